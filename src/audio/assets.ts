/** The two files that noise removal loads when it is wanted first: the processor, and RNNoise. */

/** Where they are, for a page that serves them from elsewhere. */
export interface NoiseAssets {
  readonly worklet?: string | URL | undefined;
  readonly wasm?: string | URL | undefined;
}

/** Each context has an audio thread of its own, which loads the processor once. */
const threads = new WeakMap<BaseAudioContext, Map<string, Promise<void>>>();
const binaries = new Map<string, Promise<ArrayBuffer>>();

/** The processor gets ready in this context; resolves with RNNoise. What failed once may be tried again. */
export async function load(context: BaseAudioContext, assets: NoiseAssets): Promise<ArrayBuffer> {
  // Bundlers look for the literal `new URL('…', import.meta.url)`, and take along what is there.
  const worklet = String(assets.worklet ?? new URL('./noise-worklet.ts', import.meta.url));
  const wasm = String(
    assets.wasm ?? new URL('../../node_modules/@sapphi-red/web-noise-suppressor/dist/rnnoise.wasm', import.meta.url),
  );
  const thread = threads.get(context) ?? new Map<string, Promise<void>>();
  threads.set(context, thread);
  const [bytes] = await Promise.all([
    once(binaries, wasm, () => download(wasm)),
    once(thread, worklet, () => context.audioWorklet.addModule(worklet)),
  ]);
  return bytes;
}

async function once<T>(known: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const running = known.get(key) ?? make();
  known.set(key, running);
  try {
    return await running;
  } catch (error) {
    known.delete(key);
    throw error;
  }
}

async function download(address: string): Promise<ArrayBuffer> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status} ${response.statusText}`);
  return response.arrayBuffer();
}
