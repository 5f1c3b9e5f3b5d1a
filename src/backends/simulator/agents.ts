/** Agents of the embedded centre: signing in, states, and what follows the work [STN-01 to STN-05, EDG-19]. */
import { dialNumberFault, Failure, isExtension } from '../../core/index.js';
import type { AgentStateName, ChoosableState, Commands, Missed } from '../../core/index.js';
import { crewOf } from './crew.js';
import { offerTo } from './parts.js';
import type { AgentRecord, ChosenState, ContactRecord } from './state.js';
import type { Turn } from './turn.js';

/** A contact that the agent talks in or still has to wrap up; an offer is neither. */
const isWork = (contact: ContactRecord | undefined, agentId: string): boolean =>
  contact !== undefined && offerTo(contact, agentId) === null;

export function worksOn(turn: Turn, agent: AgentRecord): ContactRecord[] {
  return agent.contacts.flatMap((id) => {
    const contact = turn.state.contacts[id];
    return contact && isWork(contact, agent.id) ? [contact] : [];
  });
}

/** The state that counts for new offers: the one chosen for later, else the present one. */
export const effective = (agent: AgentRecord): ChosenState => agent.chosen ?? agent.base;

export function signIn(turn: Turn, agent: AgentRecord, { teamId, station }: Commands['sign-in']): void {
  if (agent.signedIn) throw new Failure('already-signed-in');
  const { settings, directory } = turn;
  if (!directory.agents.get(agent.id)?.teams.includes(teamId)) throw new Failure('team-unknown');
  if (!settings.stations.includes(station.kind)) throw new Failure('station-not-allowed');
  if (station.kind === 'dial-number' && dialNumberFault(station.number)) throw new Failure('invalid-number');
  if (station.kind === 'extension' && !isExtension(station.number)) throw new Failure('invalid-extension');
  const other = crewOf(turn).at(station);
  if (other) throw new Failure('station-in-use', { detail: other.name });
  agent.signedIn = true;
  agent.teamId = teamId;
  agent.station = station.kind === 'browser' ? { kind: 'browser', number: '' } : station;
  crewOf(turn).sitsAt(agent, agent.station);
  agent.missed = null;
  agent.chosen = null;
  agent.offHook = false;
  setBase(turn, agent, { name: 'idle', codeId: defaultIdleCode(turn) });
  turn.tell(agent.id, 'signed-in', {});
}

export function signOut(turn: Turn, agent: AgentRecord): void {
  requireSignedIn(agent);
  if (agent.contacts.length > 0) {
    const isOffered = agent.contacts.some((id) => offerTo(turn.state.contacts[id], agent.id) !== null);
    throw new Failure(isOffered ? 'request-open' : 'interaction-open');
  }
  agent.signedIn = false;
  agent.missed = null;
  agent.chosen = null;
  agent.offHook = false;
  setBase(turn, agent, { name: 'offline', codeId: null });
  turn.tell(agent.id, 'signed-out', {});
}

/** The agent chooses: at once where nothing is going on, otherwise for later. Whatever was missed is seen to. */
export function chooseState(turn: Turn, agent: AgentRecord, state: ChoosableState): void {
  requireSignedIn(agent);
  const codeId = state.name === 'idle' ? state.codeId : null;
  if (state.name === 'idle' && !turn.settings.idleCodes.some((code) => code.id === codeId)) {
    throw new Failure('code-unknown');
  }
  agent.missed = null;
  turn.touchAgent(agent);
  const wasAvailable = effective(agent).name === 'available';
  if (agent.contacts.length > 0) {
    agent.chosen = { name: state.name, codeId };
    if (state.name === 'available' && !wasAvailable) agent.availableSince = turn.at;
  } else {
    setBase(turn, agent, { name: state.name, codeId });
  }
  turn.tell(agent.id, 'state-changed', { state: state.name, codeId });
}

/** The state of an agent who did not take a request; it stays until the agent chooses another [ANS-02]. */
export function missedBy(turn: Turn, agent: AgentRecord, name: AgentStateName, missed: Missed): void {
  const isIdleInstead = name === 'rona' && turn.settings.missedState === 'idle';
  agent.chosen = null;
  agent.missed = missed;
  setBase(turn, agent, isIdleInstead ? { name: 'idle', codeId: defaultIdleCode(turn) } : { name, codeId: null });
  turn.tell(agent.id, 'missed', { interactionId: missed.interactionId, state: agent.base.name, missed });
}

/** After something left the agent's hands: where no work is left, the chosen state follows [STN-05, EDG-22]. */
export function settle(turn: Turn, agent: AgentRecord): void {
  turn.touchAgent(agent);
  if (worksOn(turn, agent).length > 0) return;
  const wasEngaged = agent.engagedSince !== null;
  agent.engagedSince = null;
  // A choice made while something rings waits for the end of the ringing too [EDG-19].
  if (agent.contacts.length > 0 && !wasEngaged) return;
  const follows = agent.chosen;
  if (!follows && !wasEngaged) return;
  agent.chosen = null;
  setBase(turn, agent, follows ?? agent.base);
  turn.tell(agent.id, 'state-changed', { state: agent.base.name, codeId: agent.base.codeId });
}

export function setBase(turn: Turn, agent: AgentRecord, state: ChosenState): void {
  agent.base = { name: state.name, codeId: state.codeId, since: turn.at };
  if (state.name === 'available') agent.availableSince = turn.at;
  turn.touchAgent(agent);
}

export function requireSignedIn(agent: AgentRecord): void {
  if (!agent.signedIn) throw new Failure('not-signed-in');
}

export function defaultIdleCode(turn: Turn): string {
  const codes = turn.settings.idleCodes;
  return (codes.find((code) => code.default) ?? codes[0])?.id ?? '';
}
