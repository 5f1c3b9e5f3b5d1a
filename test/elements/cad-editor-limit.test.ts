import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { field, inCall, press, rowOf, saved, type, withValues } from '../support/cad.js';
import { allowClipboard, paste } from '../support/clipboard.js';
import { settle } from '../support/desk.js';
import { commit, compose } from '../support/input-method.js';
import { descriptionOf, textOf } from '../support/page.js';

const count = (text: string): number => Array.from(text).length;

describe('wx-cad-editor keeps texts within 256 characters', () => {
  afterEach(() => sessionStorage.clear());

  it('[CAD-02] refuses what is typed beyond, wherever the caret stands, and says so', async () => {
    const d = await inCall({ settings: withValues({ notes: 'n'.repeat(255) }) });
    const notes = field('Notes');
    notes.focus();
    notes.setSelectionRange(0, 0);
    await sendKeys({ type: 'abc' });
    await settle();
    expect(notes.value).to.equal(`a${'n'.repeat(255)}`);
    expect(descriptionOf(notes)).to.equal('256 characters at most.');
    // What is selected makes room.
    notes.setSelectionRange(0, 1);
    await sendKeys({ type: 'z' });
    await settle();
    expect(notes.value).to.equal(`z${'n'.repeat(255)}`);
    expect(descriptionOf(notes)).to.equal('');
    await press('Save');
    expect(saved(d, 'notes')).to.equal(`z${'n'.repeat(255)}`);
  });

  it('[CAD-02] cuts a longer paste, and says by how much; what stood there stays whole', async () => {
    await inCall();
    await allowClipboard();
    const reason = field('Reason');
    reason.focus();
    reason.setSelectionRange(7, 7);
    await paste(`${'p'.repeat(243)}${'q'.repeat(41)}`);
    await settle();
    expect(reason.value).to.equal(`Charged${'p'.repeat(243)} twice`);
    expect(count(reason.value)).to.equal(256);
    expect(descriptionOf(reason)).to.equal('256 of 256. The last 41 characters of your paste were cut.');
    expect(reason.selectionStart).to.equal(250);
  });

  it('[CAD-02] leaves Undo what it would undo', async () => {
    await inCall();
    await allowClipboard();
    const reason = field('Reason');
    reason.focus();
    reason.setSelectionRange(0, 0);
    await paste('p'.repeat(300));
    await settle();
    expect(count(reason.value)).to.equal(256);
    await sendKeys({ down: 'Control' });
    await sendKeys({ press: 'z' });
    await sendKeys({ up: 'Control' });
    await settle();
    expect(reason.value).to.equal('Charged twice');
    expect(textOf(rowOf('Reason'))).not.to.contain('cut');
  });

  it('[CAD-02] counts characters, not the units that they are stored in', async () => {
    const d = await inCall();
    await allowClipboard();
    field('Notes').focus();
    await paste('😀'.repeat(256));
    await settle();
    expect(field('Notes').value).to.equal('😀'.repeat(256));
    expect(descriptionOf(field('Notes'))).to.equal('');
    await press('Save');
    expect(saved(d, 'notes')).to.equal('😀'.repeat(256));

    field('Reason').select();
    await paste(`${'a'.repeat(255)}😀😀`);
    await settle();
    expect(field('Reason').value).to.equal(`${'a'.repeat(255)}😀`);
    expect(descriptionOf(field('Reason'))).to.contain('The last character of your paste was cut');
  });

  it('[CAD-02] cuts what an input method composed when it is finished, and not before', async () => {
    const d = await inCall({ settings: withValues({ notes: '一'.repeat(254) }) });
    const notes = field('Notes');
    notes.focus();
    notes.setSelectionRange(1, 1);
    await compose('nihaoma');
    await settle();
    expect(notes.value).to.contain('nihaoma');
    await commit('你好吗');
    await settle();
    expect(notes.value).to.equal(`一你好${'一'.repeat(253)}`);
    expect(descriptionOf(notes)).to.contain('The last character of your paste was cut');
    await press('Save');
    expect(saved(d, 'notes')).to.equal(notes.value);
  });

  it('[CAD-02] cuts what is dropped into the field', async () => {
    const d = await inCall({ settings: withValues({ notes: 'n'.repeat(250) }) });
    const source = document.createElement('textarea');
    source.value = 'dropped text';
    d.desktop.append(source);
    source.focus();
    source.select();
    const middle = (element: Element): [number, number] => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return [Math.round(x + Math.min(30, width / 2)), Math.round(y + Math.min(10, height / 2))];
    };
    await sendMouse({ type: 'move', position: middle(source) });
    await sendMouse({ type: 'down' });
    await sendMouse({ type: 'move', position: [middle(source)[0] + 20, middle(source)[1]] });
    await sendMouse({ type: 'move', position: middle(field('Notes')) });
    await sendMouse({ type: 'up' });
    await settle();
    expect(count(field('Notes').value)).to.equal(256);
    expect(field('Notes').value).to.contain('droppe');
    expect(descriptionOf(field('Notes'))).to.contain('The last 6 characters');
  });

  it('[CAD-02] shows a longer value of the service whole, and refuses to save it longer than it may be', async () => {
    const d = await inCall({ settings: withValues({ notes: 'long '.repeat(60) }) });
    const notes = field('Notes');
    expect(notes.value).to.have.length(300);
    notes.focus();
    await sendKeys({ press: 'End' });
    await sendKeys({ press: 'Backspace' });
    await settle();
    await press('Save');
    expect(descriptionOf(notes)).to.equal('256 characters at most.');
    expect(saved(d, 'notes')).to.have.length(300);
    await type(notes, 'short');
    await press('Save');
    expect(saved(d, 'notes')).to.equal('short');
  });
});
