/** The embedded contact centre as a back end: a centre that lives in this page, and is kept in its browser where wanted. */
import { Failure, systemClock } from '../../core/index.js';
import type {
  Backend,
  Cancel,
  Clock,
  Happenings,
  LinkFaults,
  SettingsWarning,
  Timestamp,
  World,
} from '../../core/index.js';
import { withFaults } from '../faults/index.js';
import type { Faulty } from '../faults/index.js';
import type { OpenSoundLine } from '../sound/line.js';
import { Centre } from './centre.js';
import type { Keeper, Kept, OpenKeeper } from './keeping.js';
import { defaultOrganisation } from './organisation.js';
import { warningsOf } from './phones.js';
import { SimulatorSeat } from './seat.js';
import type { Home, LoadMedia } from './seat.js';
import { parseOrganisation } from './settings.js';
import type { Organisation, OrganisationInput } from './settings.js';
import type { CentreState } from './state.js';
import type { Switchboard } from './switchboard.js';

export interface SimulatorOptions {
  /** Which agent of the settings sits here. Default: the first. */
  readonly agentId?: string;
  /** The administrator's settings; a `SettingsError` names what is wrong in them. Default: an example organisation. */
  readonly organisation?: OrganisationInput;
  /** What the centre's time is read from, and waits on. Default: the machine's. */
  readonly clock?: Clock;
  /** Chance comes from this number: the same seed and the same acts play the same day. Default: 1. */
  readonly seed?: number;
  /**
   * Keeps the centre in this browser under this name, so that a reload finds everything as it was. Default: kept
   * nowhere. A page that opens a kept centre takes it over from the page that has it. Outside a browser: what opens the
   * place where it is kept.
   */
  readonly keep?: string | OpenKeeper;
  /** What the link to the centre does to what it carries. Default: no harm. The panel and `link` can change it. */
  readonly faults?: Partial<LinkFaults>;
}

/** The embedded centre as a back end: with its world, and with what an administrator should know of its settings. */
export type Simulator = Faulty<Backend & { readonly world: World }> & Pick<EmbeddedCentre, 'warnings'>;

/** An embedded contact centre with one seat, for a desktop in this page. */
export function simulator(options: SimulatorOptions = {}): Simulator {
  const centre = new EmbeddedCentre(options);
  const { agentId = centre.agentIds[0] ?? '', clock = systemClock, seed = 1, faults } = options;
  const backend = withFaults(centre.seat(agentId), { clock, seed, ...faults });
  return Object.assign(backend, { warnings: centre.warnings });
}

/** After so long a centre that nobody had open stood still, and goes on from there. In milliseconds. */
const LONGEST_GAP = 120_000;
/** How often a kept centre says that it is alive, in milliseconds. */
const HEARTBEAT = 30_000;
/** The last things that happened may not be kept, and pages may know of them: so many ids are not given out again. */
const LOST_IDS = 1000;

/** A worker and a server have no page that is hidden or closed. */
const isPage = typeof document !== 'undefined';

/**
 * A centre that was restored lives another life: pages that knew it before may have heard of what was not kept any more,
 * and revisions compare only within one life.
 */
function anotherLife(state: CentreState): CentreState {
  const [born = '', life = '0'] = state.epoch.split('.');
  return { ...state, epoch: `${born}.${String(Number(life) + 1)}`, lastId: state.lastId + LOST_IDS };
}

/** Keeps a centre under a name. How that is done is loaded by those who want it. */
const inThisBrowser =
  (name: string): OpenKeeper =>
  async (settings, onLost) => {
    const { Keeping } = await import('./keeping.js');
    return Keeping.open(`wx-agent-kit:${name}`, settings, onLost);
  };

/** An embedded contact centre whose seats bring no sound with them: desktops elsewhere do that for themselves. */
export class SilentCentre {
  /** What brings sound into this page. */
  protected readonly loadMedia: LoadMedia | undefined;
  #switchboard: Switchboard | null = null;
  readonly #organisation: Organisation;
  readonly #clock: Clock;
  readonly #seed: number;
  readonly #keep: OpenKeeper | undefined;
  /** Where somebody sits. */
  readonly #seats = new Set<SimulatorSeat>();
  #centre: Centre | null = null;
  #opening: Promise<void> | null = null;
  #cancel: Cancel | undefined;
  #wakesAt = Infinity;
  #keeping: Keeper | null = null;
  #kept: Promise<void> = Promise.resolve();
  #cancelHeartbeat: Cancel | undefined;
  /** How far the centre's clock is behind the machine's: it stood still while nobody had it open. */
  #behind = 0;
  #stoodStill: Happenings['stood-still'] | null = null;
  /** Agents who were at work when it stood still, and do not know yet. */
  #unaware = new Set<string>();
  readonly #isAlone: boolean;
  #days = 0;

  /** `isAlone`: it was to be shared by several pages, and is this one's alone; whoever sits down is told. */
  constructor(
    { organisation = defaultOrganisation, clock = systemClock, seed = 1, keep }: SimulatorOptions = {},
    { isAlone = false } = {},
  ) {
    this.#isAlone = isAlone;
    this.#organisation = parseOrganisation(organisation);
    this.#clock = clock;
    this.#seed = seed;
    this.#keep = typeof keep === 'string' ? inThisBrowser(keep) : keep;
    if (!this.#keep) this.#begin();
  }

  /** Ids of the agents who can sit here. */
  get agentIds(): readonly string[] {
    return this.#organisation.agents.map((agent) => agent.id);
  }

  /** What in the settings works and loses calls all the same: for an administrator [XFR-07]. */
  get warnings(): readonly SettingsWarning[] {
    return warningsOf(this.#organisation);
  }

  /** A seat for one agent, to give to a desktop. */
  seat(agentId: string): Backend & { readonly world: World; sound(): Promise<OpenSoundLine> } {
    const home: Home = {
      switchboard: () => this.#openSwitchboard(),
      now: () => this.#now(),
      open: () => this.#open(),
      run: (act) => this.#run(act),
      kept: () => this.#kept,
      beginAnew: () => this.#beginAnew(),
      news: (centre, id) => this.#news(centre, id),
      after: (milliseconds, task) => void this.#clock.after(milliseconds, task),
      joined: (seat) => void this.#seats.add(seat),
      left: (seat) => void this.#seats.delete(seat),
    };
    return new SimulatorSeat(agentId, home, this.loadMedia);
  }

  /** Brings the centre up, where it is not yet; a seat does so too. Until then nothing happens in it. */
  open(): Promise<void> {
    return this.#open();
  }

  /** Stops the centre: what happened so far is kept, and nothing happens any more. It can be opened again. */
  async stop(): Promise<void> {
    if (this.#centre) this.#run(() => undefined);
    await this.#kept;
    this.#keeping?.close();
    this.#rest();
  }

  /** Loaded for the first page that wants sound. */
  async #openSwitchboard(): Promise<Switchboard> {
    if (this.#switchboard) return this.#switchboard;
    const { Switchboard } = await import('./switchboard.js');
    return (this.#switchboard ??= new Switchboard(this.#run((centre) => centre.look())));
  }

  /** The centre's own time. */
  #now(): Timestamp {
    return this.#clock.now() - this.#behind;
  }

  #begin(state?: CentreState): Centre {
    const isKept = this.#keep !== undefined;
    const seed = this.#seed + this.#days;
    const centre = new Centre({
      organisation: this.#organisation,
      now: this.#now(),
      seed,
      isKept,
      switchboard: () => this.#switchboard,
      ...(state ? { state } : {}),
    });
    this.#centre = centre;
    return centre;
  }

  #open(): Promise<void> {
    if (this.#centre) return Promise.resolve();
    this.#opening ??= this.#restore().finally(() => (this.#opening = null));
    return this.#opening;
  }

  /** Reads what was kept, and lives through what happened since the page was closed. */
  async #restore(): Promise<void> {
    let kept: Kept | null = null;
    try {
      this.#keeping = (await this.#keep?.(JSON.stringify(this.#organisation), () => this.#lose())) ?? null;
      kept = (await this.#keeping?.load()) ?? null;
    } catch {
      // A frame without storage, a browser that keeps nothing: the centre lives in this page, and says so.
      this.#keeping = null;
    }
    this.#behind = 0;
    this.#stoodStill = null;
    if (kept) {
      const alive = kept.at - kept.behind;
      const now = this.#clock.now();
      const isLong = now - kept.at > LONGEST_GAP;
      this.#behind = isLong ? now - alive : kept.behind;
      if (isLong) this.#stoodStill = { from: kept.at, until: now };
      const centre = this.#begin(anotherLife(kept.state));
      centre.advance(alive);
      if (isLong) this.#unaware = centre.agentsAtWork;
      centre.everyoneLeft();
      centre.advance(this.#now());
    } else this.#begin();
    // What was read stands there already.
    this.#save(kept ? undefined : 'all');
    this.#sleep();
    // From here on others hear of this life, so it must not be forgotten.
    await this.#kept;
    if (!this.#keeping) return;
    if (isPage) addEventListener('pagehide', this.#onPageHide);
    this.#beat();
  }

  /** Another page has the centre now: nobody here acts any more [STN-06]. */
  #lose(): void {
    this.#rest()?.close(new Failure('signed-in-elsewhere'));
  }

  /** Nothing happens here any more, in the centre that was. */
  #rest(): Centre | null {
    if (isPage) removeEventListener('pagehide', this.#onPageHide);
    this.#cancelHeartbeat?.();
    this.#cancel?.();
    this.#cancel = undefined;
    this.#wakesAt = Infinity;
    this.#keeping = null;
    const centre = this.#centre;
    this.#centre = null;
    return centre;
  }

  #beginAnew(): void {
    this.#days += 1;
    this.#behind = 0;
    this.#stoodStill = null;
    const centre = this.#begin();
    for (const seat of this.#seats) seat.moveTo(centre);
    this.#save('all');
    this.#sleep();
  }

  #news(centre: Centre, agentId: string): void {
    if (this.#isAlone) centre.tell(agentId, 'not-shared', { framed: false });
    if (this.#keep && !this.#keeping) centre.tell(agentId, 'not-kept', {});
    if (this.#stoodStill && this.#unaware.delete(agentId)) centre.tell(agentId, 'stood-still', this.#stoodStill);
  }

  /** Brings the centre to the present, acts, keeps what changed, and sees when it is wanted next. */
  #run<T>(act: (centre: Centre) => T): T {
    const centre = this.#centre;
    if (!centre) throw new Failure('link-lost', { retryable: true });
    centre.advance(this.#now());
    try {
      return act(centre);
    } finally {
      this.#save();
      this.#sleep();
    }
  }

  #save(what?: 'all'): void {
    const centre = this.#centre;
    const keeping = this.#keeping;
    if (!centre || !keeping) return;
    const changes = centre.takeChanges();
    const moment = { at: this.#clock.now(), behind: this.#behind };
    this.#kept = keeping.save(centre.state, moment, what ?? changes).catch(() => {
      // The storage is full, or was taken away. From here on the centre lives in this page alone.
      if (this.#keeping !== keeping) return;
      this.#keeping = null;
      keeping.close();
      for (const seat of this.#seats) seat.told((id) => this.#news(centre, id));
    });
  }

  readonly #onPageHide = (): void => this.#save();

  #beat(): void {
    this.#cancelHeartbeat = this.#clock.after(HEARTBEAT, () => {
      this.#save();
      this.#beat();
    });
  }

  #sleep(): void {
    const next = this.#centre?.nextDeadline ?? null;
    if (next === this.#wakesAt) return;
    this.#cancel?.();
    this.#wakesAt = next ?? Infinity;
    this.#cancel =
      next === null
        ? undefined
        : this.#clock.after(next - this.#now(), () => {
            this.#wakesAt = Infinity;
            if (this.#centre) this.#run(() => undefined);
          });
  }
}

/** An embedded contact centre for several desktops of one page: each asks for a seat of its own. */
export class EmbeddedCentre extends SilentCentre {
  // Not in the other one: a worker would have to bring it along, and has nothing to play it with.
  protected override readonly loadMedia = (): ReturnType<LoadMedia> => import('../sound/media.js');
}
