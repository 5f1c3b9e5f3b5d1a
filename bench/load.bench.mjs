import { existsSync } from 'node:fs';
import { build } from 'esbuild';
import { run as runCommand } from '../scripts/lib.mjs';

export const name = 'load';
export const budget = 'every element parsed and evaluated in 60 ms, median of 7 in a cold browser';

/** What a page loads at once, as one module: parsing and evaluating is measured, not the network. */
async function oneModule() {
  if (!existsSync('cdn/wx-agent-kit.js')) runCommand('node', 'scripts/build.mjs');
  const lazy = { name: 'lazy', setup: (it) => it.onResolve({ filter: /./ }, leaveLazy) };
  const leaveLazy = ({ kind, path }) => (kind === 'dynamic-import' ? { path, external: true } : undefined);
  const result = await build({
    entryPoints: ['cdn/wx-agent-kit.js'],
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
    plugins: [lazy],
  });
  return result.outputFiles[0].text;
}

export async function run({ browser, url }) {
  const source = await oneModule();
  const times = [];
  for (let i = 0; i < 7; i += 1) {
    // A fresh context has no compiled code to reuse.
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(url('bench/pages/blank.html'));
    const time = await page.evaluate(async (text) => {
      const address = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
      const begun = performance.now();
      await import(address);
      return performance.now() - begun;
    }, source);
    times.push(time);
    await context.close();
  }
  times.sort((a, b) => a - b);
  const [least, , , median, , , most] = times;
  return [
    {
      what: 'load: parse, evaluate, define all',
      measured: `${median.toFixed(0)} ms (${least.toFixed(0)}–${most.toFixed(0)})`,
      budget: '60 ms',
      ok: median <= 60,
    },
  ];
}
