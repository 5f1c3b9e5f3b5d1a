/**
 * The world outside the desk, for back ends that play it themselves: who calls, what customers do, the agent's
 * telephone. The simulator panel and tests act here; an agent never does.
 */
import type { Channel, Named, Timestamp } from './model.js';

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
  /** The customer writes another message. */
  'customer-writes': { readonly interactionId: string };
  /** Strangers who call the whole centre, so many an hour; 0 is quiet. */
  'set-traffic': { readonly callsPerHour: number };
}

export type WorldActName = keyof WorldActs;

/** Where somebody who contacted the centre is. */
export type Whereabouts = 'waiting' | 'connecting' | 'ringing' | 'talking' | 'held' | 'left';

/** Somebody from outside who has to do with this seat's agent. */
export interface Outsider {
  readonly interactionId: string;
  readonly channel: Channel;
  readonly name: string;
  readonly address: string;
  readonly queue: string | null;
  readonly where: Whereabouts;
  readonly since: Timestamp;
  /** The agent's telephone rings for this call and can be picked up. */
  readonly onPhone: boolean;
}

export interface WorldView {
  readonly people: readonly Named[];
  readonly entryPoints: readonly (Named & { readonly channel: Channel })[];
  readonly outsiders: readonly Outsider[];
  /** The agent's telephone; null at a browser station and before sign-in. */
  readonly phone: 'on-hook' | 'ringing' | 'in-call' | 'off-hook' | null;
  readonly callsPerHour: number;
  /** The whole centre, in numbers. */
  readonly centre: { readonly waiting: number; readonly available: number; readonly engaged: number };
}

export interface World {
  /** The view changes by replacement; equal views are the same object. */
  readonly view: WorldView;
  subscribe(listener: () => void): () => void;
  /** Rejects with a `Failure` where the world cannot do that now. */
  act<K extends WorldActName>(name: K, detail: WorldActs[K]): Promise<void>;
}
