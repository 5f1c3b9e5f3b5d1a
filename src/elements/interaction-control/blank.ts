/** What the pane says where nothing is open, and while the connection is lost. */
import { nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Agent, Timestamp } from '../../core/index.js';
import { html } from '../../foundation/html.js';
import { icon } from '../../foundation/icons.js';
import type { Dictionary, Language } from '../../foundation/localize.js';
import { iconCoffee, iconUnplug } from '../../foundation/on-demand/icons.js';
import { isOnCall } from './parts.js';
import type { Standing } from './standing.js';

/** When a lost connection is tried again, and how to do so now. */
export interface Retrying {
  readonly nextTry: (retryAt: Timestamp | null) => unknown;
  readonly retryAt: Timestamp | null;
  /** Null where the back end decides on that alone. */
  readonly retry: (() => void) | null;
}

export function nothingOpen(
  t: Dictionary,
  language: Language,
  agent: Agent,
  stateName: string,
  lost: Retrying | null,
): TemplateResult {
  const { call } = t;
  if (lost) {
    return html`<div class="wx-blank">
      ${icon(iconUnplug, 20)} <b id="link-lost">${call.lost}</b>
      <p>${lost.nextTry(lost.retryAt)}</p>
      ${tryNow(t, lost)}
    </div>`;
  }
  const { name, since } = agent.state;
  const isAvailable = name === 'available';
  return html`<div class="wx-blank">
    ${icon(iconCoffee, 20)}
    <b>${isAvailable ? call.none : call.noneState}</b>
    <p>${isAvailable ? call.noneAvailable : call.noneStateHint(stateName, language.time(since))}</p>
  </div>`;
}

/** No live region: a lost connection is said once, by the notices, and not by every call. */
export function lostMessage(t: Dictionary, standing: Standing, lost: Retrying): unknown {
  if (!standing.isLost) return nothing;
  const { what, then } = t.notices.lost(isOnCall(standing));
  return html`<div class="wx-message lost" part="lost" data-fill data-tone="danger">
    ${icon(iconUnplug)}
    <div class="text">
      <p class="what" id="link-lost">${what}</p>
      <p>${then}${lost.nextTry(lost.retryAt)}</p>
    </div>
    ${tryNow(t, lost)}
  </div>`;
}

function tryNow(t: Dictionary, { retry }: Retrying): unknown {
  if (!retry) return nothing;
  return html`<button class="wx-button" part="retry" type="button" aria-describedby="link-lost" @click=${retry}>
    ${t.notices.tryNow}
  </button>`;
}
