/** An SDK that says and does what a test has it say, with the faults of the real one. */
import type {
  SdkAgentData,
  SdkContactCenter,
  SdkEmitter,
  SdkListener,
  SdkProfile,
  SdkTask,
  SdkTaskData,
} from '../../../src/backends/webex/sdk.js';

export class Emitter implements SdkEmitter {
  readonly #listeners = new Map<string, Set<SdkListener>>();

  on(event: string, listener: SdkListener): void {
    this.#listeners.set(event, (this.#listeners.get(event) ?? new Set()).add(listener));
  }

  off(event: string, listener: SdkListener): void {
    this.#listeners.get(event)?.delete(listener);
  }

  removeAllListeners(event: string): void {
    this.#listeners.delete(event);
  }

  count(event: string): number {
    return this.#listeners.get(event)?.size ?? 0;
  }

  emit(event: string, ...said: unknown[]): void {
    for (const listener of [...(this.#listeners.get(event) ?? [])]) (listener as (...said: unknown[]) => void)(...said);
  }
}

/** A promise that a test settles. */
export class Later {
  resolve!: (value?: unknown) => void;
  reject!: (error: unknown) => void;
  readonly promise = new Promise<unknown>((resolve, reject) => {
    this.resolve = resolve;
    this.reject = reject;
  });
}

export class FakeTask extends Emitter implements SdkTask {
  data: SdkTaskData;
  readonly calls: string[] = [];
  /** What the next act waits for. */
  answers: Later[] = [];
  countdowns = 0;

  /** What the real one has of the call in the browser. */
  readonly webCallingService: { isCallMuted?: () => boolean } = {};
  refusesMute = false;

  constructor(data: SdkTaskData) {
    super();
    this.data = data;
  }

  updateTaskData(data: SdkTaskData): this {
    this.data = data;
    return this;
  }

  #do(name: string, ...said: unknown[]): Promise<unknown> {
    this.calls.push(said.length > 0 ? `${name} ${JSON.stringify(said)}` : name);
    return this.answers.shift()?.promise ?? Promise.resolve();
  }

  accept = (): Promise<unknown> => this.#do('accept');
  decline = (): Promise<unknown> => this.#do('decline');
  hold = (media?: string): Promise<unknown> => this.#do('hold', media);
  resume = (media?: string): Promise<unknown> => this.#do('resume', media);
  end = (): Promise<unknown> => this.#do('end');
  wrapup = (data: unknown): Promise<unknown> => this.#do('wrapup', data);
  pauseRecording = (): Promise<unknown> => this.#do('pauseRecording');
  resumeRecording = (data: unknown): Promise<unknown> => this.#do('resumeRecording', data);
  consult = (data: unknown): Promise<unknown> => this.#do('consult', data);
  endConsult = (data: unknown): Promise<unknown> => this.#do('endConsult', data);
  transfer = (data: unknown): Promise<unknown> => this.#do('transfer', data);
  consultTransfer = (): Promise<unknown> => this.#do('consultTransfer');
  consultConference = (): Promise<unknown> => this.#do('consultConference');
  exitConference = (): Promise<unknown> => this.#do('exitConference');
  transferConference = (): Promise<unknown> => this.#do('transferConference');
  toggleMute = async (): Promise<void> => {
    if (this.refusesMute) throw new Error('Error while performing toggleMute');
    await this.#do('toggleMute');
  };
  cancelAutoWrapupTimer = (): void => void (this.countdowns += 1);
}

interface Asked {
  readonly method: string;
  readonly resource: string;
  readonly body?: unknown;
}

const page = { data: [], meta: { totalRecords: 0 } };

export class FakeCc extends Emitter implements SdkContactCenter {
  readonly services = { webSocketManager: new Emitter(), connectionService: new Emitter() };
  readonly taskManager = { taskCollection: {} as Record<string, FakeTask> };
  readonly asked: Asked[] = [];
  readonly calls: string[] = [];
  registered = 0;
  /** What `register` does. */
  onRegister: () => Promise<void> = async () => this.relogin();
  onRequest: (asked: Asked) => unknown = () => ({});
  onOutdial: () => Promise<unknown> = () => Promise.resolve();
  profile: SdkProfile = {
    agentId: 'me',
    agentName: 'Me',
    orgId: 'org',
    teams: [{ id: 'team', name: 'Team' }],
    loginVoiceOptions: ['EXTENSION', 'AGENT_DN'],
    idleCodes: [{ id: 'lunch', name: 'Lunch' }],
    wrapupCodes: [{ id: 'done', name: 'Done', isDefault: true }],
    wrapUpData: {
      wrapUpProps: { autoWrapup: false, wrapUpReasonList: [{ id: 'done', name: 'Done', isDefault: true }] },
    },
    outDialEp: 'ep-out',
    isOutboundEnabledForAgent: true,
    isOutboundEnabledForTenant: true,
  };

  readonly webex = {
    request: async (options: Asked): Promise<{ statusCode: number; body: unknown }> => {
      this.asked.push(options);
      return { statusCode: 202, body: await this.onRequest(options) };
    },
  };

  async register(): Promise<SdkProfile> {
    this.registered += 1;
    await this.onRegister();
    return this.profile;
  }

  /** The service knows the agent, who has these tasks. */
  relogin(...tasks: SdkTaskData[]): void {
    this.says({
      type: 'AgentReloginSuccess',
      agentId: 'me',
      orgId: 'org',
      teamId: 'team',
      dn: '7001',
      deviceType: 'EXTENSION',
      subStatus: 'Available',
      auxCodeId: '0',
      interactionIds: tasks.map((one) => one.interactionId),
      eventTime: 1_000,
    });
    for (const one of tasks) this.says(one);
  }

  /** A frame, which the SDK tells of under the name of its kind. */
  says(data: SdkTaskData | SdkAgentData): void {
    const type = data.type ?? '';
    const interactionId = 'interactionId' in data ? data.interactionId : undefined;
    if (type === 'AgentContact' && interactionId && !this.taskManager.taskCollection[interactionId]) {
      this.taskManager.taskCollection[interactionId] = new FakeTask(data as SdkTaskData);
    }
    this.emit(type, data);
    this.emit('all', type, structuredClone(data));
  }

  task(id: string): FakeTask {
    const task = this.taskManager.taskCollection[id];
    if (!task) throw new Error(`There is no task ${id}.`);
    return task;
  }

  deregister = (): Promise<void> => Promise.resolve();
  stationLogin = (): Promise<unknown> => Promise.resolve();
  stationLogout = (): Promise<unknown> => Promise.resolve();
  setAgentState = (): Promise<unknown> => Promise.resolve();
  startOutdial = (): Promise<unknown> => this.onOutdial();
  getOutdialAniEntries = (): Promise<unknown> => Promise.resolve([]);
  getBuddyAgents = (): Promise<unknown> => Promise.resolve({ data: { agentList: [] } });
  getQueues = (): Promise<typeof page> => Promise.resolve(page);
  getEntryPoints = (): Promise<typeof page> => Promise.resolve(page);
}

/** A call with a customer, as the service tells of it. */
export function call(
  id: string,
  type = 'AgentContact',
  change: { readonly isHold?: boolean; readonly more?: object } = {},
): SdkTaskData {
  const { isHold = false, more = {} } = change;
  return {
    type,
    interactionId: id,
    mediaResourceId: id,
    agentId: 'me',
    orgId: 'org',
    eventTime: 1_000,
    interaction: {
      interactionId: id,
      mediaType: 'telephony',
      state: isHold ? 'hold' : 'connected',
      mainInteractionId: id,
      owner: 'me',
      contactDirection: { type: 'INBOUND' },
      callProcessingDetails: { ani: '+14155550134' },
      participants: {
        customer: { id: 'customer', pType: 'Customer', hasJoined: true, hasLeft: false },
        me: { id: 'me', pType: 'Agent', type: 'Agent', name: 'Me', hasJoined: true, hasLeft: false },
      },
      media: {
        [id]: {
          mediaResourceId: id,
          mType: 'mainCall',
          isHold,
          holdTimestamp: isHold ? 1_000 : null,
          participants: ['customer', 'me'],
        },
      },
      ...more,
    },
  };
}
