import type { LitElement, ReactiveController } from 'lit';
import type { Cancel } from '../../core/index.js';
import type { Desktop } from '../../foundation/context.js';

/** Takes the requests while the list is open and to be seen, and gives them back to the popovers otherwise [POP-01]. */
export class RequestTaker implements ReactiveController {
  readonly #list: LitElement & { readonly collapsed: boolean };
  readonly #desktop: () => Desktop | null;
  // An ancestor that is hidden tells nobody; but the list has no size any more.
  readonly #resize = new ResizeObserver(() => this.check());
  #holder: Desktop | null = null;
  #giveBack: Cancel | undefined;

  constructor(list: LitElement & { readonly collapsed: boolean }, desktop: () => Desktop | null) {
    this.#list = list;
    this.#desktop = desktop;
    list.addController(this);
  }

  hostConnected(): void {
    this.#resize.observe(this.#list);
    // At once: a list that is moved about the page must not leave its requests to the popovers in between.
    this.check();
  }

  hostUpdated(): void {
    this.check();
  }

  hostDisconnected(): void {
    this.#resize.disconnect();
    this.check();
  }

  /** Looks again whether the list can show requests, and of which desktop. */
  check(): void {
    const { isConnected, collapsed } = this.#list;
    const holder = isConnected && !collapsed && this.#list.checkVisibility() ? this.#desktop() : null;
    if (holder === this.#holder) return;
    this.#giveBack?.();
    this.#holder = holder;
    this.#giveBack = holder?.takeRequests();
  }
}
