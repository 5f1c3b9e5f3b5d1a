/** The gateway: an embedded centre behind the REST and WebSocket protocol of Webex Contact Center. */
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { EmbeddedCentre, Organisation } from '../../backends/simulator/index.js';
import { systemClock } from '../../core/index.js';
import type { ManualClock } from '../../core/index.js';
import type { Tls } from '../files.js';
import { listen } from '../listening.js';
import { isWelcome } from '../origins.js';
import type { OriginRule } from '../origins.js';
import type { Tokens } from '../tokens.js';
import { AGENTS } from './agents.js';
import { Bearers } from './bearers.js';
import type { CallbackFile } from './callback-file.js';
import { Callbacks } from './callbacks.js';
import { Configuration } from './configuration.js';
import { Contract } from './contract.js';
import { Desk } from './desk.js';
import { found } from './handlers.js';
import type { Answer, Ask, Handlers } from './handlers.js';
import { Identity } from './identity.js';
import type { Reply } from './identity.js';
import { LOOKUPS } from './lookups.js';
import { Monitoring } from './monitoring.js';
import { notFound, Refusal, unauthorized } from './refusals.js';
import { Sockets } from './sockets.js';
import { bodyOf, cors, errorBody, formOf, jsonOf, reply, send } from './traffic.js';
import { TASKS } from './tasks.js';
import { NotInThisWorld, WorldPages } from './world.js';

export interface GatewayOptions {
  readonly centre: EmbeddedCentre;
  readonly organisation: Organisation;
  readonly host: string;
  readonly port: number;
  readonly tokens: Tokens;
  /** So long an access token is good for that somebody signed in for, in seconds. */
  readonly tokenSeconds: number;
  readonly origins: OriginRule;
  readonly tls?: Tls | undefined;
  /** The centre's clock, where pages may move it: for tests. */
  readonly clock?: ManualClock | undefined;
  /** Whether pages may play the world around the centre. */
  readonly world: boolean;
  /** So long a desktop may be silent, in milliseconds. Default: 16 seconds, as the service says. */
  readonly silence?: number;
  /** Where scheduled callbacks are kept. Default: only while it runs. */
  readonly callbacks?: CallbackFile | undefined;
  readonly onError: (error: unknown) => void;
}

export class GatewayServer {
  readonly configuration: Configuration;
  readonly bearers: Bearers;
  readonly #options: GatewayOptions;
  readonly #contract: Contract;
  readonly #server: Server;
  readonly #sockets: Sockets;
  readonly #identity: Identity;
  readonly #world: WorldPages;
  readonly #callbacks: Callbacks;
  readonly #handlers: Handlers;
  readonly #desks = new Map<string, Desk>();

  private constructor(options: GatewayOptions, contract: Contract) {
    const { organisation, tokens, tokenSeconds, origins, tls, clock, world } = options;
    this.#options = options;
    this.#contract = contract;
    this.configuration = new Configuration(organisation);
    const { agents } = organisation;
    const agentIds = agents.map((one) => one.id);
    this.bearers = new Bearers(tokens, agentIds, this.configuration.orgId, clock ?? systemClock, tokenSeconds);
    this.#identity = new Identity(this.bearers, agents, systemClock, (origin) => isWelcome(origins, origin));
    this.#world = new WorldPages(world, clock);
    const anyDesk = (agentId: string): Desk => this.#deskOf(agentId || (agentIds[0] ?? ''));
    this.#callbacks = new Callbacks(clock ?? systemClock, anyDesk, this.configuration, options.callbacks);
    this.#server = tls ? createTlsServer(tls) : createServer();
    this.#server.on(
      'request',
      (request: IncomingMessage, response: ServerResponse) => void this.#onRequest(request, response),
    );
    this.#sockets = new Sockets(this.#server, {
      ...{ origins, most: 3 * agentIds.length, isLimited: !clock },
      ...(options.silence === undefined ? {} : { silence: options.silence }),
    });
    this.#handlers = {
      ...LOOKUPS,
      ...AGENTS,
      ...TASKS,
      ...new Monitoring().handlers,
      ...this.#callbacks.handlers,
      'POST /v1/notification/subscribe': (ask) => this.#subscribe(ask),
      'POST /metrics/clientmetrics': () => found({}),
      'POST /client-logs/logs/urls': ({ base, desk }) =>
        found({ tempURL: `${base}/client-logs/upload`, logFilename: 'log', userId: desk.agentId }),
      'POST /client-logs/logs/meta': () => found({}),
    };
  }

  /** Starts listening. Throws a `Mistake` where it cannot. */
  static async start(options: GatewayOptions): Promise<GatewayServer> {
    const server = new GatewayServer(options, await Contract.load());
    await listen(server.#server, options);
    return server;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#callbacks.stop();
    this.#world.stop();
    for (const desk of this.#desks.values()) desk.goingAway();
    await this.#sockets.stop();
    this.#server.closeAllConnections();
    await closed;
    for (const desk of this.#desks.values()) await desk.leave();
  }

  /** Has an agent's desktops hear a text as it is: for tests. */
  utter(agentId: string, text: string): void {
    this.#deskOf(agentId).utter(text);
  }

  #deskOf(agentId: string): Desk {
    let desk = this.#desks.get(agentId);
    if (!desk) {
      desk = new Desk(agentId, this.configuration.orgId, this.#options.centre.seat(agentId));
      this.#desks.set(agentId, desk);
    }
    return desk;
  }

  #subscribe({ desk, body, base }: Ask): Answer {
    const {
      isKeepAliveEnabled = false,
      clientType = 'DefaultClient',
      allowMultiLogin = false,
      force = false,
    } = body as Subscribe;
    const subscription = { isKeepAliveEnabled, clientType, allowMultiLogin };
    if (!force && desk.isTaken(subscription))
      throw new Refusal(403, 'FORBIDDEN', 'The agent has a desktop already; force takes its place.');
    const subscriptionId = this.#sockets.expect(desk, subscription);
    const webSocketUrl = `${base.replace(/^http/u, 'ws')}/notification/${subscriptionId}`;
    return found({ webSocketUrl, subscriptionId });
  }

  // --------------------------------------------------------------------------------------------------------- requests

  async #onRequest(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.setHeader('X-Content-Type-Options', 'nosniff');
    const trackingId = shortText(request.headers['trackingid']) || `GATEWAY_${randomUUID()}`;
    response.setHeader('trackingid', trackingId);
    // As far as it is known what an error should look like.
    let isConfiguration = false;
    try {
      if (!cors(request, response, this.#options.origins)) return;
      const base = this.#baseOf(request);
      const url = new URL(request.url ?? '/', base);
      const path = tidied(url.pathname);
      if (await this.#beside(request, response, url, path, base)) return;
      const match = this.#contract.match(request.method ?? '', path);
      isConfiguration =
        path.startsWith('/organization') ||
        (match !== undefined && 'operation' in match && match.operation.isConfiguration);
      if (!match) throw notFound('The resource');
      if ('allowed' in match) {
        response.setHeader('Allow', match.allowed.join(', '));
        throw new Refusal(405, 'METHOD_NOT_ALLOWED', `The method is not allowed here; ${match.allowed.join(', ')} is.`);
      }
      const { operation, params } = match;
      const desk = await this.#desk(request);
      this.#requireOrg(params);
      const faults: string[] = [];
      const query = this.#contract.query(operation, url.searchParams, faults);
      const body = operation.object.requestBody ? jsonOf(await bodyOf(request)) : undefined;
      this.#contract.body(operation, body, faults);
      if (faults.length > 0) throw new Refusal(400, 'BAD_REQUEST', `${faults.join('; ')}.`);
      const handle = this.#handlers[operation.key];
      if (!handle) throw new Refusal(501, 'NOT_IMPLEMENTED', 'The gateway does not do this.');
      // The answer first, then the frames that follow from it.
      const framesMayGo = desk.beforeFrames();
      response.once('close', framesMayGo);
      try {
        const ask: Ask = {
          desk,
          configuration: this.configuration,
          params,
          query,
          body: (body ?? {}) as Ask['body'],
          base,
          path,
        };
        const { status, body: answer } = await handle(ask);
        send(response, status, answer);
      } finally {
        if (response.destroyed) framesMayGo();
      }
    } catch (error) {
      this.#refuse(response, error, trackingId, isConfiguration);
    }
  }

  #refuse(response: ServerResponse, error: unknown, trackingId: string, isConfiguration: boolean): void {
    if (error instanceof NotInThisWorld) {
      send(response, 400, error.body);
      return;
    }
    let refusal: Refusal;
    try {
      refusal = Refusal.from(error);
    } catch {
      this.#options.onError(error);
      refusal = new Refusal(500, 'INTERNAL_SERVER_ERROR', 'Something went wrong.');
    }
    if (response.headersSent) response.end();
    else send(response, refusal.status, errorBody(refusal, trackingId, isConfiguration));
  }

  /** What the description says nothing of: the catalogue, signing in, uploads of logs, the world. */
  async #beside(
    request: IncomingMessage,
    response: ServerResponse,
    url: URL,
    path: string,
    base: string,
  ): Promise<boolean> {
    const method = request.method ?? '';
    const [, first = '', second = '', third, ...more] = path.split('/');
    if (first === 'u2c') {
      if (method !== 'GET' || !path.endsWith('/catalog')) throw notFound('The resource');
      if (!path.endsWith('/limited/catalog')) await this.#desk(request);
      send(response, 200, catalogue(base));
    } else if (first === 'idb') reply(response, await this.#identified(request, method, path, url));
    else if (path === '/client-logs/upload' && method === 'PUT') {
      await bodyOf(request);
      send(response, 200, {});
    } else if (first === 'clock' && method === 'POST')
      send(response, 200, this.#world.advance(jsonOf(await bodyOf(request))));
    else if (first === 'world' && second !== '' && more.length === 0) {
      const desk = this.#worldDesk(request, url, second);
      if (method === 'GET' && third === 'events') await this.#world.watch(desk, request, response);
      else if (method === 'GET') send(response, 200, await this.#world.look(desk, third));
      else if (method === 'POST' && third)
        send(response, 200, await this.#world.act(desk, third, jsonOf(await bodyOf(request))));
      else throw notFound('The resource');
    } else return false;
    return true;
  }

  async #identified(request: IncomingMessage, method: string, path: string, url: URL): Promise<Reply> {
    if (path === '/idb/oauth2/v1/authorize' && method === 'GET') return this.#identity.ask(url.searchParams);
    if (method !== 'POST') throw notFound('The resource');
    const form = formOf(await bodyOf(request));
    if (path === '/idb/oauth2/v1/authorize') return this.#identity.answer(form);
    if (path === '/idb/oauth2/v1/access_token') return this.#identity.exchange(form);
    // A token that is handed back: it ends by itself.
    if (path === '/idb/oauth2/v1/tokens') return { status: 200, headers: {}, body: '' };
    throw notFound('The resource');
  }

  async #desk(request: IncomingMessage): Promise<Desk> {
    const [, bearer = ''] = /^Bearer (\S+)$/iu.exec(request.headers.authorization ?? '') ?? [];
    const agentId = this.bearers.agentOf(bearer);
    if (agentId === undefined) throw unauthorized();
    const desk = this.#deskOf(agentId);
    await desk.open();
    return desk;
  }

  /** Whoever plays the world shows a token where agents do; one that a stream of events brings stands in its address. */
  #worldDesk(request: IncomingMessage, url: URL, agentId: string): Desk {
    if (!this.configuration.settings.agents.some((one) => one.id === agentId)) throw notFound('The agent');
    const [, bearer = ''] = /^Bearer (\S+)$/iu.exec(request.headers.authorization ?? '') ?? [];
    const shown = bearer || (url.searchParams.get('access_token') ?? '');
    if (this.bearers.areAsked && this.bearers.agentOf(shown) !== agentId) throw unauthorized();
    return this.#deskOf(agentId);
  }

  #requireOrg(params: Readonly<Record<string, string>>): void {
    const orgId = params['orgid'] ?? params['orgId'];
    if (orgId !== undefined && orgId !== this.configuration.orgId)
      throw new Refusal(403, 'FORBIDDEN', 'The token is of another organisation.');
  }

  /** The address by which whoever asks has reached it. */
  #baseOf({ headers }: IncomingMessage): string {
    const scheme = this.#options.tls ? 'https' : 'http';
    const host = headers.host ?? `${this.#options.host}:${String(this.port)}`;
    // Anybody's name can be made to lead here; a page of that name would then speak for whoever is at this machine.
    const isOurs = ['http', 'https'].some((one) => isWelcome(this.#options.origins, `${one}://${host}`, host));
    if (!isOurs) throw new Refusal(403, 'FORBIDDEN', 'The gateway does not go by this name; --origin lets it.');
    return `${scheme}://${host}`;
  }
}

interface Subscribe {
  readonly isKeepAliveEnabled?: boolean;
  readonly clientType?: string;
  readonly allowMultiLogin?: boolean;
  readonly force?: boolean;
}

/** Where everything is that the SDK looks for. */
const catalogue = (base: string): unknown => ({
  serviceLinks: {
    'wcc-api-gateway': base,
    metrics: `${base}/metrics`,
    clientLogs: `${base}/client-logs`,
    idbroker: base,
    identity: base,
  },
  hostCatalog: {},
  format: 'hostmap',
});

/** The SDK writes some paths with a slash too many. */
const tidied = (path: string): string => path.replace(/\/{2,}/gu, '/').replace(/(?<=.)\/$/u, '');

const shortText = (value: string | readonly string[] | undefined): string =>
  typeof value === 'string' && /^[\w.-]{1,200}$/u.test(value) ? value : '';
