// Builds dist/ and cdn/ from nothing.
import { chmodSync, copyFileSync, cpSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { tsImport } from 'tsx/esm/api';
import { root, run } from './lib.mjs';

process.chdir(root);
for (const folder of ['dist', 'cdn']) rmSync(folder, { recursive: true, force: true });
if (!run('rollup', '-c', '--silent') || !run('tsc', '-p', 'tsconfig.build.json')) process.exit(1);

// A command that can be run as it is, the pages of its ready-made desk, and what the gateway checks requests against.
chmodSync('dist/bin/wx-agent-kit.js', 0o755);
cpSync('src/bin/centre/desk', 'dist/bin/centre/desk', { recursive: true });
copyFileSync('src/bin/gateway/openapi.json', 'dist/bin/gateway/openapi.json');

const schema = 'src/backends/simulator/settings.schema.json';
if (existsSync(schema)) copyFileSync(schema, 'dist/settings.schema.json');
else console.warn(`${schema} is not there yet: the package has no settings.schema.json.`);

// The same tokens the elements carry, as a file, for pages that style themselves with them.
const tokens = 'src/foundation/tokens.ts';
if (existsSync(tokens)) {
  const { tokensText } = await tsImport(`../${tokens}`, import.meta.url);
  writeFileSync('dist/tokens.css', tokensText);
} else {
  console.warn(`${tokens} is not there yet: the package has no tokens.css.`);
}
