/**
 * Where the centre is that the tabs of one browser share. Each time a desktop wants a channel it looks in this order:
 *
 *   1. a shared worker, which answers within two seconds;
 *   2. another page that has become the centre;
 *   3. this page becomes the centre, in a worker of its own where it may have one;
 *   4. a page that has no Web Locks has a centre for itself alone.
 *
 * Being the centre means holding a lock, so that there are never two.
 */
import { Failure } from '../../core/index.js';
import type { Cancel } from '../../core/index.js';
import type { CentreHost } from './host.js';
import type { Home } from './home.js';
import { callWorker, join, living } from './joining.js';
import { hold } from './locks.js';
import { lockOf } from './meeting.js';
import type { HomeOptions, HostedPlace } from './meeting.js';
import { channelPair } from './ports.js';
import type { LocalChannel } from './ports.js';
import { fromWire } from './says.js';
import type { Channel } from './wire.js';
import { dedicatedWorker, sharedWorker } from './worker.js';
import type { WorkerSource } from './worker.js';

/** Where the centre is, seen from a page. */
export type Place = 'shared-worker' | 'page' | 'other-page' | 'alone';

/** A lock that nobody else can want is there at once; a browser that is busy gets this long, in milliseconds. */
const OWN_LOCK_LIMIT = 5_000;

export interface PlacesOptions {
  readonly home: HomeOptions;
  /** Where the worker comes from. Default: from beside this file. */
  readonly worker: WorkerSource | undefined;
  /** So long each place gets to answer, in milliseconds. */
  readonly patience: number;
}

interface Found {
  readonly channel: LocalChannel;
  readonly place: Place;
}

/** What came of asking a worker. */
interface Called {
  readonly found: Found | null;
  /** Somebody else is the centre. */
  readonly isElsewhere: boolean;
}

export class Places {
  readonly #options: PlacesOptions;
  #place: Place | null = null;
  #channel: LocalChannel | null = null;
  /** Held as long as this page is there. */
  #seat: { readonly lock: string; readonly release: Cancel } | null = null;
  /** Where this page is the centre: in a worker of its own, in itself, or for itself alone. */
  #worker: globalThis.Worker | null = null;
  #home: Home | null = null;
  #alone: CentreHost | null = null;

  constructor(options: PlacesOptions) {
    this.#options = options;
  }

  /** Where the centre was found last. */
  get place(): Place | null {
    return this.#place;
  }

  /** A channel to the centre. Rejects with a `Failure` where there is none to be had now. */
  async open(): Promise<Channel> {
    const lock = await this.#sit();
    const { channel, place } = lock === null ? await this.#toMyself() : await this.#find(lock);
    this.#channel = channel;
    this.#place = place;
    return channel;
  }

  /** This page goes, or is laid aside: it hears nothing any more, and a centre that lives in it ends. */
  leave(): void {
    globalThis.removeEventListener('pagehide', this.#onPageHide);
    this.#channel?.post({ type: 'bye' });
    this.#channel?.lose('page hidden');
    this.#channel = null;
    this.#seat?.release();
    this.#seat = null;
    this.#worker?.terminate();
    this.#worker = null;
    void this.#home?.close();
    this.#home = null;
  }

  // A page that comes back out of the browser's cache finds itself without a connection, and looks for the centre again.
  readonly #onPageHide = (): void => this.leave();

  /** The lock that tells the centre that this page is there; null where there are no locks. */
  async #sit(): Promise<string | null> {
    if (this.#seat) return this.#seat.lock;
    try {
      const lock = `wx-seat:${crypto.randomUUID()}`;
      const release = await hold(lock, OWN_LOCK_LIMIT);
      if (!release) return null;
      this.#seat = { lock, release };
      globalThis.addEventListener('pagehide', this.#onPageHide);
      return lock;
    } catch {
      return null;
    }
  }

  // ----------------------------------------------------------------------------------------------------------- the ways

  async #find(lock: string): Promise<Found> {
    const search = new AbortController();
    const { signal } = search;
    // Who may have the shared worker's own port does not go through its back door.
    const accepted = new Set<HostedPlace>(['page']);
    const here = this.#toWorkers(lock, signal).then((found) => {
      accepted.add('shared-worker');
      return found ?? (signal.aborted ? null : this.#toThisPage(lock, signal));
    });
    const { home, patience } = this.#options;
    const another = join({ home, lock, accepted, patience: 2 * patience, signal }).then((joined) =>
      joined ? { ...joined, place: joined.place === 'page' ? ('other-page' as const) : joined.place } : null,
    );
    try {
      const found = await firstOf([here, another]);
      if (found) return found;
    } finally {
      search.abort();
    }
    throw new Failure('link-lost', { retryable: true });
  }

  /** The worker that this page has started, or the one that all share. */
  async #toWorkers(lock: string, signal: AbortSignal): Promise<Found | null> {
    if (this.#home) return this.#toHome(this.#home);
    if (this.#worker) {
      const reply = await this.#callOwnWorker(this.#worker, lock, signal);
      if (reply.found) return reply.found;
      this.#worker.terminate();
      this.#worker = null;
    }
    try {
      const { worker, home } = this.#options;
      const shared = sharedWorker(worker, lockOf(home.name));
      return (await this.#call(shared, shared.port, 'shared-worker', lock, signal)).found;
    } catch (error) {
      // The page may have none: the browser has none, or the page's policy. What a centre says is another matter.
      if (error instanceof Failure) throw error;
      return null;
    }
  }

  async #toThisPage(lock: string, signal: AbortSignal): Promise<Found | null> {
    const { home, worker, patience } = this.#options;
    let own: globalThis.Worker | null = null;
    try {
      own = dedicatedWorker(worker, lockOf(home.name));
      const { found, isElsewhere } = await this.#callOwnWorker(own, lock, signal);
      if (found) this.#worker = own;
      else own.terminate();
      if (found || isElsewhere || signal.aborted) return found;
    } catch (error) {
      own?.terminate();
      if (error instanceof Failure) throw error;
    }
    const { Home } = await import('./home.js');
    const made = await Home.open(home, 'page', patience);
    if (!made) return null;
    if (signal.aborted) {
      void made.close();
      return null;
    }
    this.#home = made;
    return this.#toHome(made);
  }

  #toHome(home: Home): Found {
    const [mine, its] = channelPair();
    home.attachPage(its);
    return { channel: mine, place: 'page' };
  }

  async #toMyself(): Promise<Found> {
    const { hosted } = await import('./home.js');
    this.#alone ??= hosted(this.#options.home, true).host;
    const [mine, its] = channelPair();
    this.#alone.attach(its);
    return { channel: mine, place: 'alone' };
  }

  #callOwnWorker(worker: globalThis.Worker, lock: string, signal: AbortSignal): Promise<Called> {
    const { port1, port2 } = new MessageChannel();
    worker.postMessage(null, [port2]);
    return this.#call(worker, port1, 'page', lock, signal);
  }

  async #call(
    worker: EventTarget,
    port: MessagePort,
    place: Place,
    lock: string,
    signal: AbortSignal,
  ): Promise<Called> {
    const { home, patience } = this.#options;
    const reply = await callWorker(worker, port, { type: 'open', lock, options: home }, patience, signal);
    if (reply?.type === 'here' && !signal.aborted) {
      return { found: { place, channel: living(port, reply.life) }, isElsewhere: false };
    }
    port.close();
    if (reply?.type === 'refused') throw fromWire(reply.failure);
    return { found: null, isElsewhere: reply?.type === 'elsewhere' };
  }
}

/** The first of several ways that leads somewhere; null where none does. */
function firstOf(ways: readonly Promise<Found | null>[]): Promise<Found | null> {
  return new Promise((resolve, reject) => {
    let left = ways.length;
    for (const way of ways) {
      way.then((found) => {
        left -= 1;
        if (found || left === 0) resolve(found);
      }, reject);
    }
  });
}
