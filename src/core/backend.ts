/**
 * The port: what the kit asks of a contact centre. A back end implements it, the store uses it, and neither knows more
 * of the other than stands here.
 */
import type { Timestamp } from './clock.js';
import type { Command, CommandName } from './commands.js';
import type { Happening } from './happenings.js';
import type { Failure } from './failure.js';
import type { Media } from './media.js';
import type { Agent, AgentState, DestinationKind, Interaction, Settings } from './model.js';
import type { TeamRow } from './team.js';
import type { World } from './world.js';

/**
 * One atomic piece of truth. It holds whole things, not changes: applying it twice, late or out of order does no harm.
 */
export interface Fact {
  /** The life of the centre. Revisions compare only within one; a restarted centre begins another. */
  readonly epoch: string;
  /** Counts this seat's facts, without gaps. A gap means that something was lost. */
  readonly seq: number;
  /** The centre's time when it said this. */
  readonly now: Timestamp;
  /** Replaces everything known before: the first fact after `connect`, and after a gap. */
  readonly snapshot: boolean;
  readonly agent: Agent | null;
  readonly settings: Settings | null;
  /** New or changed, each complete. */
  readonly interactions: readonly Interaction[];
  /** Interactions that left this agent's hands, as of a revision: a later one may bring them back [ANS-02]. */
  readonly gone: readonly { readonly id: string; readonly revision: number }[];
  readonly happenings: readonly Happening[];
}

/** The state of the connection to the centre. */
export type Link = 'closed' | 'connecting' | 'open' | 'lost';

export interface BackendListener {
  fact(fact: Fact): void;
  /** The centre ended this session for good, as after a sign-in elsewhere [STN-06]: nothing follows. */
  ended(failure: Failure): void;
  /**
   * Tells of a connection that broke (`lost`) or came back; a snapshot follows once it is `open` again. One that is lost
   * may be told of again and again, with the time of the next attempt by this machine's clock, or null during it.
   */
  link(link: Link, retryAt?: Timestamp | null): void;
}

/**
 * So long somebody waits for the answer to a command, in milliseconds. A back end that sends commands again, over a
 * link that loses them, stops then: what was told to have failed must not come to pass later.
 */
export const COMMAND_LIMIT = 20_000;

/** The centre took a command. Its effect is in the revision named here, of the interaction or of the agent. */
export interface Acknowledgement {
  readonly revision: number;
}

/**
 * What to look for in a directory: part of a name or number; empty for everything. Who has the very number that is looked
 * for comes first [DN-04]. Among the queues that a call can be handed to are the entry points [DST-04].
 */
export interface SearchQuery {
  readonly kind: DestinationKind;
  readonly text: string;
  /** What for: not everyone who can be asked can be handed a call [DST-03, DST-04]. */
  readonly purpose: 'consult' | 'transfer' | 'outdial';
}

/** A destination that can be called, or handed a call. */
export interface DirectoryEntry {
  readonly id: string;
  readonly kind: DestinationKind;
  readonly name: string;
  readonly number: string | null;
  /** Of agents: the state, as of now, and the team. */
  readonly state: Pick<AgentState, 'name' | 'codeId'> | null;
  readonly team: string | null;
  /** A supervisor who is signed in as an agent [DST-03]. */
  readonly supervisor?: boolean;
  /** Of the organisation's own people: what they do, and their presence as of the search [DST-07]. */
  readonly person?: Person;
}

/** Whether one of the organisation's own people can be reached, as their directory says. */
export type Presence = 'available' | 'busy' | 'in-call' | 'in-meeting' | 'do-not-disturb' | 'away' | 'offline';

export interface Person {
  readonly role: string;
  readonly department: string;
  readonly presence: Presence;
}

/** A part of a list, and how long the whole list is. */
export interface DirectoryPage {
  readonly total: number;
  /** How long it would be if nothing were looked for, where that is known. */
  readonly all?: number;
  readonly entries: readonly DirectoryEntry[];
}

/** What a back end can do. What is missing is not offered, so that no button fails each time. */
export interface Capabilities {
  readonly commands: ReadonlySet<CommandName>;
  /** Kinds of destination that can be searched for. */
  readonly directories: ReadonlySet<DestinationKind>;
  /** Values of secure variables can be fetched one by one. */
  readonly reveal: boolean;
}

export interface Backend {
  readonly capabilities: Capabilities;
  /** The outside world, where the back end plays it itself. The live service has none. */
  readonly world?: World;
  /** Opens the connection; a snapshot reaches the listener before this resolves. */
  connect(listener: BackendListener): Promise<void>;
  /** Hands over a command. Rejects with a `Failure` when the centre refuses it. Sending the same id again is safe. */
  send(command: Command): Promise<Acknowledgement>;
  /** Looks in a directory; `start` and `count` say which part of what was found is wanted. */
  search(query: SearchQuery, start: number, count: number): Promise<DirectoryPage>;
  /**
   * Tells of agents whose state changed, at most once a second, for as long as somebody looks at a list of them. Where
   * the service does not tell, there is no such method, and a list is as of the time when it was fetched [DST-06].
   */
  watchAgents?(listener: (changed: readonly DirectoryEntry[]) => void): () => void;
  /**
   * Tells a supervisor of the teams' agents and their calls: all of them, at once and then at most once a second, for as
   * long as somebody looks; also after a connection that was lost is back. Where the service does not tell, there is no
   * such method [MON-01].
   */
  watchTeam?(listener: (rows: readonly TeamRow[]) => void): () => void;
  /**
   * Brings the sound of calls into this page, for a browser station; once at a time. Where the back end has nothing to do
   * with sound, there is no such method.
   */
  media?(): Promise<Media>;
  /** Fetches the value of a secure variable, which no fact holds [CAD-04]. Keep it nowhere. */
  reveal(interactionId: string, variable: string): Promise<string>;
  /** Asks for a snapshot, after a gap in the facts. */
  resync(): void;
  /** Tries at once to get back a lost connection, rather than at the time that was told of. */
  retry?(): void;
  disconnect(): Promise<void>;
}
