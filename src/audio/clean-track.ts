import { RATE } from './frame.js';
import { NoiseRemoval } from './noise-removal.js';
import type { NoiseRemovalOptions, NoiseRemovalState } from './noise-removal.js';

/** What a page is used with. */
const GESTURES = ['click', 'keydown'] as const;

export interface CleanTrackOptions extends NoiseRemovalOptions {
  /** Where the sound is worked on. Default: a context of its own at 48 kHz, which ends with this. */
  readonly context?: AudioContext | undefined;
}

/**
 * A caller's track without its background noise [NOI-03], for an audio element. Where the browser can do nothing of it,
 * `track` is the one that was given.
 */
export class CleanTrack extends EventTarget {
  /** To be played instead of the one that was given. */
  readonly track: MediaStreamTrack;
  /** Null where the browser has no means for it. */
  readonly removal: NoiseRemoval | null;
  /** Until the page has been used, browsers may let nothing be heard: a click or a key ends that. */
  readonly context: AudioContext | null;
  readonly failure: Error | null;
  readonly #given: MediaStreamTrack;
  readonly #isOwn: boolean;
  #source: MediaStreamAudioSourceNode | null = null;
  #player: HTMLAudioElement | null = null;

  constructor(track: MediaStreamTrack, { context, ...options }: CleanTrackOptions = {}) {
    super();
    this.#given = track;
    this.#isOwn = context === undefined;
    let made: AudioContext | null = null;
    try {
      made = context ?? new AudioContext({ sampleRate: RATE, latencyHint: 'interactive' });
      const stream = new MediaStream([track]);
      const source = made.createMediaStreamSource(stream);
      const removal = new NoiseRemoval(made, options);
      const target = new MediaStreamAudioDestinationNode(made, { channelCount: 1, channelCountMode: 'explicit' });
      source.connect(removal.input);
      removal.output.connect(target);
      const [cleaned] = target.stream.getAudioTracks();
      if (!cleaned) throw new Error('The browser gives no track.');
      this.#source = source;
      this.#player = muted(stream);
      this.context = made;
      this.removal = removal;
      this.track = cleaned;
      this.failure = null;
      track.addEventListener('ended', this.#onEnded);
      removal.addEventListener('statechange', this.#onStateChange);
      this.#wake();
      for (const type of GESTURES) addEventListener(type, this.#wake);
    } catch (error) {
      if (this.#isOwn) void made?.close();
      this.context = null;
      this.removal = null;
      this.track = track;
      this.failure = error instanceof Error ? error : new Error(String(error));
    }
  }

  get state(): NoiseRemovalState {
    return this.removal?.state ?? 'failed';
  }

  /** Lets go of everything but the track that was given. */
  close(): void {
    this.#given.removeEventListener('ended', this.#onEnded);
    if (!this.removal || this.removal.state === 'closed') return;
    this.#source?.disconnect();
    this.removal.close();
    this.track.stop();
    if (this.#player) this.#player.srcObject = null;
    this.#sleep();
    if (this.#isOwn) void this.context?.close().catch(() => undefined);
    this.removal.removeEventListener('statechange', this.#onStateChange);
  }

  /** Chromium writes a warning for each time that it refuses: the page's first use ends that. */
  readonly #wake = (): void => {
    const { userActivation } = navigator as { userActivation?: UserActivation };
    if (userActivation?.hasBeenActive === false) return;
    this.#sleep();
    void this.context?.resume().catch(() => undefined);
  };

  #sleep(): void {
    for (const type of GESTURES) removeEventListener(type, this.#wake);
  }

  readonly #onEnded = (): void => this.close();

  readonly #onStateChange = (): void => {
    this.dispatchEvent(new Event('statechange'));
  };
}

/** Chromium gives a context nothing of a remote track that no element plays (crbug.com/933677). */
function muted(stream: MediaStream): HTMLAudioElement {
  const player = new Audio();
  player.muted = true;
  player.srcObject = stream;
  void player.play().catch(() => undefined);
  return player;
}
