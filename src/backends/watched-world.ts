/** The world around a centre that is somewhere else. Nothing of it comes over the wire before somebody looks. */
import type { Cancel, World, WorldActName, WorldActs, WorldView } from '../core/index.js';
import { EMPTY_WORLD } from './empty-world.js';

export abstract class WatchedWorld implements World {
  readonly #onlookers = new Set<() => void>();
  #view = EMPTY_WORLD;

  get view(): WorldView {
    this.look();
    return this.#view;
  }

  subscribe(listener: () => void): Cancel {
    this.look();
    this.#onlookers.add(listener);
    return () => this.#onlookers.delete(listener);
  }

  abstract act<K extends WorldActName>(name: K, detail: WorldActs[K]): Promise<void>;

  /** Somebody looks, for the first time or again. */
  protected abstract look(): void;

  /** What was heard of it last. */
  protected get known(): WorldView {
    return this.#view;
  }

  /** It is another now. */
  protected show(view: WorldView): void {
    this.#view = view;
    for (const onlooker of [...this.#onlookers]) onlooker();
  }
}
