/**
 * One agent's view of an interaction, as Webex would write it. What Webex has no field for stays behind: notes, versions
 * of variables, who saved them, hold of single participants of a conference, messages, ids of customers.
 */
import { customerOf, heldSince } from '../../core/index.js';
import type { Interaction, Participant, Variable } from '../../core/index.js';
import { MEDIA_TYPES, VARIABLE_TYPES } from '../webex/names.js';
import { ORDER_VARIABLE } from '../webex/sdk.js';
import type { SdkInteraction, SdkMedia, SdkParticipant, SdkProcessing, SdkVariable } from '../webex/sdk.js';

/** Whom the frames are for. */
export interface GatewayAgent {
  readonly id: string;
  readonly orgId: string;
}

/** What of an interaction is known from before. */
export interface Earlier {
  /** How long a pause of the recording lasts, in seconds. */
  readonly pauseSeconds?: number | undefined;
  /** It was handed over without asking, and was not taken. */
  readonly isBlind?: boolean;
  /** This agent left, and still belongs to it until the last frame of that. */
  readonly isStillIn?: boolean;
}

export function toSdkInteraction(view: Interaction, agent: GatewayAgent, earlier: Earlier = {}): SdkInteraction {
  const mediaType = MEDIA_TYPES[view.channel];
  return {
    interactionId: view.id,
    orgId: agent.orgId,
    mediaType,
    mediaChannel: mediaType,
    state: stateOf(view),
    isTerminated: view.endedAt !== null,
    isFcManaged: true,
    isWrapUpAssist: view.channel === 'call' && customerOf(view)?.status === 'left' && view.endedAt === null,
    createdTimestamp: view.enqueuedAt,
    queuedTimestamp: view.enqueuedAt,
    mainInteractionId: view.id,
    owner: ownerOf(view, agent),
    currentVTeam: view.queue?.id ?? '',
    previousVTeams: [],
    contactDirection: { type: isOutbound(view) ? 'OUTBOUND' : 'INBOUND' },
    outboundType: view.origin === 'outdial' ? 'OUTDIAL' : view.origin === 'callback' ? 'CALLBACK' : null,
    callProcessingDetails: processing(view, agent, earlier),
    participants: participants(view, agent),
    media: media(view, agent, earlier),
    callFlowParams: {},
    callAssociatedData: variables(view),
    callAssociatedDetails: {},
    workflowManager: null,
  };
}

/** Everyone has one place in an interaction of Webex: agents by their ids, also where they came twice. */
export const keyOf = (part: Participant): string => part.agentId ?? part.id;

export const isOutbound = (view: Interaction): boolean => view.origin === 'outdial' || view.origin === 'preview';

const isLive = (part: Participant): boolean => part.status !== 'left';

export const inMain = (view: Interaction): Participant[] =>
  view.participants.filter((one) => one.leg === 'main' && one.status === 'joined');

/** More than the customer and one other. */
export const isConference = (view: Interaction): boolean =>
  inMain(view).filter((one) => one.kind !== 'customer').length > 1;

/** Whoever is consulted, on the line or on the way. */
export const partyOf = (view: Interaction): Participant | undefined =>
  view.consult ? view.participants.find((one) => one.leg === 'consult' && isLive(one)) : undefined;

/** Who asks, as the frames name them. */
export const askerOf = (view: Interaction): Participant | undefined =>
  view.participants.find((one) => one.id === view.consult?.by);

function ownerOf(view: Interaction, agent: GatewayAgent): string {
  const primary = view.participants.find((one) => one.primary && isLive(one))?.agentId;
  if (primary) return primary;
  // Who wraps up owned it to the end.
  return view.wrapUp ? agent.id : '';
}

function stateOf(view: Interaction): string {
  if (view.request?.kind === 'consult') return 'consult';
  if (view.request || view.dialling) return 'new';
  if (view.wrapUp || view.endedAt !== null) return 'wrapUp';
  if (isConference(view)) return 'conference';
  if (view.consult) return view.consult.state === 'connected' ? 'consulting' : 'consult';
  return heldSince(view) === null ? 'connected' : 'hold';
}

function processing(view: Interaction, agent: GatewayAgent, { pauseSeconds, isBlind }: Earlier): SdkProcessing {
  const { recording, request, customer, queue, entryPoint, dnis, consult } = view;
  const party = partyOf(view);
  const number = customer.address ?? '';
  return {
    QueueId: queue?.id ?? '',
    virtualTeamName: queue?.name ?? '',
    ani: number,
    displayAni: number,
    dnis: dnis ?? '',
    customerName: customer.name ?? '',
    customerNumber: number,
    EP_ID: entryPoint?.id ?? '',
    ...(request?.expiresAt != null ? { ronaTimeout: String(seconds(request.expiresAt - request.since)) } : {}),
    recordingStarted: flag(recording.state !== 'off'),
    recordInProgress: flag(recording.state !== 'off'),
    pauseResumeEnabled: flag(recording.pausable),
    isPaused: flag(recording.state === 'paused'),
    ...(isBlind ? { BLIND_TRANSFER_IN_PROGRESS: true } : {}),
    ...(pauseSeconds === undefined ? {} : { pauseDuration: String(pauseSeconds) }),
    ctqInProgress: flag(consult?.state === 'queued'),
    isConferencing: flag(isConference(view)),
    ...(consult
      ? {
          consultDestinationAgentJoined: flag(party?.status === 'joined'),
          consultDestinationAgentName: party?.name ?? consult.to.name,
        }
      : {}),
    ...(view.origin === 'outdial' ? { outdialAgentId: ownerOf(view, agent) || agent.id } : {}),
    ...(view.callback ? { callBackRequestTime: String(view.callback.requestedAt) } : {}),
    ...(view.origin === 'preview' ? campaign(view) : {}),
    ...(view.monitored || view.monitoring !== null
      ? {
          monitorType: 'midcall',
          monitoringState: 'Monitoring',
          monitoringInvisibleMode: flag(!view.monitored),
        }
      : {}),
  };
}

/** An offer of a campaign. */
function campaign({ id, request }: Interaction): SdkProcessing {
  const action = { miss: '', accept: 'ACCEPT', skip: 'SKIP', remove: 'REMOVE' }[request?.atTimeout ?? 'miss'];
  return {
    campaignId: id,
    campaignType: 'PREVIEW',
    campaignPreviewAutoAction: action,
    ...(request
      ? {
          campaignPreviewSkipDisabled: !request.skippable,
          campaignPreviewRemoveDisabled: !request.removable,
        }
      : {}),
    ...(request?.expiresAt != null ? { campaignPreviewOfferTimeout: seconds(request.expiresAt - request.since) } : {}),
  };
}

function participants(view: Interaction, agent: GatewayAgent): Record<string, SdkParticipant> {
  const made: Record<string, SdkParticipant> = {};
  const put = (key: string, part: SdkParticipant): void => {
    // Whoever came back stands where those stand who came last.
    Reflect.deleteProperty(made, key);
    made[key] = part;
  };
  for (const part of view.participants) {
    put(keyOf(part), {
      ...participant(view, part),
      ...(part.agentId === null ? {} : ofAgent(view, part, agent)),
    });
  }
  const { request, monitoring } = view;
  if (request?.kind === 'contact') {
    put(agent.id, { ...empty(agent.id), ...offered(view), hasJoined: false, lastUpdated: request.since });
  }
  if (monitoring !== null) {
    put(agent.id, { ...empty(agent.id), pType: 'Supervisor', type: 'Supervisor', joinTimestamp: monitoring });
  }
  return made;
}

const empty = (id: string): SdkParticipant => ({
  id,
  pType: 'Agent',
  type: 'Agent',
  hasJoined: true,
  hasLeft: false,
  isInPredial: false,
});

function participant(view: Interaction, part: Participant): SdkParticipant {
  const kind = { customer: 'Customer', agent: 'Agent', 'dial-number': 'DN' }[part.kind];
  const isParty = view.consult !== null && part.leg === 'consult' && isLive(part);
  return {
    id: keyOf(part),
    pType: kind,
    type: kind,
    name: part.name,
    dn: part.number,
    teamName: part.team,
    hasJoined: part.status === 'joined' || part.joinedAt !== null,
    hasLeft: part.status === 'left',
    isInPredial: part.status === 'setup',
    joinTimestamp: part.joinedAt,
    lastUpdated: part.leftAt ?? part.joinedAt,
    isConsulted: isParty || (part.leg === 'consult' && !isLive(part)),
    consultState: consultStateOf(view, part),
    consultTimestamp: view.consult && (isParty || part.id === view.consult.by) ? view.consult.since : null,
  };
}

function consultStateOf(view: Interaction, part: Participant): string | null {
  if (part.leg === 'consult' && !isLive(part)) return 'consultCompleted';
  const { consult } = view;
  if (!consult)
    return isConference(view) && inMain(view).includes(part) && part.kind !== 'customer' ? 'conferencing' : null;
  const isAsker = part.id === consult.by;
  if (!isAsker && part.leg !== 'consult') return null;
  if (consult.state === 'connected') return 'consulting';
  return isAsker ? 'consultInitiated' : 'consultReserved';
}

/** What only agents have. */
function ofAgent(view: Interaction, part: Participant, agent: GatewayAgent): Partial<SdkParticipant> {
  const isViewer = part.agentId === agent.id;
  const own = isViewer ? view.wrapUp : null;
  return {
    isWrapUp: own !== null || view.wrappingUp.some((one) => one.id === part.agentId),
    wrapUpTimestamp: own?.since ?? null,
    ...(isViewer && view.request ? { ...offered(view), lastUpdated: view.request.since } : {}),
  };
}

const offered = ({ request }: Interaction): Partial<SdkParticipant> => ({
  isOffered: request?.stage === 'offered',
  autoAnswerEnabled: request?.answer === 'auto',
});

function media(view: Interaction, agent: GatewayAgent, { isStillIn }: Earlier): Record<string, SdkMedia> {
  const mediaType = MEDIA_TYPES[view.channel];
  const mediaMgr = view.channel === 'call' ? 'callmm' : `${mediaType}mm`;
  const heldAt = heldSince(view);
  // Whoever has to wrap up belongs to it until then: the SDK forgets a task at once that does not name its agent.
  const main = view.participants.filter(
    (one) =>
      one.leg === 'main' &&
      (isLive(one) || (one.agentId === agent.id && (view.wrapUp !== null || isStillIn) && isLast(view, one))),
  );
  const made: Record<string, SdkMedia> = {
    [view.id]: {
      mediaResourceId: view.id,
      mediaType,
      mediaMgr,
      mType: 'mainCall',
      isHold: heldAt !== null,
      holdTimestamp: heldAt,
      participants: main.map(keyOf),
    },
  };
  const { consult } = view;
  if (!consult) return made;
  const parts = [askerOf(view), partyOf(view)].flatMap((one) => (one ? [keyOf(one)] : []));
  const partyHeldAt = partyOf(view)?.heldAt ?? null;
  made[consult.id] = {
    mediaResourceId: consult.id,
    mediaType,
    mediaMgr,
    mType: 'consult',
    isHold: partyHeldAt !== null,
    holdTimestamp: partyHeldAt,
    participants: parts,
  };
  return made;
}

const isLast = (view: Interaction, part: Participant): boolean =>
  view.participants.findLast((one) => one.agentId === part.agentId) === part;

function variables(view: Interaction): Record<string, SdkVariable> {
  const made: Record<string, SdkVariable> = {};
  for (const one of view.variables) made[one.name] = variable(one);
  const list = (names: readonly string[]): { name: string }[] => names.map((name) => ({ name }));
  const { popover, pane } = view.display;
  made[ORDER_VARIABLE] = {
    name: ORDER_VARIABLE,
    value: { 'pop-over': list(popover), 'interaction-panel': list(pane) },
  };
  return made;
}

const variable = ({ name, label, type, value, editable, secure, global }: Variable): SdkVariable => ({
  name,
  displayName: label,
  type: VARIABLE_TYPES[type],
  value: secure ? '' : value,
  agentEditable: editable,
  agentViewable: true,
  global,
  isSecure: secure,
});

const flag = (is: boolean): string => (is ? 'true' : 'false');
const seconds = (milliseconds: number): number => milliseconds / 1000;
