/** What RNNoise works on: so many samples at a time, and so many of them a second. */
export const FRAME = 480;
export const RATE = 48_000;

/** From what goes into the cleaner to what comes out, in samples: a frame within RNNoise, and one to look ahead. */
export const DELAY = 2 * FRAME;

/** One sample that is no number would stay in RNNoise's memory, and nothing would be heard any more. */
export const finite = (sample: number): number => (Number.isFinite(sample) ? sample : 0);
