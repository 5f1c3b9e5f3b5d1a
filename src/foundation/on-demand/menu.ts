/** A menu that a button opens, as in the ARIA Authoring Practices: keys, letters, and where the focus goes. */
import { css } from 'lit';
import type { ReactiveControllerHost } from 'lit';
import { anchored } from './anchored.js';

/** Letters typed within this time belong to one word, in milliseconds. */
const TYPING = 500;

/** Beside the sheet `options`. The button that opens the menu has the anchor name `--wx-opener`. */
export const menuStyles = css`
  /* A browser that cannot anchor shows the menu in the middle of the window, as it shows any popover */
  .wx-menu {
    max-inline-size: calc(100vw - 2 * var(--wx-space-2));
    max-block-size: calc(100dvh - 2 * var(--wx-space-2));
    color: var(--wx-color-text);
    overflow: auto;
    overscroll-behavior: contain;
  }
  .wx-menu:focus {
    outline: none;
  }
  @supports (position-area: block-end) {
    .wx-menu {
      ${anchored}
      position-anchor: --wx-opener;
      position-area: self-block-end span-self-inline-end;
    }
  }
  :where(.wx-option) {
    inline-size: 100%;
    border: 0;
    background: none;
    text-align: start;
  }
  .wx-option:focus-visible {
    outline-offset: -2px;
  }
  .wx-option:focus:not([aria-checked='true']) {
    background: var(--wx-color-hover);
  }
  .wx-option .wx-state {
    --cut: var(--wx-color-raised);
  }
  .wx-option:is(:hover, :focus) .wx-state {
    --cut: var(--wx-color-hover);
  }
  .wx-option .tick .wx-icon {
    color: var(--wx-color-accent-text);
  }

  @media (forced-colors: active) {
    /* Thick is where one is, thin is what is chosen: it has its tick as well */
    .wx-option[aria-checked='true'] {
      outline-width: 1px;
    }
    .wx-option:focus-visible {
      outline-width: 3px;
    }
  }
`;

export interface MenuOptions {
  /** The button that opens it. */
  readonly button: () => HTMLButtonElement | null;
  readonly locale: () => string | undefined;
  /** It was opened or closed; the browser does that by itself too: a press elsewhere closes it. */
  readonly onToggle: () => void;
}

/** The one `.wx-menu` of a host, a popover whose items are its `.wx-option`s. */
export class Menu {
  readonly #host: ReactiveControllerHost & { readonly renderRoot: ParentNode };
  readonly #options: MenuOptions;
  #bound: HTMLButtonElement | null = null;
  #typed = '';
  #typedAt = 0;

  constructor(host: ReactiveControllerHost & { readonly renderRoot: ParentNode }, options: MenuOptions) {
    this.#host = host;
    this.#options = options;
  }

  get #menu(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>('.wx-menu');
  }

  /** Whether it is painted, open or not. */
  get isThere(): boolean {
    return this.#menu !== null;
  }

  /** Asked of the browser, which also closes a menu that is moved within the page. */
  get isOpen(): boolean {
    return this.#menu?.matches(':popover-open') ?? false;
  }

  get #items(): HTMLElement[] {
    return [...(this.#menu?.querySelectorAll<HTMLElement>('.wx-option') ?? [])];
  }

  /** After each paint: a press on the button is then no press elsewhere, on which the browser closes the menu. */
  bind(): void {
    const button = this.#options.button();
    if (this.#bound?.isConnected && this.#bound !== button) this.#bound.popoverTargetElement = null;
    if (button) button.popoverTargetElement = this.#menu;
    this.#bound = button;
  }

  open(on: 'chosen' | 'last'): void {
    // Showing what is shown already is an error in some browsers.
    if (!this.isOpen) this.#menu?.showPopover();
    const items = this.#items;
    const chosen = items.find((item) => item.ariaChecked === 'true') ?? items[0];
    (on === 'last' ? items.at(-1) : chosen)?.focus();
  }

  close(): void {
    if (this.isOpen) this.#menu?.hidePopover();
    this.#options.button()?.focus();
  }

  readonly onToggle = (): void => {
    this.#typed = '';
    this.#options.onToggle();
    this.#host.requestUpdate();
  };

  readonly onKeydown = (event: KeyboardEvent): void => {
    const { key } = event;
    if (key === 'Tab') {
      // From the button the browser goes on to what is next to it.
      this.close();
      return;
    }
    const items = this.#items;
    const at = items.findIndex((item) => item.matches(':focus'));
    let to: HTMLElement | undefined;
    if (key === 'ArrowDown') to = items[(at + 1) % items.length];
    else if (key === 'ArrowUp') to = items.at(at < 1 ? -1 : at - 1);
    else if (key === 'Home') to = items[0];
    else if (key === 'End') to = items.at(-1);
    else if (key === 'Escape') {
      // Whatever the menu lies in stays open.
      event.stopPropagation();
      this.close();
    } else {
      to = this.#typeAhead(event, items, at);
      if (!to) return;
    }
    event.preventDefault();
    to?.focus();
  };

  /** The next item that begins with what was typed; one letter again and again walks through its items. */
  #typeAhead(event: KeyboardEvent, items: readonly HTMLElement[], at: number): HTMLElement | undefined {
    const { key, timeStamp } = event;
    const locale = this.#options.locale();
    if (timeStamp - this.#typedAt > TYPING) this.#typed = '';
    // A key that has a name of its own is no text. A space that is not part of a name chooses.
    const isText = /^.$/u.test(key) && !event.ctrlKey && !event.altKey && !event.metaKey;
    if (!isText || (key === ' ' && this.#typed === '')) return undefined;
    this.#typedAt = timeStamp;
    this.#typed += key.toLocaleLowerCase(locale);
    const isOneLetter = /^(.)\1*$/u.test(this.#typed);
    const wanted = isOneLetter ? key.toLocaleLowerCase(locale) : this.#typed;
    const from = isOneLetter ? at + 1 : Math.max(0, at);
    const order = [...items.slice(from), ...items.slice(0, from)];
    return (
      order.find((item) => item.innerText.trim().toLocaleLowerCase(locale).startsWith(wanted)) ??
      (key === ' ' ? undefined : items[at])
    );
  }

  /** The menu is no longer what somebody is at. The button closes it by its own click. */
  readonly onFocusout = ({ relatedTarget }: FocusEvent): void => {
    const menu = this.#menu;
    if (!(relatedTarget instanceof Node) || relatedTarget === this.#options.button() || menu?.contains(relatedTarget)) {
      return;
    }
    if (this.isOpen) menu?.hidePopover();
  };
}
