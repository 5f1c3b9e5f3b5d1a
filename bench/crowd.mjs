// What benches of servers have in common: a server in a process of its own, and many who work with it.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { root } from '../scripts/lib.mjs';

/** The example with many agents, nobody of whom the centre plays. */
export function manyAgents(base, count) {
  const agents = Array.from({ length: count }, (_, index) => ({
    id: `agent-${index}`,
    name: `Agent ${index}`,
    teams: [base.teams[index % base.teams.length].id],
    station: { kind: 'extension', number: String(10_000 + index) },
    begins: 'offline',
  }));
  return { ...base, agents, campaign: null };
}

export class Server {
  /** Starts `wx-agent-kit` with these arguments; it is up once it says what `greeting` finds, whose first group is its address. */
  static async start(args, greeting) {
    const child = spawn(process.execPath, ['--import', 'tsx', 'src/bin/wx-agent-kit.ts', ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    const found = await new Promise((resolve, reject) => {
      child.once('exit', () => reject(new Error('The server did not start.')));
      child.stdout.on('data', (data) => {
        said += data;
        const match = greeting.exec(said);
        if (match) resolve(match);
      });
    });
    return new Server(child, found);
  }

  constructor(child, [, url, ...rest]) {
    this.child = child;
    this.url = url;
    this.port = new URL(url).port;
    /** The other groups of the greeting. */
    this.said = rest;
  }

  /** What it holds in memory, where the system tells. */
  get megabytes() {
    const { stdout } = spawnSync('ps', ['-o', 'rss=', '-p', String(this.child.pid)], { encoding: 'utf8' });
    return Math.round(Number(stdout) / 1024);
  }

  async kill() {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await gone;
  }
}

/** What so large a part of all times keeps below. */
export function shares(times) {
  const sorted = Float64Array.from(times).sort();
  return (share) => sorted[Math.floor((sorted.length - 1) * share)];
}

export const ms = (time) => `${time.toFixed(0)} ms`;
export const row = (what, measured, budget, ok) => ({ what, measured, budget, ok });

export async function inBatches(list, task) {
  for (let index = 0; index < list.length; index += 50) await Promise.all(list.slice(index, index + 50).map(task));
}

export async function until(time) {
  const wait = time - performance.now();
  if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
}
