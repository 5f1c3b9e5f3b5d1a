/**
 * Whom an agent can call or hand a call to: the buddy list, the queues, the entry points, the address book. The service
 * has the last three by pages; the buddy list comes whole.
 */
import { Failure } from '../../core/index.js';
import type { DestinationKind, DirectoryEntry, DirectoryPage, SearchQuery } from '../../core/index.js';
import { failureOf } from './failures.js';
import { stateNamed } from './names.js';
import type { SdkBuddy, SdkContactCenter, SdkEntryPoint, SdkPage, SdkPageQuery, SdkProfile } from './sdk.js';
import { Turns } from './turns.js';

export const DIRECTORIES: ReadonlySet<DestinationKind> = new Set<DestinationKind>([
  'agent',
  'queue',
  'dial-number',
  'entry-point',
]);

/** So many entries the service is asked for at once. */
const PAGE = 100;

type GetPage<T> = (query: SdkPageQuery) => Promise<SdkPage<T>>;

interface Found {
  readonly total: number;
  readonly entries: readonly DirectoryEntry[];
}

export class Directory {
  readonly #cc: SdkContactCenter;
  readonly #profile: SdkProfile;
  readonly #turns = new Turns();
  /** The buddies of the last look from the beginning: the rest of a list is of the same time. */
  #buddies: { readonly query: string; readonly entries: readonly DirectoryEntry[]; readonly all: number } | undefined;

  constructor(cc: SdkContactCenter, profile: SdkProfile) {
    this.#cc = cc;
    this.#profile = profile;
  }

  async search(query: SearchQuery, start: number, count: number): Promise<DirectoryPage> {
    try {
      return await this.#search(query, start, count);
    } catch (error) {
      throw failureOf(error);
    }
  }

  async #search({ kind, text, purpose }: SearchQuery, start: number, count: number): Promise<DirectoryPage> {
    const cc = this.#cc;
    switch (kind) {
      case 'agent':
        return this.#agents(text, purpose, start, count);
      case 'queue': {
        const queues = await pages(
          (query) => cc.getQueues(query),
          text,
          start,
          count,
          (one) => (isCall(one.channelType) && one.active !== false ? entryOf('queue', one.id, one.name) : null),
        );
        if (purpose !== 'transfer') return queues;
        // A call can be handed to an entry point as to a queue; they follow the queues [DST-04].
        const left = count - queues.entries.length;
        const points = await this.#entryPoints(text, Math.max(0, start - queues.total), Math.max(1, left));
        const rest = points.entries.slice(0, left);
        return { total: queues.total + points.total, entries: [...queues.entries, ...rest] };
      }
      case 'entry-point':
        return this.#entryPoints(text, start, count);
      case 'dial-number': {
        const book = cc.addressBook;
        if (!book) return { total: 0, entries: [] };
        const get: GetPage<{ readonly id: string; readonly name: string; readonly number: string }> = (query) =>
          book.getEntries(query);
        return pages(get, text, start, count, (one) => ({
          ...entryOf('dial-number', one.number || one.id, one.name),
          number: one.number,
        }));
      }
      case 'organization':
        throw new Failure('unsupported');
    }
  }

  #entryPoints(text: string, start: number, count: number): Promise<Found> {
    return pages(
      (query) => this.#cc.getEntryPoints(query),
      text,
      start,
      count,
      (one) => (one.isActive === false || isOutgoing(one) ? null : entryOf('entry-point', one.id, one.name)),
    );
  }

  async #agents(text: string, purpose: SearchQuery['purpose'], start: number, count: number): Promise<DirectoryPage> {
    const query = `${purpose} ${text}`;
    if (start === 0 || this.#buddies?.query !== query) {
      const fetched = await this.#fetchAgents(purpose);
      const entries = fetched.filter((one) => matches(one, text));
      this.#buddies = { query, entries, all: fetched.length };
    }
    const { entries, all } = this.#buddies;
    return { total: entries.length, all, entries: entries.slice(start, start + count) };
  }

  async #fetchAgents(purpose: SearchQuery['purpose']): Promise<readonly DirectoryEntry[]> {
    // Nobody can be handed a call without being asked who is not available [DST-03].
    const only = purpose === 'transfer' ? { state: 'Available' } : {};
    const answer = await this.#turns.take('buddyAgents', () =>
      this.#cc.getBuddyAgents({ mediaType: 'telephony', ...only }),
    );
    const profile = this.#profile;
    const teams = new Map(profile.teams?.map((one) => [one.id ?? one.teamId ?? '', one.name ?? one.teamName ?? '']));
    return buddiesOf(answer)
      .filter((one) => one.agentId !== profile.agentId)
      .map((one) => ({
        ...entryOf('agent', one.agentId, one.agentName),
        number: one.dn || null,
        state: { name: stateNamed(one.state) ?? 'idle', codeId: null },
        team: teams.get(one.teamId) ?? null,
      }))
      .sort((one, other) => rank(one) - rank(other) || one.name.localeCompare(other.name));
  }
}

/** Who is available comes first [DST-03]. */
const rank = ({ state }: DirectoryEntry): number => (state?.name === 'available' ? 0 : 1);

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const digitsOf = (text: string): string => text.replace(/\D/gu, '');

/** By any part of the name, with accents or without, or of the number [DST-02]. */
function matches({ name, number }: DirectoryEntry, text: string): boolean {
  const wanted = folded(text.trim());
  if (folded(name).includes(wanted)) return true;
  const digits = digitsOf(wanted);
  return number !== null && digits !== '' && !/[a-z]/u.test(wanted) && digitsOf(number).includes(digits);
}

/** What was wanted of a list that comes by pages; what is unfit for it is left out, and does not count. */
async function pages<T>(
  get: GetPage<T>,
  text: string,
  start: number,
  count: number,
  fit: (one: T) => DirectoryEntry | null,
): Promise<Found> {
  const entries: DirectoryEntry[] = [];
  let total = 0;
  let unfit = 0;
  const search = text.trim() ? { search: text.trim() } : {};
  const first = Math.floor(start / PAGE);
  const last = Math.floor((start + Math.max(1, count) - 1) / PAGE);
  for (let page = first; page <= last; page += 1) {
    const { data, meta } = await get({ page, pageSize: PAGE, ...search });
    const fitting = data.map(fit);
    unfit += fitting.filter((one) => one === null).length;
    const from = page === first ? start - first * PAGE : 0;
    for (const one of fitting.slice(from)) if (one && entries.length < count) entries.push(one);
    total = meta?.totalRecords ?? page * PAGE + data.length;
    if ((page + 1) * PAGE >= total) break;
  }
  return { total: Math.max(entries.length, total - unfit), entries };
}

const isCall = (channel: string | undefined): boolean => channel === undefined || channel.toUpperCase() === 'TELEPHONY';

/** Calls leave by it, and come by none. */
const isOutgoing = ({ entryPointType, type }: SdkEntryPoint): boolean =>
  (entryPointType ?? type)?.toUpperCase() === 'OUTBOUND';

const entryOf = (kind: DestinationKind, id: string, name: string): DirectoryEntry => ({
  id,
  kind,
  name,
  number: null,
  state: null,
  team: null,
});

function buddiesOf(answer: unknown): readonly SdkBuddy[] {
  const { data } = (answer ?? {}) as { readonly data?: { readonly agentList?: readonly Partial<SdkBuddy>[] } };
  return (data?.agentList ?? []).flatMap((one) =>
    typeof one.agentId === 'string'
      ? [
          {
            agentId: one.agentId,
            agentName: one.agentName ?? '',
            state: one.state ?? '',
            teamId: one.teamId ?? '',
            dn: one.dn ?? '',
            siteId: one.siteId ?? '',
          },
        ]
      : [],
  );
}
