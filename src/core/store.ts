/**
 * The one mutable cell of a desktop: what the centre said, what was asked of it and has not come yet, and which
 * interaction is the current one. Nothing here is optimistic; a screen changes when a fact says so.
 */
import type { Acknowledgement, Backend, Fact, Link } from './backend.js';
import type { Cancel, Clock, Timestamp } from './clock.js';
import { systemClock } from './clock.js';
import type { Command, CommandName, Commands } from './commands.js';
import { subjectOf } from './commands.js';
import { Failure } from './failure.js';
import type { Happening } from './happenings.js';
import { participantOf } from './model.js';
import type { Agent, Interaction, Settings } from './model.js';
import { controlsFor } from './rules.js';
import type { Act, Controls } from './rules.js';

/** A command whose effect has not come yet. */
export interface Pending {
  readonly id: string;
  readonly name: CommandName;
  /** The interaction it is about, or null for the agent. */
  readonly interactionId: string | null;
}

/** All that a desktop knows. Replaced at each change; parts that did not change are the same objects. */
export interface State {
  readonly link: Link;
  /** Why there is no connection, after an attempt that failed. */
  readonly failure: Failure | null;
  readonly agent: Agent | null;
  readonly settings: Settings | null;
  readonly interactions: ReadonlyMap<string, Interaction>;
  readonly controls: ReadonlyMap<string, Controls>;
  readonly pending: readonly Pending[];
  /** The interaction that every element shows which is not bound to another [TSK-01]. */
  readonly currentId: string | null;
  /** How many of the customer's messages the agent has seen, by interaction. */
  readonly read: ReadonlyMap<string, number>;
}

/** A happening on its way to the page. `replayed` when it was over before this page opened. */
export interface Told {
  readonly happening: Happening;
  readonly replayed: boolean;
}

/** What a desktop knows before it is connected: nothing. */
export const NO_STATE: State = {
  link: 'closed',
  failure: null,
  agent: null,
  settings: null,
  interactions: new Map(),
  controls: new Map(),
  pending: [],
  currentId: null,
  read: new Map(),
};

/** After so long without an effect a command counts as failed, in milliseconds. */
const PENDING_LIMIT = 20_000;
/** So many ids of what is over are remembered: far more than a link can hold back, and not a whole shift's. */
const KEPT_IDS = 1_000;
/** How long a fact may be late before the gap counts as a loss, in milliseconds. */
const GAP_LIMIT = 1_000;

let stores = 0;

interface Waiting extends Pending {
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
  #seq = 0;
  /** Facts that came before one that is still missing. */
  #ahead = new Set<number>();
  /** Revisions as of which interactions were gone; older facts about them come too late. */
  #tombstones = new Map<string, number>();
  #toldIds = new Set<string>();
  #first = true;
  #offset = 0;
  #cancelGap: Cancel | undefined;
  #connected = false;

  constructor(backend: Backend, clock: Clock = systemClock) {
    this.backend = backend;
    this.clock = clock;
    this.#name = `${clock.now().toString(36)}-${(stores++).toString(36)}-${Math.random().toString(36).slice(2, 8)}`;
  }

  get state(): State {
    return this.#state;
  }

  /** The centre's time: what timers count from [ANS-03]. */
  now(): Timestamp {
    return this.clock.now() + this.#offset;
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
    this.#change({ link: 'connecting', failure: null });
    try {
      await this.backend.connect({
        fact: (fact) => this.#take(fact),
        link: (link) => this.#onLink(link),
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
    this.#cancelGap?.();
    for (const one of [...this.#waiting.values()]) one.settle(new Failure('link-lost', { command: one.name }));
    this.#change({ link: 'closed' });
    await this.backend.disconnect();
  }

  /**
   * Asks the centre for something; resolves once the effect is here. Asking again for what is already under way joins
   * it: a double click acts once [ERR-03].
   */
  send<K extends CommandName>(name: K, payload: Commands[K]): Promise<void> {
    const interactionId = subjectOf(payload);
    for (const one of this.#waiting.values()) {
      if (one.name === name && one.interactionId === interactionId) return one.promise;
    }
    if (!this.backend.capabilities.commands.has(name)) return Promise.reject(this.#failure('unsupported', name));
    if (this.#state.link !== 'open') return Promise.reject(this.#failure('link-lost', name));

    const id = `${this.#name}-${(this.#commands++).toString(36)}`;
    const waiting = this.#await(id, name, interactionId);
    // The union of names and payloads is not one that the compiler can follow through a type parameter.
    const command = { id, name, payload } as unknown as Command;
    this.backend.send(command).then(
      (acknowledgement) => this.#acknowledged(waiting, acknowledgement),
      (error: unknown) => waiting.settle(Failure.from(error, name, interactionId ?? undefined)),
    );
    return waiting.promise;
  }

  /** Makes an interaction the current one, and what it says read. */
  choose(interactionId: string): void {
    if (this.#state.interactions.has(interactionId)) this.#change({ currentId: interactionId });
  }

  #failure(code: 'unsupported' | 'link-lost', command: CommandName): Failure {
    return new Failure(code, { command, retryable: code === 'link-lost' });
  }

  #await(id: string, name: CommandName, interactionId: string | null): Waiting {
    let resolve!: () => void;
    let reject!: (failure: Failure) => void;
    const promise = new Promise<void>((onResolve, onReject) => {
      resolve = onResolve;
      reject = onReject;
    });
    const cancel = this.clock.after(PENDING_LIMIT, () =>
      waiting.settle(
        new Failure('timeout', { command: name, interactionId: interactionId ?? undefined, retryable: true }),
      ),
    );
    const waiting: Waiting = {
      id,
      name,
      interactionId,
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
  #isEffective(waiting: Waiting, state: State): boolean {
    if (waiting.revision === null) return false;
    if (waiting.interactionId === null) return (state.agent?.revision ?? 0) >= waiting.revision;
    const interaction = state.interactions.get(waiting.interactionId);
    return !interaction || interaction.revision >= waiting.revision;
  }

  #onLink(link: Link): void {
    if (link !== this.#state.link) this.#change({ link });
  }

  #take(fact: Fact): void {
    const isNewLife = fact.epoch !== this.#epoch;
    if (isNewLife && !fact.snapshot) {
      this.backend.resync();
      return;
    }
    if (isNewLife) {
      this.#epoch = fact.epoch;
      this.#tombstones.clear();
      this.#toldIds.clear();
    } else if (fact.snapshot && fact.seq < this.#seq) return; // an old snapshot that arrives late

    this.#watchForGap(fact);
    this.#offset = fact.now - this.clock.now();
    const before = this.#state;
    const interactions = new Map(fact.snapshot ? [] : before.interactions);
    for (const one of fact.interactions) {
      const known = before.interactions.get(one.id);
      if ((this.#tombstones.get(one.id) ?? -1) >= one.revision) continue;
      const isOlder = !isNewLife && known !== undefined && known.revision >= one.revision;
      interactions.set(one.id, isOlder ? known : one);
    }
    for (const { id, revision } of fact.gone) {
      if ((interactions.get(id)?.revision ?? -1) > revision) continue;
      interactions.delete(id);
      this.#tombstones.set(id, revision);
      dropOldest(this.#tombstones);
    }
    const isNewerAgent = isNewLife || !before.agent || (fact.agent && fact.agent.revision >= before.agent.revision);
    const agent = (isNewerAgent ? fact.agent : null) ?? before.agent;
    this.#change({ interactions, agent, settings: fact.settings ?? before.settings, link: 'open' });

    // After a gap a snapshot shows what became of everything; nobody waits any longer.
    for (const one of [...this.#waiting.values()]) {
      if (this.#isEffective(one, this.#state) || (fact.snapshot && !this.#first)) one.settle();
    }
    this.#tell(fact.happenings, fact.snapshot && this.#first);
    this.#first = false;
  }

  #watchForGap(fact: Fact): void {
    if (fact.snapshot) {
      this.#seq = fact.seq;
      this.#ahead.clear();
    } else if (fact.seq > this.#seq) this.#ahead.add(fact.seq);
    while (this.#ahead.delete(this.#seq + 1)) this.#seq += 1;
    if (this.#ahead.size === 0) {
      this.#cancelGap?.();
      this.#cancelGap = undefined;
    } else {
      this.#cancelGap ??= this.clock.after(GAP_LIMIT, () => {
        this.#cancelGap = undefined;
        this.backend.resync();
      });
    }
  }

  #tell(happenings: readonly Happening[], replayed: boolean): void {
    for (const happening of happenings) {
      if (this.#toldIds.has(happening.id)) continue;
      this.#toldIds.add(happening.id);
      dropOldest(this.#toldIds);
      for (const listener of [...this.#happened]) listener({ happening, replayed });
    }
  }

  #change(change: Partial<State>): void {
    const before = this.#state;
    const next = { ...before, ...change, pending: this.#pending(before.pending) };
    const currentId = this.#current(before, next);
    this.#state = {
      ...next,
      currentId,
      controls: this.#controls(before, next),
      read: this.#readMarks(before, next, currentId),
    };
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

  /** A call that was just answered is what the agent turns to; otherwise the choice stays as long as it can. */
  #current(before: State, next: State): string | null {
    const agentId = next.agent?.id ?? '';
    if (next.interactions !== before.interactions) {
      for (const [id, one] of next.interactions) {
        const known = before.interactions.get(id);
        if (one === known || one.request || !participantOf(one, agentId)) continue;
        if (!known || known.request) return id;
      }
    }
    if (next.currentId !== null && next.interactions.has(next.currentId)) return next.currentId;
    for (const [id, one] of next.interactions) if (!one.request) return id;
    return null;
  }

  /** Controls are made anew only for interactions that changed, and kept where they came out the same. */
  #controls(before: State, next: State): ReadonlyMap<string, Controls> {
    const isSameAround =
      next.link === before.link && next.pending === before.pending && next.agent?.id === before.agent?.id;
    if (isSameAround && next.interactions === before.interactions) return before.controls;
    const controls = new Map<string, Controls>();
    for (const [id, interaction] of next.interactions) {
      const known = before.controls.get(id);
      if (known && isSameAround && before.interactions.get(id) === interaction) {
        controls.set(id, known);
        continue;
      }
      const isBusy = (act: Act): boolean => next.pending.some((one) => one.name === act && one.interactionId === id);
      const made = controlsFor(interaction, next.agent?.id ?? '', this.backend.capabilities, next.link, isBusy);
      controls.set(id, known && sameControls(known, made) ? known : made);
    }
    return controls;
  }

  #readMarks(before: State, next: State, currentId: string | null): ReadonlyMap<string, number> {
    const current = currentId === null ? undefined : next.interactions.get(currentId);
    const isKnown = !current || before.read.get(current.id) === current.messages;
    const isGone = [...before.read.keys()].some((id) => !next.interactions.has(id));
    if (isKnown && !isGone) return before.read;
    const read = new Map([...before.read].filter(([id]) => next.interactions.has(id)));
    if (current) read.set(current.id, current.messages);
    return read;
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

const NO_CONTROLS: Controls = {};

/** The controls of one interaction, as the state has them; none where there is no such interaction. */
export function controlsOf(state: State | undefined, interactionId: string | null | undefined): Controls {
  return state?.controls.get(interactionId ?? '') ?? NO_CONTROLS;
}

function sameControls(one: Controls, other: Controls): boolean {
  const acts = Object.keys(one) as Act[];
  return (
    acts.length === Object.keys(other).length &&
    acts.every((act) => {
      const a = one[act];
      const b = other[act];
      return a && b && a.enabled === b.enabled && a.reason === b.reason && a.busy === b.busy;
    })
  );
}
