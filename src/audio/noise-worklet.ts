/**
 * The processor that takes noise out of a voice, in a context's audio thread. A file of its own: `addModule` loads it,
 * and it brings along what it imports. What it is told: 'on', 'off', 'close'. What it tells: see `Told`.
 */
import { Cleaner } from './cleaner.js';
import { Rnnoise } from './rnnoise.js';
import { Stream } from './stream.js';
import type { Order, ProcessorOptions, Told } from './worklet-says.js';

// What there is in an audio thread; the types of the page do not know it.
declare const sampleRate: number;
declare const registerProcessor: (name: string, processor: new (options: ProcessorOptions) => Processor) => void;
declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}
interface Processor extends AudioWorkletProcessor {
  process(inputs: Float32Array[][], outputs: Float32Array[][]): boolean;
}

class NoiseProcessor extends AudioWorkletProcessor implements Processor {
  readonly #stream: Stream | null = null;
  #silence = new Float32Array(0);
  #isClosed = false;

  constructor({ processorOptions: { wasm, isOn } }: ProcessorOptions) {
    super();
    // What a constructor throws here the page is told of without a reason.
    try {
      const cleaner = new Cleaner(new Rnnoise(wasm), (error) => this.#tell({ type: 'failed', reason: String(error) }));
      if (isOn) cleaner.begin();
      this.#stream = new Stream(cleaner, sampleRate);
      this.port.onmessage = ({ data }: MessageEvent<Order>) => {
        if (data === 'close') this.#close();
        else cleaner.isOn = data === 'on';
      };
      this.#tell({ type: 'ready' });
    } catch (error) {
      this.#tell({ type: 'failed', reason: String(error) });
      this.#isClosed = true;
    }
  }

  process([input]: Float32Array[][], [output]: Float32Array[][]): boolean {
    if (this.#isClosed) return false;
    const to = output?.[0];
    // Nothing is connected, or what is plays nothing: that is silence, and what came before still has to get out.
    if (to) this.#stream?.process(input?.[0] ?? this.#silenceOf(to.length), to);
    return true;
  }

  #close(): void {
    this.#isClosed = true;
    this.port.close();
  }

  #silenceOf(length: number): Float32Array {
    if (this.#silence.length !== length) this.#silence = new Float32Array(length);
    return this.#silence;
  }

  #tell(what: Told): void {
    this.port.postMessage(what);
  }
}

registerProcessor('wx-noise-removal', NoiseProcessor);
