import { expect } from '@open-wc/testing';
import type { WxDesktop } from '../../src/elements/index.js';
import { button, choice, editor, field, inCall, inLinkedCall, press, rowOf, saved, type } from '../support/cad.js';
import type { CadDesk } from '../support/cad.js';
import { reconnect } from '../support/backend.js';
import { desk, find, make, render, settle } from '../support/desk.js';
import { descriptionOf, textOf } from '../support/page.js';

/** The page is loaded anew: another desktop, at the same desk. */
async function reload(d: CadDesk, meanwhile?: () => Promise<void>): Promise<void> {
  const parent = d.desktop.parentElement!;
  d.desktop.remove();
  await d.advance(1500);
  await meanwhile?.();
  const desktop: WxDesktop = make('wx-desktop');
  desktop.id = 'desk';
  desktop.clock = d.clock;
  desktop.backend = d.centre.seat(d.agentId);
  render(editor, desktop);
  parent.append(desktop);
  d.desktop = desktop;
  await settle();
}

describe('wx-cad-editor keeps what was typed', () => {
  afterEach(() => sessionStorage.clear());

  describe('while it is saved', () => {
    it('[CAD-08] says “Saving…” until it is saved, and what is typed meanwhile stays a change', async () => {
      const { d, link } = await inLinkedCall();
      link.faults = { delay: { chance: 1, max: 1000 } };
      await type(field('Reason'), 'Refund');
      await type(field('Notes'), 'First');
      await press('Save');
      expect(textOf(rowOf('Reason'))).to.contain('Saving…');
      expect(button('Saving…').getAttribute('aria-busy')).to.equal('true');
      await type(field('Notes'), 'First, and more');
      await d.advance(4000);
      await d.advance(4000);
      expect(textOf(rowOf('Reason')))
        .to.contain('Saved')
        .and.not.to.contain('Saving');
      expect([saved(d, 'reason'), saved(d, 'notes')]).to.deep.equal(['Refund', 'First']);
      expect(field('Notes').value).to.equal('First, and more');
      expect(textOf(rowOf('Notes'))).not.to.contain('before you');
      expect(textOf(d.desktop)).to.contain('1 change');
      link.faults = {};
      await press('Save');
      await d.advance(4000);
      expect(saved(d, 'notes')).to.equal('First, and more');
    });

    it('[CAD-08] “Saved” is gone with the next edit', async () => {
      await inCall();
      await type(field('Reason'), 'Refund');
      await press('Save');
      expect(textOf(rowOf('Reason'))).to.contain('Saved');
      await type(field('Reason'), 'Refund agreed');
      expect(textOf(rowOf('Reason'))).not.to.contain('Saved');
    });

    it('[CAD-08] [ERR-01] says why it was not saved, keeps the text, and tries again when asked', async () => {
      const { d, link } = await inLinkedCall();
      link.faults = { lose: 1 };
      await type(field('Reason'), 'Refund');
      await press('Save');
      await d.advance(21_000);
      expect(descriptionOf(field('Reason')))
        .to.contain('Not saved.')
        .and.to.contain('Your text is kept.');
      expect(field('Reason').value).to.equal('Refund');
      link.faults = {};
      await press('Retry');
      await d.advance(1000);
      expect(saved(d, 'reason')).to.equal('Refund');
      expect(textOf(rowOf('Reason')))
        .to.contain('Saved')
        .and.not.to.contain('Not saved');
    });

    it('[CAD-08] a save whose answer was lost counts when the fact comes', async () => {
      const { d, link, recover } = await inLinkedCall();
      await type(field('Reason'), 'Refund');
      await press('Save');
      link.drop();
      await recover();
      await d.advance(21_000);
      expect(saved(d, 'reason')).to.equal('Refund');
      expect(textOf(d.desktop)).to.contain('No changes').and.not.to.contain('before you');
    });

    it('tells of each field by itself, where one is saved and another is not', async () => {
      const d = await inCall();
      await type(field('Reason'), 'Refund');
      await type(field('Notes'), 'My words');
      // The centre knows of this already, and the desktop not yet.
      d.desktop.addEventListener('wx-save-variable', ({ detail }) => {
        if (detail.variable === 'notes') {
          void d.world.act('save-variable', { interactionId: d.callId, variable: 'notes', value: 'Theirs' });
        }
      });
      await press('Save');
      expect(textOf(rowOf('Reason'))).to.contain('Saved');
      expect(textOf(rowOf('Notes')))
        .to.contain('Your text: “My words”')
        .and.not.to.contain('Saving');
    });
  });

  describe('over what happens on the page', () => {
    it('[CAD-08] a reload brings it back', async () => {
      const d = await inCall();
      await type(field('Reason'), 'Refund, half typed');
      choice('Yes').click();
      await reload(d);
      expect(field('Reason').value).to.equal('Refund, half typed');
      expect(choice('Yes').checked).to.equal(true);
      expect(textOf(d.desktop)).to.contain('2 changes');
      await press('Save');
      expect([saved(d, 'reason'), saved(d, 'wantsCallback')]).to.deep.equal(['Refund, half typed', 'true']);
      await reload(d);
      expect(textOf(d.desktop)).to.contain('No changes');
    });

    it('[CAD-07] [CAD-08] a reload after which somebody else was first', async () => {
      const d = await inCall();
      await type(field('Reason'), 'Mine');
      await reload(d, () => d.act('save-variable', { interactionId: d.callId, variable: 'reason', value: 'Theirs' }));
      expect(field('Reason').value).to.equal('Theirs');
      expect(textOf(rowOf('Reason'))).to.contain('Your text: “Mine”');
    });

    it('[CAD-08] another interaction and back, and a move on the page', async () => {
      const d = await inCall();
      await type(field('Reason'), 'Refund');
      await type(field('Tax ID'), '11-1111111');
      const { id } = await d.ring('chat');
      await d.desktop.perform('accept', { interactionId: id });
      await settle();
      expect(field('Reason').value).not.to.equal('Refund');
      d.desktop.choose(d.callId);
      await settle();
      expect([field('Reason').value, field('Tax ID').value]).to.deep.equal(['Refund', '11-1111111']);
      const place = document.createElement('div');
      d.desktop.append(place);
      place.append(find('wx-cad-editor')!);
      await settle();
      expect([field('Reason').value, field('Tax ID').value]).to.deep.equal(['Refund', '11-1111111']);
    });

    it('[CAD-03] nothing of what was reverted or saved', async () => {
      const d = await inCall();
      await type(field('Reason'), 'Refund');
      await press('Revert');
      await type(field('Notes'), 'Noted');
      await press('Save');
      expect(Object.keys(sessionStorage).filter((key) => key.includes(d.callId))).to.deep.equal([]);
    });

    it('[CAD-08] nothing once the interaction is wrapped up', async () => {
      const d = await inCall();
      await type(field('Reason'), 'Never saved');
      await d.act('customer-leaves', { interactionId: d.callId });
      expect(field('Reason').value).to.equal('Never saved');
      await d.desktop.perform('wrap-up', { interactionId: d.callId, reasonId: 'refund-agreed' });
      await settle();
      expect(JSON.stringify(sessionStorage)).not.to.contain('Never saved');
      expect(textOf(d.desktop)).to.contain('No variables');
    });

    it('[CAD-08] nothing for another call of the same id, as a centre gives out that begins anew', async () => {
      const d = await inCall();
      await type(field('Reason'), 'About the other call');
      d.desktop.remove();
      await d.advance(1500);
      const anew = await desk(editor, { station: 'extension' });
      await anew.advance(60_000);
      expect((await anew.talk('maya-torres')).id).to.equal(d.callId);
      await settle();
      expect(field('Reason').value).to.equal('Charged twice');
    });
  });

  describe('where it cannot', () => {
    it('[CAD-08] keep drafts over a reload, it says so', async () => {
      const d = await inCall();
      const { setItem } = Storage.prototype;
      Storage.prototype.setItem = () => {
        throw new DOMException('Full.', 'QuotaExceededError');
      };
      try {
        await type(field('Reason'), 'Refund');
        expect(textOf(d.desktop)).to.contain('A reload loses what is not saved.');
        expect(field('Reason').value).to.equal('Refund');
      } finally {
        Storage.prototype.setItem = setItem;
      }
      await press('Save');
      expect(textOf(d.desktop)).not.to.contain('A reload loses');
    });

    it('[CAD-08] keep the text of a secure variable, it says so beside the field, and forgets it with the page', async () => {
      const d = await inCall();
      await type(field('Tax ID'), '11-1111111');
      expect(descriptionOf(field('Tax ID'))).to.contain('a reload loses it');
      expect(JSON.stringify(sessionStorage)).not.to.contain('1111111');
      await reload(d);
      expect(field('Tax ID').value).to.equal('');
      expect(textOf(d.desktop)).to.contain('No changes');
    });

    it('[CAD-08] be saved any more, the text still stands there to be copied', async () => {
      const d = await inCall();
      await type(field('Reason'), 'Too late');
      const commands = new Set([...d.backend.capabilities.commands].filter((name) => name !== 'save-variable'));
      await reconnect(d, { capabilities: { ...d.backend.capabilities, commands } });
      expect(textOf(d.desktop)).to.contain('Read only');
      expect(textOf(rowOf('Reason')))
        .to.contain('Charged twice')
        .and.to.contain('Your text: “Too late”');
      await press('Dismiss');
      expect(textOf(rowOf('Reason'))).not.to.contain('Too late');
    });
  });
});
