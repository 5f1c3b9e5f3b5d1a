import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { pressAndHear, field, inCall, press, rowOf, type } from '../support/cad.js';
import { reconnect } from '../support/backend.js';
import { Failure } from '../../src/core/index.js';
import { allowClipboard, copied } from '../support/clipboard.js';
import { focused, textOf } from '../support/page.js';

const copyOf = (label: string): HTMLElement => rowOf(label).querySelector<HTMLElement>('.copy')!;
const copy = (label: string): Promise<void> => pressAndHear(copyOf(label));
const isSeen = (label: string): boolean => getComputedStyle(copyOf(label)).opacity === '1';

async function pointAt(element: Element): Promise<void> {
  const { x, y, height } = element.getBoundingClientRect();
  await sendMouse({ type: 'move', position: [Math.round(x + 10), Math.round(y + height / 2)] });
}

describe('wx-cad-editor copies', () => {
  afterEach(() => sessionStorage.clear());

  it('[CAD-05] shows “Copy” on hover and on focus, and takes no room until then', async () => {
    await inCall();
    await sendMouse({ type: 'move', position: [0, 0] });
    expect([isSeen('Account'), isSeen('Reason')]).to.deep.equal([false, false]);
    const { width } = field('Reason').getBoundingClientRect();
    await pointAt(rowOf('Account'));
    expect([isSeen('Account'), isSeen('Reason')]).to.deep.equal([true, false]);
    expect(copyOf('Account').computedName).to.equal('Copy');
    field('Case').focus();
    expect(isSeen('Case')).to.equal(true);
    await sendKeys({ press: 'Tab' });
    expect(focused()?.computedName).to.equal('Copy');
    expect(focused() === copyOf('Case')).to.equal(true);
    expect(field('Reason').getBoundingClientRect().width).to.equal(width);
    await sendMouse({ type: 'move', position: [0, 0] });
  });

  it('[CAD-05] the saved value, not what is typed over it', async () => {
    await inCall();
    await allowClipboard();
    await type(field('Reason'), 'Never saved');
    expect(await copied(() => copy('Reason'))).to.equal('Charged twice');
    expect(await copied(() => copy('Account'))).to.equal('Alder & Finch Roasters Holding Company');
    expect(await copied(() => copy('Callback at'))).to.equal('2026-11-24T09:30:00-08:00');
  });

  it('[CAD-05] nothing where nothing is saved', async () => {
    await inCall();
    expect(rowOf('Notes').querySelectorAll('.copy')).to.have.length(0);
  });

  it('[CAD-05] says so where the browser refuses', async () => {
    await inCall();
    await allowClipboard(false);
    await copy('Account');
    expect(textOf(rowOf('Account'))).to.contain('Not copied: the browser does not allow it.');
    await allowClipboard();
    await copy('Account');
    expect(textOf(rowOf('Account')))
      .to.contain('Copied')
      .and.not.to.contain('Not copied');
  });

  it('[CAD-05] [CAD-04] a secret only after it was fetched, and shows nothing of it', async () => {
    const d = await inCall();
    await allowClipboard();
    expect(await copied(() => copy('Card number'))).to.equal('4000 0017 3320 4471');
    expect(textOf(d.desktop)).not.to.contain('4471');
    await reconnect(d, { reveal: () => Promise.reject(new Failure('value-gone')) });
    await copy('Card number');
    expect(textOf(rowOf('Card number'))).to.contain('The value is no longer there.');
    await press('Revert');
  });
});
