import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { desk, html, settle } from '../support/desk.js';
import { allByRole, byRole, descriptionOf, focused, isThere, textOf } from '../support/page.js';

const pane = html`<wx-interaction-control></wx-interaction-control>`;

describe('wx-interaction-control', () => {
  describe('paints', () => {
    it('[ANS-03] nothing but a hint before a call, and the pane with a running timer after the answer', async () => {
      const d = await desk(pane, { station: 'extension' });
      expect(textOf(d.desktop)).to.contain('No calls yet');
      await d.talk('maya-torres');
      const article = byRole('article', 'Call with Maya Torres');
      expect(byRole('timer', undefined, article).textContent.trim()).to.equal('00:00');
      await d.advance(65_000);
      expect(byRole('timer', undefined, article).textContent.trim()).to.equal('01:05');
    });

    it('[REC-01] that the call is recorded, from the start', async () => {
      const d = await desk(pane, { station: 'extension' });
      await d.talk();
      expect(textOf(d.desktop)).to.contain('Recording');
      expect(isThere('button', 'Pause Recording')).to.equal(true);
    });

    it('[REC-01] nothing of a recording where the administrator has none', async () => {
      const d = await desk(pane, { station: 'extension', settings: { recording: { enabled: false } } });
      await d.talk();
      expect(textOf(d.desktop)).not.to.contain('Recording');
    });
  });

  describe('asks', () => {
    it('[HLD-01] [HLD-02] [HST-01] holds and resumes, each announced before and told after', async () => {
      const d = await desk(pane, { station: 'extension' });
      await d.talk();
      d.heard.length = 0;
      byRole('button', 'Hold').click();
      await settle();
      await d.advance(61_000);
      expect(textOf(d.desktop)).to.contain('Call on hold 01:01');
      byRole('button', 'Resume').click();
      await settle();
      expect(textOf(d.desktop)).to.contain('Connected');
      expect(d.heard).to.deep.equal(['wx-hold', 'wx-held', 'wx-resume', 'wx-resumed']);
    });

    it('[HST-01] leaves the act to a listener that cancels it, who may perform it later', async () => {
      const d = await desk(pane, { station: 'extension' });
      const { id } = await d.talk();
      d.desktop.addEventListener('wx-hold', (event) => {
        expect(event.detail).to.deep.equal({ interactionId: id, desktop: 'desk' });
        event.preventDefault();
      });
      byRole('button', 'Hold').click();
      await settle();
      expect(isThere('button', 'Hold')).to.equal(true);
      await d.desktop.perform('hold', { interactionId: id });
      await settle();
      expect(isThere('button', 'Resume')).to.equal(true);
    });

    it('[ERR-03] acts once on a double click, whatever came into the place of the button', async () => {
      const d = await desk(pane, { station: 'extension' });
      await d.talk();
      d.heard.length = 0;
      const press = (count: number, name: string): void => {
        byRole('button', name).dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, detail: count }));
      };
      press(1, 'Hold');
      await settle();
      press(2, 'Resume');
      await settle();
      expect(d.heard).to.deep.equal(['wx-hold', 'wx-held']);
    });
  });

  describe('refuses', () => {
    it('[HLD-04] to promise anything of a hold made on the phone, and says so where there is one', async () => {
      const d = await desk(pane, { station: 'extension' });
      await d.talk();
      expect(descriptionOf(byRole('button', 'Hold'))).to.contain('not on your phone');
      const other = await desk(pane, { station: 'browser' });
      await other.talk();
      const [, atTheBrowser] = allByRole('button', 'Hold');
      expect(atTheBrowser && descriptionOf(atTheBrowser)).to.equal('');
    });

    it('[HLD-01] [WRP-01] to end a held call, and says why', async () => {
      const d = await desk(pane, { station: 'extension' });
      await d.talk();
      expect(descriptionOf(byRole('button', 'End'))).to.contain('Let the customer hang up first');
      byRole('button', 'Hold').click();
      await settle();
      const end = byRole('button', 'End');
      expect(end.getAttribute('aria-disabled')).to.equal('true');
      expect(descriptionOf(end)).to.equal('A call on hold cannot be ended. Resume it first.');
      d.heard.length = 0;
      end.click();
      await settle();
      expect(d.heard).to.deep.equal([]);
    });
  });

  describe('keyboard and axe', () => {
    it('[A11Y-01] walks through its buttons, the disabled ones too', async () => {
      const d = await desk(pane, { station: 'extension' });
      await d.talk();
      byRole('button', 'Hold').click();
      await settle();
      const names = [];
      byRole('button', 'Resume').focus();
      for (let i = 0; i < 6; i += 1) {
        names.push(focused()?.computedName);
        await sendKeys({ press: 'Tab' });
      }
      expect(names).to.deep.equal(['Resume', 'Consult', 'Transfer', 'Pause Recording', 'Keypad', 'End']);
      await expect(d.desktop).to.be.accessible();
    });
  });

  describe('edges', () => {
    it('stops the timer at the end, and leaves out the time before the answer', async () => {
      const d = await desk(pane, { station: 'extension' });
      const { id } = await d.ring();
      await d.advance(9000);
      await d.act('answer-phone', { interactionId: id });
      await d.advance(65_000);
      await d.act('customer-leaves', { interactionId: id });
      await d.advance(30_000);
      expect(byRole('timer').textContent.trim()).to.equal('01:05');
    });

    it('[EDG-07] ends the hold with its timer when the held customer hangs up', async () => {
      const d = await desk(pane, { station: 'extension' });
      const { id } = await d.talk();
      byRole('button', 'Hold').click();
      await settle();
      await d.act('customer-leaves', { interactionId: id });
      expect(textOf(d.desktop)).to.contain('Ended').and.not.to.contain('hold');
      expect(allByRole('button')).to.have.length(0);
    });
  });
});
