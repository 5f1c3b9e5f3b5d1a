/** Who takes part in a contact, and where each is heard. */
import { Failure } from '../../core/index.js';
import type { Destination, Participant } from '../../core/index.js';
import type { AgentRecord, ConsultRecord, ContactRecord, MonitorRecord, Offer } from './state.js';
import type { Turn } from './turn.js';

export type Part = { -readonly [K in keyof Participant]: Participant[K] };

/** The customer's part, on the line or not. */
export const customerOf = (contact: ContactRecord): Part | undefined =>
  contact.participants.find((one) => one.kind === 'customer');

/** The customer, on the line. */
export const customerIn = (contact: ContactRecord): Part | undefined =>
  contact.participants.find((one) => one.kind === 'customer' && one.status === 'joined');

/** The customer is not on the line yet: whoever takes a callback or a campaign's contact calls them. */
export const isToBeCalled = (contact: ContactRecord): boolean => customerOf(contact)?.status === 'setup';

/** A campaign's contact that nobody has called yet; once the customer was reached it is a call like any other. */
export const isPreview = (contact: ContactRecord): boolean => contact.origin === 'preview' && isToBeCalled(contact);

export const primaryOf = (contact: ContactRecord): Part | undefined =>
  contact.participants.find((one) => one.primary && one.status !== 'left');

/** Where an agent talks in a contact. */
export const partOf = (contact: ContactRecord, agentId: string): Part | undefined =>
  contact.participants.find((one) => one.agentId === agentId && one.status === 'joined');

export const isOnHold = (part: Part): boolean => part.heldAt !== null;

/** Everyone in the call with the customer. */
export const inMain = (contact: ContactRecord): Part[] =>
  contact.participants.filter((one) => one.leg === 'main' && one.status === 'joined');

/** Whoever is asked, on the line or on the way. */
export const inConsult = (contact: ContactRecord): Part[] =>
  contact.participants.filter((one) => one.leg === 'consult' && one.status !== 'left');

/** More than the customer and one other, or others without the customer: a conference [CNF-01, CNF-07]. */
export const isConference = (contact: ContactRecord): boolean => {
  const others = inMain(contact).filter((one) => one.kind !== 'customer').length;
  return others > 1;
};

/** Agents who may leave while others go on: a conference, or what is left of one without its customer. */
export const isShared = (contact: ContactRecord): boolean =>
  isConference(contact) || customerOf(contact)?.status === 'left';

/** Puts somebody on hold, or off it. What the agents choose one by one is no longer the consult's to undo. */
export function setHeld(turn: Turn, { consult }: ContactRecord, part: Part, isHeld: boolean): void {
  part.heldAt = isHeld ? turn.at : null;
  if (consult) consult.held = consult.held.filter((id) => id !== part.id);
}

/** The offer of this contact to this agent: from a queue, or to be consulted. */
export function offerTo(contact: ContactRecord | undefined, agentId: string): Offer | null {
  if (contact?.offer?.agentId === agentId) return contact.offer;
  return contact?.consult?.offer?.agentId === agentId ? contact.consult.offer : null;
}

/** What a supervisor listens to, if anything. */
export const listensTo = ({ state }: Turn, agentId: string): MonitorRecord | undefined =>
  state.monitoring.find((one) => one.agentId === agentId);

/** Whoever listens to a contact; they are no part of it. */
export const monitorsOf = ({ state }: Turn, contactId: string): MonitorRecord[] =>
  state.monitoring.filter((one) => one.contactId === contactId);

export function addAgent(
  turn: Turn,
  contact: ContactRecord,
  agent: AgentRecord,
  part: Pick<Participant, 'leg' | 'status' | 'primary' | 'joinedAt'>,
): void {
  contact.absences = contact.absences.filter((one) => one.agentId !== agent.id);
  contact.participants.push({
    id: turn.newId('p'),
    kind: 'agent',
    agentId: agent.id,
    name: agent.name,
    number: agent.station?.number ?? null,
    team: turn.directory.teams.get(agent.teamId ?? '')?.name ?? null,
    heldAt: null,
    leftAt: null,
    ...part,
  });
}

/** Somebody who is reached by number: hears and speaks, and has no desk. */
export function addParty(
  turn: Turn,
  contact: ContactRecord,
  to: Destination,
  part: Pick<Participant, 'leg' | 'status' | 'joinedAt'>,
): void {
  contact.participants.push({
    id: turn.newId('p'),
    kind: 'dial-number',
    agentId: null,
    name: to.name || to.id,
    number: to.id,
    team: null,
    primary: false,
    heldAt: null,
    leftAt: null,
    ...part,
  });
}

/** A participant is gone. */
export function partLeaves(turn: Turn, part: Part): void {
  Object.assign(part, { status: 'left', leftAt: turn.at, heldAt: null, primary: false });
}

/** The consult under way. */
export function consultOf(contact: ContactRecord): ConsultRecord {
  if (!contact.consult) throw new Failure('no-consult');
  return contact.consult;
}

/** The consult that this agent began. */
export function requireOwn(contact: ContactRecord, agent: AgentRecord): ConsultRecord {
  if (contact.consult?.byAgentId !== agent.id) throw new Failure('no-consult');
  return contact.consult;
}
