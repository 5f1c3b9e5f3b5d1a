/** Every story of the built Storybook: it plays to its end, the console stays empty, and axe finds nothing. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { browserArgs, findBrowser } from '../../scripts/browser.mjs';
import { AXE, axeFinds } from './support.js';

const ROOT = 'storybook-static';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

const LOOKS = [
  { theme: 'light', locale: 'en', dir: 'ltr' },
  { theme: 'dark', locale: 'zh-CN', dir: 'ltr' },
  { theme: 'contrast', locale: 'en', dir: 'ltr' },
  { theme: 'dark', locale: 'en', dir: 'rtl' },
] as const;

/** A story is a part of a page: landmarks and the one heading are the host's. */
const NOT_OURS = {
  region: { enabled: false },
  'page-has-heading-one': { enabled: false },
  'landmark-one-main': { enabled: false },
};

/** All text of the page, through shadow roots; as text, since it runs in the page. */
const READ = `(function read(root) {
  return [...root.querySelectorAll('*')].map((one) => (one.shadowRoot ? read(one.shadowRoot) : '')).join(' ') +
    (root instanceof ShadowRoot ? root.textContent : '');
})(document)`;

interface Entry {
  readonly id: string;
  readonly type: string;
  readonly title: string;
  readonly name: string;
}

interface StorybookWindow {
  __STORYBOOK_ADDONS_CHANNEL__: { emit(event: string, detail: unknown): void };
}

/** The paths that were asked for. */
const served: string[] = [];

function serve(): Server {
  return createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    served.push(pathname);
    const file = join(ROOT, normalize(pathname === '/' ? '/index.html' : pathname));
    if (!existsSync(file) || !statSync(file).isFile()) {
      response.statusCode = pathname === '/favicon.ico' ? 204 : 404;
      response.end();
      return;
    }
    response.setHeader('Content-Type', TYPES[extname(file)] ?? 'application/octet-stream');
    createReadStream(file).pipe(response);
  });
}

const entries: readonly Entry[] = existsSync(`${ROOT}/index.json`)
  ? Object.values(
      (JSON.parse(readFileSync(`${ROOT}/index.json`, 'utf8')) as { entries: Record<string, Entry> }).entries,
    )
  : [];

describe('the stories', () => {
  let browser: Browser;
  let page: Page;
  const problems: string[] = [];
  let origin = '';
  const server = serve();

  before(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    browser = await chromium.launch({ executablePath: findBrowser() ?? '', args: browserArgs });
    page = await browser.newPage({ reducedMotion: 'reduce', viewport: { width: 900, height: 760 } });
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) problems.push(message.text());
    });
    page.on('pageerror', (error) => problems.push(error.message));
  });

  after(async () => {
    await browser.close();
    server.close();
  });

  it('are there', () => {
    assert.ok(entries.length > 20, 'Run `npm run build-storybook` first: there are no stories.');
  });

  it('[NOI-01] take the noise out of a caller, with files of their own', async () => {
    await page.goto(`${origin}/iframe.html?viewMode=story&id=call-call-audio--on`);
    await page.locator('[data-played]').waitFor({ state: 'attached' });
    await page.waitForTimeout(1_000);
    assert.doesNotMatch(await page.evaluate<string>(READ), /noise cannot be removed/u);
    // The browser tells no page of what its audio thread loads.
    assert.deepEqual(
      ['noise-worklet', 'rnnoise'].filter((name) => !served.some((path) => path.includes(`/assets/${name}`))),
      [],
    );
  });

  // Each look once, over all stories, costs less than each story in each look.
  for (const look of LOOKS) {
    const stories = entries.filter(({ id, type }) => type === 'story' && LOOKS[hash(id) % LOOKS.length] === look);
    describe(Object.values(look).join(', '), () => {
      before(async () => {
        const globals = Object.entries({ ...look, 'a11y.manual': '!true' }).map((pair) => pair.join(':'));
        await page.goto(`${origin}/iframe.html?viewMode=story&id=${stories[0]?.id ?? ''}&globals=${globals.join(';')}`);
        await page.locator('[data-played]').waitFor({ state: 'attached', timeout: 20_000 });
        await page.addScriptTag({ path: AXE });
      });

      for (const [index, { id, title, name }] of stories.entries()) {
        it(`[A11Y-01, I18N-01] ${title} › ${name}`, async () => {
          if (index > 0) {
            problems.length = 0;
            // As the list in Storybook does it: the page stays.
            await page.evaluate((storyId) => {
              const { __STORYBOOK_ADDONS_CHANNEL__: channel } = globalThis as unknown as StorybookWindow;
              document.querySelector('#storybook-root')?.replaceChildren();
              channel.emit('setCurrentStory', { storyId, viewMode: 'story' });
            }, id);
            await page.locator('[data-played]').waitFor({ state: 'attached', timeout: 20_000 });
          }
          const violations = await axeFinds(page, NOT_OURS);
          const text = await page.evaluate<string>(READ);
          assert.doesNotMatch(text, /undefined|\[object|NaN/u);
          assert.deepEqual(violations, []);
          assert.deepEqual(problems, []);
        });
      }
    });
  }
});

/** So that every look is seen, spread over the stories, the same for each run. */
function hash(text: string): number {
  return createHash('md5').update(text).digest().readUInt8();
}
