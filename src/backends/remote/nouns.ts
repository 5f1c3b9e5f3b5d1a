/** The nouns of the model, described a second time so that what comes over a wire can be checked. */
import type {
  Agent,
  AgentState,
  AgentStateName,
  Callback,
  Channel,
  Consult,
  Customer,
  Destination,
  DestinationKind,
  Dialling,
  DirectoryEntry,
  IdleCode,
  Interaction,
  Missed,
  Named,
  Note,
  Origin,
  OutdialSettings,
  Participant,
  PeopleDirectory,
  Person,
  PopoverSettings,
  Recording,
  Request,
  Settings,
  Station,
  StationKind,
  TeamCall,
  TeamRow,
  Variable,
  VariableType,
  WrapUp,
} from '../../core/index.js';
import { flag, list, nullable, number, oneOf, optional, text, thing } from './schema.js';

const time = number;

export const named = thing<Named>({ id: text, name: text });

export const channel = oneOf<Channel>({ call: 1, chat: 1, social: 1, email: 1 });
export const origin = oneOf<Origin>({ inbound: 1, outdial: 1, callback: 1, preview: 1 });
const stationKind = oneOf<StationKind>({ 'dial-number': 1, extension: 1, browser: 1 });
export const station = thing<Station>({ kind: stationKind, number: text });

export const stateName = oneOf<AgentStateName>({
  offline: 1,
  available: 1,
  idle: 1,
  engaged: 1,
  'wrap-up': 1,
  rona: 1,
  'invalid-number': 1,
  unavailable: 1,
  declined: 1,
  busy: 1,
  'channel-failure': 1,
});
const agentState = thing<AgentState>({ name: stateName, codeId: nullable(text), since: time });

export const missed = thing<Missed>({
  kind: oneOf<Missed['kind']>({ contact: 1, consult: 1, transfer: 1 }),
  interactionId: text,
  channel,
  who: text,
  queue: nullable(text),
  at: time,
});

export const agent = thing<Agent>({
  id: text,
  revision: number,
  name: text,
  supervisor: flag,
  signedIn: flag,
  team: nullable(named),
  station: nullable(station),
  state: agentState,
  next: nullable(agentState),
  missed: nullable(missed),
});

// ----------------------------------------------------------------------------------------------------- the interaction

export const destinationKind = oneOf<DestinationKind>({
  agent: 1,
  queue: 1,
  'dial-number': 1,
  'entry-point': 1,
  organization: 1,
});
export const destination = thing<Destination>({ kind: destinationKind, id: text, name: text });

export const variableType = oneOf<VariableType>({ string: 1, integer: 1, decimal: 1, boolean: 1, 'date-time': 1 });

const variable = thing<Variable>({
  name: text,
  label: text,
  type: variableType,
  value: nullable(text),
  editable: flag,
  secure: flag,
  global: flag,
  version: number,
  saved: nullable(thing<NonNullable<Variable['saved']>>({ by: named, at: time })),
});

const participant = thing<Participant>({
  id: text,
  kind: oneOf<Participant['kind']>({ customer: 1, agent: 1, 'dial-number': 1 }),
  agentId: nullable(text),
  name: text,
  number: nullable(text),
  team: nullable(text),
  leg: oneOf<Participant['leg']>({ main: 1, consult: 1 }),
  status: oneOf<Participant['status']>({ setup: 1, joined: 1, left: 1 }),
  primary: flag,
  joinedAt: nullable(time),
  heldAt: nullable(time),
  leftAt: nullable(time),
});

const request = thing<Request>({
  kind: oneOf<Request['kind']>({ contact: 1, consult: 1 }),
  stage: oneOf<Request['stage']>({ connecting: 1, offered: 1 }),
  since: time,
  expiresAt: nullable(time),
  answer: oneOf<Request['answer']>({ phone: 1, screen: 1, auto: 1 }),
  declinable: flag,
  from: nullable(thing<NonNullable<Request['from']>>({ name: text, number: text, team: text })),
  skippable: flag,
  removable: flag,
  atTimeout: oneOf<Request['atTimeout']>({ miss: 1, accept: 1, skip: 1, remove: 1 }),
});

const consult = thing<Consult>({
  id: text,
  by: text,
  to: destination,
  state: oneOf<Consult['state']>({ requested: 1, queued: 1, connected: 1 }),
  since: time,
});

export const callbackKind = oneOf<Callback['kind']>({ courtesy: 1, web: 1, bot: 1 });

export const interaction = thing<Interaction>({
  id: text,
  revision: number,
  channel,
  origin,
  subject: nullable(text),
  customer: thing<Customer>({ id: nullable(text), name: nullable(text), address: nullable(text) }),
  dnis: nullable(text),
  queue: nullable(named),
  entryPoint: nullable(named),
  enqueuedAt: time,
  request: nullable(request),
  participants: list(participant),
  consult: nullable(consult),
  callback: nullable(thing<Callback>({ kind: callbackKind, requestedAt: time, cancellable: flag })),
  dialling: nullable(thing<Dialling>({ state: oneOf<Dialling['state']>({ dialling: 1, ringing: 1 }), since: time })),
  variables: list(variable),
  display: thing<Interaction['display']>({ popover: list(text), pane: list(text) }),
  recording: thing<Recording>({
    state: oneOf<Recording['state']>({ off: 1, on: 1, paused: 1 }),
    pausable: flag,
    resumesAt: nullable(time),
  }),
  noiseRemoval: flag,
  messages: number,
  notes: list(thing<Note>({ id: text, by: named, at: time, text })),
  wrappingUp: list(named),
  monitoring: nullable(time),
  monitored: flag,
  endedAt: nullable(time),
  wrapUp: nullable(
    thing<WrapUp>({ since: time, autoAt: nullable(time), extendable: flag, reasonId: nullable(text), hangUp: flag }),
  ),
});

// -------------------------------------------------------------------------------------------------------- the settings

const choice = thing<IdleCode>({ id: text, name: text, isDefault: flag });

const popover = thing<PopoverSettings>({
  variables: list(text),
  actions: list(named),
  links: list(thing<PopoverSettings['links'][number]>({ label: text, href: text })),
});

export const settings = thing<Settings>({
  organisation: text,
  teams: list(named),
  stations: list(stationKind),
  defaultStation: station,
  idleCodes: list(choice),
  wrapUpReasons: list(choice),
  ringTime: number,
  protectNumbers: flag,
  endConsult: oneOf<Settings['endConsult']>({ keep: 1, end: 1 }),
  popovers: thing<Settings['popovers']>({ call: popover, chat: popover, social: popover, email: popover }),
  outdial: nullable(
    thing<OutdialSettings>({
      entryPoints: list(named),
      callerIds: list(thing<OutdialSettings['callerIds'][number]>({ name: text, number: text })),
    }),
  ),
  alerts: thing<Settings['alerts']>({ sound: flag, notification: flag }),
  destinations: thing<Settings['destinations']>({ consult: list(destinationKind), transfer: list(destinationKind) }),
  people: nullable(
    thing<PeopleDirectory>({ source: oneOf<PeopleDirectory['source']>({ teams: 1, webex: 1 }), signedOn: flag }),
  ),
});

// -------------------------------------------------------------------------------------------- the directories, the teams

const person = thing<Person>({
  role: text,
  department: text,
  presence: oneOf<Person['presence']>({
    available: 1,
    busy: 1,
    'in-call': 1,
    'in-meeting': 1,
    'do-not-disturb': 1,
    away: 1,
    offline: 1,
  }),
});

export const directoryEntry = thing<DirectoryEntry>({
  id: text,
  kind: destinationKind,
  name: text,
  number: nullable(text),
  state: nullable(thing<NonNullable<DirectoryEntry['state']>>({ name: stateName, codeId: nullable(text) })),
  team: nullable(text),
  supervisor: optional(flag),
  person: optional(person),
});

const teamCall = thing<TeamCall>({
  interactionId: text,
  customer: text,
  state: oneOf<TeamCall['state']>({
    dialling: 1,
    talking: 1,
    held: 1,
    asking: 1,
    consulting: 1,
    'consult-held': 1,
    conference: 1,
    assist: 1,
  }),
  since: time,
  monitors: list(named),
});

export const teamRow = thing<TeamRow>({
  id: text,
  name: text,
  team: text,
  state: agentState,
  call: nullable(teamCall),
});
