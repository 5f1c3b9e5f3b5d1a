/** Who can be asked, or handed a call, now. */
import { Failure } from '../../core/index.js';
import type { Destination, FailureCode } from '../../core/index.js';
import { effective } from './agents.js';
import { crewOf } from './crew.js';
import { listensTo } from './parts.js';
import type { AgentRecord, ConsultRecord } from './state.js';
import type { Turn } from './turn.js';

/** Why an agent cannot be asked now: not there, ringing or talking, or wrapping up [EDG-13, EDG-14]. */
export function whyNot(turn: Turn, agent: AgentRecord): FailureCode | null {
  if (!agent.signedIn) return 'agent-unavailable';
  const contacts = agent.contacts.flatMap((id) => turn.state.contacts[id] ?? []);
  if (contacts.some((one) => one.wrapUps.some((owed) => owed.agentId === agent.id))) return 'agent-wrapping-up';
  // A telephone that is still off the hook rings for nobody [WRP-05].
  if (agent.offHook || contacts.some((one) => one.channel === 'call')) return 'agent-busy';
  if (listensTo(turn, agent.id)) return 'agent-busy';
  const { name } = effective(agent);
  return name === 'available' || name === 'idle' ? null : 'agent-unavailable';
}

/** Another agent, who can be asked now; throws where not. */
export function requireFree(turn: Turn, by: AgentRecord, to: Destination): AgentRecord {
  const other = turn.state.agents[to.id];
  const code = other && other !== by ? whyNot(turn, other) : 'agent-unavailable';
  if (!other || code) throw new Failure(code ?? 'agent-unavailable', { detail: to.name });
  return other;
}

/** Whether an agent can be asked on behalf of a queue. */
export function isFreeFor(turn: Turn, agent: AgentRecord, { queueId, byAgentId, tried }: ConsultRecord): boolean {
  const teams = turn.directory.queues.get(queueId ?? '')?.teams ?? [];
  return (
    agent.id !== byAgentId &&
    !tried.includes(agent.id) &&
    !agent.missed &&
    effective(agent).name === 'available' &&
    agent.teamId !== null &&
    teams.includes(agent.teamId) &&
    whyNot(turn, agent) === null
  );
}

/** Whether anybody else is signed in to a queue. */
export function isSomebodyIn(turn: Turn, queueId: string, besides: AgentRecord): boolean {
  const teams = turn.directory.queues.get(queueId)?.teams ?? [];
  return crewOf(turn)
    .ofTeams(teams)
    .some((one) => one !== besides && one.signedIn && one.teamId !== null && teams.includes(one.teamId));
}
