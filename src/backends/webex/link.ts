/**
 * The SDK's connection. It tries every five seconds to get a broken one back, and after 50 seconds never again: then
 * this registers anew, after longer and longer times.
 *
 *   there ──socket closed, or 8 s of silence──▶ broken ──socket back──▶ there
 *                                                  └──50 s──▶ given up ──registered anew──▶ there
 */
import type { Cancel, Clock, Timestamp } from '../../core/index.js';
import type { SdkConnection, SdkContactCenter } from './sdk.js';

/** So often the SDK tries to get its socket back, in milliseconds. */
const ATTEMPTS = 5_000;
const LONGEST_WAIT = 30_000;

export interface LinkListener {
  /** Broken; the next attempt is at this time of this machine's clock, or under way. */
  broken(retryAt: Timestamp | null): void;
  /** There again; what the service holds has to be asked for where `asked` is false. */
  there(asked: boolean): void;
}

export class SdkLink {
  readonly #clock: Clock;
  readonly #listener: LinkListener;
  #cc: SdkContactCenter | null = null;
  #register: () => Promise<void> = () => Promise.resolve();
  #isBroken = false;
  /** The socket is gone, rather than silent. */
  #isClosed = false;
  #hasGivenUp = false;
  #isTrying = false;
  #wait = ATTEMPTS;
  #cancel: Cancel | undefined;

  constructor(clock: Clock, listener: LinkListener) {
    this.#clock = clock;
    this.#listener = listener;
  }

  /** `register` registers the SDK once more, after it gave up. */
  watch(cc: SdkContactCenter, register: () => Promise<void>): void {
    this.leave();
    this.#cc = cc;
    this.#register = register;
    this.#listen();
  }

  leave(): void {
    this.#unlisten();
    this.#cancel?.();
    this.#cc = null;
    this.#isBroken = this.#isClosed = this.#hasGivenUp = this.#isTrying = false;
    this.#wait = ATTEMPTS;
  }

  get isBroken(): boolean {
    return this.#isBroken;
  }

  /** Tries at once, where it is not the SDK that tries. */
  retry(): void {
    if (this.#hasGivenUp && !this.#isTrying) void this.#tryAnew();
  }

  #listen(): void {
    this.#cc?.services?.webSocketManager?.on('socketClose', this.#onClose);
    this.#cc?.services?.connectionService?.on('connectionLost', this.#onConnection);
  }

  #unlisten(): void {
    this.#cc?.services?.webSocketManager?.off('socketClose', this.#onClose);
    this.#cc?.services?.connectionService?.off('connectionLost', this.#onConnection);
  }

  readonly #onClose = (): void => {
    this.#isClosed = true;
    this.#break();
    this.#tell();
  };

  readonly #onConnection = (connection: SdkConnection): void => {
    if (connection.isRestoreFailed) {
      this.#break();
      this.#giveUp();
    } else if (connection.isConnectionLost) {
      this.#break();
      this.#tell();
    } else if (this.#isBroken && (connection.isSocketReconnected || !this.#isClosed)) {
      // With a new socket the SDK itself asks for what the service holds; after a silence nobody does.
      this.#mend(connection.isSocketReconnected ?? false);
    }
  };

  #break(): void {
    this.#isBroken = true;
  }

  #mend(asked: boolean): void {
    this.#cancel?.();
    this.#isBroken = this.#isClosed = this.#hasGivenUp = false;
    this.#wait = ATTEMPTS;
    this.#listener.there(asked);
  }

  /** The SDK tells of no attempt: they come every five seconds after the socket closed. */
  #tell(): void {
    this.#cancel?.();
    if (this.#hasGivenUp) return;
    this.#listener.broken(this.#isClosed ? this.#clock.now() + ATTEMPTS : null);
    if (this.#isClosed) this.#cancel = this.#clock.after(ATTEMPTS, () => this.#tell());
  }

  #giveUp(): void {
    if (this.#hasGivenUp) return;
    this.#hasGivenUp = true;
    void this.#tryAnew();
  }

  async #tryAnew(): Promise<void> {
    this.#cancel?.();
    this.#isTrying = true;
    this.#listener.broken(null);
    const cc = this.#cc;
    // With each registration the SDK would listen once more, and sign in twice after the next drop.
    cc?.services?.connectionService?.removeAllListeners?.('connectionLost');
    cc?.services?.webSocketManager?.off('socketClose', this.#onClose);
    let isThere = true;
    try {
      await this.#register();
    } catch {
      isThere = false;
    }
    if (this.#cc !== cc) return;
    this.#isTrying = false;
    this.#listen();
    if (isThere) {
      this.#mend(true);
      return;
    }
    this.#listener.broken(this.#clock.now() + this.#wait);
    this.#cancel = this.#clock.after(this.#wait, () => void this.#tryAnew());
    this.#wait = Math.min(LONGEST_WAIT, this.#wait * 2);
  }
}
