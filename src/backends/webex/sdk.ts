/**
 * Webex Contact Center's desktop SDK: the shapes of `@webex/contact-center` 3.12, as far as the kit uses them. The SDK's
 * own types promise what its code does not keep.
 */
import type { SdkDeviceType, SdkTaskData } from './sdk-frames.js';

export * from './sdk-frames.js';

/** `webex.cc`, as far as the kit uses it. */
export interface SdkContactCenter {
  register(): Promise<SdkProfile>;
  deregister(): Promise<void>;
  stationLogin(data: {
    readonly teamId: string;
    readonly loginOption: SdkDeviceType;
    readonly dialNumber: string;
  }): Promise<unknown>;
  stationLogout(data: { readonly logoutReason: string }): Promise<unknown>;
  setAgentState(data: {
    readonly state: 'Available' | 'Idle';
    readonly auxCodeId: string;
    readonly lastStateChangeReason: string;
    readonly agentId: string;
  }): Promise<unknown>;
  startOutdial(destination: string, origin: string): Promise<unknown>;
  getOutdialAniEntries(params: { readonly outdialANI: string }): Promise<unknown>;
  acceptPreviewContact?(payload: { readonly interactionId: string; readonly campaignId: string }): Promise<unknown>;
  getBuddyAgents(data: { readonly mediaType: string; readonly state?: string }): Promise<unknown>;
  getQueues(params?: SdkPageQuery): Promise<SdkPage<SdkQueue>>;
  getEntryPoints(params?: SdkPageQuery): Promise<SdkPage<SdkEntryPoint>>;
  readonly addressBook?: { getEntries(params?: SdkPageQuery): Promise<SdkPage<SdkAddress>> };
  /** `all` hears every event, with its name first. */
  on(event: string, listener: SdkListener): void;
  off(event: string, listener: SdkListener): void;
  /** Where the SDK holds what it says nowhere else. */
  readonly taskManager?: { readonly taskCollection?: Readonly<Record<string, SdkTask>> };
  /** What knows of the socket. No public event tells of it, so that these may be missing from another version. */
  readonly services?: { readonly webSocketManager?: SdkEmitter; readonly connectionService?: SdkEmitter };
  readonly webex?: SdkWebex;
}

export type SdkListener = (...said: never[]) => void;

export interface SdkEmitter {
  on(event: string, listener: SdkListener): unknown;
  off(event: string, listener: SdkListener): unknown;
  removeAllListeners?(event: string): unknown;
}

/** What the event `connectionLost` tells, which also tells of a connection that is back. */
export interface SdkConnection {
  /** Nothing was heard for 8 seconds. */
  readonly isConnectionLost?: boolean;
  /** Nothing was heard for 50 seconds: the SDK tries no more. */
  readonly isRestoreFailed?: boolean;
  readonly isSocketReconnected?: boolean;
}

/** The object around it: any request of the public API, with the SDK's own token. */
export interface SdkWebex {
  request(options: {
    readonly service: string;
    readonly resource: string;
    readonly method: string;
    readonly body?: unknown;
  }): Promise<{ readonly statusCode: number; readonly body: unknown }>;
}

export interface SdkTask {
  readonly data: SdkTaskData;
  updateTaskData?(data: SdkTaskData, shouldOverwrite?: boolean): SdkTask;
  accept(): Promise<unknown>;
  decline(): Promise<unknown>;
  hold(mediaResourceId?: string): Promise<unknown>;
  resume(mediaResourceId?: string): Promise<unknown>;
  end(): Promise<unknown>;
  wrapup(data: { readonly wrapUpReason: string; readonly auxCodeId: string }): Promise<unknown>;
  pauseRecording(): Promise<unknown>;
  resumeRecording(data: { readonly autoResumed: boolean }): Promise<unknown>;
  consult(data: {
    readonly to: string;
    readonly destinationType: string;
    readonly holdParticipants?: boolean;
  }): Promise<unknown>;
  endConsult(data: {
    readonly isConsult: boolean;
    readonly taskId: string;
    readonly queueId?: string;
  }): Promise<unknown>;
  transfer(data: { readonly to: string; readonly destinationType: string }): Promise<unknown>;
  consultTransfer(): Promise<unknown>;
  consultConference(): Promise<unknown>;
  exitConference(): Promise<unknown>;
  transferConference(): Promise<unknown>;
  cancelAutoWrapupTimer?(): void;
  /** `task:media` brings the track of a call that was answered in the browser. */
  on?(event: 'task:media', listener: (track: MediaStreamTrack) => void): unknown;
  /** At a browser station; where there is no call it says that it was done as well. */
  toggleMute?(): Promise<void>;
  /** What knows of the call in the browser. No public method tells whether it is muted. */
  readonly webCallingService?: { isCallMuted?(): boolean };
}

/** What `register()` resolves with. Names and optionality are what the code gives, not what its types say. */
export interface SdkProfile {
  readonly agentId: string;
  readonly agentName?: string;
  readonly agentMailId?: string;
  readonly agentProfileID?: string;
  readonly orgId?: string;
  readonly enterpriseId?: string;
  readonly tenantTimezone?: string;
  readonly teams?: readonly {
    readonly id?: string;
    readonly name?: string;
    readonly teamId?: string;
    readonly teamName?: string;
  }[];
  readonly loginVoiceOptions?: readonly SdkDeviceType[];
  readonly defaultDn?: string;
  readonly dn?: string;
  readonly deviceType?: string;
  readonly currentTeamId?: string;
  readonly isAgentLoggedIn?: boolean;
  readonly idleCodes?: readonly SdkAuxCode[];
  readonly wrapupCodes?: readonly SdkAuxCode[];
  readonly wrapUpData?: {
    readonly wrapUpProps?: {
      readonly autoWrapup?: boolean;
      readonly autoWrapupInterval?: number;
      readonly allowCancelAutoWrapup?: boolean;
      readonly wrapUpReasonList?: readonly SdkAuxCode[];
    };
  };
  readonly lastStateAuxCodeId?: string;
  readonly lastStateChangeTimestamp?: number;
  readonly lastIdleCodeChangeTimestamp?: number;
  readonly outDialEp?: string;
  readonly isOutboundEnabledForAgent?: boolean;
  readonly isOutboundEnabledForTenant?: boolean;
  readonly outdialANIId?: string;
  readonly addressBookId?: string;
  readonly allowConsultToQueue?: boolean;
  readonly maskSensitiveData?: boolean;
  readonly isEndCallEnabled?: boolean;
  readonly isEndConsultEnabled?: boolean;
  readonly isCallMonitoringEnabled?: boolean;
  readonly organizationIdleCodes?: readonly SdkAuxCode[];
}

export interface SdkAuxCode {
  readonly id: string;
  readonly name: string;
  readonly isSystem?: boolean;
  readonly isDefault?: boolean;
}

export interface SdkPageQuery {
  readonly page?: number;
  readonly pageSize?: number;
  readonly search?: string;
  readonly filter?: string;
}

export interface SdkPage<T> {
  readonly data: readonly T[];
  readonly meta?: { readonly totalPages?: number; readonly totalRecords?: number };
}

export interface SdkQueue {
  readonly id: string;
  readonly name: string;
  readonly channelType?: string;
  readonly active?: boolean;
}

export interface SdkEntryPoint {
  readonly id: string;
  readonly name: string;
  /** As the service names it; the SDK's own declarations have it as `type`. */
  readonly entryPointType?: string;
  readonly type?: string;
  readonly isActive?: boolean;
}

export interface SdkAddress {
  readonly id: string;
  readonly name: string;
  readonly number: string;
}
