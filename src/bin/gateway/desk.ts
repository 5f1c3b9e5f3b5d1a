/** One agent behind the gateway: a seat in the centre, its facts as frames, and the sockets that these go to. */
import { randomUUID } from 'node:crypto';
import { FrameWriter } from '../../backends/gateway/frames.js';
import type { SdkFrame } from '../../backends/webex/sdk.js';
import { Failure } from '../../core/index.js';
import type { Agent, Backend, Command, CommandName, Commands, Fact, Interaction, World } from '../../core/index.js';
import { CLOSED } from '../channel.js';
import type { SocketChannel } from '../channel.js';

/** How a desktop wants to be told things. */
export interface Subscription {
  /** It says every few seconds that it is there; one that does not is gone. */
  readonly isKeepAliveEnabled: boolean;
  readonly clientType: string;
  readonly allowMultiLogin: boolean;
}

/** So many desktops an agent may have at once, where several are allowed. */
export const MOST_LOGINS = 10;

interface Client {
  readonly channel: SocketChannel;
  readonly clientType: string;
}

const KEEPALIVE = '{"keepalive":"true"}';

export class Desk {
  readonly agentId: string;
  readonly world: World;
  readonly #seat: Backend;
  readonly #orgId: string;
  #writer: FrameWriter;
  #opening: Promise<void> | null = null;
  #epoch = '';
  #agent: Agent | null = null;
  readonly #interactions = new Map<string, Interaction>();
  #clients: Client[] = [];
  #sent = 0;
  /** Answers that are not out yet: their frames wait for them. */
  #answering = 0;
  #waiting: SdkFrame[] = [];

  constructor(agentId: string, orgId: string, seat: Backend & { readonly world: World }) {
    this.agentId = agentId;
    this.#orgId = orgId;
    this.#seat = seat;
    this.world = seat.world;
    this.#writer = new FrameWriter({ id: agentId, orgId });
  }

  /** Takes the seat, where nobody has yet. It is kept: an agent whose desktop is gone stays logged in. */
  open(): Promise<void> {
    this.#opening ??= this.#seat
      .connect({
        fact: (fact) => this.#hear(fact),
        link: () => undefined,
        ended: () => (this.#opening = null),
      })
      .catch((error: unknown) => {
        this.#opening = null;
        throw error;
      });
    return this.#opening;
  }

  get agent(): Agent {
    if (!this.#agent) throw new Failure('link-lost');
    return this.#agent;
  }

  get interactions(): readonly Interaction[] {
    return [...this.#interactions.values()];
  }

  interaction(id: string): Interaction {
    const interaction = this.#interactions.get(id);
    if (!interaction) throw new Failure('interaction-gone');
    return interaction;
  }

  get writer(): FrameWriter {
    return this.#writer;
  }

  async send<K extends CommandName>(name: K, payload: Commands[K]): Promise<void> {
    await this.#seat.send({ id: randomUUID(), name, payload } as unknown as Command);
  }

  search(...query: Parameters<Backend['search']>): ReturnType<Backend['search']> {
    return this.#seat.search(...query);
  }

  /** The writer knows everything as of now. */
  refresh(): void {
    this.#seat.resync();
  }

  // ----------------------------------------------------------------------------------------------------------- frames

  /** How many frames were sent to this agent's desktops; one counts once, to however many it went. */
  get sent(): number {
    return this.#sent;
  }

  /** Frames wait from here on, until what is returned is called: an answer goes before what follows from it. */
  beforeFrames(): () => void {
    this.#answering += 1;
    let isOut = false;
    return () => {
      if (isOut) return;
      isOut = true;
      this.#answering -= 1;
      if (this.#answering > 0) return;
      const frames = this.#waiting;
      this.#waiting = [];
      this.post(frames);
    };
  }

  post(frames: readonly SdkFrame[]): void {
    if (this.#answering > 0) {
      this.#waiting.push(...frames);
      return;
    }
    for (const frame of frames) {
      if (this.#clients.length === 0) return;
      this.#sent += 1;
      const text = JSON.stringify(frame);
      for (const { channel } of [...this.#clients]) channel.post(text);
    }
  }

  /** Has the desktops hear a text as it is, be it no frame at all: for tests. */
  utter(text: string): void {
    this.#sent += 1;
    for (const { channel } of [...this.#clients]) channel.post(text);
  }

  #hear(fact: Fact): void {
    const { snapshot, epoch, agent, interactions, gone } = fact;
    if (snapshot) {
      // Another day of the centre's: whoever was at work in the former is not any more.
      if (this.#epoch !== '' && this.#epoch !== epoch) this.post(this.#farewell(fact));
      this.#epoch = epoch;
      this.#interactions.clear();
    }
    this.#agent = agent ?? this.#agent;
    for (const one of interactions) this.#interactions.set(one.id, one);
    for (const { id } of gone) this.#interactions.delete(id);
    this.post(this.#writer.frames(fact));
  }

  #farewell(fact: Fact): SdkFrame[] {
    const gone = this.interactions.map(({ id }) => ({ id, revision: fact.agent?.revision ?? 0 }));
    const wasIn = this.#agent?.signedIn === true && fact.agent?.signedIn !== true;
    const frames = this.#writer.frames({
      ...fact,
      snapshot: false,
      settings: null,
      interactions: [],
      gone,
      happenings: [],
    });
    return wasIn ? [...frames, ...this.#writer.answer('logout')] : frames;
  }

  // ---------------------------------------------------------------------------------------------------------- sockets

  /** Whether somebody is there who would have to go for another desktop of this kind. */
  isTaken({ clientType, allowMultiLogin }: Subscription): boolean {
    const same = this.#clients.filter((one) => one.clientType === clientType);
    return same.length >= (allowMultiLogin ? MOST_LOGINS : 1);
  }

  attach(channel: SocketChannel, { clientType, allowMultiLogin }: Subscription): void {
    const same = this.#clients.filter((one) => one.clientType === clientType);
    const leaving = allowMultiLogin ? same.slice(0, Math.max(0, same.length + 1 - MOST_LOGINS)) : same;
    this.#clients = this.#clients.filter((one) => !leaving.includes(one));
    for (const { channel: former } of leaving) this.#sendAway(former);
    const client: Client = { channel, clientType };
    this.#clients.push(client);
    channel.onFrame = (text) => {
      if (isKeepAlive(text)) channel.post(KEEPALIVE);
    };
    channel.onClose = () => (this.#clients = this.#clients.filter((one) => one !== client));
    this.#sent += 1;
    channel.post(this.#writer.welcome());
  }

  /** The agent sat down elsewhere: this desktop is told, and does not come back by itself. */
  #sendAway(channel: SocketChannel): void {
    const data = { type: 'AGENT_MULTI_LOGIN', agentId: this.agentId, orgId: this.#orgId, reason: 'MULTI_LOGIN' };
    channel.post({ type: 'AGENT_MULTI_LOGIN', orgId: this.#orgId, data } satisfies SdkFrame);
    channel.close('multi-login');
  }

  /** Ends the sockets, of a gateway that closes. */
  goingAway(): void {
    const clients = this.#clients;
    this.#clients = [];
    for (const { channel } of clients) channel.close('going-away', CLOSED.goingAway);
  }

  async leave(): Promise<void> {
    this.goingAway();
    await this.#seat.disconnect();
  }
}

function isKeepAlive(text: unknown): boolean {
  try {
    const frame: unknown = JSON.parse(String(text));
    return typeof frame === 'object' && frame !== null && 'keepalive' in frame;
  } catch {
    // What is no frame is nobody's business.
    return false;
  }
}
