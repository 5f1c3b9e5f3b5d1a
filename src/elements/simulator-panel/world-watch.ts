import type { ReactiveControllerHost } from 'lit';
import type { Cancel, World, WorldView } from '../../core/index.js';
import type { Desktop, DesktopController } from '../../foundation/context.js';

/**
 * Follows the world outside an element's desktop: listens while the element is on the page, to whichever desktop it
 * has by then, and has it render when the view is another one.
 */
export class WorldWatch {
  readonly #host: ReactiveControllerHost;
  #world: World | null = null;
  #view: WorldView | null = null;
  #leave: Cancel | undefined;

  constructor(host: ReactiveControllerHost, source: DesktopController) {
    this.#host = host;
    // Tells of null when the element leaves the page, so nothing is listened to from there.
    source.onChange((desktop) => this.#use(desktop));
  }

  /** The world; null without a desktop, and with a back end that plays none. */
  get world(): World | null {
    return this.#world;
  }

  get view(): WorldView | null {
    return this.#view;
  }

  #use(desktop: Desktop | null): void {
    const world = desktop?.world ?? null;
    if (world !== this.#world) {
      this.#leave?.();
      this.#world = world;
      this.#leave = world?.subscribe(() => this.#look());
    }
    this.#look();
  }

  #look(): void {
    const view = this.#world?.view ?? null;
    if (view === this.#view) return;
    this.#view = view;
    this.#host.requestUpdate();
  }
}
