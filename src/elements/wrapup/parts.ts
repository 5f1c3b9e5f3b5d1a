/** What stands around the list of reasons: the head, the countdown, what went wrong. */
import { nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { answeredAt, titleOf } from '../../core/index.js';
import type { Clock, Control, Failure, Timestamp } from '../../core/index.js';
import { html } from '../../foundation/html.js';
import { icon, iconChevronDown, iconCircleAlert } from '../../foundation/icons.js';
import type { Dictionary, Language } from '../../foundation/localize.js';
import { countingVars } from '../../foundation/vars.js';
import type { Owing } from './choices.js';

/** What the parts need of the element. */
export interface Means {
  readonly t: Dictionary;
  readonly language: Language;
  readonly clock: Clock;
  /** The centre's time. */
  readonly now: () => Timestamp;
  /** A label that is read anew each second. */
  readonly counting: (read: (now: Timestamp) => unknown) => unknown;
}

export interface HeadPart {
  readonly shown: Owing;
  readonly agentId: string;
  /** How many others are owed. */
  readonly more: number;
  /** Folds the dialog; null where it cannot be folded. */
  readonly onFold: (() => void) | null;
}

export function head({ t, language, counting }: Means, { shown, agentId, more, onFold }: HeadPart): TemplateResult {
  const { since } = shown.wrapUp;
  const title = titleOf(shown);
  const from = answeredAt(shown, agentId);
  return html`<header class="head" part="head">
    <div class="who">
      <h3 class="heading" id="heading">${t.wrapUp.heading}</h3>
      <p class="under">
        <span class="wx-clip" title=${title}>${title}</span>
        ${
          from === null
            ? nothing
            : html`<span aria-hidden="true">·</span>
                <span
                  ><span class="wx-aside">${t.call.duration}</span>
                  <time>${language.duration(since - from)}</time></span
                >`
        }
        ${more > 0 ? html`<span class="wx-tag">${t.wrapUp.more(language.number(more))}</span>` : nothing}
      </p>
    </div>
    <div class="since">
      <time role="timer" aria-label=${t.wrapUp.sinceTheEnd}>${counting((now) => language.duration(now - since))}</time>
      <span aria-hidden="true">${t.wrapUp.sinceTheEnd}</span>
    </div>
    ${
      onFold
        ? html`<button
            class="wx-button"
            part="minimise"
            type="button"
            data-kind="quiet"
            data-icon-only
            aria-label=${t.wrapUp.minimise}
            title=${t.wrapUp.minimise}
            @click=${onFold}
          >
            ${icon(iconChevronDown)}
          </button>`
        : nothing
    }
  </header>`;
}

export interface CountdownPart {
  readonly shown: Owing;
  /** The name of the reason that the centre will submit. */
  readonly reason: string | undefined;
  /** Of "Cancel auto wrap-up"; absent where that is not allowed. */
  readonly control: Control | undefined;
  readonly keys: string | undefined;
  readonly onCancel: () => void;
}

/** So little is left that it looks urgent, and is said once more, in milliseconds. */
export const URGENT = 10_000;

/** The line under the head, which runs out when the reason is submitted by itself [WRP-04]. */
export function countdown(means: Means, part: CountdownPart): TemplateResult {
  const { since, autoAt } = part.shown.wrapUp;
  if (autoAt === null) return html`<div class="wx-line" part="line" data-line="ended"></div>`;
  const { t, language, clock, now, counting } = means;
  // Each beat names where the bar has to be at the next one; the transition takes it there.
  const left = (): number => Math.max(0, (autoAt - now() - 1000) / Math.max(1, autoAt - since));
  const seconds = html`<time class="wx-num"
    ><b>${counting((at) => language.number(language.secondsLeft(autoAt - at)))}</b></time
  >`;
  return html`<div class="wx-line" part="line" data-line="time" ?data-urgent=${counting((at) => autoAt - at <= URGENT)}>
      <i ${countingVars(clock, () => ({ '--left': left() }))}></i>
    </div>
    <p class="auto" part="countdown">
      <span>${t.wrapUp.auto(html`<b class="wx-clip" title=${part.reason ?? ''}>${part.reason}</b>`, seconds)}</span>
      ${cancelButton(means, part)}
    </p>`;
}

function cancelButton({ t }: Means, { control, keys, onCancel }: CountdownPart): unknown {
  if (!control) return nothing;
  const { enabled, busy, reason } = control;
  return html`<button
    class="wx-link"
    part="cancel-auto"
    type="button"
    aria-disabled=${enabled || busy ? 'false' : 'true'}
    aria-busy=${busy ? 'true' : 'false'}
    aria-describedby=${reason === null ? nothing : 'why'}
    aria-keyshortcuts=${keys ?? nothing}
    @click=${(event: MouseEvent) => {
      if (enabled && event.detail < 2) onCancel();
    }}
  >
    ${t.wrapUp.cancelAuto}
  </button>`;
}

/** What went wrong, above the foot. What can be tried again says that nothing was lost. */
export function fault({ t }: Means, failure: Failure | null): unknown {
  if (!failure) return nothing;
  const { wrapUp } = t;
  const { command, code, retryable, detail } = failure;
  const { what, then } = t.failure[code];
  const more = detail ? html`(${detail})` : nothing;
  const text =
    command === 'choose-reason'
      ? html`<p class="what">${wrapUp.notTold}</p>
          <p>${what}. ${wrapUp.notToldHint} ${more}</p>`
      : retryable && command === 'wrap-up'
        ? html`<p class="what">${wrapUp.notSubmitted}</p>
            <p>${what} ${more}</p>
            <p>${wrapUp.notSubmittedHint}</p>`
        : html`<p class="what">${what}</p>
            <p>${then} ${more}</p>`;
  return html`<div class="fault">
    <div class="wx-message" data-fill data-tone="danger" role="alert">
      ${icon(iconCircleAlert)}
      <div class="text">${text}</div>
    </div>
  </div>`;
}
