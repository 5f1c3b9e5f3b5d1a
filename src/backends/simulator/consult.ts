/**
 * A consult: an agent in a call asks somebody, while the customer waits.
 *
 *   consult ──▶ queued ──▶ requested ──accepts──▶ connected ──conference──▶ (conference.ts)
 *                  │           │                     │  └──── transfer ───▶ (transfer.ts)
 *                  └─ cancel ──┴─ no answer, declined └─ end, exit: the customer is still there
 *
 * Who waits meanwhile is in holding.ts, and who can be asked at all in free.ts.
 */
import { dialNumberFault, Failure } from '../../core/index.js';
import type { Commands, ConsultFailedReason, Destination } from '../../core/index.js';
import { missedBy, settle } from './agents.js';
import { crewOf } from './crew.js';
import { requireAllowed } from './destinations.js';
import { requireLine } from './flow.js';
import { isFreeFor, isSomebodyIn, requireFree } from './free.js';
import { holdOthers, resumeOthers } from './holding.js';
import {
  addAgent,
  addParty,
  consultOf,
  customerIn,
  inConsult,
  inMain,
  isConference,
  offerTo,
  partLeaves,
  partOf,
  requireOwn,
} from './parts.js';
import type { Part } from './parts.js';
import { voicemailOf } from './phones.js';
import type { AgentRecord, ContactRecord } from './state.js';
import type { Turn } from './turn.js';

/** Customer and agents included; somebody who is being asked takes a seat [CNF-02]. */
export const MOST_PARTICIPANTS = 8;

const SECOND = 1000;

/** Asks somebody [CON-01, CON-02]. What cannot be asked is refused, and nothing changes [CON-11]. */
export function consult(
  turn: Turn,
  contact: ContactRecord,
  agent: AgentRecord,
  { to, othersTalk }: Commands['consult'],
): void {
  requireInMain(contact, agent);
  if (!customerIn(contact) || contact.channel !== 'call') throw new Failure('not-allowed');
  if (contact.consult) throw new Failure('consult-open', { detail: nameOf(contact, contact.consult.byAgentId) });
  if (inMain(contact).length >= MOST_PARTICIPANTS) throw new Failure('conference-full');
  const queueId = requireReachable(turn, agent, to);

  const isHeld = !(othersTalk && isConference(contact));
  contact.consult = {
    id: turn.newId('c'),
    byAgentId: agent.id,
    to,
    state: 'requested',
    since: turn.at,
    step: turn.newId('s'),
    queueId,
    tried: [],
    offer: null,
    othersTalk: !isHeld,
    held: [],
  };
  if (isHeld) holdOthers(turn, contact);
  turn.touch(contact);
  turn.tell(agent.id, 'consult-requested', { interactionId: contact.id, to });
  if (to.kind === 'agent') askAgent(turn, contact, turn.agent(to.id));
  else if (queueId) askQueue(turn, contact);
  else callParty(turn, contact, to);
}

/** Whom a consult may reach; returns the queue that it goes through, if any. */
function requireReachable(turn: Turn, agent: AgentRecord, to: Destination): string | null {
  const { directory } = turn;
  requireAllowed(turn, 'consult', to);
  switch (to.kind) {
    case 'agent':
      requireFree(turn, agent, to);
      return null;
    case 'queue': {
      const queue = directory.queues.get(to.id);
      if (!queue?.consult || queue.channel !== 'call') throw new Failure('destination-not-allowed');
      requireSomebody(turn, queue.id, agent);
      return queue.id;
    }
    case 'entry-point': {
      const { flow } = requireLine(turn, to.id);
      requireSomebody(turn, flow.queue, agent);
      return flow.queue;
    }
    case 'dial-number':
    case 'organization':
      if (dialNumberFault(to.id)) throw new Failure('invalid-number');
      return null;
  }
}

/** A queue to which nobody is signed in fails at once [CON-11]. */
function requireSomebody(turn: Turn, queueId: string, besides: AgentRecord): void {
  if (isSomebodyIn(turn, queueId, besides)) return;
  throw new Failure('nobody-in-queue', { detail: turn.directory.queues.get(queueId)?.name });
}

function askAgent(turn: Turn, contact: ContactRecord, agent: AgentRecord): void {
  const consult = consultOf(contact);
  consult.state = 'requested';
  consult.offer = { agentId: agent.id, stage: 'connecting', since: turn.at, expiresAt: null };
  addAgent(turn, contact, agent, { leg: 'consult', status: 'setup', primary: false, joinedAt: null });
  agent.contacts.push(contact.id);
  later(turn, contact, turn.settings.connectSeconds, 'consult-rings');
  turn.touch(contact);
  turn.touchAgent(agent);
}

/** The longest available agent of the queue, or a place in it [CON-12]. */
export function askQueue(turn: Turn, contact: ContactRecord): void {
  const consult = consultOf(contact);
  let next: AgentRecord | undefined;
  for (const agent of crewOf(turn).ofTeams(turn.directory.queues.get(consult.queueId ?? '')?.teams ?? [])) {
    if (!isFreeFor(turn, agent, consult)) continue;
    if (!next || agent.availableSince < next.availableSince) next = agent;
  }
  if (next) {
    askAgent(turn, contact, next);
    return;
  }
  consult.state = 'queued';
  consult.offer = null;
  turn.state.consulting.push(contact.id);
  turn.touch(contact);
}

/** An agent is free: whoever waits longest for one is next, before customers, of whom one is waiting already. */
export function askWaiting(turn: Turn, agent: AgentRecord): void {
  const id = turn.state.consulting.find((one) => {
    const consult = turn.state.contacts[one]?.consult;
    return consult ? isFreeFor(turn, agent, consult) : false;
  });
  const contact = turn.state.contacts[id ?? ''];
  if (!contact) return;
  leaveQueue(turn, contact);
  askAgent(turn, contact, agent);
}

function leaveQueue(turn: Turn, contact: ContactRecord): void {
  turn.state.consulting = turn.state.consulting.filter((id) => id !== contact.id);
}

function callParty(turn: Turn, contact: ContactRecord, to: Destination): void {
  addParty(turn, contact, to, { leg: 'consult', status: 'setup', joinedAt: null });
  const reaction = turn.directory.reactions.get(to.id) ?? 'answers';
  const { answerSeconds, ringSeconds } = turn.settings.dialling;
  if (reaction === 'answers') {
    later(turn, contact, 1 + answerSeconds, 'consult-answers');
    return;
  }
  const wait = reaction === 'no-answer' ? ringSeconds : reaction === 'unreachable' ? 1 : 3;
  const step = consultOf(contact).step;
  turn.later(wait * SECOND, { kind: 'consult-not-reached', contactId: contact.id, step, reason: reaction });
}

/** The request is there to be acted upon. */
export function consultRings(turn: Turn, contact: ContactRecord): void {
  const { offer } = consultOf(contact);
  if (!offer) return;
  const agent = turn.agent(offer.agentId);
  offer.stage = 'offered';
  offer.since = turn.at;
  offer.expiresAt = later(turn, contact, turn.settings.ringSeconds, 'consult-rings-out');
  if (turn.settings.autoAnswer && agent.station?.kind === 'browser') later(turn, contact, 1, 'consult-answers');
  const voicemail = voicemailOf(turn.directory.voicemails, agent.station);
  if (voicemail !== null) later(turn, contact, voicemail, 'consult-answers');
  turn.touch(contact);
  turn.tell(agent.id, 'offered', {
    interactionId: contact.id,
    channel: contact.channel,
    customerId: contact.customer.id || null,
  });
}

/** Whoever was asked is on the line. If the customer was resumed meanwhile, the consult begins on hold [EDG-11]. */
export function consultAccepted(turn: Turn, contact: ContactRecord): void {
  const consult = consultOf(contact);
  const party = inConsult(contact)[0];
  if (!party) return;
  const held = customerIn(contact)?.heldAt === null && !(consult.othersTalk && isConference(contact));
  Object.assign(party, { status: 'joined', joinedAt: turn.at, heldAt: held ? turn.at : null });
  consult.state = 'connected';
  consult.since = turn.at;
  consult.offer = null;
  consult.step = turn.newId('s');
  turn.touch(contact);
  if (party.agentId) {
    const agent = turn.agent(party.agentId);
    agent.engagedSince ??= turn.at;
    turn.touchAgent(agent);
  }
  turn.tell(consult.byAgentId, 'consult-accepted', { interactionId: contact.id, to: consult.to, held });
}

/**
 * The agent who was asked did not take it: RONA, also where the phone failed, and a queue asks the next
 * [CON-07, EDG-10]. Who declined is in that state.
 */
export function consultMissed(
  turn: Turn,
  contact: ContactRecord,
  reason: Extract<ConsultFailedReason, 'no-answer' | 'declined' | 'phone-failed'>,
): void {
  const consult = consultOf(contact);
  const agentId = consult.offer?.agentId;
  if (!agentId) return;
  const agent = turn.agent(agentId);
  takeBack(turn, contact, agent);
  missedBy(turn, agent, reason === 'declined' ? 'declined' : 'rona', {
    kind: 'consult',
    interactionId: contact.id,
    channel: contact.channel,
    who: nameOf(contact, consult.byAgentId),
    queue: turn.directory.queues.get(consult.queueId ?? '')?.name ?? null,
    at: turn.at,
  });
  if (consult.queueId) {
    consult.tried.push(agentId);
    askQueue(turn, contact);
  } else consultFails(turn, contact, reason);
}

/** The agent who was asked took something else meanwhile, and is not to blame. */
export function consultPassedOver(turn: Turn, contact: ContactRecord): void {
  const consult = consultOf(contact);
  const agent = consult.offer && turn.agent(consult.offer.agentId);
  if (!agent) return;
  takeBack(turn, contact, agent);
  const asker = nameOf(contact, consult.byAgentId);
  turn.tell(agent.id, 'withdrawn', { interactionId: contact.id, reason: 'consult-ended', who: asker });
  if (consult.queueId) askQueue(turn, contact);
  else consultFails(turn, contact, 'busy');
}

/** Nobody came. The customer is still there, on hold, and can be resumed [CON-07]. */
export function consultFails(turn: Turn, contact: ContactRecord, reason: ConsultFailedReason): void {
  const { byAgentId, to } = consultOf(contact);
  dissolve(turn, contact);
  turn.tell(byAgentId, 'consult-failed', { interactionId: contact.id, to, reason });
}

/** Called off by the one who asks [CON-03]. */
export function cancelConsult(turn: Turn, contact: ContactRecord, agent: AgentRecord): void {
  const consult = requireOwn(contact, agent);
  if (consult.state === 'connected') throw new Failure('no-consult');
  dissolve(turn, contact);
}

/** Nobody is signed in any more to a queue in which a consult waits [CON-11]. */
export function nobodyLeft(turn: Turn): void {
  for (const id of [...turn.state.consulting]) {
    const contact = turn.state.contacts[id];
    const by = turn.state.agents[contact?.consult?.byAgentId ?? ''];
    if (contact && by && !isSomebodyIn(turn, contact.consult?.queueId ?? '', by)) {
      consultFails(turn, contact, 'nobody-there');
    }
  }
}

/** The consult is over, whichever way; who was asked is free again, and who waited for it is heard [EDG-22]. */
export function dissolve(turn: Turn, contact: ContactRecord, by?: Part | AgentRecord): void {
  const consult = consultOf(contact);
  const told = new Set(consult.state === 'connected' ? [consult.byAgentId] : []);
  leaveQueue(turn, contact);
  if (consult.offer) {
    const agent = turn.agent(consult.offer.agentId);
    takeBack(turn, contact, agent);
    const asker = nameOf(contact, consult.byAgentId);
    turn.tell(agent.id, 'withdrawn', { interactionId: contact.id, reason: 'consult-ended', who: asker });
    settle(turn, agent);
  }
  for (const party of inConsult(contact)) {
    partLeaves(turn, party);
    if (!party.agentId) continue;
    const agent = turn.agent(party.agentId);
    agent.contacts = agent.contacts.filter((id) => id !== contact.id);
    told.add(agent.id);
    settle(turn, agent);
  }
  const byAgentId = by && ('agentId' in by ? by.agentId : by.id);
  for (const id of told) {
    const isMine = id === consult.byAgentId;
    const byMe = id === byAgentId;
    turn.tell(id, 'consult-ended', { interactionId: contact.id, to: consult.to, by: by?.name ?? null, byMe, isMine });
  }
  // Of a plain call the customer stays on hold until the agent is back with them; a conference goes on by itself.
  if (isConference(contact)) resumeOthers(contact);
  contact.consult = null;
  turn.touch(contact);
}

function takeBack(turn: Turn, contact: ContactRecord, agent: AgentRecord): void {
  const consult = consultOf(contact);
  consult.offer = null;
  consult.step = turn.newId('s');
  for (const one of inConsult(contact)) if (one.agentId === agent.id) partLeaves(turn, one);
  agent.contacts = agent.contacts.filter((id) => id !== contact.id);
  turn.touch(contact);
  turn.touchAgent(agent);
}

/** This agent's part in the call with the customer. */
export function requireInMain(contact: ContactRecord, agent: AgentRecord): Part {
  const part = partOf(contact, agent.id);
  if (contact.phase !== 'active' || contact.dialling || !part || offerTo(contact, agent.id)) {
    throw new Failure('interaction-gone');
  }
  if (part.leg !== 'main') throw new Failure('not-owner');
  return part;
}

const nameOf = (contact: ContactRecord, agentId: string): string =>
  contact.participants.find((one) => one.agentId === agentId)?.name ?? '';

function later(
  turn: Turn,
  contact: ContactRecord,
  seconds: number,
  kind: 'consult-rings' | 'consult-rings-out' | 'consult-answers',
): number {
  return turn.later(seconds * SECOND, { kind, contactId: contact.id, step: consultOf(contact).step });
}
