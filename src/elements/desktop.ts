import { ContextProvider } from '@lit/context';
import { css, LitElement } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { announced, Failure, isOnCall, NO_STATE, Store, subjectOf, systemClock } from '../core/index.js';
import type {
  Backend,
  Cancel,
  Capabilities,
  Clock,
  CommandName,
  Commands,
  DirectoryEntry,
  DirectoryPage,
  Happening,
  Media,
  SearchQuery,
  State,
  TeamRow,
  Timestamp,
  World,
} from '../core/index.js';
import { Announcer } from '../foundation/announcer.js';
import { desktopContext, register } from '../foundation/context.js';
import type { Desktop, Notice, Outcome, SendOptions } from '../foundation/context.js';
import { drafts } from '../foundation/drafts.js';
import { WxAction, WxError, WxNotice, WxRequest, WxShortcutClash } from '../foundation/events.js';
import { html } from '../foundation/html.js';
import { Keyboard } from '../foundation/keyboard.js';
import type { Shortcuts } from '../foundation/keys.js';
import { LanguageWatch } from '../foundation/language-watch.js';
import { Lazy } from '../foundation/lazy.js';
import type { Language } from '../foundation/localize.js';
import {
  CLASH,
  clashNotice,
  draftsNotice,
  failureNotice,
  happeningNotice,
  KEPT,
  linkNotice,
} from '../foundation/notices.js';

const NO_CAPABILITIES: Capabilities = { commands: new Set(), directories: new Set(), reveal: false };

/** A desktop that left its page for good gives up its session after this time: frameworks move nodes. */
const GRACE = 1000;

/**
 * Joins the elements inside it to a contact centre: give it a `backend`, and everything within shows the same agent's
 * work. It draws nothing itself.
 *
 * @tagname wx-desktop
 * @slot - The page, or the part of it, that holds the kit's elements.
 * @event {WxNotice<'offered'>} wx-offered - A request reached this agent: the moment for a screen pop.
 * @event {WxNotice<'answered'>} wx-answered - The agent took a request.
 * @event {WxNotice<'missed'>} wx-missed - A request was not taken and went back.
 * @event {WxNotice<'withdrawn'>} wx-withdrawn - A request went away by itself.
 * @event {WxNotice<'held'>} wx-held - The customer was put on hold.
 * @event {WxNotice<'resumed'>} wx-resumed - The customer was taken off hold.
 * @event {WxNotice<'recording-paused'>} wx-recording-paused - The recording was paused.
 * @event {WxNotice<'recording-resumed'>} wx-recording-resumed - The recording runs again.
 * @event {WxNotice<'ended'>} wx-ended - The conversation is over: the moment for a call log.
 * @event {WxNotice<'not-reached'>} wx-not-reached - A customer who was called did not answer.
 * @event {WxNotice<'monitoring-started'>} wx-monitoring-started - This agent, a supervisor, listens to a call.
 * @event {WxNotice<'monitoring-ended'>} wx-monitoring-ended - And listens no longer.
 * @event {WxNotice<'barged-in'>} wx-barged-in - A supervisor came into the call.
 * @event {WxNotice<'variable-saved'>} wx-variable-saved - A variable was saved, by this agent or another.
 * @event {WxNotice<'wrapped-up'>} wx-wrapped-up - The wrap-up reason was given.
 * @event {WxNotice<'state-changed'>} wx-state-changed - The agent's state is another one.
 * @event {WxNotice<'signed-in'>} wx-signed-in - The agent signed in.
 * @event {WxNotice<'signed-out'>} wx-signed-out - The agent signed out.
 * @event {WxNotice<'not-kept'>} wx-not-kept - The embedded centre cannot be kept in this browser.
 * @event {WxNotice<'not-shared'>} wx-not-shared - The embedded centre cannot be shared by this browser's tabs.
 * @event {WxNotice<'stood-still'>} wx-stood-still - The embedded centre was closed for a while and goes on from there.
 * @event {WxShortcutClash} wx-shortcut-clash - Shortcuts have the same keys. Cancelable: the default is a notice.
 * @event {WxError} wx-error - An act failed. Cancelable: the default shows it in `<wx-notices>`.
 */
export class WxDesktop extends LitElement implements Desktop {
  static override styles = css`
    :host {
      display: contents;
    }
    /* For readers only */
    .wx-aside {
      position: fixed;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  `;

  // A desktop is found by its id, which a framework may set after the element has come to the page.
  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, 'id'];
  }

  /** The contact centre to work with, for instance `simulator()`. Setting another one leaves the former. */
  @property({ attribute: false }) backend: Backend | null = null;

  /** What the desktop reads the time from and waits on. Default: the machine's. Tests hand in a manual one. */
  @property({ attribute: false }) clock: Clock = systemClock;

  /**
   * Keys of your own for shortcuts, over the default ones: `{ hold: 'Alt+Shift+F8', end: null }`; null takes a shortcut
   * away. What is no keys, or belongs to the browser, throws a TypeError.
   */
  @property({ attribute: false })
  get shortcuts(): Shortcuts {
    return this.#shortcuts;
  }

  set shortcuts(shortcuts: Shortcuts) {
    this.keyboard.configure(shortcuts);
    this.#shortcuts = shortcuts;
    this.#changed();
  }

  readonly #announcer = new Announcer(this, () => this.clock);
  /** For the elements: what their shortcuts do, and by which keys. */
  readonly keyboard = new Keyboard(this, (text) => this.#announcer.say(text));
  #shortcuts: Shortcuts = {};
  readonly #presses = new Lazy(this, () => import('../foundation/on-demand/key-presses.js'));
  #stopListening: Cancel | undefined;
  readonly #language = new LanguageWatch(this, () => this.#changed());
  readonly #listeners = new Set<() => void>();
  readonly #witnesses = new Set<(happening: Happening) => void>();
  #store: Store | null = null;
  #notices: readonly Notice[] = [];
  #lists = 0;
  #media: Promise<Media> | null = null;
  #isTelling = false;
  #unregister: Cancel | undefined;
  #forgetDrafts: Cancel | undefined;
  #giveUp: Cancel | undefined;

  constructor() {
    super();
    new ContextProvider(this, { context: desktopContext, initialValue: this });
  }

  get state(): State {
    return this.#store?.state ?? NO_STATE;
  }

  get language(): Language {
    return this.#language.value;
  }

  get notices(): readonly Notice[] {
    return this.#notices;
  }

  get world(): World | null {
    return this.backend?.world ?? null;
  }

  get showsRequestsInList(): boolean {
    return this.#lists > 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#giveUp?.();
    this.#giveUp = undefined;
    this.#register();
    if (this.state.agent?.signedIn) void this.#listen();
    this.#forgetDrafts = drafts.onVolatile((agentId) => {
      // A centre that lives in this page, and said that it is not kept, has said the worse.
      const isSaid = this.#notices.some(({ id }) => id === KEPT);
      if (!isSaid && agentId === this.state.agent?.id) this.#show(draftsNotice);
    });
    if (this.hasUpdated && !this.#store) this.#open();
  }

  override attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    super.attributeChangedCallback(name, before, now);
    if (name === 'id' && this.isConnected) this.#register();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unregister?.();
    this.#stopListening?.();
    this.#stopListening = undefined;
    this.#forgetDrafts?.();
    this.#giveUp = this.clock.after(GRACE, () => this.#shut());
  }

  now(): Timestamp {
    return this.#store?.now() ?? this.clock.now();
  }

  subscribe(listener: () => void): Cancel {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  onHappening(listener: (happening: Happening) => void): Cancel {
    this.#witnesses.add(listener);
    return () => this.#witnesses.delete(listener);
  }

  async send<K extends CommandName>(name: K, payload: Commands[K], options: SendOptions): Promise<Outcome> {
    const about = this.state.interactions.get(subjectOf(payload) ?? '');
    const request = new WxRequest(name, { ...announced(payload, about), desktop: this.id });
    options.from.dispatchEvent(request);
    if (request.defaultPrevented) return { done: false, taken: true };
    try {
      await this.perform(name, payload);
      return { done: true };
    } catch (error) {
      const failure = Failure.from(error, name);
      const again = (): void => void this.send(name, payload, options);
      const isTaken = this.#report(failure, options.showsFailure ?? false, again);
      return isTaken ? { done: false, taken: true } : { done: false, failure };
    }
  }

  /**
   * Carries out an act without announcing it: for a page that cancelled a request and now lets it happen, or that acts
   * by script. Rejects with a `Failure`.
   */
  async perform<K extends CommandName>(name: K, payload: Commands[K]): Promise<void> {
    if (!this.#store) throw new Failure('link-lost', { command: name, retryable: true });
    await this.#store.send(name, payload);
  }

  get capabilities(): Capabilities {
    return this.backend?.capabilities ?? NO_CAPABILITIES;
  }

  search(query: SearchQuery, start: number, count: number): Promise<DirectoryPage> {
    return this.#store?.search(query, start, count) ?? Promise.reject(new Failure('link-lost', { retryable: true }));
  }

  watchAgents(listener: (changed: readonly DirectoryEntry[]) => void): Cancel {
    return this.#store?.watchAgents(listener) ?? (() => undefined);
  }

  watchTeam(listener: (rows: readonly TeamRow[]) => void): Cancel | null {
    return this.#store?.watchTeam(listener) ?? null;
  }

  media(): Promise<Media> | null {
    if (!this.#store || !this.backend?.media) return null;
    if (!this.#media) {
      const media = (this.#media = this.backend.media());
      // What did not come may be asked for again.
      media.catch(() => this.#media === media && (this.#media = null));
    }
    return this.#media;
  }

  reveal(interactionId: string, variable: string): Promise<string> {
    return (
      this.#store?.reveal(interactionId, variable) ?? Promise.reject(new Failure('link-lost', { retryable: true }))
    );
  }

  connect(): void {
    this.#shut();
    this.#open();
  }

  get retry(): (() => void) | null {
    return this.backend?.retry ? () => this.#store?.retry() : null;
  }

  action(action: string, interactionId: string, from: HTMLElement): void {
    from.dispatchEvent(new WxAction(action, interactionId, this.id));
  }

  choose(interactionId: string): void {
    this.#store?.choose(interactionId);
  }

  dismiss(noticeId: string): void {
    this.#notices = this.#notices.filter((one) => one.id !== noticeId);
    this.#changed();
  }

  takeRequests(): Cancel {
    let isHeld = true;
    this.#lists += 1;
    this.#changed();
    return () => {
      if (!isHeld) return;
      isHeld = false;
      this.#lists -= 1;
      this.#changed();
    };
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('backend') || changed.has('clock')) {
      this.#shut();
      this.#open();
    }
    if (changed.has('shortcuts')) this.#tellClashes();
  }

  protected override render(): TemplateResult {
    return html`<slot></slot> ${this.#announcer.region()}`;
  }

  #tellClashes(): void {
    this.#notices = this.#notices.filter((one) => !one.id.startsWith(CLASH));
    for (const [name, all] of this.keyboard.clashes) {
      const keys = this.keyboard.keys.get(name);
      if (name !== all[0] || !keys) continue;
      const event = new WxShortcutClash(keys, all, this.id);
      this.dispatchEvent(event);
      if (!event.defaultPrevented) this.#show(clashNotice(keys, all));
    }
  }

  /** From the first sign-in on, for as long as it is on the page. */
  async #listen(): Promise<void> {
    const presses = this.#presses.value ?? (await this.#presses.load());
    if (presses && this.isConnected) this.#stopListening ??= presses.listen(this.keyboard);
  }

  #register(): void {
    this.#unregister?.();
    this.#unregister = register(this.id, this);
  }

  #open(): void {
    if (!this.backend || !this.isConnected) return;
    const store = new Store(this.backend, this.clock);
    this.#store = store;
    let link = store.state.link;
    let isSignedIn = false;
    store.subscribe(() => {
      if (store !== this.#store) return;
      const { link: now, agent } = store.state;
      if (agent?.signedIn && !isSignedIn) drafts.begin(agent.id);
      // What hears the keys is asked for again where it did not come: the network may be back.
      if (agent?.signedIn && (!isSignedIn || now !== link)) void this.#listen();
      isSignedIn = agent?.signedIn ?? false;
      const notice = now === link ? null : linkNotice(link, now, isOnCall(store.state));
      link = now;
      if (notice) this.#show(notice);
      this.#changed();
    });
    store.onHappening(({ happening, replayed }) => {
      if (store === this.#store) this.#happened(happening, replayed);
    });
    store.connect().catch((error: unknown) => {
      if (store !== this.#store) return;
      this.#report(Failure.from(error), false, () => this.connect());
    });
    this.#changed();
  }

  #shut(): void {
    const store = this.#store;
    this.#store = null;
    // How keys clash has nothing to do with the centre.
    this.#notices = this.#notices.filter((one) => one.id.startsWith(CLASH));
    this.#media?.then((media) => media.close()).catch(() => undefined);
    this.#media = null;
    if (!store) return;
    // Nobody is left to tell of a back end that fails while it is being left.
    store.disconnect().catch(() => undefined);
    this.#changed();
  }

  #happened(happening: Happening, replayed: boolean): void {
    const { name, detail: about } = happening;
    // What was begun on it and not sent is over with it [CAD-08].
    if (name === 'wrapped-up') drafts.clear(this.state.agent?.id ?? '', about.interactionId);
    const detail = { ...about, desktop: this.id, at: happening.at, replayed };
    this.dispatchEvent(new WxNotice(happening.name, detail));
    if (replayed) return;
    const notice = happeningNotice(happening);
    if (notice) this.#show(notice);
    for (const tell of [...this.#witnesses]) tell(happening);
  }

  /** Tells of a failure; whether a listener shows it in its own way. */
  #report(failure: Failure, isShown: boolean, again: () => void): boolean {
    const event = new WxError(failure, this.id);
    this.dispatchEvent(event);
    if (!event.defaultPrevented && !isShown) this.#show(failureNotice(failure, again));
    return event.defaultPrevented;
  }

  #show(notice: Notice): void {
    this.#notices = [...this.#notices.filter((one) => one.id !== notice.id), notice];
    this.#changed();
  }

  /** Tells everyone, once for all changes of a microtask. */
  #changed(): void {
    if (this.#isTelling) return;
    this.#isTelling = true;
    queueMicrotask(() => {
      this.#isTelling = false;
      for (const listener of [...this.#listeners]) listener();
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wx-desktop': WxDesktop;
  }
}
