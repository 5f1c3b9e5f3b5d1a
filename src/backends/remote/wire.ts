/**
 * The wire between a desktop and a contact centre that is somewhere else: in a worker, in another tab, on a server.
 * One format for all of them. On a socket a frame is a JSON text, elsewhere it is the object itself.
 *
 *   desktop                                centre
 *   hello, agent, token          ──▶
 *                                ◀──       welcome | refused
 *                                ◀──       fact (a snapshot), fact, fact …
 *   send | search | reveal | act ──▶
 *                                ◀──       answer | failed
 *   watch                        ──▶
 *                                ◀──       news, news …
 *   sound, signal, sound-off     ──▶
 *                                ◀──       sound, sound …
 *   resync                       ──▶
 *                                ◀──       fact (a snapshot)
 *   ping                         ──▶
 *                                ◀──       pong
 *   bye                          ◀─▶       ended, bye
 *
 * What goes up is described in asks.ts, what comes down in says.ts; each side checks all that reaches it.
 */
import { Failure } from '../../core/index.js';

/** Grows when the form of frames changes. Both sides have to speak the same. */
export const WIRE_VERSION = 2;

/** The longest text that a desktop may send, in characters, and the longest that a centre may: snapshots are long. */
export const LONGEST_ASK = 2 ** 20;
export const LONGEST_SAY = 2 ** 24;

/**
 * Carries frames between a desktop and a centre, in their order. Whoever is given one sets `onFrame` and `onClose` at
 * once; nothing is delivered before that turn is over.
 */
export interface Channel {
  /** Hands a frame to the other side. On a channel that is closed it does nothing. */
  post(frame: unknown): void;
  /** Called with each frame of the other side: an object, or a text that has to be parsed. */
  onFrame: ((frame: unknown) => void) | null;
  /** Called once, when the other side closed the channel or is gone; not after an own `close()`. */
  onClose: ((reason?: string) => void) | null;
  close(reason?: string): void;
  /** How much was posted and has not left yet, in bytes, where that is known. */
  readonly waiting?: number;
}

/** Makes the object of a frame, which may be a text. Throws a `Failure` where it is none, or too long. */
export function parsed(frame: unknown, longest: number): unknown {
  if (typeof frame !== 'string') return frame;
  if (frame.length > longest) {
    throw new Failure('protocol', { detail: `A frame of ${String(frame.length)} characters.` });
  }
  try {
    return JSON.parse(frame) as unknown;
  } catch {
    throw new Failure('protocol', { detail: 'A frame that is no JSON.' });
  }
}

/** Throws a `Failure` where a frame names another version: what that calls its fields is not known here. */
export function checkVersion(frame: unknown): void {
  const version = (frame as { readonly v?: unknown } | null | undefined)?.v;
  if (version === undefined || version === WIRE_VERSION) return;
  const other = typeof version === 'number' ? String(version) : 'unknown';
  throw new Failure('other-version', { detail: `wire ${other}, not ${String(WIRE_VERSION)}` });
}
