/**
 * The embedded contact centre: one state, moved on by commands from seats, acts of the world, and deadlines. It knows
 * no timers; whoever runs it calls `advance` when `nextDeadline` has come.
 */
import { Failure } from '../../core/index.js';
import type {
  Acknowledgement,
  Command,
  CommandName,
  Commands,
  Fact,
  Happening,
  Timestamp,
  WorldActName,
  WorldActs,
  WorldView,
} from '../../core/index.js';
import { chooseState, requireSignedIn, signIn, signOut } from './agents.js';
import {
  answer,
  continueRecording,
  customerLeaves,
  decline,
  end,
  hangUpPhone,
  hold,
  pauseRecording,
  resume,
  resumeRecording,
  wrapUp,
} from './call.js';
import { popDue } from './deadlines.js';
import type { Due } from './deadlines.js';
import { arrive } from './flow.js';
import * as people from './people.js';
import { pick } from './random.js';
import { notTaken, offerWaiting, ring } from './routing.js';
import { newCentre } from './state.js';
import type { AgentRecord, CentreState, ContactRecord } from './state.js';
import { parseOrganisation } from './settings.js';
import type { Organisation, OrganisationInput } from './settings.js';
import { directoryOf, Turn } from './turn.js';
import type { Directory } from './turn.js';
import { agentView, interactionView, settingsView, worldView } from './views.js';

/** So many commands of an agent are remembered, to take each once. */
const KEPT_COMMANDS = 100;

/** What a seat hears. */
export interface SeatListener {
  fact(fact: Fact): void;
  /** Something changed that the world around this seat shows. */
  world(): void;
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
  worldView(): WorldView;
  act<K extends WorldActName>(name: K, detail: WorldActs[K]): void;
  leave(): void;
}

type CommandTable = {
  readonly [K in CommandName]: (turn: Turn, agent: AgentRecord, payload: Commands[K]) => void;
};

const on =
  (act: (turn: Turn, contact: ContactRecord, agent: AgentRecord) => void) =>
  (turn: Turn, agent: AgentRecord, { interactionId }: { readonly interactionId: string }): void => {
    requireSignedIn(agent);
    act(turn, contactOf(turn, agent, interactionId), agent);
  };

const COMMANDS: CommandTable = {
  'sign-in': signIn,
  'sign-out': (turn, agent) => signOut(turn, agent),
  'set-state': (turn, agent, { state }) => chooseState(turn, agent, state),
  accept: on((turn, contact, agent) => {
    // At a telephone nobody can answer from the screen [ANS-01].
    if (contact.channel === 'call' && agent.station?.kind !== 'browser') throw new Failure('not-answerable');
    answer(turn, contact, agent);
  }),
  decline: on(decline),
  hold: on(hold),
  resume: on(resume),
  'pause-recording': on(pauseRecording),
  'resume-recording': on(resumeRecording),
  end: on(end),
  'wrap-up': (turn, agent, { interactionId, reasonId }) =>
    wrapUp(turn, contactOf(turn, agent, interactionId), agent, reasonId),
};

/** The commands that the embedded centre understands. */
export const COMMAND_NAMES: ReadonlySet<CommandName> = new Set(Object.keys(COMMANDS) as CommandName[]);

function contactOf(turn: Turn, agent: AgentRecord, id: string): ContactRecord {
  const contact = turn.state.contacts[id];
  if (!contact || !agent.contacts.includes(id)) throw new Failure('interaction-gone');
  return contact;
}

export interface CentreOptions {
  /** The administrator's settings, checked before use; a `SettingsError` names what is wrong. */
  readonly organisation: OrganisationInput;
  /** When the day begins. */
  readonly now: Timestamp;
  /** Chance comes from this number; the same seed plays the same day. */
  readonly seed?: number;
}

export class Centre {
  readonly settings: Organisation;
  readonly #directory: Directory;
  readonly #state: CentreState;
  #seats: Seat[] = [];

  constructor({ organisation, now, seed = 1 }: CentreOptions) {
    this.settings = parseOrganisation(organisation);
    this.#directory = directoryOf(this.settings);
    this.#state = newCentre(this.settings, now, seed);
    this.#turn((turn) => people.beginDay(turn));
  }

  /** The state, for keeping. It belongs to the centre: look, do not touch. */
  get state(): CentreState {
    return this.#state;
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
      this.#state.now = Math.max(this.#state.now, deadline.at);
      if (this.#isMeant(deadline.due)) this.#turn((turn) => this.#happen(turn, deadline.due));
    }
    this.#state.now = Math.max(this.#state.now, now);
  }

  /** An agent sits down. Throws where the settings know no such agent. */
  sit(agentId: string, listener: SeatListener): SeatHandle {
    if (!this.#state.agents[agentId]) {
      throw new Failure('unexpected', { detail: `The settings have no agent "${agentId}".` });
    }
    this.#turn((turn) => people.takeSeat(turn, turn.agent(agentId)));
    const seat: Seat = { agentId, listener, seq: 0, visible: new Set() };
    this.#seats.push(seat);
    return {
      send: (command) => this.#take(agentId, command),
      snapshot: () => this.#snapshot(seat),
      worldView: () => worldView(this.#look(), this.#look().agent(agentId)),
      act: (name, detail) => this.#act(agentId, name, detail),
      leave: () => {
        this.#seats = this.#seats.filter((other) => other !== seat);
      },
    };
  }

  #look(): Turn {
    return new Turn(this.#state, this.#directory);
  }

  #turn<T>(play: (turn: Turn) => T): T {
    this.#state.revision += 1;
    const turn = this.#look();
    const result = play(turn);
    for (const agentId of turn.agents) offerWaiting(turn, turn.agent(agentId));
    this.#deliver(turn);
    for (const seat of this.#seats) seat.listener.world();
    return result;
  }

  #take(agentId: string, command: Command): Acknowledgement {
    const agent = this.#state.agents[agentId];
    const known = agent?.taken.find((one) => one.id === command.id);
    if (known) return { revision: known.revision };
    return this.#turn((turn) => {
      const taker = turn.agent(agentId);
      // The table pairs each name with its own payload, which a lookup by a union of names cannot show.
      const take = COMMANDS[command.name] as (turn: Turn, agent: AgentRecord, payload: unknown) => void;
      take(turn, taker, command.payload);
      taker.taken.push({ id: command.id, revision: turn.state.revision });
      if (taker.taken.length > KEPT_COMMANDS) taker.taken.shift();
      return { revision: turn.state.revision };
    });
  }

  #act(agentId: string, name: WorldActName, detail: WorldActs[WorldActName]): void {
    this.#turn((turn) => {
      const agent = turn.agent(agentId);
      const contactFor = ({ interactionId }: { readonly interactionId: string }): ContactRecord => {
        const contact = turn.state.contacts[interactionId];
        if (!contact || contact.phase === 'ended') throw new Failure('interaction-gone');
        return contact;
      };
      const acts: { readonly [K in WorldActName]: (detail: WorldActs[K]) => void } = {
        contact: ({ channel, customerId, entryPointId, for: whom }) => {
          arrive(turn, {
            channel,
            entryPointId,
            customerId: customerId ?? this.#somebodyElse(turn, agentId),
            forAgentId: whom === 'me' ? agentId : null,
          });
        },
        'answer-phone': (about) => {
          if (agent.station?.kind === 'browser') throw new Failure('not-answerable');
          answer(turn, contactFor(about), agent);
        },
        'hang-up-phone': () => hangUpPhone(turn, agent),
        'fail-phone': (about) => {
          const contact = contactFor(about);
          if (contact.offer?.agentId !== agentId) throw new Failure('not-answerable');
          notTaken(turn, contact, 'channel-failure');
        },
        'customer-leaves': (about) => customerLeaves(turn, contactFor(about)),
        'customer-writes': (about) => {
          const contact = contactFor(about);
          if (contact.channel === 'call') throw new Failure('unsupported');
          contact.messages += 1;
          turn.touch(contact);
        },
        'set-traffic': ({ callsPerHour }) => people.setTraffic(turn, Math.max(0, Math.min(3600, callsPerHour))),
      };
      (acts[name] as (detail: WorldActs[WorldActName]) => void)(detail);
    });
  }

  /** Nobody is in two calls at once, as long as there are others. */
  #somebodyElse(turn: Turn, agentId: string): string | undefined {
    const own = new Set(turn.agent(agentId).contacts);
    const here = new Set<string>();
    for (const { id, forAgentId, customer } of Object.values(turn.state.contacts)) {
      if (forAgentId === agentId || own.has(id)) here.add(customer.id);
    }
    const others = this.settings.customers.filter((one) => !here.has(one.id));
    return others.length > 0 ? pick(turn.state, others).id : undefined;
  }

  /** Whether what a deadline was set for still stands. */
  #isMeant(due: Due): boolean {
    if (due.kind === 'traffic') return due.token === this.#state.traffic.token;
    if (!('contactId' in due)) return true;
    const contact = this.#state.contacts[due.contactId];
    return contact !== undefined && (!('token' in due) || contact.token === due.token);
  }

  #happen(turn: Turn, due: Due): void {
    const contact = 'contactId' in due ? turn.state.contacts[due.contactId] : undefined;
    switch (due.kind) {
      case 'phone-on-hook': {
        const agent = turn.agent(due.agentId);
        agent.offHook = false;
        turn.touchAgent(agent);
        return;
      }
      case 'colleague-mood':
        people.changeMood(turn, turn.agent(due.agentId));
        return;
      case 'colleague-returns':
        people.comeBack(turn, turn.agent(due.agentId));
        return;
      case 'traffic':
        people.strangerCalls(turn);
        return;
    }
    if (!contact) return;
    const offered = contact.offer ? turn.agent(contact.offer.agentId) : undefined;
    switch (due.kind) {
      case 'ring':
        ring(turn, contact);
        if (offered) people.hears(turn, contact, offered);
        break;
      case 'ring-out':
        notTaken(turn, contact, 'rona');
        if (offered) people.willComeBack(turn, offered);
        break;
      case 'answer':
        if (!offered) break;
        answer(turn, contact, offered);
        people.talks(turn, contact, offered);
        break;
      case 'patience':
        if (contact.phase === 'waiting' || contact.phase === 'offered') customerLeaves(turn, contact);
        break;
      case 'recording-resumes':
        continueRecording(turn, contact, true);
        break;
      case 'customer-leaves':
        customerLeaves(turn, contact);
        this.#colleagueWrapsUp(turn, contact);
        break;
      case 'agent-ends': {
        const owner = contact.participants.find((one) => one.primary)?.agentId;
        if (owner) end(turn, contact, turn.agent(owner));
        this.#colleagueWrapsUp(turn, contact);
        break;
      }
      case 'colleague-wraps-up': {
        const agent = turn.agent(due.agentId);
        if (agent.simulated) wrapUp(turn, contact, agent, pick(turn.state, this.settings.wrapUpReasons).id);
        break;
      }
    }
  }

  #colleagueWrapsUp(turn: Turn, contact: ContactRecord): void {
    for (const { agentId } of contact.wrapUps) people.willWrapUp(turn, contact, turn.agent(agentId));
  }

  /** Tells each seat what of this turn it may know. */
  #deliver(turn: Turn): void {
    for (const seat of [...this.#seats]) {
      const agent = turn.agent(seat.agentId);
      const interactions = [];
      const gone = [];
      for (const id of turn.contacts) {
        const contact = turn.state.contacts[id];
        if (contact && agent.contacts.includes(id)) {
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

  #snapshot(seat: Seat): void {
    const look = this.#look();
    const agent = look.agent(seat.agentId);
    const contacts = agent.contacts.flatMap((id) => look.state.contacts[id] ?? []);
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
