import { expect } from '@open-wc/testing';
import { find, html, desk, settle } from '../support/desk.js';
import { blockUrls } from '../support/network.js';
import { allByRole, byRole, isThere, textOf } from '../support/page.js';
import { waitUntil } from '../support/wait.js';

const page = html`<wx-cad-editor></wx-cad-editor>`;
/** The part of the kit that is loaded with the first variables. */
const loaded = (): boolean =>
  performance.getEntriesByType('resource').some(({ name }) => name.includes('cad-editor/view'));

// In a file of its own: what a page has loaded once it does not load again.
describe('wx-cad-editor, loaded when there is something to edit', () => {
  it('loads nothing before, says that it did not come, and tries again when asked', async () => {
    const d = await desk(page, { station: 'extension' });
    expect(loaded()).to.equal(false);
    await blockUrls('*cad-editor/view*');
    await d.talk('maya-torres');
    const retry = (): boolean => isThere('button', 'Retry');
    await waitUntil(retry);
    expect(textOf(byRole('alert'))).to.contain('Something went wrong');
    await expect(d.desktop).to.be.accessible();
    await blockUrls();
    byRole('button', 'Retry').click();
    await waitUntil(() => isThere('region', 'Call variables'));
    expect(loaded()).to.equal(true);
    expect(allByRole('textbox').length).to.be.greaterThan(3);
    expect(find('wx-cad-editor')?.shadowRoot?.adoptedStyleSheets.length).to.be.greaterThan(3);
    await settle();
  });
});
