/** The classes and types of the kit. Importing it registers nothing; `wx-agent-kit/define` does. */
export * from './core/index.js';
export * from './elements/index.js';
export type { Desktop, Notice, Outcome, SendOptions } from './foundation/context.js';
export { WxAlert } from './foundation/alert-event.js';
export type { AlertKind, AlertReason } from './foundation/alert-event.js';
export { WxAction, WxError, WxNotice, WxRequest, WxShortcutClash } from './foundation/events.js';
export type { NoticeDetail, RequestDetail } from './foundation/events.js';
export { defaultShortcuts } from './foundation/keys.js';
export type { ShortcutGroup, ShortcutName, Shortcuts } from './foundation/keys.js';
export { addLanguage } from './foundation/localize.js';
export type { Dictionary, Message } from './foundation/localize.js';
