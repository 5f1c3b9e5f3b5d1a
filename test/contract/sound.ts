/** The contract, fifth part: who is to hear whom in calls at browser stations, and what their pages say to each other. */
import { expect } from '@open-wc/testing';
import type { OpenSoundLine, SoundLine, SoundNews, SoundPlan, ThroughLine } from '../../src/backends/sound/line.js';
import { LONGEST_SIGNAL } from '../../src/backends/sound/line.js';
import type { Backend, Media } from '../../src/core/index.js';
import { castOf, NUMBER } from './cast.js';
import type { Player, Stage } from './player.js';

const NO_LINE: SoundLine = { signal: () => undefined, close: () => undefined };

/** A page of an agent, which hears what the centre says of sound instead of playing it. */
export class Ear {
  plan: SoundPlan = { inCall: false, peers: [], parts: [] };
  plans = 0;
  readonly signals: string[] = [];
  readonly #line: SoundLine;
  #toldFirst: () => void = () => undefined;
  readonly #first = new Promise<void>((resolve) => (this.#toldFirst = resolve));

  private constructor(open: OpenSoundLine, page: string) {
    this.#line = open(page, (news) => this.#hear(news));
  }

  /** The page goes by this id; a seat takes one at a time. Resolves with the first plan. */
  static async at({ backend }: { readonly backend: Backend }, page: string): Promise<Ear> {
    const bring = backend.media?.bind(backend) as ((through: ThroughLine) => Promise<Media>) | undefined;
    if (!bring) throw new Error('There is no sound.');
    let line: OpenSoundLine | undefined;
    await bring((open) => {
      line = open;
      return () => NO_LINE;
    });
    if (!line) throw new Error('No line was opened.');
    const ear = new Ear(line, page);
    await ear.#first;
    return ear;
  }

  #hear(news: SoundNews): void {
    if (news.type === 'signal') {
      this.signals.push(news.data);
      return;
    }
    this.plan = news.plan;
    this.plans += 1;
    this.#toldFirst();
  }

  /** Whom this agent hears. */
  get hears(): string[] {
    const { peers, parts } = this.plan;
    return [
      ...peers.filter((one) => one.heard).map((one) => one.name ?? '?'),
      ...parts.filter((one) => one.heard && one.says === 'speech').map((one) => one.name),
    ].sort();
  }

  /** Which other pages hear this agent; who listens unseen has no name. */
  get heardBy(): string[] {
    return this.plan.peers.filter((one) => one.hears).map((one) => one.name ?? '?');
  }

  /** Whose telephone is heard to ring. */
  get ringing(): string[] {
    return this.plan.parts.filter((one) => one.heard && one.says === 'ringing').map((one) => one.name);
  }

  /** What somebody without a page hears. */
  of(name: string): string | undefined {
    return this.plan.parts.find((one) => one.name === name)?.hears;
  }

  /** The ids of the pairs that this page is in. */
  get pairs(): string[] {
    return this.plan.peers.map((one) => one.id).sort();
  }

  signal(data: string, [pair = '']: readonly string[] = this.pairs): void {
    this.#line.signal(pair, data);
  }

  close(): void {
    this.#line.close();
  }
}

export function sound(stage: Stage): void {
  const { start, sit, advance, needs } = stage;
  const { agentOf, asks, does } = castOf(stage);
  const itSounds = needs('sound', 'browser-station');

  const nameOf = (player: Player): string => player.state.agent?.name ?? '';
  const acts = async (
    player: Player,
    act: 'hold' | 'resume' | 'hold-consult' | 'resume-consult' | 'end' | 'monitor' | 'barge-in' | 'stop-monitoring',
    interactionId = player.only.id,
  ): Promise<void> => {
    await player.store.send(act, { interactionId });
    await advance(0);
  };
  const merges = async (player: Player, act: Parameters<typeof does>[1]): Promise<void> => {
    await does(player, act);
    await advance(0);
  };
  const accepts = async (player: Player): Promise<void> => {
    await advance(1000);
    await player.store.send('accept', { interactionId: player.only.id });
    await advance(0);
  };
  const consults = async (player: Player, other: Player, othersTalk = false): Promise<void> => {
    await asks(player, agentOf(other), othersTalk);
    await accepts(other);
  };
  /** An agent at a browser station, and the page. */
  const works = async (player: Player): Promise<[Player, Ear]> => {
    await player.begin('browser');
    return [player, await Ear.at(player, `page of ${nameOf(player)}`)];
  };
  const begin = async (...more: Parameters<typeof start>): Promise<[Player, Ear, string]> => {
    const [me, ear] = await works(await start(...more));
    await me.talks();
    return [me, ear, me.only.customer.name ?? ''];
  };

  describe('the sound of a call', () => {
    itSounds('[ANS-01] at a browser station is in the page, from the answer on', async () => {
      const [me, mine] = await works(await start());
      await advance(0);
      expect(mine.plan).to.deep.equal({ inCall: false, peers: [], parts: [] });
      const { id, customer } = await me.rings();
      expect(mine.plan.inCall).to.equal(false);
      await me.store.send('accept', { interactionId: id });
      await advance(0);
      const [part] = me.only.participants;
      expect(mine.plan).to.deep.equal({
        inCall: true,
        peers: [],
        parts: [
          {
            id: part?.id,
            interactionId: id,
            of: 'caller',
            name: customer.name,
            says: 'speech',
            heard: true,
            hears: 'call',
          },
        ],
      });
      await acts(me, 'end');
      expect(mine.plan).to.deep.equal({ inCall: false, peers: [], parts: [] });
    });

    itSounds('[ANS-01] at a telephone is at the telephone: there is none in the page', async () => {
      const me = await start();
      await me.begin('extension');
      const mine = await Ear.at(me, 'mine');
      await me.talks();
      expect(mine.plans).to.equal(1);
      expect(mine.plan).to.deep.equal({ inCall: false, peers: [], parts: [] });
    });

    itSounds('[HLD-01] [HLD-02] the customer hears music on hold, and is not heard until resumed', async () => {
      const [me, mine, customer] = await begin();
      expect(mine.hears).to.deep.equal([customer]);
      await acts(me, 'hold');
      expect([mine.hears, mine.of(customer), mine.plan.inCall]).to.deep.equal([[], 'music', true]);
      await acts(me, 'resume');
      expect([mine.hears, mine.of(customer)]).to.deep.equal([[customer], 'call']);
    });

    itSounds('is told once: what changes nothing of it is not told', async () => {
      const [me, mine] = await begin();
      const { plans } = mine;
      await me.store.send('send-digits', { interactionId: me.only.id, digits: '1' });
      await advance(60_000);
      expect(mine.plans).to.equal(plans);
    });

    itSounds('of a number that is called is ringing, until somebody answers', async () => {
      const [me, mine] = await works(await start());
      const { entryPoints = [] } = me.state.settings?.outdial ?? {};
      const call = { number: '+14155550123', entryPointId: entryPoints[0]?.id ?? '', callerId: null };
      await me.store.send('outdial', call);
      await advance(0);
      expect(mine.plan.parts.map((one) => one.says)).to.deep.equal(['nothing']);
      await advance(1000);
      expect(mine.plan.parts.map(({ says, heard, hears }) => [says, heard, hears])).to.deep.equal([
        ['ringing', true, 'nothing'],
      ]);
      await me.backend.world.act('customer-answers', { interactionId: me.only.id });
      await advance(0);
      expect(mine.plan.parts.map(({ says, heard, hears }) => [says, heard, hears])).to.deep.equal([
        ['speech', true, 'call'],
      ]);
    });
  });

  describe('the sound of a consult', () => {
    itSounds(
      '[CON-02] [CON-05] who asks hears ringing, then the other; the customer waits, or it is swapped',
      async () => {
        const [me, mine, customer] = await begin();
        const [other, others] = await works(sit(1));
        await asks(me, agentOf(other));
        await advance(1000);
        expect([mine.hears, mine.ringing, mine.of(customer)]).to.deep.equal([[], [nameOf(other)], 'music']);
        expect(others.plan.inCall).to.equal(false);
        await accepts(other);
        expect([mine.hears, mine.heardBy, mine.ringing]).to.deep.equal([[nameOf(other)], [nameOf(other)], []]);
        expect([others.hears, others.heardBy, others.plan.inCall]).to.deep.equal([[nameOf(me)], [nameOf(me)], true]);
        expect(others.of(customer)).to.equal('music');
        const pairs = mine.pairs;
        expect(pairs).to.deep.equal(others.pairs);
        await acts(me, 'hold-consult');
        expect([mine.hears, mine.heardBy, mine.of(customer)]).to.deep.equal([[customer], [], 'call']);
        expect([others.hears, others.heardBy]).to.deep.equal([[], []]);
        await acts(me, 'resume-consult');
        expect([mine.hears, others.hears]).to.deep.equal([[nameOf(other)], [nameOf(me)]]);
        expect([mine.pairs, others.pairs]).to.deep.equal([pairs, pairs]);
      },
    );

    itSounds('[CON-10] handed over, the call is in the other page alone', async () => {
      const [me, mine, customer] = await begin();
      const [other, others] = await works(sit(1));
      await consults(me, other);
      await merges(me, 'consult-transfer');
      expect(mine.plan).to.deep.equal({ inCall: false, peers: [], parts: [] });
      expect([others.hears, others.pairs, others.of(customer)]).to.deep.equal([[customer], [], 'call']);
    });

    itSounds('[CON-01] of a number is in the page of the one who asks', async () => {
      const [me, mine, customer] = await begin();
      await asks(me, NUMBER);
      await advance(500);
      expect([mine.ringing, mine.of(customer), mine.of(NUMBER.name)]).to.deep.equal([
        [NUMBER.name],
        'music',
        'nothing',
      ]);
      await me.backend.world.act('party-answers', { interactionId: me.only.id });
      await advance(0);
      expect([mine.hears, mine.of(NUMBER.name)]).to.deep.equal([[NUMBER.name], 'call']);
    });
  });

  describe('the sound of a conference', () => {
    itSounds('[CNF-01] all hear each other', async () => {
      const [me, mine, customer] = await begin();
      const [other, others] = await works(sit(1));
      await consults(me, other);
      const pairs = mine.pairs;
      await merges(me, 'conference');
      expect([mine.hears, mine.heardBy]).to.deep.equal([[customer, nameOf(other)].sort(), [nameOf(other)]]);
      expect([others.hears, others.heardBy]).to.deep.equal([[customer, nameOf(me)].sort(), [nameOf(me)]]);
      expect([mine.pairs, others.pairs]).to.deep.equal([pairs, pairs]);
      expect([mine.of(customer), others.of(customer)]).to.deep.equal(['call', 'call']);
    });

    itSounds(
      '[CON-14] a third is asked while the others wait, or talk; [CNF-10] one waits; [CNF-04] one leaves',
      async () => {
        const [me, mine, customer] = await begin();
        const [other, others] = await works(sit(1));
        const [third, thirds] = await works(sit(2));
        await consults(me, other);
        await merges(me, 'conference');

        await consults(me, third);
        expect([mine.hears, others.hears, thirds.hears]).to.deep.equal([[nameOf(third)], [], [nameOf(me)]]);
        expect(others.of(customer)).to.equal('music');
        await merges(me, 'end-consult');
        expect(mine.hears).to.deep.equal([customer, nameOf(other)].sort());

        await third.available();
        await consults(me, third, true);
        expect([mine.hears, others.hears, thirds.hears]).to.deep.equal([[nameOf(third)], [customer], [nameOf(me)]]);
        expect([others.of(customer), others.heardBy, thirds.heardBy]).to.deep.equal(['call', [], [nameOf(me)]]);
        await merges(me, 'conference');
        expect(thirds.hears).to.deep.equal([customer, nameOf(me), nameOf(other)].sort());
        expect(thirds.heardBy.sort()).to.deep.equal([nameOf(me), nameOf(other)].sort());

        const participantId = me.only.participants.find(
          (one) => one.name === nameOf(other) && one.status === 'joined',
        )?.id;
        const about = { interactionId: me.only.id, participantId: participantId ?? '' };
        await me.store.send('hold-participant', about);
        await advance(0);
        expect([others.hears, others.heardBy, others.plan.inCall]).to.deep.equal([[], [], true]);
        expect(mine.hears).to.deep.equal([customer, nameOf(third)].sort());
        await me.store.send('resume-participant', about);
        await advance(0);
        expect(others.hears).to.deep.equal([customer, nameOf(me), nameOf(third)].sort());

        const [before] = others.pairs.filter((id) => thirds.pairs.includes(id));
        await merges(me, 'exit-conference');
        expect(mine.plan.inCall).to.equal(false);
        expect([others.hears, thirds.hears]).to.deep.equal([
          [customer, nameOf(third)].sort(),
          [customer, nameOf(other)].sort(),
        ]);
        expect([others.pairs, thirds.pairs]).to.deep.equal([[before], [before]]);
      },
    );

    itSounds('with somebody at a telephone: each page plays that one', async () => {
      const [me, mine, customer] = await begin();
      const other = sit(1);
      await other.begin('extension', '7002');
      const others = await Ear.at(other, 'at a telephone');
      await asks(me, agentOf(other));
      await advance(1000);
      expect(mine.ringing).to.deep.equal([nameOf(other)]);
      await other.backend.world.act('answer-phone', { interactionId: other.only.id });
      await merges(me, 'conference');
      expect([mine.hears, mine.pairs]).to.deep.equal([[customer, nameOf(other)].sort(), []]);
      expect(mine.plan.parts.map((one) => one.of).sort()).to.deep.equal(['caller', 'colleague']);
      expect(others.plan.parts).to.deep.equal([]);
    });
  });

  describe('the sound for a supervisor', () => {
    itSounds('[MON-01] is the call, in which nobody hears or sees the supervisor; who comes in is heard', async () => {
      const [me, mine, customer] = await begin();
      const [boss, bosses] = await works(sit(2));
      await acts(boss, 'monitor', me.only.id);
      expect([bosses.hears, bosses.heardBy, bosses.plan.inCall]).to.deep.equal([
        [customer, nameOf(me)].sort(),
        [],
        false,
      ]);
      expect([mine.hears, mine.heardBy]).to.deep.equal([[customer], ['?']]);
      expect(JSON.stringify(mine.plan)).not.to.include(nameOf(boss));
      const pairs = mine.pairs;

      await acts(me, 'hold');
      expect(bosses.hears).to.deep.equal([nameOf(me)]);
      await acts(me, 'resume');
      await acts(boss, 'barge-in');
      expect(bosses.hears).to.deep.equal([customer, nameOf(me)].sort());
      expect([mine.hears, mine.heardBy]).to.deep.equal([[customer, nameOf(boss)].sort(), [nameOf(boss)]]);
      expect(mine.pairs).to.deep.equal(pairs);
    });

    itSounds('[MON-02] ends with the listening', async () => {
      const [me, mine, customer] = await begin();
      const [boss, bosses] = await works(sit(2));
      await acts(boss, 'monitor', me.only.id);
      await acts(boss, 'stop-monitoring');
      expect(bosses.plan).to.deep.equal({ inCall: false, peers: [], parts: [] });
      expect([mine.hears, mine.pairs]).to.deep.equal([[customer], []]);
    });
  });

  describe('two pages', () => {
    const paired = async (): Promise<[Player, Ear, Player, Ear]> => {
      const [me, mine] = await begin();
      const [other, others] = await works(sit(1));
      await consults(me, other);
      return [me, mine, other, others];
    };

    itSounds('say to each other what no one else hears, and of the two one begins', async () => {
      const [me, mine, other, others] = await paired();
      await merges(me, 'conference');
      const [third, thirds] = await works(sit(2));
      await consults(me, third);
      await merges(me, 'conference');
      expect(mine.plan.peers.length).to.equal(2);
      const pair = mine.pairs.filter((id) => others.pairs.includes(id));
      const ends = [mine, others].flatMap((one) => one.plan.peers.filter(({ id }) => id === pair[0]));
      expect(ends.map((one) => one.begins).sort()).to.deep.equal([false, true]);
      expect(new Set([...mine.pairs, ...others.pairs, ...thirds.pairs]).size).to.equal(3);
      mine.signal('an offer', pair);
      others.signal('an answer', pair);
      thirds.signal('not mine to use', pair);
      mine.signal('nobody', ['no such pair']);
      mine.signal('x'.repeat(LONGEST_SIGNAL), pair);
      await advance(0);
      expect(others.signals).to.deep.equal(['an offer', 'x'.repeat(LONGEST_SIGNAL)]);
      expect([mine.signals, thirds.signals]).to.deep.equal([['an answer'], []]);
      expect(other.state.link).to.equal('open');
    });

    itSounds('say nothing to each other any more once they have parted, and meet again as another pair', async () => {
      const [me, mine, other, others] = await paired();
      const pair = mine.pairs;
      await merges(me, 'end-consult');
      expect([mine.pairs, others.pairs]).to.deep.equal([[], []]);
      mine.signal('still there?', pair);
      others.signal('still there?', pair);
      await advance(0);
      expect([mine.signals, others.signals]).to.deep.equal([[], []]);
      await other.available();
      await consults(me, other);
      expect(mine.pairs).to.deep.equal(others.pairs);
      expect(mine.pairs).not.to.deep.equal(pair);
    });

    itSounds('[STN-06] are another pair when one of them is another; the same page keeps its pairs', async () => {
      const [, mine, other] = await paired();
      const pair = mine.pairs;
      const same = await Ear.at(other, `page of ${nameOf(other)}`);
      await advance(0);
      expect([same.pairs, mine.pairs]).to.deep.equal([pair, pair]);
      const another = await Ear.at(other, 'another page');
      await advance(0);
      expect(mine.pairs).to.deep.equal(another.pairs);
      expect(mine.pairs).not.to.deep.equal(pair);
      mine.signal('an offer');
      await advance(0);
      expect([same.signals, another.signals]).to.deep.equal([[], ['an offer']]);
    });

    itSounds('part when one lets go of the sound; the call goes on', async () => {
      const [me, mine, other, others] = await paired();
      others.close();
      await advance(0);
      expect([mine.pairs, mine.hears]).to.deep.equal([[], []]);
      expect(other.only.id).to.equal(me.only.id);
      const { plans } = others;
      await acts(me, 'hold-consult');
      expect(others.plans).to.equal(plans);
    });
  });
}
