/**
 * The demo's pages and workers in a few files each, as a host's bundler makes them, under the addresses of their sources.
 * From the sources a page is 250 requests: a test of what happens in it need not wait for them. That the sources work by
 * themselves is proven in shared.test.ts.
 */
import { posix } from 'node:path';
import { build } from 'esbuild';
import type { OutputFile } from 'esbuild';
import { filesIn, root } from '../../scripts/lib.mjs';

/** What is loaded by its address, wherever that is. */
const APART = ['src/backends/remote/centre-worker.ts', 'src/audio/noise-worklet.ts'];

export function inFewFiles(): { name: string; serve(context: { path: string }): Promise<object | undefined> } {
  let files: Promise<ReadonlyMap<string, string>> | undefined;
  return {
    name: 'in-few-files',
    async serve({ path }) {
      files ??= bundle();
      const body = (await files).get(path);
      return body === undefined ? undefined : { body, type: 'js' };
    },
  };
}

async function bundle(): Promise<ReadonlyMap<string, string>> {
  // One file a page: what is loaded on demand is in it too.
  const options = { absWorkingDir: root, bundle: true, format: 'esm', target: 'es2022', write: false } as const;
  const [pages, ...apart] = await Promise.all([
    build({ ...options, entryPoints: filesIn('demo', /^demo\/[^/]+\.ts$/u), outdir: 'demo' }),
    ...APART.map((file) => build({ ...options, entryPoints: [file], outfile: posix.basename(file) })),
  ]);
  const at = (file: OutputFile): string => `/demo/${posix.basename(file.path)}`;
  return new Map([
    ...pages.outputFiles.map((file) => [at(file), file.text] as const),
    ...pages.outputFiles.map((file) => [at(file).replace(/\.js$/u, '.ts'), file.text] as const),
    ...apart.flatMap(({ outputFiles }) => outputFiles.map((file) => [at(file), file.text] as const)),
  ]);
}
