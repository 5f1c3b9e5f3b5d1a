import { expect } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import { EmbeddedCentre } from '../../../src/backends/simulator/index.js';
import { ManualClock } from '../../../src/core/index.js';
import type { Media, Voice } from '../../../src/core/index.js';
import { idOf, NUMBER } from '../../contract/cast.js';
import { Player, QUIET as AT_HOME } from '../../contract/player.js';
import { Ears, received, spoken, Watch } from './pages.js';
import { waitUntil } from '../../support/wait.js';

const within = { timeout: 10_000 };
/** Decibels at a frequency, and of all that is heard. */
const TONE = -40;
const NO_TONE = -90;
const HEARD = -50;
const SILENT = -100;

/** The tones that agents speak in. */
const TONES = [440, 1_000, 1_700] as const;

describe('calls at browser stations of the embedded centre', function () {
  this.timeout(40_000);
  let ears: Ears;
  let clock: ManualClock;
  let centre: EmbeddedCentre;
  let players: Player[];
  let medias: Media[];

  const advance = async (milliseconds: number): Promise<void> => {
    clock.advance(milliseconds);
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  };
  const sit = async (): Promise<[Player, Media]> => {
    const player = new Player(
      { clock, seat: (id) => centre.seat(id), advance },
      AT_HOME.agents[players.length]?.id ?? '',
    );
    await player.begin('browser');
    const media = await player.backend.media?.();
    if (!media) throw new Error('The centre brings no sound.');
    media.speak?.(ears.tone(TONES[players.length] ?? 0));
    players.push(player);
    medias.push(media);
    return [player, media];
  };
  const asks = async (one: Player, other: Player): Promise<void> => {
    const to = { kind: 'agent', id: idOf(other), name: other.state.agent?.name ?? '' } as const;
    await one.store.send('consult', { interactionId: one.only.id, to, othersTalk: false });
    await advance(1_000);
    await other.store.send('accept', { interactionId: other.only.id });
  };
  const acts = (player: Player, act: 'hold' | 'resume' | 'hold-consult' | 'conference'): Promise<void> =>
    player.store.send(act, { interactionId: player.only.id });
  const customerOf = (player: Player): string =>
    player.only.participants.find(({ kind }) => kind === 'customer')?.id ?? '';
  /** The voice of whoever has this name, as soon as it is there. */
  const voice = async (media: Media, name: string | undefined): Promise<MediaStreamTrack> => {
    const find = (): Voice | undefined => media.view.voices.find((one) => one.name === name && one.state === 'live');
    await waitUntil(() => find()?.track, `${String(name)} is heard`, within);
    return find()?.track ?? new MediaStreamTrack();
  };
  const nameOf = (player: Player): string | undefined => player.state.agent?.name;
  const names = (media: Media): (string | null)[] => media.view.voices.map(({ name }) => name);

  beforeEach(async () => {
    // Browsers let nothing be heard of a page that nobody has used.
    await sendMouse({ type: 'click', position: [5, 5] });
    ears = new Ears();
    await ears.context.resume();
    clock = new ManualClock();
    centre = new EmbeddedCentre({ organisation: AT_HOME, clock });
    players = [];
    medias = [];
  });
  afterEach(async () => {
    for (const { backend } of players) await backend.disconnect();
    expect(medias.map(({ view }) => view.inCall)).to.deep.equal(medias.map(() => false));
    await ears.close();
  });

  it('[HLD-01] [HLD-02] on hold the customer hears music and the agent nothing; then they hear each other again', async () => {
    const [ana, media] = await sit();
    expect(media.view).to.deep.equal({ voices: [], inCall: false, muted: false });
    await ana.talks();
    await waitUntil(() => media.view.inCall);
    const customer = media.view.voices[0];
    expect(customer).to.include({ of: 'caller', interactionId: ana.only.id });
    const atAna = ears.meter(await voice(media, customer?.name ?? ''));
    const asCustomer = media.hearAs?.(customerOf(ana)) ?? new MediaStreamTrack();
    const atCustomer = ears.meter(asCustomer);
    await waitUntil(() => atAna.level() > HEARD, 'the customer is heard', within);
    await waitUntil(() => atCustomer.at(TONES[0]) > TONE && atCustomer.isTone(TONES[0]), 'and hears the agent', within);

    await acts(ana, 'hold');
    await waitUntil(() => media.view.voices.length === 0, 'nobody to be heard');
    expect(media.view.inCall).to.equal(true);
    await waitUntil(() => atAna.level() < SILENT, 'silence', within);
    await waitUntil(() => atCustomer.at(TONES[0]) < -60 && atCustomer.level() > HEARD, 'music', within);

    await acts(ana, 'resume');
    await waitUntil(() => media.view.voices[0]?.state === 'live', 'the customer is there', within);
    expect(media.view.voices[0]?.id).to.equal(customer?.id);
    await waitUntil(() => atAna.level() > HEARD, 'and is heard', within);
    await waitUntil(() => atCustomer.at(TONES[0]) > TONE, 'and hears', within);
    media.mute(true);
    await waitUntil(() => atCustomer.at(TONES[0]) < NO_TONE, 'but not who is muted', within);
    await ana.backend.world.act('customer-leaves', { interactionId: ana.only.id });
    await waitUntil(() => !media.view.inCall && atCustomer.level() < SILENT, 'the call is over', within);
    asCustomer.stop();
    expect(asCustomer.readyState).to.equal('ended');
  });

  it('[HLD-03] [CNF-01] in a consult two agents talk, and in the conference all hear each other', async () => {
    const [ana, first] = await sit();
    const [ben, second] = await sit();
    await ana.talks();
    await asks(ana, ben);
    const atBen = ears.meter(await voice(second, nameOf(ana)));
    const atAna = ears.meter(await voice(first, nameOf(ben)));
    await waitUntil(() => atBen.at(TONES[0]) > TONE && atAna.at(TONES[1]) > TONE, 'the two talk', within);
    expect(names(first)).to.deep.equal([nameOf(ben)]);
    expect(names(second)).to.deep.equal([nameOf(ana)]);
    const asCustomer = ears.meter(first.hearAs?.(customerOf(ana)) ?? new MediaStreamTrack());
    await waitUntil(
      () => asCustomer.level() > HEARD && asCustomer.at(TONES[0]) < -60,
      'music for the customer',
      within,
    );

    await acts(ana, 'hold-consult');
    await waitUntil(() => names(second).length === 0, 'who was asked waits');
    await waitUntil(() => atBen.at(TONES[0]) < NO_TONE, 'in silence', within);
    await acts(ana, 'hold');
    await waitUntil(() => atBen.at(TONES[0]) > TONE, 'and talks again', within);

    await acts(ana, 'conference');
    await waitUntil(() => names(first).length === 2 && names(second).length === 2, 'three');
    await waitUntil(() => atBen.at(TONES[0]) > TONE && atAna.at(TONES[1]) > TONE, 'the agents', within);
    await waitUntil(() => asCustomer.at(TONES[0]) > TONE && asCustomer.at(TONES[1]) > TONE, 'the customer', within);

    const [cleo, third] = await sit();
    await asks(ana, cleo);
    await acts(ana, 'conference');
    const tones = [nameOf(ana), nameOf(ben), nameOf(cleo)];
    for (const [at, media] of [first, second, third].entries()) {
      for (const [other, name] of tones.entries()) {
        if (other === at) continue;
        const meter = ears.meter(await voice(media, name));
        await waitUntil(() => meter.at(TONES[other] ?? 0) > TONE, `${String(tones[at])} hears ${String(name)}`, within);
      }
    }
  });

  it('[MON-01] who listens hears everyone, and is heard by nobody and seen by nobody', async () => {
    const watch = new Watch();
    try {
      const [ana, first] = await sit();
      const [,] = await sit();
      const [boss, third] = await sit();
      await ana.talks();
      await boss.store.send('monitor', { interactionId: ana.only.id });
      const atBoss = ears.meter(await voice(third, nameOf(ana)));
      await waitUntil(() => atBoss.at(TONES[0]) > TONE, 'the agent is heard', within);
      expect(third.view.voices.length).to.equal(2);
      expect(third.view.inCall).to.equal(false);
      expect(first.view.voices.length).to.equal(1);
      // Between the two: one end has the agent's voice in it, the other nothing, and nothing comes out at the agent's.
      const isSpokenInto = (connection: RTCPeerConnection): boolean =>
        spoken(connection).some((track) => track !== null);
      const [mine, others] = [true, false].map((is) => watch.connections.find((one) => isSpokenInto(one) === is));
      expect(watch.connections.length).to.equal(2);
      expect(spoken(others)).to.deep.equal([null]);
      const atAna = ears.meter(received(mine));
      for (const media of [first, third]) {
        const atCustomer = ears.meter(media.hearAs?.(customerOf(ana)) ?? new MediaStreamTrack());
        await waitUntil(() => atCustomer.at(TONES[0]) > TONE, 'the customer hears the agent', within);
        expect(atCustomer.at(TONES[2])).to.be.below(-60);
        expect(atAna.level()).to.be.below(SILENT);
      }
      // The same meter, once there is something.
      await boss.store.send('barge-in', { interactionId: boss.only.id });
      await waitUntil(() => atAna.at(TONES[2]) > TONE, 'the supervisor speaks', within);
    } finally {
      watch.end();
    }
  });

  it('[EDG-06] an agent whose page is gone is interrupted, and heard again when there is one', async () => {
    const [ana, first] = await sit();
    const [ben, second] = await sit();
    await ana.talks();
    await asks(ana, ben);
    await voice(first, nameOf(ben));
    second.close();
    const told = (): unknown[] => first.view.voices.map(({ name, state, track }) => [name, state, track]);
    await waitUntil(() => first.view.voices[0]?.state === 'interrupted', 'interrupted');
    expect(told()).to.deep.equal([[nameOf(ben), 'interrupted', null]]);
    expect(first.view.inCall).to.equal(true);

    // Their page is opened once more, as with a reload.
    const media = await ben.backend.media?.();
    try {
      media?.speak?.(ears.tone(TONES[1]));
      const atAna = ears.meter(await voice(first, nameOf(ben)));
      await waitUntil(() => atAna.at(TONES[1]) > TONE, 'heard again', within);
      expect(first.view.voices.length).to.equal(1);
    } finally {
      media?.close();
    }
  });

  it('somebody who is called is heard ringing, and then speaking', async () => {
    const [ana, media] = await sit();
    await ana.talks();
    await ana.store.send('consult', { interactionId: ana.only.id, to: NUMBER, othersTalk: false });
    await waitUntil(() => names(media).includes(NUMBER.name));
    const meter = ears.meter(await voice(media, NUMBER.name));
    await waitUntil(() => meter.at(425) > TONE && meter.isTone(425), 'it rings', within);
    await advance(7_000);
    await waitUntil(() => meter.at(425) < -60 && meter.level() > HEARD, 'and somebody answers', within);
  });
});
