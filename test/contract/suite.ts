/**
 * What every back end has to do, played through the store as a desktop does. A subject brings an agent's seat in a
 * centre with the example organisation, a world to act in, and the centre's clock to move.
 */
import { expect } from '@open-wc/testing';
import type { OrganisationInput } from '../../src/backends/simulator/index.js';
import { customerOf, heldSince } from '../../src/core/index.js';
import type { StationKind } from '../../src/core/index.js';
import { directories } from './directories.js';
import { has, needs, Player, QUIET, refused, setLimits } from './player.js';
import type { Limits, MakeSubject, Subject } from './player.js';
import { edges } from './edges.js';
import { many } from './many.js';
import { monitoring } from './monitoring.js';
import { sound } from './sound.js';
import { table } from './table.js';
import { work } from './work.js';

const PARTS = { work, many, directories, edges, table, monitoring, sound };

export interface ContractOptions extends Limits {
  /** Which parts of the contract to run: those where time is long go into files of their own. Default: all. */
  readonly parts?: readonly ('basics' | keyof typeof PARTS)[];
}

export function contract(name: string, make: MakeSubject, options: ContractOptions = {}): void {
  const { parts = ['basics', ...(Object.keys(PARTS) as (keyof typeof PARTS)[])] } = options;
  describe(`the contract: ${name}`, () => {
    let subject: Subject;
    let players: Player[];

    const sit = (index = 0): Player => {
      const player = new Player(subject, QUIET.agents[index]?.id ?? '');
      players.push(player);
      return player;
    };

    const start = async (settings: Partial<OrganisationInput> = {}): Promise<Player> => {
      subject = await make({ ...QUIET, ...settings });
      players = [];
      return sit();
    };

    afterEach(async () => {
      for (const player of players) await player.store.disconnect();
    });

    before(() => setLimits(options));
    const stage = {
      start,
      sit,
      advance: (milliseconds: number) => subject.advance(milliseconds),
      needs: needs(options.lacks),
    };
    for (const part of parts) if (part !== 'basics') PARTS[part](stage);
    if (!parts.includes('basics')) return;

    describe('signing in', () => {
      it('shows who may sit here, and signs in as Idle', async () => {
        const me = await start();
        await me.store.connect();
        expect(me.state.link).to.equal('open');
        expect(me.state.agent?.signedIn).to.equal(false);
        expect(me.state.settings?.teams.length).to.be.above(0);
        await me.begin();
        expect(me.state.agent?.station).to.deep.equal({ kind: 'extension', number: '7001' });
        expect(me.stateName).to.equal('available');
      });

      it('refuses a team, a kind of station or a number that is not allowed', async () => {
        const me = await start({
          stations: ['dial-number', 'extension'],
          agents: QUIET.agents.map((agent) => ({ ...agent, station: { kind: 'extension' as const, number: '1' } })),
        });
        await me.store.connect();
        const teamId = me.state.settings?.teams[0]?.id ?? '';
        const signIn = (kind: StationKind, number: string, team = teamId): Promise<void> =>
          me.store.send('sign-in', { teamId: team, station: { kind, number } });
        await refused(signIn('extension', '22', 'no-such-team'), 'team-unknown');
        await refused(signIn('browser', ''), 'station-not-allowed');
        await refused(signIn('dial-number', '12'), 'invalid-number');
        await refused(signIn('dial-number', '(415) 555'), 'invalid-number');
        await refused(signIn('extension', '+22'), 'invalid-extension');
        expect(me.state.agent?.signedIn).to.equal(false);
        await signIn('extension', '22');
        await refused(signIn('extension', '22'), 'already-signed-in');
      });

      it('refuses a telephone at which somebody else sits', async () => {
        const me = await start();
        await me.begin();
        const other = sit(1);
        await other.store.connect();
        await refused(other.begin(), 'station-in-use');
      });

      it('signs out only with nothing open, and takes no act from who is not signed in', async () => {
        const me = await start();
        await me.begin();
        await me.rings();
        await refused(me.store.send('sign-out', {}), 'request-open');
        const { id } = me.only;
        await me.backend.world.act('answer-phone', { interactionId: id });
        await refused(me.store.send('sign-out', {}), 'interaction-open');
        await me.store.send('end', { interactionId: id });
        await refused(me.store.send('sign-out', {}), 'interaction-open');
        await me.store.send('wrap-up', { interactionId: id, reasonId: me.state.settings?.wrapUpReasons[0]?.id ?? '' });
        await me.store.send('sign-out', {});
        expect(me.stateName).to.equal('offline');
        await refused(me.available(), 'not-signed-in');
      });
    });

    describe('states', () => {
      it('lets an agent choose Available and the idle codes that exist', async () => {
        const me = await start();
        await me.begin();
        await me.idle();
        expect(me.state.agent?.state).to.deep.include({ name: 'idle', codeId: 'lunch' });
        await refused(me.idle('no-such-code'), 'code-unknown');
        expect(me.state.agent?.state.codeId).to.equal('lunch');
      });

      it('offers nothing to an agent who is idle, and what waited once the agent is available', async () => {
        const me = await start();
        await me.begin();
        await me.idle();
        await me.backend.world.act('contact', { channel: 'call', for: 'me' });
        await subject.advance(60_000);
        expect(me.calls).to.have.length(0);
        await me.available();
        await subject.advance(1000);
        expect(me.only.request?.stage).to.equal('offered');
      });

      it('is Engaged while there is work, and the state chosen meanwhile follows the wrap-up', async () => {
        const me = await start();
        await me.begin();
        const { id } = await me.talks();
        expect(me.stateName).to.equal('engaged');
        expect(me.state.agent?.next?.name).to.equal('available');
        await me.idle();
        expect(me.stateName).to.equal('engaged');
        expect(me.state.agent?.next).to.deep.include({ name: 'idle', codeId: 'lunch' });
        await me.store.send('end', { interactionId: id });
        expect(me.stateName).to.equal('wrap-up');
        await me.store.send('wrap-up', { interactionId: id, reasonId: me.state.settings?.wrapUpReasons[0]?.id ?? '' });
        expect(me.state.agent?.state).to.deep.include({ name: 'idle', codeId: 'lunch' });
        expect(me.state.agent?.next).to.equal(null);
      });

      stage.needs('chosen-meanwhile')(
        'keeps a choice made while a request rings: withdrawn it follows, missed it is RONA',
        async () => {
          const me = await start();
          await me.begin();
          const first = await me.rings();
          await me.idle();
          expect(me.stateName).to.equal('available');
          expect(me.state.agent?.next?.name).to.equal('idle');
          await me.backend.world.act('customer-leaves', { interactionId: first.id });
          await subject.advance(0);
          expect(me.stateName).to.equal('idle');
          await me.available();
          await me.rings();
          await me.idle();
          await subject.advance(30_000);
          expect(me.stateName).to.equal('rona');
        },
      );
    });

    describe('requests', () => {
      it('connect, then ring, then go back to the queue at the old place', async () => {
        const me = await start();
        await me.begin();
        await me.backend.world.act('contact', { channel: 'call', for: 'me' });
        expect(me.only.request).to.deep.include({ stage: 'connecting', expiresAt: null });
        await subject.advance(1000);
        const { id, enqueuedAt, request } = me.only;
        expect(request?.stage).to.equal('offered');
        const ringTime = (request?.expiresAt ?? 0) - (request?.since ?? 0);
        expect(ringTime).to.equal(Number(QUIET.ringSeconds) * 1000);
        if (has('ring-time')) expect(me.state.settings?.ringTime).to.equal(ringTime);
        await subject.advance(ringTime - 1);
        expect(me.calls).to.have.length(1);
        await subject.advance(1);
        expect(me.calls).to.have.length(0);
        expect(me.stateName).to.equal('rona');
        expect(me.state.agent?.missed?.interactionId).to.equal(id);
        // Nothing comes until the agent says so; then the same call does.
        await subject.advance(300_000);
        expect(me.calls).to.have.length(0);
        await me.available();
        await subject.advance(1000);
        expect(me.only).to.deep.include({ id, enqueuedAt });
        expect(me.state.agent?.missed).to.equal(null);
      });

      it('lead to Idle instead of RONA where the settings say so', async () => {
        const me = await start({ missedState: 'idle' });
        await me.begin();
        await me.rings();
        await subject.advance(30_000);
        expect(me.stateName).to.equal('idle');
        expect(me.state.agent?.missed).not.to.equal(null);
      });

      stage.needs('browser-station')('can be declined at a browser station alone', async () => {
        const me = await start();
        await me.begin('browser');
        const { id } = await me.rings();
        await me.store.send('decline', { interactionId: id });
        expect(me.stateName).to.equal('declined');
        expect(me.calls).to.have.length(0);
        const other = sit(1);
        await other.begin('dial-number');
        const ringing = await other.rings();
        await refused(other.store.send('decline', { interactionId: ringing.id }), 'not-answerable');
        await refused(other.store.send('accept', { interactionId: ringing.id }), 'not-answerable');
      });

      it('go back with Channel failure when the phone fails, even while connecting', async () => {
        const me = await start();
        await me.begin();
        await me.backend.world.act('contact', { channel: 'call', for: 'me' });
        await me.backend.world.act('fail-phone', { interactionId: me.only.id });
        await subject.advance(0);
        expect(me.stateName).to.equal('channel-failure');
        expect(me.calls).to.have.length(0);
      });

      it('end with a notice when the caller hangs up, and nobody is blamed', async () => {
        const me = await start();
        await me.begin();
        const { id } = await me.rings();
        me.happenings.length = 0;
        await me.backend.world.act('customer-leaves', { interactionId: id });
        await subject.advance(0);
        expect(me.stateName).to.equal('available');
        expect(me.happenings.map((one) => one.name)).to.deep.equal(['withdrawn']);
        expect(me.happenings[0]?.detail).to.deep.include({ reason: 'customer-left' });
      });

      stage.needs('browser-station')('answer themselves where that is configured', async () => {
        const me = await start({ autoAnswer: true });
        await me.begin('browser');
        await me.rings();
        expect(me.only.request?.answer).to.equal('auto');
        await subject.advance(1000);
        expect(me.only.request).to.equal(null);
        expect(me.stateName).to.equal('engaged');
      });

      stage.needs('browser-station')(
        'of one channel go back when the agent takes another, at their old place',
        async () => {
          const me = await start();
          await me.begin('browser');
          const a = await me.rings();
          const b = await me.rings();
          const chat = await me.rings('chat');
          await me.store.send('accept', { interactionId: b.id });
          expect(me.calls.map((one) => one.id).sort()).to.deep.equal([b.id, chat.id].sort());
          await me.store.send('end', { interactionId: b.id });
          await me.store.send('wrap-up', {
            interactionId: b.id,
            reasonId: me.state.settings?.wrapUpReasons[0]?.id ?? '',
          });
          await subject.advance(1000);
          expect(me.state.interactions.get(a.id)?.enqueuedAt).to.equal(a.enqueuedAt);
        },
      );

      it('of the same queue go to who is available longest, and one at a time', async () => {
        const me = await start();
        await me.begin();
        const other = sit(1);
        await subject.advance(5000);
        await other.begin('dial-number');
        // The settings put both into the first team, whose queues both serve.
        const entryPointId = me.backend.world.view.entryPoints.find((one) => one.channel === 'call')?.id;
        const call = { channel: 'call', for: 'anyone', entryPointId } as const;
        await me.backend.world.act('contact', call);
        await me.backend.world.act('contact', call);
        await me.backend.world.act('contact', call);
        await subject.advance(1000);
        expect([me.calls.length, other.calls.length]).to.deep.equal([1, 1]);
        expect(me.only.enqueuedAt).to.be.at.most(other.only.enqueuedAt);
      });
    });

    describe('a call', () => {
      it('is held and resumed, and not ended while it is held', async () => {
        const me = await start();
        await me.begin();
        const { id } = await me.talks();
        await refused(me.store.send('resume', { interactionId: id }), 'not-held');
        await me.store.send('hold', { interactionId: id });
        expect(heldSince(me.only)).to.equal(subject.clock.now());
        await refused(me.store.send('hold', { interactionId: id }), 'cannot-hold');
        await refused(me.store.send('end', { interactionId: id }), 'on-hold');
        await me.store.send('resume', { interactionId: id });
        expect(heldSince(me.only)).to.equal(null);
        await me.store.send('end', { interactionId: id });
        expect(me.only.endedAt).to.equal(subject.clock.now());
        expect(me.names()).to.deep.equal(['offered', 'answered', 'held', 'resumed', 'ended']);
      });

      it('is over when the customer or the own phone hangs up, and the reason is owed once', async () => {
        for (const by of ['customer', 'phone'] as const) {
          const me = await start();
          await me.begin();
          const { id } = await me.talks();
          await me.store.send('hold', { interactionId: id });
          if (by === 'customer') await me.backend.world.act('customer-leaves', { interactionId: id });
          else await me.backend.world.act('hang-up-phone', {});
          await subject.advance(0);
          if (has('hang-up')) expect(me.only.wrapUp, by).to.deep.include({ hangUp: by === 'customer' });
          expect(heldSince(me.only)).to.equal(null);
          expect(customerOf(me.only)?.status).to.equal('left');
          await refused(me.store.send('wrap-up', { interactionId: id, reasonId: '' }), 'reason-required');
          await refused(me.store.send('wrap-up', { interactionId: id, reasonId: 'no-such-reason' }), 'reason-unknown');
          const reasonId = me.state.settings?.wrapUpReasons[0]?.id ?? '';
          await me.store.send('wrap-up', { interactionId: id, reasonId });
          expect(me.calls).to.have.length(0);
          await refused(me.store.send('wrap-up', { interactionId: id, reasonId }), 'interaction-gone');
        }
      });

      it('comes to a telephone only once it was hung up after the last one', async () => {
        const me = await start();
        await me.begin();
        const { id } = await me.talks();
        await me.backend.world.act('contact', { channel: 'call', for: 'me' });
        await me.store.send('end', { interactionId: id });
        await me.store.send('wrap-up', { interactionId: id, reasonId: me.state.settings?.wrapUpReasons[0]?.id ?? '' });
        expect(me.calls).to.have.length(0);
        await subject.advance(2000);
        expect(me.only.request).not.to.equal(null);
      });

      it('is recorded, and a pause ends by hand or by itself', async () => {
        const me = await start({ recording: { pauseSeconds: 30 } });
        await me.begin();
        const { id } = await me.talks();
        expect(me.only.recording.state).to.equal('on');
        await refused(me.store.send('resume-recording', { interactionId: id }), 'recording-not-paused');
        await me.store.send('pause-recording', { interactionId: id });
        expect(me.only.recording.resumesAt).to.equal(subject.clock.now() + 30_000);
        await subject.advance(20_000);
        await me.store.send('resume-recording', { interactionId: id });
        await me.store.send('pause-recording', { interactionId: id });
        await subject.advance(15_000);
        expect(me.only.recording.state, 'the end of the first pause').to.equal('paused');
        await subject.advance(15_000);
        expect(me.only.recording.state).to.equal('on');
        expect(me.happenings.at(-1)).to.deep.include({ name: 'recording-resumed' });
      });

      it('is not recorded, or not paused, where the administrator says so', async () => {
        const without = await start({ recording: { enabled: false } });
        await without.begin();
        await without.talks();
        expect(without.only.recording.state).to.equal('off');
        const fixed = await start({ recording: { pausable: false } });
        await fixed.begin();
        const { id } = await fixed.talks();
        await refused(fixed.store.send('pause-recording', { interactionId: id }), 'pause-not-allowed');
      });

      it('shows the last four digits of a number alone where numbers are protected', async () => {
        const me = await start({ protectNumbers: true });
        await me.begin();
        await me.backend.world.act('contact', { channel: 'call', for: 'me', customerId: 'maya-torres' });
        await subject.advance(1000);
        expect(me.only.customer.address).to.equal('+•••••••0134');
        await subject.advance(30_000);
        expect(JSON.stringify([me.state.agent, me.happenings, me.calls])).not.to.contain('4155550134');
      });

      it('never sends the value of a secure variable', async () => {
        const planted = 'planted-4471';
        const me = await start({
          flows: QUIET.flows.map((flow) => ({
            ...flow,
            variables: [{ name: 'pin', label: 'PIN', type: 'string' as const, secure: true, value: planted }],
            popover: ['pin'],
            pane: ['pin'],
          })),
        });
        await me.begin();
        await me.talks();
        expect(me.only.variables[0]).to.deep.include({ name: 'pin', secure: true, value: null });
        expect(JSON.stringify([...me.state.interactions, me.happenings])).not.to.contain(planted);
      });
    });

    describe('digital work', () => {
      it('is accepted beside a call, ended and wrapped up', async () => {
        const me = await start();
        await me.begin();
        await me.talks();
        const { id } = await me.rings('chat');
        await me.store.send('accept', { interactionId: id });
        await refused(me.store.send('hold', { interactionId: id }), 'cannot-hold');
        await me.backend.world.act('customer-writes', { interactionId: id });
        await subject.advance(0);
        if (has('messages')) expect(me.state.interactions.get(id)?.messages).to.equal(2);
        await me.store.send('end', { interactionId: id });
        await me.store.send('wrap-up', { interactionId: id, reasonId: me.state.settings?.wrapUpReasons[0]?.id ?? '' });
        expect(me.stateName).to.equal('engaged');
      });
    });

    describe('the wire', () => {
      it('takes a command once, however often it is sent', async () => {
        const me = await start();
        await me.begin();
        const { id } = await me.talks();
        const command = { id: 'the-same', name: 'hold', payload: { interactionId: id } } as const;
        const first = await me.backend.send(command);
        const second = await me.backend.send(command);
        expect(second).to.deep.equal(first);
        expect(me.names().filter((one) => one === 'held')).to.have.length(1);
      });

      it('shows a page that comes back what the centre holds, and marks what it may have shown before', async () => {
        const me = await start();
        await me.begin();
        const { id } = await me.talks();
        await me.store.send('hold', { interactionId: id });
        await me.store.disconnect();
        await subject.advance(5000);
        const again = sit();
        const replayed: boolean[] = [];
        again.store.onHappening((told) => replayed.push(told.replayed));
        await again.store.connect();
        expect(unnumbered(again.only)).to.deep.equal(unnumbered(me.only));
        if (has('chosen-meanwhile')) expect(again.state.agent).to.deep.equal(me.state.agent);
        expect(again.store.now()).to.equal(subject.clock.now());
        if (has('replay')) expect(replayed.length).to.be.above(0);
        expect(replayed.every(Boolean)).to.equal(true);
      });
    });
  });
}

/** Revisions are the centre's, or where that has none this page's: then a reload counts anew. */
const unnumbered = (one: object | null): object =>
  has('same-revisions') || !one ? (one ?? {}) : { ...one, revision: 0 };
