/** Who is in a call, or on the way into it, in the words of the roster [CNF-03]. */
import type { SVGTemplateResult } from 'lit';
import { customerOf, readable, titleOf } from '../../core/index.js';
import type { Interaction, Participant, Timestamp } from '../../core/index.js';
import { iconHeadset } from '../../foundation/icons.js';
import type { Dictionary } from '../../foundation/localize.js';
import { iconHash, iconUserRound, iconUsers } from '../../foundation/on-demand/icons.js';
import { participants } from '../../locales/on-demand/participants.js';

export type Terms = Dictionary & { readonly participants: typeof participants };

/** The texts with those of the roster: in English, where a language has none. */
export const termsOf = (t: Dictionary): Terms => ({ participants, ...t });

export interface Seat {
  readonly id: string;
  readonly name: string;
  /** The name is a number, which is written from left to right in every language. */
  readonly isNumber: boolean;
  readonly role: string | null;
  readonly glyph: SVGTemplateResult;
  readonly isMe: boolean;
  readonly isPrimary: boolean;
  readonly word: string;
  readonly line: 'live' | 'held' | 'pending';
  /** When it came in, or began to be asked. */
  readonly since: Timestamp | null;
  /** Null for a consult that waits for somebody in a queue. */
  readonly participant: Participant | null;
}

const GLYPHS: Readonly<Record<Participant['kind'], SVGTemplateResult>> = {
  customer: iconUserRound,
  agent: iconHeadset,
  'dial-number': iconHash,
};

/** All who are in the call, in the order in which they came, and whoever is being asked. */
export function seatsOf(interaction: Interaction, agentId: string, t: Terms): Seat[] {
  const { consult } = interaction;
  const seats = interaction.participants
    .filter((one) => one.status !== 'left')
    .map((one): Seat => {
      const isMe = one.agentId === agentId;
      return {
        id: one.id,
        ...called(interaction, one, isMe, t),
        glyph: GLYPHS[one.kind],
        isMe,
        isPrimary: one.primary,
        ...standing(interaction, one, t),
        since: one.joinedAt ?? (one.leg === 'consult' ? consult?.since : interaction.dialling?.since) ?? null,
        participant: one,
      };
    });
  if (consult?.state !== 'queued') return seats;
  const { to, since } = consult;
  const role = to.kind === 'entry-point' ? t.outdial.entryPoint : t.queueTerm;
  return [
    ...seats,
    {
      ...{ id: consult.id, name: to.name, isNumber: false, role, glyph: iconUsers, isMe: false, isPrimary: false },
      ...{ word: t.participants.waiting, line: 'pending', since, participant: null },
    },
  ];
}

function called(
  interaction: Interaction,
  { kind, name, number, team, primary }: Participant,
  isMe: boolean,
  { participants: terms }: Terms,
): Pick<Seat, 'name' | 'isNumber' | 'role'> {
  if (kind === 'customer') {
    return { name: titleOf(interaction), isNumber: interaction.customer.name === null, role: terms.customer };
  }
  if (kind === 'dial-number') {
    const shown = readable(number ?? name);
    return { name: shown, isNumber: true, role: name === number || name === shown ? null : name };
  }
  if (isMe) return { name: terms.you, isNumber: false, role: primary ? null : team };
  return { name, isNumber: false, role: team ?? terms.agent };
}

function standing(
  { consult, participants: all, dialling }: Interaction,
  one: Participant,
  t: Terms,
): Pick<Seat, 'word' | 'line'> {
  const { talking, held, ringing, consulting } = t.participants;
  if (one.status === 'setup') {
    return { word: dialling?.state === 'dialling' ? t.outdial.dialling : ringing, line: 'pending' };
  }
  if (one.heldAt !== null) return { word: held, line: 'held' };
  const party = consult?.state === 'connected' ? all.find(({ leg, status }) => isIn(leg, status)) : undefined;
  const isAside = party?.heldAt === null && (one === party || one.id === consult?.by);
  return { word: isAside ? consulting : talking, line: 'live' };
}

const isIn = (leg: Participant['leg'], status: Participant['status']): boolean =>
  leg === 'consult' && status === 'joined';

/** What becomes of the call without somebody. */
export function whatFollows({ id, name }: Seat, seats: readonly Seat[], interaction: Interaction, t: Terms): string {
  const { removed } = t.participants;
  const customer = customerOf(interaction);
  if (customer?.id === id) return removed.customer(name);
  const isIn = ({ leg, status }: Participant): boolean => leg === 'main' && status === 'joined';
  const left = seats.filter((one) => one.id !== id && !one.isMe && one.participant && isIn(one.participant));
  const [other, ...more] = left;
  if (!other) return removed.end(name);
  return customer?.status === 'joined' && more.length === 0 ? removed.two(name, other.name) : removed.others(name);
}
