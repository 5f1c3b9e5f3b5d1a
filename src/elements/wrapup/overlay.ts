/** The place of the wrap-up over the page: shown, folded to a button, and what that does with the focus. */
import { nothing } from 'lit';
import type { ReactiveControllerHost, TemplateResult } from 'lit';
import type { FocusReturn } from '../../foundation/focus.js';
import { isBusyElsewhere } from '../../foundation/focus.js';
import { html } from '../../foundation/html.js';
import { icon, iconClipboardPen } from '../../foundation/icons.js';
import { dialogFrame } from '../../foundation/on-demand/dialog.js';
import { hideFromTop, isOnTop, showOnTop } from '../../foundation/overlay.js';

export type OverlayHost = ReactiveControllerHost &
  HTMLElement & { readonly renderRoot: HTMLElement | DocumentFragment };

export interface OverlayParts {
  readonly content: TemplateResult;
  /** The id of what describes the dialog. */
  readonly describedBy: string | null;
  /** The button that a folded dialog leaves. */
  readonly open: unknown;
}

export class Overlay {
  readonly #host: OverlayHost;
  readonly #focusReturn: FocusReturn;
  readonly #onFold: () => void;
  #isFolded = false;
  /** What the next paint does with the focus. */
  #focusNext: 'search' | 'back' | null = null;
  #waitsForRequest = false;

  constructor(host: OverlayHost, focusReturn: FocusReturn, onFold: () => void) {
    this.#host = host;
    this.#focusReturn = focusReturn;
    this.#onFold = onFold;
  }

  get isFolded(): boolean {
    return this.#isFolded;
  }

  get hasFocus(): boolean {
    return this.#host.shadowRoot?.activeElement != null;
  }

  /**
   * Another one is shown, or none. The search takes the focus, so that the common case is a few letters and Enter – but
   * not from an agent who types elsewhere or is about to answer a request: those hear that the wrap-up is there, and
   * find it by Tab. Whether it has to be said.
   */
  turn(isShown: boolean): boolean {
    const { hasFocus } = this;
    this.#isFolded = false;
    this.#focusNext = !isShown && hasFocus ? 'back' : null;
    if (!isShown) return false;
    this.#focusNext = hasFocus || !isBusyElsewhere(this.#host) ? 'search' : null;
    return hasFocus || this.#focusNext === null;
  }

  /** What had the focus goes with the next paint. */
  keepFocus(): void {
    if (this.hasFocus) this.#focusNext = 'search';
  }

  readonly fold = (): void => {
    if (this.#isFolded) return;
    this.#isFolded = true;
    this.#focusNext = 'back';
    this.#onFold();
    this.#host.requestUpdate();
  };

  readonly unfold = (): void => {
    this.#isFolded = false;
    this.#focusNext = 'search';
    this.#host.requestUpdate();
  };

  /** Something has to be seen. */
  open(): void {
    if (!this.#isFolded) return;
    this.#isFolded = false;
    this.keepFocus();
    this.#host.requestUpdate();
  }

  /** After a paint. A request that rings under a modal of the host's is in a modal of its own: the dialog waits below. */
  updated(rings: boolean, search: HTMLElement | null): void {
    const { renderRoot } = this.#host;
    const dialog = renderRoot.querySelector('dialog');
    const folded = renderRoot.querySelector<HTMLElement>('.folded');
    if (dialog && folded) hideFromTop(dialog);
    else if (dialog && (!isOnTop(dialog) || (this.#waitsForRequest && !rings))) {
      showOnTop(dialog, { mayBlock: !rings, focus: search });
      this.#waitsForRequest = rings;
    }
    if (folded && !folded.matches(':popover-open')) folded.showPopover();

    const focusNext = this.#focusNext;
    // The first paint after loading may still be without the view.
    if (focusNext === 'search' && !search) return;
    this.#focusNext = null;
    if (focusNext === 'search') search?.focus({ preventScroll: true });
    if (focusNext === 'back' && !this.#focusReturn.back()) folded?.querySelector('button')?.focus();
  }

  render({ content, describedBy, open }: OverlayParts): TemplateResult {
    return html`${dialogFrame({
      describedBy,
      onClose: this.fold,
      content: html`<div class="wx-dialog" part="dialog">${content}</div>`,
    })}
    ${
      this.#isFolded
        ? html`<div class="folded" .popover=${'manual'}>
            <button class="wx-button" part="open" type="button" @click=${this.unfold}>
              ${icon(iconClipboardPen)} ${open}
            </button>
          </div>`
        : nothing
    }`;
  }
}
