import { adoptStyles, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { requesterOf, systemClock } from '../core/index.js';
import type { Channel, Controls, Interaction } from '../core/index.js';
import { Aim } from '../foundation/aim.js';
import { canLead } from '../foundation/alert-lead.js';
import { sameItems } from '../foundation/context.js';
import { WxElement } from '../foundation/element.js';
import { html } from '../foundation/html.js';
import { Lazy } from '../foundation/lazy.js';
import { RequestShortcuts } from '../foundation/request-shortcuts.js';
import { WORKS } from '../foundation/shortcuts.js';
import { base, buttons, icons } from '../foundation/styles.js';
import { Voice } from '../foundation/voice.js';
import { announcementOf } from './popover-stack/lines.js';
import type { TakeAct } from './popover-stack/take.js';
import { moveByKey, stepFrom } from './task-list/keys.js';
import { ALL, arranged, EMPTY, heldStill, sameValues, tasksOf } from './task-list/layout.js';
import type { Group, Place } from './task-list/layout.js';
import { styles } from './task-list.styles.js';
import { RequestTaker } from './task-list/taker.js';
import type * as View from './task-list/view.js';

/** A group draws so many rows at once, so that 500 requests cost no more than what can be seen. */
const ROWS_AT_ONCE = 40;

const NONE: Controls = {};
const NO_CONTROLS: ReadonlyMap<string, Controls> = new Map();

/** The selector of a row, or of something in it. */
const inRow = (id: string, selector = ''): string => `.task[data-row="${CSS.escape(id)}"] ${selector}`;

/** The id of the row that this is part of. */
const rowOf = (target: EventTarget | null | undefined): string | undefined =>
  target instanceof Element ? target.closest<HTMLElement>('.task')?.dataset['row'] : undefined;

/**
 * The agent's requests and open work, a row each; choosing one makes it the current one. While it is open it shows the
 * requests in place of the popovers. How high it gets is the page's to say: the rows scroll, the head stays.
 *
 * @tagname wx-task-list
 * @event {WxRequest<'accept'>} wx-accept - Asks to take a request; one event for each. Cancelable.
 * @event {WxRequest<'decline'>} wx-decline - Asks to send a ringing call back to its queue. Cancelable.
 * @event {WxRequest<'skip-preview'>} wx-skip-preview - Asks to pass over a campaign's contact. Cancelable.
 * @event {WxRequest<'remove-preview'>} wx-remove-preview - Asks to take a contact off its campaign. Cancelable.
 * @event {ToggleEvent} toggle - The list was folded or unfolded: `newState` is `closed` or `open`. Does not bubble.
 * @csspart pane - The box around everything.
 * @csspart head - The heading and its buttons.
 * @csspart accept-all - The button "Accept N requests".
 * @csspart fold - The button that folds the list, or unfolds it.
 * @csspart list - What scrolls.
 * @csspart group - The heading of a group.
 * @csspart task - A row.
 * @csspart accept - The button "Accept" of a row.
 * @csspart answer - The button "Answer" of a row.
 * @csspart decline - The button "Decline" of a row.
 * @csspart skip-preview - The button "Skip" of a row.
 * @csspart remove-preview - The button "Remove" of a row.
 * @csspart more - A button for the rows before or after those that are shown.
 * @csspart reason - Why a control does not work now.
 * @csspart tab - A channel in the folded list.
 * @csspart retry - The button "Retry", where the list could not be loaded.
 */
export class WxTaskList extends WxElement {
  static override styles = [base, icons, buttons, styles];

  // Where the list is hidden, the popovers have to show the requests.
  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, 'hidden'];
  }

  /** Folded to a strip of channels with counts. Requests then appear as popovers. */
  @property({ type: Boolean, reflect: true }) collapsed = false;

  readonly #aim = new Aim(this, () => (this.desk?.clock ?? systemClock).now());
  readonly #desktop = this.select((desktop) => desktop);
  readonly #agentId = this.select((desktop) => (desktop?.state.agent?.signedIn ? desktop.state.agent.id : null));
  readonly #isAvailable = this.select((desktop) => desktop?.state.agent?.state.name === 'available');
  readonly #tasks = this.select(tasksOf, sameItems);
  readonly #controls = this.select((desktop) => desktop?.state.controls ?? NO_CONTROLS, sameValues);
  readonly #read = this.select((desktop) => desktop?.state.read ?? null);
  readonly #settings = this.select((desktop) => desktop?.state.settings ?? null);
  readonly #currentId = this.select((desktop) => desktop?.state.currentId ?? null);
  readonly #voice = new Voice();
  readonly #view = new Lazy(this, async () => {
    const view = await import('./task-list/view.js');
    if (this.shadowRoot) adoptStyles(this.shadowRoot, [...WxTaskList.elementStyles, ...view.styles]);
    return view;
  });
  // A list that cannot be drawn leaves the requests to the popovers.
  readonly #taker = new RequestTaker(this, () => (this.#view.state === 'failed' ? null : this.desk));
  readonly #keys = new RequestShortcuts(this, {
    shortcut: (name, options) => this.shortcut(name, options),
    desktop: () => this.desk,
    requests: () =>
      this.collapsed || this.#view.state === 'failed' ? [] : this.#tasks.value.filter((one) => one.request),
    controlsOf: (id) => this.#controlsOf(id),
    take: (act, interactionId) => void this.send(act, { interactionId }),
    focus: () => this.renderRoot.querySelector<HTMLElement>('.heading')?.focus(),
  });
  #layout = EMPTY;
  /** The first row that each group shows. */
  #from: Record<Group, number> = { requests: 0, work: 0, late: 0 };
  /** The row that Tab leads to. */
  #stop: string | null = null;
  /** The call to answer next: the one filled button. */
  #next: string | undefined;
  /** Where the focus goes after the update, and where if the update takes away what has it. */
  #focusNext: string | null = null;
  #focusElse: readonly string[] = [];

  constructor() {
    super();
    canLead(this.source, (id) => this.#lead(id));
    for (const [name, by] of [
      ['next-task', 1],
      ['previous-task', -1],
    ] as const) {
      this.shortcut(name, { control: () => (this.#step(by) ? WORKS : null), act: () => this.#go(by) });
    }
  }

  override attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    super.attributeChangedCallback(name, before, now);
    if (name === 'hidden') this.#taker.check();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (this.#agentId.value !== null && this.#view.state === 'idle') void this.#view.load();
    this.#arrange();
    this.#tell();
    this.#stop = this.#tabStop();
    this.#next = this.#tasks.value.find(({ id, channel }) => channel === 'call' && this.#controlsOf(id).accept)?.id;
    const active = this.shadowRoot?.activeElement;
    const id = rowOf(active);
    const part = active?.getAttribute('part') ?? '';
    const inSameRow = id === undefined ? [] : [inRow(id, `[part='${part}']`), inRow(id, '.pick')];
    this.#focusElse = active ? [...inSameRow, '.heading', '.fold'] : [];
  }

  protected override updated(changed: PropertyValues<this>): void {
    this.#placeFocus();
    const wasCollapsed = changed.get('collapsed');
    if (wasCollapsed === undefined) return;
    const [oldState, newState] = wasCollapsed ? ['closed', 'open'] : ['open', 'closed'];
    this.dispatchEvent(new ToggleEvent('toggle', { oldState, newState }));
  }

  #arrange(): void {
    const tasks = this.#tasks.value;
    const { requests, work } = this.#layout;
    if (this.collapsed || !this.#view.value) this.#layout = EMPTY;
    else if (!this.#aim.isAiming || requests.length + work.length === 0) this.#layout = arranged(tasks);
    else {
      const heightOf = (id: string): number =>
        this.renderRoot.querySelector(inRow(id))?.getBoundingClientRect().height ?? 0;
      this.#layout = heldStill(this.#layout, tasks, heightOf);
    }
  }

  /** The places of a group that are shown. */
  #window(group: Group): readonly Place[] {
    const places = this.#layout[group];
    if (this.#from[group] >= places.length) this.#from[group] = 0;
    return places.slice(this.#from[group], this.#from[group] + ROWS_AT_ONCE);
  }

  #tabStop(): string | null {
    const shown = [...this.#window('requests'), ...this.#window('work'), ...this.#window('late')];
    const ids = shown.filter((place) => !place.isGone).map((place) => place.task.id);
    const isShown = (id: string | null): boolean => id !== null && ids.includes(id);
    return [this.#stop, this.#currentId.value].find(isShown) ?? ids[0] ?? null;
  }

  /** Tells a reader of each new request, where no popover does. */
  #tell(): void {
    const { desk, language } = this;
    // Nobody reads what is not there yet.
    if (!desk || this.#view.state === 'loading') return;
    const waiting = new Map(
      this.#tasks.value.flatMap((one) => (one.request?.stage === 'offered' ? [[one.id, one]] : [])),
    );
    this.#voice.forget((id) => !waiting.has(id));
    for (const one of waiting.values()) {
      const key = `${one.id} ${one.request?.since ?? 0}`;
      if (this.#voice.has(key)) continue;
      const text =
        this.collapsed || this.#view.state === 'failed'
          ? null
          : announcementOf(one, requesterOf(one), desk.now(), language);
      this.#voice.say(key, text, one.id, one.channel === 'call');
      // What is new stands first; an agent who looks at later rows would miss it.
      if (!this.#aim.isAiming) this.#from.requests = 0;
    }
  }

  /** Never to another row's button: to the same row, else to the heading [POP-14]. */
  #placeFocus(): void {
    const next = this.#focusNext;
    this.#focusNext = null;
    const selectors = next === null ? this.#focusElse : [next, '.heading'];
    if (next === null && this.shadowRoot?.activeElement) return;
    for (const selector of selectors) {
      const target = this.renderRoot.querySelector<HTMLElement>(selector);
      target?.focus({ preventScroll: next === null && this.#aim.isAiming });
      if (target) return;
    }
  }

  readonly #onFoldClick = (): void => {
    this.#focusNext = '.fold';
    this.collapsed = true;
  };

  readonly #onOpen = (channel: Channel | null): void => {
    this.#focusNext = channel === null ? '.fold' : `.task:has([data-channel='${channel}']) .pick`;
    this.collapsed = false;
  };

  #step(by: number): Interaction | undefined {
    return stepFrom(this.#tasks.value, this.#currentId.value, by);
  }

  #go(by: number): void {
    const next = this.#step(by);
    if (!next) return;
    this.desk?.choose(next.id);
    this.desk?.keyboard.say(requesterOf(next));
  }

  /** Shows a request, with the focus at its name; false where the popovers have it. */
  #lead(id: string): boolean {
    const place = this.#layout.requests.findIndex((one) => one.task.id === id && !one.isGone);
    if (place < 0 || !this.checkVisibility()) return false;
    this.#from.requests = place - (place % ROWS_AT_ONCE);
    this.#focusNext = inRow(id, '.pick');
    this.requestUpdate();
    return true;
  }

  #show(group: Group, from: number): void {
    this.#from[group] = from;
    this.#focusNext = `#${group} + ul .pick`;
    this.requestUpdate();
  }

  readonly #onAct = (act: TakeAct, interactionId: string, event: MouseEvent): void => {
    if (this.#aim.isMeant(interactionId, event)) void this.send(act, { interactionId });
  };

  #onAcceptAll(requests: readonly Interaction[], event: MouseEvent): void {
    if (!this.#aim.isMeant(ALL, event)) return;
    for (const { id } of requests) {
      if (this.#controlsOf(id).accept?.enabled) void this.send('accept', { interactionId: id });
    }
  }

  /** A click anywhere in a row chooses it; for the keyboard its name is a button. */
  #onClick({ target }: MouseEvent): void {
    const id = target instanceof Element && target.closest('.wx-button') ? undefined : rowOf(target);
    if (id !== undefined) this.desk?.choose(id);
  }

  #onFocus({ target }: FocusEvent): void {
    const id = target instanceof Element && target.matches('.pick') ? rowOf(target) : undefined;
    if (id === undefined || id === this.#stop) return;
    this.#stop = id;
    this.requestUpdate();
  }

  #onKeydown(event: KeyboardEvent): void {
    moveByKey(event, this.renderRoot);
  }

  #controlsOf(id: string): Controls {
    return this.#controls.value.get(id) ?? NONE;
  }

  protected override render(): unknown {
    if (this.#agentId.value === null) return nothing;
    const view = this.#view.value;
    if (!view) return this.#view.state === 'failed' ? this.notLoaded(() => this.#view.load()) : nothing;
    return html`<nav class="pane" part="pane" aria-label=${this.t.tasks.label}>
      ${this.collapsed ? view.taskStrip(this.#tasks.value, this.language, this.#onOpen) : this.#list(view)}
      ${this.#voice.regions(this.collapsed)}
    </nav>`;
  }

  #list(view: typeof View): TemplateResult {
    const isEmpty = this.#layout.requests.length + this.#layout.work.length === 0;
    return html`${view.listHead(this.t, this.#acceptAll(view), this.#onFoldClick)}
      <div class="body" @click=${this.#onClick} @keydown=${this.#onKeydown} @focusin=${this.#onFocus}>
        <div class="list" part="list">
          ${isEmpty ? view.noTasks(this.language, this.#isAvailable.value) : nothing} ${this.#group(view, 'requests')}
          ${this.#group(view, 'work')}
        </div>
        <div class="late">${this.#group(view, 'late')}</div>
      </div>
      ${view.reasonsOf(this.#controls.value.values(), this.language)}`;
  }

  #acceptAll(view: typeof View): unknown {
    const requests = this.#tasks.value.filter((one) => one.channel !== 'call' && this.#controlsOf(one.id).accept);
    const controls = requests.flatMap(({ id }) => this.#controlsOf(id).accept ?? []);
    return view.acceptAllButton(requests, controls, this.language, this.#keys.keysOfAll, (event) =>
      this.#onAcceptAll(requests, event),
    );
  }

  #group(view: typeof View, group: Group): unknown {
    return view.taskGroup(group, {
      language: this.language,
      places: this.#layout[group],
      shown: this.#window(group),
      from: this.#from[group],
      step: ROWS_AT_ONCE,
      row: (place) => this.#row(view, place),
      onShow: (from) => this.#show(group, from),
    });
  }

  #row(view: typeof View, { task, isGone, height }: Place): unknown {
    const { language } = this;
    const desktop = this.#desktop.value;
    const agentId = this.#agentId.value;
    if (!desktop || agentId === null) return nothing;
    const controls = this.#controlsOf(task.id);
    const unread = task.request ? 0 : Math.max(0, task.messages - (this.#read.value?.get(task.id) ?? 0));
    const row = {
      ...{ task, isGone, height, controls, unread },
      isCurrent: task.id === this.#currentId.value,
      isStop: task.id === this.#stop,
      isNext: task.id === this.#next,
      keys: this.#keys.keysOf(task),
    };
    const rows = { desktop, language, agentId, settings: this.#settings.value, onAct: this.#onAct };
    // A row is painted anew only when something of it is another.
    return guard([...Object.values(rows), ...Object.values(row)], () => view.taskRow(rows, row));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wx-task-list': WxTaskList;
  }
}
