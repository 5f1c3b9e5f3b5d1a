import { expect } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import { render } from '../../../src/backends/sound/sounds.js';
import { Centre, customer } from './pages.js';
import { waitUntil } from '../../support/wait.js';

/** How loud a frequency is in a part of a sound, in decibels of full scale; from and to in seconds. */
function at(buffer: AudioBuffer, frequency: number, from: number, to: number): number {
  const samples = buffer.getChannelData(0).subarray(from * buffer.sampleRate, to * buffer.sampleRate);
  let [real, imaginary] = [0, 0];
  for (const [index, sample] of samples.entries()) {
    const angle = (2 * Math.PI * frequency * index) / buffer.sampleRate;
    real += sample * Math.cos(angle);
    imaginary += sample * Math.sin(angle);
  }
  return 20 * Math.log10((2 * Math.hypot(real, imaginary)) / samples.length + 1e-9);
}

function level(buffer: AudioBuffer, from: number, to: number): number {
  const samples = buffer.getChannelData(0).subarray(from * buffer.sampleRate, to * buffer.sampleRate);
  return 10 * Math.log10(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length + 1e-12);
}

const peak = (buffer: AudioBuffer): number =>
  buffer.getChannelData(0).reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);

describe('sounds that are made in the page', function () {
  this.timeout(20_000);

  it('wait for a click in a page that nobody has used, and begin with it', async () => {
    const centre = new Centre();
    const media = centre.page('ana');
    const { resume } = AudioContext.prototype;
    let asked = 0;
    AudioContext.prototype.resume = function () {
      asked += 1;
      return resume.call(this);
    };
    try {
      centre.tell('ana', { parts: [customer()] });
      const state = (): string | undefined => media.view.voices[0]?.state;
      // Long enough for the voice to be made.
      await render('speech', 'customer-1', true);
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(state()).to.equal('connecting');
      // The browser would write a warning for each time.
      expect(asked).to.equal(0);
      await sendMouse({ type: 'click', position: [5, 5] });
      await waitUntil(() => state() === 'live', 'it begins', { timeout: 5_000 });
    } finally {
      AudioContext.prototype.resume = resume;
      media.close();
    }
  });

  it('are tried again with the next plan when they could not be made', async () => {
    await sendMouse({ type: 'click', position: [5, 5] });
    const centre = new Centre();
    const media = centre.page('ana');
    const state = (): string | undefined => media.view.voices[0]?.state;
    const real = globalThis.OfflineAudioContext;
    let tries = 0;
    try {
      globalThis.OfflineAudioContext = function () {
        tries += 1;
        throw new DOMException('No more of them.', 'NotSupportedError');
      } as unknown as typeof OfflineAudioContext;
      for (const says of ['speech', 'ringing'] as const) {
        const before = tries;
        centre.tell('ana', { parts: [customer({ says })] });
        await waitUntil(() => state() === 'interrupted', says);
        await new Promise((resolve) => setTimeout(resolve, 100));
        expect(tries - before, 'once with each plan').to.equal(1);
        expect(media.view.inCall).to.equal(true);
      }
      globalThis.OfflineAudioContext = real;
      centre.tell('ana', { parts: [customer({ says: 'ringing' })] });
      await waitUntil(() => state() === 'live', 'heard', { timeout: 5_000 });
    } finally {
      globalThis.OfflineAudioContext = real;
      media.close();
    }
  });

  it('are at the same place in every page: where the clock of the centre says', async () => {
    const begun: number[] = [];
    const { start } = AudioBufferSourceNode.prototype;
    AudioBufferSourceNode.prototype.start = function (when, offset, duration) {
      // What is rendered in advance begins at its beginning.
      if (this.context instanceof AudioContext) begun.push(offset ?? 0);
      if (duration === undefined) start.call(this, when, offset);
      else start.call(this, when, offset, duration);
    };
    const centre = new Centre();
    centre.now = () => 24_000 * 1_000 + 5_500;
    const pages = ['ana', 'ben'].map((name) => centre.page(name));
    try {
      for (const name of ['ana', 'ben']) centre.tell(name, { parts: [customer()] });
      await waitUntil(() => pages.every(({ view }) => view.voices[0]?.state === 'live'), 'heard', { timeout: 5_000 });
      expect(begun).to.deep.equal([5.5, 5.5]);
    } finally {
      AudioBufferSourceNode.prototype.start = start;
      for (const page of pages) page.close();
    }
  });

  it('a telephone that rings is a second of 425 Hz, and four of nothing', async () => {
    const sound = await render('ringing', '', false);
    expect(sound.duration).to.equal(5);
    expect(at(sound, 425, 0.1, 0.9)).to.be.above(-25);
    expect(level(sound, 1.1, 5)).to.be.below(-100);
  });

  it('a voicemail is a greeting and a tone, with silence after it', async () => {
    const sound = await render('voicemail', 'customer-1', false);
    const { duration } = sound;
    const tones = Array.from({ length: Math.floor(duration * 4) - 1 }, (_, n) => at(sound, 1_000, n / 4, n / 4 + 0.25));
    const tone = tones.indexOf(Math.max(...tones)) / 4;
    expect(Math.max(...tones)).to.be.above(-25);
    expect(tone).to.be.within(3, duration - 0.5);
    expect(level(sound, 0.5, tone - 0.7), 'somebody speaks before it').to.be.above(-35);
  });

  it('[HLD-01] music on hold is soft, never stops, and begins again without a click', async () => {
    const sound = await render('music', '', false);
    for (let second = 0; second < sound.duration; second += 1) {
      expect(level(sound, second, second + 1), String(second)).to.be.within(-40, -18);
    }
    expect(peak(sound)).to.be.below(0.5);
    const samples = sound.getChannelData(0);
    expect(Math.abs((samples[0] ?? 1) - (samples.at(-1) ?? 0))).to.be.below(0.01);
  });

  it('voices are as loud as each other, and none too loud', async () => {
    for (const who of ['customer-1', 'customer-4', 'party-2', 'agent-17']) {
      const voice = await render('speech', who, false);
      expect(level(voice, 0, voice.duration), who).to.be.within(-29, -22);
      expect(peak(voice), who).to.be.below(0.9);
    }
  });
});
