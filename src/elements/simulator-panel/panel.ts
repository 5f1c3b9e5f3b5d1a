import { nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { Failure } from '../../core/index.js';
import type { Channel, WorldActName, WorldActs, WorldView } from '../../core/index.js';
import { WxElement } from '../../foundation/element.js';
import { html } from '../../foundation/html.js';
import {
  icon,
  iconAtSign,
  iconChevronDown,
  iconCircleAlert,
  iconMail,
  iconMessageSquare,
  iconPhoneIncoming,
  iconPhoneOff,
  iconUnplug,
  iconX,
} from '../../foundation/icons.js';
import { base, blanks, buttons, channels, fields, icons, lines, messages, statuses } from '../../foundation/styles.js';
import { styles } from './panel.styles.js';
import { LINES, outsiderRow, ringingRow, worldButton } from './rows.js';
import type { Means } from './rows.js';
import { WorldWatch } from './world-watch.js';

const CHANNELS: readonly Channel[] = ['call', 'chat', 'social', 'email'];

const GLYPHS = { call: iconPhoneIncoming, chat: iconMessageSquare, social: iconAtSign, email: iconMail } as const;

/** So many calls an hour are the most that the colleagues get. */
const BUSIEST = 600;

/**
 * The outside world at hand, for demos and training: who calls, from where, what they do next, and the agent's own
 * telephone. It works with the embedded contact centre; the live service plays its own world.
 *
 * @tagname wx-simulator-panel
 * @slot actions - Buttons of the page at the end of the head, such as one that closes the panel.
 * @csspart head - Heading, hint and the page's buttons.
 * @csspart line - The line that shows the path of the agent's telephone.
 * @csspart contacts - Who contacts the centre, and how.
 * @csspart contact-call - The button "Incoming call".
 * @csspart contact-chat - The button "Incoming chat".
 * @csspart contact-social - The button "Incoming message".
 * @csspart contact-email - The button "Incoming email".
 * @csspart phone - The agent's telephone.
 * @csspart answer-phone - The button "Answer on phone".
 * @csspart fail-phone - The button "Phone fails".
 * @csspart hang-up-phone - The button "Hang up phone".
 * @csspart customers - Those from outside who have to do with the agent.
 * @csspart customer-leaves - The button with which a customer hangs up or leaves.
 * @csspart customer-writes - The button with which a customer writes.
 * @csspart centre - The centre in numbers, and the calls for the colleagues.
 */
export class WxSimulatorPanel extends WxElement {
  static override styles = [base, icons, buttons, channels, fields, statuses, lines, messages, blanks, styles];

  readonly #world = new WorldWatch(this, this.source);
  readonly #signedIn = this.select((desktop) => desktop?.state.agent?.signedIn ?? false);
  #whom: WorldActs['contact']['for'] = 'me';
  #failure: Failure | null = null;
  /** What had the focus before an update, and the heading of the section that it was in. */
  #focused: Element | null = null;
  #focusedSection = 'contacts';

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#focused = this.shadowRoot?.activeElement ?? null;
  }

  protected override updated(): void {
    // What was used may be gone with its call: the focus stays in its section.
    if (!this.#focused || this.#focused.isConnected) return;
    this.renderRoot.querySelector<HTMLElement>(`#${this.#focusedSection}`)?.focus();
  }

  readonly #onFocus = (event: FocusEvent): void => {
    const section = event.target instanceof Element ? event.target.closest('.part') : null;
    this.#focusedSection = section?.getAttribute('aria-labelledby') ?? 'contacts';
  };

  #contact(channel: Channel): void {
    const chosen = (id: string): string => this.renderRoot.querySelector<HTMLSelectElement>(id)?.value ?? '';
    const entryPoint = this.#world.view?.entryPoints.find((one) => one.id === chosen('#where'));
    void this.#act('contact', {
      channel,
      customerId: chosen('#who') || undefined,
      // An entry point takes one channel; the others come in by their own.
      entryPointId: entryPoint?.channel === channel ? entryPoint.id : undefined,
      for: this.#whom,
    });
  }

  async #act<K extends WorldActName>(name: K, detail: WorldActs[K]): Promise<void> {
    const { world } = this.#world;
    let failure: Failure | null = null;
    try {
      await world?.act(name, detail);
    } catch (error) {
      failure = Failure.from(error);
    }
    // What another world refused is no news in this one.
    if (world !== this.#world.world) return;
    this.#failure = failure;
    this.requestUpdate();
  }

  get #means(): Means {
    const { t, language } = this;
    return {
      t,
      language,
      counting: (read) => this.counting(read),
      act: (name, detail) => this.#act(name, detail),
    };
  }

  protected override render(): TemplateResult {
    const { world } = this.t;
    const { view } = this.#world;
    return html`<section class="panel" aria-labelledby="heading" @focusin=${this.#onFocus}>
      <div class="head" part="head">
        <div>
          <h3 class="heading" id="heading">${world.heading}</h3>
          <p class="under">${view ? world.hint : nothing}</p>
        </div>
        <slot name="actions"></slot>
      </div>
      <div class="wx-line" part="line" data-line=${this.#line(view)}></div>
      ${view ? this.#sections(view) : html`<div class="wx-blank">${icon(iconUnplug, 20)} ${world.unavailable}</div>`}
    </section>`;
  }

  /** What the path to the agent's telephone does, or to the agent's ear where there is none. */
  #line(view: WorldView | null): string {
    const calls = view?.outsiders.filter((one) => one.channel === 'call' && one.where !== 'waiting') ?? [];
    const nearest = calls.find((one) => one.where === 'talking' || one.where === 'held') ?? calls[0];
    return nearest ? LINES[nearest.where] : 'ended';
  }

  #sections(view: WorldView): TemplateResult {
    return html`${this.#alert()} ${this.#contacts(view)} ${this.#phone(view)} ${this.#customers(view)}
    ${this.#centre(view)}`;
  }

  #alert(): unknown {
    if (!this.#failure) return nothing;
    const { what, then } = this.t.failure[this.#failure.code];
    return html`<div class="wx-message" role="alert" data-fill data-tone="danger">
      ${icon(iconCircleAlert)}
      <div class="text">
        <p class="what">${what}</p>
        <p class="then">${then} ${this.#failure.detail ? `(${this.#failure.detail})` : nothing}</p>
      </div>
      <button
        class="wx-button"
        type="button"
        data-kind="quiet"
        data-icon-only
        aria-label=${this.t.dismiss}
        @click=${this.#onDismiss}
      >
        ${icon(iconX)}
      </button>
    </div>`;
  }

  readonly #onDismiss = (): void => {
    this.#failure = null;
    this.requestUpdate();
  };

  #contacts({ people, entryPoints }: WorldView): TemplateResult {
    const { world, channels: names } = this.t;
    return html`<section class="part" role="group" part="contacts" aria-labelledby="contacts">
      <h4 class="title" id="contacts" tabindex="-1">${world.contacts}</h4>
      <div class="pair">
        <div>
          <label class="wx-label" for="who">${world.who}</label>
          <div class="wx-field">
            <select id="who">
              <option value="">${world.anyone}</option>
              ${people.map(({ id, name }) => html`<option value=${id}>${name}</option>`)}
            </select>
            ${icon(iconChevronDown)}
          </div>
        </div>
        <div>
          <label class="wx-label" for="where">${world.where}</label>
          <div class="wx-field">
            <select id="where">
              <option value="">${world.anywhere}</option>
              ${CHANNELS.map((channel) => {
                const places = entryPoints.filter((one) => one.channel === channel);
                if (places.length === 0) return nothing;
                return html`<optgroup label=${names[channel]}>
                  ${places.map(({ id, name }) => html`<option value=${id}>${name}</option>`)}
                </optgroup>`;
              })}
            </select>
            ${icon(iconChevronDown)}
          </div>
        </div>
      </div>
      <fieldset class="whom">
        <legend class="wx-label">${world.forWhom}</legend>
        ${this.#choice('me', world.forMe)} ${this.#choice('anyone', world.forAnyone)}
      </fieldset>
      <div class="arrivals">${CHANNELS.map((channel) => this.#arrival(channel))}</div>
    </section>`;
  }

  #choice(whom: WorldActs['contact']['for'], name: string): TemplateResult {
    return html`<label class="choice"
      ><input
        type="radio"
        name="whom"
        value=${whom}
        .checked=${live(this.#whom === whom)}
        @change=${() => {
          this.#whom = whom;
        }}
      /><span>${name}</span></label
    >`;
  }

  // Seven quick presses are seven calls: unlike an act on a call, this one may well be meant more than once.
  #arrival(channel: Channel): TemplateResult {
    return html`<button
      class="wx-button"
      type="button"
      part="contact-${channel}"
      data-kind=${channel === 'call' ? 'primary' : nothing}
      @click=${() => this.#contact(channel)}
    >
      ${icon(GLYPHS[channel])} ${this.t.world.incoming[channel]}
    </button>`;
  }

  #phone({ phone, outsiders }: WorldView): TemplateResult {
    const { world } = this.t;
    const tone = phone === 'ringing' ? 'accent' : phone === 'in-call' ? 'success' : nothing;
    const offered = outsiders.filter(
      (one) => one.channel === 'call' && (one.where === 'connecting' || one.where === 'ringing'),
    );
    return html`<section
      class="part"
      role="group"
      part="phone"
      aria-labelledby="phone"
      ?data-ringing=${phone === 'ringing' && offered.length === 1}
    >
      <div class="row">
        <h4 class="title" id="phone" tabindex="-1">${world.phone}</h4>
        <span class="wx-status" data-tone=${tone}
          >${world.phoneState[phone ?? (this.#signedIn.value ? 'none' : 'signed-out')]}</span
        >
      </div>
      ${
        phone && offered.length > 0
          ? html`<ul class="list">
              ${repeat(
                offered,
                (one) => one.interactionId,
                (one) => ringingRow(one, this.#means),
              )}
            </ul>`
          : nothing
      }
      ${
        phone === 'in-call' || phone === 'off-hook'
          ? worldButton('hang-up-phone', world.hangUpPhone, () => this.#act('hang-up-phone', {}), {
              glyph: icon(iconPhoneOff),
            })
          : nothing
      }
    </section>`;
  }

  #customers({ outsiders }: WorldView): TemplateResult {
    const { world } = this.t;
    return html`<section class="part" role="group" part="customers" aria-labelledby="customers">
      <h4 class="title" id="customers" tabindex="-1">${world.customers}</h4>
      ${
        outsiders.length === 0
          ? html`<p class="under">${world.nobody}</p>`
          : html`<ul class="list">
              ${repeat(
                outsiders,
                (one) => one.interactionId,
                (one) => outsiderRow(one, this.#means),
              )}
            </ul>`
      }
    </section>`;
  }

  #centre({ centre, callsPerHour }: WorldView): TemplateResult {
    const { world } = this.t;
    const number = (value: number): string => this.language.number(value);
    const onChange = (event: Event): void => {
      if (event.target instanceof HTMLInputElement) {
        void this.#act('set-traffic', { callsPerHour: event.target.valueAsNumber });
      }
    };
    return html`<section class="part" role="group" part="centre" aria-labelledby="centre">
      <h4 class="title" id="centre" tabindex="-1">${world.centreHeading}</h4>
      <p class="under">${world.centre(number(centre.waiting), number(centre.available), number(centre.engaged))}</p>
      <div>
        <div class="row">
          <label class="wx-label" for="traffic">${world.traffic}</label>
          <output class="wx-num" for="traffic">${number(callsPerHour)}</output>
        </div>
        <input
          id="traffic"
          type="range"
          min="0"
          max=${BUSIEST}
          step="20"
          .value=${live(String(callsPerHour))}
          @change=${onChange}
        />
      </div>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wx-simulator-panel': WxSimulatorPanel;
  }
}
