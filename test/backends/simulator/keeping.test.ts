import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { Centre } from '../../../src/backends/simulator/centre.js';
import { defaultOrganisation, EmbeddedCentre } from '../../../src/backends/simulator/index.js';
import type { OrganisationInput } from '../../../src/backends/simulator/index.js';
import { Keeping } from '../../../src/backends/simulator/keeping.js';
import type { CentreState } from '../../../src/backends/simulator/state.js';
import { Failure, heldSince, ManualClock, Store } from '../../../src/core/index.js';
import type { Happening, Interaction, StationKind, World } from '../../../src/core/index.js';

const SECRET = '4556 7375 8689 9855';
const QUIET: OrganisationInput = {
  ...defaultOrganisation,
  agents: defaultOrganisation.agents.map((agent) => ({ ...agent, begins: 'offline' as const })),
  customers: defaultOrganisation.customers.map((one) => ({ ...one, values: { ...one.values, cardNumber: SECRET } })),
};

let names = 0;
const newName = (): string => `test-${String(Date.now())}-${String((names += 1))}`;

/** A page that opens a kept centre, as its first agent. */
class Page {
  readonly centre: EmbeddedCentre;
  readonly backend;
  readonly world: World;
  readonly store: Store;
  readonly happenings: Happening[] = [];

  readonly name: string;
  readonly clock: ManualClock;

  constructor(name: string, clock: ManualClock, organisation: OrganisationInput = QUIET) {
    this.name = name;
    this.clock = clock;
    this.centre = new EmbeddedCentre({ organisation, clock, keep: name });
    this.backend = this.centre.seat(this.centre.agentIds[0] ?? '');
    this.world = this.backend.world;
    this.store = new Store(this.backend, clock);
    this.store.onHappening(({ happening, replayed }) => {
      if (!replayed) this.happenings.push(happening);
    });
  }

  async open(): Promise<this> {
    await this.store.connect();
    return this;
  }

  async signIn(kind: StationKind = 'extension'): Promise<void> {
    const teamId = this.store.state.settings?.teams[0]?.id ?? '';
    await this.store.send('sign-in', { teamId, station: { kind, number: kind === 'browser' ? '' : '2214' } });
    await this.store.send('set-state', { state: { name: 'available' } });
  }

  async rings(): Promise<Interaction> {
    await this.world.act('contact', {
      channel: 'call',
      customerId: 'maya-torres',
      entryPointId: 'premier-line',
      for: 'me',
    });
    this.clock.advance(1000);
    return this.only;
  }

  async talks(): Promise<Interaction> {
    const { id, request } = await this.rings();
    if (request?.answer === 'phone') await this.world.act('answer-phone', { interactionId: id });
    else await this.store.send('accept', { interactionId: id });
    return this.only;
  }

  get only(): Interaction {
    const [one, ...others] = this.store.state.interactions.values();
    if (!one || others.length > 0) throw new Error('One interaction was expected.');
    return one;
  }

  told(name: Happening['name']): boolean {
    return this.happenings.some((one) => one.name === name);
  }
}

/** A page of the same browser, some time after the former one was closed. */
async function reload(page: Page, away: number, organisation?: OrganisationInput): Promise<Page> {
  // What was asked for is written before a page can be closed.
  await page.world.act('set-traffic', { callsPerHour: 0 });
  const clock = new ManualClock(page.clock.now() + away);
  return new Page(page.name, clock, organisation).open();
}

describe('a kept centre', () => {
  it('is written as it is, whatever happens in it', async () => {
    const name = newName();
    const organisation = { ...defaultOrganisation, wrapUp: { autoSeconds: 40 } };
    const keeping = await Keeping.open(name, 'settings', () => undefined);
    await fc.assert(
      fc.asyncProperty(fc.integer(), fc.array(fc.nat(120), { minLength: 3, maxLength: 12 }), async (seed, waits) => {
        let now = Date.UTC(2026, 10, 22, 9);
        const centre = new Centre({ organisation, now, seed, isKept: true });
        centre.act(organisation.agents[0]?.id ?? '', 'set-traffic', { callsPerHour: 900 });
        await keeping.save(centre.state, { at: now, behind: 0 }, 'all');
        centre.takeChanges();
        for (const seconds of waits) {
          now += seconds * 1000;
          centre.advance(now);
          await keeping.save(centre.state, { at: now, behind: 0 }, centre.takeChanges());
        }
        const kept = await keeping.load();
        expect(comparable(kept?.state)).to.deep.equal(comparable(centre.state));
      }),
      { numRuns: 25 },
    );
    keeping.close();
  }).timeout(30_000);

  it('[ERR-02] comes back after a reload in the middle of a call, its timers right', async () => {
    const before = await new Page(newName(), new ManualClock()).open();
    await before.signIn();
    const { id } = await before.talks();
    await before.store.send('hold', { interactionId: id });
    await before.store.send('pause-recording', { interactionId: id });
    const call = before.only;
    const { agent } = before.store.state;
    const after = await reload(before, 4000);
    expect(after.only).to.deep.equal(call);
    expect(after.store.state.agent).to.deep.equal(agent);
    expect(after.store.now()).to.equal(after.clock.now());
    after.clock.advance(26_000);
    expect(after.only.recording.state).to.equal('on');
  });

  it('[ERR-02] lives through a short time away: what fell due then has happened at its time', async () => {
    const before = await new Page(newName(), new ManualClock()).open();
    await before.signIn();
    await before.rings();
    const ringsOut = before.only.request?.expiresAt ?? 0;
    const after = await reload(before, 60_000);
    expect(after.store.state.agent?.state).to.include({ name: 'rona', since: ringsOut });
    expect(after.told('stood-still')).to.equal(false);
  });

  it('[WRP-04] goes on with the countdown of a wrap-up', async () => {
    const before = await new Page(newName(), new ManualClock(), { ...QUIET, wrapUp: { autoSeconds: 60 } }).open();
    await before.signIn();
    const { id } = await before.talks();
    await before.store.send('end', { interactionId: id });
    await before.store.send('choose-reason', { interactionId: id, reasonId: 'complaint' });
    const wrapUp = before.only.wrapUp;
    const after = await reload(before, 20_000, { ...QUIET, wrapUp: { autoSeconds: 60 } });
    expect(after.only.wrapUp).to.deep.equal(wrapUp);
    after.clock.advance(40_000);
    const done = after.happenings.find((one) => one.name === 'wrapped-up');
    expect(done?.detail).to.include({ reasonId: 'complaint', byItself: true });
  });

  it('stood still during a long time away, and says so once', async () => {
    const before = await new Page(newName(), new ManualClock()).open();
    await before.signIn();
    await before.rings();
    const left = (before.only.request?.expiresAt ?? 0) - before.store.now();
    const after = await reload(before, 3_600_000);
    expect(after.only.request?.stage).to.equal('offered');
    expect((after.only.request?.expiresAt ?? 0) - after.store.now()).to.equal(left);
    expect(after.told('stood-still')).to.equal(true);
    after.clock.advance(left);
    expect(after.store.state.agent?.state.name).to.equal('rona');
    const again = await reload(after, 1000);
    expect(again.told('stood-still')).to.equal(false);
    expect(again.store.state.agent?.state.name).to.equal('rona');
  });

  it('[EDG-06] has held the customer of a browser station while the page was away', async () => {
    const before = await new Page(newName(), new ManualClock(), { ...QUIET, recoverySeconds: 30 }).open();
    await before.signIn('browser');
    await before.talks();
    const soon = await reload(before, 10_000, { ...QUIET, recoverySeconds: 30 });
    expect(heldSince(soon.only)).to.equal(null);
    expect(soon.only.endedAt).to.equal(null);
    const closed = soon.clock.now();
    const late = await reload(soon, 60_000, { ...QUIET, recoverySeconds: 30 });
    expect(late.only.endedAt).to.equal(closed + 30_000);
  });

  it('[ERR-03] takes a command once, also when it is sent again after a restart', async () => {
    const before = await new Page(newName(), new ManualClock()).open();
    await before.signIn();
    const { id } = await before.talks();
    const hold = { id: 'the-same', name: 'hold', payload: { interactionId: id } } as const;
    const first = await before.backend.send(hold);
    const after = await reload(before, 1000);
    expect(await after.backend.send(hold)).to.deep.equal(first);
  });

  it('[STN-06] is in one page at a time: the former is told, stops, and can take it back', async () => {
    const first = await new Page(newName(), new ManualClock()).open();
    await first.signIn();
    const { id } = await first.talks();
    const second = await new Page(first.name, first.clock).open();
    expect(second.only.id).to.equal(id);
    await until(() => first.store.state.failure !== null);
    expect(first.store.state.failure?.code).to.equal('signed-in-elsewhere');
    expect(first.store.state.link).to.equal('closed');
    await second.store.send('hold', { interactionId: id });
    const back = new Store(first.backend, first.clock);
    await back.connect();
    await until(() => second.store.state.failure !== null);
    expect(heldSince([...back.state.interactions.values()][0] as Interaction)).not.to.equal(null);
  });

  it('[STN-06] writes nothing over a page that took it, even before it hears of that', async () => {
    const name = newName();
    const lost: string[] = [];
    const first = await Keeping.open(name, 'settings', () => lost.push('first'));
    const centre = new Centre({ organisation: QUIET, now: 0, isKept: true });
    await first.load();
    await first.save(centre.state, { at: 1, behind: 0 }, 'all');
    const second = await Keeping.open(name, 'settings', () => lost.push('second'));
    // Both at once: the news is still on its way.
    await Promise.all([second.load(), first.save(centre.state, { at: 2, behind: 0 }, 'all')]);
    const kept = await second.load();
    expect(kept?.at).to.equal(1);
    await until(() => lost.length > 0);
    expect(lost).to.deep.equal(['first']);
    second.close();
  });

  it('[CAD-04] holds no value of a secure variable, and no tone that was keyed in', async () => {
    const before = await new Page(newName(), new ManualClock()).open();
    await before.signIn();
    const { id } = await before.talks();
    expect(await before.store.reveal(id, 'cardNumber')).to.equal(SECRET);
    await before.store.send('send-digits', { interactionId: id, digits: '90210' });
    const after = await reload(before, 1000);
    const written = JSON.stringify(await everything(`wx-agent-kit:${before.name}`));
    const isWritten = (text: string): boolean => written.includes(text);
    expect(isWritten(id) && isWritten('"digits":""')).to.equal(true);
    // The settings are kept to be compared with, as a sum that tells nothing of them.
    expect(['90210', SECRET].filter(isWritten)).to.deep.equal([]);
    expect(await after.store.reveal(id, 'cardNumber')).to.equal(SECRET);
  });

  it('begins anew where the settings are others, and when it is asked to', async () => {
    const before = await new Page(newName(), new ManualClock()).open();
    await before.signIn();
    const other = await reload(before, 1000, { ...QUIET, ringSeconds: 21 });
    expect(other.store.state.agent?.signedIn).to.equal(false);
    await other.signIn();
    await other.talks();
    await other.world.act('new-day', {});
    expect(other.store.state.interactions.size).to.equal(0);
    expect(other.store.state.agent?.signedIn).to.equal(false);
    const after = await reload(other, 1000, { ...QUIET, ringSeconds: 21 });
    expect(after.store.state.agent?.signedIn).to.equal(false);
    // Nobody of the former day is on the line.
    expect(after.world.view.outsiders).to.deep.equal([]);
  });

  it('lives in the page alone where nothing may be kept, and says so', async () => {
    const real = Object.getOwnPropertyDescriptor(globalThis, 'indexedDB');
    Object.defineProperty(globalThis, 'indexedDB', {
      configurable: true,
      get: () => {
        throw new DOMException('Storage is denied.', 'SecurityError');
      },
    });
    try {
      const page = await new Page(newName(), new ManualClock()).open();
      expect(page.told('not-kept')).to.equal(true);
      await page.signIn();
      await page.talks();
    } finally {
      if (real) Object.defineProperty(globalThis, 'indexedDB', real);
    }
  });
});

/** What is compared: secrets and tones are not kept, and a heap has many forms. */
function comparable(state: CentreState | undefined): unknown {
  if (!state) throw new Failure('unexpected', { detail: 'Nothing was kept.' });
  const { deadlines, contacts, ...rest } = structuredClone(state);
  return {
    ...rest,
    deadlines: deadlines.sort((a, b) => a.order - b.order),
    contacts: Object.fromEntries(
      Object.entries(contacts).map(([id, one]) => [id, { ...one, secrets: {}, digits: '' }]),
    ),
  };
}

async function everything(name: string): Promise<unknown[]> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(new Error('The database did not open.'));
  });
  const read = [...database.objectStoreNames].map(
    (store) =>
      new Promise<unknown>((resolve) => {
        const request = database.transaction(store).objectStore(store).getAll();
        request.onsuccess = () => resolve(request.result);
      }),
  );
  const rows = await Promise.all(read);
  database.close();
  return rows;
}

async function until(isSo: () => boolean): Promise<void> {
  for (let turn = 0; turn < 200 && !isSo(); turn += 1) await new Promise((resolve) => setTimeout(resolve, 5));
}
