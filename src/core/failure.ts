import type { CommandName } from './commands.js';

/**
 * Why an act failed. Each code has its text in every language (`failure.*` in the locales): what happened, and what to
 * do about it.
 */
export type FailureCode =
  // refused by the centre
  | 'already-signed-in'
  | 'agent-busy'
  | 'agent-unavailable'
  | 'agent-wrapping-up'
  | 'call-limit'
  | 'caller-id-unknown'
  | 'cannot-hold'
  | 'code-unknown'
  | 'interaction-gone'
  | 'interaction-open'
  | 'conference-full'
  | 'consult-open'
  | 'destination-not-allowed'
  | 'digits-not-sent'
  | 'entry-point-unknown'
  | 'invalid-extension'
  | 'invalid-number'
  | 'no-consult'
  | 'no-monitoring'
  | 'nobody-in-queue'
  | 'not-allowed'
  | 'not-answerable'
  | 'not-held'
  | 'not-on-call'
  | 'not-owner'
  | 'not-dialling'
  | 'not-signed-in'
  | 'note-length'
  | 'not-wrapping-up'
  | 'not-your-team'
  | 'on-hold'
  | 'pause-not-allowed'
  | 'reason-required'
  | 'reason-unknown'
  | 'recording-not-on'
  | 'recording-not-paused'
  | 'request-open'
  | 'state-not-allowed'
  | 'station-in-use'
  | 'station-not-allowed'
  | 'team-unknown'
  | 'value-gone'
  | 'variable-changed'
  | 'variable-read-only'
  | 'variable-value'
  // between here and there
  | 'link-lost'
  | 'no-access'
  | 'other-version'
  | 'protocol'
  | 'signed-in-elsewhere'
  | 'timeout'
  | 'unsupported'
  | 'unexpected';

export interface FailureOptions {
  /** The command that failed, where one did. */
  command?: CommandName | undefined;
  /** The interaction it was about. */
  interactionId?: string | undefined;
  /** Whether doing the same again may work. */
  retryable?: boolean | undefined;
  /** The service's own words or number, shown as they are beside the kit's text. Never a customer's data. */
  detail?: string | undefined;
  cause?: unknown;
}

/** An act that did not work, told by the service or by what lies between. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly code: FailureCode;
  readonly command: CommandName | undefined;
  readonly interactionId: string | undefined;
  readonly retryable: boolean;
  readonly detail: string | undefined;

  constructor(code: FailureCode, options: FailureOptions = {}) {
    super(options.detail ? `${code}: ${options.detail}` : code, { cause: options.cause });
    this.code = code;
    this.command = options.command;
    this.interactionId = options.interactionId;
    this.retryable = options.retryable ?? false;
    this.detail = options.detail;
  }

  /** The same failure, told which command met it. */
  static from(error: unknown, command?: CommandName, interactionId?: string): Failure {
    if (error instanceof Failure) {
      if (error.command ?? !command) return error;
      return new Failure(error.code, {
        command,
        interactionId: error.interactionId ?? interactionId,
        retryable: error.retryable,
        detail: error.detail,
        cause: error.cause,
      });
    }
    const detail = error instanceof Error ? error.message : String(error);
    return new Failure('unexpected', { command, interactionId, retryable: true, detail, cause: error });
  }
}
