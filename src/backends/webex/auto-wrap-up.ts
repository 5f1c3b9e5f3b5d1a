/**
 * The countdown of auto wrap-up. It runs at the desk, as in Webex's own; the SDK's would be over in milliseconds, since
 * it takes the seconds of the settings for those.
 */
import type { Cancel, Clock, Interaction, Settings, Timestamp } from '../../core/index.js';

export class AutoWrapUp {
  readonly #clock: Clock;
  readonly #submit: (id: string) => void;
  readonly #running = new Map<string, { readonly at: Timestamp; readonly cancel: Cancel }>();

  constructor(clock: Clock, submit: (id: string) => void) {
    this.#clock = clock;
    this.#submit = submit;
  }

  look({ id, wrapUp }: Interaction, now: Timestamp): void {
    const at = wrapUp?.autoAt ?? null;
    if (at === (this.#running.get(id)?.at ?? null)) return;
    this.cancel(id);
    if (at === null) return;
    // It stays known after that: what is submitted changes the interaction, which must not begin the countdown again.
    const cancel = this.#clock.after(Math.max(0, at - now), () => this.#submit(id));
    this.#running.set(id, { at, cancel });
  }

  cancel(id: string): void {
    this.#running.get(id)?.cancel();
    this.#running.delete(id);
  }

  clear(): void {
    for (const id of [...this.#running.keys()]) this.cancel(id);
  }
}

/** What a countdown submits: what was chosen, or the default. */
export function submittedReason(interaction: Interaction | undefined, { wrapUpReasons }: Settings): string | undefined {
  const standard = wrapUpReasons.find((one) => one.isDefault) ?? wrapUpReasons[0];
  return interaction?.wrapUp?.reasonId ?? standard?.id;
}
