/** The menu of the agent's states: loaded when an agent has signed in. */
import { nothing } from 'lit';
import type { ReactiveControllerHost, TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Agent, AgentState, ChoosableState, Control, Reason, Settings } from '../../core/index.js';
import { html } from '../../foundation/html.js';
import { icon, stateIcon } from '../../foundation/icons.js';
import type { Language } from '../../foundation/localize.js';
import { iconCheck, iconLogOut } from '../../foundation/on-demand/icons.js';
import { options } from '../../foundation/on-demand/styles.js';
import { statuses } from '../../foundation/styles.js';
import { menuStyles } from './menu.styles.js';

export const styles = [statuses, options, menuStyles];

/** Letters typed within this time belong to one word, in milliseconds. */
const TYPING = 500;

export interface MenuMeans {
  readonly language: Language;
  readonly settings: Settings | null;
  readonly agent: Agent;
  /** What was chosen last, be it for later. */
  readonly chosen: AgentState;
  readonly control: Control;
  readonly cannotSignOut: Reason | null;
  /** The keys of "Available". */
  readonly keys: string | undefined;
  readonly choose: (state: ChoosableState, isChosen: boolean) => void;
  readonly signOut: () => void;
}

type Host = ReactiveControllerHost & { readonly renderRoot: ParentNode };

export class StateMenu {
  readonly #host: Host;
  /** As it was painted last. */
  #means: MenuMeans | null = null;
  /** Why the last choice did nothing, and how often that was said: the same again is news again. */
  #refused: { readonly reason: Reason; readonly times: number } | null = null;
  #typed = '';
  #typedAt = 0;

  constructor(host: Host) {
    this.#host = host;
  }

  get #button(): HTMLButtonElement | null {
    return this.#host.renderRoot.querySelector<HTMLButtonElement>('.now');
  }

  get #menu(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>('.wx-menu');
  }

  /** Whether it is painted, open or not. */
  get isThere(): boolean {
    return this.#menu !== null;
  }

  /** Asked of the browser, which also closes a menu that is moved within the page. */
  get isOpen(): boolean {
    return this.#menu?.matches(':popover-open') ?? false;
  }

  get #items(): HTMLElement[] {
    return [...this.#host.renderRoot.querySelectorAll<HTMLElement>('.wx-option')];
  }

  /** After each paint: a press on the button is then no press elsewhere, on which the browser closes the menu. */
  bind(): void {
    const button = this.#button;
    if (button) button.popoverTargetElement = this.#menu;
  }

  open(on: 'chosen' | 'last'): void {
    // Showing what is shown already is an error in some browsers.
    if (!this.isOpen) this.#menu?.showPopover();
    const items = this.#items;
    const chosen = items.find((item) => item.ariaChecked === 'true') ?? items[0];
    (on === 'last' ? items.at(-1) : chosen)?.focus();
  }

  close(): void {
    if (this.isOpen) this.#menu?.hidePopover();
    this.#button?.focus();
  }

  /** The browser opens and closes the menu by itself too: a press elsewhere closes it. */
  readonly #onToggle = (): void => {
    this.#refused = null;
    this.#typed = '';
    this.#host.requestUpdate();
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    const { key } = event;
    if (key === 'Tab') {
      // From the button the browser goes on to what is next to it.
      this.close();
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
      this.close();
    } else {
      to = this.#typeAhead(event, items, at);
      if (!to) return;
    }
    event.preventDefault();
    to?.focus();
  };

  /** The next item that begins with what was typed; one letter again and again walks through its items. */
  #typeAhead(event: KeyboardEvent, items: readonly HTMLElement[], at: number): HTMLElement | undefined {
    const { key, timeStamp } = event;
    const locale = this.#means?.language.locale;
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
  readonly #onFocusout = ({ relatedTarget }: FocusEvent): void => {
    const menu = this.#menu;
    if (!(relatedTarget instanceof Node) || relatedTarget === this.#button || menu?.contains(relatedTarget)) return;
    if (this.isOpen) menu?.hidePopover();
  };

  #refuse(reason: Reason): void {
    this.#refused = { reason, times: (this.#refused?.times ?? 0) + 1 };
    this.#host.requestUpdate();
  }

  #choose(state: ChoosableState, isChosen: boolean, { control, choose }: MenuMeans): void {
    if (control.reason) this.#refuse(control.reason);
    if (!control.enabled) return;
    this.close();
    choose(state, isChosen);
  }

  #signOut({ cannotSignOut: reason, control, signOut }: MenuMeans): void {
    if (reason) this.#refuse(reason);
    if (reason || control.busy) return;
    this.close();
    signOut();
  }

  /** What is said to assistive technology. */
  said(): unknown {
    const refused = this.#refused;
    const { reason } = this.#means?.language.terms ?? {};
    return refused && reason ? keyed(refused.times, html`<span>${reason[refused.reason]}</span>`) : nothing;
  }

  /** Draws the menu, open or not. */
  render(means: MenuMeans): TemplateResult {
    this.#means = means;
    const { agent, cannotSignOut: reason } = means;
    const { agentState, state: names, reason: reasons } = means.language.terms;
    const codes = means.settings?.idleCodes ?? [];
    const isForLater = agent.state.name === 'engaged' || agent.state.name === 'wrap-up';
    return html`<div
      class="wx-menu"
      part="menu"
      .popover=${'auto'}
      tabindex="-1"
      @toggle=${this.#onToggle}
      @keydown=${this.#onKeydown}
      @focusout=${this.#onFocusout}
    >
      ${isForLater ? html`<p class="group" aria-hidden="true">${agentState.follows}</p>` : nothing}
      <div role="menu" aria-label=${isForLater ? agentState.follows : agentState.menu}>
        ${this.#choice({ name: 'available' }, names.available, means)}
        ${
          codes.length > 0
            ? html`<div role="group" aria-label=${agentState.idle}>
                <p class="group" aria-hidden="true">${agentState.idle}</p>
                ${codes.map(({ id, name }) => this.#choice({ name: 'idle', codeId: id }, name, means))}
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
          @click=${() => this.#signOut(means)}
        >
          ${icon(iconLogOut)} <span class="main">${agentState.signOut}</span>
        </button>
      </div>
      ${reason ? html`<p class="wx-reason" part="reason" id="reason">${reasons[reason]}</p>` : nothing}
    </div>`;
  }

  #choice(state: ChoosableState, name: string, means: MenuMeans): TemplateResult {
    const { chosen, control, keys } = means;
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
      aria-keyshortcuts=${(state.name === 'available' && keys) || nothing}
      @click=${() => this.#choose(state, isChosen, means)}
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
