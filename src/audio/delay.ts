/** How late the sound is that comes out of the processor. */
import { DELAY, FRAME, RATE } from './frame.js';

/** What a context gives at a time. */
export const BLOCK = 128;

/** In samples of a context of this rate. */
export function delayOf(rate: number): number {
  if (rate === RATE) return waiting(rate) + DELAY;
  return waiting(rate) + lateness(rate, RATE) + ((DELAY + lateness(RATE, rate)) * rate) / RATE;
}

/** What has to wait at the output so that it never runs dry. */
export function waiting(rate: number): number {
  if (rate === RATE) return FRAME - greatestCommonDivisor(FRAME, BLOCK);
  return Math.ceil((FRAME * rate) / RATE) + 2;
}

/** How late what is resampled is, in samples of the input: half of the taps. */
export function lateness(from: number, to: number): number {
  return Math.ceil(16 * Math.max(1, from / to));
}

export function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
