/** How one comes to the gateway and stays there: sockets, origins, tokens, signing in, the world, the command. */
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { WebSocket } from 'ws';
import { gateway as command } from '../../src/bin/gateway/command.js';
import { optionsOf } from '../../src/bin/gateway/options.js';
import { WrongUsage } from '../../src/bin/mistake.js';
import { asked, call, Client, gatewayFor, passes, plays } from './gateway-support.js';
import { FIRST, folder, Process, QUIET, SECOND, until } from './support.js';

const TEAM = QUIET.agents[0]?.teams[0] ?? '';

describe('sockets', () => {
  test('of an agent who comes twice the first is told and closed; with allowMultiLogin both stay', async (t) => {
    const gateway = await gatewayFor(t);
    const first = await new Client(gateway, FIRST).register();
    const refused = await first.ask('POST', '/v1/notification/subscribe', { force: false });
    assert.equal(refused.status, 403);
    const second = await new Client(gateway, FIRST).register();
    await first.hears('AGENT_MULTI_LOGIN');
    await until(() => first.closed !== null);
    const both = { force: true, allowMultiLogin: true, clientType: 'Two' };
    const third = await new Client(gateway, FIRST).register(both);
    const fourth = await new Client(gateway, FIRST).register(both);
    await fourth.login('1001', TEAM);
    await third.hears('AgentStationLoginSuccess');
    assert.deepEqual([second.closed, third.closed, fourth.closed], [null, null, null]);
  });

  test('a sign of life is echoed; what is none is passed over; what is too long or no text closes', async (t) => {
    const gateway = await gatewayFor(t);
    const agent = await new Client(gateway, FIRST).register();
    for (const text of ['{"keepalive":"true"}', '', '{', '[]', 'null', '"x"', '{"type":"RoutingMessage"}'])
      agent.say(text);
    agent.say('{"keepalive":"true"}');
    await until(() => agent.echoes === 2);
    assert.equal(agent.closed, null);
    assert.deepEqual(agent.kinds, ['Welcome']);
    agent.say(Buffer.from([1, 2, 3]));
    await until(() => agent.closed?.code === 1008);
    const longer = await new Client(gateway, SECOND).register();
    longer.say('x'.repeat(5_000));
    await until(() => longer.closed?.code === 1009);
  });

  test('who promised signs of life and gives none is gone; the agent stays logged in', async (t) => {
    const gateway = await gatewayFor(t, { silence: 1_000 });
    await (await new Client(gateway, FIRST).register()).login('1001', TEAM);
    const silent = await new Client(gateway, FIRST).register({ force: true, isKeepAliveEnabled: true });
    const other = await new Client(gateway, SECOND).register();
    await until(() => silent.closed !== null, 10_000);
    assert.equal(other.closed, null);
    const again = await new Client(gateway, FIRST).register();
    await again.ask('POST', '/v1/agents/reload');
    await again.hears('AgentReloginSuccess');
  });

  test('open for those alone who are expected, once', async (t) => {
    const gateway = await gatewayFor(t);
    const agent = await new Client(gateway, FIRST).register();
    for (const path of [
      '/',
      '/notification/',
      '/notification/00000000-0000-0000-0000-000000000000',
      new URL(agent.socket?.url ?? '').pathname,
    ]) {
      const stranger = new WebSocket(`${gateway.url.replace('http', 'ws')}${path}`);
      const status = await new Promise((resolve) => {
        stranger.on('unexpected-response', (_, { statusCode }) => resolve(statusCode));
        stranger.on('error', () => resolve('error'));
        stranger.on('open', () => resolve('open'));
      });
      assert.equal(status, 404, path);
    }
    const { body } = await agent.ask('POST', '/v1/notification/subscribe', { force: true });
    const socket = new WebSocket(String(body['webSocketUrl']), {
      origin: 'https://elsewhere.example',
    });
    const status = await new Promise((resolve) => {
      socket.on('unexpected-response', (_, { statusCode }) => resolve(statusCode));
      socket.on('error', () => resolve('error'));
      socket.on('open', () => resolve('open'));
    });
    assert.equal(status, 403);
  });
});

describe('who may come', () => {
  test('pages of this machine and those that were named, with the headers of the SDK', async (t) => {
    const gateway = await gatewayFor(t);
    const path = `${gateway.url}/v1/agents/login`;
    const headers = {
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,trackingid',
    };
    const near = await fetch(path, { method: 'OPTIONS', headers: { ...headers, origin: 'http://localhost:8000' } });
    assert.equal(near.status, 204);
    assert.equal(near.headers.get('access-control-allow-origin'), 'http://localhost:8000');
    for (const name of ['authorization', 'content-type', 'trackingid', 'spark-user-agent', 'cisco-no-http-redirect'])
      assert.ok(near.headers.get('access-control-allow-headers')?.includes(name), name);
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])
      assert.ok(near.headers.get('access-control-allow-methods')?.includes(method), method);
    const far = await asked(path, { method: 'OPTIONS', headers: { ...headers, origin: 'https://elsewhere.example' } });
    assert.equal(far.status, 403);
    assert.equal(far.headers.get('access-control-allow-origin'), null);
  });

  test("nobody who was led here by a name that is not the gateway's own", async (t) => {
    const gateway = await gatewayFor(t);
    const status = (host: string): Promise<number | undefined> =>
      new Promise((resolve, reject) => {
        get(`${gateway.url}/u2c/api/v1/limited/catalog`, { headers: { host } }, (response) => {
          response.resume();
          resolve(response.statusCode);
        }).on('error', reject);
      });
    const port = String(gateway.port);
    assert.deepEqual(
      [await status(`localhost:${port}`), await status(`rebound.example:${port}`), await status('a b')],
      [200, 403, 403],
    );
  });

  test('an agent with a token of this organisation', async (t) => {
    const gateway = await gatewayFor(t);
    for (const [token, status] of [
      [gateway.token(FIRST), 200],
      ['', 401],
      [FIRST, 401],
      [`nobody_x_${gateway.orgId}`, 401],
      [`__proto___x_${gateway.orgId}`, 401],
      [`${FIRST}_x_another`, 401],
    ] as const) {
      const client = new Client(gateway, FIRST, token);
      const { status: got } = await client.ask('GET', `/organization/${gateway.orgId}`);
      assert.equal(got, status, token);
    }
    const other = await new Client(gateway, FIRST).ask('GET', '/organization/another');
    assert.equal(other.status, 403);
    assert.equal((await asked(`${gateway.url}/u2c/api/v1/limited/catalog?format=hostmap`)).status, 200);
    assert.equal((await asked(`${gateway.url}/u2c/api/v1/catalog?format=hostmap`)).status, 401);
  });

  test('somebody who signs in: a code for a page that may come, once, with the secret behind it; tokens end and are renewed', async (t) => {
    const gateway = await gatewayFor(t, { tokenSeconds: 60 });
    const verifier = randomBytes(32).toString('base64url');
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    const redirect = 'http://localhost:8000/signed-in.html';
    const query = {
      ...{ response_type: 'code', client_id: 'my-<page>', redirect_uri: redirect, state: 'a&b' },
      ...{ code_challenge: challenge, code_challenge_method: 'S256', scope: 'cjp:user' },
    };
    const authorize = `${gateway.url}/idb/oauth2/v1/authorize`;
    const page = await fetch(`${authorize}?${String(new URLSearchParams(query))}`);
    const text = await page.text();
    assert.equal(page.status, 200);
    assert.ok(text.includes('my-&#60;page&#62;') && !text.includes('my-<page>') && text.includes(`value="${FIRST}"`));
    for (const [name, value] of [
      ['redirect_uri', 'https://elsewhere.example/'],
      ['redirect_uri', 'javascript:alert(1)'],
      ['code_challenge_method', 'plain'],
      ['code_challenge', ''],
      ['response_type', 'token'],
    ] as const) {
      const wrong = await fetch(`${authorize}?${String(new URLSearchParams({ ...query, [name]: value }))}`);
      assert.equal(wrong.status, 400, value);
      assert.ok(!(await wrong.text()).includes('<form'));
    }
    const allow = async (): Promise<string> => {
      const allowed = await fetch(authorize, {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams({ ...query, agent: FIRST }),
      });
      assert.equal(allowed.status, 303);
      const target = new URL(allowed.headers.get('location') ?? '');
      assert.equal(target.origin + target.pathname, redirect);
      assert.equal(target.searchParams.get('state'), 'a&b');
      return target.searchParams.get('code') ?? '';
    };
    const exchange = (fields: Record<string, string>) =>
      asked(`${gateway.url}/idb/oauth2/v1/access_token`, { method: 'POST', body: new URLSearchParams(fields) });
    const fields = {
      grant_type: 'authorization_code',
      client_id: 'my-<page>',
      redirect_uri: redirect,
      code_verifier: verifier,
    };
    const code = await allow();
    assert.equal((await exchange({ ...fields, code, code_verifier: 'wrong' })).body['error'], 'invalid_grant');
    assert.equal((await exchange({ ...fields, code })).status, 400, 'a code that was tried is gone');
    const right = await allow();
    const granted = (await exchange({ ...fields, code: right })).body as unknown as Record<string, string>;
    assert.equal(granted['token_type'], 'Bearer');
    assert.equal((await exchange({ ...fields, code: right })).status, 400);
    const look = async (token = ''): Promise<number> =>
      (await new Client(gateway, FIRST, token).ask('GET', `/organization/${gateway.orgId}`)).status;
    assert.equal(await look(granted['access_token']), 200);
    assert.equal(await look(granted['refresh_token']), 401);
    await passes(gateway, 61_000);
    assert.equal(await look(granted['access_token']), 401);
    const renewed = (await exchange({ grant_type: 'refresh_token', refresh_token: granted['refresh_token'] ?? '' }))
      .body;
    assert.equal(await look(renewed['access_token']), 200);
    assert.equal(
      (await exchange({ grant_type: 'refresh_token', refresh_token: granted['access_token'] ?? '' })).status,
      400,
    );
    assert.equal((await exchange({ grant_type: 'password' })).body['error'], 'unsupported_grant_type');
  });
});

describe('the world', () => {
  test('is played, watched, and counts what was sent', async (t) => {
    const gateway = await gatewayFor(t);
    const agent = await (await new Client(gateway, FIRST).register()).login('1001', TEAM);
    const stream = await fetch(`${gateway.url}/world/${FIRST}/events`);
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    let heard = '';
    void (async () => {
      for (;;) {
        const { value, done } = (await reader?.read()) ?? { done: true, value: undefined };
        if (done) return;
        heard += value;
      }
    })().catch(() => undefined);
    await until(() => heard.includes('id: 0'));
    const { body } = await plays(gateway, FIRST, 'contact', { channel: 'call', for: 'me' });
    await until(() => heard.includes(`id: ${String(body['version'])}\n`));
    assert.ok(heard.includes('"outsiders":[{'));
    await passes(gateway, 2_000);
    await agent.hears('AgentOfferContact');
    assert.equal((await asked(`${gateway.url}/world/${FIRST}/sent`)).body['frames'], agent.frames.length);
    const wrong = await asked(`${gateway.url}/world/${FIRST}/fail-phone`, {
      method: 'POST',
      body: '{"interactionId":"no"}',
    });
    assert.equal(wrong.status, 400);
    assert.ok((wrong.body['failure'] as unknown as { code: string }).code);
    for (const path of ['/world/nobody', `/world/${FIRST}/no-such-act`])
      assert.ok(
        (await asked(`${gateway.url}${path}`, { method: path.includes('act') ? 'POST' : 'GET' })).status >= 400,
      );
    await reader?.cancel();
  });

  test('begins another day: who was at work is logged out', async (t) => {
    const gateway = await gatewayFor(t);
    const agent = await (await new Client(gateway, FIRST).register()).login('1001', TEAM);
    await call(agent);
    await plays(gateway, FIRST, 'new-day');
    await agent.hears('AgentLogoutSuccess');
    await agent.ask('POST', '/v1/agents/reload');
    await agent.hears('AgentReloginFailed');
  });
});

describe('the command', () => {
  for (const [args, says] of [
    ['--token-seconds 0', /--token-seconds is a whole number from 1/u],
    ['--token-seconds x', /--token-seconds/u],
    ['--serve .', /Unknown option '--serve'/u],
    ['--manual-clock --host 0.0.0.0', /this machine alone/u],
  ] as const) {
    test(`is refused by name: ${args}`, () => {
      assert.throws(
        () => optionsOf(args.split(' ')),
        (error) => error instanceof WrongUsage && says.test(error.message),
      );
    });
  }

  test('says where it is and with which tokens; with --tokens an id is none, and --no-world is none', async (t) => {
    const place = await folder(t);
    const settings = join(place, 'settings.json');
    await writeFile(settings, JSON.stringify(QUIET));
    const said: string[] = [];
    const args = ['--port', '0', '--settings', settings, '--tokens', join(place, 'tokens.json'), '--no-world'];
    const running = await command(
      args,
      (line) => said.push(line),
      (line) => said.push(line),
    );
    t.after(async () => running?.stop());
    const [, url = ''] = /is open: (\S+)/u.exec(said.join('\n')) ?? [];
    const [, orgId = ''] = /organisation: (\S+)/u.exec(said.join('\n')) ?? [];
    const name = QUIET.agents[0]?.name ?? '';
    const token = said.find((line) => line.trim().startsWith(`${name}: `))?.split(': ')[1] ?? '';
    assert.equal(token.split('_')[2], orgId);
    const at = { url, orgId };
    await new Client(at, FIRST, token).register();
    assert.equal((await new Client(at, FIRST).ask('GET', `/organization/${orgId}`)).status, 401);
    const query = `access_token=${encodeURIComponent(token)}`;
    assert.equal((await asked(`${url}/world/${FIRST}?${query}`)).status, 404);
    assert.equal((await asked(`${url}/clock`, { method: 'POST', body: '{"milliseconds":1}' })).status, 404);
  });

  test('killed and started again with its file, everyone comes back to their calls', async (t) => {
    const place = await folder(t);
    const settings = join(place, 'settings.json');
    await writeFile(settings, JSON.stringify({ ...QUIET, connectSeconds: 0 }));
    const port = await freePort();
    const args = ['gateway', '--port', String(port), '--settings', settings, '--state', join(place, 'centre.jsonl')];
    const url = `http://127.0.0.1:${String(port)}`;
    const opened = async (): Promise<Process> => {
      const process = new Process(...args);
      t.after(() => process.kill('SIGKILL').then(() => undefined));
      await until(() => process.said.some((line) => line.includes('organisation: ')), 20_000);
      return process;
    };
    const before = await opened();
    const orgId = /organisation: (\S+)/u.exec(before.said.join('\n'))?.[1] ?? '';
    const agent = await (await new Client({ url, orgId }, FIRST).register()).login('1001', TEAM);
    await plays(agent.at, FIRST, 'contact', { channel: 'call', for: 'me' });
    const { data } = await agent.hears('AgentOfferContact');
    await plays(agent.at, FIRST, 'answer-phone', { interactionId: data.interactionId });
    await agent.hears('AgentContactAssigned');
    await agent.ask('POST', `/v1/tasks/${data.interactionId}/hold`, { mediaResourceId: data.interactionId });
    await agent.hears('AgentContactHeld');
    await before.kill('SIGKILL');
    await opened();
    const again = await new Client({ url, orgId }, FIRST).register();
    await again.ask('POST', '/v1/agents/reload');
    await again.hears('AgentReloginSuccess');
    const contact = await again.hears('AgentContact');
    assert.equal(contact.data.interactionId, data.interactionId);
    assert.equal(contact.data.interaction?.media?.[data.interactionId]?.isHold, true);
    assert.equal(
      (await again.ask('POST', `/v1/tasks/${data.interactionId}/unhold`, { mediaResourceId: data.interactionId }))
        .status,
      202,
    );
    await again.hears('AgentContactUnheld');
  });
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
