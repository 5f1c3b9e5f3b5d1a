/**
 * English, and the shape of every other language. Texts that hold something are functions: a language puts words and
 * numbers in its own order. Numbers arrive formatted. A section an element; what several use stands first.
 */
import type { AgentStateName, Channel, FailureCode, Reason, StationKind, WithdrawnReason } from '../core/index.js';

/** What happened, and what to do about it. */
export interface Message {
  readonly what: string;
  readonly then: string;
}

export const en = {
  // What the whole kit says
  accept: 'Accept',
  answer: 'Answer',
  cancel: 'Cancel',
  close: 'Close',
  decline: 'Decline',
  dismiss: 'Dismiss',
  retry: 'Retry',
  yes: 'Yes',
  no: 'No',
  empty: '–',
  callerTerm: 'Caller',
  queueTerm: 'Queue',
  dnisTerm: 'DNIS',
  receivedTerm: 'Received',
  channel: { call: 'Call', chat: 'Chat', social: 'Social', email: 'Email' } satisfies Record<Channel, string>,
  channels: { call: 'Calls', chat: 'Chats', social: 'Social', email: 'Email' } satisfies Record<Channel, string>,

  /** Names of states. An idle state is shown by its code's name. */
  state: {
    offline: 'Signed out',
    available: 'Available',
    idle: 'Idle',
    engaged: 'Engaged',
    'wrap-up': 'Wrap-up',
    rona: 'RONA',
    'invalid-number': 'Invalid number',
    unavailable: 'Agent unavailable',
    declined: 'Agent declined',
    busy: 'Agent busy',
    'channel-failure': 'Channel failure',
  } satisfies Record<AgentStateName, string>,

  /** Why a control does not work now. */
  reason: {
    'interaction-open': 'You have work open. End it and wrap it up first.',
    'link-lost': 'The desktop lost its connection. It comes back by itself.',
    'on-hold': 'A call on hold cannot be ended. Resume it first.',
    'request-open': 'A request is waiting. Answer it or let it go first.',
    'signed-out': 'Sign in first.',
    'wrap-up-open': 'A wrap-up is open. Submit it first.',
  } satisfies Record<Reason, string>,

  /** Why an act failed. */
  failure: {
    'already-signed-in': { what: 'You are signed in already', then: 'Reload the page to see the present state.' },
    'cannot-hold': { what: 'The call was not put on hold', then: 'It is on hold already, or has ended.' },
    'code-unknown': { what: 'Your state was not changed', then: 'That idle code no longer exists. Choose another.' },
    'interaction-gone': { what: 'That is over already', then: 'Nothing is left to do there.' },
    'interaction-open': { what: 'You cannot sign out yet', then: 'End your open work and wrap it up first.' },
    'invalid-extension': { what: 'That is no extension', then: 'An extension holds digits only.' },
    'invalid-number': {
      what: 'That number cannot be dialled',
      then: 'A dial number has 3 to 18 digits; + # * : may stand among them.',
    },
    'not-answerable': { what: 'The request was not answered', then: 'It is no longer ringing here.' },
    'not-held': { what: 'The call was not resumed', then: 'It is not on hold.' },
    'not-on-call': { what: 'The phone was not hung up', then: 'It is on the hook already.' },
    'not-owner': { what: 'That is not yours to do', then: 'Another agent owns this call now.' },
    'not-signed-in': { what: 'You are not signed in', then: 'Sign in and try again.' },
    'not-wrapping-up': { what: 'The wrap-up was not submitted', then: 'It is done already.' },
    'on-hold': { what: 'The call was not ended', then: 'It is on hold. Resume it first.' },
    'pause-not-allowed': {
      what: 'The recording was not paused',
      then: 'Your administrator does not allow it for this call.',
    },
    'reason-required': { what: 'The wrap-up was not submitted', then: 'Choose a wrap-up reason.' },
    'reason-unknown': {
      what: 'The wrap-up was not submitted',
      then: 'That reason no longer exists. Choose another.',
    },
    'recording-not-on': { what: 'The recording was not paused', then: 'It is not running.' },
    'recording-not-paused': { what: 'The recording was not resumed', then: 'It is not paused.' },
    'request-open': { what: 'You cannot sign out yet', then: 'A request is waiting. Answer it or let it go first.' },
    'state-not-allowed': { what: 'Your state was not changed', then: 'That state cannot be chosen.' },
    'station-in-use': {
      what: 'That station is in use',
      then: 'Another agent is signed in with it. Enter your own number.',
    },
    'station-not-allowed': {
      what: 'You cannot sign in with that kind of station',
      then: 'Choose another, or ask your administrator.',
    },
    'team-unknown': { what: 'You are not in that team', then: 'Choose another, or ask your administrator.' },
    'link-lost': {
      what: 'The desktop is not connected',
      then: 'It connects again by itself. Then try again.',
    },
    protocol: { what: 'The service said something unexpected', then: 'Try again. If it stays, reload the page.' },
    'signed-in-elsewhere': {
      what: 'You signed in somewhere else',
      then: 'This desktop has stopped. Calls go to the other one.',
    },
    timeout: { what: 'The service did not reply in time', then: 'Look at the present state, then try again.' },
    unsupported: { what: 'The service cannot do that', then: 'Ask your administrator what is possible.' },
    unexpected: { what: 'Something went wrong', then: 'Try again. If it stays, reload the page.' },
  } satisfies Record<FailureCode, Message>,

  // wx-station-login
  login: {
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
  },

  // wx-agent-state
  agentState: {
    /** Said before the state, for those who do not see where it stands. */
    label: 'Agent state:',
    since: (time: string) => `Since ${time}`,
    menu: 'Change state',
    idle: 'Idle',
    signOut: 'Sign out',
    /** The present state, and the one that follows it. */
    then: (state: string, next: string) => `${state} – ${next}`,
    /** The state that was chosen while something rings. */
    after: (next: string) => `Then ${next}`,
    follows: 'After this work',
  },

  // wx-task-list
  tasks: {
    label: 'Tasks',
    open: 'Open the task list',
    close: 'Fold the task list',
    requests: 'Requests',
    work: 'Open',
    none: 'No requests',
    noneHint: 'You are available. The next request comes here.',
    noneIdleHint: 'You are not offered requests in this state.',
    ringing: 'Ringing',
    connecting: 'Connecting…',
    assigned: 'Being assigned to you',
    onHold: 'Call on hold',
    talking: 'On the call',
    conversing: 'Open',
    wrapUp: 'Wrap-up',
    unread: (count: string) => `${count} unread`,
    /** What the folded list says of a channel. */
    counts: (channel: string, open: string, requests: string) => `${channel}: ${open} open, ${requests} waiting`,
    /** What came while the pointer was in the list, so that nothing moved under it. */
    late: 'New',
    gone: 'Gone',
    /** How long a request still rings. */
    left: (seconds: string) => `${seconds} s`,
    /** The first words of a conversation. */
    quote: (words: string) => `“${words}”`,
    /** The name of a row for a reader: channel, who, state, what is unread. */
    row: (parts: readonly string[]) => parts.join(', '),
    more: (count: string) => `Show ${count} more`,
    before: (count: string) => `Show the ${count} before`,
  },

  // wx-popover-stack
  popover: {
    label: 'Requests',
    connecting: 'Connecting…',
    connectingHint: 'Being assigned to you. It rings in a moment.',
    incomingCall: 'Incoming call',
    ringing: 'Ringing',
    kind: {
      call: 'Incoming call',
      chat: 'Chat request',
      social: 'Social request',
      email: 'Email request',
    } satisfies Record<Channel, string>,
    /** The name of a request for a reader. */
    from: (kind: string, who: string) => `${kind} from ${who}`,
    waiting: 'Waiting',
    answerNow: 'Answer now',
    secondsLeft: 'sec left',
    answerOnPhone: 'Answer on your phone',
    answerOnExtension: (number: string) => `Answer on your phone, ext. ${number}`,
    answerOnNumber: (number: string) => `Answer on your phone, ${number}`,
    answersItself: 'Answers by itself',
    /** The window of the stack: numbers arrive formatted. */
    range: (first: string, last: string, total: string) => `${first}–${last} of ${total}`,
    previous: 'Earlier requests',
    next: 'Later requests',
    acceptAll: (count: string) => `Accept ${count} requests`,
    ringingElsewhere: (who: string) => `${who} is ringing`,
    /** Where more calls ring than have a line of their own. */
    ringingMore: (count: string) => `${count} more calls are ringing`,
    show: 'Show',
    /** Said once when a request rings. */
    announce: (kind: string, who: string, seconds: string) => `${kind} from ${who}. ${seconds} seconds to answer.`,
    urgent: (who: string) => `Ten seconds left to answer ${who}.`,
    left: 'Gone',
    /** Why a request was not taken, in its row. */
    notTaken: (what: string, then: string) => `${what}. ${then}`,
    missedHeading: 'You did not answer',
    missedCall: (who: string, queue: string) =>
      `The call from ${who} is back in ${queue} at its old place. You are offered nothing until you change your state.`,
    missedRequest: (who: string, queue: string) =>
      `The request from ${who} is back in ${queue} at its old place. You are offered nothing until you change your state.`,
    declinedHeading: 'You declined the call',
    failedHeading: 'Your phone could not be reached',
    goAvailable: 'Go Available',
    goIdle: 'Go Idle',
    stateSince: (state: string, time: string) => `State ${state} · ${time}`,
  },

  // wx-interaction-control
  call: {
    label: (who: string) => `Call with ${who}`,
    conversationLabel: (channel: string, who: string) => `${channel} with ${who}`,
    controls: 'Call controls',
    connected: 'Connected',
    onHold: 'Call on hold',
    ended: 'Ended',
    open: 'Open',
    recording: 'Recording',
    recordingPaused: (time: string) => `Recording paused, resumes in ${time}`,
    noiseRemoval: 'Noise removal on',
    hold: 'Hold',
    /** Said of Hold where the agent has a telephone with a hold of its own [HLD-04]. */
    holdHint: 'Hold here, not on your phone: the service does not know of a hold made there.',
    resume: 'Resume',
    pauseRecording: 'Pause Recording',
    resumeRecording: 'Resume Recording',
    end: 'End',
    endHint: 'Let the customer hang up first where you can.',
    none: 'No calls yet',
    noneAvailable: 'You are Available. The next one rings here.',
    noneState: 'You are not offered calls',
    noneStateHint: (state: string, time: string) => `Your state is ${state} since ${time}.`,
    duration: 'Time in the call',
    lost: 'Connection lost',
    wrapUpNext: 'The call is over. Its wrap-up is open.',
  },

  // wx-wrapup
  wrapUp: {
    heading: 'Wrap-up reasons',
    sinceTheEnd: 'since the end',
    search: 'Search reasons',
    reasons: 'Reasons',
    none: (query: string) => `No reason matches “${query}”`,
    default: 'Default',
    hangUp: 'Hang up your phone. The next call can come only then.',
    submit: 'Submit Wrap Up',
    submitting: 'Submitting…',
    notSubmitted: 'Wrap-up was not submitted',
    notSubmittedHint: 'Nothing was sent twice. Your choice is still here; submit again.',
    choose: 'Choose a reason.',
    open: 'Open the wrap-up',
    minimise: 'Minimise',
    found: (count: string) => `${count} found`,
    /** How many other wrap-ups are owed. */
    more: (count: string) => `${count} more to wrap up`,
  },

  // wx-notices
  notices: {
    label: 'Notices',
    /** How many others wait behind those that are shown. */
    more: (count: string) => `${count} more`,
    withdrawn: {
      'customer-left': (who: string): Message => ({
        what: 'The caller hung up',
        then: `${who} left while ringing. Your state is unchanged.`,
      }),
      'taken-elsewhere': (who: string): Message => ({
        what: 'Somebody else answered',
        then: `${who} is with another agent.`,
      }),
      'agent-busy': (who: string): Message => ({
        what: 'A request went back',
        then: `${who} keeps the place in the queue while you are on a call.`,
      }),
    } satisfies Record<WithdrawnReason, (who: string) => Message>,
    recordingResumed: { what: 'Recording runs again', then: 'The pause ended by itself.' } satisfies Message,
    lost: {
      what: 'The desktop lost its connection',
      then: 'Go on talking: your call is not affected. It connects again by itself.',
    } satisfies Message,
    back: { what: 'Connected again', then: 'What you see is what the service holds.' } satisfies Message,
  },

  // wx-simulator-panel
  world: {
    heading: 'The outside world',
    hint: 'Play the customers, and your own telephone.',
    unavailable: 'Only the embedded contact centre has an outside world.',
    contacts: 'Somebody contacts the centre',
    who: 'Who',
    anyone: 'Somebody',
    where: 'Reaches',
    anywhere: 'Any entry point',
    forWhom: 'For',
    forMe: 'Me',
    forAnyone: 'Whoever is free',
    incoming: {
      call: 'Incoming call',
      chat: 'Incoming chat',
      social: 'Incoming message',
      email: 'Incoming email',
    } satisfies Record<Channel, string>,
    phone: 'Your telephone',
    phoneState: {
      'on-hook': 'On the hook',
      ringing: 'Ringing',
      'in-call': 'In a call',
      'off-hook': 'Off the hook',
      none: 'No telephone at this station',
      'signed-out': 'Sign in first',
    },
    answerOnPhone: 'Answer on phone',
    hangUpPhone: 'Hang up phone',
    failPhone: 'Phone fails',
    customers: 'Customers',
    nobody: 'Nobody is calling.',
    customerHangsUp: 'Customer hangs up',
    customerLeaves: 'Customer leaves',
    customerWrites: 'Customer writes',
    /** The same acts in the row of a customer, where the name stands before them. */
    hangsUp: 'Hangs up',
    leaves: 'Leaves',
    writes: 'Writes',
    at: {
      waiting: 'Waiting',
      connecting: 'Connecting',
      ringing: 'Ringing',
      /** What ringing is called of a chat or an email. */
      offered: 'Offered',
      talking: 'Talking',
      held: 'On hold',
      left: 'Gone',
    },
    centreHeading: 'Centre',
    traffic: 'Calls for the colleagues, an hour',
    centre: (waiting: string, available: string, engaged: string) =>
      `${waiting} waiting · ${available} agents available · ${engaged} engaged`,
    about: (act: string, who: string) => `${act}: ${who}`,
  },
};

/** What every language has to say. */
export type Dictionary = typeof en;
