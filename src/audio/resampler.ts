import { greatestCommonDivisor, lateness } from './delay.js';

/** From one number of samples a second to another, as they come: a windowed sinc, one set of taps for each phase. */
export class Resampler {
  readonly #phases: readonly Float32Array[];
  readonly #history: Float32Array;
  readonly #step: number;
  #at = 0;
  #phase = 0;

  constructor(from: number, to: number) {
    const common = greatestCommonDivisor(from, to);
    const phases = to / common;
    this.#step = from / common;
    // Below what both rates can carry, with some room for the slope.
    const cutoff = 0.92 * Math.min(1, to / from);
    const late = lateness(from, to);
    const taps = 2 * late;
    this.#history = new Float32Array(taps);
    this.#phases = Array.from({ length: phases }, (_, phase) =>
      Float32Array.from({ length: taps }, (__, tap) => {
        const x = tap - late + phase / phases;
        const window = 0.5 + 0.5 * Math.cos((Math.PI * x) / late);
        return cutoff * sinc(cutoff * x) * window;
      }),
    );
  }

  process(input: Float32Array, write: (sample: number) => void): void {
    const history = this.#history;
    const { length } = history;
    for (const sample of input) {
      history[this.#at] = sample;
      this.#at = (this.#at + 1) % length;
      for (; this.#phase < this.#phases.length; this.#phase += this.#step) {
        const taps = this.#phases[this.#phase];
        let sum = 0;
        // The newest sample meets the first tap.
        for (let tap = 0, from = this.#at + length - 1; tap < length; tap += 1, from -= 1) {
          sum += (taps?.[tap] ?? 0) * (history[from % length] ?? 0);
        }
        write(sum);
      }
      this.#phase -= this.#phases.length;
    }
  }
}

const sinc = (x: number): number => (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x));
