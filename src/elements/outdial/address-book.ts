import { nothing } from 'lit';
import type { ReactiveControllerHost, TemplateResult } from 'lit';
import { dialled } from '../../core/index.js';
import type { DirectoryEntry, DirectoryPage, Timestamp } from '../../core/index.js';
import { html } from '../../foundation/html.js';
import { icon } from '../../foundation/icons.js';
import type { Language } from '../../foundation/localize.js';
import { Found } from '../../foundation/on-demand/found.js';
import { iconBookUser } from '../../foundation/on-demand/icons.js';
import { Rows } from '../../foundation/on-demand/rows.js';
import { marked } from '../../foundation/search-list.js';

/** So few digits are part of half the numbers of a book. */
const FEW_DIGITS = 3;

export interface AddressBookOptions {
  readonly search: (text: string, start: number, count: number) => Promise<DirectoryPage>;
  readonly now: () => Timestamp;
  readonly onPick: (entry: DirectoryEntry) => void;
  /** Tells how many were found, for those who do not see the list. */
  readonly onFound: (total: number) => void;
}

/** The organisation's address book below a number field: the list of a combobox. */
export class AddressBook {
  readonly #host: ReactiveControllerHost & { readonly renderRoot: ParentNode };
  readonly #options: AddressBookOptions;
  readonly #found: Found;
  readonly #rows: Rows;
  /** What is looked for; null before anything was. */
  #query: string | null = null;
  #isOpen = false;

  constructor(host: ReactiveControllerHost & { readonly renderRoot: ParentNode }, options: AddressBookOptions) {
    this.#host = host;
    this.#options = options;
    this.#found = new Found({
      fetch: options.search,
      now: options.now,
      onChange: () => host.requestUpdate(),
      onAnswer: () => {
        this.#rows.begin();
        if (this.isShown) options.onFound(this.#found.total);
      },
    });
    this.#rows = new Rows(host, {
      scroller: '#book',
      count: () => this.#found.count,
      onSight: (first, last) => this.#found.want(first, last),
    });
  }

  /** Looks for a part of a name or number. */
  look(text: string): void {
    const query = text.trim();
    this.#query = query;
    if (isName(query) || dialled(query).length >= FEW_DIGITS) this.#found.look(query);
    else this.#found.reset();
  }

  /** Opens the list below the field, where there is something to show. */
  open(): void {
    this.#isOpen = true;
    this.#host.requestUpdate();
  }

  close(): void {
    this.#isOpen = false;
    this.#rows.activate(-1);
  }

  /** Forgets what was looked for. */
  clear(): void {
    this.#query = null;
    this.#found.reset();
    this.close();
  }

  /** Whether the list can be seen. A number that is not in the book needs no list that says so. */
  get isShown(): boolean {
    return this.#isOpen && this.#query !== null && (this.#found.count > 0 || isName(this.#query));
  }

  /** The entry that Enter would choose. */
  get active(): DirectoryEntry | undefined {
    return this.isShown ? this.#found.at(this.#rows.active) : undefined;
  }

  get activeId(): string | null {
    return this.isShown && this.#rows.active >= 0 ? idOf(this.#rows.active) : null;
  }

  /** The entry that has this number, as far as the book was looked through. */
  entryOf(number: string): DirectoryEntry | undefined {
    if (number === '') return undefined;
    return this.#found.at(this.#found.rowOf((one) => dialled(one.number ?? '') === number));
  }

  /** Goes through the list; before its first and behind its last entry there is none. */
  move(by: 1 | -1): void {
    const places = this.#found.count + 1;
    this.#rows.activate(((this.#rows.active + 1 + by + places) % places) - 1);
  }

  readonly #onRetry = (): void => void this.#found.refresh();

  render(language: Language): unknown {
    const { outdial } = language.terms;
    const { isShown } = this;
    return html`<div class="book" part="address-book" ?hidden=${!isShown} @mousedown=${keepFocus}>
      <div
        id="book"
        role="listbox"
        tabindex="-1"
        aria-label=${outdial.addressBook}
        ?hidden=${this.#found.count === 0}
        @scroll=${this.#rows.onScroll}
      >
        ${isShown ? this.#rows.render((row) => this.#row(row)) : nothing}
      </div>
      ${isShown ? this.#foot(language) : nothing}
    </div>`;
  }

  #row(row: number): TemplateResult {
    const entry = this.#found.at(row);
    const query = this.#found.shownText;
    const isActive = row === this.#rows.active;
    // eslint-disable-next-line lit-a11y/click-events-have-key-events -- the field has the focus, and the keys
    return html`<div
      class="wx-option"
      role="option"
      id=${idOf(row)}
      aria-selected=${isActive ? 'true' : 'false'}
      aria-setsize=${this.#found.total}
      aria-posinset=${row + 1}
      ?data-active=${isActive}
      ${this.#rows.place(row)}
      @click=${() => entry && this.#options.onPick(entry)}
    >
      ${icon(iconBookUser)}
      <p class="main"><b class="wx-clip" title=${entry?.name ?? ''}>${entry && marked(entry.name, query)}</b></p>
      <span class="side wx-num">${entry?.number && marked(entry.number, dialled(query))}</span>
    </div>`;
  }

  /** What is not in the list: nothing found, not yet, or not at all. */
  #foot(language: Language): unknown {
    const { outdial, retry } = language.terms;
    if (this.#found.isLoading) {
      return html`<p class="foot"><span class="wx-spinner"></span> ${outdial.searching}</p>`;
    }
    if (this.#found.failure) {
      return html`<p class="foot" role="alert">
        ${outdial.bookFailed} <button class="wx-link" type="button" @click=${this.#onRetry}>${retry}</button>
      </p>`;
    }
    return this.#found.count === 0 ? html`<p class="foot">${outdial.none(this.#query ?? '')}</p>` : nothing;
  }
}

const idOf = (row: number): string => `entry-${String(row)}`;

/** Whether a text looks for names: it is more than a number, or nothing at all. */
const isName = (query: string): boolean => query === '' || /[^\d+#*:\s().-]/u.test(query);

/** A press on the list leaves the focus in the field. */
const keepFocus = (event: Event): void => event.preventDefault();
