// Each page loads the inside once; what comes after a load that worked is in wrapup-load-again.test.ts.
import { expect } from '@open-wc/testing';
import { desk, find, html, settle } from '../support/desk.js';
import { blockUrls } from '../support/network.js';
import { byRole, focused, isThere, textOf } from '../support/page.js';

const INSIDE = '*/elements/wrapup/view*';
const page = html`<wx-interaction-control></wx-interaction-control><wx-wrapup></wx-wrapup>`;

const wasAsked = (): boolean =>
  performance.getEntriesByType('resource').some(({ name }) => name.includes('/elements/wrapup/view'));

/** Lets a request come back, or fail: nothing else tells when. */
async function until(what: () => boolean): Promise<void> {
  for (let turn = 0; turn < 500 && !what(); turn += 1) await settle();
  expect(what(), String(what)).to.equal(true);
}

describe('wx-wrapup on its way', () => {
  it('is a small element until the first call is answered', async () => {
    const d = await desk(page, { station: 'extension' });
    await d.ring();
    expect(wasAsked()).to.equal(false);
    expect(textOf(d.desktop)).not.to.contain('could not be loaded');
  });

  it('[ERR-01] says that it did not come when it is needed, and tries again when asked', async function () {
    this.timeout(15_000); // real requests take their time
    await blockUrls(INSIDE);
    const d = await desk(page, { station: 'extension' });
    const { id } = await d.talk();
    await settle();
    expect(isThere('alert'), 'nothing is owed yet').to.equal(false);
    await d.act('customer-leaves', { interactionId: id });
    await until(() => isThere('alert'));
    const message = textOf(byRole('alert'));
    expect(message).to.contain('The wrap-up could not be loaded').and.contain('Try again.');
    expect(byRole('alert').parentElement?.matches(':popover-open'), 'above the page').to.equal(true);
    await expect(d.desktop).to.be.accessible();

    const retry = byRole('button', 'Retry');
    retry.focus();
    retry.click();
    await settle();
    await until(() => retry.ariaBusy === 'false');
    expect(isThere('alert'), 'it failed once more').to.equal(true);
    expect(focused() === retry, 'and the focus is where it was').to.equal(true);

    await blockUrls();
    retry.click();
    await until(() => isThere('dialog'));
    expect(isThere('alert')).to.equal(false);
    expect(focused()?.computedName).to.equal('Search reasons');
    byRole('button', 'Submit Wrap Up').click();
    await settle();
    expect(d.desktop.state.interactions.size).to.equal(0);
  });

  it('paints nothing, and throws nothing, without a desktop', async () => {
    const element = document.createElement(find('wx-wrapup')?.localName ?? 'wx-wrapup');
    document.body.append(element);
    await settle();
    expect(textOf(element)).to.equal('');
    element.remove();
  });
});
