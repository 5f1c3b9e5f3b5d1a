// The worker of a shared centre as one file, as hosts ship it. A test that starts a hundred of them would otherwise load
// its hundred modules each time.
import { build } from 'esbuild';

const SOURCE = 'src/backends/remote/centre-worker.ts';
const ADDRESS = '/test/support/centre-worker.js';

export function workerInOne() {
  let code;
  return {
    name: 'worker-in-one',
    async serve({ path }) {
      if (path !== ADDRESS) return undefined;
      code ??= build({ entryPoints: [SOURCE], bundle: true, format: 'esm', target: 'es2022', write: false });
      const [file] = (await code).outputFiles;
      return { body: file.text, type: 'js' };
    },
  };
}
