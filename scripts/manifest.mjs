// Writes custom-elements.json from the class docs; with --check, says whether the file is up to date.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cli } from '@custom-elements-manifest/analyzer/cli.js';
import { root } from './lib.mjs';

const file = join(root, 'custom-elements.json');
const config = 'custom-elements-manifest.config.mjs';
const manifest = await cli({ argv: ['analyze', '--config', config, '--quiet'], cwd: root, noWrite: true });
const text = `${JSON.stringify(manifest, null, 2)}\n`;

if (!process.argv.includes('--check')) {
  writeFileSync(file, text);
} else if (!existsSync(file) || readFileSync(file, 'utf8').replaceAll('\r\n', '\n') !== text) {
  console.error('custom-elements.json does not match the elements: run `npm run manifest` and commit it.');
  process.exit(1);
}
