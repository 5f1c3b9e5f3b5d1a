/** What the editor knows and does; how it looks is the view's. Loaded with the first interaction that has variables. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { controlsOf } from '../../core/index.js';
import type { Cancel, Clock, Commands, Control, Failure } from '../../core/index.js';
import type { Outcome } from '../../foundation/context.js';
import type { Dictionary } from '../../foundation/localize.js';
import type { Field } from './field.js';
import { Press } from './press.js';
import { Sheets } from './sheets.js';
import type { Surroundings } from './sheets.js';
import { Values } from './values.js';

export type { Surroundings } from './sheets.js';

export interface EditorHost extends ReactiveControllerHost {
  readonly renderRoot: ParentNode;
}

export interface EditorOptions {
  readonly around: () => Surroundings;
  readonly send: (payload: Commands['save-variable']) => Promise<Outcome | null>;
  /** Tells a reader what the focus does not say. */
  readonly say: (text: string) => void;
}

/** An editor that was only moved is back within this time; then what was typed of secure variables is forgotten. */
const GRACE = 1000;

export class Editor implements ReactiveController {
  readonly values = new Values({
    around: () => this.around,
    onChange: () => this.#changed(),
    onFailure: (field, failure) => this.#sayFailure(field, failure),
    onCopied: (works) => this.#say(works ? this.#terms.copied : this.#terms.notCopied),
  });
  readonly #host: EditorHost;
  readonly #options: EditorOptions;
  readonly #sheets = new Sheets((field) => this.#sayOvertaken(field));
  readonly #press = new Press();
  #clock: Clock | undefined;
  #forget: Cancel | undefined;
  #focusNext: Field | null = null;

  constructor(host: EditorHost, options: EditorOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    this.#forget?.();
    // A page that is left may be kept as it is.
    window.addEventListener('pagehide', this.#hide);
    this.#press.listen();
  }

  hostDisconnected(): void {
    window.removeEventListener('pagehide', this.#hide);
    this.#press.stop();
    this.#hide();
    this.#forget = this.#clock?.after(GRACE, () => this.#sheets.clear());
  }

  hostUpdate(): void {
    this.#clock = this.around.desk?.clock ?? this.#clock;
    this.#sheets.look(this.around);
  }

  hostUpdated(): void {
    const field = this.#focusNext;
    this.#focusNext = null;
    if (field) this.#focus(this.fields.indexOf(field));
  }

  // ---------------------------------------------------------------------------------------------------------- what is

  get around(): Surroundings {
    return this.#options.around();
  }

  /** The variables on the screen. */
  get fields(): readonly Field[] {
    return this.#sheets.fields;
  }

  /** Whether there is anything that this agent may change. */
  get mayEdit(): boolean {
    return this.#control !== undefined;
  }

  isEditable({ variable }: Field): boolean {
    return variable.editable && this.mayEdit;
  }

  /** Whether values of secure variables can be had: not while an interaction is only offered. */
  get mayReveal(): boolean {
    const { desk, interaction } = this.around;
    return (desk?.capabilities.reveal ?? false) && interaction?.request === null;
  }

  get changed(): readonly Field[] {
    return this.fields.filter((one) => one.isChanged && this.isEditable(one));
  }

  get isSaving(): boolean {
    return this.fields.some((one) => one.saving === 'under-way');
  }

  /** What a press on Save sends: what is under way is not sent again. */
  get #unsent(): readonly Field[] {
    return this.changed.filter((one) => one.saving !== 'under-way');
  }

  /** The control of Save; null where nothing can be edited. */
  get saveControl(): Control | null {
    if (!this.#control) return null;
    const { reason } = this.#control;
    const isUnsent = this.#unsent.length > 0;
    return { enabled: isUnsent && reason === null, reason, busy: this.isSaving && !isUnsent };
  }

  /** The control of Revert, which needs no connection. */
  get revertControl(): Control {
    return { enabled: this.#unsent.length > 0, reason: null, busy: false };
  }

  get #control(): Control | undefined {
    const { desk, interaction } = this.around;
    return controlsOf(desk?.state, interaction?.id)['save-variable'];
  }

  // -------------------------------------------------------------------------------------------------------- what is done

  type(field: Field, text: string, isPartial = false): void {
    field.type(text, isPartial);
    this.#changed();
  }

  /** A text did not fit as it was typed (0), or pasted: so many characters were cut. */
  cut(field: Field, count: number): void {
    field.cut = count;
    this.#say(this.cutOf(count));
  }

  compose(field: Field, isComposing: boolean): void {
    field.isComposing = isComposing;
    this.#changed();
  }

  /** The agent left a field: now it says what is wrong. */
  leave(field: Field): void {
    this.#press.after(() => {
      const { fault } = field;
      if (fault === null || field.showsFault) return;
      field.showsFault = true;
      this.#say(`${field.variable.label}: ${this.#terms.fault[fault]}`);
    });
  }

  /** Saves what was changed, or one field. What does not fit its type is refused in place, and the rest is saved. */
  async save(fields: readonly Field[] = this.#unsent): Promise<void> {
    if (!this.saveControl?.enabled) return;
    const wrong = fields.filter((one) => one.fault !== null);
    for (const one of wrong) one.showsFault = true;
    this.#focusNext = wrong[0] ?? null;
    const right = fields.filter((one) => one.fault === null);
    if (right.length > 0) this.#say(this.#terms.saving);
    this.#changed();
    const saved = await Promise.all(right.map((one) => this.#saveOne(one)));
    if (saved.length > 0 && !saved.includes(false)) this.#say(this.#terms.saved);
  }

  async #saveOne(field: Field): Promise<boolean> {
    const sheet = this.#sheets.shown;
    if (!sheet) return false;
    const { value, base } = field.begin();
    const { name: variable } = field.variable;
    const outcome = await this.#options.send({ interactionId: sheet.id, variable, value, base });
    // Of what the agent no longer has nothing is kept again.
    if (!this.#sheets.has(sheet)) return false;
    this.hostUpdate();
    const failure = outcome && 'failure' in outcome ? outcome.failure : null;
    field.end(failure, !outcome?.done && !failure);
    if (field.failure) this.#sayFailure(field, field.failure);
    this.#changed();
    return field.saving === 'done';
  }

  revert(): void {
    for (const one of this.#unsent) one.revert();
    this.#changed();
  }

  /** Takes a text back over which somebody saved. */
  use(field: Field, text: string): void {
    field.use(text);
    this.#focusNext = field;
    this.#changed();
  }

  dismiss(field: Field): void {
    if (!this.isEditable(field)) field.revert();
    field.dismiss();
    this.#focusNext = field;
    this.#changed();
  }

  hide(field: Field): void {
    field.hide();
    this.#changed();
  }

  /** Puts the focus into the first field that can be changed. */
  focusFirst(): void {
    this.#focus(this.fields.findIndex((one) => this.isEditable(one)));
  }

  // ------------------------------------------------------------------------------------------------------------ in words

  /** What did not fit. */
  cutOf(count: number): string {
    return count > 0 ? this.#terms.cut(this.around.language.number(count)) : this.#terms.fault['too-long'];
  }

  /** Why something failed. */
  why({ code, detail }: Failure): string {
    const { failure, popover } = this.around.language.terms;
    const { what, then } = failure[code];
    return popover.notTaken(what, detail ? `${then} (${detail})` : then);
  }

  get #terms(): Dictionary['variables'] {
    return this.around.language.terms.variables;
  }

  #say(text: string): void {
    this.#options.say(text);
    this.#changed();
  }

  #sayFailure({ variable }: Field, failure: Failure): void {
    this.#say(`${variable.label}: ${this.why(failure)}`);
  }

  #sayOvertaken({ variable }: Field): void {
    const { language } = this.around;
    const { saved, label, secure } = variable;
    if (!saved) return;
    const value = secure ? null : language.value(variable);
    this.#say(`${label}: ${saved.by.name} ${this.#terms.overtaken(value, language.time(saved.at))}`);
  }

  // ----------------------------------------------------------------------------------------------------------- within

  #changed(): void {
    this.#host.requestUpdate();
  }

  readonly #hide = (): void => {
    this.#sheets.hide();
    this.#changed();
  };

  #focus(index: number): void {
    const row = this.#host.renderRoot.querySelector(`#row-${index}`);
    const control =
      row?.querySelector<HTMLElement>('input:checked') ?? row?.querySelector<HTMLElement>('input, textarea');
    control?.focus();
  }
}
