// Two builds: dist/, unbundled modules for bundlers, and cdn/, ready to be used from a script tag.
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import esbuild from 'rollup-plugin-esbuild';
import { collapseTemplates } from './scripts/rollup/collapse-templates.mjs';

const { dependencies, peerDependencies } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));
const packages = Object.keys({ ...dependencies, ...peerDependencies });
const external = (id) => packages.some((name) => id === name || id.startsWith(`${name}/`));

const typescript = () => esbuild({ target: 'es2022', tsconfig: 'tsconfig.build.json' });

/** One for each entry of `exports` in package.json. */
const entries = [
  'src/index.ts',
  'src/define.ts',
  'src/react.ts',
  'src/core/index.ts',
  'src/backends/simulator/index.ts',
  'src/backends/faults/index.ts',
  'src/elements/simulator-panel/index.ts',
  'src/hosts/teams.ts',
  'src/locales/en.ts',
  'src/locales/zh-CN.ts',
].filter(existsSync);

const modules = {
  input: entries,
  external,
  plugins: [typescript()],
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
    terser({ ecma: 2022, module: true, format: { comments: false } }),
  ],
  output: { dir: 'cdn', format: 'es', sourcemap: true, entryFileNames: '[name].js', chunkFileNames },
};

/** A lazy part is named after its module; an index.ts or a view.ts after its folder. */
function chunkFileNames({ name, facadeModuleId }) {
  const index = facadeModuleId && /[/\\](?:index|view)\.ts$/.test(facadeModuleId);
  return `chunks/${index ? basename(dirname(facadeModuleId)) : name}.js`;
}

export default existsSync(readyMade.input['wx-agent-kit']) ? [modules, readyMade] : modules;
