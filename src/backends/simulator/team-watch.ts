/** Tells whoever looks at the teams: at once, and then once a second at most, when something is different [MON-01]. */
import type { Cancel, TeamRow } from '../../core/index.js';

/** Changes are told together, so often, in milliseconds. */
const BATCH = 1000;

type Tell = (rows: readonly TeamRow[]) => void;

export class TeamWatch {
  readonly #read: () => readonly TeamRow[] | null;
  readonly #after: (milliseconds: number, task: () => void) => void;
  readonly #watchers = new Set<{ readonly tell: Tell }>();
  /** What was told last, to tell nothing twice. */
  #told = '';
  #isWaiting = false;

  /** `read` returns null while nobody sits at the desk. */
  constructor(read: () => readonly TeamRow[] | null, after: (milliseconds: number, task: () => void) => void) {
    this.#read = read;
    this.#after = after;
  }

  watch(tell: Tell): Cancel {
    const watcher = { tell };
    this.#watchers.add(watcher);
    // Like any other centre, this one tells later, never within the call.
    queueMicrotask(() => {
      const rows = this.#watchers.has(watcher) ? this.#read() : null;
      if (rows) tell(rows);
    });
    return () => this.#watchers.delete(watcher);
  }

  /** Something happened in the centre. */
  changed(): void {
    if (this.#watchers.size === 0 || this.#isWaiting) return;
    this.#isWaiting = true;
    this.#after(BATCH, () => {
      this.#isWaiting = false;
      this.#tell();
    });
  }

  /** Somebody sits down: what was told before counts no more. */
  anew(): void {
    this.#told = '';
    this.changed();
  }

  #tell(): void {
    const rows = this.#watchers.size > 0 ? this.#read() : null;
    const text = JSON.stringify(rows);
    if (!rows || text === this.#told) return;
    this.#told = text;
    for (const { tell } of [...this.#watchers]) tell(rows);
  }
}
