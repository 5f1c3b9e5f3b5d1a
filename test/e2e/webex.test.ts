/**
 * The demo at Webex: the page that everybody knows, signed in by OAuth in a window of its own, on the real SDK, which
 * speaks to a gateway. Then beside it the same page on the embedded centre: the desktop shows the same.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
import { serveWebex } from '../../scripts/demo-webex.mjs';
import { launch, Person, Tab } from './support.js';

/** What the SDK writes into the console, whatever its logger is told; and the refusals of tokens that are too old. */
const SDK_SAYS = [/Keepalive Worker/u, /event=/u, /401/u, /already in CLOSING or CLOSED state/u];

/** Short, so that tokens grow too old while a call is talked in. */
const TOKEN_SECONDS = 12;

class Desk extends Tab {
  /** Opens the window of the sign-in. */
  async askWebex(): Promise<Page> {
    const opened = this.page.waitForEvent('popup');
    await this.named('dialog', 'Sign in to Webex').getByRole('button', { name: 'Sign in', exact: true }).click();
    return opened;
  }

  async beAtWebex(agent: string): Promise<this> {
    const asked = await this.askWebex();
    await asked.getByLabel('Agent').selectOption({ label: agent });
    const closed = asked.waitForEvent('close');
    await asked.getByRole('button', { name: 'Allow' }).click();
    await closed;
    return this;
  }

  get call(): Locator {
    return this.named('article', /^Call with/u);
  }

  get conference(): Locator {
    return this.named('article', /^Conference with/u);
  }

  /** The card of the sign-in, or the agent's state: whose page was closed stays signed in at Webex. */
  async arrived(): Promise<void> {
    await this.state.or(this.named('button', 'Sign in')).first().waitFor();
  }

  async begin(): Promise<void> {
    await this.arrived();
    if (!(await this.state.isVisible())) await this.press('Sign in');
    await this.state.waitFor();
    await this.goAvailable();
  }

  async talk(): Promise<void> {
    await this.begin();
    await this.press('Incoming call');
    await this.press('Answer on phone');
    await this.named('button', 'End').waitFor();
  }

  /** The acts on the call, and whether each can be used. */
  async acts(): Promise<string[]> {
    const buttons = await this.page.locator('wx-interaction-control').getByRole('button').all();
    return Promise.all(
      buttons.map(async (one) => `${await one.innerText()}, ${(await one.getAttribute('aria-disabled')) ?? 'false'}`),
    );
  }
}

describe('the demo at Webex', { timeout: 180_000 }, () => {
  let served: Awaited<ReturnType<typeof serveWebex>>;
  let browser: Browser;

  before(async () => {
    [served, browser] = await Promise.all([serveWebex({ tokenSeconds: TOKEN_SECONDS }), launch()]);
  });
  after(async () => {
    await browser.close();
    await served.stop();
  });

  it('signs in by a window of its own, and handles a call from its first ring to its wrap-up', async () => {
    const person = await Person.meet(browser);
    const desk = new Desk((await person.open(served.url)).page);
    await desk.beAtWebex('Priya Raman');
    await desk.talk();
    assert.match(await desk.state.innerText(), /Engaged/u);
    const acts = await desk.acts();

    await desk.press('Hold');
    await desk.named('button', 'Resume').waitFor();
    await desk.press('Resume');
    await desk.named('button', 'Hold').waitFor();
    // The token is too old by now: the SDK is refused, fetches another by way of the sign-in, and asks again.
    await desk.page.waitForTimeout(TOKEN_SECONDS * 1000);
    await desk.press('Pause Recording');
    await desk.named('button', 'Resume Recording').waitFor();
    await desk.press('End');
    await desk.press(/^Submit Wrap Up/u);
    await desk.state.filter({ hasText: /^(?!.*Wrap).*Available/su }).waitFor();
    await person.leave(SDK_SAYS);

    // The same page on the centre inside it, and the same acts but one: the SDK keys no tones.
    const other = await Person.meet(browser);
    const embedded = new Desk(
      (await other.open(`${new URL(served.url).origin}/demo/?centre=here&agent=priya-raman`)).page,
    );
    await embedded.talk();
    assert.deepEqual(
      acts,
      (await embedded.acts()).filter((one) => !one.startsWith('Keypad')),
    );
    await other.leave();
  });

  it('[CON-04] [CNF-01] [CNF-04] two agents: consult, conference, its owner leaves, and who stays owns it', async () => {
    const [one, other] = await Promise.all([Person.meet(browser), Person.meet(browser)]);
    const priya = new Desk((await one.open(served.url)).page);
    const tomasz = new Desk((await other.open(served.url)).page);
    await priya.beAtWebex('Priya Raman');
    await tomasz.beAtWebex('Tomasz Wójcik-Lewandowski');
    await tomasz.begin();
    await priya.talk();

    await priya.asks('Tomasz', priya.call);
    await tomasz.press('Answer on phone');
    await priya.named('article', /^Consult with Tomasz/u).waitFor();
    await tomasz.named('article', /^Consult with Priya/u).waitFor();
    await priya.press('Conference', priya.named('article', /^Consult with Tomasz/u));
    for (const desk of [priya, tomasz]) await desk.conference.getByText('3 of 8').first().waitFor();

    // Who owned it wraps up; the one who stays owns it.
    await priya.press('Exit Conference', priya.conference);
    await priya.named('dialog', /^Wrap/u).waitFor();
    await tomasz.call.waitFor();
    // Whose telephone is off the hook cannot be asked, and a list of Webex's agents stays as it was fetched.
    await priya.press('Hang up phone');
    await priya.press('Submit Wrap Up');
    await priya.state.filter({ hasText: /^(?!.*Wrap).*Available/su }).waitFor();

    // And asks the former owner, who is free again.
    await tomasz.asks('Priya', tomasz.call);
    await priya.press('Answer on phone');
    await tomasz.named('article', /^Consult with Priya/u).waitFor();
    await priya.press('Exit Consult', priya.named('article', /^Consult with Tomasz/u));
    await tomasz.call.waitFor();
    await tomasz.press('Resume', tomasz.call);
    await tomasz.press('End', tomasz.call);
    await tomasz.press('Submit Wrap Up');
    await tomasz.state.filter({ hasText: /^(?!.*Wrap).*Available/su }).waitFor();
    await one.leave(SDK_SAYS);
    await other.leave(SDK_SAYS);
  });

  it('[STN-06] [ERR-02] a reload in a call finds the call; a sign-in elsewhere ends this one, which says so', async () => {
    const [here, elsewhere] = await Promise.all([Person.meet(browser), Person.meet(browser)]);
    const desk = new Desk((await here.open(served.url)).page);
    await desk.beAtWebex('Hannah Lindqvist');
    await desk.talk();
    await desk.press('Hold', desk.call);
    await desk.named('button', 'Resume').waitFor();
    await desk.page.reload();
    await desk.beAtWebex('Hannah Lindqvist');
    await desk.call.waitFor();
    await desk.named('button', 'Resume').waitFor();

    const second = new Desk((await elsewhere.open(served.url)).page);
    await second.beAtWebex('Hannah Lindqvist');
    await second.call.waitFor();
    await desk.reads(/signed in (?:somewhere else|elsewhere)/iu);
    await here.leave(SDK_SAYS);
    await elsewhere.leave(SDK_SAYS);
  });

  it('says that nobody is signed in where the window is closed, and can be asked again', async () => {
    const person = await Person.meet(browser);
    const desk = new Desk((await person.open(served.url)).page);
    const asked = await desk.askWebex();
    await asked.getByRole('button', { name: 'Allow' }).waitFor();
    await asked.close();
    await desk.named('alert', '').filter({ hasText: 'The window was closed' }).waitFor();
    await desk.beAtWebex('Tomasz Wójcik-Lewandowski');
    await desk.arrived();
    await person.leave(SDK_SAYS);
  });
});
