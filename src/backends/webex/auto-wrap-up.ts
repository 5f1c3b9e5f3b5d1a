/**
 * The countdown of auto wrap-up. It runs at the desk, as in Webex's own; the SDK's would be over in milliseconds, since
 * it takes the seconds of the settings for those.
 */
import type { Cancel, Clock, Command, Interaction, Settings, Timestamp } from '../../core/index.js';
import type { Changed, Translator } from './translate.js';

interface Around {
  /** What is known; undefined where nothing is. */
  translator(): Translator | undefined;
  tell(change: Changed): void;
  carryOut(command: Command): Promise<unknown>;
}

export class AutoWrapUp {
  readonly #clock: Clock;
  readonly #around: Around;
  readonly #running = new Map<string, { readonly at: Timestamp; readonly cancel: Cancel }>();

  constructor(clock: Clock, around: Around) {
    this.#clock = clock;
    this.#around = around;
  }

  look({ id, wrapUp }: Interaction, now: Timestamp): void {
    const at = wrapUp?.autoAt ?? null;
    if (at === (this.#running.get(id)?.at ?? null)) return;
    this.forget(id);
    if (at === null) return;
    // It stays known after that: what is submitted changes the interaction, which must not begin the countdown again.
    const cancel = this.#clock.after(Math.max(0, at - now), () => this.#submit(id));
    this.#running.set(id, { at, cancel });
  }

  /** The interaction is gone, or nobody is there who looks at it. */
  forget(id: string): void {
    this.#running.get(id)?.cancel();
    this.#running.delete(id);
  }

  clear(): void {
    for (const id of [...this.#running.keys()]) this.forget(id);
  }

  /** The agent stops it. */
  cancel(id: string): void {
    this.forget(id);
    const translator = this.#around.translator();
    if (translator) this.#around.tell(translator.cancelAutoWrapUp(id));
  }

  /** The agent chooses what it will submit. */
  choose(id: string, reasonId: string): void {
    const translator = this.#around.translator();
    if (translator) this.#around.tell(translator.chooseReason(id, reasonId));
  }

  /** It is over: what was chosen is given as the reason, or the default. */
  #submit(interactionId: string): void {
    const translator = this.#around.translator();
    const reasonId = translator && submittedReason(translator.interaction(interactionId), translator.settings);
    if (reasonId === undefined) return;
    this.choose(interactionId, reasonId);
    // A service that counts down as well may have been faster.
    this.#around.carryOut({ id: '', name: 'wrap-up', payload: { interactionId, reasonId } }).catch(() => undefined);
  }
}

function submittedReason(interaction: Interaction | undefined, { wrapUpReasons }: Settings): string | undefined {
  const standard = wrapUpReasons.find((one) => one.isDefault) ?? wrapUpReasons[0];
  return interaction?.wrapUp?.reasonId ?? standard?.id;
}
