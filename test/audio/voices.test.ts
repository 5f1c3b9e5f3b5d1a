import { expect } from '@open-wc/testing';
import { noiseReduction, siSdr } from '../../bench/audio/figures.js';
import { render as clean } from '../../bench/audio/render.js';
import { render } from '../../src/backends/sound/sounds.js';

/** As the noise removal gets it. */
async function at48(buffer: AudioBuffer): Promise<Float32Array> {
  const context = new OfflineAudioContext(1, buffer.duration * 48_000, 48_000);
  const source = new AudioBufferSourceNode(context, { buffer });
  source.connect(context.destination);
  source.start();
  return (await context.startRendering()).getChannelData(0);
}

const level = (samples: Float32Array): number =>
  10 * Math.log10(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);

/** Six speakers, with a fan and with a street behind them. */
const CALLERS = ['customer-1', 'customer-2', 'customer-3', 'customer-4', 'customer-5', 'customer-6'];

describe('voices that are made in the page', function () {
  this.timeout(60_000);

  for (const who of CALLERS) {
    it(`[NOI-03] ${who}: the noise behind the voice is taken away, and the voice stays`, async () => {
      const [alone, called] = await Promise.all([render('speech', who, false), render('speech', who, true)]);
      const [voice, before] = await Promise.all([at48(alone), at48(called)]);
      const { heard, late, removal } = await clean(before);
      expect(removal.state).to.equal('on');
      expect(siSdr(voice, before), 'there is something to take away').to.be.within(6, 18);
      expect(noiseReduction(voice, before, heard, late)).to.be.above(12);
      expect(siSdr(voice, heard, late)).to.be.above(siSdr(voice, before));
      // Of the voice alone nothing is taken: RNNoise takes it for one.
      const { heard: kept, removal: second } = await clean(voice);
      expect(level(kept)).to.be.closeTo(level(voice), 1);
      removal.close();
      second.close();
    });
  }

  it('are the same in every page, and another for another', async () => {
    const [one, same, other] = await Promise.all(
      ['customer-1', 'customer-1', 'customer-2'].map((who) => render('speech', who, true)),
    );
    /** The most by which two are apart. */
    const apart = (a: AudioBuffer | undefined, b: AudioBuffer | undefined): number => {
      const samples = b?.getChannelData(0);
      return (
        a?.getChannelData(0).reduce((most, sample, at) => Math.max(most, Math.abs(sample - (samples?.[at] ?? 1))), 0) ??
        1
      );
    };
    // Browsers add up in no fixed order, which shows in the last digit.
    expect(apart(one, same)).to.be.below(1e-4);
    expect(apart(one, other)).to.be.above(0.1);
  });
});
