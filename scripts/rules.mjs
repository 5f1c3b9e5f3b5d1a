// Prints the rules of docs/rules.md that no passing test names as [ID], and fails if there are any.
// It reads what the last test run left; when there was none, it runs the tests first.
// Rules under the heading "Not yet built" are printed and not demanded.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readResults, root, run } from './lib.mjs';

const rulesFile = join(root, 'docs/rules.md');
if (!existsSync(rulesFile)) {
  console.log('There is no docs/rules.md yet.');
  process.exit(0);
}
if (readResults().length === 0 && !run('node', 'scripts/run.mjs', 'all')) process.exit(1);

const { demanded, notYet } = rulesIn(readFileSync(rulesFile, 'utf8'));
const tested = idsIn(readResults().flatMap(({ passed }) => passed));
const missing = [...demanded].filter(([id]) => !tested.has(id));
const unknown = [...tested].filter((id) => !demanded.has(id) && !notYet.has(id));

print('Not yet built:', [...notYet]);
print(
  'Named by tests, but no rule:',
  unknown.map((id) => [id, '']),
);
print('Rules that no passing test names:', missing);
console.log(`${demanded.size - missing.length} of ${demanded.size} rules are tested.`);
process.exitCode = missing.length > 0 ? 1 : 0;

/** A rule is a table row `| ID | rule | …` or a list item `- **ID** rule`. */
function rulesIn(text) {
  const demanded = new Map();
  const notYet = new Map();
  let section = demanded;
  for (const line of text.split('\n')) {
    if (/^#+\s/.test(line)) section = /not yet built/i.test(line) ? notYet : demanded;
    const rule = line.match(
      /^\|\s*\**([A-Z][A-Z0-9]*-\d+)\**\s*\|\s*([^|]*)|^[-*]\s+\*\*([A-Z][A-Z0-9]*-\d+)\**:?\**\s*(.*)/,
    );
    if (rule) section.set(rule[1] ?? rule[3], (rule[2] ?? rule[4]).trim());
  }
  return { demanded, notYet };
}

/** `[POP-01]`, or several in one pair of brackets: `[POP-01, POP-02]`. */
function idsIn(titles) {
  const brackets = titles.flatMap((title) => title.match(/\[[^\]]+\]/g) ?? []);
  return new Set(brackets.flatMap((text) => text.match(/\b[A-Z][A-Z0-9]*-\d+\b/g) ?? []));
}

function print(heading, rules) {
  if (rules.length === 0) return;
  console.log(heading);
  for (const [id, rule] of rules) console.log(`  ${id}  ${rule.length > 90 ? `${rule.slice(0, 89)}…` : rule}`);
  console.log();
}
