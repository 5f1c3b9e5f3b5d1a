import { expect } from '@open-wc/testing';
import { resetMouse, sendKeys, setViewport } from '@web/test-runner-commands';
import { defaultOrganisation } from '../../src/backends/simulator/index.js';
import { be, callBack, campaignWith, offer, waitInQueue } from '../support/calling-back.js';
import { desk, find, html, settle } from '../support/desk.js';
import type { Desk } from '../support/desk.js';
import { emulateFeatures } from '../support/media.js';
import { allByRole, byRole, deep, focused, isThere, textOf } from '../support/page.js';

const tasks = html`<wx-task-list></wx-task-list>`;
const withPane = html`<wx-task-list></wx-task-list><wx-interaction-control></wx-interaction-control>`;

/** The rows, as a reader hears their names. */
const names = (): string[] =>
  allByRole('listitem', undefined, find('wx-task-list')!).map(
    (one) => allByRole('button', undefined, one)[0]!.computedName,
  );
const row = (name: RegExp): HTMLElement => byRole('button', name, find('wx-task-list')!).closest('li')!;
const glyph = (scope: Element): string | undefined =>
  [...deep(scope)].find((one) => one.matches('.wx-channel svg'))?.innerHTML;
const lines = (scope: Element): Record<string, string> => {
  const terms = [...scope.querySelectorAll('dt')].map((one) => one.textContent.trim());
  const values = [...scope.querySelectorAll('dd')].map((one) => textOf(one));
  return Object.fromEntries(terms.map((term, index) => [term, values[index] ?? '']));
};

async function press(d: Desk, name: string | RegExp, scope?: Element): Promise<void> {
  await d.advance(500);
  byRole('button', name, scope ?? document).click();
  await settle();
}

const roomy = { capacity: { call: 9, chat: 9, social: 9, email: 9 }, ringSeconds: 60 };

describe('wx-task-list: people who are called, and conversations', function () {
  this.timeout(20_000);

  afterEach(async () => {
    await resetMouse();
    await setViewport({ width: 800, height: 600 });
  });

  describe('paints', () => {
    it('[POP-11] [CBK-01] a callback: label, glyph, number, DNIS, queue, and the time since it was asked for', async () => {
      const d = await desk(tasks, { station: 'browser', settings: roomy });
      await be(d, 'idle');
      const id = await waitInQueue(d, 'maya-torres');
      await d.act('ask-callback', { interactionId: id });
      await d.advance(45_000);
      await be(d, 'available');
      await d.advance(1000);
      expect(names()).to.deep.equal(['Call, Maya Torres, Courtesy callback, Ringing']);
      const here = row(/Maya Torres/u);
      expect(lines(here)).to.deep.equal({
        Received: '00:46 ago',
        Number: '+1 415 555 0134',
        Queue: 'Billing Premier',
        DNIS: '+1 800 555 0199',
      });
      await d.advance(4000);
      expect(lines(here)['Received']).to.equal('00:50 ago');
      await d.ring('call', 'owen-achterberg');
      expect(glyph(here)).to.not.equal(glyph(row(/Owen/u)));
      expect(isThere('button', 'Answer', here) && isThere('button', 'Decline', here)).to.equal(true);
    });

    it('[POP-11] [OUT-02] a campaign’s contact: label, variables, what may be done, what happens at the end', async () => {
      const d = await desk(tasks, {
        station: 'extension',
        settings: campaignWith({ atTimeout: 'accept', removable: false }),
      });
      await offer(d);
      expect(names()).to.deep.equal(['Call, Harriet Kessler, Preview campaign, Is called at 0']);
      const here = row(/Harriet/u);
      expect(lines(here)).to.deep.equal({
        Caller: 'Harriet Kessler',
        Account: 'Milk & Mortar',
        Reason: 'Wants to cancel',
        Order: '48-20799',
      });
      const buttons = allByRole('button', undefined, here).map((one) => one.computedName);
      expect(buttons.slice(1)).to.deep.equal(['Accept', 'Skip']);
      await d.advance(60_000);
      expect(names()).to.deep.equal(['Call, Harriet Kessler, Preview campaign, Being called']);
    });

    it('[POP-11] keeps the room of a callback that begins to ring', async () => {
      const d = await desk(tasks, { station: 'browser' });
      await d.act('request-callback', { kind: 'web', name: 'Ida', number: '+442079460958', for: 'me' });
      const before = row(/Ida/u).offsetHeight;
      await d.advance(1000);
      expect(row(/Ida/u).offsetHeight).to.equal(before);
    });

    it('[CBK-02] [CBK-03] a callback that is dialled: being called, ringing, on the call, each with its time', async () => {
      const d = await desk(tasks, { station: 'browser' });
      const { id } = await callBack(d);
      await press(d, 'Answer');
      expect(names()).to.deep.equal(['Call, Maya Torres, Web callback, Being called']);
      await d.advance(1000);
      expect(names()).to.deep.equal(['Call, Maya Torres, Web callback, Ringing']);
      await d.advance(3500);
      expect(textOf(row(/Maya/u))).to.contain('00:03');
      expect(row(/Maya/u).querySelector('[data-line="pending"]')).to.not.equal(null);
      await d.act('customer-answers', { interactionId: id });
      expect(names()).to.deep.equal(['Call, Maya Torres, On the call, Billing Premier']);
      await d.advance(2500);
      expect(textOf(row(/Maya/u))).to.contain('00:02');
    });

    it('an outdial is told from a callback by word and glyph', async () => {
      const d = await desk(tasks, { station: 'browser' });
      await d.desktop.perform('outdial', { number: '+14155550134', entryPointId: 'care-outgoing', callerId: null });
      await settle();
      expect(names()[0]).to.contain('Outdial, Being called');
      const outdial = glyph(row(/Outdial/u));
      const [id = ''] = d.desktop.state.interactions.keys();
      await d.desktop.perform('end', { interactionId: id });
      await d.desktop.perform('wrap-up', { interactionId: id, reasonId: 'wrong-number' });
      await be(d, 'available');
      await callBack(d);
      await press(d, 'Answer');
      expect(glyph(row(/Web callback/u)))
        .to.be.a('string')
        .and.not.equal(outdial);
    });

    it('[POP-03] [TSK-01] calls of every kind above the rest, and in one order while they begin to ring', async () => {
      const d = await desk(tasks, { station: 'browser', settings: roomy });
      await d.ring('email', 'jonas-weber');
      await callBack(d);
      await d.contact('chat', 'theo-marchand');
      await d.advance(500);
      await d.contact('chat', 'guest-8841');
      await d.act('offer-preview', { customerId: 'harriet-kessler', for: 'me' });
      const order = ['Harriet Kessler', 'Maya Torres', 'Guest 8841', 'Théo Marchand', 'Pallet short by two boxes'];
      // One chat rings already, the other one is still being assigned; then both ring.
      for (let half = 0; half < 3; half += 1) {
        expect(names().map((name) => name.split(', ')[1])).to.deep.equal(order);
        await d.advance(500);
      }
    });

    it('[I18N-01] in Chinese', async () => {
      const d = await desk(tasks, { station: 'browser', lang: 'zh-CN', settings: roomy });
      const { id } = await callBack(d);
      await offer(d);
      expect(names().join()).to.contain('网页回叫').and.contain('预览营销活动').and.contain('到 0 时');
      expect(lines(row(/Maya/u))).to.have.keys(['接收时间', '号码', '队列', '被叫号码']);
      await d.advance(500);
      await d.desktop.perform('accept', { interactionId: id });
      await settle();
      expect(names().join()).to.contain('正在呼叫');
    });
  });

  describe('asks', () => {
    for (const [button, event] of [
      ['Skip', 'wx-skip-preview'],
      ['Remove', 'wx-remove-preview'],
      ['Accept', 'wx-accept'],
    ] as const) {
      it(`[OUT-02] [HST-01] "${button}" in its row asks for it`, async () => {
        const d = await desk(tasks, { station: 'browser' });
        const { id } = await offer(d);
        let detail: unknown;
        document.addEventListener(event, (one) => (detail = one.detail), { once: true });
        await press(d, button);
        expect(detail).to.deep.equal({ interactionId: id, desktop: 'desk' });
        expect(names().length).to.equal(button === 'Accept' ? 1 : 0);
      });
    }

    it('[POP-05] "Accept N requests" is about no call of any kind', async () => {
      const d = await desk(tasks, { station: 'browser', settings: roomy });
      const { id: callback } = await callBack(d);
      const { id: preview } = await offer(d);
      await d.ring('chat');
      await d.ring('email');
      await press(d, 'Accept 2 requests');
      expect([d.interaction(callback).request, d.interaction(preview).request]).to.not.include(null);
      expect(isThere('button', /^Accept \d/u)).to.equal(false);
    });

    it('[TSK-01] a conversation that was accepted is the current one, with its variables and End in the pane', async () => {
      const d = await desk(withPane, { station: 'browser', settings: roomy });
      await d.ring('chat', 'maya-torres');
      await press(d, 'Accept');
      const { id } = await d.ring('email', 'jonas-weber');
      await press(d, 'Accept');
      expect(byRole('button', /^Email, /u).ariaCurrent).to.equal('true');
      expect(textOf(byRole('article', 'Email with Jonas Weber')))
        .to.contain('Account')
        .and.contain('Order');
      // What comes in the other one meanwhile is unread until it is chosen.
      const chat = [...d.desktop.state.interactions.values()].find((one) => one.channel === 'chat')!;
      await d.act('customer-writes', { interactionId: chat.id });
      await d.act('customer-writes', { interactionId: chat.id });
      expect(names().join()).to.contain('2 unread');
      byRole('button', /^Chat, Maya Torres/u).click();
      await settle();
      expect(names().join()).to.not.contain('unread');
      expect(isThere('article', 'Chat with Maya Torres')).to.equal(true);
      await press(d, 'End', find('wx-interaction-control')!);
      expect(d.interaction(chat.id).endedAt).to.not.equal(null);
      expect(d.interaction(id).endedAt).to.equal(null);
    });
  });

  describe('keyboard and axe', () => {
    it('[A11Y-01] [OUT-02] Tab reaches the acts of a campaign’s contact, Enter does them', async () => {
      const d = await desk(tasks, { station: 'browser' });
      await offer(d);
      await d.advance(500);
      byRole('button', /^Call, Harriet/u).focus();
      const reached: (string | undefined)[] = [];
      for (let count = 0; count < 3; count += 1) {
        await sendKeys({ press: 'Tab' });
        reached.push(focused()?.textContent.trim());
      }
      expect(reached).to.deep.equal(['Accept', 'Skip', 'Remove']);
      await sendKeys({ press: 'Enter' });
      await settle();
      expect(names()).to.have.length(0);
    });

    it('[A11Y-01] has nothing for axe to find, in forced colours too, and nothing too wide at 320 px', async () => {
      await setViewport({ width: 320, height: 800 });
      await emulateFeatures({ 'forced-colors': 'active' });
      const d = await desk(tasks, { station: 'browser', settings: roomy });
      await callBack(d, { name: 'Wilhelmina Featherstonehaugh-Okonkwo-Montgomery' });
      await offer(d);
      await d.ring('call');
      await expect(find('wx-task-list')!).to.be.accessible();
      for (const one of allByRole('listitem')) expect(one.scrollWidth).to.be.at.most(one.clientWidth + 1);
      expect(find('wx-task-list')!.getBoundingClientRect().right).to.be.at.most(320);
    });
  });

  describe('edges', () => {
    it('shows values as the text they are, however long', async () => {
      const customers = defaultOrganisation.customers.map((one) => ({
        ...one,
        values: { ...one.values, account: `<b>${'x'.repeat(5000)}` },
      }));
      const d = await desk(tasks, { station: 'browser', settings: { customers } });
      await offer(d);
      const here = row(/Harriet/u);
      expect(here.querySelector('dd b')).to.equal(null);
      expect(lines(here)['Account']).to.contain('<b>xxx');
      expect(here.scrollWidth).to.be.at.most(here.clientWidth + 1);
    });
  });
});
