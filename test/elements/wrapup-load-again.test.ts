import { expect } from '@open-wc/testing';
import { desk, html, settle } from '../support/desk.js';
import { blockUrls } from '../support/network.js';
import { isThere } from '../support/page.js';

describe('wx-wrapup that did not come at the answer', () => {
  it('is asked for once more when it is needed', async () => {
    await blockUrls('*/elements/wrapup/view*');
    const d = await desk(html`<wx-interaction-control></wx-interaction-control><wx-wrapup inline></wx-wrapup>`, {
      station: 'extension',
    });
    const { id } = await d.talk();
    for (let turn = 0; turn < 20; turn += 1) await settle();
    await blockUrls();
    await d.act('customer-leaves', { interactionId: id });
    const panel = (): boolean => isThere('region', 'Wrap-up reasons');
    for (let turn = 0; turn < 500 && !panel(); turn += 1) await settle();
    expect(panel()).to.equal(true);
    expect(isThere('alert')).to.equal(false);
  });
});
