import { expect } from '@open-wc/testing';
import {
  button,
  choice,
  pressAndHear,
  field,
  heard,
  inCall,
  inLinkedCall,
  press,
  rowOf,
  saved,
  type,
} from '../support/cad.js';
import type { CadDesk } from '../support/cad.js';
import { allowClipboard, copied } from '../support/clipboard.js';
import { settle } from '../support/desk.js';
import { commit, compose } from '../support/input-method.js';
import { focused, textOf } from '../support/page.js';

/** Another agent saves a variable of the call. */
const theirs = (d: CadDesk, variable: string, value: string): Promise<void> =>
  d.act('save-variable', { interactionId: d.callId, variable, value });

describe('wx-cad-editor where two agents edit one variable', () => {
  afterEach(() => sessionStorage.clear());

  it('[CAD-07] shows the saved value, tells who saved what and when, and offers the agent’s own text', async () => {
    const d = await inCall();
    await type(field('Reason'), 'Charged twice, card and invoice');
    await d.advance(60_000);
    await theirs(d, 'reason', 'Duplicate invoice');
    expect(field('Reason').value).to.equal('Duplicate invoice');
    const { saved: save } = d.interaction(d.callId).variables.find((one) => one.name === 'reason')!;
    const time = d.desktop.language.time(save!.at);
    const told = `Priya Raman saved “Duplicate invoice” at ${time}, before you.`;
    expect(textOf(rowOf('Reason'))).to.contain(told);
    expect(textOf(rowOf('Reason'))).to.contain('Your text: “Charged twice, card and invoice”');
    expect(heard()).to.contain(`Reason: ${told}`);
    expect(textOf(d.desktop)).to.contain('No changes');
  });

  it('[CAD-07] takes the text back into the field, from where it can be saved over the other', async () => {
    const d = await inCall();
    await type(field('Reason'), 'Mine');
    await theirs(d, 'reason', 'Theirs');
    await press('Use my text');
    expect(field('Reason').value).to.equal('Mine');
    expect(focused()?.computedName).to.equal('Reason');
    expect(textOf(rowOf('Reason'))).not.to.contain('before you');
    await press('Save');
    expect(saved(d, 'reason')).to.equal('Mine');
  });

  it('[CAD-07] copies the text, and lets go of it when it is dismissed', async () => {
    const d = await inCall();
    await allowClipboard();
    await type(field('Reason'), 'Mine');
    await theirs(d, 'reason', 'Theirs');
    expect(await copied(() => pressAndHear(button('Copy my text')))).to.equal('Mine');
    await press('Dismiss');
    expect(textOf(rowOf('Reason'))).not.to.contain('Mine');
    expect(focused()?.computedName).to.equal('Reason');
    expect(JSON.stringify(sessionStorage)).not.to.contain('Mine');
    expect(field('Reason').value).to.equal('Theirs');
  });

  it('[CAD-07] loses no text, not even the second that is saved over', async () => {
    const d = await inCall();
    await type(field('Reason'), 'First of mine');
    await theirs(d, 'reason', 'Theirs');
    await type(field('Reason'), 'Second of mine');
    await theirs(d, 'reason', 'Theirs again');
    expect(textOf(rowOf('Reason')))
      .to.contain('Theirs again')
      .and.to.contain('“First of mine”')
      .and.to.contain('“Second of mine”');
    await type(field('Reason'), 'Third of mine');
    await press('Use my text');
    expect(field('Reason').value).to.equal('First of mine');
    expect(textOf(rowOf('Reason'))).to.contain('“Third of mine”');
  });

  it('[CAD-07] the first save wins: the other is refused, and shown the same', async () => {
    const { d, link } = await inLinkedCall();
    link.faults = { delay: { chance: 1, max: 800 } };
    await theirs(d, 'reason', 'Theirs');
    await type(field('Reason'), 'Mine');
    await press('Save');
    await d.advance(4000);
    await d.advance(4000);
    expect(saved(d, 'reason')).to.equal('Theirs');
    expect(field('Reason').value).to.equal('Theirs');
    expect(textOf(rowOf('Reason')))
      .to.contain('Priya Raman')
      .and.to.contain('Your text: “Mine”');
    expect(textOf(rowOf('Reason')))
      .not.to.contain('Saving')
      .and.not.to.contain('Not saved');
  });

  it('[CAD-07] is not told of what both wrote alike, nor of what nobody was editing', async () => {
    const d = await inCall();
    await type(field('Reason'), 'Alike');
    await theirs(d, 'reason', 'Alike');
    await theirs(d, 'notes', 'Theirs');
    expect(textOf(d.desktop)).to.contain('No changes').and.not.to.contain('before you');
    expect(field('Notes').value).to.equal('Theirs');
  });

  it('[CAD-07] choices and dates too, in words', async () => {
    const d = await inCall();
    choice('Yes').click();
    await type(field('Callback at'), '2026-12-01T10:00');
    await theirs(d, 'wantsCallback', 'true');
    await theirs(d, 'wantsCallback', 'false');
    await theirs(d, 'callbackAt', '2026-12-24T09:30:00Z');
    expect(choice('No').checked).to.equal(true);
    expect(textOf(rowOf('Callback at')))
      .to.contain('Dec 24, 2026')
      .and.to.contain('Your text: “Dec 1, 2026');
    await press('Use my text');
    expect(field('Callback at').value).to.equal('2026-12-01T10:00');
  });

  it('[CAD-07] of a secure variable who saved, and neither of the texts', async () => {
    const d = await inCall();
    await type(field('Tax ID'), 'MINE-77');
    await theirs(d, 'taxId', 'THEIRS-88');
    expect(field('Tax ID').value).to.equal('');
    const text = textOf(rowOf('Tax ID'));
    expect(text).to.contain('Priya Raman saved this at').and.to.contain('Your text is kept.');
    expect(text).not.to.contain('MINE-77').and.not.to.contain('THEIRS-88');
    expect(heard()).to.contain('Tax ID: Priya Raman').and.not.to.contain('88');
    await press('Use my text');
    expect(field('Tax ID').value).to.equal('MINE-77');
  });

  it('[CAD-07] takes nothing from under the hands of an agent who is composing', async () => {
    const d = await inCall();
    const reason = field('Reason');
    reason.select();
    await compose('tuikuan');
    await theirs(d, 'reason', 'Theirs');
    expect(reason.value).to.equal('tuikuan');
    await commit('退款');
    await settle();
    expect(reason.value).to.equal('Theirs');
    expect(textOf(rowOf('Reason'))).to.contain('Your text: “退款”');
  });

  it('shows markup in either text as text', async () => {
    const d = await inCall();
    await type(field('Reason'), '<b>mine</b>');
    await theirs(d, 'reason', '<img src=x>');
    expect(textOf(rowOf('Reason')))
      .to.contain('“<b>mine</b>”')
      .and.to.contain('“<img src=x>”');
  });

  it('[A11Y-01] passes axe', async () => {
    const d = await inCall();
    await type(field('Reason'), 'Mine');
    await theirs(d, 'reason', 'Theirs');
    expect(button('Dismiss').getAttribute('aria-describedby')).to.equal(
      button('Use my text').getAttribute('aria-describedby'),
    );
    await expect(d.desktop).to.be.accessible();
  });
});
