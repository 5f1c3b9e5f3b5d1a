// What a page loads before anything lazy, and what the simulator adds to it.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const entry = 'cdn/wx-agent-kit.js';

/** The file and what it imports at once; `import(…)` has a bracket and is left out. */
function loadedWith(file, seen = new Set()) {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const [, path] of readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*["'](\.[^"']+)["']/g)) {
    loadedWith(join(dirname(file), path).replaceAll('\\', '/'), seen);
  }
  return seen;
}

const atOnce = loadedWith(entry);
/** What a lazy part adds. A part that has another name now would not be measured: that is an error. */
function addedBy(file) {
  if (!existsSync(file)) throw new Error(`There is no ${file}: build first, or say here what it is called now.`);
  return [...loadedWith(file)].filter((one) => !atOnce.has(one));
}

export default [
  { name: 'every element', path: [...atOnce], limit: '60 kB', gzip: true },
  { name: 'the simulator, loaded when used', path: addedBy('cdn/chunks/simulator.js'), limit: '40 kB', gzip: true },
  // A page that shares a centre does not load the centre itself: that is in the worker.
  {
    name: 'the way to a shared centre, loaded when used',
    path: addedBy('cdn/chunks/shared.js'),
    limit: '14 kB',
    gzip: true,
  },
  { name: 'the way to Webex, loaded when used', path: addedBy('cdn/chunks/webex.js'), limit: '20 kB', gzip: true },
  { name: 'the centre in a worker', path: 'cdn/centre-worker.js', limit: '48 kB', gzip: true },
];
