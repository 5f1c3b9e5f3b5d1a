import type { Timestamp, Voice } from '../../core/index.js';
import type { Sound } from './sounds.js';

/** A sound on its way to whoever hears it. */
export interface Input {
  readonly node: AudioNode;
  /** `interrupted`: it could not be made. */
  readonly state: Voice['state'];
  /** Begins as soon as there is something to play and a context that runs; may be called again and again. */
  begin(): void;
  stop(): void;
}

/** One that was made here. Speech and music are where the clock says, so that each page plays the same. */
export class SoundInput implements Input {
  readonly node: GainNode;
  readonly #context: AudioContext;
  readonly #kind: Sound;
  readonly #now: () => Timestamp;
  #buffer: AudioBuffer | null = null;
  #player: AudioBufferSourceNode | null = null;
  #isStopped = false;
  #hasFailed = false;

  constructor(
    context: AudioContext,
    buffer: Promise<AudioBuffer>,
    kind: Sound,
    now: () => Timestamp,
    changed: () => void,
  ) {
    this.#context = context;
    this.#kind = kind;
    this.#now = now;
    this.node = new GainNode(context);
    buffer.then(
      (made) => {
        if (this.#isStopped) return;
        this.#buffer = made;
        this.begin();
        changed();
      },
      // Nothing is heard of it; the call goes on.
      () => {
        if (this.#isStopped) return;
        this.#hasFailed = true;
        changed();
      },
    );
  }

  get state(): Voice['state'] {
    if (this.#hasFailed) return 'interrupted';
    return this.#player ? 'live' : 'connecting';
  }

  begin(): void {
    const buffer = this.#buffer;
    if (!buffer || this.#player || this.#isStopped || this.#context.state !== 'running') return;
    const isByClock = this.#kind === 'speech' || this.#kind === 'music';
    const player = new AudioBufferSourceNode(this.#context, { buffer, loop: this.#kind !== 'voicemail' });
    player.connect(this.node);
    player.start(0, isByClock ? (this.#now() / 1_000) % buffer.duration : 0);
    this.#player = player;
  }

  stop(): void {
    this.#isStopped = true;
    this.#player?.stop();
    this.#player?.disconnect();
    this.node.disconnect();
  }
}

/** A track from elsewhere, which stays whoever's it is. */
export class TrackInput implements Input {
  readonly node: MediaStreamAudioSourceNode;
  readonly state = 'live';
  readonly #player = new Audio();

  constructor(context: AudioContext, track: MediaStreamTrack) {
    const stream = new MediaStream([track]);
    this.node = new MediaStreamAudioSourceNode(context, { mediaStream: stream });
    // Chromium gives a context nothing of a remote track that no element plays (crbug.com/933677).
    this.#player.muted = true;
    this.#player.srcObject = stream;
    void this.#player.play().catch(() => undefined);
  }

  begin(): void {
    // It comes by itself.
  }

  stop(): void {
    this.node.disconnect();
    this.#player.srcObject = null;
  }
}
