import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { button, choice, field, inCall, press, saved, type, withValues } from '../support/cad.js';
import { settle } from '../support/desk.js';
import { pressKeys } from '../support/keys.js';
import { emulateFeatures } from '../support/media.js';
import { allByRole, focused } from '../support/page.js';

describe('wx-cad-editor by keyboard and with axe', () => {
  afterEach(() => sessionStorage.clear());

  it('[A11Y-01] Enter saves; where it makes a new line, Control and Enter do', async () => {
    const d = await inCall({ settings: withValues({ notes: 'One line\nand another' }) });
    field('Reason').select();
    await sendKeys({ type: 'Refund' });
    await sendKeys({ press: 'Enter' });
    await settle();
    expect(saved(d, 'reason')).to.equal('Refund');
    expect(focused()?.computedName).to.equal('Reason');
    const notes = field('Notes');
    notes.focus();
    notes.setSelectionRange(0, 0);
    await sendKeys({ press: 'Enter' });
    await settle();
    expect(saved(d, 'notes')).to.equal('One line\nand another');
    await sendKeys({ down: 'Control' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ up: 'Control' });
    await settle();
    expect(saved(d, 'notes')).to.equal('\nOne line\nand another');
  });

  it('[A11Y-01] Escape takes nothing back; arrows choose Yes or No', async () => {
    const d = await inCall();
    field('Reason').select();
    await sendKeys({ type: 'Refund' });
    await sendKeys({ press: 'Escape' });
    await settle();
    expect(field('Reason').value).to.equal('Refund');
    choice('No').focus();
    await sendKeys({ press: 'ArrowUp' });
    await settle();
    expect(focused()?.computedName).to.equal('Yes');
    await sendKeys({ press: 'Enter' });
    await settle();
    expect(saved(d, 'wantsCallback')).to.equal('true');
  });

  it('[KEY-01] has shortcuts that lead to the first field, and that save', async () => {
    const d = await inCall();
    // What came this moment no key acts on.
    await d.advance(1000);
    await pressKeys('Alt+Shift+4');
    expect(focused()?.computedName).to.equal('Tax ID');
    await type(field('Reason'), 'Refund');
    field('Reason').blur();
    await pressKeys('Alt+Shift+5');
    expect(saved(d, 'reason')).to.equal('Refund');
    expect(button('Save').getAttribute('aria-keyshortcuts')).to.equal('Alt+Shift+5');
  });

  it('[A11Y-01] nothing moves under the mouse: the press that leaves a wrong field hits what it aims at', async () => {
    await inCall();
    const box = field('Refund amount');
    box.select();
    await sendKeys({ type: '12,x' });
    const yes = choice('Yes').getBoundingClientRect();
    const position: [number, number] = [Math.round(yes.x + yes.width / 2), Math.round(yes.y + 4)];
    await sendMouse({ type: 'click', position });
    await settle();
    expect(choice('Yes').checked).to.equal(true);
    expect(box.getAttribute('aria-invalid')).to.equal('true');
  });

  it('[A11Y-01] passes axe, at rest, changed and refused', async () => {
    const d = await inCall();
    await expect(d.desktop).to.be.accessible();
    await type(field('Priority'), 'x');
    await press('Save');
    await press('Click to retry');
    await expect(d.desktop).to.be.accessible();
  });

  it('[A11Y-01] shows in forced colours which choice is made', async () => {
    await inCall();
    await emulateFeatures({ 'forced-colors': 'active' });
    const [yes, no] = allByRole('radio').map((one) => getComputedStyle(one.parentElement!).boxShadow);
    expect(no).not.to.equal(yes);
  });
});
