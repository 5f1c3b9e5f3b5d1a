/**
 * Which method of the SDK, or which call of the public REST API, each act of an agent is, and when it is done. What is
 * not in this table nobody can ask of the service; docs/webex.md says why.
 */
import { Failure, heldSince, participantOf } from '../../core/index.js';
import type { Command, CommandName, Commands, Interaction, Participant } from '../../core/index.js';
import type { Desk } from './desk.js';
import { AVAILABLE_CODE, DESTINATION_TYPES, DEVICE_TYPES } from './names.js';
import { request, taskPath } from './rest.js';
import type { SdkInteraction } from './sdk.js';

type Acts = { readonly [K in CommandName]?: (desk: Desk, payload: Commands[K]) => Promise<void> };

/** The longest value of a variable, in characters: what the service takes. */
const LONGEST_VALUE = 256;

const isGone = (now: Interaction | undefined): boolean => now === undefined;
const isOver = (now: Interaction | undefined): boolean => now === undefined || now.endedAt !== null;
const isIn = ({ status }: Participant): boolean => status === 'joined';
const isTaken = (now: Interaction | undefined): boolean => now === undefined || now.request === null;

/** The conversation with the customer, and the one with whom is asked. */
function mediaOf(interaction: SdkInteraction | undefined, type: 'mainCall' | 'consult'): string {
  const media = Object.values(interaction?.media ?? {}).find((one) => one.mType === type);
  const fallback = type === 'mainCall' ? interaction?.mainInteractionId : undefined;
  return media?.mediaResourceId ?? fallback ?? '';
}

const campaignOf = (interaction: SdkInteraction | undefined): string =>
  interaction?.callProcessingDetails?.campaignId ?? '';

/**
 * The service has one call for calling a consult off, ending it and leaving it, and takes it for whichever fits then. What
 * is not what was meant is refused here: a consult that was accepted meanwhile is not called off [EDG-12].
 */
function requireConsult(desk: Desk, interactionId: string, meant: 'cancel' | 'end' | 'exit'): void {
  const interaction = desk.interaction(interactionId);
  const { consult } = interaction;
  const isMine = consult?.by === participantOf(interaction, desk.agentId)?.id;
  const fits = !consult || !isMine ? 'exit' : consult.state === 'connected' ? 'end' : 'cancel';
  if (!consult || fits !== meant) throw new Failure('no-consult');
}

/** The consult that this agent takes part in. */
async function endConsult(desk: Desk, interactionId: string): Promise<void> {
  const { consult } = desk.interaction(interactionId);
  if (!consult) throw new Failure('no-consult');
  const isQueued = consult.to.kind === 'queue' && consult.state !== 'connected';
  const queueId = isQueued ? { queueId: consult.to.id } : {};
  await desk.sdk({
    kind: 'endConsult',
    interactionId,
    failed: isQueued ? 'AgentCtqCancelFailed' : 'AgentConsultEndFailed',
    call: (task) => task.endConsult({ isConsult: true, taskId: interactionId, ...queueId }),
    done: (now) => now?.consult == null,
  });
}

const hold = (desk: Desk, interactionId: string, type: 'mainCall' | 'consult'): Promise<void> =>
  desk.sdk({
    kind: 'hold',
    interactionId,
    failed: 'AgentContactHoldFailed',
    call: (task) => task.hold(mediaOf(desk.raw(interactionId), type)),
  });

const resume = (desk: Desk, interactionId: string, type: 'mainCall' | 'consult'): Promise<void> =>
  desk.sdk({
    kind: 'resume',
    interactionId,
    failed: 'AgentContactUnHoldFailed',
    call: (task) => task.resume(mediaOf(desk.raw(interactionId), type)),
  });

const preview =
  (act: 'skip' | 'remove', failed: string) =>
  async (desk: Desk, { interactionId }: { readonly interactionId: string }): Promise<void> => {
    const campaign = encodeURIComponent(campaignOf(desk.raw(interactionId)));
    const path = `/v1/dialer/campaign/${campaign}/preview-task/${encodeURIComponent(interactionId)}/${act}`;
    await desk.rest({ interactionId, failed, call: () => request(desk.cc, 'POST', path, {}), done: isGone });
  };

const ACTS: Acts = {
  'sign-in': (desk, { teamId, station }) =>
    desk.sdk({
      kind: 'stationLogin',
      failed: 'AgentStationLoginFailed',
      call: () => desk.cc.stationLogin({ teamId, loginOption: DEVICE_TYPES[station.kind], dialNumber: station.number }),
    }),
  'sign-out': (desk) =>
    desk.sdk({
      kind: 'stationLogout',
      failed: 'AgentLogoutFailed',
      call: () => desk.cc.stationLogout({ logoutReason: 'User requested logout' }),
    }),
  'set-state': (desk, { state }) =>
    desk.sdk({
      kind: 'setAgentState',
      failed: 'AgentStateChangeFailed',
      call: () =>
        desk.cc.setAgentState({
          state: state.name === 'available' ? 'Available' : 'Idle',
          auxCodeId: state.name === 'available' ? AVAILABLE_CODE : state.codeId,
          lastStateChangeReason: 'User requested state change',
          agentId: desk.agentId,
        }),
    }),
  accept: async (desk, { interactionId }) => {
    const { request: offer, channel, origin } = desk.interaction(interactionId);
    if (!offer) throw new Failure('not-answerable');
    if (origin === 'preview') {
      const campaignId = campaignOf(desk.raw(interactionId));
      await desk.sdk({
        kind: 'acceptPreviewContact',
        interactionId,
        failed: 'CampaignPreviewAcceptFailed',
        call: async () => desk.cc.acceptPreviewContact?.({ interactionId, campaignId }),
        done: isTaken,
      });
    } else if (channel === 'call' && offer.answer !== 'screen') {
      // The SDK would say that it was done, and do nothing: a telephone is picked up by hand.
      throw new Failure('not-answerable');
    } else if (channel !== 'call' && offer.kind === 'consult') {
      const call = (): Promise<unknown> => request(desk.cc, 'POST', taskPath(interactionId, '/consult/accept'), {});
      await desk.rest({ interactionId, failed: 'AgentContactAssignFailed', call, done: isTaken });
    } else {
      const call = { kind: 'accept', interactionId, failed: 'AgentContactAssignFailed', trust: false, done: isTaken };
      await desk.sdk({ ...call, call: (task) => task.accept() });
    }
  },
  decline: async (desk, { interactionId }) => {
    if (!desk.interaction(interactionId).request?.declinable) throw new Failure('not-answerable');
    const body = { mediaResourceId: mediaOf(desk.raw(interactionId), 'mainCall') || interactionId };
    const call = (): Promise<unknown> => request(desk.cc, 'POST', taskPath(interactionId, '/reject'), body);
    await desk.rest({ interactionId, failed: 'AgentContactRejectFailed', call, done: isGone });
  },
  hold: (desk, { interactionId }) => hold(desk, interactionId, 'mainCall'),
  resume: (desk, { interactionId }) => resume(desk, interactionId, 'mainCall'),
  'hold-consult': (desk, { interactionId }) => hold(desk, interactionId, 'consult'),
  'resume-consult': (desk, { interactionId }) => resume(desk, interactionId, 'consult'),
  'pause-recording': (desk, { interactionId }) =>
    desk.sdk({
      kind: 'pauseRecording',
      interactionId,
      failed: 'ContactRecordingPauseFailed',
      call: (task) => task.pauseRecording(),
    }),
  'resume-recording': (desk, { interactionId }) =>
    desk.sdk({
      kind: 'resumeRecording',
      interactionId,
      failed: 'ContactRecordingResumeFailed',
      call: (task) => task.resumeRecording({ autoResumed: false }),
    }),
  end: async (desk, { interactionId }) => {
    // Of two who press End the second may have lost the call by then [EDG-16]; one that was handed over goes on.
    const goesOn = desk.interactions().some((one) => one.id === interactionId && one.participants.some(isIn));
    if (desk.hasEnded(interactionId) && !goesOn) return;
    const interaction = desk.interaction(interactionId);
    const leg = participantOf(interaction, desk.agentId)?.leg;
    if (leg !== 'main') throw new Failure(leg ? 'not-owner' : 'not-on-call');
    if (heldSince(interaction) !== null && !interaction.consult) throw new Failure('on-hold');
    const failed = 'AgentContactEndFailed';
    if (interaction.dialling) {
      // Nobody answered, so that no wrap-up follows: the SDK would wait for one in vain.
      const call = (): Promise<unknown> => request(desk.cc, 'POST', taskPath(interactionId, '/end'), {});
      await desk.rest({ interactionId, failed, call, done: isOver });
    } else {
      await desk.sdk({ kind: 'end', interactionId, failed, call: (task) => task.end(), done: isOver });
    }
  },
  'save-variable': async (desk, { interactionId, variable: name, value, base }) => {
    const variable = desk.interaction(interactionId).variables.find((one) => one.name === name);
    if (!variable) throw new Failure('variable-read-only');
    if (!variable.editable || variable.secure || value === null) throw new Failure('variable-read-only');
    if (value.length > LONGEST_VALUE) throw new Failure('variable-value');
    // The service keeps no versions: who sees that another was faster gives way [CAD-07].
    if (variable.version !== base) throw new Failure('variable-changed');
    const body = { attributes: { [name]: value } };
    await desk.rest({
      interactionId,
      failed: 'ContactUpdateFailed',
      call: () => request(desk.cc, 'PATCH', taskPath(interactionId, ''), body),
      done: (now, said) => now === undefined || said === 'ContactUpdated' || valueOf(now, name) === value,
    });
  },
  outdial: async (desk, { number, entryPointId, callerId }) => {
    if (entryPointId !== desk.profile.outDialEp) throw new Failure('entry-point-unknown');
    const known = new Set(desk.interactions().map((one) => one.id));
    const isMine = (one: Interaction): boolean => one.origin === 'outdial' && !known.has(one.id);
    await desk.sdk({
      kind: 'startOutdial',
      failed: 'AgentOutboundFailed',
      call: () => desk.cc.startOutdial(number, callerId ?? ''),
      // The SDK takes any offer for the answer, also that of a call that came in meanwhile.
      trust: false,
      done: () => desk.interactions().some(isMine),
    });
  },
  'skip-preview': preview('skip', 'CampaignPreviewSkipFailed'),
  'remove-preview': preview('remove', 'CampaignPreviewRemoveFailed'),
  consult: (desk, { interactionId, to, othersTalk }) =>
    desk.sdk({
      kind: 'consult',
      interactionId,
      failed: to.kind === 'queue' ? 'AgentCtqFailed' : 'AgentConsultFailed',
      call: (task) =>
        task.consult({ to: to.id, destinationType: DESTINATION_TYPES[to.kind], holdParticipants: !othersTalk }),
      done: (now) => now !== undefined && now.consult !== null,
    }),
  'cancel-consult': async (desk, { interactionId }) => {
    requireConsult(desk, interactionId, 'cancel');
    await endConsult(desk, interactionId);
  },
  'end-consult': async (desk, { interactionId }) => {
    requireConsult(desk, interactionId, 'end');
    await endConsult(desk, interactionId);
  },
  'exit-consult': async (desk, { interactionId }) => {
    requireConsult(desk, interactionId, 'exit');
    await desk.sdk({
      kind: 'endConsult',
      interactionId,
      failed: 'AgentConsultEndFailed',
      call: (task) => task.endConsult({ isConsult: true, taskId: interactionId }),
      done: isGone,
    });
  },
  conference: (desk, { interactionId }) =>
    desk.sdk({
      kind: 'consultConference',
      interactionId,
      failed: 'AgentConsultConferenceFailed',
      call: (task) => task.consultConference(),
    }),
  'exit-conference': (desk, { interactionId }) =>
    desk.sdk({
      kind: 'exitConference',
      interactionId,
      failed: 'ParticipantLeftConferenceFailed',
      call: (task) => task.exitConference(),
      done: isOver,
    }),
  'consult-transfer': (desk, { interactionId }) =>
    desk.sdk({
      kind: 'consultTransfer',
      interactionId,
      failed: 'AgentConsultTransferFailed',
      call: (task) => task.consultTransfer(),
      done: isOver,
    }),
  transfer: (desk, { interactionId, to }) =>
    desk.sdk({
      // The SDK waits for different answers.
      kind: to.kind === 'queue' ? 'vteamTransfer' : 'blindTransfer',
      interactionId,
      failed: to.kind === 'queue' ? 'AgentVteamTransferFailed' : 'AgentBlindTransferFailed',
      call: (task) => task.transfer({ to: to.id, destinationType: DESTINATION_TYPES[to.kind] }),
      done: isOver,
    }),
  // The countdown is this page's own; what it will submit is nobody else's business.
  'choose-reason': async (desk, { interactionId, reasonId }) => {
    if (!desk.interaction(interactionId).wrapUp) throw new Failure('not-wrapping-up');
    if (!desk.wrapUpReason(reasonId)) throw new Failure('reason-unknown');
    await Promise.resolve();
    desk.chooseReason(interactionId, reasonId);
  },
  'cancel-auto-wrap-up': async (desk, { interactionId }) => {
    const { wrapUp } = desk.interaction(interactionId);
    if (!wrapUp) throw new Failure('not-wrapping-up');
    if (wrapUp.autoAt === null || !wrapUp.extendable) throw new Failure('not-allowed');
    await Promise.resolve();
    desk.cancelAutoWrapUp(interactionId);
  },
  'wrap-up': async (desk, { interactionId, reasonId }) => {
    if (!desk.interaction(interactionId).wrapUp) throw new Failure('not-wrapping-up');
    if (reasonId === '') throw new Failure('reason-required');
    const reason = desk.wrapUpReason(reasonId);
    if (!reason) throw new Failure('reason-unknown');
    await desk.sdk({
      kind: 'wrapup',
      interactionId,
      failed: 'AgentWrapupFailed',
      call: (task) => task.wrapup({ wrapUpReason: reason.name, auxCodeId: reason.id }),
      done: isGone,
    });
  },
};

const valueOf = (now: Interaction, name: string): string | null | undefined =>
  now.variables.find((one) => one.name === name)?.value;

export const COMMAND_NAMES: ReadonlySet<CommandName> = new Set(Object.keys(ACTS) as CommandName[]);

/** Does what is asked; resolves once the service has confirmed it. */
export async function carryOut(desk: Desk, command: Command): Promise<void> {
  // The table pairs each name with its own payload, which a lookup by a union of names cannot show.
  const act = ACTS[command.name] as ((desk: Desk, payload: unknown) => Promise<void>) | undefined;
  if (!act) throw new Failure('unsupported');
  await act(desk, command.payload);
}
