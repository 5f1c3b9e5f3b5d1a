import { expect } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import type { Media } from '../../../src/core/index.js';
import { LONGEST_SIGNAL } from '../../../src/backends/sound/line.js';
import { Centre, customer, Ears, heardIn, peer, received, spoken, Watch } from './pages.js';
import { waitUntil } from '../../support/wait.js';

const within = { timeout: 10_000 };
/** Of what is spoken, and of what is not: in decibels at a frequency. */
const LOUD = -40;
const QUIET = -90;

describe('pages that are in a call together', function () {
  this.timeout(30_000);
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

  const open = (name: string, frequency?: number): Media => {
    const media = centre.page(name);
    if (frequency !== undefined) media.speak?.(ears.tone(frequency));
    pages.push(media);
    return media;
  };
  const tell = (name: string, other: string, more: Parameters<typeof peer>[2]): void =>
    centre.tell(name, { peers: [peer(name, other, more)] });

  it('hear the tone that is spoken into the other, as loud as it was', async () => {
    const ana = open('ana', 440);
    const ben = open('ben', 1_000);
    centre.join(['ana', 'ben']);
    const atBen = ears.meter(await heardIn(ben));
    const atAna = ears.meter(await heardIn(ana));
    await waitUntil(() => atBen.at(440) > LOUD && atBen.isTone(440), 'the first is heard', within);
    await waitUntil(() => atAna.at(1_000) > LOUD && atAna.isTone(1_000), 'and the other', within);
    // 0.3 of full scale.
    await waitUntil(() => Math.abs(atBen.level() + 13.5) < 2, 'as loud', within);
    expect(ben.view.voices.map(({ name, of, state }) => [name, of, state])).to.deep.equal([
      ['ana', 'colleague', 'live'],
    ]);
    expect(centre.signals.every((signal) => signal.length < LONGEST_SIGNAL / 2)).to.equal(true);
  });

  it('are silent on hold and on mute, and heard again, without another word between them', async () => {
    const ana = open('ana', 440);
    const ben = open('ben', 1_000);
    centre.join(['ana', 'ben']);
    const atBen = ears.meter(await heardIn(ben));
    const atAna = ears.meter(await heardIn(ana));
    const isHeard = (): boolean => atBen.at(440) > LOUD && atAna.at(1_000) > LOUD;
    await waitUntil(isHeard, 'both are heard', within);
    const signals = centre.signals.length;
    const track = ben.view.voices[0]?.track;

    ana.mute(true);
    expect(ana.view.muted).to.equal(true);
    await waitUntil(() => atBen.at(440) < QUIET, 'mute is silence', within);
    await waitUntil(() => atAna.at(1_000) > LOUD, 'for the one way', within);
    ana.mute(false);
    await waitUntil(isHeard, 'unmuted', within);

    for (const [name, other] of [
      ['ana', 'ben'],
      ['ben', 'ana'],
    ] as const) {
      tell(name, other, { hears: false, heard: false });
    }
    expect(ben.view.voices).to.deep.equal([]);
    expect(ben.view.inCall).to.equal(true);
    await waitUntil(() => atBen.at(440) < QUIET && atAna.at(1_000) < QUIET, 'hold is silence', within);
    centre.join(['ana', 'ben']);
    await waitUntil(isHeard, 'resumed', within);
    expect(ben.view.voices[0]?.track).to.equal(track);
    expect(centre.signals.length).to.equal(signals);
  });

  it('are three when a third comes, who hears both and is heard by both', async () => {
    const all = [open('ana', 440), open('ben', 1_000), open('cleo', 1_700)] as const;
    centre.join(['ana', 'ben']);
    await heardIn(all[0]);
    centre.join(['ana', 'ben', 'cleo']);
    const names = ['ana', 'ben', 'cleo'];
    const tones = [440, 1_000, 1_700];
    for (const [at, media] of all.entries()) {
      for (const [other, name] of names.entries()) {
        if (other === at) continue;
        const meter = ears.meter(await heardIn(media, name));
        await waitUntil(() => meter.at(tones[other] ?? 0) > LOUD, `${names[at] ?? ''} hears ${name}`, within);
      }
      expect(media.view.voices.length).to.equal(2);
    }
    // One who goes takes only the own voice along.
    centre.join(['ben', 'cleo']);
    centre.tell('ana', { inCall: false });
    expect(all[0].view.voices).to.deep.equal([]);
    expect(all[1].view.voices.map(({ name, state }) => [name, state])).to.deep.equal([['cleo', 'live']]);
  });

  it('[MON-01] do not see one who listens unseen, and who is not heard', async () => {
    const watch = new Watch();
    try {
      const ana = open('ana', 440);
      const boss = open('boss', 1_000);
      tell('ana', 'boss', { name: null, hears: true, heard: false });
      tell('boss', 'ana', { hears: false, heard: true });
      const atBoss = ears.meter(await heardIn(boss));
      await waitUntil(() => atBoss.at(440) > LOUD, 'the agent is heard', within);
      expect(ana.view.voices).to.deep.equal([]);
      // Nothing goes in at the one end, and nothing comes out at the other, whatever is shown.
      const [atAna, ofBoss] = watch.connections;
      const meter = ears.meter(received(atAna));
      expect(spoken(ofBoss)).to.deep.equal([null]);
      expect(spoken(atAna).map((track) => track?.readyState)).to.deep.equal(['live']);
      for (let time = 0; time < 10; time += 1) {
        await new Promise((resolve) => setTimeout(resolve, 50));
        expect(meter.at(1_000)).to.be.below(QUIET);
      }
      // Barge-in: seen, and heard.
      tell('ana', 'boss', {});
      tell('boss', 'ana', {});
      const heard = ears.meter(await heardIn(ana));
      await waitUntil(() => heard.at(1_000) > LOUD, 'the supervisor is heard', within);
      await waitUntil(() => meter.at(1_000) > LOUD, 'where nothing was heard before', within);
    } finally {
      watch.end();
    }
  });

  it('take a microphone that comes late, another one, and none', async () => {
    const ana = open('ana');
    const ben = open('ben');
    centre.join(['ana', 'ben']);
    const atBen = ears.meter(await heardIn(ben));
    const first = ears.tone(440);
    ana.speak?.(first);
    await waitUntil(() => atBen.at(440) > LOUD, 'the first', within);
    ana.speak?.(ears.tone(1_700));
    await waitUntil(() => atBen.at(1_700) > LOUD && atBen.at(440) < QUIET, 'the second', within);
    ana.speak?.(null);
    await waitUntil(() => atBen.at(1_700) < QUIET, 'none', within);
    expect(first.readyState, 'whoever gave it ends it').to.equal('live');
  });

  it('tell of a change once, and give the same view while nothing is another', async () => {
    const ana = open('ana', 440);
    open('ben', 1_000);
    centre.join(['ana', 'ben']);
    await heardIn(ana);
    const { view } = ana;
    let changes = 0;
    const cancel = ana.subscribe(() => (changes += 1));
    centre.join(['ana', 'ben']);
    expect(ana.view).to.equal(view);
    expect(changes).to.equal(0);
    ana.mute(true);
    ana.mute(true);
    expect(changes).to.equal(1);
    expect(ana.view.voices).to.equal(view.voices);
    cancel();
    ana.mute(false);
    expect(changes).to.equal(1);
  });

  it('drop a signal that makes no sense, and go on', async () => {
    const ana = open('ana', 440);
    const ben = open('ben', 1_000);
    const nonsense = [
      ...['', '{', 'null', '7', '[]', '{"type":"offer"}', '{"type":"bye"}', '"again"'],
      ...['{"type":"offer","sdp":7,"number":1}', '{"type":"offer","sdp":"v=0","number":1}'],
      ...['{"type":"answer","sdp":"v=0","to":1}', '{"type":"offer","sdp":"","number":2}'],
      JSON.stringify({ type: 'offer', sdp: 'x'.repeat(100_000), number: 3 }),
    ];
    const disturb = (): void => {
      for (const data of nonsense) for (const name of ['ana', 'ben']) centre.signal(name, 'ana+ben', data);
      centre.signal('ana', 'nobody', '{"type":"again"}');
    };
    disturb();
    centre.join(['ana', 'ben']);
    disturb();
    const atBen = ears.meter(await heardIn(ben));
    await waitUntil(() => atBen.at(440) > LOUD, 'heard all the same', within);
    disturb();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect([ana, ben].map(({ view }) => view.voices[0]?.state)).to.deep.equal(['live', 'live']);
    await waitUntil(() => atBen.at(440) > LOUD, 'still heard', within);
    ana.mute(true);
    await waitUntil(() => atBen.at(440) < QUIET, 'and mute works', within);
  });

  it('find each other when signals were lost, with the next plan', async () => {
    const ana = open('ana', 440);
    const ben = open('ben', 1_000);
    centre.way = () => null;
    centre.join(['ana', 'ben']);
    await waitUntil(() => centre.lost > 1, 'what they say is lost', within);
    expect(ana.view.voices[0]?.state).to.equal('connecting');
    expect(ana.view.voices[0]?.track).to.equal(null);
    centre.way = (data) => data;
    centre.join(['ana', 'ben']);
    const atBen = ears.meter(await heardIn(ben));
    await waitUntil(() => atBen.at(440) > LOUD, 'heard', within);
  });

  it('leave nothing behind, ten calls after each other', async () => {
    const watch = new Watch();
    try {
      const ana = open('ana', 440);
      const ben = open('ben', 1_000);
      const tracks: MediaStreamTrack[] = [];
      for (let call = 0; call < 10; call += 1) {
        centre.join(['ana', 'ben'], { parts: [customer({ id: `customer-${String(call % 2)}` })] });
        for (const media of [ana, ben]) {
          await waitUntil(() => media.view.voices.every(({ state }) => state === 'live'), 'everybody is heard', within);
          tracks.push(...media.view.voices.flatMap(({ track }) => track ?? []));
        }
        tracks.push(ana.hearAs?.('customer-0') ?? new MediaStreamTrack());
        tracks.at(-1)?.stop();
        for (const name of ['ana', 'ben']) centre.tell(name, { inCall: false });
        expect(ana.view).to.deep.equal({ voices: [], inCall: false, muted: false });
        expect(watch.connections.map(({ connectionState }) => connectionState)).not.to.include('connected');
        await waitUntil(() => watch.contexts.every(({ state }) => state === 'suspended'), 'nothing runs', within);
      }
      expect(watch.connections.length).to.equal(20);
      expect(watch.connections.every(({ signalingState }) => signalingState === 'closed')).to.equal(true);
      // One for each page, whatever the number of calls.
      expect(watch.contexts.length).to.equal(2);
      expect(tracks.length).to.equal(50);
      expect(tracks.every(({ readyState }) => readyState === 'ended')).to.equal(true);
      for (const page of pages) page.close();
      for (const page of pages) page.close();
      await waitUntil(() => watch.contexts.every(({ state }) => state === 'closed'), 'closed', within);
      expect(watch.players.every(({ srcObject }) => srcObject === null)).to.equal(true);
      expect(ana.view).to.deep.equal({ voices: [], inCall: false, muted: false });
      expect(ana.hearAs?.('customer-0').readyState).to.equal('ended');
      await waitUntil(() => watch.contexts.every(({ state }) => state === 'closed'), 'closed again', within);
    } finally {
      watch.end();
    }
  });
});
