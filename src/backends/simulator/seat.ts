/** One agent's seat in an embedded centre, as a back end. */
import { Failure } from '../../core/index.js';
import type {
  Acknowledgement,
  Backend,
  BackendListener,
  Capabilities,
  Command,
  DirectoryEntry,
  DirectoryPage,
  SearchQuery,
  World,
  WorldActName,
  WorldActs,
  WorldView,
} from '../../core/index.js';
import type { Centre, SeatHandle } from './centre.js';
import { COMMAND_NAMES } from './commands.js';
import { DIRECTORIES } from './search.js';

/** Changes of agents are told together, so often, in milliseconds [DST-06]. */
const BATCH = 1000;

/** What a seat needs of the centre that it is in. */
export interface Home {
  /** Brings the centre up, where it is not yet: one that is kept has to be read first. */
  open(): Promise<void>;
  /** Brings the centre to the present and acts. Throws where there is none. */
  run<T>(act: (centre: Centre) => T): T;
  /** Resolves once all that happened so far is kept. */
  kept(): Promise<void>;
  /** Begins a new day; whoever sits there sees it. */
  beginAnew(): void;
  /** Runs something later, by the centre's clock. */
  after(milliseconds: number, task: () => void): void;
  /** What there is to tell an agent who sits down. */
  news(centre: Centre, agentId: string): void;
}

export class SimulatorSeat implements Backend {
  readonly capabilities: Capabilities = { commands: COMMAND_NAMES, directories: DIRECTORIES, reveal: true };
  readonly world: World;
  readonly #agentId: string;
  readonly #home: Home;
  #listener: BackendListener | undefined;
  readonly #watchers = new Set<(changed: readonly DirectoryEntry[]) => void>();
  /** Ids of agents whose change was not told yet. */
  readonly #changed = new Set<string>();
  #handle: SeatHandle | undefined;
  #view: WorldView | undefined;
  #isStale = true;
  #onlookers = new Set<() => void>();

  constructor(agentId: string, home: Home) {
    this.#agentId = agentId;
    this.#home = home;
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
    await this.#home.open();
    this.#listener = listener;
    this.#home.run((centre) => {
      this.#handle?.leave();
      this.#sit(centre, listener);
      this.#home.news(centre, this.#agentId);
    });
    this.#worldChanged();
  }

  /** Sits down in a centre that began anew. */
  moveTo(centre: Centre): void {
    if (!this.#handle || !this.#listener) return;
    this.#sit(centre, this.#listener);
    this.#worldChanged();
  }

  watchAgents(listener: (changed: readonly DirectoryEntry[]) => void): () => void {
    this.#watchers.add(listener);
    return () => this.#watchers.delete(listener);
  }

  /** Who looks at a list of agents is told once a second, of all who changed in it. */
  #agentsChanged(ids: ReadonlySet<string>): void {
    if (this.#watchers.size === 0) return;
    const isFirst = this.#changed.size === 0;
    for (const id of ids) this.#changed.add(id);
    if (!isFirst) return;
    this.#home.after(BATCH, () => {
      const changed = this.#handle?.agents(this.#changed) ?? [];
      this.#changed.clear();
      for (const tell of [...this.#watchers]) tell(changed);
    });
  }

  /** Has the agent told something, where somebody sits. */
  told(tell: (agentId: string) => void): void {
    if (this.#handle) tell(this.#agentId);
  }

  #sit(centre: Centre, listener: BackendListener): void {
    const handle = centre.sit(this.#agentId, {
      fact: (fact) => listener.fact(fact),
      ended: (failure) => {
        this.#handle = undefined;
        listener.ended(failure);
      },
      world: () => this.#worldChanged(),
      agents: (ids) => this.#agentsChanged(ids),
    });
    this.#handle = handle;
    handle.snapshot();
  }

  async send(command: Command): Promise<Acknowledgement> {
    await Promise.resolve();
    const acknowledgement = this.#home.run(() => this.#seat().send(command));
    await this.#home.kept();
    return acknowledgement;
  }

  async search(query: SearchQuery, start: number, count: number): Promise<DirectoryPage> {
    await Promise.resolve();
    return this.#seat().search(query, start, count);
  }

  async reveal(interactionId: string, variable: string): Promise<string> {
    await Promise.resolve();
    return this.#seat().reveal(interactionId, variable);
  }

  resync(): void {
    this.#home.run(() => this.#seat().snapshot());
  }

  async disconnect(): Promise<void> {
    await Promise.resolve();
    const handle = this.#handle;
    if (handle) this.#home.run(() => handle.leave());
    this.#handle = undefined;
  }

  #seat(): SeatHandle {
    if (!this.#handle) throw new Failure('link-lost', { retryable: true });
    return this.#handle;
  }

  async #act<K extends WorldActName>(name: K, detail: WorldActs[K]): Promise<void> {
    await Promise.resolve();
    if (name === 'new-day') {
      this.#home.beginAnew();
      return;
    }
    await this.#home.open();
    this.#home.run((centre) => centre.act(this.#agentId, name, detail));
    await this.#home.kept();
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
  campaign: null,
  colleague: '',
  centre: { waiting: 0, available: 0, engaged: 0 },
};

function isSameView(one: WorldView, other: WorldView): boolean {
  const { people: onePeople, entryPoints: onePlaces, ...oneRest } = one;
  const { people: otherPeople, entryPoints: otherPlaces, ...otherRest } = other;
  return (
    onePeople === otherPeople && onePlaces === otherPlaces && JSON.stringify(oneRest) === JSON.stringify(otherRest)
  );
}
