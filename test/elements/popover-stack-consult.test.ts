import { expect } from '@open-wc/testing';
import { resetMouse, sendMouse } from '@web/test-runner-commands';
import { defaultOrganisation } from '../../src/backends/simulator/index.js';
import type { OrganisationInput } from '../../src/backends/simulator/index.js';
import type { Destination, Interaction } from '../../src/core/index.js';
import { through } from '../support/backend.js';
import { asked, colleague, does } from '../support/colleagues.js';
import type { Player } from '../support/colleagues.js';
import { desk, find, html, settle } from '../support/desk.js';
import type { Desk, DeskOptions } from '../support/desk.js';
import { emulateFeatures } from '../support/media.js';
import { allByRole, atRest, byRole, deep, isThere, textOf } from '../support/page.js';

const stack = html`<wx-popover-stack></wx-popover-stack><wx-notices></wx-notices>`;
const list = html`<wx-task-list></wx-task-list><wx-popover-stack></wx-popover-stack>`;

const popovers = (): HTMLElement[] => allByRole('article', undefined, find('wx-popover-stack')!);
const popover = (): HTMLElement => {
  const [only, ...others] = popovers();
  if (!only || others.length > 0) throw new Error(`There are ${String(popovers().length)} popovers.`);
  return only;
};
/** Labels and values below an element, in their order. */
const lines = (scope: Element): Record<string, string> => {
  const all = [...deep(scope)];
  const terms = all.filter((one) => one.localName === 'dt').map((one) => one.textContent.trim());
  const values = all.filter((one) => one.localName === 'dd').map((one) => textOf(one));
  return Object.fromEntries(terms.map((term, index) => [term, values[index] ?? '']));
};
const tile = (scope: Element): string | null =>
  [...deep(scope)].find((one) => one.matches('.wx-channel'))!.getAttribute('data-channel');
const heard = (): string => allByRole('alert', undefined, find('wx-popover-stack')!).map(textOf).join(' ').trim();
const state = (d: Desk): string => d.desktop.state.agent!.state.name;

/** The example organisation, where each flow shows these variables on a popover. */
function showing(...popover: readonly string[]): Partial<OrganisationInput> {
  const variables = ['one', 'two', 'three', 'four', 'five', 'six', 'secret'].map((name) => ({
    ...{ name, label: `Label ${name}`, type: 'string' as const, value: `value ${name}` },
    secure: name === 'secret',
  }));
  return { flows: defaultOrganisation.flows.map((flow) => ({ ...flow, variables, popover: [...popover], pane: [] })) };
}
const SIX = ['one', 'two', 'three', 'four', 'five', 'six'] as const;
const LABELS = SIX.map((name) => `Label ${name}`);

/** A colleague asks the desk through this destination, and it rings. */
async function askedThrough(d: Desk, to: Destination): Promise<Player> {
  const other = await colleague(d, 1);
  await other.talks();
  await other.store.send('consult', { interactionId: other.only.id, to, othersTalk: false });
  await d.advance(1000);
  return other;
}

async function consultDesk(
  options: DeskOptions = {},
  content = stack,
): Promise<{ d: Desk; other: Player; call: Interaction }> {
  const d = await desk(content, { station: 'browser', ...options });
  const other = await asked(d);
  return { d, other, call: d.interaction(other.only.id) };
}

/** A click from the keyboard, after the half second in which none counts. */
async function press(d: Desk, name: string): Promise<void> {
  await d.advance(500);
  byRole('button', name, find('wx-popover-stack')!).click();
  await settle();
}

describe('wx-popover-stack: a colleague asks', function () {
  this.timeout(20_000);

  afterEach(() => resetMouse());

  describe('paints', () => {
    it('[POP-09] who asks, DN, team, and six configured variables: nine', async () => {
      const { other } = await consultDesk({ settings: showing(...SIX) });
      expect(popover().computedName).to.equal('Consult request from Priya Raman');
      expect(textOf(popover())).to.contain('Consult request · Ringing').and.contain('20 sec left');
      expect(byRole('heading', 'Priya Raman', popover()).textContent.trim()).to.equal('Priya Raman');
      expect(lines(popover())).to.deep.equal({
        'Agent DN': other.state.agent!.station!.number,
        Team: 'Billing West',
        ...Object.fromEntries(SIX.map((name) => [`Label ${name}`, `value ${name}`])),
      });
      expect(tile(popover())).to.equal('agent');
    });

    it('[POP-09] through an EP-DN: the DN of who asks, and up to six', async () => {
      const d = await desk(stack, { station: 'browser', settings: showing(...SIX) });
      const other = await askedThrough(d, { kind: 'entry-point', id: 'premier-line', name: 'Premier line' });
      const { number } = other.state.agent!.station!;
      expect(popover().computedName).to.equal(`Consult request from ${number}`);
      expect(Object.keys(lines(popover()))).to.deep.equal(['Agent DN', ...LABELS]);
      expect(lines(popover())['Agent DN']).to.equal(number);
      expect(textOf(popover())).not.to.contain('Priya Raman').and.not.to.contain('Billing West');
    });

    it('[POP-02] connecting first, which names nobody yet', async () => {
      const d = await desk(stack, { station: 'browser' });
      const other = await colleague(d, 1);
      await other.talks();
      await other.store.send('consult', {
        ...{ interactionId: other.only.id, othersTalk: false },
        to: { kind: 'agent', id: d.agentId, name: '' },
      });
      await settle();
      expect(popover().computedName).to.equal('Connecting…');
      expect(isThere('button', 'Answer')).to.equal(false);
      await d.advance(1000);
      expect(popover().computedName).to.equal('Consult request from Priya Raman');
    });

    it('[POP-12] announced once, and once more near its end', async () => {
      const { d } = await consultDesk();
      expect(heard()).to.equal('Consult request from Priya Raman. 20 seconds to answer.');
      await d.advance(11_000);
      expect(heard()).to.contain('Ten seconds left to answer Priya Raman.');
      expect(textOf(popover())).to.contain('Answer now');
    });

    it('[POP-08] none that is secure, though it was configured', async () => {
      await consultDesk({ settings: showing('secret', 'one', 'two') });
      expect(Object.keys(lines(popover()))).to.deep.equal(['Agent DN', 'Team', 'Label one', 'Label two']);
      expect([...deep()].map((one) => one.outerHTML).join('')).not.to.contain('value secret');
    });

    it('[POP-10] of the customer’s protected number the last four digits, anywhere', async () => {
      await consultDesk({ settings: { protectNumbers: true } });
      const html = [...deep()].map((one) => one.outerHTML).join('');
      expect(html).not.to.match(/4155550134|415 555 0134/u);
    });

    it('[POP-03] as a call: below the chats', async () => {
      const d = await desk(stack, { station: 'browser' });
      const other = await colleague(d, 1);
      await other.talks();
      await other.store.send('consult', {
        ...{ interactionId: other.only.id, othersTalk: false },
        to: { kind: 'agent', id: d.agentId, name: '' },
      });
      await d.contact('chat');
      await d.advance(1000);
      expect(popovers().map((one) => one.computedName.split(' from ')[0])).to.deep.equal([
        'Chat request',
        'Consult request',
      ]);
      // Never one of those that are accepted together.
      expect(isThere('button', /^Accept \d/u)).to.equal(false);
    });

    it('[STN-03] reaches an agent who is idle', async () => {
      const d = await desk(stack, { station: 'browser' });
      await d.desktop.perform('set-state', { state: { name: 'idle', codeId: 'lunch' } });
      await asked(d);
      expect(popover().computedName).to.equal('Consult request from Priya Raman');
    });
  });

  describe('asks', () => {
    it('[CON-03] answers by mouse, and then reads along', async () => {
      const { d, other, call } = await consultDesk();
      await d.advance(500);
      const { left, top, width, height } = byRole('button', 'Answer').getBoundingClientRect();
      await sendMouse({ type: 'click', position: [Math.round(left + width / 2), Math.round(top + height / 2)] });
      await settle();
      expect(popovers()).to.have.length(0);
      expect(other.only.consult?.state).to.equal('connected');
      expect(d.interaction(call.id).request).to.equal(null);
    });

    it('[ANS-01] on the telephone, at a telephone', async () => {
      const { d, call } = await consultDesk({ station: 'extension' });
      expect(textOf(popover())).to.contain('Answer on your phone, ext. 2214');
      expect(isThere('button', 'Answer')).to.equal(false);
      await d.act('answer-phone', { interactionId: call.id });
      expect(popovers()).to.have.length(0);
    });
  });

  describe('what becomes of it', () => {
    it('[CON-07] not answered: RONA, and who asked; nothing went back to a queue', async () => {
      const { d, other } = await consultDesk();
      await d.advance(20_000);
      expect(state(d)).to.equal('rona');
      const missed = byRole('alertdialog', 'You did not answer');
      expect(textOf(missed)).to.contain('Priya Raman asked for you.').and.not.to.contain('back in');
      expect(other.only.consult).to.equal(null);
      await press(d, 'Go Available');
      expect(state(d)).to.equal('available');
    });

    it('[EDG-18] declined: the state says so, and the popover who asked', async () => {
      const { d, other } = await consultDesk();
      await press(d, 'Decline');
      expect(state(d)).to.equal('declined');
      const missed = byRole('alertdialog', 'You declined the call');
      expect(textOf(missed)).to.contain('Priya Raman asked for you.').and.not.to.contain('back in');
      expect(other.names()).to.include('consult-failed');
    });

    it('[ANS-04] called off: it goes, with a notice that names who asked, and no RONA', async () => {
      const { d, other } = await consultDesk();
      await does(other, 'cancel-consult');
      expect(popovers()).to.have.length(0);
      expect(state(d)).to.equal('available');
      expect(textOf(find('wx-notices')!))
        .to.contain('Priya Raman asked for you')
        .and.contain('called off');
    });

    it('[XFR-02] a call that was handed over and not taken is over, and not back in a queue', async () => {
      const d = await desk(stack, { station: 'browser' });
      const other = await colleague(d, 1);
      const call = await other.talks();
      const to = { kind: 'agent', id: d.agentId, name: '' } as const;
      await other.store.send('transfer', { interactionId: call.id, to });
      await d.advance(1000);
      expect(popover().computedName).to.match(/^Incoming call from /u);
      await d.advance(20_000);
      expect(state(d)).to.equal('rona');
      const missed = byRole('alertdialog', 'You did not answer');
      expect(textOf(missed)).to.contain('was handed to you, and is over').and.not.to.contain('back in');
    });
  });

  describe('in the task list', () => {
    it('[POP-09] [POP-01] the same in its row, where the list is open', async () => {
      await consultDesk({ settings: showing(...SIX) }, list);
      expect(popovers()).to.have.length(0);
      const row = [...deep(find('wx-task-list')!)].find((one) => one.part.contains('task'))!;
      expect(textOf(row)).to.contain('Priya Raman').and.contain('Consult request · Ringing');
      expect(Object.keys(lines(row))).to.deep.equal(['Agent DN', 'Team', ...LABELS]);
      expect(tile(row)).to.equal('agent');
      expect(isThere('button', 'Answer', find('wx-task-list')!)).to.equal(true);
    });

    it('after the answer the row is the customer’s, and says that it is a consult', async () => {
      const { d, call } = await consultDesk({}, list);
      await d.desktop.perform('accept', { interactionId: call.id });
      await settle();
      const name = d.interaction(call.id).customer.name!;
      expect(textOf(find('wx-task-list')!))
        .to.contain(name)
        .and.contain('Consulting');
    });
  });

  describe('axe and edges', () => {
    it('is accessible, in light, dark and high contrast', async () => {
      await consultDesk();
      for (const features of [{ 'prefers-color-scheme': 'dark' }, { 'forced-colors': 'active' }, {}] as const) {
        await emulateFeatures(features);
        await atRest();
        await expect(find('wx-popover-stack')).to.be.accessible();
      }
    });

    it('in Chinese', async () => {
      const { d } = await consultDesk({ lang: 'zh-CN' });
      expect(popover().computedName).to.equal('咨询请求，来自 Priya Raman');
      expect(Object.keys(lines(popover())).slice(0, 2)).to.deep.equal(['座席号码', '团队']);
      await d.advance(20_000);
      expect(textOf(byRole('alertdialog'))).to.contain('Priya Raman 曾向您咨询。');
    });

    it('shows a name of 5,000 characters with markup as text, and no wider than the popover', async () => {
      const long = `<b onclick=alert(1)>${'W'.repeat(5000)}</b>`;
      const { d } = await consultDesk();
      const { backend } = d;
      d.desktop.backend = through(backend, {
        connect: (listener) =>
          backend.connect({
            ...listener,
            fact: (fact) => listener.fact({ ...fact, interactions: fact.interactions.map((one) => asksAs(long, one)) }),
          }),
      });
      await settle();
      expect(byRole('heading', long, popover()).querySelector('b')).to.equal(null);
      expect(popover().getBoundingClientRect().width).to.be.at.most(360);
    });
  });
});

const asksAs = (name: string, one: Interaction): Interaction => ({
  ...one,
  request: one.request?.from ? { ...one.request, from: { name, number: name, team: name } } : one.request,
});
