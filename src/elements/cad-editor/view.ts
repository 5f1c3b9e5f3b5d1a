/** How the editor looks: a row for each variable, its messages below it, and the foot with Save. */
import { nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { actButton } from '../../foundation/controls.js';
import { drafts } from '../../foundation/drafts.js';
import { html } from '../../foundation/html.js';
import { icon, iconCircleAlert, iconInfo, iconTriangleAlert, iconX } from '../../foundation/icons.js';
import {
  iconCheck,
  iconCopy,
  iconEye,
  iconGitMerge,
  iconLock,
  iconLockOpen,
} from '../../foundation/on-demand/icons.js';
import { fields } from '../../foundation/on-demand/styles.js';
import { styles as own } from '../cad-editor.styles.js';
import type { Dictionary } from '../../foundation/localize.js';
import { Editor } from './editor.js';
import type { Field } from './field.js';
import { controlOf, MASK, zoneOf } from './input.js';
import type { Ids } from './input.js';

export { Editor };

export const styles = [fields, own];

/** The keys of the shortcuts. */
export interface EditorKeys {
  readonly edit: string | undefined;
  readonly save: string | undefined;
}

/** The whole editor, for an interaction that has variables. */
export function editorView(editor: Editor, keys: EditorKeys): TemplateResult {
  const { interaction, language } = editor.around;
  const { variables: t } = language.terms;
  const count = editor.fields.filter((one) => editor.isEditable(one)).length;
  return html`<section class="editor" part="editor" aria-labelledby="heading" aria-keyshortcuts=${keys.edit ?? nothing}>
    <header class="head" part="head">
      <h3 class="heading" id="heading">${interaction?.channel === 'call' ? t.heading : t.other}</h3>
      ${
        editor.isSaving
          ? html`<span class="wx-status" data-tone="accent"><i class="wx-spinner"></i> ${t.saving}</span>`
          : editor.mayEdit
            ? html`<span class="wx-status">${icon(iconLockOpen)} ${t.canEdit(language.number(count))}</span>`
            : html`<span class="wx-status">${icon(iconEye)} ${t.readOnly}</span>`
      }
    </header>
    <dl class="rows" part="rows" @keydown=${(event: KeyboardEvent) => onKey(editor, event)}>
      ${editor.fields.map((field, index) => keyed(field, row(editor, field, index)))}
    </dl>
    ${foot(editor, keys.save)}
  </section>`;
}

/** Enter in a line saves, as in any form; where Enter makes a line of its own, with Control it does. */
function onKey(editor: Editor, event: KeyboardEvent): void {
  const { key, target, isComposing, repeat, ctrlKey, metaKey } = event;
  if (key !== 'Enter' || isComposing) return;
  const isLine = target instanceof HTMLInputElement;
  if (!isLine && !(target instanceof HTMLTextAreaElement && (ctrlKey || metaKey))) return;
  event.preventDefault();
  if (!repeat) void editor.save();
}

function row(editor: Editor, field: Field, index: number): TemplateResult {
  const { terms } = editor.around.language;
  const { label, secure, type } = field.variable;
  const notesId = `n${index}`;
  const lockId = `s${index}`;
  const zoneId = `z${index}`;
  const isEditable = editor.isEditable(field);
  const zone = isEditable && type === 'date-time' ? zoneOf(field.shown) : '';
  const described = [secure ? lockId : '', zone === '' ? '' : zoneId, notesId];
  const ids: Ids = { control: `f${index}`, label: `l${index}`, notes: described.join(' ').trim() };
  return html`<div
    class="row"
    part="row"
    id="row-${index}"
    @pointerleave=${() => editor.values.forgetCopied(field)}
    @focusout=${() => editor.values.forgetCopied(field)}
  >
    <dt class="label">
      ${
        isEditable && type !== 'boolean'
          ? html`<label class="wx-clip" id=${ids.label} for=${ids.control} title=${label}>${label}</label>`
          : html`<span class="wx-clip" id=${ids.label} title=${label}>${label}</span>`
      }
      ${secure ? html`${icon(iconLock)}<span class="wx-aside" id=${lockId}>${terms.variables.secure}</span>` : nothing}
      ${zone === '' ? nothing : html`<span class="zone" id=${zoneId}>${zone}</span>`}
    </dt>
    <dd>
      ${isEditable ? box(editor, field, ids) : value(editor, field, ids)}
      <div class="below" id=${notesId}>${notes(editor, field, ids, isEditable)}</div>
    </dd>
  </div>`;
}

/** A variable that can only be read. */
function value(editor: Editor, field: Field, ids: Ids): TemplateResult {
  const { language } = editor.around;
  const { variable, secret } = field;
  const { secure, type } = variable;
  if (secure) {
    const shown = secret === null ? null : language.value({ ...variable, value: secret });
    return html`<div class="value" part="value">
      ${
        shown === null
          ? html`<span class="secret" aria-hidden="true">${MASK}</span
              ><span class="wx-aside">${language.terms.variables.hidden}</span>`
          : html`<span class="wx-clip revealed">${shown}</span>`
      }
      ${revealButton(editor, field, ids)} ${copyButton(editor, field, ids)}
    </div>`;
  }
  const text = language.value(variable);
  return html`<div class="value" part="value">
    <span class="wx-clip ${type === 'string' ? '' : 'wx-num'}" title=${text}>${text}</span>
    ${copyButton(editor, field, ids)}
  </div>`;
}

/** A variable that can be changed. */
function box(editor: Editor, field: Field, ids: Ids): TemplateResult {
  const { terms } = editor.around.language;
  const { saving, showsFault, fault, variable } = field;
  const control = controlOf(editor, field, ids, terms);
  const status = saving === 'idle' ? nothing : statusOf(saving, terms, variable.type === 'date-time');
  if (variable.type === 'boolean') {
    return html`<div class="choices">${control} ${status} ${secretTools(editor, field, ids)}</div>`;
  }
  return html`<div
    class="wx-field"
    part="field"
    ?data-dirty=${field.isChanged}
    ?data-invalid=${showsFault && fault !== null}
  >
    ${control} ${status} ${secretTools(editor, field, ids)}
  </div>`;
}

/** How a save goes. Beside a date there is no room for the word; it is there for readers. */
function statusOf(saving: 'under-way' | 'done', { variables: t }: Dictionary, isShort: boolean): TemplateResult {
  const [tone, glyph, text] =
    saving === 'done'
      ? ['success', icon(iconCheck, 14), t.saved]
      : ['accent', html`<i class="wx-spinner"></i>`, t.saving];
  return html`<span class="wx-status" data-tone=${tone}
    >${glyph} <span class=${isShort ? 'wx-aside' : ''}>${text}</span></span
  >`;
}

const secretTools = (editor: Editor, field: Field, ids: Ids): TemplateResult =>
  html`${field.variable.secure ? revealButton(editor, field, ids) : nothing} ${copyButton(editor, field, ids)}`;

/** One button that shows and hides, so that the focus stays on it. */
function revealButton(editor: Editor, field: Field, ids: Ids): unknown {
  if (!editor.mayReveal) return nothing;
  const { variables: t } = editor.around.language.terms;
  const isShown = field.secret !== null;
  return html`<button
    class="wx-link"
    part="reveal"
    type="button"
    aria-describedby=${ids.label}
    aria-busy=${field.fetching ? 'true' : 'false'}
    aria-disabled=${editor.around.isOnline || isShown ? 'false' : 'true'}
    @click=${() => (isShown ? editor.hide(field) : void editor.values.reveal(field))}
  >
    ${field.fetching ? html`<i class="wx-spinner"></i>` : nothing} ${isShown ? t.hide : t.reveal}
  </button>`;
}

function copyButton(editor: Editor, field: Field, ids: Ids): unknown {
  const { variables: t } = editor.around.language.terms;
  const { secure, value: saved } = field.variable;
  if (secure ? !editor.mayReveal : !saved) return nothing;
  const isCopied = editor.values.copied?.field === field && editor.values.copied.works;
  const isBox = editor.isEditable(field);
  return html`<button
    class="wx-button copy"
    part="copy"
    type="button"
    data-kind="quiet"
    ?data-icon-only=${isBox}
    aria-label=${isBox ? t.copy : nothing}
    title=${isBox ? t.copy : ''}
    aria-describedby=${ids.label}
    @click=${() => void editor.values.copy(field)}
  >
    ${icon(isCopied ? iconCheck : iconCopy, 14)} ${isBox ? nothing : isCopied ? t.copied : t.copy}
  </button>`;
}

function notes(editor: Editor, field: Field, ids: Ids, isEditable: boolean): unknown {
  const { variables: t } = editor.around.language.terms;
  const { fault, showsFault, cut, failure, fetchFailure, lost, text, variable, isChanged } = field;
  // What was typed while it could be changed, and cannot be saved any more.
  const mine = isEditable || text === null ? lost : [...lost.filter((one) => one !== text), text];
  return [
    isEditable && showsFault && fault ? reason('danger', t.fault[fault]) : nothing,
    isEditable && cut !== null ? reason('warning', editor.cutOf(cut)) : nothing,
    failure ? notSaved(editor, field, ids) : nothing,
    fetchFailure ? reason('danger', editor.why(fetchFailure)) : nothing,
    editor.values.copied?.field === field && !editor.values.copied.works ? reason('warning', t.notCopied) : nothing,
    mine.length > 0 ? overtaken(editor, field, ids, mine) : nothing,
    isEditable && variable.secure && isChanged ? reason(undefined, t.inMemory) : nothing,
  ];
}

function reason(tone: 'danger' | 'warning' | undefined, text: unknown): TemplateResult {
  const glyph = tone === 'danger' ? iconCircleAlert : tone === 'warning' ? iconTriangleAlert : iconInfo;
  return html`<p class="wx-reason" data-tone=${tone ?? nothing}>${icon(glyph)} <span>${text}</span></p>`;
}

function notSaved(editor: Editor, field: Field, ids: Ids): unknown {
  const { failure } = field;
  if (!failure) return nothing;
  const { variables: t, retry } = editor.around.language.terms;
  const again = failure.retryable && editor.around.isOnline && editor.isEditable(field);
  return reason(
    'danger',
    html`${t.notSaved(editor.why(failure))} ${again ? link(retry, ids, () => void editor.save([field])) : nothing}`,
  );
}

/** Who saved what and when, and the agent's own text to take back [CAD-07]. Nothing of a secret stands here. */
function overtaken(editor: Editor, field: Field, ids: Ids, mine: readonly string[]): TemplateResult {
  const { language } = editor.around;
  const { variables: t, dismiss, failure } = language.terms;
  const { variable, lost } = field;
  const { saved, secure } = variable;
  const read = (value: string | null): string => language.value({ ...variable, value });
  return html`<div class="conflict" part="conflict">
    <p>
      ${icon(iconGitMerge)}
      ${
        lost.length === 0
          ? failure['variable-read-only'].what
          : saved
            ? html`<b>${saved.by.name}</b>
                ${t.overtaken(secure ? null : read(variable.value), language.time(saved.at))}`
            : failure['variable-changed'].what
      }
    </p>
    ${mine.map(
      (text) =>
        html`<p class="mine">${t.yours(secure ? null : read(field.valueOf(text)))}</p>
          <p class="do">
            ${editor.isEditable(field) ? link(t.use, ids, () => editor.use(field, text)) : nothing}
            ${link(t.copyMine, ids, () => void editor.values.copyText(field, text))}
          </p>`,
    )}
    <button
      class="wx-button dismiss"
      type="button"
      data-kind="quiet"
      data-icon-only
      aria-label=${dismiss}
      title=${dismiss}
      aria-describedby=${ids.label}
      @click=${() => editor.dismiss(field)}
    >
      ${icon(iconX, 14)}
    </button>
  </div>`;
}

const link = (text: string, ids: Ids, act: () => void): TemplateResult =>
  html`<button class="wx-link" type="button" aria-describedby=${ids.label} @click=${act}>${text}</button>`;

function foot(editor: Editor, keys: string | undefined): unknown {
  const control = editor.saveControl;
  if (!control) return editor.around.isOnline ? nothing : html`<footer class="foot">${offline(editor)}</footer>`;
  const { language } = editor.around;
  const { variables: t } = language.terms;
  const count = editor.changed.length;
  const isVolatile = count > 0 && !drafts.persistent;
  return html`<footer class="foot" part="foot">
    <div class="count">
      <p id="count">${count > 0 ? t.changes(language.number(count)) : t.noChanges}</p>
      ${isVolatile ? html`<p class="wx-reason">${icon(iconInfo)} ${t.volatile}</p>` : nothing}
      ${control.reason ? offline(editor) : nothing}
    </div>
    ${actButton({
      control: editor.revertControl,
      label: t.revert,
      part: 'revert',
      describedBy: 'count',
      onClick: () => editor.revert(),
    })}
    ${actButton({
      control,
      label: control.busy ? t.saving : t.save,
      kind: control.busy ? 'tonal' : 'primary',
      part: 'save',
      describedBy: control.reason ? 'reason' : 'count',
      keys,
      onClick: () => void editor.save(),
    })}
  </footer>`;
}

const offline = (editor: Editor): TemplateResult =>
  html`<p class="wx-reason" part="reason" id="reason">
    ${icon(iconInfo)} ${editor.around.language.terms.reason['link-lost']}
  </p>`;
