import { adoptStyles, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { sameItems } from '../foundation/context.js';
import { WxElement } from '../foundation/element.js';
import { html } from '../foundation/html.js';
import { icon, iconKeyboard } from '../foundation/icons.js';
import type { Keys, ShortcutName } from '../foundation/keys.js';
import { Lazy } from '../foundation/lazy.js';
import { Opening } from '../foundation/opening.js';
import { base, buttons, icons } from '../foundation/styles.js';
import { styles } from './shortcuts.styles.js';

const NONE: readonly ShortcutName[] = [];
const NO_KEYS: Keys = new Map();

/**
 * The list of all keyboard shortcuts that the page has, in a dialog that leaves the page usable, and a button that opens
 * it. Keys of your own: `desktop.shortcuts = { hold: 'Alt+Shift+F8' }`.
 *
 * @tagname wx-shortcuts
 * @event {ToggleEvent} toggle - The dialog was opened or closed. Does not bubble.
 * @event close - The dialog was closed. Does not bubble.
 * @csspart open - The button that opens the dialog.
 * @csspart overlay - The dialog's place over the page.
 * @csspart dialog - The dialog itself.
 * @csspart head - Heading and the button that closes it.
 * @csspart close - The button that closes the dialog.
 * @csspart list - What scrolls.
 * @csspart key - A key.
 * @csspart reason - Why keys do not work.
 * @csspart retry - The button "Retry", where the dialog could not be loaded.
 * @cssproperty --wx-dialog-width - How wide the dialog is. Default: 440px.
 */
export class WxShortcuts extends WxElement {
  static override styles = [base, icons, buttons, styles];

  /** Paints no button: the dialog opens by its shortcut, or by `show()`. */
  @property({ type: Boolean, reflect: true }) buttonless = false;

  readonly #opening = new Opening(this, () => this.renderRoot.querySelector<HTMLElement>('.body'));
  readonly #view = new Lazy(this, async () => {
    const view = await import('./shortcuts/view.js');
    if (this.shadowRoot) adoptStyles(this.shadowRoot, [...WxShortcuts.elementStyles, ...view.styles]);
    return view;
  });
  readonly #key = this.shortcut('shortcuts', { act: () => this.#onOpenClick() });
  /** While the dialog is open, what the page has. */
  readonly #names = this.select((desktop) => {
    const { keyboard } = desktop ?? {};
    return keyboard && this.#opening.isOpen ? [...keyboard.keys.keys()].filter((name) => keyboard.has(name)) : NONE;
  }, sameItems);
  readonly #keys = this.select((desktop) => desktop?.keyboard.keys ?? NO_KEYS);

  /** Opens the dialog; resolves when it is there. */
  async show(): Promise<void> {
    this.#opening.open();
    this.#names.refresh();
    await this.#view.load();
    await this.updateComplete;
  }

  /** Closes the dialog, and gives the focus back if it was in it. */
  close(): void {
    this.#opening.close();
  }

  #onOpenClick(): void {
    if (this.#opening.isOpen) this.close();
    else void this.show();
  }

  protected override render(): unknown {
    const { desk, t } = this;
    const { heading } = t.shortcuts;
    if (!desk) return nothing;
    const { value: view, state } = this.#view;
    const { isOpen } = this.#opening;
    return html`${
      this.buttonless
        ? nothing
        : html`<button
            class="wx-button open"
            part="open"
            type="button"
            data-kind="quiet"
            data-icon-only
            aria-label=${heading}
            aria-haspopup="dialog"
            aria-expanded=${isOpen ? 'true' : 'false'}
            aria-keyshortcuts=${this.#key.keys ?? nothing}
            title=${heading}
            @click=${this.#onOpenClick}
          >
            ${icon(iconKeyboard)}
          </button>`
    }
    ${
      view && isOpen
        ? view.shortcutsDialog(desk.keyboard, this.#keys.value, this.#names.value, t, () => this.close())
        : nothing
    }
    ${isOpen && state === 'failed' ? this.notLoaded(() => this.#view.load()) : nothing}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wx-shortcuts': WxShortcuts;
  }
}
