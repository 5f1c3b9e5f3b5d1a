/** The catalogue: every element of the kit by its tag, without the prefix. */
import { WxAgentState } from './agent-state.js';
import { WxDesktop } from './desktop.js';
import { WxInteractionControl } from './interaction-control.js';
import { WxNotices } from './notices.js';
import { WxPopoverStack } from './popover-stack.js';
import { WxStationLogin } from './station-login.js';
import { WxTaskList } from './task-list.js';
import { WxWrapup } from './wrapup.js';

export {
  WxAgentState,
  WxDesktop,
  WxInteractionControl,
  WxStationLogin,
  WxNotices,
  WxTaskList,
  WxWrapup,
  WxPopoverStack,
};

export const tags = {
  desktop: WxDesktop,
  'agent-state': WxAgentState,
  'station-login': WxStationLogin,
  'popover-stack': WxPopoverStack,
  'interaction-control': WxInteractionControl,
  'task-list': WxTaskList,
  wrapup: WxWrapup,
  notices: WxNotices,
} as const satisfies Readonly<Record<string, CustomElementConstructor>>;
