/** The sound of a browser station: the caller's voice without the noise around it. */
export { CleanTrack } from './clean-track.js';
export type { CleanTrackOptions } from './clean-track.js';
export { NoiseRemoval } from './noise-removal.js';
export type { NoiseRemovalOptions, NoiseRemovalState } from './noise-removal.js';
export type { NoiseAssets } from './assets.js';
