import { expect } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import { Watch } from '../backends/sound/pages.js';
import { reconnect } from '../support/backend.js';
import { answer, ask, colleague } from '../support/colleagues.js';
import { desk, find, html, settle } from '../support/desk.js';
import type { Desk } from '../support/desk.js';
import { textOf } from '../support/page.js';
import { fan, loudness, Machine, PlayedMedia, Tone } from '../support/sound.js';
import { waitUntil } from '../support/wait.js';

const machine = new Machine();
const until = (isSo: () => unknown, what: string): Promise<void> => waitUntil(isSo, what, { timeout: 8000 });

/** What a page makes for the sound of calls, beside what `Watch` sees. */
class Made {
  /** What each worklet was told. */
  readonly worklets: unknown[][] = [];
  /** What comes out of the contexts of the page. */
  readonly tracks: MediaStreamTrack[] = [];
  readonly #real = { AudioWorkletNode, MediaStreamAudioDestinationNode };

  constructor() {
    const { worklets, tracks } = this;
    const real = this.#real;
    window.AudioWorkletNode = class extends real.AudioWorkletNode {
      constructor(context: BaseAudioContext, name: string, options?: AudioWorkletNodeOptions) {
        super(context, name, options);
        const told: unknown[] = [];
        worklets.push(told);
        const post = this.port.postMessage.bind(this.port);
        this.port.postMessage = (message: unknown) => {
          told.push(message);
          post(message);
        };
      }
    };
    window.MediaStreamAudioDestinationNode = class extends real.MediaStreamAudioDestinationNode {
      constructor(context: AudioContext, options?: AudioNodeOptions) {
        super(context, options);
        // Those of the test's own are not the page's.
        if (machine.contexts.includes(context)) tracks.push(...this.stream.getAudioTracks());
      }
    };
  }

  end(): void {
    Object.assign(window, this.#real);
  }
}

describe('wx-call-audio, where the page’s policy lets noise be removed', function () {
  this.timeout(20_000);

  beforeEach(async () => {
    // Browsers let nothing be heard of a page that nobody has used.
    await sendMouse({ type: 'click', position: [5, 5] });
    machine.begin();
  });
  afterEach(() => machine.end());

  /** A call with a caller and a colleague, both beside a fan; how loud each is heard. */
  async function call(noiseRemoval: boolean): Promise<[caller: () => number, colleague: () => number]> {
    const d = await desk(html`<wx-call-audio></wx-call-audio>`, { station: 'browser', settings: { noiseRemoval } });
    const media = new PlayedMedia();
    await reconnect(d, { media: () => Promise.resolve(media) });
    const { id: interactionId } = await d.talk();
    await waitUntil(() => find('wx-call-audio')?.shadowRoot?.querySelector('.row'));
    const voice = { interactionId, state: 'live', track: fan() } as const;
    media.show({
      inCall: true,
      voices: [
        { ...voice, id: 'a', of: 'caller', name: 'Maya Torres' },
        { ...voice, id: 'b', of: 'colleague', name: 'Ben Carter', track: fan() },
      ],
    });
    await settle();
    await waitUntil(() => machine.playing.length === 2);
    const [caller, colleague] = machine.playing;
    return [loudness(caller), loudness(colleague)];
  }

  it('[NOI-01] [NOI-03] hears the caller without the noise, by 12 dB at least, and colleagues as they come', async () => {
    const [caller, colleague] = await call(true);
    await waitUntil(() => colleague() > -40, 'the colleague is heard');
    await waitUntil(() => caller() < colleague() - 12 && caller() > -200, 'the noise is gone', { timeout: 8000 });
    expect(textOf(find('wx-call-audio') ?? document.body)).not.to.contain('noise');
  });

  it('[NOI-01] hears the caller as the call comes where licence or settings do not have it', async () => {
    const [caller, colleague] = await call(false);
    await waitUntil(() => colleague() > -40 && caller() > -40);
    expect(Math.abs(caller() - colleague())).to.be.below(3);
    expect(machine.contexts.filter(({ state }) => state === 'running').length).to.be.at.most(1);
  });

  describe('on the embedded centre, leaves nothing behind', function () {
    this.timeout(60_000);
    let watch: Watch;
    let made: Made;

    beforeEach(() => {
      watch = new Watch();
      made = new Made();
    });
    afterEach(() => {
      made.end();
      watch.end();
    });

    async function sit(): Promise<Desk> {
      const d = await desk(html`<wx-call-audio></wx-call-audio>`, {
        station: 'browser',
        settings: { noiseRemoval: true },
      });
      await until(() => find('wx-call-audio')?.shadowRoot?.querySelector('.row'), 'the sound is there');
      return d;
    }

    /** A call whose noise is removed, and in which the agent is heard. */
    async function talk(d: Desk): Promise<string> {
      const before = made.worklets.length;
      const { id } = await d.talk('maya-torres');
      await until(() => machine.playing.length === 1 && machine.live === 1, 'the agent hears, and is heard');
      await until(() => made.worklets[before]?.includes('on'), 'the noise is removed');
      return id;
    }

    async function end(d: Desk, interactionId: string): Promise<void> {
      await d.desktop.perform('end', { interactionId });
      await d.desktop.perform('wrap-up', { interactionId, reasonId: 'order-placed' });
      await settle();
    }

    /** Nothing of this page works, plays or listens. */
    function expectNothing(): void {
      expect([machine.live, machine.playing.length]).to.deep.equal([0, 0]);
      for (const told of made.worklets) expect(told.filter((one) => one === 'close')).to.have.length(1);
      expect(made.tracks.map(({ readyState }) => readyState)).to.not.include('live');
      expect(watch.players.filter(({ srcObject }) => srcObject !== null)).to.have.length(0);
    }
    const contexts = (): string => watch.contexts.map(({ state }) => state).join(' ');

    it('after ten calls without noise: no worklet, context, track, microphone or element', async () => {
      const d = await sit();
      for (let number = 1; number <= 10; number += 1) await end(d, await talk(d));
      expectNothing();
      expect([made.worklets.length, machine.asked.length]).to.deep.equal([10, 10]);
      // Of each call what comes from the customer, and that without the noise.
      expect(made.tracks).to.have.length(20);
      // The back end's own rests until the session is over.
      await until(() => contexts() === `suspended${' closed'.repeat(10)}`, 'contexts of calls are closed');
      d.desktop.backend = null;
      await until(() => contexts() === `closed${' closed'.repeat(10)}`, 'all are closed');
    });

    it('after consults between two stations in the browser: no connection either', async () => {
      const d = await sit();
      const other = await colleague(d, 1, 'browser');
      const media = await other.backend.media?.();
      const tone = new Tone(500);
      for (const number of [1, 2]) {
        const id = await talk(d);
        await ask(d, d.interaction(id), other);
        await answer(d, other);
        media?.speak?.(tone.track);
        await until(() => machine.playing.length === 1, 'the colleague is heard');
        const colleagueIs = loudness(machine.playing[0]);
        await until(() => colleagueIs() > -60, 'the colleague is heard');
        expect(watch.connections).to.have.length(2 * number);
        await d.desktop.perform('end-consult', { interactionId: id });
        await settle();
        expect(watch.connections.map(({ signalingState }) => signalingState)).to.not.include('stable');
        await d.desktop.perform('resume', { interactionId: id });
        await end(d, id);
      }
      media?.speak?.(null);
      await other.store.disconnect();
      d.desktop.backend = null;
      await until(() => /^(closed ?)+$/u.test(contexts()), 'all contexts are closed');
      expectNothing();
      expect(watch.connections.map(({ signalingState }) => signalingState)).to.deep.equal(new Array(4).fill('closed'));
      expect(tone.track.readyState, 'what was lent stays its owner’s').to.equal('live');
      tone.track.stop();
    });
  });
});
