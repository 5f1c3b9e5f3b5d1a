/** Who is who in a call, seen by one agent: what its panes are made of. */
import { customerOf, heldSince, MOST_PARTICIPANTS, participantOf, situationOf } from '../../core/index.js';
import type { Consult, Interaction, Participant, Situation, Timestamp } from '../../core/index.js';

export interface Standing {
  readonly interaction: Interaction;
  /** Who looks. */
  readonly agentId: string;
  readonly situation: Situation;
  /** The connection is lost: what stands here is what was known last. */
  readonly isLost: boolean;
  /** More than two, or others without the customer. */
  readonly isConference: boolean;
  readonly me: Participant | null;
  /** Whoever owns the call. */
  readonly primary: Participant | null;
  /** The consult that this agent began. */
  readonly own: Consult | null;
  /** Whom this agent consults, once they are on the line. */
  readonly party: Participant | null;
  /** Who asked this agent. */
  readonly asker: Participant | null;
  /** Since when this agent does not hear those of this call; null while it does. */
  readonly waitsSince: Timestamp | null;
}

const CONFERENCES: readonly Situation[] = ['conference', 'conferenced', 'assist', 'assisting'];

export function standingOf(interaction: Interaction, agentId: string, isLost: boolean): Standing {
  const { consult, participants } = interaction;
  const situation = situationOf(interaction, agentId);
  const isConference = CONFERENCES.includes(situation);
  const me = participantOf(interaction, agentId) ?? null;
  const own = consult && consult.by === me?.id ? consult : null;
  const isOnLine = ({ leg, status }: Participant): boolean => leg === 'consult' && status === 'joined';
  return {
    ...{ interaction, agentId, situation, isLost, isConference, me, own },
    primary: participants.find((one) => one.primary && one.status === 'joined') ?? null,
    party: (own?.state === 'connected' && participants.find(isOnLine)) || null,
    asker: (situation === 'consulted' && participants.find((one) => one.id === consult?.by)) || null,
    waitsSince: isConference ? conferenceHeld(interaction, me, own) : heldSince(interaction),
  };
}

/** This agent is on hold, or consults while all the others are [CON-14]. */
function conferenceHeld(interaction: Interaction, me: Participant | null, own: Consult | null): Timestamp | null {
  if (me?.heldAt != null) return me.heldAt;
  const others = own ? inMain(interaction).filter((one) => one !== me) : [];
  const [first] = others;
  return first && others.every((one) => one.heldAt !== null) ? first.heldAt : null;
}

/** Everyone in the call with the customer. */
export const inMain = ({ participants }: Interaction): Participant[] =>
  participants.filter((one) => one.leg === 'main' && one.status === 'joined');

/** Everyone else whom End cuts off, the customer first. */
export const othersOf = ({ interaction, me }: Standing): Participant[] =>
  interaction.participants.filter((one) => one.status === 'joined' && one.id !== me?.id);

/** The agent who owns the call when this one leaves: whoever is longest in it [CNF-04]. */
export function heirOf({ interaction, me }: Standing): Participant | null {
  let heir: Participant | null = null;
  for (const one of inMain(interaction)) {
    if (one.agentId === null || one.id === me?.id) continue;
    if (!heir || (one.joinedAt ?? 0) < (heir.joinedAt ?? 0)) heir = one;
  }
  return heir;
}

/** By whom this agent was put on hold; null where that cannot be told. */
export function heldBy({ interaction: { consult }, me, primary }: Standing): string | null {
  if (consult && consult.by !== primary?.id) return null;
  return primary && primary.id !== me?.id ? primary.name : null;
}

export type Seat = 'talking' | 'held' | 'pending' | 'free';

/** The eight seats: the customer's first, which stays free once they left; whoever is asked has one [CNF-02]. */
export function seatsOf(interaction: Interaction): Seat[] {
  const seatOf = (one: Participant): Seat =>
    one.status === 'setup' ? 'pending' : one.heldAt === null ? 'talking' : 'held';
  const customer = customerOf(interaction);
  const others = interaction.participants.filter((one) => one !== customer && one.status !== 'left');
  const isQueued = interaction.consult !== null && !others.some((one) => one.leg === 'consult');
  const seats: Seat[] = [
    customer?.status === 'joined' ? seatOf(customer) : 'free',
    ...others.map(seatOf),
    ...(isQueued ? (['pending'] as const) : []),
  ];
  return Array.from({ length: MOST_PARTICIPANTS }, (_, place) => seats[place] ?? 'free');
}
