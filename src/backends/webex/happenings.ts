/** What happened, read off two views of an interaction and the frame between them. The same frame twice tells nothing. */
import { customerOf, heldSince, participantOf, titleOf } from '../../core/index.js';
import type {
  Commands,
  ConsultFailedReason,
  Destination,
  EndedBy,
  Happening,
  HappeningName,
  Happenings,
  Interaction,
  Missed,
  NotReachedReason,
  Timestamp,
} from '../../core/index.js';
import { destinationNamed } from './names.js';
import { bag, filled, flag } from './read.js';
import type { Bag } from './read.js';

/** What this agent asked for last, by interaction: frames do not say whose doing something was. */
export interface Doings {
  of<K extends keyof Commands>(interactionId: string, name: K): Commands[K] | undefined;
}

interface Between {
  readonly before: Interaction | undefined;
  /** Undefined where it left this agent's hands. */
  readonly after: Interaction | undefined;
  readonly data: Bag;
  readonly at: Timestamp;
  readonly agentId: string;
  readonly doings: Doings;
}

export function happen<K extends HappeningName>(name: K, detail: Happenings[K], at: Timestamp, more = ''): Happening {
  const about = 'interactionId' in detail ? `/${detail.interactionId}` : '';
  return { id: `${name}${about}/${String(at)}${more && `/${more}`}`, at, name, detail } as Happening;
}

const othersIn = ({ participants }: Interaction): number =>
  participants.filter((one) => one.leg === 'main' && one.status === 'joined' && one.kind !== 'customer').length;

const isConference = (one: Interaction): boolean => customerOf(one)?.status === 'joined' && othersIn(one) > 1;

export function happeningsOf(between: Between): Happening[] {
  const { before, after, data, agentId } = between;
  const type = filled(data['type']) ?? '';
  if (type === 'AgentContact') return before && after ? bargedIn(before, after, between) : [];
  if (!before)
    return after?.request ? offered(undefined, after, between) : after?.monitoring ? monitoring(after, between) : [];
  if (!after) return gone(before, type, between);
  const tell = <K extends HappeningName>(name: K, detail: Happenings[K], more?: string): Happening =>
    happen(name, detail, between.at, more);
  const interactionId = after.id;
  const told: Happening[] = [...offered(before, after, between), ...handed(before, after, type, between)];
  const wasIn = participantOf(before, agentId)?.status === 'joined' && !before.dialling;
  const isIn = participantOf(after, agentId)?.status === 'joined' && !after.dialling && after.request === null;
  const isAnswered = isIn && !wasIn && before.monitoring === null && participantOf(after, agentId)?.leg === 'main';
  if (isAnswered) told.push(tell('answered', { interactionId, channel: after.channel, customerId: after.customer.id }));
  told.push(...consulted(before, after, type, between));
  for (const one of after.variables) {
    const was = before.variables.find((it) => it.name === one.name);
    if (type !== 'ContactUpdated' || !was || was.version === one.version || !one.saved) continue;
    told.push(tell('variable-saved', { interactionId, variable: one.name, by: one.saved.by }, one.name));
  }
  if (after.wrapUp) return told;
  if (wasIn && isIn) {
    const held = heldSince(after) !== null;
    if (held !== (heldSince(before) !== null) && !isFirst(before, after)) {
      if (type === 'AgentContactHeld') told.push(tell('held', { interactionId }));
      if (type === 'AgentContactUnheld') told.push(tell('resumed', { interactionId }));
    }
    // Every agent in the call gets the frame; it is news for whoever owns it.
    const isOwner = participantOf(after, agentId)?.primary === true;
    if (isOwner && before.recording.state === 'on' && after.recording.state === 'paused')
      told.push(tell('recording-paused', { interactionId }));
    if (isOwner && before.recording.state === 'paused' && after.recording.state === 'on')
      told.push(tell('recording-resumed', { interactionId, byItself: flag(data['autoResumed']) }));
  }
  told.push(...company(before, after, between));
  return told;
}

/** The customer is put on hold with the consult, which is told by itself. */
const isFirst = (before: Interaction, after: Interaction): boolean => before.consult === null && after.consult !== null;

function offered(before: Interaction | undefined, after: Interaction, { at }: Between): Happening[] {
  if (after.request?.stage !== 'offered' || before?.request?.stage === 'offered') return [];
  const { id, channel, customer } = after;
  return [happen('offered', { interactionId: id, channel, customerId: customer.id }, at)];
}

/** Whoever comes back is told how things are, not what happened meanwhile; but who listened takes part now. */
function bargedIn(before: Interaction, after: Interaction, { at, agentId }: Between): Happening[] {
  const me = participantOf(after, agentId);
  if (before.monitoring === null || after.monitoring !== null || me?.status !== 'joined') return [];
  const interactionId = after.id;
  const barged = happen('barged-in', { interactionId, by: me.name, byMe: true }, at, agentId);
  return isConference(before) ? [barged] : [barged, happen('conference-started', { interactionId }, at)];
}

const monitoring = ({ id }: Interaction, { at }: Between): Happening[] => [
  happen('monitoring-started', { interactionId: id }, at),
];

/** Away to somebody else, or over: for wrap-up. */
function handed(before: Interaction, after: Interaction, type: string, between: Between): Happening[] {
  if (!after.wrapUp || before.wrapUp) return [];
  const { data, at, doings, agentId } = between;
  const interactionId = after.id;
  const told: Happening[] = [];
  if (/^Agent(?:Blind|Vteam|Consult)Transferred$/u.test(type)) {
    const to = before.consult?.to ?? doings.of(interactionId, 'transfer')?.to ?? destinationOf(data);
    told.push(happen('transferred', { interactionId, to }, at));
  }
  if (type === 'AgentOutboundFailed') told.push(notReached(before, between));
  told.push(ended(before, agentId, after.wrapUp.since, between));
  return told;
}

function destinationOf(data: Bag): Destination {
  const id = filled(data['destAgentId']) ?? '';
  return {
    kind: destinationNamed(filled(data['destinationType']) ?? '') ?? 'agent',
    id,
    name: filled(data['queueName']) ?? filled(bag(bag(bag(data['interaction'])['participants'])[id])['name']) ?? id,
  };
}

function ended(
  before: Interaction,
  agentId: string,
  endedAt: Timestamp,
  { data, at, after, doings }: Between,
): Happening {
  const { id, channel, customer, participants } = before;
  const party = filled(data['terminatingParty'])?.toLowerCase() ?? '';
  const isMine = doings.of(id, 'end') ?? doings.of(id, 'exit-conference') ?? doings.of(id, 'transfer');
  const named: EndedBy = party === 'customer' ? 'customer' : party === 'agent' || isMine ? 'agent' : 'system';
  const answeredAt = participants.findLast((one) => one.agentId === agentId)?.joinedAt ?? endedAt;
  // Frames do not say which agent's act it was, but by their name whether the others go on, and by who is left.
  const isLeaving = /Transferred$|^ParticipantLeft|^AgentConsultConferenceEnded$/u.test(filled(data['type']) ?? '');
  const goesOn = isLeaving && (!after || after.participants.some((one) => one.status === 'joined'));
  const how = { by: named, who: null, goesOn };
  return happen('ended', { interactionId: id, channel, customerId: customer.id, ...how, answeredAt, endedAt }, at);
}

function notReached(before: Interaction, { data, at }: Between): Happening {
  const reason = notReachedReason(filled(data['reason']));
  return happen('not-reached', { interactionId: before.id, origin: before.origin, reason, who: titleOf(before) }, at);
}

/** Words that reasons are made of; Cisco documents no list. */
function notReachedReason(reason: string | null): NotReachedReason {
  const word = reason?.toUpperCase() ?? '';
  if (word.includes('BUSY')) return 'busy';
  if (/NO.?ANSWER|TIMEOUT|TIMED|RONA/u.test(word)) return 'no-answer';
  return /REJECT|DECLINE/u.test(word) ? 'rejected' : 'unreachable';
}

function consultFailedReason(reason: string | null): ConsultFailedReason {
  const word = reason?.toUpperCase() ?? '';
  if (word.includes('CHANNEL_FAIL')) return 'phone-failed';
  if (/NO_?AGENT|NOBODY/u.test(word)) return 'nobody-there';
  return word.includes('DECLINE') ? 'declined' : notReachedReason(reason);
}

function consulted(before: Interaction, after: Interaction, type: string, between: Between): Happening[] {
  const { data, at, agentId, doings } = between;
  const interactionId = after.id;
  const was = before.consult;
  const is = after.consult;
  // Agents take part under their own ids.
  const isMine = (one: typeof was): boolean => one?.by === agentId;
  const told: Happening[] = [];
  if (is && was?.id !== is.id && isMine(is)) {
    told.push(happen('consult-requested', { interactionId, to: is.to }, at, is.id));
  }
  if (is?.state === 'connected' && was?.id === is.id && was.state !== 'connected' && isMine(is)) {
    const party = after.participants.find((one) => one.leg === 'consult' && one.status === 'joined');
    told.push(happen('consult-accepted', { interactionId, to: is.to, held: party?.heldAt != null }, at, is.id));
  }
  if (!was || was.id === is?.id || !isMine(was)) return told;
  if (type === 'AgentConsultFailed' || type === 'AgentCtqFailed') {
    const reason = consultFailedReason(filled(data['reason']));
    told.push(happen('consult-failed', { interactionId, to: was.to, reason }, at, was.id));
  } else if (type === 'AgentConsultEnded' && was.state === 'connected') {
    const byMe = doings.of(interactionId, 'end-consult') !== undefined;
    const by = byMe ? (participantOf(before, agentId)?.name ?? null) : was.to.name;
    told.push(happen('consult-ended', { interactionId, to: was.to, by, byMe, isMine: true }, at, was.id));
  }
  return told;
}

/** Who came and went, and who owns it. */
function company(before: Interaction, after: Interaction, { at, agentId, data }: Between): Happening[] {
  const interactionId = after.id;
  const told: Happening[] = [];
  const was = participantOf(before, agentId);
  const wasHere = was?.status === 'joined';
  const asked =
    before.consult && !after.consult
      ? before.participants.find((one) => one.leg === 'consult' && one.status === 'joined')
      : undefined;
  const isMerged =
    asked && after.participants.some((one) => one.id === asked.id && one.leg === 'main' && one.status === 'joined');
  const isHere = participantOf(after, agentId)?.status === 'joined';
  if (isHere && isConference(after) && (isMerged || !isConference(before))) {
    told.push(happen('conference-started', { interactionId }, at, before.consult?.id));
  }
  for (const one of before.participants) {
    if (one.leg !== 'main' || one.status !== 'joined' || one.agentId === agentId || was?.leg !== 'main') continue;
    if (after.participants.some((it) => it.id === one.id && it.status !== 'left')) continue;
    told.push(happen('participant-left', { interactionId, name: one.name }, at, one.id));
  }
  const me = participantOf(after, agentId);
  const former = before.participants.find((one) => one.primary);
  if (wasHere && me?.primary && former && former.agentId !== agentId) {
    told.push(happen('became-primary', { interactionId, from: former.name }, at, former.id));
  }
  const supervisor =
    filled(data['participantType'])?.toLowerCase() === 'supervisor' ? filled(data['participantId']) : null;
  const joined = after.participants.find((one) => one.id === supervisor && one.status === 'joined');
  if (joined && !before.participants.some((one) => one.id === joined.id && one.status === 'joined')) {
    told.push(happen('barged-in', { interactionId, by: joined.name, byMe: joined.agentId === agentId }, at, joined.id));
  }
  return told;
}

/** It left this agent's hands. */
function gone(before: Interaction, type: string, between: Between): Happening[] {
  const { data, at, agentId, doings } = between;
  const { id: interactionId, request, queue } = before;
  if (before.wrapUp) {
    if (type !== 'AgentWrappedUp') return [];
    const given = doings.of(interactionId, 'wrap-up');
    const reasonId = given?.reasonId ?? before.wrapUp.reasonId ?? '';
    return [happen('wrapped-up', { interactionId, reasonId, byItself: given === undefined }, at)];
  }
  if (before.monitoring !== null) {
    const reason = doings.of(interactionId, 'stop-monitoring') ? 'stopped' : 'call-ended';
    return [happen('monitoring-ended', { interactionId, reason }, at)];
  }
  if (request && isMissed(type)) {
    const state = missedState(type, filled(data['reason']));
    const missed = missedOf(before, data, at);
    return [happen('missed', { interactionId, state, missed }, at)];
  }
  // Who passes over a campaign's contact knows.
  if (doings.of(interactionId, 'skip-preview') ?? doings.of(interactionId, 'remove-preview')) return [];
  if (request) {
    const isLeft = filled(data['terminatingParty'])?.toLowerCase() === 'customer';
    const reason = request.kind === 'consult' ? 'consult-ended' : isLeft ? 'customer-left' : 'taken-elsewhere';
    const who = request.from?.name ?? titleOf(before);
    return [happen('withdrawn', { interactionId, reason, who }, at)];
  }
  if (before.dialling) return type === 'AgentOutboundFailed' || queue ? [notReached(before, between)] : [];
  const me = participantOf(before, agentId);
  if (me?.leg === 'consult' && before.consult) {
    const byMe = doings.of(interactionId, 'exit-consult') !== undefined;
    const asker = before.participants.find((one) => one.id === before.consult?.by);
    const by = byMe ? me.name : (asker?.name ?? null);
    return [happen('consult-ended', { interactionId, to: before.consult.to, by, byMe, isMine: false }, at)];
  }
  const isOver = /^(?:ContactEnded|ParticipantLeftConference|AgentConsultConferenceEnded)$/u.test(type);
  return isOver && me ? [ended(before, agentId, at, between)] : [];
}

const isMissed = (type: string): boolean =>
  type === 'AgentOfferContactRona' || type === 'AgentInviteFailed' || type === 'AgentContactAssignFailed';

function missedState(type: string, reason: string | null): 'rona' | 'declined' | 'channel-failure' {
  const word = reason?.toUpperCase() ?? '';
  if (word.includes('DECLINE') || word.includes('REJECT')) return 'declined';
  return type === 'AgentInviteFailed' ? 'channel-failure' : 'rona';
}

export function missedOf(before: Interaction, data: Bag, at: Timestamp): Missed {
  const { id, channel, request, queue } = before;
  const isBlind = flag(bag(bag(data['interaction'])['callProcessingDetails'])['BLIND_TRANSFER_IN_PROGRESS']);
  return {
    kind: request?.kind === 'consult' ? 'consult' : isBlind ? 'transfer' : 'contact',
    interactionId: id,
    channel,
    who: request?.from?.name ?? titleOf(before),
    queue: queue?.name ?? null,
    at,
  };
}
