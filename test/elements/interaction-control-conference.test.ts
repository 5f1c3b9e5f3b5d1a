import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { participantOf } from '../../src/core/index.js';
import type { Interaction } from '../../src/core/index.js';
import {
  ANSWERED_AFTER,
  answer,
  ask,
  colleague,
  confer,
  conferred,
  consulted,
  does,
  NUMBER,
} from '../support/colleagues.js';
import type { Player } from '../support/colleagues.js';
import { desk, find, html, settle } from '../support/desk.js';
import type { Desk } from '../support/desk.js';
import { pressKeys } from '../support/keys.js';
import { byRole, descriptionOf, focused, isThere, textOf } from '../support/page.js';

const pane = html`<wx-interaction-control></wx-interaction-control><wx-notices inline></wx-notices>`;
const browser = { station: 'browser' } as const;

const root = (): ShadowRoot => find('wx-interaction-control')!.shadowRoot!;
const article = (): HTMLElement => byRole('article', /^Conference with /u);
const beside = (): HTMLElement => byRole('article', /^Consult with /u);
const seats = (): (string | undefined)[] =>
  [...root().querySelectorAll<HTMLElement>('[data-line="seats"] i')].map((one) => one.dataset['seat']);
const timer = (): string => root().querySelector('.timer')!.textContent.trim();
const question = (): HTMLElement => byRole('alertdialog', 'End the call for everyone?');
/** The pane's own text, without that of the participants in it. */
const text = (): string => [...root().querySelectorAll('.head, .controls, .foot')].map(textOf).join(' ');
/** The names of the pane's own buttons. */
const names = (scope: ParentNode = root()): string[] =>
  [...scope.querySelectorAll<HTMLElement>('.controls button')].map((one) => one.computedName);
const button = (name: string): HTMLElement =>
  [...root().querySelectorAll<HTMLElement>('.controls button')].find((one) => one.computedName === name)!;

async function press(name: string): Promise<void> {
  button(name).click();
  await settle();
}

const me = (d: Desk): string => participantOf(d.interaction(idOf(d)), d.agentId)?.id ?? '';
const idOf = (d: Desk): string => [...d.desktop.state.interactions.keys()][0] ?? '';

/** The desk consults somebody out of the conference that it is in. */
async function consulting(d: Desk, call: Interaction, index = 3, othersTalk = false): Promise<Player> {
  const third = await colleague(d, index);
  await ask(d, call, third, othersTalk);
  await answer(d, third);
  return third;
}

describe('wx-interaction-control in a conference', function () {
  // Several agents sign in and talk before there is anything to look at.
  this.timeout(20_000);

  describe('paints', () => {
    it('[CNF-01] [CNF-02] who it is with, how many of eight, the seats, and who owns it', async () => {
      const d = await desk(pane, browser);
      const [call] = await confer(d, 1);
      await ask(d, call, NUMBER);
      await d.advance(ANSWERED_AFTER);
      await d.desktop.perform('conference', { interactionId: call.id });
      await settle();
      expect(text()).to.contain('Maya Torres Conference 4 of 8 You are primary In conference');
      expect(seats()).to.deep.equal([...Array<string>(4).fill('talking'), ...Array<undefined>(4)]);
      expect(byRole('image', '4 of 8 seats taken', article()).dataset['line']).to.equal('seats');
      expect(textOf(find('wx-participants', root())!)).to.contain('Outside expert');
    });

    it('[CNF-04] [CNF-05] the acts of who owns it: Exit Conference where Transfer stood; what follows is said', async () => {
      const d = await desk(pane, browser);
      await confer(d, 1);
      expect(names()).to.deep.equal(['Hold', 'Consult', 'Exit Conference', 'Pause Recording', 'End']);
      expect(descriptionOf(button('End'))).to.equal('End hangs up for everyone.');
      expect(descriptionOf(button('Exit Conference'))).to.equal('Exit Conference makes Priya Raman primary.');
    });

    it('[CNF-04] the heir is the agent longest in it, and nobody where no other agent is', async () => {
      const d = await desk(pane, browser);
      const [, first] = await confer(d, 1, 3);
      expect(text()).to.contain('Exit Conference makes Priya Raman primary.');
      await does(first, 'exit-conference');
      expect(text()).to.contain('Exit Conference makes Kiran Bhattacharya primary.');
      const other = await desk(pane, browser);
      const call = await other.talk();
      await ask(other, call, NUMBER);
      await other.advance(ANSWERED_AFTER);
      await other.desktop.perform('conference', { interactionId: call.id });
      await settle();
      expect(textOf(other.desktop)).to.contain('After Exit Conference the others talk on without an agent.');
    });

    it('[CNF-06] those who do not own it leave by Exit, end it for all, and know who wraps up', async () => {
      const d = await desk(pane, browser);
      await conferred(d);
      expect(names()).to.deep.equal(['Consult', 'Exit', 'End']);
      expect(text()).to.contain('Priya Raman is primary').and.to.contain('Priya Raman owns the call and wraps it up.');
      expect(text()).not.to.contain('You are primary');
    });

    it('[CNF-10] that this agent is on hold, by whom and for how long', async () => {
      const d = await desk(pane, browser);
      const [call, owner] = await conferred(d);
      await owner.store.send('hold-participant', { interactionId: call.id, participantId: me(d) });
      await d.advance(12_000);
      expect(text()).to.contain('On hold by Priya Raman 00:12');
      expect(article().dataset['ground']).to.equal('sunken');
      expect(seats()).to.have.members(['talking', 'talking', 'held', ...Array<undefined>(5)]);
      expect(isThere('image', '3 of 8 seats taken, 1 on hold')).to.equal(true);
    });

    it('[CNF-07] wrap-up assist: who left and when, who still talks, and nothing that adds or holds', async () => {
      const d = await desk(pane, browser);
      const [call] = await confer(d, 1, 3);
      await d.advance(60_000);
      await d.act('customer-leaves', { interactionId: call.id });
      expect(text()).to.match(/Left at \d.*you and 2 others still talk You are primary Wrap-up assist/u);
      expect(names()).to.deep.equal(['Exit Conference', 'End']);
      expect(text()).to.contain('Nobody can be held or added any more. Handling time runs until one is left.');
      expect(seats()[0], 'the customer’s seat is free').to.equal(undefined);
      const before = timer();
      await d.advance(30_000);
      expect(timer(), 'the time runs on').not.to.equal(before);
    });

    it('[CNF-07] wrap-up assist for those who do not own it: Exit alone', async () => {
      const d = await desk(pane, browser);
      const [call] = await conferred(d);
      await d.act('customer-leaves', { interactionId: call.id });
      expect(text()).to.contain('Wrap-up assist').and.to.contain('you and 1 other still talk');
      expect(names()).to.deep.equal(['Exit']);
    });

    it('[CON-14] [EDG-23] a consult out of it beside it, without Transfer; merged, there is Exit Conference', async () => {
      const d = await desk(pane, browser);
      const [call] = await confer(d, 1);
      await consulting(d, call);
      await d.advance(24_000);
      expect(text()).to.contain('Conference on hold 00:2');
      expect(names(beside())).to.deep.equal(['Hold', 'Conference', 'End Consult']);
      expect(textOf(beside())).to.contain('Kiran Bhattacharya').and.to.contain('Consulting 00:24');
      expect(seats()).to.deep.equal(['held', 'talking', 'held', 'talking', ...Array<undefined>(4)]);
      expect(isThere('button', 'Swap: talk to the others, hold Kiran Bhattacharya')).to.equal(true);
      await press('Conference');
      expect(text()).to.contain('4 of 8').and.to.contain('Exit Conference');
    });

    it('[CON-14] the others who talk on meanwhile', async () => {
      const d = await desk(pane, browser);
      const [call] = await confer(d, 1);
      await consulting(d, call, 3, true);
      expect(text()).to.contain('The others talk on');
    });

    it('[CNF-02] somebody who is asked has a seat already, and can be called off', async () => {
      const d = await desk(pane, browser);
      const [call] = await confer(d, 1);
      await ask(d, call, await colleague(d, 3));
      expect(seats()).to.include('pending');
      expect(isThere('image', /^4 of 8 seats taken/u)).to.equal(true);
      expect(text()).to.contain('Consult requested');
      expect(button('Conference').ariaDisabled).to.equal('true');
      expect(descriptionOf(button('Conference'))).to.equal('They have not answered yet.');
      byRole('button', 'Cancel', article()).click();
      await settle();
      expect(seats()).not.to.include('pending');
    });

    it('[I18N-01] in Chinese', async () => {
      const d = await desk(pane, { ...browser, lang: 'zh-CN' });
      await confer(d, 1);
      expect(text()).to.contain('会议').and.to.contain('3/8 人').and.to.contain('会议中').and.to.contain('您是主座席');
      expect(names()).to.deep.equal(['保留', '咨询', '退出会议', '暂停录音', '结束']);
      await press('结束');
      expect(isThere('alertdialog', '要为所有人结束通话吗？')).to.equal(true);
      expect(textOf(root().querySelector('[role="alertdialog"]')!)).to.contain('这会挂断Maya Torres和Priya Raman。');
    });
  });

  describe('asks', () => {
    it('[CNF-05] before it ends the call for all: names who is cut off, and who wraps up', async () => {
      const d = await desk(pane, browser);
      const [, other] = await confer(d, 1);
      d.heard.length = 0;
      await press('End');
      expect(textOf(question())).to.contain('This cuts off Maya Torres and Priya Raman. You wrap it up.');
      expect(d.heard, 'nothing happened yet').to.deep.equal([]);
      byRole('button', 'End', question()).click();
      await settle();
      expect(d.heard.slice(0, 1)).to.deep.equal(['wx-end']);
      expect(other.calls).to.deep.equal([]);
      expect(textOf(root().querySelector('.pane')!)).to.contain('Ended');
    });

    it('[CNF-05] so does an agent who does not own it, who need not wrap up', async () => {
      const d = await desk(pane, browser);
      const [, owner] = await conferred(d);
      await press('End');
      expect(textOf(question())).to.contain('and Priya Raman. Priya Raman wraps it up.');
      byRole('button', 'End', question()).click();
      await settle();
      expect(owner.only.wrapUp).not.to.equal(null);
      expect(d.desktop.state.interactions.size).to.equal(0);
    });

    it('[CNF-04] to leave, and shows who owns it then', async () => {
      const d = await desk(pane, browser);
      const [, other] = await confer(d, 1, 3);
      await press('Exit Conference');
      expect(textOf(root().querySelector('.pane')!)).to.contain('Its wrap-up is open');
      expect(other.only.participants.find((one) => one.primary)?.name).to.equal('Priya Raman');
    });

    it('[CNF-04] who inherits it sees so at once, is told, and gains what a primary has', async () => {
      const d = await desk(pane, browser);
      const [call, owner] = await conferred(d);
      const third = await colleague(d, 3);
      await owner.store.send('consult', {
        interactionId: call.id,
        to: { kind: 'agent', id: third.state.agent?.id ?? '', name: '' },
        othersTalk: true,
      });
      await answer(d, third);
      await does(owner, 'conference');
      await does(owner, 'exit-conference');
      expect(text()).to.contain('You are primary').and.not.to.contain('Priya Raman is primary');
      expect(names()).to.include.members(['Hold', 'Exit Conference', 'End']);
      expect(textOf(d.desktop)).to.contain('You own this call now');
    });

    it('[HLD-01] to hold the customer while the others talk on, and says that they are on hold', async () => {
      const d = await desk(pane, browser);
      await confer(d, 1);
      await press('Hold');
      await d.advance(5000);
      expect(text()).to.contain('Customer on hold 00:05');
      expect(article().dataset['ground'], 'this agent talks').to.equal(undefined);
      expect(descriptionOf(button('End'))).to.equal('A call on hold cannot be ended. Resume it first.');
      await press('Resume');
      expect(text()).to.contain('In conference');
    });
  });

  describe('refuses', () => {
    it('[EDG-03] to consult while another does, and names who', async () => {
      const d = await desk(pane, browser);
      const [call, owner] = await conferred(d);
      await owner.store.send('consult', { interactionId: call.id, to: NUMBER, othersTalk: true });
      await settle();
      expect(button('Consult').ariaDisabled).to.equal('true');
      expect(descriptionOf(button('Consult'))).to.equal('Priya Raman is consulting. One consult at a time.');
    });

    it('[CNF-02] a ninth, with the limit', async () => {
      const d = await desk(pane, browser);
      const call = await d.talk();
      for (let more = 0; more < 6; more += 1) {
        await ask(d, d.interaction(call.id), { ...NUMBER, id: `+1415555010${String(more)}` });
        await d.advance(ANSWERED_AFTER);
        await d.desktop.perform('conference', { interactionId: call.id });
      }
      await settle();
      expect(text()).to.contain('8 of 8');
      expect(descriptionOf(button('Consult'))).to.equal('Eight are in the call, which is the most.');
    });

    it('[EDG-09] all but End Consult once the customer left while it ran', async () => {
      const d = await desk(pane, browser);
      const [call] = await confer(d, 1);
      await consulting(d, call);
      await d.act('customer-leaves', { interactionId: call.id });
      expect(button('Conference').ariaDisabled).to.equal('true');
      expect(button('Resume').ariaDisabled).to.equal('true');
      expect(button('End Consult').ariaDisabled).to.equal('false');
      expect(names()).not.to.include('Transfer');
      await press('End Consult');
      expect(text()).to.contain('Wrap-up assist');
      expect(isThere('article', /^Consult with/u)).to.equal(false);
    });
  });

  describe('keyboard and axe', () => {
    it('[CNF-05] [A11Y-01] leads the focus to Cancel, and back to End; Escape and a second Enter call it off', async () => {
      const d = await desk(pane, browser);
      await confer(d, 1);
      d.heard.length = 0;
      button('End').focus();
      await sendKeys({ press: 'Enter' });
      await settle();
      expect(focused()?.computedName).to.equal('Cancel');
      await expect(d.desktop).to.be.accessible();
      await sendKeys({ press: 'Enter' });
      await settle();
      expect(isThere('alertdialog')).to.equal(false);
      expect(focused()).to.equal(button('End'));
      await sendKeys({ press: 'Enter' });
      await settle();
      await sendKeys({ press: 'Escape' });
      await settle();
      expect(isThere('alertdialog')).to.equal(false);
      expect(focused()).to.equal(button('End'));
      expect(d.heard).to.deep.equal([]);
    });

    it('[CNF-05] [ERR-03] a key held down or a double click asks, and does not answer', async () => {
      const d = await desk(pane, browser);
      await confer(d, 1);
      d.heard.length = 0;
      button('End').focus();
      await sendKeys({ down: 'Enter' });
      await sendKeys({ down: 'Enter' });
      await settle();
      await sendKeys({ up: 'Enter' });
      await settle();
      expect(isThere('alertdialog')).to.equal(true);
      const act = byRole('button', 'End', question());
      act.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, detail: 2 }));
      await settle();
      expect(d.heard).to.deep.equal([]);
    });

    it('[KEY-01] asks before it ends by shortcut as well, and leaves by another', async () => {
      const d = await desk(pane, browser);
      const [, other] = await confer(d, 1, 3);
      await d.advance(1000);
      await pressKeys('Alt+Shift+E');
      await settle();
      expect(isThere('alertdialog')).to.equal(true);
      await pressKeys('Alt+Shift+E');
      await settle();
      expect(other.calls, 'twice is not yes').to.have.length(1);
      await sendKeys({ press: 'Escape' });
      await pressKeys('Alt+Shift+0');
      await settle();
      expect(textOf(root().querySelector('.pane')!)).to.contain('Its wrap-up is open');
    });

    it('[A11Y-01] says once that it is a conference now', async () => {
      const d = await desk(pane, browser);
      await confer(d, 1);
      const said = (): string => textOf(byRole('status', undefined, document.querySelector('#desk')!.shadowRoot!));
      expect(said()).to.contain('In conference. 3 are in the call.');
      await d.advance(10_000);
      expect(said()).to.equal('');
    });
  });

  describe('edges', () => {
    it('[EDG-01] with the customer and one agent left it is a plain call again', async () => {
      const d = await desk(pane, browser);
      const [, other] = await confer(d, 1);
      await does(other, 'exit-conference');
      expect(isThere('article', 'Call with Maya Torres')).to.equal(true);
      expect(names()).to.deep.equal(['Hold', 'Consult', 'Transfer', 'Pause Recording', 'Keypad', 'End']);
      expect(button('Pause Recording').ariaDisabled).to.equal('false');
    });

    it('[CNF-05] the question goes with the conference: a plain call ends without one', async () => {
      const d = await desk(pane, browser);
      const [, other] = await confer(d, 1);
      button('End').focus();
      await press('End');
      await does(other, 'exit-conference');
      expect(isThere('alertdialog')).to.equal(false);
      expect(focused()).to.equal(button('End'));
      await press('End');
      expect(textOf(root().querySelector('.pane')!)).to.contain('Ended');
    });

    it('[CNF-05] the question says who is cut off as they come and go', async () => {
      const d = await desk(pane, browser);
      const [, , third] = await confer(d, 1, 3);
      await press('End');
      expect(textOf(question())).to.contain('Maya Torres, Priya Raman, and Kiran Bhattacharya');
      await does(third, 'exit-conference');
      expect(textOf(question())).to.contain('Maya Torres and Priya Raman.');
    });

    it('[CNF-08] the one who consulted out of it leaves: the consult goes, the rest talk on', async () => {
      const d = await desk(pane, browser);
      const [call, other] = await confer(d, 1);
      const third = await consulting(d, call);
      await press('Exit Conference');
      expect(third.calls).to.deep.equal([]);
      expect(other.only.participants.find((one) => one.primary)?.name).to.equal('Priya Raman');
      expect(textOf(root().querySelector('.pane')!)).to.contain('Its wrap-up is open');
    });

    it('[MON-01] says to a supervisor that they listen, and what they may do', async () => {
      const d = await desk(pane, {
        ...browser,
        agentId: 'hannah-lindqvist',
        settings: { monitoring: { visible: true } },
      });
      const other = await colleague(d, 1);
      const { id } = await other.talks();
      await d.desktop.perform('monitor', { interactionId: id });
      await d.advance(7000);
      expect(textOf(root().querySelector('.pane')!)).to.match(/Monitoring 00:0[78]/u);
      expect(names()).to.deep.equal(['Barge In', 'Stop']);
      expect(other.only.monitored).to.equal(true);
    });

    it('[MON-01] says to an agent that a supervisor listens, where the administrator lets them know', async () => {
      const d = await desk(pane, { ...browser, settings: { monitoring: { visible: true } } });
      const { id } = await d.talk('maya-torres');
      const boss = await colleague(d, 2);
      await boss.store.send('monitor', { interactionId: id });
      await settle();
      expect(textOf(root().querySelector('.pane')!)).to.contain('A supervisor listens');
      await boss.store.send('stop-monitoring', { interactionId: id });
      await settle();
      expect(textOf(root().querySelector('.pane')!)).not.to.contain('A supervisor listens');
    });

    it('[CNF-09] tells who is removed by whom, and the page that it is over here', async () => {
      const d = await desk(pane, browser);
      const [call, owner] = await conferred(d);
      const ended: unknown[] = [];
      d.desktop.addEventListener('wx-ended', ({ detail }) => ended.push(detail));
      await owner.store.send('remove-participant', { interactionId: call.id, participantId: me(d) });
      await settle();
      expect(isThere('article', /^Conference/u)).to.equal(false);
      expect(textOf(find('wx-notices')!)).to.contain('Priya Raman removed you from the call The others go on.');
      expect(ended).to.have.length(1);
      expect(ended[0]).to.include({ by: 'agent', who: 'Priya Raman', goesOn: true });
    });

    it('[CNF-05] tells whom somebody else’s End cuts off by whom', async () => {
      const d = await desk(pane, browser);
      const [, owner] = await conferred(d);
      await does(owner, 'end');
      expect(textOf(find('wx-notices')!)).to.contain('Priya Raman ended the call It is over for everyone.');
    });

    it('[EDG-24] tells whoever is consulted that the call is over', async () => {
      const d = await desk(pane, browser);
      const [, asker] = await consulted(d);
      await does(asker, 'resume');
      await does(asker, 'end');
      expect(textOf(find('wx-notices')!)).to.contain('The call is over Your state is as before.');
    });

    it('says nothing of an end that this agent chose', async () => {
      const d = await desk(pane, browser);
      await conferred(d);
      await press('Exit');
      expect(textOf(find('wx-notices')!)).to.equal('');
    });

    it('[CON-09] End Consult never ends a conference, and says nothing of the kind', async () => {
      const d = await desk(pane, { ...browser, settings: { endConsult: 'end' } });
      const [call] = await confer(d, 1);
      await consulting(d, call);
      expect(descriptionOf(byRole('button', 'End Consult'))).to.equal('');
      expect(textOf(beside())).not.to.contain('ends the call');
      await press('End Consult');
      expect(isThere('article', 'Conference with Maya Torres')).to.equal(true);
    });

    it('keeps a name of 5,000 characters, and markup in it, in bounds', async () => {
      const d = await desk(pane, browser);
      const call = await d.talk('maya-torres');
      const name = `<img src=x>${'Donaudampfschifffahrt'.repeat(240)}`;
      await ask(d, call, { ...NUMBER, name });
      await d.advance(ANSWERED_AFTER);
      await d.desktop.perform('conference', { interactionId: call.id });
      await settle();
      await press('End');
      expect(textOf(question())).to.contain('<img src=x>Donau');
      const [one] = root().querySelectorAll<HTMLElement>('.pane');
      expect(one!.scrollWidth).to.be.at.most(one!.clientWidth);
    });

    it('[A11Y-01] [I18N-01] fits 320 pixels, right to left too', async () => {
      const d = await desk(pane, browser);
      find('wx-interaction-control')!.style.inlineSize = '320px';
      const [call] = await confer(d, 29);
      await consulting(d, call);
      for (const direction of ['ltr', 'rtl']) {
        document.documentElement.dir = direction;
        await settle();
        for (const one of root().querySelectorAll<HTMLElement>('.pane')) {
          expect(one.scrollWidth, direction).to.be.at.most(one.clientWidth);
        }
      }
      document.documentElement.dir = '';
      expect(isThere('button', /^Swap/u), 'stacked').to.equal(false);
    });
  });
});
