import { expect } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import type { Media } from '../../../src/core/index.js';
import { Centre, customer, Ears, heardIn, Watch } from './pages.js';
import { waitUntil } from '../../support/wait.js';

const within = { timeout: 10_000 };
/** Of what is spoken: in decibels at a frequency. */
const LOUD = -40;

/** A constructor of which the browser has no more to give. */
function none(): never {
  throw new DOMException('No more of them.', 'NotSupportedError');
}

describe('pages between which the way breaks, or cannot be made', function () {
  this.timeout(40_000);
  let ears: Ears;
  let centre: Centre;
  let pages: Media[];

  beforeEach(async () => {
    // Browsers let nothing be heard of a page that nobody has used.
    await sendMouse({ type: 'click', position: [5, 5] });
    ears = new Ears();
    await ears.context.resume();
    centre = new Centre();
    pages = [];
  });
  afterEach(async () => {
    for (const page of pages) page.close();
    await ears.close();
  });

  const open = (name: string, frequency: number): Media => {
    const media = centre.page(name);
    media.speak?.(ears.tone(frequency));
    pages.push(media);
    return media;
  };
  /** Whatever became of the way between them. */
  const talkAgain = async (ana: Media, ben: Media): Promise<void> => {
    const live = (): boolean => [ana, ben].every(({ view }) => view.voices[0]?.state === 'live');
    await waitUntil(live, 'both are there', { timeout: 20_000 });
    const atBen = ears.meter(await heardIn(ben, 'ana'));
    const atAna = ears.meter(await heardIn(ana, 'ben'));
    await waitUntil(() => atBen.at(440) > LOUD && atAna.at(1_000) > LOUD, 'both are heard', within);
  };

  for (const [whose, at] of [
    ['the page that begins', 0],
    ['the other page', 1],
  ] as const) {
    it(`say so when the way breaks at ${whose}, and find another by themselves`, async () => {
      const watch = new Watch();
      try {
        const ana = open('ana', 440);
        const ben = open('ben', 1_000);
        centre.join(['ana', 'ben']);
        await heardIn(ana);
        await heardIn(ben);
        const other = [ben, ana][at];
        watch.connections[at]?.close();
        // The browser waits some seconds before it says so.
        const broken = (): boolean => other?.view.voices[0]?.state === 'interrupted';
        await waitUntil(broken, 'interrupted', { timeout: 10_000 });
        await talkAgain(ana, ben);
        expect(watch.connections.filter(({ connectionState }) => connectionState === 'connected').length).to.equal(2);
        // Whatever is said of a way has the addresses in it, the second time too.
        const said = centre.signals.filter((signal) => signal.includes('sdp'));
        expect(said.length).to.be.at.least(4);
        expect(said.filter((signal) => !signal.includes('a=candidate'))).to.deep.equal([]);
      } finally {
        watch.end();
      }
    });
  }

  it('try again as often as it takes, without another plan', async () => {
    const ana = open('ana', 440);
    const ben = open('ben', 1_000);
    // Another certificate than the one that is shown: each try fails at once.
    const offers = new Set<unknown>();
    centre.way = (data) => {
      const { type, to } = JSON.parse(data) as { type: string; to: unknown };
      if (type !== 'answer') return data;
      offers.add(to);
      return offers.size > 2 ? data : data.replace(/(a=fingerprint:\S+ )(..):(..)/u, '$1$3:$2');
    };
    centre.join(['ana', 'ben']);
    // The second try is made at once, the third after some seconds.
    await waitUntil(() => offers.size === 2, 'another offer', within);
    await waitUntil(() => ana.view.voices[0]?.state === 'interrupted', 'it fails', within);
    expect(ana.view.inCall).to.equal(true);
    await talkAgain(ana, ben);
    expect(offers.size).to.equal(3);
  });

  it('try again where the other page heard nothing of it, without another plan', async () => {
    const ana = open('ana', 440);
    const ben = open('ben', 1_000);
    centre.way = () => null;
    centre.join(['ana', 'ben']);
    await waitUntil(() => centre.lost > 1, 'what they say is lost', within);
    centre.way = (data) => data;
    await talkAgain(ana, ben);
  });

  it('are in the call, and tell of it, where the browser gives no connection; then with the next plan', async () => {
    const real = globalThis.RTCPeerConnection;
    const ana = open('ana', 440);
    const ben = open('ben', 1_000);
    try {
      globalThis.RTCPeerConnection = none as unknown as typeof RTCPeerConnection;
      centre.join(['ana', 'ben'], { parts: [customer()] });
      const states = (): unknown[] => ana.view.voices.map(({ state }) => state);
      await waitUntil(() => String(states()) === 'interrupted,live', 'the customer is heard', within);
      expect(ana.view.inCall).to.equal(true);
      expect(ana.view.voices[0]?.track).to.equal(null);
    } finally {
      globalThis.RTCPeerConnection = real;
    }
    centre.join(['ana', 'ben']);
    await talkAgain(ana, ben);
  });

  it('hear each other where the browser plays nothing of its own, and the customer with the next plan', async () => {
    const real = globalThis.AudioContext;
    const ana = open('ana', 440);
    const ben = open('ben', 1_000);
    const states = (): unknown[] => ana.view.voices.map(({ state, track }) => [state, track !== null]);
    try {
      globalThis.AudioContext = none as unknown as typeof AudioContext;
      centre.join(['ana', 'ben'], { parts: [customer()] });
      await talkAgain(ana, ben);
      expect(ana.view.inCall).to.equal(true);
      expect(states()).to.deep.equal([
        ['live', true],
        ['interrupted', false],
      ]);
    } finally {
      globalThis.AudioContext = real;
    }
    centre.join(['ana', 'ben'], { parts: [customer()] });
    await waitUntil(() => ana.view.voices[1]?.state === 'live', 'the customer', within);
  });
});
