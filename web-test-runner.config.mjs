import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { browserArgs, findBrowser } from './scripts/browser.mjs';
import { filesIn } from './scripts/lib.mjs';
import { keepResults } from './scripts/reporter.mjs';
import { clipboardTurn } from './scripts/wtr/clipboard-turn.mjs';
import { inputMethod } from './scripts/wtr/input-method.mjs';
import { blockedUrls } from './scripts/wtr/blocked-urls.mjs';
import { mediaFeatures } from './scripts/wtr/media-features.mjs';
import { permissions } from './scripts/wtr/permissions.mjs';
import { setupFirst } from './scripts/wtr/setup-first.mjs';
import { socketCentres } from './scripts/wtr/socket-centres.mjs';
import { strictPolicy } from './scripts/wtr/strict-policy.mjs';
import { timeZone } from './scripts/wtr/time-zone.mjs';
import { workerInOne } from './scripts/wtr/worker-in-one.mjs';

// Tests find elements as a user meets them, by the role and name that the browser itself computes. Without the second
// it would make its whole accessibility tree anew for each element that it is asked about.
const accessibilityNames = ['--enable-blink-features=ComputedAccessibilityInfo', '--force-renderer-accessibility'];
// An agent's desk has a mouse, which can hover; without a screen Chromium has none.
const mouse = [
  '--blink-settings=primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4',
];

export default {
  // test/tools, test/bin and test/e2e run in Node; test/webex has a configuration of its own.
  // What takes longest comes first, so that nothing waits for it at the end.
  files: [
    ...['test/model/**/*.test.ts', 'test/contract/**/*.test.ts', 'test/**/*.test.ts'],
    ...['!test/tools/**', '!test/bin/**', '!test/e2e/**', '!test/webex/**'],
  ],
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
    setupFirst(),
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
    workerInOne(),
  ],
  middleware: [strictPolicy],
  reporters: [
    defaultReporter({ reportTestResults: true, reportTestProgress: Boolean(process.stdout.isTTY) && !process.env.CI }),
    keepResults(),
  ],
  testFramework: { config: { ui: 'bdd', timeout: 5000 } },
  testRunnerHtml: pageWith('lang="en"'),
  // What each tag is and does once more, with tags that go by another prefix.
  groups: [{ name: 'acme', files: oneForEachTag(), testRunnerHtml: pageWith('lang="en" data-prefix="acme"') }],
};

function pageWith(attributes) {
  return (framework) => `<!doctype html>
<html ${attributes}>
  <head><title>Tests</title></head>
  <body><script type="module" src="${framework}"></script></body>
</html>`;
}

/** The first file of tests of each tag, and those of the panes, whose templates have the most tags in them. */
function oneForEachTag() {
  const named = new Set(filesIn('src/elements', /\.ts$/).map((file) => file.split('/')[2]?.replace(/\.ts$/, '')));
  return filesIn('test/elements', /\.test\.ts$/).filter((file) => {
    const name = file.slice('test/elements/'.length, -'.test.ts'.length);
    return named.has(name) || /^interaction-control-con/.test(name);
  });
}
