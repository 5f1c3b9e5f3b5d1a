/**
 * Supervisors who listen to calls of their teams, and come into them.
 *
 *   monitor ──▶ listening ──barge in──▶ in the call, like any agent
 *                  │
 *                  └── stopped, the call is over, or its last agent left [MON-02]
 *
 * Nobody in the call learns of it, unless the settings say so: no fact of theirs tells who listens, nor that something
 * was touched. Who listens is no participant and takes no seat [CNF-02]. No setting changes when it begins or ends [CNF-11].
 */
import { Failure } from '../../core/index.js';
import type { Happenings, MonitoringEndedReason } from '../../core/index.js';
import { settle } from './agents.js';
import { MOST_PARTICIPANTS } from './consult.js';
import { addAgent, customerIn, customerOf, inMain, isConference, listensTo, offerTo } from './parts.js';
import type { AgentRecord, ContactRecord, MonitorRecord } from './state.js';
import type { Turn } from './turn.js';

/** The teams that a supervisor looks after; nobody else looks after any. */
export function teamsOf({ directory }: Turn, agent: AgentRecord): readonly string[] {
  return agent.supervisor ? (directory.agents.get(agent.id)?.teams ?? []) : [];
}

const agentsIn = (contact: ContactRecord): string[] =>
  contact.participants.flatMap((one) => (one.agentId !== null && one.status === 'joined' ? [one.agentId] : []));

/** A supervisor listens to a call of the own teams, from now on instead of another [MON-01]. */
export function monitor(turn: Turn, agent: AgentRecord, contact: ContactRecord | undefined): void {
  const own = agent.contacts.flatMap((id) => turn.state.contacts[id] ?? []).filter((one) => one.channel === 'call');
  if (own.some((one) => offerTo(one, agent.id))) throw new Failure('request-open');
  if (own.length > 0) throw new Failure('interaction-open');
  if (!contact) throw new Failure('interaction-gone');
  if (contact.channel !== 'call' || contact.phase !== 'active') throw new Failure('no-monitoring');
  const teams = teamsOf(turn, agent);
  if (!agentsIn(contact).some((id) => teams.includes(turn.agent(id).teamId ?? ''))) throw new Failure('not-your-team');
  if (customerOf(contact)?.status === 'left') throw new Failure('no-monitoring');
  const former = listensTo(turn, agent.id);
  if (former?.contactId === contact.id) {
    show(turn, former, contact);
    return;
  }
  if (former) ends(turn, former, 'stopped');
  const record: MonitorRecord = { agentId: agent.id, contactId: contact.id, since: turn.at, revision: 0 };
  turn.state.monitoring.push(record);
  show(turn, record, contact);
  turn.touchAgent(agent);
  tell(turn, agent.id, 'monitoring-started', { interactionId: contact.id });
}

/** Listens no longer, by the own hand; whether it did. */
export function stopMonitoring(turn: Turn, agent: AgentRecord): boolean {
  const record = listensTo(turn, agent.id);
  if (record) ends(turn, record, 'stopped');
  return record !== undefined;
}

/**
 * The supervisor comes into the call: another agent of a conference, in a seat of its own [CNF-02]. All hear each other,
 * as after a merge [CNF-01]; whom a consult holds, as soon as that is over.
 */
export function bargeIn(turn: Turn, agent: AgentRecord, contact: ContactRecord): void {
  const customer = customerIn(contact);
  if (!customer || contact.dialling) throw new Failure('not-allowed');
  const { consult } = contact;
  if (inMain(contact).length + (consult ? 1 : 0) >= MOST_PARTICIPANTS) throw new Failure('conference-full');
  const wasConference = isConference(contact);
  turn.state.monitoring = turn.state.monitoring.filter((one) => one.agentId !== agent.id);
  addAgent(turn, contact, agent, { leg: 'main', status: 'joined', primary: false, joinedAt: turn.at });
  agent.contacts.push(contact.id);
  agent.engagedSince ??= turn.at;
  if (!wasConference && !consult) customer.heldAt = null;
  if (!wasConference && consult && customer.heldAt !== null && !consult.held.includes(customer.id)) {
    consult.held.push(customer.id);
  }
  turn.touch(contact);
  for (const id of agentsIn(contact)) {
    turn.touchAgent(turn.agent(id));
    const byMe = id === agent.id;
    turn.tell(id, 'barged-in', { interactionId: contact.id, by: agent.name, byMe });
    if (!wasConference) turn.tell(id, 'conference-started', { interactionId: contact.id });
  }
}

/** After each transition: who listens goes on with the call while an agent is in it, and no longer [MON-02]. */
export function followCalls(turn: Turn): void {
  for (const record of [...turn.state.monitoring]) {
    if (!turn.contacts.has(record.contactId)) continue;
    const contact = turn.state.contacts[record.contactId];
    if (!contact || contact.phase === 'ended') ends(turn, record, 'call-ended');
    else if (!inMain(contact).some((one) => one.kind === 'agent')) ends(turn, record, 'agents-left');
  }
}

function ends(turn: Turn, record: MonitorRecord, reason: MonitoringEndedReason): void {
  turn.state.monitoring = turn.state.monitoring.filter((one) => one !== record);
  const contact = turn.state.contacts[record.contactId];
  turn.showTo(record.agentId, record.contactId);
  if (contact && turn.settings.monitoring.visible) turn.touch(contact);
  // Whoever waits for the supervisor's telephone may have it now.
  settle(turn, turn.agent(record.agentId));
  tell(turn, record.agentId, 'monitoring-ended', { interactionId: record.contactId, reason });
}

/** The supervisor gets the contact; the others only where the settings let them know. */
function show(turn: Turn, record: MonitorRecord, contact: ContactRecord): void {
  record.revision = turn.state.revision;
  turn.showTo(record.agentId, contact.id);
  if (turn.settings.monitoring.visible) turn.touch(contact);
}

/** Under an id that takes no number from those that others see. */
function tell<K extends 'monitoring-started' | 'monitoring-ended'>(
  turn: Turn,
  agentId: string,
  name: K,
  detail: Happenings[K],
): void {
  turn.tell(agentId, name, detail, `${name}-${agentId}-${turn.state.revision.toString(36)}`);
}
