// A middleware that puts every test page under the policy of a strict host page, Trusted Types included.
// What the kit cannot do under it, it cannot do on such a host: test/support/setup.ts turns violations into failures.
import { createHash } from 'node:crypto';

export async function strictPolicy(context, next) {
  await next();
  if (context.response.is('html')) context.set('Content-Security-Policy', policyFor(String(context.body)));
}

/** What takes noise out of a voice is WebAssembly, the only thing in the kit that is (docs/audio.md). */
const needsWasm = /"\/test\/audio\/(?!strict)/;

/** The runner's own inline scripts, which differ from page to page, are allowed by their hashes. */
export function policyFor(html) {
  const scripts = [...inlineScripts(html).map(hash), ...(needsWasm.test(html) ? ["'wasm-unsafe-eval'"] : [])];
  return [
    "default-src 'none'",
    `script-src ${["'self'", ...scripts].join(' ')}`,
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self' ws:", // the runner reports over a web socket
    "worker-src 'self'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html wx-agent-kit',
  ].join('; ');
}

function inlineScripts(html) {
  return [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(([, script]) => script);
}

function hash(script) {
  return `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
}
