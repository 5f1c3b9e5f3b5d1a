import { adoptStyles, css, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { controlsOf, systemClock } from '../core/index.js';
import type { Interaction } from '../core/index.js';
import { Announcer } from '../foundation/announcer.js';
import { InteractionElement } from '../foundation/element.js';
import { html } from '../foundation/html.js';
import { icon, iconClipboardPen, iconCloudOff } from '../foundation/icons.js';
import { Lazy } from '../foundation/lazy.js';
import { WORKS } from '../foundation/shortcuts.js';
import { base, blanks, buttons, icons, statuses } from '../foundation/styles.js';
import { vars } from '../foundation/vars.js';
import type { Editor } from './cad-editor/editor.js';

const styles = css`
  :host {
    container: wx-cad / inline-size;
  }
  .editor {
    border: 1px solid var(--wx-color-border);
    border-radius: var(--wx-radius-pane);
    background: var(--wx-color-surface);
  }
  /* Seen only where loading takes its time */
  .wx-bones {
    animation: wx-late 1s steps(2, jump-none);
  }
  @keyframes wx-late {
    from {
      opacity: 0;
    }
  }
`;

type View = typeof import('./cad-editor/view.js');

const hasVariables = ({ variables, display }: Interaction): boolean =>
  variables.some(({ name, editable }) => editable || display.pane.includes(name));

/**
 * The variables of a call or conversation: those that may be edited as fields, all others to read. What was typed
 * outlives a reload; values of secure variables are fetched one by one and kept nowhere.
 *
 * @tagname wx-cad-editor
 * @event {WxRequest<'save-variable'>} wx-save-variable - Asks to save a variable; one event each. Cancelable. Never holds the value of a secure one.
 * @csspart editor - The frame around everything.
 * @csspart head - Heading and state.
 * @csspart rows - The list of variables.
 * @csspart row - A variable: its name, its value, what is to be said about it.
 * @csspart field - The box of a variable that can be changed.
 * @csspart value - The value of one that cannot.
 * @csspart reveal - The button that shows the value of a secure variable, and hides it.
 * @csspart copy - The button "Copy".
 * @csspart conflict - Who saved a variable first, and the agent's own text.
 * @csspart foot - How much was changed, and the buttons.
 * @csspart save - The button "Save".
 * @csspart revert - The button "Revert".
 * @csspart reason - Why nothing can be saved now.
 */
export class WxCadEditor extends InteractionElement {
  static override styles = [base, icons, buttons, statuses, blanks, styles];

  readonly #view = new Lazy(this, () => import('./cad-editor/view.js'));
  readonly #announcer = new Announcer(this, () => this.desk?.clock ?? systemClock);
  readonly #agentId = this.select((desktop) => {
    const agent = desktop?.state.agent;
    return agent?.signedIn ? agent.id : null;
  });
  readonly #control = this.select((desktop) => controlsOf(desktop?.state, this.interaction?.id)['save-variable']);
  readonly #link = this.select((desktop) => desktop?.state.link ?? 'closed');
  #editor: Editor | undefined;
  readonly #editKey = this.shortcut('edit-variables', {
    control: () => (this.#editor?.mayEdit ? WORKS : null),
    act: () => this.#editor?.focusFirst(),
  });
  readonly #saveKey = this.shortcut('save-variables', {
    control: () => this.#editor?.saveControl,
    act: () => void this.#editor?.save(),
  });

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#control.refresh();
    const { interaction } = this;
    // Once only: what did not come is asked for again when the agent says so.
    if (interaction && hasVariables(interaction) && this.#view.state === 'idle') void this.#view.load();
    if (this.#view.value) this.#editor ??= this.#begin(this.#view.value);
  }

  #begin({ Editor, styles: viewStyles }: View): Editor {
    if (this.shadowRoot) adoptStyles(this.shadowRoot, [...WxCadEditor.elementStyles, ...viewStyles]);
    return new Editor(this, {
      around: () => ({
        desk: this.desk,
        isOnline: this.#link.value === 'open',
        language: this.language,
        agentId: this.#agentId.value,
        interaction: this.interaction,
      }),
      send: (payload) => this.send('save-variable', payload, { showsFailure: true }),
      say: (text) => this.#announcer.say(text),
    });
  }

  protected override render(): unknown {
    if (this.#agentId.value === null) return nothing;
    const { interaction } = this;
    return html`${interaction && hasVariables(interaction) ? this.#content() : this.#blank()}
    ${this.#announcer.region()}`;
  }

  #content(): TemplateResult {
    const { value: view, state } = this.#view;
    if (view && this.#editor) {
      return view.editorView(this.#editor, { edit: this.#editKey.keys, save: this.#saveKey.keys });
    }
    const { t } = this;
    if (state === 'failed') {
      return html`<div class="editor wx-blank" role="alert">
        ${icon(iconCloudOff, 20)}
        <b>${t.failure.unexpected.what}</b>
        <button class="wx-button" type="button" @click=${() => void this.#view.load()}>${t.retry}</button>
      </div>`;
    }
    return html`<div class="editor wx-bones" aria-hidden="true">
      <i ${vars({ '--w': '38%' })}></i><i ${vars({ '--w': '88%' })}></i><i ${vars({ '--w': '64%' })}></i>
    </div>`;
  }

  #blank(): TemplateResult {
    return html`<div class="editor wx-blank">
      ${icon(iconClipboardPen, 20)}
      <p>${this.t.variables.none}</p>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wx-cad-editor': WxCadEditor;
  }
}
