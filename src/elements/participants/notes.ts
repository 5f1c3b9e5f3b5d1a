/**
 * What the agents of a call note for its wrap-up [CNF-06]. It stands in the roster and in the wrap-up. A text that was
 * typed is a draft until the centre has it: it outlives a failure, a turn to another call, and a reload.
 */
import { nothing } from 'lit';
import type { ReactiveController, ReactiveControllerHost, TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { NOTE_LIMIT } from '../../core/index.js';
import type { Control, Failure, Interaction, Note } from '../../core/index.js';
import type { DesktopController } from '../../foundation/context.js';
import { actButton } from '../../foundation/controls.js';
import { drafts } from '../../foundation/drafts.js';
import { html } from '../../foundation/html.js';
import { Shortcut } from '../../foundation/shortcuts.js';
import type { ShortcutOptions } from '../../foundation/shortcuts.js';
import { icon, iconCircleAlert, iconClipboardPen } from '../../foundation/icons.js';
import type { Dictionary, Language } from '../../foundation/localize.js';
import { notes } from '../../locales/on-demand/notes.js';
import { notesStyles } from './notes.styles.js';

export { notesStyles };

type Host = ReactiveControllerHost & HTMLElement & { readonly renderRoot: ParentNode };

export interface NotesInput {
  readonly language: Language;
  readonly agentId: string;
  readonly interaction: Interaction;
  /** Of "Add"; absent where there is nobody to note anything for. */
  readonly control: Control | undefined;
  /** Agents who wrap this call up, beside this one. */
  readonly wrappers?: readonly string[];
}

type Terms = Dictionary & { readonly notes: typeof notes };
const termsOf = (t: Dictionary): Terms => ({ notes, ...t });

/** A centre that begins anew may give out the same ids again. */
const draftOf = ({ enqueuedAt }: Interaction): string => `note@${String(enqueuedAt)}`;

/** Characters as people count them. */
const lengthOf = (text: string): number => Array.from(text).length;

/** What was sent, and which notes there were: a note of the same text that comes is this one. */
interface Sent {
  readonly text: string;
  readonly known: ReadonlySet<string>;
}

export class Notes implements ReactiveController {
  readonly #host: Host;
  readonly #source: DesktopController;
  readonly #say: (text: string) => void;
  readonly #sent = new Map<string, Sent>();
  readonly #failures = new Map<string, Failure>();
  /** Interactions that something was typed for, by their ids. */
  readonly #typed = new Map<string, { readonly agentId: string; readonly draft: string }>();
  #isScrolling: string | null = null;
  #key: Shortcut | undefined;

  /** `say` tells a reader what the focus does not say. */
  constructor(host: Host, source: DesktopController, say: (text: string) => void) {
    this.#host = host;
    this.#source = source;
    this.#say = say;
    host.addController(this);
  }

  /** The keys that lead to the field: in the roster alone. */
  goByKeys(options: Pick<ShortcutOptions, 'control' | 'about'>): void {
    this.#key = new Shortcut(this.#host, this.#source, 'add-note', { ...options, act: () => this.#goToField() });
  }

  #goToField(): void {
    const notes = this.#host.renderRoot.querySelector<HTMLDetailsElement>('details.notes');
    if (notes) notes.open = true;
    notes?.querySelector('textarea')?.focus();
  }

  /** Whether there is anything to show. */
  static has({ notes: all }: Interaction, control: Control | undefined): boolean {
    return control !== undefined || all.length > 0;
  }

  hostUpdate(): void {
    // Of what the agent no longer has nothing is kept: the next one who reads this tab's storage is somebody else.
    const state = this.#source.desktop?.state;
    if (state?.link !== 'open') return;
    for (const [id, { agentId, draft }] of this.#typed) {
      if (state.interactions.has(id)) continue;
      drafts.set(agentId, id, draft, null);
      this.#typed.delete(id);
      this.#failures.delete(id);
      this.#sent.delete(id);
    }
  }

  hostUpdated(): void {
    const id = this.#isScrolling;
    this.#isScrolling = null;
    const list = id === null ? null : this.#host.renderRoot.querySelector<HTMLElement>('.notes .log');
    if (list) list.scrollTop = list.scrollHeight;
  }

  #textOf({ interaction, agentId }: NotesInput): string {
    return drafts.get(agentId, interaction.id, draftOf(interaction)) ?? '';
  }

  #keep({ interaction, agentId }: NotesInput, text: string): void {
    const draft = draftOf(interaction);
    drafts.set(agentId, interaction.id, draft, text === '' ? null : text);
    this.#typed.set(interaction.id, { agentId, draft });
    this.#host.requestUpdate();
  }

  #type(input: NotesInput, text: string): void {
    this.#failures.delete(input.interaction.id);
    this.#keep(input, text);
  }

  async #add(input: NotesInput): Promise<void> {
    const { interaction, language } = input;
    const { id } = interaction;
    const text = this.#textOf(input);
    this.#failures.delete(id);
    this.#sent.set(id, { text: text.trim(), known: new Set(interaction.notes.map((one) => one.id)) });
    this.#host.requestUpdate();
    const payload = { interactionId: id, text: text.trim() };
    const outcome = await this.#source.desktop?.send('add-note', payload, { from: this.#host, showsFailure: true });
    if (outcome && 'failure' in outcome && this.#sent.has(id)) this.#failures.set(id, outcome.failure);
    // A host that has taken the act over adds it in its own time: until it is there, the text is.
    if (outcome?.done) {
      this.#sent.delete(id);
      if (this.#textOf(input) === text) this.#keep(input, '');
      this.#say(termsOf(language.terms).notes.added);
      this.#isScrolling = id;
    }
    this.#host.requestUpdate();
  }

  /** The answer may be lost on its way while the note is not: then nothing is to be added again. */
  #lookForSent(input: NotesInput): void {
    const { interaction, agentId } = input;
    const sent = this.#sent.get(interaction.id);
    if (!sent) return;
    const isThere = ({ id, by, text }: Note): boolean => by.id === agentId && text === sent.text && !sent.known.has(id);
    if (!interaction.notes.some(isThere) || input.control?.busy) return;
    this.#sent.delete(interaction.id);
    this.#failures.delete(interaction.id);
    if (this.#textOf(input).trim() !== sent.text) return;
    drafts.set(agentId, interaction.id, draftOf(interaction), null);
  }

  render(input: NotesInput): TemplateResult {
    this.#lookForSent(input);
    const { notes: terms } = termsOf(input.language.terms);
    const { interaction, language, wrappers = [] } = input;
    const count = interaction.notes.length;
    // Whoever has typed has it open, and does not lose it with the last letter.
    const isWanted = count + wrappers.length > 0 || this.#typed.has(interaction.id) || this.#textOf(input) !== '';
    return html`<details class="notes" part="notes" ?open=${isWanted}>
      <summary class="title" id="notes">${count > 0 ? terms.count(language.number(count)) : terms.heading}</summary>
      ${this.#wrappers(input)} ${this.#list(input)} ${this.#form(input)}
    </details>`;
  }

  /** Who has the reason to give, which the others have not [CNF-06]. */
  #wrappers({ language, wrappers = [], control }: NotesInput): unknown {
    const { notes: terms } = termsOf(language.terms);
    return wrappers.map(
      (name) =>
        html`<p class="wx-reason">
          ${icon(iconClipboardPen)} <span>${terms.wrapsUp(name, control !== undefined)}</span>
        </p>`,
    );
  }

  #list({ language, agentId, interaction }: NotesInput): unknown {
    if (interaction.notes.length === 0) return nothing;
    const { notes: terms } = termsOf(language.terms);
    // Notes of others are heard when they come; a long list is scrolled with the arrow keys.
    return html`<div class="log" part="note-list" role="log" tabindex="0" aria-labelledby="notes">
      <ul>
        ${repeat(
          interaction.notes,
          ({ id }) => id,
          ({ by, at, text }) => {
            const who = by.id === agentId ? terms.you : by.name;
            return html`<li class="note" part="note">
              <p class="by"><b class="wx-clip" title=${who}>${who}</b> <time>${language.time(at)}</time></p>
              <p class="text">${text}</p>
            </li>`;
          },
        )}
      </ul>
    </div>`;
  }

  #form(input: NotesInput): unknown {
    const { language, control, interaction } = input;
    if (!control) return nothing;
    const t = termsOf(language.terms);
    const text = this.#textOf(input);
    const length = lengthOf(text.trim());
    const isTooLong = length > NOTE_LIMIT;
    const failure = this.#failures.get(interaction.id);
    const add: Control = { ...control, enabled: control.enabled && length > 0 && !isTooLong };
    const why = this.#why(t, language, control, isTooLong ? length : null, failure);
    const onKeydown = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing || event.repeat) return;
      event.preventDefault();
      if (add.enabled) void this.#add(input);
    };
    return html`<div class="write">
      <label class="wx-field">
        <span class="wx-aside">${t.notes.field}</span>
        <textarea
          part="note-field"
          rows="2"
          placeholder=${t.notes.field}
          aria-describedby="note-why"
          aria-keyshortcuts=${this.#key?.keys ?? nothing}
          aria-invalid=${isTooLong ? 'true' : 'false'}
          ?readonly=${control.busy}
          .value=${live(text)}
          @input=${({ target }: Event) => this.#type(input, (target as HTMLTextAreaElement).value)}
          @keydown=${onKeydown}
        ></textarea>
      </label>
      ${actButton({
        control: add,
        label: t.notes.add,
        part: 'add-note',
        describedBy: 'note-why',
        onClick: () => void this.#add(input),
      })}
      <div class="why" id="note-why">${why}</div>
    </div>`;
  }

  #why(
    t: Terms,
    language: Language,
    { reason }: Control,
    length: number | null,
    failure: Failure | undefined,
  ): unknown {
    const danger = (text: string): TemplateResult =>
      html`<p class="wx-reason" part="failure" role="alert" data-tone="danger">${icon(iconCircleAlert)} ${text}</p>`;
    if (failure) return danger(t.notes.notAdded(t.failure[failure.code].what));
    if (length !== null) return danger(t.notes.tooLong(language.number(length), language.number(NOTE_LIMIT)));
    return html`<p class="wx-reason">${reason ? t.reason[reason] : t.notes.hint}</p>`;
  }
}
