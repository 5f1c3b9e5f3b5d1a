/** One embedded centre for all tabs of a browser: each tab is an agent's seat in it. */
import { systemClock } from '../../core/index.js';
import type { Backend, Clock, LinkFaults, World } from '../../core/index.js';
import { withFaults } from '../faults/index.js';
import type { LinkControl } from '../faults/index.js';
import type { OrganisationInput } from '../simulator/index.js';
import { remote } from './client.js';
import { Places } from './places.js';
import type { Place } from './places.js';
import type { WorkerSource } from './worker.js';

export interface SharedOptions {
  /** Which agent of the settings sits here. Default: the first. Two tabs of one agent take over from each other. */
  readonly agentId?: string;
  /** Tabs that name the same centre share it. Default: `wx`. */
  readonly name?: string;
  /** Whether the centre is kept in this browser, so that it is there again after the last tab was closed. Default: yes. */
  readonly keep?: boolean;
  /** The administrator's settings, the same in every tab. Default: an example organisation. */
  readonly organisation?: OrganisationInput;
  /** Chance comes from this number: the same seed and the same acts play the same day. Default: 1. */
  readonly seed?: number;
  /**
   * The worker's script, where it cannot be found beside the kit's: a CDN is another origin, from which no browser takes
   * a worker. Then the page serves a file of one line, `import 'https://…/cdn/centre-worker.js'`, and names it here.
   */
  readonly worker?: WorkerSource;
  /** So long a place where the centre could be gets to answer, in milliseconds. Default: 2000. */
  readonly patience?: number;
  /** What this desktop's waiting is measured by. Default: the machine's. */
  readonly clock?: Clock;
  /** The centre's time stands still until `advance()` moves it: for tests. */
  readonly manualClock?: boolean;
  /** What the link to the centre does to what it carries. Default: no harm. The panel and `link` can change it. */
  readonly faults?: Partial<LinkFaults>;
}

export interface Shared extends Backend {
  readonly world: World;
  readonly link: LinkControl;
  /**
   * Where the centre is: in a worker that all tabs share, in this page, or in another. `alone`: the browser lets tabs
   * share nothing, so that this page has a centre for itself; a notice says so. Null before the first connection.
   */
  readonly place: Place | null;
  /** Leaves the centre for good; one that lives in this page goes, and another page becomes it. */
  close(): Promise<void>;
  /** Moves the centre's clock, where it is a manual one. */
  advance(milliseconds: number): Promise<void>;
  /** Resolves once everything is here that the centre said to this seat before now. */
  settled(): Promise<void>;
}

/** A seat in the embedded contact centre that all tabs of this browser share, for a desktop in this page. */
export function sharedCentre(options: SharedOptions = {}): Shared {
  const { agentId, name = 'wx', keep = true, organisation, seed = 1, worker } = options;
  const { patience = 2_000, clock = systemClock, manualClock = false, faults } = options;
  const home = { name, isKept: keep, organisation, seed, isManual: manualClock };
  const places = new Places({ home, worker, patience });
  const seat = remote(() => places.open(), { agentId, clock });
  const connect = seat.connect.bind(seat);
  // A page that is in no frame is not kept apart from others by one.
  if (globalThis.self !== globalThis.top) {
    seat.connect = async (listener) => connect((await import('./apart.js')).tellingApart(listener));
  }
  const backend = withFaults(seat, { clock, seed, ...faults });
  const more: Pick<Shared, 'close' | 'advance' | 'settled'> = {
    close: async () => {
      await backend.disconnect();
      places.leave();
    },
    advance: (milliseconds) => seat.advance(milliseconds),
    settled: () => seat.settled(),
  };
  return Object.defineProperty(Object.assign(backend, more), 'place', { get: () => places.place }) as Shared;
}
