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
  Media,
  SearchQuery,
  TeamRow,
  Timestamp,
  World,
  WorldActName,
  WorldActs,
  WorldView,
} from '../../core/index.js';
import { EMPTY_WORLD } from '../empty-world.js';
import type { OpenSoundLine, ThroughLine } from '../sound/line.js';
import type { Centre, SeatHandle } from './centre.js';
import { COMMAND_NAMES } from './commands.js';
import { DIRECTORIES } from './search.js';
import type { Switchboard } from './switchboard.js';
import { TeamWatch } from './team-watch.js';

/** Changes of agents are told together, so often, in milliseconds [DST-06]. */
const BATCH = 1000;

/** Where what brings sound into a page comes from. */
export type LoadMedia = () => Promise<typeof import('../sound/media.js')>;

/** What a seat needs of the centre that it is in. */
export interface Home {
  /** What connects the pages of all agents. */
  switchboard(): Promise<Switchboard>;
  /** The centre's time. */
  now(): Timestamp;
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
  /** Somebody sits here from now on, or not any more. */
  joined(seat: SimulatorSeat): void;
  left(seat: SimulatorSeat): void;
}

export class SimulatorSeat implements Backend {
  readonly capabilities: Capabilities = { commands: COMMAND_NAMES, directories: DIRECTORIES, reveal: true };
  readonly world: World;
  declare readonly media?: (through?: ThroughLine) => Promise<Media>;
  readonly #agentId: string;
  readonly #home: Home;
  #listener: BackendListener | undefined;
  readonly #watchers = new Set<(changed: readonly DirectoryEntry[]) => void>();
  /** Ids of agents whose change was not told yet. */
  readonly #changed = new Set<string>();
  readonly #team: TeamWatch;
  #media: Media | undefined;
  #handle: SeatHandle | undefined;
  #view: WorldView | undefined;
  #isStale = true;
  #onlookers = new Set<() => void>();

  constructor(agentId: string, home: Home, load?: LoadMedia) {
    this.#agentId = agentId;
    this.#home = home;
    if (load) this.media = (through) => this.#openMedia(load, through);
    this.#team = new TeamWatch(
      () => this.#handle?.team() ?? null,
      (milliseconds, task) => home.after(milliseconds, task),
    );
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
    this.#media?.close();
    this.#home.run((centre) => {
      this.#handle?.leave();
      this.#sit(centre, listener);
      this.#home.news(centre, this.#agentId);
    });
    this.#worldChanged();
    this.#team.anew();
  }

  /** Sits down in a centre that began anew. */
  moveTo(centre: Centre): void {
    if (!this.#handle || !this.#listener) return;
    this.#sit(centre, this.#listener);
    this.#worldChanged();
    this.#team.anew();
  }

  watchAgents(listener: (changed: readonly DirectoryEntry[]) => void): () => void {
    this.#watchers.add(listener);
    return () => this.#watchers.delete(listener);
  }

  watchTeam(listener: (rows: readonly TeamRow[]) => void): () => void {
    return this.#team.watch(listener);
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

  /** This agent's line about sound, for whoever brings it into a page. */
  async sound(): Promise<OpenSoundLine> {
    const switchboard = await this.#home.switchboard();
    return (page, hear) => {
      this.#seat();
      return switchboard.open(this.#agentId, page, hear);
    };
  }

  async #openMedia(load: LoadMedia, through: ThroughLine = (open) => open): Promise<Media> {
    const [{ openMedia }, open] = await Promise.all([load(), this.sound()]);
    this.#media?.close();
    return (this.#media = openMedia(through(open), () => this.#home.now()));
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
        this.#media?.close();
        this.#home.left(this);
        listener.ended(failure);
      },
      world: () => {
        this.#worldChanged();
        this.#team.changed();
      },
      agents: (ids) => this.#agentsChanged(ids),
    });
    this.#handle = handle;
    this.#home.joined(this);
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
    // What is fetched is as of now [DST-07].
    return this.#home.run(() => this.#seat().search(query, start, count));
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
    this.#handle = undefined;
    this.#media?.close();
    this.#home.left(this);
    if (handle) this.#home.run(() => handle.leave());
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

function isSameView(one: WorldView, other: WorldView): boolean {
  const { people: onePeople, entryPoints: onePlaces, warnings: oneWarnings, ...oneRest } = one;
  const { people: otherPeople, entryPoints: otherPlaces, warnings: otherWarnings, ...otherRest } = other;
  return (
    onePeople === otherPeople &&
    onePlaces === otherPlaces &&
    oneWarnings === otherWarnings &&
    JSON.stringify(oneRest) === JSON.stringify(otherRest)
  );
}
