// Each page loads the inside once, so these have a page of their own.
import { expect } from '@open-wc/testing';
import { desk, html, settle } from '../support/desk.js';
import { blockUrls } from '../support/network.js';
import { byRole, focused, isThere, textOf } from '../support/page.js';

/** Lets a request come back, or fail: nothing else tells when. */
async function until(what: () => boolean): Promise<void> {
  for (let turn = 0; turn < 500 && !what(); turn += 1) await settle();
  expect(what(), String(what)).to.equal(true);
}

const now = (): HTMLElement => byRole('button', /^Agent state: /u);

describe('wx-agent-state on its way', () => {
  it('[ERR-01] says that its menu did not come, and opens it when it is tried again', async function () {
    this.timeout(15_000); // real requests take their time
    await blockUrls('*/elements/agent-state/menu*');
    const d = await desk(html`<wx-agent-state></wx-agent-state>`, { station: 'extension' });
    for (let turn = 0; turn < 20; turn += 1) await settle();
    expect(isThere('alert'), 'nobody has asked for it yet').to.equal(false);
    now().click();
    await until(() => isThere('alert'));
    expect(isThere('menu')).to.equal(false);
    expect(textOf(byRole('alert'))).to.equal('Something went wrong . Retry');
    await expect(d.desktop).to.be.accessible();
    await blockUrls();
    byRole('button', 'Retry').click();
    await until(() => isThere('menu'));
    expect(isThere('alert')).to.equal(false);
    expect(focused()?.computedName).to.equal('Available');
  });

  it('opens at once when it is there, and closes for who goes elsewhere', async () => {
    const d = await desk(html`<wx-agent-state></wx-agent-state><button>Elsewhere</button>`, { station: 'extension' });
    const button = d.desktop.querySelector<HTMLElement>('button')!;
    now().focus();
    now().click();
    expect(isThere('menu')).to.equal(true);
    expect(focused()?.computedName).to.equal('Available');
    button.focus();
    await settle();
    expect(isThere('menu')).to.equal(false);
  });
});
