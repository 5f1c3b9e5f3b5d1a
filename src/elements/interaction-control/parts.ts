/** What the pane of one interaction shows above its buttons. */
import { nothing } from 'lit';
import type { SVGTemplateResult, TemplateResult } from 'lit';
import { answeredAt, heldSince, readable, titleOf } from '../../core/index.js';
import type { Interaction, Situation, Timestamp, Variable } from '../../core/index.js';
import { channelTile } from '../../foundation/channel.js';
import { html } from '../../foundation/html.js';
import { icon, iconPhoneOutgoing } from '../../foundation/icons.js';
import type { Dictionary, Language } from '../../foundation/localize.js';
import {
  iconAudioLines,
  iconAudioWaveform,
  iconCircleDot,
  iconCirclePause,
  iconPause,
  iconUnplug,
} from '../../foundation/on-demand/icons.js';

/** What the parts need of the element. */
export interface Means {
  readonly t: Dictionary;
  readonly language: Language;
  /** A label that is read anew each second. */
  readonly counting: (read: (now: Timestamp) => unknown) => unknown;
}

export interface PaneState {
  readonly interaction: Interaction;
  readonly agentId: string;
  readonly situation: Situation;
  readonly isLost: boolean;
}

/** What the line shows of the voice path. */
export function lineOf({ situation, isLost }: PaneState): 'live' | 'held' | 'pending' | 'lost' | 'ended' {
  if (isLost) return 'lost';
  if (situation === 'talking') return 'live';
  if (situation === 'dialling') return 'pending';
  return situation === 'held' ? 'held' : 'ended';
}

export function head(means: Means, state: PaneState): TemplateResult {
  const { t, language, counting } = means;
  const { interaction, agentId } = state;
  const { channel, origin, endedAt } = interaction;
  const title = titleOf(interaction);
  const from = answeredAt(interaction, agentId);
  return html`<header class="head" part="head">
    ${channelTile(channel, 'open', origin)}
    <div class="wx-clip">
      <h3 class="name"><span class="wx-clip" title=${title}>${title}</span></h3>
      <p class="via">${via(means, interaction, title)}</p>
    </div>
    ${status(means, state)}
    ${
      from === null
        ? html`<span class="timer"></span>`
        : html`<time class="timer" part="timer" role="timer" aria-label=${t.call.duration}>
            ${counting((now) => language.duration((endedAt ?? now) - from))}
          </time>`
    }
  </header>`;
}

/** How the interaction came about, where it did not come in by itself; the number; the queue. */
function via({ t }: Means, { origin, callback, customer, queue }: Interaction, title: string): TemplateResult[] {
  const parts: TemplateResult[] = [];
  if (callback) parts.push(html`<span>${t.popover.callback[callback.kind]}</span>`);
  else if (origin === 'outdial') parts.push(html`<span>${t.tasks.outdial}</span>`);
  else if (origin === 'preview') parts.push(html`<span>${t.popover.preview}</span>`);
  if (customer.address && customer.address !== title) {
    parts.push(html`<span class="wx-num">${readable(customer.address)}</span>`);
  }
  if (queue) parts.push(html`<span class="wx-clip" title=${queue.name}>${queue.name}</span>`);
  return parts;
}

function status(means: Means, { interaction, situation, isLost }: PaneState): TemplateResult {
  const { t, language, counting } = means;
  const { dialling, callback } = interaction;
  const held = heldSince(interaction);
  const chip = (tone: string, glyph: SVGTemplateResult, text: string, since: Timestamp | null = null): TemplateResult =>
    html`<span class="wx-status" data-tone=${tone}
      >${icon(glyph)} ${text}
      ${
        since === null
          ? nothing
          : html`<time class="wx-time">${counting((now) => language.duration(now - since))}</time>`
      }</span
    >`;
  if (isLost) return chip('danger', iconUnplug, t.call.lost);
  if (dialling) {
    // Where a callback may be called off, "Cancel" stands in place of "Ringing" [CBK-02].
    const isRinging = dialling.state === 'ringing' && !callback?.cancellable;
    const text = isRinging ? t.popover.ringing : t.outdial.dialling;
    return chip('accent', iconPhoneOutgoing, text, dialling.since);
  }
  if (held !== null) return chip('warning', iconPause, t.call.onHold, held);
  if (situation === 'talking') return chip('success', iconAudioLines, t.call.connected);
  return html`<span class="wx-status">${situation === 'conversing' ? t.call.open : t.call.ended}</span>`;
}

/** What runs beside the voice: the recording, the removal of noise. */
export function signals({ t, language, counting }: Means, { interaction, situation }: PaneState): unknown {
  const { recording, noiseRemoval } = interaction;
  const isCall = situation === 'talking' || situation === 'held';
  if (!isCall || (recording.state === 'off' && !noiseRemoval)) return nothing;
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
                // Whatever the connection does, the service resumes by itself [REC-02].
                const left = resumesAt - now;
                return left > 0 ? t.call.recordingPaused(language.duration(left + 999)) : '';
              })}</span
            ></span
          >`
        : nothing
    }
    ${noiseRemoval ? html`<span class="wx-status">${icon(iconAudioWaveform)} ${t.call.noiseRemoval}</span>` : nothing}
  </div>`;
}

export function variableList({ language }: Means, { variables: all, display }: Interaction): unknown {
  const shown = display.pane.flatMap((name): Variable[] => {
    const variable = all.find((one) => one.name === name && !one.secure);
    return variable ? [variable] : [];
  });
  if (shown.length === 0) return nothing;
  return html`<dl class="wx-variables" part="variables" data-layout="columns">
    ${shown.map((variable) => {
      const value = language.value(variable);
      return html`<div>
        <dt class="wx-clip">${variable.label}</dt>
        <dd title=${value}>${value}</dd>
      </div>`;
    })}
  </dl>`;
}
