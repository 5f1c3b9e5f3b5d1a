/** RNNoise in WebAssembly, as `@sapphi-red/web-noise-suppressor` has it: what it needs from outside, and one voice of it. */
import { finite, FRAME } from './frame.js';

interface RnnoiseExports {
  readonly memory: WebAssembly.Memory;
  __wasm_call_ctors(): void;
  malloc(bytes: number): number;
  rnnoise_create(model: number): number;
  rnnoise_process_frame(state: number, output: number, input: number): number;
}

/** RNNoise counts as 16-bit samples do. */
const SCALE = 32_768;

export class Rnnoise {
  readonly #exports: RnnoiseExports;
  readonly #state: number;
  readonly #in: number;
  readonly #out: number;
  /** What it made of the frame before the last one it was given: it is a frame late. */
  readonly output = new Float32Array(FRAME);

  /** Throws where the page's policy does not allow WebAssembly, or the bytes are not what they should be. */
  constructor(bytes: BufferSource) {
    const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: this.#env() });
    // The names of what is exported are checked by using them below.
    this.#exports = instance.exports as unknown as RnnoiseExports;
    this.#exports.__wasm_call_ctors();
    this.#state = this.#exports.rnnoise_create(0);
    this.#in = this.#exports.malloc(FRAME * Float32Array.BYTES_PER_ELEMENT);
    this.#out = this.#exports.malloc(FRAME * Float32Array.BYTES_PER_ELEMENT);
  }

  /** Takes a frame in; returns how sure it is, from 0 to 1, that there is a voice in it. */
  process(frame: Float32Array): number {
    const { memory } = this.#exports;
    const input = new Float32Array(memory.buffer, this.#in, FRAME);
    for (let i = 0; i < FRAME; i += 1) input[i] = finite(frame[i] ?? 0) * SCALE;
    const sureness = this.#exports.rnnoise_process_frame(this.#state, this.#out, this.#in);
    const output = new Float32Array(memory.buffer, this.#out, FRAME);
    for (let i = 0; i < FRAME; i += 1) this.output[i] = (output[i] ?? 0) / SCALE;
    return sureness;
  }

  #env(): WebAssembly.ModuleImports {
    return {
      emscripten_memcpy_big: (to: number, from: number, length: number) => {
        new Uint8Array(this.#exports.memory.buffer).copyWithin(to, from, from + length);
      },
      // It has all its memory from the beginning.
      emscripten_resize_heap: () => 0,
      __assert_fail: () => {
        throw new Error('RNNoise found its own state broken.');
      },
    };
  }
}
