/** Directories of the centre, a page at a time: whom an agent can ask, call, or hand a call to. */
import type { DestinationKind, DirectoryEntry, DirectoryPage, Person, SearchQuery } from '../../core/index.js';
import { effective } from './agents.js';
import { whyNot } from './free.js';
import { crewOf } from './crew.js';
import { destinationsFor } from './destinations.js';
import { digitsOf, entry } from './lists.js';
import type { List, PersonRecord } from './lists.js';
import { between, draw, pick } from './random.js';
import { REACH, reachIn } from './reach.js';
import type { Chance } from './random.js';
import type { AgentRecord } from './state.js';
import type { Turn } from './turn.js';

/** The kinds that can be searched. */
export const DIRECTORIES: ReadonlySet<DestinationKind> = new Set([
  'agent',
  'queue',
  'dial-number',
  'entry-point',
  'organization',
]);

const NOTHING: DirectoryPage = { total: 0, all: 0, entries: [] };
const MINUTE = 60_000;

/** Names and numbers are both searched; numbers by their digits, however they are typed [DST-02]. */
export function searchDirectory(
  look: Turn,
  agent: AgentRecord,
  { kind, text, purpose }: SearchQuery,
  start: number,
  count: number,
): DirectoryPage {
  const { lists } = look.directory;
  const allowed = purpose === 'outdial' ? null : destinationsFor(look, purpose);
  // Entry points stand among others where they can be chosen.
  const hasEntryPoints = allowed?.includes('entry-point') ?? false;
  const part = (list: Pick<List<DirectoryEntry>, 'items' | 'find' | 'exactly'>): DirectoryPage =>
    page(list, text, start, count, (one) => one);
  switch (kind) {
    case 'agent':
      return agents(look, agent, { text, purpose }, start, count);
    case 'queue':
      return part(lists.queues(purpose === 'consult', purpose === 'transfer' && hasEntryPoints));
    case 'entry-point':
      return hasEntryPoints ? part(lists.entryPoints) : NOTHING;
    case 'dial-number':
      return part(lists.numbers(purpose === 'consult' && hasEntryPoints));
    case 'organization':
      return page(lists.people, text, start, count, (one) => personEntry(look, one));
  }
}

/** Part of a list. Who has the very number that is looked for comes first [DN-04]. */
function page<T>(
  list: Pick<List<T>, 'items' | 'find' | 'exactly'>,
  text: string,
  start: number,
  count: number,
  entryOf: (item: T) => DirectoryEntry,
): DirectoryPage {
  const { items } = list;
  const hits = text.trim() === '' ? null : list.find(text);
  const part = new Part(start, count);
  for (const at of hits ? list.exactly(text) : []) {
    if (hits?.[at] !== 1) continue;
    part.take(at);
    hits[at] = 0;
  }
  for (let at = 0; at < items.length; at += 1) if (!hits || hits[at] === 1) part.take(at);
  const entries = part.places.flatMap((at) => {
    const item = items[at];
    return item === undefined ? [] : [entryOf(item)];
  });
  return { total: part.total, all: items.length, entries };
}

/** Counts places, and keeps those that are wanted. Of many entries no list is made that nobody sees. */
class Part {
  readonly places: number[] = [];
  total = 0;
  readonly #start: number;
  readonly #end: number;

  constructor(start: number, count: number) {
    this.#start = start;
    this.#end = start + count;
  }

  take(at: number): void {
    if (this.total >= this.#start && this.total < this.#end) this.places.push(at);
    this.total += 1;
  }
}

/** Agents by name or by the number of their telephone: Available ones first, then Idle ones [DST-03]. */
function agents(
  look: Turn,
  me: AgentRecord,
  { text, purpose }: Pick<SearchQuery, 'text' | 'purpose'>,
  start: number,
  count: number,
): DirectoryPage {
  const hits = text.trim() === '' ? null : look.directory.lists.agents.find(text);
  const digits = digitsOf(text);
  const { byName } = crewOf(look);
  const reach = reachIn(look);
  const mine = reach.placeOf(me.id);
  if (hits && digits !== '') reach.markNumbers(digits, hits);
  const part = new Part(start, count);
  let all = 0;
  for (const wanted of purpose === 'consult' ? [REACH.available, REACH.idle] : [REACH.available]) {
    for (let at = 0; at < byName.length; at += 1) {
      if (reach.of[at] !== wanted || at === mine) continue;
      all += 1;
      if (!hits || hits[at] === 1) part.take(at);
    }
  }
  const entries = part.places.flatMap((at) => {
    const agent = byName[at];
    return agent ? [agentEntry(look, agent)] : [];
  });
  return { total: part.total, all, entries };
}

export function agentEntry(look: Turn, agent: AgentRecord): DirectoryEntry {
  const { name, codeId } = stateOf(look, agent);
  return {
    ...entry('agent', agent.id, agent.name, agent.station?.number || null),
    state: { name, codeId },
    team: look.directory.teams.get(agent.teamId ?? '')?.name ?? null,
    supervisor: agent.supervisor,
  };
}

function stateOf(look: Turn, agent: AgentRecord): Pick<AgentRecord['base'], 'name' | 'codeId'> {
  switch (whyNot(look, agent)) {
    case 'agent-wrapping-up':
      return { name: 'wrap-up', codeId: null };
    case 'agent-busy':
      return { name: 'engaged', codeId: null };
    default:
      return effective(agent);
  }
}

const personEntry = (look: Turn, one: PersonRecord): DirectoryEntry => ({
  ...entry('organization', one.number, one.name, one.number),
  person: { role: one.role, department: one.department, presence: presenceOf(look, one) },
});

const PRESENCES = [
  'available',
  'available',
  'busy',
  'in-call',
  'in-meeting',
  'do-not-disturb',
  'away',
  'offline',
] as const;

/**
 * Presence comes and goes by chance, the same for a seed, and at other times for each. It follows from the time alone:
 * looking at it must not change the day.
 */
function presenceOf({ state, at }: Turn, { presence, place }: PersonRecord): Person['presence'] {
  const [born = '', seed = ''] = state.epoch.split(/[-.]/u);
  const chance: Chance = { random: Math.imul(place + 1, 0x9e3779b1) ^ Number.parseInt(seed, 36) };
  const spell = Math.floor((at - Number.parseInt(born, 36)) / between(chance, 3 * MINUTE, 12 * MINUTE));
  if (spell <= 0) return presence;
  chance.random ^= Math.imul(spell, 0x85ebca6b);
  return draw(chance) < 0.4 ? presence : pick(chance, PRESENCES);
}

/** So many entries are many. */
const MANY = 5000;

/** Makes large directories ready with the centre, so that who looks at one first need not wait. */
export function prepare(look: Turn): void {
  const { agents, addressBook } = look.settings;
  if (agents.length > MANY) reachIn(look);
  if (addressBook.length > MANY) look.directory.lists.prepareNumbers();
}
