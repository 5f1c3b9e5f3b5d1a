// Runs every bench/*.bench.mjs in one Chromium and prints one table; fails when a budget is passed.
// `npm run bench -- load list` runs only those files whose names hold one of the words.
//
// A bench exports `name`, `budget` (a line that says what is allowed) and
// `run({ page, url, browser, baseUrl })`, which returns rows [{ what, measured, budget, ok }].
// `page` is a fresh page, `url(path)` an address on the server, `baseUrl` the server's root.
import { basename } from 'node:path';
import { chromium } from 'playwright-core';
import { browserArgs, findBrowser } from '../scripts/browser.mjs';
import { filesIn } from '../scripts/lib.mjs';
import { serve } from '../scripts/serve.mjs';

const words = process.argv.slice(2);
const files = filesIn('bench', /\.bench\.mjs$/).filter(
  (file) => words.length === 0 || words.some((word) => file.includes(word)),
);
if (files.length === 0) {
  console.log('There is no bench to run.');
  process.exit(0);
}

const server = await serve();
const browser = await chromium.launch({ executablePath: findBrowser(), args: browserArgs });
const rows = [];
for (const file of files) rows.push(...(await measure(file)));
await browser.close();
await server.stop();

printTable(rows);
const passed = rows.filter((row) => !row.ok).length;
console.log(passed === 0 ? 'Every budget is kept.' : `${passed} of ${rows.length} budgets are passed.`);
process.exit(passed === 0 ? 0 : 1);

async function measure(file) {
  const bench = await import(`./${file.slice('bench/'.length)}`);
  const context = await browser.newContext();
  console.log(`▸ ${bench.name} (${bench.budget})`);
  try {
    const page = await context.newPage();
    const url = (path) => new URL(path, server.url).href;
    return await bench.run({ page, url, browser, baseUrl: server.url });
  } catch (error) {
    // One that breaks is a budget passed: a number that is missing must not look good.
    return [{ what: basename(file), measured: error.message.split('\n')[0], budget: bench.budget, ok: false }];
  } finally {
    await context.close();
  }
}

function printTable(rows) {
  const table = [
    ['what', 'measured', 'budget', ''],
    ...rows.map(({ what, measured, budget, ok }) => [what, measured, budget, ok ? '✓' : '✗'].map(String)),
  ];
  const widths = table[0].map((_, column) => Math.max(...table.map((row) => row[column].length)));
  console.log();
  for (const row of table)
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    );
  console.log();
}
