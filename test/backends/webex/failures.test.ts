/** Which of the kit's failures each refusal of the service is, however the SDK hands it on. */
import { expect } from '@open-wc/testing';
import { failureOf } from '../../../src/backends/webex/failures.js';
import type { Said } from '../../../src/backends/webex/ears.js';
import { Refusal } from '../../../src/bin/gateway/refusals.js';
import { Failure } from '../../../src/core/index.js';
import type { FailureCode } from '../../../src/core/index.js';
import { en } from '../../../src/locales/en.js';

/** What the SDK makes of an answer to an act of a task. */
const ofTask = (errorType: string, message = 'In words.'): Error =>
  Object.assign(new Error(`${errorType}: ${message}`), { data: { errorType, message } });
/** What it rejects with where the kit asked by itself. */
const ofRequest = (statusCode: number, body: object = {}): Error =>
  Object.assign(new Error(`It was answered with ${String(statusCode)}`), { statusCode, body });
const ofFrame = (reason: string): Said => ({ type: 'AgentStationLoginFailed', agentId: 'me', orgId: 'org', reason });

const DOCUMENTED: Readonly<Record<string, FailureCode>> = {
  AGENT_HAS_ASSIGNED_CONTACTS: 'interaction-open',
  AGENT_NOT_FOUND: 'not-signed-in',
  AGENT_SESSION_ALREADY_EXISTS: 'already-signed-in',
  DUPLICATE_LOCATION: 'station-in-use',
  INVALID_DIAL_NUMBER: 'invalid-number',
};

/** Words that any service has. */
const COMMON: Readonly<Record<string, FailureCode>> = {
  FORBIDDEN: 'not-allowed',
  NOT_FOUND: 'interaction-gone',
  UNAUTHORIZED: 'no-access',
};

describe('refusals of Webex', () => {
  for (const [type, code] of Object.entries(DOCUMENTED)) {
    it(`${type} is ${code}: of an act, of a request, of a frame`, () => {
      expect(failureOf(ofTask(type)).code).to.equal(code);
      expect(failureOf(ofRequest(400, { errorType: type, errorMessage: 'In words.' })).code).to.equal(code);
      expect(failureOf(new Error('Error while performing stationLogin'), ofFrame(type))).to.deep.include({
        code,
        detail: type,
        retryable: false,
      });
    });
  }

  for (const code of Object.keys(en.failure) as FailureCode[]) {
    const { type, message } = Refusal.from(new Failure(code));
    const read = DOCUMENTED[type] ?? COMMON[type] ?? 'unexpected';
    it(`a gateway says ${type} for ${code}: it is ${read}, in the gateway’s words`, () => {
      expect(failureOf(ofTask(type, message))).to.deep.include({ code: read, detail: message });
    });
  }

  it('what nobody knows is unexpected, and keeps its words', () => {
    for (const type of ['BAD_REQUEST', 'SOMETHING_NEW', 'constructor', '']) {
      expect(failureOf(ofTask(type, 'It cannot be done')), type).to.deep.include({
        code: 'unexpected',
        detail: 'It cannot be done',
      });
    }
    expect(failureOf(new Error('x'), ofFrame('SOMETHING_NEW'))).to.deep.include({
      code: 'unexpected',
      detail: 'SOMETHING_NEW',
    });
  });

  it('without a type that is known the status decides; with one the type does', () => {
    const codeOf = (status: number, errorType?: string): FailureCode =>
      failureOf(ofRequest(status, errorType === undefined ? {} : { errorType })).code;
    expect([401, 402, 403, 404, 408, 501, 504].map((status) => codeOf(status))).to.deep.equal([
      ...['no-access', 'interaction-gone', 'not-allowed', 'interaction-gone', 'timeout', 'unsupported', 'timeout'],
    ]);
    expect(codeOf(403, 'SOMETHING_NEW')).to.equal('not-allowed');
    expect(codeOf(403, 'INVALID_DIAL_NUMBER')).to.equal('invalid-number');
  });

  it('a service that cannot just now may be asked again; one that will not, not', () => {
    const isRetryable = (status: number): boolean => failureOf(ofRequest(status)).retryable;
    expect([503, 500, 429, 403, 400].map(isRetryable)).to.deep.equal([true, true, true, false, false]);
    expect(failureOf(ofRequest(503)).code).to.equal('unexpected');
  });

  it('a type in the midst of words is one too', () => {
    const error = new Error('INVALID_DIAL_NUMBER');
    expect(failureOf(error).code).to.equal('invalid-number');
    expect(failureOf(new Error('The service said DUPLICATE_LOCATION to it')).code).to.equal('station-in-use');
  });

  it('a failure of the kit stays what it is', () => {
    const failure = new Failure('on-hold');
    expect(failureOf(failure, ofFrame('AGENT_NOT_FOUND'))).to.equal(failure);
  });
});
