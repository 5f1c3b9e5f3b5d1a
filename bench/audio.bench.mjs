// Noise removal: speech with noise through the real processor, as fast as it can be worked out. Prints the whole table, and
// writes what was heard before and after as pictures into bench/results.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../scripts/lib.mjs';

export const name = 'noise removal';
export const budget = '12 dB of noise taken, the voice no worse than before, under 5 % of one core';

export async function run({ page, url, browser }) {
  await page.goto(url('bench/pages/audio.html'));
  await page.waitForFunction(() => 'audioBench' in window);
  const rows = await page.evaluate(() => window.audioBench.figures('measured'));
  const chosen = await page.evaluate(() => window.audioBench.figures('chosen'));
  const { late, said } = await page.evaluate(() => window.audioBench.delay());
  const core = await partOfACore(browser, page);
  await savePictures(page);
  print(rows);

  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const taken = (list, noise) => mean(list.filter((row) => !noise || row.noise === noise).map((row) => row.taken));
  const gain = Math.min(...rows.map(({ before, after }) => after - before));
  const decibels = (value) => `${value.toFixed(1)} dB`;
  const row = (what, measured, allowed, ok) => ({ what, measured, budget: allowed, ok });
  return [
    row('noise taken, mean of 32 mixes', decibels(taken(rows)), '12 dB', taken(rows) >= 12),
    row('the same where the settings were chosen', decibels(taken(chosen)), 'none', true),
    ...['street', 'fan', 'keyboard'].map((noise) =>
      row(`noise taken: ${noise}`, decibels(taken(rows, noise)), '12 dB', taken(rows, noise) >= 12),
    ),
    row('noise taken: babble', decibels(taken(rows, 'babble')), 'none: voices too', true),
    row('SI-SDR, least gain', decibels(gain), '0 dB', gain >= 0),
    row('real-time factor: of one core, median of 5', `${core.toFixed(1)} %`, '5 %', core < 5),
    row('added delay: measured, by its word', `${late.toFixed(1)}, ${said.toFixed(1)} ms`, 'equal', late === said),
  ];
}

/** In per cent. By the processor's time, not by the clock on the wall: others may be using this machine as well. */
async function partOfACore(browser, page) {
  const session = await browser.newBrowserCDPSession();
  const spent = async () => {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    return processInfo.filter(({ type }) => type === 'renderer').reduce((sum, { cpuTime }) => sum + cpuTime, 0);
  };
  const measure = async (isClean) => {
    const before = await spent();
    await page.evaluate((clean) => window.audioBench.minute(clean), isClean);
    return (await spent()) - before;
  };
  await measure(true); // so that everything is loaded and compiled
  const plain = [];
  const clean = [];
  for (let turn = 0; turn < 5; turn += 1) {
    plain.push(await measure(false));
    clean.push(await measure(true));
  }
  await session.detach();
  const median = (values) => values.sort((a, b) => a - b)[2];
  return ((median(clean) - median(plain)) / 60) * 100;
}

function print(rows) {
  const line = (...cells) =>
    console.log(`  ${cells.map((cell, at) => (at ? cell.padStart(12) : cell.padEnd(9))).join('')}`);
  line('noise', 'voice/noise', 'noise taken', 'SI-SDR', 'after');
  for (const { noise, decibels, taken, before, after } of rows) {
    line(noise, `${decibels} dB`, `${taken.toFixed(1)} dB`, before.toFixed(1), after.toFixed(1));
  }
}

async function savePictures(page) {
  const folder = join(root, 'bench/results');
  mkdirSync(folder, { recursive: true });
  const pictures = await page.evaluate(() => window.audioBench.pictures('street', 5));
  for (const [index, when] of ['before', 'after'].entries()) {
    writeFileSync(join(folder, `noise-${when}.png`), Buffer.from(pictures[index].split(',')[1], 'base64'));
  }
}
