import { nothing } from 'lit';
import type { ReactiveControllerHost, TemplateResult } from 'lit';
import { dialled } from '../../core/index.js';
import type { DirectoryEntry, DirectoryPage } from '../../core/index.js';
import { html } from '../../foundation/html.js';
import { icon } from '../../foundation/icons.js';
import type { Language } from '../../foundation/localize.js';
import { iconBookUser } from '../../foundation/on-demand/icons.js';
import { marked } from '../../foundation/search-list.js';

/** So many entries are asked for at once. */
const PAGE = 50;
/** So many are listed at most; whoever looks for one among more types another letter. */
const MOST = 500;
/** So few digits are part of half the numbers of a book. */
const FEW_DIGITS = 3;

export interface AddressBookOptions {
  readonly search: (text: string, start: number, count: number) => Promise<DirectoryPage>;
  readonly onPick: (entry: DirectoryEntry) => void;
  /** Tells how many were found, for those who do not see the list. */
  readonly onFound: (total: number) => void;
}

/** The organisation's address book below a number field: the list of a combobox, a page of entries at a time. */
export class AddressBook {
  readonly #host: ReactiveControllerHost & { readonly renderRoot: ParentNode };
  readonly #options: AddressBookOptions;
  /** What is looked for; null before anything was. */
  #query: string | null = null;
  #entries: readonly DirectoryEntry[] = [];
  #total = 0;
  #state: 'idle' | 'loading' | 'failed' = 'idle';
  #active = -1;
  #isOpen = false;
  /** Counts what was asked: an answer to something else comes too late. */
  #asked = 0;

  constructor(host: ReactiveControllerHost & { readonly renderRoot: ParentNode }, options: AddressBookOptions) {
    this.#host = host;
    this.#options = options;
  }

  /** Looks for a part of a name or number. What is looked for already is not asked for again. */
  look(text: string): void {
    const query = text.trim();
    if (query === this.#query && this.#state !== 'failed') return;
    this.#query = query;
    this.#active = -1;
    this.#asked += 1;
    if (isName(query) || dialled(query).length >= FEW_DIGITS) void this.#ask([]);
    else this.#take([], 0);
  }

  /** Opens the list below the field, where there is something to show. */
  open(): void {
    this.#isOpen = true;
    this.#host.requestUpdate();
  }

  close(): void {
    this.#isOpen = false;
    this.#active = -1;
    this.#host.requestUpdate();
  }

  /** Forgets what was looked for. */
  clear(): void {
    this.#query = null;
    this.#asked += 1;
    this.#take([], 0);
    this.close();
  }

  /** Whether the list can be seen. A number that is not in the book needs no list that says so. */
  get isShown(): boolean {
    return this.#isOpen && this.#query !== null && (this.#entries.length > 0 || isName(this.#query));
  }

  /** The entry that Enter would choose. */
  get active(): DirectoryEntry | undefined {
    return this.isShown ? this.#entries[this.#active] : undefined;
  }

  get activeId(): string | null {
    return this.active ? idOf(this.#active) : null;
  }

  /** The entry that has this number, as far as the book was looked through. */
  entryOf(number: string): DirectoryEntry | undefined {
    return number === '' ? undefined : this.#entries.find((one) => dialled(one.number ?? '') === number);
  }

  /** Goes through the list; before its first and behind its last entry there is none. */
  move(by: 1 | -1): void {
    const places = this.#entries.length + 1;
    this.#active = ((this.#active + 1 + by + places) % places) - 1;
    this.#host.requestUpdate();
    if (this.#active >= this.#entries.length - 2) this.#more();
  }

  /** Scrolls to the active entry, and never the page around the list. */
  reveal(): void {
    const list = this.#host.renderRoot.querySelector<HTMLElement>('#book');
    const option = list?.querySelector<HTMLElement>('[data-active]');
    if (!list || !option) return;
    const { offsetTop: top, offsetHeight: height } = option;
    list.scrollTop = Math.min(top, Math.max(list.scrollTop, top + height - list.clientHeight));
  }

  async #ask(known: readonly DirectoryEntry[]): Promise<void> {
    const asked = this.#asked;
    this.#state = 'loading';
    this.#host.requestUpdate();
    try {
      const { entries, total } = await this.#options.search(this.#query ?? '', known.length, PAGE);
      if (asked !== this.#asked) return;
      this.#take([...known, ...entries], total);
      if (known.length === 0 && this.isShown) this.#options.onFound(total);
    } catch {
      if (asked !== this.#asked) return;
      this.#take(known, known.length === 0 ? 0 : this.#total);
      this.#state = 'failed';
    }
  }

  #take(entries: readonly DirectoryEntry[], total: number): void {
    this.#entries = entries;
    this.#total = total;
    this.#state = 'idle';
    this.#host.requestUpdate();
  }

  get #hasMore(): boolean {
    return this.#entries.length < Math.min(this.#total, MOST);
  }

  #more(): void {
    if (this.#state === 'idle' && this.#hasMore) void this.#ask(this.#entries);
  }

  readonly #onScroll = (event: Event): void => {
    const { scrollTop, clientHeight, scrollHeight } = event.target as HTMLElement;
    if (scrollTop + clientHeight * 2 >= scrollHeight) this.#more();
  };

  readonly #onRetry = (): void => void this.#ask(this.#entries);

  render(language: Language): unknown {
    const { outdial } = language.terms;
    const isShown = this.isShown;
    return html`<div class="book" part="address-book" ?hidden=${!isShown} @mousedown=${keepFocus}>
      <ul
        id="book"
        role="listbox"
        aria-label=${outdial.addressBook}
        ?hidden=${this.#entries.length === 0}
        @scroll=${this.#onScroll}
      >
        ${isShown ? this.#entries.map((entry, index) => this.#row(entry, index)) : nothing}
      </ul>
      ${isShown ? this.#foot(language) : nothing}
    </div>`;
  }

  #row(entry: DirectoryEntry, index: number): TemplateResult {
    const { name, number } = entry;
    const query = this.#query ?? '';
    // eslint-disable-next-line lit-a11y/click-events-have-key-events -- the field has the focus, and the keys
    return html`<li
      class="wx-option"
      role="option"
      id=${idOf(index)}
      aria-selected=${index === this.#active ? 'true' : 'false'}
      aria-setsize=${this.#total}
      aria-posinset=${index + 1}
      ?data-active=${index === this.#active}
      @click=${() => this.#options.onPick(entry)}
    >
      ${icon(iconBookUser)}
      <p class="main"><b class="wx-clip" title=${name}>${marked(name, query)}</b></p>
      <span class="side wx-num">${number && marked(number, dialled(query))}</span>
    </li>`;
  }

  /** What is not in the list: nothing found, not yet, not at all, or not all of it. */
  #foot(language: Language): unknown {
    const { outdial, retry } = language.terms;
    if (this.#state === 'loading') {
      return html`<p class="foot"><span class="wx-spinner"></span> ${outdial.searching}</p>`;
    }
    if (this.#state === 'failed') {
      return html`<p class="foot" role="alert">
        ${outdial.bookFailed} <button class="wx-link" type="button" @click=${this.#onRetry}>${retry}</button>
      </p>`;
    }
    if (this.#total === 0) return html`<p class="foot">${outdial.none(this.#query ?? '')}</p>`;
    const shown = this.#entries.length;
    return shown < this.#total
      ? html`<p class="foot">${outdial.some(language.number(shown), language.number(this.#total))}</p>`
      : nothing;
  }
}

const idOf = (index: number): string => `entry-${index}`;

/** Whether a text looks for names: it is more than a number, or nothing at all. */
const isName = (query: string): boolean => query === '' || /[^\d+#*:\s().-]/u.test(query);

/** A press on the list leaves the focus in the field. */
const keepFocus = (event: Event): void => event.preventDefault();
