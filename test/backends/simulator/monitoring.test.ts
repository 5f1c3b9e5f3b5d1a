import { expect } from '@open-wc/testing';
import { withFaults } from '../../../src/backends/faults/index.js';
import { defaultOrganisation, EmbeddedCentre } from '../../../src/backends/simulator/index.js';
import type { OrganisationInput } from '../../../src/backends/simulator/index.js';
import { ManualClock, situationOf, Store } from '../../../src/core/index.js';
import type { Backend, Commands, CommandName, Fact, TeamRow, World } from '../../../src/core/index.js';

const QUIET: OrganisationInput = {
  ...defaultOrganisation,
  agents: defaultOrganisation.agents.map((agent) => ({ ...agent, begins: 'offline' as const })),
};
const [AGENT = '', OTHER = '', BOSS = ''] = QUIET.agents.map((one) => one.id);

let names = 0;

/** A desk of which every fact is written down. */
class Seat {
  readonly facts: Fact[] = [];
  readonly backend: Backend & { readonly world: World };
  readonly store: Store;

  constructor(backend: Backend & { readonly world: World }, clock: ManualClock) {
    this.backend = backend;
    const written: Backend = {
      capabilities: backend.capabilities,
      connect: (listener) =>
        backend.connect({
          ...listener,
          ended: (failure) => listener.ended(failure),
          link: (link, retryAt) => listener.link(link, retryAt),
          fact: (fact) => {
            this.facts.push(fact);
            listener.fact(fact);
          },
        }),
      send: (command) => backend.send(command),
      search: (query, start, count) => backend.search(query, start, count),
      reveal: (interactionId, variable) => backend.reveal(interactionId, variable),
      resync: () => backend.resync(),
      disconnect: () => backend.disconnect(),
    };
    this.store = new Store(written, clock);
  }

  get callId(): string {
    return [...this.store.state.interactions.keys()][0] ?? '';
  }

  does<K extends CommandName>(name: K, payload: Commands[K]): Promise<void> {
    return this.store.send(name, payload);
  }

  async begin(number: string): Promise<this> {
    await this.store.connect();
    const teamId = this.store.state.settings?.teams[0]?.id ?? '';
    await this.does('sign-in', { teamId, station: { kind: 'extension', number } });
    await this.does('set-state', { state: { name: 'available' } });
    return this;
  }
}

/** Revisions count every transition of the whole centre, whoever it is about. */
const withoutRevisions = (facts: readonly Fact[]): string =>
  JSON.stringify(facts, (key, value: unknown) => (key === 'revision' ? 0 : value));

describe('a silent supervisor', () => {
  /** A call with hold, consult, conference and end, which a supervisor listens to or not; what its agents were told. */
  async function played(isMonitored: boolean, settings: Partial<OrganisationInput> = {}): Promise<string[]> {
    const clock = new ManualClock();
    const centre = new EmbeddedCentre({ organisation: { ...QUIET, ...settings }, clock, seed: 11 });
    const me = await new Seat(centre.seat(AGENT), clock).begin('7001');
    const other = await new Seat(centre.seat(OTHER), clock).begin('7002');
    const boss = await new Seat(centre.seat(BOSS), clock).begin('7003');
    const listens = async (name: 'monitor' | 'stop-monitoring'): Promise<void> => {
      if (isMonitored) await boss.does(name, { interactionId: me.callId });
    };
    await me.backend.world.act('contact', { channel: 'call', for: 'me' });
    clock.advance(1000);
    const interactionId = me.callId;
    await me.backend.world.act('answer-phone', { interactionId });
    await listens('monitor');
    clock.advance(5000);
    await me.does('hold', { interactionId });
    await listens('stop-monitoring');
    await me.does('resume', { interactionId });
    await listens('monitor');
    const to = { kind: 'agent', id: OTHER, name: '' } as const;
    await me.does('consult', { interactionId, to, othersTalk: false });
    clock.advance(1000);
    await other.backend.world.act('answer-phone', { interactionId });
    await me.does('conference', { interactionId });
    await me.does('add-note', { interactionId, text: 'Two of us' });
    // A page that is opened anew learns no more.
    me.backend.resync();
    await me.does('end', { interactionId });
    await me.does('wrap-up', { interactionId, reasonId: 'billing-enquiry' });
    clock.advance(2000);
    await me.backend.world.act('contact', { channel: 'call', for: 'me' });
    clock.advance(1000);
    return [me, other].map((seat) => withoutRevisions(seat.facts));
  }

  it('[MON-01] is in no fact of the agents in the call: byte for byte as if nobody listened, but for the revisions', async () => {
    const without = await played(false);
    expect(without.join('').length).to.be.above(10_000);
    expect(await played(true)).to.deep.equal(without);
  });

  it('is seen where the administrator wants it, so that the comparison above can fail', async () => {
    const visible = { monitoring: { visible: true } };
    expect(await played(true, visible)).not.to.deep.equal(await played(false, visible));
  });
});

describe('a kept centre', () => {
  it('[MON-01] still has who listens after a reload', async () => {
    const keep = `monitoring-${String(Date.now())}-${String((names += 1))}`;
    const clock = new ManualClock();
    const before = new EmbeddedCentre({ organisation: QUIET, clock, keep });
    const me = await new Seat(before.seat(AGENT), clock).begin('7001');
    const boss = await new Seat(before.seat(BOSS), clock).begin('7003');
    await me.backend.world.act('contact', { channel: 'call', for: 'me' });
    clock.advance(1000);
    await me.backend.world.act('answer-phone', { interactionId: me.callId });
    const interactionId = me.callId;
    await boss.does('monitor', { interactionId });
    const since = boss.store.state.interactions.get(interactionId)?.monitoring;
    const later = new ManualClock(clock.now() + 10_000);
    const after = new EmbeddedCentre({ organisation: QUIET, clock: later, keep });
    const again = new Store(after.seat(BOSS), later);
    await again.connect();
    const call = again.state.interactions.get(interactionId);
    expect(call && situationOf(call, BOSS)).to.equal('monitoring');
    expect(call?.monitoring).to.equal(since);
    await again.send('barge-in', { interactionId });
    const joined = again.state.interactions.get(interactionId);
    expect(joined && situationOf(joined, BOSS)).to.equal('conferenced');
  });
});

describe('what the team is doing, over a link that breaks', () => {
  async function watched(): Promise<{
    clock: ManualClock;
    me: Seat;
    seen: (readonly TeamRow[])[];
    link: ReturnType<typeof withFaults>['link'];
    wait: (milliseconds: number) => Promise<void>;
    stop: (() => void) | null;
  }> {
    const clock = new ManualClock();
    const centre = new EmbeddedCentre({ organisation: QUIET, clock });
    const me = await new Seat(centre.seat(AGENT), clock).begin('7001');
    const backend = withFaults(centre.seat(BOSS), { clock, seed: 3 });
    const boss = new Store(backend, clock);
    await boss.connect();
    const teamId = boss.state.settings?.teams[0]?.id ?? '';
    await boss.send('sign-in', { teamId, station: { kind: 'extension', number: '7003' } });
    const seen: (readonly TeamRow[])[] = [];
    const stop = boss.watchTeam((rows) => seen.push(rows));
    const wait = async (milliseconds: number): Promise<void> => {
      for (let passed = 0; passed < milliseconds; passed += 500) {
        clock.advance(500);
        for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
      }
    };
    await wait(1000);
    return { clock, me, seen, link: backend.link, wait, stop };
  }

  const callOf = (rows: readonly TeamRow[] | undefined): string | undefined =>
    rows?.find((one) => one.id === AGENT)?.call?.state;

  it('[ERR-02] comes anew once the connection is back', async () => {
    const { me, seen, link, wait } = await watched();
    link.drop();
    await wait(1000);
    const { length } = seen;
    await me.backend.world.act('contact', { channel: 'call', for: 'me' });
    await wait(2000);
    await me.backend.world.act('answer-phone', { interactionId: me.callId });
    await wait(5000);
    expect(seen.length).to.equal(length);
    link.restore();
    await wait(30_000);
    expect(callOf(seen.at(-1))).to.equal('talking');
  });

  it('[ERR-03] is said again where it is lost, and never older than what was heard', async () => {
    const { me, seen, link, wait } = await watched();
    link.faults = { lose: 0.6, double: 0.3, reorder: 0.4, delay: { chance: 0.6, max: 3000 } };
    await me.backend.world.act('contact', { channel: 'call', for: 'me' });
    await wait(2000);
    const interactionId = me.callId;
    await me.backend.world.act('answer-phone', { interactionId });
    for (let times = 0; times < 8; times += 1) {
      await me.does('hold', { interactionId });
      await wait(1000);
      await me.does('resume', { interactionId });
      await wait(1000);
    }
    await me.does('hold', { interactionId });
    await wait(60_000);
    expect(callOf(seen.at(-1))).to.equal('held');
  });

  it('stops when nobody looks any more', async () => {
    const { me, seen, wait, stop } = await watched();
    const { length } = seen;
    stop?.();
    await me.backend.world.act('contact', { channel: 'call', for: 'me' });
    await wait(5000);
    expect(seen.length).to.equal(length);
  });

  it('is not offered where the service does not tell', () => {
    const clock = new ManualClock();
    const { world, ...seat } = new EmbeddedCentre({ organisation: QUIET, clock }).seat(BOSS);
    expect(world).not.to.equal(undefined);
    const silent = withFaults(seat as Backend, { clock });
    expect(new Store(silent, clock).watchTeam(() => undefined)).to.equal(null);
  });
});
