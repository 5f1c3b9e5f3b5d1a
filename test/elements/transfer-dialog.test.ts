import { expect, fixture } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import type { Interaction } from '../../src/core/index.js';
import { participantOf } from '../../src/core/index.js';
import { answer, colleague, confer } from '../support/colleagues.js';
import { desk, html, make, settle } from '../support/desk.js';
import type { Desk } from '../support/desk.js';
import { act, asked, choose, elementOf, ofHost, opened, options, page, press, rootOf } from '../support/dialogs.js';
import { search, show, turnTo, walk } from '../support/dialogs.js';
import { pressKeys } from '../support/keys.js';
import { allByRole, byRole, descriptionOf, focused, isThere, textOf } from '../support/page.js';

const here = (): ShadowRoot => rootOf('transfer');
const isOpen = (): boolean => here().querySelector('dialog')?.matches(':popover-open, :modal') ?? false;
const transfer = (): HTMLElement => act('transfer');
const only = (d: Desk): Interaction => {
  const [first, ...rest] = [...d.desktop.state.interactions.values()];
  if (!first || rest.length > 0) throw new Error('There should be one interaction.');
  return first;
};
/** The wrap-up of what was handed over is there, by itself. */
const isWrappingUp = (d: Desk): boolean => only(d).wrapUp !== null && isThere('dialog', 'Wrap-up reasons');

describe('wx-transfer-dialog', function () {
  // Many real keys, each of which takes its time on a slow machine.
  this.timeout(30_000);

  describe('paints', () => {
    it('[XFR-01] the lists to choose from, for a call that came in', async () => {
      const d = await opened('transfer');
      byRole('dialog', 'Transfer', here());
      expect(allByRole('tab', undefined, here()).map((one) => one.computedName)).to.include.members([
        ...['Agent', 'Queue', 'Dial Number'],
      ]);
      expect(isThere('checkbox', undefined, here())).to.equal(false);
      expect(focused()).to.equal(search());
      await expect(d.desktop).to.be.accessible();
    });

    it('[XFR-01] for a call that went out as well', async () => {
      const d = await desk(page, { station: 'extension' });
      await d.desktop.perform('outdial', { number: '+14155550134', entryPointId: 'care-outgoing', callerId: null });
      await show('transfer');
      expect(isOpen(), 'the customer has not answered').to.equal(false);
      await d.act('customer-answers', { interactionId: only(d).id });
      await show('transfer');
      expect(isOpen()).to.equal(true);
    });

    it('[EDG-23] nothing in a conference, which has no transfer', async () => {
      const d = await desk(page, { station: 'extension' });
      await confer(d);
      await show('transfer');
      expect(isOpen()).to.equal(false);
    });

    it('[I18N-01] Chinese', async () => {
      await opened('transfer', { lang: 'zh-CN' });
      byRole('dialog', '转接', here());
      expect(descriptionOf(act('transfer', '转接'))).to.equal('请先选择目标。');
    });
  });

  describe('asks', () => {
    it('[XFR-02] [XFR-05] an agent has the customer without more ado, the sender wraps up', async () => {
      const d = await opened('transfer');
      const other = await colleague(d);
      await press(byRole('button', 'Refresh'));
      const heard = asked(d, 'transfer');
      await choose('priya');
      expect(descriptionOf(transfer())).to.equal('Priya Raman');
      await press(transfer());
      expect(heard.length).to.equal(1);
      expect(heard[0]?.to).to.deep.equal({ kind: 'agent', id: 'priya-raman', name: 'Priya Raman' });
      expect(isOpen()).to.equal(false);
      expect(isWrappingUp(d)).to.equal(true);
      await answer(d, other);
      expect(participantOf(other.only, other.state.agent?.id ?? '')?.primary).to.equal(true);
    });

    it('[XFR-02] that agent does not accept: the call is over, the sender’s wrap-up is as it was', async () => {
      const d = await opened('transfer');
      const other = await colleague(d);
      await press(byRole('button', 'Refresh'));
      await choose('priya');
      await press(transfer());
      const { wrapUp } = only(d);
      await d.advance(25_000);
      expect(other.stateName).to.equal('rona');
      expect(other.calls).to.deep.equal([]);
      expect(only(d).wrapUp).to.deep.equal(wrapUp);
      expect(isWrappingUp(d)).to.equal(true);
    });

    it('[XFR-02] [XFR-05] a number', async () => {
      const d = await opened('transfer');
      await turnTo('Dial Number');
      await choose('+14155550199');
      const heard = asked(d, 'transfer');
      await press(transfer());
      expect(heard[0]?.to).to.include({ kind: 'dial-number', id: '+14155550199' });
      expect(isWrappingUp(d)).to.equal(true);
    });

    for (const [what, text, kind] of [
      ['a queue', 'technical', 'queue'],
      ['an entry point', 'claims', 'entry-point'],
    ] as const) {
      it(`[XFR-03] [XFR-05] ${what}`, async () => {
        const d = await opened('transfer');
        await turnTo('Queue');
        search().focus();
        await sendKeys({ type: text });
        await settle();
        const option = allByRole('option').find((one) => /Entry point/u.test(textOf(one)) === (kind === 'entry-point'));
        option?.click();
        await settle();
        const heard = asked(d, 'transfer');
        await press(transfer());
        expect(heard[0]?.to.kind).to.equal(kind);
        expect(isWrappingUp(d)).to.equal(true);
      });
    }

    it('nothing where a listener takes it over', async () => {
      const d = await opened('transfer');
      await turnTo('Dial Number');
      await choose('+14155550199');
      d.desktop.addEventListener('wx-transfer', (event) => event.preventDefault(), { once: true });
      await press(transfer());
      expect(only(d).wrapUp).to.equal(null);
      expect(isOpen()).to.equal(true);
    });
  });

  describe('refuses', () => {
    it('[XFR-06] [EDG-15] who is not Available any more: the call is as it was, with the reason and a new list', async () => {
      const d = await opened('transfer');
      const other = await colleague(d);
      await press(byRole('button', 'Refresh'));
      await choose('priya');
      // No time passes: the list has not heard of it.
      await other.idle();
      await settle();
      const before = only(d);
      expect(options().length).to.equal(1);
      await press(transfer());
      const text = textOf(byRole('alert', undefined, here()));
      expect(text).to.contain('That agent cannot be reached now');
      expect(text).to.contain('Choose somebody else.');
      expect(options()).to.deep.equal([]);
      expect(only(d).participants).to.deep.equal(before.participants);
      expect(only(d).wrapUp).to.equal(null);
      expect(isThere('dialog', 'Wrap-up reasons')).to.equal(false);
      expect(isOpen()).to.equal(true);
      await expect(d.desktop).to.be.accessible();
    });

    it('[XFR-06] a held call stays held', async () => {
      const d = await desk(page, { station: 'extension' });
      const other = await colleague(d);
      const { id } = await d.talk();
      await d.desktop.perform('hold', { interactionId: id });
      await show('transfer');
      await choose('priya');
      await other.idle();
      await settle();
      const before = only(d);
      await press(transfer());
      expect(isThere('alert', undefined, here())).to.equal(true);
      expect(only(d).participants).to.deep.equal(before.participants);
    });

    it('[XFR-06] and can be handed to somebody else at once', async () => {
      const d = await opened('transfer');
      const other = await colleague(d);
      await press(byRole('button', 'Refresh'));
      await choose('priya');
      await other.idle();
      await settle();
      await press(transfer());
      await turnTo('Dial Number');
      await choose('+14155550199');
      expect(isThere('alert', undefined, here())).to.equal(false);
      await press(transfer());
      expect(isWrappingUp(d)).to.equal(true);
    });

    it('while nobody is chosen', async () => {
      const d = await opened('transfer');
      const heard = asked(d, 'transfer');
      expect(transfer().getAttribute('aria-disabled')).to.equal('true');
      await press(transfer());
      expect(heard.length).to.equal(0);
    });
  });

  describe('keyboard and axe', () => {
    it('[KEY-01] [XFR-02] by keys alone from the call to the wrap-up', async () => {
      const d = await desk(page, { station: 'extension' });
      await d.talk();
      await colleague(d);
      await d.advance(1000);
      await walk('transfer', 'Alt+Shift+F');
      expect(isWrappingUp(d)).to.equal(true);
      // The common case is a few letters and Enter.
      expect(focused()?.computedName).to.equal('Search reasons');
    });

    it('the shortcut closes it too, and says why it does nothing', async () => {
      const d = await desk(page, { station: 'extension' });
      await d.talk();
      ofHost().focus();
      await pressKeys('Alt+Shift+F');
      ofHost().focus();
      await pressKeys('Alt+Shift+F');
      expect(isOpen()).to.equal(false);
      await d.act('customer-leaves', { interactionId: only(d).id });
      ofHost().focus();
      await pressKeys('Alt+Shift+F');
      expect(isOpen()).to.equal(false);
      expect(textOf(byRole('status', undefined, d.desktop.shadowRoot!))).to.contain('Transfer: not possible now.');
    });

    it('[A11Y-01] Escape closes it, and the focus is back', async () => {
      await opened('transfer');
      await pressKeys('Escape');
      expect(isOpen()).to.equal(false);
      expect(focused()).to.equal(ofHost());
    });
  });

  describe('edges', () => {
    afterEach(() => setViewport({ width: 800, height: 600 }));

    it('both dialogs at once, each about the same call: the other goes when one is done', async () => {
      const d = await opened('transfer');
      await show('consult');
      expect(isOpen()).to.equal(true);
      elementOf('transfer').close();
      await show('transfer');
      const tab = byRole('tab', 'Dial Number', here());
      tab.click();
      await settle();
      const field = byRole('combobox', undefined, here());
      field.focus();
      await sendKeys({ type: '+14155550199' });
      await settle();
      await sendKeys({ press: 'Enter' });
      await settle();
      await press(transfer());
      expect(only(d).wrapUp).not.to.equal(null);
      expect(elementOf('consult').open).to.equal(false);
      expect(elementOf('transfer').open).to.equal(false);
    });

    it('[A11Y-01] 320 pixels wide', async () => {
      await setViewport({ width: 320, height: 640 });
      await opened('transfer');
      const { left, right } = here().querySelector('dialog')!.getBoundingClientRect();
      expect(left).to.be.at.least(0);
      expect(right).to.be.at.most(320);
    });

    it('without a desktop it paints nothing', async () => {
      const alone = await fixture<ReturnType<typeof make<'wx-transfer-dialog'>>>(make('wx-transfer-dialog'));
      await alone.show();
      expect(alone.open).to.equal(false);
      expect(textOf(alone)).to.equal('');
    });

    it('[HST-02] bound to a call and a desktop by their ids, from outside of it', async () => {
      const d = await desk(page, { station: 'extension' });
      const { id } = await d.talk();
      const holder = await fixture<HTMLElement>(
        html`<div><wx-transfer-dialog desktop="desk" interaction-id=${id}></wx-transfer-dialog></div>`,
      );
      const [far] = holder.children as unknown as [ReturnType<typeof elementOf>];
      await far.show();
      await settle();
      expect(far.open).to.equal(true);
      byRole('dialog', 'Transfer', far.shadowRoot!);
    });
  });
});
