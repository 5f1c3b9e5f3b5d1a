/** Where the focus is, whether it may be taken from there, and how it finds its way back [A11Y-01]. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** The element that has the focus, through open shadow roots; null where nothing has it. */
export function focusedElement(document: Document): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element === document.body || element === document.documentElement ? null : element;
}

/** An element and all around it, out of shadow roots too. */
function* withAncestors(element: Element): Generator<Element> {
  for (let node: Node | null = element; node; node = node instanceof ShadowRoot ? node.host : node.parentNode) {
    if (node instanceof Element) yield node;
  }
}

/** Inputs in which nothing is typed. */
const NO_TYPING = /^(?:button|checkbox|color|file|image|radio|range|reset|submit)$/u;

/** Whether keys that are pressed here are text, or choose from a list [KEY-01]. */
export function isTyping(target: EventTarget): boolean {
  if (target instanceof HTMLInputElement) return !NO_TYPING.test(target.type);
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches('textarea, select, [role="textbox"], [role="searchbox"]');
}

/**
 * Whether the agent is at something else that must not lose the focus: a field of the host's or the kit's, another
 * frame, or another overlay, such as a popover that is about to be answered. A button or a link is no such thing.
 */
export function isBusyElsewhere(host: HTMLElement): boolean {
  // In a frame that has not got the focus, taking it would take it from the page around.
  if (!host.ownerDocument.hasFocus() && window.parent !== window) return true;
  const element = focusedElement(host.ownerDocument);
  if (!element) return false;
  const path = [...withAncestors(element)];
  if (path.includes(host)) return false;
  const around = new Set(withAncestors(host));
  const isInOverlay = path.some((one) => !around.has(one) && one.matches(':popover-open, dialog[open]'));
  return isInOverlay || element.matches('iframe') || isTyping(element);
}

/** Remembers where on the page the focus was before it came into an element, so that it can go back there. */
export class FocusReturn implements ReactiveController {
  readonly #host: HTMLElement;
  #path: readonly EventTarget[] = [];
  #document: Document | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#document = this.#host.ownerDocument;
    this.#document.addEventListener('focusin', this.#onFocus, { capture: true });
  }

  hostDisconnected(): void {
    this.#document?.removeEventListener('focusin', this.#onFocus, { capture: true });
    this.#path = [];
  }

  /**
   * Has it go back to this element, or to what has the focus now, until that is elsewhere: a move within a shadow root is
   * not told outside of it.
   */
  remember(element?: HTMLElement): HTMLElement | null {
    const target = element ?? focusedElement(this.#host.ownerDocument);
    if (!(target instanceof HTMLElement)) return null;
    this.#path = [...withAncestors(target)];
    return target;
  }

  /** Gives the focus back: to the element that had it, else to the nearest around it that takes it. */
  back(): boolean {
    for (const target of this.#path) {
      if (!(target instanceof HTMLElement) || !target.isConnected) continue;
      target.focus({ preventScroll: true });
      if (focusedElement(target.ownerDocument) === target) return true;
    }
    return false;
  }

  readonly #onFocus = (event: FocusEvent): void => {
    const path = event.composedPath();
    if (!path.includes(this.#host)) this.#path = path;
  };
}
