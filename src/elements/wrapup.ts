import { nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { answeredAt, controlsOf, titleOf } from '../core/index.js';
import type { Failure, Interaction, WrapUp, WrapUpReason } from '../core/index.js';
import { sameItems } from '../foundation/context.js';
import type { Desktop } from '../foundation/context.js';
import { actButton } from '../foundation/controls.js';
import { drafts } from '../foundation/drafts.js';
import { WxElement } from '../foundation/element.js';
import { FocusReturn, isBusyElsewhere } from '../foundation/focus.js';
import { html } from '../foundation/html.js';
import { icon, iconChevronDown, iconCircleAlert, iconClipboardPen, iconInfo, iconPhone } from '../foundation/icons.js';
import { SearchList } from '../foundation/search-list.js';
import { hideFromTop, isOnTop, showOnTop } from '../foundation/overlay.js';
import { base, buttons, dialogs, fields, icons, lines, messages, options, statuses } from '../foundation/styles.js';
import { styles } from './wrapup.styles.js';

type Owing = Interaction & { readonly wrapUp: WrapUp };

/** The name under which a chosen reason is kept. A centre that begins anew may give out the same ids again. */
const draftOf = ({ wrapUp }: Owing): string => `wrap-up-reason@${wrapUp.since}`;

const NO_REASONS: readonly WrapUpReason[] = [];
const owing = (desktop: Desktop | null): Owing[] =>
  [...(desktop?.state.interactions.values() ?? [])].filter((one): one is Owing => one.wrapUp !== null);

/**
 * The wrap-up of what has ended: one reason out of a list with a search. It comes by itself, over the page, for one
 * interaction after another, and leaves the page usable: the next call can be answered meanwhile.
 *
 * @tagname wx-wrapup
 * @event {WxRequest<'wrap-up'>} wx-wrap-up - Asks to submit the chosen reason. Cancelable.
 * @csspart overlay - The dialog's place over the page.
 * @csspart dialog - The dialog itself, or the panel.
 * @csspart head - Heading, customer, and the time since the end.
 * @csspart search - The search field.
 * @csspart list - The list of reasons.
 * @csspart submit - The button "Submit Wrap Up".
 * @csspart minimise - The button that folds the dialog.
 * @csspart open - The button that a folded dialog leaves.
 * @cssproperty --wx-dialog-width - How wide the dialog is. Default: 440px.
 */
export class WxWrapup extends WxElement {
  static override styles = [base, icons, buttons, statuses, lines, messages, dialogs, fields, options, styles];

  /** The interaction to wrap up. Default: whatever is owed, the current one first. */
  @property({ attribute: 'interaction-id' }) interactionId = '';

  /** Paints the wrap-up where the element stands, as a panel, instead of over the page. */
  @property({ type: Boolean, reflect: true }) inline = false;

  readonly #focusReturn = new FocusReturn(this);
  readonly #list = new SearchList<WrapUpReason>(this, {
    items: () => this.#reasons.value,
    chosen: () => this.#chosen,
    onChoose: (reason) => this.#choose(reason),
    onSearch: (found) => (this.#news = this.t.wrapUp.found(this.language.number(found))),
  });
  #shown: Owing | null = null;
  /** What the agent chose; until then the default is chosen. */
  #chosenId: string | null = null;
  /** Why a submit failed, by interaction: the agent may have turned to another meanwhile. */
  readonly #failures = new Map<string, Failure>();
  readonly #sending = new Set<string>();
  #isFolded = false;
  /** What is said to assistive technology where the focus does not say it. */
  #news = '';
  #lastCurrentId: string | null = null;
  #lastOwing: readonly Owing[] = [];
  /** What the next paint does with the focus. */
  #focusNext: 'search' | 'back' | null = null;
  #waitsForRequest = false;

  readonly #agentId = this.select((desktop) => desktop?.state.agent?.id ?? '');
  readonly #owing = this.select(owing, sameItems);
  readonly #currentId = this.select((desktop) => desktop?.state.currentId ?? null);
  readonly #reasons = this.select((desktop) => desktop?.state.settings?.wrapUpReasons ?? NO_REASONS);
  readonly #control = this.select((desktop) => controlsOf(desktop?.state, this.#shown?.id)['wrap-up']);
  /** Asked only while something is owed: requests are no reason to paint otherwise. */
  readonly #rings = this.select(
    (desktop) =>
      owing(desktop).length > 0 && [...(desktop?.state.interactions.values() ?? [])].some((one) => one.request),
  );

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#forgetDone();
    const shownId = this.#shown?.id;
    this.#shown = this.#pick();
    if (this.#shown?.id !== shownId) this.#turnTo(this.#shown);
    this.#control.refresh();
  }

  /** What was wrapped up, here or elsewhere, leaves no drafts behind. */
  #forgetDone(): void {
    const before = this.#lastOwing;
    this.#lastOwing = this.#owing.value;
    const state = this.desk?.state;
    if (state?.link !== 'open' || !state.agent) return;
    for (const { id } of before) {
      if (state.interactions.get(id)?.wrapUp) continue;
      drafts.clear(state.agent.id, id);
      this.#failures.delete(id);
    }
  }

  /**
   * The current one first, then one by one. What the agent has before it stays until it is done, or until the agent
   * turns to another: nobody submits the reason of one call for the next.
   */
  #pick(): Owing | null {
    const find = (id: string | null): Owing | undefined => this.#owing.value.find((one) => one.id === id);
    const currentId = this.#currentId.value;
    const isTurned = currentId !== this.#lastCurrentId;
    this.#lastCurrentId = currentId;
    if (this.interactionId) return find(this.interactionId) ?? null;
    const current = find(currentId);
    const shown = find(this.#shown?.id ?? null);
    if (shown && !this.#isFolded && !(isTurned && current)) return shown;
    return current ?? shown ?? this.#owing.value[0] ?? null;
  }

  /**
   * The search takes the focus, so that the common case is a few letters and Enter – but not from an agent who types
   * elsewhere or is about to answer a request: those hear that the wrap-up is there, and find it by Tab.
   */
  #turnTo(shown: Owing | null): void {
    const hadFocus = this.#hasFocus;
    this.#list.reset();
    this.#isFolded = false;
    this.#news = '';
    this.#chosenId = shown && drafts.get(this.#agentId.value, shown.id, draftOf(shown));
    this.#focusNext = !shown && hadFocus ? 'back' : null;
    if (!shown) return;
    this.#focusNext = hadFocus || !isBusyElsewhere(this) ? 'search' : null;
    if (hadFocus || this.#focusNext === null) this.#news = `${this.t.wrapUp.heading}: ${titleOf(shown)}`;
  }

  protected override updated(): void {
    const dialog = this.renderRoot.querySelector('dialog');
    const folded = this.renderRoot.querySelector<HTMLElement>('.folded');
    if (dialog && folded) hideFromTop(dialog);
    else if (dialog) this.#bringUp(dialog);
    if (folded && !folded.matches(':popover-open')) folded.showPopover();

    const focusNext = this.#focusNext;
    this.#focusNext = null;
    if (focusNext === 'search') this.#list.focus();
    if (focusNext === 'back' && !this.#focusReturn.back()) folded?.querySelector('button')?.focus();
  }

  /** A request that rings under a modal of the host's is in a modal of its own. This dialog then waits below it. */
  #bringUp(dialog: HTMLDialogElement): void {
    const rings = this.#rings.value;
    if (isOnTop(dialog) && !(this.#waitsForRequest && !rings)) return;
    showOnTop(dialog, { mayBlock: !rings, focus: this.#list.field });
    this.#waitsForRequest = rings;
  }

  get #chosen(): WrapUpReason | undefined {
    const id = this.#chosenId;
    return this.#reasons.value.find((one) => (id === null ? one.isDefault : one.id === id));
  }

  #choose(reason: WrapUpReason): void {
    if (!this.#shown || this.#control.value?.busy) return;
    this.#chosenId = reason.id;
    this.#failures.delete(this.#shown.id);
    drafts.set(this.#agentId.value, this.#shown.id, draftOf(this.#shown), reason.id);
  }

  /** Escape, as a key or, from a modal, as the browser's wish to close. */
  #onEscape(event: Event): void {
    if (event instanceof KeyboardEvent && (event.key !== 'Escape' || event.isComposing)) return;
    event.preventDefault();
    event.stopPropagation();
    this.#fold();
  }

  get #hasFocus(): boolean {
    return this.shadowRoot?.activeElement != null;
  }

  #fold(): void {
    this.#isFolded = true;
    this.#focusNext = 'back';
    this.#news = '';
    this.requestUpdate();
  }

  #unfold(): void {
    this.#isFolded = false;
    this.#focusNext = 'search';
    this.requestUpdate();
  }

  async #submit(interactionId: string, reasonId: string): Promise<void> {
    if (this.#sending.has(interactionId)) return;
    this.#sending.add(interactionId);
    this.#failures.delete(interactionId);
    this.#news = this.t.wrapUp.submitting;
    this.requestUpdate();
    const outcome = await this.send('wrap-up', { interactionId, reasonId }, { showsFailure: true });
    this.#sending.delete(interactionId);
    if (outcome && 'failure' in outcome) this.#failures.set(interactionId, outcome.failure);
    if (this.#shown?.id !== interactionId) return;
    this.#news = '';
    if (this.#isFolded && this.#failures.has(interactionId)) {
      this.#isFolded = false;
      this.#focusNext = this.#hasFocus ? 'search' : null;
    }
    this.requestUpdate();
  }

  protected override render(): unknown {
    const shown = this.#shown;
    const panel = (one: Owing): TemplateResult =>
      html`<section class="wx-dialog" part="dialog" aria-labelledby="heading">${this.#content(one)}</section>`;
    return html`<p class="wx-aside" role="status">${this.#news}</p>
      ${shown ? (this.inline ? panel(shown) : this.#overlay(shown)) : nothing}`;
  }

  #overlay(shown: Owing): TemplateResult {
    return html`<dialog
        class="overlay"
        part="overlay"
        .popover=${'manual'}
        aria-labelledby="heading"
        aria-describedby=${shown.wrapUp.hangUp ? 'hang-up' : nothing}
        @keydown=${this.#onEscape}
        @cancel=${this.#onEscape}
      >
        <div class="wx-dialog" part="dialog">${this.#content(shown)}</div>
      </dialog>
      ${
        this.#isFolded
          ? html`<div class="folded" .popover=${'manual'}>
              <button class="wx-button" part="open" type="button" @click=${this.#unfold}>
                ${icon(iconClipboardPen)} ${this.t.wrapUp.open}
              </button>
            </div>`
          : nothing
      }`;
  }

  #content(shown: Owing): TemplateResult {
    const { wrapUp } = this.t;
    const control = this.#control.value;
    const chosen = this.#chosen;
    const why = control?.reason ? this.t.reason[control.reason] : chosen ? null : wrapUp.choose;
    return html`${this.#head(shown)}
      <div class="wx-line" data-line="ended"></div>
      ${this.#list.render({ search: wrapUp.search, list: wrapUp.reasons, none: wrapUp.none }, ({ isDefault }) =>
        isDefault ? html`<span class="side">${wrapUp.default}</span>` : nothing,
      )}
      ${this.#fault(shown)}
      <footer class="foot">
        <div class="notes">
          ${shown.wrapUp.hangUp ? html`<p class="wx-reason" id="hang-up">${icon(iconPhone)} ${wrapUp.hangUp}</p>` : nothing}
          ${why === null ? nothing : html`<p class="wx-reason" id="why">${icon(iconInfo)} ${why}</p>`}
          <span class="wx-aside" id="what">${chosen?.name}</span>
        </div>
        ${
          control
            ? actButton({
                control: { ...control, enabled: control.enabled && chosen !== undefined },
                label: wrapUp.submit,
                kind: 'primary',
                part: 'submit',
                describedBy: why === null ? 'what' : 'why',
                onClick: () => void (chosen && this.#submit(shown.id, chosen.id)),
              })
            : nothing
        }
      </footer>`;
  }

  #head(shown: Owing): TemplateResult {
    const { t, language } = this;
    const { since } = shown.wrapUp;
    const title = titleOf(shown);
    const from = answeredAt(shown, this.#agentId.value);
    const more = this.interactionId ? 0 : this.#owing.value.length - 1;
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
        <time role="timer" aria-label=${t.wrapUp.sinceTheEnd}>
          ${this.counting((now) => language.duration(now - since))}
        </time>
        <span aria-hidden="true">${t.wrapUp.sinceTheEnd}</span>
      </div>
      ${
        this.inline
          ? nothing
          : html`<button
              class="wx-button"
              part="minimise"
              type="button"
              data-kind="quiet"
              data-icon-only
              aria-label=${t.wrapUp.minimise}
              title=${t.wrapUp.minimise}
              @click=${this.#fold}
            >
              ${icon(iconChevronDown)}
            </button>`
      }
    </header>`;
  }

  #fault({ id }: Owing): unknown {
    const failure = this.#failures.get(id);
    if (!failure) return nothing;
    const { t } = this;
    const { code, retryable, detail } = failure;
    const { what, then } = t.failure[code];
    return html`<div class="fault">
      <div class="wx-message" data-fill data-tone="danger" role="alert">
        ${icon(iconCircleAlert)}
        <div class="text">
          <p class="what">${retryable ? t.wrapUp.notSubmitted : what}</p>
          <p>${retryable ? what : then} ${detail ? html`(${detail})` : nothing}</p>
          ${retryable ? html`<p>${t.wrapUp.notSubmittedHint}</p>` : nothing}
        </div>
      </div>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wx-wrapup': WxWrapup;
  }
}
