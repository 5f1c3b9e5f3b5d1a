/** What a supervisor sees of the teams: the agents who are signed in, and the calls that they are in [MON-01]. */
import { answeredAt, situationOf } from '../../core/index.js';
import type { Situation, TeamCall, TeamCallState, TeamRow } from '../../core/index.js';
import { teamsOf } from './monitoring.js';
import { listensTo, monitorsOf, partOf } from './parts.js';
import { who } from './routing.js';
import type { AgentRecord } from './state.js';
import type { Turn } from './turn.js';
import { agentView, interactionView } from './views.js';

const STATES: Readonly<Partial<Record<Situation, TeamCallState>>> = {
  dialling: 'dialling',
  talking: 'talking',
  held: 'held',
  asking: 'asking',
  consulting: 'consulting',
  'consult-held': 'consult-held',
  consulted: 'consulting',
  conference: 'conference',
  conferenced: 'conference',
  assist: 'assist',
  assisting: 'assist',
};

/** Nobody's but a supervisor's. A call that is listened to is followed out of the teams [MON-02]. */
export function teamRows(look: Turn, supervisor: AgentRecord): TeamRow[] {
  const teams = teamsOf(look, supervisor);
  if (teams.length === 0 || !supervisor.signedIn) return [];
  const followed = look.state.contacts[listensTo(look, supervisor.id)?.contactId ?? ''];
  const rows: TeamRow[] = [];
  for (const agent of Object.values(look.state.agents)) {
    if (agent === supervisor || !agent.signedIn) continue;
    const isOurs = teams.includes(agent.teamId ?? '') || (followed && partOf(followed, agent.id) !== undefined);
    if (isOurs) rows.push(teamRow(look, agent));
  }
  return rows;
}

function teamRow(look: Turn, agent: AgentRecord): TeamRow {
  return {
    id: agent.id,
    name: agent.name,
    team: look.directory.teams.get(agent.teamId ?? '')?.name ?? '',
    state: agentView(look, agent).state,
    call: callOf(look, agent),
  };
}

function callOf(look: Turn, agent: AgentRecord): TeamCall | null {
  for (const id of agent.contacts) {
    const contact = look.state.contacts[id];
    if (contact?.channel !== 'call' || !partOf(contact, agent.id)) continue;
    const view = interactionView(look, contact, agent);
    const state = STATES[situationOf(view, agent.id)];
    if (!state) continue;
    return {
      interactionId: id,
      customer: who(look, contact),
      state,
      since: answeredAt(view, agent.id) ?? contact.dialling?.since ?? look.at,
      monitors: monitorsOf(look, id).map(({ agentId }) => ({ id: agentId, name: look.agent(agentId).name })),
    };
  }
  return null;
}
