import { css, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import { dialled, dialNumberFault, outdialControl, readable } from '../core/index.js';
import type { Control } from '../core/index.js';
import type { Desktop, Outcome } from '../foundation/context.js';
import { dialPlaceOf } from '../foundation/dial-place.js';
import { WxElement } from '../foundation/element.js';
import { html } from '../foundation/html.js';
import { icon, iconPhone } from '../foundation/icons.js';
import { base, icons } from '../foundation/styles.js';

/** Whether a call is possible, and if not, why; `absent` where there is nothing to call with at all. */
function possibility(desktop: Desktop | null): Control['reason'] | 'absent' {
  const { agent, settings, interactions, link } = desktop?.state ?? {};
  if (!agent || !settings || !interactions || !link || !desktop?.capabilities.commands.has('outdial')) return 'absent';
  return outdialControl(agent, interactions.values(), settings, link, false).reason;
}

/**
 * Any number in a page, to be called by a click: `<wx-dial-link number="+14155550134">Mobile</wx-dial-link>`. Plain text
 * where there is no desktop, and where the number cannot be dialled.
 *
 * @tagname wx-dial-link
 * @slot - The text. Default: the number. Without `number` the text is also what is called.
 * @event {WxRequest<'outdial'>} wx-outdial - Asks to call the number. Cancelable.
 * @csspart link - What is clicked.
 */
export class WxDialLink extends WxElement {
  static override styles = [
    base,
    icons,
    css`
      :host {
        display: inline;
        color: inherit;
        font: inherit;
      }
      .link {
        display: inline;
        padding: 0;
        border: 0;
        border-radius: 2px;
        background: none;
        color: var(--wx-color-accent-text);
        font: inherit;
        text-align: start;
        text-decoration: underline;
        text-decoration-thickness: 1px;
        text-underline-offset: 2px;
        user-select: text;
        cursor: pointer;
      }
      .link .wx-icon {
        inline-size: 1em;
        block-size: 1em;
        margin-inline-end: 0.3em;
        vertical-align: -0.15em;
      }
      .link[aria-disabled='true'] {
        color: inherit;
        text-decoration-style: dashed;
        cursor: not-allowed;
      }
      .link[aria-busy='true'] {
        cursor: progress;
      }
    `,
  ];

  /** The number to call. What is not dialled is left out of it. Default: the text. */
  @property() number = '';

  /** Shows the number in the desktop's `<wx-outdial>`, where it has one, instead of calling it at once. */
  @property({ type: Boolean, reflect: true }) confirm = false;

  readonly #possibility = this.select(possibility);
  /** Frameworks change a text in place, of which a slot tells nothing. */
  readonly #watch = new MutationObserver(() => this.requestUpdate());
  #isSending = false;

  /** Calls the number, as a click does. Resolves to null where there is nothing to call, or nothing to call with. */
  async call(): Promise<Outcome | null> {
    const { desk } = this;
    const number = this.#dialled;
    if (!desk || number === null || this.#isSending) return null;
    this.#isSending = true;
    this.requestUpdate();
    const entryPointId = desk.state.settings?.outdial?.entryPoints[0]?.id ?? '';
    const outcome = await this.send('outdial', { number, entryPointId, callerId: null });
    this.#isSending = false;
    this.requestUpdate();
    return outcome;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#watch.observe(this, { characterData: true, childList: true, subtree: true });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watch.disconnect();
  }

  /** What would be dialled [DN-01, DN-02]; null where that is no number, or one with hidden digits [POP-10]. */
  get #dialled(): string | null {
    const text = this.number || this.textContent;
    const number = dialled(text);
    return text.includes('•') || dialNumberFault(number) ? null : number;
  }

  #onClick(event: MouseEvent): void {
    // A second click would hit whatever the first one led to.
    if (event.detail > 1 || this.#possibility.value !== null) return;
    const place = this.confirm && this.desk ? dialPlaceOf(this.desk) : undefined;
    if (place) void place.prefill(this.#dialled ?? '');
    else void this.call();
  }

  protected override render(): unknown {
    const possible = this.#possibility.value;
    const number = this.#dialled;
    // A number reads from left to right in every language.
    const text = html`<bdi><slot>${readable(this.number)}</slot></bdi>`;
    if (possible === 'absent' || number === null) return text;
    const reason = possible && this.t.reason[possible];
    return html`<button
        class="link"
        part="link"
        type="button"
        title=${ifDefined(reason ?? undefined)}
        aria-disabled=${reason ? 'true' : 'false'}
        aria-busy=${this.#isSending ? 'true' : 'false'}
        aria-describedby=${reason ? 'reason' : nothing}
        @click=${this.#onClick}
      >
        ${icon(iconPhone)}<span class="wx-aside">${this.t.outdial.call} </span>${text}</button
      >${reason ? html`<span id="reason" hidden>${reason}</span>` : nothing}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wx-dial-link': WxDialLink;
  }
}
