import { adoptStyles, nothing } from 'lit';
import type { PropertyValues } from 'lit';
import type { Interaction } from '../core/index.js';
import { InteractionElement } from '../foundation/element.js';
import { Lazy } from '../foundation/lazy.js';
import { base, buttons, icons } from '../foundation/styles.js';

/**
 * Who is in a call: names, roles, how long, who is on hold, who owns it. The primary holds, resumes and removes the
 * others from here; all agents of a conference note for its wrap-up. It paints nothing without a call.
 *
 * @tagname wx-participants
 * @event {WxRequest<'hold-participant'>} wx-hold-participant - Asks to put one of them on hold. Cancelable.
 * @event {WxRequest<'resume-participant'>} wx-resume-participant - Asks to take one off hold. Cancelable.
 * @event {WxRequest<'remove-participant'>} wx-remove-participant - Asks to have one leave the call. Cancelable.
 * @event {WxRequest<'add-note'>} wx-add-note - Asks to note something for the wrap-up. Cancelable.
 * @csspart roster - The frame around everything.
 * @csspart list - The list of those in the call.
 * @csspart row - One of them.
 * @csspart name - The name.
 * @csspart primary - The tag of who owns the call.
 * @csspart state - The line and the word: talking, on hold, ringing.
 * @csspart time - How long somebody is in the call.
 * @csspart more - The button that opens somebody's menu.
 * @csspart menu - The menu.
 * @csspart hold - The item "Hold".
 * @csspart resume - The item "Resume".
 * @csspart remove - The item "Remove".
 * @csspart confirm - The question before somebody is removed.
 * @csspart confirm-act - Its button "Remove".
 * @csspart confirm-cancel - Its button "Cancel".
 * @csspart notes - The notes for the wrap-up.
 * @csspart note-list - The list of notes.
 * @csspart note - A note.
 * @csspart note-field - The field for another one.
 * @csspart add-note - The button "Add".
 * @csspart reason - Why something cannot be done now.
 * @csspart failure - Why a note was not added.
 * @csspart retry - The button "Retry", where the inside could not be loaded.
 */
export class WxParticipants extends InteractionElement {
  static override styles = [base, icons, buttons];

  readonly #view = new Lazy(this, async () => {
    const { Roster, styles } = await import('./participants/view.js');
    if (this.shadowRoot) adoptStyles(this.shadowRoot, [...WxParticipants.elementStyles, ...styles]);
    return new Roster(this, this.source, () => this.#call);
  });

  get #call(): Interaction | null {
    const { interaction } = this;
    return interaction?.channel === 'call' && !interaction.request ? interaction : null;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (this.#call && this.#view.state === 'idle') void this.#view.load();
  }

  protected override render(): unknown {
    const { value, state } = this.#view;
    if (value) return value.render();
    return this.#call && state === 'failed' ? this.notLoaded(() => this.#view.load()) : nothing;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wx-participants': WxParticipants;
  }
}
