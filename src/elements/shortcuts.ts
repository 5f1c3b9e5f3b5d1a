import { adoptStyles, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { sameItems } from '../foundation/context.js';
import { WxElement } from '../foundation/element.js';
import { FocusReturn } from '../foundation/focus.js';
import { html } from '../foundation/html.js';
import { icon, iconKeyboard } from '../foundation/icons.js';
import type { Keys, ShortcutName } from '../foundation/keys.js';
import { Lazy } from '../foundation/lazy.js';
import { hideFromTop, showOnTop } from '../foundation/overlay.js';
import { base, buttons, icons } from '../foundation/styles.js';
import { styles } from './shortcuts.styles.js';

const NONE: readonly ShortcutName[] = [];
const NO_KEYS: Keys = new Map();

/**
 * The list of all keyboard shortcuts that the page has, in a dialog that leaves the page usable, and a button that opens
 * it. Keys of your own: `desktop.shortcuts = { hold: 'Alt+Shift+F8' }`.
 *
 * @tagname wx-shortcuts
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

  readonly #focusReturn = new FocusReturn(this);
  readonly #view = new Lazy(this, async () => {
    const view = await import('./shortcuts/view.js');
    if (this.shadowRoot) adoptStyles(this.shadowRoot, [...WxShortcuts.elementStyles, ...view.styles]);
    return view;
  });
  readonly #key = this.shortcut('shortcuts', { act: () => this.#onOpenClick() });
  #isOpen = false;
  /** Whether the focus came from the element's own button. */
  #isByButton = false;
  /** While the dialog is open, what the page has. */
  readonly #names = this.select((desktop) => {
    const { keyboard } = desktop ?? {};
    return keyboard && this.#isOpen ? [...keyboard.keys.keys()].filter((name) => keyboard.has(name)) : NONE;
  }, sameItems);
  readonly #keys = this.select((desktop) => desktop?.keyboard.keys ?? NO_KEYS);

  /** Opens the dialog; resolves when it is there. */
  async show(): Promise<void> {
    this.#isOpen = true;
    this.#isByButton = this.shadowRoot?.activeElement != null;
    this.#names.refresh();
    this.requestUpdate();
    await this.#view.load();
    await this.updateComplete;
  }

  /** Closes the dialog, and gives the focus back if it was in it. */
  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    const dialog = this.renderRoot.querySelector('dialog');
    const hadFocus = dialog?.matches(':focus-within') ?? false;
    if (dialog) hideFromTop(dialog);
    if (hadFocus && (this.#isByButton || !this.#focusReturn.back())) {
      this.renderRoot.querySelector<HTMLElement>('.open')?.focus();
    }
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#isOpen = false;
  }

  protected override updated(): void {
    const dialog = this.renderRoot.querySelector('dialog');
    if (!dialog || dialog.matches(':popover-open, :modal')) return;
    const list = dialog.querySelector<HTMLElement>('.body');
    showOnTop(dialog, { focus: list });
    list?.focus({ preventScroll: true });
  }

  #onOpenClick(): void {
    if (this.#isOpen) this.close();
    else void this.show();
  }

  protected override render(): unknown {
    const { desk, t } = this;
    const { heading } = t.shortcuts;
    if (!desk) return nothing;
    const { value: view, state } = this.#view;
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
            aria-expanded=${this.#isOpen ? 'true' : 'false'}
            aria-keyshortcuts=${this.#key.keys ?? nothing}
            title=${heading}
            @click=${this.#onOpenClick}
          >
            ${icon(iconKeyboard)}
          </button>`
    }
    ${
      view && this.#isOpen
        ? view.shortcutsDialog(desk.keyboard, this.#keys.value, this.#names.value, t, () => this.close())
        : nothing
    }
    ${
      this.#isOpen && state === 'failed'
        ? html`<span role="alert"
            >${t.failure.unexpected.what}.
            <button class="wx-link" part="retry" type="button" @click=${() => void this.#view.load()}>
              ${t.retry}
            </button>
          </span>`
        : nothing
    }`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wx-shortcuts': WxShortcuts;
  }
}
