import { DestinationDialog } from './destination-dialog/tag.js';

/**
 * Asks whom to consult, in a dialog that leaves the page usable: agents, queues, numbers, the company's own people.
 * `<wx-interaction-control>` has one behind its button "Consult"; a page that puts one of its own opens it by `show()`.
 *
 * @tagname wx-consult-dialog
 * @event {WxRequest<'consult'>} wx-consult - Asks to consult somebody; the customer waits on hold. Cancelable.
 * @event {ToggleEvent} toggle - The dialog was opened or closed. Does not bubble.
 * @event close - The dialog was closed. Does not bubble.
 * @csspart overlay - The dialog's place over the page.
 * @csspart dialog - The dialog itself.
 * @csspart head - Heading and the button that closes it.
 * @csspart close - The button that closes it.
 * @csspart picker - The `<wx-destination-picker>` in it; its parts are `picker-list` and so on.
 * @csspart others - The choice "Let the others keep talking", out of a conference.
 * @csspart failure - Why nobody was asked.
 * @csspart target - Who is chosen.
 * @csspart cancel - The button "Cancel".
 * @csspart consult - The button "Consult".
 * @csspart reason - Why it does not work now.
 * @csspart retry - The button "Retry", where the dialog could not be loaded.
 * @cssproperty --wx-dialog-width - How wide the dialog is. Default: 440px.
 */
export class WxConsultDialog extends DestinationDialog {
  constructor() {
    super('consult');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wx-consult-dialog': WxConsultDialog;
  }
}
