/** The world around a centre that is somewhere else. Nothing of it comes over the wire before somebody looks. */
import type { Cancel, World, WorldActName, WorldActs, WorldView } from '../../core/index.js';
import { EMPTY_WORLD } from '../empty-world.js';
import type { WorldAct } from './asks.js';
import type { WorldChange } from './says.js';

export class FarWorld implements World {
  readonly #watch: () => void;
  readonly #act: (act: WorldAct) => Promise<unknown>;
  readonly #onlookers = new Set<() => void>();
  #view = EMPTY_WORLD;
  #isWatched = false;

  constructor(watch: () => void, act: (act: WorldAct) => Promise<unknown>) {
    this.#watch = watch;
    this.#act = act;
  }

  get view(): WorldView {
    this.#look();
    return this.#view;
  }

  subscribe(listener: () => void): Cancel {
    this.#look();
    this.#onlookers.add(listener);
    return () => this.#onlookers.delete(listener);
  }

  async act<K extends WorldActName>(name: K, detail: WorldActs[K]): Promise<void> {
    // The union of names and details is not one that the compiler can follow through a type parameter.
    await this.#act({ name, detail } as unknown as WorldAct);
  }

  /** The centre told what is another now. */
  change(change: WorldChange): void {
    this.#view = { ...this.#view, ...change };
    for (const onlooker of [...this.#onlookers]) onlooker();
  }

  /** There is no centre any more whose world could be seen. */
  forget(): void {
    if (this.#view === EMPTY_WORLD) return;
    this.#view = EMPTY_WORLD;
    for (const onlooker of [...this.#onlookers]) onlooker();
  }

  #look(): void {
    if (this.#isWatched) return;
    this.#isWatched = true;
    this.#watch();
  }
}
