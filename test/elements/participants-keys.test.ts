import { expect } from '@open-wc/testing';
import { confer } from '../support/colleagues.js';
import { desk, find, html, settle } from '../support/desk.js';
import type { Desk } from '../support/desk.js';
import { pressKeys } from '../support/keys.js';
import { allByRole, byRole, focused } from '../support/page.js';

const here = (): ShadowRoot => find('wx-participants')!.shadowRoot!;
const menu = (): string | undefined =>
  allByRole('button', /^More for/u, here()).find((one) => one.getAttribute('aria-expanded') === 'true')?.computedName;

async function conferring(): Promise<Desk> {
  const d = await desk(html`<wx-participants></wx-participants>`, { station: 'extension' });
  await confer(d, 1, 2);
  // What has just come does not heed a key.
  await d.advance(1000);
  return d;
}

describe('wx-participants, by keys', function () {
  this.timeout(20_000);

  afterEach(() => sessionStorage.clear());

  it('[KEY-01] open the menu of one after the other, round and round, each from its first item', async () => {
    const d = await conferring();
    const keys = d.desktop.keyboard.keysOf('participants');
    expect(keys).to.be.a('string');
    const [first, ...others] = allByRole('button', /^More for/u, here());
    expect(first!.getAttribute('aria-keyshortcuts')).to.equal(keys);
    expect(others.map((one) => one.getAttribute('aria-keyshortcuts'))).to.deep.equal([null, null]);
    for (const name of ['Maya Torres', 'Priya Raman', 'Hannah Lindqvist', 'Maya Torres']) {
      await pressKeys(keys!);
      await settle();
      expect(menu()).to.equal(`More for ${name}`);
      expect(focused()?.computedName).to.equal('Hold');
    }
    (focused() as HTMLElement).click();
    await settle();
    expect(here().textContent).to.contain('On hold');
  });

  it('[KEY-01] [CNF-06] unfold the notes, and go to the field for another one', async () => {
    const d = await conferring();
    const keys = d.desktop.keyboard.keysOf('add-note');
    await pressKeys(keys!);
    await settle();
    expect(focused()).to.equal(byRole('textbox', 'Add a note', here()));
    expect(focused()!.getAttribute('aria-keyshortcuts')).to.equal(keys);
  });

  it('[KEY-01] do nothing once the call is left', async () => {
    const d = await conferring();
    const [call] = d.desktop.state.interactions.values();
    await d.desktop.perform('exit-conference', { interactionId: call!.id });
    await d.advance(1000);
    await pressKeys(d.desktop.keyboard.keysOf('participants')!);
    await settle();
    expect(menu()).to.equal(undefined);
  });
});
