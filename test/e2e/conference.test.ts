/**
 * Three desks in three tabs of one browser, in one contact centre: a consult becomes a conference, a third agent joins
 * it, the owner leaves, the customer leaves, and the call ends. Every step is asserted on every page.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Locator } from 'playwright-core';
import { serve } from '../../scripts/serve.mjs';
import { inFewFiles } from './in-few-files.js';
import { launch, Person, Tab } from './support.js';

class Desk extends Tab {
  readonly name: string;

  private constructor(tab: Tab, name: string) {
    super(tab.page);
    this.name = name;
  }

  /** Opens an agent's desk, signed in and available. */
  static async of(person: Person, url: string, agentId: string, name: string): Promise<Desk> {
    const desk = new Desk(await person.open(`${url}demo/?agent=${agentId}`), name);
    await desk.signIn();
    await desk.goAvailable();
    return desk;
  }

  pane(name: RegExp): Locator {
    return this.named('article', name);
  }

  get call(): Locator {
    return this.pane(/^Call with/u);
  }

  get conference(): Locator {
    return this.pane(/^Conference with/u);
  }

  /** What the head of the conference says. */
  async says(text: string | RegExp): Promise<void> {
    await this.conference.getByText(text).first().waitFor();
  }

  /** Everyone in the roster, with what stands beside the name. */
  async roster(expected: readonly (readonly [who: string, ...words: string[]])[]): Promise<void> {
    const rows = this.conference.getByRole('listitem');
    for (const [who, ...words] of expected) {
      let row = rows.filter({ hasText: who });
      for (const word of words) row = row.filter({ hasText: word });
      await row.first().waitFor();
    }
    assert.equal(await rows.count(), expected.length, `${this.name} sees everyone, and nobody else`);
  }

  async submitsWrapUp(): Promise<void> {
    await this.press('Submit Wrap Up');
    await this.state.filter({ hasText: 'Available' }).waitFor();
  }
}

describe('a conference in three tabs', { timeout: 240_000 }, () => {
  let browser: Browser;
  let server: Awaited<ReturnType<typeof serve>>;
  before(async () => {
    [browser, server] = await Promise.all([launch(), serve({ plugins: [inFewFiles()] })]);
  });
  after(async () => {
    await browser.close();
    await server.stop();
  });

  it('[CON-04] [CNF-01] [CON-14] [CNF-04] [CNF-07] [CNF-06] from a consult to the last wrap-up', async () => {
    const person = await Person.meet(browser);
    const tomasz = await Desk.of(person, server.url, 'tomasz-wojcik', 'Tomasz Wójcik-Lewandowski');
    const priya = await Desk.of(person, server.url, 'priya-raman', 'Priya Raman');
    const hannah = await Desk.of(person, server.url, 'hannah-lindqvist', 'Hannah Lindqvist');

    // A call, and a colleague is asked.
    await tomasz.press('Incoming call');
    await tomasz.press('Answer on phone');
    await tomasz.call.waitFor();
    const customer = ((await tomasz.call.getAttribute('aria-label')) ?? '').replace('Call with ', '');
    await tomasz.asks(priya.name, tomasz.call);
    await tomasz.call.getByText('Consult requested').waitFor();
    await priya.press('Answer on phone');
    await tomasz.pane(/^Consult with Priya/u).waitFor();
    await tomasz.call.getByText('Call on hold').waitFor();
    await priya.pane(/^Consult with Tomasz/u).waitFor();
    await hannah.state.filter({ hasText: 'Available' }).waitFor();

    // All three talk.
    await tomasz.press('Conference', tomasz.pane(/^Consult with Priya/u));
    await tomasz.says('3 of 8');
    await tomasz.roster([
      [customer, 'Talking'],
      ['You', 'Primary', 'Talking'],
      [priya.name, 'Talking'],
    ]);
    await priya.says(`${tomasz.name} is primary`);
    await priya.roster([
      [customer, 'Talking'],
      [tomasz.name, 'Primary', 'Talking'],
      ['You', 'Talking'],
    ]);

    // A third is asked, and the others wait on hold meanwhile.
    await tomasz.asks(hannah.name, tomasz.conference);
    await hannah.press('Answer on phone');
    await tomasz.pane(/^Consult with Hannah/u).waitFor();
    await hannah.pane(/^Consult with Tomasz/u).waitFor();
    await priya.says(`On hold by ${tomasz.name}`);
    await priya.conference.getByRole('listitem').filter({ hasText: customer }).filter({ hasText: 'On hold' }).waitFor();

    // Four.
    await tomasz.press('Conference', tomasz.pane(/^Consult with Hannah/u));
    for (const desk of [tomasz, priya, hannah]) {
      await desk.says('4 of 8');
      await desk.says('In conference');
    }
    await hannah.roster([
      [customer, 'Talking'],
      [tomasz.name, 'Primary', 'Talking'],
      [priya.name, 'Talking'],
      ['You', 'Talking'],
    ]);

    // The owner leaves: whoever is in it longest owns it, and is told.
    await tomasz.press('Exit Conference', tomasz.conference);
    await tomasz.named('dialog', /^Wrap/u).waitFor();
    await priya.says('You are primary');
    await priya.reads('You own this call now');
    await hannah.says(`${priya.name} is primary`);
    for (const desk of [priya, hannah]) await desk.says('3 of 8');
    await tomasz.submitsWrapUp();

    // The customer leaves: wrap-up assist for who is left.
    await priya.press(`Customer hangs up: ${customer}`);
    await priya.says('Wrap-up assist');
    await hannah.says('Wrap-up assist');
    await hannah.conference.getByLabel('Add a note').fill('A refund was promised.');
    await hannah.press('Add', hannah.conference);
    await priya.says('A refund was promised.');

    // The end for everyone, asked once more; who owns it wraps up.
    await priya.press('End', priya.conference);
    await priya.reads('End the call for everyone?');
    await priya.named('button', 'End').last().click();
    await priya.named('dialog', /^Wrap/u).waitFor();
    await priya.reads('A refund was promised.');
    await hannah.conference.waitFor({ state: 'detached' });
    await hannah.state.filter({ hasText: 'Available' }).waitFor();
    await priya.submitsWrapUp();
    await person.leave();
  });
});
