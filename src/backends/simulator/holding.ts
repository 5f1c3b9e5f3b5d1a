/**
 * Who waits while somebody is consulted. Customer and consulted party are never on hold together [HLD-03]; of a plain call
 * exactly one is [CON-05]. Out of a conference neither may be, where the others were left to talk on [CON-14].
 */
import { Failure } from '../../core/index.js';
import { consultOf, customerIn, inConsult, inMain, isConference, requireOwn, setHeld } from './parts.js';
import type { Part } from './parts.js';
import type { AgentRecord, ContactRecord } from './state.js';
import type { Turn } from './turn.js';

/** Everyone in the call waits but the one who consults. */
export function holdOthers(turn: Turn, contact: ContactRecord): void {
  const consult = consultOf(contact);
  for (const one of inMain(contact)) {
    if (one.agentId === consult.byAgentId || one.heldAt !== null) continue;
    one.heldAt = turn.at;
    consult.held.push(one.id);
  }
}

/** Whom the consult put on hold is heard again. */
export function resumeOthers(contact: ContactRecord): void {
  const consult = consultOf(contact);
  for (const one of inMain(contact)) if (consult.held.includes(one.id)) one.heldAt = null;
  consult.held = [];
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
  if (!consultOf(contact).othersTalk || !isConference(contact)) holdOthers(turn, contact);
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
