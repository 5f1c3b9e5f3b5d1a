/**
 * The verbs: everything that an agent can ask of a contact centre. A command's name is also the name of the DOM event
 * that announces it (`hold` → `wx-hold`), and its payload that event's detail.
 */
import type { ChoosableState, Station } from './model.js';

/** The interaction that a command is about. */
export interface About {
  readonly interactionId: string;
}

export interface Commands {
  /** Sign in with a team and a station [STN-01]. */
  'sign-in': { readonly teamId: string; readonly station: Station };
  'sign-out': Readonly<Record<never, never>>;
  /** Choose a state, or the one that follows the present work [STN-02, STN-05]. */
  'set-state': { readonly state: ChoosableState };
  /** Take a request: "Answer" for a call at a browser station, "Accept" for everything else. */
  accept: About;
  /** Send a ringing call back to its queue [EDG-18]. */
  decline: About;
  hold: About;
  resume: About;
  'pause-recording': About;
  'resume-recording': About;
  /** End the call, or the conversation, for everyone. */
  end: About;
  /** Give the wrap-up reason, which closes the interaction for this agent [WRP-03]. */
  'wrap-up': About & { readonly reasonId: string };
}

export type CommandName = keyof Commands;

/** A command on its way. The id makes sending it twice harmless. */
export type Command = {
  [K in CommandName]: { readonly id: string; readonly name: K; readonly payload: Commands[K] };
}[CommandName];

/** The interaction that a command is about, or null for those about the agent. */
export function subjectOf(payload: Commands[CommandName]): string | null {
  return 'interactionId' in payload ? payload.interactionId : null;
}
