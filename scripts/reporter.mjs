// A reporter for Web Test Runner: keeps the counts and the titles of what passed.
import { writeResults } from './lib.mjs';

export const keepResults = (name = 'browser') => ({
  onTestRunFinished({ sessions }) {
    const results = { passed: [], failed: 0, skipped: 0 };
    for (const session of sessions) {
      if (session.testResults) collect(session.testResults, [], results);
      // A file that broke before its first test: an import that failed, say.
      if (!session.passed && !failed(session.testResults)) results.failed += 1;
    }
    writeResults(name, results);
  },
});

function collect(suite, path, results) {
  const here = suite.name ? [...path, suite.name] : path;
  for (const test of suite.tests) {
    if (test.skipped) results.skipped += 1;
    else if (test.passed) results.passed.push([...here, test.name].join(' › '));
    else results.failed += 1;
  }
  for (const inner of suite.suites) collect(inner, here, results);
}

function failed(suite) {
  return !!suite && (suite.tests.some((test) => !test.passed && !test.skipped) || suite.suites.some(failed));
}
