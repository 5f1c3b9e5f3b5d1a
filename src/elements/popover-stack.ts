import type { PropertyValues, TemplateResult } from 'lit';
import { nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { controlsOf, POPOVERS_AT_ONCE, setStateControl, systemClock } from '../core/index.js';
import type { ChoosableState, Clock, Interaction, Missed } from '../core/index.js';
import { Aim } from '../foundation/aim.js';
import { canLead } from '../foundation/alert-lead.js';
import { sameItems } from '../foundation/context.js';
import { WxElement } from '../foundation/element.js';
import { html } from '../foundation/html.js';
import { Lazy } from '../foundation/lazy.js';
import { RequestShortcuts } from '../foundation/request-shortcuts.js';
import type { Slot } from '../foundation/steady.js';
import { base, buttons, channels, icons, lines, statuses, variables } from '../foundation/styles.js';
import { vars } from '../foundation/vars.js';
import { Voice } from '../foundation/voice.js';
import { elsewherePart, headPart, missedBriefly, reasonPart } from './popover-stack/head.js';
import { isOffered, jointOf, Layout, requestsOf } from './popover-stack/layout.js';
import type { Item, RequestItem } from './popover-stack/layout.js';
import { emptyPlace, failureText, requestPart } from './popover-stack/parts.js';
import type { Joint, Means, Spot } from './popover-stack/parts.js';
import { StackPlace } from './popover-stack/place.js';
import { announce, MISSED } from './popover-stack/said.js';
import { Taking } from './popover-stack/taking.js';
import { styles } from './popover-stack.styles.js';

/** So long before its end a request looks urgent, in milliseconds [POP-12]. */
const URGENT = 10_000;

/**
 * The requests that wait for the agent, at the bottom right over the page, and what became of one that was missed.
 * It takes no room of its own: put it anywhere in the desktop.
 *
 * @tagname wx-popover-stack
 * @event {WxRequest<'accept'>} wx-accept - Asks to take a request, one event each. Cancelable.
 * @event {WxRequest<'decline'>} wx-decline - Asks to send a ringing call back to its queue. Cancelable.
 * @event {WxRequest<'skip-preview'>} wx-skip-preview - Asks to pass over a campaign's contact. Cancelable.
 * @event {WxRequest<'remove-preview'>} wx-remove-preview - Asks to take a contact off its campaign. Cancelable.
 * @event {WxRequest<'set-state'>} wx-set-state - Asks for the state that follows a missed request. Cancelable.
 * @event {WxAction} wx-action - A button of the administrator's was used on a popover.
 * @csspart stack - The place over the page that holds all popovers.
 * @csspart head - The row with the count and "Accept N requests".
 * @csspart count - Which requests of how many are shown.
 * @csspart previous - The button that shows earlier requests.
 * @csspart next - The button that shows later requests.
 * @csspart accept-all - The button "Accept N requests".
 * @csspart request - A request: a row, or a card.
 * @csspart line - The line of a request, with the time that is left.
 * @csspart fold - The title of a row, which unfolds it into a card.
 * @csspart link - A link of the administrator's.
 * @csspart action - A button of the administrator's.
 * @csspart accept - The button "Accept".
 * @csspart answer - The button "Answer".
 * @csspart decline - The button "Decline".
 * @csspart skip-preview - The button "Skip".
 * @csspart remove-preview - The button "Remove".
 * @csspart elsewhere - The line of a call that rings outside the requests that are shown.
 * @csspart show - The button "Show" that leads to it.
 * @csspart missed - The popover of a request that was missed.
 * @csspart retry - The button "Retry", where that popover could not be loaded.
 * @csspart go-available - The button "Go Available".
 * @csspart go-idle - The button "Go Idle".
 * @csspart idle-codes - The menu of idle codes.
 * @csspart reason - Why nothing can be done now.
 * @cssproperty [--wx-popover-width=360px] - How wide a popover is, where there is room.
 */
export class WxPopoverStack extends WxElement {
  static override styles = [base, icons, buttons, channels, statuses, lines, variables, styles];

  readonly #aim = new Aim(this, () => this.#clock.now());
  readonly #layout = new Layout();
  readonly #voice = new Voice();
  readonly #keys = new RequestShortcuts(this, {
    shortcut: (name, options) => this.shortcut(name, options),
    desktop: () => this.desk,
    requests: () => this.#requests.value,
    controlsOf: (id) => controlsOf(this.desk?.state, id),
    take: (act, id) => void this.#taking.take(act, id),
    focus: () => this.renderRoot.querySelector<HTMLElement>('.heading')?.focus(),
  });
  readonly #place = new StackPlace(this, {
    aim: this.#aim,
    clock: () => this.#clock,
    keys: () => this.#layout.slots.map((slot) => slot.key),
    onBeat: () => {
      const isSaid = this.#voice.beat();
      const begins = this.#ringing.some((one) => this.#isUrgent(one) && !this.#urgent.has(one.id));
      if (isSaid || begins) this.requestUpdate();
    },
  });
  readonly #requests = this.select(requestsOf, sameItems);
  readonly #controls = this.select(
    (desktop) => this.#layout.shown.map((one) => controlsOf(desktop?.state, one.id)),
    sameItems,
  );
  readonly #agent = this.select((desktop) => desktop?.state.agent ?? null);
  readonly #settings = this.select((desktop) => desktop?.state.settings ?? null);
  readonly #link = this.select((desktop) => desktop?.state.link ?? 'closed');
  readonly #isChoosing = this.select(
    (desktop) => desktop?.state.pending.some((one) => one.name === 'set-state') ?? false,
  );
  readonly #taking = new Taking(
    (act, id) => this.send(act, { interactionId: id }, { showsFailure: true }),
    (failure) => {
      if (failure) this.#voice.sayNow(failureText(this.t, failure));
      this.requestUpdate();
    },
  );
  readonly #missedView = new Lazy(this, () => import('./popover-stack/missed.js'));
  #unfolded: string | null = null;
  #isMenuOpen = false;
  #missed: Missed | null = null;
  #isMissedGuarded = false;
  /** The least height of the stack while somebody pages by mouse, so that the buttons for it stay. */
  #floor = 0;
  /** Requests in their last seconds. */
  #urgent: ReadonlySet<string> = new Set();

  constructor() {
    super();
    this.addEventListener('click', this.#aim.guard, { capture: true });
    canLead(this.source, (id) => {
      if (this.#layout.has(id)) this.#show(id);
      return this.#layout.has(id);
    });
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const requests = this.#requests.value;
    const missed = this.#agent.value?.missed ?? null;
    if (!missed) this.#isMenuOpen = false;
    // A request may be missed: then its popover is here. Where it did not come it is asked for once more.
    const isWanted = missed ? missed !== this.#missed : requests.length > 0 && this.#missedView.state === 'idle';
    if (isWanted) void this.#missedView.load();
    if (missed !== this.#missed) this.#isMissedGuarded = this.#aim.isAiming;
    this.#missed = missed;
    this.#layout.arrange({
      requests,
      missed,
      hasReason: this.#link.value !== 'open',
      isAiming: this.#aim.isAiming,
      unfolded: this.#unfolded,
      heightOf: (key) =>
        this.renderRoot.querySelector<HTMLElement>(`[data-slot="${CSS.escape(key)}"]`)?.offsetHeight ?? null,
    });
    this.#controls.refresh();
    const ids = new Set(requests.map((one) => one.id));
    if (this.#unfolded !== null && !ids.has(this.#unfolded)) this.#unfolded = null;
    if (!this.#aim.isAiming) this.#floor = 0;
    this.#taking.keep(ids);
    this.#voice.forget((about) => (about === MISSED ? !missed : !ids.has(about)));
    this.#urgent = new Set(this.#ringing.filter((one) => this.#isUrgent(one)).map((one) => one.id));
    announce(this.#voice, this.#means, this.#ringing, this.#urgent);
  }

  get #clock(): Clock {
    return this.desk?.clock ?? systemClock;
  }

  get #means(): Means {
    const { t, language } = this;
    return {
      t,
      language,
      settings: this.#settings.value,
      agent: this.#agent.value,
      isLost: this.#link.value === 'lost',
      clock: this.#clock,
      now: () => this.desk?.now() ?? this.#clock.now(),
      counting: (read) => this.counting(read),
    };
  }

  /** What rings and can be seen, or has a line of its own. */
  get #ringing(): Interaction[] {
    return this.#layout.slots.flatMap(({ item }) =>
      (item?.kind === 'request' || item?.kind === 'elsewhere') && isOffered(item.interaction) ? [item.interaction] : [],
    );
  }

  #isUrgent({ request }: Interaction): boolean {
    const end = request?.expiresAt ?? Infinity;
    return this.#link.value !== 'lost' && end - this.#means.now() <= URGENT;
  }

  #takeAll(): void {
    const canBe = (id: string): boolean => controlsOf(this.desk?.state, id).accept?.enabled ?? false;
    void this.#taking.takeAll([...this.#layout.forAll].filter(canBe));
  }

  #choose(state: ChoosableState): void {
    this.#openMenu(false);
    void this.send('set-state', { state });
  }

  #openMenu(isOpen: boolean): void {
    if (isOpen === this.#isMenuOpen) return;
    this.#isMenuOpen = isOpen;
    this.#place.focusNext(isOpen ? '[role="menuitem"]' : '.go-idle');
    this.#relay();
  }

  #fold(id: string): void {
    this.#unfolded = this.#unfolded === id ? null : id;
    this.#relay();
  }

  #turn(by: number): void {
    const { first, requests } = this.#layout;
    if (first + by >= requests.length || (first === 0 && by < 0)) return;
    if (this.#aim.isAiming) this.#floor = this.renderRoot.querySelector<HTMLElement>('.pile')?.offsetHeight ?? 0;
    this.#layout.goTo(first + by);
    this.#relay();
    this.#voice.sayNow(this.#range(Math.min(this.#layout.first + POPOVERS_AT_ONCE, requests.length)));
  }

  /** Leads to a request that stands elsewhere, or has no room: to its name, not to a button. */
  #show(id: string): void {
    this.#layout.goTo(this.#layout.pageOf(id));
    this.#place.focusNext(`[data-row="${CSS.escape(id)}"] .title`);
    this.#relay();
  }

  /** What the agent asked for by hand is laid out at once, though the pointer is in the stack. */
  #relay(): void {
    this.#layout.release();
    this.requestUpdate();
  }

  /** "1–5 of 12", up to this one. */
  #range(last: number): string {
    const { first, requests } = this.#layout;
    const [from, to, total] = [first + 1, last, requests.length].map((one) => this.language.number(one));
    return this.t.popover.range(from ?? '', to ?? '', total ?? '');
  }

  protected override render(): unknown {
    const { slots } = this.#layout;
    const means = this.#means;
    return html`${this.#voice.regions(this.#place.isModal)}
      <dialog
        class="stack"
        part="stack"
        .popover=${'manual'}
        aria-label=${this.t.popover.label}
        @cancel=${this.#place.onCancel}
        @close=${this.#place.onClose}
      >
        ${
          slots.length === 0
            ? nothing
            : html`<div class="pile" ${vars({ '--floor': `${this.#floor}px` })}>
                <h2 class="heading wx-aside" tabindex="-1">${this.t.popover.label}</h2>
                ${repeat(
                  slots,
                  ({ key }) => key,
                  (slot, index) => this.#slot(means, slot, jointOf(slots, index)),
                )}
              </div>`
        }
        ${this.#voice.regions(!this.#place.isModal)}
      </dialog>`;
  }

  #slot(means: Means, { key, item, fixed }: Slot<Item>, joint: Joint): unknown {
    const spot = { key, joint, height: fixed?.height ?? null };
    switch (item?.kind) {
      case 'request':
        return this.#request(means, item, fixed, spot);
      case 'missed': {
        const { agent } = means;
        const view = this.#missedView.value;
        if (!agent || !view) return missedBriefly(means, item.missed, this.#missedView);
        return view.missedPart(means, this.stateName(agent.next ?? agent.state, means.settings), {
          missed: item.missed,
          control: setStateControl(agent, this.#link.value, this.#isChoosing.value),
          isMenuOpen: this.#isMenuOpen,
          isGuarded: this.#isMissedGuarded,
          height: spot.height,
          onAvailable: () => this.#choose({ name: 'available' }),
          onIdle: (codeId) => this.#choose({ name: 'idle', codeId }),
          onMenu: (isOpen) => this.#openMenu(isOpen),
        });
      }
      case 'elsewhere':
      case 'more':
        return elsewherePart(means, key, item, (id) => this.#show(id));
      case 'head':
        return this.#head(means, key);
      case 'reason':
        return reasonPart(means, key);
      default:
        return emptyPlace(means, spot, fixed?.item.kind === 'request' ? fixed.item.form : null);
    }
  }

  #request(means: Means, { interaction, form }: RequestItem, fixed: Slot<Item>['fixed'], spot: Spot): unknown {
    const { id, channel } = interaction;
    const before = fixed?.item.kind === 'request' ? fixed.item.interaction : interaction;
    return requestPart(means, {
      ...spot,
      interaction,
      form,
      controls: controlsOf(this.desk?.state, id),
      isUrgent: this.#urgent.has(id),
      isNext: id === this.#layout.next,
      isCramped: form === 'card' && isOffered(interaction) && !isOffered(before),
      canFold: channel !== 'call' && isOffered(interaction) && this.#layout.requests.length > 1,
      failure: this.#taking.failureOf(id),
      keys: this.#keys.keysOf(interaction),
      onTake: (act) => void this.#taking.take(act, id),
      onAction: (action) => this.desk?.action(action, id, this),
      onFold: () => this.#fold(id),
      onShow: () => this.#show(id),
    });
  }

  #head(means: Means, key: string): TemplateResult {
    const { first, requests, shown, forAll, additions } = this.#layout;
    const isOpen = this.#link.value === 'open';
    const last = Math.min(first + POPOVERS_AT_ONCE, requests.length);
    return headPart(means, key, {
      range: requests.length > POPOVERS_AT_ONCE ? this.#range(first + shown.length) : null,
      isFirst: first === 0,
      isLast: last === requests.length,
      acceptAll:
        forAll.size > 1
          ? {
              count: forAll.size,
              sense: additions,
              keys: this.#keys.keysOfAll,
              control: {
                enabled: isOpen && !this.#taking.isAll,
                reason: isOpen ? null : 'link-lost',
                busy: this.#taking.isAll,
              },
            }
          : null,
      onTurn: (by) => this.#turn(by === 'on' ? POPOVERS_AT_ONCE : -POPOVERS_AT_ONCE),
      onAcceptAll: () => this.#takeAll(),
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wx-popover-stack': WxPopoverStack;
  }
}
