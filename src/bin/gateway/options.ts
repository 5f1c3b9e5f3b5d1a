/** What stands behind `wx-agent-kit gateway`, read and checked. */
import { COMMON, commonOf, numberOf, parsed } from '../arguments.js';
import type { CommonOptions } from '../arguments.js';
import { WrongUsage } from '../mistake.js';

export const HELP = `Usage: wx-agent-kit gateway [options]

A contact centre for desktops that speak to Webex Contact Center through its own SDK. Stop it with Ctrl+C.

  --port <number>      where it listens; 0 takes any that is free       (8788)
  --host <name>        the address it listens at; 0.0.0.0 for all       (127.0.0.1)
  --settings <file>    the administrator's settings, as JSON            (an example)
  --state <file>       keeps the centre in this file, and goes on from it
  --seed <number>      chance comes from it: the same seed, the same day     (1)

  --tokens <file>      a token for each agent, as JSON; made where there is none
  --token-seconds <number>   how long an access token is good for that an agent signed in for     (3600)
  --origin <origin>    lets pages of this origin in; may be repeated
  --cert <file>, --key <file>   speaks TLS: a certificate chain and its key, as PEM

  --no-world           pages may not play customers and telephones
  --manual-clock       time stands still until a page moves it, for tests
  --help, --version

While it listens at 127.0.0.1 alone, the access token <agent>_x_<organisation> opens each seat. At any other address, and
with --tokens, agents need tokens of their own, or sign in with them.
`;

export interface Options extends CommonOptions {
  readonly tokenSeconds: number;
}

/** Reads arguments. Throws a `WrongUsage` that names the first that is wrong. */
export function optionsOf(args: readonly string[]): Options | 'help' {
  const values = parsed(args, {
    ...COMMON,
    port: { type: 'string', default: '8788' },
    'token-seconds': { type: 'string', default: '3600' },
  });
  if (values.help) return 'help';
  const tokenSeconds = numberOf('--token-seconds', values['token-seconds'], 7 * 24 * 3600);
  if (tokenSeconds === 0) throw new WrongUsage('--token-seconds is a whole number from 1 on.');
  return { ...commonOf(values), tokenSeconds };
}
