/**
 * The first import of every test file; the runner puts it there. A test fails on what a host's developer would
 * complain about: a breach of the page's policy, a line in the console, a rejection that nobody handles.
 */
import { chai } from '@open-wc/testing';
import { atRest } from './page.js';

const problems: string[] = [];

// A failure with elements in it would be printed with all that hangs on them, which takes minutes: they are named.
chai.use(({ Assertion }, { flag }) => {
  Assertion.overwriteMethod('equal', (compare: (...args: unknown[]) => void) => {
    return function (this: Chai.AssertionStatic, expected: unknown, ...rest: unknown[]) {
      const actual: unknown = flag(this, 'object');
      if (!(actual instanceof Node || expected instanceof Node) || flag(this, 'deep')) {
        compare.call(this, expected, ...rest);
        return;
      }
      const isNot = Boolean(flag(this, 'negate'));
      if ((actual === expected) === isNot) {
        throw new Error(`expected ${named(actual)} ${isNot ? 'not ' : ''}to be ${named(expected)}`);
      }
    };
  });

  // Colours on their way to others would be measured as they happen to be.
  Assertion.overwriteMethod('accessible', (check: (...args: unknown[]) => void) => {
    return function (this: PromiseLike<void>, ...args: unknown[]) {
      const checked = atRest().then((): PromiseLike<void> => {
        check.apply(this, args);
        // The check has put its own in place of the one below.
        return { then: this.then.bind(this) };
      });
      this.then = checked.then.bind(checked);
      return this;
    };
  });
});

const named = (value: unknown): string =>
  value instanceof Element ? `<${value.localName}> “${value.computedName}”` : String(value);

document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) => {
  problems.push(`policy breached: ${effectiveDirective} (${blockedURI}) ${sample}`);
});

// Errors and rejections that nobody handles come here too: the runner logs them.
// Nothing is printed: the failure carries the text.
for (const level of ['error', 'warn'] as const) {
  console[level] = (...args: unknown[]) => {
    problems.push(`console.${level}: ${args.map(textOf).join(' ')}`);
  };
}

/** For a test that provokes a problem: takes it off the list, and throws when there was none. */
export async function expectProblem(pattern: RegExp): Promise<void> {
  await reported();
  const index = problems.findIndex((problem) => pattern.test(problem));
  if (index < 0) throw new Error(`No problem matches ${String(pattern)}. There are: ${problems.join('; ') || 'none'}`);
  problems.splice(index, 1);
}

/** Violations and rejections are reported in a task of their own, after the code that caused them. */
function reported(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

function textOf(value: unknown): string {
  return value instanceof Error ? (value.stack ?? value.message) : String(value);
}

afterEach(async function () {
  await reported();
  const found = problems.splice(0);
  if (found.length > 0) throw new Error(`${this.currentTest?.fullTitle() ?? 'A test'}: ${found.join('\n')}`);
});
