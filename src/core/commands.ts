/**
 * The verbs: everything that an agent can ask of a contact centre. A command's name is also the name of the DOM event
 * that announces it (`hold` → `wx-hold`), and its payload that event's detail.
 */
import type { ChoosableState, Destination, Interaction, Station } from './model.js';

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
  /** Key tones into the call: digits, `*` and `#`. */
  'send-digits': About & { readonly digits: string };
  /** Save a variable. The first of two saves on the same version wins [CAD-07]. */
  'save-variable': About & {
    readonly variable: string;
    /** The text in its type's canonical form. Null in the event of a secure variable: its value is withheld there. */
    readonly value: string | null;
    /** The version that the agent saw. */
    readonly base: number;
  };
  /** Call a number [OUT-01]. */
  outdial: {
    readonly number: string;
    readonly entryPointId: string;
    /** The number that the customer sees; null leaves it to the entry point. */
    readonly callerId: string | null;
  };
  /** Call off a callback before the customer answers [CBK-02]. */
  'cancel-callback': About;
  /** Pass over a preview-campaign contact, or take it off the list [OUT-02]. */
  'skip-preview': About;
  'remove-preview': About;
  /** Ask somebody; the customer waits on hold [CON-02]. */
  consult: About & {
    readonly to: Destination;
    /** Out of a conference: the others are not put on hold [CON-14]. */
    readonly othersTalk: boolean;
  };
  /** Call a consult off before it is accepted [CON-03]. */
  'cancel-consult': About;
  /** End the consult that this agent began [CON-09]. */
  'end-consult': About;
  /** Leave a consult as the one who was asked [CON-06]. */
  'exit-consult': About;
  /** Put the consulted party on hold, which resumes the customer, and the other way round [CON-05]. */
  'hold-consult': About;
  'resume-consult': About;
  /** Join everyone [CNF-01]. */
  conference: About;
  /** Leave a conference, and hand it over where it is this agent's [CNF-04]. */
  'exit-conference': About;
  /** Hand the customer to the consulted party [CON-10]. */
  'consult-transfer': About;
  /** Hand the customer over without asking first [XFR-02, XFR-03]. */
  transfer: About & { readonly to: Destination };
  /** Hold, resume or remove one participant of a conference [CNF-09, CNF-10]. */
  'hold-participant': About & { readonly participantId: string };
  'resume-participant': About & { readonly participantId: string };
  'remove-participant': About & { readonly participantId: string };
  /** Listen to a call of the team, unheard; to another one, in place of the one listened to so far [MON-01]. */
  monitor: About;
  'stop-monitoring': About;
  /** Take part in the call that is listened to: heard by everyone, in a seat of its own [MON-01, CNF-02]. */
  'barge-in': About;
  /** Note something for the wrap-up, for everyone who handles the call [CNF-06]. Not empty, `NOTE_LIMIT` at most. */
  'add-note': About & { readonly text: string };
  /** Tell the service which reason is chosen so far: it is the one that a countdown submits [WRP-04]. */
  'choose-reason': About & { readonly reasonId: string };
  /** Stop the countdown of auto wrap-up: the agent submits by hand [WRP-04]. */
  'cancel-auto-wrap-up': About;
  /** Give the wrap-up reason, which closes the interaction for this agent [WRP-03]. */
  'wrap-up': About & { readonly reasonId: string };
}

export type CommandName = keyof Commands;

/** A command on its way. The id makes sending it twice harmless. */
export type Command = {
  [K in CommandName]: { readonly id: string; readonly name: K; readonly payload: Commands[K] };
}[CommandName];

/** Whether asking again is not a repetition: each key that is pressed is a tone of its own. */
export const isRepeatable = (name: CommandName): boolean => name === 'send-digits';

/**
 * What a command is about, as far as two of one name may be under way at once: the same interaction, and of several
 * variables or participants the same.
 */
export function scopeOf(payload: Commands[CommandName]): string {
  const part = 'variable' in payload ? payload.variable : 'participantId' in payload ? payload.participantId : '';
  return `${subjectOf(payload) ?? ''}/${part}`;
}

/** A payload as it may be announced to a page: without the value of a secure variable [POP-08, HST-01]. */
export function announced<K extends CommandName>(
  payload: Commands[K],
  interaction: Interaction | undefined,
): Commands[K] {
  if (!('variable' in payload)) return payload;
  const variable = interaction?.variables.find((one) => one.name === payload.variable);
  return variable && !variable.secure ? payload : { ...payload, value: null };
}

/** The interaction that a command is about, or null for those about the agent. */
export function subjectOf(payload: Commands[CommandName]): string | null {
  return 'interactionId' in payload ? payload.interactionId : null;
}
