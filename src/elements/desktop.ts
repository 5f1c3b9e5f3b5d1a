import { ContextProvider } from '@lit/context';
import { css, LitElement } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { Failure, NO_STATE, Store, systemClock } from '../core/index.js';
import type {
  Backend,
  Cancel,
  Clock,
  CommandName,
  Commands,
  Happening,
  State,
  Timestamp,
  World,
} from '../core/index.js';
import { desktopContext, register } from '../foundation/context.js';
import type { Desktop, Notice, Outcome, SendOptions } from '../foundation/context.js';
import { WxAction, WxError, WxNotice, WxRequest } from '../foundation/events.js';
import { html } from '../foundation/html.js';
import { LanguageWatch } from '../foundation/language-watch.js';
import type { Language } from '../foundation/localize.js';
import { failureNotice, happeningNotice, linkNotice } from '../foundation/notices.js';

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
 * @event {WxNotice<'wrapped-up'>} wx-wrapped-up - The wrap-up reason was given.
 * @event {WxNotice<'state-changed'>} wx-state-changed - The agent's state is another one.
 * @event {WxNotice<'signed-in'>} wx-signed-in - The agent signed in.
 * @event {WxNotice<'signed-out'>} wx-signed-out - The agent signed out.
 * @event {WxError} wx-error - An act failed. Cancelable: the default shows it in `<wx-notices>`.
 */
export class WxDesktop extends LitElement implements Desktop {
  static override styles = css`
    :host {
      display: contents;
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

  readonly #language = new LanguageWatch(this, () => this.#changed());
  readonly #listeners = new Set<() => void>();
  #store: Store | null = null;
  #notices: readonly Notice[] = [];
  #lists = 0;
  #isTelling = false;
  #unregister: Cancel | undefined;
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
    if (this.hasUpdated && !this.#store) this.#open();
  }

  override attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    super.attributeChangedCallback(name, before, now);
    if (name === 'id' && this.isConnected) this.#register();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unregister?.();
    this.#giveUp = this.clock.after(GRACE, () => this.#shut());
  }

  now(): Timestamp {
    return this.#store?.now() ?? this.clock.now();
  }

  subscribe(listener: () => void): Cancel {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async send<K extends CommandName>(name: K, payload: Commands[K], options: SendOptions): Promise<Outcome> {
    const request = new WxRequest(name, { ...payload, desktop: this.id });
    options.from.dispatchEvent(request);
    if (request.defaultPrevented) return { done: false, taken: true };
    try {
      await this.perform(name, payload);
      return { done: true };
    } catch (error) {
      const failure = Failure.from(error, name);
      this.#report(failure, options.showsFailure ?? false, () => void this.send(name, payload, options));
      return { done: false, failure };
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

  connect(): void {
    this.#shut();
    this.#open();
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
  }

  protected override render(): TemplateResult {
    return html`<slot></slot>`;
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
    store.subscribe(() => {
      if (store !== this.#store) return;
      const { link: now } = store.state;
      const notice = now === link ? null : linkNotice(link, now);
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
    this.#notices = [];
    if (!store) return;
    // Nobody is left to tell of a back end that fails while it is being left.
    store.disconnect().catch(() => undefined);
    this.#changed();
  }

  #happened(happening: Happening, replayed: boolean): void {
    const detail = { ...happening.detail, desktop: this.id, at: happening.at, replayed };
    this.dispatchEvent(new WxNotice(happening.name, detail));
    const notice = replayed ? null : happeningNotice(happening);
    if (notice) this.#show(notice);
  }

  #report(failure: Failure, isShown: boolean, again: () => void): void {
    const event = new WxError(failure, this.id);
    this.dispatchEvent(event);
    if (event.defaultPrevented || isShown) return;
    this.#show(failureNotice(failure, again));
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
