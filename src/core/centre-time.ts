/** The centre's time, from what its facts say: each is a little old when it comes, and one may be very late. */
import type { Clock, Timestamp } from './clock.js';

/** No fact is on its way for longer, in milliseconds; one that seems to be comes from a clock that was set back. */
const LONGEST_WAY = 60_000;
/** When so many facts in a row seem to come late, it is the clock that has changed. */
const LATE_IN_A_ROW = 32;

export class CentreTime {
  readonly #clock: Clock;
  /** How far the centre's clock is ahead of ours, by the fact that came quickest. */
  #offset = 0;
  #isKnown = false;
  /** Of the facts since that one: how many, and what the quickest of them said. */
  #since = 0;
  #next = -Infinity;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  now(): Timestamp {
    return this.#clock.now() + this.#offset;
  }

  /** A time of this machine's clock, by the centre's. */
  of(local: Timestamp): Timestamp {
    return local + this.#offset;
  }

  /** Takes a fact's time. A late one tells of an earlier time than it is; timers do not jump back for it. */
  hear(now: Timestamp, isNewLife: boolean): void {
    const offset = now - this.#clock.now();
    const isBest = !this.#isKnown || isNewLife || offset >= this.#offset || offset < this.#offset - LONGEST_WAY;
    this.#isKnown = true;
    this.#since += 1;
    this.#next = Math.max(this.#next, offset);
    if (!isBest && this.#since < LATE_IN_A_ROW) return;
    this.#offset = isBest ? offset : this.#next;
    this.#since = 0;
    this.#next = -Infinity;
  }
}
