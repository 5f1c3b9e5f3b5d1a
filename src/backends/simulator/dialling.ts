/**
 * Customers who are called: outdials, callbacks, preview campaigns.
 *
 *   outdial ──────────────┐
 *   callback, preview ────┴─▶ dialling ──▶ ringing ──answers──▶ (a call, call.ts)
 *   once accepted                │            │
 *                                └── busy, no answer, unreachable, rejected, cancelled
 *                                     │                        │
 *                       a callback rests, and waits again      all else: wrap-up
 */
import { dialled, dialNumberFault, Failure } from '../../core/index.js';
import type { Commands, NotReachedReason } from '../../core/index.js';
import { settle } from './agents.js';
import { answer, close, makeRoom, requireOffered } from './call.js';
import { addAgent, customerOf, isPreview, isToBeCalled, listensTo } from './parts.js';
import { newContact } from './flow.js';
import { enqueue, takeBack, who } from './routing.js';
import type { AgentRecord, ContactRecord } from './state.js';
import type { Turn } from './turn.js';

const SECOND = 1000;
/** From the first digit to the ringing. */
const DIALLING = SECOND;

/** An agent calls a number [OUT-01]. */
export function outdial(
  turn: Turn,
  agent: AgentRecord,
  { number, entryPointId, callerId }: Commands['outdial'],
): ContactRecord {
  const { directory, settings } = turn;
  const calls = agent.contacts.flatMap((id) => turn.state.contacts[id] ?? []).filter((one) => one.channel === 'call');
  if (calls.some((one) => one.offer)) throw new Failure('request-open');
  if (calls.length > 0) throw new Failure('interaction-open');
  if (listensTo(turn, agent.id)) throw new Failure('not-allowed');
  const entryPoint = directory.entryPoints.get(entryPointId);
  if (!entryPoint?.outdial) throw new Failure('entry-point-unknown');
  if (callerId !== null && !settings.callerIds.some((one) => one.number === callerId)) {
    throw new Failure('caller-id-unknown');
  }
  if (dialNumberFault(number)) throw new Failure('invalid-number');
  // Before anything is there that would be left behind.
  requireRoom(turn);
  const known = settings.customers.find((one) => dialled(one.number) === number);
  const entry = settings.addressBook.find((one) => dialled(one.number) === number);
  const contact = newContact(turn, {
    channel: 'call',
    origin: 'outdial',
    entryPoint,
    customer: known ?? { id: '', name: entry?.name ?? '', number, email: '', subject: '', values: {} },
  });
  contact.callerId = callerId;
  agent.contacts.push(contact.id);
  dial(turn, contact, agent);
  return contact;
}

/** The agent takes a request. Where a customer waits for a call, the call begins; where not, the conversation. */
export function take(turn: Turn, contact: ContactRecord, agent: AgentRecord): void {
  if (!isToBeCalled(contact)) {
    answer(turn, contact, agent);
    return;
  }
  requireOffered(contact, agent);
  dial(turn, contact, agent);
  makeRoom(turn, agent, contact);
}

/** The customer's telephone is called; until it answers only the agent is on the line. */
function dial(turn: Turn, contact: ContactRecord, agent: AgentRecord): void {
  requireRoom(turn);
  turn.void(contact);
  contact.offer = null;
  contact.phase = 'active';
  contact.dialling = { state: 'dialling', since: turn.at };
  const customer = customerOf(contact);
  if (customer) Object.assign(customer, { status: 'setup', joinedAt: null, leftAt: null });
  addAgent(turn, contact, agent, { leg: 'main', status: 'joined', primary: true, joinedAt: null });
  agent.engagedSince ??= turn.at;
  turn.later(DIALLING, { kind: 'called-phone-rings', contactId: contact.id, token: contact.token });
  turn.touch(contact);
  turn.touchAgent(agent);
}

/** At the limit of concurrent calls none is placed any more, and its code is told [CBK-04]. */
function requireRoom({ settings, state }: Turn): void {
  const { dataCentre, tenant } = settings.callLimits;
  if (dataCentre === null && tenant === null) return;
  const active = Object.values(state.contacts).filter((one) => one.channel === 'call' && one.phase === 'active').length;
  if (dataCentre !== null && active >= dataCentre)
    throw new Failure('call-limit', { detail: 'DATA_CENTER_CALL_LIMIT' });
  if (tenant !== null && active >= tenant) throw new Failure('call-limit', { detail: 'TENANT_CALL_LIMIT' });
}

/** The customer's telephone rings; what comes of it is in the settings, unless somebody plays it otherwise. */
export function calledPhoneRings(turn: Turn, contact: ContactRecord): void {
  if (!contact.dialling) return;
  contact.dialling = { state: 'ringing', since: turn.at };
  const { ringSeconds, answerSeconds } = turn.settings.dialling;
  const reaction = turn.directory.customers.get(contact.customer.id)?.called ?? 'answers';
  const about = { contactId: contact.id, token: contact.token };
  if (reaction === 'answers') turn.later(answerSeconds * SECOND, { kind: 'called-answers', ...about });
  else {
    const wait = reaction === 'no-answer' ? ringSeconds : reaction === 'unreachable' ? 0 : 2;
    turn.later(wait * SECOND, { kind: 'called-not-reached', ...about, reason: reaction });
  }
  turn.touch(contact);
}

/** The customer answers: the call begins [CBK-03]. */
export function calledAnswers(turn: Turn, contact: ContactRecord): void {
  const agent = agentIn(turn, contact);
  const customer = customerOf(contact);
  if (!contact.dialling || !agent || !customer) throw new Failure('not-dialling');
  turn.void(contact);
  contact.dialling = null;
  contact.answeredAt = turn.at;
  Object.assign(customer, { status: 'joined', joinedAt: turn.at });
  for (const one of contact.participants)
    if (one.agentId === agent.id && one.status === 'joined') one.joinedAt = turn.at;
  const { recording } = turn.settings;
  if (recording.enabled) contact.recording = { state: 'on', pausable: recording.pausable, resumesAt: null };
  turn.touch(contact);
  turn.touchAgent(agent);
  turn.tell(agent.id, 'answered', {
    interactionId: contact.id,
    channel: 'call',
    customerId: contact.customer.id || null,
  });
}

/** The customer was not reached: a callback goes back to its queue without blame, all else is wrapped up. */
export function calledNotReached(turn: Turn, contact: ContactRecord, reason: NotReachedReason): void {
  const agent = agentIn(turn, contact);
  if (!contact.dialling || !agent) throw new Failure('not-dialling');
  turn.tell(agent.id, 'not-reached', {
    interactionId: contact.id,
    origin: contact.origin,
    reason,
    who: who(turn, contact),
  });
  if (!contact.callback) {
    close(turn, contact, 'system');
    return;
  }
  turn.void(contact);
  contact.dialling = null;
  for (const one of contact.participants) {
    if (one.agentId === agent.id) Object.assign(one, { status: 'left', leftAt: turn.at, primary: false });
  }
  contact.notBefore = turn.later(turn.settings.callbacks.retrySeconds * SECOND, {
    kind: 'callback-again',
    contactId: contact.id,
  });
  agent.contacts = agent.contacts.filter((id) => id !== contact.id);
  enqueue(turn, contact);
  settle(turn, agent);
}

/** The agent calls a callback off before the customer answers; it is wrapped up [CBK-02]. */
export function cancelCallback(turn: Turn, contact: ContactRecord): void {
  if (!contact.dialling || !contact.callback) throw new Failure('not-dialling');
  if (!isCancellable(turn, contact)) throw new Failure('not-allowed');
  close(turn, contact, 'agent');
}

export const isCancellable = ({ settings }: Turn, { callback }: ContactRecord): boolean =>
  callback !== null && callback.kind !== 'courtesy' && settings.callbacks.endWebCallbacks;

/** A caller who waits asks to be called back, and keeps the place [CBK-01]. */
export function askCallback(turn: Turn, contact: ContactRecord): void {
  if (contact.phase !== 'waiting' || contact.channel !== 'call' || contact.callback) throw new Failure('not-allowed');
  contact.origin = 'callback';
  contact.callback = { kind: 'courtesy', requestedAt: turn.at };
  const customer = customerOf(contact);
  if (customer) Object.assign(customer, { status: 'setup', joinedAt: null });
  turn.touch(contact);
}

/** An offer of a campaign is passed over, or its customer is not called any more [OUT-02]. */
export function leavePreview(turn: Turn, contact: ContactRecord, how: 'skip' | 'remove'): void {
  const { campaign } = turn.settings;
  const isOffered = isPreview(contact) && contact.offer?.stage === 'offered';
  if (!campaign || !isOffered) throw new Failure('not-answerable');
  const agent = takeBack(turn, contact);
  if (how === 'skip') turn.state.campaign.push(contact.customer.id);
  delete turn.state.contacts[contact.id];
  if (agent) settle(turn, agent);
}

const agentIn = (turn: Turn, contact: ContactRecord): AgentRecord | undefined => {
  const id = contact.participants.find((one) => one.primary && one.status === 'joined')?.agentId;
  return id ? turn.agent(id) : undefined;
};
