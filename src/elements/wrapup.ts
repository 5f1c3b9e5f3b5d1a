import { adoptStyles, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Desktop } from '../foundation/context.js';
import { WxElement } from '../foundation/element.js';
import { FocusReturn } from '../foundation/focus.js';
import { html } from '../foundation/html.js';
import { icon, iconCircleAlert } from '../foundation/icons.js';
import { Lazy } from '../foundation/lazy.js';
import { base, buttons, icons, messages } from '../foundation/styles.js';
import { styles } from './wrapup.styles.js';

/** How much the inside is wanted. */
const NOT_YET = 0;
/** Something was answered: what it needs at its end is loaded while there is a way. */
const SOON = 1;
/** A wrap-up is owed. */
const NOW = 2;

/**
 * The wrap-up of what has ended: one reason out of a list with a search. It comes by itself, over the page, for one
 * interaction after another, and leaves the page usable: the next call can be answered meanwhile.
 *
 * @tagname wx-wrapup
 * @event {WxRequest<'wrap-up'>} wx-wrap-up - Asks to submit the chosen reason. Cancelable.
 * @event {WxRequest<'choose-reason'>} wx-choose-reason - Tells the centre which reason is chosen so far. Cancelable.
 * @event {WxRequest<'cancel-auto-wrap-up'>} wx-cancel-auto-wrap-up - Asks to stop the countdown. Cancelable.
 * @event {WxRequest<'add-note'>} wx-add-note - Asks to note something for those who handled the call. Cancelable.
 * @csspart overlay - The dialog's place over the page.
 * @csspart dialog - The dialog itself, or the panel.
 * @csspart head - Heading, customer, and the time since the end.
 * @csspart line - The line under the head, which runs out with a countdown.
 * @csspart countdown - What is submitted by itself, and when.
 * @csspart cancel-auto - The button "Cancel auto wrap-up".
 * @csspart search - The search field.
 * @csspart list - The list of reasons.
 * @csspart notes - What the agents of a call noted, where others than this one handled it.
 * @csspart note-list - The list of notes.
 * @csspart note - A note.
 * @csspart note-field - The field for another one.
 * @csspart add-note - The button "Add".
 * @csspart failure - Why a note was not added.
 * @csspart submit - The button "Submit Wrap Up".
 * @csspart minimise - The button that folds the dialog.
 * @csspart open - The button that a folded dialog leaves.
 * @csspart retry - The button "Retry", where the inside could not be loaded.
 * @cssproperty --wx-dialog-width - How wide the dialog is. Default: 440px.
 */
export class WxWrapup extends WxElement {
  static override styles = [base, icons, buttons, messages, styles];

  /** The interaction to wrap up. Default: whatever is owed, the current one first. */
  @property({ attribute: 'interaction-id' }) interactionId = '';

  /** Paints the wrap-up where the element stands, as a panel, instead of over the page. */
  @property({ type: Boolean, reflect: true }) inline = false;

  readonly #focusReturn = new FocusReturn(this);
  readonly #view = new Lazy(this, async () => {
    const view = await import('./wrapup/view.js');
    if (this.shadowRoot) adoptStyles(this.shadowRoot, [...WxWrapup.elementStyles, ...view.styles]);
    return new view.WrapupView(this, this.source, this.#focusReturn);
  });
  readonly #need = this.select((desktop) => this.#needOf(desktop));
  #lastNeed = NOT_YET;
  /** It did not come; the message stays while it is asked for again. */
  #isMissing = false;

  constructor() {
    super();
    // For the list of shortcuts: the inside, which brings the one that acts, is not here yet.
    this.shortcut('submit-wrap-up', { control: () => null, act: () => undefined });
  }

  #needOf(desktop: Desktop | null): number {
    let need = NOT_YET;
    for (const { id, request, wrapUp } of desktop?.state.interactions.values() ?? []) {
      if (wrapUp && (!this.interactionId || this.interactionId === id)) return NOW;
      if (!request) need = SOON;
    }
    return need;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('interactionId')) this.#need.refresh();
    const need = this.#need.value;
    // What did not come at the answer is asked for once more when it is needed.
    if (need > this.#lastNeed) void this.#view.load();
    this.#lastNeed = need;
    const { value, state } = this.#view;
    this.#isMissing = need === NOW && !value && (this.#isMissing || state === 'failed');
  }

  protected override updated(): void {
    const place = this.renderRoot.querySelector<HTMLElement>('.not-loaded[popover]');
    if (place && !place.matches(':popover-open')) place.showPopover();
  }

  protected override render(): unknown {
    const { value: view } = this.#view;
    return html`<div class="wx-aside" role="status" aria-atomic="false">${view?.said()}</div>
      ${view ? view.render() : this.#isMissing ? this.#notLoaded() : nothing}`;
  }

  #notLoaded(): TemplateResult {
    const { failure, retry, wrapUp } = this.t;
    return html`<div class="not-loaded" .popover=${this.inline ? null : 'manual'}>
      <div class="wx-message" data-tone="danger" role="alert">
        ${icon(iconCircleAlert)}
        <div class="text">
          <p class="what">${wrapUp.notLoaded}</p>
          <p>${failure.unexpected.then}</p>
        </div>
        <button
          class="wx-button"
          part="retry"
          type="button"
          aria-busy=${this.#view.state === 'loading' ? 'true' : 'false'}
          @click=${() => void this.#view.load()}
        >
          ${retry}
        </button>
      </div>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wx-wrapup': WxWrapup;
  }
}
