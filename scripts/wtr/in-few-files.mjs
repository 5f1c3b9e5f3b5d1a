// Test files with what they test in a few files, as a host's bundler makes them. From the sources each page would load
// 250 modules before its first test, which took longer than most of its tests do. Stack traces name the sources.
// What is loaded on demand is loaded on demand all the same; tests that look at that come from the sources.
import { posix } from 'node:path';
import { build } from 'esbuild';
import { root } from '../lib.mjs';

/** What is loaded by its address, beside what loads it. */
const APART = ['src/backends/remote/centre-worker.ts', 'src/audio/noise-worklet.ts'];
const PARTS = 'src/parts';

/** `first` is the first import of each of the tests, so that no file can forget it. */
export function inFewFiles({ tests, fromSources = [], first }) {
  const apart = new Set(fromSources);
  let files;
  return {
    name: 'in-few-files',
    async serve({ path }) {
      files ??= bundle(
        tests.filter((file) => !apart.has(file)),
        first,
      );
      const body = (await files).get(path.slice(1));
      return body === undefined ? undefined : { body, type: 'js' };
    },
    transform({ path, body }) {
      // On the first line: line numbers in failures stay right.
      return first && apart.has(path.slice(1)) ? `import '/${first}'; ${body}` : undefined;
    },
  };
}

async function bundle(tests, first) {
  const options = { absWorkingDir: root, bundle: true, format: 'esm', target: 'es2022', write: false };
  const [whole, ...apart] = await Promise.all([
    build({
      ...options,
      entryPoints: tests,
      outbase: '.',
      outdir: '.',
      splitting: true,
      chunkNames: `${PARTS}/[hash]`,
      inject: first ? [first] : [],
      // The runner's own.
      external: ['/__*'],
      // Tests import for effect what hosts need not.
      ignoreAnnotations: true,
      sourcemap: 'inline',
      sourcesContent: false,
    }),
    ...APART.map((file) => build({ ...options, entryPoints: [file], outfile: `${PARTS}/${posix.basename(file)}` })),
  ]);
  const named = (file) => posix.relative(root, file.path);
  return new Map([
    ...whole.outputFiles.map((file) => [named(file).replace(/\.test\.js$/, '.test.ts'), file.text]),
    ...apart.map(({ outputFiles: [file] }) => [named(file).replace(/\.js$/, '.ts'), file.text]),
  ]);
}
