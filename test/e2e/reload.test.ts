/**
 * Nothing is lost: at each step of a call the page is loaded anew, and shows what it showed. The clock is the real one;
 * what is compared are words, not seconds.
 */
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { browserArgs, findBrowser } from '../../scripts/browser.mjs';
import { serve } from '../../scripts/serve.mjs';
import { inFewFiles } from './in-few-files.js';

type Role = Parameters<Page['getByRole']>[0];

describe('a reload', { timeout: 180_000 }, () => {
  let browser: Browser;
  let server: Awaited<ReturnType<typeof serve>>;
  let context: BrowserContext;
  let page: Page;
  let complaints: string[];

  before(async () => {
    server = await serve({ plugins: [inFewFiles()] });
    browser = await chromium.launch({ executablePath: findBrowser() ?? '', args: browserArgs });
  });
  after(async () => {
    await browser.close();
    await server.stop();
  });

  beforeEach(async () => {
    complaints = [];
    context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-US' });
    page = await newPage();
    await named('button', 'Sign in').waitFor();
  });
  afterEach(async () => {
    await context.close();
    assert.deepEqual(complaints, []);
  });

  async function newPage(): Promise<Page> {
    const one = await context.newPage();
    one.setDefaultTimeout(10_000);
    one.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
    one.on('pageerror', (error) => complaints.push(String(error)));
    await one.goto(server.url);
    return one;
  }

  const named = (role: Role, name: string | RegExp, within: Page | Locator = page): Locator =>
    within.getByRole(role, typeof name === 'string' ? { name, exact: true } : { name });
  const press = (name: string | RegExp, within?: Page | Locator): Promise<void> =>
    named('button', name, within).click();
  const reads = (locator: Locator, text: string | RegExp): Promise<void> =>
    locator.filter({ hasText: text }).first().waitFor();

  const request = (): Locator => named('dialog', 'Requests').getByRole('article');
  const pane = (): Locator => named('article', /^Call with/u);
  const state = (): Locator => named('button', /^Agent state/u);
  const wrapUp = (): Locator => named('dialog', 'Wrap-up reasons');

  async function available(station = 'Extension'): Promise<void> {
    await named('radio', station).click();
    await press('Sign in');
    await state().click();
    await named('menuitemradio', 'Available').click();
    await reads(state(), 'Available');
  }

  async function onCall(): Promise<string> {
    await available();
    await press('Incoming call');
    await reads(request(), 'Ringing');
    await press('Answer on phone');
    await pane().waitFor();
    return pane().getByRole('heading').innerText();
  }

  test('[ERR-02] before a call: signed in, in the chosen state', async () => {
    await available();
    await page.reload();
    await reads(state(), 'Available');
    assert.equal(await named('button', 'Sign in').count(), 0);
  });

  test('[ERR-02] [ANS-02] while it rings, and in RONA: the request and its popover are there', async () => {
    await available();
    await press('Incoming call');
    await reads(request(), 'Ringing');
    const who = await request().getByRole('heading').innerText();
    await page.reload();
    await reads(request(), who);
    await press('Phone fails');
    await named('button', 'Go Available').waitFor();
    await page.reload();
    await named('button', 'Go Available').waitFor();
    await reads(state(), 'Channel failure');
  });

  test('[ERR-02] [HLD-01] [REC-02] in a call, on hold, with the recording paused', async () => {
    const who = await onCall();
    await press('Pause Recording', pane());
    await reads(pane(), /Recording paused, resumes in 00:/u);
    await press('Hold', pane());
    await reads(pane(), 'Call on hold');
    await page.waitForTimeout(1100);
    await page.reload();
    await reads(pane(), 'Call on hold');
    await reads(pane(), who);
    await reads(pane(), /Recording paused, resumes in 00:(?:[01]\d|2[0-8])/u);
    const timer = await named('timer', 'Time in the call', pane()).innerText();
    assert.notEqual(timer, '00:00', 'the time in the call goes on from the answer');
    await press('Resume', pane());
    await reads(pane(), 'Connected');
  });

  test('[EDG-06] at a browser station the customer hears the agent again', async () => {
    await available('Browser');
    await press('Incoming call');
    await reads(request(), 'Ringing');
    await page.waitForTimeout(600);
    await press('Answer', named('dialog', 'Requests'));
    await pane().waitFor();
    await page.reload();
    await reads(pane(), 'Connected');
  });

  test('[WRP-06] in wrap-up: the chosen reason, and one submit', async () => {
    await onCall();
    await press('End', pane());
    await wrapUp().getByRole('combobox').fill('complaint');
    await wrapUp()
      .getByRole('option', { name: /Complaint/u })
      .click();
    await page.reload();
    await wrapUp().waitFor();
    await reads(wrapUp().getByRole('option', { selected: true }), /Complaint/u);
    await press('Submit Wrap Up', wrapUp());
    await wrapUp().waitFor({ state: 'detached' });
    await page.reload();
    await reads(state(), 'Available');
    assert.equal(await wrapUp().count(), 0);
  });

  test('[CAD-08] in the middle of an edit: what was typed is there, and unsaved', async () => {
    await available();
    await named('combobox', 'Reaches').selectOption({ label: 'Premier line' });
    await press('Incoming call');
    await reads(request(), 'Ringing');
    await press('Answer on phone');
    await pane().waitFor();
    await named('textbox', 'Reason').fill('Wants it by Friday');
    await page.reload();
    await named('textbox', 'Reason').waitFor();
    assert.equal(await named('textbox', 'Reason').inputValue(), 'Wants it by Friday');
    await press('Save');
    await page.reload();
    await named('textbox', 'Reason').waitFor();
    assert.equal(await named('textbox', 'Reason').inputValue(), 'Wants it by Friday');
    assert.equal(await named('button', 'Save').getAttribute('aria-disabled'), 'true');
  });

  test('[STN-06] a second tab takes the desktop over: the first says so, stops, and can take it back', async () => {
    const who = await onCall();
    const first = page;
    page = await newPage();
    await reads(pane(), who);
    await first.getByText('You signed in somewhere else').first().waitFor();
    assert.equal(await named('article', /^Call with/u, first).count(), 0);
    const second = page;
    page = first;
    await press(/Retry|Connect here/u);
    await reads(pane(), who);
    await second.getByText('You signed in somewhere else').first().waitFor();
  });
});
