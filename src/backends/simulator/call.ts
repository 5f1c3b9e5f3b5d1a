/**
 * One contact from the answer to the wrap-up.
 *
 *   offered ──answer──▶ talking ◀──hold / resume──▶ held
 *                          │                          │
 *                          ├── end (not while held)   │
 *                          └── customer or phone hangs up, in either
 *                                       ▼
 *                          ended ──wrap-up──▶ gone
 *
 * An act that the state does not allow throws a Failure and changes nothing.
 */
import { Failure } from '../../core/index.js';
import type { EndedBy, Participant } from '../../core/index.js';
import { requireSignedIn, settle, worksOn } from './agents.js';
import { dequeue, enqueue, notTaken, withdraw } from './routing.js';
import type { AgentRecord, ContactRecord } from './state.js';
import type { Turn } from './turn.js';

type Part = { -readonly [K in keyof Participant]: Participant[K] };

/** The agent takes the request, on the screen, on the telephone, or because it answers itself. */
export function answer(turn: Turn, contact: ContactRecord, agent: AgentRecord): void {
  requireSignedIn(agent);
  if (contact.offer?.agentId !== agent.id || contact.offer.stage !== 'offered') throw new Failure('not-answerable');
  const isCall = contact.channel === 'call';
  const team = turn.directory.teams.get(agent.teamId ?? '')?.name ?? null;
  turn.void(contact);
  contact.offer = null;
  contact.phase = 'active';
  contact.answeredAt = turn.at;
  contact.participants.push({
    id: turn.newId('p'),
    kind: 'agent',
    agentId: agent.id,
    name: agent.name,
    number: agent.station?.number ?? null,
    team,
    leg: 'main',
    status: 'joined',
    primary: true,
    joinedAt: turn.at,
    heldAt: null,
    leftAt: null,
  });
  const { recording } = turn.settings;
  if (isCall && recording.enabled) {
    contact.recording = { state: 'on', pausable: recording.pausable, resumesAt: null };
  }
  agent.engagedSince ??= turn.at;
  turn.touch(contact);
  turn.touchAgent(agent);
  turn.tell(agent.id, 'answered', {
    interactionId: contact.id,
    channel: contact.channel,
    customerId: contact.customer.id,
  });
  makeRoom(turn, agent, contact);
}

/** What still rings beside a call that was answered goes back: the agent is not to blame. */
function makeRoom(turn: Turn, agent: AgentRecord, answered: ContactRecord): void {
  const { channel } = answered;
  const taken = worksOn(turn, agent).filter((one) => one.channel === channel).length;
  if (taken < turn.settings.capacity[channel]) return;
  for (const id of [...agent.contacts]) {
    const other = turn.state.contacts[id];
    if (other?.offer?.agentId !== agent.id || other.channel !== channel) continue;
    withdraw(turn, other, 'agent-busy');
    enqueue(turn, other);
  }
}

export function decline(turn: Turn, contact: ContactRecord, agent: AgentRecord): void {
  const isRinging = contact.offer?.agentId === agent.id && contact.offer.stage === 'offered';
  if (!isRinging || contact.channel !== 'call' || agent.station?.kind !== 'browser')
    throw new Failure('not-answerable');
  notTaken(turn, contact, 'declined');
}

export function hold(turn: Turn, contact: ContactRecord, agent: AgentRecord): void {
  requirePrimary(contact, agent);
  const customer = customerIn(contact);
  if (contact.channel !== 'call' || !customer || customer.heldAt !== null) throw new Failure('cannot-hold');
  customer.heldAt = turn.at;
  turn.touch(contact);
  turn.tell(agent.id, 'held', { interactionId: contact.id });
}

export function resume(turn: Turn, contact: ContactRecord, agent: AgentRecord): void {
  requirePrimary(contact, agent);
  const customer = customerIn(contact);
  if (!customer || customer.heldAt === null) throw new Failure('not-held');
  customer.heldAt = null;
  turn.touch(contact);
  turn.tell(agent.id, 'resumed', { interactionId: contact.id });
}

export function pauseRecording(turn: Turn, contact: ContactRecord, agent: AgentRecord): void {
  requirePrimary(contact, agent);
  if (!contact.recording.pausable) throw new Failure('pause-not-allowed');
  if (contact.recording.state !== 'on') throw new Failure('recording-not-on');
  const resumesAt = turn.later(turn.settings.recording.pauseSeconds * 1000, {
    kind: 'recording-resumes',
    contactId: contact.id,
    token: contact.token,
  });
  contact.recording = { ...contact.recording, state: 'paused', resumesAt };
  turn.touch(contact);
  turn.tell(agent.id, 'recording-paused', { interactionId: contact.id });
}

export function resumeRecording(turn: Turn, contact: ContactRecord, agent: AgentRecord): void {
  requirePrimary(contact, agent);
  if (contact.recording.state !== 'paused') throw new Failure('recording-not-paused');
  continueRecording(turn, contact, false);
}

/** A pause is over, by hand or by itself [REC-02]. */
export function continueRecording(turn: Turn, contact: ContactRecord, byItself: boolean): void {
  const agentId = primaryOf(contact)?.agentId;
  // An older pause's end must not cut a newer one short.
  const isEarly = byItself && (contact.recording.resumesAt ?? 0) > turn.at;
  if (contact.recording.state !== 'paused' || isEarly || !agentId) return;
  contact.recording = { ...contact.recording, state: 'on', resumesAt: null };
  turn.touch(contact);
  turn.tell(agentId, 'recording-resumed', { interactionId: contact.id, byItself });
}

export function end(turn: Turn, contact: ContactRecord, agent: AgentRecord): void {
  requirePrimary(contact, agent);
  if (customerIn(contact)?.heldAt != null) throw new Failure('on-hold');
  close(turn, contact, 'agent');
}

/** The agent's telephone is hung up: the call it is in ends, else a telephone that was left off the hook goes on. */
export function hangUpPhone(turn: Turn, agent: AgentRecord): void {
  const talking = worksOn(turn, agent).find((one) => one.channel === 'call' && one.phase === 'active');
  if (talking) close(turn, talking, 'phone');
  if (!talking && !agent.offHook) throw new Failure('not-on-call');
  agent.offHook = false;
  turn.touchAgent(agent);
  for (const one of worksOn(turn, agent)) turn.touch(one);
}

/** The customer goes, wherever the contact is [ANS-04, EDG-07, EDG-17]. */
export function customerLeaves(turn: Turn, contact: ContactRecord): void {
  if (contact.phase === 'active') {
    close(turn, contact, 'customer');
    return;
  }
  if (contact.phase === 'offered') withdraw(turn, contact, 'customer-left');
  dequeue(turn, contact);
  contact.phase = 'ended';
  turn.void(contact);
  turn.touch(contact);
  delete turn.state.contacts[contact.id];
}

/** The conversation is over; its owner wraps up [WRP-02]. */
function close(turn: Turn, contact: ContactRecord, by: EndedBy): void {
  const owner = primaryOf(contact);
  for (const one of contact.participants) {
    if (one.status === 'left') continue;
    one.status = 'left';
    one.leftAt = turn.at;
    one.heldAt = null;
  }
  contact.phase = 'ended';
  contact.endedAt = turn.at;
  contact.recording = { ...contact.recording, state: 'off', resumesAt: null };
  turn.void(contact);
  turn.touch(contact);
  if (!owner?.agentId) return;
  const agent = turn.agent(owner.agentId);
  agent.offHook = contact.channel === 'call' && agent.station?.kind !== 'browser' && by !== 'phone';
  contact.wrapUps.push({ agentId: agent.id, since: turn.at });
  turn.touchAgent(agent);
  turn.tell(agent.id, 'ended', {
    interactionId: contact.id,
    channel: contact.channel,
    customerId: contact.customer.id,
    by,
    answeredAt: contact.answeredAt ?? turn.at,
    endedAt: turn.at,
  });
}

/** The reason is given; the contact leaves the agent's hands [WRP-03]. */
export function wrapUp(turn: Turn, contact: ContactRecord, agent: AgentRecord, reasonId: string): void {
  if (!contact.wrapUps.some((one) => one.agentId === agent.id)) throw new Failure('not-wrapping-up');
  if (reasonId === '') throw new Failure('reason-required');
  if (!turn.settings.wrapUpReasons.some((reason) => reason.id === reasonId)) throw new Failure('reason-unknown');
  contact.wrapUps = contact.wrapUps.filter((one) => one.agentId !== agent.id);
  agent.contacts = agent.contacts.filter((id) => id !== contact.id);
  turn.touch(contact);
  if (contact.wrapUps.length === 0) delete turn.state.contacts[contact.id];
  turn.tell(agent.id, 'wrapped-up', { interactionId: contact.id, reasonId, byItself: false });
  // Somebody who wraps up has put the telephone down by then, or does so now.
  if (agent.offHook && contact.channel === 'call') turn.later(1000, { kind: 'phone-on-hook', agentId: agent.id });
  settle(turn, agent);
}

const customerIn = (contact: ContactRecord): Part | undefined =>
  contact.participants.find((one) => one.kind === 'customer' && one.status === 'joined');

const primaryOf = (contact: ContactRecord): Part | undefined =>
  contact.participants.find((one) => one.primary && one.status !== 'left');

function requirePrimary(contact: ContactRecord, agent: AgentRecord): void {
  if (contact.phase !== 'active') throw new Failure('interaction-gone');
  if (primaryOf(contact)?.agentId !== agent.id) throw new Failure('not-owner');
}
