/**
 * More than two: merging a consult, leaving, handing over, and what is left when somebody goes.
 *
 *   customer + agents …      a conference: whoever owns it may leave, and the agent longest in it owns it then
 *   agents and others alone  wrap-up assist: ends when one is left [CNF-07]
 *   customer + one agent     a plain call again [EDG-01]
 *   no agent                 customer and others talk on; nobody owns it [EDG-02]
 */
import { Failure } from '../../core/index.js';
import type { AgentStateName, EndedBy } from '../../core/index.js';
import { setBase, settle } from './agents.js';
import { close, isOut, owesWrapUp } from './call.js';
import type { Ending } from './call.js';
import { dissolve, requireInMain } from './consult.js';
import { holdCustomer, settleHold } from './holding.js';
import {
  customerIn,
  inConsult,
  inMain,
  isConference,
  isShared,
  partLeaves,
  partOf,
  primaryOf,
  requireOwn,
  setHeld,
} from './parts.js';
import type { Part } from './parts.js';
import * as people from './people.js';
import type { AgentRecord, ContactRecord } from './state.js';
import type { Turn } from './turn.js';

/** All hear each other [CNF-01]. */
export function conference(turn: Turn, contact: ContactRecord, agent: AgentRecord): void {
  const consult = requireOwn(contact, agent);
  if (consult.state !== 'connected' || !customerIn(contact)) throw new Failure('no-consult');
  for (const one of inConsult(contact)) Object.assign(one, { leg: 'main', joinedAt: turn.at });
  for (const one of inMain(contact)) one.heldAt = null;
  contact.consult = null;
  turn.touch(contact);
  tellAgents(turn, contact, (id) => turn.tell(id, 'conference-started', { interactionId: contact.id }));
}

/** An agent leaves; the others go on [CNF-04, CNF-08, EDG-22]. */
export function exitConference(turn: Turn, contact: ContactRecord, agent: AgentRecord): void {
  requireInMain(contact, agent);
  if (!isShared(contact)) throw new Failure('not-allowed');
  leaves(turn, contact, agent);
}

/** However an agent goes out of a conference. */
export interface Leaving {
  /** By the button, or by the telephone. */
  readonly by?: EndedBy;
  /** Who removed the agent. */
  readonly who?: AgentRecord;
  /** Where the phone failed [EDG-04]. */
  readonly state?: AgentStateName;
}

/** An agent goes out of a conference; the others go on, if there are enough of them. */
export function leaves(
  turn: Turn,
  contact: ContactRecord,
  agent: AgentRecord,
  { by = 'agent', who, state }: Leaving = {},
): void {
  const part = partOf(contact, agent.id);
  if (!part) return;
  if (contact.consult?.byAgentId === agent.id) dissolve(turn, contact, agent);
  const wasPrimary = part.primary;
  partLeaves(turn, part);
  tellAgents(turn, contact, (id) => turn.tell(id, 'participant-left', { interactionId: contact.id, name: part.name }));
  const isLast = isOver(contact);
  const ending: Ending = { by, who, goesOn: !isLast };
  if (wasPrimary) {
    // Whose leaving ends it owned it to the end: nobody else has to wrap it up [WRP-02].
    if (!isLast) promote(turn, contact, part.name);
    owesWrapUp(turn, contact, agent, ending);
  } else isOut(turn, contact, agent, ending);
  settleHold(turn, contact);
  turn.touch(contact);
  if (state) {
    agent.chosen = null;
    setBase(turn, agent, { name: state, codeId: null });
  }
  settle(turn, agent);
  if (isLast) close(turn, contact, 'system');
  else if (!inMain(contact).some((one) => one.kind === 'agent')) talkOn(turn, contact);
}

/** Customer and dialled party talk on without the centre for about so long, in milliseconds. */
const TALK = 120_000;

/** Nobody of the centre is in the call any more [EDG-02]. */
export function talkOn(turn: Turn, contact: ContactRecord): void {
  turn.later(TALK, { kind: 'customer-leaves', contactId: contact.id, token: contact.token });
}

/** The agent longest in the call owns it now; of two who came at once, who accepted first [CNF-04]. */
export function promote(turn: Turn, contact: ContactRecord, from: string): void {
  let next: Part | undefined;
  for (const one of inMain(contact)) {
    if (one.agentId !== null && (!next || (one.joinedAt ?? 0) < (next.joinedAt ?? 0))) next = one;
  }
  if (!next?.agentId) return;
  becomesPrimary(turn, contact, next, from);
}

/** Somebody owns the call now; who held that agent is gone [CNF-04, CON-10]. */
export function becomesPrimary(turn: Turn, contact: ContactRecord, part: Part, from: string): void {
  if (!part.agentId) return;
  const agent = turn.agent(part.agentId);
  part.primary = true;
  setHeld(turn, contact, part, false);
  turn.touch(contact);
  turn.touchAgent(agent);
  turn.tell(agent.id, 'became-primary', { interactionId: contact.id, from });
  people.talks(turn, contact, agent);
}

/** The call is over once nobody is left to talk to, or neither customer nor agent is in it [CNF-07, CNF-08, EDG-02]. */
export function endIfOver(turn: Turn, contact: ContactRecord): void {
  if (isOver(contact)) close(turn, contact, 'system');
}

function isOver(contact: ContactRecord): boolean {
  const left = inMain(contact);
  const hasAgent = left.some((one) => one.kind === 'agent');
  const isAlone = left.length + inConsult(contact).length < 2;
  return isAlone || (!hasAgent && !customerIn(contact));
}

/** The customer leaves: with two others in it the conference goes on, for wrap-up assist [CNF-07, EDG-09]. */
export function customerLeavesCall(turn: Turn, contact: ContactRecord): void {
  const customer = customerIn(contact);
  if (!customer || !isConference(contact)) {
    close(turn, contact, 'customer');
    return;
  }
  partLeaves(turn, customer);
  if (contact.consult && contact.consult.state !== 'connected') dissolve(turn, contact);
  // With nobody to go back to, whoever is consulted is not left waiting [EDG-09].
  for (const party of inConsult(contact)) party.heldAt = null;
  contact.recording = { ...contact.recording, state: 'off', resumesAt: null };
  turn.touch(contact);
  tellAgents(turn, contact, (id) =>
    turn.tell(id, 'participant-left', { interactionId: contact.id, name: customer.name }),
  );
  endIfOver(turn, contact);
  const owner = primaryOf(contact)?.agentId;
  if (owner) people.talks(turn, contact, turn.agent(owner));
}

/** The primary has somebody leave [CNF-09]. */
export function removeParticipant(turn: Turn, contact: ContactRecord, agent: AgentRecord, participantId: string): void {
  const part = requireOther(contact, agent, participantId);
  if (part.agentId) {
    leaves(turn, contact, turn.agent(part.agentId), { who: agent });
    return;
  }
  if (part.kind === 'customer') {
    customerLeavesCall(turn, contact);
    return;
  }
  partyLeaves(turn, contact, part);
}

/** Somebody who was reached by number hangs up. */
export function partyLeaves(turn: Turn, contact: ContactRecord, part: Part): void {
  if (part.leg === 'consult') {
    dissolve(turn, contact, part);
    endIfOver(turn, contact);
    return;
  }
  partLeaves(turn, part);
  settleHold(turn, contact);
  turn.touch(contact);
  tellAgents(turn, contact, (id) => turn.tell(id, 'participant-left', { interactionId: contact.id, name: part.name }));
  endIfOver(turn, contact);
}

/** The primary holds or resumes one of the others [CNF-10]. */
export function holdParticipant(
  turn: Turn,
  contact: ContactRecord,
  agent: AgentRecord,
  participantId: string,
  isHeld: boolean,
): void {
  const part = requireOther(contact, agent, participantId);
  if (!customerIn(contact)) throw new Failure('not-allowed');
  if ((part.heldAt !== null) === isHeld) throw new Failure(isHeld ? 'cannot-hold' : 'not-held');
  if (isHeld && part.kind === 'customer') holdCustomer(turn, contact, part);
  else setHeld(turn, contact, part, isHeld);
  turn.touch(contact);
}

function requireOther(contact: ContactRecord, agent: AgentRecord, participantId: string): Part {
  requireInMain(contact, agent);
  if (primaryOf(contact)?.agentId !== agent.id) throw new Failure('not-owner');
  const part = inMain(contact).find((one) => one.id === participantId);
  if (!part || part.agentId === agent.id || !isConference(contact)) throw new Failure('not-allowed');
  return part;
}

function tellAgents(turn: Turn, contact: ContactRecord, tell: (agentId: string) => void): void {
  for (const { agentId } of inMain(contact)) {
    if (agentId === null) continue;
    tell(agentId);
    turn.touchAgent(turn.agent(agentId));
  }
}
