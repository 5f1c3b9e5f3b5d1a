/** What stands behind `wx-agent-kit centre`, read and checked. */
import { parseArgs } from 'node:util';
import { WrongUsage } from './mistake.js';
import { isLoopback } from './origins.js';
import { SHORTEST_TOKEN } from './tokens.js';

export const HELP = `Usage: wx-agent-kit centre [options]

A contact centre for the desktops of many machines. Stop it with Ctrl+C.

  --port <number>      where it listens; 0 takes any that is free       (8787)
  --host <name>        the address it listens at; 0.0.0.0 for all       (127.0.0.1)
  --settings <file>    the administrator's settings, as JSON            (an example)
  --state <file>       keeps the centre in this file, and goes on from it
  --seed <number>      chance comes from it: the same seed, the same day     (1)

  --tokens <file>      a token for each agent, as JSON; made where there is none
  --token <text>       one token for all agents instead
  --origin <origin>    lets pages of this origin in; may be repeated
  --cert <file>, --key <file>   speaks TLS: a certificate chain and its key, as PEM

  --serve <folder>     serves these pages instead of a ready-made desk
  --no-world           desktops may not play customers and telephones
  --manual-clock       time stands still until a desktop moves it, for tests
  --help, --version

Pages of this machine need no token while it listens at 127.0.0.1 alone. At any other address every agent needs one;
without --token and --tokens there are new ones at each start.
`;

export interface Options {
  readonly port: number;
  readonly host: string;
  readonly settings: string | undefined;
  readonly state: string | undefined;
  readonly seed: number;
  readonly tokens: string | undefined;
  readonly token: string | undefined;
  readonly origins: readonly string[];
  readonly tls: { readonly cert: string; readonly key: string } | undefined;
  readonly serve: string | undefined;
  readonly world: boolean;
  readonly manualClock: boolean;
}

/** Reads arguments. Throws a `WrongUsage` that names the first that is wrong. */
export function optionsOf(args: readonly string[]): Options | 'help' {
  const values = read(args);
  if (values.help) return 'help';
  const { host, cert, key, token, tokens } = values;
  if (host === '') throw new WrongUsage('--host is a name or an address.');
  if ((cert === undefined) !== (key === undefined)) throw new WrongUsage('--cert and --key go together.');
  if (token !== undefined && tokens !== undefined) throw new WrongUsage('--token and --tokens exclude each other.');
  if (token !== undefined && token.length < SHORTEST_TOKEN)
    throw new WrongUsage(`--token is a text of at least ${String(SHORTEST_TOKEN)} characters.`);
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
    tokens,
    token,
    origins: (values.origin ?? []).map(originOf),
    tls: cert !== undefined && key !== undefined ? { cert, key } : undefined,
    serve: values.serve,
    world: !values['no-world'],
    manualClock,
  };
}

function read(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: 'string', default: '8787' },
        host: { type: 'string', default: '127.0.0.1' },
        settings: { type: 'string' },
        state: { type: 'string' },
        seed: { type: 'string', default: '1' },
        tokens: { type: 'string' },
        token: { type: 'string' },
        origin: { type: 'string', multiple: true },
        cert: { type: 'string' },
        key: { type: 'string' },
        serve: { type: 'string' },
        'no-world': { type: 'boolean', default: false },
        'manual-clock': { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    // Node's own words; the first sentence says what is wrong.
    const [what = ''] = (error instanceof Error ? error.message : String(error)).split(/[.\n]/u);
    throw new WrongUsage(`${what}.`);
  }
}

function numberOf(name: string, text: string, most: number): number {
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
