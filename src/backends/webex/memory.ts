/** What is remembered of what is over: not for ever. */
import type { Happening, Timestamp } from '../../core/index.js';

/** So many ids of happenings, of tasks that are gone and of commands are remembered. */
export const KEPT = 200;

/** Those that were not told yet. */
export function fresh(told: Set<string>, happenings: readonly Happening[]): Happening[] {
  return happenings.filter(({ id }) => {
    if (told.has(id)) return false;
    keep(told, id);
    return true;
  });
}

export function remember(all: Map<string, Timestamp>, id: string, at: Timestamp): void {
  all.delete(id);
  all.set(id, at);
  const [oldest] = all.keys();
  if (all.size > KEPT && oldest !== undefined) all.delete(oldest);
}

/** Of the newest so many what is done under an id is done once. */
export class Once<T> {
  readonly #done = new Map<string, T>();

  do(id: string, act: () => T): T {
    const known = this.#done.get(id);
    if (known !== undefined) return known;
    const done = act();
    this.#done.set(id, done);
    const [oldest] = this.#done.keys();
    if (this.#done.size > KEPT && oldest !== undefined) this.#done.delete(oldest);
    return done;
  }
}

/** Sets keep the order in which things came. */
export function keep(all: Set<string>, id: string): void {
  all.add(id);
  const [oldest] = all;
  if (all.size > KEPT && oldest !== undefined) all.delete(oldest);
}
