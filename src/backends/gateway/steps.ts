/**
 * What happened to one interaction between two views of it, in the words and the order of Webex. Where Cisco's documents
 * and its SDK wait for different frames, both are there.
 */
import { customerOf, heldSince, participantOf, requestKindOf } from '../../core/index.js';
import type { ConsultFailedReason, Happening, HappeningName, Happenings, Interaction } from '../../core/index.js';
import { DESTINATION_TYPES } from '../webex/names.js';
import type { SdkTaskData } from '../webex/sdk.js';
import { askerOf, inMain, isConference, keyOf, partyOf } from './interaction.js';

/** A frame to be: what happened, and what else it says. */
export interface Step {
  readonly type: string;
  readonly extra?: Partial<SdkTaskData>;
}

/** What is told of one interaction beside what it is now. */
export class Told {
  readonly #happenings: readonly Happening[];

  constructor(happenings: readonly Happening[], interactionId: string) {
    this.#happenings = happenings.filter(
      ({ detail }) => 'interactionId' in detail && detail.interactionId === interactionId,
    );
  }

  of<K extends HappeningName>(name: K): Happenings[K] | undefined {
    return this.#happenings.find((one) => one.name === name)?.detail as Happenings[K] | undefined;
  }
}

/** Who ended it, as Webex names parties. */
const PARTIES = { agent: 'Agent', phone: 'Agent', customer: 'Customer', system: 'System' } as const;

/** Frames of the first time that this agent's desktop hears of an interaction. */
export function arrival(after: Interaction, agentId: string): Step[] {
  const { request } = after;
  if (request) return offer(undefined, after);
  if (after.monitoring !== null) return [monitored('Monitoring')];
  if (after.dialling) return [{ type: 'AgentContactReserved' }, { type: 'AgentOfferContact' }];
  // The SDK makes a task of this one alone.
  const steps: Step[] = [{ type: 'AgentContact' }];
  if (isConference(after)) steps.push({ type: 'ParticipantJoinedConference', extra: { participantId: agentId } });
  return steps;
}

function offer(before: Interaction | undefined, after: Interaction): Step[] {
  const { request, id } = after;
  if (!request || before?.request?.stage === 'offered') return [];
  if (requestKindOf(after) === 'preview') return [{ type: 'AgentOfferCampaignReservation', extra: { campaignId: id } }];
  const steps: Step[] = before ? [] : [{ type: 'AgentContactReserved' }];
  if (request.stage === 'offered') {
    steps.push({ type: request.kind === 'consult' ? 'AgentOfferConsult' : 'AgentOfferContact' });
  }
  return steps;
}

const monitored = (type: string): Step => ({ type: 'AgentMonitorStateChanged', extra: { monitoringState: { type } } });

/** Frames of a change. */
export function change(before: Interaction, after: Interaction, told: Told, agentId: string): Step[] {
  if (after.request) return offer(before, after);
  if (after.monitoring !== null) return [];
  const steps: Step[] = before.monitoring === null ? [] : [{ type: 'AgentContact' }];
  if (before.request?.kind === 'consult') steps.push({ type: 'AgentConsulting' });
  else if (before.request || (before.dialling && !after.dialling && !after.wrapUp))
    steps.push({ type: 'AgentContactAssigned' });
  if (after.wrapUp && !before.wrapUp) return [...steps, ...over(before, after, told, agentId)];
  steps.push(...consultChange(before, after, told, agentId));
  steps.push(...crowdChange(before, after, told, agentId));
  steps.push(...holdChange(before, after));
  steps.push(...recordingChange(before, after, told));
  const saved = told.of('variable-saved');
  if (saved) steps.push({ type: 'ContactUpdated', extra: { updatedBy: saved.by.id } });
  return steps;
}

/** This agent has to wrap it up from now on. */
function over(before: Interaction, after: Interaction, told: Told, agentId: string): Step[] {
  const wrapUp: Step = { type: 'AgentWrapup', extra: { wrapUpRequired: true } };
  const handed = told.of('transferred');
  if (handed) {
    const extra = { destinationType: DESTINATION_TYPES[handed.to.kind], destAgentId: handed.to.id };
    const isQueue = handed.to.kind === 'queue';
    if (before.consult) return [{ type: 'AgentConsultTransferred', extra }, wrapUp];
    return [{ type: isQueue ? 'AgentVteamTransferred' : 'AgentBlindTransferred', extra }, wrapUp];
  }
  const steps: Step[] = [];
  if (before.consult?.by === participantOf(before, agentId)?.id) steps.push(...consultOver(before, told));
  const notReached = told.of('not-reached');
  if (notReached) steps.push({ type: 'AgentOutboundFailed', extra: { reason: REASONS[notReached.reason] } });
  const party = PARTIES[told.of('ended')?.by ?? 'system'];
  const goesOn = after.participants.some((one) => one.status === 'joined');
  // Who leaves as the last but one ends it by that.
  if (goesOn || (isShared(before) && party === 'Agent')) steps.push(...exit(agentId));
  if (!goesOn) {
    steps.push({ type: 'ContactEnded', extra: { agentsPendingWrapUp: [agentId], terminatingParty: party } });
  }
  return [...steps, wrapUp];
}

/** Agents may leave it while others go on: a conference, or what is left of one without its customer. */
const isShared = (view: Interaction): boolean => isConference(view) || customerOf(view)?.status === 'left';

/** Out of a conference. Cisco's documents name the first, the SDK waits for the second. */
const exit = (agentId: string): Step[] => [
  { type: 'AgentConsultConferenceEnded', extra: { participantId: agentId } },
  { type: 'ParticipantLeftConference', extra: { participantId: agentId } },
];

function consultChange(before: Interaction, after: Interaction, told: Told, agentId: string): Step[] {
  const { consult } = after;
  if (before.consult && before.consult.id !== consult?.id) {
    const ended = consultOver(before, told, after);
    return consult ? [...ended, ...consultBegun(after, agentId)] : ended;
  }
  if (!consult) return [];
  if (!before.consult) return consultBegun(after, agentId);
  const isConnected = consult.state === 'connected' && before.consult.state !== 'connected';
  return isConnected && askerOf(after)?.agentId === agentId ? [{ type: 'AgentConsulting' }] : [];
}

const consultBegun = (after: Interaction, agentId: string): Step[] =>
  askerOf(after)?.agentId === agentId ? [{ type: 'AgentConsultCreated' }] : [];

/** However a consult ended. */
function consultOver(before: Interaction, told: Told, after?: Interaction): Step[] {
  const { consult } = before;
  const party = partyOf(before);
  if (!consult) return [];
  const joined = after && party && inMain(after).some((one) => one.id === party.id) ? party : undefined;
  if (joined && after) {
    const extra = { participantId: keyOf(joined), participantType: joined.kind === 'agent' ? 'AGENT' : 'DN' };
    // Handed over to this agent, who was asked, rather than merged.
    if (!told.of('conference-started') && !isConference(after)) return [{ type: 'AgentConsultTransferred', extra }];
    return [
      { type: 'AgentConsultConferencing', extra },
      { type: 'AgentConsultConferenced', extra },
      { type: 'ParticipantJoinedConference', extra },
    ];
  }
  const failed = told.of('consult-failed');
  const isQueue = consult.to.kind === 'queue';
  if (failed)
    return [{ type: isQueue ? 'AgentCtqFailed' : 'AgentConsultFailed', extra: { reason: REASONS[failed.reason] } }];
  if (consult.state !== 'connected' && isQueue) return [{ type: 'AgentCtqCancelled' }];
  return [{ type: 'AgentConsultEnded' }];
}

/** Why somebody was not reached. Cisco documents no list; these say what they mean. */
export const REASONS: Readonly<Record<ConsultFailedReason, string>> = {
  busy: 'BUSY',
  'no-answer': 'NO_ANSWER',
  unreachable: 'UNREACHABLE',
  rejected: 'REJECTED',
  declined: 'AGENT_DECLINED',
  'phone-failed': 'CHANNEL_FAILURE',
  'nobody-there': 'NO_AGENTS',
};

/** Who came and who went, beside the consult. */
function crowdChange(before: Interaction, after: Interaction, told: Told, agentId: string): Step[] {
  const steps: Step[] = [];
  const was = inMain(before);
  const is = inMain(after);
  const party = partyOf(before);
  if (isConference(after)) {
    for (const one of is) {
      const isKnown = one.kind === 'customer' || one.id === party?.id || was.some((it) => it.id === one.id);
      if (isKnown) continue;
      const isSupervisor = told.of('barged-in')?.by === one.name;
      const participantType = isSupervisor ? 'SUPERVISOR' : one.kind === 'agent' ? 'AGENT' : 'DN';
      steps.push({ type: 'ParticipantJoinedConference', extra: { participantId: keyOf(one), participantType } });
    }
  }
  for (const one of isShared(before) ? was : []) {
    if (one.agentId === agentId || is.some((it) => it.id === one.id)) continue;
    const participantType = { customer: 'CUSTOMER', agent: 'AGENT', 'dial-number': 'DN' }[one.kind];
    steps.push({ type: 'ParticipantLeftConference', extra: { participantId: keyOf(one), participantType } });
  }
  const owner = is.find((one) => one.primary)?.agentId;
  const former = was.find((one) => one.primary)?.agentId;
  if (owner && former && owner !== former) {
    steps.push({ type: 'ContactOwnerChanged', extra: { fromOwner: former, toOwner: owner } });
  }
  return steps;
}

function holdChange(before: Interaction, after: Interaction): Step[] {
  const steps: Step[] = [];
  const tell = (was: boolean, is: boolean, mediaResourceId: string): void => {
    if (was !== is) steps.push({ type: is ? 'AgentContactHeld' : 'AgentContactUnheld', extra: { mediaResourceId } });
  };
  // Beginning or ending a consult tells of the hold that goes with it.
  const isSame = before.consult?.id === after.consult?.id && before.dialling === null;
  if (isSame) tell(heldSince(before) !== null, heldSince(after) !== null, after.id);
  if (after.consult && before.consult?.state === 'connected' && isSame) {
    tell(partyOf(before)?.heldAt != null, partyOf(after)?.heldAt != null, after.consult.id);
  }
  return steps;
}

function recordingChange({ recording: was }: Interaction, { recording: is }: Interaction, told: Told): Step[] {
  if (was.state === 'on' && is.state === 'paused') return [{ type: 'ContactRecordingPaused' }];
  if (was.state !== 'paused' || is.state !== 'on') return [];
  const autoResumed = told.of('recording-resumed')?.byItself ?? true;
  return [{ type: 'ContactRecordingResumed', extra: { autoResumed } }];
}

/** Frames of an interaction that leaves this agent's hands. */
export function departure(before: Interaction, told: Told, agentId: string): Step[] {
  const { request } = before;
  if (before.wrapUp) return [{ type: 'AgentWrappedUp', extra: { wrapUpRequired: false } }];
  if (before.monitoring !== null) {
    const reason = told.of('monitoring-ended')?.reason ?? 'stopped';
    return [{ type: 'AgentMonitoringEnded', extra: { reason } }];
  }
  const missed = told.of('missed');
  if (missed) {
    // A line that fails is another thing than nobody who answers.
    if (missed.state === 'channel-failure')
      return [{ type: 'AgentInviteFailed', extra: { reason: 'CHANNEL_FAILURE' } }];
    const reason = missed.state === 'declined' ? 'AGENT_DECLINED' : 'RONA_TIMER_EXPIRED';
    return [{ type: 'AgentOfferContactRona', extra: { reason } }];
  }
  if (request?.kind === 'consult') return [{ type: 'AgentConsultEnded', extra: { isConsulted: true } }];
  if (request) {
    const isCustomer = told.of('withdrawn')?.reason === 'customer-left';
    return [{ type: 'ContactEnded', extra: isCustomer ? { terminatingParty: 'Customer' } : {} }];
  }
  const notReached = told.of('not-reached');
  if (notReached) {
    return [{ type: 'AgentOutboundFailed', extra: { reason: REASONS[notReached.reason] } }, { type: 'ContactEnded' }];
  }
  if (told.of('consult-ended') && participantOf(before, agentId)?.leg === 'consult') {
    return [{ type: 'AgentConsultEnded', extra: { isConsulted: true } }];
  }
  const ended = told.of('ended');
  if (isConference(before) && (!ended || ended.goesOn)) return exit(agentId);
  return [{ type: 'ContactEnded', extra: { terminatingParty: PARTIES[ended?.by ?? 'system'] } }];
}
