/**
 * The kit's DOM events. A request (`wx-hold`) announces an act before it happens, can be cancelled, and comes from the
 * element that was used. A notice (`wx-held`) tells that something happened, and comes from the desktop alone.
 */
import type { CommandName, Commands, Failure, HappeningName, Happenings, Timestamp } from '../core/index.js';
import type { ShortcutName } from './keys.js';

/** What a request carries: the command's payload, and the `id` attribute of the desktop that it is for. */
export type RequestDetail<K extends CommandName> = Commands[K] & { readonly desktop: string };

/** Announces an act [HST-01]. Whoever cancels it has taken the act over; `desktop.perform()` carries it out later. */
export class WxRequest<K extends CommandName> extends CustomEvent<RequestDetail<K>> {
  constructor(name: K, detail: RequestDetail<K>) {
    super(`wx-${name}`, { detail, bubbles: true, composed: true, cancelable: true });
  }
}

/** What a notice carries: what happened, when by the centre's time, and whether it was over before this page opened. */
export type NoticeDetail<K extends HappeningName> = Happenings[K] & {
  readonly desktop: string;
  readonly at: Timestamp;
  /** True after a reload: no second screen pop, no second call log. */
  readonly replayed: boolean;
};

/** Tells that something happened [HST-01]. */
export class WxNotice<K extends HappeningName> extends CustomEvent<NoticeDetail<K>> {
  constructor(name: K, detail: NoticeDetail<K>) {
    super(`wx-${name}`, { detail, bubbles: true, composed: true });
  }
}

/** An act failed. Whoever cancels it shows the failure in its own way; otherwise the desktop's notices do [ERR-01]. */
export class WxError extends CustomEvent<{ readonly failure: Failure; readonly desktop: string }> {
  constructor(failure: Failure, desktop: string) {
    super('wx-error', { detail: { failure, desktop }, bubbles: true, composed: true, cancelable: true });
  }
}

/** A button of the administrator's was used on a popover [POP-06]. What it means is the host's business. */
export class WxAction extends CustomEvent<{
  readonly action: string;
  readonly interactionId: string;
  readonly desktop: string;
}> {
  constructor(action: string, interactionId: string, desktop: string) {
    super('wx-action', { detail: { action, interactionId, desktop }, bubbles: true, composed: true });
  }
}

/**
 * Shortcuts have the same keys, so that none of them acts [KEY-01]. Whoever cancels it has told the agent; otherwise the
 * desktop's notices do.
 */
export class WxShortcutClash extends CustomEvent<{
  readonly keys: string;
  readonly shortcuts: readonly ShortcutName[];
  readonly desktop: string;
}> {
  constructor(keys: string, shortcuts: readonly ShortcutName[], desktop: string) {
    super('wx-shortcut-clash', {
      detail: { keys, shortcuts, desktop },
      bubbles: true,
      composed: true,
      cancelable: true,
    });
  }
}

type RequestEvents = { [K in CommandName as `wx-${K}`]: WxRequest<K> };
type NoticeEvents = { [K in HappeningName as `wx-${K}`]: WxNotice<K> };

declare global {
  interface GlobalEventHandlersEventMap extends RequestEvents, NoticeEvents {
    'wx-error': WxError;
    'wx-action': WxAction;
    'wx-shortcut-clash': WxShortcutClash;
  }
}
