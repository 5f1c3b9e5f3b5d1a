import { expect, fixture } from '@open-wc/testing';
import { Failure, ManualClock, NO_STATE } from '../../src/core/index.js';
import type { State } from '../../src/core/index.js';
import { joinTeams } from '../../src/hosts/teams.js';
import type { TeamsDesktop, TeamsHost, TeamsOptions, TeamsSdk } from '../../src/hosts/teams.js';
import { desk, html, settle } from '../support/desk.js';
import { byRole, focused, isThere } from '../support/page.js';
import { waitUntil } from '../support/wait.js';

/** A message of the SDK's, as it leaves the page. */
interface Wire {
  readonly id: number;
  readonly uuidAsString: string;
  readonly func: string;
  readonly args: readonly unknown[];
}

/**
 * The page around: an empty frame stands for it, so that the real SDK has a window to talk to. What it posts there is
 * kept, and answered as Teams answers.
 */
class Around {
  readonly frame: HTMLIFrameElement;
  readonly posted: Wire[] = [];
  theme = 'default';
  locale = 'en-us';

  constructor(frame: HTMLIFrameElement) {
    this.frame = frame;
    frame.contentWindow?.addEventListener('message', ({ data }: MessageEvent<Wire>) => this.#heard(data));
  }

  get funcs(): readonly string[] {
    return this.posted.map(({ func, args }) => (func === 'registerHandler' ? `${func} ${String(args[0])}` : func));
  }

  async say(func: string, ...args: readonly unknown[]): Promise<void> {
    this.#deliver({ func, args });
    await settle();
  }

  #heard(wire: Wire): void {
    this.posted.push(wire);
    const runtime = { apiVersion: 4, supports: { app: { notifySuccessResponse: {} }, pages: {} } };
    const { theme, locale } = this;
    if (wire.func === 'initialize') this.#answer(wire, 'content', 'web', JSON.stringify(runtime), '2.58.0');
    if (wire.func === 'getContext') this.#answer(wire, { theme, locale });
    if (wire.func === 'appInitialization.success') this.#answer(wire, {});
  }

  #answer({ id, uuidAsString }: Wire, ...args: readonly unknown[]): void {
    this.#deliver({ id, uuidAsString, args });
  }

  #deliver(data: unknown): void {
    const { contentWindow } = this.frame;
    window.dispatchEvent(new MessageEvent('message', { data, source: contentWindow, origin: location.origin }));
  }
}

/** A desktop that a test moves by hand. */
class StillDesktop implements TeamsDesktop {
  state: State = NO_STATE;
  readonly #listeners = new Set<() => void>();

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  get isWatched(): boolean {
    return this.#listeners.size > 0;
  }

  set(change: Partial<State>): void {
    this.state = { ...this.state, ...change };
    for (const listener of [...this.#listeners]) listener();
  }
}

const root = document.documentElement;

describe('the Teams tab', () => {
  const { parent } = window;
  let around: Around;
  let host: TeamsHost | null = null;

  before(() => {
    // The SDK keeps the first window that it finds around the page.
    const frame = document.createElement('iframe');
    document.body.append(frame);
    around = new Around(frame);
  });
  beforeEach(() => {
    around.theme = 'default';
    around.locale = 'en-us';
    around.posted.length = 0;
    // A page may replace its `parent`; a test is in no frame.
    Object.assign(window, { parent: around.frame.contentWindow });
  });
  afterEach(() => {
    host?.leave();
    host = null;
    Object.assign(window, { parent });
  });
  after(() => around.frame.remove());

  /** Joins with the real SDK, which must not fetch: a breach of the page's policy would fail the test. */
  async function join(options: TeamsOptions = {}): Promise<TeamsHost> {
    host = await joinTeams({ knownHostsOnly: true, ...options });
    if (!host) throw new Error('The page does not know that it is in a frame.');
    await settle();
    return host;
  }

  // The SDK is one for the page and initialises once, so this comes first.
  it('[HST-02] says that it is there, learns where it is, and is ready', async function () {
    // It also loads it: many files, which take a while on a busy machine.
    this.timeout(60_000);
    const joined = await join({ origins: ['https://portal.example.com'] });
    expect(around.funcs).to.deep.equal([
      'initialize',
      'appInitialization.appLoaded',
      'getContext',
      'registerHandler themeChange',
      'registerHandler focusEnter',
      'registerHandler beforeUnload',
      'registerHandler load',
      'appInitialization.success',
    ]);
    expect(around.posted[0]?.args[2]).to.deep.equal(['https://portal.example.com']);
    expect(joined.theme).to.equal('light');
    expect(root.dataset['wxTheme']).to.equal('light');
  });

  it('is nothing, and loads nothing, in a page that nothing is around', async () => {
    Object.assign(window, { parent });
    let loads = 0;
    const load = (): Promise<TeamsSdk> => {
      loads += 1;
      return Promise.reject(new Error('Loaded.'));
    };
    expect(await joinTeams({ load })).to.equal(null);
    expect(loads).to.equal(0);
  });

  it('is ready once its desktop has heard from the centre', async () => {
    const desktop = new StillDesktop();
    await join({ desktop });
    expect(around.funcs).not.to.contain('appInitialization.success');
    desktop.set({ link: 'connecting' });
    await settle();
    expect(around.funcs).not.to.contain('appInitialization.success');
    const { desktop: real } = await desk(html`<wx-station-login></wx-station-login>`);
    desktop.set(real.state);
    desktop.set({ link: 'lost' });
    await settle();
    expect(around.funcs.filter((func) => func === 'appInitialization.success')).to.have.length(1);
    expect(desktop.isWatched).to.equal(false);
  });

  for (const [code, reason] of [
    ['timeout', 'Timeout'],
    ['link-lost', 'Other'],
  ] as const) {
    it(`says that it failed where there is no centre: ${code}`, async () => {
      const desktop = new StillDesktop();
      await join({ desktop });
      desktop.set({ failure: new Failure(code) });
      await settle();
      const failed = around.posted.find(({ func }) => func === 'appInitialization.failure');
      expect(failed?.args.slice(0, 2)).to.deep.equal([reason, code]);
      expect(around.funcs).not.to.contain('appInitialization.success');
    });
  }

  describe('its theme', () => {
    for (const [theme, painted] of [
      ['default', 'light'],
      ['dark', 'dark'],
      ['contrast', 'contrast'],
      ['glass', 'dark'],
      ['of next year', 'light'],
    ] as const) {
      it(`is ${painted} where Teams says ${theme}, from the beginning and when it changes`, async () => {
        around.theme = theme;
        expect((await join()).theme).to.equal(painted);
        expect(root.dataset['wxTheme']).to.equal(painted);
        await around.say('themeChange', theme === 'dark' ? 'default' : 'dark');
        expect(root.dataset['wxTheme']).to.equal(theme === 'dark' ? 'light' : 'dark');
        await around.say('themeChange', theme);
        expect(host?.theme).to.equal(painted);
        expect(root.dataset['wxTheme']).to.equal(painted);
      });
    }

    it('is put on the element that the page names, and taken back when the page leaves', async () => {
      const place = await fixture<HTMLElement>(html`<div data-wx-theme="dark"></div>`);
      around.theme = 'contrast';
      const joined = await join({ root: place });
      expect(place.dataset['wxTheme']).to.equal('contrast');
      expect(root.hasAttribute('data-wx-theme')).to.equal(false);
      joined.leave();
      expect(place.dataset['wxTheme']).to.equal('dark');
      await around.say('themeChange', 'default');
      expect(place.dataset['wxTheme']).to.equal('dark');
    });

    it('goes with the page that leaves', async () => {
      (await join()).leave();
      expect(root.hasAttribute('data-wx-theme')).to.equal(false);
    });
  });

  it('knows the language of Teams, as a page writes it', async () => {
    around.locale = 'zh-cn';
    expect((await join()).locale).to.equal('zh-CN');
    host?.leave();
    around.locale = 'no language';
    expect((await join()).locale).to.equal('en');
  });

  it('[A11Y-01] takes the focus that comes from Teams to its first place, or backwards to its last', async () => {
    const { desktop } = await desk(html`<wx-station-login></wx-station-login> <a href="#end">End of the page</a>`);
    await waitUntil(() => isThere('combobox', 'Team'));
    await join({ root: desktop });
    await around.say('focusEnter', true);
    expect(focused()).to.equal(byRole('combobox', 'Team'));
    await around.say('focusEnter', false);
    expect(focused()).to.equal(byRole('link', 'End of the page'));
    focused()?.remove();
    await around.say('focusEnter', false);
    expect(focused()).to.equal(byRole('button', 'Sign in'));
  });

  it('is suspended when the page has done what it has to, and comes back in the theme of now', async () => {
    let finish: (() => void) | undefined;
    let resumed = 0;
    await join({ onSuspend: () => new Promise((resolve) => (finish = resolve)), onResume: () => (resumed += 1) });
    await around.say('beforeUnload');
    expect(around.funcs).not.to.contain('readyToUnload');
    finish?.();
    await settle();
    expect(around.funcs).to.contain('readyToUnload');
    around.theme = 'dark';
    around.posted.length = 0;
    await around.say('load', { entityId: 'desk', contentUrl: 'https://desk.example.com/' });
    expect(resumed).to.equal(1);
    expect(around.funcs).to.contain('appInitialization.success');
    expect(root.dataset['wxTheme']).to.equal('dark');
  });

  describe('that fails', () => {
    /** Teams as far as it is wanted, without any behind it. */
    const sdk = (changes: Partial<TeamsSdk['app']>): TeamsSdk => ({
      app: {
        initialize: () => Promise.resolve(),
        getContext: () => Promise.resolve({ app: { theme: 'default', locale: 'en-us' } }),
        notifyAppLoaded: () => undefined,
        notifySuccess: () => undefined,
        notifyFailure: () => undefined,
        registerOnThemeChangeHandler: () => undefined,
        lifecycle: {
          registerBeforeSuspendOrTerminateHandler: () => undefined,
          registerOnResumeHandler: () => undefined,
        },
        ...changes,
      },
      pages: { isSupported: () => false, registerFocusEnterHandler: () => undefined },
    });
    const never = (): Promise<never> => new Promise(() => undefined);

    async function failure(options: TeamsOptions): Promise<Failure> {
      try {
        host = await joinTeams(options);
      } catch (error) {
        if (error instanceof Failure) return error;
      }
      throw new Error('It did not fail.');
    }

    for (const [what, changes] of [
      ['to begin with', { initialize: never }],
      ['when asked where the page is', { getContext: never }],
    ] as const) {
      it(`says what to do where nobody answers ${what}`, async () => {
        const clock = new ManualClock();
        const failed = failure({ clock, timeout: 5000, load: () => Promise.resolve(sdk(changes)) });
        await settle();
        clock.advance(4999);
        expect(clock.waiting).to.equal(1);
        clock.advance(1);
        const { code, detail, retryable } = await failed;
        expect(code).to.equal('timeout');
        expect(retryable).to.equal(true);
        expect(detail).to.contain('validDomains').and.contain('origins');
        expect(root.hasAttribute('data-wx-theme')).to.equal(false);
      });
    }

    it('waits no longer than for the answer', async () => {
      const clock = new ManualClock();
      host = await joinTeams({ clock, load: () => Promise.resolve(sdk({})) });
      await settle();
      expect(clock.waiting).to.equal(0);
    });

    it('tells what the SDK said', async () => {
      const initialize = (): Promise<never> => Promise.reject(new Error('No Parent window found.'));
      const { code, detail } = await failure({ load: () => Promise.resolve(sdk({ initialize })) });
      expect(code).to.equal('unexpected');
      expect(detail).to.equal('No Parent window found.');
    });

    it('says which package is missing', async () => {
      const { code, detail } = await failure({ load: () => Promise.reject(new TypeError('Failed to fetch')) });
      expect(code).to.equal('unsupported');
      expect(detail).to.contain('@microsoft/teams-js');
    });

    it('keeps the SDK from fetching its list of hosts, and nobody from anything else', async () => {
      const real = globalThis.fetch;
      const asked: string[] = [];
      const stub: typeof fetch = (input) => {
        asked.push(input instanceof Request ? input.url : String(input));
        return Promise.resolve(new Response());
      };
      globalThis.fetch = stub;
      const list = 'https://res.cdn.office.net/teams-js/validDomains/json/validDomains.json';
      const outcomes: string[] = [];
      const load = async (): Promise<TeamsSdk> => {
        for (const input of [new URL(list), new Request(list), list, '/elsewhere']) {
          outcomes.push(
            await fetch(input).then(
              () => 'fetched',
              () => 'kept',
            ),
          );
        }
        return sdk({});
      };
      try {
        host = await joinTeams({ knownHostsOnly: true, load });
        expect(globalThis.fetch).to.equal(stub);
        host?.leave();
        host = await joinTeams({ load });
        expect(outcomes).to.deep.equal(['kept', 'kept', 'kept', 'fetched', 'fetched', 'fetched', 'fetched', 'fetched']);
        expect(asked).to.deep.equal(['/elsewhere', list, list, list, '/elsewhere']);
      } finally {
        globalThis.fetch = real;
      }
    });
  });
});
