/** A point in time: milliseconds since 1970-01-01T00:00:00Z. */
export type Timestamp = number;

/** Takes back what was scheduled. Calling it late or twice does nothing. */
export type Cancel = () => void;

/** Where the kit gets the time from. Everything that waits does so on a clock that was handed to it. */
export interface Clock {
  now(): Timestamp;
  /** Runs `task` once, `delay` milliseconds from now (at once when it is not positive, but never within this call). */
  after(delay: number, task: () => void): Cancel;
}

/** Longer delays than this overflow a browser's timer and would fire at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** The machine's own time. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(delay, task) {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const wait = (left: number): void => {
      timer =
        left > LONGEST_TIMER
          ? setTimeout(wait, LONGEST_TIMER, left - LONGEST_TIMER)
          : setTimeout(task, Math.max(0, left));
    };
    wait(delay);
    return () => {
      clearTimeout(timer);
    };
  },
};

interface ManualTask {
  readonly at: Timestamp;
  readonly order: number;
  readonly task: () => void;
}

/** A clock that stands still until it is moved: a whole day passes in milliseconds, and the same way each time. */
export class ManualClock implements Clock {
  #now: Timestamp;
  #order = 0;
  #tasks: ManualTask[] = [];

  constructor(now: Timestamp = Date.UTC(2026, 10, 22, 9)) {
    this.#now = now;
  }

  now(): Timestamp {
    return this.#now;
  }

  after(delay: number, task: () => void): Cancel {
    const entry = { at: this.#now + Math.max(0, delay), order: this.#order++, task };
    this.#tasks.push(entry);
    return () => {
      this.#tasks = this.#tasks.filter((other) => other !== entry);
    };
  }

  /** How many tasks wait. A test asks, to prove that nothing was left behind. */
  get waiting(): number {
    return this.#tasks.length;
  }

  /** Moves the clock on by `milliseconds`, running what falls due on the way, each task at its own time. */
  advance(milliseconds: number): void {
    const end = this.#now + milliseconds;
    for (;;) {
      let next: ManualTask | undefined;
      for (const entry of this.#tasks) {
        if (entry.at <= end && (!next || entry.at < next.at || (entry.at === next.at && entry.order < next.order))) {
          next = entry;
        }
      }
      if (!next) break;
      const due = next;
      this.#tasks = this.#tasks.filter((entry) => entry !== due);
      this.#now = Math.max(this.#now, due.at);
      due.task();
    }
    this.#now = end;
  }
}
