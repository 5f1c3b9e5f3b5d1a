/** The contract, fourth part: what happens when several things happen to a call of many. */
import { expect } from '@open-wc/testing';
import type { OrganisationInput } from '../../src/backends/simulator/index.js';
import { controlsOf } from '../../src/core/index.js';
import type { Act, Commands, Destination, Participant } from '../../src/core/index.js';
import { billing, castOf, idOf, NUMBER } from './cast.js';
import { refused } from './player.js';
import type { Player, Stage } from './player.js';

const OTHER_NUMBER: Destination = { ...NUMBER, id: '+14155550198', name: 'Another expert' };
const PREMIER: Destination = { kind: 'queue', id: 'billing-premier', name: 'Billing Premier' };

export function edges(stage: Stage): void {
  const { start, sit, advance, needs } = stage;
  const { agentOf, where, party, isHeld, primary, asks, does, answers, two, consulting, conferencing, withThird } =
    castOf(stage);

  type Plain = { [K in Act]: Commands[K] extends { readonly interactionId: string } ? K : never }[Act];
  const acts = (player: Player, act: Plain): Promise<void> => player.store.send(act, { interactionId: player.only.id });
  const on = (player: Player, act: 'hold' | 'resume' | 'remove', whom: Participant | undefined): Promise<void> =>
    player.store.send(`${act}-participant`, { interactionId: player.only.id, participantId: whom?.id ?? '' });
  const world = (player: Player, act: 'customer-leaves' | 'fail-phone'): Promise<void> =>
    player.backend.world.act(act, { interactionId: player.only.id });
  const inMain = (player: Player): Participant[] =>
    player.only.participants.filter((one) => one.leg === 'main' && one.status === 'joined');
  const customer = (player: Player): Participant | undefined => inMain(player).find((one) => one.kind === 'customer');
  const partIn = (player: Player, whose: Player): Participant | undefined =>
    inMain(player).find((one) => one.agentId === idOf(whose));
  const enabled = (player: Player, act: Act): boolean | undefined =>
    controlsOf(player.state, player.only.id)[act]?.enabled;
  const heldIn = (player: Player): number => inMain(player).filter((one) => one.heldAt !== null).length;
  const wrapsUp = (player: Player, interactionId = player.only.id): Promise<void> =>
    player.store.send('wrap-up', { interactionId, reasonId: 'complaint' });
  /** A number is asked, and answers. */
  const asksNumber = async (player: Player, othersTalk = false, to = NUMBER): Promise<void> => {
    await asks(player, to, othersTalk);
    await advance(7000);
  };
  const partyLeaves = async (player: Player, interactionId: string, { id, name }: Destination): Promise<void> => {
    const participantId =
      player.only.participants.find((one) => [name, id].includes(one.name) && one.status === 'joined')?.id ?? '';
    await player.backend.world.act('party-leaves', { interactionId, participantId });
  };

  const twoAtHome = async (settings: Parameters<typeof start>[0] = {}): Promise<[Player, Player]> => {
    const me = await start(settings);
    await me.begin();
    const other = sit(1);
    await other.begin('extension', '7002');
    return [me, other];
  };

  describe('a consult out of a conference', () => {
    needs('participants')(
      '[CON-05] [CON-14] [EDG-23] goes back and forth between the conference and the one who is asked',
      async () => {
        const [me, other] = await conferencing();
        await asksNumber(me);
        const seen = (): [number, boolean] => [heldIn(me), party(me)?.heldAt !== null];
        expect(seen()).to.deep.equal([2, false]);
        expect(enabled(me, 'consult-transfer')).to.equal(undefined);
        for (const [act, expected] of [
          ['hold-consult', [0, true]],
          ['resume-consult', [2, false]],
          ['resume', [0, true]],
          ['hold', [2, false]],
        ] as const) {
          expect(enabled(me, act), act).to.equal(true);
          await acts(me, act);
          expect(seen(), act).to.deep.equal(expected);
        }
        await does(me, 'end-consult');
        expect(heldIn(me)).to.equal(0);
        expect(where(other)).to.equal('conferenced');
      },
    );

    it('[CON-05] [CON-14] does so while the others talk on', async () => {
      const [me] = await conferencing();
      await asksNumber(me, true);
      const seen = (): [number, boolean] => [heldIn(me), party(me)?.heldAt !== null];
      expect(seen()).to.deep.equal([0, false]);
      await acts(me, 'hold-consult');
      expect(seen()).to.deep.equal([0, true]);
      await acts(me, 'resume-consult');
      expect(seen()).to.deep.equal([0, false]);
      await acts(me, 'hold-consult');
      await acts(me, 'hold');
      expect([isHeld(me), party(me)?.heldAt !== null]).to.deep.equal([true, false]);
    });

    needs('participants')('[CON-03] [EDG-11] can be resumed while it pends, and begins on hold then', async () => {
      const [me, other] = await conferencing();
      await asks(other, NUMBER);
      expect(heldIn(other)).to.equal(2);
      await acts(other, 'resume');
      expect(heldIn(other)).to.equal(0);
      await advance(7000);
      expect(party(other)?.heldAt).not.to.equal(null);
      expect(enabled(me, 'hold-consult')).to.equal(undefined);
    });

    needs('participants')(
      '[HLD-03] the primary holds the customer while it waits: whoever was asked is heard',
      async () => {
        const [me, other] = await conferencing();
        await asksNumber(other);
        await acts(other, 'hold-consult');
        await on(me, 'hold', customer(me));
        expect([isHeld(me), party(me)?.heldAt !== null]).to.deep.equal([true, false]);
        await on(me, 'resume', customer(me));
        await acts(other, 'hold-consult');
        await acts(me, 'hold');
        expect([isHeld(me), party(me)?.heldAt !== null]).to.deep.equal([true, false]);
      },
    );

    it('[HLD-03] the others leave while they talk on: the customer waits, as in any consult', async () => {
      const [me, other] = await conferencing();
      await asksNumber(me, true);
      await does(other, 'exit-conference');
      expect(where(me)).to.equal('consulting');
      expect(isHeld(me)).to.equal(true);
      await does(me, 'consult-transfer');
      expect(where(me)).to.equal('wrapping-up');
    });

    it('[CON-09] its end ends the consult only, whatever the setting', async () => {
      const [me, other] = await conferencing({ endConsult: 'end' });
      await asksNumber(me);
      await does(me, 'end-consult');
      expect([where(me), where(other)]).to.deep.equal(['conference', 'conferenced']);
    });

    it('[EDG-03] is the only one; who is asked fills a seat [CNF-02]', async () => {
      const [me, other] = await conferencing();
      for (let more = 0; more < 4; more += 1) {
        await asksNumber(me, true, { ...NUMBER, id: `+1415555010${String(more)}` });
        await does(me, 'conference');
      }
      expect(inMain(me)).to.have.length(7);
      await asks(other, NUMBER, true);
      await refused(asks(me, OTHER_NUMBER), 'consult-open');
      expect(controlsOf(me.state, me.only.id).consult).to.include({ enabled: false, reason: 'consult-elsewhere' });
      await advance(7000);
      await does(other, 'conference');
      expect(controlsOf(me.state, me.only.id).consult).to.include({ enabled: false, reason: 'conference-full' });
      expect(controlsOf(other.state, other.only.id).consult).to.include({ enabled: false, reason: 'conference-full' });
    });

    it('[EDG-09] the customer leaves: whoever waited is heard, and only End Consult is left', async () => {
      const [me, other] = await conferencing();
      await asksNumber(me);
      await acts(me, 'hold-consult');
      await world(me, 'customer-leaves');
      expect(party(me)?.heldAt).to.equal(null);
      const controls = controlsOf(me.state, me.only.id);
      expect(controls['end-consult']?.enabled).to.equal(true);
      for (const act of ['resume', 'conference'] as const) expect(controls[act]?.reason, act).to.equal('customer-gone');
      for (const act of ['hold', 'hold-consult', 'resume-consult', 'consult-transfer', 'consult'] as const) {
        expect(controls[act], act).to.equal(undefined);
      }
      await refused(acts(me, 'resume'), 'not-held');
      await refused(acts(me, 'hold-consult'), 'no-consult');
      await refused(acts(me, 'conference'), 'no-consult');
      await does(me, 'end-consult');
      expect([where(me), where(other)]).to.deep.equal(['assist', 'assisting']);
    });

    it('[EDG-09] the customer leaves while it pends: it is called off', async () => {
      const [me, other] = await conferencing();
      const third = sit(2);
      await third.begin('extension', '7003');
      await asks(other, agentOf(third));
      await advance(1000);
      await world(me, 'customer-leaves');
      expect(third.calls).to.deep.equal([]);
      expect(third.stateName).to.equal('available');
      expect(where(other)).to.equal('assisting');
      expect(me.only.consult).to.equal(null);
    });

    it('[CNF-07] the last to whom anybody could talk leaves it: the call is over', async () => {
      const [me, other] = await conferencing();
      await asksNumber(me, true);
      await world(me, 'customer-leaves');
      await does(other, 'exit-conference');
      expect(where(me)).to.equal('assist');
      await partyLeaves(me, me.only.id, NUMBER);
      expect(where(me)).to.equal('wrapping-up');
    });

    it('[CNF-07] [CON-06] also where that is an agent who exits', async () => {
      const [me, other] = await conferencing();
      const third = sit(2);
      await third.begin('extension', '7003');
      await asks(me, agentOf(third));
      await answers(third);
      await world(me, 'customer-leaves');
      await does(other, 'exit-conference');
      await does(third, 'exit-consult');
      expect(where(me)).to.equal('wrapping-up');
      expect(third.stateName).to.equal('available');
    });

    it('[CNF-04] the primary leaves while another consults, who owns it then', async () => {
      const [me, other] = await conferencing();
      await asksNumber(other);
      await does(me, 'exit-conference');
      expect(where(me)).to.equal('wrapping-up');
      expect(where(other)).to.equal('consulting');
      expect(primary(other)).to.equal(other.state.agent?.name);
      await acts(other, 'resume');
      expect(where(other)).to.equal('consult-held');
    });
  });

  describe('leaving a call of many', () => {
    it('[WRP-02] of two in wrap-up assist the primary leaves: nobody else has to wrap up', async () => {
      const [me, other] = await conferencing();
      await world(me, 'customer-leaves');
      await does(me, 'exit-conference');
      expect(where(me)).to.equal('wrapping-up');
      expect(other.calls).to.deep.equal([]);
      expect(other.stateName).to.equal('available');
      expect(other.names()).not.to.include('became-primary');
      await wrapsUp(me);
      expect(me.calls).to.deep.equal([]);
    });

    it('[WRP-02] each former primary wraps up, once', async () => {
      const [me, other, third] = await withThird();
      await does(me, 'exit-conference');
      await does(other, 'exit-conference');
      await acts(third, 'end');
      expect([where(me), where(other), where(third)]).to.deep.equal(['wrapping-up', 'wrapping-up', 'wrapping-up']);
      for (const player of [me, other, third]) {
        const { id } = player.only;
        await wrapsUp(player);
        await refused(wrapsUp(player, id), 'interaction-gone');
        expect(player.calls).to.deep.equal([]);
      }
    });

    it('[CNF-04] of two who came at once, who accepted first owns it', async () => {
      const [me, other, third] = await withThird();
      const joined = partIn(me, third)?.joinedAt ?? 0;
      expect(joined).to.be.at.least(partIn(me, other)?.joinedAt ?? 0);
      await does(me, 'exit-conference');
      expect(primary(third)).to.equal(other.state.agent?.name);
    });

    needs('participants')('[EDG-01] [CNF-10] an agent on hold who owns it then is heard', async () => {
      const [me, other] = await conferencing();
      await on(me, 'hold', partIn(me, other));
      await does(me, 'exit-conference');
      expect(partIn(other, other)?.heldAt).to.equal(null);
      expect(where(other)).to.equal('talking');
      for (const act of ['hold', 'consult', 'transfer', 'pause-recording'] as const) {
        expect(enabled(other, act), act).to.equal(true);
      }
    });

    it('[EDG-02] [CNF-08] only numbers are left when the customer leaves too: the call is over', async () => {
      const [me] = await two();
      for (const to of [NUMBER, OTHER_NUMBER]) {
        await asksNumber(me, true, to);
        await does(me, 'conference');
      }
      await does(me, 'exit-conference');
      const { id } = me.only;
      await world(me, 'customer-leaves');
      await wrapsUp(me, id);
      expect(me.backend.world.view.outsiders).to.deep.equal([]);
      expect(me.backend.world.view.centre.engaged).to.equal(0);
    });

    it('[EDG-22] without owning it: the state that was chosen follows at once', async () => {
      const [me, other, third] = await withThird();
      await other.idle('lunch');
      expect(other.state.agent?.next).to.include({ name: 'idle', codeId: 'lunch' });
      await does(other, 'exit-conference');
      expect(other.state.agent?.state).to.include({ name: 'idle', codeId: 'lunch' });
      await does(third, 'exit-conference');
      expect(third.stateName).to.equal('available');
      expect(where(me)).to.equal('talking');
    });

    it('[EDG-22] a consult too', async () => {
      const [me, other] = await consulting();
      await other.idle('lunch');
      await does(other, 'exit-consult');
      expect(other.state.agent?.state).to.include({ name: 'idle', codeId: 'lunch' });
      expect(where(me)).to.equal('held');
    });

    it('[EDG-16] [ERR-03] End of a call that is over for this agent is no error', async () => {
      const [me, other] = await conferencing();
      const { id } = me.only;
      await acts(me, 'end');
      await other.store.send('end', { interactionId: id });
      await me.store.send('end', { interactionId: id });
      expect(where(me)).to.equal('wrapping-up');
      await refused(me.store.send('end', { interactionId: 'nowhere' }), 'interaction-gone');
    });

    needs('participants')('[EDG-16] but who was taken out of a conference cannot end it', async () => {
      const [me, other] = await conferencing();
      const { id } = me.only;
      await on(me, 'remove', partIn(me, other));
      await refused(other.store.send('end', { interactionId: id }), 'interaction-gone');
      expect(where(me)).to.equal('talking');
    });

    it('[CNF-05] [CNF-07] in wrap-up assist the primary alone can end it', async () => {
      const [me, other] = await conferencing();
      await world(me, 'customer-leaves');
      expect(enabled(other, 'end')).to.equal(undefined);
      await refused(acts(other, 'end'), 'not-owner');
      await acts(me, 'end');
      expect(other.calls).to.deep.equal([]);
      expect(where(me)).to.equal('wrapping-up');
    });

    it('[HLD-01] [EDG-24] it cannot be ended while the customer is on hold', async () => {
      const [me, other] = await conferencing();
      await acts(me, 'hold');
      for (const player of [me, other]) {
        expect(controlsOf(player.state, player.only.id).end).to.include({ enabled: false, reason: 'on-hold' });
        await refused(acts(player, 'end'), 'on-hold');
      }
      await acts(me, 'resume');
      await acts(other, 'end');
      expect(where(me)).to.equal('wrapping-up');
    });
  });

  describe('[CNF-11] whatever the administrator chose', () => {
    const CHOICES: readonly Partial<OrganisationInput>[] = [
      { endConsult: 'end', missedState: 'idle', entryPointsInDialNumber: false },
      { recording: { enabled: false }, wrapUp: { autoSeconds: 600 }, protectNumbers: true },
      { autoAnswer: true, recoverySeconds: 1, noiseRemoval: false },
    ];
    for (const [index, choice] of CHOICES.entries()) {
      it(`[CNF-07] [CNF-08] an agent leaves, then the customer, then all but one: choice ${String(index + 1)}`, async () => {
        const [me, other, third] = await withThird(choice);
        await does(third, 'exit-conference');
        expect([where(me), where(other)]).to.deep.equal(['conference', 'conferenced']);
        await world(me, 'customer-leaves');
        expect([where(me), where(other)]).to.deep.equal(['assist', 'assisting']);
        await refused(asks(me, NUMBER), 'not-allowed');
        await does(other, 'exit-conference');
        expect(where(me)).to.equal('wrapping-up');
      });
    }
  });

  describe('a consult and a transfer that do not come about', () => {
    it('[CON-07] the phone fails while it rings: RONA, and the primary learns why', async () => {
      const [me, other] = await two();
      await asks(me, agentOf(other));
      await advance(1000);
      await world(other, 'fail-phone');
      expect(other.stateName).to.equal('rona');
      const failed = me.happenings.find((one) => one.name === 'consult-failed');
      expect(failed?.detail).to.include({ reason: 'phone-failed' });
      expect(where(me)).to.equal('held');
    });

    needs('browser-station')('[CON-11] declined at a browser station: each learns it', async () => {
      const me = await start();
      await me.begin();
      const other = sit(1);
      await other.begin('browser');
      await me.talks();
      await asks(me, agentOf(other));
      await advance(1000);
      await acts(other, 'decline');
      expect(other.stateName).to.equal('declined');
      const failed = me.happenings.find((one) => one.name === 'consult-failed');
      expect(failed?.detail).to.include({ reason: 'declined' });
    });

    it('[CON-11] [CON-12] it waits in a queue of which the last agent signs out', async () => {
      const me = await start({ agents: billing() });
      await me.begin();
      const other = sit(1);
      await other.begin('extension', '7002');
      await other.idle();
      await me.talks();
      await asks(me, PREMIER);
      expect(me.only.consult?.state).to.equal('queued');
      await other.store.send('sign-out', {});
      const failed = me.happenings.find((one) => one.name === 'consult-failed');
      expect(failed?.detail).to.include({ reason: 'nobody-there' });
      expect(where(me)).to.equal('held');
    });

    it('[EDG-08] the customer leaves while it waits in a queue, or rings from there', async () => {
      const me = await start({ agents: billing() });
      await me.begin();
      const other = sit(1);
      await other.begin('extension', '7002');
      await other.idle();
      for (const rings of [false, true]) {
        await me.talks();
        await asks(me, PREMIER);
        if (rings) {
          await other.available();
          await advance(1000);
          expect(other.only.request?.kind).to.equal('consult');
        }
        await world(me, 'customer-leaves');
        expect(where(me)).to.equal('wrapping-up');
        expect(other.calls).to.deep.equal([]);
        await wrapsUp(me);
        await advance(2000);
      }
      expect(other.stateName).to.equal('available');
    });

    it('[EDG-12] cancelled while it is being accepted: what the service took first holds', async () => {
      const [me, other] = await two();
      const { id } = me.only;
      const answer = (): Promise<void> => other.backend.world.act('answer-phone', { interactionId: id });
      await asks(me, agentOf(other));
      await advance(1000);
      await answer();
      await refused(does(me, 'cancel-consult'), 'no-consult');
      expect(where(me)).to.equal('consulting');
      await does(me, 'end-consult');
      await asks(me, agentOf(other));
      await advance(1000);
      await does(me, 'cancel-consult');
      await refused(answer(), 'not-answerable');
      expect(other.names()).to.include('withdrawn');
      expect(where(me)).to.equal('held');
    });

    it('[EDG-19] a state that is chosen while a consult rings waits until that is over; missed is RONA all the same', async () => {
      const [me, other] = await two();
      await asks(me, agentOf(other));
      await advance(1000);
      await other.idle('lunch');
      expect(other.stateName).to.equal('available');
      await does(me, 'cancel-consult');
      expect(other.state.agent?.state).to.include({ name: 'idle', codeId: 'lunch' });
      await asks(me, agentOf(other));
      await advance(1000);
      await other.available();
      await advance(20_000);
      expect(other.stateName).to.equal('rona');
    });

    it('[XFR-02] [ANS-04] the customer leaves while the other one rings: nobody is to blame, the wrap-up is as it was', async () => {
      const [me, other] = await two();
      const { id } = me.only;
      await me.store.send('transfer', { interactionId: id, to: agentOf(other) });
      await advance(1000);
      const { wrapUp } = me.only;
      await world(other, 'customer-leaves');
      expect(other.calls).to.deep.equal([]);
      expect(other.stateName).to.equal('available');
      expect(me.only.wrapUp).to.deep.equal(wrapUp);
      await wrapsUp(me, id);
      expect(me.calls).to.deep.equal([]);
    });

    needs('browser-station')('[XFR-02] [XFR-03] declined, or its phone fails: the call is over', async () => {
      for (const how of ['decline', 'fail-phone'] as const) {
        const me = await start();
        await me.begin();
        const other = sit(1);
        await other.begin('browser');
        await me.talks();
        await me.store.send('transfer', { interactionId: me.only.id, to: agentOf(other) });
        await advance(1000);
        if (how === 'decline') await acts(other, 'decline');
        else await world(other, 'fail-phone');
        expect(other.stateName).to.equal(how === 'decline' ? 'declined' : 'channel-failure');
        expect(other.calls).to.deep.equal([]);
        expect(me.backend.world.view.centre.waiting).to.equal(0);
        expect(where(me)).to.equal('wrapping-up');
        for (const one of [me, other]) await one.store.disconnect();
      }
    });

    it('[WRP-05] a telephone that is off the hook is busy', async () => {
      const [me, other] = await two();
      await other.talks();
      await acts(other, 'end');
      await wrapsUp(other);
      await refused(asks(me, agentOf(other)), 'agent-busy');
      await advance(1000);
      await asks(me, agentOf(other));
      expect(where(me)).to.equal('asking');
    });

    it('[CON-01] a conversation in writing has none', async () => {
      const me = await start();
      await me.begin();
      const { id } = await me.rings('chat');
      await me.store.send('accept', { interactionId: id });
      await refused(asks(me, NUMBER), 'not-allowed');
    });

    it('[XFR-02] [ANS-01] a callback that was answered and handed over is taken like any call', async () => {
      const [me, other] = await twoAtHome();
      await me.backend.world.act('request-callback', {
        kind: 'web',
        name: 'Somebody',
        number: '+4930231250',
        for: 'me',
      });
      await answers(me);
      await me.backend.world.act('customer-answers', { interactionId: me.only.id });
      await me.store.send('transfer', { interactionId: me.only.id, to: agentOf(other) });
      await answers(other);
      expect(other.only.dialling).to.equal(null);
      expect(where(other)).to.equal('talking');
    });
  });

  describe('a page that closes', () => {
    /** Browser stations: the first consults the second, and comes back to a page of its own. */
    const atBrowsers = async (): Promise<[Player, Player]> => {
      const me = await start({ recoverySeconds: 30 });
      await me.begin('browser');
      const other = sit(1);
      await other.begin('browser');
      await me.talks();
      await asks(me, agentOf(other));
      await advance(1000);
      await acts(other, 'accept');
      return [me, other];
    };
    const opens = async (index: number): Promise<Player> => {
      const player = sit(index);
      await player.store.connect();
      return player;
    };

    needs('browser-station')(
      '[EDG-06] [HLD-03] of the primary, while the consult waits: the customer does, until the page is back',
      async () => {
        const [me, other] = await atBrowsers();
        await acts(me, 'hold-consult');
        await me.store.disconnect();
        expect([isHeld(other), party(other)?.heldAt !== null]).to.deep.equal([true, false]);
        await advance(10_000);
        const again = await opens(0);
        expect([isHeld(again), party(again)?.heldAt !== null]).to.deep.equal([false, true]);
        await advance(60_000);
        expect(where(again)).to.equal('consult-held');
      },
    );

    needs('browser-station')(
      '[EDG-06] of whoever is consulted: the customer is not held for that, and the consult ends in its time',
      async () => {
        const [me, other] = await atBrowsers();
        await acts(me, 'resume');
        await other.store.disconnect();
        expect(isHeld(me)).to.equal(false);
        await advance(29_000);
        expect(where(me)).to.equal('consult-held');
        await advance(1000);
        expect(where(me)).to.equal('talking');
      },
    );

    needs('browser-station')(
      '[EDG-06] of two in a conference: the rest talk on, and each leaves in its time',
      async () => {
        const [me, other] = await atBrowsers();
        await does(me, 'conference');
        const third = sit(2);
        await third.begin('extension', '7003');
        await asks(me, agentOf(third));
        await answers(third);
        await does(me, 'conference');
        await me.store.disconnect();
        await advance(5000);
        await other.store.disconnect();
        expect(heldIn(third)).to.equal(0);
        await advance(25_000);
        expect(inMain(third)).to.have.length(3);
        await advance(5000);
        expect(inMain(third)).to.have.length(2);
        expect(where(third)).to.equal('talking');
        const [back, alsoBack] = [await opens(0), await opens(1)];
        // Who owned it when the time was over wraps it up.
        expect(where(back)).to.equal('wrapping-up');
        expect([...alsoBack.calls].every((one) => one.wrapUp !== null)).to.equal(true);
      },
    );
  });
}
