/** The keypad over the page: loaded when it is opened first. */
import { css } from 'lit';
import { html } from '../../foundation/html.js';
import type { Dictionary } from '../../foundation/localize.js';
import { hideFromTop, showOnTop } from '../../foundation/overlay.js';

export const styles = css`
  .keypad {
    anchor-name: --wx-keypad;
  }
  .pad {
    position: fixed;
    inset: 0;
    inline-size: 284px;
    max-inline-size: calc(100vw - 2 * var(--wx-space-2));
    block-size: fit-content;
    max-block-size: calc(100dvh - 2 * var(--wx-space-2));
    margin: auto;
    padding: var(--wx-space-3);
    border: 1px solid var(--wx-color-border-control);
    border-radius: var(--wx-radius-overlay);
    background: var(--wx-color-raised);
    box-shadow: var(--wx-shadow-popover);
    color: var(--wx-color-text);
    text-align: start;
    overflow: hidden auto;
  }
  /* By its button, or wherever there is room; a browser that cannot anchor shows it in the middle of the window */
  @supports (position-area: block-end) {
    .pad:popover-open {
      inset: auto;
      margin-block: var(--wx-space-1h);
      margin-inline: 0;
      position-anchor: --wx-keypad;
      position-area: self-block-end span-self-inline-end;
      position-try-fallbacks:
        flip-block,
        flip-inline,
        flip-block flip-inline;
    }
  }
`;

export interface PadOptions {
  readonly t: Dictionary;
  readonly interactionId: string;
  readonly desktop: string;
  readonly onEscape: () => void;
}

/** Draws the keypad; it stays out of sight until it is shown, and still knows then what was keyed. */
export function pad({ t, interactionId, desktop, onEscape }: PadOptions): unknown {
  const onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    onEscape();
  };
  return html`<dialog
    class="pad"
    part="keypad-overlay"
    .popover=${'manual'}
    aria-label=${t.keypad.heading}
    @keydown=${onKeydown}
  >
    <wx-keypad class="tones" .interactionId=${interactionId} .desktop=${desktop}></wx-keypad>
  </dialog>`;
}

const find = (root: ParentNode, selector: string): HTMLElement | null => root.querySelector<HTMLElement>(selector);

/** Shows the keypad, with the focus on its keys. */
export function showPad(root: ParentNode): void {
  const dialog = root.querySelector<HTMLDialogElement>('.pad');
  if (dialog) showOnTop(dialog);
  find(root, '.tones')?.focus();
}

/** Hides it, and gives the focus back to its button. */
export function hidePad(root: ParentNode): void {
  const dialog = root.querySelector<HTMLDialogElement>('.pad');
  const hadFocus = dialog?.matches(':focus-within') ?? false;
  if (dialog) hideFromTop(dialog);
  if (hadFocus) find(root, '.keypad')?.focus();
}
