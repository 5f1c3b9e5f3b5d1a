import { DestinationDialog } from './destination-dialog/tag.js';

/**
 * Asks to whom a call is handed over, in a dialog that leaves the page usable: an agent, a queue or entry point, a number,
 * the company's own people. `<wx-interaction-control>` has one behind its button "Transfer"; a page that puts one of its
 * own opens it by `show()`. Once the service has taken the transfer, the wrap-up comes by itself.
 *
 * @tagname wx-transfer-dialog
 * @event {WxRequest<'transfer'>} wx-transfer - Asks to hand the call over. Cancelable.
 * @event {ToggleEvent} toggle - The dialog was opened or closed. Does not bubble.
 * @event close - The dialog was closed. Does not bubble.
 * @csspart overlay - The dialog's place over the page.
 * @csspart dialog - The dialog itself.
 * @csspart head - Heading and the button that closes it.
 * @csspart close - The button that closes it.
 * @csspart picker - The `<wx-destination-picker>` in it; its parts are `picker-list` and so on.
 * @csspart failure - Why the call was not handed over.
 * @csspart target - Who is chosen.
 * @csspart cancel - The button "Cancel".
 * @csspart transfer - The button "Transfer".
 * @csspart reason - Why it does not work now.
 * @csspart retry - The button "Retry", where the dialog could not be loaded.
 * @cssproperty --wx-dialog-width - How wide the dialog is. Default: 440px.
 */
export class WxTransferDialog extends DestinationDialog {
  constructor() {
    super('transfer');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wx-transfer-dialog': WxTransferDialog;
  }
}
