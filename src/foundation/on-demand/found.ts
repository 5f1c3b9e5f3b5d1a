/**
 * What was found in a directory, a page at a time: pages are fetched as they are wanted, and an answer to something that
 * is not asked any more is dropped [DST-09].
 */
import { Failure } from '../../core/index.js';
import type { DirectoryEntry, DirectoryPage, Timestamp } from '../../core/index.js';

/** So many entries are asked for at once. */
const PAGE = 100;

/** A page, and on the first one what stands before all entries, though no directory has it. */
export interface FoundPage extends DirectoryPage {
  readonly lead?: DirectoryEntry | null;
}

export interface FoundOptions {
  readonly fetch: (text: string, start: number, count: number) => Promise<FoundPage>;
  readonly now: () => Timestamp;
  /** Something here is another one: paint. */
  readonly onChange: () => void;
  /** What was looked for, or fetched anew, is here. */
  readonly onAnswer?: (isRefresh: boolean) => void;
}

interface Shown {
  readonly text: string;
  readonly lead: DirectoryEntry | null;
  readonly total: number;
  readonly all: number | null;
  /** When it was fetched. */
  readonly at: Timestamp;
  readonly pages: Map<number, readonly DirectoryEntry[]>;
}

export class Found {
  readonly #options: FoundOptions;
  /** What is looked for; null before anything was. */
  #text: string | null = null;
  #shown: Shown | null = null;
  #isAsking = false;
  #isPaging = false;
  #failure: Failure | null = null;
  /** Counts what was asked: an answer to something else comes too late. */
  #asked = 0;
  /** The pages that are wanted, from the first to the last. */
  #wanted: readonly [first: number, last: number] = [0, 0];

  constructor(options: FoundOptions) {
    this.#options = options;
  }

  /** What is looked for. */
  get text(): string {
    return this.#text ?? '';
  }

  /** Whether anything was looked for. */
  get wasAsked(): boolean {
    return this.#text !== null;
  }

  /** Whether something else is shown than what is looked for. */
  get isStale(): boolean {
    return this.#shown?.text !== this.#text;
  }

  get hasAnswer(): boolean {
    return this.#shown !== null;
  }

  /** What was looked for when that was found which is shown. */
  get shownText(): string {
    return this.#shown?.text ?? '';
  }

  get isLoading(): boolean {
    return this.#isAsking;
  }

  /** Why the last attempt did not bring what it was for. */
  get failure(): Failure | null {
    return this.#failure;
  }

  get lead(): DirectoryEntry | null {
    return this.#shown?.lead ?? null;
  }

  /** How many the directory has of what was looked for. */
  get total(): number {
    return this.#shown?.total ?? 0;
  }

  /** How many it has at all, where that is known. */
  get all(): number | null {
    return this.#shown?.all ?? null;
  }

  /** How many rows there are. */
  get count(): number {
    return this.total + (this.lead ? 1 : 0);
  }

  get fetchedAt(): Timestamp | null {
    return this.#shown?.at ?? null;
  }

  /** What stands in a row; undefined while it is not here. */
  at(row: number): DirectoryEntry | undefined {
    const { lead, total } = this;
    if (lead && row === 0) return lead;
    const place = lead ? row - 1 : row;
    return place < total ? this.#shown?.pages.get(Math.floor(place / PAGE))?.[place % PAGE] : undefined;
  }

  /** The row of the first entry that is here and answers to this; -1 where there is none. */
  rowOf(is: (entry: DirectoryEntry) => boolean): number {
    const { lead } = this;
    if (lead && is(lead)) return 0;
    for (const [page, entries] of this.#shown?.pages ?? []) {
      const at = entries.findIndex(is);
      if (at >= 0) return page * PAGE + at + (lead ? 1 : 0);
    }
    return -1;
  }

  /** Looks for something; what is looked for already is not asked for again. */
  look(text: string): void {
    if (text === this.#text && !this.#failure) return;
    this.#text = text;
    this.#wanted = [0, 0];
    void this.#ask(false);
  }

  /** Fetches anew what is in sight, and the row named here [DST-06]. */
  async refresh(row = -1): Promise<void> {
    this.#text ??= '';
    const isRefresh = !this.isStale;
    const [from, to] = this.#wanted;
    const pages = new Set(row < 0 ? [] : [this.#pageOf(row)]);
    for (let page = from; page <= to; page += 1) pages.add(page);
    await this.#ask(isRefresh, isRefresh ? pages : []);
  }

  /** Rows that are about to be seen. */
  want(first: number, last: number): void {
    this.#wanted = [this.#pageOf(first), this.#pageOf(last)];
    if (!this.#isPaging && !this.#failure) void this.#more();
  }

  /** Forgets everything. */
  reset(): void {
    this.#asked += 1;
    this.#text = null;
    this.#shown = null;
    this.#failure = null;
    this.#isAsking = false;
    this.#isPaging = false;
    this.#options.onChange();
  }

  #pageOf(row: number): number {
    return Math.max(0, Math.floor((Math.min(row, this.count - 1) - (this.lead ? 1 : 0)) / PAGE));
  }

  async #ask(isRefresh: boolean, others: Iterable<number> = []): Promise<void> {
    const asked = (this.#asked += 1);
    const text = this.#text ?? '';
    this.#isAsking = true;
    this.#isPaging = false;
    this.#failure = null;
    this.#options.onChange();
    try {
      const { fetch, now } = this.#options;
      const first = await fetch(text, 0, PAGE);
      if (asked !== this.#asked) return;
      const pages = new Map([[0, first.entries]]);
      for (const page of others) {
        if (pages.has(page) || page * PAGE >= first.total) continue;
        const { entries } = await fetch(text, page * PAGE, PAGE);
        if (asked !== this.#asked) return;
        pages.set(page, entries);
      }
      const { lead = null, total, all = null } = first;
      this.#shown = { text, lead, total, all, at: now(), pages };
      this.#isAsking = false;
      this.#options.onAnswer?.(isRefresh);
    } catch (error) {
      if (asked !== this.#asked) return;
      this.#isAsking = false;
      // What was found for something else must not stand there as if it were the answer.
      if (this.isStale) this.#shown = null;
      this.#failure = Failure.from(error);
    }
    this.#options.onChange();
  }

  /** Fetches what is wanted and not here, a page after the other; where the list was scrolled on, the newest first. */
  async #more(): Promise<void> {
    const asked = this.#asked;
    const shown = this.#shown;
    if (!shown || this.#isAsking || this.isStale) return;
    this.#isPaging = true;
    try {
      for (let page = this.#missing(shown); page !== null; page = this.#missing(shown)) {
        const { entries } = await this.#options.fetch(shown.text, page * PAGE, PAGE);
        if (asked !== this.#asked) return;
        shown.pages.set(page, entries);
        this.#options.onChange();
      }
    } catch (error) {
      if (asked !== this.#asked) return;
      this.#failure = Failure.from(error);
      this.#options.onChange();
    }
    this.#isPaging = false;
  }

  #missing({ pages, total }: Shown): number | null {
    const [from, to] = this.#wanted;
    for (let page = from; page <= to && page * PAGE < total; page += 1) if (!pages.has(page)) return page;
    return null;
  }
}
