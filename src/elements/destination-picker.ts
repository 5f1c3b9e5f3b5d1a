import { adoptStyles, nothing } from 'lit';
import type { PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import type { Destination } from '../core/index.js';
import { InteractionElement } from '../foundation/element.js';
import { html } from '../foundation/html.js';
import { Lazy } from '../foundation/lazy.js';
import { base, buttons, icons } from '../foundation/styles.js';

/**
 * Chooses whom to consult or to hand a call to: agents, queues, numbers with the address book, and the organisation's own
 * people, each a list with a search. The dialogs of consult and transfer have one; it works by itself too.
 *
 * @tagname wx-destination-picker
 * @event change - `value` or `hindrance` is another one. Does not bubble.
 * @event pick - Somebody double-clicked an entry, or pressed Enter on the chosen one: go on with it. Does not bubble.
 * @csspart tabs - The kinds of destination.
 * @csspart search - The search field.
 * @csspart refresh - The button "Refresh".
 * @csspart fresh - How many there are, and as of when.
 * @csspart list - The list.
 * @csspart option - An entry.
 * @csspart reason - Why something cannot be chosen.
 * @csspart blank - What stands there while there is no list.
 * @csspart retry - The button "Retry".
 * @cssproperty [--wx-picker-rows=7] - For how many rows there is room, where there is room.
 */
export class WxDestinationPicker extends InteractionElement {
  static override styles = [base, icons, buttons];

  /** What for: not everyone who can be consulted can be handed a call. */
  @property() purpose: 'consult' | 'transfer' = 'consult';

  /** What is chosen. Set it to null to choose nothing. */
  @property({ attribute: false }) value: Destination | null = null;

  readonly #isOffered = this.select((desktop) => desktop?.state.agent?.signedIn ?? false);
  readonly #picker = new Lazy(this, async () => {
    const { Picker, styles } = await import('./destination-picker/picker.js');
    if (this.shadowRoot) adoptStyles(this.shadowRoot, [...WxDestinationPicker.elementStyles, ...styles]);
    return new Picker(this, {
      source: this.source,
      desk: () => this.desk,
      language: () => this.language,
      subject: () => this.interaction?.id ?? null,
    });
  });

  /** Why what is chosen cannot be used, in the desktop's language; null where it can. */
  get hindrance(): string | null {
    return this.#picker.value?.hindrance ?? null;
  }

  /** Puts the focus into the search field, as soon as it is there. */
  override focus(): void {
    void this.#picker.load().then((picker) => picker?.focus());
  }

  /** Fetches anew what is shown. */
  async refresh(): Promise<void> {
    await (await this.#picker.load())?.refresh();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (this.#isOffered.value && this.#picker.state === 'idle') void this.#picker.load();
  }

  protected override render(): unknown {
    if (!this.#isOffered.value) return nothing;
    const { value, state } = this.#picker;
    if (value) return value.render();
    if (state === 'failed') return this.notLoaded(() => this.#picker.load());
    return html`<span class="wx-spinner"></span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wx-destination-picker': WxDestinationPicker;
  }
}
