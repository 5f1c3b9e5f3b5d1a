import { nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { Failure } from '../../core/index.js';
import type { WorldActName, WorldActs, WorldView } from '../../core/index.js';
import { WxElement } from '../../foundation/element.js';
import { html } from '../../foundation/html.js';
import { icon } from '../../foundation/icons.js';
import { iconUnplug } from '../../foundation/on-demand/icons.js';
import { fields } from '../../foundation/on-demand/styles.js';
import { base, blanks, buttons, channels, icons, lines, messages, statuses } from '../../foundation/styles.js';
import { Callbacks } from './callbacks.js';
import { Campaign } from './campaign.js';
import { centreSection } from './centre.js';
import { Contacts } from './contacts.js';
import { Customers } from './customers.js';
import { SecondEditor } from './editor.js';
import { linkSection } from './link.js';
import { Listening } from './listening.js';
import { styles } from './panel.styles.js';
import { LINES, termsOf } from './parts.js';
import type { Means, Whom } from './parts.js';
import { phoneSection } from './phone.js';
import { siteStyles } from './site.styles.js';
import { warnings } from './warnings.js';
import { WorldWatch } from './world-watch.js';

/**
 * The outside world at hand, for demos and training: who calls, from where, what they do next, and the agent's own
 * telephone. It works with the embedded contact centre; the live service plays its own world.
 *
 * @tagname wx-simulator-panel
 * @slot actions - Buttons of the page at the end of the head, such as one that closes the panel.
 * @csspart head - Heading, hint and the page's buttons.
 * @csspart line - The line that shows the path of the agent's telephone.
 * @csspart warnings - What an administrator should know of the settings.
 * @csspart contacts - Who contacts the centre, and how.
 * @csspart contact-call - The button "Incoming call".
 * @csspart contact-chat - The button "Incoming chat".
 * @csspart contact-social - The button "Incoming message".
 * @csspart contact-email - The button "Incoming email".
 * @csspart mixed - The button for many requests of all channels at once.
 * @csspart phone - The agent's telephone.
 * @csspart answer-phone - The button "Answer on phone".
 * @csspart fail-phone - The button "Phone fails".
 * @csspart hang-up-phone - The button "Hang up phone".
 * @csspart customers - Those from outside who have to do with the agent.
 * @csspart customer-leaves - The button with which a customer hangs up or leaves.
 * @csspart listen-in - The button with which one hears what a customer hears.
 * @csspart customer-writes - The button with which a customer writes.
 * @csspart ask-callback - The button with which a caller who waits asks to be called back.
 * @csspart customer-answers - The button with which a customer who is being called answers.
 * @csspart customer-not-reached - The buttons with which such a customer does not.
 * @csspart more - The button that shows all customers.
 * @csspart callbacks - Customers who ask to be called back, on the website or with its chat bot.
 * @csspart website - The page of the website.
 * @csspart request-callback - Its button "Call me back".
 * @csspart bot - The chat with the bot.
 * @csspart bot-send - Its button.
 * @csspart campaign - The campaign.
 * @csspart offer-preview - The button that offers one of its customers.
 * @csspart editor - The second editor of variables.
 * @csspart save-as - The button with which that one saves.
 * @csspart centre - The centre in numbers, and the calls for the colleagues.
 * @csspart new-day - The button with which the centre begins anew.
 * @csspart link - The link between the desktop and the centre.
 * @csspart cut - The button that cuts the link, or mends it.
 * @csspart cut-5 - The button that cuts it for five seconds.
 * @csspart cut-30 - The button that cuts it for thirty.
 */
export class WxSimulatorPanel extends WxElement {
  static override styles = [
    base,
    icons,
    buttons,
    channels,
    fields,
    statuses,
    lines,
    messages,
    blanks,
    styles,
    siteStyles,
  ];

  readonly #world = new WorldWatch(this, this.source);
  readonly #signedIn = this.select((desktop) => desktop?.state.agent?.signedIn ?? false);
  readonly #organisation = this.select((desktop) => desktop?.state.settings?.organisation ?? '');
  readonly #interactions = this.select((desktop) => desktop?.state.interactions ?? null);
  readonly #listening = new Listening(this, this.source);
  readonly #contacts = new Contacts();
  readonly #customers = new Customers();
  readonly #callbacks = new Callbacks();
  readonly #campaign = new Campaign();
  readonly #editor = new SecondEditor();
  #whom: Whom = 'me';
  /** What the world refused last, and in which section. */
  #refusal: { readonly section: string; readonly failure: Failure } | null = null;
  /** What had the focus before an update, and the section that it was in. */
  #focused: Element | null = null;
  #focusedSection = 'contacts';

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#focused = this.shadowRoot?.activeElement ?? null;
  }

  protected override updated(): void {
    // What was used may be gone with its call: the focus stays in its section.
    if (!this.#focused || this.#focused.isConnected) return;
    const heading = this.renderRoot.querySelector(`#${this.#focusedSection}`);
    (heading?.closest('summary') ?? this.renderRoot.querySelector<HTMLElement>(`#${this.#focusedSection}`))?.focus();
  }

  readonly #onFocus = (event: FocusEvent): void => {
    const section = event.target instanceof Element ? event.target.closest('.part') : null;
    this.#focusedSection = section?.getAttribute('aria-labelledby') ?? 'contacts';
  };

  /** What a section works with; what goes wrong is shown in it. */
  #meansOf(section: string): Means {
    return {
      t: termsOf(this.t),
      language: this.language,
      whom: () => this.#whom,
      listening: this.#listening,
      counting: (read) => this.counting(read),
      act: (name, detail) => this.#act(section, name, detail),
      changed: () => this.requestUpdate(),
      focus: (selector) => void this.#focus(selector),
      failure: this.#refusal?.section === section ? this.#refusal.failure : null,
      dismiss: () => {
        this.#refusal = null;
        this.requestUpdate();
      },
    };
  }

  async #act<K extends WorldActName>(section: string, name: K, detail: WorldActs[K]): Promise<boolean> {
    const { world } = this.#world;
    let failure: Failure | null = null;
    try {
      await world?.act(name, detail);
    } catch (error) {
      failure = Failure.from(error);
    }
    // What another world refused is no news in this one.
    if (world === this.#world.world) {
      this.#refusal = failure && { section, failure };
      this.requestUpdate();
    }
    return failure === null;
  }

  async #focus(selector: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  readonly #valueOf = (interactionId: string, variable: string): string =>
    this.#interactions.value?.get(interactionId)?.variables.find((one) => one.name === variable)?.value ?? '';

  protected override render(): TemplateResult {
    const { world } = termsOf(this.t);
    const { view } = this.#world;
    return html`<section class="panel" aria-labelledby="heading" @focusin=${this.#onFocus}>
      <div class="head" part="head">
        <div>
          <h3 class="heading" id="heading">${world.heading}</h3>
          <p class="under">${view ? world.hint : nothing}</p>
        </div>
        <slot name="actions"></slot>
      </div>
      <div class="wx-line" part="line" data-line=${lineOf(view)}></div>
      ${view ? this.#sections(view) : html`<div class="wx-blank">${icon(iconUnplug, 20)} ${world.unavailable}</div>`}
    </section>`;
  }

  #sections(view: WorldView): TemplateResult {
    const choose = (whom: Whom): void => {
      this.#whom = whom;
      this.requestUpdate();
    };
    return html`${warnings(view.warnings, this.#meansOf('warnings'))}
    ${this.#contacts.render(view, this.#meansOf('contacts'), choose)}
    ${phoneSection(view, this.#meansOf('phone'), this.#signedIn.value)}
    ${this.#customers.render(view, this.#meansOf('customers'))}
    ${this.#callbacks.render(view, this.#meansOf('callbacks'), this.#organisation.value)}
    ${this.#campaign.render(view, this.#meansOf('campaign'))}
    ${this.#editor.render(view, this.#meansOf('editor'), this.#valueOf)} ${centreSection(view, this.#meansOf('centre'))}
    ${linkSection(view, this.#meansOf('link'))}`;
  }
}

/** What the path to the agent's telephone does, or to the agent's ear where there is none. */
function lineOf(view: WorldView | null): string {
  const calls = view?.outsiders.filter((one) => one.channel === 'call' && one.where !== 'waiting') ?? [];
  const nearest = calls.find((one) => one.where === 'talking' || one.where === 'held') ?? calls[0];
  return nearest ? LINES[nearest.where] : 'ended';
}

declare global {
  interface HTMLElementTagNameMap {
    'wx-simulator-panel': WxSimulatorPanel;
  }
}
