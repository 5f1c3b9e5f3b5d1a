// Each page loads a part once, so this has a page of its own.
import { expect } from '@open-wc/testing';
import { desk, html, settle } from '../support/desk.js';
import { blockUrls } from '../support/network.js';
import { byRole, isThere, textOf } from '../support/page.js';

/** Lets a request come back, or fail: nothing else tells when. */
async function until(what: () => boolean): Promise<void> {
  for (let turn = 0; turn < 500 && !what(); turn += 1) await settle();
  expect(what(), String(what)).to.equal(true);
}

describe('wx-popover-stack on its way', () => {
  it('tells what was missed where the popover for it does not come, and brings it when it is tried again', async function () {
    this.timeout(15_000); // real requests take their time
    await blockUrls('*/elements/popover-stack/missed*');
    const d = await desk(html`<wx-popover-stack></wx-popover-stack>`, { station: 'extension' });
    await d.ring('chat');
    expect(isThere('button', 'Accept'), 'requests do not wait for it').to.equal(true);
    await d.advance(60_000);
    await until(() => isThere('button', 'Retry'));
    expect(isThere('alertdialog')).to.equal(false);
    expect(textOf(byRole('dialog'))).to.contain('You did not answer');
    const arrivals = byRole('dialog').getAnimations({ subtree: true });
    await Promise.all(arrivals.map((one) => one.finished));
    await expect(d.desktop).to.be.accessible();
    await blockUrls();
    byRole('button', 'Retry').click();
    await until(() => isThere('alertdialog', 'You did not answer'));
    expect(isThere('button', 'Go Available')).to.equal(true);
    expect(isThere('button', 'Retry')).to.equal(false);
  });
});
