/** What every command that serves a centre begins with. */
import type { CommonOptions } from './arguments.js';
import { Opening } from './opening.js';
import type { Line, Running } from './opening.js';
import { isLoopback } from './origins.js';
import { freshTokens, noTokens, sharedToken, tokensOf } from './tokens.js';
import type { Tokens } from './tokens.js';

/** Returns null where only help was asked for. Throws a `Mistake` that an administrator can put right. */
export type Serve = (args: readonly string[], say: Line, complain: Line) => Promise<Running | null>;

/** A command that reads what it was given, and says its help where that is asked for. */
export function serving<O extends CommonOptions>(
  optionsOf: (args: readonly string[]) => O | 'help',
  help: string,
  serve: (options: O, opening: Opening, say: Line) => Promise<Running>,
): Serve {
  return async (args, say, complain) => {
    const options = optionsOf(args);
    if (options !== 'help') return serve(options, await Opening.of(options, say, complain), say);
    say(help.trimEnd());
    return null;
  };
}

interface Admission {
  readonly host: string;
  /** The file that they are in. */
  readonly tokens: string | undefined;
  /** One for all agents. */
  readonly token?: string | undefined;
}

/** At this machine alone whoever asks is at this machine; anywhere else an agent has to show a token. */
export async function tokensFor({ host, tokens, token }: Admission, agentIds: readonly string[]): Promise<Tokens> {
  if (tokens !== undefined) return tokensOf(tokens, agentIds);
  if (token !== undefined) return sharedToken(token, agentIds);
  return isLoopback(host) ? noTokens : freshTokens(agentIds);
}
