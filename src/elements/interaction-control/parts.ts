/** What the panes of one interaction show above their buttons. */
import { nothing } from 'lit';
import type { SVGTemplateResult, TemplateResult } from 'lit';
import { answeredAt, isInCall, readable, titleOf } from '../../core/index.js';
import type { Interaction, Timestamp, Variable } from '../../core/index.js';
import { channelTile } from '../../foundation/channel.js';
import { html } from '../../foundation/html.js';
import { icon, iconPhoneOutgoing } from '../../foundation/icons.js';
import type { Dictionary, Language } from '../../foundation/localize.js';
import {
  iconAudioLines,
  iconAudioWaveform,
  iconCircleDot,
  iconCirclePause,
  iconEar,
  iconPause,
  iconUnplug,
} from '../../foundation/on-demand/icons.js';
import { many } from '../../locales/on-demand/many.js';
import type { Standing } from './standing.js';

export type Terms = Dictionary & { readonly many: typeof many };

/** The texts with those for more than two: in English, where a language has none. */
export const termsOf = (t: Dictionary): Terms => ({ many, ...t });

/** What the parts need of the element. */
export interface Means {
  readonly t: Terms;
  readonly language: Language;
  /** A label that is read anew each second. */
  readonly counting: (read: (now: Timestamp) => unknown) => unknown;
}

export type Line = 'live' | 'held' | 'pending' | 'lost' | 'ended';

export const lineOf = (line: Line): TemplateResult => html`<div class="wx-line" part="line" data-line=${line}></div>`;

export interface Head {
  readonly tile: TemplateResult;
  readonly title: string;
  readonly via: readonly TemplateResult[];
  readonly status: TemplateResult;
  /** What the timer counts from, or shows; null where there is none. */
  readonly timer: { readonly label: string; readonly from: Timestamp; readonly until?: Timestamp | null } | null;
}

export function paneHead({ language, counting }: Means, { tile, title, via, status, timer }: Head): TemplateResult {
  return html`<header class="head" part="head">
    ${tile}
    <div class="wx-clip">
      <h3 class="name"><span class="wx-clip" title=${title}>${title}</span></h3>
      <p class="via">${via}</p>
    </div>
    ${status}
    ${
      timer === null
        ? html`<span class="timer"></span>`
        : html`<time class="timer" part="timer" role="timer" aria-label=${timer.label}>
            ${counting((now) => language.duration((timer.until ?? now) - timer.from))}
          </time>`
    }
  </header>`;
}

/** The state of a pane: a glyph, a word, and where it matters for how long. */
export function chip(
  { language, counting }: Means,
  tone: 'success' | 'warning' | 'danger' | 'accent' | null,
  glyph: SVGTemplateResult,
  text: string,
  since: Timestamp | null = null,
): TemplateResult {
  return html`<span class="wx-status" data-tone=${tone ?? nothing}
    >${icon(glyph)} <span class="wx-clip" title=${text}>${text}</span> ${
      since === null ? nothing : html`<time class="wx-time">${counting((now) => language.duration(now - since))}</time>`
    }</span
  >`;
}

export const lostChip = (means: Means): TemplateResult => chip(means, 'danger', iconUnplug, means.t.call.lost);

/** The head of a call with a customer, or of a conversation. */
export function callHead(
  means: Means,
  standing: Standing,
  via: readonly TemplateResult[],
  chipOf: TemplateResult = status(means, standing),
): TemplateResult {
  const { interaction, agentId } = standing;
  const { channel, origin, endedAt } = interaction;
  const from = answeredAt(interaction, agentId);
  return paneHead(means, {
    tile: channelTile(channel, 'open', origin),
    title: titleOf(interaction),
    via,
    status: chipOf,
    timer: from === null ? null : { label: means.t.call.duration, from, until: endedAt },
  });
}

/** How the interaction came about, where it did not come in by itself; the number; the queue. */
export function cameBy({ t }: Means, interaction: Interaction): TemplateResult[] {
  const { origin, callback, queue } = interaction;
  const parts: TemplateResult[] = [];
  if (callback) parts.push(html`<span>${t.popover.callback[callback.kind]}</span>`);
  else if (origin === 'outdial') parts.push(html`<span>${t.tasks.outdial}</span>`);
  else if (origin === 'preview') parts.push(html`<span>${t.popover.preview}</span>`);
  parts.push(...numberOf(interaction));
  if (queue) parts.push(clipped(queue.name));
  return parts;
}

/** The customer's number, where it is not the name already. */
export function numberOf(interaction: Interaction): TemplateResult[] {
  const { address } = interaction.customer;
  if (!address || address === titleOf(interaction)) return [];
  return [numbered(address)];
}

/** A number is written from left to right, what separates it from the rest is not. */
export const numbered = (number: string): TemplateResult =>
  html`<span><span class="wx-num">${readable(number)}</span></span>`;

/** Of what stands in a row, this is cut first. */
export const clipped = (text: string): TemplateResult => html`<span class="wx-clip" title=${text}>${text}</span>`;

function status(means: Means, { interaction, situation, isLost, waitsSince }: Standing): TemplateResult {
  const { t } = means;
  const { dialling, callback } = interaction;
  if (isLost) return lostChip(means);
  if (dialling) {
    // Where a callback may be called off, "Cancel" stands in place of "Ringing" [CBK-02].
    const isRinging = dialling.state === 'ringing' && !callback?.cancellable;
    const text = isRinging ? t.popover.ringing : t.outdial.dialling;
    return chip(means, 'accent', iconPhoneOutgoing, text, dialling.since);
  }
  if (waitsSince !== null) return chip(means, 'warning', iconPause, t.call.onHold, waitsSince);
  if (situation === 'talking' || situation === 'consult-held') {
    return chip(means, 'success', iconAudioLines, t.call.connected);
  }
  return html`<span class="wx-status">${situation === 'conversing' ? t.call.open : t.call.ended}</span>`;
}

/** What runs beside the voice: the recording, the removal of noise. */
export function signals({ t, language, counting }: Means, standing: Standing): unknown {
  const { recording, noiseRemoval, monitored } = standing.interaction;
  if (!isOnCall(standing) || (recording.state === 'off' && !noiseRemoval && !monitored)) return nothing;
  const { resumesAt } = recording;
  return html`<div class="signals">
    ${
      recording.state === 'on'
        ? html`<span class="wx-status" data-tone="record">${icon(iconCircleDot)} ${t.call.recording}</span>`
        : nothing
    }
    ${
      recording.state === 'paused' && resumesAt !== null
        ? html`<span class="wx-status"
            >${icon(iconCirclePause)}
            <span
              >${counting((now) => {
                // Whatever the connection does, the service resumes by itself [REC-02, EDG-25].
                const left = resumesAt - now;
                return left > 0 ? t.call.recordingPaused(language.duration(left + 999)) : '';
              })}</span
            ></span
          >`
        : nothing
    }
    ${
      noiseRemoval
        ? html`<details class="noise">
            <summary class="wx-status">${icon(iconAudioWaveform)} ${t.call.noiseRemoval}</summary>
            <p class="about">${t.many.noiseHint}</p>
          </details>`
        : nothing
    }
    ${monitored ? html`<span class="wx-status">${icon(iconEar)} ${t.many.monitored}</span>` : nothing}
  </div>`;
}

/** The agent is in a call, be it on hold: a lost connection leaves the voice as it is. */
export const isOnCall = ({ interaction, agentId }: Standing): boolean => isInCall(interaction, agentId);

export interface Term {
  readonly label: string;
  readonly value: string;
  readonly isNumber?: boolean;
}

/** What is known, to read: label over value, as many columns as fit. */
export function termList(terms: readonly Term[]): unknown {
  if (terms.length === 0) return nothing;
  return html`<dl class="wx-variables" part="variables" data-layout="columns">
    ${terms.map(
      ({ label, value, isNumber }) =>
        html`<div>
          <dt class="wx-clip">${label}</dt>
          <dd title=${value}>${isNumber ? html`<span class="wx-num">${value}</span>` : value}</dd>
        </div>`,
    )}
  </dl>`;
}

export function variableList({ language }: Means, { variables: all, display }: Interaction): unknown {
  return termList(
    display.pane.flatMap((name): Term[] => {
      const variable: Variable | undefined = all.find((one) => one.name === name && !one.secure);
      return variable ? [{ label: variable.label, value: language.value(variable) }] : [];
    }),
  );
}
