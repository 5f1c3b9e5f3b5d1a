/** Sound through the noise removal, as fast as it can be worked out. */
import { NoiseRemoval } from '../../src/audio/index.js';
import type { NoiseRemovalOptions } from '../../src/audio/index.js';
import { RATE } from './sounds.js';

export interface Rendered {
  readonly heard: Float32Array;
  /** In samples. */
  readonly late: number;
  /** The time it took, in milliseconds. */
  readonly took: number;
  readonly removal: NoiseRemoval;
}

export async function render(
  samples: Float32Array,
  { rate = RATE, ...options }: NoiseRemovalOptions & { readonly rate?: number } = {},
  during: (removal: NoiseRemoval, context: OfflineAudioContext) => void = () => undefined,
): Promise<Rendered> {
  const context = new OfflineAudioContext(1, samples.length, rate);
  const source = sourceOf(context, samples);
  const removal = new NoiseRemoval(context, options);
  source.connect(removal.input);
  removal.output.connect(context.destination);
  await removal.settled;
  during(removal, context);
  source.start();
  const begun = performance.now();
  const heard = (await context.startRendering()).getChannelData(0);
  const took = performance.now() - begun;
  const late = Math.round(removal.delay * rate);
  source.disconnect();
  return { heard, late, took, removal };
}

/** The same without anything in between: what the context itself takes. */
export async function renderPlain(samples: Float32Array): Promise<number> {
  const context = new OfflineAudioContext(1, samples.length, RATE);
  const source = sourceOf(context, samples);
  source.connect(context.destination);
  source.start();
  const begun = performance.now();
  await context.startRendering();
  return performance.now() - begun;
}

function sourceOf(context: BaseAudioContext, samples: Float32Array): AudioBufferSourceNode {
  const buffer = new AudioBuffer({ length: samples.length, sampleRate: context.sampleRate });
  buffer.getChannelData(0).set(samples);
  return new AudioBufferSourceNode(context, { buffer });
}
