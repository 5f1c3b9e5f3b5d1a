/** A centre at the other end of a wire that tests can cut, and speak into. */
import { remote } from '../../../src/backends/remote/client.js';
import type { Remote, RemoteOptions } from '../../../src/backends/remote/client.js';
import { CentreHost } from '../../../src/backends/remote/host.js';
import type { HostOptions } from '../../../src/backends/remote/host.js';
import { channelPair } from '../../../src/backends/remote/ports.js';
import type { LocalChannel } from '../../../src/backends/remote/ports.js';
import { defaultOrganisation, EmbeddedCentre } from '../../../src/backends/simulator/index.js';
import type { BackendListener, Fact, Failure, Link, Station } from '../../../src/core/index.js';
import { Failure as KitFailure, ManualClock, Store } from '../../../src/core/index.js';

export const FIRST = 'tomasz-wojcik';
export const SECOND = 'priya-raman';
export const BOSS = 'hannah-lindqvist';

/** Everything that happens here takes a few microtasks. */
export async function soon(): Promise<void> {
  for (let turn = 0; turn < 30; turn += 1) await Promise.resolve();
}

/** Somebody who speaks the wire by hand. */
export class Caller {
  readonly heard: Record<string, unknown>[] = [];
  closed: string | null = null;
  readonly channel: LocalChannel;

  constructor(channel: LocalChannel) {
    this.channel = channel;
    channel.onFrame = (frame) => this.heard.push(frame as Record<string, unknown>);
    channel.onClose = (reason = '') => (this.closed = reason);
  }

  async says(...frames: unknown[]): Promise<this> {
    for (const frame of frames) this.channel.post(frame);
    await soon();
    return this;
  }

  get last(): Record<string, unknown> | undefined {
    return this.heard.at(-1);
  }

  types(): unknown[] {
    return this.heard.map((one) => one['type']);
  }
}

export class FarCentre {
  readonly clock = new ManualClock();
  readonly centre: EmbeddedCentre;
  readonly host: CentreHost;
  /** Whether there is a way through. */
  isUp = true;
  /** How often a channel was asked for. */
  attempts = 0;
  /** The desktop's ends, the newest last. */
  readonly channels: LocalChannel[] = [];

  constructor(options: HostOptions = {}) {
    this.centre = new EmbeddedCentre({
      clock: this.clock,
      organisation: {
        ...defaultOrganisation,
        agents: defaultOrganisation.agents.map((agent) => ({ ...agent, begins: 'offline' as const })),
      },
    });
    this.host = new CentreHost(this.centre, options);
  }

  /** An end that the centre listens to. */
  channel(): LocalChannel {
    const [mine, its] = channelPair();
    this.host.attach(its);
    return mine;
  }

  call(): Caller {
    return new Caller(this.channel());
  }

  async sits(agent = FIRST): Promise<Caller> {
    return this.call().says({ type: 'hello', v: 2, agent });
  }

  seat(options: RemoteOptions = {}): Remote {
    return remote(
      () => {
        this.attempts += 1;
        if (!this.isUp) throw new KitFailure('link-lost', { retryable: true });
        const channel = this.channel();
        this.channels.push(channel);
        return channel;
      },
      { agentId: FIRST, clock: this.clock, ...options },
    );
  }

  /** A desktop's store, signed in and Available. */
  async works({ station, ...options }: RemoteOptions & { station?: Station } = {}): Promise<{
    seat: Remote;
    store: Store;
  }> {
    const seat = this.seat(options);
    const store = new Store(seat, this.clock);
    await store.connect();
    const teamId = store.state.settings?.teams[0]?.id ?? '';
    const extension = { kind: 'extension' as const, number: String(3000 + this.attempts) };
    await store.send('sign-in', { teamId, station: station ?? extension });
    await store.send('set-state', { state: { name: 'available' } });
    return { seat, store };
  }

  /** The way is cut, for everyone who is connected. */
  cut(): void {
    this.isUp = false;
    for (const channel of this.channels) channel.lose('cut');
  }

  async pass(milliseconds: number): Promise<void> {
    this.clock.advance(milliseconds);
    await soon();
  }
}

/** Writes down what a back end tells. */
export class Ear implements BackendListener {
  readonly facts: Fact[] = [];
  readonly links: { link: Link; retryAt: number | null | undefined }[] = [];
  failure: Failure | null = null;

  fact(fact: Fact): void {
    this.facts.push(fact);
  }

  ended(failure: Failure): void {
    this.failure = failure;
  }

  link(link: Link, retryAt?: number | null): void {
    this.links.push({ link, retryAt });
  }
}
