/** What is remembered of what is over: not for ever. */
import type { Happening, Timestamp } from '../../core/index.js';

/** So many ids of happenings, and of tasks that are gone, are remembered. */
export const KEPT = 200;

/** Those that were not told yet. */
export function fresh(told: Set<string>, happenings: readonly Happening[]): Happening[] {
  return happenings.filter(({ id }) => {
    if (told.has(id)) return false;
    told.add(id);
    const [oldest] = told;
    if (told.size > KEPT && oldest !== undefined) told.delete(oldest);
    return true;
  });
}

export function remember(all: Map<string, Timestamp>, id: string, at: Timestamp): void {
  all.delete(id);
  all.set(id, at);
  const [oldest] = all.keys();
  if (all.size > KEPT && oldest !== undefined) all.delete(oldest);
}
