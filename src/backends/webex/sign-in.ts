/**
 * Signing in to Webex from a page: OAuth's authorization code with PKCE, in a window of its own, since a frame must not
 * be redirected and Webex's pages refuse to be framed. Tokens are kept in memory only.
 *
 *   signIn() ──▶ pop-up: Webex's sign-in ──▶ pop-up: the page at redirectUri, which calls answerSignIn()
 *      ◀── code ─────────────────────────────────┘
 *      └──▶ exchange(code, verifier) ──▶ tokens; refreshed before they expire, or when a request is refused
 */
import { systemClock } from '../../core/index.js';
import type { Cancel, Clock, Timestamp } from '../../core/index.js';

const WEBEX = 'https://webexapis.com/v1';

/** What Webex answers to a code, or to a refresh token. */
export interface WebexTokens {
  readonly access_token: string;
  /** How long it is good for, in seconds. */
  readonly expires_in?: number;
  readonly refresh_token?: string;
  readonly refresh_token_expires_in?: number;
}

/** The form that is exchanged for tokens. */
export type WebexGrant =
  | {
      readonly grant_type: 'authorization_code';
      readonly client_id: string;
      readonly code: string;
      readonly redirect_uri: string;
      readonly code_verifier: string;
    }
  | { readonly grant_type: 'refresh_token'; readonly client_id: string; readonly refresh_token: string };

export interface WebexSignInOptions {
  /** The integration's client id. */
  readonly clientId: string;
  /** A page of this origin, registered with the integration, that calls `answerSignIn()`. */
  readonly redirectUri: string;
  /** What the integration may do. Default: what the kit's calls need, `cjp:user` and `spark:people_read`. */
  readonly scopes?: readonly string[];
  /** Where agents sign in. Default: Webex. */
  readonly authorizeUrl?: string;
  /** Where a code is exchanged for tokens. Default: Webex. */
  readonly tokenUrl?: string;
  /**
   * Exchanges a grant for tokens. Default: a request to `tokenUrl` from the page. An integration with a client secret
   * has to do this on the host's own server, which adds the secret: a page can keep none.
   */
  readonly exchange?: (grant: WebexGrant) => Promise<WebexTokens>;
  /** What to wait on. Default: the machine's own time. */
  readonly clock?: Clock;
}

/**
 * Why nobody is signed in. `blocked`: the browser let no window open, as it does outside a click. `closed`: the window was
 * closed. `denied`: Webex, or the agent, said no. `mismatch`: an answer to another question came back. `insecure`: the
 * page is not served securely. `exchange`: no tokens were given for the code. `expired`: the refresh token is too old.
 */
export type SignInFault = 'blocked' | 'closed' | 'denied' | 'mismatch' | 'insecure' | 'exchange' | 'expired';

export class SignInError extends Error {
  override readonly name = 'SignInError';
  readonly fault: SignInFault;

  constructor(fault: SignInFault, message: string, cause?: unknown) {
    super(message, { cause });
    this.fault = fault;
  }
}

/** What the pop-up's page tells the page that opened it. */
interface Answer {
  readonly kind: 'wx-webex-sign-in';
  readonly state: string;
  readonly code: string | null;
  readonly error: string | null;
}

const KIND = 'wx-webex-sign-in';
const WINDOW = 'popup,width=520,height=720';
/** How often to see whether the window was closed, in milliseconds. */
const GLANCE = 500;
/** Tokens are refreshed so long before they expire, in milliseconds. */
const AHEAD = 60_000;

/** An agent's sign-in: tokens in memory, refreshed as they expire. One for each page. */
export class WebexSignIn {
  readonly #options: WebexSignInOptions;
  readonly #clock: Clock;
  #tokens: WebexTokens | null = null;
  #expiresAt: Timestamp = 0;
  #refreshing: Promise<WebexTokens> | null = null;
  #abandon: ((error: SignInError) => void) | null = null;

  constructor(options: WebexSignInOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
  }

  get isSignedIn(): boolean {
    return this.#tokens !== null;
  }

  /** Opens Webex's sign-in in a window; to be called from a click. Rejects with a `SignInError`. */
  async signIn(): Promise<void> {
    const { clientId, redirectUri, scopes = ['cjp:user', 'spark:people_read'] } = this.#options;
    // crypto.subtle is there on secure pages alone, whatever its type says.
    if (!isSecureContext) throw new SignInError('insecure', 'Signing in needs a page that is served over https.');
    this.#abandon?.(new SignInError('closed', 'Signing in began anew.'));
    // At once: a window that is opened after an await is no longer the click's.
    const opened = window.open('about:blank', '_blank', WINDOW);
    if (!opened)
      throw new SignInError('blocked', 'The browser opened no window. Sign in by a click, and allow pop-ups.');
    const verifier = randomText(48);
    const state = randomText(24);
    const address = new URL(this.#options.authorizeUrl ?? `${WEBEX}/authorize`);
    const question = {
      response_type: 'code',
      client_id: clientId,
      redirect_uri: redirectUri,
      scope: scopes.join(' '),
      state,
      code_challenge: await challengeOf(verifier),
      code_challenge_method: 'S256',
    };
    for (const [name, value] of Object.entries(question)) address.searchParams.set(name, value);
    opened.location.href = address.href;
    const code = await this.#answer(opened, state);
    await this.#take({
      grant_type: 'authorization_code',
      client_id: clientId,
      code,
      redirect_uri: redirectUri,
      code_verifier: verifier,
    });
  }

  /** A token that is good for the next minute at least. Rejects with a `SignInError` where nobody is signed in. */
  async token(): Promise<string> {
    if (!this.#tokens) throw new SignInError('expired', 'Nobody is signed in to Webex.');
    if (this.#clock.now() < this.#expiresAt - AHEAD) return this.#tokens.access_token;
    return (await this.refresh()).access_token;
  }

  /** New tokens for the old; several who ask at once get the same. */
  refresh(): Promise<WebexTokens> {
    this.#refreshing ??= this.#renew().finally(() => (this.#refreshing = null));
    return this.#refreshing;
  }

  /** What `Webex.init({ credentials })` wants: the SDK refreshes by itself when a request is refused. */
  credentials(): {
    readonly access_token: string;
    readonly expires_in?: number;
    readonly refresh_token?: string;
    readonly refreshCallback: () => Promise<WebexTokens>;
  } {
    if (!this.#tokens) throw new SignInError('expired', 'Nobody is signed in to Webex.');
    return { ...this.#tokens, refreshCallback: () => this.refresh() };
  }

  /** Forgets the tokens. */
  signOut(): void {
    this.#tokens = null;
    this.#abandon?.(new SignInError('closed', 'Signing in was called off.'));
  }

  async #renew(): Promise<WebexTokens> {
    const { refresh_token } = this.#tokens ?? {};
    if (!refresh_token) throw new SignInError('expired', 'The sign-in has expired. Sign in again.');
    return this.#take({ grant_type: 'refresh_token', client_id: this.#options.clientId, refresh_token });
  }

  async #take(grant: WebexGrant): Promise<WebexTokens> {
    const isRefresh = grant.grant_type === 'refresh_token';
    let answered: WebexTokens;
    try {
      answered = await (this.#options.exchange ?? this.#exchange)(grant);
    } catch (error) {
      if (error instanceof SignInError) throw error;
      const why = error instanceof Error ? error.message : String(error);
      throw new SignInError(isRefresh ? 'expired' : 'exchange', `Webex gave no token: ${why}`, error);
    }
    if (typeof answered.access_token !== 'string') {
      throw new SignInError('exchange', 'What was answered for the code holds no access_token.');
    }
    // A refresh keeps the refresh token where it names no new one.
    const { refresh_token = this.#tokens?.refresh_token } = answered;
    this.#tokens = { ...answered, ...(refresh_token === undefined ? {} : { refresh_token }) };
    this.#expiresAt = this.#clock.now() + (answered.expires_in ?? Infinity) * 1000;
    return this.#tokens;
  }

  readonly #exchange = async (grant: WebexGrant): Promise<WebexTokens> => {
    const answer = await fetch(this.#options.tokenUrl ?? `${WEBEX}/access_token`, {
      method: 'POST',
      body: new URLSearchParams({ ...grant }),
      credentials: 'omit',
    });
    if (!answer.ok) throw new Error(`${String(answer.status)} ${await answer.text()}`.slice(0, 300));
    return (await answer.json()) as WebexTokens;
  };

  /** Waits for the window's page to say how it went. */
  #answer(opened: Window, state: string): Promise<string> {
    const { origin } = new URL(this.#options.redirectUri, location.href);
    // Where Webex's pages cut the tie to their opener, the two of one origin still hear each other here.
    const channel = new BroadcastChannel(KIND);
    let cancel: Cancel = () => undefined;
    return new Promise<string>((resolve, reject) => {
      const hear = (data: unknown): void => {
        if (!isAnswer(data) || data.state !== state) return;
        if (data.code !== null) resolve(data.code);
        else reject(new SignInError('denied', `Webex let nobody in: ${data.error ?? 'it gave no reason'}.`));
      };
      const onMessage = (event: MessageEvent<unknown>): void => {
        if (event.origin === origin && event.source === opened) hear(event.data);
      };
      const glance = (): void => {
        cancel = this.#clock.after(GLANCE, () => {
          if (opened.closed) reject(new SignInError('closed', 'The window was closed before anybody had signed in.'));
          else glance();
        });
      };
      const end = (): void => {
        removeEventListener('message', onMessage);
        cancel();
        channel.close();
        opened.close();
        this.#abandon = null;
      };
      addEventListener('message', onMessage);
      channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => hear(data));
      glance();
      this.#abandon = reject;
      this.#ended = end;
    }).finally(() => this.#ended());
  }

  #ended: () => void = () => undefined;
}

/**
 * For the page at `redirectUri`: hands Webex's answer to the page that opened this window. Returns what went wrong, to be
 * shown; null where all is well and the window is about to close.
 */
export function answerSignIn(): string | null {
  const asked = new URLSearchParams(location.search);
  const state = asked.get('state');
  const code = asked.get('code');
  const error = asked.get('error_description') ?? asked.get('error');
  // A code is good once, and stands in no history.
  history.replaceState(null, '', location.pathname);
  if (state === null || (code === null && error === null))
    return 'This page is where Webex answers. Nothing was asked.';
  const answer: Answer = { kind: KIND, state, code, error };
  (window.opener as Window | null)?.postMessage(answer, location.origin);
  const channel = new BroadcastChannel(KIND);
  channel.postMessage(answer);
  channel.close();
  return error;
}

function isAnswer(data: unknown): data is Answer {
  return typeof data === 'object' && data !== null && 'kind' in data && data.kind === KIND && 'state' in data;
}

/** So many random bytes, as text that needs no escape in an address. */
function randomText(bytes: number): string {
  return base64Url(crypto.getRandomValues(new Uint8Array(bytes)));
}

async function challengeOf(verifier: string): Promise<string> {
  return base64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))));
}

function base64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
