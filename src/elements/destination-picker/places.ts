import { Found } from '../../foundation/on-demand/found.js';
import type { FoundOptions } from '../../foundation/on-demand/found.js';
import type { Tab } from './kinds.js';

export interface PlacesOptions extends Pick<FoundOptions, 'now' | 'onChange'> {
  readonly fetch: (tab: Tab, ...part: Parameters<FoundOptions['fetch']>) => ReturnType<FoundOptions['fetch']>;
  /** What was looked for in the tab that is shown is here, or was fetched anew. */
  readonly onAnswer: (found: Found, isRefresh: boolean) => void;
}

/** What is there of each kind: what stands in its field, as it was typed [DN-02], and what was found. */
export class Places {
  readonly #options: PlacesOptions;
  #places = new Map<Tab, { text: string; readonly found: Found }>();
  #tab: Tab | null = null;

  constructor(options: PlacesOptions) {
    this.#options = options;
  }

  /** The kind that is shown. */
  get tab(): Tab | null {
    return this.#tab;
  }

  set tab(tab: Tab | null) {
    this.#tab = tab;
    if (tab && !this.#places.has(tab)) this.#places.set(tab, { text: '', found: this.#make(tab) });
  }

  get text(): string {
    return this.#current?.text ?? '';
  }

  get found(): Found | undefined {
    return this.#current?.found;
  }

  /** Looks for something else. */
  look(text: string): void {
    const place = this.#current;
    if (!place) return;
    place.text = text;
    place.found.look(text);
  }

  /** Forgets everything. */
  begin(): void {
    for (const { found } of this.#places.values()) found.reset();
    this.#places = new Map();
    this.#tab = null;
  }

  get #current(): { text: string; readonly found: Found } | undefined {
    return this.#tab ? this.#places.get(this.#tab) : undefined;
  }

  #make(tab: Tab): Found {
    const { fetch, now, onChange, onAnswer } = this.#options;
    const found: Found = new Found({
      fetch: (...part) => fetch(tab, ...part),
      now,
      onChange,
      onAnswer: (isRefresh) => {
        if (found === this.found) onAnswer(found, isRefresh);
      },
    });
    return found;
  }
}
