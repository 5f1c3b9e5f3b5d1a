/** How somebody goes: the customer, or an agent by the telephone. What follows depends on who is left. */
import { Failure } from '../../core/index.js';
import { setBase, worksOn } from './agents.js';
import { close } from './call.js';
import { customerLeavesCall, endIfOver, leaves } from './conference.js';
import { dissolve } from './consult.js';
import { isShared, partOf } from './parts.js';
import { dequeue, notTaken, withdraw } from './routing.js';
import type { AgentRecord, ContactRecord } from './state.js';
import type { Turn } from './turn.js';

const talkingIn = (turn: Turn, agent: AgentRecord): ContactRecord | undefined =>
  worksOn(turn, agent).find((one) => one.channel === 'call' && partOf(one, agent.id) !== undefined);

/** The agent's telephone is hung up: it leaves what it is in, or the call ends; one left off the hook goes on. */
export function hangUpPhone(turn: Turn, agent: AgentRecord): void {
  const talking = talkingIn(turn, agent);
  if (talking) partsFrom(turn, talking, agent);
  if (!talking && !agent.offHook) throw new Failure('not-on-call');
  agent.offHook = false;
  turn.touchAgent(agent);
  for (const one of worksOn(turn, agent)) turn.touch(one);
}

/** The one who was asked leaves; what is left may be nobody to talk to [CON-06, CNF-07]. */
export function exitConsult(turn: Turn, contact: ContactRecord, agent: AgentRecord): void {
  if (partOf(contact, agent.id)?.leg !== 'consult') throw new Failure('no-consult');
  dissolve(turn, contact, agent);
  endIfOver(turn, contact);
}

/** Out of a consult or a conference the others go on [CNF-05]; outside a conference the call is over [CON-09]. */
function partsFrom(turn: Turn, contact: ContactRecord, agent: AgentRecord): void {
  if (partOf(contact, agent.id)?.leg === 'consult') exitConsult(turn, contact, agent);
  else if (isShared(contact)) leaves(turn, contact, agent, { by: 'phone' });
  else close(turn, contact, 'phone', agent);
}

/** The line to the agent's telephone fails, while it rings or in a call [EDG-04, EDG-05, EDG-17]. */
export function phoneFails(turn: Turn, contact: ContactRecord, agent: AgentRecord): void {
  const part = partOf(contact, agent.id);
  if (!part) throw new Failure('not-answerable');
  if (part.leg === 'main' && isShared(contact)) {
    leaves(turn, contact, agent, { by: 'phone', state: 'channel-failure' });
    return;
  }
  partsFrom(turn, contact, agent);
  agent.chosen = null;
  setBase(turn, agent, { name: 'channel-failure', codeId: null });
}

/** The customer goes, wherever the contact is [ANS-04, EDG-07, EDG-17]. */
export function customerLeaves(turn: Turn, contact: ContactRecord): void {
  if (contact.phase === 'active') {
    customerLeavesCall(turn, contact);
    return;
  }
  if (contact.phase === 'offered') withdraw(turn, contact, 'customer-left');
  dequeue(turn, contact);
  close(turn, contact, 'customer');
}

/** A contact that was handed over without asking, and not taken: the call is over [XFR-02]. */
export function notTakenBlind(
  turn: Turn,
  contact: ContactRecord,
  state: 'rona' | 'declined' | 'channel-failure',
): void {
  notTaken(turn, contact, state);
  close(turn, contact, 'system');
}
