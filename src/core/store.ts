/**
 * The one mutable cell of a desktop: what the centre said, what was asked of it and has not come yet, and which
 * interaction is the current one. Nothing here is optimistic; a screen changes when a fact says so.
 */
import { COMMAND_LIMIT } from './backend.js';
import type { Acknowledgement, Backend, DirectoryEntry, DirectoryPage, Fact, Link, SearchQuery } from './backend.js';
import { CentreTime } from './centre-time.js';
import type { Cancel, Clock, Timestamp } from './clock.js';
import { systemClock } from './clock.js';
import type { Command, CommandName, Commands } from './commands.js';
import { isRepeatable, scopeOf, subjectOf } from './commands.js';
import { Failure } from './failure.js';
import type { Happening } from './happenings.js';
import { Sequence } from './sequence.js';
import { derived, NO_STATE } from './state.js';
import type { Pending, State } from './state.js';
import type { TeamRow } from './team.js';

/** A happening on its way to the page. `replayed` when it was over before this page opened. */
export interface Told {
  readonly happening: Happening;
  readonly replayed: boolean;
}

/** So many ids of what is over are remembered: far more than a link can hold back, and not a whole shift's. */
const KEPT_IDS = 1_000;
/** How long a fact may be late before the gap counts as a loss, in milliseconds. */
const GAP_LIMIT = 1_000;
/** How long a snapshot may be on its way before it is asked for again, in milliseconds. */
const SNAPSHOT_LIMIT = 4_000;

let stores = 0;

interface Waiting extends Pending {
  /** What it is about was there when it was asked for. */
  readonly wasThere: boolean;
  /** Known once the centre has taken the command. */
  revision: number | null;
  readonly promise: Promise<void>;
  settle(failure?: Failure): void;
}

export class Store {
  readonly backend: Backend;
  readonly clock: Clock;
  #state: State = NO_STATE;
  #listeners = new Set<() => void>();
  #happened = new Set<(told: Told) => void>();
  #notifying = false;
  #waiting = new Map<string, Waiting>();
  #commands = 0;
  // Ids of commands must differ between pages and over reloads, or the centre would take a new one for a repetition.
  readonly #name: string;
  #epoch = '';
  /** Former lives of the centre: nothing that is still said of them counts. */
  #pastEpochs = new Set<string>();
  readonly #sequence = new Sequence();
  /** In which fact each interaction came: a snapshot from before that knows less of it. */
  #cameIn = new Map<string, number>();
  /** Revisions as of which interactions were gone; older facts about them come too late. */
  #tombstones = new Map<string, number>();
  #toldIds = new Set<string>();
  #first = true;
  readonly #time: CentreTime;
  /** The connection is there, and what the centre holds is not yet. */
  #awaitsSnapshot = false;
  #isDown = false;
  #cancelAsking: Cancel | undefined;
  #connected = false;

  constructor(backend: Backend, clock: Clock = systemClock) {
    this.backend = backend;
    this.clock = clock;
    this.#time = new CentreTime(clock);
    this.#name = `${clock.now().toString(36)}-${(stores++).toString(36)}-${Math.random().toString(36).slice(2, 8)}`;
  }

  get state(): State {
    return this.#state;
  }

  /** The centre's time: what timers count from [ANS-03]. */
  now(): Timestamp {
    return this.#time.now();
  }

  /** Calls back after each change, once for all changes of one microtask. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Calls back for each happening, once for its id. */
  onHappening(listener: (told: Told) => void): () => void {
    this.#happened.add(listener);
    return () => this.#happened.delete(listener);
  }

  /** Connects to the back end. Rejects with a `Failure` where there is no connection to be had. */
  async connect(): Promise<void> {
    if (this.#connected) return;
    this.#connected = true;
    this.#forgetConnection();
    this.#change({ link: 'connecting', retryAt: null, failure: null });
    try {
      await this.backend.connect({
        fact: (fact) => this.#take(fact),
        link: (link, retryAt = null) => this.#onLink(link, retryAt),
        ended: (failure) => this.#onEnded(failure),
      });
    } catch (error) {
      this.#connected = false;
      const failure = Failure.from(error);
      this.#change({ link: 'closed', failure });
      throw failure;
    }
  }

  /** Leaves the centre. Commands under way fail; what is on the screen stays until the store is dropped. */
  async disconnect(): Promise<void> {
    if (!this.#connected) return;
    this.#connected = false;
    this.#stopAsking();
    for (const one of [...this.#waiting.values()]) one.settle(new Failure('link-lost', { command: one.name }));
    this.#change({ link: 'closed', retryAt: null });
    await this.backend.disconnect();
  }

  /**
   * Asks the centre for something; resolves once the effect is here. Asking again for what is already under way joins
   * it: a double click acts once [ERR-03].
   */
  send<K extends CommandName>(name: K, payload: Commands[K]): Promise<void> {
    const interactionId = subjectOf(payload);
    const scope = scopeOf(payload);
    const same = [...this.#waiting.values()].findLast((one) => one.name === name && one.scope === scope);
    if (same && !isRepeatable(name)) return same.promise;
    if (!this.backend.capabilities.commands.has(name)) return Promise.reject(this.#failure('unsupported', name));
    if (this.#state.link !== 'open') return Promise.reject(this.#failure('link-lost', name));

    const id = `${this.#name}-${(this.#commands++).toString(36)}`;
    const waiting = this.#await(id, name, interactionId, scope);
    // The union of names and payloads is not one that the compiler can follow through a type parameter.
    const command = { id, name, payload } as unknown as Command;
    // Tones have an order: each waits for the one before it.
    const sent = same ? same.promise.then(() => this.backend.send(command)) : this.backend.send(command);
    sent.then(
      (acknowledgement) => this.#acknowledged(waiting, acknowledgement),
      (error: unknown) => waiting.settle(Failure.from(error, name, interactionId ?? undefined)),
    );
    return waiting.promise;
  }

  /** Looks in a directory of the centre's. Rejects with a `Failure`. */
  async search(query: SearchQuery, start: number, count: number): Promise<DirectoryPage> {
    if (!this.backend.capabilities.directories.has(query.kind)) throw new Failure('unsupported');
    if (this.#state.link !== 'open') throw new Failure('link-lost', { retryable: true });
    return this.backend.search(query, start, count);
  }

  /** Tells of agents whose state changed, until cancelled; of none where the service does not tell [DST-06]. */
  watchAgents(listener: (changed: readonly DirectoryEntry[]) => void): Cancel {
    return this.backend.watchAgents?.(listener) ?? (() => undefined);
  }

  /** Tells a supervisor of the teams, until cancelled; null where the service does not tell [MON-01]. */
  watchTeam(listener: (rows: readonly TeamRow[]) => void): Cancel | null {
    return this.backend.watchTeam?.(listener) ?? null;
  }

  /** Fetches the value of a secure variable, which the caller keeps nowhere [CAD-04]. Rejects with a `Failure`. */
  async reveal(interactionId: string, variable: string): Promise<string> {
    if (!this.backend.capabilities.reveal) throw new Failure('unsupported', { interactionId });
    if (this.#state.link !== 'open') throw new Failure('link-lost', { interactionId, retryable: true });
    return this.backend.reveal(interactionId, variable);
  }

  /** Tries at once to get a lost connection back. */
  retry(): void {
    if (this.#state.link === 'lost') this.backend.retry?.();
  }

  /** Makes an interaction the current one, and what it says read. */
  choose(interactionId: string): void {
    if (this.#state.interactions.has(interactionId)) this.#change({ currentId: interactionId });
  }

  #failure(code: 'unsupported' | 'link-lost', command: CommandName): Failure {
    return new Failure(code, { command, retryable: code === 'link-lost' });
  }

  #await(id: string, name: CommandName, interactionId: string | null, scope: string): Waiting {
    let resolve!: () => void;
    let reject!: (failure: Failure) => void;
    const promise = new Promise<void>((onResolve, onReject) => {
      resolve = onResolve;
      reject = onReject;
    });
    const cancel = this.clock.after(COMMAND_LIMIT, () => {
      const code = this.#state.link === 'open' ? 'timeout' : 'link-lost';
      waiting.settle(new Failure(code, { command: name, interactionId: interactionId ?? undefined, retryable: true }));
    });
    const waiting: Waiting = {
      id,
      name,
      interactionId,
      scope,
      wasThere: this.#state.interactions.has(interactionId ?? ''),
      revision: null,
      promise,
      settle: (failure) => {
        if (!this.#waiting.delete(id)) return;
        cancel();
        this.#change({});
        if (failure) reject(failure);
        else resolve();
      },
    };
    this.#waiting.set(id, waiting);
    this.#change({});
    return waiting;
  }

  #acknowledged(waiting: Waiting, { revision }: Acknowledgement): void {
    waiting.revision = revision;
    if (this.#isEffective(waiting, this.#state)) waiting.settle();
  }

  /** Whether a command's effect is in this state: its revision came, or what it was about is gone. */
  #isEffective({ revision, interactionId, wasThere }: Waiting, state: State): boolean {
    if (interactionId === null) return revision !== null && (state.agent?.revision ?? 0) >= revision;
    const interaction = state.interactions.get(interactionId);
    if (!interaction) return wasThere || revision !== null;
    return revision !== null && interaction.revision >= revision;
  }

  // ---------------------------------------------------------------------------------------------------- the connection

  #onLink(link: Link, retryAt: Timestamp | null): void {
    if (!this.#connected) return;
    if (link === 'open') {
      if (!this.#isDown) return;
      // For the agent it is open when a snapshot shows what the centre holds; until then nothing here is sure [ERR-02].
      this.#isDown = false;
      this.#awaitsSnapshot = true;
      this.#ask(GAP_LIMIT);
      this.#change({ retryAt: null });
      return;
    }
    if (link !== 'connecting') {
      this.#stopAsking();
      this.#forgetConnection();
      this.#isDown = true;
    }
    this.#change({ link, retryAt: retryAt === null ? null : this.#time.of(retryAt) });
  }

  /** A new connection may count its facts anew. */
  #forgetConnection(): void {
    this.#isDown = false;
    this.#awaitsSnapshot = false;
    this.#sequence.reset();
    this.#cameIn.clear();
  }

  /** Nothing that stood here is this desktop's any more [STN-06]. */
  #onEnded(failure: Failure): void {
    this.#connected = false;
    this.#stopAsking();
    for (const one of [...this.#waiting.values()]) one.settle(failure);
    this.#change({ ...NO_STATE, failure });
  }

  /** Asks for a snapshot after a while, and again until nothing is missing. */
  #ask(delay: number): void {
    this.#cancelAsking ??= this.clock.after(delay, () => {
      this.#cancelAsking = undefined;
      this.#ask(SNAPSHOT_LIMIT);
      this.backend.resync();
    });
  }

  #stopAsking(): void {
    this.#cancelAsking?.();
    this.#cancelAsking = undefined;
  }

  // --------------------------------------------------------------------------------------------------------- the facts

  #take(fact: Fact): void {
    if (!this.#connected || this.#isDown || this.#pastEpochs.has(fact.epoch)) return;
    const isNewLife = fact.epoch !== this.#epoch;
    if (isNewLife && !fact.snapshot) {
      if (this.#awaitsSnapshot) return;
      this.#awaitsSnapshot = true;
      this.#stopAsking();
      this.#ask(SNAPSHOT_LIMIT);
      this.backend.resync();
      return;
    }
    if (isNewLife) this.#beginLife(fact.epoch);
    this.#time.hear(fact.now, isNewLife);
    if (!this.#sequence.isOld(fact)) this.#apply(fact, isNewLife);
    const isReplay = fact.snapshot && this.#first;
    this.#first = false;
    const happened = this.#sequence.take(fact);
    if (this.#sequence.hasGap || this.#awaitsSnapshot) this.#ask(GAP_LIMIT);
    else this.#stopAsking();
    this.#tell(happened, isReplay);
  }

  #beginLife(epoch: string): void {
    if (this.#epoch) this.#pastEpochs.add(this.#epoch);
    this.#epoch = epoch;
    this.#tombstones.clear();
    this.#forgetConnection();
  }

  #apply(fact: Fact, isNewLife: boolean): void {
    const before = this.#state;
    const interactions = new Map(fact.snapshot ? [] : before.interactions);
    if (fact.snapshot) {
      for (const [id, seq] of this.#cameIn) {
        const known = before.interactions.get(id);
        if (known && seq > fact.seq) interactions.set(id, known);
        else this.#cameIn.delete(id);
      }
    }
    for (const one of fact.interactions) {
      const known = before.interactions.get(one.id);
      if ((this.#tombstones.get(one.id) ?? -1) >= one.revision) continue;
      const isOlder = !isNewLife && known !== undefined && known.revision >= one.revision;
      interactions.set(one.id, isOlder ? known : one);
      if (!isOlder) this.#cameIn.set(one.id, fact.seq);
    }
    for (const { id, revision } of fact.gone) {
      if ((interactions.get(id)?.revision ?? -1) > revision) continue;
      interactions.delete(id);
      this.#cameIn.delete(id);
      const last = Math.max(revision, this.#tombstones.get(id) ?? -1);
      this.#tombstones.delete(id);
      this.#tombstones.set(id, last);
      dropOldest(this.#tombstones);
    }
    const isNewerAgent = isNewLife || !before.agent || (fact.agent && fact.agent.revision >= before.agent.revision);
    const agent = (isNewerAgent ? fact.agent : null) ?? before.agent;
    // Between a connection that came back and its snapshot nothing is sure.
    const isSure = fact.snapshot || !this.#awaitsSnapshot;
    if (fact.snapshot) this.#awaitsSnapshot = false;
    this.#change({
      interactions,
      agent,
      settings: fact.settings ?? before.settings,
      ...(isSure ? { link: 'open', retryAt: null } : {}),
    });

    // What the centre has taken is in a snapshot that comes after it said so.
    for (const one of [...this.#waiting.values()]) {
      if (this.#isEffective(one, this.#state) || (fact.snapshot && one.revision !== null)) one.settle();
    }
  }

  #tell(happenings: readonly Happening[], replayed: boolean): void {
    for (const happening of happenings) {
      // A centre that begins anew may give out the same ids again.
      const id = `${happening.id} ${happening.at}`;
      if (this.#toldIds.has(id)) continue;
      this.#toldIds.add(id);
      dropOldest(this.#toldIds);
      for (const listener of [...this.#happened]) listener({ happening, replayed });
    }
  }

  #change(change: Partial<State>): void {
    const before = this.#state;
    const next = { ...before, ...change, pending: this.#pending(before.pending) };
    this.#state = derived(before, next, this.backend.capabilities);
    if (this.#notifying) return;
    this.#notifying = true;
    queueMicrotask(() => {
      this.#notifying = false;
      for (const listener of [...this.#listeners]) listener();
    });
  }

  #pending(before: readonly Pending[]): readonly Pending[] {
    const now = [...this.#waiting.values()];
    return now.length === before.length && now.every((one, index) => one.id === before[index]?.id) ? before : now;
  }
}

/** Sets and maps keep the order in which things came. */
function dropOldest(known: Set<string> | Map<string, unknown>): void {
  if (known.size <= KEPT_IDS) return;
  for (const oldest of known.keys()) {
    known.delete(oldest);
    return;
  }
}
