/**
 * What Microsoft Teams says to a tab, and answers, message by message: enough of it for a page that uses
 * `@microsoft/teams-js` to be hosted. Nothing of Microsoft's is in here.
 */
export type Theme = 'default' | 'dark' | 'contrast';

/** How far the tab has come: it loads, shows itself, is ready, or has failed. */
export type Stage = 'loading' | 'loaded' | 'ready' | 'failed';

export interface Message {
  readonly from: 'tab' | 'host';
  readonly func: string;
  readonly args: readonly unknown[];
  /** What it answers to, for an answer. */
  readonly isAnswer: boolean;
}

export interface Stand {
  readonly theme: Theme;
  readonly locale: string;
}

/** A message of the SDK, as it goes over the wire. */
interface Wire {
  readonly id: number;
  readonly uuidAsString?: string;
  readonly func: string;
  readonly args?: readonly unknown[];
}

/** What this host can do, in the SDK's words. */
const RUNTIME = {
  apiVersion: 4,
  isLegacyTeams: false,
  supports: { app: { notifySuccessResponse: {} }, pages: { config: {}, tabs: {} } },
};

const STAGES: ReadonlyMap<string, Stage> = new Map([
  ['appInitialization.appLoaded', 'loaded'],
  ['appInitialization.success', 'ready'],
  ['appInitialization.failure', 'failed'],
]);

const now = (): number => performance.timeOrigin + performance.now();

const isWire = (data: unknown): data is Wire =>
  typeof data === 'object' && data !== null && 'func' in data && typeof data.func === 'string' && 'id' in data;

export class HostSide {
  readonly #frame: HTMLIFrameElement;
  /** The origin of the tab; `null` for a tab in a box without one. */
  readonly #origin: string;
  readonly #stand: () => Stand;
  readonly #changed: (message: Message) => void;
  /** What the tab asked to be told of. */
  readonly #told = new Set<string>();
  #stage: Stage = 'loading';
  #unloaded: (() => void) | undefined;

  constructor(frame: HTMLIFrameElement, origin: string, stand: () => Stand, changed: (message: Message) => void) {
    this.#frame = frame;
    this.#origin = origin;
    this.#stand = stand;
    this.#changed = changed;
    addEventListener('message', this.#onMessage);
  }

  get stage(): Stage {
    return this.#stage;
  }

  leave(): void {
    removeEventListener('message', this.#onMessage);
  }

  /** Tells the tab of something, if it asked to be told. */
  tell(func: 'themeChange' | 'focusEnter' | 'load', ...args: readonly unknown[]): void {
    if (!this.#told.has(func)) return;
    this.#post({ func, args, timestamp: Date.now(), monotonicTimestamp: now() });
    this.#changed({ from: 'host', func, args, isAnswer: false });
  }

  /** The agent goes elsewhere: resolves with whether the tab may stay loaded. */
  async suspend(): Promise<boolean> {
    if (!this.#told.has('beforeUnload')) return false;
    const done = new Promise<void>((resolve) => (this.#unloaded = resolve));
    this.#post({ func: 'beforeUnload', args: [], timestamp: Date.now(), monotonicTimestamp: now() });
    this.#changed({ from: 'host', func: 'beforeUnload', args: [], isAnswer: false });
    await done;
    return this.#told.has('load');
  }

  readonly #onMessage = ({ source, origin, data }: MessageEvent<unknown>): void => {
    if (source !== this.#frame.contentWindow || origin !== this.#origin || !isWire(data)) return;
    const { func, args = [] } = data;
    this.#stage = STAGES.get(func) ?? this.#stage;
    this.#changed({ from: 'tab', func, args, isAnswer: false });
    switch (func) {
      case 'initialize':
        this.#answer(data, 'sidePanel', 'web', JSON.stringify(RUNTIME), '2.58.0');
        break;
      case 'getContext':
        this.#answer(data, this.#context());
        break;
      case 'registerHandler':
        this.#told.add(String(args[0]));
        break;
      case 'readyToUnload':
        this.#unloaded?.();
        break;
      case 'appInitialization.success':
        this.#answer(data, { hasFinishedSuccessfully: true });
        break;
    }
  };

  #context(): Readonly<Record<string, unknown>> {
    return {
      ...this.#stand(),
      appSessionId: 'b4a8d1e6-0c55-4d0b-8d0f-3a6f2f0c7a11',
      entityId: 'agent-desk',
      frameContext: 'sidePanel',
      hostClientType: 'web',
      hostName: 'Teams',
      userObjectId: '9d1c6f0e-57d5-4c0e-a8a1-6f1f8e0f5b22',
    };
  }

  #answer({ id, uuidAsString, func }: Wire, ...args: readonly unknown[]): void {
    this.#post({ id, uuidAsString, args, monotonicTimestamp: now() });
    this.#changed({ from: 'host', func, args, isAnswer: true });
  }

  #post(message: unknown): void {
    // An origin that is none cannot be named.
    this.#frame.contentWindow?.postMessage(message, this.#origin === 'null' ? '*' : this.#origin);
  }
}
