/** What goes up the wire: everything that a desktop asks of a centre. Nothing of it is believed before it is checked. */
import * as v from 'valibot';
import type {
  About,
  ChoosableState,
  Command,
  CommandName,
  Commands,
  Destination,
  LinkFaults,
  SearchQuery,
  Station,
  WorldActName,
  WorldActs,
} from '../../core/index.js';
import { LONGEST_SIGNAL } from '../sound/line.js';
import { callbackKind, channel, destinationKind } from './nouns.js';
import { byName, checked, flag, nothing, number, oneOf, oneOfKinds, optional, thing } from './schema.js';
import type { Checked } from './schema.js';
import type { News } from './says.js';
import { checkVersion, LONGEST_ASK, parsed } from './wire.js';

// Longer than anything that anyone has a reason to send; what each means has limits of its own, which the centre knows.
const id: Checked<string> = v.pipe(v.string(), v.maxLength(200));
const line: Checked<string> = v.pipe(v.string(), v.maxLength(1_000));
const text: Checked<string> = v.pipe(v.string(), v.maxLength(100_000));
const maybe = <T>(one: Checked<T>): Checked<T | null> => v.nullable(one);

const station = thing<Station>({
  kind: oneOf<Station['kind']>({ 'dial-number': 1, extension: 1, browser: 1 }),
  number: line,
});
const destination = thing<Destination>({ kind: destinationKind, id: line, name: line });
const state = oneOfKinds<ChoosableState>('name', {
  available: v.object({ name: v.string() }),
  idle: v.object({ name: v.string(), codeId: id }),
});

const about = thing<About>({ interactionId: id });
const aboutOne = thing<Commands['hold-participant']>({ interactionId: id, participantId: id });
const aboutReason = thing<Commands['wrap-up']>({ interactionId: id, reasonId: id });

const PAYLOADS: { readonly [K in CommandName]: Checked<Commands[K]> } = {
  'sign-in': thing<Commands['sign-in']>({ teamId: id, station }),
  'sign-out': nothing,
  'set-state': thing<Commands['set-state']>({ state }),
  accept: about,
  decline: about,
  hold: about,
  resume: about,
  'pause-recording': about,
  'resume-recording': about,
  end: about,
  'send-digits': thing<Commands['send-digits']>({ interactionId: id, digits: line }),
  'save-variable': thing<Commands['save-variable']>({
    interactionId: id,
    variable: id,
    value: maybe(text),
    base: number,
  }),
  outdial: thing<Commands['outdial']>({ number: line, entryPointId: id, callerId: maybe(line) }),
  'cancel-callback': about,
  'skip-preview': about,
  'remove-preview': about,
  consult: thing<Commands['consult']>({ interactionId: id, to: destination, othersTalk: flag }),
  'cancel-consult': about,
  'end-consult': about,
  'exit-consult': about,
  'hold-consult': about,
  'resume-consult': about,
  conference: about,
  'exit-conference': about,
  'consult-transfer': about,
  transfer: thing<Commands['transfer']>({ interactionId: id, to: destination }),
  'hold-participant': aboutOne,
  'resume-participant': aboutOne,
  'remove-participant': aboutOne,
  monitor: about,
  'stop-monitoring': about,
  'barge-in': about,
  'add-note': thing<Commands['add-note']>({ interactionId: id, text }),
  'choose-reason': aboutReason,
  'cancel-auto-wrap-up': about,
  'wrap-up': aboutReason,
};

const command = byName<Command>('payload', PAYLOADS, { id });

// --------------------------------------------------------------------------------------------------------- the world

const forWhom = oneOf<WorldActs['contact']['for']>({ me: 1, anyone: 1 });
const reason = oneOf<WorldActs['customer-not-reached']['reason']>({
  busy: 1,
  'no-answer': 1,
  unreachable: 1,
  rejected: 1,
});
const aboutReached = thing<WorldActs['customer-not-reached']>({ interactionId: id, reason });

const ACTS: { readonly [K in WorldActName]: Checked<WorldActs[K]> } = {
  contact: thing<WorldActs['contact']>({
    channel,
    customerId: optional(id),
    entryPointId: optional(id),
    for: forWhom,
  }),
  'answer-phone': about,
  'hang-up-phone': nothing,
  'fail-phone': about,
  'customer-leaves': about,
  'party-answers': about,
  'party-not-reached': aboutReached,
  'party-leaves': thing<WorldActs['party-leaves']>({ interactionId: id, participantId: id }),
  'customer-writes': about,
  'customer-answers': about,
  'customer-not-reached': aboutReached,
  'ask-callback': about,
  'request-callback': thing<WorldActs['request-callback']>({
    kind: callbackKind as Checked<WorldActs['request-callback']['kind']>,
    name: line,
    number: line,
    entryPointId: optional(id),
    for: forWhom,
  }),
  'offer-preview': thing<WorldActs['offer-preview']>({ customerId: optional(id), for: forWhom }),
  'save-variable': thing<WorldActs['save-variable']>({ interactionId: id, variable: id, value: text }),
  'set-traffic': thing<WorldActs['set-traffic']>({ callsPerHour: number }),
  'new-day': nothing,
  'set-link': thing<WorldActs['set-link']>({ up: flag, milliseconds: optional(number) }),
  'set-faults': thing<Partial<LinkFaults>>({
    lose: optional(number),
    double: optional(number),
    delay: optional(thing<LinkFaults['delay']>({ chance: number, max: number })),
    reorder: optional(number),
  }),
};

export type WorldAct = {
  [K in WorldActName]: { readonly name: K; readonly detail: WorldActs[K] };
}[WorldActName];

// -------------------------------------------------------------------------------------------------------------- frames

export type Ask =
  /** Comes first, and says who sits down; without an agent the first of the settings. */
  | {
      readonly type: 'hello';
      readonly v: number;
      readonly agent?: string | undefined;
      readonly token?: string | undefined;
    }
  | { readonly type: 'send'; readonly id: number; readonly command: Command }
  | {
      readonly type: 'search';
      readonly id: number;
      readonly query: SearchQuery;
      readonly start: number;
      readonly count: number;
    }
  | { readonly type: 'reveal'; readonly id: number; readonly interactionId: string; readonly variable: string }
  | { readonly type: 'act'; readonly id: number; readonly act: WorldAct }
  | { readonly type: 'watch'; readonly what: keyof News; readonly on: boolean }
  /** Sound comes into the page that goes by this id of its own, from now on and until `sound-off`. */
  | { readonly type: 'sound'; readonly page: string }
  | { readonly type: 'sound-off' }
  /** For the other page of a pair. */
  | { readonly type: 'signal'; readonly peer: string; readonly data: string }
  | { readonly type: 'resync' }
  /** Moves the clock of a centre that lets it be moved: for tests. */
  | { readonly type: 'advance'; readonly id: number; readonly milliseconds: number }
  | { readonly type: 'ping'; readonly id: number }
  | { readonly type: 'bye' };

const natural = v.pipe(v.number(), v.integer(), v.minValue(0));

const type = v.string();

const ASKS: { readonly [K in Ask['type']]: v.GenericSchema } = {
  hello: v.object({ type, v: v.number(), agent: v.optional(id), token: v.optional(line) }),
  send: v.object({ type, id: natural, command }),
  search: v.object({
    type,
    id: natural,
    query: thing<SearchQuery>({
      kind: destinationKind,
      text: line,
      purpose: oneOf<SearchQuery['purpose']>({ consult: 1, transfer: 1, outdial: 1 }),
    }),
    start: natural,
    count: v.pipe(natural, v.maxValue(1_000)),
  }),
  reveal: v.object({ type, id: natural, interactionId: id, variable: id }),
  act: v.object({ type, id: natural, act: byName<WorldAct>('detail', ACTS, {}) }),
  watch: v.object({
    type,
    what: oneOf<keyof News>({ agents: 1, team: 1, world: 1 }),
    on: v.boolean(),
  }),
  sound: v.object({ type, page: id }),
  'sound-off': v.object({ type }),
  signal: v.object({ type, peer: id, data: v.pipe(v.string(), v.maxLength(LONGEST_SIGNAL)) }),
  resync: v.object({ type }),
  advance: v.object({ type, id: natural, milliseconds: natural }),
  ping: v.object({ type, id: natural }),
  bye: v.object({ type }),
};

const ask = oneOfKinds<Ask>('type', ASKS);

/** A frame from a desktop. Throws a `Failure` that says what is wrong with it. */
export function readAsk(frame: unknown): Ask {
  const given = parsed(frame, LONGEST_ASK);
  checkVersion(given);
  return checked(ask, given);
}
