// Serves the demo with Webex's own SDK, against a gateway with an embedded centre: `npm run demo:webex`. Prints the
// demo's address. PORT names the demo's port; the gateway takes any that is free.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { tsImport } from 'tsx/esm/api';
import { serve } from './serve.mjs';
import { installSdk } from './setup-webex.mjs';

const SDK = new URL('../test/webex/node_modules/@webex/contact-center/umd/contact-center.min.js', import.meta.url);

/**
 * Starts both; `stop` ends them.
 * @param {{ port?: number, tokenSeconds?: number }} [options]
 */
export async function serveWebex({ port, tokenSeconds = 3600 } = {}) {
  if (!installSdk()) throw new Error("Webex's SDK could not be installed.");
  const { gateway } = await tsImport('../src/bin/gateway/command.ts', import.meta.url);
  const plugin = { name: 'webex', serve: sdkAt, transform: policyFor };
  const { url, stop } = await serve({ port, plugins: [plugin] });
  const { origin } = new URL(url);
  let at = '';
  const running = await gateway(
    ['--port', '0', '--origin', origin, '--token-seconds', String(tokenSeconds)],
    (line) => (at ||= /https?:\/\/\S+$/u.exec(line)?.[0] ?? ''),
    (line) => console.error(line),
  );
  return {
    url: `${url}demo/?centre=webex&gateway=${at}`,
    gateway: at,
    stop: async () => {
      await running.stop();
      await stop();
    },
  };
}

/** The SDK as a host would serve its copy; the kit has none. */
function sdkAt({ path }) {
  return path === '/demo/webex-sdk.js' ? { body: readFileSync(SDK, 'utf8'), type: 'js' } : undefined;
}

/** What the SDK needs of a page: its service, a worker of its own making, and no Trusted Types. */
function policyFor({ path, body }) {
  if (path !== '/demo/' && path !== '/demo/index.html') return undefined;
  return String(body)
    .replace("connect-src 'self' ws: wss:", "connect-src 'self' ws: wss: http: https:; worker-src 'self' blob:")
    .replace(/; require-trusted-types-for 'script'; trusted-types [\w -]+/u, '');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { url, stop } = await serveWebex({ port: process.env.PORT ? Number(process.env.PORT) : undefined });
  console.log(url);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void stop().finally(() => process.exit(0)));
}
