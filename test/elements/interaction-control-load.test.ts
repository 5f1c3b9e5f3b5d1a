// Each page loads the inside once, so this has a page of its own.
import { expect } from '@open-wc/testing';
import { desk, html, settle } from '../support/desk.js';
import { blockUrls } from '../support/network.js';
import { byRole, isThere, textOf } from '../support/page.js';

/** Lets a request come back, or fail: nothing else tells when. */
async function until(what: () => boolean): Promise<void> {
  for (let turn = 0; turn < 500 && !what(); turn += 1) await settle();
  expect(what(), String(what)).to.equal(true);
}

describe('wx-interaction-control on its way', () => {
  it('[ERR-01] says that its pane did not come, and tries again when asked', async function () {
    this.timeout(15_000); // real requests take their time
    await blockUrls('*/elements/interaction-control/pane*');
    const d = await desk(html`<wx-interaction-control></wx-interaction-control>`);
    expect(isThere('alert'), 'nobody is signed in').to.equal(false);
    await d.signIn();
    await d.goAvailable();
    await d.talk();
    await until(() => isThere('alert'));
    expect(textOf(byRole('alert'))).to.equal('Something went wrong . Retry');
    await expect(d.desktop).to.be.accessible();
    await blockUrls();
    byRole('button', 'Retry').click();
    await until(() => isThere('button', 'Hold'));
    expect(isThere('alert')).to.equal(false);
  });
});
