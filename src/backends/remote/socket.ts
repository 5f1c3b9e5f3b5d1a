/** A centre on a server, over a WebSocket: `wx-agent-kit centre` is one. */
import { Failure, systemClock } from '../../core/index.js';
import type { Clock } from '../../core/index.js';
import { remote } from './client.js';
import type { Remote } from './client.js';
import type { Channel } from './wire.js';

export interface SocketOptions {
  /** Where the centre listens: `wss://centre.example.com:8787/centre`. */
  readonly url: string | URL;
  /** Which agent sits here. Default: the first of the centre's settings. */
  readonly agent?: string | undefined;
  /** The agent's token, where the centre asks for one. */
  readonly token?: string | undefined;
  /** What waiting is measured by; the desktop's own. Default: the machine's. */
  readonly clock?: Clock | undefined;
}

/** A socket that was silent for so long is asked for a sign of life, in milliseconds: a cable that is pulled says nothing. */
const SILENCE = 20_000;

/**
 * A seat in a centre on a server: `desktop.backend = socketCentre({ url, agent, token })`. A connection that breaks comes
 * back by itself [ERR-02]; whoever has no right to sit there is told why, and not again.
 */
export function socketCentre({ url, agent, token, clock = systemClock }: SocketOptions): Remote {
  // A test's clock says nothing of a cable: it passes an hour in which no word can come.
  const silence = clock === systemClock ? SILENCE : undefined;
  return remote(() => opened(url), { agentId: agent, token, clock, silence });
}

function opened(url: string | URL): Promise<Channel> {
  return new Promise((resolve, reject) => {
    let socket: WebSocket;
    try {
      socket = new WebSocket(url);
    } catch (error) {
      // An address that is none, or one without encryption on a page that has it: no attempt will be any better.
      reject(
        new Failure('unsupported', { detail: error instanceof Error ? error.message : String(url), cause: error }),
      );
      return;
    }
    // A browser tells nobody why there was no connection.
    const onClose = (): void =>
      reject(new Failure('link-lost', { detail: `No answer from ${new URL(url).host}.`, retryable: true }));
    socket.addEventListener('close', onClose);
    // What follows is 'close'. In Node, with a socket of the package ws, an error that nobody hears ends the process.
    socket.addEventListener('error', () => undefined);
    socket.addEventListener('open', () => {
      socket.removeEventListener('close', onClose);
      resolve(new SocketChannel(socket));
    });
  });
}

class SocketChannel implements Channel {
  onFrame: ((frame: unknown) => void) | null = null;
  onClose: ((reason?: string) => void) | null = null;
  readonly #socket: WebSocket;

  constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener('message', ({ data }: MessageEvent<unknown>) => this.onFrame?.(data));
    socket.addEventListener('close', ({ reason }) => this.onClose?.(reason));
  }

  get waiting(): number {
    return this.#socket.bufferedAmount;
  }

  post(frame: unknown): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(frame));
  }

  close(): void {
    this.#socket.close();
  }
}
