import { expect } from '@open-wc/testing';
import { defaultOrganisation, EmbeddedCentre } from '../../../src/backends/simulator/index.js';
import type { OrganisationInput } from '../../../src/backends/simulator/index.js';
import type { OpenSoundLine, SoundLine, SoundNews, SoundPlan } from '../../../src/backends/sound/line.js';
import { LONGEST_SIGNAL } from '../../../src/backends/sound/line.js';
import { Failure, ManualClock, Store } from '../../../src/core/index.js';

const QUIET: OrganisationInput = {
  ...defaultOrganisation,
  agents: defaultOrganisation.agents.map((one) => ({ ...one, begins: 'offline' as const })),
};

/** Whatever is told is told within a few microtasks. */
async function soon(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
}

class Desk {
  readonly id: string;
  readonly name: string;
  readonly seat: ReturnType<EmbeddedCentre['seat']>;
  readonly store: Store;

  constructor(office: Office, index: number) {
    this.id = office.organisation.agents[index]?.id ?? '';
    this.name = office.organisation.agents[index]?.name ?? '';
    this.seat = office.centre.seat(this.id);
    this.store = new Store(this.seat, office.clock);
  }

  get callId(): string {
    return [...this.store.state.interactions.keys()][0] ?? '';
  }
}

/** What a page hears. */
class Page {
  readonly plans: SoundPlan[] = [];
  readonly signals: string[] = [];
  readonly line: SoundLine;

  private constructor(open: OpenSoundLine, id: string) {
    this.line = open(id, (news: SoundNews) => {
      if (news.type === 'plan') this.plans.push(news.plan);
      else this.signals.push(news.data);
    });
  }

  static async of({ seat }: Desk, id: string): Promise<Page> {
    return new Page(await seat.sound(), id);
  }

  get plan(): SoundPlan | undefined {
    return this.plans.at(-1);
  }

  get pair(): string | undefined {
    return this.plan?.peers[0]?.id;
  }
}

class Office {
  readonly clock = new ManualClock();
  readonly organisation: OrganisationInput;
  readonly centre: EmbeddedCentre;

  constructor(more: Partial<OrganisationInput> = {}) {
    this.organisation = { ...QUIET, ...more };
    this.centre = new EmbeddedCentre({ organisation: this.organisation, clock: this.clock });
  }

  async sit(index: number, kind: 'browser' | 'extension' = 'browser', number = ''): Promise<Desk> {
    const desk = new Desk(this, index);
    await desk.store.connect();
    const teamId = desk.store.state.settings?.teams[0]?.id ?? '';
    await desk.store.send('sign-in', { teamId, station: { kind, number } });
    await desk.store.send('set-state', { state: { name: 'available' } });
    return desk;
  }

  async pass(milliseconds: number): Promise<void> {
    this.clock.advance(milliseconds);
    await soon();
  }

  async talks(desk: Desk): Promise<void> {
    await desk.seat.world.act('contact', { channel: 'call', for: 'me' });
    await this.pass(1000);
    await desk.store.send('accept', { interactionId: desk.callId });
  }

  async consults(desk: Desk, other: Desk): Promise<void> {
    const to = { kind: 'agent' as const, id: other.id, name: other.name };
    await desk.store.send('consult', { interactionId: desk.callId, to, othersTalk: false });
    await this.pass(1000);
    if (other.callId) await other.store.send('accept', { interactionId: other.callId });
    await soon();
  }

  /** Two who talk with each other, and their pages. */
  async pair(): Promise<[Desk, Page, Desk, Page]> {
    const one = await this.sit(0);
    const other = await this.sit(1);
    const pages = [await Page.of(one, 'one'), await Page.of(other, 'other')] as const;
    await this.talks(one);
    await this.consults(one, other);
    return [one, pages[0], other, pages[1]];
  }
}

describe('the switchboard', () => {
  it('has no line for who does not sit there', async () => {
    const office = new Office();
    await office.sit(1);
    const open = await new Desk(office, 0).seat.sound();
    expect(() => open('early', () => undefined)).to.throw(Failure);
  });

  it('tells later, never within the call that opens the line', async () => {
    const office = new Office();
    const open = await (await office.sit(0)).seat.sound();
    const told: SoundNews[] = [];
    open('mine', (news) => told.push(news));
    expect(told).to.deep.equal([]);
    await soon();
    expect(told).to.deep.equal([
      { type: 'plan', plan: { inCall: false, peers: [], parts: [] }, now: office.clock.now() },
    ]);
  });

  it('tells all plans before any page has an answer to one', async () => {
    const office = new Office();
    const [one, other] = [await office.sit(0), await office.sit(1)];
    const heard: string[] = [];
    for (const desk of [one, other]) {
      const open = await desk.seat.sound();
      const line = open(desk.id, (news) => {
        heard.push(news.type);
        const [peer] = news.type === 'plan' ? news.plan.peers : [];
        if (peer) line.signal(peer.id, 'at once');
      });
    }
    await office.talks(one);
    await soon();
    heard.length = 0;
    await office.consults(one, other);
    expect(heard).to.deep.equal(['plan', 'plan', 'plan', 'signal', 'signal']);
  });

  it('tells the others where one page throws, and the console of that, once', async () => {
    const office = new Office();
    const [one, other, third] = [await office.sit(0), await office.sit(1), await office.sit(2)];
    const thrown: unknown[] = [];
    const real = globalThis.queueMicrotask;
    globalThis.queueMicrotask = (step) => {
      real(() => {
        try {
          step();
        } catch (error) {
          thrown.push(error);
        }
      });
    };
    const lines = await Promise.all([one, other, third].map(({ seat }) => seat.sound()));
    const told: string[] = [];
    const failure = new Error('no sound here');
    try {
      for (const [at, open] of lines.entries()) {
        open(String(at), () => {
          told.push(String(at));
          if (at === 1) throw failure;
        });
      }
      await soon();
    } finally {
      globalThis.queueMicrotask = real;
    }
    expect(told).to.deep.equal(['0', '1', '2']);
    expect(thrown).to.deep.equal([failure]);
  });

  it('changes nothing in the centre: with pages and without, it plays the same', async () => {
    const play = async (withPages: boolean): Promise<string> => {
      const office = new Office();
      const [one, other] = [await office.sit(0), await office.sit(1)];
      if (withPages) for (const desk of [one, other]) await Page.of(desk, desk.id);
      await office.talks(one);
      await office.consults(one, other);
      await one.store.send('conference', { interactionId: one.callId });
      await office.pass(60_000);
      return JSON.stringify([one, other].map(({ store }) => [...store.state.interactions.values()]));
    };
    expect(await play(true)).to.equal(await play(false));
  });

  it('names the pairs so that nobody guesses them, and nothing of the agents in them', async () => {
    const seen = new Set<string | undefined>();
    for (let time = 0; time < 3; time += 1) {
      const [one, page, other] = await new Office().pair();
      seen.add(page.pair);
      expect(page.pair).to.have.length.above(16);
      expect(page.pair).not.to.include(one.id);
      expect(page.pair).not.to.include(other.id);
    }
    expect(seen.size).to.equal(3);
  });

  it('carries no signal that is too long, and none over a line that was closed or opened anew', async () => {
    const [, mine, other, others] = await new Office().pair();
    const pair = mine.pair ?? '';
    others.line.signal(pair, 'x'.repeat(LONGEST_SIGNAL + 1));
    others.line.signal(pair, 'x');
    await soon();
    expect(mine.signals).to.deep.equal(['x']);
    const again = await Page.of(other, 'other');
    await soon();
    others.line.signal(pair, 'from the line of before');
    others.line.close();
    await soon();
    expect(mine.signals).to.deep.equal(['x']);
    expect(again.pair).to.equal(pair);
    again.line.close();
    again.line.signal(pair, 'from a closed line');
    await soon();
    expect(mine.signals).to.deep.equal(['x']);
    expect(mine.plan?.peers).to.deep.equal([]);
  });

  it('[STN-06] ends the page of an agent who sat down elsewhere', async () => {
    const office = new Office();
    const [one, mine, , others] = await office.pair();
    const pair = mine.pair;
    const elsewhere = new Desk(office, 0);
    await elsewhere.store.connect();
    await soon();
    const plans = mine.plans.length;
    const page = await Page.of(elsewhere, 'elsewhere');
    await soon();
    expect(one.store.state.link).not.to.equal('open');
    expect(mine.plans.length).to.equal(plans);
    expect(page.pair).to.equal(others.pair);
    expect(page.pair).not.to.equal(pair);
  });

  it('[EDG-06] keeps the pairs of a page whose link is lost, until it is back or the recovery time is over', async () => {
    const office = new Office({ recoverySeconds: 20 });
    const [one, mine, other, others] = await office.pair();
    await one.store.send('conference', { interactionId: one.callId });
    await soon();
    const pair = mine.pair;
    await other.seat.disconnect();
    await soon();
    expect(mine.pair).to.equal(pair);
    const back = new Desk(office, 1);
    await back.store.connect();
    const same = await Page.of(back, 'other');
    await soon();
    expect([mine.pair, same.pair]).to.deep.equal([pair, pair]);
    expect(others.plans.at(-1)?.inCall).to.equal(true);

    await back.seat.disconnect();
    await office.pass(21_000);
    expect(mine.plan?.peers).to.deep.equal([]);
  });

  it('[EDG-06] tells whoever would hear an agent that the page is gone, until it is there again', async () => {
    const [, mine, other, others] = await new Office().pair();
    const said = (): unknown => mine.plan?.parts.flatMap(({ name, says, heard }) => (heard ? [[name, says]] : []));
    expect(said()).to.deep.equal([]);
    others.line.close();
    await soon();
    expect(said()).to.deep.equal([[other.name, 'gone']]);
    await Page.of(other, 'reloaded');
    await soon();
    expect(said()).to.deep.equal([]);
    expect(mine.plan?.peers.map((peer) => peer.name)).to.deep.equal([other.name]);
  });

  it('has nothing of an agent who is signed out, or of a call that is over', async () => {
    const office = new Office();
    const [one, mine, , others] = await office.pair();
    await one.store.send('end-consult', { interactionId: one.callId });
    await one.store.send('resume', { interactionId: one.callId });
    await one.store.send('end', { interactionId: one.callId });
    await soon();
    expect([mine.plan, others.plan]).to.deep.equal([
      { inCall: false, peers: [], parts: [] },
      { inCall: false, peers: [], parts: [] },
    ]);
  });

  it('goes on in a day that begins anew', async () => {
    const office = new Office();
    const [one, mine] = await office.pair();
    await one.seat.world.act('new-day', {});
    await soon();
    expect(mine.plan).to.deep.equal({ inCall: false, peers: [], parts: [] });
    const teamId = one.store.state.settings?.teams[0]?.id ?? '';
    await one.store.send('sign-in', { teamId, station: { kind: 'browser', number: '' } });
    await one.store.send('set-state', { state: { name: 'available' } });
    await office.talks(one);
    await soon();
    expect(mine.plan?.parts.map((part) => part.heard)).to.deep.equal([true]);
  });

  it('[EDG-11] lets who asks and takes the customer off hold talk with the customer; the other begins on hold', async () => {
    const office = new Office();
    const [one, other] = [await office.sit(0), await office.sit(1)];
    const [mine, others] = [await Page.of(one, 'one'), await Page.of(other, 'other')];
    await office.talks(one);
    const to = { kind: 'agent' as const, id: other.id, name: other.name };
    await one.store.send('consult', { interactionId: one.callId, to, othersTalk: false });
    await one.store.send('resume', { interactionId: one.callId });
    await office.pass(1000);
    expect(mine.plan?.parts.map(({ says, heard }) => [says, heard])).to.deep.equal([
      ['speech', true],
      ['ringing', false],
    ]);
    await other.store.send('accept', { interactionId: other.callId });
    await soon();
    expect(mine.plan?.peers.map(({ heard, hears }) => [heard, hears])).to.deep.equal([[false, false]]);
    expect(others.plan?.inCall).to.equal(true);
  });

  it('[CON-12] lets who waits in a queue hear that it is tried', async () => {
    const office = new Office();
    const [one, other] = [await office.sit(0), await office.sit(1)];
    const mine = await Page.of(one, 'one');
    await office.talks(one);
    await other.store.send('set-state', { state: { name: 'idle', codeId: 'lunch' } });
    const queue = office.organisation.queues.find((each) => each.channel === 'call' && each.consult);
    const to = { kind: 'queue' as const, id: queue?.id ?? '', name: queue?.name ?? '' };
    await one.store.send('consult', { interactionId: one.callId, to, othersTalk: false });
    await soon();
    expect(one.store.state.interactions.get(one.callId)?.consult?.state).to.equal('queued');
    expect(mine.plan?.parts.map(({ name, says, heard }) => [name, says, heard]).slice(1)).to.deep.equal([
      [to.name, 'ringing', true],
    ]);
  });

  it('[XFR-07] lets a supervisor hear that a voicemail has the call', async () => {
    const agents = QUIET.agents.map((one, index) =>
      index === 0
        ? { ...one, station: { kind: 'extension' as const, number: '7001' }, phone: { voicemailSeconds: 5 } }
        : one,
    );
    const office = new Office({ agents });
    const one = await office.sit(0, 'extension', '7001');
    const boss = await office.sit(2);
    const page = await Page.of(boss, 'boss');
    await one.seat.world.act('contact', { channel: 'call', for: 'me' });
    await office.pass(7000);
    await boss.store.send('monitor', { interactionId: one.callId });
    await soon();
    expect(page.plan?.inCall).to.equal(false);
    expect(page.plan?.parts.map(({ of, says, heard }) => [of, says, heard])).to.deep.equal([
      ['caller', 'speech', true],
      ['colleague', 'voicemail', true],
    ]);
  });
});
