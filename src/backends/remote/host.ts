/**
 * The centre's end of the wire: gives each channel the seat that it asks for. Whatever goes wrong on one channel (a frame
 * that is none, one that is too long, a desktop that does not keep up) closes that channel and harms no other.
 */
import { Failure, systemClock } from '../../core/index.js';
import type { Backend, Cancel, World, WorldView } from '../../core/index.js';
import type { OpenSoundLine, SoundLine } from '../sound/line.js';
import { readAsk } from './asks.js';
import type { Ask } from './asks.js';
import { toWire } from './says.js';
import type { News, NewsFrame, Say } from './says.js';
import { WIRE_VERSION } from './wire.js';
import type { Channel } from './wire.js';

/** What is hosted: an `EmbeddedCentre`, or something like it. */
export interface HostedCentre {
  readonly agentIds: readonly string[];
  seat(agentId: string): HostedBackend;
}

/** A seat; with `sound` it tells the agent's page who is to hear whom. */
export interface HostedBackend extends Backend {
  readonly world: World;
  sound?(): Promise<OpenSoundLine>;
}

export interface Hello {
  readonly agent: string;
  readonly token: string | undefined;
}

export interface HostOptions {
  /** Who may sit down: returns why not, or null. Default: everyone. */
  readonly admit?: (hello: Hello) => Failure | null;
  /** Whether a desktop may play the world around it. Default: yes. */
  readonly world?: boolean;
  /** The centre's clock, where desktops may move it: for tests. */
  readonly clock?: { advance(milliseconds: number): void };
  /** So much may wait in a channel, in bytes, before its desktop counts as too slow. Default: 32 MiB. */
  readonly longestQueue?: number;
  /** Hears of errors that are no failures: somebody who runs a centre wants to know. */
  readonly onError?: (error: unknown) => void;
}

/** So long a channel may stay silent before it says who is there, in milliseconds. */
const HELLO_LIMIT = 10_000;
const LONGEST_QUEUE = 32 * 2 ** 20;

export class CentreHost {
  readonly #centre: HostedCentre;
  readonly #options: HostOptions;
  readonly #seats = new Set<HostedSeat>();

  constructor(centre: HostedCentre, options: HostOptions = {}) {
    this.#centre = centre;
    this.#options = options;
  }

  /** How many channels are open. */
  get size(): number {
    return this.#seats.size;
  }

  /** Takes a channel on, from its first frame to its end. */
  attach(channel: Channel): void {
    const seat = new HostedSeat(this.#centre, channel, this.#options, () => this.#seats.delete(seat));
    this.#seats.add(seat);
  }

  /** Says goodbye to everybody: the centre goes. Each desktop tries to find it again. */
  close(reason: string): void {
    for (const one of [...this.#seats]) one.close(reason);
  }
}

type Question = Extract<Ask, { readonly id: number }>;
type SoundAsk = Extract<Ask, { readonly type: 'sound' | 'sound-off' | 'signal' }>;

class HostedSeat {
  readonly #centre: HostedCentre;
  readonly #channel: Channel;
  readonly #options: HostOptions;
  readonly #onEnd: () => void;
  readonly #watching = new Map<keyof News, Cancel>();
  #seat: HostedBackend | null = null;
  #isWelcome = false;
  #line: Promise<SoundLine | null> | null = null;
  /** What the desktop knows of the world. */
  #told: WorldView | null = null;
  #isOpen = true;
  #cancelHello: Cancel;

  constructor(centre: HostedCentre, channel: Channel, options: HostOptions, onEnd: () => void) {
    this.#centre = centre;
    this.#channel = channel;
    this.#options = options;
    this.#onEnd = onEnd;
    this.#cancelHello = systemClock.after(HELLO_LIMIT, () => this.close('no hello'));
    channel.onFrame = (frame) => this.#onFrame(frame);
    channel.onClose = () => this.#leave();
  }

  /** Closes the channel; the desktop is told why. */
  close(reason: string): void {
    if (!this.#isOpen) return;
    this.#channel.post({ type: 'bye', reason } satisfies Say);
    this.#leave();
    this.#channel.close(reason);
  }

  #leave(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#cancelHello();
    for (const cancel of this.#watching.values()) cancel();
    this.#watching.clear();
    this.#channel.onFrame = null;
    this.#channel.onClose = null;
    this.#onEnd();
    this.#seat?.disconnect().catch((error: unknown) => this.#complain(error));
    this.#seat = null;
  }

  #say(say: Say): void {
    if (!this.#isOpen) return;
    this.#channel.post(say);
    if ((this.#channel.waiting ?? 0) > (this.#options.longestQueue ?? LONGEST_QUEUE)) this.close('too-slow');
  }

  #complain(error: unknown): void {
    if (!(error instanceof Failure)) this.#options.onError?.(error);
  }

  #onFrame(frame: unknown): void {
    if (!this.#isOpen) return;
    try {
      this.#take(readAsk(frame));
    } catch (error) {
      this.#complain(error);
      const failure = this.#failureOf(error);
      // Whoever does not speak this wire learns why, in words that every version of it has.
      if (!this.#seat) this.#say({ type: 'refused', failure: toWire(failure) });
      this.close(failure.message);
    }
  }

  #take(ask: Ask): void {
    if (ask.type === 'hello') {
      if (this.#seat) throw new Failure('protocol', { detail: 'A second hello.' });
      void this.#sit(ask);
      return;
    }
    if (ask.type === 'bye') {
      // Whose link is lost may come back to what is running; who says goodbye does not.
      void this.#line?.then((line) => line?.close());
      this.close('bye');
      return;
    }
    if (ask.type === 'ping') {
      this.#say({ type: 'pong', id: ask.id });
      return;
    }
    const seat = this.#seat;
    if (!seat) throw new Failure('protocol', { detail: 'No hello.' });
    if (ask.type === 'resync') seat.resync();
    else if (ask.type === 'watch') this.#watch(seat, ask.what, ask.on);
    else if (ask.type === 'sound' || ask.type === 'sound-off' || ask.type === 'signal') this.#sound(seat, ask);
    else this.#answer(seat, ask);
  }

  async #sit({ agent = this.#centre.agentIds[0] ?? '', token }: Extract<Ask, { type: 'hello' }>): Promise<void> {
    this.#cancelHello();
    try {
      const refusal = this.#options.admit?.({ agent, token });
      if (refusal) throw refusal;
      const seat = this.#centre.seat(agent);
      this.#seat = seat;
      await seat.connect({
        fact: (fact) => {
          if (!this.#isWelcome) this.#welcome(seat);
          this.#say({ type: 'fact', fact });
        },
        ended: (failure) => {
          this.#say({ type: 'ended', failure: toWire(failure) });
          this.#leave();
          this.#channel.close('ended');
        },
        link: () => undefined,
      });
      // The channel was closed before the centre was up.
      if (!this.#isOpen) await seat.disconnect();
    } catch (error) {
      this.#complain(error);
      this.#say({ type: 'refused', failure: toWire(this.#failureOf(error)) });
      this.#leave();
      this.#channel.close('refused');
    }
  }

  #welcome({ capabilities: { commands, directories, reveal } }: Backend): void {
    this.#isWelcome = true;
    this.#say({
      type: 'welcome',
      v: WIRE_VERSION,
      capabilities: { commands: [...commands], directories: [...directories], reveal },
    });
  }

  #sound(seat: HostedBackend, ask: SoundAsk): void {
    if (ask.type === 'sound') this.#line = this.#openLine(seat, ask.page);
    else if (ask.type === 'signal') void this.#line?.then((line) => line?.signal(ask.peer, ask.data));
    else void this.#line?.then((line) => line?.close());
  }

  async #openLine(seat: HostedBackend, page: string): Promise<SoundLine | null> {
    try {
      const open = await seat.sound?.();
      // Nobody sits there yet, or not any more; a desktop asks again when it is welcome.
      return open && this.#isWelcome && this.#isOpen ? open(page, (news) => this.#say({ type: 'sound', news })) : null;
    } catch (error) {
      this.#complain(error);
      return null;
    }
  }

  #answer(seat: HostedBackend, ask: Question): void {
    this.#play(seat, ask).then(
      (value) => this.#say({ type: 'answer', id: ask.id, value }),
      (error: unknown) => {
        this.#complain(error);
        this.#say({ type: 'failed', id: ask.id, failure: toWire(this.#failureOf(error)) });
      },
    );
  }

  async #play(seat: HostedBackend, ask: Question): Promise<unknown> {
    switch (ask.type) {
      case 'send':
        return seat.send(ask.command);
      case 'search':
        return seat.search(ask.query, ask.start, ask.count);
      case 'reveal':
        return seat.reveal(ask.interactionId, ask.variable);
      case 'act':
        if (this.#options.world === false) throw new Failure('unsupported');
        await seat.world.act(ask.act.name, ask.act.detail);
        // What changed in the view goes before the answer.
        this.#tellWorld(seat.world);
        return null;
      case 'advance':
        if (!this.#options.clock) throw new Failure('unsupported');
        this.#options.clock.advance(ask.milliseconds);
        return null;
      case 'ping':
        return null;
    }
  }

  /** Errors of the centre's own are not a desktop's business. */
  #failureOf(error: unknown): Failure {
    return error instanceof Failure ? error : new Failure('unexpected', { retryable: true });
  }

  // ---------------------------------------------------------------------------------------------------------- the news

  #watch(seat: HostedBackend, what: keyof News, on: boolean): void {
    if (on === this.#watching.has(what)) return;
    if (on) this.#watching.set(what, this.#watcher(seat, what) ?? (() => undefined));
    else {
      this.#watching.get(what)?.();
      this.#watching.delete(what);
    }
  }

  #watcher(seat: HostedBackend, what: keyof News): Cancel | undefined {
    switch (what) {
      case 'agents':
        return seat.watchAgents?.((value) => this.#tell({ type: 'news', what: 'agents', value }));
      case 'team':
        return seat.watchTeam?.((value) => this.#tell({ type: 'news', what: 'team', value }));
      case 'world': {
        if (this.#options.world === false) return undefined;
        this.#told = null;
        const cancel = seat.world.subscribe(() => this.#tellWorld(seat.world));
        queueMicrotask(() => this.#tellWorld(seat.world));
        return cancel;
      }
    }
  }

  #tell(news: NewsFrame): void {
    this.#say(news);
  }

  /** Only what is not as it was told: the lists of people and places are long, and stay as they are. */
  #tellWorld(world: World): void {
    if (!this.#watching.has('world')) return;
    const { view } = world;
    const told = this.#told;
    if (view === told) return;
    const changed = Object.entries(view).filter(
      ([name, value]) => name !== 'link' && (!told || told[name as keyof WorldView] !== value),
    );
    this.#told = view;
    this.#tell({ type: 'news', what: 'world', value: Object.fromEntries(changed) });
  }
}
