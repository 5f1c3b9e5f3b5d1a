/** The inside of `<wx-destination-picker>`: loaded when it is shown first. What it looks like is in view.ts. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Destination, DirectoryEntry, Link, Settings } from '../../core/index.js';
import { Selected } from '../../foundation/context.js';
import type { Desktop, DesktopController } from '../../foundation/context.js';
import type { Language } from '../../foundation/localize.js';
import type { Found } from '../../foundation/on-demand/found.js';
import { insert, reduced } from '../../foundation/on-demand/number-text.js';
import { rowForKey, Rows } from '../../foundation/on-demand/rows.js';
import { fetchPage } from './fetching.js';
import { destinationOf, isSame, tabsFor, termsOf } from './kinds.js';
import type { Purpose, Tab, Terms } from './kinds.js';
import { LiveAgents } from './live.js';
import { Places } from './places.js';
import { faultOf, whyNobody, whyNoLonger, whyNot } from './refusals.js';
import { countOf, pickerView } from './view.js';
import type { PickerModel } from './view.js';

export { styles } from './styles.js';

export interface PickerMeans {
  readonly source: DesktopController;
  readonly desk: () => Desktop | null;
  readonly language: () => Language;
  /** The interaction that somebody is chosen for. */
  readonly subject: () => string | null;
}

interface Host extends ReactiveControllerHost, HTMLElement {
  readonly desktop: string;
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly purpose: Purpose;
  value: Destination | null;
}

export class Picker implements ReactiveController, PickerModel {
  readonly #host: Host;
  readonly #means: PickerMeans;
  readonly #settings: Selected<Settings | null>;
  readonly #link: Selected<Link>;
  readonly #live: LiveAgents;
  readonly #places: Places;
  readonly rows: Rows;
  removed = '';
  news = '';
  /** What somebody is chosen for: desktop, purpose, call. */
  #subject: readonly unknown[] = [];
  #knownLink: Link | null = null;
  /** The hindrance that was told of last. */
  #told: string | null = null;
  /** Enter was pressed on a list that is still on its way. */
  #enterWaits = false;
  #showsFault = false;
  #focusNext = false;

  constructor(host: Host, means: PickerMeans) {
    this.#host = host;
    this.#means = means;
    const select = <T>(read: (desktop: Desktop | null) => T): Selected<T> => new Selected(host, means.source, read);
    this.#settings = select((desktop) => desktop?.state.settings ?? null);
    this.#link = select((desktop) => desktop?.state.link ?? 'closed');
    this.#live = new LiveAgents(() => host.requestUpdate());
    this.#places = new Places({
      fetch: async (tab, ...part) => {
        const about = { desk: means.desk(), settings: this.settings, purpose: this.purpose };
        const page = await fetchPage(tab, about, ...part);
        if (tab === 'agent') this.#live.fetched(page.entries);
        return page;
      },
      now: () => means.desk()?.now() ?? 0,
      onChange: () => host.requestUpdate(),
      onAnswer: (found, isRefresh) => this.#onAnswer(found, isRefresh),
    });
    this.rows = new Rows(host, {
      scroller: '.list',
      count: () => this.found?.count ?? 0,
      onSight: (first, last) => this.found?.want(first, last),
    });
    host.addController(this);
  }

  // --------------------------------------------------------------------------------------------------- what there is to see

  get language(): Language {
    return this.#means.language();
  }

  get t(): Terms {
    return termsOf(this.language.terms);
  }

  get settings(): Settings | null {
    return this.#settings.value;
  }

  get purpose(): Purpose {
    return this.#host.purpose;
  }

  get tabs(): readonly Tab[] {
    const desk = this.#means.desk();
    return desk ? tabsFor(this.settings, desk.capabilities, this.purpose) : [];
  }

  get tab(): Tab | null {
    return this.#places.tab;
  }

  get text(): string {
    return this.#places.text;
  }

  get found(): Found | undefined {
    return this.#places.found;
  }

  get asOf(): number {
    return Math.max(this.found?.fetchedAt ?? 0, this.tab === 'agent' ? this.#live.at : 0);
  }

  get fault(): string | null {
    return faultOf(this, this.text);
  }

  get showsFault(): boolean {
    return this.#showsFault && this.fault !== null;
  }

  /** Why what is chosen, or whatever could be chosen here, cannot be used. */
  get hindrance(): string | null {
    const { value } = this.#host;
    if (this.#link.value !== 'open') return value && this.t.reason['link-lost'];
    const now = value?.kind === 'agent' ? this.#live.of(value.id) : undefined;
    return whyNobody(this) ?? (now ? whyNoLonger(this, now) : null);
  }

  at(row: number): DirectoryEntry | undefined {
    const entry = this.found?.at(row);
    return entry?.kind === 'agent' ? (this.#live.of(entry.id) ?? entry) : entry;
  }

  isChosen(entry: DirectoryEntry): boolean {
    return isSame(this.#host.value, entry);
  }

  whyNot(entry: DirectoryEntry): string | null {
    return whyNot(this, entry);
  }

  // ---------------------------------------------------------------------------------------------------- what the host calls

  focus(): void {
    this.#focusNext = true;
    this.#host.requestUpdate();
  }

  /** Fetches anew what is shown [DST-06]. What is chosen stays chosen if it is still there. */
  async refresh(): Promise<void> {
    await this.found?.refresh(this.#chosenRow);
  }

  render(): unknown {
    return pickerView(this);
  }

  hostDisconnected(): void {
    this.#live.watch(null);
  }

  hostUpdate(): void {
    const desk = this.#means.desk();
    if (!desk) {
      // Off the page, or not on it yet: what was typed and chosen stays, and is looked for anew.
      this.#knownLink = null;
      return;
    }
    const subject = [desk, this.purpose, this.#means.subject()];
    if (subject.some((one, index) => one !== this.#subject[index])) this.#begin(subject);
    const { tabs } = this;
    if (!this.tab || !tabs.includes(this.tab)) this.#turnTo(tabs[0] ?? null);
    const link = this.#link.value;
    const isBack = link === 'open' && this.#knownLink !== 'open';
    this.#knownLink = link;
    this.#live.watch(link === 'open' && this.tab === 'agent' ? desk : null);
    if (link !== 'open') return;
    if (!this.found?.wasAsked) this.#places.look(this.text);
    else if (isBack) void this.found.refresh();
  }

  hostUpdated(): void {
    const { hindrance } = this;
    if (hindrance !== this.#told && this.#means.desk()) {
      this.#told = hindrance;
      if (hindrance) this.#say(hindrance);
      this.#tell('change');
    }
    const field = this.#focusNext ? this.#host.renderRoot.querySelector<HTMLElement>('[role=combobox]') : null;
    if (!field) return;
    this.#focusNext = false;
    field.focus({ preventScroll: true });
  }

  // -------------------------------------------------------------------------------------------------------------- what changes

  /** Begins anew, for another desktop, call or purpose. */
  #begin(subject: readonly unknown[]): void {
    this.#subject = subject;
    this.#knownLink = null;
    this.#places.begin();
    this.#live.forget();
    this.#choose(null);
  }

  #turnTo(tab: Tab | null): void {
    if (tab === this.tab) return;
    this.#places.tab = tab;
    this.removed = '';
    this.news = '';
    this.#enterWaits = false;
    this.#showsFault = false;
    this.rows.begin();
    // What is chosen is what can be seen here.
    this.#choose(null);
  }

  #onAnswer(found: Found, isRefresh: boolean): void {
    if (this.tab === 'agent') this.#live.forget();
    if (isRefresh) {
      if (this.#chosenRow < 0) this.#choose(null);
      this.#say(countOf(this, found));
      return;
    }
    this.rows.begin();
    if (found.text.trim() === '') return;
    this.rows.activate(0);
    this.#say(countOf(this, found));
    if (this.#enterWaits) this.#take(0);
    this.#enterWaits = false;
  }

  #choose(value: Destination | null): void {
    if (this.#host.value === value) return;
    this.#host.value = value;
    this.#told = this.hindrance;
    this.#tell('change');
  }

  #tell(name: 'change' | 'pick'): void {
    this.#host.dispatchEvent(new Event(name));
  }

  #say(news: string): void {
    this.news = news;
    this.#host.requestUpdate();
  }

  #take(row: number): void {
    const entry = this.at(row);
    if (!entry) return;
    this.rows.activate(row);
    const why = this.whyNot(entry);
    this.#say(why ?? this.t.picker.chosen(entry.name));
    if (!why && !this.isChosen(entry)) this.#choose(destinationOf(entry));
  }

  #setText(text: string): void {
    this.#enterWaits = false;
    this.#showsFault = false;
    this.removed = '';
    this.#choose(null);
    this.#places.look(text);
    this.#host.requestUpdate();
  }

  // -------------------------------------------------------------------------------------------------------------- the handlers

  readonly onInput = (event: Event): void => this.#setText((event.target as HTMLInputElement).value);

  /** A pasted text that holds a digit is reduced at once; any other stays as it is [DN-02]. */
  readonly onPaste = (event: ClipboardEvent): void => {
    const paste = this.tab === 'dial-number' ? reduced(event.clipboardData?.getData('text') ?? '') : null;
    if (!paste) return;
    event.preventDefault();
    this.#setText(insert(event.target as HTMLInputElement, paste.number));
    this.removed = paste.removed;
  };

  readonly onKeydown = (event: KeyboardEvent): void => {
    // While characters are being composed, the keys belong to the input method.
    if (event.isComposing) return;
    const row = this.#rowFor(event);
    if (row !== null) {
      this.#enterWaits = false;
      this.rows.activate(row);
    } else if (event.key === 'Enter') {
      if (!event.repeat) this.#onEnter();
    } else if (event.key === 'Escape' && this.text) {
      // Only the text goes; what the next Escape means is the dialog's business.
      event.stopPropagation();
      this.#setText('');
    } else return;
    event.preventDefault();
  };

  /** The row that a key goes to. Home and End move the caret where there is a text to move it in. */
  #rowFor({ key, ctrlKey }: KeyboardEvent): number | null {
    if ((key === 'Home' || key === 'End') && this.text && !ctrlKey) return null;
    return rowForKey(key, this.rows, this.#chosenRow);
  }

  /** Where the chosen one stands; -1 where it is not in the list, as far as that is here. */
  get #chosenRow(): number {
    const { value } = this.#host;
    return value ? (this.found?.rowOf((one) => isSame(value, one)) ?? -1) : -1;
  }

  #onEnter(): void {
    const { active } = this.rows;
    const entry = this.at(active);
    if (this.found?.isStale) this.#enterWaits = true;
    else if (entry && this.isChosen(entry)) this.onPick();
    else if (entry) this.#take(active);
    else if (this.fault) {
      this.#showsFault = true;
      this.#say(this.fault);
    }
  }

  onOptionClick(row: number, { detail }: MouseEvent): void {
    // The second click of a double click has chosen already.
    if (detail < 2) this.#take(row);
    this.focus();
  }

  readonly onPick = (): void => {
    if (this.#host.value && this.hindrance === null) this.#tell('pick');
  };

  readonly onTab = (tab: Tab): void => {
    this.#turnTo(tab);
    this.#host.requestUpdate();
  };

  readonly onRefresh = (): void => void this.refresh();
}
