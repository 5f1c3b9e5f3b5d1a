/** The keypad of a call: loaded when it is shown first. */
import { css, nothing } from 'lit';
import type { ReactiveControllerHost, TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { playKey } from '../../audio/tones.js';
import type { Control, Failure, Timestamp } from '../../core/index.js';
import type { Outcome } from '../../foundation/context.js';
import { html } from '../../foundation/html.js';
import { icon, iconCircleAlert, iconInfo } from '../../foundation/icons.js';
import type { Dictionary } from '../../foundation/localize.js';
import { Keys, keyStyles } from './keys.js';

export const styles = [
  keyStyles,
  css`
    .panel {
      display: grid;
      gap: var(--wx-space-2);
    }
    /* What was keyed last can always be seen */
    .keyed {
      display: flex;
      justify-content: flex-end;
      block-size: 32px;
      overflow: hidden;
      border-block-end: 2px solid var(--wx-color-border-strong);
      font-size: var(--wx-text-xl);
      font-weight: var(--wx-weight-strong);
      line-height: 30px;
    }
    .keyed i {
      color: var(--wx-color-muted);
      font-style: normal;
      font-weight: var(--wx-weight);
    }
  `,
];

export interface PanelMeans {
  readonly now: () => Timestamp;
  /** Sends one tone. */
  readonly send: (digits: string) => Promise<Outcome | null>;
  /** Calls are heard in this page, and so are the keys. */
  readonly isHeard: () => boolean;
}

/** Sends what is keyed, one key after the other, so that tones cannot overtake each other. */
export class KeypadPanel {
  readonly keys: Keys;
  readonly #host: ReactiveControllerHost;
  readonly #means: PanelMeans;
  /** What has been sent into this call. */
  #sent = '';
  /** What waits to be sent, the key under way first. */
  #waiting = '';
  #failure: Failure | null = null;
  /** Counts the calls: what was keyed into one is nothing to the next. */
  #round = 0;

  constructor(host: ReactiveControllerHost & { readonly renderRoot: ParentNode }, means: PanelMeans) {
    this.#host = host;
    this.#means = means;
    this.keys = new Keys(host, { now: means.now, press: (key) => this.#press(key) });
  }

  /** Begins anew, for another call. */
  reset(): void {
    this.#round += 1;
    this.#sent = '';
    this.#waiting = '';
    this.#failure = null;
  }

  #press(key: string): void {
    this.#failure = null;
    if (this.#means.isHeard()) playKey(key);
    this.#waiting += key;
    this.#host.requestUpdate();
    if (this.#waiting.length === 1) void this.#sendAll();
  }

  async #sendAll(): Promise<void> {
    const round = this.#round;
    while (this.#waiting !== '') {
      const digit = this.#waiting.slice(0, 1);
      const outcome = await this.#means.send(digit);
      if (round !== this.#round) return;
      if (!outcome || 'failure' in outcome) {
        // What was keyed after it made sense only after it.
        this.#waiting = '';
        this.#failure = outcome?.failure ?? null;
      } else {
        this.#sent += digit;
        this.#waiting = this.#waiting.slice(1);
      }
      this.#host.requestUpdate();
    }
  }

  render(t: Dictionary, { reason }: Control): TemplateResult {
    const last = this.#sent.at(-1);
    return html`<div class="panel">
      <div class="keyed" part="keyed" role="group" aria-label=${t.keypad.keyed}>
        <span class="wx-num">${this.#sent}<i>${this.#waiting}</i></span>
      </div>
      <p class="wx-aside" role="status">
        ${last === undefined ? nothing : keyed(this.#sent.length, html`<span>${last}</span>`)}
      </p>
      ${this.keys.render({ label: t.keypad.heading, why: reason && 'why' })}
      ${reason ? html`<p class="wx-reason" part="reason" id="why">${icon(iconInfo)} ${t.reason[reason]}</p>` : nothing}
      ${this.#fault(t)}
    </div>`;
  }

  #fault(t: Dictionary): unknown {
    if (!this.#failure) return nothing;
    const { what, then } = t.failure[this.#failure.code];
    return html`<p class="wx-reason" part="failure" role="alert" data-tone="danger">
      ${icon(iconCircleAlert)} <span>${`${what}. ${then}`}</span>
    </p>`;
  }
}
