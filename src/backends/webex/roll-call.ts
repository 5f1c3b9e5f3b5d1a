/**
 * Which tasks there are, after a connection was lost or a page came back: the service names them when the agent is known
 * to it again, then tells of each. What is not among them any more is over.
 */
import type { Cancel, Clock } from '../../core/index.js';
import type { Said } from './ears.js';

/** So long the service may take to tell of the tasks that it named, in milliseconds. */
const LIMIT = 2_000;

export class RollCall {
  readonly #clock: Clock;
  readonly #listener: { begun(): void; done(): void };
  #named: Set<string> | null = null;
  readonly #heard = new Set<string>();
  #isOn = false;
  #cancel: Cancel | undefined;

  constructor(clock: Clock, listener: { begun(): void; done(): void }) {
    this.#clock = clock;
    this.#listener = listener;
  }

  /** Whether anything was heard that begins one, since `reset`. */
  hasBegun = false;

  get isOver(): boolean {
    return this.hasBegun && !this.#isOn;
  }

  reset(): void {
    this.#cancel?.();
    this.#isOn = false;
    this.hasBegun = false;
  }

  /** Before what a frame says is taken in. */
  beginWith(said: Said): void {
    if (said.type === 'AgentReloginSuccess') {
      const ids = 'interactionIds' in said ? said.interactionIds : undefined;
      this.#begin(Array.isArray(ids) ? ids : null);
    } else if (said.type === 'AgentReloginFailed') {
      // Nobody who is signed out has tasks.
      this.#begin([]);
    }
  }

  /** After that. */
  hear(said: Said): void {
    if ('interactionId' in said && said.interactionId) this.#heard.add(said.interactionId);
    this.#look();
  }

  #begin(ids: readonly string[] | null): void {
    this.hasBegun = true;
    this.#isOn = true;
    this.#named = ids && new Set(ids);
    this.#heard.clear();
    this.#cancel?.();
    this.#cancel = this.#clock.after(LIMIT, () => this.#end());
    this.#listener.begun();
  }

  #look(): void {
    const named = this.#named;
    if (this.#isOn && named && [...named].every((id) => this.#heard.has(id))) this.#end();
  }

  #end(): void {
    if (!this.#isOn) return;
    this.#isOn = false;
    this.#cancel?.();
    this.#listener.done();
  }
}
