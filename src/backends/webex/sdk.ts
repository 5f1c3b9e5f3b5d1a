/**
 * Webex Contact Center as its desktop SDK speaks: the shapes of `@webex/contact-center` 3.12 and of the frames under it,
 * as far as the kit reads or writes them. The SDK's own types promise what its code does not keep, so that everything
 * here that comes over a wire may be missing; `translate.ts` decides what then.
 */

// ------------------------------------------------------------------------------------------------------------- frames

/** A message of the service: what kind, and what it is about. */
export interface SdkFrame {
  /** `RoutingMessage` for everything about a task; `AgentStateChange`, `StationLogin`, `Welcome` and so on else. */
  readonly type: string;
  readonly orgId?: string;
  readonly trackingId?: string;
  readonly data: SdkTaskData | SdkAgentData;
}

/** What a frame says of a task. `type` is what happened: `AgentContactHeld`. */
export interface SdkTaskData {
  readonly type: string;
  readonly interactionId: string;
  readonly mediaResourceId?: string;
  readonly eventType?: string;
  /** The service's time when this happened. */
  readonly eventTime?: number;
  readonly agentId?: string;
  readonly orgId?: string;
  readonly trackingId?: string;
  readonly queueMgr?: string;
  readonly owner?: string;
  readonly interaction?: SdkInteraction;
  /** How long an offer waits before it goes back to its queue, in seconds. */
  readonly ronaTimeout?: number;
  readonly isConsulted?: boolean;
  readonly isConferencing?: boolean;
  readonly consultMediaResourceId?: string;
  readonly consultingAgentId?: string;
  readonly destAgentId?: string;
  readonly destinationType?: string;
  readonly queueName?: string;
  readonly participantId?: string;
  readonly participantType?: string;
  readonly updatedBy?: string;
  readonly reason?: string;
  readonly reasonCode?: string | number;
  readonly agentsPendingWrapUp?: readonly string[];
  readonly wrapUpRequired?: boolean;
  readonly autoResumed?: boolean;
  readonly terminatingParty?: string;
  readonly reservationInteractionId?: string;
  readonly campaignId?: string;
  readonly supervisorId?: string;
  readonly supervisorName?: string;
  readonly monitorType?: string;
  readonly monitoringState?: { readonly type: string };
  readonly droppedByName?: string;
  /** Who owned it, and who does now. */
  readonly fromOwner?: string;
  readonly toOwner?: string;
}

/** What a frame says of the agent. */
export interface SdkAgentData {
  readonly type?: string;
  readonly agentId?: string;
  readonly orgId?: string;
  readonly eventTime?: number;
  readonly eventType?: string;
  readonly trackingId?: string;
  readonly agentSessionId?: string;
  readonly teamId?: string;
  readonly teamName?: string;
  readonly dn?: string;
  readonly deviceType?: SdkDeviceType;
  /** `Available`, `Idle`, `RONA`, `Engaged` … */
  readonly subStatus?: string;
  readonly status?: string;
  readonly auxCodeId?: string;
  readonly lastStateChangeTimestamp?: number;
  readonly lastIdleCodeChangeTimestamp?: number;
  readonly lastStateChangeReason?: string;
  readonly channelsMap?: Readonly<Record<string, readonly string[]>>;
  readonly roles?: readonly string[];
  readonly isExtension?: boolean;
  readonly siteId?: string;
  readonly reason?: string;
  readonly reasonCode?: string | number;
  readonly agentList?: readonly SdkBuddy[];
  /** The tasks that this agent has. */
  readonly interactionIds?: readonly string[];
}

export type SdkDeviceType = 'EXTENSION' | 'AGENT_DN' | 'BROWSER';

/** Another agent, as the list of those who can be consulted has them. */
export interface SdkBuddy {
  readonly agentId: string;
  readonly agentName: string;
  readonly state: string;
  readonly teamId: string;
  readonly dn: string;
  readonly siteId: string;
}

// -------------------------------------------------------------------------------------------------------- interactions

/** A task, whole. The SDK drops what a newer frame leaves out, so that each has to be complete. */
export interface SdkInteraction {
  readonly interactionId: string;
  readonly orgId?: string;
  /** `telephony`, `chat`, `social`, `email`. */
  readonly mediaType?: string;
  readonly mediaChannel?: string;
  /** `new`, `connected`, `hold`, `consult`, `consulting`, `conference`, `wrapUp`, `post_call` … */
  readonly state?: string;
  readonly isTerminated?: boolean;
  readonly isFcManaged?: boolean;
  readonly isWrapUpAssist?: boolean;
  readonly createdTimestamp?: number;
  readonly queuedTimestamp?: number;
  readonly mainInteractionId?: string;
  readonly owner?: string;
  readonly currentVTeam?: string;
  readonly previousVTeams?: readonly string[];
  readonly contactDirection?: { readonly type?: string };
  readonly outboundType?: string | null;
  readonly callProcessingDetails?: SdkProcessing;
  readonly participants?: Readonly<Record<string, SdkParticipant>>;
  readonly media?: Readonly<Record<string, SdkMedia>>;
  readonly callFlowParams?: Readonly<Record<string, SdkFlowParameter>>;
  readonly callAssociatedData?: Readonly<Record<string, SdkVariable>>;
  readonly callAssociatedDetails?: Readonly<Record<string, string>>;
  readonly workflowManager?: string | null;
}

/** Facts about how a call is handled. Flags are the texts "true" and "false", or booleans: both are seen. */
export interface SdkProcessing {
  readonly QueueId?: string;
  readonly virtualTeamName?: string;
  readonly EP_ID?: string;
  readonly ani?: string;
  readonly displayAni?: string;
  readonly dnis?: string;
  readonly dn?: string;
  readonly customerName?: string;
  readonly customerNumber?: string;
  readonly fromAddress?: string;
  readonly reason?: string;
  readonly ronaTimeout?: string;
  readonly recordingStarted?: SdkFlag;
  readonly recordInProgress?: SdkFlag;
  readonly pauseResumeEnabled?: SdkFlag;
  readonly isPaused?: SdkFlag;
  /** When a pause ends by itself, in seconds. */
  readonly pauseDuration?: string;
  readonly ctqInProgress?: SdkFlag;
  readonly consultDestinationAgentJoined?: SdkFlag;
  readonly consultDestinationAgentName?: string;
  readonly isConferencing?: SdkFlag;
  readonly outdialAgentId?: string;
  readonly monitoringInvisibleMode?: SdkFlag;
  readonly monitorType?: string;
  readonly monitoringState?: string;
  readonly BLIND_TRANSFER_IN_PROGRESS?: SdkFlag;
  readonly callBackRequestTime?: string;
  readonly campaignId?: string;
  readonly campaignType?: string;
  /** In seconds. */
  readonly campaignPreviewOfferTimeout?: number;
  readonly campaignPreviewSkipDisabled?: SdkFlag;
  readonly campaignPreviewRemoveDisabled?: SdkFlag;
  /** What happens when that time is over: `ACCEPT`, `SKIP`, `REMOVE`. */
  readonly campaignPreviewAutoAction?: string;
}

export type SdkFlag = boolean | string;

/** `Customer`, `Agent`, `Supervisor`, `DN` (somebody reached by number), `EP-DN` (an entry point reached by number). */
export interface SdkParticipant {
  readonly id: string;
  readonly pType?: string;
  readonly type?: string;
  readonly name?: string | null;
  readonly dn?: string | null;
  readonly callerId?: string | null;
  readonly teamId?: string | null;
  readonly teamName?: string | null;
  readonly hasJoined?: boolean;
  readonly hasLeft?: boolean;
  /** Is being called. */
  readonly isInPredial?: boolean;
  readonly joinTimestamp?: number | null;
  readonly lastUpdated?: number | null;
  /** `consultInitiated`, `consultReserved`, `consulting`, `consultCompleted`, `conferencing`. */
  readonly consultState?: string | null;
  readonly consultTimestamp?: number | null;
  /** Was asked, rather than asks. */
  readonly isConsulted?: boolean;
  readonly isOffered?: boolean;
  readonly isWrapUp?: boolean;
  readonly wrapUpTimestamp?: number | null;
  readonly autoAnswerEnabled?: boolean;
  readonly deviceType?: string | null;
}

/** A conversation inside a task: `mainCall` with the customer, `consult` beside it. */
export interface SdkMedia {
  readonly mediaResourceId: string;
  readonly mediaType?: string;
  readonly mediaMgr?: string;
  readonly mType?: string;
  readonly isHold?: boolean;
  readonly holdTimestamp?: number | null;
  readonly participants?: readonly string[];
}

export interface SdkFlowParameter {
  readonly name: string;
  readonly value: string;
  readonly valueDataType?: string;
  readonly qualifier?: string;
  readonly description?: string;
}

/** Call-associated data. */
export interface SdkVariable {
  readonly name: string;
  readonly displayName?: string;
  /** `STRING`, `INTEGER`, `DECIMAL`, `BOOLEAN`, `DATE`, in any case of letters. */
  readonly type?: string;
  readonly value?: string | null | SdkVariableOrder;
  readonly agentEditable?: boolean;
  readonly agentViewable?: boolean;
  readonly global?: boolean;
  readonly isSecure?: boolean;
}

/** The value of the one variable that holds the order in which the flow shows the others. */
export interface SdkVariableOrder {
  readonly 'pop-over'?: readonly { readonly name: string }[];
  readonly 'interaction-panel'?: readonly { readonly name: string }[];
}

/** The name of that variable. */
export const ORDER_VARIABLE = 'cadOrderData';

// --------------------------------------------------------------------------------------------------------- the SDK

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
  readonly type?: string;
  readonly isActive?: boolean;
}

export interface SdkAddress {
  readonly id: string;
  readonly name: string;
  readonly number: string;
}
