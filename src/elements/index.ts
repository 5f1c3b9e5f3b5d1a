/** The catalogue: every element of the kit by its tag, without the prefix. */
import { WxAgentState } from './agent-state.js';
import { WxAlerts } from './alerts.js';
import { WxCadEditor } from './cad-editor.js';
import { WxDesktop } from './desktop.js';
import { WxDialLink } from './dial-link.js';
import { WxInteractionControl } from './interaction-control.js';
import { WxKeypad } from './keypad.js';
import { WxNotices } from './notices.js';
import { WxOutdial } from './outdial.js';
import { WxPopoverStack } from './popover-stack.js';
import { WxShortcuts } from './shortcuts.js';
import { WxStationLogin } from './station-login.js';
import { WxTaskList } from './task-list.js';
import { WxWrapup } from './wrapup.js';

export {
  WxAgentState,
  WxAlerts,
  WxCadEditor,
  WxDesktop,
  WxDialLink,
  WxInteractionControl,
  WxStationLogin,
  WxKeypad,
  WxNotices,
  WxOutdial,
  WxShortcuts,
  WxTaskList,
  WxWrapup,
  WxPopoverStack,
};

export const tags = {
  desktop: WxDesktop,
  'agent-state': WxAgentState,
  alerts: WxAlerts,
  'station-login': WxStationLogin,
  'popover-stack': WxPopoverStack,
  'interaction-control': WxInteractionControl,
  'cad-editor': WxCadEditor,
  'task-list': WxTaskList,
  wrapup: WxWrapup,
  notices: WxNotices,
  shortcuts: WxShortcuts,
  outdial: WxOutdial,
  'dial-link': WxDialLink,
  keypad: WxKeypad,
} as const satisfies Readonly<Record<string, CustomElementConstructor>>;
