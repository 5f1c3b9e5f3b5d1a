import { nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { systemClock, titleOf } from '../core/index.js';
import type { Channel, Control, Controls, Interaction } from '../core/index.js';
import { Aim } from '../foundation/aim.js';
import { sameItems } from '../foundation/context.js';
import { actButton } from '../foundation/controls.js';
import { WxElement } from '../foundation/element.js';
import { html } from '../foundation/html.js';
import { icon, iconPanelRightClose } from '../foundation/icons.js';
import { badges, base, blanks, buttons, channels, icons, lines, statuses } from '../foundation/styles.js';
import { Voice } from '../foundation/voice.js';
import { arranged, EMPTY, heldStill, sameValues, tasksOf } from './task-list/layout.js';
import type { Group, Place } from './task-list/layout.js';
import { moreRow, noTasks, reasonsOf, taskStrip } from './task-list/parts.js';
import { taskRow } from './task-list/row.js';
import { styles } from './task-list.styles.js';
import { RequestTaker } from './task-list/taker.js';

/** A group draws so many rows at once, so that 500 requests cost no more than what can be seen. */
const ROWS_AT_ONCE = 40;

const NONE: Controls = {};
const NO_CONTROLS: ReadonlyMap<string, Controls> = new Map();
/** What "Accept N requests" goes by among the rows. */
const ALL = 'all';

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
 * @csspart more - A button for the rows before or after those that are shown.
 * @csspart reason - Why a control does not work now.
 * @csspart tab - A channel in the folded list.
 */
export class WxTaskList extends WxElement {
  static override styles = [base, icons, buttons, channels, statuses, lines, blanks, badges, styles];

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
  readonly #currentId = this.select((desktop) => desktop?.state.currentId ?? null);
  readonly #voice = new Voice();
  readonly #taker = new RequestTaker(this, () => this.desk);
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

  override attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    super.attributeChangedCallback(name, before, now);
    if (name === 'hidden') this.#taker.check();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
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
    if (this.collapsed) this.#layout = EMPTY;
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
    const { desk, language, t } = this;
    if (!desk) return;
    const waiting = new Map(
      this.#tasks.value.flatMap((one) => (one.request?.stage === 'offered' ? [[one.id, one]] : [])),
    );
    this.#voice.forget((id) => !waiting.has(id));
    for (const one of waiting.values()) {
      const key = `${one.id} ${one.request?.since ?? 0}`;
      if (this.#voice.has(key)) continue;
      const left = language.secondsLeft((one.request?.expiresAt ?? desk.now()) - desk.now());
      const text = t.popover.announce(t.popover.kind[one.channel], titleOf(one), language.number(left));
      this.#voice.say(key, this.collapsed ? null : text, one.id, one.channel === 'call');
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

  #show(group: Group, from: number): void {
    this.#from[group] = from;
    this.#focusNext = `#${group} + ul .pick`;
    this.requestUpdate();
  }

  readonly #onAct = (act: 'accept' | 'decline', interactionId: string, event: MouseEvent): void => {
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
    const { key, target } = event;
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || !(target instanceof Element)) return;
    const stops = [...this.renderRoot.querySelectorAll<HTMLElement>('.pick, .more .wx-button')];
    const here = stops.findIndex((one) => one.closest('li') === target.closest('li'));
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: here + 1,
      ArrowUp: here - 1,
      Home: 0,
      End: stops.length - 1,
    };
    const next = moves[key];
    if (next === undefined) return;
    event.preventDefault();
    stops[next]?.focus();
  }

  #controlsOf(id: string): Controls {
    return this.#controls.value.get(id) ?? NONE;
  }

  protected override render(): unknown {
    if (this.#agentId.value === null) return nothing;
    return html`<nav class="pane" part="pane" aria-label=${this.t.tasks.label}>
      ${this.collapsed ? taskStrip(this.#tasks.value, this.language, this.#onOpen) : this.#list()}
      ${this.#voice.regions(this.collapsed)}
    </nav>`;
  }

  #list(): TemplateResult {
    const { tasks } = this.t;
    const isEmpty = this.#layout.requests.length + this.#layout.work.length === 0;
    return html`<header class="head" part="head">
        <h3 class="heading" tabindex="-1">${tasks.label}</h3>
        ${this.#acceptAll()}
        <button
          class="wx-button fold"
          part="fold"
          type="button"
          data-kind="quiet"
          data-icon-only
          aria-expanded="true"
          aria-label=${tasks.close}
          title=${tasks.close}
          @click=${this.#onFoldClick}
        >
          ${icon(iconPanelRightClose)}
        </button>
      </header>
      <div class="body" @click=${this.#onClick} @keydown=${this.#onKeydown} @focusin=${this.#onFocus}>
        <div class="list" part="list">
          ${isEmpty ? noTasks(this.language, this.#isAvailable.value) : nothing} ${this.#group('requests')}
          ${this.#group('work')}
        </div>
        <div class="late">${this.#group('late')}</div>
      </div>
      ${reasonsOf(this.#controls.value.values(), this.language)}`;
  }

  #acceptAll(): unknown {
    const requests = this.#tasks.value.filter((one) => one.channel !== 'call' && this.#controlsOf(one.id).accept);
    if (requests.length < 2) return nothing;
    const controls = requests.flatMap(({ id }) => this.#controlsOf(id).accept ?? []);
    const reason = controls.find((one) => one.reason)?.reason ?? null;
    const control: Control = {
      enabled: controls.some((one) => one.enabled),
      busy: controls.every((one) => one.busy),
      reason,
    };
    // One more request makes it another button: whoever aimed at "Accept 2 requests" does not accept three.
    const newest = Math.max(...requests.map((one) => one.request?.since ?? 0));
    return html`<span data-row=${ALL} data-sense="${requests.length} ${newest}"
      >${actButton({
        control,
        label: this.t.popover.acceptAll(this.language.number(requests.length)),
        kind: 'tonal',
        part: 'accept-all',
        onClick: (event) => this.#onAcceptAll(requests, event),
        ...(reason ? { describedBy: reason } : {}),
      })}</span
    >`;
  }

  #group(group: Group): unknown {
    const places = this.#layout[group];
    if (places.length === 0) return nothing;
    const shown = this.#window(group);
    const from = this.#from[group];
    const after = places.length - from - shown.length;
    const step = this.language.number(ROWS_AT_ONCE);
    const rest = this.language.number(Math.min(after, ROWS_AT_ONCE));
    const { tasks } = this.t;
    return html`<h4 class="group" part="group" id=${group}>
        <span>${tasks[group]}</span>
        <span class="wx-num">${this.language.number(places.filter((place) => !place.isGone).length)}</span>
      </h4>
      <ul aria-labelledby=${group}>
        ${from > 0 ? moreRow(tasks.before(step), () => this.#show(group, from - ROWS_AT_ONCE)) : nothing}
        ${repeat(
          shown,
          (place) => place.task.id,
          (place) => this.#row(place),
        )}
        ${after > 0 ? moreRow(tasks.more(rest), () => this.#show(group, from + ROWS_AT_ONCE)) : nothing}
      </ul>`;
  }

  #row({ task, isGone, height }: Place): unknown {
    const { language } = this;
    const desktop = this.#desktop.value;
    const agentId = this.#agentId.value;
    if (!desktop || agentId === null) return nothing;
    const { id } = task;
    const controls = this.#controlsOf(id);
    const unread = task.request ? 0 : Math.max(0, task.messages - (this.#read.value?.get(id) ?? 0));
    const row = {
      ...{ task, isGone, height, controls, unread },
      isCurrent: id === this.#currentId.value,
      isStop: id === this.#stop,
      isNext: id === this.#next,
    };
    // A row is painted anew only when something of it is another.
    return guard([desktop, language, agentId, ...Object.values(row)], () =>
      taskRow({ desktop, language, agentId, onAct: this.#onAct }, row),
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wx-task-list': WxTaskList;
  }
}
