/** The dialog of the shortcuts: loaded when it is opened first. */
import { nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { html } from '../../foundation/html.js';
import { icon, iconCircleAlert } from '../../foundation/icons.js';
import type { Keyboard } from '../../foundation/keyboard.js';
import { defaultShortcuts } from '../../foundation/keys.js';
import type { Keys, ShortcutGroup, ShortcutName } from '../../foundation/keys.js';
import type { Dictionary } from '../../foundation/localize.js';
import { dialogFrame, dialogHead, overlays } from '../../foundation/on-demand/dialog.js';
import { isApple, keysOfPage } from '../../foundation/on-demand/key-presses.js';
import { dialogs } from '../../foundation/on-demand/styles.js';
import { viewStyles } from './view.styles.js';

export const styles = [dialogs, overlays, viewStyles];

/** What is painted on keys, where it is not their name. */
const PAINTED: Readonly<Record<string, string>> = {
  ...{ Control: 'Ctrl', ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→' },
  ...{ PageUp: 'Page Up', PageDown: 'Page Down' },
};
/** On Apple's keyboards; readers get the names, in `APPLE_NAMES`. */
const APPLE: Readonly<Record<string, string>> = { ...PAINTED, Control: '⌃', Alt: '⌥', Shift: '⇧', Meta: '⌘' };
const APPLE_NAMES: Readonly<Record<string, string>> = { Alt: 'Option', Meta: 'Command' };

/** The dialog with what the page has. */
export function shortcutsDialog(
  keyboard: Keyboard,
  keys: Keys,
  names: readonly ShortcutName[],
  t: Dictionary,
  close: () => void,
): TemplateResult {
  const { shortcuts } = t;
  const hint = html`<p class="under" id="hint">${shortcuts.hint}</p>`;
  return dialogFrame({
    describedBy: 'hint',
    onClose: close,
    content: html`<div class="wx-dialog" part="dialog">
      ${dialogHead(t, shortcuts.heading, close, hint)}
      <div class="body" part="list" tabindex="0" role="group" aria-labelledby="heading">
        ${shortcutList(keyboard, keys, names, t)}
      </div>
    </div>`,
  });
}

/** The shortcuts that the page has, in their groups, and what is wrong with them. */
function shortcutList(
  keyboard: Keyboard,
  keys: Keys,
  names: readonly ShortcutName[],
  { shortcuts }: Dictionary,
): TemplateResult {
  const taken = keysOfPage(keyboard.owner.ownerDocument);
  const isTaken = (name: ShortcutName): boolean => taken.has(keys.get(name) ?? '');
  const row = (name: ShortcutName): TemplateResult => {
    const chord = keys.get(name) ?? null;
    return html`<li ?data-clash=${keyboard.clashes.has(name) || isTaken(name)}>
      ${shortcuts.name[name]}
      ${chord === null ? html`<span class="none">${shortcuts.none}</span>` : keysOf(chord.split('+'))}
    </li>`;
  };
  const groups = Object.entries(defaultShortcuts) as [ShortcutGroup, Partial<Record<ShortcutName, string>>][];
  const clashes = new Set(names.flatMap((name) => keyboard.clashes.get(name)?.join() ?? []));
  const faults = [
    ...[...clashes].map((all) => shortcuts.clash((all.split(',') as ShortcutName[]).map((one) => shortcuts.name[one]))),
    ...names.filter(isTaken).map((name) => shortcuts.taken(shortcuts.name[name])),
  ];
  return html`<div class="columns">
      ${groups.map(([group, all]) => {
        const there = names.filter((name) => name in all);
        if (there.length === 0) return nothing;
        return html`<section>
          <h4 id=${group}>${shortcuts.group[group]}</h4>
          <ul aria-labelledby=${group}>
            ${there.map(row)}
          </ul>
        </section>`;
      })}
    </div>
    ${
      faults.length === 0
        ? nothing
        : html`<div class="faults">
            ${faults.map((text) => html`<p class="wx-reason" part="reason">${icon(iconCircleAlert)} ${text}</p>`)}
          </div>`
    }`;
}

/** Painted for the eye; readers hear the names, since they spell signs. */
function keysOf(keys: readonly string[]): TemplateResult {
  const [painted, spoken] = isApple() ? [APPLE, APPLE_NAMES] : [PAINTED, {} as typeof PAINTED];
  return html`<span class="wx-aside">${keys.map((key) => spoken[key] ?? PAINTED[key] ?? key).join(' ')}</span>
    <span class="keys" aria-hidden="true"
      >${keys.map((key) => html`<kbd class="wx-key" part="key">${painted[key] ?? key}</kbd>`)}</span
    >`;
}
