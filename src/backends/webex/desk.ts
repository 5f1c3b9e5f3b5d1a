/**
 * How acts are done with the SDK and the REST API: in turn, and until the service has confirmed them. The SDK's own
 * word is not enough: it loses reasons, takes the answer to one call for that to another, and waits for frames that
 * never come.
 */
import { COMMAND_LIMIT, Failure } from '../../core/index.js';
import type { Cancel, Clock, Interaction, WrapUpReason } from '../../core/index.js';
import type { Said } from './ears.js';
import { failureOf } from './failures.js';
import type { SdkContactCenter, SdkInteraction, SdkProfile, SdkTask } from './sdk.js';
import { Turns } from './turns.js';

/** What is known of the agent and the tasks. */
export interface Known {
  readonly agentId: string;
  readonly profile: SdkProfile;
  get(id: string): Interaction | undefined;
  all(): readonly Interaction[];
  raw(id: string): SdkInteraction | undefined;
  task(id: string): SdkTask | undefined;
  wrapUpReason(id: string): WrapUpReason | undefined;
  /** The conversation is over, and this agent was told so. */
  hasEnded(id: string): boolean;
  cancelAutoWrapUp(id: string): void;
  chooseReason(id: string, reasonId: string): void;
}

/** Whether an act is done, by what is known now; `said` is the kind of frame that was heard last. */
type Done = (now: Interaction | undefined, said: string) => boolean;

interface Act {
  readonly interactionId?: string;
  /** The frame that refuses it. */
  readonly failed: string;
  readonly done?: Done;
}

export interface SdkAct extends Act {
  /** One of a kind at a time. */
  readonly kind: string;
  readonly call: (task: SdkTask) => Promise<unknown>;
  /** Whether the SDK's answer is one. */
  readonly trust?: boolean;
}

export interface RestAct extends Act {
  readonly call: () => Promise<unknown>;
  readonly done: Done;
}

interface Waiting {
  hear(said: Said): void;
}

export class Desk {
  readonly cc: SdkContactCenter;
  readonly #known: Known;
  readonly #clock: Clock;
  readonly #turns = new Turns();
  readonly #waiting = new Set<Waiting>();

  constructor(cc: SdkContactCenter, known: Known, clock: Clock) {
    this.cc = cc;
    this.#known = known;
    this.#clock = clock;
  }

  get agentId(): string {
    return this.#known.agentId;
  }

  get profile(): SdkProfile {
    return this.#known.profile;
  }

  /** One of this agent's interactions. */
  interaction(id: string): Interaction {
    const found = this.#known.get(id);
    if (!found) throw new Failure('interaction-gone');
    return found;
  }

  interactions(): readonly Interaction[] {
    return this.#known.all();
  }

  raw(id: string): SdkInteraction | undefined {
    return this.#known.raw(id);
  }

  wrapUpReason(id: string): WrapUpReason | undefined {
    return this.#known.wrapUpReason(id);
  }

  hasEnded(id: string): boolean {
    return this.#known.hasEnded(id);
  }

  cancelAutoWrapUp(id: string): void {
    this.#known.cancelAutoWrapUp(id);
  }

  chooseReason(id: string, reasonId: string): void {
    this.#known.chooseReason(id, reasonId);
  }

  /** Everyone who waits is told of each frame, once what it says is known. */
  hear(said: Said): void {
    for (const one of [...this.#waiting]) one.hear(said);
  }

  /** Does something with a method of the SDK. */
  sdk(act: SdkAct): Promise<void> {
    const { kind, interactionId, call, trust = true } = act;
    if (interactionId !== undefined) this.interaction(interactionId);
    return new Promise((resolve, reject) => {
      void this.#turns.take(kind, async () => {
        const wait = this.#await(act, resolve, reject);
        // The turn ends when the SDK has its answer, which may be later than the act is done, or never.
        const late = this.#limit(COMMAND_LIMIT);
        try {
          // Where the SDK needs no task, none is looked at.
          await Promise.race([call(interactionId === undefined ? NO_TASK : this.#task(interactionId)), late.over]);
          if (trust) wait.give();
        } catch (error) {
          wait.refuse(error);
        } finally {
          late.cancel();
        }
      });
    });
  }

  /** Does something that only the REST API can: the answer says that it was heard, a frame that it is done. */
  async rest(act: RestAct): Promise<void> {
    if (act.interactionId !== undefined) this.interaction(act.interactionId);
    await new Promise<void>((resolve, reject) => {
      const wait = this.#await(act, resolve, reject);
      act.call().catch((error: unknown) => wait.refuse(error));
    });
  }

  #limit(milliseconds: number): { readonly over: Promise<never>; readonly cancel: Cancel } {
    let cancel: Cancel = () => undefined;
    const over = new Promise<never>((_, reject) => {
      cancel = this.#clock.after(milliseconds, () => reject(new Failure('timeout', { retryable: true })));
    });
    return { over, cancel };
  }

  #task(id: string): SdkTask {
    const task = this.#known.task(id);
    if (!task) throw new Failure('interaction-gone');
    return task;
  }

  #await(
    { interactionId, failed, done }: Act,
    resolve: () => void,
    reject: (failure: Failure) => void,
  ): { give(): void; refuse(error: unknown): void } {
    let cancel: Cancel = () => undefined;
    let refusal: Said | undefined;
    const settle = (say: () => void): void => {
      if (!this.#waiting.delete(waiting)) return;
      cancel();
      say();
    };
    const refuse = (error: unknown): void => settle(() => reject(failureOf(error, refusal)));
    const give = (): void => settle(resolve);
    const waiting: Waiting = {
      hear: (said) => {
        const about = 'interactionId' in said ? said.interactionId : undefined;
        const isOurs = interactionId === undefined || about === undefined || about === interactionId;
        if (said.type === failed && isOurs) {
          refusal = said;
          refuse(new Error(failed));
        } else if (
          done?.(
            interactionId === undefined ? undefined : this.#known.get(interactionId),
            isOurs ? (said.type ?? '') : '',
          )
        ) {
          give();
        }
      },
    };
    this.#waiting.add(waiting);
    cancel = this.#clock.after(COMMAND_LIMIT, () => settle(() => reject(new Failure('timeout', { retryable: true }))));
    return { give, refuse };
  }
}

const NO_TASK = {} as SdkTask;
