import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Interaction } from '../../core/index.js';
import { Selected } from '../../foundation/context.js';
import type { DesktopController } from '../../foundation/context.js';

/** Plays what somebody outside hears of a call: music on hold, the agents, nothing. For one at a time. */
export class Listening implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #source: DesktopController;
  /** The agent's calls; null at a telephone, whose sound is not in this page. */
  readonly #calls: Selected<ReadonlyMap<string, Interaction> | null>;
  readonly #player = new Audio();
  #heard: string | null = null;
  #track: MediaStreamTrack | null = null;

  constructor(host: ReactiveControllerHost & HTMLElement & { readonly desktop: string }, source: DesktopController) {
    this.#host = host;
    this.#source = source;
    this.#calls = new Selected(host, source, (desktop) => {
      const agent = desktop?.state.agent;
      return agent?.signedIn && agent.station?.kind === 'browser' ? (desktop?.state.interactions ?? null) : null;
    });
    host.addController(this);
  }

  /** As whom one listens: a participant's id. */
  get heard(): string | null {
    return this.#heard;
  }

  /** The customer of a call that can be listened to; null where there is none. */
  customerIn(interactionId: string): string | null {
    const call = this.#calls.value?.get(interactionId);
    return call?.participants.find(({ kind, status }) => kind === 'customer' && status === 'joined')?.id ?? null;
  }

  /** Whether somebody is in a call that can be listened to. */
  isThere(participantId: string): boolean {
    const calls = [...(this.#calls.value?.values() ?? [])];
    return calls.some(({ participants }) =>
      participants.some(({ id, status }) => id === participantId && status === 'joined'),
    );
  }

  /** Begins, or ends. In a click: before one browsers let nothing be heard. */
  async toggle(participantId: string): Promise<void> {
    const isOver = this.#heard === participantId;
    this.#stop();
    if (isOver) return;
    this.#heard = participantId;
    this.#host.requestUpdate();
    try {
      const media = await this.#source.desktop?.media();
      if (this.#heard !== participantId || this.#track) return;
      this.#track = media?.hearAs?.(participantId) ?? null;
      if (!this.#track) throw new Error('Nothing is to be heard.');
      this.#player.srcObject = new MediaStream([this.#track]);
      await this.#player.play();
    } catch {
      // The sound could not be loaded, or the browser plays none. The next click tries again.
      if (this.#heard === participantId) this.#stop();
    }
  }

  hostUpdate(): void {
    if (this.#heard !== null && !this.isThere(this.#heard)) this.#stop();
  }

  hostDisconnected(): void {
    this.#stop();
  }

  #stop(): void {
    if (this.#heard === null) return;
    this.#heard = null;
    this.#track?.stop();
    this.#track = null;
    this.#player.srcObject = null;
    this.#host.requestUpdate();
  }
}
