/**
 * The demo as a visitor meets it: everything is found by its role and its name, as assistive technology finds it. The
 * clock is the page's own, but can be moved on; nothing waits for twenty seconds of ringing.
 */
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { browserArgs, findBrowser } from '../../scripts/browser.mjs';
import { serve } from '../../scripts/serve.mjs';
import { inFewFiles } from './in-few-files.js';
import { AXE, axeFinds } from './support.js';

type Role = Parameters<Page['getByRole']>[0];
type OpenOptions = { width?: number; height?: number } & Pick<
  BrowserContextOptions,
  'bypassCSP' | 'colorScheme' | 'reducedMotion'
>;

describe('the demo', { timeout: 240_000 }, () => {
  let browser: Browser;
  let server: Awaited<ReturnType<typeof serve>>;
  let page: Page;
  /** What a visitor's developer tools would show, and should not. */
  let complaints: string[];

  before(async () => {
    server = await serve({ plugins: [inFewFiles()] });
    browser = await chromium.launch({ executablePath: findBrowser() ?? '', args: browserArgs });
  });
  after(async () => {
    await browser.close();
    await server.stop();
  });

  beforeEach(() => open());
  afterEach(async () => {
    await page.context().close();
    assert.deepEqual(complaints, []);
  });

  async function open({ width = 1440, height = 900, ...options }: OpenOptions = {}): Promise<void> {
    const context = await browser.newContext({ viewport: { width, height }, locale: 'en-US', ...options });
    page = await context.newPage();
    page.setDefaultTimeout(10_000);
    complaints = [];
    page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('response', (response) => {
      if (response.status() >= 400) complaints.push(`${String(response.status())} ${response.url()}`);
    });
    await page.clock.install();
    // A centre that is in the page, since its clock is the page's.
    await page.goto(`${server.url}demo/?centre=here`);
    await named('button', 'Sign in').waitFor();
  }

  const named = (role: Role, name: string | RegExp, within: Page | Locator = page): Locator =>
    within.getByRole(role, typeof name === 'string' ? { name, exact: true } : { name });
  const press = (name: string | RegExp, within?: Page | Locator): Promise<void> =>
    named('button', name, within).click();
  const reads = (locator: Locator, text: string | RegExp): Promise<void> =>
    locator.filter({ hasText: text }).first().waitFor();

  const requests = (): Locator => named('dialog', 'Requests');
  const pane = (): Locator => named('article', /^Call with/u);
  const state = (): Locator => named('button', /^Agent state/u);

  async function signIn(station: 'Extension' | 'Browser' = 'Extension'): Promise<void> {
    await named('radio', station).click();
    await press('Sign in');
    await state().waitFor();
  }

  async function goAvailable(): Promise<void> {
    await state().click();
    await named('menuitemradio', 'Available').click();
    await reads(state(), 'Available');
  }

  test('[STN-01] [POP-07] [ANS-01] [ANS-03] [HLD-01] [HLD-02] [WRP-02] [WRP-03] a call from the ring to the wrap-up, at a telephone', async () => {
    await signIn();
    await goAvailable();
    await press('Incoming call');

    const ringing = requests().getByRole('article');
    await reads(ringing, 'Ringing');
    assert.ok((await ringing.getByRole('term').count()) >= 3, 'at least three labelled variables');
    const who = await ringing.getByRole('heading').innerText();
    // The record is there before the call is answered.
    await page.getByRole('heading', { name: who, level: 1 }).waitFor();

    await press('Answer on phone');
    await named('timer', 'Time in the call', pane()).waitFor();
    const timer = named('timer', 'Time in the call', pane());
    const before = await timer.innerText();
    await page.clock.runFor(2000);
    assert.notEqual(await timer.innerText(), before, 'the timer runs');
    await reads(page.getByRole('listitem'), 'Call, in progress');

    await press('Hold', pane());
    await reads(pane(), 'Call on hold');
    assert.equal(await named('button', 'End', pane()).getAttribute('aria-disabled'), 'true');
    await press('Resume', pane());
    await reads(pane(), 'Connected');
    await press('End', pane());

    const dialog = named('dialog', 'Wrap-up reasons');
    await dialog.waitFor();
    await dialog.getByRole('combobox').or(dialog.getByRole('searchbox')).fill('refund agr');
    await dialog
      .getByRole('option', { name: /Refund agreed/u })
      .or(dialog.getByRole('radio', { name: /Refund agreed/u }))
      .click();
    await press('Submit Wrap Up', dialog);
    await pane().waitFor({ state: 'detached' });
    await reads(state(), 'Available');
    await reads(page.getByRole('listitem'), /Call, \d+ (?:sec|min)\s+You, wrapped up as Refund agreed/u);
  });

  test('[ANS-01] [EDG-18] a call is answered or declined on the screen of a browser station', async () => {
    await signIn('Browser');
    await goAvailable();
    await press('Incoming call');
    await reads(requests().getByRole('article'), 'Ringing');
    await page.clock.runFor(1000);
    assert.equal(await named('button', 'Answer on phone').count(), 0);
    await press('Decline', requests());
    await reads(state(), 'Agent declined');
    await page.clock.runFor(1000);
    await press('Go Available');
    await reads(requests().getByRole('article'), 'Ringing');
    await page.clock.runFor(1000);
    await press('Answer', requests());
    await pane().waitFor();
    await press(/^Customer hangs up/u);
    await named('dialog', 'Wrap-up reasons').waitFor();
  });

  test('[ANS-02] [STN-03] what is not answered goes back: RONA, and it comes again after Go Available', async () => {
    await signIn();
    await goAvailable();
    await press('Incoming call');
    await reads(requests().getByRole('article'), 'Ringing');
    await page.clock.runFor(21_000);
    await reads(state(), 'RONA');
    await named('button', 'Go Idle').waitFor();
    assert.equal(await named('button', 'Answer on phone').count(), 0);
    await page.clock.runFor(1000);
    await press('Go Available');
    await reads(requests().getByRole('article'), 'Ringing');
    await press('Answer on phone');
    await pane().waitFor();
  });

  test('[POP-04] seven calls: five are shown, the count is true, and the rest can be reached', async () => {
    await signIn();
    await goAvailable();
    for (let call = 0; call < 7; call += 1) await press('Incoming call');
    await reads(requests(), '1–5 of 7');
    await page.clock.runFor(1500);
    assert.equal(await requests().getByRole('article').count(), 5);
    await press('Later requests', requests());
    await reads(requests(), '6–7 of 7');
  });

  /** The kinds of the requests that stand in the stack, from top to bottom. */
  async function kinds(): Promise<string[]> {
    const tree = await requests().ariaSnapshot();
    return [...tree.matchAll(/article "(\S+)/gu)].map(([, kind = '']) => kind);
  }

  test('[POP-03] [POP-04] [POP-05] 12 mixed requests: in their order, “1–5 of 12”, and “Accept 9 requests” takes no call', async () => {
    await signIn();
    await goAvailable();
    await press('12 mixed requests');
    await reads(requests(), '1–5 of 12');
    await reads(requests(), 'Accept 9 requests');
    await page.clock.runFor(1000);
    const all = await kinds();
    for (const window of ['6–10 of 12', '11–12 of 12']) {
      await press('Later requests', requests());
      await reads(requests(), window);
      all.push(...(await kinds()));
    }
    const three = (kind: string): string[] => [kind, kind, kind];
    assert.deepEqual(all, [...three('Email'), ...three('Social'), ...three('Chat'), ...three('Incoming')]);
    await page.clock.runFor(1000);
    await press('Accept 9 requests', requests());
    await named('button', 'Accept 9 requests').waitFor({ state: 'detached' });
    assert.deepEqual(await kinds(), three('Incoming'));
    assert.equal(await named('button', 'Answer on phone').count(), 3);
    assert.equal(await named('button', /^Customer leaves/u).count(), 5, 'nine conversations, five of them in sight');
  });

  test('[CBK-01] [CBK-02] [CBK-03] a customer asks on the website to be called back, is busy, and answers the second time', async () => {
    await signIn();
    await goAvailable();
    await named('heading', 'Callbacks').click();
    await press('Call me back');
    await page.getByText('Enter your name.').waitFor();
    await named('combobox', 'Your name').fill('Jonas Weber');
    await press('Call me back');
    await page.getByText(/We call you back on .+; you keep your place\./u).waitFor();
    await reads(requests().getByRole('article'), 'callback');
    await page.getByRole('heading', { name: 'Jonas Weber', level: 1 }).waitFor();

    await press('Answer on phone');
    await press('Busy: Jonas Weber');
    await reads(page.getByRole('listitem'), /Callback, busy\s+It waits to be tried again/u);
    await page.getByText('Jonas Weber is on another call').first().waitFor();
    await reads(state(), 'Available');
    // It rests for a minute.
    await page.clock.runFor(62_000);
    await press('Answer on phone');
    await press('Answers: Jonas Weber');
    await reads(pane(), 'Connected');
    await reads(page.getByRole('listitem'), /Callback, in progress\s+To Jonas, by you/u);
    await press('End', pane());
    await press('Submit Wrap Up');
    await reads(page.getByRole('listitem'), /Callback, \d+ (?:sec|min)\s+You, wrapped up as Billing enquiry/u);
  });

  test('[WRP-04] a wrap-up that nobody submits is submitted by itself, and the record says so', async () => {
    await signIn();
    await goAvailable();
    await press('Incoming call');
    await press('Answer on phone');
    await pane().waitFor();
    await press(/^Customer hangs up/u);
    await named('dialog', 'Wrap-up reasons').waitFor();
    await page.clock.runFor(121_000);
    await named('dialog', 'Wrap-up reasons').waitFor({ state: 'detached' });
    await reads(page.getByRole('listitem'), 'Wrapped up by itself as Billing enquiry');
  });

  test('[OUT-02] the campaign offers a contact, whose record opens', async () => {
    await signIn();
    await goAvailable();
    await named('heading', 'Campaign').click();
    await press('Offer this contact');
    await reads(requests().getByRole('article'), 'Harriet Kessler');
    await page.getByRole('heading', { name: 'Harriet Kessler', level: 1 }).waitFor();
    await page.clock.runFor(1000);
    await press('Accept', requests());
    await press('Answers: Harriet Kessler');
    await reads(page.getByRole('listitem'), /Campaign call, in progress\s+To Harriet, by you/u);
  });

  const variables = (): Locator => named('region', 'Call variables');

  /** A call that brings a secure variable along, and some that can be edited. */
  async function inCall(): Promise<void> {
    await signIn();
    await goAvailable();
    await named('combobox', 'Who').selectOption({ label: 'Maya Torres' });
    await named('combobox', 'Reaches').selectOption({ label: 'Premier line' });
    await press('Incoming call');
    await press('Answer on phone');
    await named('textbox', 'Reason', variables()).waitFor();
  }

  test('[CAD-03] [CAD-07] a second editor saves the same variable first: the agent is told, and loses no word', async () => {
    await inCall();
    const reason = named('textbox', 'Reason', variables());
    await reason.fill('Card charged twice');
    await named('heading', 'Second editor').click();
    await named('combobox', 'Variable').selectOption({ label: 'Reason' });
    await named('textbox', 'Value').fill('Duplicate invoice');
    await press('Save as Priya Raman');
    await reads(variables(), 'Priya Raman saved “Duplicate invoice” at ');
    await reads(variables(), 'before you. Your text: “Card charged twice”');
    assert.equal(await reason.inputValue(), 'Duplicate invoice');
    await reads(page.getByRole('listitem'), /Reason: Duplicate invoice\s+Saved by Priya Raman/u);
    await press('Use my text', variables());
    assert.equal(await reason.inputValue(), 'Card charged twice');
    await press('Save', variables());
    await reads(page.getByRole('listitem'), /Reason: Card charged twice\s+Saved by you/u);
    await reads(variables(), 'No changes');
  });

  test('[CAD-02] a paste of 300 characters leaves 256 of them, and says so', async () => {
    await inCall();
    await press('Note');
    await page.keyboard.insertText('x'.repeat(300));
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Control+X');
    const reason = named('textbox', 'Reason', variables());
    await reason.fill('');
    await reason.press('Control+V');
    await reads(variables(), '256 of 256. The last 44 characters of your paste were cut.');
    assert.equal(await reason.inputValue(), 'x'.repeat(256));
  });

  test('[CAD-04] “Click to retry” shows a secure value, and it leaves with the call', async () => {
    await inCall();
    const card = named('definition', '', variables()).filter({ hasText: '****' }).first();
    assert.doesNotMatch(await variables().innerText(), /\d{4} \d{4}/u);
    await press('Click to retry', card);
    await reads(variables(), /\d{4} \d{4} \d{4} \d{4}/u);
    await press('End', pane());
    await press('Submit Wrap Up');
    await variables().waitFor({ state: 'detached' });
    assert.doesNotMatch(await page.locator('body').ariaSnapshot(), /\d{4} \d{4} \d{4} \d{4}/u);
  });

  test('[OUT-01] a click on the number in the record calls it; the record logs the call, and why nobody answered', async () => {
    await signIn();
    await goAvailable();
    await page.getByRole('button', { name: /\+1 415 555 0134/u }).click();
    await press('Rejects: Maya Torres');
    await page.getByText('Maya Torres rejected the call').first().waitFor();
    await press('Submit Wrap Up');
    await reads(page.getByRole('listitem'), /Outgoing call, rejected\s+You, wrapped up as/u);
  });

  test('[STN-04] signing out is refused, with the reason, while a request is up', async () => {
    await signIn();
    await goAvailable();
    await press('Incoming call');
    await reads(requests().getByRole('article'), 'Ringing');
    await state().click();
    const signOut = named('menuitem', 'Sign out');
    assert.equal(await signOut.getAttribute('aria-disabled'), 'true');
    await page.getByRole('banner').getByText('A request is waiting. Answer it or let it go first.').waitFor();
    await page.keyboard.press('Escape');
    await press(/^Customer hangs up/u);
    await state().click();
    await named('menuitem', 'Sign out').click();
    await named('button', 'Sign in').waitFor();
  });

  test('Fieldbook is a CRM: its search finds, its notes and cases are kept while another customer calls', async () => {
    await named('searchbox', 'Search customers').fill('nordlicht');
    await named('link', 'Jonas Weber').click();
    await named('heading', 'Jonas Weber').waitFor();
    await press('Note');
    await page.keyboard.type('Wants the pallet by Friday');
    await signIn();
    await goAvailable();
    await named('combobox', 'Who').selectOption({ label: 'Maya Torres' });
    await press('Incoming call');
    await page.getByRole('heading', { name: 'Maya Torres', level: 1 }).waitFor();
    await page.goBack();
    await press('Save note');
    await reads(page.getByRole('listitem'), 'Wants the pallet by Friday');
    await press('New case');
    await page.keyboard.type('Pallet by Friday');
    await page.keyboard.press('Enter');
    await reads(page.getByRole('listitem'), /Pallet by Friday\s+New/u);
  });

  test('[I18N-01] page and desktop change their language together', async () => {
    await signIn();
    await press(/^Preferences/u);
    await named('radio', '中文').click();
    await named('button', '外部世界').waitFor();
    await named('button', '来电').waitFor();
    await named('radio', 'English').click();
    await named('button', 'Incoming call').waitFor();
  });

  test('[A11Y-01] without a mouse the focus is never lost: not by signing in, the wrap-up, or signing out', async () => {
    const isAt = (selector: string): Promise<unknown> =>
      page.waitForFunction((wanted) => document.activeElement?.matches(wanted), selector);
    const enter = async (name: string | RegExp, within?: Locator): Promise<void> => {
      await named('button', name, within).focus();
      await page.keyboard.press('Enter');
    };
    await enter('Sign in');
    await isAt('h1');
    await page.keyboard.press('Alt+Shift+1');
    await reads(state(), 'Available');
    await enter('Incoming call');
    await enter('Answer on phone');
    await pane().waitFor();
    await enter('End', pane());
    await named('dialog', 'Wrap-up reasons').waitFor();
    await page.keyboard.press('Tab');
    await enter('Submit Wrap Up');
    await isAt('h1');
    await state().focus();
    await page.keyboard.press('Enter');
    await named('menuitem', 'Sign out').focus();
    await page.keyboard.press('Enter');
    await isAt('#welcome-heading');
  });

  for (const station of ['Extension', 'Browser'] as const) {
    test(`[A11Y-01] on a screen of 360 pixels nothing covers what answers a call: ${station}`, async () => {
      await page.context().close();
      await open({ width: 360, height: 740 });
      await signIn(station);
      await goAvailable();
      await press('Outside world');
      await press('Incoming call');
      await reads(requests().getByRole('article'), 'Ringing');
      await page.clock.runFor(1000);
      // A press on something that is covered, or that has to be scrolled to, does not count.
      const answer = station === 'Browser' ? named('button', 'Answer', requests()) : named('button', 'Answer on phone');
      const { x, y, width, height } = (await answer.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
      await page.mouse.click(x + width / 2, y + height / 2);
      await pane().waitFor();
      const isWider = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      assert.equal(isWider, false, 'nothing sticks out at the side');
    });
  }

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`[A11Y-01] axe finds nothing in Fieldbook, ${colorScheme}`, async () => {
      await page.context().close();
      // axe is injected, which the page's own policy would refuse.
      await open({ colorScheme, bypassCSP: true, reducedMotion: 'reduce' });
      await page.addScriptTag({ path: AXE });
      const findings = (): Promise<string[]> => axeFinds(page);
      assert.deepEqual(await findings(), []);
      await signIn();
      await goAvailable();
      await press('Note');
      await press('New case');
      await press('Incoming call');
      await reads(requests().getByRole('article'), 'Ringing');
      assert.deepEqual(await findings(), []);
      await press('Answer on phone');
      await pane().waitFor();
      await named('link', 'Customers').first().click();
      await named('heading', 'Customers').first().waitFor();
      assert.deepEqual(await findings(), []);
    });
  }
});
