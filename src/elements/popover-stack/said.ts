/** What a reader hears of the requests: each once when it rings, and once more near its end [POP-12]. */
import { requesterOf, requestKindOf } from '../../core/index.js';
import type { Agent, AgentState, Interaction, Missed } from '../../core/index.js';
import type { Voice } from '../../foundation/voice.js';
import { announcementOf } from './lines.js';
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
    const who = requesterOf(one);
    const key = `${id} ${request.since}`;
    const isCall = channel === 'call';
    const isUrgent = urgent.has(id);
    const isPreview = requestKindOf(one) === 'preview';
    const hurry = isPreview ? t.popover.about(t.popover.atTimeout[request.atTimeout], who) : t.popover.urgent(who);
    // What is announced only now says how little is left by itself.
    if (isUrgent) voice.say(`${key} urgent`, voice.has(key) ? hurry : null, id, isCall);
    voice.say(key, announcementOf(one, who, means.now(), language), id, isCall);
  }
  const missed = agent?.missed;
  if (!missed) return;
  const { heading, text } = missedTexts(means, missed);
  voice.say(`missed ${missed.interactionId} ${missed.at}`, t.popover.notTaken(heading, text), MISSED, true);
}

/** What is said of a missed request is about no request: that may ring again. */
export const MISSED = 'missed';

/** The state that a missed request left the agent in. Work, such as a chat, may lie over it. */
export const stateAfter = (agent: Agent): AgentState => agent.next ?? agent.state;

/** What happened, and what became of it. */
export function missedTexts({ t, agent }: Means, missed: Missed): { heading: string; text: string } {
  const { popover } = t;
  const headings = { declined: popover.declinedHeading, 'channel-failure': popover.failedHeading } as const;
  const state = agent ? stateAfter(agent).name : 'rona';
  const says = { consult: popover.missedConsult, transfer: popover.missedTransfer, contact: popover.missedRequest };
  const say = missed.kind === 'contact' && missed.channel === 'call' ? popover.missedCall : says[missed.kind];
  return {
    heading: state in headings ? headings[state as keyof typeof headings] : popover.missedHeading,
    text: say(missed.who, missed.queue ?? t.empty),
  };
}
