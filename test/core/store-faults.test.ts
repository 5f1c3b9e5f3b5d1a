/** What the store makes of a bad link: of facts said by hand, and of a whole centre behind faults by chance. */
import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { withFaults } from '../../src/backends/faults/index.js';
import { EmbeddedCentre, defaultOrganisation } from '../../src/backends/simulator/index.js';
import { through } from '../support/backend.js';
import { Failure, ManualClock, Store } from '../../src/core/index.js';
import type {
  Acknowledgement,
  Backend,
  BackendListener,
  Command,
  Fact,
  Happening,
  Interaction,
  LinkFaults,
  State,
} from '../../src/core/index.js';

const agents = defaultOrganisation.agents.map((agent) => ({ ...agent, begins: 'offline' as const }));

/** Lets promises that wait for each other come through. */
async function flush(): Promise<void> {
  for (let turn = 0; turn < 12; turn += 1) await Promise.resolve();
}

/** What a centre really says, to be said again by hand: an agent with a call that rings. */
async function material() {
  const clock = new ManualClock();
  const centre = new EmbeddedCentre({ organisation: { ...defaultOrganisation, agents }, clock });
  const seat = centre.seat(centre.agentIds[0] ?? '');
  const store = new Store(seat, clock);
  await store.connect();
  const teamId = store.state.settings?.teams[0]?.id ?? '';
  await store.send('sign-in', { teamId, station: { kind: 'browser', number: '' } });
  await store.send('set-state', { state: { name: 'available' } });
  await seat.world.act('contact', { channel: 'call', for: 'me' });
  clock.advance(1000);
  await flush();
  const [call] = [...store.state.interactions.values()];
  const { agent, settings } = store.state;
  if (!call || !agent || !settings) throw new Error('There is no call.');
  return { call, agent, settings };
}

/** A back end whose every word is a test's. */
class Hand implements Backend {
  readonly clock = new ManualClock();
  readonly capabilities = {
    commands: new Set(['set-state', 'hold', 'accept', 'end'] as const),
    directories: new Set<never>(),
    reveal: false,
  };
  readonly sent: { command: Command; answer: (revision: number) => void; refuse: (failure: Failure) => void }[] = [];
  resyncs = 0;
  listener!: BackendListener;
  readonly call: Interaction;
  readonly #plain: Fact;

  constructor({ call, agent, settings }: Awaited<ReturnType<typeof material>>) {
    this.call = { ...call, revision: 1 };
    this.#plain = {
      epoch: 'one',
      seq: 1,
      now: this.clock.now(),
      snapshot: false,
      agent: { ...agent, revision: 1 },
      settings,
      interactions: [],
      gone: [],
      happenings: [],
    };
  }

  async connect(listener: BackendListener): Promise<void> {
    this.listener = listener;
    this.say({ seq: 1, snapshot: true, interactions: [this.call] });
  }

  send(command: Command): Promise<Acknowledgement> {
    return new Promise((resolve, reject) => {
      this.sent.push({ command, answer: (revision) => resolve({ revision }), refuse: reject });
    });
  }

  search = () => Promise.reject(new Failure('unsupported'));
  reveal = () => Promise.reject(new Failure('unsupported'));

  resync(): void {
    this.resyncs += 1;
  }

  async disconnect(): Promise<void> {
    // Nothing is kept.
  }

  say(fact: Partial<Fact>): void {
    this.listener.fact({ ...this.#plain, now: this.clock.now(), settings: null, ...fact });
  }

  version(revision: number, id = this.call.id): Interaction {
    return { ...this.call, id, revision };
  }
}

const happened = (name: 'held' | 'resumed', number: number): Happening => ({
  id: `h-${String(number)}`,
  at: number,
  name,
  detail: { interactionId: 'one' },
});

describe('Store and a bad link', () => {
  let made: Awaited<ReturnType<typeof material>>;
  before(async () => {
    made = await material();
  });

  async function byHand() {
    const hand = new Hand(made);
    const store = new Store(hand, hand.clock);
    const told: string[] = [];
    store.onHappening(({ happening }) => told.push(happening.id));
    await store.connect();
    return { hand, store, told, revisions: () => [...store.state.interactions.values()].map((one) => one.revision) };
  }

  describe('the time', () => {
    it('[ERR-02] does not jump back for a fact that was long on its way', async () => {
      const { hand, store } = await byHand();
      hand.clock.advance(10_000);
      hand.say({ seq: 2 });
      const before = store.now();
      hand.say({ seq: 3, now: hand.clock.now() - 3000 });
      expect(store.now()).to.equal(before);
    });

    it('[ERR-02] is that of the quickest fact, also where the first one was slow', async () => {
      const { hand, store } = await byHand();
      const ahead = 60 * 60_000;
      hand.say({ seq: 2, now: hand.clock.now() + ahead - 2500 });
      hand.say({ seq: 3, now: hand.clock.now() + ahead - 400 });
      hand.say({ seq: 4, now: hand.clock.now() + ahead - 1200 });
      expect(store.now() - hand.clock.now()).to.equal(ahead - 400);
    });

    it('follows a clock that was set back, far at once and a little after a while', async () => {
      const { hand, store } = await byHand();
      hand.say({ seq: 2, now: hand.clock.now() - 3_600_000 });
      expect(store.now() - hand.clock.now()).to.equal(-3_600_000);
      for (let seq = 3; seq < 40; seq += 1) {
        hand.say({ seq, now: hand.clock.now() - 3_600_000 - 5000 - (seq % 3) * 100 });
      }
      expect(store.now() - hand.clock.now()).to.equal(-3_605_000);
    });
  });

  describe('facts', () => {
    it('[ERR-03] keeps what came after a snapshot that arrives late', async () => {
      const { hand, store } = await byHand();
      hand.say({ seq: 3, interactions: [hand.version(5, 'another')] });
      hand.say({ seq: 2, snapshot: true, interactions: [hand.call] });
      expect([...store.state.interactions.keys()]).to.have.members([hand.call.id, 'another']);
    });

    it('[ERR-03] does not bring back what a snapshot showed to be gone', async () => {
      const { hand, revisions } = await byHand();
      hand.say({ seq: 4, snapshot: true });
      expect(revisions()).to.deep.equal([]);
      hand.say({ seq: 2, interactions: [hand.version(2)] });
      expect(revisions()).to.deep.equal([]);
    });

    it('[ERR-03] does not bring back what left twice, and was told of in the wrong order', async () => {
      const { hand, revisions } = await byHand();
      const { id } = hand.call;
      hand.say({ seq: 4, gone: [{ id, revision: 9 }] });
      hand.say({ seq: 2, gone: [{ id, revision: 5 }] });
      hand.say({ seq: 3, interactions: [hand.version(7)] });
      expect(revisions()).to.deep.equal([]);
    });

    it('[ERR-03] takes nothing that is still said of a former life of the centre', async () => {
      const { hand, store, revisions } = await byHand();
      hand.say({ epoch: 'two', seq: 1, snapshot: true, interactions: [hand.version(1, 'new')] });
      hand.say({ epoch: 'one', seq: 9, snapshot: true, interactions: [hand.version(9)] });
      hand.say({ epoch: 'one', seq: 10, interactions: [hand.version(10)] });
      expect([...store.state.interactions.keys()]).to.deep.equal(['new']);
      expect(revisions()).to.deep.equal([1]);
    });

    it('[ERR-03] asks for what is missing again and again, until it comes', async () => {
      const { hand } = await byHand();
      hand.say({ seq: 3, interactions: [hand.version(3)] });
      hand.clock.advance(1000);
      expect(hand.resyncs).to.equal(1);
      hand.clock.advance(4000);
      expect(hand.resyncs).to.equal(2);
      hand.say({ seq: 4, snapshot: true, interactions: [hand.version(3)] });
      hand.clock.advance(60_000);
      expect(hand.resyncs).to.equal(2);
      expect(hand.clock.waiting).to.equal(0);
    });
  });

  describe('what happened', () => {
    it('[ERR-03] is told in its order and once, whichever the facts come in', async () => {
      const { hand, told } = await byHand();
      hand.say({ seq: 4, happenings: [happened('resumed', 3)] });
      hand.say({ seq: 3, happenings: [happened('held', 2)] });
      expect(told).to.deep.equal([]);
      hand.say({ seq: 2, happenings: [happened('held', 1)] });
      hand.say({ seq: 3, happenings: [happened('held', 2)] });
      expect(told).to.deep.equal(['h-1', 'h-2', 'h-3']);
    });

    it('[ERR-03] is told in its order where a snapshot fills the gap', async () => {
      const { hand, told } = await byHand();
      hand.say({ seq: 4, happenings: [happened('resumed', 3)] });
      hand.say({ seq: 5, snapshot: true, happenings: [1, 2, 3].map((number) => happened('held', number)) });
      hand.say({ seq: 2, happenings: [happened('held', 1)] });
      expect(told).to.deep.equal(['h-1', 'h-2', 'h-3']);
    });

    it('[ERR-03] is not told again when the centre begins a new life with it', async () => {
      const { hand, told } = await byHand();
      hand.say({ seq: 2, happenings: [happened('held', 1)] });
      hand.say({ epoch: 'two', seq: 1, snapshot: true, happenings: [happened('held', 1), happened('resumed', 2)] });
      expect(told).to.deep.equal(['h-1', 'h-2']);
    });
  });

  describe('the connection', () => {
    it('[ERR-02] is open for the agent only when a snapshot has shown what the centre holds', async () => {
      const { hand, store, revisions } = await byHand();
      hand.say({ seq: 40, snapshot: true, interactions: [hand.version(2)] });
      hand.listener.link('lost', hand.clock.now() + 4000);
      expect(store.state).to.include({ link: 'lost', retryAt: store.now() + 4000 });
      hand.say({ seq: 41, interactions: [hand.version(3)] });
      expect(store.state.link, 'nothing passes').to.equal('lost');
      hand.listener.link('open');
      expect(store.state).to.include({ link: 'lost', retryAt: null });
      expect(revisions()).to.deep.equal([2]);
      // The seat is another one, and counts anew.
      hand.say({ seq: 1, snapshot: true, interactions: [hand.version(5)] });
      expect(store.state.link).to.equal('open');
      expect(revisions()).to.deep.equal([5]);
    });

    it('[ERR-02] asks for the snapshot where it does not come by itself', async () => {
      const { hand } = await byHand();
      hand.listener.link('lost');
      hand.clock.advance(60_000);
      expect(hand.resyncs, 'nobody hears').to.equal(0);
      hand.listener.link('open');
      hand.clock.advance(1000);
      expect(hand.resyncs).to.equal(1);
    });

    it('[ERR-01] [ERR-02] tells of a refusal that comes after the snapshot', async () => {
      const { hand, store } = await byHand();
      const asked = store.send('hold', { interactionId: hand.call.id });
      hand.listener.link('lost');
      hand.listener.link('open');
      hand.say({ seq: 5, snapshot: true, interactions: [hand.call] });
      expect(store.state.pending).to.have.length(1);
      hand.sent[0]?.refuse(new Failure('cannot-hold'));
      expect(await asked.catch((error: unknown) => error)).to.include({ code: 'cannot-hold' });
    });

    it('[ERR-02] says of an act without an answer that the connection is lost, where it is', async () => {
      const { hand, store } = await byHand();
      const asked = store.send('hold', { interactionId: hand.call.id });
      hand.listener.link('lost');
      hand.clock.advance(20_000);
      expect(await asked.catch((error: unknown) => error)).to.include({ code: 'link-lost', retryable: true });
      expect(store.state.pending).to.deep.equal([]);
    });

    it('waits no longer for an answer about something that is gone', async () => {
      const { hand, store } = await byHand();
      const asked = store.send('end', { interactionId: hand.call.id });
      hand.say({ seq: 2, gone: [{ id: hand.call.id, revision: 2 }] });
      await asked;
      expect(store.state.pending).to.deep.equal([]);
    });
  });

  it('[ERR-02] [ERR-03] shows what the centre holds in the end, whatever link and chance did: nothing missed, nothing twice', async () => {
    const chance = fc.constantFrom(0, 0.1, 0.3);
    const faults: fc.Arbitrary<LinkFaults> = fc.record({
      lose: chance,
      double: chance,
      delay: fc.record({ chance, max: fc.constantFrom(500, 3000) }),
      reorder: chance,
    });
    const steps = fc.array(fc.nat(13), { minLength: 5, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(fc.integer(), faults, steps, async (seed, bad, acts) => {
        const clock = new ManualClock();
        const centre = new EmbeddedCentre({ organisation: { ...defaultOrganisation, agents }, clock });
        const seat = centre.seat(centre.agentIds[0] ?? '');
        const { counted, taken } = counting(seat);
        const backend = withFaults(counted, { seed, clock, ...bad });
        const refused = new Set<string>();
        const store = new Store(
          through(backend, {
            send: (command) => {
              const answer = backend.send(command);
              answer.catch((error: unknown) => {
                const { code } = error as Failure;
                // What has no answer may have come to pass; what was refused may not.
                if (code !== 'timeout' && code !== 'link-lost') refused.add(command.id);
              });
              return answer;
            },
          }),
          clock,
        );
        const told: Happening[] = [];
        store.onHappening(({ happening }) => told.push(happening));
        const time = watchTime(store, clock);
        await store.connect();

        const quietly = (act: Promise<unknown>): void => void act.catch(() => undefined);
        const teamId = store.state.settings?.teams[0]?.id ?? '';
        quietly(store.send('sign-in', { teamId, station: { kind: 'browser', number: '' } }));
        for (const act of acts) {
          const ids = [...store.state.interactions.keys()];
          const interactionId = ids[act % Math.max(1, ids.length)] ?? 'none';
          if (act <= 1) quietly(store.send('set-state', { state: { name: 'available' } }));
          else if (act <= 3) quietly(seat.world.act('contact', { channel: act === 2 ? 'call' : 'chat', for: 'me' }));
          else if (act === 4) quietly(store.send('accept', { interactionId }));
          else if (act === 5) quietly(store.send('hold', { interactionId }));
          else if (act === 6) quietly(store.send('end', { interactionId }));
          else if (act === 7) quietly(store.send('wrap-up', { interactionId, reasonId: 'refund-agreed' }));
          else if (act === 8) quietly(seat.world.act('customer-leaves', { interactionId }));
          else if (act === 9) backend.link.drop();
          else if (act === 10) backend.link.restore();
          else clock.advance((act - 10) ** 2 * 700);
          await flush();
          time.check();
        }
        // The link gets well; the store mends by itself what it has missed.
        backend.link.faults = {};
        backend.link.restore();
        for (let second = 0; second < 60; second += 1) {
          clock.advance(1000);
          await flush();
          time.check();
        }
        const shown = content(store.state);
        seat.resync();
        expect(shown).to.deep.equal(content(store.state));
        expect(store.state.pending).to.deep.equal([]);
        expect(store.state.link).to.equal('open');
        expect(store.now()).to.equal(clock.now());
        const ids = told.map(({ id }) => id);
        expect(new Set(ids).size).to.equal(ids.length);
        expect(told.map(({ at }) => at)).to.deep.equal(told.map(({ at }) => at).sort((one, two) => one - two));
        expect([...taken.values()].every((times) => times === 1)).to.equal(true);
        expect([...taken.keys()].filter((id) => refused.has(id))).to.deep.equal([]);
        await store.disconnect();
      }),
      { numRuns: 150, includeErrorInReport: true },
    );
  }).timeout(60_000);
});

const content = ({ agent, interactions }: State): unknown => [
  agent,
  Object.fromEntries([...interactions].sort(([one], [other]) => (one < other ? -1 : 1))),
];

/** A seat that counts how often each command had an effect. */
function counting(seat: Backend) {
  const taken = new Map<string, number>();
  const effects = new Set<string>();
  const counted = through(seat, {
    send: async (command) => {
      const acknowledgement = await seat.send(command);
      const effect = `${command.id} ${String(acknowledgement.revision)}`;
      if (!effects.has(effect)) taken.set(command.id, (taken.get(command.id) ?? 0) + 1);
      effects.add(effect);
      return acknowledgement;
    },
  });
  return { counted, taken };
}

/** Fails where the time of a store runs backwards. */
function watchTime(store: Store, clock: ManualClock) {
  let last = -Infinity;
  return {
    check: (): void => {
      const now = store.now();
      expect(now).to.be.at.least(last);
      expect(now).to.be.at.most(clock.now());
      last = now;
    },
  };
}
