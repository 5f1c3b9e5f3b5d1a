import type { ReactiveController, ReactiveControllerHost, TemplateResult } from 'lit';
import type { Cancel, Clock } from '../core/index.js';
import { everySecond } from './ticker.js';
import { Voice } from './voice.js';

/** Tells a reader what an element without a voice of its own has to say. It has a beat only while something is said. */
export class Announcer implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #clock: () => Clock;
  readonly #voice = new Voice();
  #stop: Cancel | undefined;

  constructor(host: ReactiveControllerHost, clock: () => Clock) {
    this.#host = host;
    this.#clock = clock;
    host.addController(this);
  }

  say(text: string): void {
    this.#voice.sayNow(text);
    this.#host.requestUpdate();
    this.#stop ??= everySecond(this.#clock(), () => {
      if (!this.#voice.beat()) return;
      this.#host.requestUpdate();
      if (this.#voice.isSilent) this.hostDisconnected();
    });
  }

  region(): TemplateResult {
    return this.#voice.region(false);
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#stop = undefined;
  }
}
