import type { Cancel, DirectoryEntry, Timestamp } from '../../core/index.js';
import type { Desktop } from '../../foundation/context.js';

/** Agents who changed since they were fetched, for as long as a list of them is open [DST-06]. */
export class LiveAgents {
  readonly #onChange: () => void;
  readonly #changed = new Map<string, DirectoryEntry>();
  #at: Timestamp = 0;
  #desk: Desktop | null = null;
  #cancel: Cancel | undefined;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** When the last change came; 0 for none. */
  get at(): Timestamp {
    return this.#at;
  }

  /** Listens to this desktop, or to none. */
  watch(desk: Desktop | null): void {
    if (desk === this.#desk) return;
    this.#cancel?.();
    this.#desk = desk;
    this.#cancel = desk?.watchAgents((changed) => {
      for (const one of changed) this.#changed.set(one.id, one);
      this.#at = desk.now();
      this.#onChange();
    });
  }

  /** An agent as it is now, where it changed. */
  of(id: string): DirectoryEntry | undefined {
    return this.#changed.get(id);
  }

  /** What was fetched just now is newer. */
  fetched(entries: readonly DirectoryEntry[]): void {
    for (const { id } of entries) this.#changed.delete(id);
  }

  forget(): void {
    this.#changed.clear();
    this.#at = 0;
  }
}
