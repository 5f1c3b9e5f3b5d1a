/** What a supervisor sees of a team: its agents, and the calls that they are in [MON-01]. */
import type { AgentState, Named, Timestamp } from './model.js';

/** What an agent does in a call, as far as it matters to who looks on. `assist` is wrap-up assist [CNF-07]. */
export type TeamCallState =
  'dialling' | 'talking' | 'held' | 'asking' | 'consulting' | 'consult-held' | 'conference' | 'assist';

/** The call that an agent is in. */
export interface TeamCall {
  readonly interactionId: string;
  /** A name, else a number: only its last four digits where numbers are protected [POP-10]. */
  readonly customer: string;
  readonly state: TeamCallState;
  /** When the agent came into the call. */
  readonly since: Timestamp;
  /** The supervisors who listen to it, this one included. */
  readonly monitors: readonly Named[];
}

/** An agent of the team. Always whole: a newer one replaces an older one. */
export interface TeamRow extends Named {
  readonly team: string;
  readonly state: AgentState;
  readonly call: TeamCall | null;
}
