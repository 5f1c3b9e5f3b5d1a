/**
 * The shortcuts of one desktop, and the one listener of a page that hands each key press to the desktop that it is meant
 * for: the one that has the focus, else the one used last, never two [KEY-01].
 */
import type { Cancel, Control, State } from '../core/index.js';
import { isTyping } from './focus.js';
import { chordFrom, chordOf, clashesOf, mergedKeys } from './keys.js';
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

  /** The keys of all shortcuts. */
  get keys(): Keys {
    return this.#keys;
  }

  /** Shortcuts that have the same keys, so that none of them acts. */
  get clashes(): ReadonlyMap<ShortcutName, readonly ShortcutName[]> {
    return this.#clashes;
  }

  /** Whether shortcuts work at all: not while nobody is signed in. */
  get isOn(): boolean {
    return this.owner.state.agent?.signedIn ?? false;
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

  /** How far from its target an event comes upon this desktop, or an element that names it; -1 where it does not. */
  depthIn(path: readonly EventTarget[]): number {
    const own = new Set<EventTarget>([this.owner, ...[...this.#bindings].map((one) => one.host)]);
    return path.findIndex((target) => own.has(target));
  }

  add(binding: Binding): Cancel {
    this.#bindings.add(binding);
    return () => this.#bindings.delete(binding);
  }

  /** Listens to the page until cancelled. */
  listen(): Cancel {
    const { ownerDocument } = this.owner;
    let ear = ears.get(ownerDocument);
    if (!ear) ears.set(ownerDocument, (ear = new Ear(ownerDocument)));
    return ear.add(this);
  }

  /** A press that is meant for this desktop. */
  press(chord: string, event: KeyboardEvent): void {
    const [name] = [...this.#keys].flatMap(([one, keys]) => (keys === chord && this.has(one) ? [one] : []));
    if (name === undefined) return;
    const { shortcuts } = this.owner.language.terms;
    const isTaken = keysOfPage(this.owner.ownerDocument).has(chord);
    if (!isTaken) event.preventDefault();
    if (event.repeat) return;
    const clash = this.#clashes.get(name);
    if (isTaken) this.say(shortcuts.taken(shortcuts.name[name]));
    else if (clash) this.say(shortcuts.clash(clash.map((one) => shortcuts.name[one])));
    else this.#act(name, event.composedPath());
  }

  /** One element acts: the one with the focus, else one for the current interaction, else the first. */
  #act(name: ShortcutName, path: readonly EventTarget[]): void {
    const { currentId } = this.owner.state;
    const rank = ({ host, about }: Binding): number =>
      path.includes(host) ? 0 : about() === currentId && currentId !== null ? 1 : 2;
    const [chosen] = [...this.#bindings]
      .filter((one) => one.name === name && one.control() !== null && isShown(one.host))
      .sort((one, other) => rank(one) - rank(other));
    const control = chosen?.control();
    if (control?.enabled) chosen?.act();
    else if (!control?.busy) {
      const { shortcuts } = this.owner.language.terms;
      this.say(chosen?.why() ?? shortcuts.notNow(shortcuts.name[name]));
    }
  }
}

/** Whether an element can be seen: an act that is not on the screen is not at hand. Some paint only in the top layer. */
const isShown = (host: HTMLElement): boolean =>
  [host, ...(host.shadowRoot?.children ?? [])].some((one) => one.checkVisibility({ visibilityProperty: true }));

/** Keys that the page says are its own, by `aria-keyshortcuts` or `accesskey`: there the page goes first. */
export function keysOfPage(document: Document): ReadonlyMap<string, Element> {
  const found = new Map<string, Element>();
  for (const element of document.querySelectorAll('[aria-keyshortcuts], [accesskey]')) {
    const written = element.getAttribute('aria-keyshortcuts')?.split(/\s+/u) ?? [];
    // Browsers press an access key by Alt+Shift, or by Alt whether there is Shift or not; on a Mac by Control+Option.
    const letters = isApple() ? [] : (element.getAttribute('accesskey')?.split(/\s+/u) ?? []);
    for (const text of [...written, ...letters.map((letter) => `Alt+Shift+${letter}`)]) {
      const chord = chordFrom(text);
      if (chord !== null && !found.has(chord)) found.set(chord, element);
    }
  }
  return found;
}

/** Whether keys go by their Apple names: Option, Command. */
export const isApple = (): boolean => /mac|iphone|ipad/iu.test(navigator.platform);

// ------------------------------------------------------------------------------------------------------ a page's one listener

const ears = new WeakMap<Document, Ear>();

class Ear {
  readonly #document: Document;
  readonly #keyboards = new Set<Keyboard>();
  #last: Keyboard | undefined;

  constructor(document: Document) {
    this.#document = document;
  }

  add(keyboard: Keyboard): Cancel {
    if (this.#keyboards.size === 0) this.#listen(true);
    this.#keyboards.add(keyboard);
    return () => {
      this.#keyboards.delete(keyboard);
      if (this.#last === keyboard) this.#last = undefined;
      if (this.#keyboards.size === 0) this.#listen(false);
    };
  }

  #listen(isOn: boolean): void {
    const change = isOn ? 'addEventListener' : 'removeEventListener';
    for (const name of ['focusin', 'pointerdown']) this.#document[change](name, this.#onUse, { capture: true });
    // At the window, after all of the page's own handlers: whichever of them took the key has prevented its default.
    this.#document.defaultView?.[change]('keydown', this.#onKeydown as EventListener);
  }

  readonly #onUse = (event: Event): void => {
    this.#last = this.#at(event) ?? this.#last;
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    const chord = chordOf(event);
    if (chord === null || event.defaultPrevented || event.isComposing) return;
    const [target] = event.composedPath();
    if (target && isTyping(target)) return;
    const keyboard = this.#at(event) ?? this.#lastUsed;
    if (keyboard?.isOn) keyboard.press(chord, event);
  };

  /** The desktop that an event happened in: of nested ones the inner one. */
  #at(event: Event): Keyboard | undefined {
    const path = event.composedPath();
    const found = [...this.#keyboards].map((keyboard) => ({ keyboard, depth: keyboard.depthIn(path) }));
    return found.filter(({ depth }) => depth >= 0).sort((one, other) => one.depth - other.depth)[0]?.keyboard;
  }

  /** With several desktops of which none was used, a key would be for any of them: it is for none. */
  get #lastUsed(): Keyboard | undefined {
    if (this.#last?.isOn) return this.#last;
    const [first, ...others] = [...this.#keyboards].filter((one) => one.isOn);
    return others.length === 0 ? first : undefined;
  }
}
