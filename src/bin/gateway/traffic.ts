/** Reading requests and writing answers. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isWelcome } from '../origins.js';
import type { OriginRule } from '../origins.js';
import type { Reply } from './identity.js';
import { badRequest, Refusal } from './refusals.js';

/** More than logs, which are uploaded, nobody has to say. */
const LONGEST_BODY = 8 * 2 ** 20;

/** What the SDK sends, with a request of its own or with an upload of logs. */
const ALLOWED_HEADERS = [
  ...['authorization', 'content-type', 'trackingid', 'spark-user-agent', 'cisco-no-http-redirect'],
  ...['x-organization-id', 'x-trans-id'],
].join(', ');

/** Lets the pages in that may come. Returns whether there is more to do. */
export function cors(request: IncomingMessage, response: ServerResponse, origins: OriginRule): boolean {
  const { origin, host } = request.headers;
  response.setHeader('Vary', 'Origin');
  if (origin !== undefined && !isWelcome(origins, origin, host)) {
    throw new Refusal(403, 'FORBIDDEN', `Pages of ${origin.slice(0, 200)} may not come; --origin lets them.`);
  }
  if (origin !== undefined) {
    response.setHeader('Access-Control-Allow-Origin', origin);
    response.setHeader('Access-Control-Expose-Headers', 'trackingid');
  }
  if (request.method !== 'OPTIONS') return true;
  response.setHeader('Access-Control-Allow-Methods', 'GET, POST, PUT, PATCH, DELETE');
  response.setHeader('Access-Control-Allow-Headers', ALLOWED_HEADERS);
  response.setHeader('Access-Control-Max-Age', '600');
  response.statusCode = 204;
  response.end();
  return false;
}

export async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > LONGEST_BODY) throw new Refusal(413, 'CONTENT_TOO_LARGE', 'The body is too long.');
    parts.push(part);
  }
  return Buffer.concat(parts).toString();
}

/** Undefined for an empty body. */
export function jsonOf(text: string): unknown {
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw badRequest('The body is no JSON.');
  }
}

/** A form as browsers send it; the SDK sends the same fields. */
export const formOf = (text: string): URLSearchParams => new URLSearchParams(text);

export function send(response: ServerResponse, status: number, body?: unknown): void {
  response.statusCode = status;
  if (body === undefined) {
    response.end();
    return;
  }
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.setHeader('Cache-Control', 'no-store');
  response.end(JSON.stringify(body));
}

export function reply(response: ServerResponse, { status, headers, body }: Reply): void {
  response.writeHead(status, headers);
  response.end(body);
}

/** Errors of the configuration are written otherwise than those of tasks and agents. */
export function errorBody({ type, message, status }: Refusal, trackingId: string, isConfiguration: boolean): unknown {
  return isConfiguration
    ? { trackingId, error: { key: String(status), message: [{ description: message }] } }
    : { trackingId, errorType: type, errorMessage: message, errorData: '', reasonCode: status };
}
