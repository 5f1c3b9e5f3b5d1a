/**
 * What Webex Contact Center says: the shapes of its frames and the tasks in them, as far as the kit reads or writes them.
 * Everything may be missing; `translate.ts` decides what then.
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
