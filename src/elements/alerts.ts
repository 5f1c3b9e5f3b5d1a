import { adoptStyles, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import type { Interaction } from '../core/index.js';
import type { AlertKind } from '../foundation/alert-event.js';
import { sameItems } from '../foundation/context.js';
import { WxElement } from '../foundation/element.js';
import { html } from '../foundation/html.js';
import { icon, iconBell } from '../foundation/icons.js';
import { Lazy } from '../foundation/lazy.js';
import { base, buttons, icons } from '../foundation/styles.js';
import { styles } from './alerts.styles.js';
import type { Alerter } from './alerts/alerter.js';

const NONE: readonly Interaction[] = [];

/**
 * Makes new requests known beside the screen, by a sound and by notifications of the system, and has the agent's switches
 * for both. With `hidden` it does so without switches.
 *
 * @tagname wx-alerts
 * @event {WxAlert} wx-alert - Something is about to be heard or shown by the system. Cancelable: do it in your own way.
 * @csspart enable - The button "Enable sound", while the browser lets nothing be heard.
 * @csspart button - The button that opens the switches.
 * @csspart menu - What holds the switches.
 * @csspart switch - A switch.
 */
export class WxAlerts extends WxElement {
  static override styles = [base, icons, buttons, styles];

  /** Makes no sound, and has no switch for it. */
  @property({ type: Boolean, attribute: 'no-sound' }) noSound = false;

  /** Shows no notifications of the system, and has no switch for them. */
  @property({ type: Boolean, attribute: 'no-notifications' }) noNotifications = false;

  /** How loud sounds are, from 0 to 1. */
  @property({ type: Number }) volume = 0.5;

  readonly #agentId = this.select((desktop) => (desktop?.state.agent?.signedIn ? desktop.state.agent.id : null));
  readonly #settings = this.select((desktop) => desktop?.state.settings ?? null);
  readonly #requests = this.select(
    (desktop) =>
      desktop ? [...desktop.state.interactions.values()].filter((one) => one.request?.stage === 'offered') : NONE,
    sameItems,
  );
  readonly #view = new Lazy(this, () => import('./alerts/view.js'));
  #alerter: Alerter | null = null;
  /** The switch that did not do what was asked, and how often that was said: the same again is news again. */
  #refused: { readonly kind: AlertKind; readonly times: number } | null = null;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#alerter?.look(null);
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    const { desk, language, volume, noSound, noNotifications } = this;
    const agentId = this.#agentId.value;
    const settings = this.#settings.value;
    const isThere = desk !== null && agentId !== null && settings !== null && this.isConnected;
    const view = this.#view.value;
    if (!view) {
      if (isThere) void this.#view.load();
      return;
    }
    if (!this.#alerter) {
      this.#alerter = new view.Alerter(this, () => this.requestUpdate());
      if (this.shadowRoot) adoptStyles(this.shadowRoot, [...WxAlerts.elementStyles, ...view.styles]);
    }
    const without = { sound: noSound, notification: noNotifications };
    const requests = this.#requests.value;
    this.#alerter.look(isThere ? { desktop: desk, agentId, requests, settings, language, without, volume } : null);
  }

  protected override updated(): void {
    // The browser then opens and closes the menu, says so, and leads the focus.
    const button = this.renderRoot.querySelector<HTMLButtonElement>('.bell');
    if (button) button.popoverTargetElement = this.renderRoot.querySelector<HTMLElement>('.wx-menu');
  }

  async #toggle(kind: AlertKind): Promise<void> {
    await this.#alerter?.toggle(kind);
    this.#refused = this.#alerter?.faultOf(kind) ? { kind, times: (this.#refused?.times ?? 0) + 1 } : null;
    this.requestUpdate();
  }

  protected override render(): unknown {
    if (this.#agentId.value === null || (this.noSound && this.noNotifications)) return nothing;
    const view = this.#view.value;
    const alerter = this.#alerter;
    if (!view || !alerter) {
      const { alertsLabel: label } = this.t;
      return html`<button
        class="wx-button bell"
        part="button"
        type="button"
        data-kind="quiet"
        data-icon-only
        aria-label=${label}
        aria-busy="true"
        title=${label}
      >
        ${icon(iconBell)}
      </button>`;
    }
    return view.alertsView(alerter, {
      t: this.t,
      kinds: [...(this.noSound ? [] : ['sound' as const]), ...(this.noNotifications ? [] : ['notification' as const])],
      refused: this.#refused,
      onToggle: (kind) => void this.#toggle(kind),
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wx-alerts': WxAlerts;
  }
}
