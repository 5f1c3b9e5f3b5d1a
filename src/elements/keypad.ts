import { adoptStyles, css, nothing } from 'lit';
import type { PropertyValues } from 'lit';
import { controlsOf, systemClock } from '../core/index.js';
import { InteractionElement } from '../foundation/element.js';
import { html } from '../foundation/html.js';
import { Lazy } from '../foundation/lazy.js';
import { base, buttons, icons, statuses } from '../foundation/styles.js';

/**
 * The keypad of a call: each key is a tone, for the menus and mailboxes that answer a telephone. `<wx-interaction-control>`
 * has one behind its button "Keypad"; by itself it stands open where the page puts it. It paints nothing without a call.
 *
 * @tagname wx-keypad
 * @event {WxRequest<'send-digits'>} wx-send-digits - Asks to key a tone, one event a key. Cancelable.
 * @csspart keyed - What was keyed so far.
 * @csspart keys - The twelve keys.
 * @csspart key - A key.
 * @csspart reason - Why the keys do not work now.
 * @csspart failure - Why a tone was not sent.
 * @csspart retry - The button "Retry", where the keys could not be loaded.
 */
export class WxKeypad extends InteractionElement {
  static override styles = [
    base,
    icons,
    buttons,
    statuses,
    css`
      :host {
        max-inline-size: 280px;
      }
    `,
  ];

  readonly #control = this.select((desktop) => controlsOf(desktop?.state, this.interaction?.id)['send-digits']);
  readonly #panel = new Lazy(this, async () => {
    const { KeypadPanel, styles } = await import('./keypad/panel.js');
    if (this.shadowRoot) adoptStyles(this.shadowRoot, [...WxKeypad.elementStyles, ...styles]);
    return new KeypadPanel(this, {
      isHeard: () => this.desk?.state.agent?.station?.kind === 'browser',
      now: () => (this.desk?.clock ?? systemClock).now(),
      send: (digits) =>
        this.send('send-digits', { interactionId: this.interaction?.id ?? '', digits }, { showsFailure: true }),
    });
  });
  #shownId: string | null = null;

  constructor() {
    super();
    this.shortcut('keypad', { control: () => this.#control.value, act: () => this.focus() });
  }

  /** Puts the focus on the keys, as soon as they are there: digits can then be typed. */
  override focus(): void {
    void this.#focusKeys();
  }

  async #focusKeys(): Promise<void> {
    const panel = await this.#panel.load();
    await this.updateComplete;
    panel?.keys.focus();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#control.refresh();
    const id = this.interaction?.id ?? null;
    if (id !== this.#shownId) this.#panel.value?.reset();
    this.#shownId = id;
    if (this.#control.value && this.#panel.state === 'idle') void this.#panel.load();
  }

  protected override render(): unknown {
    const control = this.#control.value;
    if (!control) return nothing;
    const { value: panel, state } = this.#panel;
    if (panel) return panel.render(this.t, control);
    return state === 'failed' ? this.notLoaded(() => this.#panel.load()) : html`<span class="wx-spinner"></span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wx-keypad': WxKeypad;
  }
}
