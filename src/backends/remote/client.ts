/**
 * A seat in a centre that is somewhere else, as a back end: over whatever channel it is given. Where the channel breaks
 * it opens another, after longer and longer times [ERR-02]; what has no answer yet is asked again there, under the same
 * id (docs/decisions/0011).
 *
 *   closed ──connect──▶ opening ──welcome, snapshot──▶ open ──channel closed──▶ lost ──attempt──▶ opening …
 */
import { COMMAND_LIMIT, Failure, systemClock } from '../../core/index.js';
import type {
  Acknowledgement,
  Backend,
  BackendListener,
  Cancel,
  Capabilities,
  Clock,
  Command,
  DirectoryEntry,
  DirectoryPage,
  Media,
  SearchQuery,
  TeamRow,
  World,
} from '../../core/index.js';
import { Asking } from '../asking.js';
import { BackOff } from '../back-off.js';
import type { ThroughLine } from '../sound/line.js';
import type { Ask } from './asks.js';
import { Audience } from './audience.js';
import { Connection } from './connection.js';
import type { OpenChannel } from './connection.js';
import type { FarSound } from './far-sound.js';
import { ANSWERS, asCapabilities, fromWire } from './says.js';
import type { News, NewsFrame, Say } from './says.js';
import { checked } from './schema.js';
import type { Checked } from './schema.js';
import { FarWorld } from './world.js';

export interface RemoteOptions {
  /** Which agent sits here. Default: the first of the centre's settings. */
  readonly agentId?: string | undefined;
  /** What lets this desktop in, where the centre asks for it. */
  readonly token?: string | undefined;
  /** What waiting is measured by; the desktop's own. Default: the machine's. */
  readonly clock?: Clock | undefined;
  /** A channel that was silent for so long is asked for a sign of life, in milliseconds. Default: never. */
  readonly silence?: number | undefined;
}

export interface Remote extends Backend {
  readonly world: World;
  /** Resolves once everything is here that the centre said to this seat before now. */
  settled(): Promise<void>;
  /** Moves the centre's clock, where it lets itself be moved: for tests. */
  advance(milliseconds: number): Promise<void>;
}

/** A seat in the centre at the other end of a channel; `open` opens one, and is asked again when that one breaks. */
export function remote(open: OpenChannel, options: RemoteOptions = {}): Remote {
  return new RemoteBackend(open, options);
}

const NOTHING: Capabilities = { commands: new Set(), directories: new Set(), reveal: false };

/** `Omit` that leaves a union a union. */
type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
/** A question before it is numbered. */
type Question = Without<Extract<Ask, { readonly id: number }>, 'id'>;
type Reply = Extract<Say, { readonly id: number }>;

class RemoteBackend implements Remote {
  readonly world: FarWorld;
  capabilities = NOTHING;
  readonly #openChannel: OpenChannel;
  readonly #options: RemoteOptions;
  readonly #clock: Clock;
  readonly #asking: Asking;
  readonly #backOff = new BackOff({ random: Math.floor(Math.random() * 2 ** 32) });
  #listener: BackendListener | undefined;
  #connection: Connection | null = null;
  #sound: FarSound | null = null;
  #isLost = false;
  #cancelAttempt: Cancel | undefined;
  #questions = 0;
  /** Who waits for the answer to which question. */
  readonly #waiting = new Map<number, (reply: Reply) => void>();
  /** Questions that are asked once: they fail with the connection. */
  readonly #once = new Set<(failure: Failure) => void>();
  /** Commands under way, by their ids: sending one again joins it. */
  readonly #sent = new Map<string, Promise<Acknowledgement>>();
  /** What somebody looks at, over whichever connection. */
  readonly #watched = new Set<keyof News>();
  readonly #agents = new Audience<readonly DirectoryEntry[]>((on) => this.#watch('agents', on));
  readonly #team = new Audience<readonly TeamRow[]>((on) => this.#watch('team', on), true);

  constructor(open: OpenChannel, options: RemoteOptions) {
    this.#openChannel = open;
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#asking = new Asking(this.#clock);
    this.world = new FarWorld(
      () => this.#watch('world', true),
      (act) => this.#askOnce({ type: 'act', act }),
    );
  }

  // ---------------------------------------------------------------------------------------------------- the connection

  async connect(listener: BackendListener): Promise<void> {
    this.#leave();
    this.#listener = listener;
    try {
      await this.#open();
    } catch (error) {
      if (this.#listener === listener) this.#leave();
      throw error;
    }
  }

  async disconnect(): Promise<void> {
    const connection = this.#connection;
    const left = connection?.close();
    this.#leave();
    await left;
  }

  resync(): void {
    this.#connection?.post({ type: 'resync' });
  }

  retry(): void {
    // During an attempt there is nothing to hurry.
    if (this.#isLost && !this.#connection) void this.#attempt(false);
  }

  /** Opens a channel; resolves once the first snapshot has reached the listener. */
  #open(): Promise<void> {
    const { agentId, token, silence } = this.#options;
    const connection = new Connection({
      clock: this.#clock,
      silence,
      hear: (say) => this.#hear(say),
      lost: () => this.#onLost(),
    });
    this.#connection = connection;
    return connection.open(this.#openChannel, agentId, token);
  }

  #leave(): void {
    this.#cancelAttempt?.();
    this.#listener = undefined;
    this.#isLost = false;
    this.#backOff.reset();
    const connection = this.#connection;
    this.#connection = null;
    void connection?.close();
    this.#sound?.media.close();
    this.#asking.fail(gone());
    this.#failOnce();
    this.world.forget();
  }

  #onLost(): void {
    this.#connection = null;
    this.#isLost = true;
    this.#asking.pause();
    this.#failOnce();
    this.#plan();
  }

  #plan(): void {
    const { wait } = this.#backOff;
    this.#cancelAttempt = this.#clock.after(wait, () => void this.#attempt(true));
    this.#listener?.link('lost', this.#clock.now() + wait);
  }

  /** One that somebody asked for does not make the next wait longer. */
  async #attempt(isPlanned: boolean): Promise<void> {
    const listener = this.#listener;
    this.#cancelAttempt?.();
    listener?.link('lost', null);
    try {
      await this.#open();
    } catch (error) {
      // Somebody left meanwhile, or connected anew.
      if (this.#listener !== listener) return;
      this.#connection = null;
      const failure = Failure.from(error);
      if (failure.retryable) {
        // The centre may have let this desktop in, and gone before it said anything.
        this.#isLost = true;
        this.#asking.pause();
        if (isPlanned) this.#backOff.failed();
        this.#plan();
      } else {
        this.#leave();
        listener?.ended(failure);
      }
    }
  }

  // ----------------------------------------------------------------------------------------------------- what is heard

  #hear(say: Say): void {
    this.#sound?.hear(say);
    switch (say.type) {
      case 'welcome':
        this.capabilities = asCapabilities(say.capabilities);
        this.#onWelcome();
        break;
      case 'fact':
        this.#listener?.fact(say.fact);
        break;
      case 'answer':
      case 'failed':
      case 'pong':
        this.#waiting.get(say.id)?.(say);
        break;
      case 'news':
        this.#hearNews(say);
        break;
      case 'ended': {
        const listener = this.#listener;
        this.#leave();
        listener?.ended(fromWire(say.failure));
      }
    }
  }

  #hearNews(news: NewsFrame): void {
    if (news.what === 'agents') this.#agents.tell(news.value);
    else if (news.what === 'team') this.#team.tell(news.value);
    else this.world.change(news.value);
  }

  #onWelcome(): void {
    for (const what of this.#watched) this.#watch(what, true);
    if (!this.#isLost) return;
    this.#isLost = false;
    this.#backOff.reset();
    this.#listener?.link('open');
    this.#asking.again();
  }

  // ------------------------------------------------------------------------------------------------------ what is asked

  send(command: Command): Promise<Acknowledgement> {
    const same = this.#sent.get(command.id);
    if (same) return same;
    const sent = this.#ask({ type: 'send', command }, ANSWERS.send).finally(() => this.#sent.delete(command.id));
    this.#sent.set(command.id, sent);
    return sent;
  }

  search(query: SearchQuery, start: number, count: number): Promise<DirectoryPage> {
    return this.#ask({ type: 'search', query, start, count }, ANSWERS.search);
  }

  reveal(interactionId: string, variable: string): Promise<string> {
    return this.#ask({ type: 'reveal', interactionId, variable }, ANSWERS.reveal);
  }

  watchAgents(listener: (changed: readonly DirectoryEntry[]) => void): Cancel {
    return this.#agents.join(listener);
  }

  watchTeam(listener: (rows: readonly TeamRow[]) => void): Cancel {
    return this.#team.join(listener);
  }

  async media(through?: ThroughLine): Promise<Media> {
    const { FarSound } = await import('./far-sound.js');
    this.#sound?.media.close();
    this.#sound = new FarSound((ask) => this.#connection?.post(ask), this.#clock, through);
    return this.#sound.media;
  }

  async settled(): Promise<void> {
    await this.#askOnce({ type: 'ping' });
  }

  async advance(milliseconds: number): Promise<void> {
    await this.#askOnce({ type: 'advance', milliseconds });
  }

  #watch(what: keyof News, on: boolean): void {
    if (on) this.#watched.add(what);
    else this.#watched.delete(what);
    this.#connection?.post({ type: 'watch', what, on });
  }

  /** Asks over as many connections as it takes. */
  #ask<T>(question: Question, schema: Checked<T>): Promise<T> {
    if (!this.#connection || this.#isLost) return Promise.reject(gone());
    const id = (this.#questions += 1);
    return this.#asking
      .ask<T>(
        (answer) => {
          this.#waiting.set(id, (reply) => {
            try {
              answer.give(valueOf(reply, schema));
            } catch (error) {
              answer.refuse(error);
            }
          });
          this.#connection?.post({ ...question, id });
        },
        () => (this.#isLost ? 'link-lost' : 'timeout'),
      )
      .finally(() => this.#waiting.delete(id));
  }

  /** Asks once: what must not happen twice, and what belongs to this connection. */
  #askOnce(question: Question): Promise<unknown> {
    const connection = this.#connection;
    if (!connection || this.#isLost) return Promise.reject(gone());
    const id = (this.#questions += 1);
    return new Promise((resolve, reject) => {
      const settle = (say: () => void): void => {
        if (!this.#waiting.delete(id)) return;
        this.#once.delete(fail);
        cancelLimit();
        say();
      };
      const fail = (failure: Failure): void => settle(() => reject(failure));
      const cancelLimit = this.#clock.after(COMMAND_LIMIT, () => fail(new Failure('timeout', { retryable: true })));
      this.#once.add(fail);
      this.#waiting.set(id, (reply) =>
        settle(() => {
          if (reply.type === 'failed') reject(fromWire(reply.failure));
          else resolve(null);
        }),
      );
      connection.post({ ...question, id });
    });
  }

  #failOnce(): void {
    for (const fail of [...this.#once]) fail(gone());
  }
}

function valueOf<T>(reply: Reply, schema: Checked<T>): T {
  if (reply.type === 'failed') throw fromWire(reply.failure);
  return checked(schema, reply.type === 'answer' ? reply.value : undefined);
}

const gone = (): Failure => new Failure('link-lost', { retryable: true });
