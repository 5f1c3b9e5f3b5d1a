// What a page loads before anything lazy, and what the simulator adds to it.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const entry = 'cdn/wx-agent-kit.js';
const simulator = 'cdn/chunks/simulator.js';

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
const budgets = [{ name: 'every element', path: [...atOnce], limit: '60 kB', gzip: true }];
if (existsSync(simulator)) {
  const path = [...loadedWith(simulator)].filter((file) => !atOnce.has(file));
  budgets.push({ name: 'the simulator, loaded when used', path, limit: '40 kB', gzip: true });
}

export default budgets;
