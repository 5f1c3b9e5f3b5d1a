import { nothing } from 'lit';
import type { SVGTemplateResult, TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Cancel, Clock, Timestamp } from '../core/index.js';
import type { Notice } from '../foundation/context.js';
import { WxElement } from '../foundation/element.js';
import { FocusReturn } from '../foundation/focus.js';
import { html } from '../foundation/html.js';
import { icon, iconCircleAlert, iconCircleCheck, iconInfo, iconTriangleAlert, iconX } from '../foundation/icons.js';
import { WORKS } from '../foundation/shortcuts.js';
import { base, buttons, icons, messages } from '../foundation/styles.js';
import { everySecond } from '../foundation/ticker.js';
import { styles } from './notices.styles.js';

/** How many are shown at once. */
const MOST = 3;
/** How long a notice stays that goes by itself, in milliseconds. */
const STAYS = 8000;
/** The ticker's pace: what passed between two beats counts as this at most, for a page that slept was not read. */
const BEAT = 1000;
/** After so many beats assistive technology has heard what there was to say. */
const SAYING = 2;

const NONE: readonly Notice[] = [];

const GLYPHS: Readonly<Record<Notice['tone'], SVGTemplateResult>> = {
  danger: iconCircleAlert,
  warning: iconTriangleAlert,
  success: iconCircleCheck,
  accent: iconInfo,
};

/** Good news and passing ones go by themselves; what went wrong stays until the agent has done with it. */
const goes = ({ tone }: Notice): boolean => tone === 'accent' || tone === 'success';

/**
 * Tells the agent what happened and what went wrong, with a button to try again. Without it failures are only heard as
 * `wx-error`.
 *
 * @tagname wx-notices
 * @csspart notices - The place of the notices.
 * @csspart notice - One notice.
 * @csspart retry - The button "Retry", or "Try now" of a lost connection.
 * @csspart dismiss - The button that takes a notice away.
 * @csspart more - How many others wait.
 */
export class WxNotices extends WxElement {
  static override styles = [base, icons, buttons, messages, styles];

  /** Paints the notices where the element stands, instead of over the page. */
  @property({ type: Boolean, reflect: true }) inline = false;

  readonly #focusReturn = new FocusReturn(this);
  readonly #notices = this.select((desktop) => desktop?.notices ?? NONE);
  readonly #retryAt = this.select((desktop) => desktop?.state.retryAt ?? null);
  readonly #key = this.shortcut('notices', {
    control: () => (this.#shown.length > 0 ? WORKS : null),
    act: () => this.renderRoot.querySelector<HTMLElement>('.list button')?.focus(),
  });
  #shown: readonly Notice[] = NONE;
  /** What is being said, and for how many beats more. */
  #said: readonly { readonly notice: Notice; readonly beats: number }[] = [];
  readonly #known = new WeakSet<Notice>();
  #isFresh = false;
  /** How long notices have been shown, and until when that was counted. */
  readonly #ages = new WeakMap<Notice, { age: number; at: Timestamp }>();
  #clock: Clock | undefined;
  #cancelBeat: Cancel | undefined;
  /** The row that takes the focus after the one that had it went. */
  #refocus: number | null = null;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopBeat();
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    const all = this.#notices.value;
    const fresh = all.filter((one) => !this.#known.has(one));
    for (const notice of fresh) this.#known.add(notice);
    this.#isFresh = fresh.length > 0;
    this.#said = [
      ...this.#said.filter(({ notice }) => all.includes(notice)),
      ...fresh.map((notice) => ({ notice, beats: SAYING })),
    ];

    const before = this.#shown;
    this.#shown = this.#choose(all);
    const focusedId = this.shadowRoot?.activeElement?.closest<HTMLElement>('[data-notice]')?.dataset['notice'];
    const isGone = focusedId !== undefined && !this.#shown.some((one) => one.id === focusedId);
    this.#refocus = isGone ? before.findIndex((one) => one.id === focusedId) : null;
    for (const notice of this.#shown) {
      if (!this.#ages.has(notice)) this.#ages.set(notice, { age: 0, at: this.desk?.now() ?? 0 });
    }
  }

  /** The newest are shown, first the very newest. Under the agent's hand nothing moves: new ones wait, or come below. */
  #choose(all: readonly Notice[]): readonly Notice[] {
    const newest = [...all].reverse();
    if (!this.#isInHand) return newest.slice(0, MOST);
    const kept = this.#shown.flatMap(({ id }) => all.filter((one) => one.id === id));
    return [...kept, ...newest.filter((one) => !kept.includes(one))].slice(0, MOST);
  }

  get #isInHand(): boolean {
    return this.renderRoot.querySelector('.list')?.matches(':hover, :focus-within') ?? false;
  }

  protected override updated(): void {
    const place = this.renderRoot.querySelector<HTMLElement>('.notices[popover]');
    if (place) this.#bringUp(place);
    if (this.#refocus !== null) {
      const buttons = this.renderRoot.querySelectorAll<HTMLElement>('.dismiss');
      const next = buttons[Math.min(this.#refocus, buttons.length - 1)];
      if (next) next.focus();
      else this.#focusReturn.back();
      this.#refocus = null;
    }
    if (this.#said.length > 0 || this.#shown.some(goes)) this.#startBeat();
    else this.#stopBeat();
  }

  /** Later overlays cover earlier ones; with a new notice they come up over them again, unless the agent is in one. */
  #bringUp(place: HTMLElement): void {
    const isUp = place.matches(':popover-open');
    const newest = place.querySelector('.wx-message');
    if (isUp && (!this.#isFresh || this.#isInHand || !newest || !isCovered(newest))) return;
    if (isUp) place.hidePopover();
    place.showPopover();
  }

  #startBeat(): void {
    const clock = this.desk?.clock;
    if (clock !== this.#clock) this.#stopBeat();
    if (!clock || !this.isConnected) return;
    this.#clock = clock;
    this.#cancelBeat ??= everySecond(clock, () => this.#beat(this.desk?.now() ?? 0));
  }

  #stopBeat(): void {
    this.#cancelBeat?.();
    this.#cancelBeat = undefined;
  }

  #beat(now: Timestamp): void {
    if (this.#said.length > 0) {
      this.#said = this.#said.flatMap(({ notice, beats }) => (beats > 1 ? [{ notice, beats: beats - 1 }] : []));
      this.requestUpdate();
    }
    // What is read or used stays, and what nobody can see has not been read.
    const isPaused = this.#isInHand || this.ownerDocument.hidden;
    for (const notice of this.#shown) {
      const shown = this.#ages.get(notice);
      if (!shown) continue;
      if (!isPaused) shown.age += Math.min(now - shown.at, BEAT);
      shown.at = now;
      if (goes(notice) && shown.age >= STAYS) this.desk?.dismiss(notice.id);
    }
  }

  #onLeave(): void {
    this.requestUpdate();
  }

  // The second click of a double click is none: it would hit the notice that came into the place [ERR-03].
  #onDismiss({ id }: Notice, event: MouseEvent): void {
    if (event.detail < 2) this.desk?.dismiss(id);
  }

  #onRetry({ id, again }: Notice, event: MouseEvent): void {
    if (event.detail > 1) return;
    this.desk?.dismiss(id);
    again?.();
  }

  protected override render(): unknown {
    const { t } = this;
    const more = this.#notices.value.length - this.#shown.length;
    return html`${this.#voice('status')} ${this.#voice('alert')}
    ${
      this.#shown.length === 0
        ? nothing
        : html`<section
            class="notices"
            part="notices"
            aria-label=${t.notices.label}
            aria-keyshortcuts=${this.#key.keys ?? nothing}
            .popover=${this.inline ? null : 'manual'}
            @pointerleave=${this.#onLeave}
            @focusout=${this.#onLeave}
          >
            <ul class="list">
              ${repeat(
                this.#shown,
                ({ id }) => id,
                (notice, index) => this.#notice(notice, `what-${index}`),
              )}
            </ul>
            ${more > 0 ? html`<p class="more" part="more">${t.notices.more(this.language.number(more))}</p>` : nothing}
          </section>`
    }`;
  }

  /**
   * A live region that is there before its text comes, and apart from what is painted: that comes and goes with the top
   * layer, and would be said again when it is brought up. What was said goes, so that nobody reads it twice.
   */
  #voice(role: 'status' | 'alert'): TemplateResult {
    const said = this.#said.filter(({ notice }) => (notice.tone === 'danger') === (role === 'alert'));
    return html`<div class="wx-aside" role=${role} aria-atomic="false">
      ${repeat(
        said,
        ({ notice }) => notice,
        ({ notice }) => {
          const { what, then } = notice.text(this.t);
          return html`<div>
            <p>${what}</p>
            <p>${then}</p>
          </div>`;
        },
      )}
    </div>`;
  }

  #notice(notice: Notice, whatId: string): TemplateResult {
    const { t } = this;
    const { tone } = notice;
    const { what, then } = notice.text(t);
    return html`<li
      class="wx-message"
      part="notice"
      data-notice=${notice.id}
      data-tone=${tone}
      ?data-toast=${!this.inline}
      ?data-fill=${this.inline}
    >
      ${icon(GLYPHS[tone], 18)}
      <div class="text">
        <p class="what" id=${whatId}>${what}</p>
        <p class="then">${then}${notice.reconnects ? this.nextTry(this.#retryAt.value) : nothing}</p>
        ${notice.reconnects ? this.#tryNow(whatId) : nothing}
        ${
          notice.again
            ? html`<p class="do">
                <button
                  class="wx-link"
                  part="retry"
                  type="button"
                  aria-describedby=${whatId}
                  @click=${(event: MouseEvent) => this.#onRetry(notice, event)}
                >
                  ${t.retry}
                </button>
              </p>`
            : nothing
        }
      </div>
      <button
        class="wx-button dismiss"
        part="dismiss"
        type="button"
        data-kind="quiet"
        data-icon-only
        aria-label=${t.dismiss}
        aria-describedby=${whatId}
        @click=${(event: MouseEvent) => this.#onDismiss(notice, event)}
      >
        ${icon(iconX, 14)}
      </button>
    </li>`;
  }

  #tryNow(whatId: string): unknown {
    const retry = this.desk?.retry;
    if (!retry) return nothing;
    return html`<p class="do">
      <button class="wx-link" part="retry" type="button" aria-describedby=${whatId} @click=${retry}>
        ${this.t.notices.tryNow}
      </button>
    </p>`;
  }
}

/** Whether something lies over an element's middle. */
function isCovered(element: Element): boolean {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  const hit = (element.getRootNode() as ShadowRoot).elementFromPoint((left + right) / 2, (top + bottom) / 2);
  return hit === null || !element.contains(hit);
}

declare global {
  interface HTMLElementTagNameMap {
    'wx-notices': WxNotices;
  }
}
