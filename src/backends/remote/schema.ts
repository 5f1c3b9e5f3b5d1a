/**
 * Schemas that the compiler holds against a type of the model: none of its fields and none of its words can be
 * forgotten here. Fields that are not known are left out of what is checked.
 */
import * as v from 'valibot';
import { Failure } from '../../core/index.js';

/** Takes whatever comes from outside; what passes is a `T`. */
export type Checked<T> = v.GenericSchema<unknown, T>;

/** A thing, with a schema for each of its fields, also of those that may be missing. */
export function thing<T>(entries: { readonly [K in keyof T]-?: Checked<T[K]> }): Checked<T> {
  return v.object(entries) as unknown as Checked<T>;
}

/** One of these words; all of them have to be named. */
export function oneOf<T extends string>(all: Readonly<Record<T, 1>>): Checked<T> {
  return v.picklist(Object.keys(all) as T[]);
}

/** A thing of one of several kinds, which a field of it tells. */
export function oneOfKinds<T>(field: string, kinds: Readonly<Record<string, Checked<unknown>>>): Checked<T> {
  const none = v.picklist([], `${field} is none that is known here`);
  return v.lazy((input) => {
    const kind = (input as Readonly<Record<string, unknown>> | null | undefined)?.[field];
    // Also "constructor" is a name that somebody may send.
    return typeof kind === 'string' && Object.hasOwn(kinds, kind) ? (kinds[kind] ?? none) : none;
  }) as Checked<T>;
}

/** A thing that goes by its name, with details that differ. */
export function byName<T extends { readonly name: string }>(
  field: 'detail' | 'payload',
  table: Readonly<Record<T['name'], Checked<unknown>>>,
  rest: v.ObjectEntries,
): Checked<T> {
  const named = Object.entries<Checked<unknown>>(table).map(([name, details]) => [
    name,
    v.object({ ...rest, name: v.string(), [field]: details }),
  ]);
  return oneOfKinds<T>('name', Object.fromEntries(named) as Record<string, Checked<unknown>>);
}

export const list = <T>(one: Checked<T>): Checked<T[]> => v.array(one);
export const nullable = <T>(one: Checked<T>): Checked<T | null> => v.nullable(one);
export const optional = <T>(one: Checked<T>): Checked<T | undefined> => v.optional(one);
export const text: Checked<string> = v.string();
export const number: Checked<number> = v.number();
export const flag: Checked<boolean> = v.boolean();
export const nothing: Checked<Readonly<Record<never, never>>> = v.object({});

/** What a frame holds, if that is what it should be. Throws a `Failure` that names the field which is wrong. */
export function checked<T>(schema: Checked<T>, frame: unknown): T {
  const result = v.safeParse(schema, frame, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  const place = issue.path?.map(({ key }) => String(key)).join('.');
  throw new Failure('protocol', { detail: place ? `${place}: ${issue.message}` : issue.message });
}
