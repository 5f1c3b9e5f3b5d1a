import type { Agent, Happening, Interaction, Settings } from '../../core/index.js';

/** What a frame, or several, changed. */
export interface Changed {
  readonly agent: Agent | null;
  readonly settings: Settings | null;
  readonly interactions: readonly Interaction[];
  readonly gone: readonly { readonly id: string; readonly revision: number }[];
  readonly happenings: readonly Happening[];
  /** Something cannot be so: the present has to be asked for, whole. */
  readonly resync: boolean;
  /** The agent signed in somewhere else, for good [STN-06]. */
  readonly ended: boolean;
}

export const NO_CHANGE: Changed = {
  agent: null,
  settings: null,
  interactions: [],
  gone: [],
  happenings: [],
  resync: false,
  ended: false,
};
