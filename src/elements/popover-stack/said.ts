/** What a reader hears of the requests: each once when it rings, and once more near its end [POP-12]. */
import { titleOf } from '../../core/index.js';
import type { Interaction } from '../../core/index.js';
import type { Voice } from '../../foundation/voice.js';
import { missedTexts } from './missed.js';
import type { Means } from './parts.js';

/** `ringing` holds what rings where the agent can get at it; `urgent` the ids of those in their last seconds. */
export function announce(
  voice: Voice,
  means: Means,
  ringing: readonly Interaction[],
  urgent: ReadonlySet<string>,
): void {
  const { t, language, agent } = means;
  for (const one of ringing) {
    const { id, channel, request } = one;
    if (!request) continue;
    const who = titleOf(one);
    const key = `${id} ${request.since}`;
    const isCall = channel === 'call';
    const isUrgent = urgent.has(id);
    // What is announced only now says how little is left by itself.
    if (isUrgent) voice.say(`${key} urgent`, voice.has(key) ? t.popover.urgent(who) : null, id, isCall);
    const left = request.expiresAt === null ? 0 : request.expiresAt - means.now();
    const seconds = language.number(language.secondsLeft(left));
    voice.say(key, t.popover.announce(t.popover.kind[channel], who, seconds), id, isCall);
  }
  const missed = agent?.missed;
  if (!missed) return;
  const { heading, text } = missedTexts(means, missed);
  voice.say(`missed ${missed.interactionId} ${missed.at}`, t.popover.notTaken(heading, text), MISSED, true);
}

/** What is said of a missed request is about no request: that may ring again. */
export const MISSED = 'missed';
