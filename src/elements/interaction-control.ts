import { adoptStyles, nothing } from 'lit';
import type { PropertyValues } from 'lit';
import { heldSince } from '../core/index.js';
import { InteractionElement } from '../foundation/element.js';
import { Lazy } from '../foundation/lazy.js';
import { base, buttons, icons } from '../foundation/styles.js';
import { styles } from './interaction-control.styles.js';

/**
 * One call or conversation: who it is, what the voice path is doing, how long, and what the agent may do with it. While
 * somebody is consulted it is two panes, in a conference it holds the participants.
 *
 * @tagname wx-interaction-control
 * @slot conversation - Your own pane for a chat, an email or a social conversation: shown while one is open here.
 * @event {WxRequest<'hold'>} wx-hold - Asks to put the customer on hold. Cancelable.
 * @event {WxRequest<'resume'>} wx-resume - Asks to take the customer off hold. Cancelable.
 * @event {WxRequest<'pause-recording'>} wx-pause-recording - Asks to pause the recording. Cancelable.
 * @event {WxRequest<'resume-recording'>} wx-resume-recording - Asks to go on recording. Cancelable.
 * @event {WxRequest<'cancel-callback'>} wx-cancel-callback - Asks to call off a callback. Cancelable.
 * @event {WxRequest<'send-digits'>} wx-send-digits - Asks to key a tone, from the keypad. Cancelable.
 * @event {WxRequest<'consult'>} wx-consult - Asks to consult somebody, from its dialog. Cancelable.
 * @event {WxRequest<'cancel-consult'>} wx-cancel-consult - Asks to call off a consult that nobody accepted yet. Cancelable.
 * @event {WxRequest<'hold-consult'>} wx-hold-consult - Asks to hold the consulted party and resume the customer. Cancelable.
 * @event {WxRequest<'resume-consult'>} wx-resume-consult - Asks for the opposite. Cancelable.
 * @event {WxRequest<'end-consult'>} wx-end-consult - Asks to end the consult. Cancelable.
 * @event {WxRequest<'exit-consult'>} wx-exit-consult - Asks to leave a consult that another agent began. Cancelable.
 * @event {WxRequest<'transfer'>} wx-transfer - Asks to hand the customer over, from its dialog. Cancelable.
 * @event {WxRequest<'consult-transfer'>} wx-consult-transfer - Asks to hand the customer to whom is consulted. Cancelable.
 * @event {WxRequest<'conference'>} wx-conference - Asks to join everyone. Cancelable.
 * @event {WxRequest<'exit-conference'>} wx-exit-conference - Asks to leave the conference. Cancelable.
 * @event {WxRequest<'barge-in'>} wx-barge-in - Asks to come into a call that a supervisor listens to. Cancelable.
 * @event {WxRequest<'stop-monitoring'>} wx-stop-monitoring - Asks to listen no longer. Cancelable.
 * @event {WxRequest<'end'>} wx-end - Asks to end the call; of a conference, after the agent confirmed it. Cancelable.
 * @csspart pane - The pane of the call.
 * @csspart consult-pane - The pane of whom the agent consults.
 * @csspart head - Who it is, the state and the timer.
 * @csspart line - The line that shows the voice path, or the seats of a conference.
 * @csspart timer - The time in the call.
 * @csspart variables - The variables, to read: a page with an editor for them may hide them.
 * @csspart asked - Who is asked, and since when.
 * @csspart participants - The participants of a conference.
 * @csspart controls - A row of buttons.
 * @csspart hold - The button "Hold".
 * @csspart resume - The button "Resume".
 * @csspart consult - The button "Consult".
 * @csspart transfer - The button "Transfer".
 * @csspart consult-transfer - The button "Transfer" of a consult.
 * @csspart conference - The button "Conference".
 * @csspart hold-consult - The button "Hold" of a consult.
 * @csspart resume-consult - The button "Resume" of a consult.
 * @csspart end-consult - The button "End Consult".
 * @csspart cancel-consult - The button "Cancel" of a consult that nobody accepted yet.
 * @csspart exit-consult - The button "Exit Consult".
 * @csspart exit-conference - The button "Exit Conference", or "Exit" of those who do not own it.
 * @csspart swap - The button between two panes that has the one who waits be heard.
 * @csspart consult-dialog - The dialog of "Consult".
 * @csspart transfer-dialog - The dialog of "Transfer".
 * @csspart pause-recording - The button "Pause Recording".
 * @csspart resume-recording - The button "Resume Recording".
 * @csspart keypad - The button "Keypad".
 * @csspart keypad-overlay - The place of the keypad over the page.
 * @csspart cancel-callback - The button "Cancel" of a callback that is being dialled.
 * @csspart barge-in - The button "Barge In" of a supervisor who listens.
 * @csspart stop-monitoring - The button "Stop" of a supervisor who listens.
 * @csspart end - The button "End".
 * @csspart confirm - The question before everyone is cut off.
 * @csspart confirm-act - Its button "End".
 * @csspart confirm-cancel - Its button "Cancel".
 * @csspart conversation - The place of your conversation pane.
 * @csspart reason - Why a control does not work now, or what follows from it.
 * @csspart lost - What to know while the connection is lost.
 * @csspart retry - The button "Try now" of a lost connection, or "Retry" where the pane could not be loaded.
 * @cssstate held - The customer is on hold.
 */
export class WxInteractionControl extends InteractionElement {
  static override styles = [base, icons, buttons, styles];

  readonly #internals = this.attachInternals();
  readonly #agent = this.select((desktop) => desktop?.state.agent ?? null);
  readonly #pane = new Lazy(this, async () => {
    const { Pane, styles: paneStyles } = await import('./interaction-control/pane.js');
    const all = [...WxInteractionControl.elementStyles, ...paneStyles];
    if (this.shadowRoot) adoptStyles(this.shadowRoot, all);
    return new Pane(this, this.source, all, {
      interaction: () => this.interaction,
      send: (act, interactionId) => void this.send(act, { interactionId }),
      counting: (read) => this.counting(read),
      stateName: ({ state }) => this.stateName(state, this.desk?.state.settings ?? null),
      nextTry: (retryAt) => this.nextTry(retryAt),
    });
  });

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { interaction } = this;
    const isHeld = interaction !== null && heldSince(interaction) !== null;
    if (isHeld) this.#internals.states.add('held');
    else this.#internals.states.delete('held');
    if (this.#agent.value?.signedIn && this.#pane.state === 'idle') void this.#pane.load();
  }

  protected override render(): unknown {
    const agent = this.#agent.value;
    if (!agent?.signedIn) return nothing;
    const { value: pane, state } = this.#pane;
    if (pane) return pane.render(agent);
    return state === 'failed' ? this.notLoaded(() => this.#pane.load()) : nothing;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wx-interaction-control': WxInteractionControl;
  }
}
