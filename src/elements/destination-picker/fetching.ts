/** How a kind of destination is fetched from the centre's directories. */
import { dialled, dialNumberFault, Failure } from '../../core/index.js';
import type { DestinationKind, DirectoryEntry, Settings } from '../../core/index.js';
import type { Desktop } from '../../foundation/context.js';
import type { FoundPage } from '../../foundation/on-demand/found.js';
import { isSame, mayEnter } from './kinds.js';
import type { Purpose, Tab } from './kinds.js';

/** So many entry points are looked through for the very number; who has it comes first. */
const FEW = 50;

export interface Asking {
  readonly desk: Desktop | null;
  readonly settings: Settings | null;
  readonly purpose: Purpose;
}

type Search = (kind: DestinationKind, text: string, start: number, count: number) => Promise<FoundPage>;

export async function fetchPage(
  tab: Tab,
  about: Asking,
  text: string,
  start: number,
  count: number,
): Promise<FoundPage> {
  const { desk, settings, purpose } = about;
  if (!desk) throw new Failure('link-lost', { retryable: true });
  const search: Search = (kind, words, from, most) => desk.search({ kind, text: words, purpose }, from, most);
  if (tab === 'queue') {
    const hasQueues = settings?.destinations[purpose].includes('queue') ?? false;
    return search(hasQueues ? 'queue' : 'entry-point', text, start, count);
  }
  if (tab !== 'dial-number' || start > 0) return search(tab, text, start, count);
  const isKnown = mayEnter(settings, desk.capabilities, purpose);
  const [page, lead] = await Promise.all([search(tab, text, start, count), leadOf(text, isKnown ? search : null)]);
  // One that the list has need not stand over it.
  const isListed = lead?.kind === 'entry-point' && page.entries.some((one) => isSame(lead, one));
  return { ...page, lead: isListed ? null : lead };
}

/** The typed number, as something to call [DN-02]; one that is an entry point's is that entry point [DN-04]. */
async function leadOf(text: string, search: Search | null): Promise<DirectoryEntry | null> {
  const number = dialled(text);
  if (dialNumberFault(number)) return null;
  const entryPoints = (await search?.('entry-point', number, 0, FEW))?.entries ?? [];
  const own = entryPoints.find((one) => dialled(one.number ?? '') === number);
  return own ?? { id: number, kind: 'dial-number', name: number, number, state: null, team: null };
}
