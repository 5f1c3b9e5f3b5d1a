/** The options that every command which opens a centre has, read and checked. */
import { parseArgs } from 'node:util';
import type { ParseArgsConfig } from 'node:util';
import { WrongUsage } from './mistake.js';
import { isLoopback } from './origins.js';

export const COMMON = {
  port: { type: 'string', default: '8787' },
  host: { type: 'string', default: '127.0.0.1' },
  settings: { type: 'string' },
  state: { type: 'string' },
  seed: { type: 'string', default: '1' },
  tokens: { type: 'string' },
  origin: { type: 'string', multiple: true },
  cert: { type: 'string' },
  key: { type: 'string' },
  'no-world': { type: 'boolean', default: false },
  'manual-clock': { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

export interface CommonOptions {
  readonly port: number;
  readonly host: string;
  readonly settings: string | undefined;
  readonly state: string | undefined;
  readonly seed: number;
  readonly tokens: string | undefined;
  readonly origins: readonly string[];
  readonly tls: { readonly cert: string; readonly key: string } | undefined;
  readonly world: boolean;
  readonly manualClock: boolean;
}

type Values = ReturnType<typeof parseArgs<{ options: typeof COMMON }>>['values'];

/** Throws a `WrongUsage` that names the first that is wrong. */
export function commonOf(values: Values): CommonOptions {
  const { host, cert, key } = values;
  if (host === '') throw new WrongUsage('--host is a name or an address.');
  if ((cert === undefined) !== (key === undefined)) throw new WrongUsage('--cert and --key go together.');
  const manualClock = values['manual-clock'];
  if (manualClock && !isLoopback(host)) throw new WrongUsage('--manual-clock is for this machine alone.');
  if (manualClock && values.state !== undefined)
    throw new WrongUsage('--manual-clock and --state exclude each other: a file goes by the real time.');
  return {
    port: numberOf('--port', values.port, 65_535),
    host,
    settings: values.settings,
    state: values.state,
    seed: numberOf('--seed', values.seed, 2 ** 31 - 1),
    tokens: values.tokens,
    origins: (values.origin ?? []).map(originOf),
    tls: cert !== undefined && key !== undefined ? { cert, key } : undefined,
    world: !values['no-world'],
    manualClock,
  };
}

export function parsed<O extends NonNullable<ParseArgsConfig['options']>>(args: readonly string[], options: O) {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    // Node's own words; the first sentence says what is wrong.
    const [what = ''] = (error instanceof Error ? error.message : String(error)).split(/[.\n]/u);
    throw new WrongUsage(`${what}.`);
  }
}

export function numberOf(name: string, text: string, most: number): number {
  const number = /^\d+$/u.test(text) ? Number(text) : NaN;
  if (number <= most) return number;
  throw new WrongUsage(`${name} is a whole number from 0 to ${String(most)}, not ${text || 'nothing'}.`);
}

/** `null` stands for pages without an origin: files, and frames in a box. */
function originOf(text: string): string {
  if (text === 'null' || (URL.canParse(text) && new URL(text).origin === text)) return text;
  throw new WrongUsage(
    `--origin is like https://desk.example.com, without anything behind it, not ${text || 'nothing'}.`,
  );
}
