import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { browserArgs, findBrowser } from './scripts/browser.mjs';
import { filesIn } from './scripts/lib.mjs';
import { keepResults } from './scripts/reporter.mjs';
import { clipboardTurn } from './scripts/wtr/clipboard-turn.mjs';
import { inFewFiles } from './scripts/wtr/in-few-files.mjs';
import { inputMethod } from './scripts/wtr/input-method.mjs';
import { blockedUrls } from './scripts/wtr/blocked-urls.mjs';
import { mediaFeatures } from './scripts/wtr/media-features.mjs';
import { permissions } from './scripts/wtr/permissions.mjs';
import { socketCentres } from './scripts/wtr/socket-centres.mjs';
import { strictPolicy } from './scripts/wtr/strict-policy.mjs';
import { timeZone } from './scripts/wtr/time-zone.mjs';

// test/tools, test/bin and test/e2e run in Node; test/webex has a configuration of its own.
const tests = filesIn('test', /\.test\.ts$/).filter((file) => !/^test\/(tools|bin|e2e|webex)\//.test(file));
/** Tests of how parts are loaded, and of a real worklet under each policy; all, where changes are watched. */
const FROM_SOURCES = process.argv.includes('--watch') ? /./ : /-load(-again)?\.test\.ts$|^test\/audio\//;

/** Tests of templates with tags of the kit in them, and of whole desktops. */
const NESTED =
  /\/(consult-dialog|desktop|edges|interaction-control(-conference|-consult)?|keypad|transfer-dialog)\.test\.ts$/;

// Tests find elements as a user meets them, by the role and name that the browser itself computes. Without the second
// it would make its whole accessibility tree anew for each element that it is asked about.
const accessibilityNames = ['--enable-blink-features=ComputedAccessibilityInfo', '--force-renderer-accessibility'];
// An agent's desk has a mouse, which can hover; without a screen Chromium has none.
const mouse = [
  '--blink-settings=primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4',
];

export default {
  // What takes longest comes first, so that nothing waits for it at the end.
  files: [...tests.filter((file) => /^test\/(model|contract)\//.test(file)), ...tests],
  browsers: [
    chromeLauncher({
      launchOptions: { executablePath: findBrowser(), args: [...browserArgs, ...accessibilityNames, ...mouse] },
      // A context for each page gives it a window of its own. Of two tabs in one window Chromium hides one:
      // it paints no frames there, and whatever waits for a frame, axe and fixture() among them, waits for ever.
      createPage: async ({ browser }) => (await browser.createBrowserContext()).newPage(),
    }),
  ],
  concurrency: 2,
  // Thousands of sequences by chance (test/model) take their time on a slow machine.
  testsFinishTimeout: 400_000,
  // Not Lit's `development` build: it announces itself in the console, where the tests allow nothing,
  // and it is not what hosts ship.
  nodeResolve: { exportConditions: ['browser'] },
  plugins: [
    inFewFiles({ tests, fromSources: tests.filter((file) => FROM_SOURCES.test(file)), first: 'test/support/setup.ts' }),
    esbuildPlugin({
      ts: true,
      target: 'es2022',
      tsconfig: fileURLToPath(new URL('tsconfig.json', import.meta.url)),
    }),
    mediaFeatures(),
    permissions(),
    blockedUrls(),
    timeZone(),
    inputMethod(),
    clipboardTurn(),
    socketCentres(),
  ],
  middleware: [strictPolicy],
  reporters: [
    defaultReporter({ reportTestResults: true, reportTestProgress: Boolean(process.stdout.isTTY) && !process.env.CI }),
    keepResults(),
  ],
  testFramework: { config: { ui: 'bdd', timeout: 15_000 } },
  testRunnerHtml: pageWith('lang="en"'),
  // Once more where tags go by another prefix.
  groups: [
    {
      name: 'acme',
      files: tests.filter((file) => NESTED.test(file)),
      testRunnerHtml: pageWith('lang="en" data-prefix="acme"'),
    },
  ],
};

function pageWith(attributes) {
  return (framework) => `<!doctype html>
<html ${attributes}>
  <head><title>Tests</title></head>
  <body><script type="module" src="${framework}"></script></body>
</html>`;
}
