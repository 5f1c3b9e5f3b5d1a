/**
 * What the SDK hears from the service, frame by frame, and the tasks that it makes of them. After each new sign-in of a
 * connection the SDK tells everything once more, in the same breath: that is heard once.
 */
import type { SdkAgentData, SdkContactCenter, SdkTask, SdkTaskData } from './sdk.js';

/** The content of a frame. */
export type Said = SdkTaskData | SdkAgentData;

/** Events of the SDK's own that come with a task. */
const TASK_EVENTS: ReadonlySet<string> = new Set([
  'task:incoming',
  'task:hydrate',
  'task:merged',
  'task:campaignPreviewReservation',
]);
const MULTI_LOGIN = 'agent:multiLogin';

export interface Hearer {
  frame(said: Said): void;
  /** The same agent signed in somewhere else, and the service closed this session. */
  elsewhere(): void;
}

export class Ears {
  readonly #hearer: Hearer;
  readonly #tasks = new Map<string, SdkTask>();
  readonly #heard = new Set<string>();
  #cc: SdkContactCenter | null = null;

  constructor(hearer: Hearer) {
    this.#hearer = hearer;
  }

  listen(cc: SdkContactCenter): void {
    this.deafen();
    this.#cc = cc;
    cc.on('all', this.#hear);
  }

  deafen(): void {
    this.#cc?.off('all', this.#hear);
    this.#cc = null;
    this.#tasks.clear();
  }

  /** The SDK's task, which acts are done with. */
  task(id: string): SdkTask | undefined {
    return this.#cc?.taskManager?.taskCollection?.[id] ?? this.#tasks.get(id);
  }

  forget(id: string): void {
    this.#tasks.delete(id);
  }

  /** Called inside the SDK: what is thrown here would keep it from its own work. */
  readonly #hear = (event: unknown, said: unknown): void => {
    try {
      if (event === MULTI_LOGIN) this.#hearer.elsewhere();
      else if (typeof event === 'string' && TASK_EVENTS.has(event)) this.#keep(said as SdkTask);
      else if (isObject(said) && said.type === event && this.#isNew(said)) this.#hearer.frame(said);
    } catch (error) {
      queueMicrotask(() => {
        throw error;
      });
    }
  };

  #keep(task: SdkTask): void {
    const id = (task as Partial<SdkTask> | undefined)?.data?.interactionId;
    if (id) this.#tasks.set(id, task);
  }

  /** All that the SDK says of one message is said before anything else happens. */
  #isNew(said: object): boolean {
    const text = JSON.stringify(said);
    if (this.#heard.has(text)) return false;
    if (this.#heard.size === 0) queueMicrotask(() => this.#heard.clear());
    this.#heard.add(text);
    return true;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
