/**
 * A list to choose one from, with a search field over it: a combobox of the ARIA Authoring Practices whose list is always
 * open. The focus stays in the search; arrows go through the list, Enter chooses where they are. Enter never submits.
 */
import { nothing } from 'lit';
import type { ReactiveController, ReactiveControllerHost, TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Named } from '../core/index.js';
import { html } from './html.js';
import { icon } from './icons.js';
import { vars } from './vars.js';
import { iconSearch } from './on-demand/icons.js';

export interface SearchListTexts {
  /** The search field's name. */
  readonly search: string;
  /** The list's name. */
  readonly list: string;
  readonly none: (query: string) => string;
}

export interface SearchListOptions<T extends Named> {
  readonly items: () => readonly T[];
  readonly chosen: () => T | undefined;
  readonly onChoose: (item: T) => void;
  /** Tells how many were found, after the search became another one. */
  readonly onSearch: (found: number) => void;
}

export class SearchList<T extends Named> implements ReactiveController {
  readonly #host: ReactiveControllerHost & { readonly renderRoot: ParentNode };
  readonly #options: SearchListOptions<T>;
  #query = '';
  #activeId: string | null = null;
  #revealNext = true;

  constructor(host: ReactiveControllerHost & { readonly renderRoot: ParentNode }, options: SearchListOptions<T>) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** Begins anew, for something else that is chosen for. */
  reset(): void {
    this.#query = '';
    this.#activeId = null;
    this.#revealNext = true;
  }

  /** The search field. */
  get field(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>('[role=combobox]');
  }

  focus(): void {
    this.field?.focus({ preventScroll: true });
  }

  hostUpdated(): void {
    if (!this.#revealNext) return;
    this.#revealNext = false;
    const list = this.#host.renderRoot.querySelector<HTMLElement>('[role=listbox]');
    const option = list?.querySelector<HTMLElement>('[data-active]') ?? list?.querySelector('[aria-selected=true]');
    if (!list || !(option instanceof HTMLElement)) return;
    // Scrolls the list, and never the page around it.
    const { offsetTop: top, offsetHeight: height } = option;
    list.scrollTop = Math.min(top, Math.max(list.scrollTop, top + height - list.clientHeight));
  }

  get #found(): readonly T[] {
    const query = this.#query.trim().toLowerCase();
    return this.#options.items().filter(({ name }) => name.toLowerCase().includes(query));
  }

  /** What the list shows. What is chosen is always among it, whatever is searched for. */
  get #rows(): readonly T[] {
    const found = this.#found;
    const chosen = this.#options.chosen();
    return this.#options.items().filter((one) => one === chosen || found.includes(one));
  }

  readonly #onInput = (event: InputEvent): void => {
    this.#search((event.target as HTMLInputElement).value);
  };

  /** What was typed makes its first match the one that Enter chooses. */
  #search(query: string): void {
    this.#query = query;
    const found = this.#found;
    this.#activeId = query.trim() === '' ? null : (found[0]?.id ?? null);
    this.#revealNext = true;
    this.#options.onSearch(found.length);
    this.#host.requestUpdate();
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    // While characters are being composed, the keys belong to the input method.
    if (event.isComposing) return;
    if (event.key === 'ArrowDown') this.#move(1);
    else if (event.key === 'ArrowUp') this.#move(-1);
    else if (event.key === 'Enter') this.#choose(this.#rows.find((one) => one.id === this.#activeId));
    else if (event.key === 'Escape' && this.#query !== '') {
      // Only the text goes; what the next Escape means is the dialog's business.
      event.stopPropagation();
      this.#search('');
    } else return;
    event.preventDefault();
  };

  /** The first arrow goes to what is chosen; from the last row on to the first, and back. */
  #move(by: 1 | -1): void {
    const rows = this.#rows;
    const from = rows.findIndex((one) => one.id === this.#activeId);
    const start = this.#options.chosen() ?? rows.at(by > 0 ? 0 : -1);
    const next = from < 0 ? start : rows[(from + by + rows.length) % rows.length];
    this.#activeId = next?.id ?? null;
    this.#revealNext = true;
    this.#host.requestUpdate();
  }

  #choose(item: T | undefined): void {
    if (!item) return;
    this.#activeId = item.id;
    this.#options.onChoose(item);
    this.#host.requestUpdate();
  }

  #onClick(item: T): void {
    this.#choose(item);
    this.focus();
  }

  /** Draws the field and the list, whose place has `--rows`, as for all rows; `side` stands at the end of a row. */
  render(texts: SearchListTexts, side: (item: T) => unknown): TemplateResult {
    const all = this.#options.items();
    const rows = this.#rows;
    const active = rows.find((one) => one.id === this.#activeId);
    const idOf = (item: T): string => `option-${String(all.indexOf(item))}`;
    return html`<div class="search">
        <label class="wx-field">
          ${icon(iconSearch)}
          <input
            part="search"
            role="combobox"
            autocomplete="off"
            spellcheck="false"
            placeholder=${texts.search}
            aria-label=${texts.search}
            aria-autocomplete="list"
            aria-controls="list"
            aria-expanded=${rows.length > 0 ? 'true' : 'false'}
            aria-activedescendant=${active ? idOf(active) : nothing}
            .value=${live(this.#query)}
            @input=${this.#onInput}
            @keydown=${this.#onKey}
          />
        </label>
      </div>
      <div class="choices" ${vars({ '--rows': all.length })}>
        ${this.#found.length === 0 ? html`<p class="none">${texts.none(this.#query.trim())}</p>` : nothing}
        <ul
          class="list"
          part="list"
          id="list"
          role="listbox"
          tabindex="-1"
          aria-label=${texts.list}
          ?hidden=${rows.length === 0}
        >
          ${rows.map(
            (item) =>
              // eslint-disable-next-line lit-a11y/click-events-have-key-events -- the search has the focus, and the keys
              html`<li
                class="wx-option"
                role="option"
                id=${idOf(item)}
                aria-selected=${item === this.#options.chosen() ? 'true' : 'false'}
                ?data-active=${item === active}
                @mousedown=${keepFocus}
                @click=${() => this.#onClick(item)}
              >
                <i class="wx-radio"></i>
                <p class="main"><b class="wx-clip" title=${item.name}>${marked(item.name, this.#query.trim())}</b></p>
                ${side(item)}
              </li>`,
          )}
        </ul>
      </div>`;
  }
}

/** A press on a row leaves the focus where it is; the click brings it to the search. */
const keepFocus = (event: Event): void => event.preventDefault();

/** A text without regard to case and accents: “Sofia” is part of “Sofía”. */
const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** A name with what was searched for marked in it. */
export function marked(name: string, query: string): unknown {
  const plain = folded(name);
  const part = folded(query);
  const at = part === '' ? -1 : plain.indexOf(part);
  // A few letters change their length; their places would not fit.
  if (at < 0 || plain.length !== name.length) return name;
  const end = at + part.length;
  return html`${name.slice(0, at)}<mark>${name.slice(at, end)}</mark>${name.slice(end)}`;
}
