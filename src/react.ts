/**
 * The elements as React components: properties as props, the desktop's notices and errors as callbacks. They go by
 * the prefix `wx`, so call `define()` beside them.
 */
import type { EventName } from '@lit/react';
import { createComponent } from '@lit/react';
import * as react from 'react';
import * as kit from './elements/index.js';
import type { HappeningName } from './core/index.js';
import type { WxAlert } from './foundation/alert-event.js';
import type { WxAction, WxError, WxNotice, WxShortcutClash } from './foundation/events.js';

const notice = <K extends HappeningName>(name: K): EventName<WxNotice<K>> => `wx-${name}` as EventName<WxNotice<K>>;

const events = {
  onSignedIn: notice('signed-in'),
  onSignedOut: notice('signed-out'),
  onStateChanged: notice('state-changed'),
  onOffered: notice('offered'),
  onAnswered: notice('answered'),
  onMissed: notice('missed'),
  onWithdrawn: notice('withdrawn'),
  onHeld: notice('held'),
  onResumed: notice('resumed'),
  onMonitoringStarted: notice('monitoring-started'),
  onMonitoringEnded: notice('monitoring-ended'),
  onBargedIn: notice('barged-in'),
  onRecordingPaused: notice('recording-paused'),
  onRecordingResumed: notice('recording-resumed'),
  onEnded: notice('ended'),
  onWrappedUp: notice('wrapped-up'),
  onFailure: 'wx-error' as EventName<WxError>,
  onAction: 'wx-action' as EventName<WxAction>,
  onShortcutClash: 'wx-shortcut-clash' as EventName<WxShortcutClash>,
};

const dialogEvents = { onToggle: 'toggle' as EventName<ToggleEvent>, onClose: 'close' as EventName };

export const WxDesktop = createComponent({ react, tagName: 'wx-desktop', elementClass: kit.WxDesktop, events });
export const WxAgentState = createComponent({ react, tagName: 'wx-agent-state', elementClass: kit.WxAgentState });
export const WxAlerts = createComponent({
  react,
  tagName: 'wx-alerts',
  elementClass: kit.WxAlerts,
  events: { onAlert: 'wx-alert' as EventName<WxAlert> },
});
export const WxCadEditor = createComponent({ react, tagName: 'wx-cad-editor', elementClass: kit.WxCadEditor });
export const WxCallAudio = createComponent({ react, tagName: 'wx-call-audio', elementClass: kit.WxCallAudio });
export const WxConsultDialog = createComponent({
  react,
  tagName: 'wx-consult-dialog',
  elementClass: kit.WxConsultDialog,
  events: dialogEvents,
});
export const WxDestinationPicker = createComponent({
  react,
  tagName: 'wx-destination-picker',
  elementClass: kit.WxDestinationPicker,
  events: { onChange: 'change', onPick: 'pick' },
});
export const WxDialLink = createComponent({ react, tagName: 'wx-dial-link', elementClass: kit.WxDialLink });
export const WxInteractionControl = createComponent({
  react,
  tagName: 'wx-interaction-control',
  elementClass: kit.WxInteractionControl,
});
export const WxKeypad = createComponent({ react, tagName: 'wx-keypad', elementClass: kit.WxKeypad });
export const WxNotices = createComponent({ react, tagName: 'wx-notices', elementClass: kit.WxNotices });
export const WxOutdial = createComponent({
  react,
  tagName: 'wx-outdial',
  elementClass: kit.WxOutdial,
  events: dialogEvents,
});
export const WxParticipants = createComponent({
  react,
  tagName: 'wx-participants',
  elementClass: kit.WxParticipants,
});
export const WxPopoverStack = createComponent({ react, tagName: 'wx-popover-stack', elementClass: kit.WxPopoverStack });
export const WxShortcuts = createComponent({
  react,
  tagName: 'wx-shortcuts',
  elementClass: kit.WxShortcuts,
  events: dialogEvents,
});
export const WxStationLogin = createComponent({ react, tagName: 'wx-station-login', elementClass: kit.WxStationLogin });
export const WxSupervisorMonitor = createComponent({
  react,
  tagName: 'wx-supervisor-monitor',
  elementClass: kit.WxSupervisorMonitor,
});
export const WxTaskList = createComponent({ react, tagName: 'wx-task-list', elementClass: kit.WxTaskList });
export const WxTransferDialog = createComponent({
  react,
  tagName: 'wx-transfer-dialog',
  elementClass: kit.WxTransferDialog,
  events: dialogEvents,
});
export const WxWrapup = createComponent({ react, tagName: 'wx-wrapup', elementClass: kit.WxWrapup });
