import { expect } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import { defineSimulatorPanel } from '../../src/elements/simulator-panel/index.js';
import { desk, find, html, settle } from '../support/desk.js';
import type { Desk } from '../support/desk.js';
import { byRole, isThere } from '../support/page.js';
import { waitUntil } from '../support/wait.js';

defineSimulatorPanel();

const panel = html`<wx-simulator-panel></wx-simulator-panel>`;

/** A call at a browser station. */
async function talk(lang = 'en'): Promise<Desk> {
  const d = await desk(panel, { station: 'browser', lang });
  await d.talk('maya-torres');
  return d;
}

/** As an agent does: browsers play nothing before a click. */
async function clickOn(element: HTMLElement): Promise<void> {
  const { x, y, width, height } = element.getBoundingClientRect();
  await sendMouse({ type: 'click', position: [Math.round(x + width / 2), Math.round(y + height / 2)] });
  await settle();
}

describe('wx-simulator-panel, listening in', function () {
  this.timeout(15_000);
  const players: HTMLAudioElement[] = [];
  const Real = globalThis.Audio;
  before(() => {
    globalThis.Audio = class extends Real {
      constructor() {
        super();
        players.push(this);
      }
    };
  });
  after(() => {
    globalThis.Audio = Real;
  });
  beforeEach(() => (players.length = 0));

  /** The track that the panel plays now. */
  const played = (): MediaStreamTrack | undefined => {
    for (const { srcObject, muted } of players) {
      if (srcObject instanceof MediaStream && !muted) return srcObject.getAudioTracks()[0];
    }
    return undefined;
  };
  const isLive = (): boolean => played()?.readyState === 'live';
  const name = /^Listen in: Maya Torres$/u;
  const stop = /^Stop listening: Maya Torres$/u;

  it('[HLD-01] plays what the customer hears, until it is clicked again', async () => {
    const d = await talk();
    const button = byRole('button', name);
    expect(button.title).to.equal('Hear what the customer hears');
    await clickOn(button);
    await waitUntil(isLive, 'it plays');
    const track = played();
    await clickOn(byRole('button', stop));
    expect(track?.readyState).to.equal('ended');
    expect(played()).to.equal(undefined);
    expect(isThere('button', name)).to.equal(true);
    await expect(find('wx-simulator-panel')).to.be.accessible();
    await d.desktop.perform('hold', { interactionId: [...d.desktop.state.interactions.keys()][0] ?? '' });
    await settle();
    await clickOn(byRole('button', name));
    await waitUntil(isLive, 'also on hold');
  });

  it('ends with the call', async () => {
    const d = await talk();
    await clickOn(byRole('button', name));
    await waitUntil(isLive, 'it plays');
    const track = played();
    await d.act('customer-leaves', { interactionId: [...d.desktop.state.interactions.keys()][0] ?? '' });
    expect(track?.readyState).to.equal('ended');
    expect(isThere('button', stop)).to.equal(false);
  });

  it('ends with the panel', async () => {
    await talk();
    await clickOn(byRole('button', name));
    await waitUntil(isLive, 'it plays');
    const track = played();
    find('wx-simulator-panel')?.remove();
    expect(track?.readyState).to.equal('ended');
  });

  it('is for the browser only: at a telephone the sound is not in the page', async () => {
    const d = await desk(panel, { station: 'extension' });
    await d.talk();
    expect(isThere('button', /^Hangs up|^Customer hangs up/u)).to.equal(true);
    expect(isThere('button', /^Listen in/u)).to.equal(false);
  });

  it('is offered in Chinese', async () => {
    await talk('zh-CN');
    expect(byRole('button', /^旁听：/u).title).to.equal('听客户所听到的');
  });
});
