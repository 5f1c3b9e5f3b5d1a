/**
 * The shortcuts of one desktop: which keys do what, and which elements do it. What hears the keys is loaded once somebody
 * has signed in: ./on-demand/key-presses.ts.
 */
import type { Cancel, Control, State } from '../core/index.js';
import { clashesOf, mergedKeys } from './keys.js';
import type { Keys, ShortcutName, Shortcuts } from './keys.js';
import type { Language } from './localize.js';

/** What an element does for a shortcut. */
export interface Binding {
  readonly name: ShortcutName;
  readonly host: HTMLElement;
  /** The control of the act, as its button has it; null while there is nothing to do it to. */
  control(): Control | null;
  /** Why the control does not work, in words. */
  why(): string | null;
  /** The interaction that the act would be done to. */
  about(): string | null;
  act(): void;
}

/** The desktop that a keyboard belongs to. */
export interface KeyboardOwner extends HTMLElement {
  readonly state: State;
  readonly language: Language;
}

export class Keyboard {
  readonly owner: KeyboardOwner;
  /** Tells a reader what came of a press, where nothing else does. */
  readonly say: (text: string) => void;
  readonly #bindings = new Set<Binding>();
  #keys = mergedKeys({});
  #clashes = clashesOf(this.#keys);

  constructor(owner: KeyboardOwner, say: (text: string) => void) {
    this.owner = owner;
    this.say = say;
  }

  /** What the elements of the page do. */
  get bindings(): ReadonlySet<Binding> {
    return this.#bindings;
  }

  /** The keys of all shortcuts. */
  get keys(): Keys {
    return this.#keys;
  }

  /** Shortcuts that have the same keys, so that none of them acts. */
  get clashes(): ReadonlyMap<ShortcutName, readonly ShortcutName[]> {
    return this.#clashes;
  }

  /** Takes a host's keys over the default ones. Throws a TypeError where something is wrong, and changes nothing then. */
  configure(shortcuts: Shortcuts): void {
    this.#keys = mergedKeys(shortcuts);
    this.#clashes = clashesOf(this.#keys);
  }

  /** The keys that do this, for `aria-keyshortcuts`; undefined where none do. */
  keysOf(name: ShortcutName): string | undefined {
    return this.#clashes.has(name) ? undefined : (this.#keys.get(name) ?? undefined);
  }

  /** Whether something on the page does this. */
  has(name: ShortcutName): boolean {
    return [...this.#bindings].some((one) => one.name === name);
  }

  add(binding: Binding): Cancel {
    this.#bindings.add(binding);
    return () => this.#bindings.delete(binding);
  }
}
