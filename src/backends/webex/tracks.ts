/**
 * The track that the SDK hands out when a call in the browser is answered. It tells of it once, maybe before anybody asks
 * for the sound, and in the name of every task that there is: it has one call at a time, and no word for which.
 */
import type { SdkTask } from './sdk.js';

export class Tracks {
  onTrack: () => void = () => undefined;
  readonly #listening = new WeakSet<SdkTask>();
  readonly #missed = new Set<string>();
  #track: MediaStreamTrack | null = null;
  /** The call that it is of; null until there is one. */
  #id: string | null = null;

  listen(task: SdkTask): void {
    if (this.#listening.has(task) || !task.on) return;
    this.#listening.add(task);
    task.on('task:media', this.#hear);
  }

  /** Calls that were under way before this page was there. */
  miss(ids: readonly string[]): void {
    for (const id of ids) this.#missed.add(id);
  }

  wasMissed(id: string): boolean {
    return this.#missed.has(id);
  }

  /** The track of the call that the agent is in; null for none. What a call left behind is not the next one's. */
  of(id: string | null): MediaStreamTrack | null {
    if (this.#id !== null && this.#id !== id) this.#track = this.#id = null;
    if (!this.#track || id === null) return null;
    if (this.#id === null && this.#track.readyState === 'ended') return (this.#track = null);
    this.#id = id;
    return this.#track;
  }

  clear(): void {
    this.#missed.clear();
    this.#track = this.#id = null;
  }

  readonly #hear = (track: MediaStreamTrack): void => {
    if (track === this.#track) return;
    this.#track = track;
    this.onTrack();
  };
}
