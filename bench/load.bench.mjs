import { existsSync } from 'node:fs';
import { run as runCommand } from '../scripts/lib.mjs';

export const name = 'load';
export const budget = 'every element parsed and evaluated in 60 ms, median of 7 in a cold browser';

export async function run({ browser, url }) {
  if (!existsSync('cdn/wx-agent-kit.js')) runCommand('node', 'scripts/build.mjs');
  const times = [];
  for (let i = 0; i < 7; i += 1) {
    // A fresh context has no compiled code to reuse.
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(url('bench/pages/blank.html'));
    times.push(
      await page.evaluate(async () => {
        // Fetched first, so that the network is not measured.
        const { sources } = await load('/cdn/wx-agent-kit.js');
        const begun = performance.now();
        await import('/cdn/wx-agent-kit.js');
        return { milliseconds: performance.now() - begun, sources };

        async function load(entry, seen = new Set()) {
          if (seen.has(entry)) return { sources: seen.size };
          seen.add(entry);
          const text = await (await fetch(entry)).text();
          for (const [, path] of text.matchAll(/(?:from|import)\s*["'](\.[^"']+)["']/g)) {
            await load(new URL(path, new URL(entry, location.href)).pathname, seen);
          }
          return { sources: seen.size };
        }
      }),
    );
    await context.close();
  }
  const sorted = times.map((one) => one.milliseconds).sort((a, b) => a - b);
  const [least, , , median, , , most] = sorted;
  return [
    {
      what: 'load: parse, evaluate, define all',
      measured: `${median.toFixed(0)} ms (${least.toFixed(0)}–${most.toFixed(0)})`,
      budget: '60 ms',
      ok: median <= 60,
    },
  ];
}
