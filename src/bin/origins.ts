/**
 * Which pages may open a socket. A browser says which page asks; whatever is no browser says what it likes, and is held
 * by the tokens alone.
 */
import { isIP } from 'node:net';
import { hostname } from 'node:os';

export interface OriginRule {
  /** Origins that were named. */
  readonly named: ReadonlySet<string>;
  /** Names of this machine that a page served from here may have been asked for by. */
  readonly hosts: ReadonlySet<string>;
  /** Pages of any server of this machine are let in: a development server has a port of its own. */
  readonly anyLoopback: boolean;
}

/** Whether a name or an address means the machine itself and cannot be reached from another. */
export function isLoopback(host: string): boolean {
  const name = bare(host);
  return name === 'localhost' || name.endsWith('.localhost') || name === '::1' || /^127(?:\.\d{1,3}){3}$/u.test(name);
}

export function originRule(host: string, named: readonly string[]): OriginRule {
  return {
    named: new Set(named),
    hosts: new Set([bare(host), hostname().toLowerCase()]),
    anyLoopback: isLoopback(host),
  };
}

/** `origin` and `host` are the request's own headers. */
export function isWelcome({ named, hosts, anyLoopback }: OriginRule, origin: string | undefined, host = ''): boolean {
  if (origin === undefined || named.has(origin)) return true;
  const url = urlOf(origin);
  if (!url) return false;
  if (anyLoopback && isLoopback(url.hostname)) return true;
  // Pages that were served from here. Anybody's name can be made to lead here, so the name must be one of ours; an
  // address cannot.
  const name = bare(url.hostname);
  return url.host === host.toLowerCase() && (isLoopback(name) || isIP(name) !== 0 || hosts.has(name));
}

function urlOf(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

/** Without the brackets of an IPv6 address. */
const bare = (host: string): string => host.toLowerCase().replace(/^\[(.*)\]$/u, '$1');
