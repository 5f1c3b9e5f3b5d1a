/** The classes and types of the kit. Importing it registers nothing; `wx-agent-kit/define` does. */
export * from './core/index.js';
export * from './elements/index.js';
export type { Desktop, Notice, Outcome, SendOptions } from './foundation/context.js';
export { WxAction, WxError, WxNotice, WxRequest } from './foundation/events.js';
export type { NoticeDetail, RequestDetail } from './foundation/events.js';
export { addLanguage } from './foundation/localize.js';
export type { Dictionary, Message } from './foundation/localize.js';
