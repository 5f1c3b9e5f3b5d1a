/** What Webex says of an agent: signing in and out, coming back, and states. */
import type { Agent, AgentState, Timestamp } from '../../core/index.js';
import { AVAILABLE_CODE, DEVICE_TYPES, SUB_STATES } from '../webex/names.js';
import type { SdkAgentData, SdkFrame } from '../webex/sdk.js';
import type { GatewayAgent } from './interaction.js';

/** Names by id that frames carry. */
export interface GatewayLists {
  /** Codes for the states that the system sets, by the state's name. */
  readonly stateCodes?: Readonly<Record<string, string>>;
}

export type AgentFrameKind = 'login' | 'relogin' | 'logout' | 'state';

const TYPES: Readonly<Record<AgentFrameKind, readonly [outer: string, success: string, failed: string]>> = {
  login: ['StationLogin', 'AgentStationLoginSuccess', 'AgentStationLoginFailed'],
  relogin: ['AgentReloginSuccess', 'AgentReloginSuccess', 'AgentReloginFailed'],
  logout: ['Logout', 'AgentLogoutSuccess', 'AgentLogoutFailed'],
  state: ['AgentStateChange', 'AgentStateChangeSuccess', 'AgentStateChangeFailed'],
};

/** That a request about the agent was done. */
export function agentFrame(
  kind: AgentFrameKind,
  { id, orgId }: GatewayAgent,
  agent: Agent,
  lists: GatewayLists,
  now: Timestamp,
  interactionIds: readonly string[],
): SdkFrame {
  const [type, inner] = TYPES[kind];
  const isOver = agent.state.name === 'engaged' || agent.state.name === 'wrap-up';
  const below = isOver ? (agent.next ?? agent.state) : agent.state;
  // A state that the system set is told also while there is work: the work is seen from the tasks.
  const isPlain = below.name === 'available' || below.name === 'idle';
  const since = agent.state.since;
  const { team, station } = agent;
  const data: SdkAgentData = {
    type: inner,
    eventType: 'AgentDesktopMessage',
    eventTime: now,
    trackingId: `agent-${id}-${String(now)}`,
    agentId: id,
    orgId,
    agentSessionId: `session-${id}`,
    status: agent.signedIn ? 'LoggedIn' : 'LoggedOut',
    subStatus: SUB_STATES[isPlain ? agent.state.name : below.name],
    auxCodeId: codeOf(below, lists),
    lastStateChangeTimestamp: since,
    lastIdleCodeChangeTimestamp: since,
    lastStateChangeReason: '',
    roles: agent.supervisor ? ['agent', 'supervisor'] : ['agent'],
    ...(team ? { teamId: team.id, teamName: team.name } : {}),
    ...(station ? { deviceType: DEVICE_TYPES[station.kind], dn: station.number } : {}),
    ...(kind === 'login' || kind === 'relogin'
      ? {
          siteId: '',
          isExtension: station?.kind === 'extension',
          interactionIds,
          channelsMap: { telephony: [`${id}-telephony`], chat: [], email: [], social: [] },
        }
      : {}),
  };
  return { type, orgId, trackingId: data.trackingId ?? '', data };
}

/** That a request about the agent was refused. */
export function agentRefused(
  kind: AgentFrameKind,
  { id, orgId }: GatewayAgent,
  reason: string,
  now: Timestamp,
): SdkFrame {
  const [outer, , failed] = TYPES[kind];
  const trackingId = `agent-${id}-${String(now)}`;
  return {
    type: kind === 'relogin' ? failed : outer,
    orgId,
    trackingId,
    data: { type: failed, eventType: 'AgentDesktopMessage', eventTime: now, trackingId, agentId: id, orgId, reason },
  };
}

function codeOf({ name, codeId }: AgentState, { stateCodes = {} }: GatewayLists): string {
  if (name === 'available') return AVAILABLE_CODE;
  return codeId ?? stateCodes[name] ?? '';
}
