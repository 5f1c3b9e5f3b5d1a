/**
 * A back end behind a link that breaks, loses, delays, doubles and reorders what it carries: by chance, and by a seed
 * so that it happens the same way again. What a real connection does about that is done here too: it is tried again
 * after longer and longer times, and what has no answer yet is sent again under the same id.
 *
 *   connecting ──▶ open ──cut──▶ lost ──attempt──▶ open …
 *                                 ▲        │
 *                                 └─ fails ┘  1, 2, 4, 8, 16, 30, 30 … s
 */
import { Failure, systemClock } from '../../core/index.js';
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
  Fact,
  Link,
  LinkFaults,
  Media,
  SearchQuery,
  TeamRow,
  Timestamp,
} from '../../core/index.js';
import { Asking } from '../asking.js';
import { BackOff } from '../back-off.js';
import type { Chance } from '../simulator/random.js';
import type { OpenSoundLine, SoundLine, ThroughLine } from '../sound/line.js';
import { LinkHandle } from './link.js';
import type { LinkControl } from './link.js';
import { Wire } from './wire.js';
import { LinkWorld } from './world.js';

/** So long an attempt takes to fail, in milliseconds. */
const ATTEMPT = 500;
/** After so long a fact that was lost is said again; then after twice as long, and so on. In milliseconds. */
const REPEAT_FACT = 1_000;
const LONGEST_REPEAT = 8_000;

export interface FaultOptions extends Partial<LinkFaults> {
  /** Chance comes from this number. Default: 1. */
  readonly seed?: number;
  /** What faults and attempts wait on; the desktop's own. Default: the machine's. */
  readonly clock?: Clock;
}

/** A back end with a link that can be played with, and with the world of the other where that has one. */
export type Faulty<B extends Backend> = Backend & Pick<B, 'world'> & { readonly link: LinkControl };

/**
 * Puts an unreliable link before a back end: `desktop.backend = withFaults(simulator(), { lose: 0.1, seed: 7 })`. Without
 * faults it changes nothing. The back end does not notice a cut; whatever it has to say meanwhile is lost.
 */
export function withFaults<B extends Backend>(backend: B, options: FaultOptions = {}): Faulty<B> {
  return new FaultyBackend(backend, options);
}

/** Of back ends whose sound comes over lines: a cut link cuts them too. */
type OpenMedia = (through?: ThroughLine) => Promise<Media>;

class FaultyBackend implements Backend {
  readonly link: LinkHandle;
  declare readonly world?: LinkWorld;
  declare readonly watchAgents?: NonNullable<Backend['watchAgents']>;
  declare readonly watchTeam?: NonNullable<Backend['watchTeam']>;
  declare readonly media?: OpenMedia;
  readonly #far: Backend;
  readonly #clock: Clock;
  readonly #chance: Chance;
  /** To the centre, and from there. */
  readonly #up: Wire;
  readonly #down: Wire;
  #listener: BackendListener | undefined;
  /** This link is cut, or was and has not been tried since; what the other back end says of its own is another matter. */
  #isCut = false;
  #farLink: Link = 'closed';
  #farRetryAt: Timestamp | null = null;
  /** How the other back end ended the session while this link was cut. */
  #end: Failure | null = null;
  /** Until a connection has brought its first snapshot it carries everything. */
  #isGreeting = false;
  /** Counts the connections: an answer to what was asked over an earlier one does not come back. */
  #connection = 0;
  readonly #asking: Asking;
  readonly #backOff: BackOff;
  #cancelAttempt: Cancel | undefined;
  /** What is watched, to be watched anew over another connection. */
  readonly #watches = new Set<() => void>();

  constructor(far: Backend, { seed = 1, clock = systemClock, ...faults }: FaultOptions) {
    this.#far = far;
    this.#clock = clock;
    this.#chance = { random: seed };
    this.#asking = new Asking(clock);
    this.#backOff = new BackOff(this.#chance);
    this.link = new LinkHandle(clock, seed, faults, () => this.#cut());
    this.#up = new Wire(clock, this.#chance, () => this.link.faults);
    this.#down = new Wire(clock, this.#chance, () => this.link.faults);
    if (far.world) this.world = new LinkWorld(far.world, this.link);
    if (far.watchAgents) this.watchAgents = (listener) => this.#watchAgents(listener);
    if (far.watchTeam) this.watchTeam = (listener) => this.#watchTeam(listener);
    if (far.media) {
      const media: OpenMedia = far.media.bind(far);
      this.media = (through = (open) => open) => media((open) => through(this.#through(open)));
    }
  }

  get capabilities(): Capabilities {
    return this.#far.capabilities;
  }

  async connect(listener: BackendListener): Promise<void> {
    this.#leave();
    if (!this.link.up) throw new Failure('link-lost', { retryable: true });
    const connection = this.#begin();
    this.#listener = listener;
    this.#farLink = 'open';
    this.link.tell('connecting');
    try {
      await this.#far.connect({
        fact: (fact) => this.#onFact(fact),
        ended: (failure) => this.#onEnded(failure),
        link: (link, retryAt = null) => this.#onFarLink(link, retryAt),
      });
    } catch (error) {
      if (connection === this.#connection) this.#leave();
      throw error;
    }
    if (connection === this.#connection) this.link.tell(this.#farLink, this.#farRetryAt);
    else if (this.#isCut) {
      this.#leave();
      await this.#far.disconnect();
      throw new Failure('link-lost', { retryable: true });
    }
  }

  send(command: Command): Promise<Acknowledgement> {
    return this.#ask(() => this.#far.send(command));
  }

  search(query: SearchQuery, start: number, count: number): Promise<DirectoryPage> {
    return this.#ask(() => this.#far.search(query, start, count));
  }

  /** What is lost is not said again: who looks at a list that was cut off fetches it anew. */
  #watchAgents(listener: (changed: readonly DirectoryEntry[]) => void): Cancel {
    const far = this.#far.watchAgents?.((changed) => {
      if (!this.#isCut) this.#down.carry(() => listener(changed));
    });
    return () => far?.();
  }

  /** What is lost is said again, unless something newer was said by then; a new connection begins with all of it. */
  #watchTeam(listener: (rows: readonly TeamRow[]) => void): Cancel {
    let last = 0;
    let heard = 0;
    const carry = (rows: readonly TeamRow[], count: number): void => {
      if (this.#isCut || count < last) return;
      const isCarried = this.#down.carry(() => {
        if (count < heard) return;
        heard = count;
        listener(rows);
      });
      if (!isCarried) this.#down.later(REPEAT_FACT, () => carry(rows, count));
    };
    let cancel: Cancel | undefined;
    const watch = (): void => {
      cancel?.();
      cancel = this.#far.watchTeam?.((rows) => carry(rows, (last += 1)));
    };
    watch();
    this.#watches.add(watch);
    return () => {
      heard = Infinity;
      this.#watches.delete(watch);
      cancel?.();
    };
  }

  /** What is running goes on without the link; what the centre says meanwhile is lost, and said whole with the next one. */
  #through(open: OpenSoundLine): OpenSoundLine {
    return (page, hear) => {
      let line: SoundLine;
      const begin = (): void => {
        line = open(page, (news) => {
          if (!this.#isCut) hear(news);
        });
      };
      begin();
      this.#watches.add(begin);
      return {
        signal: (peer, data) => {
          if (!this.#isCut) line.signal(peer, data);
        },
        close: () => {
          this.#watches.delete(begin);
          line.close();
        },
      };
    };
  }

  reveal(interactionId: string, variable: string): Promise<string> {
    return this.#ask(() => this.#far.reveal(interactionId, variable));
  }

  /** Whoever asks for a snapshot asks again until it comes. */
  resync(): void {
    if (!this.#isCut) this.#up.carry(() => this.#far.resync());
  }

  retry(): void {
    if (!this.#isCut) this.#far.retry?.();
    // During an attempt there is nothing to hurry.
    else if (this.link.retryAt !== null) this.#attempt(false);
  }

  async disconnect(): Promise<void> {
    this.#leave();
    await this.#far.disconnect();
  }

  // ---------------------------------------------------------------------------------------------------- the connection

  #begin(): number {
    this.#connection += 1;
    this.#isCut = false;
    this.#isGreeting = true;
    this.#backOff.reset();
    return this.#connection;
  }

  #leave(): void {
    this.#connection += 1;
    this.#cancelAttempt?.();
    this.#up.cut();
    this.#down.cut();
    this.#listener = undefined;
    this.#isCut = false;
    this.#end = null;
    this.#asking.fail(new Failure('link-lost', { retryable: true }));
    this.link.tell('closed');
  }

  #cut(): void {
    if (!this.#listener) return;
    this.#connection += 1;
    this.#isCut = true;
    this.#up.cut();
    this.#down.cut();
    this.#asking.pause();
    this.#backOff.reset();
    // A connection that is only being made fails as such.
    if (this.link.state !== 'connecting') this.#plan();
  }

  #plan(): void {
    const { wait } = this.#backOff;
    // One may be planned: a link that was cut, is back and is cut again before that.
    this.#cancelAttempt?.();
    this.#cancelAttempt = this.#clock.after(wait, () => this.#attempt(true));
    this.#tell('lost', this.#clock.now() + wait);
  }

  /** One that somebody asked for does not make the next wait longer. */
  #attempt(isPlanned: boolean): void {
    this.#cancelAttempt?.();
    if (this.link.up) {
      this.#reconnect();
      return;
    }
    if (isPlanned) this.#backOff.failed();
    this.#cancelAttempt = this.#clock.after(ATTEMPT, () => this.#plan());
    this.#tell('lost', null);
  }

  #reconnect(): void {
    if (this.#end) {
      this.#finish(this.#end);
      return;
    }
    this.#begin();
    this.#tell(this.#farLink, this.#farRetryAt);
    if (this.#farLink === 'open') this.#far.resync();
    this.#asking.again();
    for (const watch of this.#watches) watch();
  }

  #tell(link: Link, retryAt: Timestamp | null): void {
    this.link.tell(link, retryAt);
    this.#listener?.link(link, retryAt);
  }

  #onFarLink(link: Link, retryAt: Timestamp | null): void {
    this.#farLink = link;
    this.#farRetryAt = retryAt;
    if (!this.#isCut) this.#tell(link, retryAt);
  }

  #onEnded(failure: Failure): void {
    if (this.#isCut) this.#end = failure;
    else this.#finish(failure);
  }

  /** Nothing follows: a link that is cut and comes back looks for no session that is over. */
  #finish(failure: Failure): void {
    const listener = this.#listener;
    this.#leave();
    listener?.ended(failure);
  }

  // ------------------------------------------------------------------------------------------------------ the messages

  #onFact(fact: Fact): void {
    if (this.#isCut) return;
    if (!this.#isGreeting) {
      this.#carry(fact, REPEAT_FACT);
      return;
    }
    if (fact.snapshot) this.#isGreeting = false;
    this.#listener?.fact(fact);
  }

  /** A fact that is lost is said again, and may be late by then; those behind it do not wait for it. */
  #carry(fact: Fact, wait: number): void {
    const isCarried = this.#down.carry(() => this.#listener?.fact(fact));
    if (!isCarried) this.#down.later(wait, () => this.#carry(fact, Math.min(wait * 2, LONGEST_REPEAT)));
  }

  /** Asks until there is an answer, over as many connections as that takes, as long as somebody waits for it. */
  #ask<T>(question: () => Promise<T>): Promise<T> {
    if (!this.#listener || this.#isCut) return Promise.reject(new Failure('link-lost', { retryable: true }));
    return this.#asking.ask<T>(
      (answer) => {
        const connection = this.#connection;
        const carry = (say: () => void): void => {
          if (connection === this.#connection) this.#down.carry(say);
        };
        this.#up.carry(() => {
          question().then(
            (value) => carry(() => answer.give(value)),
            (error: unknown) => carry(() => answer.refuse(error)),
          );
        });
      },
      () => (this.#isCut ? 'link-lost' : 'timeout'),
    );
  }
}
