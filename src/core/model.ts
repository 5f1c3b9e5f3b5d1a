/**
 * The nouns. One agent's view of a contact centre, as plain data: whatever stands here can be sent over a wire.
 * Times are the centre's own; elements count from them and never keep counters.
 */
import type { Timestamp } from './clock.js';
import { readable } from './dial-number.js';

export type { Timestamp } from './clock.js';

export type Channel = 'call' | 'chat' | 'social' | 'email';

/** Something that has a name. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

// ---------------------------------------------------------------------------------------------------------- the agent

/** "Dial number" and "Extension" are telephones; "browser" is this page. */
export type StationKind = 'dial-number' | 'extension' | 'browser';

export interface Station {
  readonly kind: StationKind;
  /** The number or extension; empty for the browser. */
  readonly number: string;
}

/**
 * What an agent is doing [STN-02]. An agent chooses `available` or one of the idle codes; all others are the system's
 * own. `engaged` and `wrap-up` lie over the chosen state while there is work.
 */
export type AgentStateName =
  | 'offline'
  | 'available'
  | 'idle'
  | 'engaged'
  | 'wrap-up'
  | 'rona'
  | 'invalid-number'
  | 'unavailable'
  | 'declined'
  | 'busy'
  | 'channel-failure';

/** A state that an agent can choose. */
export type ChoosableState = { readonly name: 'available' } | { readonly name: 'idle'; readonly codeId: string };

export interface AgentState {
  readonly name: AgentStateName;
  /** The idle code, for `idle`. */
  readonly codeId: string | null;
  readonly since: Timestamp;
}

/** The request that an agent did not take; it explains the state and stays until the agent chooses another [ANS-02]. */
export interface Missed {
  /** What it was: a contact goes back to its queue, a consult was asked for by somebody, a call handed over is over. */
  readonly kind: 'contact' | 'consult' | 'transfer';
  readonly interactionId: string;
  readonly channel: Channel;
  /** Who called, or asked: a name, else a number (masked where numbers are protected). */
  readonly who: string;
  readonly queue: string | null;
  readonly at: Timestamp;
}

export interface Agent {
  readonly id: string;
  readonly revision: number;
  readonly name: string;
  readonly supervisor: boolean;
  readonly signedIn: boolean;
  readonly team: Named | null;
  readonly station: Station | null;
  readonly state: AgentState;
  /**
   * What follows: the state under an `engaged` or `wrap-up`, or the one chosen while a request rings [STN-05, EDG-19].
   * Null when nothing is going to follow.
   */
  readonly next: AgentState | null;
  readonly missed: Missed | null;
}

// ----------------------------------------------------------------------------------------------------- the interaction

/** How an interaction came about. */
export type Origin = 'inbound' | 'outdial' | 'callback' | 'preview';

export type VariableType = 'string' | 'integer' | 'decimal' | 'boolean' | 'date-time';

/** Call-associated data (CAD): one value that the flow, an agent or a host attached to an interaction. */
export interface Variable {
  readonly name: string;
  readonly label: string;
  readonly type: VariableType;
  /** The value as text in its type's canonical form. Null for a secure variable: its value is fetched by itself. */
  readonly value: string | null;
  readonly editable: boolean;
  readonly secure: boolean;
  /** Carried over into another flow that has the same [XFR-04]. */
  readonly global: boolean;
  /** Grows with each save; a save names the version that it was based on [CAD-07]. */
  readonly version: number;
  /** The last save: who, and when. Null for the value that the flow set. */
  readonly saved: { readonly by: Named; readonly at: Timestamp } | null;
}

export interface Customer {
  /** The service's own id of who this is, where it knows. Screen pops go by it, since the number may be masked. */
  readonly id: string | null;
  readonly name: string | null;
  /** The number or address; only its last four digits where numbers are protected [POP-10]. */
  readonly address: string | null;
}

/**
 * The legs of a call: `main` is the call with the customer, `consult` the one between an agent of it and whom that
 * agent asks. There is one consult at a time [EDG-03].
 */
export type LegKind = 'main' | 'consult';

export type ParticipantKind = 'customer' | 'agent' | 'dial-number';

export interface Participant {
  readonly id: string;
  readonly kind: ParticipantKind;
  /** The agent's id, for agents. */
  readonly agentId: string | null;
  readonly name: string;
  readonly number: string | null;
  readonly team: string | null;
  /** Where this participant is heard. Who asked for a consult stays in `main`. */
  readonly leg: LegKind;
  readonly status: 'setup' | 'joined' | 'left';
  /** Owns the interaction. Exactly one agent does while any agent is in. */
  readonly primary: boolean;
  /** When the participant joined its leg: the longest agent inherits a conference [CNF-04]. */
  readonly joinedAt: Timestamp | null;
  readonly heldAt: Timestamp | null;
  readonly leftAt: Timestamp | null;
}

export type DestinationKind = 'agent' | 'queue' | 'dial-number' | 'entry-point' | 'organization';

export interface Destination {
  readonly kind: DestinationKind;
  /** The agent's, queue's or entry point's id; the number itself for a dial number. */
  readonly id: string;
  readonly name: string;
}

/** A consult under way. Its parties are the participants whose leg is `consult`, and `by`. */
export interface Consult {
  readonly id: string;
  /** The participant who asked. */
  readonly by: string;
  readonly to: Destination;
  readonly state: 'requested' | 'queued' | 'connected';
  readonly since: Timestamp;
}

export interface Recording {
  readonly state: 'off' | 'on' | 'paused';
  readonly pausable: boolean;
  /** When a pause ends by itself [REC-02]. */
  readonly resumesAt: Timestamp | null;
}

/** The offer of an interaction to this agent. */
export interface Request {
  readonly kind: 'contact' | 'consult';
  /** First being assigned, then to be acted upon [POP-02]. */
  readonly stage: 'connecting' | 'offered';
  readonly since: Timestamp;
  /** When it goes back to its queue. Null while connecting. */
  readonly expiresAt: Timestamp | null;
  /** Where it is answered: on the telephone, on the screen, or by itself [ANS-01]. */
  readonly answer: 'phone' | 'screen' | 'auto';
  readonly declinable: boolean;
  /** Who asks, for a consult [POP-09]. */
  readonly from: { readonly name: string; readonly number: string; readonly team: string } | null;
  /** A preview-campaign request may be passed over, or taken off the campaign's list [OUT-02]. */
  readonly skippable: boolean;
  readonly removable: boolean;
  /** What happens when the time is over. */
  readonly atTimeout: TimeoutAct;
}

/** What becomes of a request whose time is over: `miss` sends it back and blames the agent [ANS-02, OUT-02]. */
export type TimeoutAct = 'miss' | 'accept' | 'skip' | 'remove';

/** How somebody asked to be called back: from the queue, on a website, or of a chat bot [CBK-01]. */
export type CallbackKind = 'courtesy' | 'web' | 'bot';

export interface Callback {
  readonly kind: CallbackKind;
  readonly requestedAt: Timestamp;
  /** The administrator lets agents end it before the customer answers [CBK-02]. */
  readonly cancellable: boolean;
}

/** A call to the customer that is being set up: an outdial, a callback that was accepted. */
export interface Dialling {
  readonly state: 'dialling' | 'ringing';
  readonly since: Timestamp;
}

/** What an agent of the call noted for its wrap-up; everyone who handles it sees it [CNF-06]. */
export interface Note {
  readonly id: string;
  readonly by: Named;
  readonly at: Timestamp;
  readonly text: string;
}

/** The longest note, in characters. */
export const NOTE_LIMIT = 1000;

/** Wrap-up that this agent owes. */
export interface WrapUp {
  readonly since: Timestamp;
  /** When the reason is submitted by itself; null where it is not, or was cancelled [WRP-04]. */
  readonly autoAt: Timestamp | null;
  /** Whether the countdown may be cancelled. */
  readonly extendable: boolean;
  /** The reason that the service knows of: it is submitted when the countdown ends. Null: the default is. */
  readonly reasonId: string | null;
  /** A telephone that still has to be hung up before the next call can come [WRP-05]. */
  readonly hangUp: boolean;
}

/** One piece of work, as this agent may see it. Always whole: a newer one replaces an older one. */
export interface Interaction {
  readonly id: string;
  readonly revision: number;
  readonly channel: Channel;
  readonly origin: Origin;
  /** An email's subject, a chat's first words. Null for calls. */
  readonly subject: string | null;
  readonly customer: Customer;
  readonly dnis: string | null;
  readonly queue: Named | null;
  readonly entryPoint: Named | null;
  /** When it entered its queue for the first time; it keeps this place when it comes back [ANS-02]. */
  readonly enqueuedAt: Timestamp;
  readonly request: Request | null;
  readonly participants: readonly Participant[];
  readonly consult: Consult | null;
  /** For callbacks. */
  readonly callback: Callback | null;
  /** While the customer is being called; null once they answered, and for calls that came in. */
  readonly dialling: Dialling | null;
  readonly variables: readonly Variable[];
  /** Names of variables in the order in which the flow shows them. */
  readonly display: { readonly popover: readonly string[]; readonly pane: readonly string[] };
  readonly recording: Recording;
  readonly noiseRemoval: boolean;
  /** How many messages the customer wrote, in a digital interaction. */
  readonly messages: number;
  /** In the order in which they were written. */
  readonly notes: readonly Note[];
  /** Other agents who owned it and wrap it up now. */
  readonly wrappingUp: readonly Named[];
  /** Since when this agent, a supervisor, listens without taking part [MON-01]; null for those who take part. */
  readonly monitoring: Timestamp | null;
  /** A supervisor listens, and the administrator lets the agents of the call know. */
  readonly monitored: boolean;
  readonly endedAt: Timestamp | null;
  readonly wrapUp: WrapUp | null;
}

// -------------------------------------------------------------------------------------------------------- the settings

export interface IdleCode extends Named {
  readonly isDefault: boolean;
}

export interface WrapUpReason extends Named {
  readonly isDefault: boolean;
}

/** A button on a popover that means something to the host page: it hears `wx-action` with this id. */
export type PopoverAction = Named;

/** A link on a popover. `{name}` in the address stands for a variable that is not secure. */
export interface PopoverLink {
  readonly label: string;
  readonly href: string;
}

/** What the popovers of a channel show [POP-06]. */
export interface PopoverSettings {
  /** Names of variables, for the channels whose flow does not choose them. */
  readonly variables: readonly string[];
  readonly actions: readonly PopoverAction[];
  readonly links: readonly PopoverLink[];
}

/** A number that customers see when an agent calls them. */
export interface CallerId {
  readonly name: string;
  readonly number: string;
}

/** What agents may call out with [OUT-01]. */
export interface OutdialSettings {
  readonly entryPoints: readonly Named[];
  readonly callerIds: readonly CallerId[];
}

/** How a new request may make itself known beside the screen: of what is allowed here the agent chooses [POP-13]. */
export interface AlertSettings {
  readonly sound: boolean;
  readonly notification: boolean;
}

/** Where the organisation's own people come from: they are called at their phones [DST-07]. */
export interface PeopleDirectory {
  readonly source: 'teams' | 'webex';
  /** Single sign-on is set up; without it nobody in Teams can be consulted or handed a call [DST-08]. */
  readonly signedOn: boolean;
}

/** The administrator's settings, as far as an agent's desktop has to know them. */
export interface Settings {
  readonly organisation: string;
  /** The teams that this agent may sign in to. */
  readonly teams: readonly Named[];
  readonly stations: readonly StationKind[];
  /** What to offer at sign-in. */
  readonly defaultStation: Station;
  readonly idleCodes: readonly IdleCode[];
  readonly wrapUpReasons: readonly WrapUpReason[];
  /** How long a contact request may ring, in milliseconds. */
  readonly ringTime: number;
  /** Numbers show only their last four digits [POP-10]. */
  readonly protectNumbers: boolean;
  /** What "End Consult" leaves of a call that is no conference: the customer, on hold, or nothing [CON-09]. */
  readonly endConsult: 'keep' | 'end';
  readonly popovers: Readonly<Record<Channel, PopoverSettings>>;
  /** Null where the organisation lets nobody call out. */
  readonly outdial: OutdialSettings | null;
  readonly alerts: AlertSettings;
  /** Whom an agent may ask, and hand a call to [DST-01]. */
  readonly destinations: Readonly<Record<'consult' | 'transfer', readonly DestinationKind[]>>;
  /** Null where the organisation's own people cannot be searched. */
  readonly people: PeopleDirectory | null;
}

// ------------------------------------------------------------------------------------------------------------ readings

/** This agent's own part in an interaction, if any. */
export function participantOf(interaction: Interaction, agentId: string): Participant | undefined {
  return interaction.participants.find((one) => one.agentId === agentId && one.status !== 'left');
}

/** When this agent came into the interaction, also after it left; null before. */
export function answeredAt(interaction: Interaction, agentId: string): Timestamp | null {
  return interaction.participants.findLast((one) => one.agentId === agentId)?.joinedAt ?? null;
}

/** Whether this agent is in a call, on whichever leg, be it on hold. */
export function isInCall(interaction: Interaction, agentId: string): boolean {
  const { channel, dialling, endedAt } = interaction;
  const isCall = channel === 'call' && dialling === null && endedAt === null;
  return isCall && participantOf(interaction, agentId)?.status === 'joined';
}

/** The customer's part in an interaction; there is none where the service names none. */
export function customerOf(interaction: Interaction): Participant | undefined {
  return interaction.participants.find((one) => one.kind === 'customer');
}

/** Since when the customer is on hold, or null. */
export function heldSince(interaction: Interaction): Timestamp | null {
  const customer = customerOf(interaction);
  return customer?.status === 'joined' ? customer.heldAt : null;
}

/** What to call an interaction in a heading: the customer's name, else the number or address. */
export function titleOf(interaction: Interaction): string {
  const { customer, subject } = interaction;
  const number = customer.address === null ? null : readable(customer.address);
  return customer.name ?? number ?? subject ?? interaction.id;
}
