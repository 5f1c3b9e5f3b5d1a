/** Simulated colleagues and strangers who call: what they do by themselves, by chance but the same for a seed. */
import { setBase, signIn } from './agents.js';
import { arrive } from './flow.js';
import { between, draw, pick } from './random.js';
import type { AgentRecord, ContactRecord } from './state.js';
import type { Turn } from './turn.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** How often a colleague lets a request ring out. */
const MISSES = 0.04;

/** The colleagues come to work: everyone but the agents whom somebody at a desk plays. */
export function beginDay(turn: Turn): void {
  for (const { id, begins, teams, station } of turn.settings.agents) {
    const agent = turn.agent(id);
    const teamId = teams[0];
    if (begins === 'offline' || !teamId) continue;
    agent.simulated = true;
    signIn(turn, agent, { teamId, station });
    // Spread over the last minutes, so that "longest available" means something from the first call on.
    const waited = Math.round(between(turn.state, 0, 20 * MINUTE));
    setBase(turn, agent, begins === 'available' ? { name: 'available', codeId: null } : idleFor(turn));
    agent.base.since -= waited;
    agent.availableSince -= waited;
    nextMood(turn, agent);
  }
}

/** Somebody sits down at this colleague's desk: the centre plays the agent no longer. */
export function takeSeat(turn: Turn, agent: AgentRecord): void {
  if (!agent.simulated) return;
  agent.simulated = false;
  if (agent.contacts.length > 0) return;
  agent.signedIn = false;
  agent.station = null;
  agent.teamId = null;
  agent.missed = null;
  setBase(turn, agent, { name: 'offline', codeId: null });
}

const idleFor = (turn: Turn): { name: 'idle'; codeId: string } => ({
  name: 'idle',
  codeId: pick(turn.state, turn.settings.idleCodes).id,
});

function nextMood(turn: Turn, agent: AgentRecord): void {
  turn.later(between(turn.state, 8 * MINUTE, 45 * MINUTE), { kind: 'colleague-mood', agentId: agent.id });
}

/** Now and then a colleague takes a break, or comes back from one. */
export function changeMood(turn: Turn, agent: AgentRecord): void {
  if (!agent.simulated || !agent.signedIn) return;
  if (agent.contacts.length === 0) {
    const isBack = agent.base.name !== 'available';
    agent.missed = null;
    setBase(turn, agent, isBack ? { name: 'available', codeId: null } : idleFor(turn));
  }
  nextMood(turn, agent);
}

/** A colleague hears the ringing, and answers as a rule. */
export function hears(turn: Turn, contact: ContactRecord, agent: AgentRecord): void {
  if (!agent.simulated || draw(turn.state) < MISSES) return;
  const due = { kind: 'answer', contactId: contact.id, token: contact.token } as const;
  turn.later(between(turn.state, 1500, Math.min(8000, turn.settings.ringSeconds * 900)), due);
}

/** A colleague who is asked for advice answers as a rule. */
export function hearsConsult(turn: Turn, contact: ContactRecord, agent: AgentRecord): void {
  const { consult } = contact;
  if (!consult || !agent.simulated || draw(turn.state) < MISSES) return;
  const wait = between(turn.state, 1500, Math.min(6000, turn.settings.ringSeconds * 900));
  turn.later(wait, { kind: 'consult-answers', contactId: contact.id, step: consult.step });
}

/** How a colleague's conversation will end. */
export function talks(turn: Turn, contact: ContactRecord, agent: AgentRecord): void {
  if (!agent.simulated) return;
  const kind = draw(turn.state) < 0.7 ? 'customer-leaves' : 'agent-ends';
  turn.later(between(turn.state, MINUTE, 6 * MINUTE), { kind, contactId: contact.id, token: contact.token });
}

export function willWrapUp(turn: Turn, contact: ContactRecord, agent: AgentRecord): void {
  if (!agent.simulated) return;
  const due = { kind: 'colleague-wraps-up', contactId: contact.id, agentId: agent.id } as const;
  turn.later(between(turn.state, 5_000, 40_000), due);
}

/** A colleague who missed something is back after a while. */
export function willComeBack(turn: Turn, agent: AgentRecord): void {
  if (agent.simulated)
    turn.later(between(turn.state, 20_000, 90_000), { kind: 'colleague-returns', agentId: agent.id });
}

export function comeBack(turn: Turn, agent: AgentRecord): void {
  if (!agent.simulated || !agent.missed) return;
  agent.missed = null;
  setBase(turn, agent, { name: 'available', codeId: null });
}

export function setTraffic(turn: Turn, callsPerHour: number): void {
  turn.state.traffic = { callsPerHour, token: turn.state.traffic.token + 1 };
  nextStranger(turn);
}

function nextStranger(turn: Turn): void {
  const { callsPerHour, token } = turn.state.traffic;
  if (callsPerHour <= 0) return;
  const mean = HOUR / callsPerHour;
  turn.later(-Math.log(1 - draw(turn.state)) * mean, { kind: 'traffic', token });
}

/** A stranger calls the centre, and will not wait for ever. */
export function strangerCalls(turn: Turn): void {
  nextStranger(turn);
  const contact = arrive(turn, { channel: 'call' });
  const patience = between(turn.state, MINUTE, 4 * MINUTE);
  turn.later(patience, { kind: 'patience', contactId: contact.id });
}
