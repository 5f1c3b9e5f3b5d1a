/**
 * The page of an agent is gone. At a telephone the call goes on; at a browser station nobody hears the customer, who is
 * held for the administrator's recovery time [EDG-06].
 */
import { worksOn } from './agents.js';
import { hangUpPhone } from './leaving.js';
import { customerOf, isConference, partOf } from './parts.js';
import type { AgentRecord, ContactRecord } from './state.js';
import type { Turn } from './turn.js';

const spokenIn = (turn: Turn, agent: AgentRecord): ContactRecord[] =>
  agent.station?.kind === 'browser'
    ? worksOn(turn, agent).filter((one) => one.channel === 'call' && partOf(one, agent.id) !== undefined)
    : [];

export function leavesDesk(turn: Turn, agent: AgentRecord): void {
  for (const contact of spokenIn(turn, agent)) {
    const customer = customerOf(contact);
    const about = { contactId: contact.id, token: contact.token };
    const until = turn.later(turn.settings.recoverySeconds * 1000, { kind: 'recovery-over', ...about });
    contact.recovery = { agentId: agent.id, until, wasHeld: customer?.heldAt != null };
    // Of a conference the rest talk on.
    if (customer?.status === 'joined' && !isConference(contact)) customer.heldAt ??= turn.at;
    turn.touch(contact);
  }
}

/** The page is there again: the customer is heard as before. */
export function backAtDesk(turn: Turn, agent: AgentRecord): void {
  for (const contact of spokenIn(turn, agent)) {
    const customer = customerOf(contact);
    if (contact.recovery?.agentId !== agent.id) continue;
    if (customer && !contact.recovery.wasHeld) customer.heldAt = null;
    contact.recovery = null;
    turn.touch(contact);
  }
}

/** Nobody came back: as if the telephone was hung up. */
export function recoveryOver(turn: Turn, contact: ContactRecord): void {
  if (contact.recovery && contact.recovery.until <= turn.at) hangUpPhone(turn, turn.agent(contact.recovery.agentId));
}
