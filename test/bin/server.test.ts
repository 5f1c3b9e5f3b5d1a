/** A centre behind a socket: who gets in, who is thrown out, and what the others notice of it. */
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { Failure, situationOf } from '../../src/core/index.js';
import { Desk, FIRST, folder, opened, Process, QUIET, SECOND, Socket, until } from './support.js';
import type { Open } from './support.js';

const HELLO = { type: 'hello', v: 2, agent: FIRST };
const TOKEN = 'a token of enough length';

async function settings(t: Parameters<typeof folder>[0], organisation: unknown = QUIET): Promise<string> {
  const path = join(await folder(t), 'settings.json');
  await writeFile(path, JSON.stringify(organisation));
  return path;
}

async function refusal(connecting: Promise<unknown>): Promise<Failure> {
  const error = await connecting.then(
    () => new Error('It was let in.'),
    (reason: unknown) => reason,
  );
  if (error instanceof Failure) return error;
  throw error;
}

describe('a centre behind a socket', { timeout: 60_000 }, () => {
  let centre: Open;
  const desks: Desk[] = [];
  const open = async (t: Parameters<typeof folder>[0], ...args: string[]): Promise<Open> => {
    centre = await opened('--settings', await settings(t), ...args);
    return centre;
  };
  const desk = (agent: string, token?: string): Desk => {
    const one = new Desk({ url: centre.url, agent, token });
    desks.push(one);
    return one;
  };
  beforeEach(() => desks.splice(0));
  afterEach(async () => {
    for (const one of desks) await one.leave();
    await centre.stop();
    assert.deepEqual(centre.complaints, []);
  });

  test('[CON-02] [CON-10] a consult between two machines, and the transfer after it', async (t) => {
    await open(t);
    const me = await desk(FIRST).begin('7001');
    const other = await desk(SECOND).begin('7002');
    const { id } = await me.talks();
    const to = { kind: 'agent', id: SECOND, name: other.state.agent?.name ?? '' } as const;
    await me.store.send('consult', { interactionId: id, to, othersTalk: false });
    await until(() => other.state.interactions.get(id)?.request?.stage === 'offered');
    await other.backend.world.act('answer-phone', { interactionId: id });
    await until(() => situationOf(other.only, SECOND) === 'consulted');
    await me.store.send('consult-transfer', { interactionId: id });
    await until(() => situationOf(other.only, SECOND) === 'talking');
    assert.equal(situationOf(me.only, FIRST), 'wrapping-up');
  });

  test('[STN-06] a second desk of one agent takes over from the first', async (t) => {
    await open(t);
    const former = await desk(FIRST).begin('7001');
    const { id } = await former.talks();
    const latter = desk(FIRST);
    await latter.store.connect();
    assert.equal(latter.only.id, id);
    await until(() => former.state.failure?.code === 'signed-in-elsewhere');
  });

  test('whoever sends nonsense is thrown out, and nobody else notices', async (t) => {
    await open(t);
    const me = await desk(FIRST).begin('7001');
    const seat = { type: 'hello', v: 2, agent: SECOND };
    for (const [frame, says] of [
      ['{', /no JSON/u],
      [[], /protocol/u],
      [{ type: 'shout' }, /protocol/u],
      [{ type: 'send', id: 1, command: { id: 'a', name: 'hold', payload: {} } }, /interactionId/u],
      [{ type: 'send', id: 1, command: { id: 'a', name: 'no-such', payload: {} } }, /protocol/u],
      [seat, /hello/u],
    ] as const) {
      const socket = await new Socket(centre.url).says(seat, frame);
      assert.match((await socket.closed).reason, says, JSON.stringify(frame));
    }
    const mute = await new Socket(centre.url).says({ type: 'resync' });
    assert.match((await mute.closed).reason, /hello/u);
    const stranger = await new Socket(centre.url).says({ ...seat, v: 99 });
    assert.deepEqual((await stranger.hears('refused'))['failure'], { code: 'other-version', detail: 'wire 99, not 2' });
    const long = await new Socket(centre.url).says(seat, 'x'.repeat(4 * 2 ** 20));
    assert.equal((await long.closed).code, 1009);
    const binary = await new Socket(centre.url).says(seat);
    binary.socket.send(Buffer.from([1, 2, 3]));
    assert.equal((await binary.closed).code, 1008);
    await me.talks();
  });

  test('ids that every object has mean nobody, and harm nothing', async (t) => {
    await open(t);
    const me = await desk(FIRST).begin('7001');
    const { id } = await me.talks();
    for (const name of ['__proto__', 'constructor', 'toString']) {
      assert.equal((await refusal(desk(name).store.connect())).code, 'no-access');
      const to = { kind: 'agent', id: name, name } as const;
      await assert.rejects(me.store.send('consult', { interactionId: id, to, othersTalk: false }));
      await assert.rejects(me.backend.world.act('customer-writes', { interactionId: name }));
      await assert.rejects(me.backend.world.act('customer-leaves', { interactionId: name }));
    }
    assert.deepEqual(Object.keys(Object.prototype), []);
    assert.equal(situationOf(me.only, FIRST), 'talking');
  });

  test('whoever sends too much is thrown out, and comes back', async (t) => {
    await open(t);
    const socket = await new Socket(centre.url).says(HELLO);
    await socket.says(...Array.from({ length: 1000 }, (_, id) => ({ type: 'ping', id })));
    assert.deepEqual(await socket.closed, { code: 1008, reason: 'too-many-frames' });
    const back = await new Socket(centre.url).says(HELLO);
    assert.equal(((await back.hears('fact'))['fact'] as { snapshot: boolean }).snapshot, true);
    back.socket.terminate();
  });

  test('[ERR-02] whoever takes too slowly is thrown out, and gets a snapshot when it is back', async (t) => {
    await open(t, '--manual-clock');
    const me = await desk(FIRST).begin('7001');
    const slow = await new Socket(centre.url).says({ ...HELLO, agent: SECOND });
    await slow.hears('fact');
    slow.socket.pause();
    // Snapshots are long, and it reads none of them.
    const wants = JSON.stringify({ type: 'resync' });
    const ask = setInterval(() => {
      for (let one = 0; one < 500; one += 1) slow.socket.send(wants);
    }, 5);
    t.after(() => clearInterval(ask));
    const gone = new Promise((resolve) => slow.socket.once('close', resolve));
    const resume = setTimeout(() => {
      clearInterval(ask);
      slow.socket.resume();
    }, 8000);
    t.after(() => clearTimeout(resume));
    await gone;
    await me.store.send('set-state', { state: { name: 'idle', codeId: 'lunch' } });
    const back = await new Socket(centre.url).says({ ...HELLO, agent: SECOND });
    assert.equal(((await back.hears('fact'))['fact'] as { snapshot: boolean }).snapshot, true);
    back.socket.terminate();
  });

  test('an agent needs the right token, and is told so once', async (t) => {
    const path = join(await folder(t), 'tokens.json');
    await writeFile(path, JSON.stringify({ [FIRST]: TOKEN }));
    await open(t, '--tokens', path);
    await desk(FIRST, TOKEN).begin('7001');
    for (const [agent, token] of [
      [FIRST, undefined],
      [FIRST, `${TOKEN}.`],
      [SECOND, TOKEN],
      ['nobody', TOKEN],
    ] as const) {
      const failure = await refusal(desk(agent, token).store.connect());
      assert.equal(failure.code, 'no-access');
      assert.equal(failure.retryable, false);
    }
  });

  test('a page of another origin is told that it may not come', async (t) => {
    await open(t, '--origin', 'https://desk.example.com');
    const stranger = await new Socket(centre.url, { origin: 'https://evil.example' }).says(HELLO);
    const { code, detail } = (await stranger.hears('refused'))['failure'] as { code: string; detail: string };
    assert.equal(code, 'no-access');
    assert.match(detail, /https:\/\/evil\.example.*--origin/u);
    assert.equal((await stranger.closed).code, 1008);
    assert.equal(stranger.frames.length, 1);
    for (const origin of ['https://desk.example.com', 'http://localhost:8000']) {
      const friend = await new Socket(centre.url, { origin }).says(HELLO);
      await friend.hears('welcome');
      friend.socket.terminate();
    }
  });

  test('a desk alone does not play the world where that is not wanted', async (t) => {
    await open(t, '--no-world');
    const me = await desk(FIRST).begin('7001');
    const failure = await refusal(me.backend.world.act('new-day', {}));
    assert.equal(failure.code, 'unsupported');
  });

  test('time stands still where tests want that, and is moved over the wire', async (t) => {
    await open(t, '--manual-clock');
    const me = await desk(FIRST).begin('7001');
    const before = me.store.now();
    await me.backend.world.act('contact', { channel: 'call', for: 'me' });
    const stage = (): string | undefined => me.only.request?.stage;
    assert.equal(stage(), 'connecting');
    await me.backend.advance(1000);
    assert.equal(stage(), 'offered');
    assert.ok(Math.abs(me.store.now() - before - 1000) < 500);
  });

  test('there is nothing at other addresses', async (t) => {
    await open(t);
    await assert.rejects(new Socket(centre.url.replace('/centre', '/elsewhere')).says(HELLO), /404/u);
  });

  test('[ERR-02] when it is stopped its desks look for it, and find it again', async (t) => {
    const path = join(await folder(t), 'centre.jsonl');
    await open(t, '--state', path);
    const { port } = new URL(centre.url);
    const me = await desk(FIRST).begin('7001');
    const { id } = await me.talks();
    await centre.stop();
    await until(() => me.state.link === 'lost');
    await open(t, '--state', path, '--port', port);
    await until(() => me.state.link === 'open');
    assert.equal(me.only.id, id);
    assert.equal(situationOf(me.only, FIRST), 'talking');
    await me.store.send('hold', { interactionId: id });
    assert.equal(situationOf(me.only, FIRST), 'held');
  });
});

describe('the command', { timeout: 60_000 }, () => {
  test('ends with 0 at a signal, in order', async (t) => {
    const path = join(await folder(t), 'centre.jsonl');
    const running = new Process('centre', '--port', '0', '--state', path);
    const url = await running.opened();
    const socket = await new Socket(url).says(HELLO);
    await socket.hears('welcome');
    assert.equal(await running.kill('SIGTERM'), 0);
    assert.equal((await socket.hears('bye'))['reason'], 'going-away');
    assert.deepEqual(running.complaints, []);
    assert.equal(running.said.length, 2);
  });

  test('ends with 2 when it is called wrongly, and says what is wrong', async () => {
    const wrong = new Process('centre', '--port', 'many');
    assert.equal(await wrong.ended, 2);
    assert.match(wrong.complaints.join('\n'), /^wx-agent-kit: --port is a whole number from 0 to 65535, not many\./u);
  });

  test('ends with 1 when the port is in use', async () => {
    const first = await opened();
    const { port } = new URL(first.url);
    const second = new Process('centre', '--port', port);
    assert.equal(await second.ended, 1);
    assert.match(second.complaints.join('\n'), new RegExp(`Port ${port} is in use`, 'u'));
    await first.stop();
  });

  test('[ERR-02] killed in the middle of a call and started again: the desks see their calls', async (t) => {
    const path = join(await folder(t), 'centre.jsonl');
    const first = new Process('centre', '--port', '0', '--state', path);
    const url = await first.opened();
    const me = await new Desk({ url, agent: FIRST }).begin('7001');
    const { id } = await me.talks();
    await me.store.send('hold', { interactionId: id });
    const held = me.only.participants.find((one) => one.kind === 'customer')?.heldAt;
    await first.kill('SIGKILL');
    await until(() => me.state.link === 'lost');
    const second = new Process('centre', '--port', new URL(url).port, '--state', path);
    await second.opened();
    await until(() => me.state.link === 'open', 10_000);
    assert.equal(situationOf(me.only, FIRST), 'held');
    assert.equal(me.only.participants.find((one) => one.kind === 'customer')?.heldAt, held);
    await me.store.send('resume', { interactionId: id });
    assert.equal(situationOf(me.only, FIRST), 'talking');
    await me.leave();
    assert.equal(await second.kill('SIGINT'), 0);
  });
});
