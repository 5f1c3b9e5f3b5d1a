/**
 * Somebody who speaks, in no language: a voice through four formants that move from sound to sound, with breath, stress
 * and melody, in sentences with pauses in which an answer would come.
 */
import { between, draw, pick } from '../simulator/random.js';
import type { Chance } from '../simulator/random.js';
import { background } from './background.js';
import { chanceOf, hiss, pulse, RATE } from './making.js';
import { CONSONANTS, VOWELS } from './phones.js';
import type { Phone } from './phones.js';

/** In seconds. */
const TALK = 24;
const GREETING = 9;
/** The loudness of a voice while it speaks, as of full scale. */
const LOUD = 0.09;

interface Speaker {
  /** In hertz, where the voice is at rest. */
  readonly pitch: number;
  /** Of the mouth: smaller ones sound higher. */
  readonly size: number;
  /** How long a sound lasts. */
  readonly slow: number;
  readonly breath: number;
  /** How much the pitch trembles. */
  readonly tremble: number;
}

const SPEAKERS: readonly Speaker[] = [
  { pitch: 112, size: 1, slow: 1, breath: 0.02, tremble: 0.006 },
  { pitch: 198, size: 1.16, slow: 0.96, breath: 0.03, tremble: 0.006 },
  { pitch: 132, size: 1.02, slow: 0.86, breath: 0.02, tremble: 0.008 },
  { pitch: 224, size: 1.2, slow: 0.86, breath: 0.04, tremble: 0.006 },
  { pitch: 104, size: 0.98, slow: 1.22, breath: 0.06, tremble: 0.02 },
  { pitch: 176, size: 1.12, slow: 1.2, breath: 0.06, tremble: 0.02 },
];

/** What one says, and waits for an answer, and goes on; from the beginning again after so many seconds. */
export async function talk(who: string, isNoisy: boolean): Promise<AudioBuffer> {
  const chance = chanceOf(who);
  const mouth = new Mouth(TALK, chance);
  let at = 0.4;
  while (at < TALK - 5) {
    const end = mouth.sentence(at, 3 + Math.floor(draw(chance) * 4), draw(chance) < 0.25);
    at = end + (draw(chance) < 0.45 ? between(chance, 0.35, 0.7) : between(chance, 2, 3.2));
    if (draw(chance) < 0.3 && at < TALK - 6) at = mouth.sentence(at, 1, false) + between(chance, 0.8, 1.6);
  }
  const voice = await mouth.spoken();
  return isNoisy ? background(voice, chance) : voice;
}

/** Nobody is there: a greeting, and the tone after which one speaks. */
export async function greeting(who: string, isNoisy: boolean): Promise<AudioBuffer> {
  const chance = chanceOf(who);
  const mouth = new Mouth(GREETING, chance);
  const end = mouth.sentence(mouth.sentence(0.5, 4, false) + 0.4, 3, false);
  mouth.beep(Math.min(end + 0.6, GREETING - 0.6));
  const voice = await mouth.spoken();
  return isNoisy ? background(voice, chance) : voice;
}

class Mouth {
  readonly #chance: Chance;
  readonly #speaker: Speaker;
  readonly #context: OfflineAudioContext;
  readonly #pitch: AudioParam;
  readonly #voicing: AudioParam;
  readonly #formants: readonly BiquadFilterNode[];
  /** The rush of an s, the burst of a t, and breath. */
  readonly #rush: AudioParam;
  readonly #rushAt: BiquadFilterNode;

  constructor(seconds: number, chance: Chance) {
    this.#chance = chance;
    const speaker = (this.#speaker = pick(chance, SPEAKERS));
    const context = (this.#context = new OfflineAudioContext(1, seconds * RATE, RATE));
    const noise = hiss(context, chance);
    // A source that gets softer by 12 dB with each octave, as vocal cords do; the mouth gives six back.
    const steps = Float32Array.from({ length: 80 }, (_, n) => (n === 0 ? 0 : n ** -1.3));
    const wave = context.createPeriodicWave(new Float32Array(80), steps);
    const cords = new OscillatorNode(context, { periodicWave: wave, type: 'custom' });
    cords.start();
    this.#pitch = cords.frequency;
    this.#pitch.value = speaker.pitch * between(chance, 0.93, 1.07);
    for (const [frequency, share] of [
      [5.3, speaker.tremble],
      [1.7, 0.012],
    ] as const) {
      const swing = new OscillatorNode(context, { frequency });
      swing.start();
      swing.connect(new GainNode(context, { gain: speaker.pitch * share })).connect(this.#pitch);
    }

    const voiced = new GainNode(context, { gain: 0 });
    this.#voicing = voiced.gain;
    cords.connect(voiced);
    noise.connect(new GainNode(context, { gain: speaker.breath })).connect(voiced);
    // Neighbours against each other: between two that add up the sound would have holes.
    this.#formants = [1, -0.63, 0.32, -0.14].map((gain) => {
      const formant = new BiquadFilterNode(context, { type: 'bandpass', frequency: 500, Q: 6 });
      voiced.connect(formant).connect(new GainNode(context, { gain })).connect(context.destination);
      return formant;
    });

    const rush = new GainNode(context, { gain: 0 });
    this.#rush = rush.gain;
    this.#rushAt = new BiquadFilterNode(context, { type: 'bandpass', frequency: 4_000, Q: 1 });
    noise.connect(this.#rushAt).connect(rush).connect(context.destination);
  }

  /** Says words; returns when it is done, in seconds. */
  sentence(start: number, words: number, isQuestion: boolean): number {
    const { slow } = this.#speaker;
    const chance = this.#chance;
    const base = this.#pitch.value;
    pulse(this.#rush, start, 0.28, 0.006, 0.2, 0.05);
    this.#rushAt.frequency.setValueAtTime(1_600, start);
    let at = start + 0.3;
    this.#voicing.setValueAtTime(0, at);
    this.#pitch.setValueAtTime(base * 1.08, at);
    for (let word = 0; word < words; word += 1) {
      const syllables = 1 + Math.floor(draw(chance) * 3);
      const stressed = Math.floor(draw(chance) * syllables);
      for (let syllable = 0; syllable < syllables; syllable += 1) {
        const isLast = word === words - 1 && syllable === syllables - 1;
        const isStressed = syllable === stressed;
        if (draw(chance) < 0.88) at = this.#phone(pick(chance, CONSONANTS), at, between(chance, 0.85, 1.1) * slow, 1);
        // The melody falls to the end, rises with stress, and with the last of a question.
        const fall = 1.1 - (0.22 * (word + syllable / syllables)) / words;
        const tune = base * (isLast ? (isQuestion ? 1.35 : 0.82) : fall * (isStressed ? 1.13 : 1));
        const lasts = between(chance, 0.8, 1.15) * slow * (isStressed ? 1.25 : 0.9) * (isLast ? 1.5 : 1);
        const vowel = pick(chance, VOWELS);
        this.#pitch.linearRampToValueAtTime(tune, at + 0.07 * lasts);
        at = this.#phone(vowel, at, lasts, isStressed ? 1 : 0.75);
        if (draw(chance) < 0.3) at = this.#phone(pick(chance, CONSONANTS), at, 0.9 * slow, 0.8);
      }
      if (draw(chance) < 0.25) at = this.#close(at) + between(chance, 0.05, 0.14);
    }
    return this.#close(at);
  }

  beep(at: number): void {
    const gain = new GainNode(this.#context, { gain: 0 });
    pulse(gain.gain, at, 0.45, 0.1);
    const tone = new OscillatorNode(this.#context, { frequency: 1_000 });
    tone.connect(gain).connect(this.#context.destination);
    tone.start(at);
    tone.stop(at + 0.5);
  }

  /** As loud as every other voice. */
  async spoken(): Promise<AudioBuffer> {
    const buffer = await this.#context.startRendering();
    const samples = buffer.getChannelData(0);
    let sum = 0;
    let count = 1;
    for (const sample of samples) {
      if (Math.abs(sample) < 0.002) continue;
      sum += sample * sample;
      count += 1;
    }
    const louder = LOUD / Math.max(1e-6, Math.sqrt(sum / count));
    for (let at = 0; at < samples.length; at += 1) samples[at] = (samples[at] ?? 0) * louder;
    return buffer;
  }

  /** The sound of one letter; returns its end. */
  #phone({ lasts, voice, formants, rush }: Phone, start: number, slower: number, loud: number): number {
    const end = start + lasts * slower;
    const glide = Math.min(0.045, 0.4 * (end - start));
    for (const [index, formant] of this.#formants.entries()) {
      const [frequency, width] = formants[index] ?? [3_500, 250];
      const target = frequency * this.#speaker.size;
      formant.frequency.linearRampToValueAtTime(target, start + glide);
      formant.frequency.setValueAtTime(target, end);
      formant.Q.linearRampToValueAtTime(target / width, start + glide);
      formant.Q.setValueAtTime(target / width, end);
    }
    this.#voicing.linearRampToValueAtTime(voice * loud, start + glide);
    this.#voicing.setValueAtTime(voice * loud, end);
    if (rush) {
      const from = start + rush.after * slower;
      this.#rushAt.frequency.setValueAtTime(rush.at, from);
      pulse(this.#rush, from, Math.min(rush.lasts * slower, end - from + 0.02), rush.loud, rush.rise, 0.008);
    }
    return end;
  }

  #close(at: number): number {
    this.#voicing.linearRampToValueAtTime(0, at + 0.06);
    return at + 0.06;
  }
}
