/** The contract, third part: more than two people in a call. */
import { expect } from '@open-wc/testing';
import type { Destination, Happenings, Interaction, Participant } from '../../src/core/index.js';
import { customerOf, participantOf } from '../../src/core/index.js';
import type { OrganisationInput } from '../../src/backends/simulator/index.js';
import { billing, castOf, idOf, NUMBER } from './cast.js';
import { has, QUIET, refused } from './player.js';
import type { Player, Stage } from './player.js';

/** Two flows with variables for each of the three cases of XFR-04. */
function flows(): OrganisationInput['flows'] {
  const variable = (name: string, type: 'string' | 'integer', value: string, set = false) => ({
    name,
    label: name,
    type,
    value,
    set,
    global: true,
  });
  return QUIET.flows.map((flow) => {
    if (flow.id === 'billing-premier') {
      const own = ['kept', 'typed', 'set', 'behind'].map((name) => variable(name, 'string', 'from the first'));
      return { ...flow, variables: own, popover: [], pane: [] };
    }
    if (flow.id !== 'claims') return flow;
    const own = [
      variable('kept', 'string', 'own'),
      variable('typed', 'integer', 'own'),
      variable('set', 'string', 'own', true),
    ];
    return { ...flow, queue: 'billing', variables: own, popover: [], pane: [] };
  });
}

/** How it was over for this agent; once. */
function endOf({ happenings }: Player): Pick<Happenings['ended'], 'by' | 'who' | 'goesOn'> {
  const [ended, ...more] = happenings.flatMap((one) => (one.name === 'ended' ? [one.detail] : []));
  if (!ended || more.length > 0) throw new Error('It should have been over once.');
  const { by, who, goesOn } = ended;
  return { by, who, goesOn };
}

export function many(stage: Stage): void {
  const { start, sit, advance, needs } = stage;
  const { agentOf, where, party, isHeld, primary, asks, does, answers, two, consulting, conferencing, withThird } =
    castOf(stage);

  describe('a consult', () => {
    it('[CON-02] [HLD-03] holds the customer and asks; [CON-03] it can be called off', async () => {
      const [me, other] = await two();
      await asks(me, agentOf(other));
      expect(isHeld(me)).to.equal(true);
      expect(where(me)).to.equal('asking');
      expect(other.only.request).to.include({ kind: 'consult', stage: 'connecting' });
      expect(other.only.request?.from?.name).to.equal(me.state.agent?.name);
      await advance(1000);
      expect(other.only.request?.stage).to.equal('offered');
      await refused(does(me, 'conference'), 'no-consult');
      await refused(does(me, 'consult-transfer'), 'no-consult');
      await does(me, 'cancel-consult');
      expect(me.only.consult).to.equal(null);
      expect(isHeld(me)).to.equal(true);
      expect(other.calls).to.deep.equal([]);
      expect(other.stateName).to.equal('available');
      expect(other.names()).to.include('withdrawn');
    });

    it('[CON-04] [CON-05] [HLD-03] of customer and consulted party exactly one is on hold', async () => {
      const [me, other] = await consulting();
      expect(where(me)).to.equal('consulting');
      expect(where(other)).to.equal('consulted');
      expect([isHeld(me), party(me)?.heldAt === null]).to.deep.equal([true, true]);
      const act = (name: 'hold' | 'resume' | 'hold-consult' | 'resume-consult'): Promise<void> =>
        me.store.send(name, { interactionId: me.only.id });
      for (const [name, customerHeld] of [
        ['resume', false],
        ['hold', true],
        ['hold-consult', false],
        ['resume-consult', true],
      ] as const) {
        await act(name);
        expect([isHeld(me), party(me)?.heldAt !== null], name).to.deep.equal([customerHeld, !customerHeld]);
      }
      await refused(other.store.send('resume', { interactionId: other.only.id }), 'not-owner');
    });

    it('[CON-06] [EDG-22] the consulted agent leaves, and is as before; the customer is still on hold', async () => {
      const [me, other] = await consulting();
      expect(other.stateName).to.equal('engaged');
      await does(other, 'exit-consult');
      expect(other.calls).to.deep.equal([]);
      expect(other.stateName).to.equal('available');
      expect(where(me)).to.equal('held');
    });

    it('[CON-07] not answered: RONA there, a reason here, and the customer can be resumed', async () => {
      const [me, other] = await two();
      await asks(me, agentOf(other));
      await advance(21_000);
      expect(other.stateName).to.equal('rona');
      const failed = me.happenings.find((one) => one.name === 'consult-failed');
      expect(failed?.detail).to.include({ reason: 'no-answer' });
      expect(where(me)).to.equal('held');
      await me.store.send('resume', { interactionId: me.only.id });
      expect(where(me)).to.equal('talking');
    });

    it('[CON-08] [CAD-09] the consulted agent reads what is saved, and saves nothing', async () => {
      const [me, other] = await consulting();
      const variable = me.only.variables.find((one) => one.editable && one.type === 'string');
      const save = {
        interactionId: me.only.id,
        variable: variable?.name ?? '',
        value: 'New',
        base: variable?.version ?? 0,
      };
      await refused(other.store.send('save-variable', save), 'not-allowed');
      await me.store.send('save-variable', save);
      expect(other.only.variables.find((one) => one.name === variable?.name)?.value).to.equal('New');
    });

    for (const [endConsult, outcome] of [
      ['keep', 'held'],
      ['end', 'wrapping-up'],
    ] as const) {
      it(`[CON-09] End Consult where the administrator chose "${endConsult}"`, async () => {
        const [me, other] = await consulting({ endConsult });
        await does(me, 'end-consult');
        expect(where(me)).to.equal(outcome);
        expect(other.calls).to.deep.equal([]);
      });
    }

    it('[CON-09] hanging up the telephone ends both, whatever the setting', async () => {
      const [me, other] = await consulting();
      await me.backend.world.act('hang-up-phone', {});
      expect(where(me)).to.equal('wrapping-up');
      expect(other.calls).to.deep.equal([]);
    });

    it('[CON-10] Transfer hands the customer over; who asked wraps up', async () => {
      const [me, other] = await consulting();
      await does(me, 'consult-transfer');
      expect(where(me)).to.equal('wrapping-up');
      expect(where(other)).to.equal('talking');
      expect(primary(other)).to.equal(other.state.agent?.name);
      expect(other.names()).to.include('became-primary');
    });

    it('[CON-11] is refused where nobody can be reached, and changes nothing', async () => {
      const [me, other] = await two();
      await other.idle();
      await refused(asks(me, { kind: 'agent', id: 'nobody', name: 'Nobody' }), 'agent-unavailable');
      await refused(asks(me, { kind: 'dial-number', id: '12', name: '' }), 'invalid-number');
      await refused(asks(me, { kind: 'queue', id: 'billing', name: 'Billing' }), 'destination-not-allowed');
      await refused(asks(me, { kind: 'queue', id: 'technical-support', name: '' }), 'nobody-in-queue');
      await refused(asks(me, { kind: 'entry-point', id: 'nowhere', name: '' }), 'entry-point-unknown');
      expect(where(me)).to.equal('talking');
      // Idle agents can be asked.
      await asks(me, agentOf(other));
      expect(where(me)).to.equal('asking');
    });

    it('[EDG-13] [EDG-14] an agent who rings, talks or wraps up is not asked, and not disturbed', async () => {
      const [me, other] = await two();
      await other.rings();
      await refused(asks(me, agentOf(other)), 'agent-busy');
      await other.backend.world.act('answer-phone', { interactionId: other.only.id });
      await refused(asks(me, agentOf(other)), 'agent-busy');
      await other.store.send('end', { interactionId: other.only.id });
      await refused(asks(me, agentOf(other)), 'agent-wrapping-up');
      expect(other.only.wrapUp).not.to.equal(null);
    });

    it('[CON-12] [EDG-10] to a queue: waits while all are busy, then the next agent is asked', async () => {
      const me = await start({ agents: billing() });
      await me.begin();
      const [second, third] = [sit(1), sit(2)];
      await second.begin('extension', '7002');
      await third.begin('extension', '7003');
      await second.idle();
      await third.idle();
      await me.talks();
      await asks(me, { kind: 'queue', id: 'billing-premier', name: 'Billing Premier' });
      expect(me.only.consult?.state).to.equal('queued');
      await second.available();
      expect(second.only.request?.kind).to.equal('consult');
      await advance(1000);
      await third.available();
      await advance(20_000);
      expect(second.stateName).to.equal('rona');
      expect(third.only.request?.kind).to.equal('consult');
      await answers(third);
      expect(where(me)).to.equal('consulting');
    });

    it('[EDG-08] [EDG-10] the customer hangs up: it leaves the queue, nobody is in RONA, and it is wrapped up', async () => {
      const [me, other] = await two();
      await asks(me, agentOf(other));
      await advance(1000);
      await me.backend.world.act('customer-leaves', { interactionId: me.only.id });
      expect(other.calls).to.deep.equal([]);
      expect(other.stateName).to.equal('available');
      expect(where(me)).to.equal('wrapping-up');
    });

    it('[CON-13] the customer hangs up during a consult: it ends, and is wrapped up', async () => {
      const [me, other] = await consulting();
      await me.backend.world.act('customer-leaves', { interactionId: me.only.id });
      expect(where(me)).to.equal('wrapping-up');
      expect(other.calls).to.deep.equal([]);
      expect(other.stateName).to.equal('available');
    });

    it('[EDG-11] resumed while it pends, the customer talks, and the consult begins on hold', async () => {
      const [me, other] = await two();
      await asks(me, agentOf(other));
      await me.store.send('resume', { interactionId: me.only.id });
      expect(isHeld(me)).to.equal(false);
      await answers(other);
      expect(where(me)).to.equal('consult-held');
      expect(party(me)?.heldAt).not.to.equal(null);
      const told = me.happenings.find((one) => one.name === 'consult-accepted');
      expect(told?.detail).to.include({ held: true });
    });

    it('[EDG-03] there is one at a time', async () => {
      const [me, other] = await consulting();
      await refused(asks(me, agentOf(other)), 'consult-open');
    });

    it('[EDG-05] the consulted phone fails: the consult ends, that agent is in Channel failure', async () => {
      const [me, other] = await consulting();
      await other.backend.world.act('fail-phone', { interactionId: other.only.id });
      expect(other.stateName).to.equal('channel-failure');
      expect(where(me)).to.equal('held');
    });

    it('to a number: answers, or fails with its reason and without RONA', async () => {
      const [me] = await two({ addressBook: [{ name: 'Busy line', number: '+14155550111', called: 'busy' }] });
      await asks(me, { kind: 'dial-number', id: '+14155550111', name: 'Busy line' });
      await advance(4000);
      const failed = me.happenings.find((one) => one.name === 'consult-failed');
      expect(failed?.detail).to.include({ reason: 'busy' });
      expect(where(me)).to.equal('held');
      await asks(me, NUMBER);
      await advance(7000);
      expect(where(me)).to.equal('consulting');
      expect(party(me)?.kind).to.equal('dial-number');
      if (has('party-names')) expect(party(me)?.name).to.equal(NUMBER.name);
    });

    it('[EDG-24] with the customer on hold it cannot be ended; with the consult on hold both legs end', async () => {
      const [me, other] = await consulting();
      await refused(me.store.send('end', { interactionId: me.only.id }), 'on-hold');
      await me.store.send('hold-consult', { interactionId: me.only.id });
      await me.store.send('end', { interactionId: me.only.id });
      expect(where(me)).to.equal('wrapping-up');
      expect(other.calls).to.deep.equal([]);
    });

    it('[REC-03] [EDG-25] recording cannot be paused during one; a pause that ran ends at its time', async () => {
      const [me, other] = await two();
      await me.store.send('pause-recording', { interactionId: me.only.id });
      await asks(me, agentOf(other));
      await refused(me.store.send('resume-recording', { interactionId: me.only.id }), 'not-allowed');
      await advance(30_000);
      expect(me.only.recording.state).to.equal('on');
    });
  });

  describe('a conference', () => {
    it('[CNF-01] joins all, and takes the customer off hold', async () => {
      const [me, other] = await conferencing();
      expect(isHeld(me)).to.equal(false);
      expect([where(me), where(other)]).to.deep.equal(['conference', 'conferenced']);
      expect(me.only.consult).to.equal(null);
    });

    it('[CNF-04] the primary leaves: the agent longest in it owns it, the former one wraps up', async () => {
      const [me, other, third] = await withThird();
      await does(me, 'exit-conference');
      expect(where(me)).to.equal('wrapping-up');
      expect(primary(other)).to.equal(other.state.agent?.name);
      expect(other.names()).to.include('became-primary');
      expect(where(other)).to.equal('conference');
      expect(where(third)).to.equal('conferenced');
    });

    it('[CNF-05] End ends it for all, by any agent; the primary wraps up', async () => {
      const [me, other] = await conferencing();
      await other.store.send('end', { interactionId: other.only.id });
      expect(where(me)).to.equal('wrapping-up');
      expect(other.calls).to.deep.equal([]);
      expect(other.stateName).to.equal('available');
      expect(endOf(me).goesOn).to.equal(false);
      expect(endOf(other), 'whose act it was').to.deep.equal({ by: 'agent', who: null, goesOn: false });
      if (has('who-ended')) expect(endOf(me)).to.include({ by: 'agent', who: other.state.agent?.name });
    });

    it('[EDG-16] two press End: the second is no error', async () => {
      const [me, other] = await conferencing();
      const { id } = me.only;
      await other.store.send('end', { interactionId: id });
      await me.store.send('end', { interactionId: id });
      expect(where(me)).to.equal('wrapping-up');
    });

    it('[CNF-07] the customer leaves: wrap-up assist, until one is left', async () => {
      const [me, other, third] = await withThird();
      await me.backend.world.act('customer-leaves', { interactionId: me.only.id });
      expect([where(me), where(third)]).to.deep.equal(['assist', 'assisting']);
      await refused(asks(me, NUMBER), 'not-allowed');
      await does(third, 'exit-conference');
      expect(where(me)).to.equal('assist');
      await does(other, 'exit-conference');
      expect(where(me)).to.equal('wrapping-up');
    });

    it('[CNF-08] [EDG-01] an agent leaves: with one left it is a plain call again', async () => {
      const [me, other] = await conferencing();
      await does(other, 'exit-conference');
      expect(other.stateName).to.equal('available');
      expect(endOf(other)).to.deep.equal({ by: 'agent', who: null, goesOn: true });
      expect(me.names()).not.to.include('ended');
      expect(where(me)).to.equal('talking');
      await me.store.send('hold', { interactionId: me.only.id });
      expect(isHeld(me)).to.equal(true);
    });

    it('[EDG-02] with the customer and a number left nobody owns it; it ends with the first who goes', async () => {
      const [me] = await two();
      await asks(me, NUMBER);
      await advance(7000);
      await does(me, 'conference');
      await does(me, 'exit-conference');
      expect(where(me)).to.equal('wrapping-up');
      expect(primary(me)).to.equal(undefined);
      const { id } = me.only;
      await me.store.send('wrap-up', { interactionId: id, reasonId: 'complaint' });
      expect(me.calls).to.deep.equal([]);
      const still = me.backend.world.view.outsiders.map((one) => one.where);
      expect(still).to.deep.equal(['talking']);
      await me.backend.world.act('customer-leaves', { interactionId: id });
      expect(me.backend.world.view.outsiders).to.deep.equal([]);
    });

    needs('participants')('[CNF-09] [CNF-10] the primary holds, resumes and removes the others', async () => {
      const [me, other] = await conferencing();
      const { id } = me.only;
      const of = (player: Player): Participant => {
        const found = participantOf(me.only, idOf(player));
        if (!found) throw new Error('Not in the call.');
        return found;
      };
      const customer = customerOf(me.only)?.id ?? '';
      await me.store.send('hold-participant', { interactionId: id, participantId: customer });
      expect(isHeld(me)).to.equal(true);
      expect(of(other).heldAt).to.equal(null);
      await me.store.send('resume-participant', { interactionId: id, participantId: customer });
      await me.store.send('hold-participant', { interactionId: id, participantId: of(other).id });
      expect(of(other).heldAt).not.to.equal(null);
      const byOther = { interactionId: id, participantId: customer };
      await refused(other.store.send('remove-participant', byOther), 'not-owner');
      await me.store.send('remove-participant', { interactionId: id, participantId: of(other).id });
      expect(other.calls).to.deep.equal([]);
      expect(endOf(other), 'who was removed').to.deep.equal({ by: 'agent', who: me.state.agent?.name, goesOn: true });
      expect(where(me)).to.equal('talking');
    });

    needs('participants')('[CON-14] consulting out of it holds the others, or lets them talk', async () => {
      const [me, other] = await conferencing();
      const held = (): number => me.only.participants.filter((one) => one.leg === 'main' && one.heldAt !== null).length;
      await asks(me, NUMBER, true);
      expect(held()).to.equal(0);
      await does(me, 'cancel-consult');
      await asks(other, NUMBER);
      expect(held()).to.equal(2);
      await advance(7000);
      await refused(does(other, 'consult-transfer'), 'no-consult');
      await does(other, 'conference');
      expect(held()).to.equal(0);
      expect(me.only.participants.filter((one) => one.status === 'joined')).to.have.length(4);
    });

    it('[CNF-02] takes eight and no ninth', async () => {
      const [me] = await two();
      for (let more = 0; more < 6; more += 1) {
        await asks(me, { ...NUMBER, id: `+1415555010${String(more)}` });
        await advance(7000);
        await does(me, 'conference');
      }
      expect(me.only.participants.filter((one) => one.status === 'joined')).to.have.length(8);
      await refused(asks(me, NUMBER), 'conference-full');
    });

    it('[EDG-04] a phone that fails leaves; the primary hands over and wraps up', async () => {
      const [me, other, third] = await withThird();
      await third.backend.world.act('fail-phone', { interactionId: third.only.id });
      expect(third.stateName).to.equal('channel-failure');
      await me.backend.world.act('fail-phone', { interactionId: me.only.id });
      expect(where(me)).to.equal('wrapping-up');
      expect(primary(other)).to.equal(other.state.agent?.name);
      await me.store.send('wrap-up', { interactionId: me.only.id, reasonId: 'complaint' });
      expect(me.stateName).to.equal('channel-failure');
    });

    it('[EDG-09] the customer leaves while a consult runs: only its end is left', async () => {
      const [me, other] = await conferencing();
      await asks(me, NUMBER);
      await advance(7000);
      await me.backend.world.act('customer-leaves', { interactionId: me.only.id });
      await refused(does(me, 'conference'), 'no-consult');
      await does(me, 'end-consult');
      expect([where(me), where(other)]).to.deep.equal(['assist', 'assisting']);
    });

    it('[CNF-05] hanging up the telephone leaves it', async () => {
      const [me, other] = await conferencing();
      await other.backend.world.act('hang-up-phone', {});
      expect(where(me)).to.equal('talking');
      expect(other.stateName).to.equal('available');
      expect(endOf(other)).to.include({ who: null, goesOn: true });
      if (has('who-ended')) expect(endOf(other).by).to.equal('phone');
    });
  });

  describe('a transfer', () => {
    const hands = (player: Player, to: Destination): Promise<void> =>
      player.store.send('transfer', { interactionId: player.only.id, to });

    it('[XFR-02] [XFR-05] to an agent: the sender wraps up, the other rings', async () => {
      const [me, other] = await two();
      await hands(me, agentOf(other));
      expect(where(me)).to.equal('wrapping-up');
      await answers(other);
      expect(where(other)).to.equal('talking');
      expect(where(me)).to.equal('wrapping-up');
    });

    it('[XFR-02] not taken: the call is over, RONA there, the wrap-up here is as it was', async () => {
      const [me, other] = await two();
      await hands(me, agentOf(other));
      const { wrapUp } = me.only;
      await advance(21_000);
      expect(other.stateName).to.equal('rona');
      expect(me.only.wrapUp).to.deep.equal(wrapUp);
      await me.store.send('wrap-up', { interactionId: me.only.id, reasonId: 'complaint' });
      await other.available();
      await advance(60_000);
      expect([...me.calls, ...other.calls]).to.deep.equal([]);
    });

    it('[XFR-06] [EDG-15] refused: the call is as it was', async () => {
      const [me, other] = await two();
      await other.idle();
      const before = me.only;
      await refused(hands(me, agentOf(other)), 'agent-unavailable');
      await refused(hands(me, { kind: 'dial-number', id: '1', name: '' }), 'invalid-number');
      await refused(hands(me, { kind: 'entry-point', id: 'nowhere', name: '' }), 'entry-point-unknown');
      expect(me.only).to.deep.equal(before);
    });

    it('[XFR-03] to a queue: any agent of it who is available may answer', async () => {
      const me = await start({ agents: billing() });
      await me.begin();
      const other = sit(1);
      await other.begin('extension', '7002');
      await me.talks();
      await hands(me, { kind: 'queue', id: 'billing', name: 'Billing' });
      expect(where(me)).to.equal('wrapping-up');
      expect(other.only.queue?.id).to.equal('billing');
    });

    it('[XFR-03] to an entry point: never back to who sent it', async () => {
      const me = await start({ agents: billing() });
      await me.begin();
      await me.talks();
      await hands(me, { kind: 'entry-point', id: 'billing-line', name: 'Billing line' });
      await me.store.send('wrap-up', { interactionId: me.only.id, reasonId: 'complaint' });
      await advance(60_000);
      expect(me.calls).to.deep.equal([]);
      const other = sit(1);
      await other.begin('extension', '7002');
      await advance(1000);
      expect(other.only.entryPoint?.id).to.equal('billing-line');
    });

    it('[XFR-04] into another flow: kept, not carried, or set there', async () => {
      const me = await start({ agents: billing(), flows: flows() });
      await me.begin();
      await me.backend.world.act('contact', { channel: 'call', entryPointId: 'premier-line', for: 'me' });
      await answers(me);
      await hands(me, { kind: 'entry-point', id: 'claims-line', name: '' });
      const other = sit(1);
      await other.begin('extension', '7002');
      await advance(1000);
      const value = (call: Interaction, name: string): string | null | undefined =>
        call.variables.find((one) => one.name === name)?.value;
      expect(value(other.only, 'kept')).to.equal('from the first');
      expect(value(other.only, 'typed')).to.equal('own');
      expect(value(other.only, 'set')).to.equal('own');
      expect(value(other.only, 'behind')).to.equal(undefined);
    });

    it('to a number: handed over at once', async () => {
      const [me] = await two();
      await hands(me, NUMBER);
      expect(where(me)).to.equal('wrapping-up');
    });
  });
}
