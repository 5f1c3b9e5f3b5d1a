/**
 * Queues and offers: who waits for whom.
 *
 *   waiting ──offer──▶ connecting ──▶ offered ──answer──▶ (a call, call.ts)
 *      ▲                   │             │
 *      └── at its old place┴── missed, declined, phone failed, agent busy
 *
 * A contact goes to the agent who is available longest; an agent gets the contact that waits longest [STN-03].
 */
import type { AgentStateName, WithdrawnReason } from '../../core/index.js';
import { masked } from '../../core/index.js';
import { crewOf } from './crew.js';
import { effective, missedBy, settle, worksOn } from './agents.js';
import { isPreview, listensTo } from './parts.js';
import type { AgentRecord, ContactRecord } from './state.js';
import type { Turn } from './turn.js';

/** How to name the customer to an agent; numbers are hidden where they are protected. */
export function who(turn: Turn, contact: ContactRecord): string {
  const { name, address } = contact.customer;
  return name || (turn.settings.protectNumbers ? masked(address) : address);
}

/** Puts a contact into its queue, at the place of the time it first came [ANS-02]. */
export function enqueue(turn: Turn, contact: ContactRecord): void {
  contact.phase = 'waiting';
  contact.offer = null;
  contact.blind = false;
  turn.touch(contact);
  const queue = (turn.state.waiting[contact.queueId] ??= []);
  let place = queue.length;
  while (place > 0 && isAfter(turn, queue[place - 1], contact)) place -= 1;
  queue.splice(place, 0, contact.id);
  offerToSomebody(turn, contact);
}

/** Offers a contact that waits to whoever is free for it, if anybody is. */
export function offerToSomebody(turn: Turn, contact: ContactRecord): void {
  if (contact.phase !== 'waiting') return;
  const agent = longestAvailable(turn, contact);
  if (agent) offer(turn, contact, agent);
}

const isAfter = (turn: Turn, id: string | undefined, contact: ContactRecord): boolean =>
  (turn.state.contacts[id ?? '']?.enqueuedAt ?? 0) > contact.enqueuedAt;

/** Takes a contact out of its queue. */
export function dequeue(turn: Turn, contact: ContactRecord): void {
  const queue = turn.state.waiting[contact.queueId];
  const place = queue?.indexOf(contact.id) ?? -1;
  if (place >= 0) queue?.splice(place, 1);
}

/** Whether this agent may be offered this contact now. */
function isFree(turn: Turn, agent: AgentRecord, contact: ContactRecord): boolean {
  if (!agent.signedIn || effective(agent).name !== 'available' || agent.missed) return false;
  if (contact.notBefore !== null && contact.notBefore > turn.at) return false;
  const { channel } = contact;
  // Whose telephone is off the hook, or who listens to a call, has no ear for another.
  if (channel === 'call' && (agent.offHook || listensTo(turn, agent.id))) return false;
  if (contact.notAgents.includes(agent.id) || contact.wrapUps.some((one) => one.agentId === agent.id)) return false;
  if (contact.forAgentId !== null) {
    // Somebody who wants this agent and no other rings beside other requests, but not into a call.
    const busy = worksOn(turn, agent).filter((one) => one.channel === channel).length;
    return contact.forAgentId === agent.id && busy < turn.settings.capacity[channel];
  }
  const queue = turn.directory.queues.get(contact.queueId);
  if (!agent.teamId || !queue?.teams.includes(agent.teamId)) return false;
  const taken = agent.contacts.filter((id) => turn.state.contacts[id]?.channel === channel).length;
  return taken < turn.settings.capacity[channel];
}

function longestAvailable(turn: Turn, contact: ContactRecord): AgentRecord | undefined {
  if (contact.forAgentId !== null) {
    const agent = turn.agent(contact.forAgentId);
    return isFree(turn, agent, contact) ? agent : undefined;
  }
  let found: AgentRecord | undefined;
  const teams = turn.directory.queues.get(contact.queueId)?.teams ?? [];
  for (const agent of crewOf(turn).ofTeams(teams)) {
    if ((!found || agent.availableSince < found.availableSince) && isFree(turn, agent, contact)) found = agent;
  }
  return found;
}

/** Gives an agent what waits: the oldest first, until nothing waits that this agent is free for. */
export function offerWaiting(turn: Turn, agent: AgentRecord): void {
  for (;;) {
    let oldest: ContactRecord | undefined;
    for (const queueId in turn.state.waiting) {
      for (const id of turn.state.waiting[queueId] ?? []) {
        const contact = turn.state.contacts[id];
        if (!contact || !isFree(turn, agent, contact)) continue;
        if (!oldest || contact.enqueuedAt < oldest.enqueuedAt) oldest = contact;
        break;
      }
    }
    if (!oldest) return;
    offer(turn, oldest, agent);
  }
}

export function offer(turn: Turn, contact: ContactRecord, agent: AgentRecord): void {
  dequeue(turn, contact);
  contact.blind = false;
  contact.phase = 'offered';
  contact.offer = { agentId: agent.id, stage: 'connecting', since: turn.at, expiresAt: null };
  agent.contacts.push(contact.id);
  turn.void(contact);
  turn.later(turn.settings.connectSeconds * 1000, { kind: 'ring', contactId: contact.id, token: contact.token });
  turn.touch(contact);
  turn.touchAgent(agent);
}

/** The request is there to be acted upon; from here the ring time counts [POP-02, ANS-02]. */
export function ring(turn: Turn, contact: ContactRecord): void {
  const current = contact.offer;
  if (!current) return;
  const agent = turn.agent(current.agentId);
  const due = { contactId: contact.id, token: contact.token };
  const { campaign, ringSeconds } = turn.settings;
  const time = isPreview(contact) && campaign ? campaign.seconds : ringSeconds;
  const expiresAt = turn.later(time * 1000, { kind: 'ring-out', ...due });
  contact.offer = { ...current, stage: 'offered', since: turn.at, expiresAt };
  if (answersItself(turn, contact, agent)) {
    turn.later(1000, { kind: 'answer', ...due });
  }
  turn.touch(contact);
  turn.tell(agent.id, 'offered', {
    interactionId: contact.id,
    channel: contact.channel,
    customerId: contact.customer.id || null,
  });
}

/** The agent did not take the request: it goes back, and the agent's state says why [ANS-02, EDG-17, EDG-18]. */
export function notTaken(turn: Turn, contact: ContactRecord, state: AgentStateName): void {
  const agent = takeBack(turn, contact);
  if (!agent) return;
  missedBy(turn, agent, state, {
    kind: contact.blind ? 'transfer' : 'contact',
    interactionId: contact.id,
    channel: contact.channel,
    who: who(turn, contact),
    queue: turn.directory.queues.get(contact.queueId)?.name ?? null,
    at: turn.at,
  });
  if (contact.blind) contact.phase = 'active';
  else enqueue(turn, contact);
}

/** The request goes away from the agent, whom nobody blames. Where it goes is the caller's business. */
export function withdraw(turn: Turn, contact: ContactRecord, reason: WithdrawnReason): void {
  const agent = takeBack(turn, contact);
  if (!agent) return;
  turn.tell(agent.id, 'withdrawn', { interactionId: contact.id, reason, who: who(turn, contact) });
  settle(turn, agent);
}

/** Calls at a browser station, where the settings say so; nobody is called without having been looked at. */
export const answersItself = ({ settings }: Turn, contact: ContactRecord, agent: AgentRecord): boolean =>
  settings.autoAnswer && contact.channel === 'call' && !isPreview(contact) && agent.station?.kind === 'browser';

export function takeBack(turn: Turn, contact: ContactRecord): AgentRecord | undefined {
  if (!contact.offer) return undefined;
  const agent = turn.agent(contact.offer.agentId);
  contact.offer = null;
  turn.void(contact);
  agent.contacts = agent.contacts.filter((id) => id !== contact.id);
  turn.touch(contact);
  turn.touchAgent(agent);
  return agent;
}
