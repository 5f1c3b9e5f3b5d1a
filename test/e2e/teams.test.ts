/**
 * The Teams tab: the real SDK of Microsoft's in a frame of another origin, with a stand-in for Teams around it that
 * speaks its messages. Nothing here is Teams itself.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, test } from 'node:test';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, Frame, FrameLocator, Locator, Page } from 'playwright-core';
import { browserArgs, findBrowser } from '../../scripts/browser.mjs';
import { serve } from '../../scripts/serve.mjs';
import { inFewFiles } from './in-few-files.js';
import { AXE, axeFinds } from './support.js';

type Role = Parameters<Page['getByRole']>[0];

const THEMES = [
  ['Default', 'light'],
  ['Dark', 'dark'],
  ['High contrast', 'contrast'],
] as const;

describe('the Teams tab', { timeout: 480_000 }, () => {
  let browser: Browser;
  let server: Awaited<ReturnType<typeof serve>>;
  let page: Page;
  let tab: FrameLocator;
  /** What the developer tools would show, and should not. */
  let complaints: string[];

  before(async () => {
    server = await serve({ plugins: [inFewFiles()] });
    browser = await chromium.launch({ executablePath: findBrowser() ?? '', args: browserArgs });
  });
  after(async () => {
    await browser.close();
    await server.stop();
  });
  afterEach(async () => {
    await page.context().close();
    assert.deepEqual(complaints, []);
  });

  async function open(deny: readonly ('storage' | 'microphone')[] = [], context?: BrowserContext): Promise<void> {
    const own = context ?? (await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-US' }));
    page = await own.newPage();
    page.setDefaultTimeout(15_000);
    complaints = [];
    page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('requestfailed', (request) => complaints.push(`${request.url()}: ${request.failure()?.errorText ?? ''}`));
    page.on('response', (response) => {
      if (response.status() >= 400) complaints.push(`${String(response.status())} ${response.url()}`);
    });
    await page.goto(`${server.url}demo/teams-host.html`);
    await isReady();
    for (const what of deny) {
      await page.getByLabel(`Deny ${what}`).check();
      await isReady();
    }
    tab = page.frameLocator('iframe');
    await named('button', 'Sign in').waitFor();
  }

  const isReady = (): Promise<void> => page.getByText('Tab: Ready').waitFor();

  /** The document of the tab. */
  function inside(): Frame {
    const frame = page.frames().find((one) => one.url().endsWith('/teams.html'));
    assert.ok(frame);
    return frame;
  }

  const named = (role: Role, name: string | RegExp, within: FrameLocator | Locator = tab): Locator =>
    within.getByRole(role, typeof name === 'string' ? { name, exact: true } : { name });
  const press = (name: string | RegExp, within?: FrameLocator | Locator): Promise<void> =>
    named('button', name, within).click();
  const reads = (locator: Locator, text: string | RegExp): Promise<void> =>
    locator.filter({ hasText: text }).first().waitFor();
  const state = (): Locator => named('button', /^Agent state/u);
  const pane = (): Locator => named('article', /^Call with/u);
  const wrapUp = (): Locator => named('dialog', 'Wrap-up reasons');

  const choose = (name: string): Promise<void> => page.getByRole('radio', { name, exact: true }).check();

  /** The messages so far, without their arguments. */
  const messages = async (): Promise<string[]> =>
    (await page.locator('ol li').allInnerTexts()).map((text) =>
      text
        .replace(/[[{].*$/su, '')
        .replace(/\s+/gu, ' ')
        .trim(),
    );

  async function answer(): Promise<void> {
    await press('Sign in');
    await state().click();
    await named('menuitemradio', 'Available').click();
    await reads(state(), 'Available');
    await press('Incoming call');
    await reads(named('navigation', 'Tasks'), 'Ringing');
    await press('Answer on phone');
    await named('timer', 'Time in the call', pane()).waitFor();
  }

  async function finish(): Promise<void> {
    await press('Hold', pane());
    await reads(pane(), 'Call on hold');
    await press('Resume', pane());
    await reads(pane(), 'Connected');
    await press('End', pane());
    await named('option', /Refund agreed/u, wrapUp()).click();
    await press('Submit Wrap Up', wrapUp());
    await pane().waitFor({ state: 'detached' });
    await reads(state(), 'Available');
  }

  test('[HST-02] is another origin, which says that it is there, asks where it is, and is ready', async () => {
    await open();
    assert.notEqual(new URL(inside().url()).origin, new URL(page.url()).origin);
    assert.deepEqual(await messages(), [
      'tab initialize',
      'host initialize, answer',
      'tab appInitialization.appLoaded',
      'tab getContext',
      'host getContext, answer',
      'tab registerHandler',
      'tab registerHandler',
      'tab registerHandler',
      'tab registerHandler',
      'tab appInitialization.success',
      'host appInitialization.success, answer',
    ]);
  });

  for (const [theme, painted] of THEMES) {
    test(`[HST-02] [ANS-03] [HLD-01] [HLD-02] [WRP-03] plays a whole call: ${theme}`, async () => {
      await open();
      await choose(theme);
      await inside().waitForFunction((wanted) => document.documentElement.dataset['wxTheme'] === wanted, painted);
      await answer();
      await finish();
      const isWider = await inside().evaluate(() => document.documentElement.scrollWidth > innerWidth);
      assert.equal(isWider, false, 'nothing sticks out at the side');
    });
  }

  test('[HST-02] follows the theme of Teams while a call goes on', async () => {
    await open();
    await answer();
    const seen = new Set<string>();
    for (const [theme] of THEMES) {
      await choose(theme);
      // The colours of the pane itself, as they are painted.
      const look = await pane().evaluate((article) => {
        const { backgroundColor, color } = getComputedStyle(article);
        const ground = getComputedStyle(document.body).backgroundColor;
        return [ground, backgroundColor, color].join(' on ');
      });
      seen.add(look);
      await named('timer', 'Time in the call', pane()).waitFor();
    }
    assert.equal(seen.size, THEMES.length, [...seen].join('; '));
    await finish();
  });

  test('[HST-02] without storage it plays a whole call, and says what a reload would lose', async () => {
    await open(['storage']);
    const isDenied = await inside().evaluate(() => {
      try {
        return sessionStorage.length < 0;
      } catch {
        return true;
      }
    });
    assert.ok(isDenied);
    await reads(tab.getByRole('listitem'), /reload/u);
    await answer();
    await finish();
    await page.getByRole('button', { name: 'Reload the tab' }).click();
    await named('button', 'Sign in').waitFor();
  });

  test('[STN-01] [HST-02] without the microphone calls are taken on a phone, and the sign-in says why', async () => {
    await open(['microphone']);
    const browserStation = named('radio', 'Browser');
    assert.equal(await browserStation.getAttribute('aria-disabled'), 'true');
    await tab.getByText('This page gets no microphone here. Take calls on a phone.').waitFor();
    await browserStation.click({ force: true });
    assert.equal(await browserStation.isChecked(), false);
    assert.ok(await named('radio', 'Extension').isChecked());
    await answer();
    await finish();
  });

  test('with the microphone calls can be taken in the tab', async () => {
    await open();
    await named('radio', 'Browser').check();
    await press('Sign in');
    await state().waitFor();
  });

  test('[HST-02] stays while the agent is elsewhere in Teams: the call goes on, in the theme of now', async () => {
    await open();
    await answer();
    await page.getByRole('button', { name: 'Chat' }).click();
    await page.locator('iframe').waitFor({ state: 'hidden' });
    await choose('Dark');
    await page.getByRole('button', { name: 'Agent desk' }).click();
    await inside().waitForFunction(() => document.documentElement.dataset['wxTheme'] === 'dark');
    await finish();
    const told = await messages();
    assert.ok(told.indexOf('tab readyToUnload') > told.indexOf('host beforeUnload'));
    assert.equal(told.filter((one) => one === 'tab appInitialization.success').length, 2);
  });

  test('[A11Y-01] takes the focus from Teams into its first place', async () => {
    await open();
    await page.getByRole('button', { name: 'Focus into the tab' }).click();
    await named('combobox', 'Team').and(tab.locator(':focus')).waitFor();
  });

  test('[I18N-01] speaks the language of Teams', async () => {
    await open();
    await choose('中文');
    await named('button', '登录').click();
    await named('button', /^座席状态/u).waitFor();
    assert.equal(await inside().evaluate(() => document.documentElement.lang), 'zh-CN');
  });

  test('[HST-02] with storage a reload of the tab finds the call again, and nothing is said of losing it', async () => {
    // A browser with its own defaults: those of the driver keep all storage from frames of another site.
    const folder = mkdtempSync(join(tmpdir(), 'teams-'));
    const context = await chromium.launchPersistentContext(folder, {
      executablePath: findBrowser() ?? '',
      ignoreDefaultArgs: true,
      args: [...browserArgs, '--headless=new', '--remote-debugging-pipe', `--user-data-dir=${folder}`, 'about:blank'],
      viewport: { width: 1280, height: 900 },
      locale: 'en-US',
    });
    try {
      await open([], context);
      await answer();
      assert.equal(await tab.getByText(/reload/u).count(), 0);
      await page.getByRole('button', { name: 'Reload the tab' }).click();
      await named('timer', 'Time in the call', pane()).waitFor();
      await finish();
    } finally {
      await context.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });

  for (const [theme, painted] of THEMES) {
    test(`[A11Y-01] axe finds nothing in the tab, nor around it: ${theme}`, async () => {
      // axe is injected, which the pages' own policies would refuse; all other tests are under them.
      const context = await browser.newContext({
        viewport: { width: 1280, height: 900 },
        bypassCSP: true,
        locale: 'en-US',
        reducedMotion: 'reduce',
      });
      await open(['microphone'], context);
      await choose(theme);
      await inside().waitForFunction((wanted) => document.documentElement.dataset['wxTheme'] === wanted, painted);
      for (const frame of page.frames()) await frame.addScriptTag({ path: AXE });
      assert.deepEqual(await axeFinds(page.mainFrame()), []);
      assert.deepEqual(await axeFinds(inside()), []);
      await answer();
      assert.deepEqual(await axeFinds(inside()), []);
      await press('End', pane());
      await wrapUp().waitFor();
      assert.deepEqual(await axeFinds(inside()), []);
    });
  }
});
