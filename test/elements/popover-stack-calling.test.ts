import { expect } from '@open-wc/testing';
import { resetMouse, sendKeys, setViewport } from '@web/test-runner-commands';
import { defaultOrganisation } from '../../src/backends/simulator/index.js';
import { be, callBack, campaignWith, offer, waitInQueue } from '../support/calling-back.js';
import { desk, find, html, make, settle } from '../support/desk.js';
import type { Desk } from '../support/desk.js';
import { emulateFeatures } from '../support/media.js';
import { allByRole, atRest, byRole, deep, descriptionOf, isThere, textOf } from '../support/page.js';

const stack = html`<wx-popover-stack></wx-popover-stack>`;
const withPane = html`<wx-popover-stack></wx-popover-stack><wx-interaction-control></wx-interaction-control
  ><wx-wrapup></wx-wrapup><wx-notices></wx-notices>`;

const popovers = (): HTMLElement[] => allByRole('article', undefined, find('wx-popover-stack')!);
const popover = (): HTMLElement => {
  const [only, ...others] = popovers();
  if (!only || others.length > 0) throw new Error(`There are ${String(popovers().length)} popovers.`);
  return only;
};
const names = (): string[] => popovers().map((one) => one.computedName);
/** What the popover says, by its labels. */
const lines = (): Record<string, string> => {
  const all = [...deep(popover())];
  const terms = all.filter((one) => one.localName === 'dt').map((one) => one.textContent.trim());
  const values = all.filter((one) => one.localName === 'dd').map((one) => textOf(one));
  return Object.fromEntries(terms.map((term, index) => [term, values[index] ?? '']));
};
const glyph = (scope: Element): string | undefined =>
  [...deep(scope)].find((one) => one.matches('.wx-channel svg'))?.innerHTML;
const state = (d: Desk): string => d.desktop.state.agent!.state.name;

/** A click from the keyboard, after the half second in which none counts. */
async function press(d: Desk, name: string | RegExp): Promise<void> {
  await d.advance(500);
  byRole('button', name).click();
  await settle();
}

describe('wx-popover-stack: people who are called', function () {
  this.timeout(20_000);

  afterEach(async () => {
    await resetMouse();
    await setViewport({ width: 800, height: 600 });
  });

  describe('paints', () => {
    for (const [kind, label] of [
      ['web', 'Web callback'],
      ['bot', 'Chat bot callback'],
    ] as const) {
      it(`[POP-11] [CBK-01] a callback from a ${kind}: label, glyph, number, DNIS, queue, and the time since`, async () => {
        const d = await desk(stack, { station: 'browser' });
        await d.act('request-callback', {
          ...{ kind, name: 'Ida Lovelace', number: '+442079460958', entryPointId: 'trade-line-uk', for: 'me' },
        });
        expect(textOf(popover())).to.contain(`${label} · Trade orders`).and.contain('Connecting…');
        await d.advance(1000);
        expect(names()).to.deep.equal(['Callback request from Ida Lovelace']);
        expect(textOf(popover())).to.contain(`${label} · Ringing`);
        expect(lines()).to.include({
          Received: '00:01 ago',
          Number: '+442079460958',
          Queue: 'Trade orders',
          DNIS: '+448004960110',
        });
        await d.advance(9000);
        expect(lines()['Received']).to.equal('00:10 ago');
        const callback = glyph(popover());
        await d.desktop.perform('decline', { interactionId: popover().dataset['row']! });
        await be(d, 'available');
        await d.ring('call');
        expect(callback)
          .to.be.a('string')
          .and.not.equal(glyph(popovers().at(-1)!));
      });
    }

    it('[POP-11] a number stands in the heading where there is no name', async () => {
      const d = await desk(stack, { station: 'browser' });
      await callBack(d, { name: '', number: '+442079460958', entryPointId: 'claims-line' });
      expect(names()).to.deep.equal(['Callback request from +442079460958']);
      // Known by the number; what stands in the lines already is not repeated.
      expect(Object.keys(lines()).slice(0, 3)).to.deep.equal(['Received', 'Queue', 'DNIS']);
    });

    it('[POP-11] what the flow chose besides, and nothing twice', async () => {
      const d = await desk(stack, { station: 'browser' });
      await callBack(d);
      // The flow chose the caller, the queue and the DNIS too: they stand there.
      expect(Object.keys(lines())).to.deep.equal([
        ...['Received', 'Number', 'Queue', 'DNIS'],
        ...['Account', 'Reason', 'Order'],
      ]);
    });

    it('[POP-11] [POP-08] [POP-10] no secure variable, and of a protected number its last four digits', async () => {
      const d = await desk(stack, { station: 'browser', settings: { protectNumbers: true } });
      await callBack(d);
      expect(lines()['Number']).to.match(/••• ••• 0134$/u);
      const page = [...deep()].map((one) => one.outerHTML).join('');
      expect(page).to.not.contain('4155550134').and.not.contain('Card number');
    });

    it('[POP-11] [OUT-02] a campaign’s contact: label, the configured variables, and what may be done', async () => {
      const d = await desk(stack, { station: 'browser' });
      await offer(d);
      expect(names()).to.deep.equal(['Campaign contact: Harriet Kessler']);
      expect(textOf(popover())).to.contain('Preview campaign · Billing');
      expect(lines()).to.deep.equal({
        Caller: 'Harriet Kessler',
        Account: 'Milk & Mortar',
        Reason: 'Wants to cancel',
        Order: '48-20799',
      });
      const buttons = allByRole('button', undefined, popover()).map((one) => one.computedName);
      expect(buttons).to.deep.equal(['Open order', 'Accept', 'Skip', 'Remove']);
    });

    it('[POP-11] [OUT-02] only what the campaign allows', async () => {
      const settings = campaignWith({ skippable: false, removable: false });
      const d = await desk(stack, { station: 'extension', settings });
      await offer(d);
      // At a telephone too: nothing rings there yet.
      expect(isThere('button', 'Accept')).to.equal(true);
      expect([isThere('button', 'Skip'), isThere('button', 'Remove')]).to.deep.equal([false, false]);
    });

    for (const [atTimeout, words] of [
      ['miss', 'Counts as missed at 0'],
      ['accept', 'Is called at 0'],
      ['skip', 'Is skipped at 0'],
      ['remove', 'Is removed at 0'],
    ] as const) {
      it(`[POP-11] [OUT-02] says what happens at the end of the time, and it does: ${atTimeout}`, async () => {
        const d = await desk(stack, { station: 'browser', settings: campaignWith({ atTimeout }) });
        const { id } = await offer(d);
        expect(textOf(popover())).to.contain(words).and.contain('60 sec left');
        expect(descriptionOf(byRole('button', 'Skip'))).to.contain(words);
        await d.advance(51_000);
        expect(textOf(popover())).to.contain('Decide now').and.contain(words);
        await d.advance(9000);
        expect(popovers()).to.have.length(0);
        expect(state(d)).to.equal(
          { miss: 'rona', accept: 'engaged', skip: 'available', remove: 'available' }[atTimeout],
        );
        if (atTimeout === 'accept') expect(d.interaction(id).dialling).not.to.equal(null);
        // One that was skipped comes again by and by; one that was removed does not.
        expect(d.desktop.state.interactions.has(id)).to.equal(atTimeout === 'accept');
      });
    }

    it('[POP-12] tells a reader what it is, the seconds, and what happens at the end', async () => {
      const d = await desk(stack, { station: 'browser', settings: campaignWith({ atTimeout: 'accept' }) });
      await offer(d);
      const said = (): string =>
        allByRole('alert')
          .map((one) => one.textContent)
          .join();
      expect(said()).to.contain('Campaign contact: Harriet Kessler. 60 seconds. Is called at 0.');
      await d.advance(51_000);
      expect(said()).to.contain('Is called at 0: Harriet Kessler');
      await d.advance(20_000);
      await be(d, 'available');
      await d.desktop.perform('end', { interactionId: [...d.desktop.state.interactions.keys()][0]! });
    });

    it('[POP-03] [POP-04] as calls: below all others, with a line where they stand outside the five', async () => {
      const d = await desk(stack, { station: 'browser', settings: { ringSeconds: 60, capacity: { call: 9 } } });
      await callBack(d);
      await offer(d);
      for (let count = 0; count < 2; count += 1) await d.ring('email');
      expect(names().map((name) => name.split(' ')[0])).to.deep.equal(['Email', 'Email', 'Callback', 'Campaign']);
      for (let count = 0; count < 3; count += 1) await d.ring('chat');
      expect(textOf(find('wx-popover-stack')!.shadowRoot!.querySelector('.pile')!))
        .to.contain('1–5 of 7')
        .and.contain('Maya Torres is ringing')
        .and.contain('Campaign contact: Harriet Kessler')
        // Calls, whoever makes them, are never accepted with the others.
        .and.contain('Accept 5 requests');
      await press(d, 'Accept 5 requests');
      expect(names()).to.deep.equal(['Callback request from Maya Torres', 'Campaign contact: Harriet Kessler']);
      // One filled button: the next thing to do.
      const filled = allByRole('button').filter((one) => one.dataset['kind'] === 'primary');
      expect(filled.map((one) => one.computedName)).to.deep.equal(['Answer']);
    });

    it('[I18N-01] in Chinese', async () => {
      const settings = { ...campaignWith({ atTimeout: 'skip' }), capacity: { call: 9 } };
      const d = await desk(stack, { station: 'browser', lang: 'zh-CN', settings });
      await callBack(d);
      await offer(d);
      expect(names()).to.deep.equal(['回叫请求，来自 Maya Torres', '营销活动联系人：Harriet Kessler']);
      const text = popovers()
        .map((one) => textOf(one))
        .join();
      for (const word of ['网页回叫 · 振铃', '00:02 前', '号码', '预览营销活动', '到 0 时自动跳过', '跳过', '移除']) {
        expect(text).to.contain(word);
      }
    });
  });

  describe('asks', () => {
    it('[CBK-01] a caller in the queue asks to be called back, and keeps the place', async () => {
      const d = await desk(stack, { station: 'browser' });
      await be(d, 'idle');
      const first = await waitInQueue(d, 'maya-torres');
      await d.advance(5000);
      // Whoever comes first in the queue; there is room for one.
      await d.act('contact', { channel: 'call', entryPointId: 'premier-line', for: 'anyone' });
      await d.advance(5000);
      await d.act('ask-callback', { interactionId: first });
      await d.advance(30_000);
      await be(d, 'available');
      await d.advance(1000);
      // Called before the other one did, though it was later that this one asked to be called back.
      expect(names()).to.deep.equal(['Callback request from Maya Torres']);
      expect(textOf(popover())).to.contain('Courtesy callback · Ringing');
      expect(lines()).to.include({ Received: '00:31 ago', Number: '+1 415 555 0134', Queue: 'Billing Premier' });
    });

    it('[CBK-02] rings like a call; not answered it is missed, and returns to its place', async () => {
      const d = await desk(stack, { station: 'browser' });
      await callBack(d);
      expect(isThere('button', 'Decline')).to.equal(true);
      await d.advance(20_000);
      expect(state(d)).to.equal('rona');
      expect(byRole('alertdialog').computedName).to.equal('You did not answer');
      await press(d, 'Go Available');
      await d.advance(1000);
      expect(names()).to.deep.equal(['Callback request from Maya Torres']);
      expect(lines()['Received']).to.equal('00:22 ago');
    });

    it('[CBK-02] [CBK-03] answered, the customer is dialled; who answers is connected, and the pane counts', async () => {
      const d = await desk(withPane, { station: 'browser' });
      const { id } = await callBack(d);
      await press(d, 'Answer');
      expect(d.heard).to.include('wx-accept').and.not.include('wx-answered');
      expect(popovers()).to.have.length(0);
      const pane = byRole('article', 'Call with Maya Torres');
      expect(d.interaction(id).dialling?.state).to.equal('dialling');
      await d.advance(1000);
      expect(d.interaction(id).dialling?.state).to.equal('ringing');
      expect(isThere('button', 'Hold')).to.equal(false);
      await d.act('customer-answers', { interactionId: id });
      expect(textOf(pane)).to.contain('Connected');
      await d.advance(5500);
      expect(byRole('timer').textContent.trim()).to.equal('00:05');
      expect(isThere('button', 'Hold')).to.equal(true);
    });

    it('[CBK-02] at a telephone it is taken there', async () => {
      const d = await desk(stack, { station: 'extension' });
      const { id } = await callBack(d);
      expect(textOf(popover())).to.contain('Answer on your phone, ext. 2214');
      await d.act('answer-phone', { interactionId: id });
      expect(popovers()).to.have.length(0);
      expect(d.interaction(id).dialling).not.to.equal(null);
    });

    it('[CBK-02] called off before the customer answers, where that is allowed: wrap-up follows', async () => {
      const d = await desk(withPane, { station: 'browser', settings: { callbacks: { endWebCallbacks: true } } });
      await callBack(d);
      await press(d, 'Answer');
      await d.advance(1000);
      await press(d, 'Cancel');
      expect(state(d)).to.equal('wrap-up');
      expect(isThere('dialog', 'Wrap-up reasons') || isThere('region', 'Wrap-up reasons')).to.equal(true);
    });

    it('[CBK-02] not called off where the administrator does not allow it, nor a courtesy callback', async () => {
      const d = await desk(withPane, { station: 'browser', settings: { callbacks: { endWebCallbacks: false } } });
      await callBack(d);
      await press(d, 'Answer');
      expect(isThere('button', 'Cancel')).to.equal(false);
    });

    it('[CBK-03] who does not answer is called again later; the agent is what it was before, not in RONA', async () => {
      const d = await desk(withPane, { station: 'browser', settings: { callbacks: { retrySeconds: 60 } } });
      const { id } = await callBack(d);
      await press(d, 'Answer');
      await d.advance(1000);
      let told: unknown;
      document.addEventListener('wx-not-reached', ({ detail }) => (told = detail.reason), { once: true });
      await d.act('customer-not-reached', { interactionId: id, reason: 'no-answer' });
      expect(told).to.equal('no-answer');
      expect(state(d)).to.equal('available');
      expect(isThere('alertdialog')).to.equal(false);
      expect(textOf(find('wx-notices')!)).to.contain('Maya Torres did not answer');
      expect(d.heard).to.not.include('wx-missed');
      await d.advance(61_000);
      expect(names()).to.deep.equal(['Callback request from Maya Torres']);
    });

    it('[EDG-20] an agent who goes Idle before: the callback keeps its place, and goes to the next one', async () => {
      const d = await desk(stack, { station: 'browser' });
      await be(d, 'idle');
      await d.act('request-callback', {
        ...{ kind: 'web', name: 'Maya Torres', number: '+14155550134', entryPointId: 'premier-line', for: 'anyone' },
      });
      await d.advance(30_000);
      expect(popovers()).to.have.length(0);
      // A colleague of the same team, at a desk of her own in the same centre.
      const colleague = make('wx-desktop');
      const theirs = make('wx-popover-stack');
      colleague.clock = d.clock;
      const team = defaultOrganisation.agents[0]!.teams[0]!;
      const other = defaultOrganisation.agents.slice(1).find((one) => one.teams.includes(team))!;
      colleague.backend = d.centre.seat(other.id);
      colleague.append(theirs);
      document.body.append(colleague);
      await settle();
      await colleague.perform('sign-in', { teamId: team, station: { kind: 'browser', number: '' } });
      await colleague.perform('set-state', { state: { name: 'available' } });
      await d.advance(1000);
      expect(allByRole('article', undefined, theirs).map((one) => one.computedName)).to.deep.equal([
        'Callback request from Maya Torres',
      ]);
      expect(textOf(allByRole('article', undefined, theirs)[0]!)).to.contain('00:31 ago');
      expect(popovers()).to.have.length(0);
      colleague.remove();
      await d.advance(1000);
    });

    it('[EDG-20] an agent who goes Idle after accepting: it goes on, and Idle follows', async () => {
      const d = await desk(withPane, { station: 'browser' });
      const { id } = await callBack(d);
      await press(d, 'Answer');
      await be(d, 'idle');
      expect(d.interaction(id).dialling).not.to.equal(null);
      await d.act('customer-answers', { interactionId: id });
      expect(textOf(byRole('article', 'Call with Maya Torres'))).to.contain('Connected');
      const { state: now, next } = d.desktop.state.agent!;
      expect([now.name, next?.name]).to.deep.equal(['engaged', 'idle']);
    });

    for (const [button, event] of [
      ['Skip', 'wx-skip-preview'],
      ['Remove', 'wx-remove-preview'],
    ] as const) {
      it(`[OUT-02] [HST-01] "${button}" asks for it, and the contact is gone without blame`, async () => {
        const d = await desk(stack, { station: 'browser' });
        const { id } = await offer(d);
        d.heard.length = 0;
        let detail: unknown;
        document.addEventListener(event, (one) => (detail = one.detail), { once: true });
        await press(d, button);
        expect(detail).to.deep.equal({ interactionId: id, desktop: 'desk' });
        expect(popovers()).to.have.length(0);
        expect(state(d)).to.equal('available');
      });
    }

    it('[OUT-02] "Accept" calls the customer', async () => {
      const d = await desk(withPane, { station: 'browser' });
      const { id } = await offer(d);
      await press(d, 'Accept');
      expect(d.interaction(id).dialling?.state).to.equal('dialling');
      await d.advance(1000);
      await d.act('customer-answers', { interactionId: id });
      expect(textOf(byRole('article', 'Call with Harriet Kessler'))).to.contain('Connected');
    });

    it('[OUT-02] [HST-01] leaves it to a listener that cancels', async () => {
      const d = await desk(stack, { station: 'browser' });
      await offer(d);
      document.addEventListener('wx-remove-preview', (event) => event.preventDefault(), { once: true });
      await press(d, 'Remove');
      expect(names()).to.deep.equal(['Campaign contact: Harriet Kessler']);
    });
  });

  describe('refuses', () => {
    it('[CBK-04] a callback while no more calls can be placed: it stays, with the code', async () => {
      const settings = { callLimits: { tenant: 0 } };
      const d = await desk(stack, { station: 'browser', settings });
      await callBack(d);
      await press(d, 'Answer');
      expect(textOf(popover())).to.contain('No more calls can be placed now').and.contain('TENANT_CALL_LIMIT');
    });
  });

  describe('keyboard and axe', () => {
    it('[A11Y-01] [OUT-02] Tab goes from act to act, Enter does it', async () => {
      const d = await desk(stack, { station: 'browser' });
      const { id } = await offer(d);
      let removed: unknown;
      document.addEventListener('wx-remove-preview', ({ detail }) => (removed = detail.interactionId), { once: true });
      await d.advance(500);
      byRole('button', 'Accept').focus();
      await sendKeys({ press: 'Tab' });
      await sendKeys({ press: 'Tab' });
      await sendKeys({ press: 'Enter' });
      await settle();
      expect(removed).to.equal(id);
    });

    it('[A11Y-01] has nothing for axe to find, nothing too wide at 320 px, all of it in forced colours', async () => {
      await setViewport({ width: 320, height: 700 });
      await emulateFeatures({ 'forced-colors': 'active' });
      const d = await desk(stack, { station: 'browser', settings: { capacity: { call: 9 } } });
      await callBack(d, { name: 'Wilhelmina Featherstonehaugh-Okonkwo-Montgomery' });
      await offer(d);
      await atRest();
      await expect(find('wx-popover-stack')!).to.be.accessible();
      for (const one of popovers()) {
        expect(one.getBoundingClientRect().right).to.be.at.most(320);
        expect(one.scrollWidth).to.be.at.most(one.clientWidth + 1);
      }
      expect(allByRole('button').map((one) => one.computedName)).to.include.members(['Answer', 'Accept', 'Remove']);
    });
  });

  describe('edges', () => {
    it('shows values as the text they are, however long', async () => {
      const d = await desk(stack, { station: 'browser' });
      await callBack(d, { name: `<img src=x onerror=alert(1)> ${'x'.repeat(5000)}` });
      expect(popover().querySelector('img')).to.equal(null);
      expect(textOf(popover())).to.contain('<img src=x');
      expect(popover().scrollWidth).to.be.at.most(popover().clientWidth + 1);
    });
  });
});
