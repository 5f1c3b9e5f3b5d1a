/** Which row of the task list stands where, and that none moves while somebody aims [POP-14]. */
import { inTaskOrder, situationOf } from '../../core/index.js';
import type { Interaction } from '../../core/index.js';
import type { Desktop } from '../../foundation/context.js';

/** Where a row stands: among the requests, the open work, or what came while the pointer was in the list. */
export type Group = 'requests' | 'work' | 'late';

/** The place of a row. It stays while somebody aims, though what stood there is gone or needs less room. */
export interface Place {
  readonly task: Interaction;
  readonly isGone: boolean;
  /** The height that it keeps, in pixels. */
  readonly height: number;
}

export type Layout = Readonly<Record<Group, readonly Place[]>>;

/** What "Accept N requests" goes by among the rows. */
export const ALL = 'all';

export const EMPTY: Layout = { requests: [], work: [], late: [] };

/** What the list shows: whatever is not over for this agent, calls first, the newest first [TSK-01]. */
export function tasksOf(desktop: Desktop | null): Interaction[] {
  const agent = desktop?.state.agent;
  if (!desktop || !agent?.signedIn) return [];
  return inTaskOrder(desktop.state.interactions.values()).filter((one) => situationOf(one, agent.id) !== 'over');
}

/** Whether two maps hold the same values under the same keys. */
export const sameValues = <K, T>(one: ReadonlyMap<K, T>, other: ReadonlyMap<K, T>): boolean =>
  one.size === other.size && [...one].every(([key, value]) => other.get(key) === value);

const asPlace = (task: Interaction): Place => ({ task, isGone: false, height: 0 });

/** Requests on top, open work below. */
export function arranged(tasks: readonly Interaction[]): Layout {
  return {
    requests: tasks.filter((one) => one.request).map(asPlace),
    work: tasks.filter((one) => !one.request).map(asPlace),
    late: [],
  };
}

/**
 * The same tasks with nothing moved: what is gone leaves its place empty, what is no longer a request stays where it
 * was, and what is new comes after everything else. `heightOf` measures a row that is about to need less room.
 */
export function heldStill(before: Layout, tasks: readonly Interaction[], heightOf: (id: string) => number): Layout {
  const left = new Map(tasks.map((one) => [one.id, one]));
  const stay = ({ task: was, isGone: wasGone, height }: Place): Place => {
    const task = left.get(was.id);
    left.delete(was.id);
    const shrinks = !wasGone && (!task || (was.request !== null && !task.request));
    return { task: task ?? was, isGone: !task, height: shrinks ? heightOf(was.id) : height };
  };
  const requests = before.requests.map(stay);
  const work = before.work.map(stay);
  const late = before.late.map(stay);
  return { requests, work, late: [...late, ...[...left.values()].map(asPlace)] };
}
