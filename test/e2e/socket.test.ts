/**
 * A contact centre on a server: the package as it is packed, installed and run, and the desks of two machines at it. The
 * server is killed in the middle of a consult.
 */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { root } from '../../scripts/lib.mjs';
import { serve } from '../../scripts/serve.mjs';
import { inFewFiles } from './in-few-files.js';
import { launch, Person, Tab } from './support.js';

const ME = 'tomasz-wojcik';
const OTHER = 'priya-raman';
const OTHER_NAME = 'Priya Raman';

class Desk extends Tab {
  static async of(person: Person, url: string): Promise<Desk> {
    const { page } = await person.open(url);
    const desk = new Desk(page);
    await desk.named('button', 'Sign in').waitFor();
    return desk;
  }

  get pane() {
    return this.named('article', /^Call with/u);
  }

  async begin(): Promise<this> {
    await this.signIn();
    await this.goAvailable();
    return this;
  }

  /** The ready-made desk folds the outside world away. */
  async opensWorld(): Promise<this> {
    await this.page.getByText('Play the outside world').click();
    return this;
  }

  async takesCall(): Promise<string> {
    await this.press('Incoming call');
    await this.press('Answer on phone');
    await this.pane.waitFor();
    return this.pane.getByRole('heading').first().innerText();
  }
}

/** What the browser itself says of a server that is gone, of its socket and of parts that were on their way. */
function forgiveTheServer(person: Person): void {
  const gone = /WebSocket connection to .* failed|ERR_CONNECTION_(?:REFUSED|RESET)/u;
  const others = person.complaints.filter((one) => !gone.test(one));
  person.complaints.splice(0, person.complaints.length, ...others);
}

describe('a centre on a server, from the package', { timeout: 300_000 }, () => {
  let browser: Browser;
  let home: string;
  let running: ChildProcess | undefined;

  before(async () => {
    home = mkdtempSync(join(tmpdir(), 'wx-home-'));
    npm(root, 'pack', '--silent', '--ignore-scripts', '--pack-destination', home);
    const packed = readdirSync(home).find((name) => name.endsWith('.tgz')) ?? '';
    writeFileSync(join(home, 'package.json'), '{ "private": true }');
    npm(home, 'install', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error', `./${packed}`);
    browser = await launch();
  });
  after(async () => {
    await browser.close();
    rmSync(home, { recursive: true, force: true });
  });
  afterEach(() => end('SIGKILL'));

  /** As an administrator starts it: `npx wx-agent-kit centre …`. npx itself is not asked, since a signal would end it alone. */
  async function start(...args: string[]): Promise<readonly string[]> {
    const command = join(home, 'node_modules/.bin/wx-agent-kit');
    const child = spawn(command, ['centre', ...args], { cwd: home, stdio: ['ignore', 'pipe', 'pipe'] });
    running = child;
    let said = '';
    let complaints = '';
    child.stderr.on('data', (data: Buffer) => (complaints += data.toString()));
    await new Promise<void>((resolve, reject) => {
      child.stdout.on('data', (data: Buffer) => {
        said += data.toString();
        if (said.includes(' is open: ')) setTimeout(resolve, 100);
      });
      child.once('exit', () => reject(new Error(`It did not start. ${complaints}`)));
    });
    return said.trimEnd().split('\n');
  }

  async function end(signal: NodeJS.Signals): Promise<number | null> {
    const child = running;
    running = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return null;
    const gone = once(child, 'exit') as Promise<[number | null]>;
    child.kill(signal);
    return (await gone)[0];
  }

  const addressIn = (said: readonly string[]): URL => new URL(/wss?:\S+/u.exec(said[0] ?? '')?.[0] ?? '');

  it('is a command that npx finds', () => {
    const help = spawnSync('npx', ['--no-install', 'wx-agent-kit', 'centre', '--help'], {
      cwd: home,
      encoding: 'utf8',
    });
    assert.equal(help.status, 0, help.stderr);
    assert.match(help.stdout, /--settings <file>/u);
  });

  it('[CON-02] [CON-10] [ERR-02] two machines: a consult, the server killed in it, and a transfer after that', async () => {
    const files = ['--state', join(home, 'centre.jsonl'), '--tokens', join(home, 'tokens.json')];
    const said = await start('--port', '0', ...files);
    const { port } = addressIn(said);
    const linkOf = (agent: string): string =>
      said.find((line) => line.includes(`agent=${agent}`))?.split(': ')[1] ?? '';
    const [one, two] = [await Person.meet(browser), await Person.meet(browser)];
    const me = await (await Desk.of(one, linkOf(ME))).begin();
    const other = await (await Desk.of(two, linkOf(OTHER))).begin();
    assert.doesNotMatch(me.page.url(), /token/u, 'the token stays out of the address');
    await me.opensWorld();
    await other.opensWorld();
    const who = await me.takesCall();
    await me.asks(OTHER_NAME, me.pane);
    await other.press('Answer on phone');
    await me.named('button', 'End Consult').waitFor();

    await end('SIGKILL');
    for (const desk of [me, other]) await desk.reads('Connection lost');
    await start('--port', port, ...files);
    for (const desk of [me, other]) {
      await desk.page.getByText('Connection lost').first().waitFor({ state: 'detached' });
    }
    assert.equal(await me.pane.getByRole('heading').first().innerText(), who);
    await other.named('article', /^Consult with/u).waitFor();
    await me.press('Transfer');
    await me.named('dialog', 'Wrap-up reasons').waitFor();
    await other.named('button', 'Hold', other.pane).waitFor();
    assert.equal(await other.pane.getByRole('heading').first().innerText(), who);
    for (const person of [one, two]) {
      forgiveTheServer(person);
      await person.leave();
    }
    assert.equal(await end('SIGTERM'), 0);
    assert.doesNotMatch(readFileSync(join(home, 'centre.jsonl'), 'utf8').slice(0, 80), /token/u);
  });

  it('whoever has no token reads that, and where everybody may sit the page asks who it is', async () => {
    const said = await start('--port', '0', '--token', 'a token of enough length');
    const page = `http://${addressIn(said).host}/`;
    const person = await Person.meet(browser);
    const stranger = new Tab((await person.open(`${page}?agent=${ME}#token=another-token`)).page);
    await stranger.reads('The service does not let you in');
    await end('SIGTERM');

    const open = await start('--port', '0');
    const door = await person.open(`http://${addressIn(open).host}/`);
    await door.named('link', OTHER_NAME).click();
    await new Desk(door.page).begin();
    assert.equal(await door.page.title(), OTHER_NAME);
    forgiveTheServer(person);
    await person.leave();
  });

  it('the demo sits at it too, and leaves no token in the address, yet finds its seat after a reload', async () => {
    const token = 'a-token-of-enough-length';
    const said = await start('--port', '0', '--token', token);
    const server = await serve({ plugins: [inFewFiles()] });
    const person = await Person.meet(browser);
    const place = encodeURIComponent(addressIn(said).href);
    const address = `${server.url}demo/?centre=${place}&agent=${OTHER}&token=${token}`;
    const desk = await (await Desk.of(person, address)).begin();
    const who = await desk.takesCall();
    assert.equal(new URL(desk.page.url()).search, `?centre=${place}&agent=${OTHER}`);
    await desk.page.reload();
    assert.equal(await desk.pane.getByRole('heading').first().innerText(), who);
    await person.leave();
    await server.stop();
  });

  it('with a certificate the page and its socket are encrypted, and the browser withholds nothing', async () => {
    const [cert, key] = ['cert', 'key'].map((name) => join(root, `test/e2e/tls/${name}.pem`));
    const said = await start('--port', '0', '--cert', cert ?? '', '--key', key ?? '');
    const { host, protocol } = addressIn(said);
    assert.equal(protocol, 'wss:');
    const person = await Person.meet(browser, undefined, { ignoreHTTPSErrors: true });
    const sockets: string[] = [];
    person.context.on('page', (page) => page.on('websocket', (socket) => sockets.push(socket.url())));
    const desk = await (await Desk.of(person, `https://${host}/?agent=${ME}`)).begin();
    await desk.opensWorld();
    await desk.takesCall();
    assert.deepEqual(new Set(sockets.map((url) => new URL(url).protocol)), new Set(['wss:']));
    const secure = await desk.page.evaluate(() => [isSecureContext, 'mediaDevices' in navigator, 'locks' in navigator]);
    assert.deepEqual(secure, [true, true, true]);
    await person.leave();
  });
});

function npm(cwd: string, ...args: string[]): void {
  const { status, stderr } = spawnSync('npm', args, { cwd, encoding: 'utf8' });
  assert.equal(status, 0, stderr);
}
