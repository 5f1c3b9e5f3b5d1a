import { nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { setStateControl, signOutControl } from '../core/index.js';
import type { Agent, ChoosableState, Control, Reason } from '../core/index.js';
import { WxElement } from '../foundation/element.js';
import { html } from '../foundation/html.js';
import { icon, iconCheck, iconChevronDown, iconLogOut, shapeOf, stateIcon } from '../foundation/icons.js';
import { base, buttons, icons, options, statuses } from '../foundation/styles.js';
import { styles } from './agent-state.styles.js';

/** Letters typed within this time belong to one word, in milliseconds. */
const TYPING = 500;

/**
 * The agent's state with the time in it, and the menu to choose another or to sign out. It paints nothing while nobody
 * is signed in. Stretched by the page, its button takes the whole width.
 *
 * @tagname wx-agent-state
 * @event {WxRequest<'set-state'>} wx-set-state - Asks for a state, or for the one that follows the present work. Cancelable.
 * @event {WxRequest<'sign-out'>} wx-sign-out - Asks to sign out. Cancelable.
 * @csspart state - The button that shows the state and opens the menu.
 * @csspart time - The time in the state.
 * @csspart menu - The menu.
 * @csspart option - A state in the menu.
 * @csspart sign-out - The item "Sign out".
 * @csspart reason - Why something in the menu cannot be chosen now.
 */
export class WxAgentState extends WxElement {
  static override styles = [base, icons, buttons, statuses, options, styles];

  readonly #agent = this.select((desktop) => {
    const agent = desktop?.state.agent ?? null;
    return agent?.signedIn ? agent : null;
  });
  readonly #settings = this.select((desktop) => desktop?.state.settings ?? null);
  readonly #link = this.select((desktop) => desktop?.state.link ?? 'closed');
  readonly #isBusy = this.select(
    (desktop) => desktop?.state.pending.some(({ name }) => name === 'set-state' || name === 'sign-out') ?? false,
  );
  readonly #cannotSignOut = this.select((desktop) =>
    desktop ? signOutControl(desktop.state.interactions.values(), desktop.state.link, false).reason : null,
  );

  /** Why the last choice did nothing, and how often that was said: the same again is news again. */
  #refused: { readonly reason: Reason; readonly times: number } | null = null;
  #typed = '';
  #typedAt = 0;

  get #button(): HTMLButtonElement | null {
    return this.renderRoot.querySelector<HTMLButtonElement>('.now');
  }

  get #menu(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>('.wx-menu');
  }

  /** Asked of the browser, which also closes a menu that is moved within the page. */
  get #isOpen(): boolean {
    return this.#menu?.matches(':popover-open') ?? false;
  }

  get #items(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('.wx-option')];
  }

  protected override updated(): void {
    // A press on the button is then no press elsewhere, on which the browser closes the menu.
    const button = this.#button;
    if (button) button.popoverTargetElement = this.#menu;
  }

  #open(on: 'chosen' | 'last'): void {
    // Showing what is shown already is an error in some browsers.
    if (!this.#isOpen) this.#menu?.showPopover();
    const items = this.#items;
    const chosen = items.find((item) => item.ariaChecked === 'true') ?? items[0];
    (on === 'last' ? items.at(-1) : chosen)?.focus();
  }

  #close(): void {
    if (this.#isOpen) this.#menu?.hidePopover();
    this.#button?.focus();
  }

  /** The browser opens and closes the menu by itself too: a press elsewhere closes it. */
  #onToggle(): void {
    this.#refused = null;
    this.#typed = '';
    this.requestUpdate();
  }

  #onButtonClick(event: MouseEvent): void {
    // The browser would open the menu without moving the focus.
    event.preventDefault();
    if (event.detail > 1) return;
    if (this.#isOpen) this.#close();
    else this.#open('chosen');
  }

  #onButtonKeydown(event: KeyboardEvent): void {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    this.#open(event.key === 'ArrowDown' ? 'chosen' : 'last');
  }

  #onMenuKeydown(event: KeyboardEvent): void {
    const { key } = event;
    if (key === 'Tab') {
      // From the button the browser goes on to what is next to it.
      this.#close();
      return;
    }
    const items = this.#items;
    const at = items.findIndex((item) => item.matches(':focus'));
    let to: HTMLElement | undefined;
    if (key === 'ArrowDown') to = items[(at + 1) % items.length];
    else if (key === 'ArrowUp') to = items.at(at < 1 ? -1 : at - 1);
    else if (key === 'Home') to = items[0];
    else if (key === 'End') to = items.at(-1);
    else if (key === 'Escape') {
      // Whatever the menu lies in stays open.
      event.stopPropagation();
      this.#close();
    } else {
      to = this.#typeAhead(event, items, at);
      if (!to) return;
    }
    event.preventDefault();
    to?.focus();
  }

  /** The next item that begins with what was typed; one letter again and again walks through its items. */
  #typeAhead(event: KeyboardEvent, items: readonly HTMLElement[], at: number): HTMLElement | undefined {
    const { key, timeStamp } = event;
    const { locale } = this.language;
    if (timeStamp - this.#typedAt > TYPING) this.#typed = '';
    // A key that has a name of its own is no text. A space that is not part of a name chooses.
    const isText = /^.$/u.test(key) && !event.ctrlKey && !event.altKey && !event.metaKey;
    if (!isText || (key === ' ' && this.#typed === '')) return undefined;
    this.#typedAt = timeStamp;
    this.#typed += key.toLocaleLowerCase(locale);
    const isOneLetter = /^(.)\1*$/u.test(this.#typed);
    const wanted = isOneLetter ? key.toLocaleLowerCase(locale) : this.#typed;
    const from = isOneLetter ? at + 1 : Math.max(0, at);
    const order = [...items.slice(from), ...items.slice(0, from)];
    return (
      order.find((item) => item.innerText.trim().toLocaleLowerCase(locale).startsWith(wanted)) ??
      (key === ' ' ? undefined : items[at])
    );
  }

  /** The menu is no longer what somebody is at. The button closes it by its own click. */
  #onFocusout({ relatedTarget }: FocusEvent): void {
    const menu = this.#menu;
    if (!(relatedTarget instanceof Node) || relatedTarget === this.#button || menu?.contains(relatedTarget)) return;
    if (this.#isOpen) menu?.hidePopover();
  }

  #refuse(reason: Reason): void {
    this.#refused = { reason, times: (this.#refused?.times ?? 0) + 1 };
    this.requestUpdate();
  }

  #choose(state: ChoosableState, control: Control, isChosen: boolean): void {
    if (control.reason) this.#refuse(control.reason);
    if (!control.enabled) return;
    this.#close();
    // Choosing the present state again would only begin its time anew, unless it tells that a miss was seen [ANS-02].
    if (isChosen && !this.#agent.value?.missed) return;
    void this.send('set-state', { state });
  }

  #signOut(reason: Reason | null): void {
    if (reason) this.#refuse(reason);
    if (reason || this.#isBusy.value) return;
    this.#close();
    void this.send('sign-out', {});
  }

  protected override render(): unknown {
    const agent = this.#agent.value;
    if (!agent) return nothing;
    const refused = this.#refused;
    return html`${this.#now(agent)} ${this.#choices(agent)}
      <p class="wx-aside" role="status">
        ${refused ? keyed(refused.times, html`<span>${this.t.reason[refused.reason]}</span>`) : nothing}
      </p>`;
  }

  #now(agent: Agent): TemplateResult {
    const { state, next } = agent;
    const { agentState } = this.t;
    const name = this.stateName(state, this.#settings.value);
    const following = next && this.stateName(next, this.#settings.value);
    const isEngaged = state.name === 'engaged';
    const word = isEngaged && following ? agentState.then(name, following) : name;
    // After wrap-up one is Available as a rule; only something else is worth a word [STN-05].
    const after = isEngaged || (state.name === 'wrap-up' && next?.name === 'available') ? null : following;
    const isBusy = this.#isBusy.value;
    return html`<button
        class="now"
        part="state"
        type="button"
        aria-haspopup="menu"
        aria-expanded=${this.#isOpen ? 'true' : 'false'}
        aria-busy=${isBusy ? 'true' : 'false'}
        aria-describedby="since"
        data-state=${shapeOf(state.name)}
        @click=${this.#onButtonClick}
        @keydown=${this.#onButtonKeydown}
      >
        <span class="wx-aside">${agentState.label}</span> ${stateIcon(state.name)}
        <span class="wx-clip" title=${word}>${word}</span>
        ${after === null ? nothing : html`<span class="after wx-clip" title=${after}>${agentState.after(after)}</span>`}
        <time class="wx-time" part="time" aria-hidden="true"
          >${this.counting((now) => this.language.duration(now - state.since))}</time
        >
        ${isBusy ? html`<span class="wx-spinner"></span>` : icon(iconChevronDown)}
      </button>
      <span id="since" hidden>${agentState.since(this.language.time(state.since))}</span>`;
  }

  #choices(agent: Agent): TemplateResult {
    const { agentState, state: names, reason: reasons } = this.t;
    const codes = this.#settings.value?.idleCodes ?? [];
    const control = setStateControl(agent, this.#link.value, this.#isBusy.value);
    const isForLater = agent.state.name === 'engaged' || agent.state.name === 'wrap-up';
    const reason = this.#cannotSignOut.value;
    return html`<div
      class="wx-menu"
      part="menu"
      .popover=${'auto'}
      tabindex="-1"
      @toggle=${this.#onToggle}
      @keydown=${this.#onMenuKeydown}
      @focusout=${this.#onFocusout}
    >
      ${isForLater ? html`<p class="group" aria-hidden="true">${agentState.follows}</p>` : nothing}
      <div role="menu" aria-label=${isForLater ? agentState.follows : agentState.menu}>
        ${this.#choice({ name: 'available' }, names.available, agent, control)}
        ${
          codes.length > 0
            ? html`<div role="group" aria-label=${agentState.idle}>
                <p class="group" aria-hidden="true">${agentState.idle}</p>
                ${codes.map(({ id, name }) => this.#choice({ name: 'idle', codeId: id }, name, agent, control))}
              </div>`
            : nothing
        }
        <hr />
        <button
          class="wx-option"
          part="sign-out"
          type="button"
          role="menuitem"
          tabindex="-1"
          aria-disabled=${reason ? 'true' : 'false'}
          aria-describedby=${reason ? 'reason' : nothing}
          @click=${() => this.#signOut(reason)}
        >
          ${icon(iconLogOut)} <span class="main">${agentState.signOut}</span>
        </button>
      </div>
      ${reason ? html`<p class="wx-reason" part="reason" id="reason">${reasons[reason]}</p>` : nothing}
    </div>`;
  }

  #choice(state: ChoosableState, name: string, agent: Agent, control: Control): TemplateResult {
    // What was chosen last, be it for later.
    const chosen = agent.next ?? agent.state;
    const codeId = state.name === 'idle' ? state.codeId : null;
    const isChosen = chosen.name === state.name && chosen.codeId === codeId;
    return html`<button
      class="wx-option"
      part="option"
      type="button"
      role="menuitemradio"
      tabindex="-1"
      aria-checked=${isChosen ? 'true' : 'false'}
      aria-disabled=${control.enabled ? 'false' : 'true'}
      aria-describedby=${control.reason ? 'reason' : nothing}
      @click=${() => this.#choose(state, control, isChosen)}
    >
      ${stateIcon(state.name)}
      <span class="main">
        ${
          isChosen
            ? html`<b class="wx-clip" title=${name}>${name}</b>`
            : html`<span class="wx-clip" title=${name}>${name}</span>`
        }
      </span>
      ${isChosen ? html`<span class="side tick">${icon(iconCheck)}</span>` : nothing}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wx-agent-state': WxAgentState;
  }
}
