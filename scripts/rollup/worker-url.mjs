// The centre's worker is a file of its own. Its place beside the source is not the one beside what was built.
import { posix } from 'node:path';

const inSource = /new URL\((["'])\.\/centre-worker\.ts\1, import\.meta\.url\)/g;

/** `file` is where the build puts the worker, from the build's folder. */
export function workerUrl(file) {
  return {
    name: 'worker-url',
    renderChunk(code, { fileName }) {
      if (!code.includes('centre-worker.ts')) return null;
      const path = posix.relative(posix.dirname(fileName), file);
      const address = path.startsWith('.') ? path : `./${path}`;
      const changed = code.replace(inSource, `new URL('${address}', import.meta.url)`);
      if (changed.includes('centre-worker.ts')) this.error(`${fileName} names centre-worker.ts in a way unknown here.`);
      return { code: changed, map: null };
    },
  };
}
