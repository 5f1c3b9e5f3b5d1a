/** What a gateway keeps beyond its end, and how it ends where something in it fails. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { CallbackFile } from '../../src/bin/gateway/callback-file.js';
import { gateway } from '../../src/bin/gateway/command.js';
import type { Running } from '../../src/bin/opening.js';
import { Mistake } from '../../src/bin/mistake.js';
import { folder, root } from './support.js';

async function opened(state: string): Promise<Running & { readonly url: string; readonly token: string }> {
  const said: string[] = [];
  const running = await gateway(
    ['--port', '0', '--state', state],
    (line) => said.push(line),
    (line) => assert.fail(line),
  );
  assert.ok(running);
  const all = said.join('\n');
  const [url = ''] = /http:\S+\d/u.exec(all) ?? [];
  const [, token = ''] = /: (\S+_x_\S+)/u.exec(all) ?? [];
  return { stop: () => running.stop(), url, token };
}

async function asked(at: { url: string; token: string }, path: string, body?: unknown): Promise<unknown> {
  const orgId = at.token.split('_x_')[1] ?? '';
  const response = await fetch(`${at.url}/v1/callbacks/organization/${orgId}/scheduled-callback${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${at.token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  assert.ok(response.ok, await response.clone().text());
  return response.json();
}

describe('a gateway with a state', () => {
  test('keeps callbacks that are agreed on for later, and for nobody else to read', async (t) => {
    const state = join(await folder(t), 'centre.jsonl');
    const first = await opened(state);
    const tomorrow = new Date(Date.now() + 24 * 3_600_000).toISOString().slice(0, 10);
    const wish = {
      ...{
        customerName: 'Lucia Ferrante',
        callbackNumber: '+12125550119',
        timezone: 'UTC',
        queueId: 'billing-premier',
      },
      ...{ scheduleDate: tomorrow, startTime: '10:00:00', endTime: '11:00:00' },
    };
    const { id } = (await asked(first, '', wish)) as { id: string };
    await first.stop();
    assert.equal((await stat(`${state}.callbacks`)).mode & 0o777, 0o600);
    const second = await opened(state);
    t.after(() => second.stop());
    const { customerName } = (await asked(second, `/${id}`)) as { customerName: string };
    assert.equal(customerName, wish.customerName);
  });

  test('says so where its callbacks are none', async (t) => {
    const path = join(await folder(t), 'c.callbacks');
    await writeFile(path, '{"callbacks": 7}');
    await assert.rejects(
      CallbackFile.open(path),
      (error) => error instanceof Mistake && /holds no/u.test(error.message),
    );
  });

  test('writes one change after the other, and the last is what it holds', async (t) => {
    const path = join(await folder(t), 'c.callbacks');
    const file = await CallbackFile.open(path);
    await Promise.all([1, 2, 3].map((count) => file.save(Array.from({ length: count }, () => ({}) as never))));
    assert.equal((JSON.parse(await readFile(path, 'utf8')) as { callbacks: unknown[] }).callbacks.length, 3);
  });
});

test('a fault that nobody caught is told, and the server ends in order, with what it keeps', async (t) => {
  const state = join(await folder(t), 'centre.jsonl');
  const fault = `process.on('SIGUSR2', () => setTimeout(() => { throw new Error('A deadline failed.') }))`;
  const child = spawn(
    process.execPath,
    [
      ...['--import', 'tsx', '--import', `data:text/javascript,${encodeURIComponent(fault)}`],
      ...['src/bin/wx-agent-kit.ts', 'gateway', '--port', '0', '--state', state],
    ],
    { cwd: root },
  );
  t.after(() => child.kill('SIGKILL'));
  let [out, complaints] = ['', ''];
  child.stderr.on('data', (data: Buffer) => (complaints += data.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (data: Buffer) => {
      out += data.toString();
      if (out.includes('Access tokens')) resolve();
    });
    child.once('exit', () => reject(new Error(complaints)));
  });
  child.kill('SIGUSR2');
  assert.equal(await ended, 1);
  assert.match(complaints, /a fault of its own: Error: A deadline failed\./u);
  // Its lock is gone, and the next goes on from there.
  const next = await opened(state);
  await next.stop();
});
