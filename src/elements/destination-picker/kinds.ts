/** The kinds of destination as they are shown, a tab each. */
import type { Capabilities, Destination, DestinationKind, DirectoryEntry, Settings } from '../../core/index.js';
import type { Dictionary } from '../../foundation/localize.js';
import { picker } from '../../locales/on-demand/picker.js';

export const TABS = ['agent', 'queue', 'dial-number', 'organization'] as const;
export type Tab = (typeof TABS)[number];
export type Purpose = 'consult' | 'transfer';

export type Terms = Dictionary & { readonly picker: typeof picker };

const known = new WeakMap<Dictionary, Terms>();

/** The element's texts with the others: in English, where a language has none. */
export function termsOf(t: Dictionary): Terms {
  let terms = known.get(t);
  if (!terms) known.set(t, (terms = { picker, ...t }));
  return terms;
}

/** What the administrator and the back end allow; all else is absent [DST-01]. */
export function tabsFor(settings: Settings | null, { directories }: Capabilities, purpose: Purpose): readonly Tab[] {
  const allowed = settings?.destinations[purpose] ?? [];
  const has = (kind: DestinationKind): boolean => allowed.includes(kind) && directories.has(kind);
  return TABS.filter((tab) => {
    // Entry points stand among the queues to which a call can be handed over [DST-04].
    if (tab === 'queue') return has('queue') || (purpose === 'transfer' && has('entry-point'));
    return has(tab) && (tab !== 'organization' || settings?.people != null);
  });
}

/** Whether a call can go to an entry point at all: a number may be one's [DN-04]. */
export const mayEnter = (settings: Settings | null, { directories }: Capabilities, purpose: Purpose): boolean =>
  directories.has('entry-point') && (settings?.destinations[purpose].includes('entry-point') ?? false);

/** Available agents, and for a consult those who are Idle [DST-03]. */
export const isFree = ({ state }: DirectoryEntry, purpose: Purpose): boolean =>
  state === null || state.name === 'available' || (purpose === 'consult' && state.name === 'idle');

export const destinationOf = ({ kind, id, name }: DirectoryEntry): Destination => ({ kind, id, name });

export const isSame = (one: Destination | null, { kind, id, name }: DirectoryEntry): boolean =>
  one?.kind === kind && one.id === id && one.name === name;

/** An agent's state in words; an idle one with its code. */
export function stateIn({ picker, state }: Terms, entry: DirectoryEntry, settings: Settings | null): string {
  if (!entry.state) return '';
  const { name, codeId } = entry.state;
  const code = settings?.idleCodes.find((one) => one.id === codeId);
  return code ? picker.idle(code.name) : state[name];
}
