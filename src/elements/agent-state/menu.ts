/** The menu of the agent's states: loaded when an agent has signed in. */
import { nothing } from 'lit';
import type { ReactiveControllerHost, TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Agent, AgentState, ChoosableState, Control, Reason, Settings } from '../../core/index.js';
import { html } from '../../foundation/html.js';
import { icon, stateIcon } from '../../foundation/icons.js';
import type { Language } from '../../foundation/localize.js';
import { iconCheck, iconLogOut } from '../../foundation/on-demand/icons.js';
import { Menu, menuStyles } from '../../foundation/on-demand/menu.js';
import { options } from '../../foundation/on-demand/styles.js';
import { statuses } from '../../foundation/styles.js';

export const styles = [statuses, options, menuStyles];

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
  readonly #host: ReactiveControllerHost;
  /** As it was painted last. */
  #means: MenuMeans | null = null;
  /** Why the last choice did nothing, and how often that was said: the same again is news again. */
  #refused: { readonly reason: Reason; readonly times: number } | null = null;
  readonly menu: Menu;

  constructor(host: Host) {
    this.#host = host;
    this.menu = new Menu(host, {
      button: () => host.renderRoot.querySelector<HTMLButtonElement>('.now'),
      locale: () => this.#means?.language.locale,
      onToggle: () => (this.#refused = null),
    });
  }

  #refuse(reason: Reason): void {
    this.#refused = { reason, times: (this.#refused?.times ?? 0) + 1 };
    this.#host.requestUpdate();
  }

  #choose(state: ChoosableState, isChosen: boolean, { control, choose }: MenuMeans): void {
    if (control.reason) this.#refuse(control.reason);
    if (!control.enabled) return;
    this.menu.close();
    choose(state, isChosen);
  }

  #signOut({ cannotSignOut: reason, control, signOut }: MenuMeans): void {
    if (reason) this.#refuse(reason);
    if (reason || control.busy) return;
    this.menu.close();
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
      @toggle=${this.menu.onToggle}
      @keydown=${this.menu.onKeydown}
      @focusout=${this.menu.onFocusout}
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
