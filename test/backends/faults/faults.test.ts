import { expect } from '@open-wc/testing';
import { withFaults } from '../../../src/backends/faults/index.js';
import type { FaultOptions } from '../../../src/backends/faults/index.js';
import { EmbeddedCentre, defaultOrganisation, simulator } from '../../../src/backends/simulator/index.js';
import type { SoundLine, SoundNews, ThroughLine } from '../../../src/backends/sound/line.js';
import { Failure, ManualClock, Store } from '../../../src/core/index.js';
import type { Backend, BackendListener, Command, Fact, Media } from '../../../src/core/index.js';
import { through } from '../../support/backend.js';

const agents = defaultOrganisation.agents.map((agent) => ({ ...agent, begins: 'offline' as const }));

async function flush(): Promise<void> {
  for (let turn = 0; turn < 12; turn += 1) await Promise.resolve();
}

let commands = 0;
const choose = (name: 'available' | 'idle'): Command => ({
  id: `test-${String((commands += 1))}`,
  name: 'set-state',
  payload: { state: name === 'idle' ? { name, codeId: 'lunch' } : { name } },
});

/** A seat behind a link, an agent who is signed in, and what both ends hear. */
async function linked(options: FaultOptions = {}, changes: (seat: Backend) => Partial<Backend> = () => ({})) {
  const clock = new ManualClock();
  const centre = new EmbeddedCentre({ organisation: { ...defaultOrganisation, agents }, clock });
  const seat = centre.seat(centre.agentIds[0] ?? '');
  const arrived: string[] = [];
  let far: BackendListener | undefined;
  const subject = through(seat, {
    world: seat.world,
    connect: (listener) => seat.connect((far = listener)),
    send: (command) => {
      arrived.push(command.id);
      return seat.send(command);
    },
    ...changes(seat),
  });
  const backend = withFaults(subject, { clock, ...options });
  const facts: Fact[] = [];
  const links: string[] = [];
  const listener: BackendListener = {
    fact: (fact) => facts.push(fact),
    link: (link, at) => links.push(at == null ? link : `${link} ${String(at - clock.now())}`),
    ended: ({ code }) => links.push(code),
  };
  await backend.connect(listener);
  const signIn: Command = {
    id: 'sign-in',
    name: 'sign-in',
    payload: { teamId: facts[0]?.settings?.teams[0]?.id ?? '', station: { kind: 'browser', number: '' } },
  };
  await seat.send(signIn);
  arrived.length = facts.length = 0;
  return { clock, seat, backend, link: backend.link, facts, links, arrived, listener, say: () => far };
}

const codeOf = (error: unknown): string => (error instanceof Failure ? error.code : String(error));

describe('withFaults', () => {
  describe('without faults', () => {
    it('changes nothing: facts come within the call, answers as they were', async () => {
      const { backend, seat, facts, clock } = await linked();
      await expectSame(seat, backend);
      const before = facts.length;
      seat.resync();
      expect(facts.length).to.equal(before + 1);
      const waiting = clock.waiting;
      const { revision } = await backend.send(choose('available'));
      expect(facts.at(-1)?.agent?.revision).to.equal(revision);
      expect(await backend.send(choose('idle')).catch(codeOf)).not.to.equal('timeout');
      expect(clock.waiting, 'nothing is left to wait for').to.equal(waiting);
    });

    it('tells a refusal as it is', async () => {
      const { backend } = await linked();
      const unknown: Command = { ...choose('idle'), name: 'hold', payload: { interactionId: 'none' } };
      expect(await backend.send(unknown).catch(codeOf)).to.equal('interaction-gone');
    });
  });

  describe('a link that is cut', () => {
    it('[ERR-02] says so at once, with the time of the next attempt, and carries nothing any more', async () => {
      const { link, links, facts, backend, seat, clock } = await linked();
      link.drop();
      expect(link.state).to.equal('lost');
      expect(links).to.have.length(1);
      expect(link.retryAt! - clock.now()).to.be.within(800, 1000);
      await seat.send(choose('available'));
      backend.resync();
      expect(facts).to.deep.equal([]);
      expect(await backend.send(choose('available')).catch(codeOf)).to.equal('link-lost');
      expect(await backend.search({ kind: 'agent', purpose: 'consult', text: '' }, 0, 1).catch(codeOf)).to.equal(
        'link-lost',
      );
      expect(await backend.reveal('none', 'none').catch(codeOf)).to.equal('link-lost');
    });

    it('[ERR-02] is tried again after 1, 2, 4, 8, 16 and then 30 seconds, a little less by chance', async () => {
      const { link, links, clock } = await linked({ seed: 3 });
      link.drop();
      clock.advance(180_000);
      const waits = links.map((one) => Number(/\d.*/u.exec(one)?.[0] ?? NaN)).filter((wait) => !Number.isNaN(wait));
      [1, 2, 4, 8, 16, 30, 30, 30].forEach((most, index) => {
        expect(waits[index], `wait ${String(index)}`).to.be.within(most * 800, most * 1000);
      });
      const again = await linked({ seed: 3 });
      again.link.drop();
      again.clock.advance(180_000);
      expect(again.links, 'the same seed, the same waits').to.deep.equal(links);
      const other = await linked({ seed: 4 });
      other.link.drop();
      other.clock.advance(180_000);
      expect(other.links).not.to.deep.equal(links);
    });

    it('[ERR-02] comes back with the next attempt: open, then a snapshot of all that was missed', async () => {
      const { link, links, facts, seat, clock } = await linked();
      link.drop();
      await seat.send(choose('available'));
      link.restore();
      expect(link.state, 'nobody knows yet').to.equal('lost');
      expect(facts).to.deep.equal([]);
      clock.advance(1000);
      expect(links.at(-1)).to.equal('open');
      expect(facts).to.have.length(1);
      expect(facts[0]).to.include({ snapshot: true });
      expect(facts[0]?.agent?.state.name).to.equal('available');
    });

    it('is mended by itself after a time, and the waits begin anew with the next cut', async () => {
      const { link, links, clock } = await linked();
      link.drop(5000);
      clock.advance(4999);
      expect(link.up).to.equal(false);
      clock.advance(1);
      expect(link.up).to.equal(true);
      clock.advance(30_000);
      expect(link.state).to.equal('open');
      links.length = 0;
      link.drop();
      expect(Number(links[0]?.split(' ')[1])).to.be.within(800, 1000);
    });

    it('is tried at once when asked, which makes no later wait longer', async () => {
      const { link, backend, clock, links } = await linked();
      link.drop();
      for (let i = 0; i < 6; i += 1) {
        backend.retry?.();
        expect(link.retryAt, 'it tries').to.equal(null);
        backend.retry?.();
        clock.advance(500);
        expect(link.retryAt! - clock.now()).to.be.within(800, 1000);
      }
      link.restore();
      backend.retry?.();
      expect(links.at(-1)).to.equal('open');
    });

    it('[ERR-02] sends again what had no answer, under the same id, and it acts once', async () => {
      const { link, backend, arrived, facts, clock } = await linked();
      const command = choose('available');
      const asked = backend.send(command);
      link.drop(2000);
      await flush();
      expect(facts, 'the answer and the fact are lost').to.deep.equal([]);
      for (let second = 0; second < 10; second += 1) {
        clock.advance(1000);
        await flush();
      }
      const { revision } = await asked;
      expect(arrived).to.deep.equal([command.id, command.id]);
      expect(facts[0]?.agent?.revision).to.equal(revision);
      expect(facts, 'one snapshot, and nothing new').to.have.length(1);
    });

    it('[ERR-02] sends nothing again of which was told that it failed', async () => {
      const { link, backend, arrived, clock } = await linked({}, () => ({ send: () => new Promise(() => undefined) }));
      const asked = backend.send(choose('available')).catch(codeOf);
      link.drop(25_000);
      clock.advance(20_000);
      expect(await asked).to.equal('link-lost');
      clock.advance(60_000);
      expect(link.state).to.equal('open');
      expect(arrived).to.deep.equal([]);
    });

    it('cannot be connected over, and fails a connection that is being made', async () => {
      const { link, backend, listener, clock } = await linked();
      await backend.disconnect();
      link.drop();
      expect(await backend.connect(listener).catch(codeOf)).to.equal('link-lost');
      link.restore();
      const connecting = backend.connect(listener).catch(codeOf);
      link.drop();
      expect(await connecting).to.equal('link-lost');
      expect(clock.waiting).to.equal(0);
    });

    it('leaves nothing behind when it is left', async () => {
      const { link, backend, clock, arrived } = await linked();
      const asked = backend.send(choose('available')).catch(codeOf);
      link.drop();
      await backend.disconnect();
      expect(await asked).to.equal('link-lost');
      expect(link.state).to.equal('closed');
      clock.advance(60_000);
      expect(arrived).to.have.length(1);
    });

    it('[STN-06] tells of a session that was ended meanwhile', async () => {
      const { link, links, say, clock } = await linked();
      link.drop(3000);
      say()?.ended(new Failure('signed-in-elsewhere'));
      expect(links).not.to.include('signed-in-elsewhere');
      clock.advance(10_000);
      expect(links.at(-1)).to.equal('signed-in-elsewhere');
    });

    it('[STN-06] looks for no session that is over, when it is cut and comes back after that', async () => {
      const { clock, link, links, say } = await linked({}, () => ({
        resync: () => expect.fail('There is nothing to ask for.'),
      }));
      say()?.ended(new Failure('signed-in-elsewhere'));
      link.drop();
      link.restore();
      clock.advance(60_000);
      expect(links).to.deep.equal(['signed-in-elsewhere']);
    });

    it('is looked for once, however often it is cut before the next attempt, and not after the desktop left', async () => {
      let asked = 0;
      const { backend, clock, link } = await linked({}, () => ({ resync: () => (asked += 1) }));
      link.drop();
      link.restore();
      link.drop();
      link.restore();
      await backend.disconnect();
      clock.advance(60_000);
      expect(asked).to.equal(0);
    });

    it('passes on what the other back end says of a link of its own', async () => {
      const { link, links, say, clock } = await linked();
      say()?.link('lost', clock.now() + 7000);
      expect(links).to.deep.equal(['lost 7000']);
      link.drop(500);
      const retryAt = clock.now() + 9000;
      say()?.link('lost', retryAt);
      clock.advance(5000);
      expect(link.retryAt).to.equal(retryAt);
      say()?.link('open');
      expect(links.at(-1)).to.equal('open');
    });
  });

  describe('a link that is cut under the sound of calls', () => {
    it('carries no signal and no plan, stops nothing that runs, and brings the whole plan when it is back', async () => {
      const withSound = (seat: Backend): Partial<Backend> => (seat.media ? { media: seat.media.bind(seat) } : {});
      const { backend, link, clock } = await linked({}, withSound);
      const news: SoundNews[] = [];
      let isClosed = false;
      const bring = backend.media?.bind(backend) as (through: ThroughLine) => Promise<Media>;
      let page: SoundLine | undefined;
      await bring((open) => {
        page = open('mine', (one) => news.push(one));
        return () => ({ signal: () => undefined, close: () => (isClosed = true) });
      });
      await flush();
      expect(news.map((one) => one.type)).to.deep.equal(['plan']);
      link.drop();
      await backend.world?.act('contact', { channel: 'call', for: 'me' });
      clock.advance(1_000);
      page?.signal('p', 'into the void');
      await flush();
      expect(news.length).to.equal(1);
      expect(isClosed).to.equal(false);
      link.restore();
      clock.advance(30_000);
      await flush();
      expect(news.map((one) => one.type)).to.deep.equal(['plan', 'plan']);
      page?.close();
      link.drop();
      link.restore();
      clock.advance(30_000);
      await flush();
      expect(news.length).to.equal(2);
    });
  });

  describe('a link that is bad', () => {
    it('[ERR-03] loses messages: commands are sent again until they are answered, facts until they come', async () => {
      const { backend, arrived, facts, clock } = await linked({ seed: 5, lose: 0.3 });
      const ids: string[] = [];
      const answers: unknown[] = [];
      for (let i = 0; i < 10; i += 1) {
        const command = choose(i % 2 ? 'idle' : 'available');
        ids.push(command.id);
        backend.send(command).then(
          () => answers.push('done'),
          (error: unknown) => answers.push(codeOf(error)),
        );
        for (let second = 0; second < 25; second += 1) {
          clock.advance(1000);
          await flush();
        }
      }
      expect(answers.filter((one) => one === 'done').length).to.be.at.least(8);
      expect(arrived.length, 'some came more than once').to.be.greaterThan(new Set(arrived).size);
      expect(new Set(facts.map(({ seq }) => seq)).size, 'each fact in the end').to.equal(new Set(arrived).size);
      expect(ids).to.include.members([...new Set(arrived)]);
    });

    it('delays messages and keeps their order', async () => {
      const { seat, facts, clock } = await linked({ seed: 2, delay: { chance: 0.5, max: 2000 } });
      const times: number[] = [];
      for (let i = 0; i < 12; i += 1) {
        await seat.send(choose(i % 2 ? 'idle' : 'available'));
        times.push(facts.length);
        clock.advance(100);
      }
      expect(times, 'not at once').not.to.deep.equal(times.map((_, index) => index + 1));
      clock.advance(2000);
      const numbers = facts.map(({ seq }) => seq);
      expect(numbers).to.have.length(12);
      expect(numbers).to.deep.equal([...numbers].sort((one, other) => one - other));
    });

    it('doubles messages, and has them overtake each other', async () => {
      const doubled = await linked({ seed: 2, double: 0.5 });
      const mixed = await linked({ seed: 2, reorder: 0.5 });
      for (const { seat, clock } of [doubled, mixed]) {
        for (let i = 0; i < 12; i += 1) {
          await seat.send(choose(i % 2 ? 'idle' : 'available'));
          clock.advance(100);
        }
        clock.advance(5000);
      }
      const numbers = doubled.facts.map(({ seq }) => seq);
      expect(new Set(numbers).size).to.equal(12);
      expect(numbers.length).to.be.within(14, 24);
      const order = mixed.facts.map(({ seq }) => seq);
      expect(order).to.have.length(12);
      expect(order).not.to.deep.equal([...order].sort((one, other) => one - other));
    });

    it('does the same again with the same seed, and changes while it runs', async () => {
      const play = async (seed: number): Promise<number[]> => {
        const { seat, facts, clock, link } = await linked({ seed });
        link.faults = { lose: 0.3, double: 0.3, reorder: 0.3, delay: { chance: 0.3, max: 1000 } };
        for (let i = 0; i < 20; i += 1) {
          await seat.send(choose(i % 2 ? 'idle' : 'available'));
          clock.advance(300);
        }
        link.faults = {};
        clock.advance(20_000);
        expect(link.faults.lose).to.equal(0);
        return facts.map(({ seq }) => seq);
      };
      const first = await play(11);
      expect(await play(11)).to.deep.equal(first);
      expect(await play(12)).not.to.deep.equal(first);
      expect(new Set(first).size).to.equal(20);
    });

    it('says which fault is no chance', async () => {
      const { link } = await linked();
      expect(() => (link.faults = { lose: 10 })).to.throw(RangeError, 'lose is a chance from 0 to 1, not 10');
      expect(() => (link.faults = { delay: { chance: 0.5, max: -1 } })).to.throw(RangeError, 'delay.max');
      expect(link.faults.lose).to.equal(0);
    });
  });

  it('does what docs/faults.md says: what rings meanwhile is told of once', async () => {
    const clock = new ManualClock();
    const centre = new EmbeddedCentre({ clock });
    const backend = withFaults(centre.seat('tomasz-wojcik'), { clock, seed: 7, double: 0.2, lose: 0.1 });
    const store = new Store(backend, clock);
    const told: string[] = [];
    store.onHappening(({ happening }) => told.push(happening.name));
    const run = async (seconds: number): Promise<void> => {
      for (let second = 0; second < seconds; second += 1) {
        clock.advance(1000);
        await flush();
      }
    };
    await store.connect();
    const teamId = store.state.settings?.teams[0]?.id ?? '';
    void store.send('sign-in', { teamId, station: { kind: 'browser', number: '' } });
    await run(20);
    void store.send('set-state', { state: { name: 'available' } });
    await run(20);
    backend.link.drop(5000);
    await backend.world.act('contact', { channel: 'call', for: 'me' });
    await run(10);
    expect(told.filter((name) => name === 'offered')).to.have.length(1);
    expect(store.state.link).to.equal('open');
  });

  describe('the world', () => {
    it('shows the link and plays with it; its acts do not go through it', async () => {
      const clock = new ManualClock();
      const backend = simulator({ clock, faults: { double: 0.1 }, seed: 9 });
      await backend.connect({ fact: () => undefined, link: () => undefined, ended: () => undefined });
      const { world } = backend;
      const views: unknown[] = [];
      world.subscribe(() => views.push(world.view));
      expect(world.view.link).to.deep.include({ up: true, seed: 9 });
      expect(world.view.link?.faults.double).to.equal(0.1);
      expect(world.view, 'the same while it is the same').to.equal(world.view);
      await world.act('set-link', { up: false, milliseconds: 5000 });
      expect(world.view.link?.up).to.equal(false);
      const { people } = world.view;
      expect(people.length).to.be.greaterThan(0);
      await world.act('contact', { channel: 'call', for: 'anyone' });
      clock.advance(5000);
      expect(world.view.link?.up).to.equal(true);
      await world.act('set-faults', { lose: 0.2 });
      expect(world.view.link?.faults).to.deep.include({ lose: 0.2, double: 0 });
      await world.act('set-link', { up: false });
      await world.act('set-link', { up: true });
      expect(world.view.link?.up).to.equal(true);
      expect(views.length).to.be.at.least(5);
    });

    it('is there only where the other back end has one', () => {
      const { world } = withFaults(through(new EmbeddedCentre().seat('nobody'), {}));
      expect(world).to.equal(undefined);
    });
  });
});

async function expectSame(seat: Backend, backend: Backend): Promise<void> {
  expect(backend.capabilities).to.equal(seat.capabilities);
  const query = { kind: 'agent', purpose: 'consult', text: '' } as const;
  if (!seat.capabilities.directories.has(query.kind)) return;
  expect(await backend.search(query, 0, 3)).to.deep.equal(await seat.search(query, 0, 3));
}
