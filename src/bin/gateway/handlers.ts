/** What handlers of requests are given, and give. */
import type { Desk } from './desk.js';
import type { Configuration } from './configuration.js';

export interface Ask {
  readonly desk: Desk;
  readonly configuration: Configuration;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  /** Checked against the description. */
  readonly body: Readonly<Record<string, unknown>>;
  /** Where the gateway is, as whoever asks knows it: `http://127.0.0.1:8788`. */
  readonly base: string;
  readonly path: string;
}

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

export type Handler = (ask: Ask) => Answer | Promise<Answer>;
/** By method and path of the description. */
export type Handlers = Readonly<Record<string, Handler>>;

export const ACCEPTED: Answer = { status: 202, body: {} };
export const found = (body: unknown): Answer => ({ status: 200, body });

/** A field that was checked to be a text, or is not there. */
export function textIn(body: Readonly<Record<string, unknown>>, name: string): string {
  const value = body[name];
  return typeof value === 'string' ? value : '';
}
