/** The keypad over the page: loaded when it is opened first. */
import { css } from 'lit';
import { html } from '../../foundation/html.js';
import type { Dictionary } from '../../foundation/localize.js';
import { dialogFrame, overlays } from '../../foundation/on-demand/dialog.js';
import { hideFromTop, showOnTop } from '../../foundation/overlay.js';

export const styles = [
  overlays,
  css`
    button.keypad {
      anchor-name: --wx-opener;
    }
    dialog.keypad {
      inline-size: 284px;
      padding: var(--wx-space-3);
      box-shadow: var(--wx-shadow-popover);
    }
  `,
];

export interface PadOptions {
  readonly t: Dictionary;
  readonly interactionId: string;
  readonly desktop: string;
  readonly onClose: () => void;
}

/** Draws the keypad; it stays out of sight until it is shown, and still knows then what was keyed. */
export function pad({ t, interactionId, desktop, onClose }: PadOptions): unknown {
  return dialogFrame({
    label: t.keypad.heading,
    name: 'keypad',
    isBox: true,
    onClose,
    content: html`<wx-keypad class="tones" .interactionId=${interactionId} .desktop=${desktop}></wx-keypad>`,
  });
}

const dialogIn = (root: ParentNode): HTMLDialogElement | null => root.querySelector('dialog.keypad');
const focus = (root: ParentNode, selector: string): void => root.querySelector<HTMLElement>(selector)?.focus();

/** Shows the keypad, with the focus on its keys. */
export function showPad(root: ParentNode): void {
  const dialog = dialogIn(root);
  if (dialog) showOnTop(dialog);
  focus(root, '.tones');
}

/** Hides it, and gives the focus back to its button. */
export function hidePad(root: ParentNode): void {
  const dialog = dialogIn(root);
  if (dialog && hideFromTop(dialog)) focus(root, 'button.keypad');
}
