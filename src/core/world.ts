/**
 * The world outside the desk, for back ends that play it themselves: who calls, what customers do, the agent's
 * telephone. The simulator panel and tests act here; an agent never does.
 */
import type { NotReachedReason } from './happenings.js';
import type { CallbackKind, Channel, Named, Origin, Request, Station, Timestamp, Variable } from './model.js';

export interface WorldActs {
  /** Somebody contacts the centre. */
  contact: {
    readonly channel: Channel;
    /** One of `WorldView.people`; otherwise somebody is chosen. */
    readonly customerId?: string | undefined;
    readonly entryPointId?: string | undefined;
    /** `me`: the request waits for this seat's agent and rings there. `anyone`: whoever is longest available. */
    readonly for: 'me' | 'anyone';
  };
  /** The agent's telephone is picked up. */
  'answer-phone': { readonly interactionId: string };
  /** The agent's telephone is hung up. */
  'hang-up-phone': Readonly<Record<never, never>>;
  /** The line to the agent's telephone fails [EDG-17]. */
  'fail-phone': { readonly interactionId: string };
  /** The customer hangs up, or leaves the chat. */
  'customer-leaves': { readonly interactionId: string };
  /** Somebody who is called to be consulted answers. */
  'party-answers': { readonly interactionId: string };
  /** Somebody who is called to be consulted cannot be reached [EDG-10]. */
  'party-not-reached': { readonly interactionId: string; readonly reason: NotReachedReason };
  /** Somebody who was reached by number hangs up. */
  'party-leaves': { readonly interactionId: string; readonly participantId: string };
  /** The customer writes another message. */
  'customer-writes': { readonly interactionId: string };
  /** A customer who is being called answers. */
  'customer-answers': { readonly interactionId: string };
  /** A customer who is being called cannot be reached [CBK-03]. */
  'customer-not-reached': { readonly interactionId: string; readonly reason: NotReachedReason };
  /** A caller who waits asks to be called back, and keeps the place [CBK-01]. */
  'ask-callback': { readonly interactionId: string };
  /** Somebody leaves name and number on a website, or with a chat bot [CBK-01]. */
  'request-callback': {
    readonly kind: Exclude<CallbackKind, 'courtesy'>;
    readonly name: string;
    readonly number: string;
    readonly entryPointId?: string | undefined;
    readonly for: 'me' | 'anyone';
  };
  /** A campaign offers somebody to be called [OUT-02]. */
  'offer-preview': { readonly customerId?: string | undefined; readonly for: 'me' | 'anyone' };
  /** Another agent saves a variable of one of this agent's interactions [CAD-07]. */
  'save-variable': { readonly interactionId: string; readonly variable: string; readonly value: string };
  /** Strangers who call the whole centre, so many an hour; 0 is quiet. */
  'set-traffic': { readonly callsPerHour: number };
  /** The embedded centre forgets everything and begins its day. */
  'new-day': Readonly<Record<never, never>>;
  /** Cuts the agent's link to the centre, for a time or until it is mended, or mends it [ERR-02]. */
  'set-link': { readonly up: boolean; readonly milliseconds?: number | undefined };
  /** Makes that link unreliable: what is not named is switched off [ERR-03]. */
  'set-faults': Partial<LinkFaults>;
}

/** What a link does to the messages that it carries. Chances go from 0 to 1. */
export interface LinkFaults {
  /** The chance that a message is lost on its way, and has to be sent again. */
  readonly lose: number;
  /** The chance that a message comes twice. */
  readonly double: number;
  /** The chance that a message takes longer, up to so many milliseconds. Those behind it wait for it. */
  readonly delay: { readonly chance: number; readonly max: number };
  /** The chance that a message is overtaken by those behind it. */
  readonly reorder: number;
}

export type WorldActName = keyof WorldActs;

/** Where somebody who contacted the centre is. */
export type Whereabouts = 'waiting' | 'connecting' | 'ringing' | 'called' | 'talking' | 'held' | 'voicemail' | 'left';

/** Somebody whom an agent reached by number. */
export interface Party {
  readonly participantId: string;
  readonly name: string;
  readonly where: 'called' | 'talking' | 'held';
}

/** Somebody from outside who has to do with this seat's agent. */
export interface Outsider {
  readonly interactionId: string;
  readonly channel: Channel;
  readonly origin: Origin;
  readonly name: string;
  readonly address: string;
  readonly queue: string | null;
  readonly where: Whereabouts;
  readonly since: Timestamp;
  /** What the agent's telephone does for this call: it is about to ring, or rings and can be picked up. */
  readonly atPhone: Request['stage'] | null;
  /** Which agent asks this one, where that is what rings [POP-09]. */
  readonly consultFrom: string | null;
  /** The others in the call who have no desk. */
  readonly parties: readonly Party[];
  /** Waits in the queue for a call back: the customer is not on the line. */
  readonly callback: boolean;
  /** The tones that the agent keyed into the call. */
  readonly digits: string;
  /** What a second editor could save. */
  readonly editable: readonly Pick<Variable, 'name' | 'label' | 'type'>[];
}

/** The agent's link to the centre, where it can be played with. */
export interface LinkView {
  /** Whether there is a way through. A desktop that lost its connection notices with its next attempt. */
  readonly up: boolean;
  readonly faults: LinkFaults;
  /** Chance comes from this number. */
  readonly seed: number;
}

/** What a telephone does that costs calls. `voicemail-first`: before the ring time is over. */
export type PhoneTrouble = 'voicemail-first' | 'voicemail' | 'forwarding' | 'call-waiting';

/** A setting that works and loses calls all the same [XFR-07]. */
export interface SettingsWarning {
  /** Where: `agents[2].phone.voicemailSeconds`. */
  readonly path: string;
  readonly trouble: PhoneTrouble;
  /** The telephone. */
  readonly station: Station;
  readonly ringSeconds: number;
  readonly voicemailSeconds: number | null;
}

export interface WorldView {
  /** What an administrator should know of the centre's settings. */
  readonly warnings: readonly SettingsWarning[];
  readonly people: readonly (Named & { readonly number: string })[];
  readonly entryPoints: readonly (Named & { readonly channel: Channel })[];
  readonly outsiders: readonly Outsider[];
  /** The agent's telephone; null at a browser station and before sign-in. */
  readonly phone: 'on-hook' | 'ringing' | 'in-call' | 'off-hook' | null;
  readonly callsPerHour: number;
  /** The campaign's name; null where the settings have none. */
  readonly campaign: string | null;
  /** Who saves variables beside this agent [CAD-07]. */
  readonly colleague: string;
  /** The whole centre, in numbers. */
  readonly centre: { readonly waiting: number; readonly available: number; readonly engaged: number };
  readonly link?: LinkView;
}

export interface World {
  /** The view changes by replacement; equal views are the same object. */
  readonly view: WorldView;
  subscribe(listener: () => void): () => void;
  /** Rejects with a `Failure` where the world cannot do that now. */
  act<K extends WorldActName>(name: K, detail: WorldActs[K]): Promise<void>;
}
