/**
 * Who hears whom, by chance: four agents, two or three of them at browser stations with their pages, answer, hold, ask,
 * merge, hand over, listen and leave, while customers come and go and pages are opened anew. After each step the plans of
 * all pages are held against each other, and against what the desks show:
 *
 * - a pair has two ends, of which one begins, and who is heard at one end is told so at the other,
 * - all pages play the same voice in the same way,
 * - a customer on hold hears music and is heard by nobody [HLD-01]; nobody on hold is heard [CNF-10],
 * - nobody hears who is in another leg [CON-05], and who listens unseen is heard by nobody [MON-01],
 * - in a conference without a consult everybody who is not on hold hears everybody [CNF-01],
 * - and a station that is a telephone has no sound in its page [ANS-01].
 *
 * A failure prints its seed and path: put them into SEEDS, where they stay.
 */
import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { defaultOrganisation, EmbeddedCentre } from '../../src/backends/simulator/index.js';
import type { OrganisationInput } from '../../src/backends/simulator/index.js';
import type { SoundLine, SoundPlan } from '../../src/backends/sound/line.js';
import { Failure, ManualClock, Store } from '../../src/core/index.js';
import type { Act, Destination, Interaction, Participant } from '../../src/core/index.js';

const RUNS = 400;
const SEEDS: readonly { readonly seed: number; readonly path: string }[] = [];

const EXPERT: Destination = { kind: 'dial-number', id: '+14155550199', name: 'Outside expert' };
const AGENTS = 4;

const ORGANISATION: OrganisationInput = {
  ...defaultOrganisation,
  agents: defaultOrganisation.agents
    .slice(0, AGENTS)
    .map((one) => ({ ...one, teams: ['billing-west'], supervisor: true, begins: 'offline' as const })),
  queues: [{ id: 'billing-premier', name: 'Billing Premier', channel: 'call', teams: ['billing-west'], consult: true }],
  flows: [{ id: 'premier', name: 'Premier', queue: 'billing-premier' }],
  entryPoints: [
    { id: 'premier-line', name: 'Premier line', channel: 'call', address: '+18005550199', flow: 'premier' },
  ],
  customers: defaultOrganisation.customers.slice(0, 4),
  campaign: null,
  organisationDirectory: null,
  addressBook: [],
  recoverySeconds: 20,
};

const PLAIN = [
  ...(['accept', 'hold', 'resume', 'end', 'cancel-consult', 'end-consult', 'exit-consult', 'hold-consult'] as const),
  ...([
    'resume-consult',
    'conference',
    'conference',
    'exit-conference',
    'consult-transfer',
    'stop-monitoring',
  ] as const),
  ...(['barge-in', 'barge-in'] as const),
] as const satisfies readonly Act[];
const WORLD = ['answer-phone', 'customer-leaves', 'party-answers'] as const;

type Step =
  | { readonly kind: 'call' | 'monitor' | 'wrap-up' | 'page' | 'no-page' | 'reload'; readonly who: number }
  | { readonly kind: 'act'; readonly who: number; readonly act: (typeof PLAIN)[number] }
  | { readonly kind: 'world'; readonly who: number; readonly act: (typeof WORLD)[number] }
  | { readonly kind: 'hold-one'; readonly who: number; readonly whom: number; readonly on: boolean }
  /** Asks somebody, who answers; then perhaps all are merged. */
  | {
      readonly kind: 'consult';
      readonly who: number;
      readonly whom: number;
      readonly talk: boolean;
      readonly answered: boolean;
      readonly merged: boolean;
    }
  | { readonly kind: 'wait'; readonly ms: number };

const who = fc.nat(AGENTS - 1);
const of = <K extends Step['kind']>(kind: K): fc.Arbitrary<K> => fc.constant(kind);
const whom = fc.nat(AGENTS);
const often = <T>(weight: number, arbitrary: fc.Arbitrary<T>): { weight: number; arbitrary: fc.Arbitrary<T> } => ({
  weight,
  arbitrary,
});
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    often(4, fc.record({ kind: of('call'), who })),
    often(2, fc.record({ kind: of('monitor'), who })),
    often(
      2,
      fc.record({
        kind: fc.constantFrom('page' as const, 'no-page' as const, 'reload' as const, 'wrap-up' as const),
        who,
      }),
    ),
    often(8, fc.record({ kind: of('act'), who, act: fc.constantFrom(...PLAIN) })),
    often(2, fc.record({ kind: of('world'), who, act: fc.constantFrom(...WORLD) })),
    often(6, fc.record({ kind: of('hold-one'), who, whom: fc.nat(5), on: fc.boolean() })),
    often(
      8,
      fc.record({
        kind: of('consult'),
        who,
        whom,
        talk: fc.boolean(),
        answered: fc.constantFrom(true, true, false),
        merged: fc.boolean(),
      }),
    ),
    often(1, fc.record({ kind: of('wait'), ms: fc.integer({ min: 100, max: 25_000 }) })),
  ),
  { minLength: 8, maxLength: 30 },
);
const kinds = fc.array(fc.constantFrom('browser' as const, 'browser' as const, 'extension' as const), {
  minLength: AGENTS,
  maxLength: AGENTS,
});

/** How far the sequences came, all together: a property of what never happens would hold too. */
const came = new Map<string, number>();
const reached = (what: string): unknown => came.set(what, (came.get(what) ?? 0) + 1);

async function soon(): Promise<void> {
  for (let turn = 0; turn < 6; turn += 1) await Promise.resolve();
}

interface Desk {
  readonly id: string;
  readonly name: string;
  readonly kind: 'browser' | 'extension';
  seat: ReturnType<EmbeddedCentre['seat']>;
  store: Store;
  plan: SoundPlan | null;
  line: SoundLine | null;
}

class Office {
  readonly clock = new ManualClock();
  readonly centre = new EmbeddedCentre({ organisation: ORGANISATION, clock: this.clock });
  readonly desks: Desk[] = [];
  #pages = 0;

  async sit(index: number, kind: Desk['kind']): Promise<void> {
    const { id = '', name = '' } = ORGANISATION.agents[index] ?? {};
    const seat = this.centre.seat(id);
    const desk: Desk = { id, name, kind, seat, store: new Store(seat, this.clock), plan: null, line: null };
    this.desks.push(desk);
    await desk.store.connect();
    const number = kind === 'browser' ? '' : `700${String(index)}`;
    await desk.store.send('sign-in', { teamId: 'billing-west', station: { kind, number } });
    await desk.store.send('set-state', { state: { name: 'available' } });
    await this.open(desk);
  }

  async open(desk: Desk): Promise<void> {
    this.#pages += 1;
    desk.plan = null;
    const open = await desk.seat.sound();
    desk.line = open(`page ${String(this.#pages)}`, (news) => {
      if (news.type === 'plan') desk.plan = news.plan;
    });
  }

  desk(index: number): Desk {
    const desk = this.desks[index % this.desks.length];
    if (!desk) throw new Error('Nobody sits here.');
    return desk;
  }
}

const callOf = ({ store }: Desk): Interaction | undefined => [...store.state.interactions.values()][0];

async function play(office: Office, step: Step): Promise<void> {
  if (step.kind === 'wait') {
    office.clock.advance(step.ms);
    return;
  }
  const desk = office.desk(step.who);
  const { store, seat } = desk;
  const interactionId = callOf(desk)?.id ?? '';
  switch (step.kind) {
    case 'call':
      await seat.world.act('contact', { channel: 'call', for: 'me' });
      office.clock.advance(1000);
      await soon();
      await answer(desk);
      break;
    case 'monitor': {
      const other = office.desks.find((one) => one !== desk && callOf(one)?.request === null);
      await store.send('monitor', { interactionId: (other && callOf(other)?.id) ?? '' });
      break;
    }
    case 'wrap-up':
      await store.send('wrap-up', { interactionId, reasonId: store.state.settings?.wrapUpReasons[0]?.id ?? '' });
      break;
    case 'page':
      await office.open(desk);
      break;
    case 'no-page':
      desk.line?.close();
      desk.plan = null;
      break;
    case 'reload':
      await store.disconnect();
      desk.seat = office.centre.seat(desk.id);
      desk.store = new Store(desk.seat, office.clock);
      await desk.store.connect();
      await office.open(desk);
      break;
    case 'act':
      await store.send(step.act, { interactionId });
      break;
    case 'world':
      await seat.world.act(step.act, { interactionId });
      break;
    case 'hold-one': {
      const owner = office.desks.find((one) => ownIn(callOf(one), one.id)?.primary);
      const call = owner && callOf(owner);
      const others = call?.participants.filter((one) => one.status === 'joined' && one.agentId !== owner?.id) ?? [];
      const participantId = others[step.whom % Math.max(others.length, 1)]?.id ?? '';
      const about = { interactionId: call?.id ?? '', participantId };
      await owner?.store.send(step.on ? 'hold-participant' : 'resume-participant', about);
      break;
    }
    case 'consult': {
      const other = step.whom < AGENTS ? office.desk(step.whom) : null;
      const to: Destination = other ? { kind: 'agent', id: other.id, name: other.name } : EXPERT;
      await store.send('consult', { interactionId, to, othersTalk: step.talk });
      office.clock.advance(1000);
      await soon();
      if (!step.answered) break;
      if (other) await answer(other);
      else await seat.world.act('party-answers', { interactionId });
      if (step.merged) await store.send('conference', { interactionId });
    }
  }
}

async function answer(desk: Desk): Promise<void> {
  const interactionId = callOf(desk)?.id ?? '';
  if (desk.kind === 'browser') await desk.store.send('accept', { interactionId });
  else await desk.seat.world.act('answer-phone', { interactionId });
}

/** What is wrong with the plans, if anything. */
function check({ desks }: Office): void {
  const pages = desks.flatMap((desk) => (desk.plan ? [{ ...desk, plan: desk.plan }] : []));
  const ends = pages.flatMap((desk) => desk.plan.peers.map((peer) => ({ desk, peer })));
  for (const { desk, peer } of ends) {
    const others = ends.filter((one) => one.peer.id === peer.id && one.desk.id !== desk.id);
    expect(others.length, `${peer.id} has two ends`).to.equal(1);
    const [other] = others;
    if (!other) continue;
    expect(other.peer.heard, `${desk.name} is heard by ${other.desk.name}`).to.equal(peer.hears);
    expect(other.peer.begins).to.equal(!peer.begins);
    expect(other.peer.interactionId).to.equal(peer.interactionId);
    expect([other.desk.name, null]).to.include(peer.name);
    if (peer.name === null) expect([peer.heard, other.peer.hears]).to.deep.equal([false, false]);
    if (peer.heard) reached('a peer who is heard');
    if (peer.name === null && peer.hears) reached('somebody who listens');
  }

  const parts = new Map<string, string>();
  for (const { plan } of pages) {
    for (const { id, name, says, hears, of: kind } of plan.parts) {
      const played = JSON.stringify([name, says, hears, kind]);
      expect(parts.get(id) ?? played).to.equal(played);
      parts.set(id, played);
    }
  }

  for (const desk of pages) {
    if (desk.kind === 'extension') {
      expect(desk.plan).to.deep.equal({ inCall: false, peers: [], parts: [] });
      continue;
    }
    const calls = [...desk.store.state.interactions.values()];
    expect(desk.plan.inCall).to.equal(calls.some((call) => ownIn(call, desk.id)));
    for (const call of calls) checkCall(call, desk, desk.plan);
  }
}

const ownIn = (call: Interaction | undefined, agentId: string): Participant | undefined =>
  call?.participants.find((one) => one.agentId === agentId && one.status === 'joined');

function checkCall(call: Interaction, desk: Desk, plan: SoundPlan): void {
  const own = ownIn(call, desk.id);
  const heard = new Set<Participant>();
  for (const one of call.participants) {
    const isHeard =
      plan.parts.some((part) => part.id === one.id && part.heard) ||
      (one.status === 'joined' &&
        plan.peers.some((peer) => peer.interactionId === call.id && peer.heard && peer.name === one.name));
    if (isHeard) heard.add(one);
  }
  const customer = call.participants.find((one) => one.kind === 'customer');
  if (customer?.status === 'joined' && customer.heldAt !== null && own) {
    reached('a customer on hold');
    expect(plan.parts.find((one) => one.id === customer.id)?.hears).to.equal('music');
    expect(heard.has(customer)).to.equal(false);
  }
  const asker = call.participants.find((one) => one.id === call.consult?.by);
  for (const one of heard) {
    if (one.leg === 'consult') expect([own, own?.leg], 'who is asked').to.deep.equal([asker, 'main']);
    else if (own?.leg === 'consult') expect(one, 'who is heard by the one who is asked').to.equal(asker);
    else if (one.heldAt !== null) expect.fail(`${one.name} is heard, and on hold`);
    if (one.leg === 'consult' && one.status === 'joined') {
      reached('somebody who is consulted');
      expect(one.heldAt).to.equal(null);
      expect([...heard], 'nobody else is heard meanwhile').to.deep.equal([one]);
    }
  }
  const inMain = call.participants.filter((one) => one.leg === 'main' && one.status === 'joined');
  if (own?.leg === 'main' && own.heldAt !== null && call.consult === null) {
    reached('an agent on hold');
    expect([...heard]).to.deep.equal([]);
  }
  const isPlayed = (one: Participant): boolean => one.agentId === null;
  if (call.consult === null && own?.leg === 'main' && own.heldAt === null && !call.dialling) {
    const expected = inMain.filter((one) => one.heldAt === null && isPlayed(one));
    expect([...heard].filter(isPlayed)).to.deep.equal(expected);
    const agents = plan.peers.filter((peer) => peer.name !== null);
    for (const peer of agents) {
      const other = inMain.find((one) => one.name === peer.name);
      expect(peer.heard, `${peer.name ?? ''} in a conference`).to.equal(other?.heldAt === null);
      reached('a conference');
    }
  }
}

async function live(stations: readonly Desk['kind'][], all: readonly Step[]): Promise<void> {
  const office = new Office();
  for (const [index, kind] of stations.entries()) await office.sit(index, kind);
  for (const step of all) {
    try {
      await play(office, step);
    } catch (error) {
      // Not every act is taken; what is refused changes nothing.
      if (!(error instanceof Failure)) throw error;
    }
    await soon();
    check(office);
  }
  for (const { store } of office.desks) await store.disconnect();
}

describe('the sound of many', () => {
  it('[HLD-01] [CON-05] [CNF-01] [CNF-10] [MON-01] is the same thing told from each side', async () => {
    const property = fc.asyncProperty(kinds, steps, live);
    for (const one of SEEDS) await fc.assert(property, { ...one, numRuns: 1 });
    await fc.assert(property, { numRuns: RUNS });
    for (const what of [
      'a peer who is heard',
      'somebody who listens',
      'somebody who is consulted',
      'a customer on hold',
      'an agent on hold',
      'a conference',
    ]) {
      expect(came.get(what) ?? 0, what).to.be.above(0);
    }
  }).timeout(120_000);
});
