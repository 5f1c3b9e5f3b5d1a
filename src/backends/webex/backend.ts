/**
 * An agent's seat in Webex Contact Center, through the host's own SDK. What the service says becomes facts
 * (`translate.ts`), what the agent asks becomes methods and calls (`commands.ts`); this keeps both together, and makes up
 * for what the SDK forgets.
 */
import { COMMAND_LIMIT, Failure, subjectOf, systemClock } from '../../core/index.js';
import type {
  Acknowledgement,
  Backend,
  BackendListener,
  Capabilities,
  Clock,
  Command,
  DirectoryPage,
  Fact,
  Media,
  SearchQuery,
  Timestamp,
} from '../../core/index.js';
import { AutoWrapUp } from './auto-wrap-up.js';
import { carryOut, COMMAND_NAMES } from './commands.js';
import { DIRECTORIES } from './directory.js';
import { Ears } from './ears.js';
import type { Said } from './ears.js';
import { failureOf } from './failures.js';
import { SdkLink } from './link.js';
import { fetchLists } from './lists.js';
import type { WebexMedia } from './media.js';
import { keep, Once } from './memory.js';
import { moment } from './read.js';
import { repair } from './repair.js';
import { request } from './rest.js';
import { RollCall } from './roll-call.js';
import type { SdkContactCenter, SdkProfile } from './sdk.js';
import { openSession } from './session.js';
import type { Session } from './session.js';
import { Tracks } from './tracks.js';
import { Translator } from './translate.js';
import type { Changed } from './translate.js';

export interface WebexOptions {
  /**
   * The SDK's `webex.cc`, once `webex` is ready, or what loads it when a desktop connects. The kit registers it; it stays
   * registered when the desktop leaves, until the host deregisters it or the page closes.
   */
  readonly cc: SdkContactCenter | (() => SdkContactCenter | Promise<SdkContactCenter>);
  /** What waiting is measured by. Default: the machine's. */
  readonly clock?: Clock | undefined;
  /** Told once of each kind of thing that the service said and nobody understood. Default: a warning in the console. */
  readonly onDropped?: ((what: string) => void) | undefined;
}

/** A seat in Webex Contact Center. */
export function webex(options: WebexOptions): Backend {
  return new WebexBackend(options);
}

const CAPABILITIES: Capabilities = { commands: COMMAND_NAMES, directories: DIRECTORIES, reveal: false };
/** So long the SDK may take to ask what the service holds, before it is asked without it, in milliseconds. */
const RELOGIN_LIMIT = 3_000;

class WebexBackend implements Backend {
  readonly capabilities = CAPABILITIES;
  readonly #options: WebexOptions;
  readonly #clock: Clock;
  readonly #ears = new Ears({ frame: (said) => this.#hear(said), elsewhere: () => this.#endElsewhere() });
  readonly #tracks = new Tracks();
  #media: WebexMedia | undefined;
  readonly #link: SdkLink;
  readonly #rollCall: RollCall;
  readonly #autoWrapUp: AutoWrapUp;
  /** One life of this page: the service numbers nothing, so that the kit does. */
  readonly #epoch = `webex-${Math.random().toString(36).slice(2, 12)}`;
  #seq = 0;
  #listener: BackendListener | undefined;
  #opening: Promise<void> | undefined;
  #session: Session | undefined;
  /** The service has told of everything once. */
  #isOpen = false;
  /** What was heard before there was a profile to read it by. */
  #early: Said[] = [];
  #called: (() => void)[] = [];
  /** How far the service's clock is ahead of this machine's, as far as its frames tell. */
  #ahead: number | null = null;
  /** Calls that ended for this agent, and are no more. */
  readonly #ended = new Set<string>();
  readonly #sent = new Once<Promise<Acknowledgement>>();

  constructor(options: WebexOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#link = new SdkLink(this.#clock, {
      broken: (retryAt) => this.#listener?.link('lost', retryAt),
      there: (asked) => this.#onThere(asked),
    });
    this.#rollCall = new RollCall(this.#clock, {
      begun: () => this.#session?.translator.beginResync(),
      done: () => this.#onCalled(),
    });
    this.#autoWrapUp = new AutoWrapUp(this.#clock, {
      translator: () => this.#session?.translator,
      tell: (change) => this.#tell(change),
      carryOut: (command) => this.#carryOut(command, true),
    });
  }

  // ---------------------------------------------------------------------------------------------------- the connection

  async connect(listener: BackendListener): Promise<void> {
    this.#listener = listener;
    try {
      await (this.#opening ??= this.#open());
    } catch (error) {
      this.#opening = undefined;
      if (this.#listener === listener) this.#listener = undefined;
      throw failureOf(error);
    }
    if (this.#listener === listener) this.#snapshot();
  }

  async disconnect(): Promise<void> {
    await Promise.resolve();
    this.#listener = undefined;
    this.#closeMedia();
  }

  resync(): void {
    const cc = this.#session?.cc;
    if (cc && !this.#link.isBroken) this.#reload(cc).catch(() => undefined);
  }

  retry(): void {
    this.#link.retry();
  }

  async #open(): Promise<void> {
    const { cc: given } = this.#options;
    const cc = typeof given === 'function' ? await given() : given;
    this.#early = [];
    this.#ears.listen(cc);
    try {
      const profile = await this.#registered(cc);
      const lists = await fetchLists(cc, profile);
      const { onDropped = warn } = this.#options;
      const session = openSession(cc, new Translator({ profile, lists, now: this.#now(), onDropped }), profile, {
        clock: this.#clock,
        task: (id) => this.#ears.task(id),
        isOver: (id) => this.#ended.has(id),
        cancelAutoWrapUp: (id) => this.#autoWrapUp.cancel(id),
        chooseReason: (id, reasonId) => this.#autoWrapUp.choose(id, reasonId),
      });
      this.#session = session;
      this.#link.watch(cc, () => this.#registerAgain(cc));
      await this.#callRoll(cc);
      this.#tracks.miss(session.translator.interactions.filter((one) => !one.request).map((one) => one.id));
      this.#isOpen = true;
    } catch (error) {
      this.#forget();
      throw error;
    }
  }

  /** The SDK waits for ever for a service that takes the socket and says nothing. */
  #registered(cc: SdkContactCenter): Promise<SdkProfile> {
    this.#rollCall.reset();
    return new Promise((resolve, reject) => {
      const late = (): void => reject(new Failure('timeout', { retryable: true }));
      const cancel = this.#clock.after(COMMAND_LIMIT, late);
      cc.register().then(resolve, reject).finally(cancel);
    });
  }

  async #registerAgain(cc: SdkContactCenter): Promise<void> {
    const profile = await this.#registered(cc);
    if (this.#session) this.#session.profile = profile;
    this.#listener?.link('open');
    await this.#callRoll(cc);
  }

  /** Waits until the service has told of every task. */
  async #callRoll(cc: SdkContactCenter): Promise<void> {
    const early = this.#early;
    this.#early = [];
    for (const said of early) this.#hear(said);
    if (this.#rollCall.isOver) return;
    const called = new Promise<void>((resolve) => this.#called.push(resolve));
    // The SDK does not ask where its host has switched that off.
    if (!this.#rollCall.hasBegun) await this.#reload(cc);
    await called;
  }

  /** Asks the service to tell what it holds. */
  async #reload(cc: SdkContactCenter): Promise<void> {
    await request(cc, 'POST', '/v1/agents/reload', {});
  }

  #onThere(asked: boolean): void {
    const session = this.#session;
    if (!session) return;
    this.#listener?.link('open');
    if (!asked) this.resync();
    else if (!this.#rollCall.hasBegun)
      this.#clock.after(RELOGIN_LIMIT, () => !this.#rollCall.hasBegun && this.resync());
  }

  #onCalled(): void {
    const session = this.#session;
    if (!session) return;
    // Nothing tells of a task that ended while nobody listened.
    this.#tell(session.translator.endResync(this.#now()));
    const called = this.#called;
    this.#called = [];
    for (const one of called) one();
    if (this.#isOpen) this.#snapshot();
  }

  #endElsewhere(): void {
    const listener = this.#listener;
    this.#listener = undefined;
    this.#forget();
    listener?.ended(new Failure('signed-in-elsewhere'));
  }

  #forget(): void {
    this.#closeMedia();
    this.#tracks.clear();
    this.#ears.deafen();
    this.#link.leave();
    this.#rollCall.reset();
    this.#autoWrapUp.clear();
    this.#session = undefined;
    this.#opening = undefined;
    this.#isOpen = false;
    this.#called = [];
    this.#ahead = null;
  }

  // ----------------------------------------------------------------------------------------------------- what is heard

  #hear(said: Said): void {
    const session = this.#session;
    if (!session) {
      this.#early.push(said);
      return;
    }
    const { translator, desk } = session;
    if (typeof said.eventTime === 'number') {
      const now = this.#clock.now();
      this.#ahead = Math.max(this.#ahead ?? -Infinity, moment(said.eventTime, now) - now);
    }
    this.#rollCall.beginWith(said);
    const change = translator.data(said, this.#now());
    this.#tell(change);
    repair(said, this.#ears, this.#tracks);
    this.#rollCall.hear(said);
    desk.hear(said);
    if (change.resync) this.resync();
  }

  /** The service's time, as far as it is known. */
  #now(): Timestamp {
    return this.#clock.now() + (this.#ahead ?? 0);
  }

  #tell(change: Changed): void {
    for (const one of change.interactions) this.#autoWrapUp.look(one, this.#now());
    for (const { id } of change.gone) {
      this.#autoWrapUp.forget(id);
      this.#ears.forget(id);
    }
    const { agent, interactions, gone, happenings } = change;
    for (const { name, detail } of happenings) if (name === 'ended') keep(this.#ended, detail.interactionId);
    for (const { id } of interactions) this.#ended.delete(id);
    if (!agent && interactions.length + gone.length + happenings.length === 0) return;
    this.#say({ snapshot: false, agent, settings: null, interactions, gone, happenings });
  }

  #snapshot(): void {
    const translator = this.#session?.translator;
    if (!translator) return;
    const { agent, settings, interactions } = translator;
    this.#say({ snapshot: true, agent, settings, interactions, gone: [], happenings: [] });
  }

  #say(fact: Omit<Fact, 'epoch' | 'seq' | 'now'>): void {
    // What comes before the first snapshot is in it.
    if (!this.#listener || !this.#isOpen) return;
    this.#seq += 1;
    this.#listener.fact({ epoch: this.#epoch, seq: this.#seq, now: this.#now(), ...fact });
    this.#media?.look();
  }

  // --------------------------------------------------------------------------------------------------------- the sound

  async media(): Promise<Media> {
    const { WebexMedia } = await import('./media.js');
    this.#closeMedia();
    this.#media = new WebexMedia(() => {
      const translator = this.#listener && this.#session?.translator;
      if (!translator) return null;
      const { agentId, agent, interactions } = translator;
      const task = (id: string) => this.#ears.task(id);
      return { agentId, isHere: agent.station?.kind === 'browser', all: interactions, task };
    }, this.#tracks);
    return this.#media;
  }

  #closeMedia(): void {
    this.#media?.close();
    this.#media = undefined;
  }

  // ------------------------------------------------------------------------------------------------------ what is asked

  send(command: Command): Promise<Acknowledgement> {
    return this.#sent.do(command.id, () => this.#carryOut(command));
  }

  /** What was not the agent's act is told as none. */
  async #carryOut(command: Command, byItself = false): Promise<Acknowledgement> {
    const session = this.#session;
    if (!session) throw new Failure('link-lost', { command: command.name, retryable: true });
    const { translator, desk } = session;
    const id = subjectOf(command.payload);
    if (!byItself) translator.sent(command);
    try {
      await carryOut(desk, command);
    } catch (error) {
      translator.unsent(command);
      throw Failure.from(failureOf(error), command.name, id ?? undefined);
    }
    const subject = id === null ? translator.agent : translator.interaction(id);
    return { revision: subject?.revision ?? translator.revision };
  }

  async search(query: SearchQuery, start: number, count: number): Promise<DirectoryPage> {
    if (!this.#session) throw new Failure('link-lost', { retryable: true });
    return this.#session.directory.search(query, start, count);
  }

  reveal(interactionId: string): Promise<string> {
    return Promise.reject(new Failure('unsupported', { interactionId }));
  }
}

const warn = (what: string): void => console.warn(`wx-agent-kit: ${what}`);
