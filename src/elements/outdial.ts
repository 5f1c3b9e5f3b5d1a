import { adoptStyles, nothing } from 'lit';
import type { PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import type { Outcome } from '../foundation/context.js';
import { offerDialPlace } from '../foundation/dial-place.js';
import { WxElement } from '../foundation/element.js';
import { html } from '../foundation/html.js';
import { icon, iconPhone } from '../foundation/icons.js';
import { Lazy } from '../foundation/lazy.js';
import { Opening } from '../foundation/opening.js';
import { base, buttons, icons } from '../foundation/styles.js';
import { styles } from './outdial.styles.js';

/**
 * Makes a call: a number or a name out of the address book, a keypad, the entry point and the number that the customer
 * sees. A button that opens a card, or with `inline` the card itself. It paints nothing while nobody is signed in.
 *
 * @tagname wx-outdial
 * @event {WxRequest<'outdial'>} wx-outdial - Asks to call a number. Cancelable.
 * @event {WxRequest<'end'>} wx-end - Asks to end the call that is being set up. Cancelable.
 * @event {ToggleEvent} toggle - The card was opened over the page, or closed. Does not bubble.
 * @event close - The card was closed. Does not bubble.
 * @csspart open - The button "Outdial" that opens the card.
 * @csspart label - The word on that button.
 * @csspart overlay - The card's place over the page.
 * @csspart close - The button that closes it.
 * @csspart card - The card.
 * @csspart number - The field for the number or name.
 * @csspart erase - The button that deletes the last digit.
 * @csspart address-book - The list of what was found in the address book.
 * @csspart keys - The keypad.
 * @csspart key - A key.
 * @csspart entry-point - The choice of the entry point.
 * @csspart caller-id - The choice of the number that the customer sees.
 * @csspart line - The line of a call that is being set up.
 * @csspart progress - How far that call is.
 * @csspart failure - Why the last call came to nothing.
 * @csspart call - The button "Call".
 * @csspart end - The button "End".
 * @csspart reason - Why no call is possible now.
 * @csspart retry - The button "Retry", where the card could not be loaded.
 * @cssproperty [--wx-outdial-width=366px] - How wide the card becomes at most.
 */
export class WxOutdial extends WxElement {
  static override styles = [base, icons, buttons, styles];

  /** Paints the card where the element stands, instead of a button that opens it over the page. */
  @property({ type: Boolean, reflect: true }) inline = false;

  readonly #opening = new Opening(this);
  readonly #isOffered = this.select(
    (desktop) => (desktop?.state.agent?.signedIn ?? false) && (desktop?.capabilities.commands.has('outdial') ?? false),
  );
  readonly #card = new Lazy(this, async () => {
    const view = await import('./outdial/card.js');
    if (this.shadowRoot) adoptStyles(this.shadowRoot, [...WxOutdial.elementStyles, ...view.styles]);
    return new view.OutdialCard(this, {
      source: this.source,
      desk: () => this.desk,
      language: () => this.language,
      counting: (read) => this.counting(read),
      outdial: (payload) => this.send('outdial', payload, { showsFailure: true }),
      end: (interactionId) => void this.send('end', { interactionId }),
      isShown: () => (this.inline ? this.checkVisibility() : this.#opening.isOpen),
      onConnected: () => this.close(),
    });
  });
  readonly #key = this.shortcut('outdial', { act: () => this.#onOpenClick() });

  constructor() {
    super();
    offerDialPlace(this, this.source);
  }

  /** Opens the card, or goes to it; resolves when it is there. */
  async show(): Promise<void> {
    if (!this.inline) this.#opening.open();
    this.requestUpdate();
    const card = await this.#card.load();
    card?.focus();
    await this.updateComplete;
  }

  /** Closes the card, and gives the focus back if it was in it. What was typed stays. */
  close(): void {
    this.#opening.close();
  }

  /** Opens the card with a number in it, or a name to look for; the agent decides whether to call. */
  async prefill(number: string): Promise<void> {
    await this.show();
    this.#card.value?.prefill(number);
    await this.updateComplete;
  }

  /** Opens the card and calls a number with what is chosen there. Resolves to null without a desktop. */
  async call(number: string): Promise<Outcome | null> {
    await this.prefill(number);
    return (await this.#card.value?.call()) ?? null;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (!this.#isOffered.value) this.close();
    else if (this.inline && this.#card.state === 'idle') void this.#card.load();
  }

  #onOpenClick(): void {
    if (this.#opening.isOpen) this.close();
    else void this.show();
  }

  readonly #onClose = (): void => this.close();

  protected override render(): unknown {
    if (!this.#isOffered.value) return nothing;
    const card = this.#card.value;
    const { isOpen } = this.#opening;
    if (this.inline) return card?.render() ?? this.#failed();
    const { outdial } = this.t;
    return html`<button
        class="wx-button open"
        part="open"
        type="button"
        aria-label=${outdial.open}
        aria-haspopup="dialog"
        aria-expanded=${isOpen ? 'true' : 'false'}
        aria-keyshortcuts=${this.#key.keys ?? nothing}
        @click=${this.#onOpenClick}
      >
        ${isOpen && this.#card.state === 'loading' ? html`<span class="wx-spinner"></span>` : icon(iconPhone)}
        <span class="wx-clip" part="label">${outdial.open}</span>
      </button>
      ${isOpen ? (card?.dialog(this.#onClose) ?? this.#failed()) : nothing}`;
  }

  #failed(): unknown {
    return this.#card.state === 'failed' ? this.notLoaded(() => this.show()) : nothing;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wx-outdial': WxOutdial;
  }
}
