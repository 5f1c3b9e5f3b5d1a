/** The inside of the dialogs that ask whom: what is chosen, what is asked for, and why that did not work. */
import { nothing } from 'lit';
import type { ReactiveController, ReactiveControllerHost, TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { controlsOf, situationOf, titleOf } from '../../core/index.js';
import type { Control, Destination, Failure, Interaction } from '../../core/index.js';
import { Selected } from '../../foundation/context.js';
import type { Desktop, DesktopController, Outcome } from '../../foundation/context.js';
import { actButton } from '../../foundation/controls.js';
import { isBusyElsewhere } from '../../foundation/focus.js';
import { html } from '../../foundation/html.js';
import { icon, iconCircleAlert, iconHeadset, iconInfo } from '../../foundation/icons.js';
import { english } from '../../foundation/localize.js';
import type { Dictionary } from '../../foundation/localize.js';
import { dialogFrame, dialogHead, nearPlace } from '../../foundation/on-demand/dialog.js';
import type { Place } from '../../foundation/on-demand/dialog.js';
import { iconPhoneForwarded } from '../../foundation/on-demand/icons.js';
import type { Opening } from '../../foundation/opening.js';
import { dialogs } from '../../locales/on-demand/dialogs.js';

export { styles } from './view.styles.js';

/** What the dialogs ask of `<wx-destination-picker>`. */
interface Picker extends HTMLElement {
  readonly value: Destination | null;
  /** Why what is chosen cannot be used. */
  readonly hindrance: string | null;
  refresh(): unknown;
}

export type DialogHost = ReactiveControllerHost &
  HTMLElement & { readonly desktop: string; readonly renderRoot: ParentNode };

export interface ViewMeans {
  readonly act: 'consult' | 'transfer';
  readonly source: DesktopController;
  readonly opening: Opening;
}

/** The picker's parts, under names of their own. */
const PICKER_PARTS = ['tabs', 'search', 'refresh', 'fresh', 'list', 'option', 'reason', 'blank', 'retry']
  .map((part) => `${part}: picker-${part}`)
  .join(', ');
const GLYPHS = { consult: iconHeadset, transfer: iconPhoneForwarded };

export class DestinationView implements ReactiveController {
  readonly #host: DialogHost;
  readonly #means: ViewMeans;
  readonly #t: Selected<Dictionary>;
  readonly #interaction: Selected<Interaction | undefined>;
  readonly #control: Selected<Control | undefined>;
  readonly #isConference: Selected<boolean>;
  readonly #isCurrent: Selected<boolean>;
  /** The opening that it shows, and the interaction that this was for. */
  #round = 0;
  #about: string | null = null;
  #place: Place = { top: 0, start: 0 };
  #isSending = false;
  #failure: Failure | null = null;
  #othersTalk = false;

  constructor(host: DialogHost, means: ViewMeans) {
    this.#host = host;
    this.#means = means;
    const select = <T>(read: (desktop: Desktop | null) => T): Selected<T> => new Selected(host, means.source, read);
    const find = (desktop: Desktop | null): Interaction | undefined =>
      desktop?.state.interactions.get(means.opening.about ?? '');
    this.#t = select((desktop) => desktop?.language.terms ?? english.terms);
    this.#interaction = select(find);
    this.#control = select((desktop) => controlsOf(desktop?.state, means.opening.about)[means.act]);
    this.#isCurrent = select((desktop) => desktop?.state.currentId === means.opening.about);
    this.#isConference = select((desktop) => {
      const interaction = find(desktop);
      const situation = interaction && situationOf(interaction, desktop?.state.agent?.id ?? '');
      return situation === 'conference' || situation === 'conferenced';
    });
    host.addController(this);
  }

  /** What takes the focus when the dialog comes up; nothing where it comes up by itself and the agent is at something. */
  get focusFirst(): HTMLElement | null {
    return this.#failure && isBusyElsewhere(this.#host) ? null : this.#picker;
  }

  get #picker(): Picker | null {
    return this.#host.renderRoot.querySelector<Picker>('.picker');
  }

  hostUpdate(): void {
    const { opening } = this.#means;
    for (const slice of [this.#interaction, this.#control, this.#isCurrent, this.#isConference]) slice.refresh();
    if (opening.isOpen && opening.round !== this.#round) this.#begin();
    // It was done, here or elsewhere, or the call is over.
    if (!this.#control.value) opening.close();
  }

  #begin(): void {
    const { opening } = this.#means;
    this.#round = opening.round;
    this.#place = nearPlace(opening.opener);
    // Opened again while the answer is awaited: it is as it was left.
    if (this.#isSending && opening.about === this.#about) return;
    this.#about = opening.about;
    this.#isSending = false;
    this.#failure = null;
    this.#othersTalk = false;
  }

  readonly #close = (): void => this.#means.opening.close();

  readonly #ask = async (): Promise<void> => {
    const { act, source, opening } = this.#means;
    const to = this.#picker?.value;
    const interactionId = opening.about;
    if (!to || interactionId === null || this.#whyNot !== null || this.#isSending) return;
    this.#isSending = true;
    this.#failure = null;
    this.#host.requestUpdate();
    const options = { from: this.#host, showsFailure: true };
    const sent: Promise<Outcome> | undefined =
      act === 'consult'
        ? source.desktop?.send(act, { interactionId, to, othersTalk: this.#othersTalk }, options)
        : source.desktop?.send(act, { interactionId, to }, options);
    const outcome = await sent;
    // It was opened for another call meanwhile.
    if (opening.about !== interactionId) return;
    this.#isSending = false;
    if (outcome && 'failure' in outcome) this.#onFailure(outcome.failure);
    else if (outcome?.done) opening.close();
    this.#host.requestUpdate();
  };

  /** It stays, with what was typed, and whoever is there now to choose from [XFR-06]. One that was closed comes back. */
  #onFailure(failure: Failure): void {
    const { opening } = this.#means;
    this.#failure = failure;
    this.#picker?.refresh();
    if (this.#control.value) opening.reopen();
  }

  /** Why it cannot be asked for now; null where it can. */
  get #whyNot(): string | null {
    const { reason } = this.#control.value ?? {};
    const t = this.#t.value;
    const picker = this.#picker;
    if (picker?.hindrance) return picker.hindrance;
    if (reason) return t.reason[reason];
    return picker?.value ? null : (t.dialogs ?? dialogs).choose;
  }

  /** Draws the dialog, while it is open; and out of sight while its answer is awaited. */
  render(): unknown {
    const interaction = this.#interaction.value;
    const { opening } = this.#means;
    if (!interaction || !(opening.isOpen || this.#isSending)) return nothing;
    return dialogFrame({
      onClose: this.#close,
      place: this.#place,
      content: html`<div class="wx-dialog" part="dialog">${this.#content(interaction)}</div>`,
    });
  }

  #content(interaction: Interaction): TemplateResult {
    const { act } = this.#means;
    const t = this.#t.value;
    const label = t.call.label(titleOf(interaction));
    return html`${dialogHead(
        t,
        (t.dialogs ?? dialogs)[act],
        this.#close,
        // The agent turned to another meanwhile: whose call it is must not be guessed.
        this.#isCurrent.value ? nothing : html`<p class="under wx-clip" title=${label}>${label}</p>`,
      )}
      <wx-destination-picker
        class="picker"
        part="picker"
        exportparts=${PICKER_PARTS}
        .desktop=${this.#host.desktop}
        .interactionId=${interaction.id}
        .purpose=${act}
        @change=${this.#onChange}
        @pick=${() => void this.#ask()}
      ></wx-destination-picker>
      ${act === 'consult' && this.#isConference.value ? this.#others(t) : nothing} ${this.#fault(t)} ${this.#foot(t)}`;
  }

  /** Why the last one did not work is said until another is chosen: a list that is fetched anew may choose nobody. */
  readonly #onChange = (): void => {
    if (this.#picker?.value) this.#failure = null;
    this.#host.requestUpdate();
  };

  /** Out of a conference the others wait too, unless the agent wants it otherwise [CON-14]. */
  #others(t: Dictionary): TemplateResult {
    return html`<label class="others" part="others">
      <input
        type="checkbox"
        .checked=${live(this.#othersTalk)}
        @change=${({ target }: Event) => (this.#othersTalk = (target as HTMLInputElement).checked)}
      />
      ${(t.dialogs ?? dialogs).othersTalk}
    </label>`;
  }

  #fault(t: Dictionary): unknown {
    if (!this.#failure) return nothing;
    const { code, detail } = this.#failure;
    const { what, then } = t.failure[code];
    return html`<div class="fault">
      <div class="wx-message" part="failure" data-fill data-tone="danger" role="alert">
        ${icon(iconCircleAlert)}
        <div class="text">
          <p class="what">${what}${detail ? html` (${detail})` : nothing}</p>
          <p>${then}</p>
        </div>
      </div>
    </div>`;
  }

  #foot(t: Dictionary): TemplateResult {
    const { act } = this.#means;
    const terms = t.dialogs ?? dialogs;
    const control = this.#control.value;
    const busy = this.#isSending || control?.busy === true;
    const why = busy ? null : this.#whyNot;
    const name = this.#picker?.value?.name ?? '';
    const enabled = why === null && !busy;
    return html`<footer class="foot">
      ${
        why === null
          ? html`<p class="target wx-clip" part="target" id="target" title=${name}>${name}</p>`
          : // What hinders the chosen one stands in the picker already.
            html`<p class=${why === this.#picker?.hindrance ? 'wx-aside' : 'wx-reason'} part="reason" id="why">
              ${icon(iconInfo)} ${why}
            </p>`
      }
      <p class="wx-aside" role="status">${busy ? terms.asking[act] : nothing}</p>
      <div class="acts">
        <button class="wx-button cancel" part="cancel" type="button" @click=${this.#close}>${t.cancel}</button>
        ${actButton({
          control: { enabled, busy, reason: control?.reason ?? null },
          label: terms[act],
          glyph: GLYPHS[act],
          ...(why === null ? { kind: 'primary' } : {}),
          part: act,
          describedBy: why === null ? 'target' : 'why',
          onClick: () => void this.#ask(),
        })}
      </div>
    </footer>`;
  }
}
