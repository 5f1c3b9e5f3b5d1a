/**
 * The world around a centre behind a gateway, for a page: who calls, the agent's telephone, and a test's clock. Webex has
 * no such thing; only a gateway with an embedded centre does.
 */
import { Failure } from '../../core/index.js';
import type { FailureCode, WorldActName, WorldActs, WorldView } from '../../core/index.js';
import { WatchedWorld } from '../watched-world.js';

export interface GatewayWorldOptions {
  /** Where the gateway is: `http://127.0.0.1:8788`. */
  readonly url: string;
  readonly agentId: string;
  /** The agent's access token, where the gateway asks for one. */
  readonly token?: string;
}

/** What the gateway says after something happened. */
interface Told {
  /** How often the view was another until then. */
  readonly version: number;
}

/** What it says when it does not happen. */
interface Refused {
  readonly failure?: { readonly code: FailureCode; readonly detail?: string };
  readonly errorMessage?: string;
}

interface Waiting {
  readonly version: number;
  readonly resolve: () => void;
}

export class GatewayWorld extends WatchedWorld {
  readonly #url: string;
  readonly #world: string;
  readonly #token: string | undefined;
  #version = -1;
  #waiting: Waiting[] = [];
  #events: EventSource | null = null;
  #isClosed = false;

  constructor({ url, agentId, token }: GatewayWorldOptions) {
    super();
    this.#url = url.replace(/\/+$/u, '');
    this.#world = `${this.#url}/world/${encodeURIComponent(agentId)}`;
    this.#token = token;
  }

  /** Resolves once the view shows it, for those who look. */
  async act<K extends WorldActName>(name: K, detail: WorldActs[K]): Promise<void> {
    const { version } = (await this.#ask('POST', `${this.#world}/${name}`, detail)) as Told;
    await this.#seen(version);
  }

  /** Moves the centre's clock, where that stands still else. */
  async advance(milliseconds: number): Promise<void> {
    await this.#ask('POST', `${this.#url}/clock`, { milliseconds });
  }

  /** What the world is now has been seen, by those who look. */
  async settled(): Promise<void> {
    if (!this.#events) return;
    const { version } = (await this.#ask('GET', this.#world)) as Told;
    await this.#seen(version);
  }

  /** Looks no longer. */
  close(): void {
    this.#isClosed = true;
    this.#events?.close();
    this.#events = null;
    for (const one of this.#waiting) one.resolve();
    this.#waiting = [];
  }

  protected look(): void {
    if (this.#events || this.#isClosed) return;
    const query = this.#token === undefined ? '' : `?access_token=${encodeURIComponent(this.#token)}`;
    this.#events = new EventSource(`${this.#world}/events${query}`);
    // A stream that breaks is opened again by the browser, and begins with what is so then. The gateway may be another.
    this.#events.onerror = () => (this.#version = -1);
    this.#events.onmessage = ({ lastEventId, data }: MessageEvent<string>) => {
      this.#version = Number(lastEventId);
      this.show(JSON.parse(data) as WorldView);
      const seen = this.#waiting.filter((one) => one.version <= this.#version);
      this.#waiting = this.#waiting.filter((one) => !seen.includes(one));
      for (const one of seen) one.resolve();
    };
  }

  #seen(version: number): Promise<void> {
    if (!this.#events || version <= this.#version) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push({ version, resolve }));
  }

  async #ask(method: string, address: string, body?: unknown): Promise<unknown> {
    let response: Response;
    try {
      response = await fetch(address, {
        method,
        headers: {
          ...(this.#token === undefined ? {} : { authorization: `Bearer ${this.#token}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    } catch (cause) {
      throw new Failure('link-lost', { retryable: true, cause });
    }
    const answer = (await response.json().catch(() => ({}))) as Refused;
    if (response.ok) return answer;
    const { failure, errorMessage } = answer;
    if (failure) throw new Failure(failure.code, { detail: failure.detail });
    throw new Failure(response.status === 401 ? 'no-access' : 'unexpected', { detail: errorMessage });
  }
}

/** The world of one agent behind a gateway. */
export const gatewayWorld = (options: GatewayWorldOptions): GatewayWorld => new GatewayWorld(options);
