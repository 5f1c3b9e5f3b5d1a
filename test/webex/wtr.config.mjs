// The real SDK in a browser, against the gateway: `npm run test:webex`. The SDK is installed in this folder alone.
import { createReadStream } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { browserArgs, findBrowser } from '../../scripts/browser.mjs';
import { keepResults } from '../../scripts/reporter.mjs';
import { openGateways } from './gateways.mjs';

const SDK = '/test/webex/node_modules/@webex/contact-center/umd/contact-center.min.js';

export default {
  rootDir: fileURLToPath(new URL('../..', import.meta.url)),
  // Drops wait for most of two minutes, and cost next to nothing: the others run beside them.
  files: [
    'test/webex/drops.test.ts',
    'test/webex/contract-{table,edges,many}.test.ts', // The long ones begin first.
    'test/webex/*.test.ts',
  ],
  browsers: [
    chromeLauncher({
      launchOptions: { executablePath: findBrowser(), args: browserArgs },
      createPage: async ({ browser }) => (await browser.createBrowserContext()).newPage(),
    }),
  ],
  concurrency: 3,
  testsFinishTimeout: 900_000,
  nodeResolve: { exportConditions: ['browser'] },
  // Each agent's page loads the SDK, which is large: as it is, and once.
  middleware: [
    (context, next) => {
      if (!context.path.startsWith(SDK)) return next();
      context.set('Cache-Control', 'max-age=3600, immutable');
      context.type = 'application/javascript; charset=utf-8';
      context.body = createReadStream(fileURLToPath(new URL(`../..${context.path}`, import.meta.url)));
      return undefined;
    },
  ],
  plugins: [
    esbuildPlugin({
      ts: true,
      target: 'es2022',
      tsconfig: fileURLToPath(new URL('../../tsconfig.json', import.meta.url)),
    }),
    openGateways(),
  ],
  reporters: [
    defaultReporter({ reportTestResults: true, reportTestProgress: Boolean(process.stdout.isTTY) && !process.env.CI }),
    keepResults('webex'),
  ],
  testFramework: { config: { ui: 'bdd', timeout: 60_000 } },
  testRunnerHtml: (framework) => `<!doctype html>
<html lang="en">
  <head><title>Tests</title></head>
  <body><script type="module" src="${framework}"></script></body>
</html>`,
};
