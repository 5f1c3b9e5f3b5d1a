import type { Timestamp, Voice } from '../../core/index.js';
import { SoundInput, TrackInput } from './inputs.js';
import type { Input } from './inputs.js';
import type { Part } from './line.js';
import { render } from './sounds.js';
import type { Sound } from './sounds.js';

const RATE = 48_000;

/** What is to be heard: made here, or a track from elsewhere. The same key is the same sound. */
export type Source =
  | { readonly key: string; readonly kind: Sound; readonly who: string; readonly of?: Part['of'] }
  | { readonly key: string; readonly track: MediaStreamTrack };

/** Where somebody hears: a track of what it is given. */
export class Ear {
  readonly track: MediaStreamTrack;
  readonly #target: MediaStreamAudioDestinationNode;
  readonly #closed: () => void;
  #inputs: readonly Input[] = [];

  constructor(context: AudioContext, closed: () => void) {
    this.#target = new MediaStreamAudioDestinationNode(context, { channelCount: 1, channelCountMode: 'explicit' });
    const [track] = this.#target.stream.getAudioTracks();
    if (!track) throw new Error('The browser gives no track.');
    this.track = track;
    this.#closed = closed;
    // A track tells nobody that it was stopped by hand.
    track.stop = () => this.close();
  }

  /** Of what it is given. */
  get state(): Voice['state'] {
    const states = this.#inputs.map(({ state }) => state);
    if (states.includes('interrupted')) return 'interrupted';
    return states.length > 0 && !states.includes('connecting') ? 'live' : 'connecting';
  }

  hear(inputs: readonly Input[]): void {
    for (const input of this.#inputs) if (!inputs.includes(input)) input.node.disconnect(this.#target);
    for (const input of inputs) if (!this.#inputs.includes(input)) input.node.connect(this.#target);
    this.#inputs = inputs;
  }

  close(): void {
    if (this.track.readyState === 'ended') return;
    this.hear([]);
    MediaStreamTrack.prototype.stop.call(this.track);
    this.#closed();
  }
}

/** Where everything is played that has no page of its own. Nothing runs while nobody listens. */
export class Stage {
  readonly #now: () => Timestamp;
  readonly #changed: () => void;
  readonly #ears = new Set<Ear>();
  readonly #inputs = new Map<string, Input>();
  /** What was rendered, for as long as it may be heard again. */
  readonly #buffers = new Map<string, { readonly who: string; readonly buffer: Promise<AudioBuffer> }>();
  #context: AudioContext | null = null;
  #hasRun = false;

  constructor(now: () => Timestamp, changed: () => void) {
    this.#now = now;
    this.#changed = changed;
  }

  /** Throws where the browser has no sound to give. */
  ear(closed: () => void = () => undefined): Ear {
    if (!this.#context) {
      this.#context = new AudioContext({ sampleRate: RATE, latencyHint: 'interactive' });
      this.#context.onstatechange = () => this.#changed();
    }
    const ear: Ear = new Ear(this.#context, () => {
      this.#ears.delete(ear);
      closed();
    });
    this.#ears.add(ear);
    return ear;
  }

  /** What each ear hears from now on. `who`: those of whom something may be heard later. */
  play(wanted: ReadonlyMap<Ear, readonly Source[]>, who: ReadonlySet<string>): void {
    const context = this.#context;
    if (!context) return;
    const sources = new Map([...wanted.values()].flat().map((source) => [source.key, source]));
    for (const source of sources.values()) {
      if (!this.#inputs.has(source.key)) this.#inputs.set(source.key, this.#input(context, source));
      this.#inputs.get(source.key)?.begin();
    }
    for (const [ear, heard] of wanted) {
      ear.hear(heard.flatMap(({ key }) => this.#inputs.get(key) ?? []));
    }
    for (const [key, input] of this.#inputs) {
      if (sources.has(key)) continue;
      this.#inputs.delete(key);
      input.stop();
    }
    for (const [key, one] of this.#buffers) if (one.who && !who.has(one.who)) this.#buffers.delete(key);
    const isRunning = context.state === 'running';
    this.#hasRun ||= isRunning;
    this.#await(sources.size > 0 && !isRunning);
    if (sources.size === 0 && isRunning) void context.suspend().catch(() => undefined);
  }

  /** What could not be made is made once more when it is played next. */
  retry(): void {
    for (const [key, { state }] of this.#inputs) if (state === 'interrupted') this.#inputs.delete(key);
  }

  close(): void {
    this.#await(false);
    for (const ear of [...this.#ears]) ear.close();
    for (const input of this.#inputs.values()) input.stop();
    this.#inputs.clear();
    this.#buffers.clear();
    if (!this.#context) return;
    this.#context.onstatechange = null;
    void this.#context.close().catch(() => undefined);
    this.#context = null;
  }

  /** A page that nobody has used may play nothing: the next use of it ends that. */
  #await(isAwaited: boolean): void {
    for (const type of ['click', 'keydown']) {
      if (isAwaited) addEventListener(type, this.#wake);
      else removeEventListener(type, this.#wake);
    }
    if (isAwaited) this.#wake();
  }

  readonly #wake = (): void => {
    // Chromium writes a warning for each time it refuses.
    const { userActivation } = navigator as { userActivation?: UserActivation };
    if (userActivation?.hasBeenActive === false && !this.#hasRun) return;
    void this.#context?.resume().catch(() => undefined);
  };

  #input(context: AudioContext, source: Source): Input {
    if ('track' in source) return new TrackInput(context, source.track);
    const { key, kind, who, of } = source;
    let known = this.#buffers.get(key);
    if (!known) {
      const buffer = render(kind, who, of === 'caller');
      known = { who, buffer };
      this.#buffers.set(key, known);
      buffer.catch(() => this.#buffers.delete(key));
    }
    return new SoundInput(context, known.buffer, kind, this.#now, this.#changed);
  }
}
