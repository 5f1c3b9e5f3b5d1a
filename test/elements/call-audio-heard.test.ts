import { expect } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import { desk, find, html, settle } from '../support/desk.js';
import type { Desk } from '../support/desk.js';
import { byRole } from '../support/page.js';
import { freshMachine, loudness, loudnessOf, Machine } from '../support/sound.js';
import { waitUntil } from '../support/wait.js';

const machine = new Machine();
const until = (isSo: () => unknown, what: string): Promise<void> => waitUntil(isSo, what, { timeout: 8000 });
const state = (): string => find('wx-call-audio')?.shadowRoot?.querySelector('.state')?.textContent.trim() ?? '';

/** Louder is heard; what is softer than that is nothing that anybody hears, in decibels. */
const HEARD = -60;
const SILENT = -90;

describe('wx-call-audio on the embedded centre', function () {
  this.timeout(30_000);

  freshMachine(machine);
  // Browsers let nothing be heard of a page that nobody has used.
  beforeEach(() => sendMouse({ type: 'click', position: [5, 5] }));

  async function talk(): Promise<{ d: Desk; id: string; customer: () => number }> {
    const d = await desk(html`<wx-call-audio></wx-call-audio>`, {
      station: 'browser',
      settings: { noiseRemoval: false },
    });
    await until(() => find('wx-call-audio')?.shadowRoot?.querySelector('.row'), 'the sound is there');
    const { id } = await d.talk();
    await until(() => state() === 'Microphone on' && machine.playing.length === 1, 'the call is heard');
    const media = await d.desktop.media();
    const customer = d.interaction(id).participants.find(({ kind }) => kind === 'customer');
    const track = media?.hearAs?.(customer?.id ?? '');
    if (!track) throw new Error('Nobody can listen in.');
    return { d, id, customer: loudnessOf(track) };
  }

  it('[ANS-01] [HLD-01] [HLD-02] hears the customer and is heard; on hold the agent hears nothing', async () => {
    const { d, id, customer } = await talk();
    const agent = loudness(machine.playing[0]);
    await until(() => agent() > HEARD, 'the customer is heard');
    await until(() => customer() > HEARD, 'the agent is heard');
    await d.desktop.perform('hold', { interactionId: id });
    await settle();
    expect(machine.playing).to.have.length(0);
    expect(state()).to.equal('Microphone on');
    await d.desktop.perform('resume', { interactionId: id });
    await until(() => machine.playing.length === 1, 'the customer is back');
    const again = loudness(machine.playing[0]);
    await until(() => again() > HEARD, 'the customer is heard again');
  });

  it('is not heard while muted, and is heard again', async () => {
    const { customer } = await talk();
    await until(() => customer() > HEARD, 'the agent is heard');
    byRole('button', 'Mute').click();
    await settle();
    await until(() => customer() < SILENT, 'nobody hears the agent');
    byRole('button', 'Mute').click();
    await until(() => customer() > HEARD, 'the agent is heard again');
  });

  it('lets go of everything when the call is over', async () => {
    const { d, id } = await talk();
    await d.desktop.perform('end', { interactionId: id });
    await until(() => machine.live === 0 && machine.playing.length === 0, 'nothing is left');
    expect(state()).to.equal('The microphone is off between calls');
  });
});
