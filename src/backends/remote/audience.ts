import type { Cancel } from '../../core/index.js';

/** Who looks at something that is told only as long as somebody does. */
export class Audience<T> {
  readonly #watch: (on: boolean) => void;
  /** What is told is all there is, not what changed: who comes later is told it too. */
  readonly #isWhole: boolean;
  readonly #listeners = new Set<(value: T) => void>();
  #last: T | undefined;

  constructor(watch: (on: boolean) => void, isWhole = false) {
    this.#watch = watch;
    this.#isWhole = isWhole;
  }

  get isThere(): boolean {
    return this.#listeners.size > 0;
  }

  join(listener: (value: T) => void): Cancel {
    // One of its own: the same function may look twice.
    const tell = (value: T): void => listener(value);
    const isFirst = !this.isThere;
    this.#listeners.add(tell);
    if (isFirst) this.#watch(true);
    else if (this.#last !== undefined) tell(this.#last);
    return () => {
      if (!this.#listeners.delete(tell) || this.isThere) return;
      this.#last = undefined;
      this.#watch(false);
    };
  }

  tell(value: T): void {
    if (this.#isWhole) this.#last = value;
    for (const tell of [...this.#listeners]) tell(value);
  }
}
