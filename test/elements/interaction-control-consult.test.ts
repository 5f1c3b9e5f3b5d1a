import { expect } from '@open-wc/testing';
import { resetMouse, sendKeys, sendMouse } from '@web/test-runner-commands';
import type { Destination } from '../../src/core/index.js';
import { ANSWERED_AFTER, answer, ask, colleague, consult, consulted, does, NUMBER } from '../support/colleagues.js';
import { desk, find, html, settle } from '../support/desk.js';
import type { Desk } from '../support/desk.js';
import { reconnect } from '../support/backend.js';
import { pressKeys } from '../support/keys.js';
import { emulateFeatures } from '../support/media.js';
import { allByRole, byRole, descriptionOf, focused, isThere, textOf } from '../support/page.js';

const pane = html`<wx-interaction-control></wx-interaction-control><wx-notices inline></wx-notices>`;
const browser = { station: 'browser' } as const;
const QUEUE: Destination = { kind: 'queue', id: 'billing-premier', name: 'Billing Premier' };

const customers = (): HTMLElement => byRole('article', 'Call with Maya Torres');
const theirs = (): HTMLElement => byRole('article', /^Consult with /u);
const names = (scope: HTMLElement): string[] => allByRole('button', undefined, scope).map((one) => one.computedName);
const timer = (scope: HTMLElement): string => byRole('timer', undefined, scope).textContent.trim();
const line = (scope: HTMLElement): string | undefined => scope.querySelector<HTMLElement>('.wx-line')?.dataset['line'];
/** What a reader was told by the desktop. */
const said = (): string => textOf(byRole('status', undefined, document.querySelector('#desk')!.shadowRoot!));

async function press(name: string, scope?: HTMLElement): Promise<void> {
  byRole('button', name, scope).click();
  await settle();
}

/** The desk asked Priya Raman, who has not answered. */
async function asking(d: Desk): Promise<Awaited<ReturnType<typeof colleague>>> {
  const other = await colleague(d);
  const call = await d.talk('maya-torres');
  await d.advance(30_000);
  await ask(d, call, other);
  return other;
}

describe('wx-interaction-control while somebody is consulted', function () {
  // Several agents sign in and talk before there is anything to look at.
  this.timeout(20_000);

  describe('paints', () => {
    it('[CON-02] [CON-03] that somebody is asked, since when, and what can be done until they accept', async () => {
      const d = await desk(pane, browser);
      await asking(d);
      await d.advance(12_000);
      const article = customers();
      expect(textOf(article)).to.contain('Consult requested').and.to.contain('on hold with music');
      expect(textOf(article)).to.contain('Asked Priya Raman 00:12 ago');
      expect(line(article)).to.equal('pending');
      expect(names(article)).to.deep.equal([
        ...['Cancel', 'Resume', 'Transfer', 'Conference', 'Pause Recording', 'End'],
      ]);
      expect(byRole('button', 'Resume').ariaDisabled).to.equal('false');
      for (const name of ['Transfer', 'Conference']) {
        expect(byRole('button', name).ariaDisabled, name).to.equal('true');
        expect(descriptionOf(byRole('button', name))).to.equal(
          'Transfer and Conference open when the consult is accepted.',
        );
      }
    });

    it('[CON-12] that it waits in a queue where all are busy', async () => {
      const d = await desk(pane, browser);
      const other = await colleague(d);
      await other.idle();
      await ask(d, await d.talk('maya-torres'), QUEUE);
      await d.advance(5000);
      expect(textOf(customers())).to.contain('Waiting in Billing Premier Asked 00:05 ago');
      await press('Cancel');
      expect(textOf(customers())).not.to.contain('Waiting');
      expect(isThere('button', 'Resume')).to.equal(true);
    });

    it('[CON-04] two panes once it is accepted, each with state, timer, what is known and what can be done', async () => {
      const d = await desk(pane, browser);
      const other = await asking(d);
      await d.advance(5000);
      await answer(d, other);
      await d.advance(52_000);
      const [left, right] = [customers(), theirs()];
      expect(right.computedName).to.equal('Consult with Priya Raman');
      expect([timer(left), timer(right)]).to.deep.equal(['01:28', '00:52']);
      expect(textOf(left))
        .to.match(/Customer .*Call on hold 00:58/u)
        .and.to.contain('Charged twice');
      expect(textOf(right)).to.match(/Agent Billing West.* Consulting/u);
      expect(textOf(right)).to.contain('DN 7001').and.to.contain('Sees variables Read only');
      expect([line(left), line(right)]).to.deep.equal(['held', 'live']);
      expect([left.dataset['ground'], right.dataset['ground']]).to.deep.equal(['sunken', undefined]);
      expect(names(left)).to.deep.equal(['Resume', 'Pause Recording', 'End']);
      expect(names(right)).to.deep.equal([
        ...['Swap: talk to Maya Torres, hold Priya Raman', 'Hold', 'Transfer', 'Conference', 'End Consult'],
      ]);
    });

    it('[CON-04] somebody outside by name and number, who sees nothing', async () => {
      const d = await desk(pane, browser);
      await ask(d, await d.talk('maya-torres'), NUMBER);
      await d.advance(ANSWERED_AFTER);
      expect(textOf(theirs())).to.contain('Outside expert Dial Number +1 415 555 0199');
      expect(textOf(theirs())).not.to.contain('Sees variables');
    });

    it('[CON-08] whoever is asked sees by whom and about whom, and the variables as they change', async () => {
      const d = await desk(pane, browser);
      const [call, other] = await consulted(d);
      const article = theirs();
      expect(article.computedName).to.equal('Consult with Priya Raman');
      expect(textOf(article)).to.match(/Priya Raman Agent about .* Consulting 00:00/u);
      expect(names(article), 'it can do nothing but leave').to.deep.equal(['Exit Consult']);
      expect(textOf(article)).to.contain('You can read the variables, not change them.');
      const variable = call.variables.find((one) => one.editable && one.type === 'string' && !one.secure);
      const save = { variable: variable!.name, value: 'Changed just now', base: variable!.version };
      await other.store.send('save-variable', { interactionId: call.id, ...save });
      await settle();
      expect(textOf(article)).to.contain('Changed just now');
    });

    it('[CON-05] whoever is asked is told that they are on hold, and can do nothing about it', async () => {
      const d = await desk(pane, browser);
      const [, other] = await consulted(d);
      await other.store.send('hold-consult', { interactionId: other.only.id });
      await d.advance(9000);
      expect(textOf(theirs())).to.contain('Consult on hold 00:09');
      expect([line(theirs()), theirs().dataset['ground']]).to.deep.equal(['held', 'sunken']);
      expect(names(theirs())).to.deep.equal(['Exit Consult']);
    });

    it('[I18N-01] in Chinese', async () => {
      const d = await desk(pane, { ...browser, lang: 'zh-CN' });
      await consult(d);
      expect(textOf(d.desktop)).to.contain('呼叫保持').and.to.contain('正在咨询').and.to.contain('查看变量 只读');
      expect(isThere('button', '切换：与 Maya Torres 通话，保留 Priya Raman')).to.equal(true);
      await press('保留');
      expect(textOf(d.desktop)).to.contain('咨询保留');
      expect(isThere('button', '结束咨询')).to.equal(true);
    });
  });

  describe('asks', () => {
    it('[CON-03] to call it off', async () => {
      const d = await desk(pane, browser);
      const other = await asking(d);
      await press('Cancel');
      expect(textOf(customers())).to.contain('Call on hold').and.not.to.contain('Asked');
      expect(other.calls).to.deep.equal([]);
    });

    it('[CON-05] [HLD-03] one of the two is on hold, whichever of the four buttons is used', async () => {
      const d = await desk(pane, browser);
      await consult(d);
      const [left, right] = [customers(), theirs()];
      for (const [name, where, lines] of [
        ['Resume', left, ['live', 'held']],
        ['Hold', left, ['held', 'live']],
        ['Hold', right, ['live', 'held']],
        ['Resume', right, ['held', 'live']],
      ] as const) {
        await press(name, where);
        expect([line(left), line(right)], `${name} of ${where === left ? 'the customer' : 'the other'}`).to.deep.equal(
          lines,
        );
        expect(/Call on hold/u.test(textOf(left))).to.equal(lines[0] === 'held');
        expect(/Consult on hold/u.test(textOf(right))).to.equal(lines[1] === 'held');
      }
    });

    it('[CON-05] [HLD-03] swaps by one button between them, which says what it does', async () => {
      const d = await desk(pane, browser);
      await consult(d);
      await press('Swap: talk to Maya Torres, hold Priya Raman');
      expect(textOf(customers())).to.contain('Connected');
      await d.advance(3000);
      expect(textOf(theirs())).to.contain('Consult on hold 00:03');
      expect([line(customers()), line(theirs())]).to.deep.equal(['live', 'held']);
      await press('Swap: talk to Priya Raman, hold Maya Torres');
      expect([line(customers()), line(theirs())]).to.deep.equal(['held', 'live']);
    });

    it('[CON-05] swaps by the mouse where the two lines meet', async () => {
      const d = await desk(pane, browser);
      await consult(d);
      const [left, right] = [customers(), theirs()];
      const [one, other] = [left, right].map((pane) => pane.querySelector('.wx-line')!.getBoundingClientRect());
      expect(one!.top, 'the lines are one').to.equal(other!.top);
      const position: [number, number] = [Math.round(other!.left), Math.round(other!.top + other!.height / 2)];
      await sendMouse({ type: 'click', position });
      await settle();
      expect([line(left), line(right)]).to.deep.equal(['live', 'held']);
      await resetMouse();
    });

    it('[CON-06] to leave, as the one who was asked', async () => {
      const d = await desk(pane, browser);
      const [, other] = await consulted(d);
      await press('Exit Consult');
      expect(isThere('article')).to.equal(false);
      expect(other.names()).to.include('consult-ended');
      expect(other.only.consult).to.equal(null);
    });

    it('[CON-09] to end the consult: the customer stays, on hold, and the second pane goes', async () => {
      const d = await desk(pane, browser);
      const [, other] = await consult(d);
      expect(descriptionOf(byRole('button', 'End Consult'))).to.equal('');
      await press('End Consult');
      expect(isThere('article', /^Consult/u)).to.equal(false);
      expect(textOf(customers())).to.contain('Call on hold');
      expect(other.calls).to.deep.equal([]);
    });

    it('[CON-09] to end the consult where that ends the call: what is left is to wrap up', async () => {
      const d = await desk(pane, { ...browser, settings: { endConsult: 'end' } });
      await consult(d);
      const then = 'End Consult ends the call with the customer too. You wrap it up.';
      expect(descriptionOf(byRole('button', 'End Consult')), 'told before').to.equal(then);
      expect(textOf(theirs()), 'for all to read').to.contain(then);
      await press('End Consult');
      expect(allByRole('article')).to.have.length(1);
      expect(textOf(customers())).to.contain('Ended').and.to.contain('Its wrap-up is open');
    });

    it('[CON-10] to hand the customer over', async () => {
      const d = await desk(pane, browser);
      const [, other] = await consult(d);
      expect(descriptionOf(byRole('button', 'Transfer'))).to.equal('Hands the customer to Priya Raman. You wrap up.');
      await press('Transfer');
      expect(textOf(customers())).to.contain('Ended');
      expect(other.only.participants.find((one) => one.primary)?.name).to.equal('Priya Raman');
      expect(isThere('dialog'), 'a destination is chosen already').to.equal(false);
    });

    it('[CNF-01] for a conference', async () => {
      const d = await desk(pane, browser);
      await consult(d);
      await press('Conference');
      expect(isThere('article', 'Conference with Maya Torres')).to.equal(true);
      expect(allByRole('article')).to.have.length(1);
    });

    it('[CON-01] [XFR-01] whom, in the dialogs of Consult and Transfer', async () => {
      const d = await desk(pane, browser);
      await d.talk('maya-torres');
      for (const name of ['Consult', 'Transfer']) {
        const button = byRole('button', name, customers());
        expect([button.ariaHasPopup, button.ariaExpanded]).to.deep.equal(['dialog', 'false']);
        await press(name, customers());
        expect(isThere('dialog', name), name).to.equal(true);
        expect(button.ariaExpanded).to.equal('true');
        await sendKeys({ press: 'Escape' });
        await settle();
        expect(isThere('dialog')).to.equal(false);
        expect(focused()).to.equal(button);
      }
    });
  });

  describe('refuses', () => {
    it('[EDG-24] to end the call while the customer is held, and says why; with the consult on hold both end', async () => {
      const d = await desk(pane, browser);
      const [, other] = await consult(d);
      expect(byRole('button', 'End').ariaDisabled).to.equal('true');
      expect(descriptionOf(byRole('button', 'End'))).to.contain('the held call cannot be ended');
      d.heard.length = 0;
      await press('End');
      expect(d.heard).to.deep.equal([]);
      await press('Resume');
      expect(descriptionOf(byRole('button', 'End'))).to.equal('Ends the call and the consult.');
      await press('End');
      expect(textOf(customers())).to.contain('Ended');
      expect(other.calls).to.deep.equal([]);
    });

    it('[EDG-24] so it does where there is no recording to speak of', async () => {
      const d = await desk(pane, { ...browser, settings: { recording: { enabled: false } } });
      await consult(d);
      expect(descriptionOf(byRole('button', 'End'))).to.equal('A call on hold cannot be ended. Resume it first.');
    });

    it('[EDG-03] a second consult: the button is gone while there is one', async () => {
      const d = await desk(pane, browser);
      await asking(d);
      expect(isThere('button', 'Consult')).to.equal(false);
    });

    it('[ERR-02] everything while the connection is lost, and shows it in both panes', async () => {
      const d = await desk(pane, browser);
      await consult(d);
      await reconnect(d, {
        connect: async (listener) => {
          await d.backend.connect(listener);
          listener.link('lost', d.clock.now() + 4000);
        },
      });
      expect([line(customers()), line(theirs())]).to.deep.equal(['lost', 'lost']);
      const controls = allByRole('button', /^(?:Swap|Hold|Resume|Transfer|Conference|End)/u);
      expect(controls).to.have.length(7);
      for (const one of controls) expect(one.ariaDisabled, one.computedName).to.equal('true');
      expect(textOf(customers())).to.contain('your call is not affected');
    });
  });

  describe('keyboard and axe', () => {
    it('[KEY-01] has a shortcut for each of its acts, named on the button', async () => {
      const d = await desk(pane, browser);
      const [, other] = await consult(d);
      expect(byRole('button', /^Swap/u).getAttribute('aria-keyshortcuts')).to.equal('Alt+Shift+V');
      await d.advance(1000);
      await pressKeys('Alt+Shift+V');
      await settle();
      expect(line(theirs())).to.equal('held');
      await pressKeys('Alt+Shift+H');
      await settle();
      expect(line(theirs()), 'Hold is the customer’s').to.equal('live');
      expect(byRole('button', 'End Consult').getAttribute('aria-keyshortcuts')).to.equal('Alt+Shift+U');
      await pressKeys('Alt+Shift+U');
      await settle();
      expect(other.calls).to.deep.equal([]);
    });

    it('[KEY-01] opens the dialogs by their shortcuts, and closes them by the same', async () => {
      const d = await desk(pane, browser);
      await d.talk('maya-torres');
      await d.advance(1000);
      for (const [keys, name] of [
        ['Alt+Shift+Q', 'Consult'],
        ['Alt+Shift+F', 'Transfer'],
      ] as const) {
        byRole('button', 'Hold').focus();
        await pressKeys(keys);
        await settle();
        expect(isThere('dialog', name)).to.equal(true);
        await sendKeys({ press: 'Escape' });
        await settle();
        expect(focused()?.computedName).to.equal('Hold');
      }
    });

    for (const [keys, what, left] of [
      ['Alt+Shift+F', 'transfers', 'Ended'],
      ['Alt+Shift+J', 'confers', 'In conference'],
    ] as const) {
      it(`[KEY-01] ${what} by shortcut`, async () => {
        const d = await desk(pane, browser);
        await consult(d);
        await d.advance(1000);
        await pressKeys(keys);
        await settle();
        expect(textOf(d.desktop)).to.contain(left);
      });
    }

    it('[KEY-01] calls a consult off by shortcut', async () => {
      const d = await desk(pane, browser);
      await asking(d);
      await pressKeys('Alt+Shift+U');
      await settle();
      expect(textOf(customers())).not.to.contain('Asked');
    });

    it('[KEY-01] leaves one by shortcut', async () => {
      const d = await desk(pane, browser);
      await consulted(d);
      await d.advance(1000);
      await pressKeys('Alt+Shift+0');
      await settle();
      expect(d.desktop.state.interactions.size).to.equal(0);
    });

    it('[A11Y-01] walks from the customer over the swap to whoever is consulted', async () => {
      const d = await desk(pane, browser);
      await consult(d);
      byRole('button', 'Resume').focus();
      const walked = [];
      for (let step = 0; step < 8; step += 1) {
        walked.push(focused()?.computedName);
        await sendKeys({ press: 'Tab' });
      }
      expect(walked).to.deep.equal([
        ...['Resume', 'Pause Recording', 'End', 'Swap: talk to Maya Torres, hold Priya Raman'],
        ...['Hold', 'Transfer', 'Conference', 'End Consult'],
      ]);
      await expect(d.desktop).to.be.accessible();
    });

    it('[A11Y-01] keeps the focus while the second pane comes, and has it in the pane when its button went', async () => {
      const d = await desk(pane, browser);
      const other = await asking(d);
      byRole('button', 'Resume').focus();
      await answer(d, other);
      expect(focused()?.computedName).to.equal('Resume');
      byRole('button', 'End Consult').focus();
      await sendKeys({ press: 'Enter' });
      await settle();
      expect(focused()).to.equal(customers());
    });

    it('[A11Y-01] has the focus in the pane when Cancel went because they answered', async () => {
      const d = await desk(pane, browser);
      const other = await asking(d);
      byRole('button', 'Cancel').focus();
      await answer(d, other);
      expect(focused()).to.equal(customers());
    });

    it('[A11Y-01] says once that somebody is asked, and that they answered', async () => {
      const d = await desk(pane, browser);
      const other = await asking(d);
      expect(said()).to.contain('Consult requested: Priya Raman.');
      await d.advance(10_000);
      expect(said()).to.equal('');
      await answer(d, other);
      expect(said()).to.equal('You are consulting Priya Raman.');
      await d.advance(10_000);
      await press('Hold', theirs());
      expect(said(), 'the rest is said by the buttons').to.equal('');
    });

    it('[A11Y-01] is accessible in forced colours, asked and asking', async () => {
      await emulateFeatures({ 'forced-colors': 'active' });
      try {
        const d = await desk(pane, browser);
        await asking(d);
        await expect(d.desktop).to.be.accessible();
        const swapped = await desk(pane, browser);
        await consulted(swapped);
        await expect(swapped.desktop).to.be.accessible();
      } finally {
        await emulateFeatures({});
      }
    });
  });

  describe('edges', () => {
    it('[EDG-11] the customer resumed meanwhile talks; the consult begins on hold, with a notice', async () => {
      const d = await desk(pane, browser);
      const other = await asking(d);
      await press('Resume');
      expect(textOf(customers())).to.contain('Consult requested').and.to.contain('Connected');
      expect([line(customers()), customers().dataset['ground']]).to.deep.equal(['live', undefined]);
      await answer(d, other);
      expect(textOf(theirs())).to.contain('Consult on hold');
      expect(textOf(customers())).to.contain('Connected');
      expect(textOf(d.desktop)).to.contain('Priya Raman answered');
    });

    it('[CON-07] nobody answered: the reason is told, and the customer can be resumed', async () => {
      const d = await desk(pane, browser);
      await asking(d);
      await d.advance(25_000);
      expect(textOf(d.desktop)).to.contain('Priya Raman did not answer');
      expect(textOf(customers())).to.contain('Call on hold').and.not.to.contain('Asked');
      await press('Resume');
      expect(textOf(customers())).to.contain('Connected');
    });

    it('[CON-13] [EDG-08] the customer hangs up during it, accepted or not: both panes are one that is over', async () => {
      const d = await desk(pane, browser);
      const [call] = await consult(d);
      await d.act('customer-leaves', { interactionId: call.id });
      expect(allByRole('article')).to.have.length(1);
      expect(textOf(customers())).to.contain('Ended').and.not.to.contain('hold');
      const other = await desk(pane, browser);
      await asking(other);
      const [id = ''] = other.desktop.state.interactions.keys();
      await other.act('customer-leaves', { interactionId: id });
      expect(textOf(other.desktop)).to.contain('Ended').and.not.to.contain('Asked');
    });

    it('[CON-06] the other one leaves: one pane, on hold, and a notice', async () => {
      const d = await desk(pane, browser);
      const [, other] = await consult(d);
      await does(other, 'exit-consult');
      expect(allByRole('article')).to.have.length(1);
      expect(textOf(customers())).to.contain('Call on hold');
      expect(textOf(d.desktop)).to.contain('Priya Raman left the consult');
    });

    it('[ERR-02] both panes are there again, timers right, after a reload', async () => {
      const d = await desk(pane, browser);
      await consult(d);
      await d.advance(40_000);
      await reconnect(d, {});
      expect(timer(theirs())).to.equal('00:40');
      expect(said(), 'what was found is no news').to.equal('');
    });

    it('stays with the call that a dialog was opened for when the agent turns to another', async () => {
      const d = await desk(pane, browser);
      const { id } = await d.talk('maya-torres');
      await press('Consult', customers());
      await press('Consult', customers());
      const chat = await d.ring('chat');
      await press('Consult', customers());
      await d.desktop.perform('accept', { interactionId: chat.id });
      await settle();
      d.desktop.choose(chat.id);
      await settle();
      const dialog = find('wx-consult-dialog', find('wx-interaction-control')!.shadowRoot!);
      expect(dialog?.interactionId).to.equal(id);
    });

    it('shows markup in a name as text, and a name of 5,000 characters without growing', async () => {
      const d = await desk(pane, browser);
      const name = `<b>Ana</b>${'x'.repeat(5000)}`;
      await ask(d, await d.talk('maya-torres'), { ...NUMBER, name });
      expect(textOf(customers())).to.contain('Asked <b>Ana</b>x');
      await d.advance(ANSWERED_AFTER);
      const right = theirs();
      expect(textOf(right)).to.contain('<b>Ana</b>x');
      expect(right.scrollWidth).to.be.at.most(right.clientWidth);
      expect(right.querySelector('.name .wx-clip')?.getAttribute('title')).to.equal(name);
    });
  });
});
