/** What the kit makes of frames of Webex: of sound ones, and of those that are late, twice, mutilated or lost. */
import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import type { SdkFrame, SdkInteraction, SdkTaskData } from '../../../src/backends/webex/sdk.js';
import { Translator } from '../../../src/backends/webex/translate.js';
import type { Interaction, StationKind } from '../../../src/core/index.js';
import { billing, castOf, idOf, NUMBER } from '../../contract/cast.js';
import type { Player } from '../../contract/player.js';
import { seated, steps, tries } from './chance.js';
import type { Step } from './chance.js';
import { carried, carriedAgent, differences, Line, stageOn } from './line.js';

/** Of interactions: what happens to the agent is told by states too. */
const names = (all: readonly { readonly name: string }[]): string[] =>
  all.map((one) => one.name).filter((name) => name !== 'state-changed' && name !== 'signed-in');

describe('the translation of Webex', () => {
  let line: Line;
  const start = (settings = {}): Player => {
    line = new Line({ agents: billing(), ...settings });
    return line.sit(0);
  };
  const cast = castOf(stageOn(() => line, start));
  const alone = async (settings = {}): Promise<Player> => {
    const me = await start(settings).begin();
    line.desk(me).happenings.length = 0;
    return me;
  };
  const seen = (player: Player): Interaction => {
    const [only, ...others] = line.desk(player).translator.interactions;
    if (!only || others.length > 0) throw new Error('One interaction was expected.');
    return only;
  };
  /** The same happened on both sides of the wire. */
  const agree = (...players: Player[]): void => {
    for (const one of players) {
      expect(names(line.desk(one).happenings), idOf(one)).to.have.members(names(one.happenings));
    }
  };
  const detail = (player: Player, name: string): unknown =>
    line.desk(player).happenings.findLast((one) => one.name === name)?.detail;

  describe('tells what happened', () => {
    it('from the offer to the wrap-up', async () => {
      const me = await alone();
      const { id } = await me.talks();
      await me.store.send('hold', { interactionId: id });
      await me.store.send('resume', { interactionId: id });
      await me.store.send('pause-recording', { interactionId: id });
      await line.advance(120_000);
      const variable = me.only.variables.find((one) => one.editable && one.type === 'string' && !one.secure);
      const { name = '', version = 0 } = variable ?? {};
      await me.store.send('save-variable', { interactionId: id, variable: name, value: 'another', base: version });
      await me.store.send('end', { interactionId: id });
      await me.store.send('wrap-up', { interactionId: id, reasonId: 'billing-enquiry' });
      agree(me);
      expect(names(line.desk(me).happenings)).to.deep.equal([
        ...['offered', 'answered', 'held', 'resumed', 'recording-paused', 'recording-resumed', 'variable-saved'],
        ...['ended', 'wrapped-up'],
      ]);
      expect(detail(me, 'recording-resumed')).to.include({ byItself: true });
      expect(detail(me, 'variable-saved')).to.deep.include({
        variable: name,
        by: { id: idOf(me), name: 'Tomasz Wójcik-Lewandowski' },
      });
      expect(detail(me, 'ended')).to.include({ by: 'agent', goesOn: false });
    });

    it('when a request is missed, declined or taken back', async () => {
      const me = await alone();
      await me.rings();
      await line.advance(25_000);
      agree(me);
      expect(line.desk(me).translator.agent).to.deep.include({
        missed: me.state.agent?.missed,
        state: me.state.agent?.state,
      });
      await me.available();
      expect(line.desk(me).translator.agent.missed).to.equal(null);
      await line.advance(1000);
      await me.backend.world.act('customer-leaves', { interactionId: me.only.id });
      agree(me);
      expect(detail(me, 'withdrawn')).to.include({ reason: 'customer-left' });
    });

    it('when a call that was handed over is not taken', async () => {
      const { two, agentOf } = cast;
      const [me, other] = await two();
      await me.store.send('transfer', { interactionId: me.only.id, to: agentOf(other) });
      await line.advance(30_000);
      agree(me, other);
      expect(line.desk(other).translator.agent.missed).to.deep.equal(other.state.agent?.missed);
      expect(other.state.agent?.missed?.kind).to.equal('transfer');
      expect(detail(me, 'transferred')).to.deep.include({ to: agentOf(other) });
    });

    it('in a consult', async () => {
      const { consulting, does, asks, agentOf } = cast;
      const [me, other] = await consulting();
      await does(me, 'end-consult');
      agree(me, other);
      expect(detail(me, 'consult-ended')).to.include({ byMe: true, isMine: true });
      expect(detail(other, 'consult-ended')).to.include({
        byMe: false,
        isMine: false,
        by: 'Tomasz Wójcik-Lewandowski',
      });
      await asks(me, agentOf(other));
      await line.advance(30_000);
      agree(me, other);
      expect(detail(me, 'consult-failed')).to.deep.include({ reason: 'no-answer', to: agentOf(other) });
    });

    it('in a conference', async () => {
      const { withThird, does } = cast;
      const [me, other, third] = await withThird();
      agree(me, other, third);
      await does(third, 'exit-conference');
      await does(me, 'exit-conference');
      agree(me, other);
      expect(detail(other, 'became-primary')).to.include({ from: 'Tomasz Wójcik-Lewandowski' });
      expect(detail(me, 'ended')).to.include({ goesOn: true });
    });

    it('of a customer who is not reached', async () => {
      const me = await alone();
      const entryPointId = me.state.settings?.outdial?.entryPoints[0]?.id ?? '';
      await me.store.send('outdial', { number: '+14155550177', entryPointId, callerId: null });
      await line.advance(1000);
      await me.backend.world.act('customer-not-reached', { interactionId: me.only.id, reason: 'busy' });
      agree(me);
      expect(detail(me, 'not-reached')).to.include({ reason: 'busy', origin: 'outdial' });
    });

    it('once, however often the frames come', async () => {
      const { two, asks, agentOf, answers, does } = cast;
      const [me, other] = await two();
      for (const one of [me, other]) line.desk(one).deliver = (frames) => frames.flatMap((it) => [it, it]);
      await asks(me, agentOf(other));
      await answers(other);
      await does(me, 'conference');
      await does(me, 'exit-conference');
      await me.store.send('wrap-up', { interactionId: me.only.id, reasonId: 'billing-enquiry' });
      agree(me, other);
      expect(new Set(line.desk(me).happenings.map((one) => one.id)).size).to.equal(line.desk(me).happenings.length);
    });
  });

  it('[WRP-04] counts the seconds of the profile to the automatic wrap-up, until it is stopped', async () => {
    const me = await alone({ wrapUp: { autoSeconds: 45, extendable: true } });
    const { id } = await me.talks();
    await me.store.send('end', { interactionId: id });
    const { translator } = line.desk(me);
    expect(seen(me).wrapUp).to.deep.include({ autoAt: line.clock.now() + 45_000, extendable: true });
    const { interactions } = translator.cancelAutoWrapUp(id);
    expect(interactions[0]?.wrapUp?.autoAt).to.equal(null);
    translator.chooseReason(id, 'billing-enquiry');
    line.desk(me).resync(line.clock.now());
    expect(seen(me).wrapUp).to.deep.include({ autoAt: null, reasonId: 'billing-enquiry' });
  });

  it('[REC-02] knows when a pause ends by itself', async () => {
    const me = await alone();
    const { id } = await me.talks();
    await me.store.send('pause-recording', { interactionId: id });
    expect(seen(me).recording.resumesAt).to.equal(me.only.recording.resumesAt);
  });

  it('counts versions of variables', async () => {
    const me = await alone();
    const { id, variables } = await me.talks();
    const { name = '', version = 0 } =
      variables.find((one) => one.editable && one.type === 'string' && !one.secure) ?? {};
    const versionOf = (): number => seen(me).variables.find((one) => one.name === name)?.version ?? 0;
    const before = versionOf();
    await me.store.send('save-variable', { interactionId: id, variable: name, value: 'another', base: version });
    expect(versionOf()).to.equal(before + 1);
    line.desk(me).resync(line.clock.now());
    expect(versionOf()).to.equal(before + 1);
  });

  it('reads a profile as settings', async () => {
    const me = await alone();
    const { settings } = line.desk(me).translator;
    const truth = me.state.settings;
    expect(settings.teams).to.deep.equal(truth?.teams);
    expect(settings.stations).to.deep.equal(truth?.stations);
    expect(settings.idleCodes).to.deep.equal(truth?.idleCodes);
    expect(settings.wrapUpReasons).to.deep.equal(truth?.wrapUpReasons);
    expect(settings.outdial?.entryPoints[0]?.id).to.equal(truth?.outdial?.entryPoints[0]?.id);
  });

  it('makes a desktop out of a profile that says nothing', () => {
    for (const profile of [
      undefined,
      null,
      'x',
      [],
      {},
      { teams: [null, {}], idleCodes: 'x', loginVoiceOptions: [1] },
    ]) {
      const translator = new Translator({ profile, now: 1 });
      expect(translator.settings.teams).to.deep.equal([]);
      expect(translator.agent).to.deep.include({ signedIn: false, state: { name: 'offline', codeId: null, since: 1 } });
    }
  });

  describe('of frames that are not as they should be', () => {
    /** A call of the first agent, and the last frame of it. */
    const called = async (): Promise<[Player, SdkTaskData]> => {
      const me = await alone();
      await me.talks();
      const frame = line.desk(me).tasks().at(-1);
      if (!frame?.interaction) throw new Error('There is no frame.');
      return [me, frame];
    };
    const changed = (
      frame: SdkTaskData,
      type: string,
      more: object,
      inside: Partial<SdkInteraction> = {},
    ): SdkFrame => ({
      type: 'RoutingMessage',
      data: { ...frame, type, ...more, interaction: { ...(frame.interaction as SdkInteraction), ...inside } },
    });
    const paused = (isPaused: unknown): Partial<SdkInteraction> => ({
      callProcessingDetails: { recordInProgress: true, pauseResumeEnabled: 'true', isPaused } as never,
    });

    it('takes flags as texts and as booleans', async () => {
      const [me, frame] = await called();
      const now = line.clock.now();
      const state = (isPaused: unknown): string => {
        line.desk(me).take(changed(frame, 'ContactUpdated', {}, paused(isPaused)), now);
        return seen(me).recording.state;
      };
      expect([true, false, 'true', 'false', 'TRUE', undefined, 1].map(state)).to.deep.equal([
        ...['paused', 'on', 'paused', 'on', 'paused', 'on', 'on'],
      ]);
    });

    it('leaves alone what comes late', async () => {
      const [me, frame] = await called();
      const before = seen(me);
      line.desk(me).take(changed(frame, 'AgentContactHeld', { eventTime: 1 }, { media: {} }), 0);
      expect(seen(me)).to.equal(before);
      expect(line.desk(me).dropped).to.deep.equal(['AgentContactHeld too late']);
      expect(line.desk(me).resyncs).to.equal(0);
    });

    it('asks for the present where something cannot be', async () => {
      const [me, frame] = await called();
      const desk = line.desk(me);
      const { id } = me.only;
      const now = line.clock.now();
      desk.take({ type: 'RoutingMessage', data: { type: 'AgentContactHeld', interactionId: id, eventTime: now } }, now);
      expect(desk.resyncs, 'a frame without an interaction').to.equal(1);
      await me.store.send('end', { interactionId: id });
      desk.take(changed(frame, 'AgentContactHeld', { eventTime: now }), now);
      expect(desk.resyncs, 'held after the end').to.equal(2);
      expect(seen(me).wrapUp).to.not.equal(null);
      await me.store.send('wrap-up', { interactionId: id, reasonId: 'billing-enquiry' });
      desk.take(changed(frame, 'AgentContactHeld', { eventTime: now + 1 }), now);
      expect(desk.resyncs, 'held after the wrap-up').to.equal(3);
      expect(desk.translator.interactions).to.deep.equal([]);
    });

    it('drops what is gone, once all was told anew', async () => {
      const [me] = await called();
      const desk = line.desk(me);
      desk.translator.beginResync();
      expect(desk.translator.endResync(line.clock.now()).gone.map((one) => one.id)).to.deep.equal([me.only.id]);
      expect(desk.translator.agent.state.name).to.equal('available');
    });

    it('tells once of each kind of what it does not understand', async () => {
      const [me, frame] = await called();
      const desk = line.desk(me);
      const { eventTime: now = 0 } = frame;
      for (let times = 0; times < 3; times += 1) {
        for (const one of [undefined, 'text', {}, { type: 'Odd' }, { type: 'RoutingMessage', data: {} }])
          desk.take(one, now);
        desk.take(changed(frame, 'SomethingNew', {}), now);
        desk.take({ type: 'Strange', data: { type: 'Strange' } }, now);
      }
      expect(desk.dropped).to.have.length(new Set(desk.dropped).size);
      expect(desk.dropped).to.include.members(['no frame', 'a frame without data: Odd', 'SomethingNew', 'Strange']);
      expect(desk.resyncs).to.equal(0);
    });

    it('believes no time that is far in the future: nothing would come after it', async () => {
      const [me] = await called();
      const desk = line.desk(me);
      const now = Date.UTC(2026, 10, 22, 10);
      const state = (subStatus: string, eventTime: number): object => {
        const data = {
          type: 'AgentStateChangeSuccess',
          agentId: me.state.agent?.id,
          subStatus,
          auxCodeId: '0',
          eventTime,
        };
        return { type: 'AgentStateChange', data };
      };
      desk.take(state('RONA', 1e300), now);
      desk.take(state('Available', now + 1), now + 1);
      const { state: is, next } = desk.translator.agent;
      expect((next ?? is).name).to.equal('available');
      expect(desk.dropped).to.deep.equal([]);
    });

    it('[STN-06] ends when the agent signs in elsewhere', async () => {
      const me = await alone();
      const frame = { type: 'AGENT_MULTI_LOGIN', data: { agentId: idOf(me) } };
      expect(line.desk(me).translator.frame(frame, 1).ended).to.equal(true);
    });

    it('has no interaction any more where nobody is signed in', async () => {
      const [me] = await called();
      const frame = { type: 'AgentReloginFailed', data: { type: 'AgentReloginFailed', reason: 'AGENT_NOT_FOUND' } };
      const { gone, agent } = line.desk(me).translator.frame(frame, line.clock.now());
      expect(gone).to.have.length(1);
      expect(agent).to.deep.include({ signedIn: false });
    });

    it('finds whom a number reached', async () => {
      const { two, asks } = cast;
      const [me] = await two();
      await asks(me, NUMBER);
      await line.advance(8000);
      line.desk(me).resync(line.clock.now());
      expect(seen(me).consult).to.deep.include({ state: 'connected', by: idOf(me) });
      expect(seen(me).consult?.to).to.deep.equal(NUMBER);
    });
  });

  // -------------------------------------------------------------------------------------------------------- by chance

  /** What may befall a frame. */
  type Mishap = 'lost' | 'twice' | 'last' | 'cut' | 'wrong' | 'unknown' | 'none';

  const ODD = [null, undefined, 0, -1, 'x', true, [], {}, [null], { x: 1 }, Number.NaN];

  /** Something in it is missing, or of another kind. */
  function spoil(frame: unknown, chance: () => number, isCut: boolean): unknown {
    const copy = JSON.parse(JSON.stringify(frame)) as object;
    let at = copy;
    for (;;) {
      const keys = Object.keys(at);
      const key = keys[Math.floor(chance() * keys.length)];
      if (key === undefined) return copy;
      const inside = (at as Record<string, unknown>)[key];
      if (typeof inside === 'object' && inside !== null && chance() < 0.8) {
        at = inside;
        continue;
      }
      if (isCut) Reflect.deleteProperty(at, key);
      else (at as Record<string, unknown>)[key] = ODD[Math.floor(chance() * ODD.length)];
      return copy;
    }
  }

  function mishaps(frames: readonly unknown[], mishap: Mishap, chance: () => number): unknown[] {
    switch (mishap) {
      case 'none':
        return [...frames];
      case 'lost':
        return frames.filter(() => chance() < 0.5);
      case 'twice':
        return frames.flatMap((one) => [one, one]);
      case 'last':
        return [...frames].reverse();
      case 'cut':
      case 'wrong':
        return frames.map((one) => spoil(one, chance, mishap === 'cut'));
      case 'unknown':
        return [{ type: 'RoutingMessage', data: { type: 'NeverHeardOf', interactionId: 'i-1' } }, ...frames];
    }
  }

  const random = (seed: number) => (): number => {
    seed = (seed * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return seed / 4_294_967_296;
  };

  async function survives(
    kinds: readonly StationKind[],
    sequence: readonly Step[],
    all: readonly Mishap[],
    seed: number,
  ): Promise<void> {
    line = await seated(kinds);
    const chance = random(seed);
    let count = 0;
    for (const player of line.players) {
      line.desk(player).deliver = (frames) => mishaps(frames, all[(count += 1) % all.length] ?? 'none', chance);
    }
    for (const step of sequence) if (step.kind !== 'resync') await tries(line, step);
    for (const player of line.players) {
      const desk = line.desk(player);
      const { agent } = player.state;
      if (!agent) throw new Error('Nobody is there.');
      desk.resync(line.clock.now());
      const sorted = (views: readonly Interaction[]): Interaction[] =>
        [...views].sort((a, b) => (a.id < b.id ? -1 : 1)).map((one) => carried(one, agent.id));
      const wrong = differences(sorted(desk.translator.interactions), sorted(player.calls));
      if (wrong.length > 0) expect.fail(`${agent.id}: ${wrong.join('; ')}`);
      expect(differences(carriedAgent(desk.translator.agent), carriedAgent(agent))).to.deep.equal([]);
      expect(new Set(desk.dropped).size, 'told once').to.equal(desk.dropped.length);
      const ids = desk.happenings.map((one) => one.id);
      expect(new Set(ids).size, 'happened once').to.equal(ids.length);
      await player.store.disconnect();
    }
  }

  it('stays true, whatever befalls the frames, once it has asked for the present', async () => {
    const mishap = fc.constantFrom<Mishap>('lost', 'twice', 'last', 'cut', 'wrong', 'wrong', 'unknown', 'none');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom<StationKind>('extension', 'browser'), { minLength: 1, maxLength: 3 }),
        steps,
        fc.array(mishap, { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 1, max: 1_000_000 }),
        survives,
      ),
      { numRuns: 200, seed: 7, includeErrorInReport: true },
    );
  }).timeout(120_000);
});
