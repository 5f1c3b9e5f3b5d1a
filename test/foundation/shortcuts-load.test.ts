// Each page loads what hears the keys once, so this has a page of its own.
import { expect } from '@open-wc/testing';
import type { BackendListener } from '../../src/core/index.js';
import { reconnect } from '../support/backend.js';
import { desk, html, settle } from '../support/desk.js';
import { pressKeys } from '../support/keys.js';
import { blockUrls } from '../support/network.js';
import { isThere } from '../support/page.js';

describe('what hears the keys', () => {
  it('is asked for again when the connection is back, where it did not come with the sign-in', async function () {
    this.timeout(15_000); // real requests take their time
    await blockUrls('*/on-demand/key-presses*');
    const d = await desk(html`<wx-agent-state></wx-agent-state>`, { station: 'extension' });
    let listener: BackendListener | undefined;
    await reconnect(d, {
      connect: (given) => {
        listener = given;
        return d.backend.connect(given);
      },
    });
    await pressKeys('Alt+Shift+2');
    expect(isThere('menu')).to.equal(false);
    await blockUrls();
    listener?.link('lost');
    await settle();
    listener?.link('open');
    d.backend.resync();
    await settle();
    // Nothing tells when a request has come back.
    for (let turn = 0; turn < 50 && !isThere('menu'); turn += 1) await pressKeys('Alt+Shift+2');
    expect(isThere('menu')).to.equal(true);
  });
});
