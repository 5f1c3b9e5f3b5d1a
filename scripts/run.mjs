// Runs the project's checks one after the other and stops at the first that fails.
//   node scripts/run.mjs quick   what to run before every commit (npm run verify)
//   node scripts/run.mjs all     that, and the package, Storybook and the end-to-end tests (npm test)
// Its last line is `N passed, N failed, N skipped`, counted over every test that ran.
import { rmSync } from 'node:fs';
import { filesIn, readResults, resultsFolder, run } from './lib.mjs';

const sources = () => filesIn('src', /\.ts$/);
const elements = () => filesIn('src/elements', /\.ts$/);
const stories = () => filesIn('stories', /\.stories\.ts$/);
const browserTests = () =>
  filesIn('test', /\.test\.ts$/).filter((file) => !/^test\/(tools|e2e|bin|webex)\//.test(file));
const toolTests = () => filesIn('test/tools', /\.test\.mjs$/);
const commandLine = () => filesIn('src/bin', /\.ts$/);
const commandLineTests = () => filesIn('test/bin', /\.test\.ts$/);
const webexTests = () => filesIn('test/webex', /^test\/webex\/[^/]+\.test\.ts$/);
const endToEndTests = () => filesIn('test/e2e', /\.test\.(ts|mjs)$/);

/** `needs` lists the files a step works on: without any, the step says so and is passed over. */
const quick = [
  { name: 'format', run: () => run('prettier', '--check', '--log-level=warn', '.') },
  { name: 'lint', needs: sources, run: () => run('eslint', '--max-warnings=0', '.') },
  { name: 'types', needs: sources, run: () => run('tsc') },
  {
    name: 'types of the end-to-end tests',
    needs: () => filesIn('test/e2e', /\.ts$/),
    run: () => run('tsc', '-p', 'test/e2e'),
  },
  { name: 'types of the command line', needs: commandLine, run: () => run('tsc', '-p', 'test/bin') },
  // Without --maxWarnings an unknown tag or attribute would only be a warning.
  { name: 'templates', needs: elements, run: () => run('lit-analyzer', 'src', '--maxWarnings', '0') },
  { name: 'manifest', needs: elements, run: () => run('node', 'scripts/manifest.mjs', '--check') },
  { name: 'layers and lint rules', needs: toolTests, run: () => nodeTests('tools', toolTests(), 'dot') },
  { name: 'command line', needs: commandLineTests, run: () => nodeTests('bin', commandLineTests(), 'dot') },
  { name: 'tests', needs: browserTests, run: () => run('wtr') },
];
const rest = [
  { name: 'build', needs: sources, run: () => run('node', 'scripts/build.mjs') },
  { name: 'package', needs: sources, run: () => run('publint', '--strict') },
  {
    name: 'package types',
    needs: sources,
    // Stylesheets and JSON have no types to resolve.
    run: () =>
      run(
        'attw',
        '--pack',
        '.',
        '--profile',
        'esm-only',
        '--quiet',
        '--exclude-entrypoints',
        'tokens.css',
        'settings.schema.json',
      ),
  },
  { name: 'sizes', needs: () => filesIn('cdn', /wx-agent-kit\.js$/), run: () => run('size-limit') },
  {
    name: 'storybook',
    needs: stories,
    run: () => run('storybook', 'build', '-o', 'storybook-static', '--disable-telemetry', '--quiet'),
  },
  { name: 'end to end', needs: endToEndTests, run: () => nodeTests('e2e', endToEndTests(), 'spec') },
  { name: 'the SDK of Webex', needs: webexTests, run: () => run('node', 'scripts/webex.mjs') },
  { name: 'rules', needs: () => filesIn('docs', /rules\.md$/), run: () => run('node', 'scripts/rules.mjs') },
];

rmSync(resultsFolder, { recursive: true, force: true });
const ok = runAll(process.argv[2] === 'all' ? [...quick, ...rest] : quick);
console.log(countLine());
process.exitCode = ok ? 0 : 1;

function runAll(steps) {
  for (const step of steps) {
    if (step.needs && step.needs().length === 0) {
      console.log(`– ${step.name}: nothing to check yet`);
      continue;
    }
    console.log(`\n▸ ${step.name}`);
    const begun = Date.now();
    const passed = step.run();
    console.log(`${passed ? '✓' : '✗'} ${step.name} (${((Date.now() - begun) / 1000).toFixed(1)} s)`);
    if (!passed) {
      console.error(`\nStopped: ${step.name} failed.`);
      return false;
    }
  }
  return true;
}

function nodeTests(name, files, reporter) {
  process.env.WX_RESULTS = name;
  return run(
    'node',
    ...['--import', 'tsx', '--test'],
    ...[`--test-reporter=${reporter}`, '--test-reporter-destination=stdout'],
    ...['--test-reporter=./scripts/node-reporter.mjs', '--test-reporter-destination=stderr'],
    ...files,
  );
}

function countLine() {
  const sum = (key) => readResults().reduce((total, results) => total + results[key], 0);
  const passed = readResults().reduce((total, results) => total + results.passed.length, 0);
  return `\n${passed} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`;
}
