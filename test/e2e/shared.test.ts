/**
 * One contact centre in the tabs of one browser: from the source, from the build through a bundler, from Storybook, from a
 * CDN on another origin; in a shared worker, and wherever else it has to go where there is none.
 */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, Locator } from 'playwright-core';
import { build } from 'vite';
import { serve } from '../../scripts/serve.mjs';
import { Host, html, launch, Person, Tab } from './support.js';
import type { Answer } from './support.js';

const ELEMENTS = ['station-login', 'agent-state', 'interaction-control', 'popover-stack', 'wrapup', 'notices'];

const DESK = `<wx-desktop id="desk">
  ${[...ELEMENTS, 'simulator-panel'].map((name) => `<wx-${name}></wx-${name}>`).join('\n  ')}
</wx-desktop>
<p>Agent: <output id="agent"></output>. Centre: <output id="place"></output></p>`;

/** Joins a page to the centre; what it is made of is imported before. */
const JOIN = `
  const asked = new URLSearchParams(location.search);
  const desktop = document.querySelector('#desk');
  const backend = await sharedCentre({
    agentId: asked.get('agent') ?? 'tomasz-wojcik',
    name: 'desk',
    patience: 10000,
    ...(asked.has('worker') ? { worker: asked.get('worker') } : {}),
    ...(asked.has('seed') ? { seed: Number(asked.get('seed')) } : {}),
  });
  desktop.backend = backend;
  desktop.subscribe(() => {
    document.querySelector('#agent').textContent = desktop.state.agent?.name ?? '';
    document.querySelector('#place').textContent = backend.place ?? '';
  });
`;

const script = (body: string) => (): Answer => ({ type: '.js', body });

class Desk extends Tab {
  /** Opens a tab for an agent, once the centre is there. */
  static async of(person: Person, url: string): Promise<Desk> {
    const { page } = await person.open(url);
    const desk = new Desk(page);
    await desk.named('button', 'Sign in').or(desk.state).first().waitFor();
    return desk;
  }

  place(): Promise<string> {
    return this.page.locator('#place').innerText();
  }

  get pane() {
    return this.named('article', /^Call with/u);
  }

  async begin(): Promise<this> {
    await this.signIn();
    await this.goAvailable();
    return this;
  }

  async takesCall(): Promise<void> {
    await this.press('Incoming call');
    await this.press('Answer on phone');
    await this.pane.waitFor();
  }

  consultWith(name: RegExp): Locator {
    return this.named('article', name);
  }
}

/** One agent takes a call and asks the other, in another tab, who answers. */
async function consulting(me: Desk, other: Desk): Promise<void> {
  await me.begin();
  await other.begin();
  await me.takesCall();
  await me.asks('Priya Raman', me.pane);
  await other.press('Answer on phone');
  await other.consultWith(/^Consult with Tomasz/u).waitFor();
  await me.consultWith(/^Consult with Priya/u).waitFor();
}

async function consulted(me: Desk, other: Desk): Promise<void> {
  await consulting(me, other);
  await me.press('End Consult', me.consultWith(/^Consult with Priya/u));
  await other.consultWith(/^Consult with Tomasz/u).waitFor({ state: 'detached' });
  await me.press('Resume', me.pane);
  await me.named('button', 'Hold', me.pane).waitFor();
}

describe('tabs that share a centre', { timeout: 900_000 }, () => {
  let browser: Browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  /** Two tabs of one person, and what is to be seen there. */
  async function two(
    url: string,
    check: (me: Desk, other: Desk, person: Person) => Promise<void>,
    { init, complaints = [], tabs = false }: { init?: string; complaints?: readonly RegExp[]; tabs?: boolean } = {},
  ): Promise<void> {
    const person = await Person.meet(browser, init);
    person.opensTabs = tabs;
    const address = (agent: string): string => `${url}${url.includes('?') ? '&' : '?'}agent=${agent}`;
    const me = await Desk.of(person, address('tomasz-wojcik'));
    const other = await Desk.of(person, address('priya-raman'));
    await check(me, other, person);
    await person.leave(complaints);
  }

  async function inWorker(me: Desk, other: Desk): Promise<void> {
    assert.deepEqual([await me.place(), await other.place()], ['shared-worker', 'shared-worker']);
    await consulted(me, other);
  }

  describe('from the source', () => {
    let server: Awaited<ReturnType<typeof serve>>;
    before(async () => {
      server = await serve();
    });
    after(() => server.stop());

    it('the demo: a colleague’s desk by its link, and a call consulted from one to the other', async () => {
      const person = await Person.meet(browser);
      const me = await Desk.of(person, `${server.url}demo/`);
      await me.reads('All tabs of this browser share its contact centre.');
      const opens = person.context.waitForEvent('page');
      await me.named('link', 'Open a colleague’s desktop').click();
      const other = new Desk(await opens);
      await other.reads('This tab is Priya Raman’s desk.');
      await consulted(me, other);
      await person.leave();
    });

    it('[MON-01] the demo: a supervisor’s desk by its link, from which a call in the other tab is heard', async () => {
      const person = await Person.meet(browser);
      const me = await Desk.of(person, `${server.url}demo/`);
      const opens = person.context.waitForEvent('page');
      await me.named('link', 'A supervisor’s desktop').click();
      const boss = new Desk(await opens);
      await boss.reads('This tab is Hannah Lindqvist’s desk.');
      await boss.signIn();
      await me.begin();
      await me.takesCall();
      await boss.named('button', 'Monitor').waitFor();
      // What came into its place just now cannot be pressed by mistake, nor on purpose.
      await boss.page.waitForTimeout(1500);
      await boss.press('Monitor');
      await boss.press('Barge In', boss.pane);
      await me.named('article', /^Conference with/u).waitFor();
      await person.leave();
    });
  });

  describe('from the build, through Vite', () => {
    let host: Host;
    let url = '';
    let folder = '';
    before(async () => {
      assert.ok(existsSync('dist/backends/remote/index.js'), 'Run `npm run build` first: there is no dist/ folder.');
      // A project beside this one, which has the kit as its dependency.
      folder = realpathSync(mkdtempSync(join(tmpdir(), 'wx-app-')));
      writeFileSync(join(folder, 'package.json'), '{ "name": "app", "private": true }');
      mkdirSync(join(folder, 'node_modules'));
      symlinkSync(process.cwd(), join(folder, 'node_modules/wx-agent-kit'), 'junction');
      writeFileSync(join(folder, 'index.html'), html(`${DESK}<script type="module" src="/main.js"></script>`));
      writeFileSync(
        join(folder, 'main.js'),
        `import { define } from 'wx-agent-kit/define';
        import { sharedCentre } from 'wx-agent-kit/backends/remote';
        import { defineSimulatorPanel } from 'wx-agent-kit/simulator-panel';
        define();
        defineSimulatorPanel();
        ${JOIN}`,
      );
      await build({ root: folder, logLevel: 'error', build: { target: 'es2022' } });
      host = new Host({}, { '/': `${join(folder, 'dist')}/` });
      url = `${await host.listen()}/index.html`;
    });
    after(() => {
      host.close();
      rmSync(folder, { recursive: true, force: true });
    });

    it('finds its worker, and shares the centre', () => two(url, inWorker));

    it('a tab that was closed and is opened again finds its call', () =>
      two(url, async (me, other, person) => {
        await consulting(me, other);
        await other.page.close();
        const again = await Desk.of(person, `${url}?agent=priya-raman`);
        await again.consultWith(/^Consult with Tomasz/u).waitFor();
        await again.page.close();
        await me.page.close();
        // The last tab is gone, and the worker with it: what was kept is there.
        const back = await Desk.of(person, `${url}?agent=tomasz-wojcik`);
        await back.consultWith(/^Consult with Priya/u).waitFor();
      }));

    it('[ERR-02] [EDG-06] a tab that crashes leaves its seat, and whatever went with it comes back', () =>
      two(
        url,
        async (me, other, person) => {
          await consulting(me, other);
          await me.page.goto('chrome://crash').catch(() => undefined);
          // The worker may have lived in the same process.
          await other.consultWith(/^Consult with Tomasz/u).waitFor();
          const back = await Desk.of(person, `${url}?agent=tomasz-wojcik`);
          await back.press('End Consult', back.consultWith(/^Consult with Priya/u));
          await other.consultWith(/^Consult with Tomasz/u).waitFor({ state: 'detached' });
        },
        { tabs: true },
      ));

    it('[STN-06] a second tab of one agent takes over; the first says so, and stops', () =>
      two(url, async (me, _other, person) => {
        await me.begin();
        const again = await Desk.of(person, `${url}?agent=tomasz-wojcik`);
        await again.state.waitFor();
        await me.reads('You signed in somewhere else');
      }));

    describe('without shared workers', () => {
      const init = 'delete globalThis.SharedWorker;';

      it('the first tab has the centre, and the other joins it', () =>
        two(
          url,
          async (me, other) => {
            assert.deepEqual([await me.place(), await other.place()], ['page', 'other-page']);
            await consulted(me, other);
          },
          { init },
        ));

      it('[ERR-02] the tab that has the centre closes: the other becomes it, and has its call', () =>
        two(
          url,
          async (me, other, person) => {
            await consulting(me, other);
            await me.page.close();
            await other.page.waitForFunction(() => document.querySelector('#place')?.textContent === 'page');
            await other.consultWith(/^Consult with Tomasz/u).waitFor();
            const back = await Desk.of(person, `${url}?agent=tomasz-wojcik`);
            assert.equal(await back.place(), 'other-page');
            await back.press('End Consult', back.consultWith(/^Consult with Priya/u));
            await other.consultWith(/^Consult with Tomasz/u).waitFor({ state: 'detached' });
          },
          { init },
        ));

      it('and without workers at all: the page itself has it', () =>
        two(
          url,
          async (me, other) => {
            assert.deepEqual([await me.place(), await other.place()], ['page', 'other-page']);
            await consulted(me, other);
          },
          { init: `${init} delete globalThis.Worker;` },
        ));
    });

    it('without locks a tab has its centre to itself, and says so', async () => {
      const person = await Person.meet(browser, 'delete Navigator.prototype.locks;');
      const me = await Desk.of(person, `${url}?agent=tomasz-wojcik`);
      assert.equal(await me.place(), 'alone');
      await me.reads('This tab has its contact centre to itself');
      await me.begin();
      await me.takesCall();
      await person.leave();
    });

    it('a tab with other settings is not let in, and told why', async () => {
      const person = await Person.meet(browser);
      await Desk.of(person, `${url}?agent=tomasz-wojcik`);
      const { page } = await person.open(`${url}?agent=priya-raman&seed=2`);
      await page.getByText('This page and the service differ').first().waitFor();
      await person.leave();
    });
  });

  describe('from Storybook', () => {
    let host: Host;
    let url = '';
    before(async () => {
      assert.ok(
        existsSync('storybook-static/iframe.html'),
        'Run `npm run build-storybook` first: there are no stories.',
      );
      host = new Host({}, { '/': 'storybook-static/' });
      url = `${await host.listen()}/iframe.html?viewMode=story&id=shared-centre--seat`;
    });
    after(() => host.close());

    it('a story in two tabs is two desks: a colleague’s by its link, and a call consulted from one to the other', async () => {
      const person = await Person.meet(browser);
      const me = await Desk.of(person, `${url}&args=agentId:tomasz-wojcik`);
      const opens = person.context.waitForEvent('page');
      await me.named('link', 'Open a colleague’s desktop').click();
      const other = new Desk(await opens);
      await other.named('button', 'Sign in').waitFor();
      for (const desk of [me, other]) await desk.reads('shared-worker');
      await consulted(me, other);
      await person.leave();
    });
  });

  describe('from a CDN on another origin', () => {
    let host: Host;
    let cdn: Host;
    let here = '';
    before(async () => {
      assert.ok(existsSync('cdn/centre-worker.js'), 'Run `npm run build` first: there is no cdn/ folder.');
      cdn = new Host({}, { '/cdn/': 'cdn/' });
      const there = await cdn.listen();
      const join = `import { sharedCentre } from '${there}/cdn/wx-agent-kit.js';${JOIN}`;
      host = new Host({
        '/index.html': () => ({
          type: '.html',
          headers: {
            'Content-Security-Policy':
              `default-src 'none'; script-src 'self' ${there}; style-src 'self'; img-src 'self'; connect-src 'self'; ` +
              // What the worker imports is a worker's script too.
              `worker-src 'self' ${there}; require-trusted-types-for 'script'; trusted-types lit-html wx-agent-kit`,
          },
          body: html(`${DESK}<script type="module" src="/join.js"></script>`),
        }),
        '/join.js': script(join),
        '/centre-worker.js': script(`import '${there}/cdn/centre-worker.js';`),
      });
      here = await host.listen();
    });
    after(() => {
      host.close();
      cdn.close();
    });

    it('[HST-03] shares the centre by a worker of one line, under a strict policy with Trusted Types', () =>
      two(`${here}/index.html?worker=/centre-worker.js`, inWorker));

    it('[HST-02] without that line the first page has the centre', () =>
      two(`${here}/index.html`, async (me, other) => {
        assert.deepEqual([await me.place(), await other.place()], ['page', 'other-page']);
        await consulted(me, other);
      }));
  });
});
