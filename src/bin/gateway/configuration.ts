/** The centre's settings as Webex Contact Center would hold them: users, profiles, codes, teams, queues, entry points. */
import { createHash } from 'node:crypto';
import type { Organisation } from '../../backends/simulator/index.js';
import type { Channel } from '../../core/index.js';
import type { Row } from './rsql.js';

const PROFILE = 'agent-profile';
const SITE = 'site';
const ADDRESS_BOOK = 'address-book';
const OUTDIAL_ANI = 'outdial-ani';
const MULTIMEDIA_PROFILE = 'multimedia-profile';
const DIAL_PLAN = 'any-number';

/** What the embedded centre dials: the SDK checks numbers by the dial plan, and knows only those of one country without. */
const DIALLED = '^(?:[+#*:]*\\d){3,18}[+#*:]*$';

const CHANNELS = {
  call: 'TELEPHONY',
  chat: 'CHAT',
  social: 'SOCIAL_CHANNEL',
  email: 'EMAIL',
} as const satisfies Record<Channel, string>;

/** The same settings are the same organisation, also after the gateway was started again. */
export function orgIdOf({ name }: Organisation): string {
  const sum = createHash('sha256').update(name).digest('hex');
  return [sum.slice(0, 8), sum.slice(8, 12), `4${sum.slice(13, 16)}`, `8${sum.slice(17, 20)}`, sum.slice(20, 32)].join(
    '-',
  );
}

export class Configuration {
  readonly orgId: string;
  readonly settings: Organisation;

  constructor(settings: Organisation) {
    this.settings = settings;
    this.orgId = orgIdOf(settings);
  }

  get organisation(): Row {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    return { tenantId: this.orgId, name: this.settings.name, timezone: timeZone, environment: 'local' };
  }

  user(id: string): Row | undefined {
    const agent = this.settings.agents.find((one) => one.id === id);
    if (!agent) return undefined;
    // The last word is the family name, as far as the SDK joins them again.
    const cut = agent.name.lastIndexOf(' ');
    return {
      ...this.#entity(id),
      ciUserId: id,
      firstName: cut < 0 ? agent.name : agent.name.slice(0, cut),
      lastName: cut < 0 ? '' : agent.name.slice(cut + 1),
      email: `${id}@example.com`,
      userProfileType: agent.supervisor ? 'SUPERVISOR' : 'STANDARD_AGENT',
      contactCenterEnabled: true,
      siteId: SITE,
      siteName: this.settings.name,
      teamIds: agent.teams,
      agentProfileId: PROFILE,
      multimediaProfileId: MULTIMEDIA_PROFILE,
      // The service's own spelling, and the one that its SDK reads.
      deafultDialledNumber: agent.station.number,
      defaultDialledNumber: agent.station.number,
      active: true,
      dbId: id,
    };
  }

  profile(id: string): Row | undefined {
    if (id !== PROFILE) return undefined;
    const { wrapUp, destinations, stations, autoAnswer } = this.settings;
    const isAuto = wrapUp.autoSeconds !== null;
    return {
      ...this.#entity(id),
      name: 'Agent',
      parentType: 'ORGANIZATION',
      screenPopup: true,
      lastAgentRouting: false,
      autoAnswer,
      autoWrapUp: isAuto,
      ...(isAuto ? { autoWrapAfterSeconds: wrapUp.autoSeconds } : {}),
      allowAutoWrapUpExtension: wrapUp.extendable,
      agentAvailableAfterOutdial: false,
      accessWrapUpCode: 'ALL',
      accessIdleCode: 'ALL',
      accessQueue: 'ALL',
      accessEntryPoint: 'ALL',
      accessBuddyTeam: 'ALL',
      wrapUpCodes: [],
      idleCodes: [],
      queues: [],
      entryPoints: [],
      buddyTeams: [],
      consultToQueue: destinations.consult.includes('queue'),
      outdialEnabled: this.#outgoing.length > 0,
      ...(this.#outgoing[0] ? { outdialEntryPointId: this.#outgoing[0].id, outdialANIId: OUTDIAL_ANI } : {}),
      addressBookId: ADDRESS_BOOK,
      dialPlanEnabled: true,
      dialPlans: [DIAL_PLAN],
      agentDNValidation: 'ALL',
      agentDNValidationCriterions: [],
      loginVoiceOptions: LOGIN_OPTIONS.flatMap(([kind, option]) => (stations.includes(kind) ? [option] : [])),
      timeoutDesktopInactivityCustomEnabled: false,
      showUserDetailsMS: false,
      stateSynchronizationMS: false,
      showUserDetailsWebex: false,
      stateSynchronizationWebex: false,
      active: true,
      systemDefault: false,
    };
  }

  site(id: string): Row | undefined {
    if (id !== SITE) return undefined;
    return { ...this.#entity(id), name: this.settings.name, active: true, multimediaProfileId: MULTIMEDIA_PROFILE };
  }

  get dialPlans(): readonly Row[] {
    return [
      { ...this.#entity(DIAL_PLAN), name: 'Any number', regularExpression: DIALLED, prefix: '', strippedChars: '' },
    ];
  }

  get organisationSettings(): readonly Row[] {
    const { protectNumbers, campaign } = this.settings;
    const id = 'organization-setting';
    return [
      {
        ...this.#entity(id),
        webRtcEnabled: false,
        maskSensitiveData: protectNumbers,
        campaignManagerEnabled: campaign !== null,
      },
    ];
  }

  get tenant(): readonly Row[] {
    return [
      {
        ...this.#entity('tenant-configuration'),
        name: this.settings.name,
        timeoutDesktopInactivityEnabled: false,
        forceDefaultDn: false,
        dnDefaultRegex: '',
        dnOtherRegex: '',
        privacyShieldVisible: false,
        outdialEnabled: this.#outgoing.length > 0,
        endCallEnabled: true,
        endConsultEnabled: true,
        callVariablesSuppressed: false,
        lostConnectionRecoveryTimeout: 50_000,
      },
    ];
  }

  /** Nothing of it is there: the SDK would look for other hosts. */
  get aiFeatures(): readonly Row[] {
    return [{ ...this.#entity('ai-feature'), realtimeTranscripts: { enable: false } }];
  }

  get teams(): readonly Row[] {
    const { teams, agents, name } = this.settings;
    return teams.map((team) => ({
      ...this.#entity(team.id),
      name: team.name,
      teamType: 'AGENT',
      teamStatus: 'IN_SERVICE',
      active: true,
      siteId: SITE,
      siteName: name,
      multiMediaProfileId: MULTIMEDIA_PROFILE,
      userIds: agents.flatMap((one) => (one.teams.includes(team.id) ? [one.id] : [])),
      systemDefault: false,
      rankQueuesForTeam: false,
    }));
  }

  get auxiliaryCodes(): readonly Row[] {
    const { idleCodes, wrapUpReasons } = this.settings;
    const code = (workTypeCode: string) => (one: Organisation['idleCodes'][number]) => ({
      ...this.#entity(one.id),
      name: one.name,
      description: '',
      defaultCode: one.default,
      active: true,
      isSystemCode: false,
      workTypeId: workTypeCode,
      workTypeCode,
      systemDefault: false,
    });
    return [...idleCodes.map(code('IDLE_CODE')), ...wrapUpReasons.map(code('WRAP_UP_CODE'))];
  }

  get queues(): readonly Row[] {
    const { queues, recording } = this.settings;
    return queues.map((queue) => ({
      ...this.#entity(queue.id),
      name: queue.name,
      description: '',
      queueType: 'INBOUND',
      checkAgentAvailability: true,
      channelType: CHANNELS[queue.channel],
      serviceLevelThreshold: 0,
      maxActiveContacts: 1000,
      maxTimeInQueue: 86_400,
      active: true,
      monitoringPermitted: true,
      parkingPermitted: false,
      recordingPermitted: recording.enabled,
      pauseRecordingPermitted: recording.pausable,
      recordingPauseDuration: recording.pauseSeconds,
      routingType: 'LONGEST_AVAILABLE_AGENT',
      queueRoutingType: 'TEAM_BASED',
      callDistributionGroups: [{ order: 1, duration: 0, agentGroups: queue.teams.map((teamId) => ({ teamId })) }],
      systemDefault: false,
    }));
  }

  get entryPoints(): readonly Row[] {
    return this.settings.entryPoints.map((one) => ({
      ...this.#entity(one.id),
      name: one.name,
      description: '',
      entryPointType: one.outdial ? 'OUTBOUND' : 'INBOUND',
      channelType: CHANNELS[one.channel],
      active: true,
      serviceLevelThreshold: 0,
      maximumActiveContacts: 1000,
      controlFlowScriptUrl: '',
      overflowNumber: '',
      imiOrgType: 'MIXED_MODE',
      assetId: '',
      socialChannelType: 'MESSENGER',
      flowId: one.flow,
      systemDefault: false,
    }));
  }

  addressBook(id: string): readonly Row[] | undefined {
    if (id !== ADDRESS_BOOK) return undefined;
    return this.settings.addressBook.map((one, index) => ({
      ...this.#entity(`entry-${String(index + 1)}`),
      name: one.name,
      number: one.number,
    }));
  }

  outdialAni(id: string): readonly Row[] | undefined {
    if (id !== OUTDIAL_ANI) return undefined;
    return this.settings.callerIds.map((one, index) => ({
      ...this.#entity(`ani-${String(index + 1)}`),
      name: one.name,
      number: one.number,
    }));
  }

  get #outgoing(): readonly Organisation['entryPoints'][number][] {
    return this.settings.entryPoints.filter((one) => one.outdial);
  }

  #entity(id: string): Row {
    return { organizationId: this.orgId, id, version: 0 };
  }
}

/** A browser is no station here: that needs Webex Calling beside it. */
const LOGIN_OPTIONS = [
  ['dial-number', 'AGENT_DN'],
  ['extension', 'EXTENSION'],
] as const;

/** The settings of a centre behind a gateway: with Webex the countdown of auto wrap-up runs at the desk. */
export const servedBy = (settings: Organisation): Organisation => ({
  ...settings,
  wrapUp: { ...settings.wrapUp, autoSeconds: null },
});
