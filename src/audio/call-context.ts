import { RATE } from './frame.js';

/** One AudioContext for all that a call needs: made with the first need, gone with the call. */
export class CallContext {
  readonly #onChange: () => void;
  #context: AudioContext | null = null;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** Throws where the browser has none to give. */
  get(): AudioContext {
    if (!this.#context) {
      this.#context = new AudioContext({ sampleRate: RATE, latencyHint: 'interactive' });
      this.#context.addEventListener('statechange', this.#onChange);
    }
    return this.#context;
  }

  /** It is needed, and the browser lets it make no sound before the page has been used. */
  get isStill(): boolean {
    const { userActivation } = navigator as { userActivation?: UserActivation };
    return this.#context?.state === 'suspended' && userActivation?.hasBeenActive === false;
  }

  /** To be called while the agent does something. */
  resume(): void {
    void this.#context?.resume().catch(() => undefined);
  }

  close(): void {
    const context = this.#context;
    this.#context = null;
    if (!context) return;
    context.removeEventListener('statechange', this.#onChange);
    void context.close().catch(() => undefined);
  }
}
