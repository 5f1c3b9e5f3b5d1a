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
import type { EndedBy, Happenings, Timestamp } from '../../core/index.js';
import { requireSignedIn, settle, worksOn } from './agents.js';
import { consultAccepted, consultPassedOver, dissolve } from './consult.js';
import { holdCustomer, resumeOthers, swap, talkToParty } from './holding.js';
import {
  addAgent,
  customerIn,
  inConsult,
  inMain,
  isConference,
  isOnHold,
  isPreview,
  offerTo,
  partLeaves,
  partOf,
  primaryOf,
  requireOwn,
  setHeld,
} from './parts.js';
import * as people from './people.js';
import { enqueue, notTaken, withdraw } from './routing.js';
import type { AgentRecord, ContactRecord, WrapUpRecord } from './state.js';
import type { Turn } from './turn.js';

/** So many tones are shown of those keyed into a call. */
const KEPT_DIGITS = 32;

/** The agent takes the request, on the screen, on the telephone, or because it answers itself. */
export function answer(turn: Turn, contact: ContactRecord, agent: AgentRecord): void {
  requireOffered(contact, agent);
  const isCall = contact.channel === 'call';
  turn.void(contact);
  contact.offer = null;
  contact.phase = 'active';
  contact.answeredAt = turn.at;
  contact.voicemail = false;
  addAgent(turn, contact, agent, { leg: 'main', status: 'joined', primary: true, joinedAt: turn.at });
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
    customerId: contact.customer.id || null,
  });
  makeRoom(turn, agent, contact);
}

export function requireOffered(contact: ContactRecord, agent: AgentRecord): void {
  requireSignedIn(agent);
  if (offerTo(contact, agent.id)?.stage !== 'offered') throw new Failure('not-answerable');
}

/** The agent who was asked for advice answers. */
export function takeConsult(turn: Turn, contact: ContactRecord, agent: AgentRecord): void {
  consultAccepted(turn, contact);
  makeRoom(turn, agent, contact);
}

/** What still rings beside a call that was answered goes back: the agent is not to blame. */
export function makeRoom(turn: Turn, agent: AgentRecord, answered: ContactRecord): void {
  const { channel } = answered;
  const taken = worksOn(turn, agent).filter((one) => one.channel === channel).length;
  if (taken < turn.settings.capacity[channel]) return;
  for (const id of [...agent.contacts]) {
    const other = turn.state.contacts[id];
    if (!other || other.channel !== channel) continue;
    if (other.consult?.offer?.agentId === agent.id) consultPassedOver(turn, other);
    if (other.offer?.agentId !== agent.id) continue;
    withdraw(turn, other, 'agent-busy');
    enqueue(turn, other);
  }
}

export function decline(turn: Turn, contact: ContactRecord, agent: AgentRecord): void {
  requireOffered(contact, agent);
  if (contact.channel !== 'call' || isPreview(contact) || agent.station?.kind !== 'browser') {
    throw new Failure('not-answerable');
  }
  notTaken(turn, contact, 'declined');
}

/** The customer waits. Whoever consults turns to the one who was asked [HLD-01, CON-05]. */
export function hold(turn: Turn, contact: ContactRecord, agent: AgentRecord): void {
  const isMine = contact.consult?.byAgentId === agent.id;
  if (!isMine) requirePrimary(contact, agent);
  const customer = customerIn(contact);
  if (contact.channel !== 'call' || !customer || customer.heldAt !== null) throw new Failure('cannot-hold');
  if (isMine && inConsult(contact).some((one) => one.heldAt !== null)) talkToParty(turn, contact);
  if (!isOnHold(customer)) holdCustomer(turn, contact, customer);
  turn.touch(contact);
  turn.tell(agent.id, 'held', { interactionId: contact.id });
}

export function resume(turn: Turn, contact: ContactRecord, agent: AgentRecord): void {
  const isMine = contact.consult?.byAgentId === agent.id;
  if (!isMine) requirePrimary(contact, agent);
  const customer = customerIn(contact);
  if (!customer || customer.heldAt === null) throw new Failure('not-held');
  if (isMine && contact.consult?.state === 'connected') {
    swap(turn, contact, agent, 'consult');
    return;
  }
  if (isMine) resumeOthers(contact);
  setHeld(turn, contact, customer, false);
  turn.touch(contact);
  turn.tell(agent.id, 'resumed', { interactionId: contact.id });
}

/** The agent keys tones into the call, as for a menu at the other end [OUT-01]. */
export function sendDigits(turn: Turn, contact: ContactRecord, agent: AgentRecord, digits: string): void {
  requirePrimary(contact, agent);
  const customer = customerIn(contact);
  const isPlain = contact.channel === 'call' && !contact.consult && !isConference(contact);
  if (!customer || customer.heldAt !== null || !isPlain || !/^[\d*#]{1,32}$/u.test(digits)) {
    throw new Failure('digits-not-sent');
  }
  contact.digits = (contact.digits + digits).slice(-KEPT_DIGITS);
  turn.touch(contact);
}

export function pauseRecording(turn: Turn, contact: ContactRecord, agent: AgentRecord): void {
  requirePrimary(contact, agent);
  requireAlone(contact);
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
  requireAlone(contact);
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

/** The consult that this agent began is over; the administrator chose what becomes of the customer [CON-09]. */
export function endConsult(turn: Turn, contact: ContactRecord, agent: AgentRecord): void {
  const consult = requireOwn(contact, agent);
  if (consult.state !== 'connected') throw new Failure('no-consult');
  if (turn.settings.endConsult === 'end' && !isConference(contact)) close(turn, contact, 'agent', agent);
  else {
    dissolve(turn, contact, agent);
    // The customer left meanwhile.
    if (inMain(contact).length < 2) close(turn, contact, 'system');
  }
}

/**
 * Ends for everyone: the owner, and in a conference each agent, as long as the customer is in it [CNF-05] and not on hold
 * [HLD-01, EDG-24]. Somebody was first: that is no error [EDG-16].
 */
export function end(turn: Turn, contact: ContactRecord, agent: AgentRecord): void {
  if (contact.phase === 'ended') {
    turn.touch(contact);
    return;
  }
  const customer = customerIn(contact);
  const isOneOfMany = customer && isConference(contact) && partOf(contact, agent.id)?.leg === 'main';
  if (!isOneOfMany) requirePrimary(contact, agent);
  if (customer?.heldAt != null) throw new Failure('on-hold');
  // A callback that is being dialled is called off, where that is allowed [CBK-02].
  if (contact.dialling && contact.callback) throw new Failure('not-allowed');
  close(turn, contact, 'agent', agent);
}

/** The conversation is over for everyone, by this agent's act if any; its owner wraps up [WRP-02, CNF-05]. */
export function close(turn: Turn, contact: ContactRecord, by: EndedBy, who?: AgentRecord): void {
  if (contact.consult) dissolve(turn, contact);
  const owner = primaryOf(contact);
  const agents = contact.participants.flatMap((one) =>
    one.status !== 'left' && one.agentId !== null ? [turn.agent(one.agentId)] : [],
  );
  for (const one of contact.participants) if (one.status !== 'left') partLeaves(turn, one);
  contact.phase = 'ended';
  contact.endedAt = turn.at;
  contact.dialling = null;
  contact.absences = [];
  contact.recording = { ...contact.recording, state: 'off', resumesAt: null };
  turn.void(contact);
  turn.touch(contact);
  for (const agent of agents) {
    if (agent.id === owner?.agentId) {
      owesWrapUp(turn, contact, agent, { by, who, goesOn: false });
      continue;
    }
    isOut(turn, contact, agent, { by, who, goesOn: false });
    settle(turn, agent);
  }
  forgetIfDone(turn, contact);
}

/** How it is over for an agent: by whose act, if it was another's, and whether the others go on. */
export interface Ending {
  readonly by: EndedBy;
  readonly who?: AgentRecord | undefined;
  readonly goesOn: boolean;
}

/** An agent who did not own it has nothing more to do with it. */
export function isOut(turn: Turn, contact: ContactRecord, agent: AgentRecord, ending: Ending): void {
  agent.contacts = agent.contacts.filter((id) => id !== contact.id);
  turn.tell(agent.id, 'ended', endedDetail(turn, contact, agent, ending));
}

/** An agent who owned it gives a reason, once [WRP-02]. */
export function owesWrapUp(turn: Turn, contact: ContactRecord, agent: AgentRecord, ending: Ending): void {
  agent.offHook = contact.channel === 'call' && agent.station?.kind !== 'browser' && ending.by !== 'phone';
  contact.wrapUps.push({ agentId: agent.id, since: turn.at, autoAt: autoWrapUp(turn, contact, agent), reasonId: null });
  turn.touchAgent(agent);
  turn.tell(agent.id, 'ended', endedDetail(turn, contact, agent, ending));
  people.willWrapUp(turn, contact, agent);
}

const endedDetail = (
  turn: Turn,
  contact: ContactRecord,
  agent: AgentRecord,
  { by, who, goesOn }: Ending,
): Happenings['ended'] => ({
  interactionId: contact.id,
  channel: contact.channel,
  customerId: contact.customer.id || null,
  by,
  who: who && who !== agent ? who.name : null,
  goesOn,
  answeredAt: contact.participants.findLast((one) => one.agentId === agent.id)?.joinedAt ?? turn.at,
  endedAt: turn.at,
});

/** Nobody has anything to do with it any more. */
function forgetIfDone(turn: Turn, contact: ContactRecord): void {
  if (contact.phase === 'ended' && contact.wrapUps.length === 0) delete turn.state.contacts[contact.id];
}

/** When the centre will submit a reason by itself; null where the settings leave it to the agent [WRP-04]. */
function autoWrapUp(turn: Turn, contact: ContactRecord, agent: AgentRecord): Timestamp | null {
  const { autoSeconds } = turn.settings.wrapUp;
  if (autoSeconds === null) return null;
  return turn.later(autoSeconds * 1000, { kind: 'auto-wrap-up', contactId: contact.id, agentId: agent.id });
}

function wrapUpOf(contact: ContactRecord, agent: AgentRecord): WrapUpRecord {
  const owed = contact.wrapUps.find((one) => one.agentId === agent.id);
  if (!owed) throw new Failure('not-wrapping-up');
  return owed;
}

/** What the countdown will submit. */
export function chooseReason(turn: Turn, contact: ContactRecord, agent: AgentRecord, reasonId: string): void {
  const owed = wrapUpOf(contact, agent);
  requireReason(turn, reasonId);
  owed.reasonId = reasonId;
  turn.touch(contact);
}

export function cancelAutoWrapUp(turn: Turn, contact: ContactRecord, agent: AgentRecord): void {
  const owed = wrapUpOf(contact, agent);
  if (owed.autoAt === null || !turn.settings.wrapUp.extendable) throw new Failure('not-allowed');
  owed.autoAt = null;
  turn.touch(contact);
}

/** The countdown is over: the chosen reason is submitted, else the default, which the settings then have. */
export function autoWrapUpDue(turn: Turn, contact: ContactRecord, agent: AgentRecord): void {
  const owed = contact.wrapUps.find((one) => one.agentId === agent.id);
  if (!owed || owed.autoAt === null || owed.autoAt > turn.at) return;
  const reasonId = owed.reasonId ?? turn.settings.wrapUpReasons.find((one) => one.default)?.id;
  if (reasonId) wrapUp(turn, contact, agent, reasonId, true);
}

function requireReason(turn: Turn, reasonId: string): void {
  if (reasonId === '') throw new Failure('reason-required');
  if (!turn.settings.wrapUpReasons.some((reason) => reason.id === reasonId)) throw new Failure('reason-unknown');
}

/** The reason is given; the contact leaves the agent's hands [WRP-03]. */
export function wrapUp(
  turn: Turn,
  contact: ContactRecord,
  agent: AgentRecord,
  reasonId: string,
  byItself = false,
): void {
  wrapUpOf(contact, agent);
  requireReason(turn, reasonId);
  contact.wrapUps = contact.wrapUps.filter((one) => one.agentId !== agent.id);
  agent.contacts = agent.contacts.filter((id) => id !== contact.id);
  turn.touch(contact);
  forgetIfDone(turn, contact);
  turn.tell(agent.id, 'wrapped-up', { interactionId: contact.id, reasonId, byItself });
  // Somebody who wraps up has put the telephone down by then, or does so now.
  if (agent.offHook && contact.channel === 'call') turn.later(1000, { kind: 'phone-on-hook', agentId: agent.id });
  settle(turn, agent);
}

export function requirePrimary(contact: ContactRecord, agent: AgentRecord): void {
  if (contact.phase !== 'active') throw new Failure('interaction-gone');
  if (primaryOf(contact)?.agentId !== agent.id) throw new Failure('not-owner');
}

/** Recording is not paused or resumed while others than the customer listen [REC-03]. */
function requireAlone(contact: ContactRecord): void {
  if (contact.consult || isConference(contact)) throw new Failure('not-allowed');
}
