/** A connection that the SDK has registered, and what is known of it. */
import type { Clock } from '../../core/index.js';
import { Desk } from './desk.js';
import type { Known } from './desk.js';
import { Directory } from './directory.js';
import type { SdkContactCenter, SdkProfile } from './sdk.js';
import type { Translator } from './translate.js';

export interface Session {
  readonly cc: SdkContactCenter;
  profile: SdkProfile;
  readonly translator: Translator;
  readonly desk: Desk;
  readonly directory: Directory;
}

interface Around extends Pick<Known, 'task' | 'cancelAutoWrapUp' | 'chooseReason'> {
  readonly clock: Clock;
  /** The conversation is over, and this agent was told so. */
  isOver(id: string): boolean;
}

export function openSession(
  cc: SdkContactCenter,
  translator: Translator,
  profile: SdkProfile,
  { clock, isOver, ...around }: Around,
): Session {
  const known: Known = {
    ...around,
    agentId: profile.agentId,
    profile,
    get: (id) => translator.interaction(id),
    all: () => translator.interactions,
    raw: (id) => translator.raw(id),
    wrapUpReason: (id) => translator.settings.wrapUpReasons.find((one) => one.id === id),
    hasEnded: (id) => isOver(id) || translator.interaction(id)?.wrapUp != null,
  };
  return { cc, profile, translator, desk: new Desk(cc, known, clock), directory: new Directory(cc, profile) };
}
