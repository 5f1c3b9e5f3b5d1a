/** A centre kept in a file: what is written is read again, whatever happens to the process or to the file. */
import assert from 'node:assert/strict';
import { appendFile, chmod, mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { Mistake } from '../../src/bin/mistake.js';
import { StateFile } from '../../src/bin/state-file.js';
import { Centre } from '../../src/backends/simulator/centre.js';
import { defaultOrganisation, EmbeddedCentre } from '../../src/backends/simulator/index.js';
import type { CentreState } from '../../src/backends/simulator/state.js';
import { ManualClock, Store } from '../../src/core/index.js';
import type { Happening } from '../../src/core/index.js';
import { FIRST, folder, QUIET } from './support.js';

const SECRET = '4556 7375 8689 9855';
const BUSY = { ...defaultOrganisation, wrapUp: { autoSeconds: 40 } };

/** What is kept, in an order that does not hang on how it was kept. */
function comparable(state: CentreState | undefined): unknown {
  if (!state) return null;
  const byOrder = [...state.deadlines].sort((one, other) => one.order - other.order);
  const contacts = Object.values(state.contacts).map((one) => ({ ...one, secrets: {}, digits: '' }));
  return JSON.parse(JSON.stringify({ ...state, contacts, deadlines: byOrder })) as unknown;
}

async function kept(path: string, settings = 'settings'): Promise<CentreState | undefined> {
  const file = await StateFile.open(path, settings);
  const found = await file.load();
  await file.end();
  return found?.state;
}

describe('a state file', { timeout: 120_000 }, () => {
  test('holds the centre as it is, whatever happens in it', async (t) => {
    const path = join(await folder(t), 'centre.jsonl');
    await fc.assert(
      fc.asyncProperty(fc.integer(), fc.array(fc.nat(120), { minLength: 3, maxLength: 12 }), async (seed, waits) => {
        const file = await StateFile.open(path, 'settings');
        let now = Date.UTC(2026, 10, 22, 9);
        const centre = new Centre({ organisation: BUSY, now, seed, isKept: true });
        centre.act(FIRST, 'set-traffic', { callsPerHour: 900 });
        await file.save(centre.state, { at: now, behind: 0 }, 'all');
        centre.takeChanges();
        for (const seconds of waits) {
          now += seconds * 1000;
          centre.advance(now);
          await file.save(centre.state, { at: now, behind: 0 }, centre.takeChanges());
        }
        await file.end();
        assert.deepEqual(comparable(await kept(path)), comparable(centre.state));
      }),
      { numRuns: 20 },
    );
  });

  test('a line that was cut off by the end of a process is not there, and nothing else is missing', async (t) => {
    const path = join(await folder(t), 'centre.jsonl');
    const file = await StateFile.open(path, 'settings');
    const centre = new Centre({ organisation: BUSY, now: 0, isKept: true });
    await file.save(centre.state, { at: 0, behind: 0 }, 'all');
    const whole = comparable(centre.state);
    await file.end();
    await appendFile(path, '{"at":5,"behind":0,"rest":{"epo');
    assert.deepEqual(comparable(await kept(path)), whole);
  });

  test('one that is damaged, or is something else, is refused by name and left alone', async (t) => {
    const path = join(await folder(t), 'centre.jsonl');
    const file = await StateFile.open(path, 'settings');
    const centre = new Centre({ organisation: BUSY, now: 0, isKept: true });
    await file.save(centre.state, { at: 0, behind: 0 }, 'all');
    await file.end();
    const text = await readFile(path, 'utf8');
    for (const [damage, says] of [
      [text.replace('"agents":[', '"agents":'), /centre\.jsonl is damaged in line 3\b/u],
      [text.split('\n').slice(0, 1).join('\n') + '\n', /is damaged in line 2\b/u],
      ['{"name":"my settings"}\n', /is no state of a centre/u],
      ['hello', /is no state of a centre/u],
    ] as const) {
      await writeFile(path, damage);
      await assert.rejects(kept(path), (error) => error instanceof Mistake && says.test(error.message));
      assert.equal(await readFile(path, 'utf8'), damage);
    }
    await assert.rejects(kept(await folder(t)), /it is a folder/u);
  });

  test('one of other settings is put aside', async (t) => {
    const path = join(await folder(t), 'centre.jsonl');
    const file = await StateFile.open(path, 'settings');
    const centre = new Centre({ organisation: BUSY, now: 0, isKept: true });
    await file.save(centre.state, { at: 0, behind: 0 }, 'all');
    await file.end();
    let aside = '';
    const other = await StateFile.open(path, 'others', { onPutAside: (to) => (aside = to) });
    assert.equal(await other.load(), null);
    await other.end();
    assert.equal(aside, `${path}.old`);
    await rename(aside, path);
    assert.notEqual(await kept(path), undefined);
  });

  test('belongs to one process, and to nobody once that is gone', async (t) => {
    const path = join(await folder(t), 'centre.jsonl');
    await writeFile(`${path}.lock`, `${String(process.ppid)}\n`);
    await assert.rejects(kept(path), new RegExp(`process ${String(process.ppid)}`, 'u'));
    // No process has this number.
    await writeFile(`${path}.lock`, '99999999\n');
    assert.equal(await kept(path), undefined);
    await assert.rejects(stat(`${path}.lock`));
  });

  test('is for its owner alone, and has no values of secure variables', async (t) => {
    const path = join(await folder(t), 'centre.jsonl');
    const organisation = {
      ...QUIET,
      customers: QUIET.customers.map((one) => ({ ...one, values: { ...one.values, cardNumber: SECRET } })),
    };
    const file = await StateFile.open(path, JSON.stringify(organisation));
    const clock = new ManualClock();
    const centre = new EmbeddedCentre({ organisation, clock, keep: () => Promise.resolve(file) });
    const seat = centre.seat(FIRST);
    const store = new Store(seat, clock);
    await store.connect();
    const teamId = store.state.settings?.teams[0]?.id ?? '';
    await store.send('sign-in', { teamId, station: { kind: 'extension', number: '7001' } });
    await store.send('set-state', { state: { name: 'available' } });
    await seat.world.act('contact', {
      channel: 'call',
      customerId: 'maya-torres',
      entryPointId: 'premier-line',
      for: 'me',
    });
    clock.advance(1000);
    const [{ id } = { id: '' }] = store.state.interactions.values();
    await seat.world.act('answer-phone', { interactionId: id });
    assert.equal(await store.reveal(id, 'cardNumber'), SECRET);
    await store.send('send-digits', { interactionId: id, digits: '987654' });
    await centre.stop();
    await file.end();
    const text = await readFile(path, 'utf8');
    assert.match(text, /Maya Torres/u);
    assert.doesNotMatch(text, /8689|987654/u);
    assert.equal((await stat(path)).mode & 0o077, 0);
  });

  test('is written anew before it grows too long', async (t) => {
    const path = join(await folder(t), 'centre.jsonl');
    const file = await StateFile.open(path, 'settings');
    let now = 0;
    const centre = new Centre({ organisation: BUSY, now, isKept: true });
    centre.act(FIRST, 'set-traffic', { callsPerHour: 3600 });
    await file.save(centre.state, { at: 0, behind: 0 }, 'all');
    centre.takeChanges();
    let longest = 0;
    for (let turn = 0; turn < 3000; turn += 1) {
      now += 2000;
      centre.advance(now);
      await file.save(centre.state, { at: now, behind: 0 }, centre.takeChanges());
      if (turn % 100 === 0) longest = Math.max(longest, (await stat(path)).size);
    }
    await file.end();
    assert.ok(longest < 24 * 2 ** 20, String(longest));
    assert.ok((await stat(path)).size < longest, 'it was never written anew');
    assert.deepEqual(comparable(await kept(path)), comparable(centre.state));
  });

  test('where it cannot be written any more that is said, and the agents hear of it', async (t) => {
    const place = join(await folder(t), 'inside');
    await mkdir(place);
    const path = join(place, 'centre.jsonl');
    const complaints: string[] = [];
    const file = await StateFile.open(path, JSON.stringify(QUIET), { onBroken: (why) => complaints.push(why) });
    // Its folder is gone when it is written for the first time.
    await rename(place, `${place}-moved`);
    const clock = new ManualClock();
    const centre = new EmbeddedCentre({ organisation: QUIET, clock, keep: () => Promise.resolve(file) });
    await centre.open();
    const store = new Store(centre.seat(FIRST), clock);
    const happenings: Happening['name'][] = [];
    store.onHappening(({ happening }) => happenings.push(happening.name));
    await store.connect();
    assert.deepEqual(complaints, ['there is no such file']);
    assert.ok(happenings.includes('not-kept'));
    const teamId = store.state.settings?.teams[0]?.id ?? '';
    await store.send('sign-in', { teamId, station: { kind: 'extension', number: '7001' } });
    await chmod(`${place}-moved`, 0o700);
  });

  test('[ERR-02] a centre that stood still for long tells everyone who was at work, and nobody else', async (t) => {
    const path = join(await folder(t), 'centre.jsonl');
    const settings = JSON.stringify(QUIET);
    const open = async (now: number): Promise<{ centre: EmbeddedCentre; clock: ManualClock; file: StateFile }> => {
      const file = await StateFile.open(path, settings);
      const clock = new ManualClock(now);
      const centre = new EmbeddedCentre({ organisation: QUIET, clock, keep: () => Promise.resolve(file) });
      await centre.open();
      return { centre, clock, file };
    };
    const sit = async (
      centre: EmbeddedCentre,
      clock: ManualClock,
      id: string,
    ): Promise<{ store: Store; names: string[] }> => {
      const store = new Store(centre.seat(id), clock);
      const names: string[] = [];
      store.onHappening(({ happening, replayed }) => {
        if (!replayed) names.push(happening.name);
      });
      await store.connect();
      return { store, names };
    };
    const [one = '', two = '', three = ''] = QUIET.agents.map(({ id }) => id);
    const first = await open(1_000_000);
    for (const [index, id] of [one, two].entries()) {
      const { store } = await sit(first.centre, first.clock, id);
      const teamId = store.state.settings?.teams[0]?.id ?? '';
      await store.send('sign-in', { teamId, station: { kind: 'extension', number: `700${String(index)}` } });
    }
    await first.centre.stop();
    await first.file.end();
    const second = await open(1_000_000 + 600_000);
    for (const [id, isTold] of [
      [one, true],
      [two, true],
      [three, false],
      [one, false],
    ] as const) {
      const { names } = await sit(second.centre, second.clock, id);
      assert.equal(names.includes('stood-still'), isTold, id);
    }
    await second.centre.stop();
    await second.file.end();
  });
});
