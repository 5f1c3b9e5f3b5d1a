/** What comes over a wire, read without trust: anything may be missing or of another kind. Nothing here throws. */

/** Something with named parts. */
export type Bag = Readonly<Record<string, unknown>>;

const NOTHING: Bag = Object.freeze({});

export const isBag = (value: unknown): value is Bag =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const bag = (value: unknown): Bag => (isBag(value) ? value : NOTHING);

export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** A text, also where it came as a number or a flag. */
export function text(value: unknown): string | null {
  if (typeof value === 'string') return value;
  const isPlain = typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value));
  return isPlain ? String(value) : null;
}

/** A text that says something. */
export const filled = (value: unknown): string | null => text(value) || null;

export const texts = (value: unknown): string[] => list(value).flatMap((one) => filled(one) ?? []);

/** Flags come as booleans and as the texts "true" and "false". */
export const flag = (value: unknown): boolean =>
  value === true || (typeof value === 'string' && value.trim().toLowerCase() === 'true');

/** The opposite of a flag that may be missing. */
export const isDenied = (value: unknown): boolean =>
  value === false || (typeof value === 'string' && value.trim().toLowerCase() === 'false');

export function number(value: unknown): number | null {
  const read = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof read === 'number' && Number.isFinite(read) ? read : null;
}

/** A time or a length of time; none is negative. */
export function amount(value: unknown): number | null {
  const read = number(value);
  return read !== null && read >= 0 ? read : null;
}

const DAY = 24 * 3_600_000;

/** When something happened: what is far in the future is no such time, and would make all that follows too late. */
export function moment(value: unknown, now: number): number {
  const read = amount(value);
  return read !== null && read <= now + DAY ? read : now;
}

/** Named parts that are things themselves. */
export const things = (value: unknown): [key: string, thing: Bag][] =>
  Object.entries(bag(value)).flatMap(([key, one]) => (isBag(one) ? [[key, one] as [string, Bag]] : []));
