/** The parts of the card that makes a call. */
import { nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';
import { dialled, dialNumberFault, dialNumberFormat, readable } from '../../core/index.js';
import type {
  Control,
  DialNumberFault,
  DirectoryEntry,
  Failure,
  Happenings,
  Interaction,
  OutdialSettings,
} from '../../core/index.js';
import { actButton } from '../../foundation/controls.js';
import type { ActButton } from '../../foundation/controls.js';
import { html } from '../../foundation/html.js';
import { icon, iconChevronDown, iconCircleAlert, iconInfo, iconPhoneMissed } from '../../foundation/icons.js';
import type { Dictionary } from '../../foundation/localize.js';
import { iconDelete } from '../../foundation/on-demand/icons.js';
import { login as english } from '../../locales/on-demand/login.js';

export type NotReached = Happenings['not-reached'];

export interface NumberField {
  readonly text: string;
  /** A call is being set up: the field only shows whom it calls, and keeps the focus. */
  readonly isSetUp: boolean;
  readonly isInvalid: boolean;
  /** The address book below it; null where there is none. */
  readonly list: { readonly activeId: string | null; readonly isShown: boolean } | null;
  readonly onInput: (event: Event) => void;
  readonly onPaste: (event: ClipboardEvent) => void;
  readonly onKeydown: (event: KeyboardEvent) => void;
  readonly onErase: () => void;
}

/** The number or name, and the line of the call below it. */
export function numberField({ outdial }: Dictionary, field: NumberField): TemplateResult {
  const { text, isSetUp, isInvalid, list } = field;
  const name = list ? outdial.numberOrName : outdial.number;
  return html`<div class="number" ?data-invalid=${isInvalid} ?data-line=${isSetUp}>
      <input
        id="number"
        part="number"
        type="text"
        dir="auto"
        inputmode=${list ? 'text' : 'tel'}
        autocomplete="off"
        spellcheck="false"
        role=${list ? 'combobox' : 'textbox'}
        placeholder=${name}
        aria-label=${name}
        aria-autocomplete=${list ? 'list' : 'none'}
        aria-controls=${list ? 'book' : nothing}
        aria-expanded=${ifDefined(list ? (list.isShown ? 'true' : 'false') : undefined)}
        aria-activedescendant=${list?.activeId ?? nothing}
        aria-invalid=${isInvalid ? 'true' : 'false'}
        aria-describedby="note"
        ?readonly=${isSetUp}
        .value=${live(text)}
        @input=${field.onInput}
        @paste=${field.onPaste}
        @keydown=${field.onKeydown}
      />
      <button
        class="wx-button"
        part="erase"
        type="button"
        data-kind="quiet"
        data-icon-only
        aria-label=${outdial.erase}
        title=${outdial.erase}
        ?hidden=${isSetUp || text === ''}
        @mousedown=${(event: Event) => event.preventDefault()}
        @click=${field.onErase}
      >
        ${icon(iconDelete, 18)}
      </button>
    </div>
    ${isSetUp ? html`<div class="wx-line" part="line" data-line="pending"></div>` : nothing}`;
}

export interface Typed {
  /** What stands in the field. */
  readonly text: string;
  /** The rule that it breaks, once that is to be said. */
  readonly fault: DialNumberFault | null;
  /** Whose number it is, where the address book knows. */
  readonly entry: DirectoryEntry | undefined;
}

/** What would be dialled, and whose number it is or how it is written; or the rule that it breaks [DN-01, DN-02, DN-03]. */
export function typedNote({ login = english, outdial }: Dictionary, { text, fault, entry }: Typed): TemplateResult {
  if (fault) return note(login.fault[fault], true);
  const number = dialled(text);
  if (dialNumberFault(number)) return note(login.hint['dial-number']);
  if (!entry) return note(outdial.dials(number, outdial.format[dialNumberFormat(number)]));
  const whose = outdial.fromBook(entry.name);
  return note(number === text ? whose : outdial.dials(number, whose));
}

/** The line below the number. */
export const note = (text: string, isFault = false): TemplateResult =>
  html`<p class="wx-reason note" id="note" data-tone=${isFault ? 'danger' : nothing}>
    ${isFault ? icon(iconCircleAlert) : nothing} <span class="wx-clip" title=${text}>${text}</span>
  </p>`;

export interface Choices {
  readonly entryPointId: string;
  readonly callerId: string | null;
}

/** From where the call goes out, and which number the customer sees; nothing where there is nothing to choose. */
export function choices(
  { outdial }: Dictionary,
  { entryPoints, callerIds }: OutdialSettings,
  chosen: Choices,
  choose: (change: Partial<Choices>) => void,
): unknown {
  if (entryPoints.length < 2 && callerIds.length === 0) return nothing;
  const numbers = callerIds.map(({ name, number }) => ({ id: number, name: `${readable(number)} · ${name}` }));
  const all = [{ id: '', name: outdial.ownCallerId }, ...numbers];
  return html`<div class="choices">
    ${
      entryPoints.length < 2
        ? nothing
        : choice('entry-point', outdial.entryPoint, entryPoints, chosen.entryPointId, (entryPointId) =>
            choose({ entryPointId }),
          )
    }
    ${
      callerIds.length === 0
        ? nothing
        : choice('caller-id', outdial.callerId, all, chosen.callerId ?? '', (id) =>
            choose({ callerId: id === '' ? null : id }),
          )
    }
  </div>`;
}

function choice(
  id: string,
  label: string,
  items: readonly { readonly id: string; readonly name: string }[],
  chosen: string,
  choose: (id: string) => void,
): TemplateResult {
  const title = items.find((one) => one.id === chosen)?.name ?? '';
  return html`<div>
    <label class="wx-label" for=${id}>${label}</label>
    <div class="wx-field choice">
      <select
        id=${id}
        part=${id}
        title=${title}
        @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}
      >
        ${items.map((one) => html`<option value=${one.id} ?selected=${one.id === chosen}>${one.name}</option>`)}
      </select>
      ${icon(iconChevronDown)}
    </div>
  </div>`;
}

/** How far a call is, in place of what it was made with. */
export function progress({ outdial }: Dictionary, { dialling, entryPoint }: Interaction, time: unknown): unknown {
  if (!dialling) return nothing;
  return html`<div class="progress" part="progress">
    <b>${outdial[dialling.state]}</b>
    <time>${time}</time>
    ${entryPoint ? html`<p class="wx-clip" title=${entryPoint.name}>${entryPoint.name}</p>` : nothing}
  </div>`;
}

/** A button over the reason why it does not work. */
export function buttonWithReason(
  { reason: reasons }: Dictionary,
  button: Omit<ActButton, 'control' | 'describedBy'> & { readonly control: Control; readonly describedBy?: string },
): TemplateResult {
  const { reason } = button.control;
  return html`${actButton({ ...button, ...(reason ? { describedBy: 'reason' } : {}) })}
  ${reason ? html`<p class="wx-reason" part="reason" id="reason">${icon(iconInfo)} ${reasons[reason]}</p>` : nothing}`;
}

/** Why the call was not placed [CBK-04], or whom it did not reach. */
export function outcome({ failure, notices }: Dictionary, failed: Failure | null, missed: NotReached | null): unknown {
  if (missed) {
    const { what, then } = notices.notReached(notices.notReachedWhy[missed.reason](missed.who), false);
    return message('warning', what, then);
  }
  if (!failed) return nothing;
  const { what, then } = failure[failed.code];
  return message('danger', what, failed.detail ? `${then} (${failed.detail})` : then);
}

const message = (tone: 'danger' | 'warning', what: string, then: string): TemplateResult =>
  html`<div class="wx-message" part="failure" data-fill data-tone=${tone} role="alert">
    ${icon(tone === 'danger' ? iconCircleAlert : iconPhoneMissed, 18)}
    <div class="text">
      <p class="what">${what}</p>
      <p>${then}</p>
    </div>
  </div>`;
