/**
 * What happened once, as records with ids: they become notices on the screen and `wx-…` events for the host page, each
 * once. A state is never read off them; it stands in the facts.
 */
import type { Timestamp } from './clock.js';
import type { AgentStateName, Channel, Destination, Missed, Named, Origin } from './model.js';

/** Why a request went away before this agent took it. */
export type WithdrawnReason = 'customer-left' | 'taken-elsewhere' | 'agent-busy' | 'consult-ended';

/** Why nobody was consulted [CON-07, CON-11]. */
export type ConsultFailedReason = NotReachedReason | 'declined' | 'phone-failed' | 'nobody-there';

/** Why a supervisor listens no longer: by the own hand, or because the call, or its last agent, is gone [MON-02]. */
export type MonitoringEndedReason = 'stopped' | 'call-ended' | 'agents-left';

/** Why a customer whom the centre called was not reached. */
export type NotReachedReason = 'busy' | 'no-answer' | 'unreachable' | 'rejected';

/** How an interaction ended. */
export type EndedBy = 'agent' | 'customer' | 'phone' | 'system';

export interface Happenings {
  'signed-in': Readonly<Record<never, never>>;
  'signed-out': Readonly<Record<never, never>>;
  'state-changed': { readonly state: AgentStateName; readonly codeId: string | null };
  /** A request reached this agent: the moment for a screen pop. */
  offered: { readonly interactionId: string; readonly channel: Channel; readonly customerId: string | null };
  answered: { readonly interactionId: string; readonly channel: Channel; readonly customerId: string | null };
  /** A request was not taken in time, was declined, or could not be connected; `Missed` says which call it was. */
  missed: { readonly interactionId: string; readonly state: AgentStateName; readonly missed: Missed };
  /** A request went away and nobody is to blame [ANS-04]. */
  withdrawn: { readonly interactionId: string; readonly reason: WithdrawnReason; readonly who: string };
  held: { readonly interactionId: string };
  resumed: { readonly interactionId: string };
  'recording-paused': { readonly interactionId: string };
  'recording-resumed': { readonly interactionId: string; readonly byItself: boolean };
  /** The conversation is over for this agent: the moment for a call log. */
  ended: {
    readonly interactionId: string;
    readonly channel: Channel;
    readonly customerId: string | null;
    readonly by: EndedBy;
    /** Another agent whose act it was: End of a conference, or Remove [CNF-05, CNF-09]. Null for any other end. */
    readonly who: string | null;
    /** It is not over for the others. */
    readonly goesOn: boolean;
    readonly answeredAt: Timestamp;
    readonly endedAt: Timestamp;
  };
  /** The customer of an outdial or a callback did not answer; a callback returns to its queue [CBK-03, OUT-01]. */
  'not-reached': {
    readonly interactionId: string;
    readonly origin: Origin;
    readonly reason: NotReachedReason;
    readonly who: string;
  };
  /** Somebody is asked, was not reached, answered, or is gone again. */
  'consult-requested': { readonly interactionId: string; readonly to: Destination };
  'consult-failed': { readonly interactionId: string; readonly to: Destination; readonly reason: ConsultFailedReason };
  /** `held` when the customer was resumed meanwhile: the consult begins on hold [EDG-11]. */
  'consult-accepted': { readonly interactionId: string; readonly to: Destination; readonly held: boolean };
  'consult-ended': {
    readonly interactionId: string;
    readonly to: Destination;
    /** Who left; null where the call itself is over. */
    readonly by: string | null;
    readonly byMe: boolean;
    /** This agent was the one who asked. */
    readonly isMine: boolean;
  };
  'conference-started': { readonly interactionId: string };
  'participant-left': { readonly interactionId: string; readonly name: string };
  /** This agent owns the interaction now [CNF-04]. */
  'became-primary': { readonly interactionId: string; readonly from: string };
  transferred: { readonly interactionId: string; readonly to: Destination };
  'monitoring-started': { readonly interactionId: string };
  'monitoring-ended': { readonly interactionId: string; readonly reason: MonitoringEndedReason };
  /** A supervisor came into the call; told to everyone in it. `byMe` to the supervisor. */
  'barged-in': { readonly interactionId: string; readonly by: string; readonly byMe: boolean };
  /** A variable was saved, by this agent or by another [CAD-07]. Its value stands in the interaction. */
  'variable-saved': {
    readonly interactionId: string;
    readonly variable: string;
    readonly by: Named;
  };
  'wrapped-up': { readonly interactionId: string; readonly reasonId: string; readonly byItself: boolean };
  /** The embedded centre was to be kept in this browser, which keeps nothing for this page: a reload begins anew. */
  'not-kept': Readonly<Record<never, never>>;
  /**
   * The embedded centre was to be shared by all tabs, which this browser does not let them do: it is this tab's alone, or,
   * in a frame of another site, apart from that of the tabs elsewhere.
   */
  'not-shared': { readonly framed: boolean };
  /** The embedded centre stood still while no page had it open, and goes on from where it was. */
  'stood-still': { readonly from: Timestamp; readonly until: Timestamp };
}

export type HappeningName = keyof Happenings;

export type Happening = {
  [K in HappeningName]: {
    readonly id: string;
    readonly at: Timestamp;
    readonly name: K;
    readonly detail: Happenings[K];
  };
}[HappeningName];
