/** The embedded contact centre as a back end: one seat in a centre that lives in this page. */
import { Failure, systemClock } from '../../core/index.js';
import type {
  Acknowledgement,
  Backend,
  BackendListener,
  Cancel,
  Capabilities,
  Clock,
  Command,
  World,
  WorldActName,
  WorldActs,
  WorldView,
} from '../../core/index.js';
import { Centre, COMMAND_NAMES } from './centre.js';
import type { SeatHandle } from './centre.js';
import { defaultOrganisation } from './organisation.js';
import type { OrganisationInput } from './settings.js';

export interface SimulatorOptions {
  /** Which agent of the settings sits here. Default: the first. */
  readonly agentId?: string;
  /** The administrator's settings; a `SettingsError` names what is wrong in them. Default: an example organisation. */
  readonly organisation?: OrganisationInput;
  /** What the centre's time is read from, and waits on. Default: the machine's. */
  readonly clock?: Clock;
  /** Chance comes from this number: the same seed and the same acts play the same day. Default: 1. */
  readonly seed?: number;
}

/** An embedded contact centre with one seat, for a desktop in this page. */
export function simulator(options: SimulatorOptions = {}): Backend & { readonly world: World } {
  const centre = new EmbeddedCentre(options);
  return centre.seat(options.agentId ?? centre.agentIds[0] ?? '');
}

/** An embedded contact centre for several desktops of one page: each asks for a seat of its own. */
export class EmbeddedCentre {
  readonly #centre: Centre;
  readonly #clock: Clock;
  #cancel: Cancel | undefined;
  #wakesAt = Infinity;

  constructor({ organisation = defaultOrganisation, clock = systemClock, seed = 1 }: SimulatorOptions = {}) {
    this.#clock = clock;
    this.#centre = new Centre({ organisation, now: clock.now(), seed });
    this.#sleep();
  }

  /** Ids of the agents who can sit here. */
  get agentIds(): readonly string[] {
    return this.#centre.settings.agents.map((agent) => agent.id);
  }

  /** A seat for one agent, to give to a desktop. */
  seat(agentId: string): Backend & { readonly world: World } {
    return new SimulatorSeat(agentId, this.#centre, (act) => this.#run(act));
  }

  /** Brings the centre to the present, acts, and sees when it is wanted next. */
  #run<T>(act: () => T): T {
    this.#centre.advance(this.#clock.now());
    try {
      return act();
    } finally {
      this.#sleep();
    }
  }

  #sleep(): void {
    const next = this.#centre.nextDeadline;
    if (next === this.#wakesAt) return;
    this.#cancel?.();
    this.#wakesAt = next ?? Infinity;
    this.#cancel =
      next === null
        ? undefined
        : this.#clock.after(next - this.#clock.now(), () => {
            this.#wakesAt = Infinity;
            this.#run(() => undefined);
          });
  }
}

class SimulatorSeat implements Backend {
  readonly capabilities: Capabilities = { commands: COMMAND_NAMES };
  readonly world: World;
  readonly #agentId: string;
  readonly #centre: Centre;
  readonly #run: <T>(act: () => T) => T;
  #handle: SeatHandle | undefined;
  #view: WorldView | undefined;
  #isStale = true;
  #onlookers = new Set<() => void>();

  constructor(agentId: string, centre: Centre, run: <T>(act: () => T) => T) {
    this.#agentId = agentId;
    this.#centre = centre;
    this.#run = run;
    const look = (): WorldView => this.#look();
    this.world = {
      get view() {
        return look();
      },
      subscribe: (listener) => {
        this.#onlookers.add(listener);
        return () => this.#onlookers.delete(listener);
      },
      act: (name, detail) => this.#act(name, detail),
    };
  }

  async connect(listener: BackendListener): Promise<void> {
    // Like any other centre, this one answers later, never within the call.
    await Promise.resolve();
    this.#handle?.leave();
    this.#run(() => {
      const handle = this.#centre.sit(this.#agentId, {
        fact: (fact) => listener.fact(fact),
        world: () => this.#worldChanged(),
      });
      this.#handle = handle;
      handle.snapshot();
    });
    this.#worldChanged();
  }

  async send(command: Command): Promise<Acknowledgement> {
    await Promise.resolve();
    return this.#run(() => this.#seat().send(command));
  }

  resync(): void {
    this.#run(() => this.#seat().snapshot());
  }

  async disconnect(): Promise<void> {
    await Promise.resolve();
    this.#handle?.leave();
    this.#handle = undefined;
  }

  #seat(): SeatHandle {
    if (!this.#handle) throw new Failure('link-lost', { retryable: true });
    return this.#handle;
  }

  async #act<K extends WorldActName>(name: K, detail: WorldActs[K]): Promise<void> {
    await Promise.resolve();
    this.#run(() => this.#seat().act(name, detail));
  }

  #look(): WorldView {
    if (!this.#handle) {
      // Looked at: whoever did has to hear of the connection.
      this.#isStale = false;
      return (this.#view ??= EMPTY_WORLD);
    }
    if (this.#isStale || !this.#view) {
      this.#isStale = false;
      const view = this.#handle.worldView();
      if (!this.#view || !isSameView(this.#view, view)) this.#view = view;
    }
    return this.#view;
  }

  #worldChanged(): void {
    if (this.#isStale) return;
    this.#isStale = true;
    queueMicrotask(() => {
      for (const onlooker of [...this.#onlookers]) onlooker();
    });
  }
}

const EMPTY_WORLD: WorldView = {
  people: [],
  entryPoints: [],
  outsiders: [],
  phone: null,
  callsPerHour: 0,
  centre: { waiting: 0, available: 0, engaged: 0 },
};

function isSameView(one: WorldView, other: WorldView): boolean {
  const { people: onePeople, entryPoints: onePlaces, ...oneRest } = one;
  const { people: otherPeople, entryPoints: otherPlaces, ...otherRest } = other;
  return (
    onePeople === otherPeople && onePlaces === otherPlaces && JSON.stringify(oneRest) === JSON.stringify(otherRest)
  );
}
