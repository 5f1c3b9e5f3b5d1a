// A reporter for node:test: keeps the counts and the titles of what passed, under the name in WX_RESULTS.
// It prints nothing; another reporter runs beside it.
import { writeResults } from './lib.mjs';

export default async function* keepResults(events) {
  const results = { passed: [], failed: 0, skipped: 0 };
  let path = [];
  for await (const { type, data } of events) {
    if (type === 'test:start') path = [...path.slice(0, data.nesting), data.name];
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    if (data.details?.type === 'suite') continue;
    if (data.skip !== undefined || data.todo !== undefined) results.skipped += 1;
    else if (type === 'test:fail') results.failed += 1;
    else results.passed.push([...path.slice(0, data.nesting), data.name].join(' › '));
  }
  writeResults(process.env.WX_RESULTS ?? 'node', results);
  yield '';
}
