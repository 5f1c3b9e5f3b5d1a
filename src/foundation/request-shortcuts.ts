/** The shortcuts of an element that shows requests: a key takes no other request than the one that was meant [POP-14]. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { requestKindOf } from '../core/index.js';
import type { Control, Controls, Interaction } from '../core/index.js';
import type { Desktop } from './context.js';
import type { ShortcutName } from './keys.js';
import { SETTLING, WORKS } from './shortcuts.js';
import type { Shortcut, ShortcutOptions } from './shortcuts.js';

/** The shortcut of each act on a request. */
const NAMES = {
  accept: 'answer',
  decline: 'decline',
  'skip-preview': 'skip-preview',
  'remove-preview': 'remove-preview',
} as const satisfies Readonly<Record<string, ShortcutName>>;

type TakeAct = keyof typeof NAMES;

/** The keys of the buttons of one request. */
export type TakeKeys = Readonly<Partial<Record<TakeAct, string>>>;

const OFF: Control = { enabled: false, reason: null, busy: false };

export interface RequestMeans {
  shortcut(name: ShortcutName, options: ShortcutOptions): Shortcut;
  desktop(): Desktop | null;
  /** The requests that the element shows, or has a line for; none while another element shows them. */
  requests(): readonly Interaction[];
  controlsOf(id: string): Controls;
  take(act: TakeAct, id: string): void;
  /** Leads the focus to the requests: to their heading, never to a button. */
  focus(): void;
}

const isOffered = ({ request }: Interaction): boolean => request?.stage === 'offered';

export class RequestShortcuts implements ReactiveController {
  readonly #means: RequestMeans;
  readonly #shortcuts: Readonly<Record<TakeAct, Shortcut>>;
  readonly #acceptAll: Shortcut;
  /** The calls that wait, and since when they are these. */
  #waiting = '';
  #since = 0;
  readonly #known = new Map<string, TakeKeys>();

  constructor(host: ReactiveControllerHost, means: RequestMeans) {
    this.#means = means;
    const shortcutFor = (act: TakeAct): Shortcut =>
      means.shortcut(NAMES[act], {
        control: () => this.#controlOf(act),
        why: () => this.#whyNot(act),
        act: () => this.#take(act),
      });
    this.#shortcuts = {
      accept: shortcutFor('accept'),
      decline: shortcutFor('decline'),
      'skip-preview': shortcutFor('skip-preview'),
      'remove-preview': shortcutFor('remove-preview'),
    };
    this.#acceptAll = means.shortcut('accept-all', {
      control: () => this.#acceptable[0]?.control ?? null,
      act: () => {
        for (const { id, control } of this.#acceptable) if (control.enabled) means.take('accept', id);
      },
    });
    means.shortcut('requests', {
      control: () => (means.requests().length > 0 ? WORKS : null),
      act: () => means.focus(),
    });
    host.addController(this);
  }

  hostUpdate(): void {
    const waiting = this.#idsOfCalls();
    if (waiting === this.#waiting) return;
    this.#waiting = waiting;
    this.#since = this.#means.desktop()?.clock.now() ?? 0;
  }

  /** The keys of a request's buttons, where they are for this request alone. The same keys are the same object. */
  keysOf({ id, channel }: Interaction): TakeKeys {
    const isCall = channel === 'call';
    const keys: Partial<Record<TakeAct, string>> = {};
    for (const act of Object.keys(NAMES) as TakeAct[]) {
      const [only, ...others] = isCall ? this.#callsFor(act) : this.#others;
      const chord = (isCall ? this.#shortcuts[act] : this.#acceptAll).keys;
      if (chord && only?.id === id && others.length === 0 && (isCall || act === 'accept')) keys[act] = chord;
    }
    const written = JSON.stringify(keys);
    const known = this.#known.get(written) ?? keys;
    this.#known.set(written, known);
    return known;
  }

  /** The keys of "Accept N requests". */
  get keysOfAll(): string | undefined {
    return this.#acceptAll.keys;
  }

  /** The calls that this may be meant for. */
  #callsFor(act: TakeAct): Interaction[] {
    const isForAny = act === 'accept' || act === 'decline';
    return this.#means
      .requests()
      .filter((one) => one.channel === 'call' && isOffered(one) && (isForAny || requestKindOf(one) === 'preview'));
  }

  get #others(): Interaction[] {
    return this.#means.requests().filter((one) => one.channel !== 'call' && isOffered(one));
  }

  #idsOfCalls(): string {
    return this.#callsFor('accept')
      .map((one) => one.id)
      .join(' ');
  }

  /** What "Accept all" can be meant for: what came a moment ago was not seen yet. What can be accepted comes first. */
  get #acceptable(): { readonly id: string; readonly control: Control }[] {
    const now = this.#means.desktop()?.now() ?? 0;
    return this.#others
      .filter(({ request }) => now - (request?.since ?? now) >= SETTLING)
      .flatMap(({ id }) => {
        const control = this.#means.controlsOf(id).accept;
        return control ? [{ id, control }] : [];
      })
      .sort((one, other) => Number(other.control.enabled) - Number(one.control.enabled));
  }

  #controlOf(act: TakeAct): Control | null {
    const [only, ...others] = this.#callsFor(act);
    if (!only) return null;
    if (others.length > 0) return WORKS;
    const now = this.#means.desktop()?.clock.now() ?? 0;
    // Just now there were others, or none.
    const isSettled = this.#idsOfCalls() === this.#waiting && now - this.#since >= SETTLING;
    return isSettled ? (this.#means.controlsOf(only.id)[act] ?? OFF) : OFF;
  }

  /** Where the call is answered, where it is not here. */
  #whyNot(act: TakeAct): string | null {
    const [only] = this.#callsFor(act);
    const popover = this.#means.desktop()?.language.terms.popover;
    if (!only || !popover || act !== 'accept' || this.#means.controlsOf(only.id).accept) return null;
    return only.request?.answer === 'auto' ? popover.answersItself : popover.answerOnPhone;
  }

  #take(act: TakeAct): void {
    const calls = this.#callsFor(act);
    const [only] = calls;
    if (only && calls.length === 1) {
      this.#means.take(act, only.id);
      return;
    }
    this.#means.focus();
    const desktop = this.#means.desktop();
    if (!desktop) return;
    const { language } = desktop;
    desktop.keyboard.say(language.terms.shortcuts.several(language.number(calls.length)));
  }
}
