/**
 * English, and the shape of every other language. Texts that hold something are functions: a language puts words and
 * numbers in its own order. Numbers arrive formatted. A section an element; what several use stands first.
 */
import type {
  AgentStateName,
  CallbackKind,
  Channel,
  ConsultFailedReason,
  DialNumberFormat,
  FailureCode,
  MonitoringEndedReason,
  NotReachedReason,
  Reason,
  RequestKind,
  TimeoutAct,
  VariableFault,
  WithdrawnReason,
} from '../core/index.js';
import type { alerts } from './on-demand/alerts.js';
import type { dialogs } from './on-demand/dialogs.js';
import type { login } from './on-demand/login.js';
import type { many } from './on-demand/many.js';
import type { notes } from './on-demand/notes.js';
import type { picker } from './on-demand/picker.js';
import type { participants } from './on-demand/participants.js';
import type { sound } from './on-demand/sound.js';
import type { supervisor } from './on-demand/supervisor.js';
import type { world } from './on-demand/world.js';

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
  numberTerm: 'Number',
  queueTerm: 'Queue',
  dnisTerm: 'DNIS',
  agentNumberTerm: 'Agent DN',
  teamTerm: 'Team',
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
    'conference-full': 'Eight are in the call, which is the most.',
    'consult-elsewhere': 'Somebody in the call is consulting. One consult at a time.',
    'consult-pending': 'They have not answered yet.',
    'customer-gone': 'The customer has left.',
    dialling: 'The customer has not answered yet.',
    'in-assist': 'Not in wrap-up assist.',
    'in-conference': 'Not during a conference.',
    'in-consult': 'Not during a consult.',
    'interaction-open': 'You have work open. End it and wrap it up first.',
    'link-lost': 'The desktop lost its connection. It comes back by itself.',
    monitoring: 'You are monitoring a call. Stop that first.',
    'no-outdial': 'Your administrator lets nobody call out.',
    'on-call': 'You are on a call. End it first.',
    'on-hold': 'A call on hold cannot be ended. Resume it first.',
    'request-open': 'A request is waiting. Answer it or let it go first.',
    'resume-first': 'The call is on hold. Resume it first.',
    'signed-out': 'Sign in first.',
    'wrap-up-open': 'A wrap-up is open. Submit it first.',
  } satisfies Record<Reason, string>,

  /** Why an act failed. */
  failure: {
    'agent-busy': { what: 'That agent is busy', then: 'Another request or call came first. Choose somebody else.' },
    'agent-unavailable': { what: 'That agent cannot be reached now', then: 'Choose somebody else.' },
    'agent-wrapping-up': { what: 'That agent is wrapping up', then: 'Choose somebody else, or wait a moment.' },
    'already-signed-in': { what: 'You are signed in already', then: 'Reload the page to see the present state.' },
    'call-limit': {
      what: 'No more calls can be placed now',
      then: 'The limit of concurrent calls is reached. Try again in a while.',
    },
    'caller-id-unknown': {
      what: 'The call was not placed',
      then: 'Customers may not see that number. Choose another.',
    },
    'cannot-hold': { what: 'The call was not put on hold', then: 'It is on hold already, or has ended.' },
    'code-unknown': { what: 'Your state was not changed', then: 'That idle code no longer exists. Choose another.' },
    'conference-full': { what: 'Nobody can be added', then: 'Eight are in the call. One has to leave first.' },
    'consult-open': { what: 'Somebody consults already', then: 'Wait until that consult is over.' },
    'destination-not-allowed': { what: 'That cannot be chosen', then: 'Choose another, or ask your administrator.' },
    'digits-not-sent': { what: 'The tones were not sent', then: 'The call is on hold, or over.' },
    'entry-point-unknown': {
      what: 'The call was not placed',
      then: 'That entry point no longer exists. Choose another.',
    },
    'interaction-gone': { what: 'That is over already', then: 'Nothing is left to do there.' },
    'interaction-open': { what: 'Your work is still open', then: 'End it and wrap it up first.' },
    'invalid-extension': { what: 'That is no extension', then: 'An extension holds digits only.' },
    'invalid-number': {
      what: 'That number cannot be dialled',
      then: 'A dial number has 3 to 18 digits; + # * : may stand among them.',
    },
    'no-consult': { what: 'The consult is over, or not answered', then: 'Look at the present state.' },
    'no-monitoring': { what: 'That call cannot be monitored', then: 'It is over, or in wrap-up assist.' },
    'nobody-in-queue': { what: 'Nobody is signed in to that queue', then: 'Choose another queue or agent.' },
    'not-allowed': { what: 'That is not possible now', then: 'Look at the present state, then try again.' },
    'not-answerable': { what: 'The request was not answered', then: 'It is no longer ringing here.' },
    'not-dialling': { what: 'The customer is not being called', then: 'Look at the present state.' },
    'not-held': { what: 'The call was not resumed', then: 'It is not on hold.' },
    'not-on-call': { what: 'The phone was not hung up', then: 'It is on the hook already.' },
    'not-owner': { what: 'That is not yours to do', then: 'Another agent owns this call now.' },
    'not-signed-in': { what: 'You are not signed in', then: 'Sign in and try again.' },
    'not-wrapping-up': { what: 'The wrap-up was not submitted', then: 'It is done already.' },
    'not-your-team': { what: 'That is not a call of your teams', then: 'Choose another call.' },
    'note-length': { what: 'The note was not added', then: 'Write something, 1,000 characters at most.' },
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
    'request-open': { what: 'A request is waiting', then: 'Answer it or let it go first.' },
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
    'value-gone': { what: 'The value is no longer there', then: 'Ask the customer again.' },
    'variable-changed': { what: 'Somebody else saved this first', then: 'Look at the saved value, then save again.' },
    'variable-read-only': { what: 'That cannot be changed', then: 'Ask your administrator.' },
    'variable-value': { what: 'The value was not saved', then: 'It does not fit the kind of variable.' },
    'link-lost': {
      what: 'The desktop is not connected',
      then: 'It connects again by itself. Then try again.',
    },
    'no-access': { what: 'The service does not let you in', then: 'Open the link that you were given once more.' },
    'other-version': { what: 'This page and the service differ', then: 'Reload all tabs of this page.' },
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
  loginNotLoaded: 'The sign-in could not be loaded',

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
    calling: 'Being called',
    outdial: 'Outdial',
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
      callback: 'Callback request',
      preview: 'Campaign contact',
      consult: 'Consult request',
    } satisfies Record<RequestKind, string>,
    /** The name of a request for a reader. */
    from: (kind: string, who: string) => `${kind} from ${who}`,
    /** The same, where it is not that person who asks. */
    about: (kind: string, who: string) => `${kind}: ${who}`,
    callback: {
      courtesy: 'Courtesy callback',
      web: 'Web callback',
      bot: 'Chat bot callback',
    } satisfies Record<CallbackKind, string>,
    /** How long ago somebody asked to be called back. */
    ago: (time: string) => `${time} ago`,
    preview: 'Preview campaign',
    skip: 'Skip',
    remove: 'Remove',
    /** What becomes of a campaign's contact when its time is over. */
    atTimeout: {
      miss: 'Counts as missed at 0',
      accept: 'Is called at 0',
      skip: 'Is skipped at 0',
      remove: 'Is removed at 0',
    } satisfies Record<TimeoutAct, string>,
    decideNow: 'Decide now',
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
    /** The same of a campaign's contact: what happens at the end is said too. */
    announcePreview: (kind: string, who: string, seconds: string, then: string) =>
      `${kind}: ${who}. ${seconds} seconds. ${then}.`,
    left: 'Gone',
    /** Why a request was not taken, in its row. */
    notTaken: (what: string, then: string) => `${what}. ${then}`,
    missedHeading: 'You did not answer',
    missedCall: (who: string, queue: string) =>
      `The call from ${who} is back in ${queue} at its old place. You are offered nothing until you change your state.`,
    missedRequest: (who: string, queue: string) =>
      `The request from ${who} is back in ${queue} at its old place. You are offered nothing until you change your state.`,
    missedConsult: (who: string) => `${who} asked for you. You are offered nothing until you change your state.`,
    missedTransfer: (who: string) =>
      `The call from ${who} was handed to you, and is over. You are offered nothing until you change your state.`,
    declinedHeading: 'You declined the call',
    failedHeading: 'Your phone could not be reached',
    goAvailable: 'Go Available',
    goIdle: 'Go Idle',
    stateSince: (state: string, time: string) => `State ${state} · ${time}`,
  },

  // wx-alerts
  alertsLabel: 'Sound and notifications',

  // wx-interaction-control
  call: {
    label: (who: string) => `Call with ${who}`,
    conversationLabel: (channel: string, who: string) => `${channel} with ${who}`,
    controls: (isCall: boolean): string => (isCall ? 'Call controls' : 'Controls'),
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
  },

  // wx-outdial, wx-dial-link
  outdial: {
    open: 'Outdial',
    heading: 'Make a call',
    number: 'Number',
    numberOrName: 'Number or name',
    erase: 'Delete the last digit',
    /** What holding down the zero does. */
    plus: 'Hold for +',
    /** What would be dialled, and how it is written or whose number it is. */
    dials: (number: string, what: string) => `Call ${number} · ${what}`,
    format: {
      us: 'US number',
      e164: 'International number (E.164)',
      idd: 'International number (IDD)',
      other: 'Extension or local number',
    } satisfies Record<DialNumberFormat, string>,
    fromBook: (name: string) => `${name} · address book`,
    addressBook: 'Address book',
    searching: 'Searching…',
    found: (count: string) => `${count} found`,
    none: (query: string) => `No entry matches “${query}”`,
    bookFailed: 'The address book could not be fetched.',
    entryPoint: 'Entry point',
    callerId: 'Caller ID',
    /** The number that customers see is left to the entry point. */
    ownCallerId: 'Default',
    call: 'Call',
    callAgain: 'Call again',
    dialling: 'Dialling…',
    ringing: 'Ringing…',
  },

  // wx-keypad
  keypad: {
    heading: 'Keypad',
    keyed: 'Keyed',
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
    /** What is submitted by itself, and when; its parts are set in bold. */
    auto: <T>(reason: T, seconds: T): readonly (string | T)[] => ['Submits ', reason, ' in ', seconds, ' s'],
    autoSaid: (seconds: string) => `Submits itself in ${seconds} seconds.`,
    cancelAuto: 'Cancel auto wrap-up',
    autoStopped: 'Auto wrap-up is cancelled. Submit by hand.',
    notTold: 'Your choice was not saved',
    notToldHint: 'Choose again, or submit now.',
    notLoaded: 'The wrap-up could not be loaded',
  },

  // wx-cad-editor
  variables: {
    heading: 'Call variables',
    /** Of a conversation that is no call. */
    other: 'Variables',
    none: 'No variables',
    canEdit: (count: string) => `You can edit ${count}`,
    readOnly: 'Read only, live',
    secure: 'Secure',
    /** Said in place of the asterisks. */
    hidden: 'Hidden',
    reveal: 'Click to retry',
    hide: 'Hide',
    copy: 'Copy',
    copied: 'Copied',
    notCopied: 'Not copied: the browser does not allow it.',
    save: 'Save',
    saving: 'Saving…',
    saved: 'Saved',
    revert: 'Revert',
    changes: (count: string) => (count === '1' ? '1 change' : `${count} changes`),
    noChanges: 'No changes',
    fault: {
      'too-long': '256 characters at most.',
      integer: 'A whole number, for example 12.',
      decimal: 'A decimal number, for example 129.90.',
      boolean: 'Yes or No.',
      'date-time': 'A date with a time.',
    } satisfies Record<VariableFault, string>,
    cut: (count: string) =>
      `256 of 256. The last ${count === '1' ? 'character of your paste was' : `${count} characters of your paste were`} cut.`,
    notSaved: (why: string) => `Not saved. ${why} Your text is kept.`,
    /** Follows the name of who saved first; a secure value is not told. */
    overtaken: (value: string | null, time: string) =>
      `saved ${value === null ? 'this' : `“${value}”`} at ${time}, before you.`,
    yours: (text: string | null) => (text === null ? 'Your text is kept.' : `Your text: “${text}”`),
    use: 'Use my text',
    copyMine: 'Copy my text',
    inMemory: 'Kept in this page only: a reload loses it.',
    volatile: 'A reload loses what is not saved.',
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
      'consult-ended': (who: string): Message => ({
        what: `${who} asked for you`,
        then: 'The consult was called off. Your state is unchanged.',
      }),
    } satisfies Record<WithdrawnReason, (who: string) => Message>,
    notReached: (what: string, isCallback: boolean): Message => ({
      what,
      then: isCallback ? 'The callback is in its queue again.' : 'Wrap up, and try again later.',
    }),
    notReachedWhy: {
      busy: (who: string) => `${who} is on another call`,
      'no-answer': (who: string) => `${who} did not answer`,
      unreachable: (who: string) => `${who} cannot be reached`,
      rejected: (who: string) => `${who} rejected the call`,
    } satisfies Record<NotReachedReason, (who: string) => string>,
    consultFailed: (what: string): Message => ({ what, then: 'Resume the customer, or ask somebody else.' }),
    consultFailedWhy: {
      busy: (who: string) => `${who} is busy`,
      'no-answer': (who: string) => `${who} did not answer`,
      unreachable: (who: string) => `${who} cannot be reached`,
      rejected: (who: string) => `${who} rejected the consult`,
      declined: (who: string) => `${who} declined the consult`,
      'phone-failed': (who: string) => `The phone of ${who} failed`,
      'nobody-there': (who: string) => `Nobody is there in ${who}`,
    } satisfies Record<ConsultFailedReason, (who: string) => string>,
    consultHeld: (who: string): Message => ({
      what: `${who} answered`,
      then: 'The consult waits on hold while you talk with the customer.',
    }),
    consultLeft: (who: string): Message => ({ what: `${who} left the consult`, then: 'The customer is still there.' }),
    consultOver: (who: string): Message => ({ what: `${who} ended the consult`, then: 'Your state is as before.' }),
    callOver: { what: 'The call is over', then: 'Your state is as before.' } satisfies Message,
    removed: (who: string): Message => ({ what: `${who} removed you from the call`, then: 'The others go on.' }),
    ended: (who: string): Message => ({ what: `${who} ended the call`, then: 'It is over for everyone.' }),
    left: (who: string): Message => ({ what: `${who} left the call`, then: 'The others go on.' }),
    /** Why somebody listens no longer; who stopped it knows. */
    monitoringEnded: {
      'call-ended': { what: 'Monitoring ended', then: 'The call is over.' },
      'agents-left': { what: 'Monitoring ended', then: 'No agent is left in the call.' },
    } satisfies Record<Exclude<MonitoringEndedReason, 'stopped'>, Message>,
    bargedIn: (who: string): Message => ({ what: `${who} joined the call`, then: 'You all hear each other.' }),
    primary: (from: string): Message => ({ what: 'You own this call now', then: `${from} left. You wrap it up.` }),
    notKept: {
      what: 'This page may keep nothing',
      then: 'The demonstration begins anew when you reload it.',
    } satisfies Message,
    framed: {
      what: 'Tabs of other sites have another contact centre',
      then: 'This browser keeps what one site frames apart.',
    } satisfies Message,
    notShared: {
      what: 'This tab has its contact centre to itself',
      then: 'This browser lets no other tab join it.',
    } satisfies Message,
    stoodStill: {
      what: 'The contact centre stood still while this page was closed',
      then: 'Everything goes on from where it was.',
    } satisfies Message,
    draftsInMemory: {
      what: 'This page keeps nothing over a reload',
      then: 'It is allowed no storage. A reload loses what you chose or typed and have not sent.',
    } satisfies Message,
    recordingResumed: { what: 'Recording runs again', then: 'The pause ended by itself.' } satisfies Message,
    lost: (isOnCall: boolean): Message => ({
      what: 'The desktop lost its connection',
      then: `${isOnCall ? 'Go on talking: your call is not affected. ' : ''}It connects again by itself.`,
    }),
    /** When that is tried next; after a sentence, with the space between them. */
    nextTry: (seconds: string) => ` Next try in ${seconds} s.`,
    trying: ' Trying now…',
    tryNow: 'Try now',
    back: { what: 'Connected again', then: 'What you see is what the service holds.' } satisfies Message,
  },

  // wx-shortcuts, and what is said of a shortcut that does nothing
  shortcuts: {
    heading: 'Keyboard shortcuts',
    hint: 'Off while you type',
    group: { requests: 'Requests', call: 'On the call', work: 'Work', desktop: 'Desktop' },
    name: {
      answer: 'Answer',
      decline: 'Decline',
      'accept-all': 'Accept all',
      requests: 'Requests',
      'skip-preview': 'Skip',
      'remove-preview': 'Remove',
      'cancel-callback': 'Cancel callback',
      hold: 'Hold, Resume',
      consult: 'Consult',
      transfer: 'Transfer',
      conference: 'Conference',
      swap: 'Swap',
      'end-consult': 'End Consult',
      exit: 'Exit',
      'pause-recording': 'Pause Recording',
      participants: 'Next participant',
      'add-note': 'Add a note',
      keypad: 'Keypad',
      mute: 'Mute',
      'barge-in': 'Barge In',
      'stop-monitoring': 'Stop monitoring',
      end: 'End',
      'submit-wrap-up': 'Submit Wrap Up',
      'cancel-auto-wrap-up': 'Cancel auto wrap-up',
      'edit-variables': 'Edit variables',
      'save-variables': 'Save variables',
      'next-task': 'Next task',
      'previous-task': 'Previous task',
      outdial: 'Outdial',
      'go-available': 'Go Available',
      'change-state': 'Change state',
      notices: 'Notices',
      shortcuts: 'Shortcuts',
    },
    /** Instead of keys, where the host took them away. */
    none: 'No keys',
    notNow: (name: string) => `${name}: not possible now.`,
    /** Which calls ring, so that none of them is answered by a key alone. */
    several: (count: string) => `${count} calls are waiting. Choose one.`,
    clashHeading: 'Shortcuts have the same keys',
    clash: (names: readonly string[]) =>
      `“${names.join('”, “')}” have the same keys. None works until one of them changes.`,
    taken: (name: string) => `${name}: the page uses these keys itself.`,
  },
};

/** Sections of what opens on demand, which brings its English with it; any other language has them all at once. */
export interface OnDemand {
  readonly alerts: typeof alerts;
  readonly dialogs: typeof dialogs;
  readonly login: typeof login;
  readonly many: typeof many;
  readonly notes: typeof notes;
  readonly participants: typeof participants;
  readonly picker: typeof picker;
  readonly sound: typeof sound;
  readonly supervisor: typeof supervisor;
  readonly world: typeof world;
}

/** What a language has to say. What a host's own leaves out of `OnDemand` is said in English. */
export type Dictionary = typeof en & Partial<OnDemand>;
