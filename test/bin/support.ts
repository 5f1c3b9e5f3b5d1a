/** Centres behind sockets, and desktops at them, for the tests that run in Node. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WebSocket } from 'ws';
import { centre } from '../../src/bin/centre/command.js';
import type { Running } from '../../src/bin/opening.js';
import { socketCentre } from '../../src/backends/remote/socket.js';
import type { SocketOptions } from '../../src/backends/remote/socket.js';
import type { Remote } from '../../src/backends/remote/client.js';
import { defaultOrganisation } from '../../src/backends/simulator/index.js';
import type { OrganisationInput } from '../../src/backends/simulator/index.js';
import { Store } from '../../src/core/index.js';
import type { Happening, Interaction, State } from '../../src/core/index.js';

// Node 20 has none of its own.
Object.assign(globalThis, { WebSocket });

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** Everyone at home, so that no colleague takes a call meant for the agents of a test. */
export const QUIET: OrganisationInput = {
  ...defaultOrganisation,
  agents: defaultOrganisation.agents.map((agent) => ({ ...agent, begins: 'offline' as const })),
};
export const [FIRST = '', SECOND = ''] = QUIET.agents.map((one) => one.id);

/** A folder that is gone after the test. */
export async function folder(t: { after(task: () => Promise<void>): void }): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'wx-'));
  t.after(() => rm(path, { recursive: true, force: true }));
  return path;
}

export interface Open extends Running {
  readonly url: string;
  readonly said: readonly string[];
  readonly complaints: readonly string[];
}

/** A centre in this process. */
export async function opened(...args: string[]): Promise<Open> {
  const said: string[] = [];
  const complaints: string[] = [];
  const running = await centre(
    ['--port', '0', ...args],
    (line) => said.push(line),
    (line) => complaints.push(line),
  );
  if (!running) throw new Error('It only gave help.');
  return { stop: () => running.stop(), url: urlIn(said), said, complaints };
}

/** A centre in a process of its own, which can be killed. */
export class Process {
  readonly said: string[] = [];
  readonly complaints: string[] = [];
  readonly ended: Promise<number | null>;
  readonly #child: ChildProcess;

  constructor(...args: string[]) {
    this.#child = spawn(process.execPath, ['--import', 'tsx', 'src/bin/wx-agent-kit.ts', ...args], { cwd: root });
    this.#child.stdout?.on('data', (data: Buffer) => this.said.push(...linesOf(data)));
    this.#child.stderr?.on('data', (data: Buffer) => this.complaints.push(...linesOf(data)));
    this.ended = new Promise((resolve) => this.#child.once('exit', (code) => resolve(code)));
  }

  async opened(): Promise<string> {
    await until(() => this.said.some((line) => line.includes(' is open: ')) || this.#child.exitCode !== null, 20_000);
    if (this.#child.exitCode !== null) throw new Error(this.complaints.join('\n'));
    return urlIn(this.said);
  }

  async kill(signal: NodeJS.Signals): Promise<number | null> {
    this.#child.kill(signal);
    return this.ended;
  }
}

const linesOf = (data: Buffer): string[] => data.toString().split('\n').filter(Boolean);

function urlIn(said: readonly string[]): string {
  const url = /wss?:\S+/u.exec(said.find((line) => line.includes(' is open: ')) ?? '')?.[0];
  if (!url) throw new Error(`No address in: ${said.join('\n')}`);
  return url;
}

/** An agent at a desk, through the store as a desktop is. */
export class Desk {
  readonly backend: Remote;
  readonly store: Store;
  readonly happenings: Happening[] = [];

  constructor(options: SocketOptions) {
    this.backend = socketCentre(options);
    this.store = new Store(this.backend);
    this.store.onHappening(({ happening }) => this.happenings.push(happening));
  }

  get state(): State {
    return this.store.state;
  }

  get only(): Interaction {
    const [call, ...others] = this.state.interactions.values();
    if (!call || others.length > 0) throw new Error('One interaction was expected.');
    return call;
  }

  async begin(number: string): Promise<this> {
    await this.store.connect();
    const teamId = this.state.settings?.teams[0]?.id ?? '';
    await this.store.send('sign-in', { teamId, station: { kind: 'extension', number } });
    await this.store.send('set-state', { state: { name: 'available' } });
    return this;
  }

  /** A call rings here and is answered. */
  async talks(): Promise<Interaction> {
    await this.backend.world.act('contact', { channel: 'call', for: 'me' });
    await until(() => [...this.state.interactions.values()].some((one) => one.request?.stage === 'offered'));
    await this.backend.world.act('answer-phone', { interactionId: this.only.id });
    await until(() => this.only.request === null);
    return this.only;
  }

  leave(): Promise<void> {
    return this.store.disconnect();
  }
}

/** A socket that speaks for itself. */
export class Socket {
  readonly frames: { type: string; [field: string]: unknown }[] = [];
  readonly closed: Promise<{ code: number; reason: string }>;
  readonly socket: WebSocket;
  readonly #opened: Promise<void>;

  constructor(url: string, headers: Record<string, string> = {}) {
    this.socket = new WebSocket(url, { headers });
    this.#opened = new Promise((resolve, reject) => {
      this.socket.once('open', resolve);
      this.socket.once('error', reject);
    });
    this.socket.on('message', (data: Buffer) => this.frames.push(JSON.parse(data.toString()) as never));
    this.closed = new Promise((resolve) =>
      this.socket.once('close', (code, reason) => resolve({ code, reason: reason.toString() })),
    );
  }

  async says(...frames: unknown[]): Promise<this> {
    await this.#opened;
    for (const one of frames) this.socket.send(typeof one === 'string' ? one : JSON.stringify(one));
    return this;
  }

  async hears(type: string): Promise<{ type: string; [field: string]: unknown }> {
    await until(() => this.frames.some((one) => one.type === type));
    return this.frames.find((one) => one.type === type) ?? { type };
  }
}

/** Looks until it is so. */
export async function until(isSo: () => boolean, limit = 5_000): Promise<void> {
  const end = Date.now() + limit;
  while (!isSo()) {
    if (Date.now() > end) throw new Error(`It is not so after ${String(limit)} ms: ${String(isSo)}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
