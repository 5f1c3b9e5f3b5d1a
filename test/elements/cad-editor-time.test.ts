import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { field, inCall, press, rowOf, saved, type, withValues } from '../support/cad.js';
import { settle } from '../support/desk.js';
import { descriptionOf, textOf } from '../support/page.js';
import { emulateTimeZone } from '../support/time-zone.js';

const callbackAt = (value: string) => ({ settings: withValues({ callbackAt: value }) });

describe('wx-cad-editor holds dates and times', () => {
  afterEach(() => sessionStorage.clear());

  it('[CAD-06] with the browser’s own picker, in the time of this place, which it names', async () => {
    await emulateTimeZone('Asia/Shanghai');
    await inCall(callbackAt('2026-11-22T09:30:00Z'));
    const box = field('Callback at');
    expect(box.type).to.equal('datetime-local');
    expect(box.value).to.equal('2026-11-22T17:30');
    expect(textOf(rowOf('Callback at'))).to.contain('UTC+8');
    expect(descriptionOf(box)).to.contain('UTC+8');
  });

  it('[CAD-06] 17:30 in Shanghai is saved with its zone', async () => {
    await emulateTimeZone('Asia/Shanghai');
    const d = await inCall(callbackAt(''));
    await type(field('Callback at'), '2026-11-22T17:30');
    await press('Save');
    expect(saved(d, 'callbackAt')).to.equal('2026-11-22T17:30:00+08:00');
    expect(field('Callback at').value).to.equal('2026-11-22T17:30');
  });

  it('[CAD-06] a value that came with Z is saved with Z', async () => {
    await emulateTimeZone('Asia/Shanghai');
    const d = await inCall(callbackAt('2026-11-22T00:00:00Z'));
    await type(field('Callback at'), '2026-11-22T17:30');
    await press('Save');
    expect(saved(d, 'callbackAt')).to.equal('2026-11-22T09:30:00Z');
  });

  it('[CAD-06] names the zone of the time, not of today: half an hour, summer, and what is left of UTC', async () => {
    await emulateTimeZone('Asia/Kolkata');
    await inCall(callbackAt('2026-11-22T00:00:00Z'));
    expect(textOf(rowOf('Callback at'))).to.contain('UTC+5:30');
    await emulateTimeZone('America/Los_Angeles');
    await type(field('Callback at'), '2026-07-01T10:00');
    expect(textOf(rowOf('Callback at'))).to.contain('UTC−7');
    await type(field('Callback at'), '2026-12-01T10:00');
    expect(textOf(rowOf('Callback at'))).to.contain('UTC−8');
  });

  it('[CAD-06] typed by keyboard', async () => {
    await emulateTimeZone('Asia/Shanghai');
    const d = await inCall(callbackAt('2026-11-22T17:30:00+08:00'));
    field('Callback at').focus();
    await sendKeys({ press: '1' });
    await sendKeys({ press: '2' });
    await settle();
    await press('Save');
    expect(saved(d, 'callbackAt')).to.equal('2026-12-22T17:30:00+08:00');
  });

  it('[CAD-01] [CAD-06] refuses half a date in place, and leaves it as it stands', async () => {
    const d = await inCall(callbackAt(''));
    const box = field('Callback at');
    box.focus();
    await sendKeys({ press: '1' });
    await sendKeys({ press: '2' });
    await settle();
    expect(textOf(d.desktop)).to.contain('1 change');
    await d.act('save-variable', { interactionId: d.callId, variable: 'notes', value: 'Somebody else saves' });
    await press('Save');
    expect(descriptionOf(box)).to.contain('A date with a time.');
    expect(box.validity.badInput).to.equal(true);
    expect(saved(d, 'callbackAt')).to.equal('');
    await press('Revert');
    expect(field('Callback at').validity.badInput).to.equal(false);
    expect(textOf(d.desktop)).to.contain('No changes');
  });

  it('[CAD-06] can be emptied', async () => {
    const d = await inCall(callbackAt('2026-11-22T17:30:00+08:00'));
    await type(field('Callback at'), '');
    await press('Save');
    expect(saved(d, 'callbackAt')).to.equal('');
  });

  it('[CAD-06] leaves alone what the agent did not touch', async () => {
    await emulateTimeZone('Asia/Shanghai');
    const d = await inCall(callbackAt('2026-11-22T10:15:30.5-05:00'));
    await type(field('Callback at'), '2026-11-24T08:00');
    await type(field('Callback at'), '2026-11-22T23:15');
    expect(textOf(d.desktop)).to.contain('No changes');
    await type(field('Reason'), 'Refund');
    await press('Save');
    expect(saved(d, 'callbackAt')).to.equal('2026-11-22T10:15:30.5-05:00');
  });
});
