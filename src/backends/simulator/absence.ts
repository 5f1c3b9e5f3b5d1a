/**
 * The page of an agent is gone. At a telephone the call goes on; at a browser station nobody hears the customer, who is
 * held for the administrator's recovery time. Of a conference, and of whoever is consulted, the others talk on [EDG-06].
 */
import { worksOn } from './agents.js';
import { holdCustomer } from './holding.js';
import { hangUpPhone } from './leaving.js';
import { customerIn, inConsult, isConference, partOf, primaryOf, setHeld } from './parts.js';
import type { AgentRecord, ContactRecord } from './state.js';
import type { Turn } from './turn.js';

const spokenIn = (turn: Turn, agent: AgentRecord): ContactRecord[] =>
  agent.station?.kind === 'browser'
    ? worksOn(turn, agent).filter((one) => one.channel === 'call' && partOf(one, agent.id) !== undefined)
    : [];

export function leavesDesk(turn: Turn, agent: AgentRecord): void {
  for (const contact of spokenIn(turn, agent)) {
    if (contact.absences.some((one) => one.agentId === agent.id)) continue;
    const until = turn.later(turn.settings.recoverySeconds * 1000, { kind: 'recovery-over', contactId: contact.id });
    const customer = customerIn(contact);
    const isAlone = !isConference(contact) && primaryOf(contact)?.agentId === agent.id;
    const isAwaited = isAlone && customer?.heldAt === null;
    if (customer && isAwaited) holdCustomer(turn, contact, customer);
    contact.absences.push({ agentId: agent.id, until, isAwaited });
    turn.touch(contact);
  }
}

/** The page is there again: the customer is heard as before, and whoever was consulted waits. */
export function backAtDesk(turn: Turn, agent: AgentRecord): void {
  for (const contact of spokenIn(turn, agent)) {
    const absence = contact.absences.find((one) => one.agentId === agent.id);
    if (!absence) continue;
    contact.absences = contact.absences.filter((one) => one !== absence);
    const customer = customerIn(contact);
    if (customer && absence.isAwaited && customer.heldAt !== null) {
      setHeld(turn, contact, customer, false);
      const isConsulting = contact.consult?.state === 'connected' && !isConference(contact);
      for (const party of isConsulting ? inConsult(contact) : []) party.heldAt = turn.at;
    }
    turn.touch(contact);
  }
}

/** Nobody came back: as if the telephone was hung up. */
export function recoveryOver(turn: Turn, contact: ContactRecord): void {
  for (const { agentId } of contact.absences.filter((one) => one.until <= turn.at)) {
    contact.absences = contact.absences.filter((one) => one.agentId !== agentId);
    if (partOf(contact, agentId)) hangUpPhone(turn, turn.agent(agentId));
  }
}
