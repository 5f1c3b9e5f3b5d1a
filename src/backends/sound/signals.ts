/** What the pages at both ends of a pair say to each other: text that the centre only passes on. */

export type Signal =
  | { readonly type: 'offer'; readonly sdp: string; readonly number: number }
  /** `to`: the number of the offer that it answers. */
  | { readonly type: 'answer'; readonly sdp: string; readonly to: number }
  /** Asks for an offer: none came, or there is no way any more. */
  | { readonly type: 'again' };

export const write = (signal: Signal): string => JSON.stringify(signal);

/** Null where it makes no sense: it comes from another page, which may be of another version, or no friend. */
export function read(data: string): Signal | null {
  let told: unknown;
  try {
    told = JSON.parse(data);
  } catch {
    return null;
  }
  if (typeof told !== 'object' || told === null) return null;
  const { type, sdp, number, to } = told as Record<string, unknown>;
  if (type === 'again') return { type };
  if (typeof sdp !== 'string') return null;
  if (type === 'offer' && typeof number === 'number') return { type, sdp, number };
  if (type === 'answer' && typeof to === 'number') return { type, sdp, to };
  return null;
}

/** A number that nobody else has. */
export const chance = (): number => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
