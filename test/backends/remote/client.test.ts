import { expect } from '@open-wc/testing';
import { remote } from '../../../src/backends/remote/client.js';
import { channelPair } from '../../../src/backends/remote/ports.js';
import type { LocalChannel } from '../../../src/backends/remote/ports.js';
import type { SoundLine, ThroughLine } from '../../../src/backends/sound/line.js';
import { Failure, ManualClock, Store } from '../../../src/core/index.js';
import type { Interaction, Media, TeamRow, WorldView } from '../../../src/core/index.js';
import { Ear as Page } from '../../contract/sound.js';
import { BOSS, Ear, FarCentre, FIRST, soon } from './support.js';

async function failureOf(act: Promise<unknown>): Promise<Failure> {
  try {
    await act;
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error('It went well, where a failure was expected.');
}

/** A desktop whose centre is played by hand. */
function byHand(): { seat: ReturnType<typeof remote>; its: LocalChannel; heard: unknown[]; clock: ManualClock } {
  const clock = new ManualClock();
  const [mine, its] = channelPair();
  const heard: unknown[] = [];
  its.onFrame = (frame) => heard.push(frame);
  return { seat: remote(() => mine, { agentId: FIRST, clock, silence: 10_000 }), its, heard, clock };
}
const WELCOME = { type: 'welcome', v: 2, capabilities: { commands: ['hold'], directories: ['agent'], reveal: true } };
const EMPTY = {
  type: 'fact',
  fact: {
    ...{ epoch: 'e', seq: 1, now: 0, snapshot: true, agent: null, settings: null },
    ...{ interactions: [], gone: [], happenings: [] },
  },
};

describe('a seat over a wire', () => {
  describe('connecting', () => {
    it('resolves once a snapshot is here, and knows then what the centre can do', async () => {
      const centre = new FarCentre();
      const seat = centre.seat();
      expect(seat.capabilities.commands.size).to.equal(0);
      const ear = new Ear();
      await seat.connect(ear);
      expect(ear.facts.map((one) => one.snapshot)).to.deep.equal([true]);
      expect(seat.capabilities.commands.has('consult')).to.equal(true);
      expect(seat.capabilities.directories.has('queue')).to.equal(true);
      expect(ear.links, 'the first connection is no news').to.deep.equal([]);
    });

    it('fails where there is no way, and may be tried again', async () => {
      const centre = new FarCentre();
      centre.isUp = false;
      const seat = centre.seat();
      expect(await failureOf(seat.connect(new Ear()))).to.include({ code: 'link-lost', retryable: true });
      centre.isUp = true;
      await seat.connect(new Ear());
    });

    it('fails where nobody answers in time', async () => {
      const { seat, clock, heard } = byHand();
      const failed = failureOf(seat.connect(new Ear()));
      await soon();
      expect(heard).to.deep.equal([{ type: 'hello', v: 2, agent: FIRST, token: undefined }]);
      clock.advance(15_000);
      expect(await failed).to.include({ code: 'link-lost', retryable: true });
      expect(clock.waiting).to.equal(0);
    });

    it('fails for good where nobody is let in, or another version is spoken', async () => {
      const centre = new FarCentre({ admit: () => new Failure('no-access', { detail: 'Not you.' }) });
      expect(await failureOf(centre.seat().connect(new Ear()))).to.include({
        code: 'no-access',
        detail: 'Not you.',
        retryable: false,
      });
      const { seat, its } = byHand();
      const failed = failureOf(seat.connect(new Ear()));
      await soon();
      its.post({ ...WELCOME, v: 99, capabilities: 'all' });
      expect(await failed).to.include({ code: 'other-version', retryable: false });
    });

    it('can be given up', async () => {
      const { seat, clock } = byHand();
      const failed = failureOf(seat.connect(new Ear()));
      await seat.disconnect();
      expect(await failed).to.include({ code: 'link-lost' });
      expect(clock.waiting).to.equal(0);
    });
  });

  describe('[ERR-02] a connection that breaks', () => {
    it('is told of, tried again after longer and longer times, and back with a snapshot', async () => {
      const centre = new FarCentre();
      const ear = new Ear();
      await centre.seat().connect(ear);
      centre.cut();
      expect(ear.links).to.have.length(1);
      for (const seconds of [1, 2, 4, 8, 16, 30, 30]) {
        const { link, retryAt } = ear.links.at(-1) ?? {};
        expect(link).to.equal('lost');
        const wait = (retryAt ?? 0) - centre.clock.now();
        expect(wait, String(seconds)).to.be.within(seconds * 800, seconds * 1000);
        const before = centre.attempts;
        await centre.pass(wait);
        expect(centre.attempts).to.equal(before + 1);
      }
      centre.isUp = true;
      await centre.pass(30_000);
      expect(ear.links.at(-1)).to.deep.equal({ link: 'open', retryAt: undefined });
      expect(ear.facts.at(-1)?.snapshot).to.equal(true);
      centre.cut();
      expect((ear.links.at(-1)?.retryAt ?? 0) - centre.clock.now(), 'the first wait again').to.be.at.most(1000);
    });

    it('is tried at once where somebody asks for it, and that does not make the wait longer', async () => {
      const centre = new FarCentre();
      const ear = new Ear();
      const seat = centre.seat();
      await seat.connect(ear);
      centre.cut();
      for (let time = 0; time < 5; time += 1) {
        seat.retry?.();
        await soon();
      }
      expect(centre.attempts).to.equal(6);
      expect((ear.links.at(-1)?.retryAt ?? 0) - centre.clock.now()).to.be.at.most(1000);
      centre.isUp = true;
      seat.retry?.();
      await soon();
      expect(ear.links.at(-1)?.link).to.equal('open');
      seat.retry?.();
      await soon();
      expect(centre.attempts, 'an open one is not hurried').to.equal(7);
    });

    it('[ERR-03] what was asked has its answer afterwards, and happened once', async () => {
      const centre = new FarCentre();
      const { store } = await centre.works();
      await centre.centre.seat(FIRST).world.act('contact', { channel: 'chat', for: 'me' });
      await centre.pass(1_000);
      const [chat] = store.state.interactions.values();
      const taken = store.send('accept', { interactionId: chat?.id ?? '' });
      // The centre has it, and its answer is lost.
      await Promise.resolve();
      centre.cut();
      centre.isUp = true;
      await centre.pass(1_000);
      await taken;
      const [now] = store.state.interactions.values() as Iterable<Interaction>;
      expect(now?.request).to.equal(null);
      expect(now?.participants.filter((one) => one.kind === 'agent')).to.have.length(1);
      await store.disconnect();
    });

    it('what has no answer after 20 seconds has failed, and is not asked any more', async () => {
      const { seat, its, heard, clock } = byHand();
      const connected = seat.connect(new Ear());
      await soon();
      its.post(WELCOME);
      its.post(EMPTY);
      await connected;
      const command = { id: 'c', name: 'hold', payload: { interactionId: 'i' } } as const;
      const failed = failureOf(seat.send(command));
      expect(seat.send(command), 'the same command is the same one').to.equal(seat.send(command));
      const sent = (): number => heard.filter((one) => (one as { type: string }).type === 'send').length;
      for (let second = 0; second < 20; second += 1) {
        its.post({ type: 'pong', id: 0 });
        clock.advance(1_000);
        await soon();
      }
      expect(await failed).to.include({ code: 'timeout', retryable: true });
      expect(sent()).to.equal(4);
      for (let second = 0; second < 20; second += 1) {
        its.post({ type: 'pong', id: 0 });
        clock.advance(1_000);
        await soon();
      }
      expect(sent()).to.equal(4);
    });

    it('ends for good where the centre lets nobody in any more', async () => {
      let isOpen = true;
      const centre = new FarCentre({ admit: () => (isOpen ? null : new Failure('no-access')) });
      const ear = new Ear();
      const seat = centre.seat();
      await seat.connect(ear);
      isOpen = false;
      centre.cut();
      centre.isUp = true;
      await centre.pass(1_000);
      expect(ear.failure?.code).to.equal('no-access');
      const { attempts } = centre;
      await centre.pass(120_000);
      expect(centre.attempts).to.equal(attempts);
    });

    it('nothing is tried after somebody left', async () => {
      const centre = new FarCentre();
      const ear = new Ear();
      const seat = centre.seat();
      await seat.connect(ear);
      centre.cut();
      await seat.disconnect();
      const told = ear.links.length;
      centre.isUp = true;
      await centre.pass(120_000);
      expect(centre.attempts).to.equal(1);
      expect(ear.links).to.have.length(told);
      expect(await failureOf(seat.reveal('i', 'v'))).to.include({ code: 'link-lost' });
    });

    it('a silent one is asked for a sign of life, and lost without any', async () => {
      const { seat, its, heard, clock } = byHand();
      const ear = new Ear();
      const connected = seat.connect(ear);
      await soon();
      its.post(WELCOME);
      its.post(EMPTY);
      await connected;
      clock.advance(10_000);
      await soon();
      expect(heard.at(-1)).to.deep.equal({ type: 'ping', id: 0 });
      its.post({ type: 'pong', id: 0 });
      await soon();
      clock.advance(10_000);
      await soon();
      expect(ear.links).to.deep.equal([]);
      clock.advance(10_000);
      expect(ear.links.at(-1)?.link).to.equal('lost');
    });
  });

  describe('what the centre says wrongly', () => {
    const wrong: Record<string, unknown> = {
      'no frame': 5,
      'an unknown type': { type: 'shout' },
      'a fact that lacks something': { type: 'fact', fact: { ...EMPTY.fact, seq: undefined } },
      'a word that is none': { type: 'news', what: 'world', value: { phone: 'melting' } },
      'no JSON': '{',
    };
    for (const [name, frame] of Object.entries(wrong)) {
      it(`${name}: this connection is no good, another one is opened`, async () => {
        const centre = new FarCentre();
        const ear = new Ear();
        await centre.seat().connect(ear);
        centre.channels[0]?.onFrame?.(frame);
        expect(ear.links.at(-1)?.link).to.equal('lost');
        await centre.pass(1_000);
        expect(ear.links.at(-1)?.link).to.equal('open');
        expect(centre.attempts).to.equal(2);
      });
    }

    it('a failure that has no words here is an unexpected one, with its code', async () => {
      const { seat, its } = byHand();
      const connected = seat.connect(new Ear());
      await soon();
      its.post(WELCOME);
      its.post(EMPTY);
      await connected;
      const failed = failureOf(seat.reveal('i', 'v'));
      its.post({ type: 'failed', id: 1, failure: { code: 'quite-new', detail: 'More.' } });
      expect(await failed).to.include({ code: 'unexpected', detail: 'quite-new: More.' });
    });

    it('an answer of another kind fails what was asked', async () => {
      const { seat, its } = byHand();
      const connected = seat.connect(new Ear());
      await soon();
      its.post(WELCOME);
      its.post(EMPTY);
      await connected;
      const failed = failureOf(seat.reveal('i', 'v'));
      its.post({ type: 'answer', id: 1, value: { not: 'a text' } });
      expect(await failed).to.include({ code: 'protocol' });
    });
  });

  describe('the sound of calls', () => {
    const PLAN = { inCall: true, peers: [], parts: [] };
    const told = (news: unknown): object => ({ type: 'sound', news });

    /** A seat that is connected by hand, whose page hears `news`. */
    async function sounding() {
      const { seat, its, heard, clock } = byHand();
      const connected = seat.connect(new Ear());
      await soon();
      its.post(WELCOME);
      its.post(EMPTY);
      await connected;
      const news: unknown[] = [];
      let line: SoundLine | undefined;
      const bring = seat.media?.bind(seat) as (through: ThroughLine) => Promise<Media>;
      const media = await bring((open) => (_page, hear) => {
        return (line = open('my page', (one) => {
          news.push(one);
          hear(one);
        }));
      });
      await soon();
      return { seat, its, heard, news, media, clock, line };
    }

    it('is asked for by the page that brings it in, and ends with it', async () => {
      const { heard, its, news, media, line } = await sounding();
      expect(heard.at(-1)).to.deep.equal({ type: 'sound', page: 'my page' });
      its.post(told({ type: 'plan', plan: PLAN, now: 5 }));
      its.post(told({ type: 'signal', peer: 'p', data: 'an offer' }));
      await soon();
      expect(news).to.deep.equal([
        { type: 'plan', plan: PLAN, now: 5 },
        { type: 'signal', peer: 'p', data: 'an offer' },
      ]);
      expect(media.view.inCall).to.equal(true);
      line?.signal('p', 'an answer');
      await soon();
      expect(heard.at(-1)).to.deep.equal({ type: 'signal', peer: 'p', data: 'an answer' });
      media.close();
      line?.signal('p', 'too late');
      its.post(told({ type: 'plan', plan: PLAN, now: 6 }));
      await soon();
      expect(heard.at(-1)).to.deep.equal({ type: 'sound-off' });
      expect(news.length).to.equal(2);
    });

    for (const wrong of [
      undefined,
      'plan',
      { type: 'shout' },
      { type: 'plan', plan: { ...PLAN, peers: [{ id: 5 }] }, now: 1 },
      { type: 'plan', plan: { ...PLAN, parts: [{ id: 'p', says: 'everything' }] }, now: 1 },
      { type: 'plan', plan: PLAN },
      { type: 'signal', peer: 'p' },
    ]) {
      it(`leaves out what makes no sense: ${JSON.stringify(wrong)}`, async () => {
        const { its, news, seat } = await sounding();
        its.post(told(wrong));
        its.post(told({ type: 'plan', plan: PLAN, now: 1 }));
        await soon();
        expect(news.length).to.equal(1);
        await seat.disconnect();
      });
    }

    it('[ERR-02] is asked for anew by the same page when a connection is back; what runs is not stopped', async () => {
      const centre = new FarCentre();
      const { seat, store } = await centre.works({ station: { kind: 'browser', number: '' } });
      const ear = await Page.at({ backend: seat }, 'mine');
      const { plans } = ear;
      centre.cut();
      await soon();
      ear.signal('into the void', ['p']);
      centre.isUp = true;
      await centre.pass(2_000);
      await soon();
      expect(store.state.link).to.equal('open');
      expect(ear.plans).to.equal(plans + 1);
    });

    it('ends with the session', async () => {
      const centre = new FarCentre();
      const { seat } = await centre.works();
      const bring = seat.media?.bind(seat) as (through: ThroughLine) => Promise<Media>;
      let isClosed = false;
      await bring(() => () => ({ signal: () => undefined, close: () => (isClosed = true) }));
      expect(isClosed).to.equal(false);
      await seat.disconnect();
      expect(isClosed).to.equal(true);
    });
  });

  describe('what is watched', () => {
    it('the world, from the first look on, also after a reconnect', async () => {
      const centre = new FarCentre();
      const { seat } = await centre.works();
      expect(seat.world.view.people).to.have.length(0);
      await seat.settled();
      const { people } = seat.world.view;
      expect(people.length).to.be.above(10);
      const views: WorldView[] = [];
      const stop = seat.world.subscribe(() => views.push(seat.world.view));
      await seat.world.act('set-traffic', { callsPerHour: 7 });
      expect(views.at(-1)?.callsPerHour).to.equal(7);
      expect(views.at(-1)?.people, 'what stays is the same').to.equal(people);
      centre.cut();
      expect(await failureOf(seat.world.act('set-traffic', { callsPerHour: 8 }))).to.include({ code: 'link-lost' });
      centre.isUp = true;
      await centre.pass(1_000);
      await seat.world.act('set-traffic', { callsPerHour: 9 });
      expect(seat.world.view.callsPerHour).to.equal(9);
      stop();
      await seat.disconnect();
      expect(seat.world.view.people, 'a centre that was left has no world').to.have.length(0);
    });

    it('[DST-06] agents of a list, as long as it is open, also after a reconnect', async () => {
      const centre = new FarCentre();
      const { seat } = await centre.works();
      const other = await centre.works({ agentId: 'marcus-delgado' });
      const ids: string[] = [];
      const stop = seat.watchAgents?.((changed) => ids.push(...changed.map((one) => one.id)));
      await seat.settled();
      const turns = async (state: 'available' | 'lunch'): Promise<void> => {
        await other.store.send('set-state', {
          state: state === 'lunch' ? { name: 'idle', codeId: 'lunch' } : { name: 'available' },
        });
        await centre.pass(1_000);
      };
      await turns('lunch');
      expect(ids).to.deep.equal(['marcus-delgado']);
      centre.cut();
      centre.isUp = true;
      await centre.pass(1_000);
      ids.length = 0;
      await turns('available');
      expect(ids).to.include('marcus-delgado');
      stop?.();
      await seat.settled();
      ids.length = 0;
      await turns('lunch');
      expect(ids).to.deep.equal([]);
    });

    it('[MON-01] a supervisor’s teams: whoever looks later is told them too', async () => {
      const centre = new FarCentre();
      const seat = centre.seat({ agentId: BOSS });
      const store = new Store(seat, centre.clock);
      await store.connect();
      const teamId = store.state.settings?.teams[0]?.id ?? '';
      await store.send('sign-in', { teamId, station: { kind: 'browser', number: '' } });
      const told: (readonly TeamRow[])[] = [];
      const stops = [seat.watchTeam?.((rows) => told.push(rows))];
      await centre.pass(1_000);
      expect(told.length).to.be.above(0);
      const later: (readonly TeamRow[])[] = [];
      stops.push(seat.watchTeam?.((rows) => later.push(rows)));
      expect(later).to.deep.equal([told.at(-1)]);
      for (const stop of stops) stop?.();
    });
  });
});
