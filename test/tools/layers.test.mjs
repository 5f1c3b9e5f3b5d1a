import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { describe } from 'node:test';
import { check, timeKeepers } from '../../scripts/layers.mjs';
import { filesIn, root } from '../../scripts/lib.mjs';

describe('the layers of src', () => {
  test('only know what is below them, and take their time from the clock', () => {
    const sources = new Map(
      filesIn('src', /\.ts$/).map((file) => [file.slice('src/'.length), readFileSync(join(root, file), 'utf8')]),
    );
    assert.deepEqual(check(sources), []);
  });
});

describe('the check of the layers', () => {
  const faultsOf = (files) => check(new Map(Object.entries(files)));
  const finds = (name, files, pattern) =>
    test(`finds ${name}`, () => assert.match(faultsOf(files).join('\n'), pattern));
  const allows = (name, files) => test(`allows ${name}`, () => assert.deepEqual(faultsOf(files), []));

  allows('the arrows of the house', {
    'index.ts': "export { WxA } from './elements/a.js'; export type { Options } from './backends/simulator/index.js';",
    'cdn.ts': "import './define.js'; const load = () => import('./backends/simulator/index.js');",
    'elements/a.ts': "import { html } from '../foundation/html.js'; import type { State } from '../core/model.js';",
    'foundation/html.ts': "import { html } from 'lit'; import { en } from '../locales/en.js';",
    'backends/remote/home.ts': "import { EmbeddedCentre } from '../simulator/index.js';",
    'backends/remote/client.ts': "import { Asking } from '../asking.js';",
    'backends/asking.ts': "import { Failure } from '../core/index.js';",
    'hosts/teams.ts': "import { on } from '../foundation/events.js'; const sdk = () => import('@microsoft/teams-js');",
  });
  finds('core knowing a package', { 'core/a.ts': "import { html } from 'lit';" }, /core may not use this package/);
  finds(
    'core knowing an element',
    { 'core/a.ts': "import type { X } from '../elements/x.js';" },
    /may not know elements/,
  );
  finds('core using the DOM', { 'core/a.ts': 'export const f = () => document.title;' }, /uses document/);
  allows('core having a field of such a name', {
    'core/a.ts': 'export const f = (x: X, history: H) => [x.document, history];',
  });
  finds(
    'an element knowing a back end',
    { 'elements/a.ts': "import('../backends/simulator/index.js');" },
    /may not know backends/,
  );
  finds(
    'a back end knowing an element',
    { 'backends/simulator/a.ts': "export * from '../../elements/x.js';" },
    /may not know elements/,
  );
  finds(
    'a host knowing more than the events',
    { 'hosts/a.ts': "import '../foundation/html.js';" },
    /may not know foundation/,
  );
  finds(
    'what back ends share knowing one of them',
    { 'backends/asking.ts': "import '../backends/simulator/index.js';" },
    /may not know/,
  );
  finds('an element knowing the panel', { 'elements/a.ts': "import './simulator-panel/index.js';" }, /may not know/);
  finds(
    'something loaded at once that is for what is loaded on demand',
    {
      'define.ts': "import './elements/a.js';",
      'elements/a.ts': "import { iconEye } from '../foundation/on-demand/icons.js';",
      'foundation/on-demand/icons.ts': '',
    },
    /elements\/a\.ts imports foundation\/on-demand\/icons\.ts/,
  );
  allows('it to what is loaded on demand', {
    'define.ts': "import './elements/a.js';",
    'elements/a.ts': "import type { View } from './a/view.js'; const load = () => import('./a/view.js');",
    'elements/a/view.ts': "import { iconEye } from '../../foundation/on-demand/icons.js';",
    'foundation/on-demand/icons.ts': '',
  });
  finds(
    'the entry loading the simulator at once',
    { 'define.ts': "import './backends/simulator/index.js';" },
    /only import\(\) may/,
  );
  finds('an unknown layer', { 'utils/a.ts': "import '../core/model.js';" }, /no layer yet/);
  finds(
    'a circle',
    {
      'core/a.ts': "import './b.js';",
      'core/b.ts': "export type { C } from './c.js';",
      'core/c.ts': "import './a.js';",
    },
    /core\/a\.ts → core\/b\.ts → core\/c\.ts → core\/a\.ts/,
  );

  for (const [name, code] of Object.entries({
    'Date.now': 'Date.now()',
    'new Date()': 'new Date()',
    'performance.now': 'performance.now()',
    setTimeout: 'setTimeout(f, 1)',
    setInterval: 'window.setInterval(f, 1)',
    requestAnimationFrame: 'const g = requestAnimationFrame;',
  })) {
    test(`finds ${name}`, () => {
      const faults = faultsOf({ 'elements/a.ts': code });
      assert.ok(
        faults.some((fault) => fault.includes(`uses ${name}:`)),
        faults.join('\n'),
      );
    });
  }
  allows("dates of a known time, and the clock's own timers", {
    'elements/a.ts': 'new Date(at); clock.now(); clock.setTimeout(f, 1); // setTimeout(f), Date.now()',
  });
  allows(
    'the named files to keep time',
    Object.fromEntries(Object.keys(timeKeepers).map((file) => [file, 'setTimeout(f)'])),
  );

  test('has no reason left over for a file that is gone', { skip: !existsSync(join(root, 'src/elements')) }, () => {
    assert.deepEqual(
      Object.keys(timeKeepers).filter((file) => !existsSync(join(root, 'src', file))),
      [],
    );
  });
});
