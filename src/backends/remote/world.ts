/** The world around a centre behind a channel. */
import type { WorldActName, WorldActs } from '../../core/index.js';
import { EMPTY_WORLD } from '../empty-world.js';
import { WatchedWorld } from '../watched-world.js';
import type { WorldAct } from './asks.js';
import type { WorldChange } from './says.js';

export class FarWorld extends WatchedWorld {
  readonly #watch: () => void;
  readonly #act: (act: WorldAct) => Promise<unknown>;
  #isWatched = false;

  constructor(watch: () => void, act: (act: WorldAct) => Promise<unknown>) {
    super();
    this.#watch = watch;
    this.#act = act;
  }

  async act<K extends WorldActName>(name: K, detail: WorldActs[K]): Promise<void> {
    // The union of names and details is not one that the compiler can follow through a type parameter.
    await this.#act({ name, detail } as unknown as WorldAct);
  }

  /** The centre told what is another now. */
  change(change: WorldChange): void {
    this.show({ ...this.known, ...change });
  }

  /** There is no centre any more whose world could be seen. */
  forget(): void {
    if (this.known !== EMPTY_WORLD) this.show(EMPTY_WORLD);
  }

  protected look(): void {
    if (this.#isWatched) return;
    this.#isWatched = true;
    this.#watch();
  }
}
