/**
 * Where a shared centre lives: in a worker, or in a page. It is the centre as long as it holds the lock of that name, so
 * that there are never two.
 */
import { Failure, ManualClock } from '../../core/index.js';
import type { Cancel } from '../../core/index.js';
import { SilentCentre } from '../simulator/backend.js';
import { CentreHost } from './host.js';
import { hold, whenGone } from './locks.js';
import { asNotice, lifeOf, lockOf, meetingOf, privateOf } from './meeting.js';
import type { HomeOptions, HostedPlace, Notice } from './meeting.js';
import { portChannel } from './ports.js';
import type { Port } from './ports.js';
import { toWire } from './says.js';
import type { Channel } from './wire.js';

/** A lock that nobody else can want is there at once; a browser that is busy gets this long, in milliseconds. */
const OWN_LOCK_LIMIT = 5_000;

export class Home {
  /** Names this life of the centre: whoever is connected to it watches the lock of that name. */
  readonly life = crypto.randomUUID();
  readonly #options: HomeOptions;
  readonly #place: HostedPlace;
  readonly #centre: SilentCentre;
  readonly #host: CentreHost;
  readonly #meeting: BroadcastChannel;
  readonly #releases: Cancel[] = [];
  #isOpen = true;

  private constructor(options: HomeOptions, place: HostedPlace) {
    const { centre, host } = hosted(options);
    this.#options = options;
    this.#place = place;
    this.#centre = centre;
    this.#host = host;
    this.#meeting = new BroadcastChannel(meetingOf(options.name));
    this.#meeting.addEventListener('message', ({ data }: MessageEvent<unknown>) => this.#onNotice(asNotice(data)));
  }

  /** Becomes the centre of that name, where nobody else is it; null where somebody is, and stays so for a while. */
  static async open(options: HomeOptions, place: HostedPlace, within: number): Promise<Home | null> {
    const release = await hold(lockOf(options.name), within);
    if (!release) return null;
    try {
      const home = new Home(options, place);
      home.#releases.push(release, (await hold(lifeOf(home.life), OWN_LOCK_LIMIT)) ?? (() => undefined));
      home.#sayHere();
      return home;
    } catch (error) {
      release();
      throw error;
    }
  }

  /** Throws where somebody expects another centre under this name. */
  check(options: HomeOptions): void {
    if (describes(options) === describes(this.#options)) return;
    const detail = `In another tab the centre “${options.name}” runs with other settings.`;
    throw new Failure('other-version', { detail });
  }

  /** Gives a seat to whoever is at the other end of a port, until `lock` is free: that page is gone then. */
  attach(port: Port, lock: string, onEnd: () => void): void {
    const cancel = whenGone(lock, () => channel.lose('gone'));
    const channel = portChannel(port, () => {
      cancel();
      onEnd();
    });
    this.#host.attach(channel);
  }

  /** Gives a seat to the page that this is. */
  attachPage(channel: Channel): void {
    this.#host.attach(channel);
  }

  /** Goes, once what happened so far is kept: then somebody else may be the centre. */
  async close(): Promise<void> {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#meeting.close();
    this.#host.close('going-away');
    try {
      await this.#centre.stop();
    } finally {
      for (const release of this.#releases) release();
    }
  }

  #say(notice: Notice): void {
    this.#meeting.postMessage(notice);
  }

  #sayHere(): void {
    this.#say({ type: 'here', life: this.life, place: this.#place });
  }

  /** Other tabs look for the centre, and come in. */
  #onNotice(notice: Notice | null): void {
    if (notice?.type === 'who') this.#sayHere();
    if (notice?.type !== 'join' || notice.life !== this.life) return;
    const { from, lock, options } = notice;
    try {
      this.check(options);
    } catch (error) {
      this.#say({ type: 'refused', to: from, failure: toWire(Failure.from(error)) });
      return;
    }
    const port = new BroadcastChannel(privateOf(from));
    this.attach(port, lock, () => port.close());
    this.#say({ type: 'joined', to: from });
  }
}

/** Two options are the same where these are. */
const describes = ({ name, isKept, organisation, seed, isManual }: HomeOptions): string =>
  JSON.stringify([name, isKept, seed, isManual, organisation]);

/** A centre, and what seats desktops in it. `isAlone`: no other tab can come. */
export function hosted(options: HomeOptions, isAlone = false): { centre: SilentCentre; host: CentreHost } {
  const { name, isKept, organisation, seed, isManual } = options;
  const clock = isManual ? new ManualClock() : undefined;
  const centre = new SilentCentre(
    {
      ...(organisation ? { organisation } : {}),
      ...(seed === undefined ? {} : { seed }),
      ...(isKept ? { keep: name } : {}),
      ...(clock ? { clock } : {}),
    },
    { isAlone },
  );
  return { centre, host: new CentreHost(centre, clock ? { clock } : {}) };
}
