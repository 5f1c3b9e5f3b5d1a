/** What stands behind `wx-agent-kit centre`, read and checked. */
import { COMMON, commonOf, parsed } from '../arguments.js';
import type { CommonOptions } from '../arguments.js';
import { WrongUsage } from '../mistake.js';
import { SHORTEST_TOKEN } from '../tokens.js';

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

export interface Options extends CommonOptions {
  readonly token: string | undefined;
  readonly serve: string | undefined;
}

/** Reads arguments. Throws a `WrongUsage` that names the first that is wrong. */
export function optionsOf(args: readonly string[]): Options | 'help' {
  const values = parsed(args, { ...COMMON, token: { type: 'string' }, serve: { type: 'string' } });
  if (values.help) return 'help';
  const { token, tokens, serve } = values;
  if (token !== undefined && tokens !== undefined) throw new WrongUsage('--token and --tokens exclude each other.');
  if (token !== undefined && token.length < SHORTEST_TOKEN)
    throw new WrongUsage(`--token is a text of at least ${String(SHORTEST_TOKEN)} characters.`);
  return { ...commonOf(values), token, serve };
}
