/** A centre behind a socket, with pages beside it. One port, one process, one centre. */
import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import { CentreHost } from '../../backends/remote/host.js';
import type { HostedCentre } from '../../backends/remote/host.js';
import { toWire } from '../../backends/remote/says.js';
import type { Say } from '../../backends/remote/says.js';
import { LONGEST_ASK } from '../../backends/remote/wire.js';
import { Failure, systemClock } from '../../core/index.js';
import type { Cancel, ManualClock } from '../../core/index.js';
import { CLOSED, SocketChannel } from '../channel.js';
import type { Tls } from '../files.js';
import { listen } from '../listening.js';
import { isWelcome } from '../origins.js';
import type { OriginRule } from '../origins.js';
import type { Tokens } from '../tokens.js';
import { dismiss, FAREWELL, refusal } from '../upgrades.js';
import type { Pages } from './pages.js';

/** Where the socket is; everything else is pages. */
export const SOCKET_PATH = '/centre';

/** How often sockets are asked for a sign of life; one that gives none until the next time is gone. In milliseconds. */
const HEARTBEAT = 15_000;
/** A socket that has not said who it is costs a little too: so many beyond the seats. */
const STRANGERS = 64;
/** Text in UTF-8 is at most so many bytes for a character. */
const BYTES_PER_CHARACTER = 3;

export interface ServerOptions {
  readonly centre: HostedCentre;
  readonly host: string;
  readonly port: number;
  readonly tokens: Tokens;
  readonly origins: OriginRule;
  readonly pages: Pages;
  readonly tls?: Tls | undefined;
  /** The centre's clock, where desktops may move it: for tests. Those send as much as they like. */
  readonly clock?: ManualClock | undefined;
  /** Whether desktops may play the world around them. Default: yes. */
  readonly world?: boolean;
  /** Hears of what is no fault of a desktop's. */
  readonly onError: (error: unknown) => void;
}

export class CentreServer {
  readonly #options: ServerOptions;
  readonly #server: Server;
  readonly #sockets: WebSocketServer;
  readonly #host: CentreHost;
  /** Sockets that have given a sign of life since they were asked. */
  readonly #alive = new WeakSet<WebSocket>();
  readonly #most: number;
  #cancelHeartbeat: Cancel | undefined;

  private constructor(options: ServerOptions) {
    this.#options = options;
    const { centre, tls, tokens, clock, world = true, onError } = options;
    const known = new Set(centre.agentIds);
    // An agent who comes back before the former socket is known to be dead has two.
    this.#most = 2 * known.size + STRANGERS;
    this.#host = new CentreHost(centre, {
      admit: ({ agent, token }) =>
        tokens.opens(agent, token) && known.has(agent) ? null : new Failure('no-access', { detail: agent }),
      world,
      ...(clock ? { clock } : {}),
      onError,
    });
    this.#server = tls ? createTlsServer(tls) : createServer();
    this.#server.on('request', (request, response) => void options.pages(request, response));
    this.#server.on('upgrade', (request, socket: Duplex, head) => this.#onUpgrade(request, socket, head));
    this.#sockets = new WebSocketServer({
      noServer: true,
      clientTracking: true,
      perMessageDeflate: false,
      maxPayload: LONGEST_ASK * BYTES_PER_CHARACTER,
    });
  }

  /** Starts listening. Throws a `Mistake` where it cannot. */
  static async start(options: ServerOptions): Promise<CentreServer> {
    const server = new CentreServer(options);
    await listen(server.#server, options);
    server.#beat();
    return server;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Takes nobody on any more, says goodbye to everybody, and resolves when all are gone. */
  async stop(): Promise<void> {
    this.#cancelHeartbeat?.();
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#host.close('going-away');
    const cancel = dismiss(this.#sockets, () => this.#server.closeAllConnections());
    this.#server.closeIdleConnections();
    await closed;
    cancel();
  }

  #onUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const refuse = refusal(socket);
    const { url = '', headers } = request;
    if (url.split('?', 1)[0] !== SOCKET_PATH) refuse('404 Not Found');
    else if (this.#sockets.clients.size >= this.#most) refuse('503 Service Unavailable');
    else {
      const isFriend = isWelcome(this.#options.origins, headers.origin, headers.host);
      this.#sockets.handleUpgrade(request, socket, head, (opened) =>
        isFriend ? this.#onSocket(opened) : this.#turnAway(opened, headers.origin),
      );
    }
  }

  /** A browser tells its page nothing of a request that was refused, so a stranger is let in to hear why, and heard by nobody. */
  #turnAway(socket: WebSocket, origin = ''): void {
    const detail = `The centre lets no pages of ${origin.slice(0, 200)} in; it is started with --origin for those that may come.`;
    socket.on('error', () => undefined);
    socket.send(
      JSON.stringify({ type: 'refused', failure: toWire(new Failure('no-access', { detail })) } satisfies Say),
    );
    socket.close(CLOSED.policy, 'origin');
    systemClock.after(FAREWELL, () => socket.terminate());
  }

  #onSocket(socket: WebSocket): void {
    this.#alive.add(socket);
    socket.on('pong', () => this.#alive.add(socket));
    this.#host.attach(new SocketChannel(socket, { clock: systemClock, isLimited: !this.#options.clock }));
  }

  #beat(): void {
    this.#cancelHeartbeat = systemClock.after(HEARTBEAT, () => {
      for (const socket of this.#sockets.clients) {
        if (this.#alive.delete(socket)) socket.ping();
        else socket.terminate();
      }
      this.#beat();
    });
  }
}
