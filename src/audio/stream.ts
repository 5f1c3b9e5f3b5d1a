/** A stream of any rate, in the blocks in which a context gives it, for what works on frames at 48 kHz. */
import type { Cleaner } from './cleaner.js';
import { BLOCK, waiting } from './delay.js';
import { FRAME, RATE } from './frame.js';
import { Resampler } from './resampler.js';

export class Stream {
  readonly #cleaner: Cleaner;
  readonly #resamplers: { readonly up: Resampler; readonly down: Resampler } | null;
  readonly #frame = new Float32Array(FRAME);
  #filled = 0;
  /** What is to come out: a ring, larger than what can ever wait in it. */
  readonly #ring: Float32Array;
  #read = 0;
  #write: number;

  constructor(cleaner: Cleaner, rate: number) {
    this.#cleaner = cleaner;
    this.#cleaner = cleaner;
    this.#resamplers = rate === RATE ? null : { up: new Resampler(rate, RATE), down: new Resampler(RATE, rate) };
    this.#ring = new Float32Array(Math.ceil((4 * FRAME * Math.max(rate, RATE)) / RATE) + 4 * BLOCK);
    this.#write = waiting(rate);
  }

  /** Both have the same length. */
  process(input: Float32Array, output: Float32Array): void {
    if (this.#resamplers) this.#resamplers.up.process(input, this.#take);
    else this.#takeAll(input);
    const ring = this.#ring;
    for (let i = 0; i < output.length; i += 1) {
      output[i] = ring[this.#read] ?? 0;
      this.#read = this.#read + 1 === ring.length ? 0 : this.#read + 1;
    }
  }

  #takeAll(input: Float32Array): void {
    for (let from = 0; from < input.length;) {
      const to = Math.min(input.length, from + FRAME - this.#filled);
      this.#frame.set(input.subarray(from, to), this.#filled);
      this.#filled += to - from;
      from = to;
      if (this.#filled === FRAME) this.#clean();
    }
  }

  readonly #take = (sample: number): void => {
    this.#frame[this.#filled] = sample;
    this.#filled += 1;
    if (this.#filled === FRAME) this.#clean();
  };

  #clean(): void {
    const frame = this.#frame;
    this.#filled = 0;
    this.#cleaner.process(frame, frame);
    if (this.#resamplers) {
      this.#resamplers.down.process(frame, this.#give);
      return;
    }
    const ring = this.#ring;
    const fits = Math.min(FRAME, ring.length - this.#write);
    ring.set(frame.subarray(0, fits), this.#write);
    ring.set(frame.subarray(fits), 0);
    this.#write = (this.#write + FRAME) % ring.length;
  }

  readonly #give = (sample: number): void => {
    this.#ring[this.#write] = sample;
    this.#write = this.#write + 1 === this.#ring.length ? 0 : this.#write + 1;
  };
}
