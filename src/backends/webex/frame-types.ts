/** Which frames of Webex mean what, and which may follow which. */
import type { Interaction } from '../../core/index.js';
import { bag, list } from './read.js';
import type { Bag } from './read.js';

/** Frames that begin something, and may bring back what is gone. */
export const BEGINS: ReadonlySet<string> = new Set([
  'AgentContact',
  'AgentContactReserved',
  'AgentOfferContact',
  'AgentOfferConsult',
  'AgentOfferCampaignReservation',
  'AgentContactAssigned',
  'AgentMonitorStateChanged',
  'AgentWrapup',
]);

/** Frames after which this agent has nothing to do with a request. */
export const MISSES: ReadonlySet<string> = new Set([
  'AgentOfferContactRona',
  'AgentInviteFailed',
  'AgentContactAssignFailed',
]);

/** Frames that only say that an act failed: the SDK's promise, or whoever waits, hears them. */
export const FAILURE = /(?:Failed|FAILED)$/u;

/** Frames of a task that concern somebody else, or nothing that is shown. */
export const IGNORED: ReadonlySet<string> = new Set(['REAL_TIME_TRANSCRIPTION', 'ParticipantPostCallActivity']);

/** Frames of a task that are read. */
export const KNOWN: ReadonlySet<string> = new Set([
  ...BEGINS,
  ...MISSES,
  ...['AgentContactHeld', 'AgentContactUnheld', 'AgentContactUnassigned', 'AgentContactWrappedUp'],
  ...['AgentConsultCreated', 'AgentConsulting', 'AgentConsultFailed', 'AgentConsultEnded'],
  ...['AgentCtqFailed', 'AgentCtqCancelled', 'AgentConsultConferencing', 'AgentConsultConferenced'],
  ...['AgentConsultConferenceEnded', 'ParticipantJoinedConference', 'ParticipantLeftConference'],
  ...['AgentConferenceTransferred', 'AgentBlindTransferred', 'AgentVteamTransferred'],
  ...['AgentConsultTransferring', 'AgentConsultTransferred', 'ContactOwnerChanged'],
  ...['ContactRecordingStarted', 'ContactRecordingPaused', 'ContactRecordingResumed'],
  ...['ContactUpdated', 'ContactMerged', 'ContactEnded', 'AgentWrapup', 'AgentWrappedUp', 'AgentOutboundFailed'],
  ...['CampaignContactUpdated', 'AgentMonitoringEnded', 'AgentContactAniUpdated'],
]);

/** Failures that are what became of something, rather than the answer to an act. */
export const isOutcome = (type: string): boolean =>
  MISSES.has(type) || type === 'AgentOutboundFailed' || type === 'AgentConsultFailed' || type === 'AgentCtqFailed';

/** Frames about agents; those that change nothing are no surprise. */
export const PERSONAL = /^Agent(?:StationLogin|Relogin|Logout|StateChange|DNRegistered)/u;

/** Frames that may bring it back at the very time when it went. */
export const isBack = (type: string): boolean => BACK.has(type);

const BACK: ReadonlySet<string> = new Set([
  'AgentContactReserved',
  'AgentOfferCampaignReservation',
  'AgentMonitorStateChanged',
  'AgentWrapup',
]);

/** Whether a frame takes the interaction out of this agent's hands, whatever else it says. */
export function isTheEnd(type: string, data: Bag, before: Interaction | undefined, agentId: string): boolean {
  if (type === 'AgentWrappedUp' || type === 'AgentMonitoringEnded') return true;
  if (MISSES.has(type)) return before?.request != null;
  if (type === 'ContactEnded') {
    const owes = list(data['agentsPendingWrapUp']).includes(agentId) || isOwing(data, agentId);
    return !owes && !before?.wrapUp;
  }
  return type === 'AgentConsultEnded' && isAsked(before, agentId);
}

const isOwing = (data: Bag, agentId: string): boolean => {
  const own = bag(bag(bag(data['interaction'])['participants'])[agentId]);
  return own['isWrapUp'] === true || own['isWrapUp'] === 'true';
};

const isAsked = (before: Interaction | undefined, agentId: string): boolean =>
  before?.request?.kind === 'consult' ||
  (before?.participants.some((one) => one.agentId === agentId && one.leg === 'consult' && one.status !== 'left') ??
    false);

/** A frame that says that the owner left, who has to wrap up: the frame that says so follows. */
export function isAnnouncement(type: string, before: Interaction | undefined, agentId: string): boolean {
  const isOwner = before?.participants.some((one) => one.primary && one.agentId === agentId) ?? false;
  return isOwner && (type === 'AgentConsultConferenceEnded' || type === 'ParticipantLeftConference');
}

/** What is over does not go on, and who is in a call is not asked to take it. */
export function mayFollow(before: Interaction, after: Interaction, type: string): boolean {
  if (before.wrapUp && !after.wrapUp) return BEGINS.has(type) && type !== 'AgentContactAssigned';
  return !(after.request && !before.request && before.monitoring === null && !BEGINS.has(type));
}
