/** A request as the popover stack shows it: what waits as a row, a call, or whatever is alone, as a card. */
import { nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { isNumeric, popoverHref, readable, requesterOf, requestKindOf, titleOf } from '../../core/index.js';
import type { Agent, Clock, Controls, Failure, Interaction, Request, Settings, Timestamp } from '../../core/index.js';
import { tileOf } from '../../foundation/channel.js';
import { html } from '../../foundation/html.js';
import { icon, iconAlarmClock, iconChevronDown, iconCircleAlert, iconPhone } from '../../foundation/icons.js';
import type { Dictionary, Language } from '../../foundation/localize.js';
import type { TakeKeys } from '../../foundation/request-shortcuts.js';
import { countingVars, vars } from '../../foundation/vars.js';
import { kindWord, nameFor, requestLines } from './lines.js';
import { TAKE_ACTS, takeButton } from './take.js';
import type { TakeAct } from './take.js';

/** What waits takes a row, a call a card; a row unfolds into a card. */
export type Form = 'row' | 'card';

/** Where a row stands among those that it is one block with. */
export type Joint = 'start' | 'middle' | 'end' | null;

/** A place as its neighbours and the pointer leave it. */
export interface Spot {
  readonly key: string;
  readonly joint: Joint;
  /** The height that it has to keep while somebody aims, in pixels. */
  readonly height: number | null;
}

/** What the element lends to its parts. */
export interface Means {
  readonly t: Dictionary;
  readonly language: Language;
  readonly settings: Settings | null;
  readonly agent: Agent | null;
  /** No connection: how long a request still rings, and whether it does, nobody knows. */
  readonly isLost: boolean;
  readonly clock: Clock;
  /** The centre's time. */
  now(): Timestamp;
  counting(read: (now: Timestamp) => unknown): unknown;
}

export interface RequestPart extends Spot {
  readonly interaction: Interaction;
  readonly form: Form;
  readonly controls: Controls;
  readonly isUrgent: boolean;
  /** It began to ring while its place was held: there is no room for its buttons yet. */
  readonly isCramped: boolean;
  /** It is the next thing to do, which has the one filled button. */
  readonly isNext: boolean;
  /** Whether a click on its title changes its form. */
  readonly canFold: boolean;
  readonly failure: Failure | null;
  /** The keys that do the same, where they are for this request alone. */
  readonly keys: TakeKeys;
  onTake(act: TakeAct): void;
  onAction(id: string): void;
  onFold(): void;
  /** Makes room for what is cramped. */
  onShow(): void;
}

type Given = RequestPart & { readonly request: Request };

/** The place of something that left while somebody aimed. Of a request it says so. */
export function emptyPlace({ t }: Means, { key, joint, height }: Spot, form: Form | null): TemplateResult {
  return html`<div
    class="wx-popover gone"
    data-slot=${key}
    data-size=${form === 'row' ? 'row' : nothing}
    data-joint=${joint ?? nothing}
    ?data-held=${height !== null}
    ${held(height)}
  >
    ${form === null ? nothing : t.popover.left}
  </div>`;
}

/** The height that a place keeps while somebody aims. */
export const held = (height: number | null): ReturnType<typeof vars> =>
  vars({ '--height': height === null ? 'auto' : `${height}px` });

export function requestPart(means: Means, given: RequestPart): TemplateResult | typeof nothing {
  const { interaction, form, isUrgent, joint, height } = given;
  const { id, channel, request } = interaction;
  if (!request) return nothing;
  const part = { ...given, request };
  const { popover } = means.t;
  const isConnecting = request.stage === 'connecting';
  return html`<article
    class="wx-popover"
    part="request"
    data-slot=${id}
    data-row=${id}
    data-channel=${channel}
    data-size=${form === 'row' ? 'row' : nothing}
    data-joint=${joint ?? nothing}
    ?data-urgent=${isUrgent}
    ?data-held=${height !== null}
    aria-label=${isConnecting ? popover.connecting : nameFor(interaction, requesterOf(interaction), means.t)}
    ${held(height)}
  >
    <header class="head">
      ${tileOf(interaction)}
      <div class="wx-clip">
        ${form === 'card' ? kindLine(means, part) : nothing} ${titleLine(means, part)}
        ${form === 'row' ? subLine(means, part) : nothing}
      </div>
      ${isConnecting || means.isLost ? nothing : timeLeft(means, request, form)}
      ${form === 'row' ? button(means, part, 'accept') : nothing}
    </header>
    ${timeLine(means, part)} ${form === 'card' ? cardBody(means, part) : nothing} ${failureLine(means, part)}
  </article>`;
}

function kindLine({ t }: Means, { interaction, request, isUrgent }: Given): TemplateResult {
  const { channel, queue } = interaction;
  const isPreview = requestKindOf(interaction) === 'preview';
  if (isUrgent) {
    return html`<p class="kind">
      ${icon(iconAlarmClock, 14)} ${isPreview ? t.popover.decideNow : t.popover.answerNow}
    </p>`;
  }
  const isRinging = channel === 'call' && request.stage === 'offered' && !isPreview;
  const what = kindWord(interaction, t) ?? (isRinging ? t.popover.incomingCall : t.channel[channel]);
  const more = isRinging ? t.popover.ringing : queue?.name;
  return html`<p class="kind"><span class="wx-clip">${more ? `${what} · ${more}` : what}</span></p>`;
}

/** The name goes before the subject where somebody waits to talk, after it where something waits to be read. */
function title({ channel, subject, customer }: Interaction, form: Form): string | null {
  const isRead = channel === 'email' || channel === 'social';
  return form === 'row' && isRead && subject !== customer.name ? subject : null;
}

function titleLine({ t }: Means, { interaction, request, form, canFold, onFold }: Given): TemplateResult {
  const isConnecting = request.stage === 'connecting' && form === 'card';
  const who = requesterOf(interaction);
  const text = isConnecting ? t.popover.connecting : (title(interaction, form) ?? who);
  const isNumber = text === who && isNumeric(interaction);
  const shown = isNumber ? html`<span class="wx-num">${text}</span>` : text;
  return html`<h3 class="title" id=${titleId(interaction)} tabindex="-1" title=${text}>
    ${
      canFold
        ? html`<button
            class="fold"
            part="fold"
            type="button"
            aria-expanded=${form === 'card' ? 'true' : 'false'}
            @click=${onFold}
          >
            <span class="wx-clip">${shown}</span> ${icon(iconChevronDown, 14)}
          </button>`
        : shown
    }
  </h3>`;
}

const titleId = ({ id }: Interaction): string => `title-${id}`;
const endId = ({ id }: Interaction): string => `end-${id}`;

function subLine({ t, counting, language }: Means, part: Given): TemplateResult {
  const { interaction, request, isUrgent, failure, height } = part;
  const { channel, queue, enqueuedAt } = interaction;
  if (failure && height !== null) {
    // While somebody aims there is no room for a line more.
    return html`<p class="sub" data-tone="danger">
      ${icon(iconCircleAlert, 14)}
      <span class="wx-clip" title=${failureText(t, failure)}>${t.failure[failure.code].what}</span>
    </p>`;
  }
  if (request.stage === 'connecting') return html`<p class="sub">${t.popover.connecting}</p>`;
  if (isUrgent) {
    return html`<p class="sub" data-tone="danger">${icon(iconAlarmClock, 14)} ${t.popover.answerNow}</p>`;
  }
  const second = title(interaction, 'row') === null ? (queue?.name ?? '') : titleOf(interaction);
  return html`<p class="sub">
    <span class="wx-clip" title=${second}>${second}</span><span aria-hidden="true">·</span
    ><span>${t.channel[channel]}</span><span aria-hidden="true">·</span
    ><time class="wx-num">${counting((now) => language.duration(now - enqueuedAt))}</time>
  </p>`;
}

function timeLeft({ t, counting, language }: Means, { expiresAt }: Request, form: Form): unknown {
  if (expiresAt === null) return nothing;
  return html`<div class="left">
    <span class="seconds">${counting((now) => language.number(language.secondsLeft(expiresAt - now)))}</span>
    <span class=${form === 'row' ? 'wx-aside' : 'unit'}>${t.popover.secondsLeft}</span>
  </div>`;
}

function timeLine({ clock, now, isLost }: Means, { request, isUrgent }: Given): TemplateResult {
  const { stage, since, expiresAt } = request;
  if (isLost) return html`<div class="wx-line" part="line" data-line="lost"></div>`;
  if (stage === 'connecting') return html`<div class="wx-line" part="line" data-line="pending"></div>`;
  if (expiresAt === null) return html`<div class="wx-line" part="line" data-line="ended"></div>`;
  // Each beat names where the bar has to be at the next one; the transition takes it there.
  const left = (): number => Math.max(0, (expiresAt - now() - 1000) / Math.max(1, expiresAt - since));
  return html`<div class="wx-line" part="line" data-line="time" ?data-urgent=${isUrgent}>
    <i ${countingVars(clock, () => ({ '--left': left() }))}></i>
  </div>`;
}

function cardBody(means: Means, part: Given): TemplateResult {
  const { t } = means;
  const { interaction, request, isCramped, onShow } = part;
  if (request.stage === 'connecting') return html`<p class="foot">${t.popover.connectingHint}</p>`;
  if (isCramped) {
    return html`<p class="foot">
      <button class="wx-link" type="button" @click=${onShow}>${t.popover.show}</button>
    </p>`;
  }
  return html`<div class="body">
      ${variables(means, interaction)} ${links(means, part)}
      ${
        requestKindOf(interaction) === 'preview'
          ? html`<p class="note end" id=${endId(interaction)}>
              ${icon(iconAlarmClock, 14)} ${t.popover.atTimeout[request.atTimeout]}
            </p>`
          : nothing
      }
    </div>
    <div class="actions">${answers(means, part)}</div>`;
}

function variables(means: Means, interaction: Interaction): TemplateResult {
  const { t, counting, language } = means;
  return html`<dl class="wx-variables">
    ${
      interaction.channel === 'call'
        ? nothing
        : html`<dt>${t.popover.waiting}</dt>
            <dd><time class="wx-num">${counting((now) => language.duration(now - interaction.enqueuedAt))}</time></dd>`
    }
    ${requestLines(interaction, means)}
  </dl>`;
}

/** What the administrator put there: links, and buttons that mean something to the host page [POP-06]. */
function links({ settings }: Means, { interaction, onAction }: RequestPart): unknown {
  const configured = settings?.popovers[interaction.channel];
  if (!configured || configured.actions.length + configured.links.length === 0) return nothing;
  return html`<p class="links">
    ${configured.links.map((link) => {
      const href = popoverHref(link, interaction);
      return href === null
        ? html`<span class="unsafe">${`${link.label}: ${link.href}`}</span>`
        : html`<a class="wx-link" part="link" href=${href} target="_blank" rel="noopener noreferrer">${link.label}</a>`;
    })}
    ${configured.actions.map(
      ({ id, name }) =>
        html`<button class="wx-link" part="action" type="button" @click=${() => onAction(id)}>${name}</button>`,
    )}
  </p>`;
}

/** How the request is taken: by its buttons, on the telephone, or by itself [ANS-01]. */
function answers(means: Means, part: Given): unknown {
  const { t, agent } = means;
  const { request, interaction } = part;
  if (interaction.channel !== 'call' || request.answer === 'screen') {
    return TAKE_ACTS.map((act) => button(means, part, act));
  }
  const { kind, number = '' } = agent?.station ?? {};
  const { answerOnPhone, answerOnExtension, answerOnNumber, answersItself } = t.popover;
  const onPhone =
    kind === 'extension'
      ? answerOnExtension(number)
      : kind === 'dial-number'
        ? answerOnNumber(readable(number))
        : answerOnPhone;
  return html`<p class="phone">
    ${icon(iconPhone, 18)} <span>${request.answer === 'auto' ? answersItself : onPhone}</span>
  </p>`;
}

function button({ t }: Means, { interaction, controls, keys, isNext, onTake }: RequestPart, act: TakeAct): unknown {
  const control = controls[act];
  if (!control) return nothing;
  const describedBy = [titleId(interaction)];
  if (requestKindOf(interaction) === 'preview') describedBy.push(endId(interaction));
  if (control.reason) describedBy.push(`reason-${control.reason}`);
  return takeButton(act, interaction, t, {
    control,
    isNext,
    describedBy: describedBy.join(' '),
    keys: keys[act],
    onClick: () => onTake(act),
  });
}

/** Why a request was not taken, what to do, and the service's own code where it gave one [CBK-04]. */
export function failureText(t: Dictionary, { code, detail }: Failure): string {
  const { what, then } = t.failure[code];
  return t.popover.notTaken(what, detail ? `${then} (${detail})` : then);
}

function failureLine({ t }: Means, { failure, form, height }: RequestPart): unknown {
  if (!failure || (form === 'row' && height !== null)) return nothing;
  return html`<p class="failed wx-reason" data-tone="danger">
    ${icon(iconCircleAlert)} <span>${failureText(t, failure)}</span>
  </p>`;
}
