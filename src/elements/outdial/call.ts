import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { controlsOf, outdialControl } from '../../core/index.js';
import type { Cancel, Commands, Control, Failure, Interaction, Timestamp } from '../../core/index.js';
import { Selected } from '../../foundation/context.js';
import type { Desktop, DesktopController, Outcome } from '../../foundation/context.js';
import { SETTLING } from '../../foundation/shortcuts.js';
import type { NotReached } from './parts.js';

type Host = ReactiveControllerHost & HTMLElement & { readonly desktop: string };

export interface OutgoingCallOptions {
  readonly source: DesktopController;
  readonly send: (payload: Commands['outdial']) => Promise<Outcome | null>;
  /** Whether an agent sees what is told here. */
  readonly isShown: () => boolean;
  /** A call is being set up, by this card or by something else on the page. */
  readonly onBegun: () => void;
  /** The customer answered, whose number this is: as it was called from here, else as the centre shows it. */
  readonly onConnected: (number: string) => void;
}

/** The call of this agent's that is being set up. */
function setUpOf(desktop: Desktop | null): Interaction | null {
  for (const one of desktop?.state.interactions.values() ?? []) {
    if (one.origin === 'outdial' && one.dialling) return one;
  }
  return null;
}

/** One outgoing call after the other: whether there may be one, how far it is, and why it came to nothing [OUT-01]. */
export class OutgoingCall implements ReactiveController {
  readonly #host: Host;
  readonly #options: OutgoingCallOptions;
  readonly #isBusy: Selected<boolean>;
  readonly #reason: Selected<Control['reason']>;
  readonly #setUp: Selected<Interaction | null>;
  readonly #end: Selected<Control | undefined>;
  #isSending = false;
  #failure: Failure | null = null;
  #notReached: NotReached | null = null;
  #setUpId: string | null = null;
  #begunAt: Timestamp = 0;
  /** The number that was called from here. */
  #number: string | null = null;
  #desktop: Desktop | null = null;
  #deafen: Cancel | undefined;

  constructor(host: Host, options: OutgoingCallOptions) {
    this.#host = host;
    this.#options = options;
    const select = <T>(read: (desktop: Desktop | null) => T): Selected<T> => new Selected(host, options.source, read);
    this.#isBusy = select((desktop) => desktop?.state.pending.some(({ name }) => name === 'outdial') ?? false);
    this.#reason = select((desktop) => {
      const { agent, settings, interactions, link } = desktop?.state ?? {};
      if (!agent || !settings || !interactions || !link) return null;
      return outdialControl(agent, interactions.values(), settings, link, false).reason;
    });
    this.#setUp = select(setUpOf);
    this.#end = select((desktop) => controlsOf(desktop?.state, setUpOf(desktop)?.id).end);
    options.source.onChange((desktop) => this.#listen(desktop));
    host.addController(this);
  }

  /** The call that is being set up. */
  get setUp(): Interaction | null {
    return this.#setUp.value;
  }

  /** Whether a call may be made, and if not, why. */
  get control(): Control {
    const reason = this.#reason.value;
    const busy = this.#isBusy.value || this.#isSending;
    return { enabled: reason === null && !busy, reason, busy };
  }

  /** Whether the call that is being set up may be ended. */
  get end(): Control | undefined {
    return this.#end.value;
  }

  /** Why the last call was not placed. */
  get failure(): Failure | null {
    return this.#failure;
  }

  /** Whom the last call did not reach. */
  get notReached(): NotReached | null {
    return this.#notReached;
  }

  /** Whether a click may place a call now. Another may have been asked for in the same breath [ERR-03]. */
  get mayBegin(): boolean {
    this.#isBusy.refresh();
    return this.control.enabled && this.#setUpId === null;
  }

  /** Whether a click on "End" can have been meant for it: it came into the place of "Call" [ERR-03]. */
  get mayEnd(): boolean {
    return (this.#desktop?.now() ?? 0) - this.#begunAt >= SETTLING;
  }

  /** Forgets how the last call ended: what was typed is another one. */
  forget(): void {
    this.#failure = null;
    this.#notReached = null;
  }

  async place(payload: Commands['outdial']): Promise<Outcome | null> {
    this.forget();
    this.#isSending = true;
    this.#number = payload.number;
    this.#host.requestUpdate();
    const outcome = await this.#options.send(payload);
    this.#isSending = false;
    if (outcome && 'failure' in outcome) {
      this.#failure = outcome.failure;
      this.#number = null;
    }
    this.#host.requestUpdate();
    return outcome;
  }

  hostUpdate(): void {
    const { setUp } = this;
    const id = this.#setUpId;
    if ((setUp?.id ?? null) === id) return;
    this.#setUpId = setUp?.id ?? null;
    if (setUp) {
      this.forget();
      this.#begunAt = this.#desktop?.now() ?? 0;
      this.#options.onBegun();
      return;
    }
    const interaction = this.#desktop?.state.interactions.get(id ?? '');
    const number = this.#number ?? interaction?.customer.address ?? '';
    this.#number = null;
    if (interaction && interaction.endedAt === null) this.#options.onConnected(number);
  }

  #listen(desktop: Desktop | null): void {
    if (desktop === this.#desktop) return;
    this.#desktop = desktop;
    this.#deafen?.();
    this.#deafen = desktop?.onHappening((happening) => {
      if (happening.name !== 'not-reached' || happening.detail.interactionId !== this.#setUpId) return;
      this.#notReached = happening.detail;
      this.#host.requestUpdate();
      // It is said here, beside the number; once is enough.
      if (this.#options.isShown()) desktop.dismiss(happening.id);
    });
  }
}
