import type { WorldView } from '../core/index.js';

/** The world of a centre that is not there yet. */
export const EMPTY_WORLD: WorldView = {
  warnings: [],
  people: [],
  entryPoints: [],
  outsiders: [],
  phone: null,
  callsPerHour: 0,
  campaign: null,
  colleague: '',
  centre: { waiting: 0, available: 0, engaged: 0 },
};
