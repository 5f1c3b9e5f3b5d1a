/** Gateways, and desktops that speak to them as the SDK of Webex does. */
import { WebSocket } from 'ws';
import { openGateway } from '../../src/bin/gateway/testing.js';
import type { TestGateway, TestOptions } from '../../src/bin/gateway/testing.js';
import type { SdkFrame, SdkTaskData } from '../../src/backends/webex/sdk.js';
import { QUIET, until } from './support.js';

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: { readonly [field: string]: never };
}

/** A gateway that is gone after the test. */
export async function gatewayFor(
  t: { after(task: () => Promise<void>): void },
  options: Partial<TestOptions> = {},
): Promise<TestGateway> {
  const gateway = await openGateway({ organisation: QUIET, ...options });
  t.after(() => gateway.stop());
  return gateway;
}

export async function asked(url: string, init: RequestInit = {}): Promise<Answered> {
  const response = await fetch(url, init);
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  const body = (isJson ? JSON.parse(text) : { text }) as Answered['body'];
  return { status: response.status, headers: response.headers, body };
}

/** Where a client is to come to. */
export interface At {
  readonly url: string;
  readonly orgId: string;
}

/** An agent's desktop: requests with the agent's token, and the frames of its socket. */
export class Client {
  readonly frames: SdkFrame[] = [];
  /** Echoes of signs of life. */
  echoes = 0;
  closed: { readonly code: number; readonly reason: string } | null = null;
  socket: WebSocket | null = null;
  readonly at: At;
  readonly agentId: string;
  readonly token: string;
  #seen = 0;

  constructor(at: At, agentId: string, token = `${agentId}_x_${at.orgId}`) {
    this.at = at;
    this.agentId = agentId;
    this.token = token;
  }

  ask(method: string, path: string, body?: unknown): Promise<Answered> {
    return asked(`${this.at.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${this.token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  async register(options: Record<string, unknown> = { force: true }): Promise<this> {
    const { body, status } = await this.ask('POST', '/v1/notification/subscribe', options);
    if (status !== 200) throw new Error(`Subscribing was answered by ${String(status)}.`);
    const { webSocketUrl } = body as unknown as { webSocketUrl: string };
    const socket = new WebSocket(webSocketUrl);
    this.socket = socket;
    this.closed = null;
    socket.on('message', (data: Buffer) => {
      const frame = JSON.parse(data.toString()) as SdkFrame | { keepalive: string };
      if ('keepalive' in frame) this.echoes += 1;
      else this.frames.push(frame);
    });
    socket.on('error', () => undefined);
    socket.on('close', (code, reason) => (this.closed = { code, reason: reason.toString() }));
    await this.hears('Welcome');
    return this;
  }

  async login(dialNumber: string, teamId: string): Promise<this> {
    const data = {
      dialNumber,
      teamId,
      roles: ['agent'],
      deviceType: 'EXTENSION',
      deviceId: dialNumber,
      isExtension: true,
    };
    await this.ask('POST', '/v1/agents/login', data);
    await this.hears('AgentStationLoginSuccess');
    await this.ask('PUT', '/v1/agents/session/state', { state: 'Available', auxCodeId: '0' });
    await this.hears('AgentStateChangeSuccess');
    return this;
  }

  /** Resolves with the first frame of a kind that was not waited for before. */
  async hears(type: string, limit?: number): Promise<SdkFrame & { readonly data: SdkTaskData }> {
    const find = (): number => this.frames.findIndex((one, index) => index >= this.#seen && kindOf(one) === type);
    await until(() => find() >= 0, limit).catch(() => {
      throw new Error(`No ${type} among ${this.kinds.slice(this.#seen).join(', ')}.`);
    });
    const index = find();
    this.#seen = index + 1;
    return this.frames[index] as SdkFrame & { readonly data: SdkTaskData };
  }

  /** What was said last of a task. */
  get task(): SdkTaskData | undefined {
    return this.frames.findLast(({ type }) => type === 'RoutingMessage')?.data as SdkTaskData | undefined;
  }

  get kinds(): string[] {
    return this.frames.map(kindOf);
  }

  /** Kinds of frames since a number of them. */
  since(count: number): string[] {
    return this.kinds.slice(count);
  }

  say(text: string | Buffer): void {
    this.socket?.send(text);
  }

  leave(): void {
    this.socket?.terminate();
  }
}

const kindOf = ({ type, data }: SdkFrame): string => data.type ?? type;

/** Something happens in the world around an agent. */
export async function plays(at: At, agentId: string, act: string, detail: unknown = {}): Promise<Answered> {
  const answer = await asked(`${at.url}/world/${agentId}/${act}`, { method: 'POST', body: JSON.stringify(detail) });
  if (answer.status !== 200) throw new Error(`${act}: ${JSON.stringify(answer.body)}`);
  return answer;
}

export const passes = (at: At, milliseconds: number): Promise<Answered> =>
  asked(`${at.url}/clock`, { method: 'POST', body: JSON.stringify({ milliseconds }) });

/** A call that an agent talks in. */
export async function call(client: Client): Promise<string> {
  await plays(client.at, client.agentId, 'contact', { channel: 'call', for: 'me' });
  await passes(client.at, 2_000);
  const { data } = await client.hears('AgentOfferContact');
  await plays(client.at, client.agentId, 'answer-phone', { interactionId: data.interactionId });
  await client.hears('AgentContactAssigned');
  return data.interactionId;
}
