/** Logging in and out, states, and who else is there. Requests are taken; frames answer. */
import type { AgentFrameKind } from '../../backends/gateway/frames.js';
import { AVAILABLE_CODE, stationNamed } from '../../backends/webex/names.js';
import type { SdkBuddy, SdkFrame } from '../../backends/webex/sdk.js';
import type { ChoosableState, Station } from '../../core/index.js';
import type { Desk } from './desk.js';
import { ACCEPTED, textIn } from './handlers.js';
import type { Answer, Ask, Handlers } from './handlers.js';
import { badRequest, forbidden, Refusal } from './refusals.js';

/** More agents than a list of colleagues holds. */
const MOST_AGENTS = 10_000;

/**
 * Refusals of what is about the agent come over the socket: the description says so of a log-in, and of the others the
 * SDK hears no reason otherwise.
 */
async function answeredByFrame(desk: Desk, kind: AgentFrameKind, act: () => Promise<void>): Promise<Answer> {
  try {
    await act();
  } catch (error) {
    desk.post([desk.writer.refusal(kind, Refusal.from(error).type)]);
  }
  return ACCEPTED;
}

function login({ desk, body }: Ask): Promise<Answer> {
  if (!stringsIn(body['roles']).includes('agent')) throw badRequest('roles has to contain agent.');
  const kind = stationNamed(textIn(body, 'deviceType'));
  if (!kind) throw badRequest('deviceType is AGENT_DN or EXTENSION.');
  const teamId = textIn(body, 'teamId');
  if (teamId === '') throw badRequest('teamId is missing.');
  const station: Station = { kind, number: textIn(body, 'dialNumber') };
  return answeredByFrame(desk, 'login', async () => {
    if (kind === 'browser') throw new Refusal(400, 'DEVICE_TYPE_NOT_ALLOWED', 'A browser is no station here.');
    await desk.send('sign-in', { teamId, station });
  });
}

function logout({ desk, body }: Ask): Promise<Answer> {
  selfOnly(desk.agentId, body);
  return answeredByFrame(desk, 'logout', () => desk.send('sign-out', {}));
}

function changeState({ desk, body }: Ask): Promise<Answer> {
  selfOnly(desk.agentId, body);
  const [state, codeId] = [textIn(body, 'state'), textIn(body, 'auxCodeId')];
  if (state !== 'Available' && state !== 'Idle') throw badRequest('state is Available or Idle.');
  if (state === 'Available' && codeId !== AVAILABLE_CODE) throw badRequest('The auxCodeId of Available is 0.');
  const chosen: ChoosableState = state === 'Available' ? { name: 'available' } : { name: 'idle', codeId };
  return answeredByFrame(desk, 'state', () => desk.send('set-state', { state: chosen }));
}

function reload({ desk }: Ask): Answer {
  // As of now, also where nothing has happened for a while.
  desk.refresh();
  desk.post([...desk.writer.relogin(), ...(desk.agent.signedIn ? desk.writer.contacts() : [])]);
  return ACCEPTED;
}

async function buddyList({ desk, configuration, body }: Ask): Promise<Answer> {
  const wanted = textIn(body, 'state');
  if (!['', 'Available', 'Idle'].includes(wanted)) throw badRequest('state is Available or Idle.');
  if (!MEDIA.includes(textIn(body, 'mediaType'))) throw badRequest(`mediaType is one of ${MEDIA.join(', ')}.`);
  const { entries } = await desk.search({ kind: 'agent', text: '', purpose: 'consult' }, 0, MOST_AGENTS);
  const { agents } = configuration.settings;
  const agentList = entries.flatMap(({ id, name, number, state }): SdkBuddy[] => {
    const shown = state?.name === 'available' ? 'Available' : state?.name === 'idle' ? 'Idle' : null;
    if (!shown || (wanted !== '' && wanted !== shown)) return [];
    const teamId = agents.find((one) => one.id === id)?.teams[0] ?? '';
    return [{ agentId: id, agentName: name, state: shown, teamId, dn: number ?? '', siteId: 'site' }];
  });
  const { agentId } = desk;
  const data = { type: 'BuddyAgents', agentId, orgId: configuration.orgId, agentList };
  desk.post([{ type: 'BuddyAgents', orgId: configuration.orgId, data } satisfies SdkFrame]);
  return ACCEPTED;
}

const MEDIA = ['telephony', 'chat', 'social', 'email', 'workItem'];

function selfOnly(agentId: string, body: Readonly<Record<string, unknown>>): void {
  const other = textIn(body, 'agentId');
  if (other !== '' && other !== agentId) throw forbidden('This is for the agent alone whose token it is.');
}

const stringsIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];

export const AGENTS: Handlers = {
  'POST /v1/agents/login': login,
  'PUT /v1/agents/logout': logout,
  'POST /v1/agents/logout': logout,
  'PUT /v1/agents/session/state': changeState,
  'POST /v1/agents/reload': reload,
  'POST /v1/agents/buddyList': buddyList,
};
