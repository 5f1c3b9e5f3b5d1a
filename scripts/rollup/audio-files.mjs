// What noise removal loads are files of their own: the processor, which a build of its own makes, and RNNoise, which comes
// out of a package. Their places beside the source are not the ones beside what was built.
import { readFileSync } from 'node:fs';
import { posix } from 'node:path';

const processor = './noise-worklet.ts';
const rnnoise = '../../node_modules/@sapphi-red/web-noise-suppressor/dist/rnnoise.wasm';
const addresses = /new URL\(\s*(["'])([^"']+(?:noise-worklet\.ts|rnnoise\.wasm))\1,\s*import\.meta\.url,?\s*\)/g;

/** `folder` is where the build puts them, from the build's own folder. */
export function audioFiles(folder) {
  const places = { [processor]: `${folder}noise-worklet.js`, [rnnoise]: `${folder}rnnoise.wasm` };
  return {
    name: 'audio-files',
    renderChunk(code, { fileName }) {
      if (!/noise-worklet\.ts|node_modules.*rnnoise\.wasm/.test(code)) return null;
      const changed = code.replace(addresses, (_, __, address) => {
        const path = posix.relative(posix.dirname(fileName), places[address] ?? address);
        return `new URL('${path.startsWith('.') ? path : `./${path}`}', import.meta.url)`;
      });
      if (/noise-worklet\.ts|node_modules.*rnnoise\.wasm/.test(changed)) {
        this.error(`${fileName} names the files of noise removal in a way unknown here.`);
      }
      return { code: changed, map: null };
    },
    generateBundle() {
      const root = new URL('../../', import.meta.url);
      const files = {
        'rnnoise.wasm': new URL(rnnoise.replace('../../', ''), root),
        'rnnoise.LICENSE.txt': new URL('src/audio/rnnoise.LICENSE.txt', root),
      };
      for (const [name, url] of Object.entries(files)) {
        this.emitFile({ type: 'asset', fileName: folder + name, source: readFileSync(url) });
      }
    },
  };
}
