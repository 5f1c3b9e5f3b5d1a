/** One variable in the editor: what is saved, what the agent typed over it, and how saving that went. */
import { localOf, variableFault, zonedOf } from '../../core/index.js';
import type { Failure, Variable, VariableFault } from '../../core/index.js';

/** Where a draft outlives the page; null for a secure variable, whose text stays in memory [CAD-08]. */
export interface Keep {
  get(): string | null;
  set(draft: string | null): void;
}

/** What is kept of a field. */
interface Kept {
  readonly text: string | null;
  readonly base: number;
  readonly lost: readonly string[];
}

/** What came of a newer version. */
export type Seen = 'nothing' | 'mine' | 'overtaken';

const LONG = 60;

export class Field {
  variable: Variable;
  /** What stands in the control in place of the saved value; null where nothing was changed. */
  text: string | null = null;
  /** The browser holds half a date, which it does not hand out. */
  isPartial = false;
  /** Grows when the control has to be made anew, because it holds what cannot be taken out of it. */
  turn = 0;
  /** Texts of the agent's over which somebody else saved: they are offered back [CAD-07]. */
  lost: readonly string[] = [];
  saving: 'idle' | 'under-way' | 'done' = 'idle';
  /** Why the last save failed. */
  failure: Failure | null = null;
  /** How much of the last paste did not fit; 0 for a character that was typed; null where all did. */
  cut: number | null = null;
  /** A fault shows when the agent leaves the field or saves, not while somebody types for the first time. */
  showsFault = false;
  isComposing = false;

  // Of a secure variable: its value while it is shown, and how fetching it went [CAD-04].
  secret: string | null = null;
  /** What is being fetched for; another fetch is another object. */
  fetching: object | null = null;
  fetchFailure: Failure | null = null;

  readonly #keep: Keep | null;
  /** The version that the text was typed over. */
  #base: number;
  /** What was sent and has not come back as a version yet. */
  #sent: string | null = null;
  #wasLong: boolean;

  constructor(variable: Variable, keep: Keep | null) {
    this.variable = variable;
    this.#keep = keep;
    this.#base = variable.version;
    const kept = keptIn(keep?.get() ?? null);
    if (kept) {
      this.text = kept.text;
      this.lost = kept.lost;
      // A centre that begins anew counts anew.
      this.#base = Math.min(kept.base, variable.version);
    }
    this.#wasLong = this.shown.length > LONG;
  }

  /** Whether the text needs more than a line. It does not change under the agent's hands. */
  get isLong(): boolean {
    return this.variable.type === 'string' && (this.#wasLong || /[\r\n]/u.test(this.variable.value ?? ''));
  }

  /** What stands in the control. */
  get shown(): string {
    return this.text ?? this.#saved;
  }

  get isChanged(): boolean {
    return this.text !== null || this.isPartial;
  }

  /** What keeps the text from being saved. */
  get fault(): VariableFault | null {
    if (this.isPartial) return 'date-time';
    return this.text === null ? null : variableFault(this.variable.type, this.valueOf(this.text));
  }

  /** The saved value as the control holds it; nothing where it is secret and not shown. */
  get #saved(): string {
    const { type, value, secure } = this.variable;
    const known = (secure ? this.secret : value) ?? '';
    return type === 'date-time' ? localOf(known) : known;
  }

  /** What is saved for a text in the control. */
  valueOf(text: string): string {
    const { type, value } = this.variable;
    if (type === 'date-time') return zonedOf(text, value ?? this.secret ?? '');
    // An input method for Chinese types digits of its own.
    return type === 'integer' || type === 'decimal' ? text.normalize('NFKC').trim() : text;
  }

  /** The agent typed. What is as it was saved is no change. */
  type(text: string, isPartial: boolean): void {
    this.isPartial = isPartial;
    this.text = text === this.#saved && !isPartial ? null : text;
    if (!this.isChanged) this.#base = this.variable.version;
    if (this.saving === 'done') this.saving = 'idle';
    this.failure = null;
    this.cut = null;
    this.showsFault &&= this.fault !== null;
    this.#store();
  }

  /** Back to what is saved. Texts that somebody saved over stay: the agent has not decided about them. */
  revert(): void {
    if (this.isPartial) this.turn += 1;
    this.text = null;
    this.isPartial = false;
    this.#base = this.variable.version;
    this.#settle();
    this.#store();
  }

  /** Takes a text back into the field that somebody saved over; what stands there takes its place. */
  use(text: string): void {
    const others = this.lost.filter((one) => one !== text);
    this.lost = this.text === null || this.text === text ? others : [...others, this.text];
    this.type(text, false);
  }

  dismiss(): void {
    this.lost = [];
    this.#store();
  }

  // --------------------------------------------------------------------------------------------------------- saving

  /** Begins to save; the value and the version that it is based on. */
  begin(): { readonly value: string; readonly base: number } {
    const value = this.valueOf(this.text ?? '');
    this.#settle();
    this.saving = 'under-way';
    this.#sent = value;
    return { value, base: this.#base };
  }

  /** How the save ended that is under way: somebody else's may have ended it before. */
  end(failure: Failure | null, isTaken: boolean): void {
    if (this.saving !== 'under-way') return;
    // The agent may have typed on: what stands there then is not saved.
    this.saving = failure || isTaken || this.isChanged ? 'idle' : 'done';
    this.failure = this.isChanged ? failure : null;
    if (failure || isTaken) return;
    this.lost = [];
    this.#store();
  }

  /** The variable as it is now. A newer version is this agent's own save, or somebody else was first [CAD-07]. */
  see(variable: Variable, agentId: string): Seen {
    if (variable.version !== this.variable.version) this.hide();
    this.variable = variable;
    // While characters are being composed nothing is taken from under the agent's hands.
    if (this.isComposing || variable.version === this.#base) return 'nothing';
    this.#base = variable.version;
    if (!this.isChanged) return 'nothing';
    const value = this.text === null ? null : this.valueOf(this.text);
    const isMine = this.#sent !== null && variable.saved?.by.id === agentId;
    const isSame = variable.secure ? isMine && value === this.#sent : value === variable.value;
    const isDone = (isSame || (isMine && value === this.#sent)) && !this.isPartial;
    if (isMine) this.#sent = null;
    if (!isDone && isMine) {
      this.#store();
      return 'mine';
    }
    const { text } = this;
    if (!isDone && text !== null && !this.isPartial) this.lost = [...this.lost.filter((one) => one !== text), text];
    const { saving } = this;
    this.revert();
    // The answer to what this agent sent is still on its way.
    if (isDone) this.saving = saving;
    return isDone ? 'mine' : 'overtaken';
  }

  #settle(): void {
    this.saving = 'idle';
    this.failure = null;
    this.cut = null;
    this.showsFault = false;
  }

  #store(): void {
    const text = this.isPartial ? null : this.text;
    const draft: Kept = { text, base: this.#base, lost: this.lost };
    this.#keep?.set(text === null && this.lost.length === 0 ? null : JSON.stringify(draft));
  }

  // -------------------------------------------------------------------------------------------------------- secrets

  /** Shows a secret. */
  show(secret: string): void {
    this.secret = secret;
    if (this.text === this.#saved) this.text = null;
  }

  /** Forgets a secret. */
  hide(): void {
    this.secret = null;
    this.fetching = null;
    this.fetchFailure = null;
  }
}

/** A draft as it was kept. Whatever else stands there is none. */
function keptIn(json: string | null): Kept | null {
  if (json === null) return null;
  try {
    const { text, base, lost } = JSON.parse(json) as Partial<Record<keyof Kept, unknown>>;
    const texts = Array.isArray(lost) ? lost.filter((one): one is string => typeof one === 'string') : [];
    if (typeof base !== 'number' || (typeof text !== 'string' && texts.length === 0)) return null;
    return { text: typeof text === 'string' ? text : null, base, lost: texts };
  } catch {
    return null;
  }
}
