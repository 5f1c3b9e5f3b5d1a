import { expect } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import { Store } from '../../src/core/index.js';
import { desk, find, html, settle } from '../support/desk.js';
import type { Desk } from '../support/desk.js';
import { textOf } from '../support/page.js';
import { freshMachine, Machine } from '../support/sound.js';
import { waitUntil } from '../support/wait.js';

const machine = new Machine();
const until = (isSo: () => unknown, what: string): Promise<void> => waitUntil(isSo, what, { timeout: 8000 });
const row = (): Element | null => find('wx-call-audio')?.shadowRoot?.querySelector('.row') ?? null;

/** What this page has of sound: microphones that are on, voices that are played, and contexts that are not closed. */
const left = (): unknown[] => [
  machine.live,
  machine.playing.length,
  ...machine.contexts.map(({ state }) => state).filter((state) => state !== 'closed'),
];
const untilLeft = (...what: readonly unknown[]): Promise<void> =>
  until(() => left().join() === what.join(), `what is left is ${what.join()}`);

describe('wx-call-audio when a session ends', function () {
  this.timeout(30_000);

  freshMachine(machine);
  // Browsers let nothing be heard of a page that nobody has used.
  beforeEach(() => sendMouse({ type: 'click', position: [5, 5] }));

  /** An agent who hears a call, and is heard. */
  async function talk(): Promise<{ d: Desk; id: string }> {
    const d = await desk(html`<wx-alerts></wx-alerts><wx-call-audio></wx-call-audio>`, {
      station: 'browser',
      settings: { noiseRemoval: false },
    });
    await until(row, 'the sound is there');
    const { id } = await d.talk();
    await until(() => machine.live === 1 && machine.playing.length === 1, 'the agent hears, and is heard');
    // The tones of the request, the voices, and the meter.
    await until(() => machine.contexts.length === 3, 'all of it works');
    return { d, id };
  }

  it('[STN-06] lets go of microphone, voices and all that works on sounds when the agent signs in elsewhere', async () => {
    const { d, id } = await talk();
    const elsewhere = new Store(d.centre.seat(d.agentId), d.clock);
    await elsewhere.connect();
    await settle();
    expect(d.desktop.state.failure?.code).to.equal('signed-in-elsewhere');
    await untilLeft(0, 0);
    expect(textOf(find('wx-call-audio') ?? document.body)).to.equal('');
    // The call goes on there, and nothing of it comes here.
    expect(elsewhere.state.interactions.get(id)?.channel).to.equal('call');
    await d.advance(5000);
    expect([left(), machine.asked.length]).to.deep.equal([[0, 0], 1]);
    await elsewhere.disconnect();
  });

  it('lets go of the microphone with the call, and of the rest when the agent signs out', async () => {
    const { d, id } = await talk();
    await d.desktop.perform('end', { interactionId: id });
    await until(() => machine.live === 0 && machine.playing.length === 0, 'the call is over');
    await d.desktop.perform('wrap-up', { interactionId: id, reasonId: 'order-placed' });
    await d.desktop.perform('sign-out', {});
    await settle();
    expect(d.desktop.state.agent?.signedIn).to.equal(false);
    expect(row()).to.equal(null);
    // The back end's, in which voices are made, rests until the session is over; nobody has to be signed in for that.
    await untilLeft(0, 0, 'suspended');
    d.desktop.backend = null;
    await untilLeft(0, 0);
  });
});
