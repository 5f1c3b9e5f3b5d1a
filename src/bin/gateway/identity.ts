/**
 * Signing in, as Webex's identity service does it: a page where somebody says who it is, a code for the page that asked,
 * and tokens for the code and the secret behind it (OAuth 2.0 with PKCE, RFC 7636).
 */
import { createHash, randomBytes } from 'node:crypto';
import type { Clock, Named, Timestamp } from '../../core/index.js';
import type { Bearers, Granted } from './bearers.js';

/** A code is good for so long, in milliseconds, and once. */
const CODE_LIFE = 60_000;
const MOST_CODES = 1000;

/** What a page, or a program, gets from here. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

interface Code {
  readonly agentId: string;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly challenge: string;
  readonly until: Timestamp;
}

interface Request {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly challenge: string;
  readonly state: string;
}

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'";

export class Identity {
  readonly #bearers: Bearers;
  readonly #agents: readonly Named[];
  readonly #clock: Clock;
  readonly #isWelcome: (origin: string) => boolean;
  readonly #codes = new Map<string, Code>();

  constructor(bearers: Bearers, agents: readonly Named[], clock: Clock, isWelcome: (origin: string) => boolean) {
    this.#bearers = bearers;
    this.#agents = agents;
    this.#clock = clock;
    this.#isWelcome = isWelcome;
  }

  /** The page. */
  ask(query: URLSearchParams): Reply {
    const request = this.#requestOf(query);
    return typeof request === 'string' ? page(400, refused(request)) : page(200, this.#form(request, ''));
  }

  /** What was filled in. */
  answer(form: URLSearchParams): Reply {
    const request = this.#requestOf(form);
    if (typeof request === 'string') return page(400, refused(request));
    const agentId = form.get('agent') ?? '';
    const isRight = this.#bearers.opens(agentId, form.get('token') ?? '');
    if (!isRight) return page(403, this.#form(request, 'This token does not open this seat.'));
    const target = new URL(request.redirectUri);
    target.searchParams.set('code', this.#codeFor(agentId, request));
    if (request.state !== '') target.searchParams.set('state', request.state);
    return { status: 303, headers: { Location: target.href, 'Cache-Control': 'no-store' }, body: '' };
  }

  /** A code, or a refresh token, for tokens. */
  exchange(form: URLSearchParams): Reply {
    const granted = this.#granted(form);
    return typeof granted === 'string' ? json(400, { error: granted }) : json(200, granted);
  }

  #granted(form: URLSearchParams): Granted | string {
    const kind = form.get('grant_type');
    if (kind === 'refresh_token') return this.#bearers.refresh(form.get('refresh_token') ?? '') ?? 'invalid_grant';
    if (kind !== 'authorization_code') return 'unsupported_grant_type';
    const name = form.get('code') ?? '';
    const code = this.#codes.get(name);
    // Once: whoever tries it again, or with a wrong secret, finds nothing any more.
    this.#codes.delete(name);
    if (!code || code.until <= this.#clock.now()) return 'invalid_grant';
    if (code.clientId !== form.get('client_id') || code.redirectUri !== form.get('redirect_uri'))
      return 'invalid_grant';
    const sum = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    return sum === code.challenge ? this.#bearers.grant(code.agentId) : 'invalid_grant';
  }

  #codeFor(agentId: string, { clientId, redirectUri, challenge }: Request): string {
    const now = this.#clock.now();
    for (const [name, one] of this.#codes)
      if (one.until <= now || this.#codes.size >= MOST_CODES) this.#codes.delete(name);
    const name = randomBytes(24).toString('base64url');
    this.#codes.set(name, { agentId, clientId, redirectUri, challenge, until: now + CODE_LIFE });
    return name;
  }

  /** What is asked for, or what is wrong with it: told here, since where it should be told is not known to be right. */
  #requestOf(query: URLSearchParams): Request | string {
    const of = (name: string): string => query.get(name) ?? '';
    const redirectUri = of('redirect_uri');
    if (of('response_type') !== 'code') return 'response_type has to be code.';
    if (of('client_id') === '') return 'client_id is missing.';
    if (!URL.canParse(redirectUri)) return 'redirect_uri is no address.';
    const { origin, protocol } = new URL(redirectUri);
    if (!/^https?:$/u.test(protocol) || !this.#isWelcome(origin))
      return `redirect_uri is at ${origin}, which the gateway was not started with: --origin names those that may come.`;
    if (of('code_challenge_method') !== 'S256') return 'code_challenge_method has to be S256.';
    if (!/^[\w-]{43}$/u.test(of('code_challenge'))) return 'code_challenge has to be a SHA-256 in base64url.';
    return { clientId: of('client_id'), redirectUri, challenge: of('code_challenge'), state: of('state') };
  }

  #form({ clientId, redirectUri, challenge, state }: Request, fault: string): string {
    const fields = {
      response_type: 'code',
      client_id: clientId,
      redirect_uri: redirectUri,
      code_challenge: challenge,
      code_challenge_method: 'S256',
      state,
    };
    const hidden = Object.entries(fields).map(
      ([name, value]) => `<input type="hidden" name="${name}" value="${escaped(value)}">`,
    );
    const options = this.#agents.map(({ id, name }) => `<option value="${escaped(id)}">${escaped(name)}</option>`);
    const token = this.#bearers.areAsked
      ? '<p><label>Token <input type="password" name="token" required autocomplete="current-password"></label></p>'
      : '';
    const alert = fault === '' ? '' : `<p role="alert">${escaped(fault)}</p>`;
    return `<h1>Sign in</h1>${alert}
<p><b>${escaped(clientId)}</b> at ${escaped(new URL(redirectUri).origin)} asks to work as an agent of this contact centre.</p>
<form method="post">${hidden.join('')}
<p><label>Agent <select name="agent" required>${options.join('')}</select></label></p>
${token}<p><button>Allow</button></p></form>`;
  }
}

const refused = (why: string): string => `<h1>Sign in</h1><p role="alert">${escaped(why)}</p>`;

function page(status: number, inside: string): Reply {
  const headers = {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': POLICY,
    'Cache-Control': 'no-store',
    // Without any, the form would come back from nowhere.
    'Referrer-Policy': 'same-origin',
  };
  const style =
    '<style>:root{color-scheme:light dark;font:1rem/1.5 system-ui,sans-serif}body{margin:2rem auto;padding:0 1rem;max-width:26rem}input,select,button{font:inherit}</style>';
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Sign in</title>${style}`;
  return {
    status,
    headers,
    body: `<!doctype html><html lang="en"><head>${head}</head><body><main>${inside}</main></body></html>`,
  };
}

const json = (status: number, body: unknown): Reply => ({
  status,
  headers: { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' },
  body: JSON.stringify(body),
});

const escaped = (text: string): string => text.replace(/[&<>"']/gu, (one) => `&#${String(one.charCodeAt(0))};`);
