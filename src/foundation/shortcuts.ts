/** What an element has to do with shortcuts: it says what one does, and its button says by which keys [KEY-01]. */
import type { ReactiveControllerHost } from 'lit';
import type { Cancel, Control } from '../core/index.js';
import type { Desktop, DesktopController } from './context.js';
import type { Binding } from './keyboard.js';
import type { ShortcutName } from './keys.js';

export interface ShortcutOptions {
  /**
   * The control of the act, the same as on its button: what is not enabled is not done, and its reason is said. Null or
   * undefined while there is nothing to do it to. Default: it always works.
   */
  readonly control?: () => Control | null | undefined;
  /** Why the control does not work, where it is not its `reason` that says so. */
  readonly why?: () => string | null;
  /**
   * The interaction that it is done to. Of several elements that could act, the one of the current interaction does; and
   * none for an interaction that came into its place just now: a key that is pressed twice must not end two calls.
   */
  readonly about?: () => string | null;
  /** Does it: what a click on the button does. */
  readonly act: () => void;
}

/** What came into its place less than this ago was not meant by a key, in milliseconds: as with the mouse [ERR-03]. */
export const SETTLING = 500;

/** A control that always works. */
export const WORKS: Control = { enabled: true, reason: null, busy: false };

/** A shortcut of an element's, for as long as the element is on the page and has a desktop. */
export class Shortcut implements Binding {
  readonly name: ShortcutName;
  readonly host: HTMLElement;
  readonly #source: DesktopController;
  readonly #options: ShortcutOptions;
  #desktop: Desktop | null = null;
  #keys: string | undefined;
  #leave: Cancel | undefined;
  /** What it was about when somebody looked last, and since when. */
  #about: string | null = null;
  #since = 0;

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    source: DesktopController,
    name: ShortcutName,
    options: ShortcutOptions,
  ) {
    this.host = host;
    this.name = name;
    this.#source = source;
    this.#options = options;
    source.onChange((desktop) => {
      if (desktop !== this.#desktop) {
        this.#leave?.();
        this.#leave = desktop?.keyboard.add(this);
        this.#desktop = desktop;
      }
      this.#look();
      const keys = desktop?.keyboard.keysOf(name);
      if (keys === this.#keys) return;
      this.#keys = keys;
      host.requestUpdate();
    });
  }

  /** The keys, for the button's `aria-keyshortcuts`; undefined where there are none. */
  get keys(): string | undefined {
    this.#look();
    return this.#keys;
  }

  control(): Control | null {
    const { control: read, about } = this.#options;
    const control = read ? (read() ?? null) : WORKS;
    this.#look();
    const isFresh = about !== undefined && this.#now - this.#since < SETTLING;
    return control && isFresh ? { ...control, enabled: false } : control;
  }

  why(): string | null {
    const own = this.#options.why?.() ?? null;
    const reason = this.control()?.reason ?? null;
    return own ?? (reason && (this.#source.desktop?.language.terms.reason[reason] ?? null));
  }

  readonly about = (): string | null => this.#options.about?.() ?? null;

  act(): void {
    this.#options.act();
  }

  get #now(): number {
    return this.#source.desktop?.clock.now() ?? 0;
  }

  /** Sees that it is about another interaction now. The button that it belongs to asks at each paint. */
  #look(): void {
    const about = this.about();
    if (about === this.#about) return;
    this.#about = about;
    this.#since = this.#now;
  }
}
