/** Who takes part in a task of Webex, and where each is heard: its participants, and the media that name them. */
import type { Participant, ParticipantKind, Timestamp } from '../../core/index.js';
import { amount, bag, filled, flag, text, texts, things } from './read.js';
import type { Bag } from './read.js';

interface Leg {
  readonly id: string;
  /** Ids of those who are in it. */
  readonly ids: ReadonlySet<string>;
  /** Since when it is on hold, or null. */
  heldAt(at: Timestamp, known: Timestamp | null): Timestamp | null;
}

export interface Legs {
  readonly main: Leg;
  /** The consult under way, and since when. */
  readonly consult: (Leg & { readonly since: Timestamp | null }) | null;
  /** The id of the participant who asks. */
  readonly asker: string | null;
}

const KINDS: Readonly<Record<string, ParticipantKind>> = {
  customer: 'customer',
  agent: 'agent',
  dn: 'dial-number',
  epdn: 'dial-number',
};

const kindOf = (one: Bag): ParticipantKind | undefined => {
  const word = (filled(one['pType']) ?? filled(one['type']) ?? '').toLowerCase().replace(/[^a-z]/gu, '');
  return Object.hasOwn(KINDS, word) ? KINDS[word] : undefined;
};

const isLive = (one: Bag): boolean => !flag(one['hasLeft']);

function legOf(media: Bag, id: string): Leg {
  return {
    id: filled(media['mediaResourceId']) ?? id,
    ids: new Set(texts(media['participants'])),
    heldAt: (at, known) => (flag(media['isHold']) ? (amount(media['holdTimestamp']) ?? known ?? at) : null),
  };
}

export function legsOf(raw: Bag, interactionId: string): Legs {
  const all = things(raw['media']);
  const main = all.find(([key, one]) => key === interactionId || one['mType'] === 'mainCall');
  const beside = all.find(([key, one]) => key !== main?.[0] && filled(one['mType'])?.toLowerCase() === 'consult');
  const legs = { main: legOf(main?.[1] ?? {}, interactionId) };
  if (!beside) return { ...legs, consult: null, asker: null };
  const people = bag(raw['participants']);
  const consult = legOf(beside[1], beside[0]);
  const ids = [...consult.ids];
  const isAgent = (id: string): boolean => kindOf(bag(people[id])) === 'agent' && isLive(bag(people[id]));
  const asker =
    ids.find((id) => isAgent(id) && !flag(bag(people[id])['isConsulted']) && legs.main.ids.has(id)) ??
    ids.find((id) => isAgent(id) && legs.main.ids.has(id)) ??
    null;
  const since = asker === null ? null : amount(bag(people[asker])['consultTimestamp']);
  return { ...legs, consult: { ...consult, since }, asker };
}

export function participantsOf(
  raw: Bag,
  data: Bag,
  { main, consult, asker }: Legs,
  hold: { readonly main: Timestamp | null; readonly consult: Timestamp | null },
): Participant[] {
  const owner = filled(raw['owner']) ?? filled(data['owner']);
  return things(raw['participants']).flatMap(([id, one]): Participant[] => {
    const kind = kindOf(one);
    if (!kind) return [];
    const hasLeft = !isLive(one);
    const status = hasLeft ? 'left' : flag(one['hasJoined']) && !flag(one['isInPredial']) ? 'joined' : 'setup';
    const isAsked = consult !== null && !hasLeft && id !== asker && consult.ids.has(id) && !main.ids.has(id);
    const wasAsked = hasLeft && !main.ids.has(id) && one['consultState'] === 'consultCompleted';
    const leg = isAsked || wasAsked ? 'consult' : 'main';
    const heldAt = leg === 'consult' ? hold.consult : kind === 'customer' ? hold.main : null;
    return [
      {
        id,
        kind,
        agentId: kind === 'agent' ? id : null,
        name: text(one['name']) ?? '',
        number: text(one['dn']),
        team: filled(one['teamName']),
        leg,
        status,
        primary: kind === 'agent' && leg === 'main' && !hasLeft && id === owner,
        joinedAt: status === 'setup' ? null : amount(one['joinTimestamp']),
        heldAt: status === 'joined' ? heldAt : null,
        leftAt: hasLeft ? amount(one['lastUpdated']) : null,
      },
    ];
  });
}
