/**
 * What happens when several things happen at once, seen by agents at their desktops: the rules of "What happens when …"
 * that no single element has to itself.
 */
import { expect } from '@open-wc/testing';
import { defaultOrganisation } from '../../src/backends/simulator/index.js';
import type { OrganisationInput } from '../../src/backends/simulator/index.js';
import { participantOf } from '../../src/core/index.js';
import type { Destination, FailureCode, Interaction } from '../../src/core/index.js';
import {
  ANSWERED_AFTER,
  answer,
  ask,
  asked,
  colleague,
  confer,
  conferred,
  consult,
  consulted,
  does,
  NUMBER,
  to,
} from '../support/colleagues.js';
import type { Player } from '../support/colleagues.js';
import { desk, find, html, settle } from '../support/desk.js';
import type { Desk } from '../support/desk.js';
import { linkedDesk } from '../support/link.js';
import { allByRole, byRole, isThere, textOf } from '../support/page.js';
import { refused } from '../contract/player.js';

const content = html`<wx-agent-state></wx-agent-state>
  <wx-interaction-control></wx-interaction-control>
  <wx-popover-stack></wx-popover-stack>
  <wx-wrapup></wx-wrapup>
  <wx-notices inline></wx-notices>`;
const browser = { station: 'browser' } as const;
const WRAP_UP = 'Wrap-up reasons';

const idOf = (d: Desk): string => [...d.desktop.state.interactions.keys()][0] ?? '';
const mine = (d: Desk): Interaction => d.interaction(idOf(d));
const fails = (d: Desk): Promise<void> => d.act('fail-phone', { interactionId: idOf(d) });
const customerLeaves = (d: Desk): Promise<void> => d.act('customer-leaves', { interactionId: idOf(d) });
const pane = (): string => textOf(find('wx-interaction-control') ?? document.body);
const state = (): string => textOf(find('wx-agent-state') ?? document.body);
const told = (): string => textOf(find('wx-notices') ?? document.body);
const primaryOf = (call: Interaction): string | undefined => call.participants.find((one) => one.primary)?.name;
const inIt = (call: Interaction): string[] =>
  call.participants.filter((one) => one.status === 'joined').map((one) => one.name);
const requests = (): HTMLElement[] => allByRole('button', /^(?:Answer|Decline)/u);
/** A pane once the call is no longer this agent's. */
const isEmpty = (): boolean => !isThere('article', undefined, find('wx-interaction-control') ?? document);

async function press(name: string | RegExp, scope: Element | null = find('wx-interaction-control')): Promise<void> {
  byRole('button', name, scope ?? document).click();
  await settle();
}

const wrapsUp = async (): Promise<void> => {
  allByRole('radio')[0]?.click();
  await settle();
  await press('Submit Wrap Up', null);
};

/** Everyone at home, and all of one team. */
const billing: OrganisationInput['agents'] = defaultOrganisation.agents.map((agent) => ({
  ...agent,
  teams: ['billing-west'],
  begins: 'offline' as const,
}));
const PREMIER: Destination = { kind: 'queue', id: 'billing-premier', name: 'Billing Premier' };

/** The desk asks a queue while it talks, of which these agents are members. */
async function asksQueue(d: Desk): Promise<void> {
  await ask(d, await d.talk('maya-torres'), PREMIER);
}

describe('what happens when', function () {
  // Several agents sign in and talk before there is anything to look at.
  this.timeout(30_000);

  it('[EDG-02] [WRP-02] the last agent exits, and a number is left: customer and number talk on, nobody owns it', async () => {
    const d = await desk(content, browser);
    await ask(d, await d.talk('maya-torres'), NUMBER);
    await d.advance(ANSWERED_AFTER);
    await d.desktop.perform('conference', { interactionId: idOf(d) });
    await settle();
    expect(pane()).to.contain('After Exit Conference the others talk on without an agent.');
    await press('Exit Conference');
    expect(isThere('dialog', WRAP_UP)).to.equal(true);
    expect(inIt(mine(d))).to.deep.equal(['Maya Torres', 'Outside expert']);
    expect(primaryOf(mine(d))).to.equal(undefined);
    await customerLeaves(d);
    expect(inIt(mine(d)), 'neither customer nor agent is left').to.deep.equal([]);
    expect(allByRole('dialog', WRAP_UP)).to.have.length(1);
  });

  it('[EDG-04] a conferenced agent’s phone fails: out of the conference, Channel failure; the others go on', async () => {
    const d = await desk(content, browser);
    const [, other] = await conferred(d);
    await fails(d);
    expect(isEmpty()).to.equal(true);
    expect(state()).to.contain('Channel failure');
    expect(isThere('dialog', WRAP_UP)).to.equal(false);
    expect(inIt(other.only)).to.have.length(2);
  });

  it('[EDG-04] [CNF-04] the primary’s phone fails: another owns it, the wrap-up is here, Channel failure follows', async () => {
    const d = await desk(content, browser);
    const [, other] = await confer(d);
    await fails(d);
    expect(primaryOf(other.only)).to.equal('Priya Raman');
    expect(other.names()).to.include('became-primary');
    expect(isThere('dialog', WRAP_UP)).to.equal(true);
    await wrapsUp();
    expect(state()).to.contain('Channel failure');
  });

  it('[EDG-05] the phone of who is consulted fails: Channel failure there; here the customer is still on hold', async () => {
    const d = await desk(content, browser);
    const [, other] = await consult(d);
    await other.backend.world.act('fail-phone', { interactionId: other.only.id });
    await settle();
    expect(other.stateName).to.equal('channel-failure');
    expect(allByRole('article', undefined, find('wx-interaction-control') ?? document)).to.have.length(1);
    expect(pane()).to.contain('Call on hold');
    expect(told()).to.contain('Priya Raman left the consult');
    await press('Resume');
    expect(pane()).to.contain('Connected');
  });

  it('[EDG-05] and the one who was consulted sees it so', async () => {
    const d = await desk(content, browser);
    const [, other] = await consulted(d);
    await fails(d);
    expect(isEmpty()).to.equal(true);
    expect(state()).to.contain('Channel failure');
    expect(other.only.consult).to.equal(null);
    expect(isThere('dialog', WRAP_UP)).to.equal(false);
  });

  it('[EDG-08] the customer leaves while a consult waits in a queue: wrap-up, and nobody is asked any more', async () => {
    const d = await desk(content, { ...browser, settings: { agents: billing } });
    const other = await colleague(d);
    await other.idle();
    await asksQueue(d);
    expect(pane()).to.contain('Waiting in Billing Premier');
    await customerLeaves(d);
    expect(isThere('dialog', WRAP_UP)).to.equal(true);
    await other.available();
    await d.advance(2000);
    expect(other.calls).to.deep.equal([]);
  });

  it('[EDG-08] the customer leaves while it rings here: the popover goes, with a notice and without RONA', async () => {
    const d = await desk(content, browser);
    const other = await asked(d);
    expect(requests()).to.have.length(2);
    await other.backend.world.act('customer-leaves', { interactionId: other.only.id });
    await settle();
    expect(requests()).to.deep.equal([]);
    expect(state()).to.contain('Available');
    expect(told()).to.contain('The consult was called off. Your state is unchanged.');
    expect(other.only.wrapUp).not.to.equal(null);
  });

  it('[EDG-10] nobody of a queue answers: RONA there, the next agent is asked, and the consult comes about', async () => {
    const d = await desk(content, { ...browser, settings: { agents: billing } });
    const [first, second] = [await colleague(d, 1), await colleague(d, 2)];
    await asksQueue(d);
    await d.advance(21_000);
    expect(first.stateName).to.equal('rona');
    expect(second.only.request?.kind).to.equal('consult');
    expect(pane()).to.contain('Consult requested');
    await answer(d, second);
    expect(pane()).to.contain('Consulting');
  });

  it('[EDG-10] here it is not answered: RONA, and the popover for it', async () => {
    const d = await desk(content, { ...browser, settings: { agents: billing } });
    const other = await colleague(d);
    await d.desktop.perform('set-state', { state: { name: 'idle', codeId: 'lunch' } });
    await other.talks();
    await other.store.send('consult', { interactionId: other.only.id, to: PREMIER, othersTalk: false });
    await d.goAvailable();
    await d.advance(21_000);
    expect(state()).to.contain('RONA');
    expect(isThere('button', 'Go Available')).to.equal(true);
    expect(other.only.consult?.state, 'it waits for the next').to.equal('queued');
  });

  it('[EDG-10] a number does not answer: the reason, no RONA, and the customer is still on hold', async () => {
    const settings = { addressBook: [{ name: 'Nobody there', number: '+14155550112', called: 'no-answer' as const }] };
    const d = await desk(content, { ...browser, settings });
    await ask(d, await d.talk('maya-torres'), { kind: 'dial-number', id: '+14155550112', name: 'Nobody there' });
    await d.advance(31_000);
    expect(told()).to.contain('Nobody there');
    expect(told()).to.contain('Resume the customer, or ask somebody else.');
    expect(pane()).to.contain('Call on hold');
    expect(state()).not.to.contain('RONA');
  });

  describe('two acts cross', () => {
    /** What is asked here arrives later than what others do. */
    const LATE = { delay: { chance: 1, max: 3000 } } as const;

    it('[EDG-12] Cancel comes after they accepted: the consult is there, and a notice', async () => {
      const { d, link } = await linkedDesk(content, browser);
      const other = await colleague(d);
      await ask(d, await d.talk('maya-torres'), other);
      await d.advance(1000);
      link.faults = LATE;
      byRole('button', 'Cancel', find('wx-interaction-control') ?? document).click();
      await other.backend.world.act('answer-phone', { interactionId: other.only.id });
      link.faults = {};
      await d.advance(4000);
      expect(pane()).to.contain('Consulting');
      expect(told()).to.contain('The consult is over, or not answered');
      expect(other.only.request).to.equal(null);
    });

    it('[EDG-12] Answer comes after they cancelled: no call, no RONA, and a notice', async () => {
      const { d, link } = await linkedDesk(content, browser);
      const other = await asked(d);
      link.faults = LATE;
      requests()[0]?.click();
      await does(other, 'cancel-consult');
      link.faults = {};
      await d.advance(4000);
      expect(d.desktop.state.interactions.size).to.equal(0);
      expect(requests()).to.deep.equal([]);
      expect(state()).to.contain('Available');
      expect(told()).to.contain('The consult was called off. Your state is unchanged.');
      expect(other.only.consult).to.equal(null);
    });

    for (const isOwner of [true, false]) {
      it(`[EDG-16] both press End, ${isOwner ? 'the owner' : 'who does not own it'} last: no error, one wrap-up`, async () => {
        const { d, link } = await linkedDesk(content, browser);
        const [, other] = isOwner ? await confer(d) : await conferred(d);
        await press('End');
        link.faults = LATE;
        byRole('button', 'End', byRole('alertdialog')).click();
        await does(other, 'end');
        link.faults = {};
        await d.advance(4000);
        expect(d.heard).not.to.include('wx-error');
        expect(told()).not.to.contain('The call was not ended');
        expect(isThere('alertdialog')).to.equal(false);
        expect(isThere('dialog', WRAP_UP)).to.equal(isOwner);
        expect(other.calls.length).to.equal(isOwner ? 0 : 1);
        expect(d.desktop.state.pending).to.deep.equal([]);
      });
    }
  });

  describe('an agent who has no time is asked', () => {
    const isRefused = async (d: Desk, other: Player, code: FailureCode): Promise<void> => {
      const whom = { kind: 'agent', id: d.agentId, name: d.desktop.state.agent?.name ?? '' } as const;
      const about = { interactionId: other.only.id, to: whom, othersTalk: false };
      await refused(other.store.send('consult', about), code);
      await settle();
      expect(other.only.consult).to.equal(null);
    };

    it('[EDG-13] while it rings: busy, no second request, no RONA', async () => {
      const d = await desk(content, browser);
      const other = await colleague(d);
      await other.talks();
      await d.ring('call', 'maya-torres');
      await isRefused(d, other, 'agent-busy');
      expect(requests()).to.have.length(2);
      expect(mine(d).request?.kind).to.equal('contact');
    });

    it('[EDG-13] while it talks: busy, and nothing is seen of it', async () => {
      const d = await desk(content, browser);
      const other = await colleague(d);
      await other.talks();
      await d.talk('maya-torres');
      await isRefused(d, other, 'agent-busy');
      expect(requests()).to.deep.equal([]);
      expect(state()).to.contain('Engaged');
    });

    it('[EDG-14] while it wraps up: the choice made there stands', async () => {
      const d = await desk(content, browser);
      const other = await colleague(d);
      await other.talks();
      await d.talk('maya-torres');
      await press('End');
      const radio = allByRole('radio')[2];
      radio?.click();
      await settle();
      const chosen = radio?.computedName;
      await isRefused(d, other, 'agent-wrapping-up');
      expect(allByRole('dialog', WRAP_UP)).to.have.length(1);
      expect(allByRole('radio').find((one) => (one as HTMLInputElement).checked)?.computedName).to.equal(chosen);
    });

    it('[EDG-13] [CON-11] and who asks is told, with what to do', async () => {
      const d = await desk(content, browser);
      const other = await colleague(d);
      const call = await d.talk('maya-torres');
      await other.rings();
      const from = find('wx-interaction-control') ?? d.desktop;
      const payload = { interactionId: call.id, to: to(other), othersTalk: false };
      await d.desktop.send('consult', payload, { from });
      await settle();
      expect(told()).to.contain('That agent is busy');
      expect(told()).to.contain('Choose somebody else.');
      expect(pane()).to.contain('Connected');
    });
  });

  describe('an agent leaves who does not own the call', () => {
    it('[EDG-22] a conference: the state that was chosen follows at once', async () => {
      const d = await desk(content, browser);
      await conferred(d);
      await d.desktop.perform('set-state', { state: { name: 'idle', codeId: 'lunch' } });
      await settle();
      expect(state()).to.contain('Engaged');
      await press('Exit');
      expect(state()).to.contain('Lunch');
      expect(isEmpty()).to.equal(true);
      expect(isThere('dialog', WRAP_UP)).to.equal(false);
    });

    it('[EDG-22] a consult: the former state, where none was chosen', async () => {
      const d = await desk(content, browser);
      await consulted(d);
      await press('Exit Consult');
      expect(state()).to.contain('Available');
      expect(isEmpty()).to.equal(true);
    });
  });

  it('[CNF-11] [CNF-07] whatever the administrator chose, a conference whose customer left is wrap-up assist', async () => {
    const settings = { endConsult: 'end', missedState: 'idle', recording: { enabled: false } } as const;
    const d = await desk(content, { ...browser, settings });
    const [, other] = await confer(d);
    await customerLeaves(d);
    expect(pane()).to.contain('Wrap-up assist');
    await does(other, 'exit-conference');
    expect(isThere('dialog', WRAP_UP)).to.equal(true);
  });

  it('[XFR-04] a call comes from another flow: what matches there was carried over, the rest is the new flow’s', async () => {
    const variable = (name: string, type: 'string' | 'integer', value: string, set = false) => ({
      ...{ name, label: name, type, value, set },
      global: true,
    });
    const flows = defaultOrganisation.flows.map((flow) => {
      const before = ['kept', 'typed', 'set', 'behind'].map((name) => variable(name, 'string', 'old'));
      const after = [
        variable('kept', 'string', 'new'),
        variable('typed', 'integer', '7'),
        variable('set', 'string', 'new', true),
      ];
      if (flow.id === 'billing-premier') return { ...flow, variables: before, popover: [], pane: [] };
      if (flow.id !== 'claims') return flow;
      return { ...flow, queue: 'billing', variables: after, popover: [], pane: after.map(({ name }) => name) };
    });
    const d = await desk(content, { ...browser, settings: { agents: billing, flows } });
    await d.desktop.perform('set-state', { state: { name: 'idle', codeId: 'lunch' } });
    const other = await colleague(d);
    await other.backend.world.act('contact', { channel: 'call', entryPointId: 'premier-line', for: 'me' });
    await answer(d, other);
    const line: Destination = { kind: 'entry-point', id: 'claims-line', name: 'Claims line' };
    await other.store.send('transfer', { interactionId: other.only.id, to: line });
    await d.goAvailable();
    await d.advance(1000);
    requests()[0]?.click();
    await settle();
    expect(participantOf(mine(d), d.agentId)?.primary).to.equal(true);
    expect(pane()).to.contain('kept old');
    expect(pane()).to.contain('typed 7');
    expect(pane()).to.contain('set new');
    expect(pane()).not.to.contain('behind');
  });
});
