/** How long to wait before a lost connection is tried again: 1, 2, 4, 8, 16, 30, 30 … seconds, less a little by chance. */
import { draw } from './simulator/random.js';
import type { Chance } from './simulator/random.js';

/** The first wait, and the longest, in milliseconds. */
const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 30_000;
/** Up to this part of a wait is left off: desktops that were cut off together do not all come back at once. */
const JITTER = 0.2;

export class BackOff {
  readonly #chance: Chance;
  #failed = 0;

  constructor(chance: Chance) {
    this.#chance = chance;
  }

  /** The next wait, in milliseconds. */
  get wait(): number {
    return Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** this.#failed) * (1 - JITTER * draw(this.#chance));
  }

  /** An attempt failed: the next wait is longer. */
  failed(): void {
    this.#failed += 1;
  }

  /** There was a connection. */
  reset(): void {
    this.#failed = 0;
  }
}
