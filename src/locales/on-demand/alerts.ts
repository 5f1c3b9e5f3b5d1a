/** English of `<wx-alerts>`. */
export const alerts = {
  sound: 'Sound',
  notification: 'Notifications',
  on: 'On',
  off: 'Off',
  hint: { sound: 'For each new request; calls ring on.', notification: 'While you look at something else.' },
  enable: 'Enable sound',
  enableHint: 'The browser lets nothing be heard before your first click.',
  /** Why a switch does not do what it says. */
  fault: {
    administrator: 'Your administrator switched this off.',
    default: 'Your browser asks you first.',
    denied: 'Blocked. Allow notifications for this page in your browser, beside its address.',
    unavailable: 'Not to be had in this page or frame.',
  },
};
