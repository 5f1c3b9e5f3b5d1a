/**
 * What the service or the SDK says did not work, as the kit's failures. The SDK makes an error of an answer over HTTP
 * with the service's words, and one without any of a frame that says no: those words stand in the frame itself.
 */
import { Failure } from '../../core/index.js';
import type { FailureCode } from '../../core/index.js';
import type { Said } from './ears.js';

/**
 * Types of errors and reasons of frames that are documented or were seen, one code for each: the description of the
 * service names none. All others are told in the service's own words.
 */
const REASONS: ReadonlyMap<string, FailureCode> = new Map<string, FailureCode>([
  ['AGENT_HAS_ASSIGNED_CONTACTS', 'interaction-open'],
  ['AGENT_NOT_FOUND', 'not-signed-in'],
  ['AGENT_SESSION_ALREADY_EXISTS', 'already-signed-in'],
  ['DUPLICATE_LOCATION', 'station-in-use'],
  ['FORBIDDEN', 'not-allowed'],
  ['INVALID_DIAL_NUMBER', 'invalid-number'],
  ['NOT_FOUND', 'interaction-gone'],
  ['UNAUTHORIZED', 'no-access'],
]);

const STATUSES: Readonly<Record<number, FailureCode>> = {
  401: 'no-access',
  // As the description has it for who leaves a conference: "402 Not Found".
  402: 'interaction-gone',
  403: 'not-allowed',
  404: 'interaction-gone',
  408: 'timeout',
  501: 'unsupported',
  504: 'timeout',
};

/** The words of the SDK that say nothing. */
const EMPTY_WORDS = /^(?:Unknown Error|Error): |^Error while performing \w+$|^Service\.[\w.]+$/u;

interface Words {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

/** What went wrong; `said` is the frame that refused it, where there was one. */
export function failureOf(error: unknown, said?: Said): Failure {
  if (error instanceof Failure) return error;
  const { status, type, text } = wordsOf(error, said);
  const isLate = /reqs\.Timeout|timed? ?out/iu.test(text);
  const isOffline = /NetworkOrCORSError|Failed to fetch|network/iu.test(text) && status === 0;
  const code = isLate ? 'timeout' : isOffline ? 'link-lost' : (REASONS.get(type) ?? STATUSES[status] ?? 'unexpected');
  const detail = text.replace(EMPTY_WORDS, '') || undefined;
  return new Failure(code, {
    detail: isLate || isOffline ? undefined : detail,
    retryable: isLate || isOffline || status === 429 || status >= 500,
    cause: error,
  });
}

function wordsOf(error: unknown, said: Said | undefined): Words {
  if (said) {
    const reason = textOf(said.reason);
    return { status: 0, type: reason, text: reason || codeOf(said.reasonCode) };
  }
  const thrown = isObject(error) ? error : {};
  const data = isObject(thrown.data) ? thrown.data : {};
  const details = isObject(thrown.details) ? thrown.details : {};
  // Of a request of the kit's own the answer itself is there; of the SDK's what it made of it.
  const body = isObject(thrown.body) ? thrown.body : isObject(details.msg) ? details.msg : {};
  const inner = isObject(body.error) ? body.error : body;
  const message = error instanceof Error ? error.message.split('\n', 1)[0] : '';
  const type = textOf(inner.errorType) || textOf(data.errorType);
  const text = textOf(inner.errorMessage) || textOf(data.message) || textOf(message);
  const status = typeof thrown.statusCode === 'number' ? thrown.statusCode : Number(details.status ?? 0) || 0;
  return { status, type: REASONS.has(type) ? type : (text.match(/[A-Z]+(?:_[A-Z]+)+/u)?.[0] ?? type), text };
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const codeOf = (value: unknown): string =>
  typeof value === 'number' || typeof value === 'string' ? String(value) : '';
