/** Who takes part in a contact, and where each is heard. */
import type { Participant } from '../../core/index.js';
import type { AgentRecord, ContactRecord, Offer } from './state.js';
import type { Turn } from './turn.js';

export type Part = { -readonly [K in keyof Participant]: Participant[K] };

/** The customer's part, on the line or not. */
export const customerOf = (contact: ContactRecord): Part | undefined =>
  contact.participants.find((one) => one.kind === 'customer');

/** The customer, on the line. */
export const customerIn = (contact: ContactRecord): Part | undefined =>
  contact.participants.find((one) => one.kind === 'customer' && one.status === 'joined');

export const primaryOf = (contact: ContactRecord): Part | undefined =>
  contact.participants.find((one) => one.primary && one.status !== 'left');

/** Where an agent talks in a contact. */
export const partOf = (contact: ContactRecord, agentId: string): Part | undefined =>
  contact.participants.find((one) => one.agentId === agentId && one.status === 'joined');

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

/** The offer of this contact to this agent: from a queue, or to be consulted. */
export function offerTo(contact: ContactRecord | undefined, agentId: string): Offer | null {
  if (contact?.offer?.agentId === agentId) return contact.offer;
  return contact?.consult?.offer?.agentId === agentId ? contact.consult.offer : null;
}

export function addAgent(
  turn: Turn,
  contact: ContactRecord,
  agent: AgentRecord,
  part: Pick<Participant, 'leg' | 'status' | 'primary' | 'joinedAt'>,
): void {
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

/** A participant is gone. */
export function partLeaves(turn: Turn, part: Part): void {
  Object.assign(part, { status: 'left', leftAt: turn.at, heldAt: null, primary: false });
}
