/** What comes down the wire: everything that a centre says to a desktop. */
import * as v from 'valibot';
import type {
  Acknowledgement,
  Capabilities,
  CommandName,
  DestinationKind,
  DirectoryEntry,
  DirectoryPage,
  Fact,
  FailureCode,
  Happening,
  HappeningName,
  Happenings,
  Outsider,
  Party,
  SettingsWarning,
  TeamRow,
  WorldView,
} from '../../core/index.js';
import { Failure } from '../../core/index.js';
import { agent, channel, destination, destinationKind, directoryEntry, interaction } from './nouns.js';
import { missed, named, origin, settings, stateName, station, teamRow, variableType } from './nouns.js';
import { byName, checked, flag, list, nothing, nullable, number } from './schema.js';
import { oneOf, oneOfKinds, optional, text, thing } from './schema.js';
import type { Checked } from './schema.js';
import { checkVersion, LONGEST_SAY, parsed } from './wire.js';

const time = number;

// -------------------------------------------------------------------------------------------------------- happenings

const about = thing<{ readonly interactionId: string }>({ interactionId: text });
const notReached = oneOf<Happenings['not-reached']['reason']>({ busy: 1, 'no-answer': 1, unreachable: 1, rejected: 1 });

const HAPPENINGS: { readonly [K in HappeningName]: Checked<Happenings[K]> } = {
  'signed-in': nothing,
  'signed-out': nothing,
  'state-changed': thing<Happenings['state-changed']>({ state: stateName, codeId: nullable(text) }),
  offered: thing<Happenings['offered']>({ interactionId: text, channel, customerId: nullable(text) }),
  answered: thing<Happenings['answered']>({ interactionId: text, channel, customerId: nullable(text) }),
  missed: thing<Happenings['missed']>({ interactionId: text, state: stateName, missed: missed }),
  withdrawn: thing<Happenings['withdrawn']>({
    interactionId: text,
    reason: oneOf<Happenings['withdrawn']['reason']>({
      'customer-left': 1,
      'taken-elsewhere': 1,
      'agent-busy': 1,
      'consult-ended': 1,
    }),
    who: text,
  }),
  held: about,
  resumed: about,
  'recording-paused': about,
  'recording-resumed': thing<Happenings['recording-resumed']>({ interactionId: text, byItself: flag }),
  ended: thing<Happenings['ended']>({
    interactionId: text,
    channel,
    customerId: nullable(text),
    by: oneOf<Happenings['ended']['by']>({ agent: 1, customer: 1, phone: 1, system: 1 }),
    who: nullable(text),
    goesOn: flag,
    answeredAt: time,
    endedAt: time,
  }),
  'not-reached': thing<Happenings['not-reached']>({ interactionId: text, origin, reason: notReached, who: text }),
  'consult-requested': thing<Happenings['consult-requested']>({ interactionId: text, to: destination }),
  'consult-failed': thing<Happenings['consult-failed']>({
    interactionId: text,
    to: destination,
    reason: oneOf<Happenings['consult-failed']['reason']>({
      busy: 1,
      'no-answer': 1,
      unreachable: 1,
      rejected: 1,
      declined: 1,
      'phone-failed': 1,
      'nobody-there': 1,
    }),
  }),
  'consult-accepted': thing<Happenings['consult-accepted']>({ interactionId: text, to: destination, held: flag }),
  'consult-ended': thing<Happenings['consult-ended']>({
    interactionId: text,
    to: destination,
    by: nullable(text),
    byMe: flag,
    isMine: flag,
  }),
  'conference-started': about,
  'participant-left': thing<Happenings['participant-left']>({ interactionId: text, name: text }),
  'became-primary': thing<Happenings['became-primary']>({ interactionId: text, from: text }),
  transferred: thing<Happenings['transferred']>({ interactionId: text, to: destination }),
  'monitoring-started': about,
  'monitoring-ended': thing<Happenings['monitoring-ended']>({
    interactionId: text,
    reason: oneOf<Happenings['monitoring-ended']['reason']>({ stopped: 1, 'call-ended': 1, 'agents-left': 1 }),
  }),
  'barged-in': thing<Happenings['barged-in']>({ interactionId: text, by: text, byMe: flag }),
  'variable-saved': thing<Happenings['variable-saved']>({ interactionId: text, variable: text, by: named }),
  'wrapped-up': thing<Happenings['wrapped-up']>({ interactionId: text, reasonId: text, byItself: flag }),
  'not-kept': nothing,
  'not-shared': thing<Happenings['not-shared']>({ framed: flag }),
  'stood-still': thing<Happenings['stood-still']>({ from: time, until: time }),
};

const fact = thing<Fact>({
  epoch: text,
  seq: number,
  now: time,
  snapshot: flag,
  agent: nullable(agent),
  settings: nullable(settings),
  interactions: list(interaction),
  gone: list(thing<Fact['gone'][number]>({ id: text, revision: number })),
  happenings: list(byName<Happening>('detail', HAPPENINGS, { id: v.string(), at: v.number() })),
});

// --------------------------------------------------------------------------------------------------------- the world

const outsider = thing<Outsider>({
  interactionId: text,
  channel,
  origin,
  name: text,
  address: text,
  queue: nullable(text),
  where: oneOf<Outsider['where']>({
    waiting: 1,
    connecting: 1,
    ringing: 1,
    called: 1,
    talking: 1,
    held: 1,
    voicemail: 1,
    left: 1,
  }),
  since: time,
  atPhone: nullable(oneOf<NonNullable<Outsider['atPhone']>>({ connecting: 1, offered: 1 })),
  consultFrom: nullable(text),
  parties: list(
    thing<Party>({
      participantId: text,
      name: text,
      where: oneOf<Party['where']>({ called: 1, talking: 1, held: 1 }),
    }),
  ),
  callback: flag,
  digits: text,
  editable: list(thing<Outsider['editable'][number]>({ name: text, label: text, type: variableType })),
});

/** What changed in the world's view. The link to the centre is the desktop's own matter. */
export type WorldChange = Partial<Omit<WorldView, 'link'>>;

const warning = thing<SettingsWarning>({
  path: text,
  trouble: oneOf<SettingsWarning['trouble']>({ 'voicemail-first': 1, voicemail: 1, forwarding: 1, 'call-waiting': 1 }),
  station,
  ringSeconds: number,
  voicemailSeconds: nullable(number),
});

const worldChange = thing<WorldChange>({
  warnings: optional(list(warning)),
  people: optional(list(thing<WorldView['people'][number]>({ id: text, name: text, number: text }))),
  entryPoints: optional(list(thing<WorldView['entryPoints'][number]>({ id: text, name: text, channel }))),
  outsiders: optional(list(outsider)),
  phone: optional(
    nullable(oneOf<NonNullable<WorldView['phone']>>({ 'on-hook': 1, ringing: 1, 'in-call': 1, 'off-hook': 1 })),
  ),
  callsPerHour: optional(number),
  campaign: optional(nullable(text)),
  colleague: optional(text),
  centre: optional(thing<WorldView['centre']>({ waiting: number, available: number, engaged: number })),
});

// ----------------------------------------------------------------------------------------------------------- failures

/** All codes, so that one of another version is not taken for one that has words here. */
const CODES: Readonly<Record<FailureCode, 1>> = {
  'already-signed-in': 1,
  'agent-busy': 1,
  'agent-unavailable': 1,
  'agent-wrapping-up': 1,
  'call-limit': 1,
  'caller-id-unknown': 1,
  'cannot-hold': 1,
  'code-unknown': 1,
  'interaction-gone': 1,
  'interaction-open': 1,
  'conference-full': 1,
  'consult-open': 1,
  'destination-not-allowed': 1,
  'digits-not-sent': 1,
  'entry-point-unknown': 1,
  'invalid-extension': 1,
  'invalid-number': 1,
  'no-consult': 1,
  'no-monitoring': 1,
  'nobody-in-queue': 1,
  'not-allowed': 1,
  'not-answerable': 1,
  'not-held': 1,
  'not-on-call': 1,
  'not-owner': 1,
  'not-dialling': 1,
  'not-signed-in': 1,
  'note-length': 1,
  'not-wrapping-up': 1,
  'not-your-team': 1,
  'on-hold': 1,
  'pause-not-allowed': 1,
  'reason-required': 1,
  'reason-unknown': 1,
  'recording-not-on': 1,
  'recording-not-paused': 1,
  'request-open': 1,
  'state-not-allowed': 1,
  'station-in-use': 1,
  'station-not-allowed': 1,
  'team-unknown': 1,
  'value-gone': 1,
  'variable-changed': 1,
  'variable-read-only': 1,
  'variable-value': 1,
  'link-lost': 1,
  'no-access': 1,
  'other-version': 1,
  protocol: 1,
  'signed-in-elsewhere': 1,
  timeout: 1,
  unsupported: 1,
  unexpected: 1,
};

/** A failure as it crosses the wire. */
export interface FarFailure {
  readonly code: string;
  readonly detail?: string | undefined;
  readonly retryable?: boolean | undefined;
}

const failure = thing<FarFailure>({ code: text, detail: optional(text), retryable: optional(flag) });

export const toWire = ({ code, detail, retryable }: Failure): FarFailure => ({
  code,
  ...(detail === undefined ? {} : { detail }),
  ...(retryable ? { retryable } : {}),
});

export function fromWire({ code, detail, retryable }: FarFailure): Failure {
  if (Object.hasOwn(CODES, code)) return new Failure(code as FailureCode, { detail, retryable });
  return new Failure('unexpected', { detail: detail ? `${code}: ${detail}` : code, retryable: true });
}

// -------------------------------------------------------------------------------------------------------------- frames

/** What a desktop can look at while it wants to: another line here, one in `asks.ts`, and `CentreHost` has to tell it. */
export interface News {
  /** Agents of an open list who changed [DST-06]. */
  agents: readonly DirectoryEntry[];
  /** The teams that a supervisor looks at [MON-01]. */
  team: readonly TeamRow[];
  world: WorldChange;
}

const frameOf = <T>(value: Checked<T>): Checked<{ readonly value: T }> => v.object({ type: text, what: text, value });

const NEWS: { readonly [K in keyof News]: Checked<{ readonly value: News[K] }> } = {
  agents: frameOf(list(directoryEntry)),
  team: frameOf(list(teamRow)),
  world: frameOf(worldChange),
};

/** What a seat can do, as lists. Commands of a newer centre are of no use here. */
export interface FarCapabilities {
  readonly commands: readonly string[];
  readonly directories: readonly DestinationKind[];
  readonly reveal: boolean;
}

export const asCapabilities = ({ commands, directories, reveal }: FarCapabilities): Capabilities => ({
  commands: new Set(commands as CommandName[]),
  directories: new Set(directories),
  reveal,
});

export type NewsFrame = {
  [K in keyof News]: { readonly type: 'news'; readonly what: K; readonly value: News[K] };
}[keyof News];

export type Say =
  | { readonly type: 'welcome'; readonly v: number; readonly capabilities: FarCapabilities }
  /** The answer to `hello`: nobody may sit here like that. */
  | { readonly type: 'refused'; readonly failure: FarFailure }
  | { readonly type: 'fact'; readonly fact: Fact }
  | { readonly type: 'answer'; readonly id: number; readonly value?: unknown }
  | { readonly type: 'failed'; readonly id: number; readonly failure: FarFailure }
  | NewsFrame
  /** For whoever brings sound into the page, who checks it: far-sound.ts. */
  | { readonly type: 'sound'; readonly news?: unknown }
  | { readonly type: 'ended'; readonly failure: FarFailure }
  | { readonly type: 'pong'; readonly id: number }
  /** The centre closes the connection: it goes, or this desktop is too slow. */
  | { readonly type: 'bye'; readonly reason?: string | undefined };

const SAYS: { readonly [K in Say['type']]: v.GenericSchema } = {
  welcome: v.object({
    type: text,
    v: v.number(),
    capabilities: thing<FarCapabilities>({ commands: list(text), directories: list(destinationKind), reveal: flag }),
  }),
  refused: v.object({ type: text, failure }),
  fact: v.object({ type: text, fact }),
  answer: v.object({ type: text, id: v.number(), value: v.optional(v.unknown()) }),
  failed: v.object({ type: text, id: v.number(), failure }),
  news: oneOfKinds('what', NEWS),
  sound: v.object({ type: text, news: v.unknown() }),
  ended: v.object({ type: text, failure }),
  pong: v.object({ type: text, id: v.number() }),
  bye: v.object({ type: text, reason: v.optional(v.string()) }),
};

const say = oneOfKinds<Say>('type', SAYS);

/** A frame from the centre. Throws a `Failure` that says what is wrong with it. */
export function readSay(frame: unknown): Say {
  const given = parsed(frame, LONGEST_SAY);
  checkVersion(given);
  return checked(say, given);
}

/** What the answers to questions are. */
export const ANSWERS = {
  send: thing<Acknowledgement>({ revision: number }),
  search: thing<DirectoryPage>({ total: number, all: optional(number), entries: list(directoryEntry) }),
  reveal: text,
};
