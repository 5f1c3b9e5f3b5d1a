import { expect } from '@open-wc/testing';
import { lateness, noiseReduction, siSdr } from '../../bench/audio/figures.js';
import { render } from '../../bench/audio/render.js';
import { clip, mixes, noises, RATE } from '../../bench/audio/sounds.js';
import type { Mix } from '../../bench/audio/sounds.js';
import { NoiseRemoval } from '../../src/audio/index.js';

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** A stretch of a clip, in seconds. */
const stretch = async (name: string, seconds: number): Promise<Float32Array> =>
  (await clip(name)).slice(0, seconds * RATE);

/** The largest difference between what was heard and what was said, so many samples before. */
function difference(said: Float32Array, heard: Float32Array, late: number, from = 0): number {
  let most = 0;
  for (let at = from; at + late < heard.length; at += 1) {
    most = Math.max(most, Math.abs((heard[at + late] ?? 0) - (said[at] ?? 0)));
  }
  return most;
}

describe('noise removal: what it does to sound', function () {
  this.timeout(120_000);

  let measured: Mix[] = [];
  before(async () => {
    // The whole table is in the bench; here is every voice and noise at two ratios.
    measured = (await mixes('measured')).filter(({ decibels }) => decibels === 5 || decibels === 15);
  });

  it('[NOI-03] takes at least 12 dB of noise, and leaves the voice no worse than it was', async () => {
    const taken = new Map<string, number[]>(noises.map((noise) => [noise, []]));
    for (const { noise, decibels, speech, mixed } of measured) {
      const { heard, late, removal } = await render(mixed);
      expect(removal.state).to.equal('on');
      taken.get(noise)?.push(noiseReduction(speech, mixed, heard, late));
      expect(siSdr(speech, heard, late), `${noise} at ${decibels} dB`).to.be.at.least(siSdr(speech, mixed));
      removal.close();
    }
    expect(mean([...taken.values()].flat())).to.be.at.least(12);
    for (const noise of ['street', 'fan', 'keyboard']) expect(mean(taken.get(noise) ?? []), noise).to.be.at.least(12);
    // Many voices are what it cannot tell from a voice.
    expect(mean(taken.get('babble') ?? [])).to.be.within(4, 12);
  });

  it('[NOI-03] leaves a voice without noise as it is', async () => {
    const voice = await clip('it-speech');
    const { heard, late, removal } = await render(voice);
    expect(siSdr(voice, heard, late)).to.be.at.least(17);
    removal.close();
  });

  it('is as late as it says', async () => {
    const voice = await stretch('fr-speech', 4);
    const { heard, late, removal } = await render(voice);
    expect(late).to.equal(1408); // 29 ms
    expect(lateness(voice, heard, 2_000)).to.be.within(late - 2, late + 2);
    removal.close();
    expect(removal.delay).to.equal(0);
  });

  it('gives every sample back while it is off', async () => {
    const voice = await stretch('fr-speech', 3);
    const { heard, late, removal } = await render(voice, { isOff: true });
    expect(removal.state).to.equal('off');
    expect(difference(voice, heard, late)).to.equal(0);
    removal.close();
  });

  for (const rate of [8_000, 16_000, 44_100, 96_000]) {
    it(`works in a context of ${rate} Hz`, async () => {
      // Nothing above what both can carry.
      const tone = Float32Array.from(
        { length: 2 * rate },
        (_, at) => 0.3 * Math.sin((2 * Math.PI * 1_000 * at) / rate),
      );
      const { heard, late, removal } = await render(tone, { isOff: true, rate });
      const rest = tone.slice(0, tone.length - late);
      expect(removal.delay).to.be.within(0.02, 0.05);
      // Its own delay is no whole number of samples everywhere.
      expect(siSdr(rest.slice(rate / 2), heard.slice(rate / 2), late)).to.be.at.least(rate === 44_100 ? 15 : 30);
      expect(difference(tone, heard, late, rate / 2)).to.be.below(0.06);
      removal.close();

      let state = 1;
      const noise = tone.map(() => 0.4 * ((state = (state * 48_271) % 2_147_483_647) / 2_147_483_647 - 0.5));
      const cleaned = await render(noise, { rate });
      expect(power(cleaned.heard, rate)).to.be.below(power(noise, rate) / 16);
      cleaned.removal.close();
    });
  }

  it('gets over samples that are no numbers', async () => {
    const voice = await stretch('it-speech', 4);
    const broken = voice.slice();
    broken[RATE] = NaN;
    broken[RATE + 1] = Infinity;
    const { heard, late, removal } = await render(broken);
    expect(heard.every((sample) => Number.isFinite(sample))).to.equal(true);
    expect(siSdr(voice.slice(2 * RATE), heard.slice(2 * RATE), late)).to.be.at.least(15);
    removal.close();
  });
});

describe('noise removal that fails', function () {
  this.timeout(20_000);
  const asset = (name: string): string => new URL(name, import.meta.url).href;

  for (const [what, assets] of [
    ['its processor is not there', { worklet: asset('./not-there.js') }],
    ['RNNoise is not there', { wasm: asset('./not-there.wasm') }],
    ['RNNoise is something else', { wasm: '/package.json' }],
  ] as const) {
    it(`[NOI-03] lets the sound through and says so: ${what}`, async () => {
      const voice = await stretch('it-speech', 2);
      const states: string[] = [];
      const { heard, removal } = await render(voice, { assets }, ({ state, failure }) => {
        states.push(state);
        expect(failure).to.be.instanceOf(Error);
      });
      expect(states).to.deep.equal(['failed']);
      expect(removal.delay).to.equal(0);
      expect(difference(voice, heard, 0)).to.equal(0);
      removal.switch(true);
      expect(removal.state).to.equal('failed');
      removal.close();
      expect(removal.state).to.equal('closed');
    });
  }

  it('tries again for the next call', async () => {
    const voice = await stretch('it-speech', 1);
    const first = await render(voice, { assets: { wasm: asset('./not-there.wasm') } });
    const second = await render(voice);
    expect([first.removal.state, second.removal.state]).to.deep.equal(['failed', 'on']);
    first.removal.close();
    second.removal.close();
  });

  it('[NOI-03] goes on with the sound as it came when RNNoise breaks in the middle, without a gap', async () => {
    // It is silent itself, is always sure of a voice, and breaks at its 101st frame.
    const tone = Float32Array.from({ length: 3 * RATE }, (_, at) => 0.3 * Math.sin((2 * Math.PI * 440 * at) / RATE));
    const changes: string[] = [];
    const assets = { wasm: asset('./breaks-after-a-second.wasm') };
    const { heard, late, removal } = await render(tone, { assets }, (one) => {
      changes.push(one.state);
      one.addEventListener('statechange', () => changes.push(one.state));
    });
    await until(() => removal.state === 'failed');
    expect(changes).to.deep.equal(['on', 'failed']);
    expect(removal.failure?.message).to.match(/unreachable/);
    expect(difference(tone, heard, late, 1.02 * RATE)).to.be.below(1e-6);
    // Before it breaks a third of the tone comes through; there is no step between the one and the other.
    const steps = heard
      .slice(late + 480)
      .map((sample, at, all) => (at === 0 ? 0 : Math.abs(sample - (all[at - 1] ?? 0))));
    expect(Math.max(...steps.slice(0.5 * RATE, 1.5 * RATE))).to.be.below((0.3 * 2 * Math.PI * 440 * 1.05) / RATE);
    removal.close();
  });
});

describe('noise removal: its life', () => {
  it('lets sound through while it loads, and tells when it is on', async () => {
    const context = new OfflineAudioContext(1, RATE, RATE);
    const removal = new NoiseRemoval(context);
    expect(removal.state).to.equal('loading');
    expect(removal.delay).to.equal(0);
    const seen: string[] = [];
    removal.addEventListener('statechange', () => seen.push(removal.state));
    await removal.settled;
    removal.switch(false);
    removal.switch(false);
    removal.switch(true);
    removal.close();
    removal.close();
    removal.switch(true);
    expect(seen).to.deep.equal(['on', 'off', 'on', 'closed']);
  });

  it('keeps what it was switched to while it loads', async () => {
    const context = new OfflineAudioContext(1, RATE, RATE);
    const removal = new NoiseRemoval(context);
    removal.switch(false);
    await removal.settled;
    expect(removal.state).to.equal('off');
    removal.close();
  });

  it('may be closed while it loads', async () => {
    const context = new OfflineAudioContext(1, RATE, RATE);
    const removal = new NoiseRemoval(context);
    removal.close();
    await removal.settled;
    expect(removal.state).to.equal('closed');
    // Nothing comes to life afterwards.
    const next = new NoiseRemoval(context);
    await next.settled;
    expect(removal.state).to.equal('closed');
    next.close();
  });

  it('is silent once it is closed', async () => {
    const voice = await stretch('it-speech', 1);
    const { heard } = await render(voice, {}, (removal) => removal.close());
    expect(power(heard, RATE)).to.equal(0);
  });
});

function power(samples: Float32Array, length: number): number {
  return samples.slice(-length / 2).reduce((sum, sample) => sum + sample * sample, 0);
}

/** Messages of an audio thread arrive after the rendering is over. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve));
}
