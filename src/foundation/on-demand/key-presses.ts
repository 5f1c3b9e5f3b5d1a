/**
 * What hears the keys: the one listener of a page, which hands each key press to the desktop that it is meant for: the one
 * that has the focus, else the one used last, never two [KEY-01].
 */
import type { Cancel } from '../../core/index.js';
import { isTyping } from '../focus.js';
import type { Binding, Keyboard } from '../keyboard.js';
import { chordFrom, MODIFIERS, NAMED } from '../keys.js';
import type { ShortcutName } from '../keys.js';

/** Listens to the page for a desktop until cancelled. */
export function listen(keyboard: Keyboard): Cancel {
  const { ownerDocument } = keyboard.owner;
  let ear = ears.get(ownerDocument);
  if (!ear) ears.set(ownerDocument, (ear = new Ear(ownerDocument)));
  return ear.add(keyboard);
}

/** Whether shortcuts work at all: not while nobody is signed in. */
const isOn = ({ owner }: Keyboard): boolean => owner.state.agent?.signedIn ?? false;

/** How far from its target an event comes upon this desktop, or an element that names it; -1 where it does not. */
function depthIn({ owner, bindings }: Keyboard, path: readonly EventTarget[]): number {
  const own = new Set<EventTarget>([owner, ...[...bindings].map((one) => one.host)]);
  return path.findIndex((target) => own.has(target));
}

/** A press that is meant for this desktop. */
function press(keyboard: Keyboard, chord: string, event: KeyboardEvent): void {
  const { owner, keys, clashes } = keyboard;
  const [name] = [...keys].flatMap(([one, written]) => (written === chord && keyboard.has(one) ? [one] : []));
  if (name === undefined) return;
  const { shortcuts } = owner.language.terms;
  const isTaken = keysOfPage(owner.ownerDocument).has(chord);
  if (!isTaken) event.preventDefault();
  if (event.repeat) return;
  const clash = clashes.get(name);
  if (isTaken) keyboard.say(shortcuts.taken(shortcuts.name[name]));
  else if (clash) keyboard.say(shortcuts.clash(clash.map((one) => shortcuts.name[one])));
  else act(keyboard, name, event.composedPath());
}

/** One element acts: the one with the focus, else one for the current interaction, else the first. */
function act({ owner, bindings, say }: Keyboard, name: ShortcutName, path: readonly EventTarget[]): void {
  const { currentId } = owner.state;
  const rank = ({ host, about }: Binding): number =>
    path.includes(host) ? 0 : about() === currentId && currentId !== null ? 1 : 2;
  const [chosen] = [...bindings]
    .filter((one) => one.name === name && one.control() !== null && isShown(one.host))
    .sort((one, other) => rank(one) - rank(other));
  const control = chosen?.control();
  if (control?.enabled) chosen?.act();
  else if (!control?.busy) {
    const { shortcuts } = owner.language.terms;
    say(chosen?.why() ?? shortcuts.notNow(shortcuts.name[name]));
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
    if (keyboard && isOn(keyboard)) press(keyboard, chord, event);
  };

  /** The desktop that an event happened in: of nested ones the inner one. */
  #at(event: Event): Keyboard | undefined {
    const path = event.composedPath();
    const found = [...this.#keyboards].map((keyboard) => ({ keyboard, depth: depthIn(keyboard, path) }));
    return found.filter(({ depth }) => depth >= 0).sort((one, other) => one.depth - other.depth)[0]?.keyboard;
  }

  /** With several desktops of which none was used, a key would be for any of them: it is for none. */
  get #lastUsed(): Keyboard | undefined {
    if (this.#last && isOn(this.#last)) return this.#last;
    const [first, ...others] = [...this.#keyboards].filter(isOn);
    return others.length === 0 ? first : undefined;
  }
}

// ----------------------------------------------------------------------------------------------------- how a press is read

/** The keys of a press, in the way a shortcut is written; null where no shortcut can have them. */
export function chordOf(event: KeyboardEvent): string | null {
  const key = keyOf(event);
  const held = [event.ctrlKey, event.altKey, event.shiftKey, event.metaKey];
  return key === null ? null : [...MODIFIERS.filter((_, index) => held[index]), key].join('+');
}

function keyOf(event: KeyboardEvent): string | null {
  const { key, code } = event;
  // Digits stand in the same places everywhere; with Shift they are other characters.
  if (/^Digit\d$/u.test(code)) return code.slice(-1);
  // A letter goes by what is printed on its key, wherever that is.
  if (/^[a-z]$/iu.test(key)) return key.toUpperCase();
  if (NAMED.includes(key) || /^F\d\d?$/u.test(key)) return key;
  // With Option a Mac makes another character of it, and other scripts have other letters: `keyCode` alone still tells
  // the Latin letter of the key, on any layout. Where it does not, the place has to do.
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- see above; nothing else tells it
  const letter = String.fromCharCode(event.keyCode);
  if (/^[A-Z]$/u.test(letter)) return letter;
  return /^Key[A-Z]$/u.test(code) ? code.slice(-1) : null;
}
