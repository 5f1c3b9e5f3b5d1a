import { dialled } from '../../core/index.js';
import type { Happenings, HappeningName, Happening, Timestamp, WorldView } from '../../core/index.js';
import { push } from './deadlines.js';
import type { Deadline, Due } from './deadlines.js';
import { Lists, peopleOf } from './lists.js';
import { voicemailsOf, warningsOf } from './phones.js';
import type { Organisation } from './settings.js';
import type { AgentRecord, CentreState, ContactRecord } from './state.js';

/** So many happenings are kept for a page that comes back. */
const KEPT_HAPPENINGS = 40;

/** What looks things up in the settings by id, made once. */
export interface Directory {
  readonly settings: Organisation;
  readonly people: WorldView['people'];
  readonly places: WorldView['entryPoints'];
  readonly queues: ReadonlyMap<string, Organisation['queues'][number]>;
  readonly flows: ReadonlyMap<string, Organisation['flows'][number]>;
  readonly entryPoints: ReadonlyMap<string, Organisation['entryPoints'][number]>;
  readonly customers: ReadonlyMap<string, Organisation['customers'][number]>;
  readonly teams: ReadonlyMap<string, Organisation['teams'][number]>;
  readonly agents: ReadonlyMap<string, Organisation['agents'][number]>;
  /** What happens when a number is called: of the address book, and of the organisation's own people. */
  readonly reactions: ReadonlyMap<string, Organisation['addressBook'][number]['called']>;
  readonly lists: Lists;
  readonly warnings: WorldView['warnings'];
  /** Of telephones that have one: after how many seconds it answers. */
  readonly voicemails: ReadonlyMap<string, number>;
}

const byId = <T extends { id: string }>(list: readonly T[]): ReadonlyMap<string, T> =>
  new Map(list.map((entry) => [entry.id, entry]));

export function directoryOf(settings: Organisation): Directory {
  return {
    settings,
    people: settings.customers.map(({ id, name, number }) => ({ id, name, number })),
    places: settings.entryPoints.filter((one) => !one.outdial).map(({ id, name, channel }) => ({ id, name, channel })),
    queues: byId(settings.queues),
    flows: byId(settings.flows),
    entryPoints: byId(settings.entryPoints),
    customers: byId(settings.customers),
    teams: byId(settings.teams),
    agents: byId(settings.agents),
    reactions: new Map(
      [...settings.addressBook, ...peopleOf(settings)].map(({ number, called }) => [dialled(number), called]),
    ),
    lists: new Lists(settings),
    warnings: warningsOf(settings),
    voicemails: voicemailsOf(settings),
  };
}

/**
 * One transition of the centre: everything that one command or one deadline changes. It collects whom it touched, so
 * that each seat is told once, of all of it.
 */
export class Turn {
  readonly agents = new Set<string>();
  readonly contacts = new Set<string>();
  /** Contacts, by agents, that only one agent is told of. */
  readonly shown = new Map<string, Set<string>>();
  /** What was put off to later in this turn. */
  readonly deadlines: Deadline[] = [];
  readonly told: { agentId: string; happening: Happening }[] = [];
  readonly state: CentreState;
  readonly directory: Directory;
  readonly at: Timestamp;

  constructor(state: CentreState, directory: Directory) {
    this.state = state;
    this.directory = directory;
    this.at = state.now;
  }

  get settings(): Organisation {
    return this.directory.settings;
  }

  newId(kind: string): string {
    this.state.lastId += 1;
    return `${kind}-${this.state.lastId.toString(36)}`;
  }

  agent(id: string): AgentRecord {
    const agent = this.state.agents[id];
    if (!agent) throw new Error(`There is no agent ${id} in the settings.`);
    return agent;
  }

  /** An agent that this transition changes. */
  touchAgent(agent: AgentRecord): void {
    agent.revision = this.state.revision;
    this.agents.add(agent.id);
  }

  /** A contact that this transition changes. */
  touch(contact: ContactRecord): void {
    contact.revision = this.state.revision;
    this.contacts.add(contact.id);
  }

  /** A contact that looks different to one agent alone. */
  showTo(agentId: string, contactId: string): void {
    const shown = this.shown.get(agentId) ?? new Set();
    this.shown.set(agentId, shown.add(contactId));
  }

  /** Makes every deadline void that was set for this contact so far. */
  void(contact: ContactRecord): void {
    contact.token += 1;
  }

  later(milliseconds: number, due: Due): Timestamp {
    const at = this.at + Math.round(milliseconds);
    this.state.lastId += 1;
    const deadline: Deadline = { at, order: this.state.lastId, due };
    push(this.state.deadlines, deadline);
    this.deadlines.push(deadline);
    return at;
  }

  tell<K extends HappeningName>(agentId: string, name: K, detail: Happenings[K], id = this.newId('h')): void {
    const happening = { id, at: this.at, name, detail } as Happening;
    const { happenings, simulated } = this.agent(agentId);
    // Nobody looks at a simulated colleague's page.
    if (!simulated) happenings.push(happening);
    if (happenings.length > KEPT_HAPPENINGS) happenings.shift();
    this.told.push({ agentId, happening });
  }
}
