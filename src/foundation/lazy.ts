/** Parts of an element that are loaded when they are wanted first, not with the page (docs/decisions/0008). */
import type { ReactiveControllerHost } from 'lit';

const onTheirWay = new Set<Promise<unknown>>();

/** Resolves once no part is on its way any more: a test has nothing else to wait for. */
export async function allHere(): Promise<void> {
  while (onTheirWay.size > 0) await Promise.all(onTheirWay);
}

/**
 * A part that is on its way, here, or did not come. The element renders again when that changes. A part that did not
 * come can be asked for again: the network may have been away.
 */
export class Lazy<T> {
  readonly #host: ReactiveControllerHost;
  readonly #import: () => Promise<T>;
  #value: T | null = null;
  #state: 'idle' | 'loading' | 'here' | 'failed' = 'idle';
  #loading: Promise<T | null> | null = null;

  /** `load` is an `import()` of the part; what it resolves to is made once and kept. */
  constructor(host: ReactiveControllerHost, load: () => Promise<T>) {
    this.#host = host;
    this.#import = load;
  }

  /** The part, or null while it is not here. */
  get value(): T | null {
    return this.#value;
  }

  get state(): 'idle' | 'loading' | 'here' | 'failed' {
    return this.#state;
  }

  /** Asks for the part; what is here or on its way is not asked for again. Resolves to null where it did not come. */
  load(): Promise<T | null> {
    if (!this.#loading) {
      const loading = (this.#loading = this.#fetch());
      onTheirWay.add(loading);
      void loading.then(() => onTheirWay.delete(loading));
    }
    return this.#loading;
  }

  async #fetch(): Promise<T | null> {
    this.#state = 'loading';
    this.#host.requestUpdate();
    try {
      this.#value = await this.#import();
      this.#state = 'here';
    } catch {
      // Why a file did not come is in the browser's own console; what the agent can do is to try again.
      this.#state = 'failed';
      this.#loading = null;
    }
    this.#host.requestUpdate();
    return this.#value;
  }
}
