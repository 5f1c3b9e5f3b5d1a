/** A frame of Webex about a task, as the view that this agent has of an interaction. */
import { customerOf } from '../../core/index.js';
import type {
  Consult,
  Destination,
  Interaction,
  Origin,
  Participant,
  Recording,
  Request,
  StationKind,
  Timestamp,
} from '../../core/index.js';
import { channelNamed, destinationNamed } from './names.js';
import { legsOf, participantsOf } from './participants.js';
import type { Legs } from './participants.js';
import { amount, bag, filled, flag, isBag, isDenied } from './read.js';
import type { Bag } from './read.js';
import { displayOf, variablesOf } from './variables.js';

/** What a frame does not say itself. */
export interface Around {
  readonly agentId: string;
  readonly station: StationKind | null;
  /** How long a request rings where no frame says so, in milliseconds. */
  readonly ringTime: number;
  /** After how many milliseconds a wrap-up is submitted by itself; null where it is not. */
  readonly autoWrapUp: number | null;
  readonly extendable: boolean;
  readonly entryPointName: (id: string) => string;
  /** Whom this agent asked to consult, where that is known: frames say little about it. */
  readonly asked: (interactionId: string) => Destination | undefined;
  /** The countdown of this wrap-up was stopped. */
  readonly isStopped: (interactionId: string) => boolean;
  readonly reasonId: (interactionId: string) => string | null;
}

/** Frames that take the agent out of a call, for wrap-up. */
const HANDS_OVER: ReadonlySet<string> = new Set([
  'AgentWrapup',
  'AgentBlindTransferred',
  'AgentVteamTransferred',
  'AgentContactUnassigned',
]);

/**
 * The interaction that a frame holds; `left` where this agent has no part in it any more, and null where the frame does
 * not hold one that can be read.
 */
export function toInteraction(
  data: Bag,
  at: Timestamp,
  before: Interaction | undefined,
  around: Around,
): Interaction | 'left' | null {
  const raw = bag(data['interaction']);
  const id = filled(data['interactionId']) ?? filled(raw['interactionId']);
  if (id === null || !isBag(raw['participants']) || !isBag(raw['media'])) return null;
  const type = filled(data['type']) ?? '';
  // A whole view of the present: what is remembered must not stand in its way.
  const known = type === 'AgentContact' ? undefined : before;
  const details = bag(raw['callProcessingDetails']);
  const channel = channelNamed(filled(raw['mediaType']) ?? filled(raw['mediaChannel']) ?? 'telephony') ?? 'call';
  const legs = legsOf(raw, id);
  const { agentId } = around;
  const own = bag(bag(raw['participants'])[agentId]);
  const origin = originOf(raw, details);
  const enqueuedAt = amount(raw['queuedTimestamp']) ?? amount(raw['createdTimestamp']) ?? known?.enqueuedAt ?? at;
  const hold = { main: legs.main.heldAt(at, customerHeld(known)), consult: legs.consult?.heldAt(at, null) ?? null };
  const all = participantsOf(raw, data, legs, hold);
  const me = all.find((one) => one.agentId === agentId);
  const isSupervising = filled(own['pType'])?.toLowerCase() === 'supervisor' && !flag(own['hasLeft']);
  const owes =
    flag(own['isWrapUp']) ||
    // Who owes it has left, and owes it until that is said to be done.
    (known?.wrapUp != null && flag(own['hasLeft']) && !isOfferType(type)) ||
    (HANDS_OVER.has(type) && before?.request == null) ||
    (type === 'AgentConsultTransferred' && isAsker(before, agentId));
  const customerSide = all.find((one) => one.kind === 'customer');
  const isPreview = origin === 'preview' && customerSide?.status === 'setup';
  const isAsked = me?.leg === 'consult' || (type === 'AgentOfferConsult' && me?.status !== 'joined');
  const isOffered = isOfferType(type) && me?.status !== 'joined';
  const isRequest = !owes && !isSupervising && (isOffered || me?.status === 'setup');
  if (!owes && !isSupervising && !isRequest && me?.status !== 'joined') return 'left';
  const request = isRequest
    ? requestOf({ data, own, details, type, at, known, around, channel, isPreview, isAsked, all, legs })
    : null;
  const participants = request?.kind === 'contact' ? all.filter((one) => one.agentId !== agentId) : all;
  const since = owes ? (amount(own['wrapUpTimestamp']) ?? known?.wrapUp?.since ?? at) : null;
  const { autoWrapUp, extendable } = around;
  const isDialled = channel === 'call' && !request && !owes && customerSide?.status === 'setup';
  const queueId = filled(details['QueueId']);
  const entryPointId = filled(details['EP_ID']);
  const isWatched = filled(details['monitoringState']) !== null;
  return {
    id,
    revision: 0,
    channel,
    origin,
    subject: null,
    customer: {
      id: null,
      name: filled(details['customerName']) ?? (customerSide?.name || null),
      address:
        filled(details['ani']) ??
        filled(details['customerNumber']) ??
        filled(details['fromAddress']) ??
        customerSide?.number ??
        null,
    },
    dnis: filled(details['dnis']),
    queue: queueId === null ? null : { id: queueId, name: filled(details['virtualTeamName']) ?? '' },
    entryPoint: entryPointId === null ? null : { id: entryPointId, name: around.entryPointName(entryPointId) },
    enqueuedAt,
    request,
    participants,
    consult: consultOf({ data, details, at, known, legs, all, id, around }),
    callback:
      origin === 'callback'
        ? { kind: 'courtesy', requestedAt: amount(details['callBackRequestTime']) ?? enqueuedAt, cancellable: false }
        : null,
    dialling: isDialled ? (known?.dialling ?? { state: 'dialling', since: at }) : null,
    variables: variablesOf(raw, data, before, at),
    display: displayOf(raw),
    recording: recordingOf(details, type, at, known),
    noiseRemoval: false,
    messages: 0,
    notes: [],
    wrappingUp: others(raw, agentId),
    monitoring: isSupervising ? (amount(own['joinTimestamp']) ?? known?.monitoring ?? at) : null,
    monitored: isWatched && !flag(details['monitoringInvisibleMode']),
    endedAt: since,
    wrapUp:
      since === null
        ? null
        : {
            since,
            autoAt: autoWrapUp === null || around.isStopped(id) ? null : since + autoWrapUp,
            extendable,
            reasonId: around.reasonId(id),
            hangUp: false,
          },
  };
}

const customerHeld = (known: Interaction | undefined): Timestamp | null => (known && customerOf(known)?.heldAt) ?? null;

const isAsker = (before: Interaction | undefined, agentId: string): boolean =>
  before?.consult != null &&
  before.participants.some((one) => one.id === before.consult?.by && one.agentId === agentId);

const isOfferType = (type: string): boolean => type === 'AgentContactReserved' || type.startsWith('AgentOffer');

function originOf(raw: Bag, details: Bag): Origin {
  if (filled(details['campaignId']) !== null) return 'preview';
  if (filled(raw['outboundType'])?.toUpperCase() === 'CALLBACK') return 'callback';
  return filled(bag(raw['contactDirection'])['type'])?.toUpperCase() === 'OUTBOUND' ? 'outdial' : 'inbound';
}

/** Other agents who wrap it up. */
function others(raw: Bag, agentId: string): Interaction['wrappingUp'] {
  return Object.entries(bag(raw['participants'])).flatMap(([id, value]) => {
    const one = bag(value);
    return id !== agentId && flag(one['isWrapUp']) ? [{ id, name: filled(one['name']) ?? '' }] : [];
  });
}

interface Offered {
  readonly data: Bag;
  readonly own: Bag;
  readonly details: Bag;
  readonly type: string;
  readonly at: Timestamp;
  readonly known: Interaction | undefined;
  readonly around: Around;
  readonly channel: Interaction['channel'];
  readonly isPreview: boolean;
  readonly isAsked: boolean;
  readonly all: readonly Participant[];
  readonly legs: Legs;
}

function requestOf(offered: Offered): Request {
  const { data, own, details, type, at, known, around, channel, isPreview, isAsked, all, legs } = offered;
  const isTold = type === 'AgentOfferContact' || type === 'AgentOfferConsult' || known?.request?.stage === 'offered';
  const isThere = isTold || (type !== 'AgentContactReserved' && !isDenied(own['isOffered']));
  const stage = isThere ? 'offered' : 'connecting';
  const since =
    known?.request?.stage === stage
      ? known.request.since
      : type === 'AgentContact'
        ? (amount(own['lastUpdated']) ?? at)
        : at;
  const seconds =
    amount(data['ronaTimeout']) ?? amount(details['ronaTimeout']) ?? amount(details['campaignPreviewOfferTimeout']);
  const isPhone = channel === 'call' && !isPreview && around.station !== 'browser';
  const isAuto = channel === 'call' && !isPreview && flag(own['autoAnswerEnabled']);
  const asker = isAsked ? all.find((one) => one.id === legs.asker) : undefined;
  const action = filled(details['campaignPreviewAutoAction'])?.toLowerCase();
  const isAct = action === 'accept' || action === 'skip' || action === 'remove';
  return {
    kind: isAsked ? 'consult' : 'contact',
    stage,
    since,
    expiresAt: isThere ? since + (seconds === null ? around.ringTime : seconds * 1000) : null,
    answer: isPhone ? 'phone' : isAuto ? 'auto' : 'screen',
    declinable: channel === 'call' && !isPhone && !isAuto && !isPreview,
    from: asker ? { name: asker.name, number: asker.number ?? '', team: asker.team ?? '' } : null,
    skippable: isPreview && !flag(details['campaignPreviewSkipDisabled']),
    removable: isPreview && !flag(details['campaignPreviewRemoveDisabled']),
    atTimeout: isPreview && isAct ? action : 'miss',
  };
}

interface Asked {
  readonly data: Bag;
  readonly details: Bag;
  readonly at: Timestamp;
  readonly known: Interaction | undefined;
  readonly legs: Legs;
  readonly all: readonly Participant[];
  readonly id: string;
  readonly around: Around;
}

function consultOf({ data, details, at, known, legs, all, id, around }: Asked): Consult | null {
  const { consult, asker } = legs;
  const by = all.find((one) => one.id === asker);
  if (!consult || !by || by.status === 'left') return null;
  const party = all.find((one) => one.leg === 'consult' && one.status !== 'left');
  const before = known?.consult?.id === consult.id ? known.consult : null;
  const kind =
    destinationNamed(filled(data['destinationType']) ?? '') ??
    (party?.kind === 'dial-number' ? 'dial-number' : 'agent');
  const isMine = by.agentId === around.agentId;
  const named: Destination = {
    kind,
    id: (kind === 'agent' ? party?.agentId : null) ?? filled(data['destAgentId']) ?? party?.number ?? party?.id ?? '',
    name: filled(data['queueName']) ?? filled(details['consultDestinationAgentName']) ?? party?.name ?? '',
  };
  const state = party ? (party.status === 'joined' ? 'connected' : 'requested') : 'queued';
  return {
    id: consult.id,
    by: by.id,
    to: before?.to ?? (isMine ? around.asked(id) : undefined) ?? named,
    state,
    since: consult.since ?? (before?.state === state ? before.since : at),
  };
}

function recordingOf(details: Bag, type: string, at: Timestamp, known: Interaction | undefined): Recording {
  const isOn = flag(details['recordInProgress']);
  const isPaused = isOn && flag(details['isPaused']);
  const seconds = amount(details['pauseDuration']);
  const isNew = type === 'ContactRecordingPaused' && known?.recording.state !== 'paused';
  return {
    state: isPaused ? 'paused' : isOn ? 'on' : 'off',
    pausable: flag(details['pauseResumeEnabled']),
    resumesAt: !isPaused
      ? null
      : isNew
        ? seconds === null
          ? null
          : at + seconds * 1000
        : (known?.recording.resumesAt ?? null),
  };
}
