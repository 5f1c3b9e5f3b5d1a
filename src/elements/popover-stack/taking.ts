import type { Failure } from '../../core/index.js';
import type { Outcome } from '../../foundation/context.js';
import type { TakeAct } from './take.js';

/** What was asked of requests, one by one or of all together, and why it was not done [POP-05]. */
export class Taking {
  readonly #ask: (act: TakeAct, id: string) => Promise<Outcome | null>;
  readonly #onChange: (failure?: Failure) => void;
  readonly #failures = new Map<string, Failure>();
  #isAll = false;

  /** `onChange` is called when something is another than before, with the failure where there is a new one. */
  constructor(ask: (act: TakeAct, id: string) => Promise<Outcome | null>, onChange: (failure?: Failure) => void) {
    this.#ask = ask;
    this.#onChange = onChange;
  }

  /** Whether all were asked for, and not all of them have come to an end. */
  get isAll(): boolean {
    return this.#isAll;
  }

  failureOf(id: string): Failure | null {
    return this.#failures.get(id) ?? null;
  }

  async take(act: TakeAct, id: string): Promise<void> {
    this.#failures.delete(id);
    const outcome = await this.#ask(act, id);
    if (!outcome || outcome.done || !('failure' in outcome)) return;
    this.#failures.set(id, outcome.failure);
    this.#onChange(outcome.failure);
  }

  /** Each is asked for by itself: one that fails stays, the rest are taken. */
  async takeAll(ids: readonly string[]): Promise<void> {
    this.#isAll = true;
    this.#onChange();
    await Promise.all(ids.map((id) => this.take('accept', id)));
    this.#isAll = false;
    this.#onChange();
  }

  /** Forgets what was about others than these. */
  keep(ids: ReadonlySet<string>): void {
    for (const id of this.#failures.keys()) if (!ids.has(id)) this.#failures.delete(id);
  }
}
