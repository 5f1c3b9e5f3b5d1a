/** The ready-made build in pages of other people: strict, framed, from another origin, twice. */
import assert from 'node:assert/strict';
import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { chromium } from 'playwright-core';
import type { Browser, Frame, Page } from 'playwright-core';
import { browserArgs, findBrowser } from '../../scripts/browser.mjs';

const STRICT =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; " +
  "require-trusted-types-for 'script'; trusted-types lit-html";

const desk = (prefix: string, id: string): string => `<${prefix}-desktop id="${id}">
  ${['station-login', 'agent-state', 'interaction-control', 'popover-stack', 'wrapup', 'notices', 'simulator-panel']
    .map((name) => `<${prefix}-${name}></${prefix}-${name}>`)
    .join('\n  ')}
</${prefix}-desktop>`;

const html = (body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title></head><body>${body}</body></html>`;

let other = '';

/** The pages of these hosts, by path. */
const pages: Readonly<Record<string, () => { type: string; body: string; policy?: string }>> = {
  '/strict.html': () => ({
    type: 'text/html',
    policy: STRICT,
    body: html(`${desk('wx', 'desk')}<script type="module" src="/cdn/wx-agent-kit.js"></script>
      <script type="module" src="/join.js"></script>`),
  }),
  '/join.js': () => ({
    type: 'text/javascript',
    body: `import { simulator } from '/cdn/wx-agent-kit.js';
      document.getElementById('desk').backend = await simulator();`,
  }),
  '/twice.html': () => ({
    type: 'text/html',
    // Each copy brings a Lit of its own, with a policy of the same name.
    policy: `${STRICT} 'allow-duplicates'`,
    body: html(`${desk('wx', 'one')}${desk('acme', 'two')}
      <script type="module" src="/cdn/wx-agent-kit.js"></script>
      <script type="module" src="/copy/wx-agent-kit.js" data-wx-prefix="acme"></script>
      <script type="module" src="/join-both.js"></script>`),
  }),
  '/join-both.js': () => ({
    type: 'text/javascript',
    body: `import { simulator as first } from '/cdn/wx-agent-kit.js';
      import { simulator as second } from '/copy/wx-agent-kit.js';
      document.getElementById('one').backend = await first();
      document.getElementById('two').backend = await second({ agentId: 'priya-raman' });`,
  }),
  '/frame.html': () => ({
    type: 'text/html',
    body: html(
      `<iframe title="The desktop" sandbox="allow-scripts" width="900" height="900" src="${other}/framed.html"></iframe>`,
    ),
  }),
  '/framed.html': () => ({
    type: 'text/html',
    body: html(`${desk('wx', 'desk')}<script type="module" src="${other}/join-other.js"></script>`),
  }),
  '/elsewhere.html': () => ({
    type: 'text/html',
    body: html(`${desk('wx', 'desk')}<script type="module" src="${other}/join-other.js"></script>`),
  }),
  '/join-other.js': () => ({
    type: 'text/javascript',
    body: `import { simulator } from '${other}/cdn/wx-agent-kit.js';
      document.getElementById('desk').backend = await simulator();`,
  }),
};

function serve(): Server {
  return createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const page = pages[pathname]?.();
    if (page) {
      response.setHeader('Content-Type', `${page.type}; charset=utf-8`);
      if (page.policy) response.setHeader('Content-Security-Policy', page.policy);
      // A frame without an origin of its own asks as a stranger.
      response.setHeader('Access-Control-Allow-Origin', '*');
      response.end(page.body);
      return;
    }
    const file = pathname.replace(/^\/(?:cdn|copy)\//u, 'cdn/');
    if (!/^cdn\/[\w/.-]+\.js$/u.test(file) || !existsSync(file)) {
      response.statusCode = pathname === '/favicon.ico' ? 204 : 404;
      response.end();
      return;
    }
    response.setHeader('Content-Type', 'text/javascript; charset=utf-8');
    response.setHeader('Access-Control-Allow-Origin', '*');
    createReadStream(file).pipe(response);
  });
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

describe('the ready-made build', () => {
  let browser: Browser;
  let page: Page;
  let problems: string[];
  let here = '';
  const servers = [serve(), serve()] as const;

  before(async () => {
    assert.ok(existsSync('cdn/wx-agent-kit.js'), 'Run `npm run build` first: there is no cdn/ folder.');
    here = await listen(servers[0]);
    other = await listen(servers[1]);
    browser = await chromium.launch({ executablePath: findBrowser() ?? '', args: browserArgs });
  });

  after(async () => {
    await browser.close();
    for (const server of servers) server.close();
  });

  const open = async (path: string): Promise<void> => {
    page = await browser.newPage({ viewport: { width: 1000, height: 1200 } });
    problems = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) problems.push(message.text());
    });
    page.on('pageerror', (error) => problems.push(error.message));
    await page.goto(`${here}${path}`);
  };

  /** A call from the ring to the wrap-up, by roles and names alone. */
  const playCall = async (scope: Page | Frame): Promise<void> => {
    await scope.getByRole('button', { name: 'Sign in' }).click();
    await scope
      .getByRole('button', { name: /Idle|Break/ })
      .first()
      .click();
    await scope.getByRole('menuitemradio', { name: 'Available' }).click();
    await scope.getByRole('button', { name: 'Incoming call' }).click();
    await scope.getByRole('button', { name: 'Answer on phone' }).click();
    await scope.getByRole('button', { name: 'End', exact: true }).click();
    const dialog = scope.getByRole('dialog', { name: 'Wrap-up reasons' });
    await dialog.getByRole('option').first().click();
    await dialog.getByRole('button', { name: 'Submit Wrap Up' }).click();
    await dialog.waitFor({ state: 'hidden' });
  };

  it('[HST-03] plays a whole call under a strict policy with Trusted Types', async () => {
    await open('/strict.html');
    await playCall(page);
    assert.deepEqual(problems, []);
    await page.close();
  });

  it('[HST-02] plays in a frame that has neither an origin nor storage', async () => {
    await open('/frame.html');
    const frame = page.frames()[1];
    assert.ok(frame);
    await playCall(frame);
    assert.deepEqual(problems, []);
    await page.close();
  });

  it('[HST-02] plays from another origin', async () => {
    await open('/elsewhere.html');
    await playCall(page);
    assert.deepEqual(problems, []);
    await page.close();
  });

  it('[HST-02] lives twice on a page, under two prefixes, and never mixes', async () => {
    await open('/twice.html');
    const one = page.locator('#one');
    const two = page.locator('#two');
    await one.getByRole('button', { name: 'Sign in' }).click();
    await two.getByText('Priya Raman').waitFor();
    await two.getByRole('button', { name: 'Sign in' }).click();
    await two
      .getByRole('button', { name: /Idle|Break/ })
      .first()
      .click();
    await two.getByRole('menuitemradio', { name: 'Available' }).click();
    await one.getByText('not offered calls').waitFor();
    await two.getByText('No calls yet').waitFor();
    await page.evaluate(() => {
      const stranger = document.createElement('acme-interaction-control');
      stranger.id = 'stranger';
      document.getElementById('one')?.append(stranger);
    });
    assert.equal(await page.locator('#stranger').innerText(), '');
    assert.deepEqual(problems, []);
    await page.close();
  });
});
