import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { describe } from 'node:test';
import { filesIn, root } from '../../scripts/lib.mjs';

const read = (file) => readFileSync(join(root, file), 'utf8');
const names = [
  ...filesIn('src/elements', /^src\/elements\/[a-z-]+\.ts$/)
    .map((file) => file.slice('src/elements/'.length, -'.ts'.length))
    .filter((name) => name !== 'index'),
  'simulator-panel',
];

// What CONTRIBUTING.md says of adding an element.
describe('every tag', () => {
  const [react, docs] = [read('src/react.ts'), read('docs/elements.md')];
  for (const name of names) {
    test(`wx-${name} has tests, a story, a line in the docs and a React wrapper`, () => {
      assert.ok(existsSync(join(root, `test/elements/${name}.test.ts`)), 'tests');
      assert.ok(existsSync(join(root, `stories/${name}.stories.ts`)), 'a story');
      assert.ok(docs.includes(`<wx-${name}>`), 'a line in docs/elements.md');
      // The panel is no part of a host's page.
      if (name !== 'simulator-panel') assert.ok(react.includes(`'wx-${name}'`), 'a wrapper in src/react.ts');
    });
  }
});
