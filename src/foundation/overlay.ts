/**
 * What floats. The kit's dialogs are not modal: an agent has to see the record, and be able to answer the next call.
 * They live in the browser's top layer, so nothing of the host's covers them.
 */
import type { Cancel } from '../core/index.js';
import { focusedElement } from './focus.js';

/** What lay over an overlay once and was passed: two that cover each other must not leapfrog for ever. */
const passed = new WeakMap<HTMLDialogElement, WeakSet<Element>>();
/** Overlays that stay out of reach whatever is done. */
const stuck = new WeakSet<HTMLDialogElement>();

/** Whether an overlay is in the top layer, as a popover or as a modal. */
export const isOnTop = (overlay: HTMLElement): boolean => overlay.matches(':popover-open, :modal');

export interface OverlayOptions {
  /** Whether it may become a modal, which blocks the rest of the page. Default: yes. */
  readonly mayBlock?: boolean;
  /** The part of the dialog that has to be reached. Default: all of it. It must take the pointer everywhere. */
  readonly body?: HTMLElement;
  /** What gets the focus when the dialog has to become modal. Default: what the browser chooses. */
  readonly focus?: HTMLElement | null;
}

/**
 * Shows an overlay above everything, and sees that it stays there: call it again when that may have changed. It takes
 * no focus. Where a modal of the host's makes it dead it becomes a modal itself, if it may, until what it shows has been
 * handled: the only use of `showModal` in the kit.
 */
export function showOnTop(
  dialog: HTMLDialogElement,
  { mayBlock = true, body = dialog, focus = null }: OverlayOptions = {},
): void {
  if (!isOnTop(dialog)) raise(dialog);
  const { isInert, cover } = reachOf(body);
  if (isInert) {
    if (!mayBlock || stuck.has(dialog)) return;
    // Where it is modal already, another modal came after it and has to be passed as well.
    takeOff(dialog);
    // eslint-disable-next-line wx/no-show-modal -- see above
    dialog.showModal();
    focus?.focus({ preventScroll: true });
    if (reachOf(body).isInert) stuck.add(dialog);
  } else if (cover && dialog.matches(':popover-open')) {
    const known = passed.get(dialog) ?? new WeakSet();
    if (known.has(cover)) return;
    passed.set(dialog, known.add(cover));
    raise(dialog);
  }
}

/**
 * Calls back when something may have come over an overlay of `host`: after a dialog opened or closed, the focus moved or
 * somebody pressed outside of it. Beyond that, look now and then: a dialog in a shadow root need not tell anybody.
 */
export function watchAbove(host: HTMLElement, look: () => void): Cancel {
  const { ownerDocument: document } = host;
  const onEvent = (event: Event): void => {
    // A modal that is about to open blocks nothing yet.
    if (!event.composedPath().includes(host)) queueMicrotask(look);
  };
  const names = ['toggle', 'focusin', 'pointerdown'];
  for (const name of names) document.addEventListener(name, onEvent, { capture: true });
  return () => {
    for (const name of names) document.removeEventListener(name, onEvent, { capture: true });
  };
}

/** Takes an overlay off the top layer, whichever way it came there. Whether the focus was in it. */
export function hideFromTop(dialog: HTMLDialogElement): boolean {
  const hadFocus = dialog.matches(':focus-within');
  passed.delete(dialog);
  stuck.delete(dialog);
  takeOff(dialog);
  return hadFocus;
}

function takeOff(dialog: HTMLDialogElement): void {
  if (dialog.matches(':modal')) dialog.close();
  else if (dialog.matches(':popover-open')) dialog.hidePopover();
}

/** Puts a dialog above whatever else is in the top layer, and leaves the focus where it is. */
function raise(dialog: HTMLDialogElement): void {
  const focused = focusedElement(dialog.ownerDocument);
  takeOff(dialog);
  // A browser gives a dialog's first button the focus, as a popover too: an Enter on its way elsewhere would press it.
  dialog.inert = true;
  dialog.showPopover();
  dialog.inert = false;
  if (focused instanceof HTMLElement && focused !== focusedElement(dialog.ownerDocument)) {
    focused.focus({ preventScroll: true });
  }
}

/**
 * Whether an element is inert, and what lies over it. A point inside it finds it, be it below something else: what is
 * inert is not found at all.
 */
function reachOf(element: HTMLElement): { isInert: boolean; cover: Element | null } {
  const root = element.getRootNode() as Document | ShadowRoot;
  const { left, right, top, bottom } = element.getBoundingClientRect();
  const inset = 6; // past round corners
  let isSeen = false;
  let isFound = false;
  let cover: Element | null = null;
  for (const x of [left + inset, (left + right) / 2, right - inset]) {
    for (const y of [top + inset, (top + bottom) / 2, bottom - inset]) {
      if (x < left || x < 0 || x >= innerWidth || y < top || y < 0 || y >= innerHeight) continue;
      isSeen = true;
      const found = root.elementsFromPoint(x, y);
      const depth = found.findIndex((one) => element.contains(one));
      if (depth < 0) continue;
      isFound = true;
      if (depth > 0) cover ??= found[0] ?? null;
    }
  }
  return { isInert: isSeen && !isFound, cover };
}
