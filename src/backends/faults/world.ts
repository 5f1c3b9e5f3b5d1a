/** The world of a back end together with the link to it: the panel and the tests play with both. */
import type { Cancel, World, WorldActName, WorldActs, WorldView } from '../../core/index.js';
import type { LinkHandle } from './link.js';

export class LinkWorld implements World {
  readonly #world: World;
  readonly #link: LinkHandle;
  #view: WorldView | undefined;
  #from: WorldView | undefined;

  constructor(world: World, link: LinkHandle) {
    this.#world = world;
    this.#link = link;
  }

  get view(): WorldView {
    const { view } = this.#world;
    const link = this.#link.view;
    if (!this.#view || this.#from !== view || this.#view.link !== link) {
      this.#from = view;
      this.#view = { ...view, link };
    }
    return this.#view;
  }

  subscribe(listener: () => void): Cancel {
    const cancels = [this.#world.subscribe(listener), this.#link.subscribe(listener)];
    return () => cancels.forEach((cancel) => cancel());
  }

  async act<K extends WorldActName>(name: K, detail: WorldActs[K]): Promise<void> {
    if (name === 'set-link') {
      const { up, milliseconds } = detail as WorldActs['set-link'];
      if (up) this.#link.restore();
      else this.#link.drop(milliseconds);
    } else if (name === 'set-faults') this.#link.faults = detail as WorldActs['set-faults'];
    // The world is on the other side of the link: nothing that happens there goes through it.
    else await this.#world.act(name, detail);
  }
}
