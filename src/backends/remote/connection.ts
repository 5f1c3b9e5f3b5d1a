/** One channel to a centre, from its opening to its end. */
import { Failure, systemClock } from '../../core/index.js';
import type { Cancel, Clock } from '../../core/index.js';
import type { Ask } from './asks.js';
import { fromWire, readSay } from './says.js';
import type { Say } from './says.js';
import { WIRE_VERSION } from './wire.js';
import type { Channel } from './wire.js';

/** Opens a channel to a centre. Rejects with a `Failure`; one that is retryable is tried again. */
export type OpenChannel = () => Channel | Promise<Channel>;

/** So long a centre may take to say goodbye, in milliseconds. */
const FAREWELL = 1_000;
/** So long a channel may take until its first snapshot is here, in milliseconds. */
const OPEN_LIMIT = 15_000;

export interface ConnectionOptions {
  readonly clock: Clock;
  /** After so long without a word a sign of life is asked for, and after as long again there is none. */
  readonly silence: number | undefined;
  readonly hear: (say: Say) => void;
  /** The connection is gone, after it was open. */
  readonly lost: () => void;
}

export class Connection {
  readonly #options: ConnectionOptions;
  #channel: Channel | null = null;
  #state: 'opening' | 'open' | 'closed' = 'opening';
  #opened: () => void = () => undefined;
  #failed: (failure: Failure) => void = () => undefined;
  #cancelLimit: Cancel | undefined;
  #cancelSilence: Cancel | undefined;

  constructor(options: ConnectionOptions) {
    this.#options = options;
  }

  /** Opens a channel and says who is there; resolves once the first snapshot was heard. */
  async open(open: OpenChannel, agent: string | undefined, token: string | undefined): Promise<void> {
    const snapshot = new Promise<void>((resolve, reject) => {
      this.#opened = resolve;
      this.#failed = reject;
    });
    // It may fail while the channel is still being opened, when nobody waits for it yet.
    snapshot.catch(() => undefined);
    this.#cancelLimit = this.#options.clock.after(OPEN_LIMIT, () =>
      this.#end(new Failure('link-lost', { detail: 'The centre does not answer.', retryable: true })),
    );
    try {
      const channel = await open();
      if (this.#state === 'closed') channel.close();
      else this.#begin(channel, { type: 'hello', v: WIRE_VERSION, agent, token });
    } catch (error) {
      this.#end(Failure.from(error));
    }
    await snapshot;
  }

  post(ask: Ask): void {
    if (this.#state !== 'closed') this.#channel?.post(ask);
  }

  /** Leaves; nothing is heard any more. Resolves once the centre knows, or does not seem to listen. */
  close(): Promise<void> {
    const channel = this.#channel;
    const isOpen = this.#state === 'open';
    if (isOpen) this.#channel = null;
    this.#end(new Failure('link-lost', { retryable: true }), false);
    if (!channel || !isOpen) return Promise.resolve();
    return new Promise((resolve) => {
      const end = (): void => {
        cancel();
        channel.onFrame = null;
        channel.onClose = null;
        channel.close();
        resolve();
      };
      // The desktop's own clock may stand still.
      const cancel = systemClock.after(FAREWELL, end);
      channel.onFrame = (frame) => {
        if (isBye(frame)) end();
      };
      channel.onClose = end;
      channel.post({ type: 'bye' } satisfies Ask);
    });
  }

  #begin(channel: Channel, hello: Ask): void {
    this.#channel = channel;
    channel.onFrame = (frame) => this.#onFrame(frame);
    channel.onClose = (reason) => this.#end(new Failure('link-lost', { detail: reason, retryable: true }));
    channel.post(hello);
    this.#listen();
  }

  #onFrame(frame: unknown): void {
    if (this.#state === 'closed') return;
    this.#listen();
    let say: Say;
    try {
      say = readSay(frame);
    } catch (error) {
      const { code, detail } = Failure.from(error);
      // A frame that is wrong may be the only one; another wire stays another.
      this.#end(new Failure(code, { detail, retryable: code === 'protocol' }));
      return;
    }
    if (say.type === 'refused') this.#end(fromWire(say.failure));
    else if (say.type === 'bye') this.#end(new Failure('link-lost', { detail: say.reason, retryable: true }));
    else {
      this.#options.hear(say);
      if (say.type === 'fact' && say.fact.snapshot) this.#open();
    }
  }

  #open(): void {
    if (this.#state !== 'opening') return;
    this.#state = 'open';
    this.#cancelLimit?.();
    this.#opened();
  }

  #end(failure: Failure, isTold = true): void {
    const before = this.#state;
    if (before === 'closed') return;
    this.#state = 'closed';
    this.#cancelLimit?.();
    this.#cancelSilence?.();
    const channel = this.#channel;
    if (channel) {
      channel.onFrame = null;
      channel.onClose = null;
      // Not every channel tells the other side that it was closed.
      channel.post({ type: 'bye' } satisfies Ask);
      channel.close();
    }
    this.#failed(failure);
    if (before === 'open' && isTold) this.#options.lost();
  }

  /** Something was heard, or is expected: whoever stays silent after that is asked, and is gone when no answer comes. */
  #listen(isAsked = false): void {
    const { clock, silence } = this.#options;
    this.#cancelSilence?.();
    if (silence === undefined) return;
    this.#cancelSilence = clock.after(silence, () => {
      if (isAsked) {
        this.#end(new Failure('link-lost', { retryable: true }));
        return;
      }
      this.post({ type: 'ping', id: 0 });
      this.#listen(true);
    });
  }
}

function isBye(frame: unknown): boolean {
  try {
    return readSay(frame).type === 'bye';
  } catch {
    return false;
  }
}
