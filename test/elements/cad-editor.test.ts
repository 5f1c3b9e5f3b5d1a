import { expect } from '@open-wc/testing';
import { defaultOrganisation } from '../../src/backends/simulator/index.js';
import type { Commands } from '../../src/core/index.js';
import {
  button,
  choice,
  editor,
  field,
  inCall,
  inLinkedCall,
  press,
  rowOf,
  saved,
  type,
  withValues,
} from '../support/cad.js';
import { desk, html, make, settle } from '../support/desk.js';
import { allByRole, byRole, descriptionOf, focused, isThere, textOf } from '../support/page.js';

const isOff = (name: string): boolean => button(name).getAttribute('aria-disabled') === 'true';

describe('wx-cad-editor', () => {
  afterEach(() => sessionStorage.clear());

  describe('paints', () => {
    it('[CAD-01] boxes for what can be edited, and text for everything else', async () => {
      const d = await inCall();
      const boxes = allByRole('textbox').map((one) => one.computedName);
      expect(boxes).to.deep.equal(['Tax ID', 'Reason', 'Refund amount', 'Case', 'Priority', 'Notes']);
      expect(allByRole('radio').map((one) => one.computedName)).to.deep.equal(['Yes', 'No']);
      expect(isThere('radiogroup', 'Wants callback')).to.equal(true);
      expect(field('Reason').value).to.equal('Charged twice');
      expect(textOf(rowOf('Account'))).to.contain('Alder & Finch Roasters Holding Company');
      expect(rowOf('Account').querySelectorAll('input, textarea')).to.have.length(0);
      expect(textOf(d.desktop)).to.contain('You can edit 8');
    });

    it('the order of the pane, and then what can be edited and the pane leaves out', async () => {
      const flows = defaultOrganisation.flows.map((one) => ({ ...one, pane: ['notes', 'account'] }));
      await inCall({ settings: { flows } });
      const labels = byRole('region', 'Call variables').querySelectorAll('dt');
      expect([...labels].map((one) => textOf(one)).slice(0, 4)).to.deep.equal([
        'Notes',
        'Account',
        'Reason',
        'Refund amount',
      ]);
    });

    it('no variables without a call, and where a flow has none', async () => {
      const d = await desk(editor, { station: 'extension' });
      expect(textOf(d.desktop)).to.contain('No variables');
      const flows = defaultOrganisation.flows.map((one) => ({ ...one, variables: [], pane: [], popover: [] }));
      const bare = await inCall({ settings: { flows } });
      expect(textOf(bare.desktop)).to.contain('No variables');
    });

    it('[CAD-01] everything as text while an interaction is only offered', async () => {
      const d = await desk(editor, { station: 'extension' });
      const { id } = await d.ring('call', 'maya-torres');
      d.desktop.firstElementChild?.setAttribute('interaction-id', id);
      await settle();
      expect(textOf(d.desktop)).to.contain('Charged twice').and.to.contain('Read only');
      expect(allByRole('textbox')).to.have.length(0);
      expect(isThere('button', 'Click to retry')).to.equal(false);
      expect(isThere('button', 'Save')).to.equal(false);
    });

    it('[I18N-01] itself in Chinese', async () => {
      const d = await inCall({ lang: 'zh-CN' });
      expect(isThere('region', '呼叫变量')).to.equal(true);
      expect(allByRole('button', '单击以重试')).to.have.length(2);
      await type(field('Refund amount'), '十二');
      expect(isThere('button', '复原')).to.equal(true);
      await press('保存');
      expect(textOf(d.desktop)).to.contain('请输入小数').and.to.contain('1 处更改');
    });

    it('markup in names and values as text, and a value of 5,000 characters', async () => {
      const markup = '<img src=x onerror=alert(1)>';
      const flows = defaultOrganisation.flows.map((one) => ({
        ...one,
        variables: (one.variables ?? []).map((v) => ({ ...v, label: `${v.label} <b>${v.name}</b>` })),
      }));
      const values = { account: markup, reason: markup, notes: 'long '.repeat(1000) };
      const d = await inCall({ settings: { flows, ...withValues(values) } });
      expect(textOf(d.desktop)).to.contain(markup).and.to.contain('Account <b>account</b>');
      expect(field(/^Reason/u).value).to.equal(markup);
      expect(field(/^Notes/u).value).to.have.length(5000);
      expect(allByRole('img')).to.have.length(0);
    });

    it('nothing without a desktop, and throws nothing', async () => {
      const alone = make('wx-cad-editor');
      document.body.append(alone);
      await settle();
      expect(textOf(alone)).to.equal('');
      alone.remove();
    });
  });

  describe('asks', () => {
    it('[CAD-03] [HST-01] to save each change, announced before and told after', async () => {
      const d = await inCall();
      const heard: unknown[] = [];
      for (const name of ['wx-save-variable', 'wx-variable-saved'] as const) {
        d.desktop.addEventListener(name, ({ type: kind, detail }) => heard.push([kind, detail.variable]));
      }
      expect([isOff('Save'), isOff('Revert')]).to.deep.equal([true, true]);
      await type(field('Reason'), 'Refund');
      await type(field('Priority'), '1');
      expect(textOf(d.desktop)).to.contain('2 changes');
      expect([isOff('Save'), isOff('Revert')]).to.deep.equal([false, false]);
      await press('Save');
      expect([saved(d, 'reason'), saved(d, 'priority')]).to.deep.equal(['Refund', '1']);
      expect(heard).to.deep.include.members([
        ['wx-save-variable', 'reason'],
        ['wx-save-variable', 'priority'],
        ['wx-variable-saved', 'reason'],
        ['wx-variable-saved', 'priority'],
      ]);
      expect(textOf(rowOf('Reason'))).to.contain('Saved');
      expect([isOff('Save'), isOff('Revert')]).to.deep.equal([true, true]);
    });

    it('[CAD-03] nothing of a change that was taken back', async () => {
      const d = await inCall();
      await type(field('Reason'), 'Refund');
      await type(field('Reason'), 'Charged twice');
      expect(textOf(d.desktop)).to.contain('No changes');
      expect(isOff('Save')).to.equal(true);
    });

    it('[CAD-03] for the last saved values back with Revert', async () => {
      const d = await inCall();
      await type(field('Reason'), 'Refund');
      await press('Save');
      await type(field('Reason'), 'Something else');
      choice('Yes').click();
      await settle();
      await press('Revert');
      expect(field('Reason').value).to.equal('Refund');
      expect(choice('No').checked).to.equal(true);
      expect(saved(d, 'reason')).to.equal('Refund');
      expect(isOff('Revert')).to.equal(true);
    });

    it('[CAD-01] for values in the form of their type', async () => {
      const d = await inCall();
      await type(field('Refund amount'), ' ４２.50 ');
      await type(field('Priority'), '-7');
      choice('Yes').click();
      await settle();
      await press('Save');
      expect(saved(d, 'refundAmount')).to.equal('42.50');
      expect(saved(d, 'priority')).to.equal('-7');
      expect(saved(d, 'wantsCallback')).to.equal('true');
      expect(field('Refund amount').value).to.equal('42.50');
    });

    it('[HST-01] nothing of the centre where a listener takes the act over, who may perform it', async () => {
      const d = await inCall();
      let detail: Commands['save-variable'] | undefined;
      d.desktop.addEventListener('wx-save-variable', (event) => {
        event.preventDefault();
        detail = event.detail;
      });
      await type(field('Reason'), 'Refund');
      await press('Save');
      expect(saved(d, 'reason')).to.equal('Charged twice');
      expect(field('Reason').value).to.equal('Refund');
      expect(detail).to.deep.equal({
        interactionId: d.callId,
        variable: 'reason',
        value: 'Refund',
        base: 1,
        desktop: 'desk',
      });
      await d.desktop.perform('save-variable', detail!);
      await settle();
      expect(textOf(d.desktop)).to.contain('No changes').and.not.to.contain('before you');
    });

    it('[ERR-03] once on a double click', async () => {
      const d = await inCall();
      let asked = 0;
      d.desktop.addEventListener('wx-save-variable', () => (asked += 1));
      await type(field('Reason'), 'Refund');
      const save = button('Save');
      save.click();
      save.click();
      await settle();
      expect(asked).to.equal(1);
    });

    it('[CAD-01] in a chat too, on hold, and in wrap-up', async () => {
      const d = await inCall();
      await d.desktop.perform('hold', { interactionId: d.callId });
      await settle();
      await type(field('Notes'), 'On hold');
      await press('Save');
      expect(saved(d, 'notes')).to.equal('On hold');
      await type(field('Notes'), 'Typed as the customer hung up');
      await d.act('customer-leaves', { interactionId: d.callId });
      expect(field('Notes').value).to.equal('Typed as the customer hung up');
      await press('Save');
      expect(saved(d, 'notes')).to.equal('Typed as the customer hung up');

      const { id } = await d.ring('chat');
      await d.desktop.perform('accept', { interactionId: id });
      await settle();
      expect(isThere('region', 'Variables')).to.equal(true);
      await type(field('Reason'), 'Delivery');
      await press('Save');
      expect(d.interaction(id).variables.find((one) => one.name === 'reason')?.value).to.equal('Delivery');
    });
  });

  describe('refuses', () => {
    const WRONG = [
      ['Priority', '12a', 'A whole number, for example 12.'],
      ['Priority', '1.5', 'A whole number, for example 12.'],
      ['Refund amount', '129,9o', 'A decimal number, for example 129.90.'],
    ] as const;
    for (const [label, text, why] of WRONG) {
      it(`[CAD-01] “${text}” in place, where it is no ${label.toLowerCase()}; what was typed stays`, async () => {
        const d = await inCall();
        const box = field(label);
        await type(box, text);
        expect(box.getAttribute('aria-invalid')).to.equal('false');
        box.blur();
        await settle();
        expect(box.getAttribute('aria-invalid')).to.equal('true');
        expect(descriptionOf(box)).to.equal(why);
        await type(field('Reason'), 'Refund');
        await press('Save');
        expect(saved(d, 'reason')).to.equal('Refund');
        expect(box.value).to.equal(text);
        expect(focused()?.computedName).to.equal(label);
        await type(box, '12');
        expect(box.getAttribute('aria-invalid')).to.equal('false');
        await press('Save');
        expect(textOf(d.desktop)).to.contain('No changes');
      });
    }

    it('[ERR-02] to save without a connection, says why, and keeps what was typed', async () => {
      const { d, link, recover } = await inLinkedCall();
      await type(field('Reason'), 'Refund');
      link.drop();
      await settle();
      const save = button('Save');
      expect(save.getAttribute('aria-disabled')).to.equal('true');
      expect(descriptionOf(save)).to.contain('lost its connection');
      await type(field('Notes'), 'Typed meanwhile');
      await recover();
      expect([field('Reason').value, field('Notes').value]).to.deep.equal(['Refund', 'Typed meanwhile']);
      await press('Save');
      expect([saved(d, 'reason'), saved(d, 'notes')]).to.deep.equal(['Refund', 'Typed meanwhile']);
    });
  });

  describe('edges', () => {
    it('[TSK-01] shows the current interaction, or the one it is bound to', async () => {
      const d = await inCall({}, html`<wx-cad-editor></wx-cad-editor> <wx-cad-editor class="bound"></wx-cad-editor>`);
      d.desktop.querySelector('.bound')?.setAttribute('interaction-id', d.callId);
      const { id } = await d.ring('chat');
      await d.desktop.perform('accept', { interactionId: id });
      await settle();
      expect(allByRole('region').map((one) => one.computedName)).to.have.members(['Variables', 'Call variables']);
    });

    it('shows every new fact, without touching what is being typed', async () => {
      const d = await inCall();
      await type(field('Notes'), 'Half a sentence');
      field('Notes').setSelectionRange(4, 4);
      await d.act('save-variable', { interactionId: d.callId, variable: 'reason', value: 'Refund agreed' });
      await d.desktop.perform('hold', { interactionId: d.callId });
      await settle();
      expect(field('Reason').value).to.equal('Refund agreed');
      expect(field('Notes').value).to.equal('Half a sentence');
      expect(field('Notes').selectionStart).to.equal(4);
      expect(focused()?.computedName).to.equal('Notes');
    });
  });
});
