/** Channels within one browser: between a page and a worker, between two tabs, and within a page. */
import type { Channel } from './wire.js';

/** Where messages go to and come from: a `MessagePort`, a `Worker`, a worker's own global, a `BroadcastChannel`. */
export interface Port {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<unknown>) => void): void;
  removeEventListener(type: 'message', listener: (event: MessageEvent<unknown>) => void): void;
}

/** A channel that can tell its owner that the other side is gone: ports do not. */
export interface LocalChannel extends Channel {
  /** The other side is gone, or is not to be heard any more. */
  lose(reason: string): void;
}

/** A channel over a port. `onEnd` closes the port, when either side is done with it. */
export function portChannel(port: Port, onEnd: () => void = () => undefined): LocalChannel {
  let isOpen = true;
  const listener = ({ data }: MessageEvent<unknown>): void => channel.onFrame?.(data);
  const end = (): void => {
    isOpen = false;
    port.removeEventListener('message', listener);
    onEnd();
  };
  const channel: LocalChannel = {
    onFrame: null,
    onClose: null,
    post: (frame) => {
      if (isOpen) port.postMessage(frame);
    },
    close: () => {
      if (isOpen) end();
    },
    lose: (reason) => {
      if (!isOpen) return;
      end();
      channel.onClose?.(reason);
    },
  };
  port.addEventListener('message', listener);
  return channel;
}

/** Both ends of a channel within a page. */
export function channelPair(): readonly [LocalChannel, LocalChannel] {
  const ends: [PairEnd, PairEnd] = [new PairEnd(() => ends[1]), new PairEnd(() => ends[0])];
  return ends;
}

class PairEnd implements LocalChannel {
  onFrame: ((frame: unknown) => void) | null = null;
  onClose: ((reason?: string) => void) | null = null;
  readonly #other: () => PairEnd;
  #isOpen = true;

  constructor(other: () => PairEnd) {
    this.#other = other;
  }

  post(frame: unknown): void {
    if (!this.#isOpen) return;
    const other = this.#other();
    queueMicrotask(() => {
      if (other.#isOpen) other.onFrame?.(frame);
    });
  }

  close(reason = ''): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    const other = this.#other();
    // After what was posted before.
    queueMicrotask(() => other.lose(reason));
  }

  lose(reason: string): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.onClose?.(reason);
  }
}
