/** Questions over a link that may lose them: each is asked again until there is an answer, as long as somebody waits. */
import { COMMAND_LIMIT, Failure } from '../core/index.js';
import type { Cancel, Clock, FailureCode } from '../core/index.js';

/** After so long without an answer something is asked again; then after twice as long, and so on. In milliseconds. */
const REPEAT = 2_000;
const LONGEST_REPEAT = 8_000;

export interface Answer<T> {
  give(value: T): void;
  refuse(error: unknown): void;
}

interface Asked {
  readonly ask: () => void;
  /** The next time that it is asked again. */
  cancel?: Cancel;
  readonly fail: (failure: Failure) => void;
}

export class Asking {
  readonly #clock: Clock;
  readonly #asked = new Set<Asked>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Asks until there is an answer, at most for `COMMAND_LIMIT`; `tooLate` says why it came to nothing then. */
  ask<T>(question: (answer: Answer<T>) => void, tooLate: () => FailureCode): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      let wait = REPEAT;
      const settle = (say: () => void): void => {
        if (!this.#asked.delete(asked)) return;
        asked.cancel?.();
        cancelLimit();
        say();
      };
      const answer: Answer<T> = {
        give: (value) => settle(() => resolve(value)),
        refuse: (error) => settle(() => reject(Failure.from(error))),
      };
      const asked: Asked = {
        ask: () => {
          asked.cancel?.();
          asked.cancel = this.#clock.after(wait, asked.ask);
          wait = Math.min(wait * 2, LONGEST_REPEAT);
          question(answer);
        },
        fail: (failure) => settle(() => reject(failure)),
      };
      const cancelLimit = this.#clock.after(COMMAND_LIMIT, () =>
        asked.fail(new Failure(tooLate(), { retryable: true })),
      );
      this.#asked.add(asked);
      asked.ask();
    });
  }

  /** Asks everything that has no answer yet once more: there is another connection. */
  again(): void {
    for (const one of [...this.#asked]) one.ask();
  }

  /** Asks nothing until `again()`: there is no connection. */
  pause(): void {
    for (const one of this.#asked) one.cancel?.();
  }

  /** Nobody will answer any more. */
  fail(failure: Failure): void {
    for (const one of [...this.#asked]) one.fail(failure);
  }
}
