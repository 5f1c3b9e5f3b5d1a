/**
 * The port: what the kit asks of a contact centre. A back end implements it, the store uses it, and neither knows more
 * of the other than stands here.
 */
import type { Timestamp } from './clock.js';
import type { Command, CommandName } from './commands.js';
import type { Happening } from './happenings.js';
import type { Agent, Interaction, Settings } from './model.js';
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
  /** Tells of a connection that broke (`lost`) or came back; a snapshot follows once it is `open` again. */
  link(link: Link): void;
}

/** The centre took a command. Its effect is in the revision named here, of the interaction or of the agent. */
export interface Acknowledgement {
  readonly revision: number;
}

/** What a back end can do. What is missing is not offered, so that no button fails each time. */
export interface Capabilities {
  readonly commands: ReadonlySet<CommandName>;
}

export interface Backend {
  readonly capabilities: Capabilities;
  /** The outside world, where the back end plays it itself. The live service has none. */
  readonly world?: World;
  /** Opens the connection; a snapshot reaches the listener before this resolves. */
  connect(listener: BackendListener): Promise<void>;
  /** Hands over a command. Rejects with a `Failure` when the centre refuses it. Sending the same id again is safe. */
  send(command: Command): Promise<Acknowledgement>;
  /** Asks for a snapshot, after a gap in the facts. */
  resync(): void;
  disconnect(): Promise<void>;
}
