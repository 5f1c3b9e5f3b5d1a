/** The gateway as a desktop on the SDK of Webex meets it: tasks, and what is about the agent. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { SdkMedia, SdkTaskData, SdkVariable } from '../../src/backends/webex/sdk.js';
import { asked, call, Client, gatewayFor, passes, plays } from './gateway-support.js';
import { FIRST, QUIET, SECOND } from './support.js';

const TEAM = QUIET.agents[0]?.teams[0] ?? '';
const [REASON] = QUIET.wrapUpReasons;
const mainOf = ({ data }: { data: SdkTaskData }): SdkMedia | undefined => data.interaction?.media?.[data.interactionId];

describe('a call', () => {
  test('from ring to wrap-up, each frame in its place and whole', async (t) => {
    const gateway = await gatewayFor(t);
    const agent = await (await new Client(gateway, FIRST).register()).login('1001', TEAM);
    const begun = agent.frames.length;
    const id = await call(agent);
    assert.equal((await agent.ask('POST', `/v1/tasks/${id}/hold`, { mediaResourceId: id })).status, 202);
    assert.equal(mainOf(await agent.hears('AgentContactHeld'))?.isHold, true);
    await agent.ask('POST', `/v1/tasks/${id}/unhold`, { mediaResourceId: id });
    assert.equal(mainOf(await agent.hears('AgentContactUnheld'))?.isHold, false);
    await agent.ask('POST', `/v1/tasks/${id}/record/pause`, {});
    await agent.hears('ContactRecordingPaused');
    await agent.ask('POST', `/v1/tasks/${id}/record/resume`, { autoResumed: false });
    await agent.hears('ContactRecordingResumed');
    await agent.ask('POST', `/v1/tasks/${id}/end`, {});
    await agent.hears('AgentWrapup');
    await agent.ask('POST', `/v1/tasks/${id}/wrapup`, { wrapUpReason: REASON?.name, auxCodeId: REASON?.id });
    await agent.hears('AgentWrappedUp');
    assert.deepEqual(
      agent.since(begun).filter((one) => one !== 'AgentStateChangeSuccess'),
      [
        ...[
          'AgentContactReserved',
          'AgentOfferContact',
          'AgentContactAssigned',
          'AgentContactHeld',
          'AgentContactUnheld',
        ],
        ...['ContactRecordingPaused', 'ContactRecordingResumed', 'ContactEnded', 'AgentWrapup', 'AgentWrappedUp'],
      ],
    );
    for (const { type, data } of agent.frames.slice(begun)) {
      if (type !== 'RoutingMessage') continue;
      const { interaction } = data as SdkTaskData;
      assert.ok(
        interaction?.participants?.[FIRST] && interaction.callAssociatedData,
        `${String(data.type)} is not whole`,
      );
    }
  });

  test('two agents: consult, conference, exit, and the one who was asked inherits it', async (t) => {
    const gateway = await gatewayFor(t);
    const one = await (await new Client(gateway, FIRST).register()).login('1001', TEAM);
    const other = await (await new Client(gateway, SECOND).register()).login('1002', QUIET.agents[1]?.teams[0] ?? '');
    const id = await call(one);
    const about = { to: SECOND, destinationType: 'agent' };
    assert.equal((await one.ask('POST', `/v1/tasks/${id}/consult`, { ...about, holdParticipants: true })).status, 202);
    await one.hears('AgentConsultCreated');
    await passes(gateway, 2_000);
    await other.hears('AgentOfferConsult');
    await plays(gateway, SECOND, 'answer-phone', { interactionId: id });
    const { data } = await one.hears('AgentConsulting');
    const consult = Object.values(data.interaction?.media ?? {}).find((media) => media.mType === 'consult');
    assert.deepEqual([...(consult?.participants ?? [])].sort(), [FIRST, SECOND].sort());
    await one.ask('POST', `/v1/tasks/${id}/hold`, { mediaResourceId: consult?.mediaResourceId });
    await one.hears('AgentContactHeld');
    await one.ask('POST', `/v1/tasks/${id}/unhold`, { mediaResourceId: consult?.mediaResourceId });
    await one.ask('POST', `/v1/tasks/${id}/consult/conference`, about);
    await one.hears('ParticipantJoinedConference');
    await one.ask('POST', `/v1/tasks/${id}/conference/exit`, {});
    await one.hears('ParticipantLeftConference');
    const { body } = await other.ask('GET', '/v1/tasks?from=0');
    const [task] = body['data'] as unknown as { id: string; attributes: { owner: { id: string } } }[];
    assert.deepEqual([task?.id, task?.attributes.owner.id], [id, SECOND]);
  });

  test('variables are saved, all of a request or none', async (t) => {
    const gateway = await gatewayFor(t);
    const agent = await (await new Client(gateway, FIRST).register()).login('1001', TEAM);
    const id = await call(agent);
    const variables = (): Readonly<Record<string, SdkVariable>> => agent.task?.interaction?.callAssociatedData ?? {};
    const [name = ''] =
      Object.entries(variables()).find(([, one]) => one.agentEditable && !one.isSecure && one.type === 'STRING') ?? [];
    const patch = (attributes: unknown) => agent.ask('PATCH', `/v1/tasks/${id}`, { attributes });
    assert.equal((await patch({ [name]: 'kept' })).status, 202);
    await agent.hears('ContactUpdated');
    assert.equal(variables()[name]?.value, 'kept');
    for (const [attributes, status] of [
      [{}, 400],
      [{ [name]: 'lost', nobodyKnows: '1' }, 400],
      [{ [name]: 'x'.repeat(257) }, 400],
      [{ [name]: {} }, 400],
      [Object.fromEntries(Array.from({ length: 31 }, (_, index) => [`v${String(index)}`, '1'])), 400],
      [['x'], 400],
    ] as const) {
      assert.equal((await patch(attributes)).status, status, JSON.stringify(attributes).slice(0, 60));
    }
    assert.equal((await patch({ [name]: 'y'.repeat(256) })).status, 202);
  });

  test('what the centre refuses is answered with its words; the task is as it was', async (t) => {
    const gateway = await gatewayFor(t);
    const agent = await (await new Client(gateway, FIRST).register()).login('1001', TEAM);
    const id = await call(agent);
    const count = agent.frames.length;
    for (const [path, body, status, type] of [
      [`/v1/tasks/${id}/unhold`, { mediaResourceId: id }, 400, 'NOT_ON_HOLD'],
      [`/v1/tasks/${id}/hold`, { mediaResourceId: 'another' }, 400, 'BAD_REQUEST'],
      [`/v1/tasks/nothing/hold`, { mediaResourceId: 'nothing' }, 404, 'NOT_FOUND'],
      [`/v1/tasks/${id}/wrapup`, { wrapUpReason: 'x', auxCodeId: 'x' }, 400, 'NOT_IN_WRAPUP'],
      [`/v1/tasks/${id}/consult/end`, {}, 400, 'NO_CONSULT_IN_PROGRESS'],
      [`/v1/tasks/${id}/transfer`, { to: 'x', destinationType: 'anywhere' }, 400, 'BAD_REQUEST'],
      [`/v1/tasks/${id}/assign`, undefined, 403, 'NOT_ALLOWED'],
    ] as const) {
      const answer = await agent.ask('POST', path, body);
      assert.deepEqual([answer.status, answer.body['errorType']], [status, type], path);
      assert.ok(String(answer.body['errorMessage']).length > 10);
      assert.ok(answer.headers.get('trackingid'));
    }
    assert.equal(agent.frames.length, count);
  });

  test('calling out: 201 with the task, which is then offered', async (t) => {
    const gateway = await gatewayFor(t);
    const agent = await (await new Client(gateway, FIRST).register()).login('1001', TEAM);
    const entryPoint = QUIET.entryPoints.find((one) => one.outdial)?.id;
    const task = {
      destination: '+15550100',
      entryPointId: entryPoint,
      mediaType: 'telephony',
      outboundType: 'OUTDIAL',
    };
    const bad = await agent.ask('POST', '/v1/tasks', { ...task, origin: '+19990000' });
    assert.deepEqual([bad.status, bad.body['errorType']], [400, 'INVALID_ANI']);
    // As the SDK writes it, with a slash at the end.
    const { status, body } = await agent.ask('POST', '/v1/tasks/', task);
    assert.equal(status, 201);
    assert.equal(
      (await agent.hears('AgentOfferContact')).data.interactionId,
      (body['data'] as unknown as { id: string }).id,
    );
  });

  test('a frame comes after the answer to what it follows from', async (t) => {
    const gateway = await gatewayFor(t);
    const agent = await (await new Client(gateway, FIRST).register()).login('1001', TEAM);
    const id = await call(agent);
    const count = agent.frames.length;
    const { status } = await agent.ask('POST', `/v1/tasks/${id}/hold`, { mediaResourceId: id });
    assert.equal(status, 202);
    await agent.hears('AgentContactHeld');
    const { body } = await asked(`${gateway.url}/world/${FIRST}/sent`);
    assert.equal(body['frames'], agent.frames.length);
    assert.equal(agent.frames.length, count + 1);
  });
});

describe('an agent', () => {
  test('is refused by frames: a number in use, a browser, a second log-in, a log-out with a call', async (t) => {
    const gateway = await gatewayFor(t);
    const agent = await (await new Client(gateway, FIRST).register()).login('1001', TEAM);
    const other = await new Client(gateway, SECOND).register();
    const data = { dialNumber: '1001', teamId: QUIET.agents[1]?.teams[0], roles: ['agent'], deviceType: 'EXTENSION' };
    for (const [change, reason] of [
      [{}, 'DUPLICATE_LOCATION'],
      [{ dialNumber: 'x' }, 'INVALID_EXTENSION'],
      [{ teamId: 'nobodys' }, 'INVALID_TEAM'],
      [{ deviceType: 'BROWSER' }, 'DEVICE_TYPE_NOT_ALLOWED'],
    ] as const) {
      assert.equal((await other.ask('POST', '/v1/agents/login', { ...data, ...change })).status, 202);
      assert.equal((await other.hears('AgentStationLoginFailed')).data.reason, reason);
    }
    await agent.ask('POST', '/v1/agents/login', { ...data, dialNumber: '1005', teamId: TEAM });
    assert.equal((await agent.hears('AgentStationLoginFailed')).data.reason, 'AGENT_SESSION_ALREADY_EXISTS');
    await call(agent);
    await agent.ask('PUT', '/v1/agents/logout', { logoutReason: 'home' });
    assert.equal((await agent.hears('AgentLogoutFailed')).data.reason, 'AGENT_HAS_ASSIGNED_CONTACTS');
    const states = await agent.ask('PUT', '/v1/agents/session/state', { state: 'Idle', auxCodeId: 'nothing' });
    assert.equal(states.status, 202);
    assert.equal((await agent.hears('AgentStateChangeFailed')).data.reason, 'INVALID_AUX_CODE');
    assert.equal((await agent.ask('PUT', '/v1/agents/session/state', { state: 'Away', auxCodeId: '0' })).status, 400);
    const foreign = { state: 'Available', auxCodeId: '0', agentId: SECOND };
    assert.equal((await agent.ask('PUT', '/v1/agents/session/state', foreign)).status, 403);
  });

  test('sees who else is there', async (t) => {
    const gateway = await gatewayFor(t);
    const agent = await (await new Client(gateway, FIRST).register()).login('1001', TEAM);
    await (await new Client(gateway, SECOND).register()).login('1002', QUIET.agents[1]?.teams[0] ?? '');
    const ask = async (state?: string): Promise<unknown> => {
      await agent.ask('POST', '/v1/agents/buddyList', {
        agentProfileId: 'agent-profile',
        mediaType: 'telephony',
        state,
      });
      const { data } = await agent.hears('BuddyAgents');
      return (data as { agentList?: { agentId: string }[] }).agentList?.map((one) => one.agentId);
    };
    assert.deepEqual([await ask(), await ask('Available'), await ask('Idle')], [[SECOND], [SECOND], []]);
    const wrong = await agent.ask('POST', '/v1/agents/buddyList', { agentProfileId: 'x', mediaType: 'fax' });
    assert.equal(wrong.status, 400);
  });

  test('who comes back is logged in still, and gets each call', async (t) => {
    const gateway = await gatewayFor(t);
    const agent = await (await new Client(gateway, FIRST).register()).login('1001', TEAM);
    const id = await call(agent);
    agent.leave();
    await plays(gateway, FIRST, 'customer-leaves', { interactionId: id });
    const again = await new Client(gateway, FIRST).register();
    await again.ask('POST', '/v1/agents/reload');
    const relogin = await again.hears('AgentReloginSuccess');
    const { dn, deviceType, teamId } = relogin.data as unknown as Record<string, unknown>;
    assert.deepEqual([dn, deviceType, teamId], ['1001', 'EXTENSION', TEAM]);
    const contact = await again.hears('AgentContact');
    assert.deepEqual([contact.data.interactionId, contact.data.interaction?.state], [id, 'wrapUp']);
    const nobody = await new Client(gateway, SECOND).register();
    await nobody.ask('POST', '/v1/agents/reload');
    assert.equal((await nobody.hears('AgentReloginFailed')).data.reason, 'AGENT_NOT_FOUND');
  });
});
