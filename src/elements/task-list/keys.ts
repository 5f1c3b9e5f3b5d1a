/** The keys of the task list: from row to row, and from one piece of open work to the next. */
import type { Interaction } from '../../core/index.js';

/** The open work before or after the current one, round and round. A request is no work yet. */
export function stepFrom(tasks: readonly Interaction[], currentId: string | null, by: number): Interaction | undefined {
  const work = tasks.filter((one) => !one.request);
  const at = work.findIndex((one) => one.id === currentId);
  const next = at < 0 ? work.at(by > 0 ? 0 : -1) : work.at((at + by) % work.length);
  return next === work[at] ? undefined : next;
}

/** Up, Down, Home and End lead from row to row. */
export function moveByKey(event: KeyboardEvent, list: ParentNode): void {
  const { key, target } = event;
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || !(target instanceof Element)) return;
  const stops = [...list.querySelectorAll<HTMLElement>('.pick, .more .wx-button')];
  const here = stops.findIndex((one) => one.closest('li') === target.closest('li'));
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: here + 1,
    ArrowUp: here - 1,
    Home: 0,
    End: stops.length - 1,
  };
  const next = moves[key];
  if (next === undefined) return;
  event.preventDefault();
  stops[next]?.focus();
}
