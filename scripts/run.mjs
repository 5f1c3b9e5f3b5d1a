// Runs the project's checks and stops after the first that fails.
//   node scripts/run.mjs quick   what to run before every commit (npm run verify)
//   node scripts/run.mjs all     that, and the package, Storybook and the end-to-end tests (npm test)
// Its last line is `N passed, N failed, N skipped`, counted over every test that ran.
import { rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { filesIn, readResults, resultsFolder, runBeside } from './lib.mjs';

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
const steps = {
  format: { run: () => runBeside('prettier', ['--check', '--log-level=warn', '.']) },
  lint: { needs: sources, run: () => runBeside('eslint', ['--max-warnings=0', '.']) },
  types: { needs: sources, run: () => runBeside('tsc', []) },
  'types of the end-to-end tests': {
    needs: () => filesIn('test/e2e', /\.ts$/),
    run: () => runBeside('tsc', ['-p', 'test/e2e']),
  },
  'types of the command line': { needs: commandLine, run: () => runBeside('tsc', ['-p', 'test/bin']) },
  // Without --maxWarnings an unknown tag or attribute would only be a warning.
  templates: { needs: elements, run: () => runBeside('lit-analyzer', ['src', '--maxWarnings', '0']) },
  manifest: { needs: elements, run: () => runBeside('node', ['scripts/manifest.mjs', '--check']) },
  'layers and lint rules': { needs: toolTests, run: () => nodeTests('tools', toolTests()) },
  'command line': { needs: commandLineTests, run: () => nodeTests('bin', commandLineTests()) },
  tests: { needs: browserTests, run: () => runBeside('wtr', []) },
  build: { needs: sources, run: () => runBeside('node', ['scripts/build.mjs']) },
  package: { needs: sources, run: () => runBeside('publint', ['--strict']) },
  'package types': {
    needs: sources,
    run: () =>
      runBeside('attw', [
        ...['--pack', '.', '--profile', 'esm-only', '--quiet'],
        // Stylesheets and JSON have no types to resolve.
        ...['--exclude-entrypoints', 'tokens.css', 'settings.schema.json'],
      ]),
  },
  sizes: { needs: () => filesIn('cdn', /wx-agent-kit\.js$/), run: () => runBeside('size-limit', []) },
  storybook: {
    needs: stories,
    run: () => runBeside('storybook', ['build', '-o', 'storybook-static', '--disable-telemetry', '--quiet']),
  },
  'end to end': { needs: endToEndTests, run: () => nodeTests('e2e', endToEndTests()) },
  'the SDK of Webex': { needs: webexTests, run: () => runBeside('node', ['scripts/webex.mjs']) },
  rules: { needs: () => filesIn('docs', /rules\.md$/), run: () => runBeside('node', ['scripts/rules.mjs']) },
};

// One line is one stage. In a stage the lanes run beside each other, and the steps of a lane one after the other.
const checks = [
  ['lint'],
  ['format', 'types', 'types of the end-to-end tests', 'types of the command line', 'templates', 'manifest'],
];
const plans = {
  quick: [checks, [['layers and lint rules', 'command line']], [['tests']]],
  all: [
    checks,
    // Webex's SDK waits most of its time, by timers of its own.
    [['tests'], ['the SDK of Webex']],
    [
      ['build', 'package', 'package types', 'sizes', 'storybook'],
      ['layers and lint rules', 'command line'],
    ],
    [['end to end']],
    [['rules']],
  ],
};

rmSync(resultsFolder, { recursive: true, force: true });
const ok = await runAll(plans[process.argv[2]] ?? plans.quick);
console.log(countLine());
process.exitCode = ok ? 0 : 1;

async function runAll(stages) {
  for (const lanes of stages) {
    const passed = await Promise.all(lanes.map(runLane));
    if (passed.includes(false)) return false;
  }
  return true;
}

async function runLane(names) {
  for (const name of names) {
    const { needs, run } = steps[name];
    if (needs && needs().length === 0) {
      console.log(`– ${name}: nothing to check yet`);
      continue;
    }
    console.log(`▸ ${name}`);
    const begun = Date.now();
    const { passed, output } = await run();
    const seconds = ((Date.now() - begun) / 1000).toFixed(1);
    console.log(`${output.trimEnd()}\n${passed ? '✓' : '✗'} ${name} (${seconds} s)\n`.trimStart());
    if (!passed) return false;
  }
  return true;
}

/** As many files at a time as there are cores: they wait more than they work. */
function nodeTests(name, files) {
  return runBeside(
    'node',
    [
      ...['--import', 'tsx', '--test', `--test-concurrency=${availableParallelism()}`],
      ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
      ...['--test-reporter=./scripts/node-reporter.mjs', '--test-reporter-destination=stderr'],
      ...files,
    ],
    { WX_RESULTS: name },
  );
}

function countLine() {
  const sum = (key) => readResults().reduce((total, results) => total + results[key], 0);
  const passed = readResults().reduce((total, results) => total + results.passed.length, 0);
  return `\n${passed} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`;
}
