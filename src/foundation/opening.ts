/** An element's dialog over the page, as far as it is there at once: what is painted in it comes with its first opening. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { FocusReturn } from './focus.js';
import { hideFromTop, isOnTop, showOnTop } from './overlay.js';

type Host = HTMLElement &
  Omit<ReactiveControllerHost, 'requestUpdate'> & {
    readonly renderRoot: ParentNode;
    requestUpdate(name?: PropertyKey, before?: unknown): void;
  };

/** Opens the one `<dialog>` of an element as soon as it is painted, and knows where the focus came from. */
export class Opening implements ReactiveController {
  readonly #host: Host;
  readonly #focusReturn: FocusReturn;
  readonly #focus: (() => HTMLElement | null) | undefined;
  #isOpen = false;
  #round = 0;
  #opener: HTMLElement | null = null;
  #about: string | null = null;

  /** `focus` finds what takes the focus when the dialog comes up. Make it before anything that is painted in it. */
  constructor(host: Host, focus?: () => HTMLElement | null) {
    this.#host = host;
    this.#focus = focus;
    this.#focusReturn = new FocusReturn(host);
    host.addController(this);
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** How often it was opened anew. */
  get round(): number {
    return this.#round;
  }

  /** What it was opened by. */
  get opener(): HTMLElement | null {
    return this.#opener;
  }

  /** The interaction that it was opened for: the current one may be another meanwhile. */
  get about(): string | null {
    return this.#about;
  }

  /** Opens it. The focus will go back to `by`, or to what has it now. */
  open(by?: HTMLElement, about: string | null = null): void {
    if (this.#isOpen) return;
    this.#opener = this.#focusReturn.remember(by);
    this.#about = about;
    this.#round += 1;
    this.#turn(true);
  }

  /** Brings it back as it was: there is something in it that has to be seen. */
  reopen(): void {
    if (!this.#isOpen) this.#turn(true);
  }

  /** Closes it, and gives the focus back if it was in it. */
  close(): void {
    if (!this.#isOpen) return;
    const { renderRoot } = this.#host;
    const dialog = renderRoot.querySelector('dialog');
    if (dialog && hideFromTop(dialog) && !this.#focusReturn.back()) {
      renderRoot.querySelector<HTMLElement>('.open')?.focus();
    }
    this.#turn(false);
  }

  hostDisconnected(): void {
    if (this.#isOpen) this.#turn(false);
  }

  hostUpdated(): void {
    const dialog = this.#isOpen ? this.#host.renderRoot.querySelector('dialog') : null;
    if (!dialog || isOnTop(dialog)) return;
    const focus = this.#focus?.() ?? null;
    showOnTop(dialog, { focus });
    focus?.focus({ preventScroll: true });
  }

  /** Tells as native dialogs and popovers do: of the element alone, without bubbling. */
  #turn(isOpen: boolean): void {
    const [oldState, newState] = isOpen ? ['closed', 'open'] : ['open', 'closed'];
    this.#isOpen = isOpen;
    this.#host.requestUpdate('open', !isOpen);
    this.#host.dispatchEvent(new ToggleEvent('toggle', { oldState, newState }));
    if (!isOpen) this.#host.dispatchEvent(new Event('close'));
  }
}
