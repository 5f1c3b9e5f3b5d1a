/** Every path of the service's description, and those that its SDK asks beyond it: asked rightly. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Contract } from '../../src/bin/gateway/contract.js';
import type { Operation } from '../../src/bin/gateway/contract.js';
import type { TestGateway } from '../../src/bin/gateway/testing.js';
import { call, Client, gatewayFor, passes, plays } from './gateway-support.js';
import { FIRST, QUIET, until } from './support.js';

const TEAMS = (id: string): readonly string[] => QUIET.agents.find((one) => one.id === id)?.teams ?? [];
const [TEAM = ''] = TEAMS(FIRST);
const SUPERVISOR =
  QUIET.agents.find((one) => one.supervisor && one.teams.some((team) => TEAMS(FIRST).includes(team)))?.id ?? '';
const COLLEAGUE = QUIET.agents.find((one) => one.id !== FIRST && one.id !== SUPERVISOR)?.id ?? '';
const REASON = QUIET.wrapUpReasons[0]?.id ?? '';
const QUEUE = QUIET.queues.find((one) => one.channel === 'call')?.id ?? '';
const OUTGOING = QUIET.entryPoints.find((one) => one.outdial)?.id ?? '';

interface Right {
  readonly client: Client;
  readonly path: string;
  readonly body?: unknown;
  readonly status: number;
}

/** Sets a stage, and asks what is right on it. */
type Stage = (gateway: TestGateway) => Promise<Right>;

const registered = (gateway: TestGateway, id = FIRST): Promise<Client> => new Client(gateway, id).register();
const logged = async (gateway: TestGateway, id = FIRST, number = '1001'): Promise<Client> =>
  (await registered(gateway, id)).login(number, TEAMS(id)[0] ?? '');

const looks =
  (path: (orgId: string) => string): Stage =>
  async (gateway) => ({ client: await registered(gateway), path: path(gateway.orgId), status: 200 });

/** Something is asked of a call that goes on, after what came before. */
const onCall =
  (
    act: string,
    body: (id: string) => unknown,
    ...before: readonly (readonly [act: string, body: (id: string) => unknown])[]
  ): Stage =>
  async (gateway) => {
    const client = await logged(gateway);
    const id = await call(client);
    for (const [one, its] of before) await client.ask('POST', `/v1/tasks/${id}/${one}`, its(id));
    return { client, path: `/v1/tasks/${id}${act}`, body: body(id), status: 202 };
  };
const media = (id: string): unknown => ({ mediaResourceId: id });
const none = (): unknown => ({});

const consulting =
  (act: string, body: unknown, isJoined = false, isTalking = true): Stage =>
  async (gateway) => {
    const client = await logged(gateway);
    const other = await logged(gateway, COLLEAGUE, '1002');
    const id = await call(client);
    await client.ask('POST', `/v1/tasks/${id}/consult`, { to: COLLEAGUE, destinationType: 'agent' });
    await passes(gateway, 2_000);
    await other.hears('AgentOfferConsult');
    if (isTalking) {
      await plays(gateway, COLLEAGUE, 'answer-phone', { interactionId: id });
      await client.hears('AgentConsulting');
    }
    if (isJoined) {
      await client.ask('POST', `/v1/tasks/${id}/consult/conference`, { to: COLLEAGUE, destinationType: 'agent' });
      await client.hears('ParticipantJoinedConference');
    }
    return { client, path: `/v1/tasks/${id}${act}`, body, status: 202 };
  };

const preview =
  (act: string): Stage =>
  async (gateway) => {
    const client = await logged(gateway);
    await plays(gateway, FIRST, 'offer-preview', { for: 'me' });
    await passes(gateway, 2_000);
    const { data } = await client.hears('AgentOfferCampaignReservation');
    const { campaignId = '', interactionId } = data;
    return {
      client,
      path: `/v1/dialer/campaign/${campaignId}/preview-task/${interactionId}/${act}`,
      body: {},
      status: 202,
    };
  };

/** A message that is taken on the screen. */
const ringing =
  (act: string, body: (id: string) => unknown): Stage =>
  async (gateway) => {
    const client = await logged(gateway);
    await plays(gateway, FIRST, 'contact', { channel: 'chat', for: 'me' });
    await passes(gateway, 2_000);
    const { interactionId } = (await client.hears('AgentOfferContact')).data;
    return { client, path: `/v1/tasks/${interactionId}${act}`, body: body(interactionId), status: 202 };
  };

const monitoring =
  (path: (id: string) => string, status: number, begins = true, body?: (id: string) => unknown): Stage =>
  async (gateway) => {
    const agent = await logged(gateway);
    const client = await logged(gateway, SUPERVISOR, '1002');
    const id = await call(agent);
    const request = { id: 'request-1', monitorType: 'midcall', taskId: id };
    if (begins) {
      await client.ask('POST', '/v1/monitor', request);
      await until(() => client.kinds.length > 3);
    }
    return { client, path: path(id), ...(body ? { body: body(id) } : {}), status };
  };

const SCHEDULED = {
  ...{ customerName: 'Ana Sol', callbackNumber: '+15550142', timezone: 'Europe/Madrid', queueId: QUEUE },
  ...{ scheduleDate: '2026-11-23', startTime: '10:00:00', endTime: '11:00:00' },
};
const callbacks = (orgId: string): string => `/v1/callbacks/organization/${orgId}/scheduled-callback`;
const scheduled =
  (body: (id: string) => unknown, status: number): Stage =>
  async (gateway) => {
    const client = await registered(gateway);
    const { body: made } = await client.ask('POST', callbacks(gateway.orgId), SCHEDULED);
    const id = String(made['id']);
    return { client, path: `${callbacks(gateway.orgId)}/${id}`, body: body(id), status };
  };

const asks =
  (path: string, body: unknown, status: number): Stage =>
  async (gateway) => ({ client: await logged(gateway), path, body, status });

const ORG = 'GET /organization/{orgid}';
const TASK = 'POST /v1/tasks/{taskId}';
const PREVIEW = 'POST /v1/dialer/campaign/{campaignId}/preview-task/{taskId}';
const CALLBACK = '/v1/callbacks/organization/{orgId}/scheduled-callback';

const RIGHT: Readonly<Record<string, Stage>> = {
  [ORG]: looks((org) => `/organization/${org}`),
  [`${ORG}/user/by-ci-user-id/{id}`]: looks((org) => `/organization/${org}/user/by-ci-user-id/${FIRST}`),
  [`${ORG}/agent-profile/{id}`]: looks((org) => `/organization/${org}/agent-profile/agent-profile`),
  [`${ORG}/site/{id}`]: looks((org) => `/organization/${org}/site/site`),
  [`${ORG}/dial-plan`]: looks((org) => `/organization/${org}/dial-plan?agentView=true`),
  [`${ORG}/v2/organization-setting`]: looks((org) => `/organization/${org}/v2/organization-setting?agentView=true`),
  [`${ORG}/v2/tenant-configuration`]: looks((org) => `/organization/${org}/v2/tenant-configuration?agentView=true`),
  [`${ORG}/v2/org-url-mapping`]: looks((org) => `/organization/${org}/v2/org-url-mapping?sort=name,ASC`),
  [`${ORG}/v2/ai-feature`]: looks((org) => `/organization/${org}/v2/ai-feature?page=0&pageSize=100`),
  [`${ORG}/v2/team`]: looks((org) => `/organization/${org}/v2/team?page=0&pageSize=100&filter=id=in=(${TEAM})`),
  [`${ORG}/v2/auxiliary-code`]: looks((org) => `/organization/${org}/v2/auxiliary-code?page=0&pageSize=100`),
  [`${ORG}/v2/contact-service-queue`]: looks((org) => `/organization/${org}/v2/contact-service-queue?page=0`),
  [`${ORG}/v2/entry-point`]: looks((org) => `/organization/${org}/v2/entry-point?pageSize=5`),
  [`${ORG}/v2/address-book/{addressBookId}/entry`]: looks(
    (org) => `/organization/${org}/v2/address-book/address-book/entry`,
  ),
  [`${ORG}/v2/outdial-ani/{outdialAniId}/entry`]: looks(
    (org) => `/organization/${org}/v2/outdial-ani/outdial-ani/entry`,
  ),
  'POST /v1/notification/subscribe': asks('/v1/notification/subscribe', { force: true }, 200),
  'POST /v1/agents/login': asks(
    '/v1/agents/login',
    {
      dialNumber: '1001',
      teamId: TEAM,
      roles: ['agent'],
      deviceType: 'EXTENSION',
      deviceId: '1001',
      isExtension: true,
    },
    202,
  ),
  'PUT /v1/agents/logout': asks('/v1/agents/logout', { logoutReason: 'home' }, 202),
  'POST /v1/agents/logout': asks('/v1/agents/logout', { logoutReason: 'home' }, 202),
  'PUT /v1/agents/session/state': asks(
    '/v1/agents/session/state',
    { state: 'Idle', auxCodeId: QUIET.idleCodes[0]?.id },
    202,
  ),
  'POST /v1/agents/reload': asks('/v1/agents/reload', undefined, 202),
  'POST /v1/agents/buddyList': asks(
    '/v1/agents/buddyList',
    { agentProfileId: 'agent-profile', mediaType: 'telephony' },
    202,
  ),
  'POST /v1/monitor': monitoring(
    () => '/v1/monitor',
    202,
    false,
    (taskId) => ({ id: 'request-1', monitorType: 'midcall', taskId }),
  ),
  'POST /v1/monitor/{taskId}/bargeIn': monitoring((id) => `/v1/monitor/${id}/bargeIn`, 202),
  'POST /v1/monitor/{taskId}/end': monitoring((id) => `/v1/monitor/${id}/end`, 202),
  // The centre has no such thing, and says what the description has for that.
  'POST /v1/monitor/{taskId}/hold': monitoring((id) => `/v1/monitor/${id}/hold`, 412),
  'POST /v1/monitor/{taskId}/unhold': monitoring((id) => `/v1/monitor/${id}/unhold`, 412),
  'GET /v1/monitor/sessions': monitoring(() => '/v1/monitor/sessions', 202),
  'DELETE /v1/monitor/{requestId}': monitoring(() => '/v1/monitor/request-1', 202),
  [`POST ${CALLBACK}`]: async (gateway) => ({
    client: await registered(gateway),
    path: callbacks(gateway.orgId),
    body: SCHEDULED,
    status: 201,
  }),
  [`GET ${CALLBACK}`]: async (gateway) => {
    const client = await registered(gateway);
    await client.ask('POST', callbacks(gateway.orgId), SCHEDULED);
    return { client, path: `${callbacks(gateway.orgId)}?callbackNumber=%2B15550142`, status: 200 };
  },
  [`GET ${CALLBACK}/{id}`]: scheduled(() => undefined, 200),
  [`PUT ${CALLBACK}/{id}`]: scheduled((id) => ({ ...SCHEDULED, id, customerName: 'Ana' }), 200),
  [`DELETE ${CALLBACK}/{id}`]: scheduled(() => undefined, 204),
  'POST /v1/tasks': asks(
    '/v1/tasks',
    { destination: '+15550100', entryPointId: OUTGOING, mediaType: 'telephony' },
    201,
  ),
  'GET /v1/tasks': async (gateway) => {
    const client = await logged(gateway);
    await call(client);
    return { client, path: '/v1/tasks?from=0&channelTypes=telephony,chat&pageSize=10', status: 200 };
  },
  'PATCH /v1/tasks/{taskId}': async (gateway) => {
    const client = await logged(gateway);
    const id = await call(client);
    const variables = Object.values(client.task?.interaction?.callAssociatedData ?? {});
    const name = variables.find((one) => one.agentEditable && !one.isSecure && one.type === 'STRING')?.name ?? '';
    return { client, path: `/v1/tasks/${id}`, body: { attributes: { [name]: 'new' } }, status: 202 };
  },
  [`${TASK}/accept`]: ringing('/accept', none),
  // Only calls on the screen can be rejected, and there are none here: calls ring at telephones.
  [`${TASK}/reject`]: async (gateway) => ({ ...(await ringing('/reject', media)(gateway)), status: 400 }),
  // Nobody picks tasks here.
  [`${TASK}/assign`]: async (gateway) => ({ ...(await ringing('/assign', none)(gateway)), status: 403 }),
  [`${TASK}/end`]: onCall('/end', none),
  [`${TASK}/wrapup`]: onCall('/wrapup', () => ({ wrapUpReason: 'x', auxCodeId: REASON }), ['end', none]),
  [`${TASK}/hold`]: onCall('/hold', media),
  [`${TASK}/unhold`]: onCall('/unhold', media, ['hold', media]),
  [`${TASK}/record/pause`]: onCall('/record/pause', none),
  [`${TASK}/record/resume`]: onCall('/record/resume', () => ({ autoResumed: false }), ['record/pause', none]),
  [`${TASK}/transfer`]: onCall('/transfer', () => ({ to: '+15550100', destinationType: 'dialNumber' })),
  [`${TASK}/consult`]: onCall('/consult', () => ({
    to: '+15550100',
    destinationType: 'dialNumber',
    holdParticipants: true,
  })),
  [`${TASK}/consult/conference`]: consulting('/consult/conference', {
    agentId: FIRST,
    to: COLLEAGUE,
    destinationType: 'agent',
  }),
  [`${TASK}/consult/transfer`]: consulting('/consult/transfer', { to: COLLEAGUE, destinationType: 'agent' }),
  [`${TASK}/consult/end`]: consulting('/consult/end', {}),
  [`${TASK}/cancelCtq`]: consulting('/cancelCtq', {}, false, false),
  [`${TASK}/consult/accept`]: async (gateway) => {
    // At a telephone a consult is taken there, which is said.
    const right = await consulting('/consult/accept', {}, false, false)(gateway);
    return { ...right, client: new Client(gateway, COLLEAGUE), status: 400 };
  },
  [`${TASK}/conference/exit`]: consulting('/conference/exit', {}, true),
  [`${TASK}/conference/transfer`]: consulting('/conference/transfer', {}, true),
  [`${PREVIEW}/accept`]: preview('accept'),
  [`${PREVIEW}/skip`]: preview('skip'),
  [`${PREVIEW}/remove`]: preview('remove'),
  'POST /metrics/clientmetrics': asks('/metrics/clientmetrics', { metrics: [] }, 200),
  'POST /client-logs/logs/urls': asks('/client-logs/logs/urls', { file: 'log' }, 200),
  'POST /client-logs/logs/meta': asks('/client-logs/logs/meta', { filename: 'log' }, 200),
};

const contract = await Contract.load();
const methodOf = ({ key }: Operation): string => key.split(' ')[0] ?? '';

describe('every path, asked rightly', () => {
  test('none is left out', () => {
    assert.deepEqual(contract.operations.map((one) => one.key).sort(), Object.keys(RIGHT).sort());
  });
  for (const operation of contract.operations) {
    test(operation.key, async (t) => {
      const gateway = await gatewayFor(t);
      const right = await RIGHT[operation.key]?.(gateway);
      assert.ok(right);
      const { status, body } = await right.client.ask(methodOf(operation), right.path, right.body);
      assert.equal(status, right.status, JSON.stringify(body));
      // What the description says of an answer holds for it, but for names and numbers that it does not expect, and where
      // it wants an object for a number.
      const faults = contract
        .response(operation, status, body)
        .filter((one) => !one.includes('must match pattern') && !/answer\.meta\.\w+ must be object/u.test(one));
      assert.deepEqual(faults, []);
    });
  }
});

describe('callbacks at a time', () => {
  test('are due then, by the clocks of the place', async (t) => {
    const gateway = await gatewayFor(t);
    const client = await logged(gateway);
    // In Madrid it is 10 in the morning, when the test's day, which begins at 9 in London, is at its start.
    const schedule = {
      ...SCHEDULED,
      scheduleDate: '2026-11-22',
      startTime: '11:00:00',
      endTime: '12:00:00',
      assigneeAgent: FIRST,
    };
    assert.equal((await client.ask('POST', callbacks(gateway.orgId), schedule)).status, 201);
    await passes(gateway, 59 * 60_000);
    assert.equal(client.kinds.includes('AgentContactReserved'), false);
    await passes(gateway, 61_000);
    const { data } = await client.hears('AgentContactReserved');
    assert.equal(data.interaction?.outboundType, 'CALLBACK');
  });
  for (const [change, says] of [
    [{ startTime: '10:20:00' }, /30 minutes/u],
    [{ endTime: '11:10:00' }, /endTime/u],
    [{ endTime: '23:00:00' }, /endTime/u],
    [{ scheduleDate: '2026-12-31' }, /31 days/u],
    [{ timezone: 'Europe/Atlantis' }, /timezone/u],
    [{ callbackNumber: '12' }, /callbackNumber/u],
    [{ queueId: 'nobodys' }, /queue/u],
    [{ assigneeAgent: 'nobody' }, /agent/u],
    [{ scheduleDate: 'tomorrow' }, /scheduleDate/u],
  ] as const) {
    test(`are refused: ${JSON.stringify(change)}`, async (t) => {
      const gateway = await gatewayFor(t);
      const client = await logged(gateway);
      const schedule = {
        ...SCHEDULED,
        scheduleDate: '2026-11-22',
        startTime: '11:00:00',
        endTime: '12:00:00',
        ...change,
      };
      const { status, body } = await client.ask('POST', callbacks(gateway.orgId), schedule);
      assert.equal(status, 400);
      assert.match(String(body['errorMessage']), says);
    });
  }
});
