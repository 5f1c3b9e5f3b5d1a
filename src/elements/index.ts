/** The catalogue: every element of the kit by its tag, without the prefix. */
import { WxAgentState } from './agent-state.js';
import { WxAlerts } from './alerts.js';
import { WxCadEditor } from './cad-editor.js';
import { WxCallAudio } from './call-audio.js';
import { WxConsultDialog } from './consult-dialog.js';
import { WxDesktop } from './desktop.js';
import { WxDestinationPicker } from './destination-picker.js';
import { WxDialLink } from './dial-link.js';
import { WxInteractionControl } from './interaction-control.js';
import { WxKeypad } from './keypad.js';
import { WxNotices } from './notices.js';
import { WxOutdial } from './outdial.js';
import { WxParticipants } from './participants.js';
import { WxPopoverStack } from './popover-stack.js';
import { WxShortcuts } from './shortcuts.js';
import { WxStationLogin } from './station-login.js';
import { WxSupervisorMonitor } from './supervisor-monitor.js';
import { WxTaskList } from './task-list.js';
import { WxTransferDialog } from './transfer-dialog.js';
import { WxWrapup } from './wrapup.js';

export {
  WxAgentState,
  WxAlerts,
  WxCadEditor,
  WxCallAudio,
  WxConsultDialog,
  WxDesktop,
  WxDestinationPicker,
  WxDialLink,
  WxInteractionControl,
  WxStationLogin,
  WxKeypad,
  WxNotices,
  WxOutdial,
  WxParticipants,
  WxShortcuts,
  WxSupervisorMonitor,
  WxTaskList,
  WxTransferDialog,
  WxWrapup,
  WxPopoverStack,
};

export const tags = {
  desktop: WxDesktop,
  'agent-state': WxAgentState,
  alerts: WxAlerts,
  'call-audio': WxCallAudio,
  'station-login': WxStationLogin,
  'popover-stack': WxPopoverStack,
  'interaction-control': WxInteractionControl,
  participants: WxParticipants,
  'cad-editor': WxCadEditor,
  'consult-dialog': WxConsultDialog,
  'transfer-dialog': WxTransferDialog,
  'task-list': WxTaskList,
  wrapup: WxWrapup,
  notices: WxNotices,
  shortcuts: WxShortcuts,
  'supervisor-monitor': WxSupervisorMonitor,
  outdial: WxOutdial,
  'destination-picker': WxDestinationPicker,
  'dial-link': WxDialLink,
  keypad: WxKeypad,
} as const satisfies Readonly<Record<string, CustomElementConstructor>>;
