// The real SDK in a browser, against the gateway: `npm run test:webex`. The SDK is installed in this folder alone.
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { browserArgs, findBrowser } from '../../scripts/browser.mjs';
import { keepResults } from '../../scripts/reporter.mjs';
import { openGateways } from './gateways.mjs';

export default {
  rootDir: fileURLToPath(new URL('../..', import.meta.url)),
  files: ['test/webex/*.test.ts'],
  browsers: [
    chromeLauncher({
      launchOptions: { executablePath: findBrowser(), args: browserArgs },
      createPage: async ({ browser }) => (await browser.createBrowserContext()).newPage(),
    }),
  ],
  concurrency: 3,
  testsFinishTimeout: 400_000,
  nodeResolve: { exportConditions: ['browser'] },
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
  testFramework: { config: { ui: 'bdd', timeout: 20_000 } },
  testRunnerHtml: (framework) => `<!doctype html>
<html lang="en">
  <head><title>Tests</title></head>
  <body><script type="module" src="${framework}"></script></body>
</html>`,
};
