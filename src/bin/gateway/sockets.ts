/** The sockets of desktops: who is expected on which, and who has gone silent. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import { systemClock } from '../../core/index.js';
import type { Cancel } from '../../core/index.js';
import { SocketChannel } from '../channel.js';
import { isWelcome } from '../origins.js';
import type { OriginRule } from '../origins.js';
import { dismiss, refusal } from '../upgrades.js';
import type { Desk, Subscription } from './desk.js';

/** So long a desktop may be silent that said it would not be, in milliseconds. */
const SILENCE = 16_000;
/** A desktop says that it is there, and nothing else. */
const LONGEST_FRAME = 4_096;
/** Subscriptions that no socket came for: so many are remembered for each socket that there may be. */
const EXPECTED = 4;

const PATH = /^\/notification\/([0-9a-f-]{36})$/u;

export interface SocketsOptions {
  readonly origins: OriginRule;
  /** More sockets than this there are at no time. */
  readonly most: number;
  readonly isLimited: boolean;
  readonly silence?: number;
}

export class Sockets {
  readonly #options: SocketsOptions;
  readonly #server: WebSocketServer;
  readonly #expected = new Map<string, { readonly desk: Desk; readonly subscription: Subscription }>();
  /** When each gave its last sign of life, by the machine's clock. */
  readonly #heard = new Map<WebSocket, number>();
  readonly #silence: number;
  #cancel: Cancel;

  constructor(server: Server, options: SocketsOptions) {
    this.#options = options;
    this.#silence = options.silence ?? SILENCE;
    this.#server = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: LONGEST_FRAME });
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) =>
      this.#onUpgrade(request, socket, head),
    );
    this.#cancel = this.#watch();
  }

  /** A desktop will come; its socket is known by what is returned. */
  expect(desk: Desk, subscription: Subscription): string {
    const id = randomUUID();
    this.#expected.set(id, { desk, subscription });
    // Those that never came.
    const [oldest] = this.#expected.keys();
    if (this.#expected.size > EXPECTED * this.#options.most && oldest !== undefined) this.#expected.delete(oldest);
    return id;
  }

  async stop(): Promise<void> {
    this.#cancel();
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    const cancel = dismiss(this.#server);
    await closed;
    cancel();
  }

  #onUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const refuse = refusal(socket);
    const { url = '', headers } = request;
    const id = PATH.exec(url.split('?', 1)[0] ?? '')?.[1] ?? '';
    const expected = this.#expected.get(id);
    if (!expected) refuse('404 Not Found');
    else if (!isWelcome(this.#options.origins, headers.origin, headers.host)) refuse('403 Forbidden');
    else if (this.#server.clients.size >= this.#options.most) refuse('503 Service Unavailable');
    else {
      this.#expected.delete(id);
      this.#server.handleUpgrade(request, socket, head, (opened) =>
        this.#onSocket(opened, expected.desk, expected.subscription),
      );
    }
  }

  #onSocket(socket: WebSocket, desk: Desk, subscription: Subscription): void {
    const isThere = (): void => void this.#heard.set(socket, systemClock.now());
    isThere();
    socket.on('message', isThere);
    // Where none was promised, whether the line stands is asked of the other end's machine.
    if (!subscription.isKeepAliveEnabled) socket.on('pong', isThere);
    socket.on('close', () => this.#heard.delete(socket));
    desk.attach(new SocketChannel(socket, { clock: systemClock, isLimited: this.#options.isLimited }), subscription);
  }

  #watch(): Cancel {
    return systemClock.after(this.#silence / 4, () => {
      const now = systemClock.now();
      for (const [socket, heard] of this.#heard) {
        if (now - heard > this.#silence) socket.terminate();
        else socket.ping();
      }
      this.#cancel = this.#watch();
    });
  }
}
