/** What a page and its audio thread tell each other. */

export interface ProcessorOptions {
  readonly processorOptions: {
    /** RNNoise. As bytes: not every browser lets a compiled module into an audio thread. */
    readonly wasm: ArrayBuffer;
    readonly isOn: boolean;
  };
}

/** From the processor: it works; RNNoise broke, and the sound goes on as it came. */
export type Told = { readonly type: 'ready' } | { readonly type: 'failed'; readonly reason: string };

/** To the processor. */
export type Order = 'on' | 'off' | 'close';
