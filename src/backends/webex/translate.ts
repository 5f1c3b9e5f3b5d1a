/**
 * Frames of Webex as the kit's facts. A frame holds a whole interaction, so that one which was lost is made up for by the
 * next; one that comes late, twice or mutilated changes nothing. Pure: times come with the frames.
 */
import type {
  Agent,
  AgentStateName,
  Command,
  Commands,
  Destination,
  Happening,
  Interaction,
  Settings,
  Timestamp,
} from '../../core/index.js';
import { AgentReader } from './agent.js';
import { NO_CHANGE } from './changed.js';
import type { Changed } from './changed.js';
import {
  BEGINS,
  FAILURE,
  IGNORED,
  isAnnouncement,
  isBack,
  isOutcome,
  isTheEnd,
  KNOWN,
  mayFollow,
  MISSES,
  PERSONAL,
} from './frame-types.js';
import { happen, happeningsOf, missedOf } from './happenings.js';
import type { Doings } from './happenings.js';
import { toInteraction } from './interaction.js';
import type { Around } from './interaction.js';
import { autoWrapUpOf, agentOf, settingsOf } from './profile.js';
import type { Lists } from './profile.js';
import { fresh, KEPT, remember } from './memory.js';
import { bag, filled, isBag, moment } from './read.js';
import type { Bag } from './read.js';
import type { SdkInteraction } from './sdk.js';

export type { Changed } from './changed.js';
export type { Lists } from './profile.js';

export interface TranslatorOptions {
  /** What `register()` resolves with. */
  readonly profile: unknown;
  readonly lists?: Lists;
  readonly now: Timestamp;
  /** Told once of each kind of thing that could not be used. */
  readonly onDropped?: (what: string) => void;
}

interface Task {
  readonly view: Interaction;
  readonly raw: SdkInteraction;
  readonly at: Timestamp;
}

export class Translator implements Doings {
  readonly settings: Settings;
  readonly agentId: string;
  readonly #lists: Lists;
  readonly #around: Around;
  readonly #self: AgentReader;
  readonly #onDropped: (what: string) => void;
  readonly #dropped = new Set<string>();
  readonly #tasks = new Map<string, Task>();
  /** When tasks went, by id. */
  readonly #graves = new Map<string, Timestamp>();
  readonly #told = new Set<string>();
  readonly #doings = new Map<string, Commands[keyof Commands]>();
  readonly #stopped = new Set<string>();
  readonly #reasons = new Map<string, string>();
  /** Tasks that were not confirmed yet, while a resync goes on. */
  #unconfirmed: Set<string> | null = null;
  #revision = 0;
  #agent: Agent;

  constructor({ profile, lists = {}, now, onDropped = () => undefined }: TranslatorOptions) {
    const read = bag(profile);
    this.#lists = lists;
    this.#onDropped = onDropped;
    this.settings = settingsOf(read, lists);
    this.agentId = agentOf(read).id;
    this.#self = new AgentReader(read, now);
    const { after, extendable } = autoWrapUpOf(read);
    const station = (): Around['station'] => this.#self.station?.kind ?? null;
    this.#around = {
      agentId: this.agentId,
      get station() {
        return station();
      },
      ringTime: this.settings.ringTime,
      autoWrapUp: after,
      extendable,
      entryPointName: (id) => this.#lists.entryPoints?.find((one) => one.id === id)?.name ?? '',
      asked: (id): Destination | undefined => this.of(id, 'consult')?.to,
      isStopped: (id) => this.#stopped.has(id),
      reasonId: (id) => this.#reasons.get(id) ?? null,
    };
    this.#agent = this.#self.agent([], now, 0);
  }

  // ------------------------------------------------------------------------------------------------ what is known

  get agent(): Agent {
    return this.#agent;
  }

  get interactions(): readonly Interaction[] {
    return [...this.#tasks.values()].map((one) => one.view);
  }

  interaction(id: string): Interaction | undefined {
    return this.#tasks.get(id)?.view;
  }

  /** A task as the service wrote it last. */
  raw(id: string): SdkInteraction | undefined {
    return this.#tasks.get(id)?.raw;
  }

  /** As of which what is known counts: what comes later has a higher one. */
  get revision(): number {
    return this.#revision;
  }

  // ------------------------------------------------------------------------------------------- what this agent does

  /** A command that is on its way: frames do not say who asked for what they tell of. */
  sent({ name, payload }: Pick<Command, 'name' | 'payload'>): void {
    if ('interactionId' in payload) this.#doings.set(`${payload.interactionId}/${name}`, payload);
  }

  /** It was refused, and nothing comes of it. */
  unsent({ name, payload }: Pick<Command, 'name' | 'payload'>): void {
    if ('interactionId' in payload) this.#doings.delete(`${payload.interactionId}/${name}`);
  }

  of<K extends keyof Commands>(interactionId: string, name: K): Commands[K] | undefined {
    return this.#doings.get(`${interactionId}/${name}`) as Commands[K] | undefined;
  }

  /** Stops the countdown of a wrap-up: the service knows of none, only desktops do. */
  cancelAutoWrapUp(id: string): Changed {
    const task = this.#tasks.get(id);
    if (!task?.view.wrapUp) return NO_CHANGE;
    this.#stopped.add(id);
    return this.#put(task, { ...task.view, wrapUp: { ...task.view.wrapUp, autoAt: null } });
  }

  /** Which reason a countdown will submit. */
  chooseReason(id: string, reasonId: string): Changed {
    const task = this.#tasks.get(id);
    if (!task?.view.wrapUp) return NO_CHANGE;
    this.#reasons.set(id, reasonId);
    return this.#put(task, { ...task.view, wrapUp: { ...task.view.wrapUp, reasonId } });
  }

  #put(task: Task, view: Interaction): Changed {
    this.#revision += 1;
    const made = { ...view, revision: this.#revision };
    this.#tasks.set(view.id, { ...task, view: made });
    return { ...NO_CHANGE, interactions: [made] };
  }

  // ------------------------------------------------------------------------------------------------------- resync

  /** From here on `AgentContact` says, one by one, which tasks there are. */
  beginResync(): void {
    this.#unconfirmed = new Set(this.#tasks.keys());
  }

  /** All have been told: what was not among them is over. */
  endResync(now: Timestamp): Changed {
    const over = [...(this.#unconfirmed ?? [])];
    this.#unconfirmed = null;
    if (over.length === 0) return NO_CHANGE;
    this.#revision += 1;
    return { ...NO_CHANGE, gone: over.flatMap((id) => this.#bury(id, now)), agent: this.#look(now) };
  }

  // ------------------------------------------------------------------------------------------------------- frames

  /** What a message of the socket changes. `now` is the time where the frame has none. */
  frame(message: unknown, now: Timestamp): Changed {
    const outer = bag(message);
    if (!isBag(outer['data'])) {
      return this.#drop(isBag(message) ? `a frame without data: ${filled(outer['type']) ?? '?'}` : 'no frame');
    }
    return this.data(outer['data'], now, filled(outer['type']) ?? '');
  }

  /** The same with what the SDK hands on, which is the inside of a message. */
  data(inside: unknown, now: Timestamp, outer = ''): Changed {
    const data = bag(inside);
    const type = filled(data['type']) ?? outer;
    if (type === '') return this.#drop('a frame without a type');
    if (type === 'AGENT_MULTI_LOGIN' || outer === 'AGENT_MULTI_LOGIN') return { ...NO_CHANGE, ended: true };
    const at = moment(data['eventTime'], now);
    if (data['interactionId'] !== undefined || isBag(data['interaction'])) return this.#task(type, data, at);
    return this.#person(type, data, at);
  }

  #person(type: string, data: Bag, at: Timestamp): Changed {
    const about = filled(data['agentId']);
    if (about !== null && about !== this.agentId) return this.#drop(`${type} of another agent`);
    if (type === 'AgentReloginFailed' && data['reason'] === 'AGENT_NOT_FOUND') return this.#absent(at);
    if (type === 'Welcome' || type === 'BuddyAgents' || FAILURE.test(type)) return NO_CHANGE;
    const was = this.#self.base;
    const news = this.#self.hear(type, data, at);
    if (news === 'late') return this.#drop(`${type} too late`);
    const agent = this.#look(at);
    if (news === 'nothing') return agent === null && !PERSONAL.test(type) ? this.#drop(type) : { ...NO_CHANGE, agent };
    const happenings: Happening[] = [];
    const { name, codeId } = this.#self.base;
    if (news === 'signed-in') happenings.push(happen('signed-in', {}, at));
    if (news === 'signed-out') happenings.push(happen('signed-out', {}, at));
    const isOther = was.name !== name || was.codeId !== codeId;
    if (news === 'state' && isOther && isChosen(name)) {
      happenings.push(happen('state-changed', { state: name, codeId }, at, `${name}${codeId ?? ''}`));
    }
    return { ...NO_CHANGE, agent, happenings: fresh(this.#told, happenings) };
  }

  /** Coming back showed that this agent is not signed in. */
  #absent(at: Timestamp): Changed {
    this.#self.absent(at);
    this.#revision += 1;
    const gone = [...this.#tasks.keys()].flatMap((id) => this.#bury(id, at));
    return { ...NO_CHANGE, gone, agent: this.#look(at) };
  }

  #task(type: string, data: Bag, at: Timestamp): Changed {
    const id = filled(data['interactionId']) ?? filled(bag(data['interaction'])['interactionId']);
    if (id === null) return this.#drop(`${type} of no interaction`);
    if (IGNORED.has(type)) return NO_CHANGE;
    const known = this.#tasks.get(id);
    const isPresent = type === 'AgentContact';
    const grave = this.#graves.get(id);
    // What is over may be told of by several frames.
    if (!isPresent && !known && grave !== undefined && (isBack(type) ? at < grave : at <= grave)) return NO_CHANGE;
    if (!isPresent && known && at < known.at) return this.#drop(`${type} too late`);
    const isTold = !FAILURE.test(type) || isOutcome(type);
    if (!isTold) return NO_CHANGE;
    if (!KNOWN.has(type)) return this.#drop(type);
    this.#unconfirmed?.delete(id);
    const before = known?.view;
    if (isTheEnd(type, data, before, this.agentId)) return before ? this.#end(type, data, at, before) : NO_CHANGE;
    const read = toInteraction(data, at, before, this.#around);
    if (read === null) return { ...this.#drop(`${type} without a whole interaction`), resync: !isPresent };
    if (read === 'left') {
      if (isAnnouncement(type, before, this.agentId)) return NO_CHANGE;
      return before ? this.#end(type, data, at, before) : NO_CHANGE;
    }
    if (!before && grave !== undefined && !BEGINS.has(type)) {
      return { ...this.#drop(`${type} of what is over`), resync: true };
    }
    if (before && !isPresent && !mayFollow(before, read, type)) {
      return { ...this.#drop(`${type}, which cannot follow`), resync: true };
    }
    return this.#take(read, data, at, before);
  }

  #take(read: Interaction, data: Bag, at: Timestamp, before: Interaction | undefined): Changed {
    const happenings = fresh(
      this.#told,
      happeningsOf({ before, after: read, data, at, agentId: this.agentId, doings: this }),
    );
    if (!before) this.#graves.delete(read.id);
    this.#forgetDoings(read.id, happenings);
    const raw = bag(data['interaction']) as unknown as SdkInteraction;
    const isSame = before !== undefined && JSON.stringify({ ...before, revision: 0 }) === JSON.stringify(read);
    if (isSame) {
      this.#tasks.set(read.id, { view: before, raw, at });
      return { ...NO_CHANGE, happenings };
    }
    this.#revision += 1;
    const view = { ...read, revision: this.#revision };
    this.#tasks.set(read.id, { view, raw, at });
    return { ...NO_CHANGE, interactions: [view], happenings, agent: this.#look(at) };
  }

  #end(type: string, data: Bag, at: Timestamp, before: Interaction): Changed {
    const happenings = fresh(
      this.#told,
      happeningsOf({ before, after: undefined, data, at, agentId: this.agentId, doings: this }),
    );
    if (MISSES.has(type)) this.#self.miss(missedOf(before, data, at));
    this.#revision += 1;
    return { ...NO_CHANGE, gone: this.#bury(before.id, at), happenings, agent: this.#look(at) };
  }

  #bury(id: string, at: Timestamp): { id: string; revision: number }[] {
    if (!this.#tasks.delete(id)) return [];
    remember(this.#graves, id, at);
    this.#stopped.delete(id);
    this.#reasons.delete(id);
    for (const key of [...this.#doings.keys()]) if (key.startsWith(`${id}/`)) this.#doings.delete(key);
    return [{ id, revision: this.#revision }];
  }

  /** What came of it is told; the next one of its kind may be somebody else's. */
  #forgetDoings(id: string, happenings: readonly Happening[]): void {
    for (const { name } of happenings) {
      if (name === 'consult-ended' || name === 'consult-failed') {
        this.#doings.delete(`${id}/end-consult`);
        this.#doings.delete(`${id}/consult`);
      }
      if (name === 'transferred' || name === 'ended') this.#doings.delete(`${id}/transfer`);
    }
  }

  /** The agent, where it is not as it was. */
  #look(now: Timestamp): Agent | null {
    const next = this.#self.agent(this.interactions, now, this.#agent.revision);
    if (JSON.stringify(next) === JSON.stringify(this.#agent)) return null;
    this.#revision += 1;
    this.#agent = { ...next, revision: this.#revision };
    return this.#agent;
  }

  #drop(what: string): Changed {
    if (!this.#dropped.has(what) && this.#dropped.size < KEPT) {
      this.#dropped.add(what);
      this.#onDropped(what);
    }
    return NO_CHANGE;
  }
}

const isChosen = (name: AgentStateName): boolean => name === 'available' || name === 'idle';
