/** What all sounds are made of. */
import { draw } from '../simulator/random.js';
import type { Chance } from '../simulator/random.js';

/** Twice what a good telephone carries. */
export const RATE = 24_000;

/** Louder for a while, without a click at either end. */
export function pulse(gain: AudioParam, at: number, lasts: number, loud: number, rise = 0.01, fall = rise): void {
  gain.setValueAtTime(0, at);
  gain.linearRampToValueAtTime(loud, at + rise);
  gain.setValueAtTime(loud, at + lasts - fall);
  gain.linearRampToValueAtTime(0, at + lasts);
}

/** The same chance for the same name. */
export function chanceOf(name: string): Chance {
  let random = 7;
  for (const letter of name) random = (Math.imul(random, 31) + (letter.codePointAt(0) ?? 0)) | 0;
  return { random };
}

/** Two seconds of noise, the same each time. */
export function hiss(context: BaseAudioContext, chance: Chance): AudioBufferSourceNode {
  const buffer = new AudioBuffer({ length: 2 * RATE, sampleRate: RATE });
  const samples = buffer.getChannelData(0);
  for (let at = 0; at < samples.length; at += 1) samples[at] = 2 * draw(chance) - 1;
  const source = new AudioBufferSourceNode(context, { buffer, loop: true });
  source.start();
  return source;
}
