/**
 * What a page and the embedded centre tell each other about sound. The centre says who is to hear whom; the pages carry the
 * sound between them, and their connections are made through it (docs/decisions/0017).
 */
import type { Timestamp } from '../../core/index.js';

/** The page of another agent, to which this one has a connection of its own. */
export interface Peer {
  /** Of this pair of pages: another one as soon as either page is another. */
  readonly id: string;
  readonly interactionId: string;
  /** Null for one who listens unseen [MON-01]. */
  readonly name: string | null;
  /** Of the two pages this one begins. */
  readonly begins: boolean;
  /** Is to hear this agent. */
  readonly hears: boolean;
  /** Is to be heard by this agent. */
  readonly heard: boolean;
}

/** Somebody without a page: a customer, somebody at a telephone. Each page plays the voice for itself, the same in all. */
export interface Part {
  /** The participant's id. */
  readonly id: string;
  readonly interactionId: string;
  readonly of: 'caller' | 'colleague';
  readonly name: string;
  /** What they say now: a telephone that rings is heard by whoever called it. `gone`: an agent whose page is not there. */
  readonly says: 'speech' | 'ringing' | 'voicemail' | 'nothing' | 'gone';
  /** Whether this agent is to hear it. */
  readonly heard: boolean;
  /** What they hear. */
  readonly hears: 'call' | 'music' | 'ringing' | 'nothing';
}

export interface SoundPlan {
  /** This agent is in a call at a browser station, be it on hold. */
  readonly inCall: boolean;
  readonly peers: readonly Peer[];
  readonly parts: readonly Part[];
}

/** What the centre tells a page. */
export type SoundNews =
  /** Whole: replaces the one before. `now` is the centre's time. */
  | { readonly type: 'plan'; readonly plan: SoundPlan; readonly now: Timestamp }
  /** What the page at the other end of a pair said, as text that only pages understand. */
  | { readonly type: 'signal'; readonly peer: string; readonly data: string };

/** The longest signal, in characters. */
export const LONGEST_SIGNAL = 20_000;

/** A page's line to the centre about sound. */
export interface SoundLine {
  /** Hands a signal to the other page of a pair. Where that is gone nothing happens. */
  signal(peer: string, data: string): void;
  close(): void;
}

/** What opens a line, within which nothing is heard yet. The page has an id of its own making, under which it is known again when its link was lost. */
export type OpenSoundLine = (page: string, hear: (news: SoundNews) => void) => SoundLine;

/** Puts something between a page and the centre, such as a link that breaks. */
export type ThroughLine = (open: OpenSoundLine) => OpenSoundLine;
