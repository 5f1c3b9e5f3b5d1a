/** Plays the voices of calls: one audio element each, callers' through the removal of noise [NOI-01, NOI-03]. */
import type { CallContext } from './call-context.js';
import { CleanTrack } from './clean-track.js';

export interface ToPlay {
  readonly id: string;
  readonly track: MediaStreamTrack;
  /** Without the noise around it. */
  readonly isClean: boolean;
}

interface Playing extends ToPlay {
  readonly element: HTMLAudioElement;
  readonly clean: CleanTrack | null;
}

export class Player {
  readonly #context: CallContext;
  readonly #onChange: () => void;
  readonly #playing = new Map<string, Playing>();
  /** What the browser does not let be heard. */
  readonly #refused = new Set<HTMLAudioElement>();
  #volume = 1;
  #loudspeaker = '';

  constructor(context: CallContext, onChange: () => void) {
    this.#context = context;
    this.#onChange = onChange;
  }

  /** Whether something is to be heard and the browser waits for a click. */
  get isBlocked(): boolean {
    return this.#refused.size > 0 || (this.#isCleaning && this.#context.isStill);
  }

  /** Whether a voice is heard with its noise, which it should not be. */
  get isNoisy(): boolean {
    return [...this.#playing.values()].some(({ clean }) => clean?.state === 'failed');
  }

  get #isCleaning(): boolean {
    return [...this.#playing.values()].some(({ clean }) => clean?.context);
  }

  /** These voices and no others. What plays already goes on. */
  play(all: readonly ToPlay[]): void {
    for (const one of [...this.#playing.values()]) {
      const next = all.find(({ id }) => id === one.id);
      if (next?.track !== one.track || next.isClean !== one.isClean) this.#stop(one);
    }
    for (const one of all) if (!this.#playing.has(one.id)) this.#start(one);
  }

  /** From 0 to 1. */
  setVolume(volume: number): void {
    this.#volume = Math.min(1, Math.max(0, volume));
    for (const { element } of this.#playing.values()) element.volume = this.#volume;
  }

  /** An empty id is the system's own choice. */
  setLoudspeaker(id: string): void {
    if (id === this.#loudspeaker) return;
    this.#loudspeaker = id;
    for (const { element } of this.#playing.values()) void leadTo(element, id);
  }

  /** Lets voices be heard: in a click of the agent's. */
  unlock(): void {
    this.#context.resume();
    for (const { element } of this.#playing.values()) this.#run(element);
  }

  close(): void {
    this.play([]);
  }

  #start(one: ToPlay): void {
    const clean = one.isClean ? this.#clean(one.track) : null;
    const element = new Audio();
    element.volume = this.#volume;
    element.srcObject = new MediaStream([clean?.track ?? one.track]);
    this.#playing.set(one.id, { ...one, element, clean });
    if (this.#loudspeaker !== '') void leadTo(element, this.#loudspeaker);
    this.#run(element);
  }

  #clean(track: MediaStreamTrack): CleanTrack {
    let context: AudioContext | undefined;
    try {
      context = this.#context.get();
    } catch {
      // CleanTrack finds the same, and says that it failed.
    }
    const clean = new CleanTrack(track, { context });
    clean.addEventListener('statechange', this.#onChange);
    return clean;
  }

  #stop({ id, element, clean }: Playing): void {
    this.#playing.delete(id);
    this.#refused.delete(element);
    element.pause();
    element.srcObject = null;
    clean?.removeEventListener('statechange', this.#onChange);
    clean?.close();
  }

  #run(element: HTMLAudioElement): void {
    element.play().then(
      () => this.#refused.delete(element) && this.#onChange(),
      (error: unknown) => {
        // Others come where it was stopped meanwhile.
        const isRefused = error instanceof DOMException && error.name === 'NotAllowedError';
        if (!isRefused || element.srcObject === null) return;
        this.#refused.add(element);
        this.#onChange();
      },
    );
  }
}

/** Where that loudspeaker is gone, or the browser has no choice to give, it stays with the system's. */
async function leadTo(element: HTMLAudioElement, id: string): Promise<void> {
  const { setSinkId } = element as { setSinkId?: (id: string) => Promise<void> };
  await setSinkId?.call(element, id).catch(() => (id === '' ? undefined : setSinkId.call(element, '')));
}
