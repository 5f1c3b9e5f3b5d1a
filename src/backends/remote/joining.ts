/** How a page comes to a centre that somebody else is: a worker, or another page. */
import { systemClock } from '../../core/index.js';
import type { Cancel } from '../../core/index.js';
import { whenGone } from './locks.js';
import { asNotice, asReply, lifeOf, meetingOf, privateOf } from './meeting.js';
import type { Call, HomeOptions, HostedPlace, Notice, Reply } from './meeting.js';
import { portChannel } from './ports.js';
import type { LocalChannel } from './ports.js';
import { fromWire } from './says.js';

/** How often a page asks anew who the centre is, in milliseconds: it may have become it meanwhile. */
const LOOK_AGAIN = 500;

/** A channel to one life of a centre: it closes when that is over, however it went. */
export function living(port: MessagePort | BroadcastChannel, life: string): LocalChannel {
  const cancel = whenGone(lifeOf(life), () => channel.lose('gone'));
  const channel = portChannel(port, () => {
    cancel();
    port.close();
  });
  return channel;
}

/** Asks a worker to be the centre. Null where it does not answer in time, or cannot even be started. */
export function callWorker(
  worker: EventTarget,
  port: MessagePort,
  call: Call,
  patience: number,
  signal: AbortSignal,
): Promise<Reply | null> {
  return new Promise((resolve) => {
    const cancel = systemClock.after(patience, () => end(null));
    const onMessage = ({ data }: MessageEvent<unknown>): void => end(asReply(data));
    const onEnd = (): void => end(null);
    const end = (reply: Reply | null): void => {
      cancel();
      port.removeEventListener('message', onMessage);
      worker.removeEventListener('error', onEnd);
      signal.removeEventListener('abort', onEnd);
      resolve(reply);
    };
    port.addEventListener('message', onMessage);
    worker.addEventListener('error', onEnd);
    signal.addEventListener('abort', onEnd);
    port.start();
    port.postMessage(call);
  });
}

export interface Joined {
  readonly channel: LocalChannel;
  readonly place: HostedPlace;
}

export interface JoinOptions {
  readonly home: HomeOptions;
  readonly lock: string;
  /** Where a centre may be that is joined like this. */
  readonly accepted: ReadonlySet<HostedPlace>;
  /** So long it is looked for, in milliseconds. */
  readonly patience: number;
  readonly signal: AbortSignal;
}

/** Looks for a page that is the centre, and comes in. Null where there is none; rejects where it lets nobody in. */
export function join(options: JoinOptions): Promise<Joined | null> {
  return new Promise((resolve, reject) => {
    new Joining(options, resolve, reject).begin();
  });
}

class Joining {
  readonly #options: JoinOptions;
  readonly #resolve: (joined: Joined | null) => void;
  readonly #reject: (error: Error) => void;
  readonly #meeting: BroadcastChannel;
  readonly #from = crypto.randomUUID();
  #host: Extract<Notice, { readonly type: 'here' }> | null = null;
  #port: BroadcastChannel | null = null;
  #left: number;
  #cancel: Cancel | undefined;

  constructor(options: JoinOptions, resolve: (joined: Joined | null) => void, reject: (error: Error) => void) {
    this.#options = options;
    this.#resolve = resolve;
    this.#reject = reject;
    this.#left = options.patience;
    this.#meeting = new BroadcastChannel(meetingOf(options.home.name));
  }

  begin(): void {
    this.#options.signal.addEventListener('abort', this.#onAbort);
    this.#meeting.addEventListener('message', ({ data }: MessageEvent<unknown>) => this.#onNotice(asNotice(data)));
    this.#look();
  }

  readonly #onAbort = (): void => {
    this.#end();
    this.#port?.close();
    this.#resolve(null);
  };

  #say(notice: Notice): void {
    this.#meeting.postMessage(notice);
  }

  #look(): void {
    this.#say({ type: 'who' });
    this.#cancel = systemClock.after(LOOK_AGAIN, () => {
      this.#left -= LOOK_AGAIN;
      if (this.#left > 0) this.#look();
      else this.#onAbort();
    });
  }

  #onNotice(notice: Notice | null): void {
    if (notice?.type === 'here') this.#meet(notice);
    if ((notice?.type !== 'joined' && notice?.type !== 'refused') || notice.to !== this.#from) return;
    this.#end();
    if (notice.type === 'refused') {
      this.#port?.close();
      this.#reject(fromWire(notice.failure));
    } else if (this.#host && this.#port) {
      this.#resolve({ place: this.#host.place, channel: living(this.#port, this.#host.life) });
    }
  }

  #meet(host: Extract<Notice, { readonly type: 'here' }>): void {
    const { accepted, lock, home } = this.#options;
    // A second life answers where the first has ended meanwhile.
    if (!accepted.has(host.place) || this.#host?.life === host.life) return;
    this.#host = host;
    this.#port ??= new BroadcastChannel(privateOf(this.#from));
    this.#say({ type: 'join', life: host.life, from: this.#from, lock, options: home });
  }

  #end(): void {
    this.#cancel?.();
    this.#options.signal.removeEventListener('abort', this.#onAbort);
    this.#meeting.close();
  }
}
