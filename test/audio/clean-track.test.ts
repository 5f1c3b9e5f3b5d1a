import { expect } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import { CleanTrack } from '../../src/audio/index.js';
import { waitUntil } from '../support/wait.js';

/** A caller of whom nothing but a fan is heard. */
class Caller {
  readonly context = new AudioContext({ sampleRate: 48_000 });
  readonly #stream = new MediaStreamAudioDestinationNode(this.context, { channelCount: 1 });

  constructor() {
    const buffer = new AudioBuffer({ length: 96_000, sampleRate: 48_000 });
    let state = 1;
    const samples = buffer.getChannelData(0);
    samples.forEach((_, at) => {
      state = (state * 48_271) % 2_147_483_647;
      samples[at] = 0.2 * (state / 2_147_483_647 - 0.5);
    });
    const source = new AudioBufferSourceNode(this.context, { buffer, loop: true });
    source.connect(this.#stream);
    source.start();
  }

  get track(): MediaStreamTrack {
    const [track] = this.#stream.stream.getAudioTracks();
    if (!track) throw new Error('There is no track.');
    return track;
  }

  /** How loud a track is here, in decibels, as often as it is asked. */
  meter(track: MediaStreamTrack): () => number {
    const analyser = new AnalyserNode(this.context, { fftSize: 8_192 });
    this.context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    return () => {
      analyser.getFloatTimeDomainData(samples);
      return 10 * Math.log10(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
    };
  }
}

describe('a track without noise', function () {
  this.timeout(20_000);
  let caller: Caller;

  beforeEach(async () => {
    // Browsers let nothing be heard of a page that nobody has used.
    await sendMouse({ type: 'click', position: [5, 5] });
    caller = new Caller();
    await caller.context.resume();
  });
  afterEach(() => caller.context.close());

  it('[NOI-03] is softer by 12 dB at least where there is nothing but noise, and loud again when it is off', async () => {
    const clean = new CleanTrack(caller.track);
    await waitUntil(() => clean.state === 'on');
    const before = caller.meter(caller.track);
    const after = caller.meter(clean.track);
    await waitUntil(() => before() > -40, 'the caller is heard');
    await waitUntil(() => after() < before() - 12 && after() > -200, 'the noise is gone');
    clean.removal?.switch(false);
    await waitUntil(() => after() > before() - 3, 'the noise is back');
    clean.close();
  });

  it('goes on with the sound as it came when the processor is not there', async () => {
    const clean = new CleanTrack(caller.track, { assets: { worklet: '/test/audio/not-there.js' } });
    let changes = 0;
    clean.addEventListener('statechange', () => (changes += 1));
    await waitUntil(() => clean.state === 'failed');
    expect(changes).to.equal(1);
    const after = caller.meter(clean.track);
    await waitUntil(() => after() > -40, 'the caller is heard');
    clean.close();
  });

  it('asks for no sound before the page was used, and does with its first use', async () => {
    const { resume } = AudioContext.prototype;
    let asked = 0;
    AudioContext.prototype.resume = function () {
      asked += 1;
      return resume.call(this);
    };
    let hasBeenActive = false;
    Object.defineProperty(navigator, 'userActivation', {
      configurable: true,
      get: () => ({ hasBeenActive, isActive: false }),
    });
    try {
      const [clean, over] = [new CleanTrack(caller.track), new CleanTrack(caller.track)];
      dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
      expect(asked).to.equal(0);
      over.close();
      hasBeenActive = true;
      await sendMouse({ type: 'click', position: [5, 5] });
      await sendMouse({ type: 'click', position: [5, 5] });
      expect(asked).to.equal(1);
      clean.close();
    } finally {
      AudioContext.prototype.resume = resume;
      Reflect.deleteProperty(navigator, 'userActivation');
    }
  });

  it('is the track itself where the browser has no context to give', () => {
    const { track } = caller;
    const real = globalThis.AudioContext;
    globalThis.AudioContext = function () {
      throw new DOMException('No more of them.', 'NotSupportedError');
    } as unknown as typeof AudioContext;
    try {
      const clean = new CleanTrack(track);
      expect(clean.track).to.equal(track);
      expect(clean.state).to.equal('failed');
      expect(clean.failure?.message).to.equal('No more of them.');
      clean.close();
      expect(track.readyState).to.equal('live');
    } finally {
      globalThis.AudioContext = real;
    }
  });

  it('[NOI-03] leaves nothing behind, ten calls after each other', async () => {
    const real = globalThis.AudioContext;
    const contexts: AudioContext[] = [];
    globalThis.AudioContext = class extends real {
      constructor(options?: AudioContextOptions) {
        super(options);
        contexts.push(this);
      }
    };
    const players: HTMLAudioElement[] = [];
    const realAudio = globalThis.Audio;
    globalThis.Audio = class extends realAudio {
      constructor() {
        super();
        players.push(this);
      }
    };
    try {
      const { track } = caller;
      for (let call = 0; call < 10; call += 1) {
        const clean = new CleanTrack(track);
        await waitUntil(() => clean.state === 'on');
        expect(clean.track.readyState).to.equal('live');
        clean.close();
        clean.close();
        expect(clean.state).to.equal('closed');
        expect(clean.track.readyState).to.equal('ended');
      }
      expect(track.readyState, 'it is not ours').to.equal('live');
      await waitUntil(() => contexts.every(({ state }) => state === 'closed'));
      expect(contexts).to.have.length(10);
      expect(players.every(({ srcObject }) => srcObject === null)).to.equal(true);
    } finally {
      globalThis.AudioContext = real;
      globalThis.Audio = realAudio;
    }
  });

  it('leaves a context that it was given running', async () => {
    const clean = new CleanTrack(caller.track, { context: caller.context });
    await waitUntil(() => clean.state === 'on');
    clean.close();
    expect(caller.context.state).to.equal('running');
  });

  it('ends when the track is over', async () => {
    const { track } = caller;
    const clean = new CleanTrack(track);
    await waitUntil(() => clean.state === 'on');
    track.stop();
    track.dispatchEvent(new Event('ended')); // whoever stops a track is not told; whoever loses one is
    expect(clean.state).to.equal('closed');
  });
});
