/** The rows of the panel: what rings on the agent's telephone, and who from outside has to do with the agent. */
import { nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { readable } from '../../core/index.js';
import type { NotReachedReason, Outsider, Party } from '../../core/index.js';
import { channelTile } from '../../foundation/channel.js';
import { html } from '../../foundation/html.js';
import { LINES, worldButton } from './parts.js';
import type { Means, Terms } from './parts.js';

const NOT_REACHED: readonly NotReachedReason[] = ['busy', 'no-answer', 'unreachable', 'rejected'];

/** A call on its way to the agent's telephone. */
export function ringingRow(outsider: Outsider, { t, act }: Means): TemplateResult {
  const { interactionId, name, address, atPhone, consultFrom } = outsider;
  const { world } = t;
  const who = consultFrom === null ? name || readable(address) : world.consultFrom(consultFrom);
  const describedBy = `from-${interactionId}`;
  return html`<li class="ringing">
    <span class="wx-clip" id=${describedBy} title=${who}>${who}</span>
    ${
      atPhone === 'offered'
        ? worldButton('answer-phone', world.answerOnPhone, () => act('answer-phone', { interactionId }), {
            kind: 'tonal',
            describedBy,
          })
        : html`<span class="wx-status">${world.at.connecting}</span>`
    }
    ${worldButton('fail-phone', world.failPhone, () => act('fail-phone', { interactionId }), { describedBy })}
  </li>`;
}

/** What somebody outside is doing, in words. */
function doing({ channel, origin, where, callback }: Outsider, { at }: Terms['world']): string {
  if (callback && where === 'waiting') return at.callback;
  const isOffered = where === 'ringing' && (channel !== 'call' || origin === 'preview');
  return at[isOffered ? 'offered' : where];
}

/** Somebody from outside, and what they can do next. */
export function outsiderRow(outsider: Outsider, means: Means): TemplateResult {
  const { channel, origin, name, address, where, since, digits } = outsider;
  const { t, language, counting } = means;
  const { world } = t;
  const number = readable(address);
  const who = name || number;
  const queue = origin === 'preview' ? world.campaign : outsider.queue;
  const acts = actsOf(outsider, who, means);
  return html`<li class="outsider">
    ${channelTile(channel, where === 'ringing' ? 'incoming' : 'open')}
    <div class="wx-clip">
      <b class="wx-clip" title=${who}>${who}</b>
      <p class="now">
        <i class="wx-leg" data-line=${LINES[where]}></i>
        <span>${doing(outsider, world)}</span>
        <time class="wx-num">${counting((now) => language.duration(now - since))}</time>
      </p>
      <p class="now">
        ${number === who ? nothing : html`<span class="wx-num wx-clip" title=${number}>${number}</span>`}
        ${queue ? html`<span class="wx-clip" title=${queue}>${queue}</span>` : nothing}
      </p>
      ${digits ? html`<p class="now keyed">${world.keyed} <b class="wx-num">${digits}</b></p>` : nothing}
    </div>
    ${acts.length > 0 ? html`<div class="acts" ?data-below=${isWordy(outsider)}>${acts}</div>` : nothing}
    ${outsider.parties.length > 0 ? parties(outsider, means) : nothing}
  </li>`;
}

/** The others in the call who were reached by number. */
const parties = ({ interactionId, parties: all }: Outsider, means: Means): TemplateResult =>
  html`<ul class="parties">
    ${all.map((one) => partyRow(interactionId, one, means))}
  </ul>`;

/** Hears what somebody in the call hears, where its sound is in this page. */
function listenIn(participantId: string | null, who: string, { t, listening }: Means): TemplateResult[] {
  const { world } = t;
  if (participantId === null || !listening.isThere(participantId)) return [];
  const isHeard = listening.heard === participantId;
  const text = isHeard ? world.stopListening : world.listenIn;
  return [
    worldButton('listen-in', text, () => listening.toggle(participantId), {
      label: world.about(text, who),
      title: world.listenInHint,
      ...(isHeard ? { kind: 'tonal' } : {}),
    }),
  ];
}

function partyRow(interactionId: string, { participantId, name, where }: Party, means: Means): TemplateResult {
  const { t, act } = means;
  const { world } = t;
  const own = (part: string, text: string, onClick: () => unknown, look: { kind?: 'tonal' } = {}): TemplateResult =>
    worldButton(part, text, onClick, { ...look, label: world.about(text, name) });
  return html`<li class="outsider">
    <span></span>
    <div class="wx-clip">
      <b class="wx-clip" title=${name}>${name}</b>
      <p class="now"><i class="wx-leg" data-line=${LINES[where]}></i> <span>${world.at[where]}</span></p>
    </div>
    <div class="acts" ?data-below=${where === 'called'}>
      ${
        where === 'called'
          ? [
              own('party-answers', world.answers, () => act('party-answers', { interactionId }), { kind: 'tonal' }),
              ...NOT_REACHED.map((reason) =>
                own('party-not-reached', world.notReached[reason], () =>
                  act('party-not-reached', { interactionId, reason }),
                ),
              ),
            ]
          : [
              ...listenIn(participantId, name, means),
              own('party-leaves', world.hangsUp, () => act('party-leaves', { interactionId, participantId })),
            ]
      }
    </div>
  </li>`;
}

/** Has more to choose from, or to say, than stands beside each other. */
const isWordy = (one: Outsider): boolean => one.where === 'called' || one.callback || asks(one);

/** Who waits on the line may ask to be called back instead [CBK-01]. */
const asks = ({ channel, origin, where }: Outsider): boolean =>
  where === 'waiting' && channel === 'call' && origin === 'inbound';

function actsOf(outsider: Outsider, who: string, means: Means): TemplateResult[] {
  const { t, act, listening } = means;
  const { interactionId, channel, origin, where, callback } = outsider;
  const { world } = t;
  const own = (part: string, text: string, onClick: () => unknown, look: { kind?: 'tonal' } = {}): TemplateResult =>
    worldButton(part, text, onClick, { ...look, label: world.about(text, who) });
  if (where === 'called') {
    return [
      own('customer-answers', world.answers, () => act('customer-answers', { interactionId }), { kind: 'tonal' }),
      ...NOT_REACHED.map((reason) =>
        own('customer-not-reached', world.notReached[reason], () =>
          act('customer-not-reached', { interactionId, reason }),
        ),
      ),
    ];
  }
  if (where === 'left') return [];
  // Whom a campaign would call knows nothing of it.
  if (origin === 'preview' && where !== 'talking' && where !== 'held') return [];
  const leave = (): unknown => act('customer-leaves', { interactionId });
  if (callback) return [own('customer-leaves', world.callsOff, leave)];
  const isCall = channel === 'call';
  return [
    ...(asks(outsider)
      ? [own('ask-callback', world.asksCallback, () => act('ask-callback', { interactionId }))]
      : isCall
        ? listenIn(listening.customerIn(interactionId), who, means)
        : [
            worldButton('customer-writes', world.writes, () => act('customer-writes', { interactionId }), {
              label: world.about(world.customerWrites, who),
            }),
          ]),
    worldButton('customer-leaves', isCall ? world.hangsUp : world.leaves, leave, {
      label: world.about(isCall ? world.customerHangsUp : world.customerLeaves, who),
    }),
  ];
}
