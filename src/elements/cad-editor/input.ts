/** The control of a variable: one for each type, the browser's own where it has one [CAD-01, CAD-06]. */
import { nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { live } from 'lit/directives/live.js';
import { zonedOf } from '../../core/index.js';
import { html } from '../../foundation/html.js';
import { icon } from '../../foundation/icons.js';
import type { Dictionary } from '../../foundation/localize.js';
import { iconCheck } from '../../foundation/on-demand/icons.js';
import type { Editor } from './editor.js';
import type { Field } from './field.js';
import { limit, limitComposed } from './limit.js';

/** Asterisks for a value that is not shown. As many for each, so that they tell nothing of it. */
export const MASK = '****';

export interface Ids {
  readonly control: string;
  readonly label: string;
  /** What describes the control. */
  readonly notes: string;
}

type Box = HTMLInputElement | HTMLTextAreaElement;

/** What an agent types into, or chooses from. Values are set as properties: none is ever an attribute [CAD-04]. */
export function controlOf(editor: Editor, field: Field, ids: Ids, t: Dictionary): TemplateResult {
  const { type } = field.variable;
  if (type === 'boolean') return choice(editor, field, ids, t);
  return html`${keyed(field.turn, type === 'date-time' ? moment(editor, field, ids) : text(editor, field, ids))}`;
}

function text(editor: Editor, field: Field, { control, notes }: Ids): TemplateResult {
  const { type, secure } = field.variable;
  const isNumber = type === 'integer' || type === 'decimal';
  const isWrong = field.showsFault && field.fault !== null;
  const onInput = (event: Event): void => editor.type(field, (event.target as Box).value);
  const onBefore = (event: InputEvent): void => {
    const cut = limit(event);
    if (cut !== null) editor.cut(field, cut);
  };
  const onComposed = (event: CompositionEvent): void => {
    const cut = limitComposed(event);
    editor.compose(field, false);
    if (cut === null) return;
    onInput(event);
    editor.cut(field, cut);
  };
  const onCompose = (): void => editor.compose(field, true);
  const onLeave = (): void => editor.leave(field);
  if (field.isLong) {
    return html`<textarea
      id=${control}
      rows="1"
      autocomplete="off"
      spellcheck=${secure ? 'false' : 'true'}
      aria-invalid=${isWrong ? 'true' : 'false'}
      aria-describedby=${notes}
      .value=${live(field.shown)}
      @beforeinput=${onBefore}
      @input=${onInput}
      @compositionstart=${onCompose}
      @compositionend=${onComposed}
      @blur=${onLeave}
    ></textarea>`;
  }
  return html`<input
    class=${isNumber ? 'wx-num' : ''}
    id=${control}
    type="text"
    inputmode=${type === 'integer' ? 'numeric' : type === 'decimal' ? 'decimal' : nothing}
    autocomplete="off"
    spellcheck=${secure || isNumber ? 'false' : 'true'}
    placeholder=${secure && field.secret === null ? MASK : ''}
    aria-invalid=${isWrong ? 'true' : 'false'}
    aria-describedby=${notes}
    .value=${live(field.shown)}
    @beforeinput=${onBefore}
    @input=${onInput}
    @compositionstart=${onCompose}
    @compositionend=${onComposed}
    @blur=${onLeave}
  />`;
}

function moment(editor: Editor, field: Field, { control, notes }: Ids): TemplateResult {
  const isWrong = field.showsFault && field.fault !== null;
  const onInput = ({ target }: Event): void => {
    const { value, validity } = target as HTMLInputElement;
    editor.type(field, value, validity.badInput);
  };
  const { turn } = field;
  // Of half a date there is no event: as far as the browser is concerned, nothing has become nothing. A control that
  // gives way to another one loses the focus, and tells nothing new.
  const onKey = (event: Event): void => {
    if (turn === field.turn && (event.target as HTMLInputElement).validity.badInput !== field.isPartial) onInput(event);
  };
  const onBlur = (event: Event): void => {
    onKey(event);
    editor.leave(field);
  };
  return html`<input
    class="wx-num"
    id=${control}
    type="datetime-local"
    autocomplete="off"
    aria-invalid=${isWrong ? 'true' : 'false'}
    aria-describedby=${notes}
    .value=${live(field.shown)}
    @input=${onInput}
    @keyup=${onKey}
    @blur=${onBlur}
  />`;
}

/** The zone in which a date and time is read and typed: the one of this place, then. */
export function zoneOf(local: string): string {
  const [, sign = '', hours = '', minutes = ''] = /([+-])(\d\d):(\d\d)$/u.exec(zonedOf(local, '')) ?? [];
  if (sign === '') return '';
  const size = `${Number(hours)}${minutes === '00' ? '' : `:${minutes}`}`;
  return size === '0' ? 'UTC' : `UTC${sign === '-' ? '−' : '+'}${size}`;
}

/** A click, not a change: that comes only after whatever else the click sets off, a paint of the old choice among it. */
function choice(editor: Editor, field: Field, { control, label, notes }: Ids, t: Dictionary): TemplateResult {
  return html`<div
    class="switch"
    id=${control}
    role="radiogroup"
    aria-labelledby=${label}
    aria-describedby=${notes}
    ?data-dirty=${field.isChanged}
  >
    ${['true', 'false'].map(
      (value) =>
        html`<label class="choice"
          ><input
            type="radio"
            name=${control}
            autocomplete="off"
            .checked=${live(field.shown === value)}
            @click=${() => editor.type(field, value)}
          />${field.shown === value ? icon(iconCheck, 14) : nothing}${value === 'true' ? t.yes : t.no}</label
        >`,
    )}
  </div>`;
}
