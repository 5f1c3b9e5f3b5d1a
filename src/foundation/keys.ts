/** Which keys do what [KEY-01]: every act that has a shortcut, its default keys, and how keys are written. */

/**
 * The default keys, by the groups of the dialog. Alt+Shift with a letter clashes least: Ctrl belongs to the browsers,
 * Ctrl+Alt is AltGr, Alt opens menus, screen readers have keys of their own. Chromium takes A B C I N P R T W X Z of it;
 * they stay free. Decision 0009 has the whole reasoning.
 */
export const defaultShortcuts = {
  requests: {
    answer: 'Alt+Shift+Y',
    decline: 'Alt+Shift+D',
    'accept-all': 'Alt+Shift+G',
    requests: 'Alt+Shift+L',
    'skip-preview': 'Alt+Shift+7',
    'remove-preview': 'Alt+Shift+8',
    'cancel-callback': 'Alt+Shift+9',
  },
  call: {
    hold: 'Alt+Shift+H',
    consult: 'Alt+Shift+Q',
    transfer: 'Alt+Shift+F',
    conference: 'Alt+Shift+J',
    swap: 'Alt+Shift+V',
    'end-consult': 'Alt+Shift+U',
    exit: 'Alt+Shift+0',
    'pause-recording': 'Alt+Shift+S',
    participants: 'Alt+Shift+F3',
    'add-note': 'Alt+Shift+F10',
    keypad: 'Alt+Shift+3',
    mute: 'Alt+Shift+F7',
    'barge-in': 'Alt+Shift+F2',
    'stop-monitoring': 'Alt+Shift+F9',
    end: 'Alt+Shift+E',
  },
  work: {
    'submit-wrap-up': 'Alt+Shift+Enter',
    'cancel-auto-wrap-up': 'Alt+Shift+6',
    'edit-variables': 'Alt+Shift+4',
    'save-variables': 'Alt+Shift+5',
    'next-task': 'Alt+Shift+ArrowDown',
    'previous-task': 'Alt+Shift+ArrowUp',
    outdial: 'Alt+Shift+O',
  },
  desktop: {
    'go-available': 'Alt+Shift+1',
    'change-state': 'Alt+Shift+2',
    notices: 'Alt+Shift+M',
    shortcuts: 'Alt+Shift+K',
  },
} as const;

export type ShortcutGroup = keyof typeof defaultShortcuts;

/** What a shortcut does. Two that are one button in turns (Hold and Resume) are one shortcut. */
export type ShortcutName = { [G in ShortcutGroup]: keyof (typeof defaultShortcuts)[G] }[ShortcutGroup];

/** Keys of a host's own, as `{ hold: 'Alt+Shift+F8', end: null }`. Null takes the shortcut away. */
export type Shortcuts = Readonly<Partial<Record<ShortcutName, string | null>>>;

/** The keys of each shortcut, as `aria-keyshortcuts` writes them; null where it has none. */
export type Keys = ReadonlyMap<ShortcutName, string | null>;

// ------------------------------------------------------------------------------------------------------- how keys are written

export const MODIFIERS = ['Control', 'Alt', 'Shift', 'Meta'] as const;

/** Keys without a character that a shortcut may have besides F1 and so on. */
export const NAMED: readonly string[] = [
  ...['Enter', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown'],
  ...['Insert', 'Delete', 'Backspace'],
];

const ALIASES: Readonly<Record<string, string>> = { ctrl: 'control', option: 'alt', cmd: 'meta', command: 'meta' };

const same = (names: readonly string[], name: string): string | undefined =>
  names.find((one) => one.toLowerCase() === name);

/** Keys in the one way to write them: `ctrl + shift + h` becomes `Control+Shift+H`. Null where these are no keys. */
export function chordFrom(text: string): string | null {
  const names = text.split('+').map((name) => name.trim().toLowerCase());
  const name = names.pop() ?? '';
  const key = same(NAMED, name) ?? (/^(?:[a-z\d]|f\d\d?)$/u.test(name) ? name.toUpperCase() : undefined);
  const held = names.map((one) => same(MODIFIERS, ALIASES[one] ?? one));
  if (key === undefined || held.includes(undefined) || new Set(held).size < held.length) return null;
  return [...MODIFIERS.filter((one) => held.includes(one)), key].join('+');
}

/** What browsers and editing cannot do without, or never hand over to a page. */
const RESERVED = [
  /^(?:Control|Meta)\+(?:[ACDFHJKLNOPQRTUVWXZ\d]|F4)$/u,
  /^(?:Control\+Shift|Shift\+Meta)\+[ABCDGIJKLMNOPQRTVWYZ\d]$/u,
  /^(?:Control|Meta)\+(?:Shift\+)?(?:Page|Arrow|Home|End|Delete|Backspace)/u,
  /^Alt\+(?:[BDEFHSTV\d]|F4|Home|ArrowLeft|ArrowRight|Enter)$/u,
  /^(?:Shift\+)?F(?:1|3|5|6|7|10|11|12)$/u,
];

/** Why a shortcut cannot have these keys, and what to do; null where it can. */
function faultOf(chord: string): string | null {
  if (!/Control|Alt\+|Meta|F\d/u.test(chord))
    return 'would act on a key that types or moves. Add Alt, Control or Meta: "Alt+Shift+…" clashes least';
  if (/^Control\+Alt\+/u.test(chord)) return 'is AltGr on many keyboards and types there. Use "Alt+Shift+…"';
  return RESERVED.some((one) => one.test(chord)) ? 'belongs to the browser. Use "Alt+Shift+…"' : null;
}

// --------------------------------------------------------------------------------------------------- a host's keys over ours

const DEFAULTS: Keys = new Map(
  Object.values(defaultShortcuts).flatMap((group) => Object.entries(group) as [ShortcutName, string][]),
);

/** The default keys with a host's over them. Throws a TypeError that says what to write where something is wrong. */
export function mergedKeys(shortcuts: Shortcuts): Keys {
  const keys = new Map(DEFAULTS);
  for (const [name, text] of Object.entries(shortcuts) as [ShortcutName, unknown][]) {
    if (!keys.has(name)) {
      throw new TypeError(`There is no shortcut "${name}". There are: ${[...DEFAULTS.keys()].join(', ')}.`);
    }
    if (text === undefined) continue;
    const chord = typeof text === 'string' ? chordFrom(text) : null;
    const fault = chord === null ? 'is no keys. Write modifiers and one key: "Alt+Shift+H"' : faultOf(chord);
    if (text !== null && fault !== null) {
      throw new TypeError(`The shortcut "${name}" cannot be ${JSON.stringify(text)}: that ${fault}, or null for none.`);
    }
    keys.set(name, chord);
  }
  return keys;
}

/** Shortcuts that have the same keys: by each of them, all that share its keys. */
export function clashesOf(keys: Keys): ReadonlyMap<ShortcutName, readonly ShortcutName[]> {
  const clashes = new Map<ShortcutName, readonly ShortcutName[]>();
  for (const [name, chord] of keys) {
    const all = [...keys].filter((one) => chord !== null && one[1] === chord).map((one) => one[0]);
    if (all.length > 1) clashes.set(name, all);
  }
  return clashes;
}
