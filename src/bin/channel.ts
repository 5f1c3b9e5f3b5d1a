/**
 * One desktop's socket as a channel. A desktop that sends too much, or takes what it is sent too slowly, is closed, and
 * nobody else notices; when it is back it gets a snapshot, in which nothing is missing.
 */
import type { WebSocket } from 'ws';
import type { Channel } from '../backends/remote/wire.js';
import type { Clock } from '../core/index.js';

/** What waits for a desktop that takes it slowly: at most so many bytes and frames. A snapshot has to fit in. */
const WAITING_BYTES = 16 * 2 ** 20;
const WAITING_FRAMES = 4_096;
/** What a desktop may send in a second, and at once: far more than an agent's hands can. */
const RATES = { frames: { perSecond: 50, atOnce: 500 }, bytes: { perSecond: 256 * 1024, atOnce: 4 * 2 ** 20 } };
/** So long a closing handshake may take, in milliseconds. */
const FAREWELL = 2_000;

/** Codes of the WebSocket protocol (RFC 6455, 7.4). */
export const CLOSED = { normal: 1000, goingAway: 1001, policy: 1008, tooBig: 1009, tryAgain: 1013 } as const;

export interface ChannelOptions {
  readonly clock: Clock;
  /** What a desktop may send. A test that plays a day in a second has no limit. */
  readonly isLimited: boolean;
}

export class SocketChannel implements Channel {
  onFrame: ((frame: unknown) => void) | null = null;
  onClose: ((reason?: string) => void) | null = null;
  readonly #socket: WebSocket;
  readonly #clock: Clock;
  readonly #frames: Bucket;
  readonly #bytes: Bucket;
  /** Frames that were handed to the socket and have not left. */
  #underway = 0;
  #isOpen = true;

  constructor(socket: WebSocket, { clock, isLimited }: ChannelOptions) {
    this.#socket = socket;
    this.#clock = clock;
    this.#frames = new Bucket(clock, isLimited ? RATES.frames : null);
    this.#bytes = new Bucket(clock, isLimited ? RATES.bytes : null);
    socket.on('message', (data, isBinary) => this.#onMessage(data as Buffer, isBinary));
    socket.on('close', (_, reason) => this.#onSocketClose(reason.toString()));
    // A frame that is too long, or breaks the protocol: the socket closes itself, and says so by 'close'.
    socket.on('error', () => undefined);
  }

  get waiting(): number {
    return this.#socket.bufferedAmount;
  }

  post(frame: unknown): void {
    if (!this.#isOpen) return;
    if (this.#underway >= WAITING_FRAMES || this.waiting >= WAITING_BYTES) {
      this.#end(CLOSED.tryAgain, 'too-slow');
      return;
    }
    this.#underway += 1;
    this.#socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame), () => (this.#underway -= 1));
  }

  close(reason = '', code: number = CLOSED.normal): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#sayGoodbye(code, reason);
  }

  /** Closes it from this side, which tells the centre. */
  #end(code: number, reason: string): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#sayGoodbye(code, reason);
    this.onClose?.(reason);
  }

  #sayGoodbye(code: number, reason: string): void {
    // A reason is 123 bytes at most.
    this.#socket.close(
      code,
      Buffer.from(reason)
        .subarray(0, 123)
        .toString()
        .replace(/\uFFFD+$/u, ''),
    );
    this.#clock.after(FAREWELL, () => this.#socket.terminate());
  }

  #onMessage(data: Buffer, isBinary: boolean): void {
    if (!this.#isOpen) return;
    if (isBinary) this.#end(CLOSED.policy, 'Frames are texts.');
    else if (!this.#frames.take(1) || !this.#bytes.take(data.length)) this.#end(CLOSED.policy, 'too-many-frames');
    else this.onFrame?.(data.toString());
  }

  #onSocketClose(reason: string): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.onClose?.(reason);
  }
}

interface Rate {
  readonly perSecond: number;
  readonly atOnce: number;
}

/** So much at once, and it fills up again with time. */
class Bucket {
  readonly #clock: Clock;
  readonly #rate: Rate | null;
  #left: number;
  #at: number;

  constructor(clock: Clock, rate: Rate | null) {
    this.#clock = clock;
    this.#rate = rate;
    this.#left = rate?.atOnce ?? 0;
    this.#at = clock.now();
  }

  take(amount: number): boolean {
    if (!this.#rate) return true;
    const now = this.#clock.now();
    const { perSecond, atOnce } = this.#rate;
    // A clock that was set back fills nothing.
    const passed = Math.max(0, now - this.#at) / 1000;
    this.#left = Math.min(atOnce, this.#left + passed * perSecond);
    this.#at = now;
    if (this.#left < amount) return false;
    this.#left -= amount;
    return true;
  }
}
