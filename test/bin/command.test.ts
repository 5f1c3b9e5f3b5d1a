/** What the command is given, and what it says of it: options, files, tokens, origins, pages. */
import assert from 'node:assert/strict';
import { mkdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { settingsOf, tlsOf } from '../../src/bin/files.js';
import { Mistake, WrongUsage } from '../../src/bin/mistake.js';
import { optionsOf } from '../../src/bin/centre/options.js';
import { isLoopback, isWelcome, originRule } from '../../src/bin/origins.js';
import { deskPages, folderPages } from '../../src/bin/centre/pages.js';
import type { Pages } from '../../src/bin/centre/pages.js';
import { freshTokens, sharedToken, tokensOf } from '../../src/bin/tokens.js';
import { FIRST, folder, opened, QUIET, SECOND } from './support.js';

const LONG_ENOUGH = 'sixteen letters!';

describe('options', () => {
  test('have defaults for a first look', () => {
    assert.deepEqual(optionsOf([]), {
      ...{ port: 8787, host: '127.0.0.1', seed: 1, origins: [], world: true, manualClock: false },
      ...{
        settings: undefined,
        state: undefined,
        tokens: undefined,
        token: undefined,
        tls: undefined,
        serve: undefined,
      },
    });
    assert.equal(optionsOf(['--help']), 'help');
    assert.equal(optionsOf(['-h']), 'help');
  });

  for (const [args, says] of [
    ['--port 65536', /--port is a whole number from 0 to 65535, not 65536/u],
    ['--port -1', /--port/u],
    ['--seed 1.5', /--seed is a whole number/u],
    ['--cert a.pem', /--cert and --key go together/u],
    [`--token short`, /--token is a text of at least 16/u],
    [`--token ${LONG_ENOUGH.replace(' ', '-')} --tokens t.json`, /exclude each other/u],
    ['--origin example.com', /--origin is like https:/u],
    ['--origin https://example.com/', /--origin is like https:/u],
    ['--manual-clock --host 0.0.0.0', /this machine alone/u],
    ['--manual-clock --state s.jsonl', /exclude each other/u],
    ['--sate s.jsonl', /Unknown option '--sate'/u],
    ['stop', /stop/u],
  ] as const) {
    test(`are refused by name: ${args}`, () => {
      assert.throws(
        () => optionsOf(args.split(' ')),
        (error) => error instanceof WrongUsage && says.test(error.message),
      );
    });
  }
});

describe('files', () => {
  test('settings: what is wrong in them is named, with the file', async (t) => {
    const path = join(await folder(t), 'settings.json');
    const fails = (says: RegExp): Promise<void> =>
      assert.rejects(settingsOf(path), (error) => error instanceof Mistake && says.test(error.message));
    await fails(/settings\.json cannot be read: there is no such file/u);
    await writeFile(path, '{"name": ');
    await fails(/settings\.json is no JSON/u);
    await writeFile(path, JSON.stringify({ ...QUIET, ringSeconds: 'long' }));
    await fails(/settings\.json: .*ringSeconds is "long", expected a number/su);
    await writeFile(path, `\uFEFF${JSON.stringify(QUIET)}`);
    assert.equal((await settingsOf(path)).name, QUIET.name);
  });

  test('certificates: those that are none are refused', async (t) => {
    const place = await folder(t);
    const [cert, key] = [join(place, 'cert.pem'), join(place, 'key.pem')];
    await assert.rejects(tlsOf({ cert, key }), /cert\.pem cannot be read/u);
    await writeFile(cert, 'no certificate');
    await writeFile(key, 'no key');
    await assert.rejects(tlsOf({ cert, key }), /are no certificate and its key/u);
  });
});

describe('tokens', () => {
  test('are made for each agent, for the owner of the file alone, and are the same the next time', async (t) => {
    const path = join(await folder(t), 'tokens.json');
    const made = await tokensOf(path, [FIRST, SECOND]);
    assert.equal(made.isNew, true);
    assert.equal((await stat(path)).mode & 0o077, 0);
    const token = made.byAgent?.get(FIRST);
    assert.ok(token && token.length >= 24 && token !== made.byAgent?.get(SECOND));
    const read = await tokensOf(path, [FIRST, SECOND]);
    assert.equal(read.isNew, false);
    assert.equal(read.opens(FIRST, token), true);
    assert.equal(read.opens(SECOND, token), false);
    assert.equal(read.opens(FIRST, undefined), false);
    assert.equal(read.opens('__proto__', token), false);
  });

  test('one for all opens each seat of the settings, and no other', () => {
    const tokens = sharedToken(LONG_ENOUGH, [FIRST]);
    assert.deepEqual(
      [tokens.opens(FIRST, LONG_ENOUGH), tokens.opens('nobody', LONG_ENOUGH), tokens.opens(FIRST, '')],
      [true, false, false],
    );
    assert.equal(freshTokens([FIRST]).opens(FIRST, LONG_ENOUGH), false);
  });

  test('a file that cannot be used is refused with everything that is wrong in it', async (t) => {
    const path = join(await folder(t), 'tokens.json');
    for (const [text, says] of [
      ['[]', /it is no object/u],
      ['{', /is no JSON/u],
      [JSON.stringify({ [FIRST]: 'short', nobody: LONG_ENOUGH }), /at least 16 characters\n.*no agent nobody/su],
      ['{"__proto__": "sixteen letters!"}', /__proto__|no object/u],
    ] as const) {
      await writeFile(path, text);
      await assert.rejects(tokensOf(path, [FIRST]), (error) => error instanceof Mistake && says.test(error.message));
    }
    assert.deepEqual(Object.keys(Object.prototype), []);
  });
});

describe('origins', () => {
  const here = originRule('127.0.0.1', ['https://desk.example.com']);
  const everywhere = originRule('0.0.0.0', []);
  for (const [rule, origin, host, isIn] of [
    [here, undefined, '127.0.0.1:8787', true],
    [here, 'https://desk.example.com', '127.0.0.1:8787', true],
    [here, 'https://desk.example.com:8443', '127.0.0.1:8787', false],
    [here, 'http://desk.example.com', '127.0.0.1:8787', false],
    [here, 'http://localhost:8000', '127.0.0.1:8787', true],
    [here, 'http://[::1]:8000', '127.0.0.1:8787', true],
    [here, 'http://127.0.0.1.example.com', '127.0.0.1:8787', false],
    [here, 'http://localhost.example.com', '127.0.0.1:8787', false],
    [here, 'null', '127.0.0.1:8787', false],
    [here, 'nonsense', '127.0.0.1:8787', false],
    // A name that its owner makes lead here.
    [here, 'http://rebound.example:8787', 'rebound.example:8787', false],
    [everywhere, 'http://rebound.example:8787', 'rebound.example:8787', false],
    [everywhere, 'http://192.0.2.7:8787', '192.0.2.7:8787', true],
    [everywhere, 'http://192.0.2.8:8787', '192.0.2.7:8787', false],
    [everywhere, 'http://localhost:8000', '192.0.2.7:8787', false],
    [originRule('centre.example', []), 'https://centre.example:8787', 'centre.example:8787', true],
    [originRule('127.0.0.1', ['null']), 'null', '127.0.0.1:8787', true],
  ] as const) {
    test(`${origin ?? 'none'} at ${host}: ${isIn ? 'welcome' : 'not'}`, () => {
      assert.equal(isWelcome(rule, origin, host), isIn);
    });
  }
  test('a loopback address is one that leads nowhere else', () => {
    const loopback = ['localhost', '127.0.0.1', '127.9.9.9', '::1', '[::1]', 'desk.localhost'];
    const others = ['0.0.0.0', '::', '192.0.2.1', '127.0.0.1.example', 'localhost.example', '1270.0.0.1'];
    assert.deepEqual([loopback.filter(isLoopback), others.filter(isLoopback)], [loopback, []]);
  });
});

describe('pages', () => {
  async function served(
    t: Parameters<typeof folder>[0],
    pages: Pages,
  ): Promise<(path: string, method?: string) => Promise<string>> {
    const server = createServer((request, response) => void pages(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    t.after(async () => {
      await new Promise((resolve) => server.close(resolve));
    });
    const { port } = server.address() as AddressInfo;
    // As it is: fetch would tidy the address.
    return (path, method = 'GET') =>
      new Promise((resolve, reject) => {
        let text = '';
        const socket = connect(port, '127.0.0.1', () =>
          socket.write(`${method} ${path} HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n`),
        );
        socket.on('data', (data: Buffer) => (text += data.toString()));
        socket.on('end', () => resolve(text));
        socket.on('error', reject);
      });
  }

  test('give what is in their folder, and nothing else', async (t) => {
    const place = await folder(t);
    const inside = join(place, 'pages');
    await mkdir(join(inside, 'more'), { recursive: true });
    await mkdir(join(place, 'pages-too'));
    await writeFile(join(inside, 'index.html'), 'the first page');
    await writeFile(join(inside, 'more', 'index.html'), 'more pages');
    await writeFile(join(inside, '.env'), 'a secret');
    await writeFile(join(place, 'secret.txt'), 'a secret');
    await writeFile(join(place, 'pages-too', 'secret.txt'), 'a secret');
    await symlink(join(place, 'secret.txt'), join(inside, 'link.txt'));
    await symlink(join(place, 'pages-too'), join(inside, 'link'));
    const get = await served(t, await folderPages(inside));
    for (const [path, says] of [
      ['/', /^HTTP\/1\.1 200 .*Content-Type: text\/html.*the first page$/su],
      ['/index.html?agent=a', /the first page$/u],
      ['/more', /^HTTP\/1\.1 301 .*Location: \/more\/\r/su],
      ['/more/', /more pages$/u],
      ['/nothing', /^HTTP\/1\.1 404 /u],
    ] as const) {
      assert.match(await get(path), says, path);
    }
    for (const path of [
      ...['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/more/../../secret.txt', '/..\\secret.txt'],
      ...[
        '/link.txt',
        '/link/secret.txt',
        '/.env',
        '/%2eenv',
        '//etc/passwd',
        '/%00',
        '/%',
        '/../pages-too/secret.txt',
      ],
    ]) {
      const answer = await get(path);
      assert.match(answer, /^HTTP\/1\.1 40[04] /u, path);
      assert.doesNotMatch(answer, /secret|root:/u, path);
    }
    assert.match(await get('/', 'POST'), /^HTTP\/1\.1 405 /u);
    const head = await get('/', 'HEAD');
    assert.match(head, /^HTTP\/1\.1 200 .*Content-Length: 14\r.*\r\n\r\n$/su);
    assert.match(head, /Referrer-Policy: no-referrer/u);
    await assert.rejects(folderPages(join(place, 'nothing')), /--serve .*there is no such file/u);
    await assert.rejects(folderPages(join(place, 'secret.txt')), /--serve .*no folder/u);
  });

  test('the desk that comes with the kit is a strict page', async (t) => {
    const get = await served(t, deskPages({ agents: null, world: false }));
    const desk = await get('/');
    assert.match(desk, /Content-Security-Policy: default-src 'none'.*require-trusted-types-for 'script'/u);
    assert.doesNotMatch(desk, /<script>|style=|onclick/u);
    assert.match(await get('/desk.mjs'), /Content-Type: text\/javascript/u);
    assert.match(await get('/desk.css'), /Content-Type: text\/css/u);
    assert.match(await get('/desk.json'), /\{"agents":null,"world":false\}$/u);
    const open = await served(t, deskPages({ agents: [{ id: FIRST, name: 'First' }], world: true }));
    assert.ok((await open('/desk.json')).endsWith(`{"agents":[{"id":"${FIRST}","name":"First"}],"world":true}`));
  });
});

describe('what it says', () => {
  test('with new tokens a link for each agent, and over plain http what is missing elsewhere', async (t) => {
    const path = join(await folder(t), 'tokens.json');
    const centre = await opened('--host', '0.0.0.0', '--tokens', path);
    await centre.stop();
    const tokens = JSON.parse(await readFile(path, 'utf8')) as Record<string, string>;
    const said = centre.said.join('\n');
    for (const [id, token] of Object.entries(tokens)) assert.ok(said.includes(`/?agent=${id}#token=${token}`));
    assert.match(said, /nothing is encrypted.*microphone/su);
    const again = await opened('--host', '0.0.0.0', '--tokens', path);
    await again.stop();
    assert.doesNotMatch(again.said.join('\n'), /token=/u);
  });

  test('at this machine alone two lines', async () => {
    const centre = await opened();
    await centre.stop();
    assert.equal(centre.said.length, 2);
  });
});
