/** English of `<wx-call-audio>`. */
export const sound = {
  label: 'Sound of calls',
  mute: 'Mute',
  /** The microphone as it really is. */
  microphone: {
    off: 'The microphone is off between calls',
    asking: 'Waiting for the microphone…',
    on: 'Microphone on',
    muted: 'You are muted',
    silenced: 'Muted by the system or the headset',
    busy: 'Another program uses the microphone',
    refused: 'The microphone is blocked',
    none: 'No microphone',
    frame: 'No microphone in this page',
  },
  /** What to do where nobody hears the agent. */
  unheard: {
    silenced: 'Nobody hears you. Unmute the headset, or the microphone in the system’s settings.',
    busy: 'You hear the call, and nobody hears you. Close the other program and try again.',
    refused: 'You hear the call, and nobody hears you. Allow the microphone in the browser, beside the address.',
    none: 'You hear the call, and nobody hears you. Connect a microphone.',
    frame: 'You hear the call, and nobody hears you. Open this page in a window of its own.',
  },
  tryAgain: 'Try again',
  toPhone: 'Take calls on a phone',
  enable: 'Enable sound',
  enableHint: 'The browser lets nothing be heard before your first click.',
  settings: 'Sound settings',
  microphones: 'Microphone',
  loudspeakers: 'Loudspeaker',
  volume: 'Volume of the call',
  percent: (value: string) => `${value} %`,
  system: 'System default',
  /** Which devices there are. */
  unknown: 'The others come once the microphone is allowed.',
  microphoneGone: (gone: string, now: string) => `${gone} is gone. You speak into ${now} now.`,
  loudspeakerGone: (gone: string) => `${gone} is gone. You hear the call through the system default.`,
  noDevice: (name: string) => `${name} cannot be used. You go on with the one before.`,
  interrupted: (name: string) => `${name}’s sound is interrupted. It comes back by itself.`,
  interruptedCall: 'The sound is interrupted. It comes back by itself.',
  noise: 'Background noise cannot be removed now. You hear the call as it comes.',
  failed: 'The sound of calls did not come.',
};
