// Each page loads the inside once, so these have a page of their own.
import { expect } from '@open-wc/testing';
import { desk, find, html, settle } from '../support/desk.js';
import { numberField } from '../support/dialling.js';
import { blockUrls } from '../support/network.js';
import { byRole, focused, isThere, textOf } from '../support/page.js';

/** Lets a request come back, or fail: nothing else tells when. */
async function until(what: () => boolean): Promise<void> {
  for (let turn = 0; turn < 500 && !what(); turn += 1) await settle();
  expect(what(), String(what)).to.equal(true);
}

describe('wx-outdial on its way', () => {
  it('[ERR-01] is a small element until it is opened, says that its card did not come, and tries again when asked', async function () {
    this.timeout(15_000); // real requests take their time
    await blockUrls('*/elements/outdial/card*');
    const d = await desk(html`<wx-outdial></wx-outdial>`, { station: 'extension' });
    await settle();
    expect(isThere('alert')).to.equal(false);
    byRole('button', 'Outdial').click();
    await until(() => isThere('alert'));
    expect(textOf(byRole('alert'))).to.equal('Something went wrong . Retry');
    await expect(d.desktop).to.be.accessible();
    await blockUrls();
    byRole('button', 'Retry').click();
    await until(() => isThere('combobox', 'Number or name'));
    expect(isThere('alert')).to.equal(false);
    expect(focused()).to.equal(numberField());
  });

  it('what was asked of it meanwhile is done when the card is there', async () => {
    await desk(html`<wx-outdial></wx-outdial>`, { station: 'extension' });
    await find('wx-outdial')!.prefill('+1 415 555 0134');
    expect(numberField().value).to.equal('+14155550134');
  });
});
