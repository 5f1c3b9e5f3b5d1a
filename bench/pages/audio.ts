// What bench/audio.bench.mjs asks this page to measure.
import { lateness, noiseReduction, siSdr } from '../audio/figures.js';
import { render, renderPlain } from '../audio/render.js';
import { clip, mixes, noises, RATE, ratios, SECONDS } from '../audio/sounds.js';
import type { Noise, Part } from '../audio/sounds.js';
import { spectrogram } from '../audio/spectrogram.js';

export interface Figures {
  readonly noise: Noise;
  readonly decibels: number;
  /** Decibels taken from the noise, and of the voice before and after: the mean of the part's voices. */
  readonly taken: number;
  readonly before: number;
  readonly after: number;
}

/** The table of a part. */
async function figures(part: Part): Promise<Figures[]> {
  const all = await mixes(part);
  const rows: Figures[] = [];
  for (const noise of noises) {
    for (const decibels of ratios) {
      const same = all.filter((mix) => mix.noise === noise && mix.decibels === decibels);
      let taken = 0;
      let before = 0;
      let after = 0;
      for (const { speech, mixed } of same) {
        const { heard, late, removal } = await render(mixed);
        if (removal.state !== 'on') throw removal.failure ?? new Error(removal.state);
        taken += noiseReduction(speech, mixed, heard, late) / same.length;
        before += siSdr(speech, mixed) / same.length;
        after += siSdr(speech, heard, late) / same.length;
        removal.close();
      }
      rows.push({ noise, decibels, taken, before, after });
    }
  }
  return rows;
}

/** A minute of speech with noise, with or without the noise removal: what the processor of this machine does of it. */
async function minute(isClean: boolean): Promise<number> {
  long ??= await aMinute();
  if (!isClean) return renderPlain(long);
  const { took, removal } = await render(long);
  removal.close();
  return took;
}

let long: Float32Array | null = null;

async function aMinute(): Promise<Float32Array> {
  const samples = new Float32Array(6 * SECONDS * RATE);
  const all = await mixes('measured');
  for (let turn = 0; turn < 6; turn += 1) samples.set(all[turn]?.mixed ?? [], turn * SECONDS * RATE);
  return samples;
}

/** How late a voice is by measure, and by its own word, in milliseconds. */
async function delay(): Promise<{ late: number; said: number }> {
  const speech = await clip('it-speech');
  const { heard, late, removal } = await render(speech);
  removal.close();
  return { late: (lateness(speech, heard, 3_000) / RATE) * 1_000, said: (late / RATE) * 1_000 };
}

/** Before and after, as addresses of PNG images. */
async function pictures(noise: Noise, decibels: number): Promise<string[]> {
  const mix = (await mixes('measured')).findLast((one) => one.noise === noise && one.decibels === decibels);
  if (!mix) throw new Error('There is no such mix.');
  const { heard, late, removal } = await render(mix.mixed);
  removal.close();
  return [spectrogram(mix.mixed), spectrogram(heard.subarray(late))];
}

Object.assign(window, { audioBench: { figures, minute, delay, pictures } });
