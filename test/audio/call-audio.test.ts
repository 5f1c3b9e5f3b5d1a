import { expect, waitUntil } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import { reconnect } from '../support/backend.js';
import { desk, find, html, settle } from '../support/desk.js';
import { textOf } from '../support/page.js';
import { fan, loudness, Machine, PlayedMedia } from '../support/sound.js';

const machine = new Machine();

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
});
