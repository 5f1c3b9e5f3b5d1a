/** Chance, from a number that is part of the centre's state: the same seed plays the same day (mulberry32). */
export interface Chance {
  random: number;
}

/** The next number from 0 up to, but not including, 1. */
export function draw(chance: Chance): number {
  chance.random = (chance.random + 0x6d2b79f5) | 0;
  let mixed = Math.imul(chance.random ^ (chance.random >>> 15), 1 | chance.random);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}

/** A number between two bounds. */
export const between = (chance: Chance, low: number, high: number): number => low + draw(chance) * (high - low);

/** One of a list. Throws where the list is empty. */
export function pick<T>(chance: Chance, list: readonly T[]): T {
  const picked = list[Math.floor(draw(chance) * list.length)];
  if (picked === undefined) throw new Error('Nothing to pick from: the list is empty.');
  return picked;
}
