/** The contract, fourth part: supervisors who listen to the calls of their teams, and come into them. */
import { expect } from '@open-wc/testing';
import type { OrganisationInput } from '../../src/backends/simulator/index.js';
import { controlsOf, heldSince, monitorControl, participantOf, situationOf } from '../../src/core/index.js';
import type { Destination, TeamRow } from '../../src/core/index.js';
import { QUIET, refused } from './player.js';
import type { Player, Stage } from './player.js';

const NUMBER: Destination = { kind: 'dial-number', id: '+14155550199', name: 'Outside expert' };

export function monitoring({ start, sit, advance }: Stage): void {
  const idOf = (player: Player): string => player.state.agent?.id ?? '';
  const asAgent = (player: Player): Destination => ({
    kind: 'agent',
    id: idOf(player),
    name: player.state.agent?.name ?? '',
  });
  const does = (
    player: Player,
    act:
      | ('monitor' | 'stop-monitoring' | 'barge-in' | 'hold' | 'end' | 'conference' | 'exit-conference')
      | ('consult-transfer' | 'end-consult'),
    interactionId = player.only.id,
  ): Promise<void> => player.store.send(act, { interactionId });
  const asks = async (player: Player, other: Player): Promise<void> => {
    await player.store.send('consult', { interactionId: player.only.id, to: asAgent(other), othersTalk: false });
    await advance(1000);
    await other.backend.world.act('answer-phone', { interactionId: other.only.id });
  };
  const leaves = (player: Player): Promise<void> =>
    player.backend.world.act('customer-leaves', { interactionId: player.only.id });
  /** Why the supervisor listens no longer; null while nothing was said. */
  const why = (player: Player): string | null => {
    const ended = player.happenings.findLast((one) => one.name === 'monitoring-ended');
    return ended?.name === 'monitoring-ended' ? ended.detail.reason : null;
  };

  /** An agent who talks with a customer, the supervisor of the team, and another agent of it. */
  const three = async (settings: Partial<OrganisationInput> = {}): Promise<[Player, Player, Player]> => {
    const me = await start(settings);
    await me.begin();
    const boss = sit(2);
    await boss.begin('extension', '7003');
    const other = sit(1);
    await other.begin('extension', '7002');
    await me.talks();
    return [me, boss, other];
  };
  const monitored = async (settings: Partial<OrganisationInput> = {}): Promise<[Player, Player, Player]> => {
    const [me, boss, other] = await three(settings);
    await does(boss, 'monitor', me.only.id);
    return [me, boss, other];
  };
  const conferencing = async (settings: Partial<OrganisationInput> = {}): Promise<[Player, Player, Player]> => {
    const [me, boss, other] = await monitored(settings);
    await asks(me, other);
    await does(me, 'conference');
    return [me, boss, other];
  };

  describe('a supervisor', () => {
    it('[MON-01] listens to a call of the team, and stops', async () => {
      const [me, boss] = await monitored();
      expect(boss.only.id).to.equal(me.only.id);
      expect(boss.only.monitoring).to.be.a('number');
      expect(situationOf(boss.only, idOf(boss))).to.equal('monitoring');
      expect(Object.keys(controlsOf(boss.state, boss.only.id))).to.have.members(['barge-in', 'stop-monitoring']);
      expect(boss.state.currentId).to.equal(boss.only.id);
      expect(boss.stateName).to.equal('available');
      expect(boss.names()).to.include('monitoring-started');
      await does(me, 'hold');
      expect(heldSince(boss.only)).to.equal(heldSince(me.only));
      await does(boss, 'stop-monitoring');
      expect(boss.calls).to.deep.equal([]);
      expect(why(boss)).to.equal('stopped');
      await refused(does(boss, 'barge-in', me.only.id), 'interaction-gone');
    });

    it('[MON-01] [CNF-02] is no participant and takes no seat, and leaves nothing to do but two acts', async () => {
      const [me, boss] = await monitored();
      const id = boss.only.id;
      expect(participantOf(me.only, idOf(boss))).to.equal(undefined);
      expect(me.only.participants).to.deep.equal(boss.only.participants);
      for (const act of ['hold', 'end', 'conference', 'exit-conference'] as const) {
        await refused(does(boss, act, id), 'interaction-gone');
      }
      await refused(boss.store.send('add-note', { interactionId: id, text: 'I was here' }), 'interaction-gone');
      const [variable] = boss.only.variables.filter((one) => one.editable);
      if (variable) {
        const save = { interactionId: id, variable: variable.name, value: 'changed', base: variable.version };
        await refused(boss.store.send('save-variable', save), 'interaction-gone');
      }
    });

    it('[MON-01] shows nobody in the call, unless the administrator wants that', async () => {
      const [me, boss] = await three();
      const before = JSON.stringify(me.only);
      const told = me.happenings.length;
      await does(boss, 'monitor', me.only.id);
      await does(boss, 'stop-monitoring');
      await advance(5000);
      expect(JSON.stringify(me.only)).to.equal(before);
      expect(me.happenings.length).to.equal(told);
      const [seen, seer] = await three({ monitoring: { visible: true } });
      expect(seen.only.monitored).to.equal(false);
      await does(seer, 'monitor', seen.only.id);
      expect(seen.only.monitored).to.equal(true);
      expect(seer.only.monitored).to.equal(false);
      await does(seer, 'stop-monitoring');
      expect(seen.only.monitored).to.equal(false);
    });

    it('[MON-01] comes into the call: a conference, in which the supervisor has a seat and an exit', async () => {
      const [me, boss] = await monitored();
      await does(boss, 'barge-in');
      expect(situationOf(boss.only, idOf(boss))).to.equal('conferenced');
      expect(situationOf(me.only, idOf(me))).to.equal('conference');
      expect(boss.only.monitoring).to.equal(null);
      expect(boss.stateName).to.equal('engaged');
      expect(boss.names()).to.include('barged-in').and.not.include('monitoring-ended');
      expect(me.names()).to.include('barged-in').and.include('conference-started');
      await does(boss, 'exit-conference');
      expect(boss.calls).to.deep.equal([]);
      expect(boss.stateName).to.equal('available');
      expect(situationOf(me.only, idOf(me))).to.equal('talking');
    });

    it('[MON-01] [CNF-01] comes in to a customer on hold: all hear each other', async () => {
      const [me, boss] = await monitored();
      await does(me, 'hold');
      await does(boss, 'barge-in');
      expect(heldSince(me.only)).to.equal(null);
    });

    it('[MON-01] comes in during a consult, whose end brings the customer back', async () => {
      const [me, boss, other] = await monitored();
      await does(me, 'hold');
      await asks(me, other);
      await does(boss, 'barge-in');
      expect(heldSince(me.only)).not.to.equal(null);
      expect(participantOf(me.only, idOf(other))?.leg).to.equal('consult');
      await does(me, 'end-consult');
      expect(heldSince(me.only)).to.equal(null);
      expect(situationOf(me.only, idOf(me))).to.equal('conference');
    });

    it('[CNF-02] listens while eight are in the call, and comes in once there is a seat', async () => {
      const [me, boss] = await three();
      for (let seats = 2; seats < 8; seats += 1) {
        await me.store.send('consult', { interactionId: me.only.id, to: NUMBER, othersTalk: false });
        await me.backend.world.act('party-answers', { interactionId: me.only.id });
        await does(me, 'conference');
      }
      await does(boss, 'monitor', me.only.id);
      const control = () => controlsOf(boss.state, boss.only.id)['barge-in'];
      expect(control()).to.deep.include({ enabled: false, reason: 'conference-full' });
      await refused(does(boss, 'barge-in'), 'conference-full');
      const parties = me.only.participants.filter((one) => one.kind === 'dial-number');
      const leave = (which: number): Promise<void> =>
        me.backend.world.act('party-leaves', {
          interactionId: me.only.id,
          participantId: parties[which]?.id ?? '',
        });
      await leave(0);
      // Whoever is being asked takes the seat.
      await me.store.send('consult', { interactionId: me.only.id, to: NUMBER, othersTalk: false });
      expect(control()).to.deep.include({ enabled: false, reason: 'conference-full' });
      await refused(does(boss, 'barge-in'), 'conference-full');
      await leave(1);
      expect(control()?.enabled).to.equal(true);
      await does(boss, 'barge-in');
      expect(situationOf(boss.only, idOf(boss))).to.equal('conferenced');
    });

    it('[MON-01] listens while the customer is called, and comes in once they answer', async () => {
      const me = await start();
      await me.begin();
      const boss = await sit(2).begin('extension', '7003');
      const outdial = { number: '+14155550134', entryPointId: 'care-outgoing', callerId: null };
      await me.store.send('outdial', outdial);
      await does(boss, 'monitor', me.only.id);
      const control = () => controlsOf(boss.state, boss.only.id)['barge-in'];
      expect(control()).to.deep.include({ enabled: false, reason: 'dialling' });
      await refused(does(boss, 'barge-in'), 'not-allowed');
      await advance(1000);
      await me.backend.world.act('customer-answers', { interactionId: me.only.id });
      expect(control()?.enabled).to.equal(true);
      await does(boss, 'barge-in');
      expect(situationOf(me.only, idOf(me))).to.equal('conference');
    });

    it('[MON-01] cannot listen to wrap-up assist, but goes on listening into it; nobody comes in then', async () => {
      const [me, boss, other] = await conferencing();
      await leaves(me);
      expect(situationOf(me.only, idOf(me))).to.equal('assist');
      expect(situationOf(boss.only, idOf(boss))).to.equal('monitoring');
      expect(controlsOf(boss.state, boss.only.id)['barge-in']).to.deep.include({ enabled: false, reason: 'in-assist' });
      await refused(does(boss, 'barge-in'), 'not-allowed');
      await does(boss, 'stop-monitoring');
      await refused(does(boss, 'monitor', other.only.id), 'no-monitoring');
    });

    it('[MON-01] cannot listen to what is over, or has no agent in it', async () => {
      const [me, boss] = await three();
      const { id } = me.only;
      await does(me, 'end');
      await refused(does(boss, 'monitor', id), 'no-monitoring');
      await refused(does(boss, 'monitor', 'no-such-call'), 'interaction-gone');
      // One that nobody has answered.
      await me.store.send('wrap-up', { interactionId: id, reasonId: 'billing-enquiry' });
      await advance(1000);
      const { id: next } = await me.rings();
      await refused(does(boss, 'monitor', next), 'no-monitoring');
    });

    it('[MON-01] listens to the own teams alone, and nobody else listens', async () => {
      const [me, boss, other] = await three({
        agents: QUIET.agents.map((agent, index) => (index === 0 ? { ...agent, teams: ['technical-support'] } : agent)),
      });
      await refused(does(boss, 'monitor', me.only.id), 'not-your-team');
      await refused(does(other, 'monitor', me.only.id), 'not-your-team');
    });

    it('[MON-01] listens to one call: another takes its place, and the same again changes nothing', async () => {
      const [me, boss, other] = await monitored();
      await other.talks();
      await does(boss, 'monitor', me.only.id);
      expect(why(boss)).to.equal(null);
      await does(boss, 'monitor', other.only.id);
      expect(boss.only.id).to.equal(other.only.id);
      expect(why(boss)).to.equal('stopped');
    });

    it('[MON-01] who is in a call of the own does not listen, and who listens gets no call', async () => {
      const [me, boss, other] = await three();
      await boss.rings();
      await refused(does(boss, 'monitor', me.only.id), 'request-open');
      await boss.backend.world.act('answer-phone', { interactionId: boss.only.id });
      await refused(does(boss, 'monitor', me.only.id), 'interaction-open');
      await does(boss, 'end');
      const call = { interactionId: me.only.id, customer: '', state: 'talking', since: 0, monitors: [] } as const;
      const { agent } = boss.state;
      const control = agent && monitorControl(agent, boss.state.interactions.values(), call, boss.state.link, false);
      expect(control).to.deep.include({ enabled: false, reason: 'wrap-up-open' });
      await boss.store.send('wrap-up', { interactionId: boss.only.id, reasonId: 'billing-enquiry' });
      await advance(1000);
      await does(boss, 'monitor', me.only.id);
      await boss.backend.world.act('contact', { channel: 'call', for: 'me' });
      await advance(5000);
      expect(boss.calls.map((one) => one.id)).to.deep.equal([me.only.id]);
      await refused(
        me.store.send('consult', { interactionId: me.only.id, to: asAgent(boss), othersTalk: false }),
        'agent-busy',
      );
      const outdial = { number: '+14155550134', entryPointId: 'care-outgoing', callerId: null };
      await refused(boss.store.send('outdial', outdial), 'not-allowed');
      await does(boss, 'stop-monitoring');
      expect(boss.only.request?.stage).to.equal('connecting');
      expect(other.calls).to.deep.equal([]);
    });

    it('[MON-02] goes on with the call while another agent is in it, and not after the last', async () => {
      const [me, boss, other] = await conferencing();
      await does(me, 'exit-conference');
      expect(situationOf(other.only, idOf(other))).to.equal('talking');
      expect(situationOf(boss.only, idOf(boss))).to.equal('monitoring');
      expect(why(boss)).to.equal(null);
      await does(other, 'end');
      expect(boss.calls).to.deep.equal([]);
      expect(why(boss)).to.equal('call-ended');
    });

    it('[MON-02] goes on over a transfer to another agent, and ends where no agent is left', async () => {
      const [me, boss, other] = await monitored();
      await asks(me, other);
      await does(me, 'consult-transfer');
      expect(situationOf(boss.only, idOf(boss))).to.equal('monitoring');
      await other.store.send('transfer', { interactionId: other.only.id, to: NUMBER });
      expect(boss.calls).to.deep.equal([]);
      expect(why(boss)).to.equal('agents-left');
    });

    it('[MON-02] ends when the customer of a plain call hangs up', async () => {
      const [me, boss] = await monitored();
      await leaves(me);
      expect(boss.calls).to.deep.equal([]);
      expect(why(boss)).to.equal('call-ended');
      expect(boss.names()).not.to.include('ended');
      expect(boss.stateName).to.equal('available');
    });

    for (const [name, settings] of [
      ['by default', {}],
      ['where agents see who listens', { monitoring: { visible: true } }],
      ['where End Consult ends the call', { endConsult: 'end' }],
      ['where who misses a call is idle', { missedState: 'idle' }],
      ['where numbers are protected', { protectNumbers: true }],
      ['without recording', { recording: { enabled: false } }],
    ] as const satisfies readonly (readonly [string, Partial<OrganisationInput>])[]) {
      it(`[CNF-11] [MON-01] [MON-02] is the same ${name}`, async () => {
        const [me, boss, other] = await conferencing(settings);
        await does(me, 'exit-conference');
        expect(situationOf(boss.only, idOf(boss))).to.equal('monitoring');
        await me.store.send('wrap-up', { interactionId: me.only.id, reasonId: 'billing-enquiry' });
        await advance(1000);
        await asks(other, me);
        await does(other, 'conference');
        // CNF-07: the others go on without the customer; CNF-08: and one of them is no call any more.
        await leaves(other);
        expect(situationOf(boss.only, idOf(boss))).to.equal('monitoring');
        await does(boss, 'stop-monitoring');
        await refused(does(boss, 'monitor', other.only.id), 'no-monitoring');
        await does(me, 'exit-conference');
        expect(situationOf(other.only, idOf(other))).to.equal('wrapping-up');
      });
    }

    it('[STN-04] signs out while listening, which ends with it', async () => {
      const [, boss] = await monitored();
      await boss.store.send('sign-out', {});
      expect(boss.calls).to.deep.equal([]);
      expect(boss.state.agent?.signedIn).to.equal(false);
    });

    it('hangs up the telephone, and listens no longer', async () => {
      const [me, boss] = await monitored();
      expect(boss.backend.world.view.phone).to.equal('in-call');
      await boss.backend.world.act('hang-up-phone', {});
      expect(boss.calls).to.deep.equal([]);
      expect(situationOf(me.only, idOf(me))).to.equal('talking');
    });

    it('[STN-06] finds the call again after signing in elsewhere, and after a gap', async () => {
      const [me, boss] = await monitored();
      const again = sit(2);
      await again.store.connect();
      expect(situationOf(again.only, idOf(again))).to.equal('monitoring');
      expect(boss.state.failure?.code).to.equal('signed-in-elsewhere');
      await does(again, 'stop-monitoring');
      expect(me.calls).to.have.length(1);
    });
  });

  describe('what the team is doing', () => {
    /** What a player is told of the teams. */
    class Watched {
      rows: readonly TeamRow[] = [];
      batches = 0;
      readonly stop: (() => void) | null;

      constructor(player: Player) {
        this.stop = player.store.watchTeam((rows) => {
          this.rows = rows;
          this.batches += 1;
        });
      }
    }
    const watch = (player: Player): Watched => new Watched(player);

    it('[MON-01] tells who is signed in, the state, and the call', async () => {
      const [me, boss, other] = await three();
      const seen = watch(boss);
      await advance(1000);
      expect(seen.rows.map((one) => one.id)).to.have.members([idOf(me), idOf(other)]);
      const [row] = seen.rows.filter((one) => one.id === idOf(me));
      expect(row).to.deep.include({ name: me.state.agent?.name, team: me.state.agent?.team?.name });
      expect(row?.state.name).to.equal('engaged');
      expect(row?.call).to.deep.include({ interactionId: me.only.id, state: 'talking', monitors: [] });
      expect(seen.rows.find((one) => one.id === idOf(other))).to.deep.include({ call: null });
      await does(boss, 'monitor', me.only.id);
      await asks(me, other);
      await advance(1000);
      const calls = new Map(seen.rows.map((one) => [one.id, one.call]));
      expect(calls.get(idOf(me))).to.deep.include({
        state: 'consulting',
        monitors: [{ id: idOf(boss), name: boss.state.agent?.name }],
      });
      expect(calls.get(idOf(other))).to.deep.include({ interactionId: me.only.id, state: 'consulting' });
      seen.stop?.();
    });

    it('[MON-01] tells once a second at most, and nobody after that', async () => {
      const [me, boss] = await three();
      const seen = watch(boss);
      await advance(1000);
      const { batches } = seen;
      await does(me, 'hold');
      await me.store.send('resume', { interactionId: me.only.id });
      await does(me, 'hold');
      await advance(1000);
      expect(seen.batches).to.equal(batches + 1);
      await advance(30_000);
      expect(seen.batches).to.equal(batches + 1);
      seen.stop?.();
      await me.store.send('resume', { interactionId: me.only.id });
      await advance(5000);
      expect(seen.batches).to.equal(batches + 1);
    });

    it('[MON-01] tells nothing to who is no supervisor', async () => {
      const [, , other] = await three();
      const seen = watch(other);
      await advance(2000);
      expect(seen.rows).to.deep.equal([]);
    });

    it('[POP-10] masks the number of a customer without a name', async () => {
      const me = await start({ protectNumbers: true });
      await me.begin();
      const boss = await sit(2).begin('extension', '7003');
      const seen = watch(boss);
      const outdial = { number: '+493023125077', entryPointId: 'care-outgoing', callerId: null };
      await me.store.send('outdial', outdial);
      await advance(1000);
      const call = seen.rows.find((one) => one.id === idOf(me))?.call;
      expect(call?.state).to.equal('dialling');
      expect(call?.customer).to.match(/5077$/u).and.not.contain('4930');
      seen.stop?.();
    });

    it('[MON-02] follows a call that is listened to out of the teams', async () => {
      const [me, boss, other] = await monitored({
        agents: QUIET.agents.map((agent, index) => (index === 1 ? { ...agent, teams: ['technical-support'] } : agent)),
      });
      const seen = watch(boss);
      await advance(1000);
      expect(seen.rows.map((one) => one.id)).to.deep.equal([idOf(me)]);
      await asks(me, other);
      await does(me, 'consult-transfer');
      await advance(1000);
      expect(seen.rows.map((one) => one.id)).to.have.members([idOf(me), idOf(other)]);
      seen.stop?.();
    });
  });
}
