// Each page loads the inside once, so this has a page of its own.
import { expect } from '@open-wc/testing';
import { desk, settle } from '../support/desk.js';
import { elementOf, ofHost, page, rootOf } from '../support/dialogs.js';
import { pressKeys } from '../support/keys.js';
import { blockUrls } from '../support/network.js';
import { byRole, focused, isThere, textOf } from '../support/page.js';

/** Lets a request come back, or fail: nothing else tells when. */
async function until(what: () => boolean): Promise<void> {
  for (let turn = 0; turn < 500 && !what(); turn += 1) await settle();
  expect(what(), String(what)).to.equal(true);
}

describe('the dialogs that ask whom, on their way', () => {
  it('[ERR-01] say that their inside did not come, and try again when asked', async function () {
    this.timeout(30_000); // real requests take their time
    await blockUrls('*/elements/destination-dialog/view*');
    const d = await desk(page, { station: 'extension' });
    await d.talk();
    void elementOf('consult').show(ofHost());
    await until(() => isThere('alert', undefined, rootOf('consult')));
    const dialog = byRole('dialog', 'Consult', rootOf('consult'));
    expect(textOf(dialog)).to.equal('Something went wrong . Retry');
    expect(focused()).to.equal(byRole('button', 'Retry', rootOf('consult')));
    await expect(d.desktop).to.be.accessible();
    await blockUrls();
    await pressKeys('Enter');
    await until(() => isThere('combobox', undefined, rootOf('consult')));
    await until(() => focused() === byRole('combobox', undefined, rootOf('consult')));
    expect(elementOf('consult').open).to.equal(true);
  });
});
