/**
 * Rows that hold still while somebody aims at one of them [POP-14]. The rows stand on their last one: what is added or
 * taken away at the top moves nothing.
 */

/** A place in the list. */
export interface Slot<T> {
  readonly key: string;
  /** What stands here, or null where it left and its place is kept empty. */
  readonly item: T | null;
  /** The height that the place has to keep, in pixels, and what stood there when that was settled. */
  readonly fixed: { readonly height: number; readonly item: T } | null;
}

/** So many places are kept empty. A pointer that was left lying on the rows must not pile them up. */
const EMPTY_PLACES = 5;

/** Rows as they should stand, each in its own height. */
export function laidOut<T>(wanted: ReadonlyMap<string, T>): Slot<T>[] {
  return [...wanted].map(([key, item]) => ({ key, item, fixed: null }));
}

/**
 * Rows as they may stand while somebody aims: each keeps its place and, unless it is the topmost, its height; one that
 * left leaves its place empty; a new one comes above all others. `heightOf` tells the height of a row on the screen, or
 * null where it is not there.
 */
export function heldStill<T>(
  before: readonly Slot<T>[],
  wanted: ReadonlyMap<string, T>,
  heightOf: (key: string) => number | null,
): Slot<T>[] {
  const known = new Set(before.map((slot) => slot.key));
  const fresh = [...wanted].filter(([key]) => !known.has(key));
  const kept = before.map((slot): Slot<T> => ({ ...slot, item: wanted.get(slot.key) ?? null }));
  let isTop = fresh.length === 0;
  for (const [index, slot] of kept.entries()) {
    const stood = before[index]?.item;
    if (!slot.fixed && stood && (!isTop || slot.item === null)) {
      const height = heightOf(slot.key);
      if (height !== null) kept[index] = { ...slot, fixed: { height, item: stood } };
    }
    isTop = false;
  }
  const slots = [...fresh.map(([key, item]): Slot<T> => ({ key, item, fixed: null })), ...kept];
  let empty = slots.filter((slot) => slot.item === null).length;
  while (empty > EMPTY_PLACES && slots[0]?.item === null) {
    slots.shift();
    empty -= 1;
  }
  return empty > EMPTY_PLACES ? laidOut(wanted) : slots;
}
