/** Where the popover stack is: over everything, within reach under a modal of the host's, and off when it is empty. */
import type { LitElement, ReactiveController } from 'lit';
import type { Cancel, Clock } from '../../core/index.js';
import type { Aim } from '../../foundation/aim.js';
import { sameItems } from '../../foundation/context.js';
import { FocusReturn } from '../../foundation/focus.js';
import { hideFromTop, isOnTop, showOnTop, watchAbove } from '../../foundation/overlay.js';
import { everySecond } from '../../foundation/ticker.js';

export interface PlaceOptions {
  readonly aim: Aim;
  readonly clock: () => Clock;
  /** What is shown, by its keys; nothing where there is none. */
  readonly keys: () => readonly string[];
  /** Called once a second while something is shown. */
  readonly onBeat: () => void;
}

export class StackPlace implements ReactiveController {
  readonly #host: LitElement;
  readonly #options: PlaceOptions;
  readonly #focusReturn: FocusReturn;
  #isModal = false;
  #keys: readonly string[] = [];
  /** What had the focus before an update. */
  #focused: HTMLElement | null = null;
  #focusNext: string | null = null;
  #watched: Clock | null = null;
  #cancelWatch: Cancel | undefined;

  constructor(host: LitElement, options: PlaceOptions) {
    this.#host = host;
    this.#options = options;
    this.#focusReturn = new FocusReturn(host);
    host.addController(this);
  }

  /** Whether it had to become a modal: nothing outside of it can be heard then. */
  get isModal(): boolean {
    return this.#isModal;
  }

  /** Gives the focus to this after the update that comes. */
  focusNext(selector: string): void {
    this.#focusNext = selector;
  }

  hostDisconnected(): void {
    this.#keys = [];
    this.#stopWatching();
  }

  hostUpdate(): void {
    const active = this.#host.shadowRoot?.activeElement;
    this.#focused = active instanceof HTMLElement ? active : null;
  }

  hostUpdated(): void {
    if (!this.#host.isConnected) return;
    const keys = this.#options.keys();
    // Looking around costs a layout: not for every second that passes.
    const isOther = !sameItems(keys, this.#keys);
    this.#keys = keys;
    if (keys.length === 0) {
      this.#hide();
      return;
    }
    this.#watch();
    const dialog = this.#host.renderRoot.querySelector('dialog');
    if (isOther || !dialog || !isOnTop(dialog)) this.#keepOnTop();
    this.#keepFocus();
  }

  /** For the dialog: a modal stays until its requests are handled. */
  readonly onCancel = (event: Event): void => event.preventDefault();

  /** For the dialog: it was closed by other hands all the same, say, by a key that closes modals. */
  readonly onClose = (): void => {
    if (this.#keys.length > 0) this.#host.requestUpdate();
  };

  #find(selector: string): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>(selector);
  }

  #keepOnTop(): void {
    const dialog = this.#host.renderRoot.querySelector('dialog');
    const body = this.#find('.pile');
    if (!dialog || !body || !this.#host.isConnected) return;
    const wasOnTop = isOnTop(dialog);
    showOnTop(dialog, { body, focus: this.#find('.heading') });
    if (!wasOnTop) this.#options.aim.measure(); // it was updated while nobody could see it
    const isModal = dialog.matches(':modal');
    if (isModal === this.#isModal) return;
    this.#isModal = isModal;
    this.#host.requestUpdate();
  }

  #hide(): void {
    this.#stopWatching();
    const dialog = this.#host.renderRoot.querySelector('dialog');
    if (!dialog || !isOnTop(dialog)) return;
    hideFromTop(dialog);
    this.#isModal = false;
    this.#options.aim.reset();
    // A modal gives the focus back by itself, unless it was here before it became one.
    const { activeElement, body } = this.#host.ownerDocument;
    if (this.#focused && (activeElement === body || activeElement === this.#host)) this.#focusReturn.back();
  }

  #watch(): void {
    const clock = this.#options.clock();
    if (this.#watched === clock) return;
    this.#stopWatching();
    this.#watched = clock;
    const stopWatch = watchAbove(this.#host, () => {
      if (this.#keys.length > 0) this.#keepOnTop();
    });
    const stopBeat = everySecond(clock, () => {
      this.#keepOnTop(); // a modal within a shadow root tells nobody outside
      this.#options.onBeat();
    });
    this.#cancelWatch = () => {
      stopWatch();
      stopBeat();
    };
  }

  #stopWatching(): void {
    this.#cancelWatch?.();
    this.#watched = null;
  }

  /** The focus stays with its row, or goes to the heading: never to another row's button [POP-14]. */
  #keepFocus(): void {
    const next = this.#focusNext === null ? null : this.#find(this.#focusNext);
    this.#focusNext = null;
    next?.focus();
    if (next || !this.#focused || this.#host.shadowRoot?.activeElement) return;
    // A row that was moved loses the focus on its way.
    this.#focused.focus({ preventScroll: true });
    if (!this.#host.shadowRoot?.activeElement) this.#find('.heading')?.focus({ preventScroll: true });
  }
}
