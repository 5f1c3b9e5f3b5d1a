/**
 * The desktop as a tab of Microsoft Teams: tells the Teams around the page that it is there, and follows its theme. It
 * speaks through Microsoft's own SDK, which is loaded only where there is something around the page.
 */
import { Failure, systemClock } from '../core/index.js';
import type { Cancel, Clock, State } from '../core/index.js';
import { focusInto } from './focus.js';

/** The themes of Teams, in the kit's words: values of `data-wx-theme`. */
export type TeamsTheme = 'light' | 'dark' | 'contrast';

/** What the tab needs of a desktop; `<wx-desktop>` has it. */
export interface TeamsDesktop {
  readonly state: State;
  subscribe(listener: () => void): Cancel;
}

/** What the tab uses of `@microsoft/teams-js`, 2.19 or newer. */
export interface TeamsSdk {
  readonly app: {
    initialize(validOrigins?: string[]): Promise<void>;
    getContext(): Promise<{ readonly app: { readonly theme: string; readonly locale: string } }>;
    notifyAppLoaded(): void;
    notifySuccess(): unknown;
    notifyFailure(request: { reason: string; message?: string }): void;
    registerOnThemeChangeHandler(handler: (theme: string) => void): void;
    readonly lifecycle: {
      registerBeforeSuspendOrTerminateHandler(handler: () => Promise<void>): void;
      registerOnResumeHandler(handler: () => void): void;
    };
  };
  readonly pages: {
    isSupported(): boolean;
    registerFocusEnterHandler(handler: (navigateForward: boolean) => void): void;
  };
}

export interface TeamsOptions {
  /** The tab counts as loaded once this desktop has heard from its centre. Default: at once. */
  readonly desktop?: TeamsDesktop | null;
  /** Gets `data-wx-theme`, and the focus when an agent comes in by the keyboard. Default: the page's root. */
  readonly root?: HTMLElement;
  /** Further pages that may hold this one, beside those of Microsoft: `https://portal.example.com`. */
  readonly origins?: readonly string[];
  /**
   * Go by the list of Microsoft's pages that the SDK was built with, instead of fetching today's from
   * res.cdn.office.net: for a network or a policy that would stop that with an error in the console.
   */
  readonly knownHostsOnly?: boolean;
  /** How long to wait for Teams to answer, in milliseconds. Default: 10,000. */
  readonly timeout?: number;
  /** What to wait on. Default: the machine's own time. */
  readonly clock?: Clock;
  /** Where the SDK comes from. Default: `import('@microsoft/teams-js')`. */
  readonly load?: () => Promise<TeamsSdk>;
  /** The agent goes elsewhere in Teams. The page stays loaded, or ends once this is done. */
  readonly onSuspend?: () => void | Promise<void>;
  /** The agent is back in a page that stayed loaded. */
  readonly onResume?: () => void;
}

/** The Teams around the page. */
export interface TeamsHost {
  readonly theme: TeamsTheme;
  /** The language that Teams speaks, as a tag for `lang`. */
  readonly locale: string;
  /** Stops following Teams, and leaves the root as it was. */
  leave(): void;
}

const TIMEOUT = 10_000;

/** Where the SDK fetches the list of Microsoft's pages from, as it is loaded. */
const HOST_LIST = 'https://res.cdn.office.net/teams-js/validDomains/json/validDomains.json';

/**
 * Joins the page to the Teams around it. Resolves with null where nothing is around the page, without loading the SDK.
 * Rejects with a `Failure` whose `detail` says what to do: no SDK (`unsupported`), or no Teams that answers (`timeout`).
 */
export async function joinTeams(options: TeamsOptions = {}): Promise<TeamsHost | null> {
  if (!isFramed()) return null;
  const { clock = systemClock, timeout = TIMEOUT, origins = [] } = options;
  const sdk = await loaded(options);
  await within(clock, timeout, sdk.app.initialize([...origins]));
  sdk.app.notifyAppLoaded();
  const { app } = await within(clock, timeout, sdk.app.getContext());
  return new TeamsTab(sdk, options, app.theme, app.locale);
}

/** In a frame; or in Teams on a telephone, which has no frame but a bridge of its own. */
function isFramed(): boolean {
  return window.parent !== window || 'nativeInterface' in window;
}

async function loaded({ knownHostsOnly = false, load = () => import('@microsoft/teams-js') }: TeamsOptions) {
  try {
    return await (knownHostsOnly ? withoutHostList(load) : load());
  } catch (cause) {
    const detail = 'The Teams SDK was not loaded. Install @microsoft/teams-js, or hand its module in as `load`.';
    throw new Failure('unsupported', { detail, cause });
  }
}

/** The SDK fetches as it is evaluated, and goes by its own list where that fails: it fails here, without a trace. */
async function withoutHostList(load: () => Promise<TeamsSdk>): Promise<TeamsSdk> {
  const { fetch } = globalThis;
  const without: typeof fetch = (input, init) =>
    (input instanceof Request ? input.url : String(input)) === HOST_LIST
      ? Promise.reject(new TypeError('Not fetched: the known hosts are enough.'))
      : fetch(input, init);
  globalThis.fetch = without;
  try {
    return await load();
  } finally {
    // Unless the page has put one of its own there meanwhile.
    if (globalThis.fetch === without) globalThis.fetch = fetch;
  }
}

/** Waits for an answer of Teams, which a page around that is no Teams never gives. */
function within<T>(clock: Clock, timeout: number, answer: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(timeout, () => {
      const detail =
        'No Microsoft Teams answered around this page. In Teams: name the page in validDomains of the manifest. ' +
        'In a page of your own that stands in for Teams: name its origin in `origins`.';
      reject(new Failure('timeout', { detail, retryable: true }));
    });
    answer.then(resolve, (cause: unknown) => reject(Failure.from(cause))).finally(cancel);
  });
}

const themeOf = (theme: string): TeamsTheme =>
  // Glass lies over a dark picture.
  theme === 'contrast' ? 'contrast' : theme === 'dark' || theme === 'glass' ? 'dark' : 'light';

/** `zh-cn` as Teams writes it, `zh-CN` as a page does. */
function tagOf(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? 'en';
  } catch {
    return 'en';
  }
}

class TeamsTab implements TeamsHost {
  readonly locale: string;
  readonly #sdk: TeamsSdk;
  readonly #options: TeamsOptions;
  readonly #root: HTMLElement;
  /** What stood at the root before. */
  readonly #before: string | null;
  #theme: TeamsTheme;
  #isLeft = false;
  #stopWatching: Cancel | undefined;

  constructor(sdk: TeamsSdk, options: TeamsOptions, theme: string, locale: string) {
    this.#sdk = sdk;
    this.#options = options;
    this.#root = options.root ?? document.documentElement;
    this.#before = this.#root.getAttribute('data-wx-theme');
    this.#theme = themeOf(theme);
    this.locale = tagOf(locale);
    this.#paint(theme);
    this.#listen();
    this.#watch(options.desktop ?? null);
  }

  get theme(): TeamsTheme {
    return this.#theme;
  }

  leave(): void {
    if (this.#isLeft) return;
    this.#isLeft = true;
    this.#stopWatching?.();
    if (this.#before === null) this.#root.removeAttribute('data-wx-theme');
    else this.#root.setAttribute('data-wx-theme', this.#before);
  }

  #paint(theme: string): void {
    if (this.#isLeft) return;
    this.#theme = themeOf(theme);
    this.#root.setAttribute('data-wx-theme', this.#theme);
  }

  /** The SDK has no way to take a handler back; after `leave` these do nothing. */
  #listen(): void {
    const { app, pages } = this.#sdk;
    app.registerOnThemeChangeHandler((theme) => this.#paint(theme));
    if (pages.isSupported()) {
      pages.registerFocusEnterHandler((forward) => {
        if (!this.#isLeft) focusInto(this.#root, forward);
      });
    }
    // With both of these Teams may keep the page while the agent is elsewhere in Teams, so that calls still come.
    app.lifecycle.registerBeforeSuspendOrTerminateHandler(async () => {
      if (!this.#isLeft) await this.#options.onSuspend?.();
    });
    app.lifecycle.registerOnResumeHandler(() => void this.#resumed());
  }

  async #resumed(): Promise<void> {
    if (this.#isLeft) return;
    this.#options.onResume?.();
    this.#succeed();
    // Nobody told of a theme that was chosen meanwhile. Without an answer the old one stays.
    const context = await this.#sdk.app.getContext().catch(() => null);
    if (context) this.#paint(context.app.theme);
  }

  /** Teams shows the page when it is told of success, and an error of its own when it is told of failure. */
  #watch(desktop: TeamsDesktop | null): void {
    const look = (): void => {
      const { agent, failure } = desktop?.state ?? {};
      if (desktop && !agent && !failure) return;
      this.#stopWatching?.();
      if (!failure) this.#succeed();
      else
        this.#sdk.app.notifyFailure({
          reason: failure.code === 'timeout' ? 'Timeout' : 'Other',
          message: failure.message,
        });
    };
    this.#stopWatching = desktop?.subscribe(look);
    look();
  }

  #succeed(): void {
    // Newer ones return a promise. There is nothing to do about a Teams that does not take it.
    Promise.resolve(this.#sdk.app.notifySuccess()).catch(() => undefined);
  }
}
