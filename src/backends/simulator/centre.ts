/**
 * The embedded contact centre: one state, moved on by commands from seats, acts of the world, and deadlines. It knows
 * no timers; whoever runs it calls `advance` when `nextDeadline` has come.
 */
import { Failure } from '../../core/index.js';
import type {
  Acknowledgement,
  Command,
  DirectoryEntry,
  DirectoryPage,
  Fact,
  Happening,
  HappeningName,
  Happenings,
  SearchQuery,
  TeamRow,
  Timestamp,
  WorldActName,
  WorldActs,
  WorldView,
} from '../../core/index.js';
import { askWaiting } from './consult.js';
import { followCalls } from './monitoring.js';
import { listensTo } from './parts.js';
import { carryOut, contactOf } from './commands.js';
import { popDue } from './deadlines.js';
import type { Deadline } from './deadlines.js';
import { fallDue, stillMeant } from './due.js';
import { restoreSecrets } from './flow.js';
import type { Changes } from './keeping.js';
import { backAtDesk, leavesDesk } from './absence.js';
import * as people from './people.js';
import { offerWaiting } from './routing.js';
import { newCentre } from './state.js';
import type { AgentRecord, CentreState } from './state.js';
import { parseOrganisation } from './settings.js';
import type { Organisation, OrganisationInput } from './settings.js';
import { noteReach } from './reach.js';
import { agentEntry, prepare, searchDirectory } from './search.js';
import type { Switchboard } from './switchboard.js';
import { teamRows } from './team.js';
import { directoryOf, Turn } from './turn.js';
import type { Directory } from './turn.js';
import { reveal } from './variables.js';
import { agentView, interactionView, settingsView, worldView } from './views.js';
import { playAct } from './world-acts.js';

/** So many commands of an agent are remembered, to take each once. */
const KEPT_COMMANDS = 100;

/** What a seat hears. */
export interface SeatListener {
  fact(fact: Fact): void;
  /** The agent sat down somewhere else: this seat hears nothing more [STN-06]. */
  ended(failure: Failure): void;
  /** Something changed that the world around this seat shows. */
  world(): void;
  /** These agents are not as they were. */
  agents(ids: ReadonlySet<string>): void;
}

interface Seat {
  readonly agentId: string;
  readonly listener: SeatListener;
  seq: number;
  readonly visible: Set<string>;
}

/** A seat's hold on the centre. */
export interface SeatHandle {
  send(command: Command): Acknowledgement;
  snapshot(): void;
  search(query: SearchQuery, start: number, count: number): DirectoryPage;
  /** These agents as a directory shows them. */
  agents(ids: Iterable<string>): DirectoryEntry[];
  /** The teams of a supervisor. */
  team(): TeamRow[];
  reveal(interactionId: string, variable: string): string;
  worldView(): WorldView;
  leave(): void;
}

export interface CentreOptions {
  /** The administrator's settings, checked before use; a `SettingsError` names what is wrong. */
  readonly organisation: OrganisationInput;
  /** When the day begins. */
  readonly now: Timestamp;
  /** Chance comes from this number; the same seed plays the same day. */
  readonly seed?: number;
  /** What changes is remembered until `takeChanges` asks for it. */
  readonly isKept?: boolean;
  /** A state that was kept; the centre goes on from it. */
  readonly state?: CentreState;
  /** What connects the pages of its agents, once there are any. */
  readonly switchboard?: () => Switchboard | null;
}

export class Centre {
  readonly settings: Organisation;
  readonly #directory: Directory;
  readonly #state: CentreState;
  readonly #switchboard: () => Switchboard | null;
  #seats: Seat[] = [];
  readonly #isKept: boolean;
  // What changed and is not kept yet.
  #agents = new Set<string>();
  #contacts = new Set<string>();
  #deadlines: Deadline[] = [];
  #over: number[] = [];

  constructor({ organisation, now, seed = 1, state, isKept = false, switchboard = () => null }: CentreOptions) {
    this.#isKept = isKept;
    this.#switchboard = switchboard;
    this.settings = parseOrganisation(organisation);
    this.#directory = directoryOf(this.settings);
    this.#state = state ?? newCentre(this.settings, now, seed);
    if (state) restoreSecrets(this.look());
    else this.#turn((turn) => people.beginDay(turn));
    prepare(this.look());
  }

  /** The state, for keeping. It belongs to the centre: look, do not touch. */
  get state(): CentreState {
    return this.#state;
  }

  /** What changed since this was asked last, for keeping. */
  takeChanges(): Changes {
    const changes = { agents: this.#agents, contacts: this.#contacts, deadlines: this.#deadlines, over: this.#over };
    this.#forget();
    return changes;
  }

  #remember(turn: Turn): void {
    for (const id of turn.agents) this.#agents.add(id);
    for (const { agentId } of turn.told) this.#agents.add(agentId);
    for (const id of turn.contacts) this.#contacts.add(id);
    this.#deadlines.push(...turn.deadlines);
  }

  #forget(): void {
    this.#agents = new Set();
    this.#contacts = new Set();
    this.#deadlines = [];
    this.#over = [];
  }

  /** Ids of the agents who are signed in, without the colleagues whom the centre plays. */
  get agentsAtWork(): Set<string> {
    const atWork = Object.values(this.#state.agents).filter((one) => one.signedIn && !one.simulated);
    return new Set(atWork.map((one) => one.id));
  }

  /** The pages of the agents who speak in them were gone; from `now` on nobody heard the customers [EDG-06]. */
  everyoneLeft(): void {
    this.#turn((turn) => {
      for (const agent of Object.values(this.#state.agents)) if (!agent.simulated) leavesDesk(turn, agent);
    });
  }

  /** Nobody sits here any more; each is told why. */
  close(failure: Failure): void {
    const seats = this.#seats;
    this.#seats = [];
    for (const one of seats) one.listener.ended(failure);
  }

  /** Tells an agent something of the centre itself. */
  tell<K extends HappeningName>(agentId: string, name: K, detail: Happenings[K]): void {
    this.#turn((turn) => turn.tell(agentId, name, detail));
  }

  /** When something happens next, or null while nothing will. */
  get nextDeadline(): Timestamp | null {
    return this.#state.deadlines[0]?.at ?? null;
  }

  /** Moves the centre to `now`. What fell due on the way happens at its own time, however late this is called. */
  advance(now: Timestamp): void {
    for (;;) {
      const deadline = popDue(this.#state.deadlines, now);
      if (!deadline) break;
      if (this.#isKept) this.#over.push(deadline.order);
      this.#state.now = Math.max(this.#state.now, deadline.at);
      if (stillMeant(this.#state, deadline.due)) this.#turn((turn) => fallDue(turn, deadline.due));
    }
    this.#state.now = Math.max(this.#state.now, now);
  }

  /** An agent sits down. Throws where the settings know no such agent. */
  sit(agentId: string, listener: SeatListener): SeatHandle {
    if (!this.#state.agents[agentId]) {
      throw new Failure('unexpected', { detail: `The settings have no agent "${agentId}".` });
    }
    const former = this.#seats.filter((one) => one.agentId === agentId);
    this.#seats = this.#seats.filter((one) => one.agentId !== agentId);
    for (const one of former) one.listener.ended(new Failure('signed-in-elsewhere'));
    if (former.length > 0) this.#switchboard()?.left(agentId);
    this.#turn((turn) => {
      people.takeSeat(turn, turn.agent(agentId));
      backAtDesk(turn, turn.agent(agentId));
    });
    const seat: Seat = { agentId, listener, seq: 0, visible: new Set() };
    this.#seats.push(seat);
    const here = (): [look: Turn, agent: AgentRecord] => {
      const look = this.look();
      return [look, look.agent(agentId)];
    };
    return {
      send: (command) => this.#take(agentId, command),
      snapshot: () => this.#snapshot(seat),
      search: (query, start, count) => searchDirectory(...here(), query, start, count),
      agents: (ids) => {
        const look = this.look();
        return [...ids].map((id) => agentEntry(look, look.agent(id)));
      },
      team: () => teamRows(...here()),
      reveal: (interactionId, variable) => reveal(contactOf(...here(), interactionId), agentId, variable),
      worldView: () => worldView(...here()),
      leave: () => {
        if (!this.#seats.includes(seat)) return;
        this.#seats = this.#seats.filter((other) => other !== seat);
        this.#switchboard()?.left(agentId);
        this.#turn((turn) => leavesDesk(turn, turn.agent(agentId)));
      },
    };
  }

  /** What looks things up. */
  readonly look = (): Turn => new Turn(this.#state, this.#directory);

  #turn<T>(play: (turn: Turn) => T): T {
    this.#state.revision += 1;
    const turn = this.look();
    const result = play(turn);
    followCalls(turn);
    for (const agentId of turn.agents) {
      if (this.#state.consulting.length > 0) askWaiting(turn, turn.agent(agentId));
      offerWaiting(turn, turn.agent(agentId));
    }
    noteReach(turn);
    this.#deliver(turn);
    this.#switchboard()?.turned(turn);
    if (this.#isKept) this.#remember(turn);
    for (const seat of this.#seats) {
      seat.listener.world();
      if (turn.agents.size > 0) seat.listener.agents(turn.agents);
    }
    return result;
  }

  #take(agentId: string, command: Command): Acknowledgement {
    const agent = this.#state.agents[agentId];
    const known = agent?.taken.find((one) => one.id === command.id);
    // What was refused stays so, whatever has changed since: its sender was told.
    if (known?.refused) throw new Failure(known.refused.code, { detail: known.refused.detail });
    if (known) return { revision: known.revision };
    let refused: Failure | undefined;
    try {
      this.#turn((turn) => carryOut(turn, turn.agent(agentId), command));
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      refused = error;
    }
    const { revision } = this.#state;
    if (agent) {
      agent.taken.push({
        id: command.id,
        revision,
        ...(refused ? { refused: { code: refused.code, detail: refused.detail } } : {}),
      });
      if (agent.taken.length > KEPT_COMMANDS) agent.taken.shift();
      this.#agents.add(agentId);
    }
    if (refused) throw refused;
    return { revision };
  }

  /** Something happens outside this agent's desk, whether somebody sits there or not. */
  act<K extends WorldActName>(agentId: string, name: K, detail: WorldActs[K]): void {
    this.#turn((turn) => playAct(turn, turn.agent(agentId), name, detail));
  }

  /** Tells each seat what of this turn it may know. */
  #deliver(turn: Turn): void {
    const told = new Set(turn.told.map((one) => one.agentId));
    for (const seat of [...this.#seats]) {
      const agent = turn.agent(seat.agentId);
      // Of hundreds of seats most have nothing to do with a turn.
      const isConcerned = turn.agents.has(agent.id) || told.has(agent.id) || turn.shown.has(agent.id);
      if (!isConcerned && !this.#sees(turn, seat, agent)) continue;
      const interactions = [];
      const gone = [];
      for (const id of new Set([...turn.contacts, ...(turn.shown.get(seat.agentId) ?? [])])) {
        const contact = turn.state.contacts[id];
        if (contact && isShown(turn, agent, id)) {
          seat.visible.add(id);
          interactions.push(interactionView(turn, contact, agent));
        } else if (seat.visible.delete(id)) gone.push({ id, revision: this.#state.revision });
      }
      const happenings = turn.told.flatMap((one): Happening[] => (one.agentId === seat.agentId ? [one.happening] : []));
      const isAgent = turn.agents.has(seat.agentId);
      if (!isAgent && interactions.length === 0 && gone.length === 0 && happenings.length === 0) continue;
      seat.seq += 1;
      seat.listener.fact({
        epoch: this.#state.epoch,
        seq: seat.seq,
        now: turn.at,
        snapshot: false,
        agent: isAgent ? agentView(turn, agent) : null,
        settings: null,
        interactions,
        gone,
        happenings,
      });
    }
  }

  #sees(turn: Turn, seat: Seat, agent: AgentRecord): boolean {
    for (const id of turn.contacts) if (seat.visible.has(id) || isShown(turn, agent, id)) return true;
    return false;
  }

  #snapshot(seat: Seat): void {
    const look = this.look();
    const agent = look.agent(seat.agentId);
    const listened = listensTo(look, agent.id);
    const ids = listened ? [...agent.contacts, listened.contactId] : agent.contacts;
    const contacts = ids.flatMap((id) => look.state.contacts[id] ?? []);
    seat.visible.clear();
    for (const { id } of contacts) seat.visible.add(id);
    seat.seq += 1;
    seat.listener.fact({
      epoch: this.#state.epoch,
      seq: seat.seq,
      now: this.#state.now,
      snapshot: true,
      agent: agentView(look, agent),
      settings: settingsView(look, agent),
      interactions: contacts.map((contact) => interactionView(look, contact, agent)),
      gone: [],
      happenings: [...agent.happenings],
    });
  }
}

/** Whether a contact is the agent's, or one that the agent listens to. */
const isShown = (turn: Turn, agent: AgentRecord, id: string): boolean =>
  agent.contacts.includes(id) || listensTo(turn, agent.id)?.contactId === id;
