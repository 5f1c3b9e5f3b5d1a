/** The pages beside the socket: a ready-made desk, or a folder of the administrator's. */
import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import type { Named } from '../../core/index.js';
import { Mistake, reasonOf } from '../mistake.js';

/** Where the address `/…` begins with the key, files come from the folder. */
type Roots = readonly (readonly [prefix: string, folder: string])[];

export type Pages = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** The ready-made desk is a strict page. An administrator's own pages bring a policy of their own. */
const POLICY = [
  "default-src 'none'",
  // What takes the noise out of callers' voices is WebAssembly.
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html wx-agent-kit',
].join('; ');

/** What the ready-made desk has to know before it is anybody's: in `/desk.json`. */
export interface DeskFacts {
  /** Where anybody may sit anywhere the page lists the agents. */
  readonly agents: readonly Named[] | null;
  /** Whether desktops may play the world around them. */
  readonly world: boolean;
}

/** The desk that comes with the kit, on the ready-made build. */
export function deskPages({ agents, world }: DeskFacts): Pages {
  const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
  const roots: Roots = [
    ['/cdn/', here('../../../cdn')],
    ['/', here('./desk')],
  ];
  const files = pagesOf(roots, { 'Content-Security-Policy': POLICY });
  const facts = JSON.stringify({ agents: agents?.map(({ id, name }) => ({ id, name })) ?? null, world });
  return async (request, response) => {
    if (request.url !== '/desk.json' || request.method !== 'GET') return files(request, response);
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Content-Type', TYPES['.json'] ?? '');
    response.setHeader('Cache-Control', 'no-cache');
    response.end(facts);
  };
}

/** Throws a `Mistake` where there is no such folder. */
export async function folderPages(folder: string): Promise<Pages> {
  try {
    if (!(await stat(folder)).isDirectory()) throw new Mistake(`--serve ${folder}: it is no folder.`);
  } catch (error) {
    if (error instanceof Mistake) throw error;
    throw new Mistake(`--serve ${folder}: ${reasonOf(error)}.`);
  }
  return pagesOf([['/', folder]], {});
}

function pagesOf(roots: Roots, headers: Readonly<Record<string, string>>): Pages {
  return async (request, response) => {
    response.setHeader('X-Content-Type-Options', 'nosniff');
    // An address may hold a token.
    response.setHeader('Referrer-Policy', 'no-referrer');
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD');
      end(response, 405);
      return;
    }
    const found = await find(roots, request.url ?? '/');
    if (!found) {
      end(response, 404);
      return;
    }
    if (found.folder) {
      response.setHeader('Location', `${found.folder}/`);
      end(response, 301);
      return;
    }
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    response.setHeader('Content-Type', TYPES[extname(found.file).toLowerCase()] ?? 'application/octet-stream');
    response.setHeader('Content-Length', found.size);
    response.setHeader('Cache-Control', 'no-cache');
    if (request.method === 'HEAD') response.end();
    // Who goes away in the middle is no error of ours.
    else await pipeline(createReadStream(found.file), response).catch(() => response.destroy());
  };
}

interface Found {
  readonly file: string;
  readonly size: number;
  /** The address of a folder that lacks its slash. */
  readonly folder?: string;
}

async function find(roots: Roots, address: string): Promise<Found | undefined> {
  const path = pathOf(address);
  const root = roots.find(([prefix]) => path?.startsWith(prefix));
  if (path === undefined || !root) return undefined;
  const [prefix, folder] = root;
  try {
    const inside = await realpath(folder);
    let file = await realpath(join(inside, path.slice(prefix.length)));
    // A link that leads out of the folder is none of its files.
    if (file !== inside && !file.startsWith(inside + sep)) return undefined;
    let info = await stat(file);
    if (info.isDirectory()) {
      if (!path.endsWith('/')) return { file, size: 0, folder: encodeURI(path) };
      file = join(file, 'index.html');
      info = await stat(file);
    }
    return info.isFile() ? { file, size: info.size } : undefined;
  } catch {
    return undefined;
  }
}

/** The path of an address; undefined where it names what nobody gets: a way up, a hidden file, something unreadable. */
function pathOf(address: string): string | undefined {
  let path: string;
  try {
    path = decodeURIComponent(address.split(/[?#]/u, 1)[0] ?? '');
  } catch {
    return undefined;
  }
  if (!path.startsWith('/') || path.startsWith('//') || /[\0\\]/u.test(path)) return undefined;
  return path.split('/').some((part) => part.startsWith('.')) ? undefined : path;
}

function end(response: ServerResponse, status: number): void {
  response.statusCode = status;
  response.setHeader('Content-Length', 0);
  response.end();
}
