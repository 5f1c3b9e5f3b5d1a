/**
 * What floats. The kit's dialogs are not modal: an agent has to see the record, and be able to answer the next call.
 * They live in the browser's top layer, so nothing of the host's covers them.
 */

/** Whether something else on the page is modal, so that an element cannot be reached by mouse, Tab or reader. */
export function isBlocked(element: HTMLElement): boolean {
  const { left, top, width, height } = element.getBoundingClientRect();
  if (width === 0 || height === 0) return false;
  const root = element.getRootNode() as Document | ShadowRoot;
  // What is inert is not hit. A point inside the element finds the element, or it is out of reach.
  const x = Math.min(Math.max(left + width / 2, 0), innerWidth - 1);
  const y = Math.min(Math.max(top + height / 2, 0), innerHeight - 1);
  const hit = root.elementFromPoint(x, y);
  return hit === null || !element.contains(hit);
}

/**
 * Shows an overlay above everything. Where a modal of the host's would make it dead, it becomes a modal itself, until
 * what it shows has been handled: the only use of `showModal` in the kit.
 */
export function showOnTop(dialog: HTMLDialogElement): void {
  if (dialog.matches(':modal')) return;
  if (!dialog.matches(':popover-open')) dialog.showPopover();
  if (!isBlocked(dialog)) return;
  dialog.hidePopover();
  // eslint-disable-next-line wx/no-show-modal -- see above
  dialog.showModal();
}

/** Takes an overlay off the top layer, whichever way it came there. */
export function hideFromTop(dialog: HTMLDialogElement): void {
  if (dialog.matches(':modal')) dialog.close();
  else if (dialog.matches(':popover-open')) dialog.hidePopover();
}
