/** Who may sit where: a token for each agent, one for all, or none. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { codeOf, Mistake, reasonOf } from './mistake.js';

/** Shorter ones can be guessed. */
export const SHORTEST_TOKEN = 16;

export interface Tokens {
  /** Whether somebody who says this may sit here. */
  opens(agentId: string, token: string | undefined): boolean;
  /** What to hand to each agent; null where no tokens are asked for. */
  readonly byAgent: ReadonlyMap<string, string> | null;
  /** They were made just now. */
  readonly isNew: boolean;
}

/** Anybody may sit anywhere. */
export const noTokens: Tokens = { opens: () => true, byAgent: null, isNew: false };

/** One for all agents. */
export function sharedToken(token: string, agentIds: readonly string[]): Tokens {
  return checkedBy(new Map(agentIds.map((id) => [id, token])), false);
}

/** One for each agent, until this process ends. */
export function freshTokens(agentIds: readonly string[]): Tokens {
  return checkedBy(new Map(agentIds.map((id) => [id, randomBytes(18).toString('base64url')])), true);
}

/** From a file, which is made where there is none. */
export async function tokensOf(path: string, agentIds: readonly string[]): Promise<Tokens> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw new Mistake(`The tokens file ${path} cannot be read: ${reasonOf(error)}.`);
    return made(path, agentIds);
  }
  const faults = new Array<string>();
  const byAgent = new Map<string, string>();
  const given = parsed(path, text);
  const isObject = typeof given === 'object' && given !== null && !Array.isArray(given);
  if (!isObject) faults.push('it is no object of agents and tokens');
  const known = new Set(agentIds);
  for (const [agentId, token] of Object.entries<unknown>(isObject ? { ...given } : {})) {
    if (!known.has(agentId)) faults.push(`the settings have no agent ${agentId}`);
    else if (typeof token !== 'string' || token.length < SHORTEST_TOKEN)
      faults.push(`the token of ${agentId} is no text of at least ${String(SHORTEST_TOKEN)} characters`);
    else byAgent.set(agentId, token);
  }
  if (faults.length > 0) throw new Mistake(`The tokens file ${path} cannot be used:\n  ${faults.join('\n  ')}`);
  return checkedBy(byAgent, false);
}

async function made(path: string, agentIds: readonly string[]): Promise<Tokens> {
  const tokens = freshTokens(agentIds);
  const text = `${JSON.stringify(Object.fromEntries(tokens.byAgent ?? []), null, 2)}\n`;
  try {
    await writeFile(path, text, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    throw new Mistake(`The tokens file ${path} cannot be written: ${reasonOf(error)}.`);
  }
  return tokens;
}

function parsed(path: string, text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new Mistake(`The tokens file ${path} is no JSON: ${error instanceof Error ? error.message : ''}`);
  }
}

function checkedBy(byAgent: ReadonlyMap<string, string>, isNew: boolean): Tokens {
  const sums = new Map([...byAgent].map(([id, token]) => [id, sumOf(token)]));
  // Compared where there is no such agent: an answer takes as long whether there is one or not.
  const nobody = sumOf(randomBytes(18).toString('base64url'));
  return {
    opens: (agentId, token = '') => timingSafeEqual(sums.get(agentId) ?? nobody, sumOf(token)),
    byAgent,
    isNew,
  };
}

/** Sums are of one length, whatever they are of, so comparing them tells nothing of it. */
const sumOf = (token: string): Buffer => createHash('sha256').update(token).digest();
