import { load } from './assets.js';
import type { NoiseAssets } from './assets.js';
import { delayOf } from './delay.js';
import type { Order, ProcessorOptions, Told } from './worklet-says.js';

/**
 * - loading: the sound goes through as it comes, until the processor is there
 * - on, off: what it was switched to
 * - failed: the sound goes through as it comes, and `failure` says why
 * - closed: nothing goes through any more
 */
export type NoiseRemovalState = 'loading' | 'on' | 'off' | 'failed' | 'closed';

export interface NoiseRemovalOptions {
  /** Whether it begins switched off. */
  readonly isOff?: boolean | undefined;
  /** Where the two files are that it loads. Default: beside this module. */
  readonly assets?: NoiseAssets | undefined;
}

/** How long one sound gives way to the other, in seconds. */
const FADE = 0.02;

/**
 * Takes the background noise out of a voice [NOI-03]: connect the voice to `input`, and `output` to where it is heard.
 * Sound goes through at any time, whatever happens to the processor; `statechange` tells.
 *
 *   input ──┬─ processor ── clean ──┬── output
 *           └─ raw ─────────────────┘
 */
export class NoiseRemoval extends EventTarget {
  readonly context: BaseAudioContext;
  /** To be connected to: takes the voice, as one channel. */
  readonly input: AudioNode;
  /** To be connected from. */
  readonly output: AudioNode;
  /** Resolves when it is known whether the processor works. Never rejects. */
  readonly settled: Promise<void>;
  readonly #raw: GainNode;
  readonly #clean: GainNode;
  #processor: AudioWorkletNode | null = null;
  #state: NoiseRemovalState = 'loading';
  #failure: Error | null = null;
  #isOn: boolean;
  #settle: () => void = () => undefined;

  constructor(context: BaseAudioContext, { isOff = false, assets = {} }: NoiseRemovalOptions = {}) {
    super();
    this.context = context;
    this.#isOn = !isOff;
    const voice = { channelCount: 1, channelCountMode: 'explicit' } as const;
    this.input = new GainNode(context, voice);
    this.output = new GainNode(context, voice);
    this.#raw = new GainNode(context, voice);
    this.#clean = new GainNode(context, { ...voice, gain: 0 });
    this.input.connect(this.#raw).connect(this.output);
    this.#clean.connect(this.output);
    this.settled = new Promise((resolve) => (this.#settle = resolve));
    void this.#start(assets);
  }

  get state(): NoiseRemovalState {
    return this.#state;
  }

  /** Why it failed. */
  get failure(): Error | null {
    return this.#failure;
  }

  /** How much later the voice comes out than it came in, in seconds. */
  get delay(): number {
    const { sampleRate } = this.context;
    return this.#processor ? delayOf(sampleRate) / sampleRate : 0;
  }

  /** Switches it on or off, without a gap. */
  switch(isOn: boolean): void {
    if (this.#state === 'closed' || this.#state === 'failed') return;
    this.#isOn = isOn;
    if (this.#state === 'loading') return;
    this.#order(isOn ? 'on' : 'off');
    this.#become(isOn ? 'on' : 'off');
  }

  /** Lets go of everything. What was connected to it has to be disconnected by whoever did it. */
  close(): void {
    if (this.#state === 'closed') return;
    this.#dropProcessor();
    for (const node of [this.input, this.output, this.#raw, this.#clean]) node.disconnect();
    this.#become('closed');
    this.#settle();
  }

  async #start(assets: NoiseAssets): Promise<void> {
    try {
      const wasm = await load(this.context, assets);
      if (this.#state !== 'loading') return;
      const { processorOptions }: ProcessorOptions = { processorOptions: { wasm, isOn: this.#isOn } };
      const processor = new AudioWorkletNode(this.context, 'wx-noise-removal', {
        channelCount: 1,
        channelCountMode: 'explicit',
        outputChannelCount: [1],
        processorOptions,
      });
      this.#processor = processor;
      processor.port.onmessage = ({ data }: MessageEvent<Told>) => this.#hear(data);
      // What nobody foresaw, after which it gives silence.
      processor.onprocessorerror = () => {
        this.#fade(this.#raw, this.#clean, 0, 0);
        this.#fail(new Error('The audio processor broke.'));
        this.#dropProcessor();
      };
      this.input.connect(processor).connect(this.#clean);
    } catch (error) {
      this.#fail(error);
    }
  }

  #hear(told: Told): void {
    if (told.type === 'failed') {
      // One that has worked goes on: it gives the sound as it came, without a gap.
      if (this.#state === 'loading') this.#dropProcessor();
      this.#fail(new Error(told.reason));
    } else if (this.#state === 'loading') {
      // First it gives the silence that it was filled with.
      const isRunning = this.context.currentTime > 0;
      this.#fade(this.#clean, this.#raw, isRunning ? this.delay : 0, isRunning ? FADE : 0);
      this.#order(this.#isOn ? 'on' : 'off');
      this.#become(this.#isOn ? 'on' : 'off');
    }
    this.#settle();
  }

  #fade(to: GainNode, from: GainNode, after: number, seconds: number): void {
    const begin = this.context.currentTime + after;
    for (const [node, value] of [
      [to, 1],
      [from, 0],
    ] as const) {
      node.gain.cancelScheduledValues(0);
      if (seconds === 0) node.gain.setValueAtTime(value, begin);
      else {
        node.gain.setValueAtTime(1 - value, begin);
        node.gain.linearRampToValueAtTime(value, begin + seconds);
      }
    }
  }

  #order(order: Order): void {
    this.#processor?.port.postMessage(order);
  }

  #fail(error: unknown): void {
    if (this.#state === 'closed' || this.#state === 'failed') return;
    this.#failure = error instanceof Error ? error : new Error(String(error));
    this.#become('failed');
    this.#settle();
  }

  #become(state: NoiseRemovalState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.dispatchEvent(new Event('statechange'));
  }

  #dropProcessor(): void {
    const processor = this.#processor;
    if (!processor) return;
    this.#processor = null;
    processor.port.postMessage('close' satisfies Order);
    processor.port.onmessage = null;
    processor.onprocessorerror = null;
    processor.disconnect();
  }
}
