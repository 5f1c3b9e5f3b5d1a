/** The React wrappers, in a page that React renders. */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { browserArgs, findBrowser } from '../../scripts/browser.mjs';

const APP = `
  import { createElement as h, useMemo, useState } from 'react';
  import { createRoot } from 'react-dom/client';
  import { define } from './src/define.ts';
  import { simulator } from './src/backends/simulator/index.ts';
  import { WxAgentState, WxDesktop, WxStationLogin } from './src/react.ts';

  define();
  function App() {
    const backend = useMemo(() => simulator(), []);
    const [heard, hear] = useState('nothing yet');
    return h(WxDesktop, { backend, onSignedIn: (event) => hear('signed in, ' + event.detail.replayed) },
      h(WxStationLogin), h(WxAgentState), h('p', { role: 'status' }, heard));
  }
  createRoot(document.getElementById('root')).render(h(App));
`;

describe('the React wrappers', () => {
  let browser: Browser;
  let server: Server;
  let origin = '';

  before(async () => {
    const { outputFiles } = await build({
      stdin: { contents: APP, resolveDir: process.cwd(), loader: 'ts' },
      bundle: true,
      format: 'esm',
      write: false,
      outdir: 'out',
      splitting: true,
      define: { 'process.env.NODE_ENV': '"production"' },
      logLevel: 'silent',
    });
    const files = new Map(outputFiles.map((file) => [file.path.replace(/^.*[/\\]/u, '/'), file.text]));
    server = createServer((request, response) => {
      const script = files.get(request.url ?? '');
      response.setHeader('Content-Type', script ? 'text/javascript; charset=utf-8' : 'text/html; charset=utf-8');
      response.end(
        script ??
          `<!doctype html><html lang="en"><title>React</title><link rel="icon" href="data:,"><div id="root"></div>
           <script type="module" src="/stdin.js"></script></html>`,
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`;
    browser = await chromium.launch({ executablePath: findBrowser() ?? '', args: browserArgs });
  });

  after(async () => {
    await browser.close();
    server.close();
  });

  it('take the back end as a prop, and notices as callbacks', async () => {
    const page = await browser.newPage();
    const problems: string[] = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) problems.push(message.text());
    });
    page.on('pageerror', (error) => problems.push(error.message));
    await page.goto(origin);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('signed in, false').waitFor();
    await page.getByRole('button', { name: /^Agent state/u }).waitFor();
    assert.deepEqual(problems, []);
  });
});
