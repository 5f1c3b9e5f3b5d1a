/** Directories of the centre, a page at a time: whom an agent can ask, call, or hand a call to. */
import { dialled } from '../../core/index.js';
import type { DestinationKind, DirectoryEntry, DirectoryPage, SearchQuery } from '../../core/index.js';
import { whyNot } from './consult.js';
import { effective } from './agents.js';
import type { AgentRecord } from './state.js';
import type { Turn } from './turn.js';

/** The kinds that can be searched. */
export const DIRECTORIES: ReadonlySet<DestinationKind> = new Set(['agent', 'queue', 'dial-number', 'entry-point']);

/** Names and numbers are both searched; numbers by their digits, however they are typed [DST-02]. */
export function searchDirectory(
  look: Turn,
  agent: AgentRecord,
  query: SearchQuery,
  start: number,
  count: number,
): DirectoryPage {
  const words = query.text.trim().toLocaleLowerCase();
  const digits = dialled(query.text);
  const found = entriesOf(look, agent, query).filter(
    ({ name, number }) =>
      name.toLocaleLowerCase().includes(words) ||
      (digits !== '' && number !== null && dialled(number).includes(digits)),
  );
  return { total: found.length, entries: found.slice(start, start + count) };
}

function entriesOf(look: Turn, agent: AgentRecord, { kind, purpose }: SearchQuery): DirectoryEntry[] {
  const { settings, state } = look;
  switch (kind) {
    case 'agent':
      return Object.values(state.agents)
        .filter((one) => one !== agent && isReachable(look, one, purpose))
        .map((one) => agentEntry(look, one));
    case 'queue': {
      const queues = settings.queues.filter((one) => one.channel === 'call' && (purpose === 'transfer' || one.consult));
      return queues.map(({ id, name }) => entry('queue', id, name, null));
    }
    case 'entry-point':
      return entryPoints(look);
    case 'dial-number': {
      const book = settings.addressBook.map(({ name, number }) => entry('dial-number', number, name, number));
      // Entry points are in the list of numbers where the organisation enabled that [DST-05].
      return purpose === 'consult' && settings.entryPointsInDialNumber ? [...book, ...entryPoints(look)] : book;
    }
    case 'organization':
      return [];
  }
}

const entryPoints = ({ settings, directory }: Turn): DirectoryEntry[] =>
  settings.entryPoints
    .filter((one) => one.channel === 'call' && !one.outdial && directory.flows.get(one.flow)?.active)
    .map(({ id, name, address }) => entry('entry-point', id, name, address));

const entry = (kind: DestinationKind, id: string, name: string, number: string | null): DirectoryEntry => ({
  id,
  kind,
  name,
  number,
  state: null,
  team: null,
});

/** Available and Idle agents can be asked, Available ones handed a call; who rings, talks or wraps up neither [DST-03]. */
function isReachable(look: Turn, agent: AgentRecord, purpose: SearchQuery['purpose']): boolean {
  if (whyNot(look, agent) !== null) return false;
  return purpose === 'consult' || effective(agent).name === 'available';
}

export function agentEntry(look: Turn, agent: AgentRecord): DirectoryEntry {
  const { name, codeId } = stateOf(look, agent);
  return {
    ...entry('agent', agent.id, agent.name, agent.station?.number || null),
    state: { name, codeId },
    team: look.directory.teams.get(agent.teamId ?? '')?.name ?? null,
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
