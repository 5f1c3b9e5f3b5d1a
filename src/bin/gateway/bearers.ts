/**
 * Whose an access token is. The SDK reads the organisation out of a token, from behind its second `_`, so that tokens are
 * `<whose>_x_<organisation>`. Whose: an agent's id where no tokens are asked for, else the agent's own token; or what the
 * gateway signed after somebody signed in, with when it ends.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../../core/index.js';
import type { Tokens } from '../tokens.js';

export interface Granted {
  readonly access_token: string;
  readonly expires_in: number;
  readonly refresh_token: string;
  readonly refresh_token_expires_in: number;
  readonly token_type: 'Bearer';
}

/** Refresh tokens are for a working week, in seconds. */
const REFRESH_SECONDS = 7 * 24 * 3600;

/** Between the parts of a signed token: one that ids do not have, and that is no dot, which would make it look like a JWT. */
const BETWEEN = '~';

export class Bearers {
  readonly #tokens: Tokens;
  readonly #agentIds: readonly string[];
  readonly #orgId: string;
  readonly #clock: Clock;
  readonly #seconds: number;

  constructor(tokens: Tokens, agentIds: readonly string[], orgId: string, clock: Clock, seconds: number) {
    this.#tokens = tokens;
    this.#agentIds = agentIds;
    this.#orgId = orgId;
    this.#clock = clock;
    this.#seconds = seconds;
  }

  /** Whether agents have to show a token of their own. */
  get areAsked(): boolean {
    return this.#tokens.byAgent !== null;
  }

  /** The agent's own token, for whoever hands it out. */
  bearerOf(agentId: string): string {
    return this.#dressed(this.#tokens.byAgent?.get(agentId) ?? agentId);
  }

  /** Whether somebody who says this may sit there. */
  opens(agentId: string, token: string): boolean {
    return this.#agentIds.includes(agentId) && this.#tokens.opens(agentId, token);
  }

  agentOf(bearer: string): string | undefined {
    const whose = this.#undressed(bearer);
    if (whose === undefined) return undefined;
    const signed = this.#signed(whose, 'access');
    if (signed !== undefined) return signed;
    return this.#agentIds.find((id) => (this.areAsked ? this.#isTokenOf(id, whose) : id === whose));
  }

  grant(agentId: string): Granted {
    return {
      access_token: this.#sign(agentId, 'access', this.#seconds),
      expires_in: this.#seconds,
      refresh_token: this.#sign(agentId, 'refresh', REFRESH_SECONDS),
      refresh_token_expires_in: REFRESH_SECONDS,
      token_type: 'Bearer',
    };
  }

  refresh(token: string): Granted | undefined {
    const agentId = this.#signed(this.#undressed(token) ?? '', 'refresh');
    return agentId === undefined ? undefined : this.grant(agentId);
  }

  #sign(agentId: string, kind: string, seconds: number): string {
    const until = (this.#clock.now() + seconds * 1000).toString(36);
    return this.#dressed([agentId, until, this.#sum(agentId, kind, until)].join(BETWEEN));
  }

  #signed(text: string, kind: string): string | undefined {
    const [agentId = '', until = '', sum = '', ...more] = text.split(BETWEEN);
    if (more.length > 0 || !this.#agentIds.includes(agentId)) return undefined;
    const [given, right] = [Buffer.from(sum), Buffer.from(this.#sum(agentId, kind, until))];
    const isRight = given.length === right.length && timingSafeEqual(given, right);
    return isRight && parseInt(until, 36) > this.#clock.now() ? agentId : undefined;
  }

  /** With the agent's own token as the key, signatures hold as long as that does, also over a restart. */
  #sum(agentId: string, kind: string, until: string): string {
    const key = this.#tokens.byAgent?.get(agentId) ?? this.#orgId;
    return createHmac('sha256', key).update([kind, agentId, until].join(BETWEEN)).digest('hex');
  }

  #isTokenOf(agentId: string, whose: string): boolean {
    return this.#tokens.opens(agentId, whose) || this.#tokens.opens(agentId, whose.replaceAll('.', '_'));
  }

  #dressed(whose: string): string {
    // A `_` of its own would move the organisation to another place; it is written as a dot.
    return `${whose.replaceAll('_', '.')}_x_${this.#orgId}`;
  }

  #undressed(bearer: string): string | undefined {
    const parts = bearer.split('_');
    const [whose, x, orgId] = parts;
    return parts.length === 3 && x === 'x' && orgId === this.#orgId ? whose : undefined;
  }
}
