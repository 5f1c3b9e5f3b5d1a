// Two builds: dist/, unbundled modules for bundlers, and cdn/, ready to be used from a script tag.
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import esbuild from 'rollup-plugin-esbuild';
import { audioFiles } from './scripts/rollup/audio-files.mjs';
import { collapseTemplates } from './scripts/rollup/collapse-templates.mjs';
import { workerUrl } from './scripts/rollup/worker-url.mjs';

const { dependencies, peerDependencies } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));
const packages = Object.keys({ ...dependencies, ...peerDependencies });
const external = (id) => id.startsWith('node:') || packages.some((name) => id === name || id.startsWith(`${name}/`));

const minified = () => terser({ ecma: 2022, module: true, format: { comments: false } });
const typescript = () => esbuild({ target: 'es2022', tsconfig: 'tsconfig.build.json' });

/** One for each entry of `exports` and `bin` in package.json. */
const entries = [
  'src/index.ts',
  'src/define.ts',
  'src/react.ts',
  'src/core/index.ts',
  'src/backends/simulator/index.ts',
  'src/backends/faults/index.ts',
  'src/backends/remote/index.ts',
  'src/backends/remote/centre-worker.ts',
  'src/backends/webex/index.ts',
  'src/elements/simulator-panel/index.ts',
  'src/hosts/teams.ts',
  'src/audio/index.ts',
  'src/locales/en.ts',
  'src/locales/zh-CN.ts',
  'src/bin/wx-agent-kit.ts',
].filter(existsSync);

const modules = {
  input: entries,
  external,
  plugins: [typescript(), workerUrl('backends/remote/centre-worker.js'), audioFiles('audio/')],
  output: { dir: 'dist', format: 'es', preserveModules: true, preserveModulesRoot: 'src', sourcemap: true },
};

// What the lazy parts share with the entry stays a chunk of its own. Were it in the entry, they would import the entry
// again, by another address where a CDN redirects or a page adds a query, and register every tag twice.
const readyMade = {
  input: { 'wx-agent-kit': 'src/cdn.ts' },
  plugins: [
    nodeResolve({ browser: true }),
    typescript(),
    collapseTemplates(),
    workerUrl('centre-worker.js'),
    audioFiles(''),
    minified(),
  ],
  output: { dir: 'cdn', format: 'es', sourcemap: true, entryFileNames: '[name].js', chunkFileNames },
};

// In one file, so that a page on another origin can run it by one line of its own.
const worker = {
  input: 'src/backends/remote/centre-worker.ts',
  plugins: [nodeResolve({ browser: true }), typescript(), minified()],
  output: { file: 'cdn/centre-worker.js', format: 'es', inlineDynamicImports: true, sourcemap: true },
};

// An audio thread loads one file, with all that it needs in it.
const worklet = (file, ...plugins) => ({
  input: 'src/audio/noise-worklet.ts',
  plugins: [nodeResolve({ browser: true }), typescript(), ...plugins],
  output: { file, format: 'es', sourcemap: true },
});
const worklets = [worklet('dist/audio/noise-worklet.js'), worklet('cdn/noise-worklet.js', minified())];

/** A lazy part is named after its module; an index.ts or a view.ts after its folder. */
function chunkFileNames({ name, moduleIds }) {
  const index = ['index', 'view'].includes(name) && moduleIds.findLast((id) => basename(id) === `${name}.ts`);
  return `chunks/${index ? basename(dirname(index)) : name}.js`;
}

export default existsSync(readyMade.input['wx-agent-kit']) ? [modules, readyMade, worker, ...worklets] : modules;
