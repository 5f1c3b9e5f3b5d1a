/**
 * A consult: an agent in a call asks somebody, while the customer waits.
 *
 *   consult ──▶ queued ──▶ requested ──accepts──▶ connected ──conference──▶ (conference.ts)
 *                  │           │                     │  └──── transfer ───▶ (transfer.ts)
 *                  └─ cancel ──┴─ no answer, declined └─ end, exit: the customer is still there
 *
 * Customer and consulted party are never on hold together [HLD-03]; of a plain call exactly one is [CON-05]. Out of a
 * conference neither may be, where the others were left to talk on [CON-14].
 */
import { dialNumberFault, Failure } from '../../core/index.js';
import type { Commands, ConsultFailedReason, Destination, FailureCode } from '../../core/index.js';
import { effective, missedBy, settle } from './agents.js';
import { endIfOver } from './conference.js';
import { crewOf } from './crew.js';
import { requireAllowed } from './destinations.js';
import { addAgent, customerIn, inConsult, inMain, isConference, listensTo, offerTo, partLeaves, partOf, setHeld } from './parts.js';
import type { Part } from './parts.js';
import { voicemailOf } from './phones.js';
import type { AgentRecord, ConsultRecord, ContactRecord } from './state.js';
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
  const by = requireInMain(contact, agent);
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

/** Everyone in the call waits but the one who consults. */
function holdOthers(turn: Turn, contact: ContactRecord): void {
  const consult = open(contact);
  for (const one of inMain(contact)) {
    if (one.agentId === consult.byAgentId || one.heldAt !== null) continue;
    one.heldAt = turn.at;
    consult.held.push(one.id);
  }
}

/** Whom the consult put on hold is heard again. */
export function resumeOthers(contact: ContactRecord): void {
  const consult = open(contact);
  for (const one of inMain(contact)) if (consult.held.includes(one.id)) one.heldAt = null;
  consult.held = [];
}

/** Whom a consult may reach; returns the queue that it goes through, if any. */
function requireReachable(turn: Turn, agent: AgentRecord, to: Destination): string | null {
  const { directory } = turn;
  requireAllowed(turn, 'consult', to);
  switch (to.kind) {
    case 'agent': {
      const other = turn.state.agents[to.id];
      const code = other && other !== agent ? whyNot(turn, other) : 'agent-unavailable';
      if (code) throw new Failure(code, { detail: to.name });
      return null;
    }
    case 'queue': {
      const queue = directory.queues.get(to.id);
      if (!queue?.consult || queue.channel !== 'call') throw new Failure('destination-not-allowed');
      requireSomebody(turn, queue.id, agent);
      return queue.id;
    }
    case 'entry-point': {
      const entryPoint = directory.entryPoints.get(to.id);
      const flow = directory.flows.get(entryPoint?.flow ?? '');
      if (!flow?.active || entryPoint?.channel !== 'call') throw new Failure('entry-point-unknown');
      requireSomebody(turn, flow.queue, agent);
      return flow.queue;
    }
    case 'dial-number':
    case 'organization':
      if (dialNumberFault(to.id)) throw new Failure('invalid-number');
      return null;
  }
}

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

/** A queue to which nobody is signed in fails at once [CON-11]. */
function requireSomebody(turn: Turn, queueId: string, besides: AgentRecord): void {
  if (isSomebodyIn(turn, queueId, besides)) return;
  throw new Failure('nobody-in-queue', { detail: turn.directory.queues.get(queueId)?.name });
}

function isSomebodyIn(turn: Turn, queueId: string, besides: AgentRecord): boolean {
  const teams = turn.directory.queues.get(queueId)?.teams ?? [];
  return crewOf(turn)
    .ofTeams(teams)
    .some((one) => one !== besides && one.signedIn && one.teamId !== null && teams.includes(one.teamId));
}

function askAgent(turn: Turn, contact: ContactRecord, agent: AgentRecord): void {
  const consult = open(contact);
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
  const consult = open(contact);
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

/** Somebody who is reached by number: hears and speaks, and has no desk. */
function callParty(turn: Turn, contact: ContactRecord, to: Destination): void {
  contact.participants.push({
    id: turn.newId('p'),
    kind: 'dial-number',
    agentId: null,
    name: to.name || to.id,
    number: to.id,
    team: null,
    leg: 'consult',
    status: 'setup',
    primary: false,
    joinedAt: null,
    heldAt: null,
    leftAt: null,
  });
  const reaction = turn.directory.reactions.get(to.id) ?? 'answers';
  const { answerSeconds, ringSeconds } = turn.settings.dialling;
  if (reaction === 'answers') {
    later(turn, contact, 1 + answerSeconds, 'consult-answers');
    return;
  }
  const wait = reaction === 'no-answer' ? ringSeconds : reaction === 'unreachable' ? 1 : 3;
  const step = open(contact).step;
  turn.later(wait * SECOND, { kind: 'consult-not-reached', contactId: contact.id, step, reason: reaction });
}

/** The request is there to be acted upon. */
export function consultRings(turn: Turn, contact: ContactRecord): void {
  const { offer } = open(contact);
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
  const consult = open(contact);
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
  const consult = open(contact);
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
  const consult = open(contact);
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
  const { byAgentId, to } = open(contact);
  dissolve(turn, contact);
  turn.tell(byAgentId, 'consult-failed', { interactionId: contact.id, to, reason });
}

/** Called off by the one who asks [CON-03]. */
export function cancelConsult(turn: Turn, contact: ContactRecord, agent: AgentRecord): void {
  const consult = requireOwn(contact, agent);
  if (consult.state === 'connected') throw new Failure('no-consult');
  dissolve(turn, contact);
}

/** The one who was asked leaves; what is left may be nobody to talk to [CON-06, CNF-07]. */
export function exitConsult(turn: Turn, contact: ContactRecord, agent: AgentRecord): void {
  if (partOf(contact, agent.id)?.leg !== 'consult') throw new Failure('no-consult');
  dissolve(turn, contact, agent);
  endIfOver(turn, contact);
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

/**
 * Consulted party on hold, customer heard; or the other way round [CON-05]. Out of a conference the others are heard or
 * wait with the customer, unless they were left to talk [CON-14].
 */
export function swap(turn: Turn, contact: ContactRecord, agent: AgentRecord, held: 'consult' | 'customer'): void {
  const consult = requireOwn(contact, agent);
  const party = inConsult(contact)[0];
  const customer = customerIn(contact);
  if (consult.state !== 'connected' || !party || !customer) throw new Failure('no-consult');
  if (held === 'consult') {
    if (party.heldAt !== null) throw new Failure('cannot-hold');
    party.heldAt = turn.at;
    resumeOthers(contact);
    customer.heldAt = null;
  } else {
    if (party.heldAt === null) throw new Failure('not-held');
    talkToParty(turn, contact);
  }
  turn.touch(contact);
  turn.tell(agent.id, held === 'customer' ? 'held' : 'resumed', { interactionId: contact.id });
}

/** Whoever consults turns to the one who was asked; the others wait, unless they were left to talk. */
export function talkToParty(turn: Turn, contact: ContactRecord): void {
  for (const party of inConsult(contact)) party.heldAt = null;
  if (!open(contact).othersTalk || !isConference(contact)) holdOthers(turn, contact);
}

/** The customer waits: an agent put them on hold. Whoever was consulted and waited is heard instead [HLD-03]. */
export function holdCustomer(turn: Turn, contact: ContactRecord, customer: Part): void {
  setHeld(turn, contact, customer, true);
  for (const party of inConsult(contact)) party.heldAt = null;
}

/** Of a conference only customer and one agent are left, who talks with somebody else: the customer waits [HLD-03]. */
export function settleHold(turn: Turn, contact: ContactRecord): void {
  const party = inConsult(contact)[0];
  const customer = customerIn(contact);
  if (contact.consult?.state !== 'connected' || isConference(contact) || !party || !customer) return;
  if (party.heldAt === null && customer.heldAt === null) holdOthers(turn, contact);
}

/** The consult is over, whichever way; who was asked is free again, and who waited for it is heard [EDG-22]. */
export function dissolve(turn: Turn, contact: ContactRecord, by?: Part | AgentRecord): void {
  const consult = open(contact);
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
  const consult = open(contact);
  consult.offer = null;
  consult.step = turn.newId('s');
  for (const one of inConsult(contact)) if (one.agentId === agent.id) partLeaves(turn, one);
  agent.contacts = agent.contacts.filter((id) => id !== contact.id);
  turn.touch(contact);
  turn.touchAgent(agent);
}

/** The consult that this agent began. */
export function requireOwn(contact: ContactRecord, agent: AgentRecord): ConsultRecord {
  if (contact.consult?.byAgentId !== agent.id) throw new Failure('no-consult');
  return contact.consult;
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

function open(contact: ContactRecord): ConsultRecord {
  if (!contact.consult) throw new Failure('no-consult');
  return contact.consult;
}

const nameOf = (contact: ContactRecord, agentId: string): string =>
  contact.participants.find((one) => one.agentId === agentId)?.name ?? '';

function later(
  turn: Turn,
  contact: ContactRecord,
  seconds: number,
  kind: 'consult-rings' | 'consult-rings-out' | 'consult-answers',
): number {
  return turn.later(seconds * SECOND, { kind, contactId: contact.id, step: open(contact).step });
}
