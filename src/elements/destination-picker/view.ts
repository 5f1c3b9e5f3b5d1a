/** What the picker looks like. */
import { nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { DirectoryEntry, Settings, Timestamp } from '../../core/index.js';
import { html } from '../../foundation/html.js';
import { icon } from '../../foundation/icons.js';
import type { Language } from '../../foundation/localize.js';
import type { Found } from '../../foundation/on-demand/found.js';
import { iconHash, iconRefreshCw, iconSearch } from '../../foundation/on-demand/icons.js';
import type { Rows } from '../../foundation/on-demand/rows.js';
import { login } from '../../locales/on-demand/login.js';
import type { Purpose, Tab, Terms } from './kinds.js';
import * as parts from './parts.js';
import { tabs } from './tabs.js';

/** What there is to see, and what is done with it. */
export interface PickerModel {
  readonly t: Terms;
  readonly language: Language;
  readonly settings: Settings | null;
  readonly purpose: Purpose;
  readonly tabs: readonly Tab[];
  readonly tab: Tab | null;
  /** What stands in the search field. */
  readonly text: string;
  readonly found: Found | undefined;
  readonly rows: Rows;
  /** As of when the list is what it is. */
  readonly asOf: Timestamp;
  /** What was left out of a paste. */
  readonly removed: string;
  /** What is said to assistive technology where the focus does not say it. */
  readonly news: string;
  /** The rule that a typed number breaks, and whether that was in the way of Enter. */
  readonly fault: string | null;
  readonly showsFault: boolean;
  readonly hindrance: string | null;
  /** What stands in a row, as it is now. */
  at(row: number): DirectoryEntry | undefined;
  isChosen(entry: DirectoryEntry): boolean;
  /** Why an entry cannot be chosen. */
  whyNot(entry: DirectoryEntry): string | null;
  onInput(event: Event): void;
  onPaste(event: ClipboardEvent): void;
  onKeydown(event: KeyboardEvent): void;
  onOptionClick(row: number, event: MouseEvent): void;
  onPick(): void;
  onTab(tab: Tab): void;
  onRefresh(): void;
}

export function pickerView(picker: PickerModel): unknown {
  const { tab, found, t } = picker;
  if (!tab || !found) {
    return html`<div class="wx-blank" part="blank">
      <b>${t.picker.nowhere}</b><span>${t.picker.nowhereHint}</span>
    </div>`;
  }
  return html`${tabs(t, picker.tabs, tab, picker.onTab)}
    <div class="panel" id="panel" role="tabpanel" aria-labelledby="tab-${tab}">
      ${search(picker, tab, found)}
      <p class="fresh" part="fresh">${fresh(picker, tab, found)}</p>
      <div class="place">${list(picker, tab, found)}</div>
      ${foot(picker, tab, found)}
    </div>
    <p class="wx-aside" role="status">${picker.news}</p>`;
}

function search(picker: PickerModel, tab: Tab, found: Found): TemplateResult {
  const { t, showsFault } = picker;
  const isPeople = tab === 'organization';
  const name = isPeople ? t.picker.searchPeople : t.picker.search;
  const isBusy = found.isLoading && found.hasAnswer;
  const active = found.isStale ? -1 : picker.rows.active;
  return html`<div class="search">
    <label class="wx-field" ?data-invalid=${showsFault}>
      ${icon(tab === 'dial-number' ? iconHash : iconSearch)}
      <input
        part="search"
        role="combobox"
        dir="auto"
        autocomplete="off"
        spellcheck="false"
        placeholder=${isPeople ? t.picker.searchHint[picker.settings?.people?.source ?? 'teams'] : name}
        aria-label=${name}
        aria-autocomplete="list"
        aria-controls="list"
        aria-expanded=${found.count > 0 ? 'true' : 'false'}
        aria-activedescendant=${active < 0 ? nothing : idOf(active)}
        aria-invalid=${showsFault ? 'true' : 'false'}
        aria-describedby="reason"
        .value=${live(picker.text)}
        @input=${picker.onInput}
        @paste=${picker.onPaste}
        @keydown=${picker.onKeydown}
      />
    </label>
    <button
      class="wx-button"
      part="refresh"
      type="button"
      data-icon-only
      aria-label=${t.picker.refresh}
      title=${t.picker.refresh}
      aria-busy=${isBusy ? 'true' : 'false'}
      @click=${picker.onRefresh}
    >
      ${isBusy ? html`<span class="wx-spinner"></span>` : icon(iconRefreshCw)}
    </button>
  </div>`;
}

/** How many there are and as of when, or what was left out of a paste. */
function fresh(picker: PickerModel, tab: Tab, found: Found): unknown {
  if (!found.hasAnswer) return nothing;
  const { t, language, removed, settings } = picker;
  const source = settings?.people?.source;
  let text = countOf(picker, found);
  if (removed) text = t.picker.pasted(parts.removedIn(t, language.locale, removed));
  else if (tab === 'organization' && source && found.shownText.trim() === '') text = t.picker.source[source];
  return html`<span class="wx-clip" title=${text}>${text}</span>
    <span>${t.picker.asOf(secondsIn(language, picker.asOf))}</span>`;
}

export function countOf({ t, tab, language }: PickerModel, { total, all, lead, shownText }: Found): string {
  const count = t.picker.count[tab ?? 'agent'];
  const number = (value: number): string => language.number(value);
  if (all === null || shownText.trim() === '') return count(number(total));
  // Of a number that is typed to its end and in no directory there is nothing to count.
  return lead && total === 0 ? count(number(all)) : t.picker.of(number(total), count(number(all)));
}

function list(picker: PickerModel, tab: Tab, found: Found): unknown {
  const { t } = picker;
  if (!found.hasAnswer) {
    return found.failure ? parts.notFetched(t, tab, found.failure, picker.onRefresh) : parts.loading(t, tab);
  }
  if (found.count === 0) return parts.nothingFound(t, tab, picker.purpose, found.shownText.trim(), picker.settings);
  return html`<div
    class="list"
    part="list"
    id="list"
    role="listbox"
    tabindex="-1"
    aria-label=${t.picker.list[tab]}
    ?data-tall=${tab === 'organization'}
    @scroll=${picker.rows.onScroll}
  >
    ${picker.rows.render((row) => option(picker, row, found))}
  </div>`;
}

function option(picker: PickerModel, row: number, found: Found): TemplateResult {
  const { t, tab, settings } = picker;
  const entry = picker.at(row);
  const isActive = row === picker.rows.active && !found.isStale;
  const isChosen = entry !== undefined && picker.isChosen(entry);
  const isOffered = entry !== undefined && picker.whyNot(entry) === null;
  const query = found.shownText.trim();
  // eslint-disable-next-line lit-a11y/click-events-have-key-events -- the search has the focus, and the keys
  return html`<div
    class="wx-option"
    part="option"
    role="option"
    id=${idOf(row)}
    aria-selected=${isChosen ? 'true' : 'false'}
    aria-disabled=${isOffered ? 'false' : 'true'}
    aria-setsize=${found.count}
    aria-posinset=${row + 1}
    aria-label=${entry ? nothing : t.picker.loading[tab ?? 'agent']}
    ?data-active=${isActive}
    ${picker.rows.place(row)}
    @mousedown=${keepFocus}
    @click=${(event: MouseEvent) => picker.onOptionClick(row, event)}
    @dblclick=${picker.onPick}
  >
    ${
      entry
        ? parts.rowOf(entry, { t, settings, query, isChosen, isActive, isLead: entry === found.lead })
        : parts.rowToCome()
    }
  </div>`;
}

/** Why something cannot be chosen, or what can be dialled. */
function foot({ t, hindrance, fault, showsFault, onRefresh }: PickerModel, tab: Tab, found: Found): unknown {
  if (found.failure && found.hasAnswer) return parts.notRefreshed(t, tab, onRefresh);
  if (hindrance) return parts.reason(hindrance, 'warning');
  if (tab !== 'dial-number') return nothing;
  return parts.reason(fault ?? (t.login ?? login).hint['dial-number'], showsFault ? 'danger' : null);
}

const idOf = (row: number): string => `option-${String(row)}`;

/** A press on a row leaves the focus where it is; the click brings it to the search. */
const keepFocus = (event: Event): void => event.preventDefault();

const clocks = new WeakMap<Language, Intl.DateTimeFormat>();

/** A time of day with its seconds: 10:41:52. */
function secondsIn(language: Language, at: Timestamp): string {
  let clock = clocks.get(language);
  if (!clock) clocks.set(language, (clock = new Intl.DateTimeFormat(language.locale, { timeStyle: 'medium' })));
  return clock.format(at);
}
