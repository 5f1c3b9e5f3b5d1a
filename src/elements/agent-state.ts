import { adoptStyles, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { setStateControl, signOutControl } from '../core/index.js';
import type { Agent, AgentState, Control } from '../core/index.js';
import { WxElement } from '../foundation/element.js';
import { html } from '../foundation/html.js';
import { icon, iconChevronDown, shapeOf, stateIcon } from '../foundation/icons.js';
import { Lazy } from '../foundation/lazy.js';
import { WORKS } from '../foundation/shortcuts.js';
import { base, buttons, icons } from '../foundation/styles.js';
import { styles } from './agent-state.styles.js';
import type { MenuMeans } from './agent-state/menu.js';

/** What was chosen last, be it for later. */
const chosenBy = ({ next, state }: Agent): AgentState => next ?? state;

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
 * @csspart retry - The button "Retry", where the menu could not be loaded.
 */
export class WxAgentState extends WxElement {
  static override styles = [base, icons, buttons, styles];

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

  readonly #availableKey = this.shortcut('go-available', {
    control: () => this.#control,
    act: () => {
      const agent = this.#agent.value;
      // What is chosen already is only said, unless choosing it tells that a miss was seen [ANS-02].
      const isChosen = agent && chosenBy(agent).name === 'available' && !agent.missed;
      if (isChosen) this.desk?.keyboard.say(this.t.state.available);
      else void this.send('set-state', { state: { name: 'available' } });
    },
  });
  readonly #menuKey = this.shortcut('change-state', {
    control: () => (this.#agent.value ? WORKS : null),
    act: () => this.#open('chosen'),
  });
  readonly #menu = new Lazy(this, async () => {
    const { StateMenu, styles: menuStyles } = await import('./agent-state/menu.js');
    if (this.shadowRoot) adoptStyles(this.shadowRoot, [...WxAgentState.elementStyles, ...menuStyles]);
    return new StateMenu(this);
  });
  /** Where to begin in the menu that was opened before it was here. */
  #awaited: 'chosen' | 'last' | null = null;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#awaited = null;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    // Whoever has signed in goes Available: the menu is here by then. Where it did not come, opening asks for it again.
    if (this.#agent.value && this.#menu.state === 'idle') void this.#menu.load();
  }

  protected override updated(): void {
    const menu = this.#menu.value?.menu;
    menu?.bind();
    if (menu && this.#awaited) menu.open(this.#awaited);
    if (menu) this.#awaited = null;
  }

  get #control(): Control | null {
    const agent = this.#agent.value;
    return agent && setStateControl(agent, this.#link.value, this.#isBusy.value);
  }

  /** Opens the menu, as soon as it is here. */
  #open(on: 'chosen' | 'last'): void {
    const menu = this.#menu.value?.menu;
    if (menu?.isThere) {
      menu.open(on);
      return;
    }
    this.#awaited = on;
    this.requestUpdate();
    void this.#menu.load();
  }

  #onButtonBlur(): void {
    if (this.#menu.state === 'loading') this.#awaited = null;
  }

  #onButtonClick(event: MouseEvent): void {
    // The browser would open the menu without moving the focus.
    event.preventDefault();
    if (event.detail > 1) return;
    if (this.#menu.value?.menu.isOpen) this.#menu.value.menu.close();
    else this.#open('chosen');
  }

  #onButtonKeydown(event: KeyboardEvent): void {
    if (event.key === 'Escape') this.#awaited = null;
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    this.#open(event.key === 'ArrowDown' ? 'chosen' : 'last');
  }

  protected override render(): unknown {
    const agent = this.#agent.value;
    if (!agent) return nothing;
    const menu = this.#menu.value;
    return html`${this.#now(agent)} ${menu ? menu.render(this.#meansOf(agent)) : this.#failed()}
      <p class="wx-aside" role="status">${menu?.said()}</p>`;
  }

  #meansOf(agent: Agent): MenuMeans {
    const { missed } = agent;
    return {
      agent,
      chosen: chosenBy(agent),
      language: this.language,
      settings: this.#settings.value,
      control: setStateControl(agent, this.#link.value, this.#isBusy.value),
      cannotSignOut: this.#cannotSignOut.value,
      keys: this.#availableKey.keys,
      choose: (state, isChosen) => {
        // Choosing the present state again would only begin its time anew, unless it tells that a miss was seen [ANS-02].
        if (!isChosen || missed) void this.send('set-state', { state });
      },
      signOut: () => void this.send('sign-out', {}),
    };
  }

  #failed(): unknown {
    const isMissed = this.#awaited !== null && this.#menu.state === 'failed';
    return isMissed ? this.notLoaded(() => this.#open('chosen')) : nothing;
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
    const isBusy = this.#isBusy.value || (this.#awaited !== null && this.#menu.state === 'loading');
    return html`<button
        class="now"
        part="state"
        type="button"
        aria-haspopup="menu"
        aria-expanded=${this.#menu.value?.menu.isOpen ? 'true' : 'false'}
        aria-busy=${isBusy ? 'true' : 'false'}
        aria-describedby="since"
        aria-keyshortcuts=${this.#menuKey.keys ?? nothing}
        data-state=${shapeOf(state.name)}
        @blur=${this.#onButtonBlur}
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
}

declare global {
  interface HTMLElementTagNameMap {
    'wx-agent-state': WxAgentState;
  }
}
