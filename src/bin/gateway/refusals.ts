/** What the gateway answers when it does not do as it is asked: status, type and words, as the service would. */
import { Failure } from '../../core/index.js';
import type { FailureCode } from '../../core/index.js';

/** A request that is answered with an error. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  readonly type: string;

  constructor(status: number, type: string, message: string) {
    super(message);
    this.status = status;
    this.type = type;
  }

  static from(error: unknown): Refusal {
    if (error instanceof Refusal) return error;
    if (!(error instanceof Failure)) throw error;
    const [status, type, words] = FAILURES[error.code] ?? [500, 'INTERNAL_SERVER_ERROR', 'Something went wrong.'];
    return new Refusal(status, type, error.detail === undefined ? words : `${words} (${error.detail})`);
  }
}

export const badRequest = (message: string): Refusal => new Refusal(400, 'BAD_REQUEST', message);
export const forbidden = (message: string): Refusal => new Refusal(403, 'FORBIDDEN', message);
export const unauthorized = (): Refusal => new Refusal(401, 'UNAUTHORIZED', 'The access token is missing or invalid.');
export const notFound = (what: string): Refusal => new Refusal(404, 'NOT_FOUND', `${what} was not found.`);

type Row = readonly [status: number, type: string, words: string];

/** The description knows no other status for what a call or an agent does not allow than 400 and 403; 404 is a task of nobody's. */
const FAILURES: Readonly<Partial<Record<FailureCode, Row>>> = {
  'already-signed-in': [400, 'AGENT_SESSION_ALREADY_EXISTS', 'The agent is logged in already.'],
  'agent-busy': [400, 'AGENT_BUSY', 'The agent is busy.'],
  'agent-unavailable': [400, 'AGENT_UNAVAILABLE', 'The agent is not available.'],
  'agent-wrapping-up': [400, 'AGENT_IN_WRAPUP', 'The agent is wrapping up.'],
  'call-limit': [400, 'CALL_LIMIT_EXCEEDED', 'No more calls can be placed at present.'],
  'caller-id-unknown': [400, 'INVALID_ANI', 'The origin is not one of the outdial ANIs.'],
  'cannot-hold': [400, 'CANNOT_HOLD', 'The call cannot be put on hold now.'],
  'code-unknown': [400, 'INVALID_AUX_CODE', 'There is no such auxiliary code.'],
  'interaction-gone': [404, 'NOT_FOUND', 'The agent has no such task.'],
  'interaction-open': [400, 'AGENT_HAS_ASSIGNED_CONTACTS', 'The agent has assigned contacts.'],
  'conference-full': [400, 'CONFERENCE_FULL', 'Nobody else can join the conference.'],
  'consult-open': [400, 'CONSULT_IN_PROGRESS', 'A consult is in progress.'],
  'destination-not-allowed': [403, 'DESTINATION_NOT_ALLOWED', 'The agent may not use this destination.'],
  'digits-not-sent': [400, 'DIGITS_NOT_SENT', 'The digits were not sent.'],
  'entry-point-unknown': [400, 'INVALID_ENTRY_POINT', 'There is no such entry point for outgoing calls.'],
  'invalid-extension': [400, 'INVALID_EXTENSION', 'The extension is not valid.'],
  'invalid-number': [400, 'INVALID_DIAL_NUMBER', 'The number cannot be dialled.'],
  'no-consult': [400, 'NO_CONSULT_IN_PROGRESS', 'No consult is in progress.'],
  'no-monitoring': [400, 'NOT_MONITORED', 'The call is not monitored.'],
  'nobody-in-queue': [400, 'NO_AGENT_IN_QUEUE', 'Nobody is logged in for this queue.'],
  'not-allowed': [403, 'NOT_ALLOWED', 'This is not allowed.'],
  'not-answerable': [400, 'ANSWER_ON_DEVICE', "The call is answered on the agent's own device."],
  'not-held': [400, 'NOT_ON_HOLD', 'The call is not on hold.'],
  'not-on-call': [400, 'NOT_ON_CALL', 'The agent is not in this call.'],
  'not-owner': [403, 'NOT_OWNER', 'Another agent owns this task.'],
  'not-dialling': [400, 'NOT_DIALLING', 'The customer is not being called.'],
  'not-signed-in': [400, 'AGENT_NOT_FOUND', 'The agent is not logged in.'],
  'not-wrapping-up': [400, 'NOT_IN_WRAPUP', 'There is nothing to wrap up.'],
  'not-your-team': [403, 'NOT_AUTHORIZED_FOR_TEAM', 'The agents of this call are not in your teams.'],
  'on-hold': [400, 'ON_HOLD', 'The call is on hold.'],
  'pause-not-allowed': [403, 'PAUSE_NOT_PERMITTED', 'The recording may not be paused.'],
  'reason-required': [400, 'WRAPUP_REASON_REQUIRED', 'A wrap-up reason is required.'],
  'reason-unknown': [400, 'INVALID_WRAPUP_REASON', 'There is no such wrap-up reason.'],
  'recording-not-on': [400, 'NOT_RECORDING', 'The call is not being recorded.'],
  'recording-not-paused': [400, 'RECORDING_NOT_PAUSED', 'The recording is not paused.'],
  'request-open': [400, 'AGENT_HAS_ASSIGNED_CONTACTS', 'A contact is being offered to the agent.'],
  'state-not-allowed': [400, 'STATE_NOT_ALLOWED', 'This state cannot be chosen.'],
  'station-in-use': [400, 'DUPLICATE_LOCATION', 'Another agent uses this number.'],
  'station-not-allowed': [400, 'DEVICE_TYPE_NOT_ALLOWED', 'The agent may not log in with this device type.'],
  'team-unknown': [400, 'INVALID_TEAM', 'The agent does not belong to this team.'],
  'variable-changed': [400, 'VARIABLE_CHANGED', 'Somebody else saved this variable.'],
  'variable-read-only': [403, 'VARIABLE_READ_ONLY', 'This variable may not be edited.'],
  'variable-value': [400, 'INVALID_VARIABLE_VALUE', 'This is not a value of the type of the variable.'],
  'link-lost': [503, 'SERVICE_UNAVAILABLE', 'The centre is closed.'],
  'signed-in-elsewhere': [503, 'SERVICE_UNAVAILABLE', 'The agent is seated elsewhere.'],
  unsupported: [400, 'NOT_SUPPORTED', 'This centre cannot do that.'],
};
