/** The switches of sounds and notifications, and what decides: loaded when the agent has signed in. */
import { css, nothing } from 'lit';
import type { SVGTemplateResult, TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { AlertKind } from '../../foundation/alert-event.js';
import { html } from '../../foundation/html.js';
import { icon, iconBell } from '../../foundation/icons.js';
import type { Dictionary } from '../../foundation/localize.js';
import { anchored, closesOnEscape } from '../../foundation/on-demand/anchored.js';
import { iconBellOff, iconVolume, iconVolumeOff } from '../../foundation/on-demand/icons.js';
import { options } from '../../foundation/on-demand/styles.js';
import { alerts as english } from '../../locales/on-demand/alerts.js';
import type { Alerter } from './alerter.js';

export { Alerter } from './alerter.js';

const own = css`
  .wx-menu {
    inline-size: 296px;
    max-inline-size: calc(100vw - 2 * var(--wx-space-2));
    max-block-size: calc(100dvh - 2 * var(--wx-space-2));
    overflow: auto;
    color: var(--wx-color-text);
  }
  @supports (position-area: block-end) {
    .wx-menu {
      ${anchored}
      position-anchor: --wx-bell;
      position-area: self-block-end span-self-inline-start;
    }
  }
  .wx-menu .wx-option {
    align-items: start;
    inline-size: 100%;
    padding-block: var(--wx-space-1h);
    border: 0;
    background: none;
    text-align: start;
    cursor: pointer;
  }
  .wx-menu .wx-option:is(:hover, :focus-visible) {
    background: var(--wx-color-hover);
  }
  .wx-menu .wx-option[aria-disabled='true'] {
    cursor: not-allowed;
  }
  .wx-option:focus-visible {
    outline-offset: -2px;
  }
  .wx-option > .wx-icon {
    margin-block-start: 2px;
  }
  .second {
    line-height: 16px;
    overflow-wrap: anywhere;
  }
  /* Where the knob is tells it, and the word: colour only adds to that */
  .side i {
    display: block;
    inline-size: 26px;
    block-size: 16px;
    padding: 2px;
    border: 1px solid var(--wx-color-border-strong);
    border-radius: 8px;
    background: var(--wx-color-surface);
  }
  .side i::before {
    content: '';
    display: block;
    inline-size: 10px;
    block-size: 10px;
    border-radius: 50%;
    background: var(--wx-color-border-strong);
  }
  [aria-checked='true'] .side i {
    border-color: transparent;
    background: var(--wx-color-accent);
  }
  [aria-checked='true'] .side i::before {
    margin-inline-start: auto;
    background: var(--wx-color-on-accent);
  }
  [aria-disabled='true'] .side i {
    border-style: dashed;
  }
  @media (forced-colors: active) {
    .side i,
    [aria-checked='true'] .side i {
      border-color: ButtonText;
    }
    .side i::before,
    [aria-checked='true'] .side i::before {
      background: ButtonText;
    }
  }
`;

export const styles = [options, own];

export interface AlertsView {
  readonly t: Dictionary;
  /** The kinds that the host page leaves to this element. */
  readonly kinds: readonly AlertKind[];
  /** The switch that did not do what was asked, and how often: the same again is news again. */
  readonly refused: { readonly kind: AlertKind; readonly times: number } | null;
  onToggle(kind: AlertKind): void;
}

export function alertsView(alerter: Alerter, view: AlertsView): TemplateResult {
  const { t, kinds, refused, onToggle } = view;
  const { alertsLabel, alerts = english } = t;
  const isAnyOn = kinds.some((kind) => alerter.isOn(kind));
  const fault = refused && alerter.faultOf(refused.kind);
  return html`${
      alerter.isBlocked
        ? html`<button
            class="wx-button enable"
            part="enable"
            type="button"
            data-kind="tonal"
            title=${alerts.enableHint}
            @click=${alerter.unlock}
          >
            ${icon(iconVolumeOff)} ${alerts.enable}
          </button>`
        : nothing
    }
    <button
      class="wx-button bell"
      part="button"
      type="button"
      data-kind="quiet"
      data-icon-only
      aria-label=${alertsLabel}
      aria-haspopup="dialog"
      title=${alertsLabel}
    >
      ${icon(isAnyOn ? iconBell : iconBellOff)}
    </button>
    <div class="wx-menu" part="menu" .popover=${'auto'} role="dialog" aria-label=${alertsLabel} @keydown=${onKeydown}>
      ${kinds.map((kind) => switchPart(alerter, kind, t, () => onToggle(kind)))}
    </div>
    <p class="wx-aside" role="status">
      ${fault ? keyed(refused.times, html`<span>${alerts.fault[fault]}</span>`) : nothing}
    </p>`;
}

const onKeydown = closesOnEscape('.bell');

const GLYPHS: Readonly<Record<AlertKind, SVGTemplateResult>> = { sound: iconVolume, notification: iconBell };

function switchPart(
  alerter: Alerter,
  kind: AlertKind,
  { alerts = english }: Dictionary,
  onClick: () => void,
): TemplateResult {
  const fault = alerter.faultOf(kind);
  const isOn = alerter.isOn(kind);
  // Who has not been asked yet is asked by using the switch.
  const isOff = fault !== null && fault !== 'default';
  return html`<button
    class="wx-option"
    part="switch"
    type="button"
    role="switch"
    aria-checked=${isOn ? 'true' : 'false'}
    aria-disabled=${isOff ? 'true' : 'false'}
    aria-labelledby=${kind}
    aria-describedby=${`${kind}-hint`}
    @click=${onClick}
  >
    ${icon(GLYPHS[kind])}
    <span class="main"><b id=${kind}>${alerts[kind]}</b></span>
    <span class="side" aria-hidden="true">${isOn ? alerts.on : alerts.off} <i></i></span>
    <span class="second" id=${`${kind}-hint`}>${fault ? alerts.fault[fault] : alerts.hint[kind]}</span>
  </button>`;
}
