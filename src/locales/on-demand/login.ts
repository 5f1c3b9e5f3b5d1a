/** English of `<wx-station-login>`, and of numbers wherever one is typed. */
import type { StationKind } from '../../core/index.js';

export const login = {
  heading: 'Start your shift',
  team: 'Team',
  takeCallsOn: 'Take calls on',
  station: { 'dial-number': 'Dial number', extension: 'Extension', browser: 'Browser' } satisfies Record<
    StationKind,
    string
  >,
  /** What the number has to be, where nothing is wrong with it. */
  hint: {
    'dial-number': '3 to 18 digits; + # * : may stand among them.',
    extension: 'Digits only.',
    browser: 'You answer and speak in this page.',
  } satisfies Record<StationKind, string>,
  /** Why calls cannot come to the browser. */
  microphone: {
    frame: 'This page gets no microphone here. Take calls on a phone.',
    refused: 'The microphone is blocked. Allow it in the browser, or take calls on a phone.',
    none: 'No microphone was found. Connect one, or take calls on a phone.',
  },
  /** Where calls go when what was typed holds more than is dialled. */
  dials: (number: string) => `Calls go to ${number}.`,
  signIn: 'Sign in',
  signingIn: 'Signing in…',
  connecting: 'Connecting to the contact centre…',
  startsIdle: 'You start idle. Set Available when you are ready.',
  noTeams: 'You are in no team. Ask your administrator.',
  /** After a connection that was not to be had. */
  fault: {
    empty: 'Enter a number.',
    'too-short': 'Too short: 3 to 18 digits.',
    'too-long': 'Too long: 3 to 18 digits.',
    characters: 'Only digits and + # * : can be dialled.',
    extension: 'Digits only, 18 at most.',
  },
};
