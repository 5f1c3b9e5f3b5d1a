/** The whole embedded contact centre as plain data: it can be kept, sent and compared. Only transitions change it. */
import type {
  AgentStateName,
  Callback,
  Channel,
  Consult,
  Destination,
  Dialling,
  FailureCode,
  Happening,
  Missed,
  Note,
  Origin,
  Participant,
  Recording,
  Station,
  Timestamp,
  Variable,
} from '../../core/index.js';
import type { Deadline } from './deadlines.js';
import type { Organisation } from './settings.js';

type Draft<T> = { -readonly [K in keyof T]: T[K] };

export interface ChosenState {
  name: AgentStateName;
  codeId: string | null;
}

export interface AgentRecord {
  readonly id: string;
  readonly name: string;
  readonly supervisor: boolean;
  /** A colleague whom the centre itself plays. */
  simulated: boolean;
  revision: number;
  signedIn: boolean;
  teamId: string | null;
  station: Station | null;
  /** The state under the work. */
  base: ChosenState & { since: Timestamp };
  /** Chosen while there was work; it follows. */
  chosen: ChosenState | null;
  /** Where `chosen` or `base` became available: who waits longest is next. */
  availableSince: Timestamp;
  missed: Missed | null;
  engagedSince: Timestamp | null;
  /** Contacts that are offered to, with, or to be wrapped up by this agent. */
  contacts: string[];
  /** A telephone that was not hung up after a call [WRP-05]. */
  offHook: boolean;
  /** The last things that happened, for a page that comes back. */
  happenings: Happening[];
  /** The last commands, by id: the revision that holds their effect, or why they were refused. */
  taken: { id: string; revision: number; refused?: { code: FailureCode; detail: string | undefined } }[];
}

export interface Offer {
  agentId: string;
  stage: 'connecting' | 'offered';
  since: Timestamp;
  expiresAt: Timestamp | null;
}

/** A consult under way. */
export interface ConsultRecord {
  readonly id: string;
  readonly byAgentId: string;
  readonly to: Destination;
  state: Consult['state'];
  since: Timestamp;
  /** Another one at each step: deadlines of an earlier one have lost their meaning. */
  step: string;
  /** The queue that finds an agent. */
  readonly queueId: string | null;
  /** Agents of the queue who did not take it. */
  readonly tried: string[];
  offer: Offer | null;
  /** Out of a conference: the others are not put on hold [CON-14]. */
  readonly othersTalk: boolean;
  /** Ids of participants whom the consult put on hold. */
  held: string[];
}

/** A supervisor who listens to a contact. */
export interface MonitorRecord {
  readonly agentId: string;
  readonly contactId: string;
  readonly since: Timestamp;
  /** As of which the supervisor sees it. The contact's own stays, or the agents in it would notice. */
  revision: number;
}

export interface WrapUpRecord {
  agentId: string;
  since: Timestamp;
  /** When the reason is submitted by itself. */
  autoAt: Timestamp | null;
  reasonId: string | null;
}

export interface ContactRecord {
  readonly id: string;
  readonly channel: Channel;
  origin: Origin;
  readonly subject: string | null;
  readonly customer: { id: string; name: string; address: string };
  dnis: string | null;
  entryPointId: string;
  flowId: string;
  enqueuedAt: Timestamp;
  queueId: string;
  revision: number;
  phase: 'waiting' | 'offered' | 'active' | 'ended';
  /** Waits for this agent alone. */
  forAgentId: string | null;
  /** Grows when deadlines that were set for this contact lose their meaning. */
  token: number;
  offer: Offer | null;
  /** An agent's voicemail has it: connected, and nobody is there [XFR-07]. */
  voicemail?: boolean;
  /** Handed over without asking: not taken, the call is over [XFR-02]. */
  blind: boolean;
  /** Agents to whom it never goes back: they sent it to an entry point [XFR-03]. */
  notAgents: string[];
  consult: ConsultRecord | null;
  /** For callbacks; whether agents may end one is for the settings to say. */
  callback: Omit<Callback, 'cancellable'> | null;
  /** Not offered before: a callback that was not answered rests. */
  notBefore: Timestamp | null;
  dialling: Dialling | null;
  /** What the customer sees when called. */
  callerId: string | null;
  participants: Draft<Participant>[];
  variables: Variable[];
  /** Values of secure variables, by name. They leave the centre one by one, on demand. */
  secrets: Record<string, string>;
  /** Names of secure variables that an agent saved: their values are nowhere else. */
  editedSecrets: string[];
  /** Tones that an agent keyed in. They may be secret too, and are not kept either. */
  digits: string;
  recording: Draft<Recording>;
  messages: number;
  answeredAt: Timestamp | null;
  endedAt: Timestamp | null;
  /** Agents of the call whose pages are gone; `isAwaited` by a customer who is on hold for that reason [EDG-06]. */
  absences: { readonly agentId: string; readonly until: Timestamp; readonly isAwaited: boolean }[];
  notes: Note[];
  wrapUps: WrapUpRecord[];
}

export interface CentreState {
  readonly epoch: string;
  now: Timestamp;
  /** The generator's state. */
  random: number;
  /** Grows by one with each transition. */
  revision: number;
  lastId: number;
  agents: Record<string, AgentRecord>;
  contacts: Record<string, ContactRecord>;
  /** Ids of waiting contacts by queue, oldest first. */
  waiting: Record<string, string[]>;
  /** Ids of contacts whose consult waits in a queue, the longest first. */
  consulting: string[];
  /** Each supervisor listens to one contact at most. */
  monitoring: MonitorRecord[];
  deadlines: Deadline[];
  traffic: { callsPerHour: number; token: number };
  /** Ids of customers whom the campaign has still to call, in order. */
  campaign: string[];
}

/** Records by id. Ids come over a wire: one that every object has, such as `constructor`, finds nothing here. */
export function records<T>(entries: Iterable<readonly [id: string, record: T]>): Record<string, T> {
  const made = Object.create(null) as Record<string, T>;
  for (const [id, record] of entries) made[id] = record;
  return made;
}

/** A centre at the beginning of its day. */
export function newCentre(settings: Organisation, now: Timestamp, seed: number): CentreState {
  const agents = records<AgentRecord>([]);
  for (const agent of settings.agents) {
    agents[agent.id] = {
      id: agent.id,
      name: agent.name,
      supervisor: agent.supervisor,
      simulated: false,
      revision: 0,
      signedIn: false,
      teamId: null,
      station: null,
      base: { name: 'offline', codeId: null, since: now },
      chosen: null,
      availableSince: now,
      missed: null,
      engagedSince: null,
      contacts: [],
      offHook: false,
      happenings: [],
      taken: [],
    };
  }
  return {
    epoch: `${now.toString(36)}-${seed.toString(36)}`,
    now,
    random: seed | 0,
    revision: 0,
    lastId: 0,
    agents,
    contacts: records<ContactRecord>([]),
    waiting: Object.fromEntries(settings.queues.map((queue) => [queue.id, []])),
    consulting: [],
    monitoring: [],
    deadlines: [],
    traffic: { callsPerHour: 0, token: 0 },
    campaign: [...(settings.campaign?.customers ?? [])],
  };
}
