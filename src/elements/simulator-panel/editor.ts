/** A colleague who edits the same variables, and saves first [CAD-07]. */
import { nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { localOf, MOST_CHARACTERS, readable, zonedOf } from '../../core/index.js';
import type { Outsider, WorldView } from '../../core/index.js';
import { html } from '../../foundation/html.js';
import { choice, fold, option, worldButton } from './parts.js';
import type { Means } from './parts.js';

type Editable = Outsider['editable'][number];

/** The value of a variable as the agent's desktop has it; empty for a secure one. */
export type ValueOf = (interactionId: string, variable: string) => string;

export class SecondEditor {
  #interactionId = '';
  #variable = '';
  /** What was typed; null while the saved value stands there. */
  #typed: string | null = null;
  /** What was saved last, to be told. */
  #saved = '';

  render({ outsiders, colleague }: WorldView, means: Means, valueOf: ValueOf): TemplateResult {
    const { world } = means.t;
    const all = outsiders.filter((one) => one.editable.length > 0);
    const about = all.find((one) => one.interactionId === this.#interactionId) ?? all[0];
    const variable = about?.editable.find((one) => one.name === this.#variable) ?? about?.editable[0];
    return fold(
      'editor',
      world.editor,
      means,
      html`<p class="under">${world.editorHint(colleague)}</p>
        ${
          about && variable
            ? this.#form(all, about, variable, colleague, means, valueOf)
            : html`<p>${world.nothingToEdit}</p>`
        }
        <p class="under" role="status">${this.#saved || nothing}</p>`,
    );
  }

  #form(
    all: readonly Outsider[],
    { interactionId, editable }: Outsider,
    variable: Editable,
    colleague: string,
    means: Means,
    valueOf: ValueOf,
  ): TemplateResult {
    const { world } = means.t;
    const before = valueOf(interactionId, variable.name);
    const turnTo = (id: string, name: string): void => {
      this.#interactionId = id;
      this.#variable = name;
      this.#typed = null;
      this.#saved = '';
      means.changed();
    };
    const save = async (): Promise<void> => {
      const value = this.#typed ?? before;
      if (!(await means.act('save-variable', { interactionId, variable: variable.name, value }))) return;
      this.#typed = null;
      this.#saved = world.savedBy(colleague, variable.label);
      means.changed();
    };
    return html`<form
      class="inside"
      @submit=${(event: Event) => {
        event.preventDefault();
        void save();
      }}
    >
      ${choice(
        'edited',
        world.interaction,
        (id) => turnTo(id, ''),
        all.map((one) => option({ id: one.interactionId, name: one.name || readable(one.address) }, interactionId)),
      )}
      ${choice(
        'variable',
        world.variable,
        (name) => turnTo(interactionId, name),
        editable.map(({ name, label }) => option({ id: name, name: label }, variable.name)),
      )}
      ${this.#field(variable, before, means)} ${worldButton('save-as', world.saveAs(colleague), save)}
    </form>`;
  }

  /** The field is that of the variable's type; what does not fit it is for the centre to refuse. */
  #field({ type }: Editable, before: string, means: Means): TemplateResult {
    const { t, changed } = means;
    const value = this.#typed ?? before;
    const typed = (text: string): void => {
      this.#typed = text;
      this.#saved = '';
      changed();
    };
    if (type === 'boolean') {
      const choices = [
        { id: '', name: t.empty },
        { id: 'true', name: t.yes },
        { id: 'false', name: t.no },
      ];
      return choice(
        'value',
        t.world.value,
        typed,
        choices.map((one) => option(one, value)),
      );
    }
    const isTime = type === 'date-time';
    return html`<div>
      <label class="wx-label" for="value">${t.world.value}</label>
      <div class="wx-field">
        <input
          id="value"
          type=${isTime ? 'datetime-local' : 'text'}
          inputmode=${type === 'integer' ? 'numeric' : type === 'decimal' ? 'decimal' : nothing}
          maxlength=${MOST_CHARACTERS}
          autocomplete="off"
          .value=${live(isTime ? localOf(value) : value)}
          @input=${({ target }: Event) => {
            const { value: text } = target as HTMLInputElement;
            typed(isTime ? zonedOf(text, before) : text);
          }}
        />
      </div>
    </div>`;
  }
}
