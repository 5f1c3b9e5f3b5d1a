/** The fields of each interaction, for as long as the agent has it: one turns to another and back, and saves go on. */
import type { Interaction, Variable } from '../../core/index.js';
import type { Desktop } from '../../foundation/context.js';
import { drafts } from '../../foundation/drafts.js';
import type { Language } from '../../foundation/localize.js';
import { Field } from './field.js';

/** What an editor needs of the element that it is in. */
export interface Surroundings {
  readonly desk: Desktop | null;
  readonly isOnline: boolean;
  readonly language: Language;
  /** The agent who is signed in. */
  readonly agentId: string | null;
  readonly interaction: Interaction | null;
}

/** The fields of one interaction. */
export interface Sheet {
  readonly id: string;
  readonly agentId: string;
  readonly fields: Map<string, Field>;
}

const NO_FIELDS: readonly Field[] = [];

/** Variables in the pane's order, then those that can be edited and that the pane leaves out. */
export function shownVariables({ variables, display }: Interaction): Variable[] {
  const named = display.pane.flatMap((name) => variables.find((one) => one.name === name) ?? []);
  return [...named, ...variables.filter((one) => one.editable && !named.includes(one))];
}

export class Sheets {
  readonly #sheets = new Map<string, Sheet>();
  readonly #onOvertaken: (field: Field) => void;
  /** The one on the screen. */
  shown: Sheet | null = null;
  /** Its fields, in their order. */
  fields: readonly Field[] = NO_FIELDS;

  /** `onOvertaken` hears of a field on the screen over whose text somebody saved. */
  constructor(onOvertaken: (field: Field) => void) {
    this.#onOvertaken = onOvertaken;
  }

  /** Looks at what is the case now. What is newer than the last paint counts already. */
  look({ desk, agentId, interaction: painted }: Surroundings): void {
    // Without a desktop nothing is known to be gone; without an agent everything is.
    if (!desk || agentId === null) {
      if (desk) this.#sheets.clear();
      this.#turnTo(null);
      return;
    }
    const { interactions } = desk.state;
    for (const [key, sheet] of this.#sheets) {
      if (sheet.agentId !== agentId || !interactions.has(sheet.id)) this.#sheets.delete(key);
    }
    const interaction = interactions.get(painted?.id ?? '');
    if (!interaction) {
      this.#turnTo(null);
      return;
    }
    // A centre that begins anew may give out the same ids again: when it began tells interactions apart.
    const key = `${interaction.id}@${interaction.enqueuedAt}`;
    const sheet = this.#sheets.get(key) ?? { id: interaction.id, agentId, fields: new Map<string, Field>() };
    this.#sheets.set(key, sheet);
    this.#turnTo(sheet);
    this.fields = shownVariables(interaction).map((variable) => this.#see(sheet, variable, interaction));
  }

  /** Whether the agent still has what these fields are about. */
  has(sheet: Sheet): boolean {
    return [...this.#sheets.values()].includes(sheet);
  }

  /** Forgets all secrets that are shown. */
  hide(): void {
    for (const { fields } of this.#sheets.values()) for (const one of fields.values()) one.hide();
  }

  /** Forgets everything that is not in the drafts. */
  clear(): void {
    this.#sheets.clear();
    this.#turnTo(null);
  }

  #turnTo(sheet: Sheet | null): void {
    if (sheet !== this.shown) this.hide();
    this.shown = sheet;
    if (!sheet) this.fields = NO_FIELDS;
  }

  #see({ id, agentId, fields }: Sheet, variable: Variable, { enqueuedAt }: Interaction): Field {
    const { name, secure } = variable;
    const draft = `variable ${name}@${enqueuedAt}`;
    const keep = {
      get: () => drafts.get(agentId, id, draft),
      set: (text: string | null) => drafts.set(agentId, id, draft, text),
    };
    let field = fields.get(name);
    // Another flow may have a variable of the same name that is secure.
    if (field?.variable.secure !== secure) {
      if (secure) keep.set(null);
      field = new Field(variable, secure ? null : keep);
      fields.set(name, field);
    }
    if (field.see(variable, agentId) === 'overtaken') this.#onOvertaken(field);
    return field;
  }
}
