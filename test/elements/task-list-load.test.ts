// Each page loads the inside once, so this has a page of its own.
import { expect } from '@open-wc/testing';
import { desk, html, settle } from '../support/desk.js';
import { blockUrls } from '../support/network.js';
import { allByRole, byRole, isThere, textOf } from '../support/page.js';

/** Lets a request come back, or fail: nothing else tells when. */
async function until(what: () => boolean): Promise<void> {
  for (let turn = 0; turn < 500 && !what(); turn += 1) await settle();
  expect(what(), String(what)).to.equal(true);
}

describe('wx-task-list on its way', () => {
  it('[ERR-01] leaves requests to the popovers where it did not come, says so, and takes them when it is tried again', async function () {
    this.timeout(15_000); // real requests take their time
    await blockUrls('*/elements/task-list/view*');
    const d = await desk(html`<wx-task-list></wx-task-list><wx-popover-stack></wx-popover-stack>`, {
      station: 'extension',
    });
    const alerts = (): string[] => allByRole('alert').map(textOf).filter(Boolean);
    await until(() => alerts().length > 0);
    expect(alerts()).to.deep.equal(['Something went wrong . Retry']);
    await expect(d.desktop).to.be.accessible();
    await d.ring('chat');
    expect(isThere('article'), 'a popover').to.equal(true);
    await blockUrls();
    byRole('button', 'Retry').click();
    await until(() => isThere('navigation'));
    expect(isThere('article'), 'a popover').to.equal(false);
    expect(isThere('button', 'Accept')).to.equal(true);
    expect(isThere('button', 'Retry')).to.equal(false);
  });
});
