import { adoptStyles, css, nothing } from 'lit';
import type { PropertyValues } from 'lit';
import { WxElement } from '../foundation/element.js';
import { html } from '../foundation/html.js';
import { icon, iconCloudOff } from '../foundation/icons.js';
import { Lazy } from '../foundation/lazy.js';
import { base, blanks, buttons, cards, icons } from '../foundation/styles.js';

/**
 * The card with which an agent begins the day: the team, and the station to take calls on. Once the agent is signed in
 * it paints nothing, so it can stand where the other elements take its place.
 *
 * @tagname wx-station-login
 * @event {WxRequest<'sign-in'>} wx-sign-in - Asks to sign in with a team and a station. Cancelable.
 * @csspart card - The card around everything.
 * @csspart team - The choice of the team.
 * @csspart stations - The kinds of station.
 * @csspart number - The number or extension.
 * @csspart failure - Why the last try did not work.
 * @csspart sign-in - The button "Sign in".
 * @csspart retry - The button "Retry", where the centre could not be reached.
 * @csspart reason - What to know before signing in, or why it is not possible now.
 * @cssproperty [--wx-login-width=360px] - How wide the card becomes at most.
 */
export class WxStationLogin extends WxElement {
  static override styles = [
    base,
    icons,
    buttons,
    blanks,
    cards,
    css`
      :host {
        max-inline-size: var(--wx-login-width, 360px);
      }
    `,
  ];

  readonly #isWanted = this.select((desktop) => desktop !== null && !desktop.state.agent?.signedIn);
  readonly #view = new Lazy(this, async () => {
    const view = await import('./station-login/view.js');
    if (this.shadowRoot) adoptStyles(this.shadowRoot, [...WxStationLogin.elementStyles, ...view.styles]);
    return new view.LoginView(this, this.source);
  });
  #wasWanted = false;
  /** It did not come; the message stays while it is asked for again. */
  #isMissing = false;

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const isWanted = this.#isWanted.value;
    if (isWanted && !this.#wasWanted) void this.#view.load();
    this.#wasWanted = isWanted;
    const { value, state } = this.#view;
    this.#isMissing = isWanted && !value && (this.#isMissing || state === 'failed');
  }

  protected override render(): unknown {
    const { value: view, state } = this.#view;
    if (view) return view.render();
    if (!this.#isMissing) return nothing;
    const { failure, loginNotLoaded, retry } = this.t;
    return html`<div class="wx-card" part="card">
      <div class="wx-blank" role="alert">
        ${icon(iconCloudOff, 20)} <b>${loginNotLoaded}</b>
        <p>${failure.unexpected.then}</p>
        <button
          class="wx-button"
          part="retry"
          type="button"
          aria-busy=${state === 'loading' ? 'true' : 'false'}
          @click=${() => void this.#view.load()}
        >
          ${retry}
        </button>
      </div>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wx-station-login': WxStationLogin;
  }
}
