/** Which frames the gateway sends for what happens, in which order, and what the SDK finds in them. */
import { expect } from '@open-wc/testing';
import type { SdkInteraction, SdkTaskData } from '../../../src/backends/webex/sdk.js';
import { billing, castOf, idOf, NUMBER } from '../../contract/cast.js';
import type { Player } from '../../contract/player.js';
import { Line, stageOn } from './line.js';

const QUEUE = { kind: 'queue', id: 'billing-premier', name: 'Billing Premier' } as const;
const LINE = { kind: 'entry-point', id: 'premier-line', name: 'Premier line' } as const;

/** What the SDK's own code looks for, as its source reads (services/task/TaskUtils, services/core/Utils). */
const sdk = {
  isConference({ participants = {}, media = {}, interactionId }: SdkInteraction): boolean {
    const others = (media[interactionId]?.participants ?? []).filter((id) => {
      const one = participants[id];
      return one && one.pType !== 'Customer' && one.pType !== 'Supervisor' && !one.hasLeft;
    });
    return others.length >= 2;
  },
  isInMain: ({ media = {} }: SdkInteraction, agentId: string): boolean =>
    Object.values(media).some((one) => one.mType === 'mainCall' && one.participants?.includes(agentId)),
  isGone: ({ participants = {} }: SdkInteraction, agentId: string): boolean => participants[agentId]?.hasLeft ?? true,
  /** Whom a merge or a transfer would take in. */
  consulted({ media = {} }: SdkInteraction, agentId: string): string {
    const all = Object.values(media).findLast((one) => one.mType === 'consult')?.participants ?? [];
    return (all.includes(agentId) && all.find((one) => one !== agentId)) || '';
  },
};

const whole = (frame: SdkTaskData | undefined): SdkInteraction => {
  if (!frame?.interaction) throw new Error('There is no such frame, or nothing in it.');
  return frame.interaction;
};

describe('the frames of the gateway', () => {
  let line: Line;
  const start = (settings = {}): Player => {
    line = new Line({ agents: billing(), ...settings });
    return line.sit(0);
  };
  const cast = castOf(stageOn(() => line, start));
  const tasks = (player: Player): SdkTaskData[] => line.desk(player).tasks();
  const types = (player: Player): string[] => tasks(player).map((one) => one.type);
  const kinds = (player: Player): string[] => line.desk(player).kinds();
  const alone = async (settings = {}): Promise<Player> => {
    const me = await start(settings).begin();
    kinds(me);
    return me;
  };

  it('sign an agent in and out, and change the state', async () => {
    const me = start();
    await me.begin();
    expect(line.desk(me).frames.map(({ type, data }) => `${type} ${data.type ?? ''}`)).to.deep.equal([
      'StationLogin AgentStationLoginSuccess',
      'AgentStateChange AgentStateChangeSuccess',
    ]);
    const [login, state] = line.desk(me).taken();
    expect(login?.data).to.include({ deviceType: 'EXTENSION', dn: '7001', subStatus: 'Idle', auxCodeId: 'break' });
    expect(login?.data).to.have.property('channelsMap').that.has.property('telephony');
    expect(state?.data).to.include({ subStatus: 'Available', auxCodeId: '0' });
    await me.idle();
    expect(line.desk(me).taken()[0]?.data).to.include({ subStatus: 'Idle', auxCodeId: 'lunch' });
    await me.store.send('sign-out', {});
    expect(
      line
        .desk(me)
        .taken()
        .map(({ type, data }) => `${type} ${data.type ?? ''}`),
    ).to.deep.equal(['Logout AgentLogoutSuccess']);
    expect(line.desk(me).writer.relogin()[0]?.data).to.include({
      type: 'AgentReloginFailed',
      reason: 'AGENT_NOT_FOUND',
    });
  });

  it('offer a call, and have it answered', async () => {
    const me = await alone();
    await me.rings();
    await me.backend.world.act('answer-phone', { interactionId: me.only.id });
    const frames = tasks(me);
    expect(frames.map((one) => one.type)).to.deep.equal([
      'AgentContactReserved',
      'AgentOfferContact',
      'AgentContactAssigned',
    ]);
    const [reserved, offer, assigned] = frames;
    expect(whole(reserved).state).to.equal('new');
    expect(whole(reserved).participants?.[idOf(me)]).to.include({ hasJoined: false, isOffered: false });
    expect(offer?.ronaTimeout).to.equal(20);
    expect(whole(assigned)).to.include({ state: 'connected', owner: idOf(me), mediaType: 'telephony' });
    const { media = {} } = whole(assigned);
    expect(Object.keys(media)).to.deep.equal([me.only.id]);
    expect(media[me.only.id]).to.include({ mType: 'mainCall', isHold: false, holdTimestamp: null });
    expect(media[me.only.id]?.participants).to.have.length(2).and.include(idOf(me));
    for (const one of frames) expect(one.eventTime).to.be.a('number');
  });

  it('send a call back that was not taken, and the state after it', async () => {
    const me = await alone();
    await me.rings();
    tasks(me);
    await line.advance(20_000);
    const frames = line.desk(me).taken();
    expect(frames.map((one) => one.data.type)).to.deep.equal(['AgentOfferContactRona', 'AgentStateChangeSuccess']);
    expect(frames[0]?.data.reason).to.be.a('string').and.not.equal('');
    expect(frames[1]?.data).to.include({ subStatus: 'RONA' });
    expect(me.calls).to.deep.equal([]);
  });

  it('take a request back whose customer left', async () => {
    const me = await alone();
    const { id } = await me.rings();
    tasks(me);
    await me.backend.world.act('customer-leaves', { interactionId: id });
    const [ended, ...more] = tasks(me);
    expect(more).to.deep.equal([]);
    expect(ended).to.include({ type: 'ContactEnded', terminatingParty: 'Customer' });
    expect(ended).to.not.have.property('agentsPendingWrapUp');
    // By that the SDK knows that nothing is to be wrapped up.
    expect(whole(ended).state).to.equal('new');
  });

  for (const channel of ['chat', 'email'] as const) {
    it(`bring a ${channel} to its wrap-up`, async () => {
      const me = await alone();
      const { id } = await me.rings(channel);
      await me.store.send('accept', { interactionId: id });
      await me.store.send('end', { interactionId: id });
      await me.store.send('wrap-up', { interactionId: id, reasonId: 'billing-enquiry' });
      const frames = tasks(me);
      expect(frames.map((one) => one.type)).to.deep.equal([
        ...['AgentContactReserved', 'AgentOfferContact', 'AgentContactAssigned'],
        ...['ContactEnded', 'AgentWrapup', 'AgentWrappedUp'],
      ]);
      expect(whole(frames[2])).to.include({ mediaType: channel, mediaChannel: channel });
    });
  }

  it('hold and resume, pause the recording and have it resume by itself', async () => {
    const me = await alone();
    const { id } = await me.talks();
    tasks(me);
    await me.store.send('hold', { interactionId: id });
    const [held] = tasks(me);
    expect(held).to.include({ type: 'AgentContactHeld', mediaResourceId: id });
    expect(whole(held).media?.[id]).to.deep.include({ isHold: true, holdTimestamp: line.clock.now() });
    await me.store.send('resume', { interactionId: id });
    expect(types(me)).to.deep.equal(['AgentContactUnheld']);
    await me.store.send('pause-recording', { interactionId: id });
    const [paused] = tasks(me);
    expect(paused?.type).to.equal('ContactRecordingPaused');
    expect(whole(paused).callProcessingDetails).to.include({ isPaused: 'true', recordInProgress: 'true' });
    const seconds = Number(whole(paused).callProcessingDetails?.pauseDuration);
    expect(seconds).to.be.above(0);
    await line.advance(seconds * 1000);
    const [resumed] = tasks(me);
    expect(resumed).to.include({ type: 'ContactRecordingResumed', autoResumed: true });
    expect(whole(resumed).callProcessingDetails).to.include({ isPaused: 'false' });
  });

  it('tell of a saved variable, and who saved it', async () => {
    const me = await alone();
    const { id, variables } = await me.talks();
    tasks(me);
    const { name = '', version = 0 } =
      variables.find((one) => one.editable && one.type === 'string' && !one.secure) ?? {};
    await me.store.send('save-variable', { interactionId: id, variable: name, value: 'another', base: version });
    const [updated, ...more] = tasks(me);
    expect(more).to.deep.equal([]);
    expect(updated).to.include({ type: 'ContactUpdated', updatedBy: idOf(me) });
    expect(whole(updated).callAssociatedData?.[name]).to.include({ value: 'another', agentEditable: true });
  });

  it('show secure variables without their values', async () => {
    const me = await alone();
    await me.talks();
    const secure = Object.values(whole(tasks(me).at(-1)).callAssociatedData ?? {}).filter((one) => one.isSecure);
    expect(secure).to.not.deep.equal([]);
    for (const one of secure) expect(one.value).to.equal('');
  });

  it('end a call for wrap-up', async () => {
    const me = await alone();
    const { id } = await me.talks();
    tasks(me);
    await me.store.send('end', { interactionId: id });
    const [ended, wrapUp] = tasks(me);
    expect(ended).to.include({ type: 'ContactEnded', terminatingParty: 'Agent' });
    expect(ended?.agentsPendingWrapUp).to.deep.equal([idOf(me)]);
    expect(wrapUp).to.include({ type: 'AgentWrapup', wrapUpRequired: true });
    expect(whole(wrapUp).participants?.[idOf(me)]).to.include({ isWrapUp: true, wrapUpTimestamp: line.clock.now() });
    await me.store.send('wrap-up', { interactionId: id, reasonId: 'billing-enquiry' });
    expect(types(me)).to.deep.equal(['AgentWrappedUp']);
  });

  it('call a customer, reached or not', async () => {
    const me = await alone();
    const entryPointId = me.state.settings?.outdial?.entryPoints[0]?.id ?? '';
    const dial = (number: string): Promise<void> => me.store.send('outdial', { number, entryPointId, callerId: null });
    await dial('+14155550177');
    expect(types(me)).to.deep.equal(['AgentContactReserved', 'AgentOfferContact']);
    await line.advance(10_000);
    const answered = tasks(me).at(-1);
    expect(answered?.type).to.equal('AgentContactAssigned');
    expect(whole(answered)).to.deep.include({ contactDirection: { type: 'OUTBOUND' }, outboundType: 'OUTDIAL' });
    await me.store.send('end', { interactionId: me.only.id });
    await me.store.send('wrap-up', { interactionId: me.only.id, reasonId: 'billing-enquiry' });
    await line.advance(2000);
    tasks(me);
    await dial('+14155550177');
    tasks(me);
    await line.advance(1000);
    await me.backend.world.act('customer-not-reached', { interactionId: me.only.id, reason: 'busy' });
    const frames = tasks(me);
    expect(frames.map((one) => one.type)).to.deep.equal(['AgentOutboundFailed', 'ContactEnded', 'AgentWrapup']);
    expect(frames[0]?.reason).to.equal('BUSY');
  });

  it('offer the next of a campaign', async () => {
    const me = await alone();
    await me.backend.world.act('offer-preview', { for: 'me' });
    await line.advance(1000);
    const frames = tasks(me);
    expect(new Set(frames.map((one) => one.type))).to.deep.equal(new Set(['AgentOfferCampaignReservation']));
    expect(whole(frames.at(-1)).callProcessingDetails).to.include({ campaignType: 'PREVIEW' });
    await me.store.send('skip-preview', { interactionId: me.only.id });
    expect(types(me)[0]).to.equal('ContactEnded');
  });

  it('consult an agent', async () => {
    const { two, asks, agentOf, answers, does } = cast;
    const [me, other] = await two();
    const { id } = me.only;
    tasks(me);
    tasks(other);
    await asks(me, agentOf(other));
    const [created] = tasks(me);
    expect(created).to.include({ type: 'AgentConsultCreated', destAgentId: idOf(other), destinationType: 'agent' });
    await answers(other);
    expect(types(other)).to.deep.equal(['AgentContactReserved', 'AgentOfferConsult', 'AgentConsulting']);
    const consulting = tasks(me).find((one) => one.type === 'AgentConsulting');
    const interaction = whole(consulting);
    expect(sdk.consulted(interaction, idOf(me)), 'whom the SDK finds').to.equal(idOf(other));
    expect(interaction.participants?.[idOf(other)]).to.include({
      pType: 'Agent',
      isConsulted: true,
      consultState: 'consulting',
    });
    expect(interaction.media?.[id]).to.include({ isHold: true });
    expect(sdk.isConference(interaction)).to.equal(false);
    await does(me, 'end-consult');
    expect(types(me)).to.deep.equal(['AgentConsultEnded']);
    const [ended] = tasks(other);
    // The SDK forgets a task by this flag.
    expect(ended).to.include({ type: 'AgentConsultEnded', isConsulted: true });
    expect(other.calls).to.deep.equal([]);
  });

  it('swap customer and consulted party', async () => {
    const { consulting } = cast;
    const [me] = await consulting();
    const { id, consult } = me.only;
    tasks(me);
    await me.store.send('hold-consult', { interactionId: id });
    const frames = tasks(me);
    expect(frames.map((one) => [one.type, one.mediaResourceId])).to.have.deep.members([
      ['AgentContactHeld', consult?.id],
      ['AgentContactUnheld', id],
    ]);
    const { media = {} } = whole(frames[0]);
    expect([media[id]?.isHold, media[consult?.id ?? '']?.isHold]).to.deep.equal([false, true]);
  });

  it('call a consult off, and tell why one failed', async () => {
    const { two, asks, agentOf, does } = cast;
    const [me, other] = await two();
    tasks(me);
    await asks(me, agentOf(other));
    await does(me, 'cancel-consult');
    expect(types(me)).to.deep.equal(['AgentConsultCreated', 'AgentConsultEnded']);
    expect(types(other)).to.deep.equal(['AgentContactReserved', 'AgentConsultEnded']);
    await asks(me, agentOf(other));
    await line.advance(25_000);
    const failed = tasks(me).at(-1);
    expect(failed).to.include({ type: 'AgentConsultFailed', reason: 'NO_ANSWER' });
    expect(types(other).at(-1)).to.equal('AgentOfferContactRona');
  });

  it('consult a queue', async () => {
    const { two, asks, does, answers } = cast;
    const [me, other] = await two();
    tasks(me);
    await asks(me, QUEUE);
    const [created] = tasks(me);
    expect(created).to.include({ type: 'AgentConsultCreated', destinationType: 'queue', queueName: 'Billing Premier' });
    await does(me, 'cancel-consult');
    expect(types(me)).to.deep.equal(['AgentCtqCancelled']);
    await asks(me, QUEUE);
    await answers(other);
    expect(sdk.consulted(whole(tasks(me).at(-1)), idOf(me))).to.equal(idOf(other));
  });

  it('consult a number and an entry point', async () => {
    const { two, asks, does } = cast;
    const [me] = await two();
    tasks(me);
    await asks(me, NUMBER);
    await line.advance(8000);
    const consulting = tasks(me).at(-1);
    expect(consulting).to.include({ type: 'AgentConsulting', destinationType: 'dialNumber' });
    const party = sdk.consulted(whole(consulting), idOf(me));
    expect(whole(consulting).participants?.[party]).to.include({ pType: 'DN', dn: NUMBER.id });
    await does(me, 'end-consult');
    tasks(me);
    await asks(me, LINE);
    expect(tasks(me)[0]).to.include({
      type: 'AgentConsultCreated',
      destinationType: 'entryPoint',
      destAgentId: LINE.id,
    });
  });

  it('merge, and let somebody leave', async () => {
    const { consulting, does } = cast;
    const [me, other] = await consulting();
    tasks(me);
    tasks(other);
    await does(me, 'conference');
    const merged = ['AgentConsultConferencing', 'AgentConsultConferenced', 'ParticipantJoinedConference'];
    const [frame, ...rest] = tasks(me);
    expect([frame, ...rest].map((one) => one?.type)).to.deep.equal(merged);
    expect(types(other)).to.deep.equal(merged);
    expect(sdk.isConference(whole(frame))).to.equal(true);
    expect(Object.keys(whole(frame).media ?? {})).to.have.length(1);
    await does(other, 'exit-conference');
    const left = tasks(me).find((one) => one.type === 'ParticipantLeftConference');
    expect(left?.participantId).to.equal(idOf(other));
    const leaving = tasks(other);
    expect(leaving.map((one) => one.type)).to.deep.equal(['AgentConsultConferenceEnded', 'ParticipantLeftConference']);
    // With the first the SDK keeps the task, or it would stumble over the second; with the second it forgets it.
    expect(leaving.map((one) => sdk.isInMain(whole(one), idOf(other)))).to.deep.equal([true, false]);
    expect(leaving.map((one) => sdk.isGone(whole(one), idOf(other)))).to.deep.equal([true, true]);
  });

  it('hand a conference over by leaving it', async () => {
    const { conferencing, does } = cast;
    const [me, other] = await conferencing();
    tasks(me);
    tasks(other);
    await does(me, 'exit-conference');
    const frames = tasks(me);
    expect(frames.map((one) => one.type)).to.deep.equal([
      'AgentConsultConferenceEnded',
      'ParticipantLeftConference',
      'AgentWrapup',
    ]);
    // Or the SDK would have forgotten the task before its wrap-up.
    for (const one of frames) expect(sdk.isInMain(whole(one), idOf(me))).to.equal(true);
    const changed = tasks(other).find((one) => one.type === 'ContactOwnerChanged');
    expect(changed).to.include({ fromOwner: idOf(me), toOwner: idOf(other), owner: idOf(other) });
  });

  it('hand the customer to whoever is consulted', async () => {
    const { consulting, does } = cast;
    const [me, other] = await consulting();
    tasks(me);
    tasks(other);
    await does(me, 'consult-transfer');
    expect(types(me)).to.deep.equal(['AgentConsultTransferred', 'AgentWrapup']);
    const [transferred] = tasks(other);
    expect(transferred?.type).to.equal('AgentConsultTransferred');
    expect(whole(transferred)).to.include({ owner: idOf(other), state: 'connected' });
  });

  for (const [to, type] of [
    [NUMBER, 'AgentBlindTransferred'],
    [LINE, 'AgentBlindTransferred'],
    [QUEUE, 'AgentVteamTransferred'],
  ] as const) {
    it(`hand the customer to a ${to.kind} without asking`, async () => {
      const me = await alone({ agents: billing() });
      const { id } = await me.talks();
      tasks(me);
      await me.idle();
      await me.store.send('transfer', { interactionId: id, to });
      const frames = tasks(me);
      expect(frames.map((one) => one.type)).to.deep.equal([type, 'AgentWrapup']);
      expect(frames[0]?.destAgentId).to.equal(to.id);
    });
  }

  it('show a supervisor the call, and everyone when the supervisor comes in', async () => {
    const me = await alone({ agents: billing() });
    const supervisor = line.sit(2);
    await supervisor.begin('extension', '7003');
    await supervisor.idle();
    const { id } = await me.talks();
    tasks(me);
    await supervisor.store.send('monitor', { interactionId: id });
    const [watched] = tasks(supervisor);
    expect(watched?.type).to.equal('AgentMonitorStateChanged');
    expect(whole(watched).participants?.[idOf(supervisor)]).to.include({ pType: 'Supervisor' });
    expect(sdk.isConference(whole(watched))).to.equal(false);
    expect(types(me), 'unheard').to.deep.equal([]);
    await supervisor.store.send('barge-in', { interactionId: id });
    expect(types(supervisor)).to.deep.equal(['AgentContact', 'ParticipantJoinedConference']);
    expect(types(me)).to.include('ParticipantJoinedConference');
  });

  it('tell a desktop that came back everything', async () => {
    const { consulting } = cast;
    const [me] = await consulting();
    const { writer } = line.desk(me);
    expect(writer.relogin()[0]?.data).to.include({ type: 'AgentReloginSuccess', deviceType: 'EXTENSION', dn: '7001' });
    const [contact, ...more] = writer.contacts();
    expect(more).to.deep.equal([]);
    expect(contact?.data).to.include({ type: 'AgentContact', interactionId: me.only.id });
    expect(sdk.consulted(whole(contact?.data as SdkTaskData), idOf(me))).to.not.equal('');
  });
});
