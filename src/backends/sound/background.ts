/** What is heard behind somebody who calls: a fan, or a street. */
import { draw } from '../simulator/random.js';
import type { Chance } from '../simulator/random.js';
import { hiss, pulse, RATE } from './making.js';

/** Puts noise behind a voice, some 13 dB below it. */
export function background(voice: AudioBuffer, chance: Chance): Promise<AudioBuffer> {
  const context = new OfflineAudioContext(1, voice.length, RATE);
  const speaks = new AudioBufferSourceNode(context, { buffer: voice });
  speaks.connect(context.destination);
  speaks.start();
  const noise = hiss(context, chance);
  if (draw(chance) < 0.5) fan(context, noise);
  else street(context, noise, voice.duration, chance);
  return context.startRendering();
}

/** Air, and the motor behind it. */
function fan(context: BaseAudioContext, noise: AudioNode): void {
  noise
    .connect(new BiquadFilterNode(context, { type: 'lowpass', frequency: 900, Q: 0.3 }))
    .connect(new BiquadFilterNode(context, { type: 'highpass', frequency: 120, Q: 0.3 }))
    .connect(new GainNode(context, { gain: 0.085 }))
    .connect(context.destination);
  for (const [frequency, gain] of [
    [100, 0.004],
    [200, 0.003],
    [300, 0.002],
  ] as const) {
    const hum = new OscillatorNode(context, { frequency });
    hum.connect(new GainNode(context, { gain })).connect(context.destination);
    hum.start();
  }
}

/** The rumble of a town, and a car now and then. */
function street(context: BaseAudioContext, noise: AudioNode, seconds: number, chance: Chance): void {
  noise
    .connect(new BiquadFilterNode(context, { type: 'lowpass', frequency: 350, Q: 0.3 }))
    .connect(new GainNode(context, { gain: 0.11 }))
    .connect(context.destination);
  const cars = new GainNode(context, { gain: 0 });
  noise
    .connect(new BiquadFilterNode(context, { type: 'bandpass', frequency: 900, Q: 0.5 }))
    .connect(cars)
    .connect(context.destination);
  for (let at = 3 * draw(chance); at < seconds - 4; at += 4 + 4 * draw(chance)) {
    pulse(cars.gain, at, 4, 0.03 + 0.04 * draw(chance), 1.8, 2);
  }
}
