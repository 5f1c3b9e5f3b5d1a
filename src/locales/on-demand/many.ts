/** English of `<wx-interaction-control>` for more than two in a call. */
export const many = {
  consult: 'Consult',
  transfer: 'Transfer',
  conference: 'Conference',
  endConsult: 'End Consult',
  exitConsult: 'Exit Consult',
  exitConference: 'Exit Conference',
  /** The same, for those who do not own the conference. */
  exit: 'Exit',
  /** The name of the pane of whoever is consulted, or consults. */
  label: (who: string) => `Consult with ${who}`,
  conferenceLabel: (who: string) => `Conference with ${who}`,
  consultControls: 'Consult controls',
  duration: 'Time in the consult',

  // Where a call stands
  requested: 'Consult requested',
  consulting: 'Consulting',
  consultHeld: 'Consult on hold',
  inConference: 'In conference',
  conferenceHeld: 'Conference on hold',
  othersTalk: 'The others talk on',
  heldBy: (who: string) => `On hold by ${who}`,
  held: 'On hold',
  customerHeld: 'Customer on hold',
  monitoring: 'Monitoring',
  bargeIn: 'Barge In',
  stopMonitoring: 'Stop',
  monitored: 'A supervisor listens',
  assist: 'Wrap-up assist',

  // Who it is
  customer: 'Customer',
  agent: 'Agent',
  dialNumber: 'Dial Number',
  music: 'on hold with music',
  about: (who: string) => `about ${who}`,
  seats: (taken: string, most: string) => `${taken} of ${most}`,
  seatsTaken: (taken: string, most: string, held: string | null) =>
    `${taken} of ${most} seats taken${held === null ? '' : `, ${held} on hold`}`,
  youOwn: 'You are primary',
  owns: (who: string) => `${who} is primary`,
  leftAt: (time: string) => `Left at ${time}`,
  stillTalk: (count: string) => (count === '1' ? 'you and 1 other still talk' : `you and ${count} others still talk`),
  number: 'DN',
  team: 'Team',
  sees: 'Sees variables',
  readOnly: 'Read only',

  // Who is asked
  asked: (who: string) => `Asked ${who}`,
  waitingIn: (queue: string) => `Waiting in ${queue}`,
  ago: (time: string) => `${time} ago`,
  askedAgo: (time: string) => `Asked ${time} ago`,

  // What cannot be done, and what would follow
  swap: (who: string, other: string) => `Swap: talk to ${who}, hold ${other}`,
  /** Those of a conference, in place of the customer. */
  theOthers: 'the others',
  pending: 'Transfer and Conference open when the consult is accepted.',
  recordingConsult: (isPaused: boolean) => `Recording cannot be ${isPaused ? 'resumed' : 'paused'} during a consult.`,
  recordingConference: (isPaused: boolean) =>
    `Recording cannot be ${isPaused ? 'resumed' : 'paused'} during a conference.`,
  recordingAndEnd: (isPaused: boolean) =>
    `While consulting, recording cannot be ${isPaused ? 'resumed' : 'paused'} and the held call cannot be ended.`,
  elsewhere: (who: string) => `${who} is consulting. One consult at a time.`,
  readsOnly: 'You can read the variables, not change them.',
  endHint: 'Ends the call for everyone.',
  endBothHint: 'Ends the call and the consult.',
  transferHint: (who: string) => `Hands the customer to ${who}. You wrap up.`,
  endConsultEnds: 'End Consult ends the call with the customer too. You wrap it up.',
  endsForAll: 'End hangs up for everyone.',
  thenOwns: (who: string) => `Exit Conference makes ${who} primary.`,
  thenNobody: 'After Exit Conference the others talk on without an agent.',
  wrapsUp: (who: string) => `${who} owns the call and wraps it up.`,
  assistHint: 'Nobody can be held or added any more. Handling time runs until one is left.',

  // Before everyone is cut off
  /** Between two sentences. */
  space: ' ',
  endForAll: 'End the call for everyone?',
  cutsOff: (names: string) => `This cuts off ${names}.`,
  thenYouWrapUp: 'You wrap it up.',
  thenWrapsUp: (who: string) => `${who} wraps it up.`,

  // Said once
  saidRequested: (who: string) => `Consult requested: ${who}.`,
  saidAccepted: (who: string) => `You are consulting ${who}.`,
  saidConference: (count: string) => `In conference. ${count} are in the call.`,
  noiseHint: 'Set by licence and organisation: to change it, ask your administrator.',
  cancelHint: 'Calls this callback off. You wrap it up.',
  wrapUpNext: (isCall: boolean) => `${isCall ? 'The call' : 'It'} is over. Its wrap-up is open.`,
};
