/** How a desktop and a shared centre of the same browser find each other, before they speak the wire. */
import * as v from 'valibot';
import type { OrganisationInput } from '../simulator/index.js';
import type { FarFailure } from './says.js';
import { oneOf, oneOfKinds, optional, text, thing } from './schema.js';
import type { Checked } from './schema.js';

/** Where a centre can live that others join. */
export type HostedPlace = 'shared-worker' | 'page';

/** What a centre is made from. It crosses to a worker, and to other tabs. */
export interface HomeOptions {
  readonly name: string;
  readonly isKept: boolean;
  readonly organisation?: OrganisationInput | undefined;
  readonly seed?: number | undefined;
  /** Its time stands still until somebody moves it: for tests. */
  readonly isManual: boolean;
}

/** Whoever holds this lock is the centre of that name. */
export const lockOf = (name: string): string => `wx-centre:${name}`;
/** Held during one life of a centre: whoever is connected to it waits for the end of it. */
export const lifeOf = (life: string): string => `wx-life:${life}`;
/** The channel on which tabs look for a centre. */
export const meetingOf = (name: string): string => `wx-centre:${name}`;
/** The channel between a centre and one tab. */
export const privateOf = (from: string): string => `wx-seat:${from}`;

const homeOptions = thing<HomeOptions>({
  name: text,
  isKept: v.boolean(),
  // The centre checks it, and names what is wrong.
  organisation: v.optional(v.unknown()) as Checked<OrganisationInput | undefined>,
  seed: v.optional(v.number()),
  isManual: v.boolean(),
});

const failure = thing<FarFailure>({ code: text, detail: optional(text), retryable: v.optional(v.boolean()) });

/** It is here. */
interface Here {
  readonly type: 'here';
  readonly life: string;
  readonly place: HostedPlace;
}

/** Between tabs. */
export type Notice =
  /** A tab looks for the centre. */
  | { readonly type: 'who' }
  | Here
  /** A tab comes in; it holds `lock` as long as it is there. */
  | {
      readonly type: 'join';
      readonly life: string;
      readonly from: string;
      readonly lock: string;
      readonly options: HomeOptions;
    }
  | { readonly type: 'joined'; readonly to: string }
  | { readonly type: 'refused'; readonly to: string; readonly failure: FarFailure };

/** From a page to its worker. */
export interface Call {
  readonly type: 'open';
  readonly lock: string;
  readonly options: HomeOptions;
}

/** What the worker says to that. From `here` on both speak the wire. */
export type Reply =
  | Here
  /** Somebody else is the centre. */
  | { readonly type: 'elsewhere' }
  | { readonly type: 'refused'; readonly failure: FarFailure };

const here = v.object({ type: text, life: text, place: oneOf<HostedPlace>({ 'shared-worker': 1, page: 1 }) });

const notice = oneOfKinds<Notice>('type', {
  who: v.object({ type: text }),
  here,
  join: v.object({ type: text, life: text, from: text, lock: text, options: homeOptions }),
  joined: v.object({ type: text, to: text }),
  refused: v.object({ type: text, to: text, failure }),
});
const call = oneOfKinds<Call>('type', { open: v.object({ type: text, lock: text, options: homeOptions }) });
const reply = oneOfKinds<Reply>('type', {
  here,
  elsewhere: v.object({ type: text }),
  refused: v.object({ type: text, failure }),
});

/** What was said, or null where it is none of ours. */
const reader =
  <T>(schema: v.GenericSchema<unknown, T>) =>
  (data: unknown): T | null => {
    const result = v.safeParse(schema, data);
    return result.success ? result.output : null;
  };

export const asNotice = reader<Notice>(notice);
export const asCall = reader<Call>(call);
export const asReply = reader<Reply>(reply);
