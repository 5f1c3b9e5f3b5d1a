/**
 * Takes the noise out of one voice, frame by frame: 480 samples at 48 kHz, which is what RNNoise works on. Pure: it knows
 * neither a context nor a page.
 *
 *   in ──┬─ RNNoise ──────────────────┬─ + ── × gate ──┐
 *        ├─ as it came ── × presence ─┘                ├── out, 20 ms after in
 *        └─ as it came, while off or after a failure ──┘
 *
 * All three are equally late. The gate and the presence are open while RNNoise is sure of a voice: what it does to a
 * voice is heard less when some of the sound as it came stays in, and where nobody speaks nothing of that is wanted.
 */
import { DELAY, finite, FRAME } from './frame.js';
import type { Rnnoise } from './rnnoise.js';

export interface CleanerSettings {
  /** From this certainty on, from 0 to 1, a frame is taken for a voice. */
  readonly voice: number;
  /** So many frames after the last one with a voice the gate begins to close, */
  readonly hold: number;
  /** of which so much is left from frame to frame, */
  readonly release: number;
  /** down to this. */
  readonly floor: number;
  /** How much of the sound as it came stays in with a voice, */
  readonly dry: number;
  /** so many frames longer, */
  readonly dryHold: number;
  /** after which so much of it is left from frame to frame. */
  readonly dryRelease: number;
}

/** Chosen by the first part of the audio in bench/audio; docs/audio.md has the figures of the second. */
export const settings: CleanerSettings = {
  voice: 0.8,
  hold: 5,
  release: 0.6,
  floor: 0.07,
  dry: 0.35,
  dryHold: 1,
  dryRelease: 0.5,
};

/** One that opens at once, two frames before the voice since that is how late the sound is, and closes in its time. */
class Gate {
  readonly #hold: number;
  readonly #release: number;
  readonly #floor: number;
  #left = 0;
  value = 1;

  constructor(hold: number, release: number, floor: number) {
    this.#hold = hold + DELAY / FRAME;
    this.#release = release;
    this.#floor = floor;
  }

  next(hasVoice: boolean): number {
    this.#left = hasVoice ? this.#hold : Math.max(0, this.#left - 1);
    this.value = this.#left > 0 ? 1 : Math.max(this.#floor, this.value * this.#release);
    return this.value;
  }
}

export class Cleaner {
  readonly #rnnoise: Rnnoise;
  readonly #settings: CleanerSettings;
  readonly #onFailure: (error: unknown) => void;
  /** The last two frames as they came, the older one first, and what RNNoise made of the older one. */
  #older = new Float32Array(FRAME);
  #newer = new Float32Array(FRAME);
  readonly #cleaned = new Float32Array(FRAME);
  readonly #gate: Gate;
  readonly #presence: Gate;
  /** How much of the output is cleaned: 0 is the sound as it came. */
  #share = 0;
  /** Frames until RNNoise knows enough again. */
  #warmUp = 0;
  #isOn = false;
  #hasFailed = false;

  constructor(rnnoise: Rnnoise, onFailure: (error: unknown) => void = () => undefined, chosen = settings) {
    this.#rnnoise = rnnoise;
    this.#onFailure = onFailure;
    this.#settings = chosen;
    this.#gate = new Gate(chosen.hold, chosen.release, chosen.floor);
    this.#presence = new Gate(chosen.dryHold, chosen.dryRelease, 0);
  }

  get isOn(): boolean {
    return this.#isOn;
  }

  set isOn(isOn: boolean) {
    if (isOn && !this.#isOn && this.#share === 0) this.#warmUp = 2;
    this.#isOn = isOn && !this.#hasFailed;
  }

  /** Cleans from the first sample on: what begins with silence has nothing to fade from. */
  begin(): void {
    this.isOn = true;
    this.#warmUp = 0;
    this.#share = 1;
  }

  /** The output may be the input. What goes on and off does so within one frame, and both sounds are equally late. */
  process(input: Float32Array, output: Float32Array): void {
    const { dry, voice } = this.#settings;
    const cleaned = this.#cleaned;
    const asItCame = this.#older;
    const share = this.#share;
    const gate = this.#gate.value;
    const presence = this.#presence.value;

    // RNNoise is asked once the frame that it gave last time is out: until then `cleaned` holds that one.
    const hasVoice = this.#isOn || share > 0 ? this.#ask(input) >= voice : true;
    const nextShare = this.#isOn && this.#warmUp === 0 ? 1 : 0;
    const nextGate = this.#gate.next(hasVoice);
    const nextPresence = this.#presence.next(hasVoice);

    for (let i = 0; i < FRAME; i += 1) {
      const at = i / FRAME;
      const raw = asItCame[i] ?? 0;
      const wet = cleaned[i] ?? 0;
      const some = dry * (presence + (nextPresence - presence) * at);
      const gated = (wet + (raw - wet) * some) * (gate + (nextGate - gate) * at);
      const part = share + (nextShare - share) * at;
      // The input goes where the output came from: they may be the same array.
      asItCame[i] = finite(input[i] ?? 0);
      output[i] = part * gated + (1 - part) * raw;
    }
    if (!this.#hasFailed) cleaned.set(this.#rnnoise.output);
    this.#older = this.#newer;
    this.#newer = asItCame;
    this.#share = nextShare;
    if (this.#isOn && this.#warmUp > 0) this.#warmUp -= 1;
  }

  /** How sure it is that there is a voice. Once it breaks it is not asked again: the sound goes on as it came. */
  #ask(input: Float32Array): number {
    if (this.#hasFailed) return 0;
    try {
      return this.#rnnoise.process(input);
    } catch (error) {
      this.#hasFailed = true;
      this.#isOn = false;
      this.#onFailure(error);
      return 1; // the gate opens
    }
  }
}
