/** The event before something makes itself known beside the screen [POP-13, HST-01]. */
import type { Channel } from '../core/index.js';

export type AlertKind = 'sound' | 'notification';

/** A request, or a call that was answered here: it may have been by itself. */
export type AlertReason = 'request' | 'answered';

/** Something is about to be heard, or to be shown by the system. Whoever cancels it does that in a way of its own. */
export class WxAlert extends CustomEvent<{
  readonly kind: AlertKind;
  readonly reason: AlertReason;
  readonly interactionId: string;
  readonly channel: Channel;
  readonly desktop: string;
}> {
  constructor(kind: AlertKind, reason: AlertReason, interactionId: string, channel: Channel, desktop: string) {
    super('wx-alert', {
      detail: { kind, reason, interactionId, channel, desktop },
      bubbles: true,
      composed: true,
      cancelable: true,
    });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'wx-alert': WxAlert;
  }
}
