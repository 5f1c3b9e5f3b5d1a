// What several scripts share.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** The titles of what passed, and the counts: written by the reporters, read by run.mjs and rules.mjs. */
export const resultsFolder = join(root, 'node_modules/.cache/wx');

export function writeResults(name, results) {
  mkdirSync(resultsFolder, { recursive: true });
  writeFileSync(join(resultsFolder, `passed-${name}.json`), JSON.stringify(results, null, 2));
}

export function readResults() {
  if (!existsSync(resultsFolder)) return [];
  return readdirSync(resultsFolder)
    .filter((file) => /^passed-.*\.json$/.test(file))
    .map((file) => JSON.parse(readFileSync(join(resultsFolder, file), 'utf8')));
}

/** The files under a folder whose names match, as sorted paths from the root with forward slashes. */
export function filesIn(folder, pattern) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true })
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
    .filter((file) => pattern.test(file) && !file.includes('/node_modules/'))
    .sort();
}

/** Runs a tool of node_modules/.bin, or node; true when it ended well. */
export function run(command, ...args) {
  const { status, error } = spawnSync(...tool(command, args, { stdio: ['ignore', 'inherit', 'inherit'] }));
  if (error) console.error(error.message);
  return status === 0;
}

/** The same beside others: resolves with whether it ended well and all that it printed. */
export function runBeside(command, args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(...tool(command, args, { stdio: ['ignore', 'pipe', 'pipe'] }, env));
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', (text) => (output += text));
    }
    child.on('error', (error) => resolve({ passed: false, output: error.message }));
    child.on('close', (status) => resolve({ passed: status === 0, output }));
  });
}

function tool(command, args, options, env) {
  const bin = join(root, 'node_modules/.bin');
  const all = {
    ...options,
    cwd: root,
    shell: process.platform === 'win32' && command !== 'node',
    env: {
      ...process.env,
      PATH: [bin, dirname(process.execPath), process.env.PATH].join(delimiter),
      STORYBOOK_DISABLE_TELEMETRY: '1',
      ...env,
    },
  };
  return [command === 'node' ? process.execPath : command, args, all];
}
