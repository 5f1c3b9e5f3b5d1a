/** `wx-agent-kit centre`: reads what it was given, starts the centre, and stops it in order. */
import type { Organisation } from '../../backends/simulator/index.js';
import { tlsOf } from '../files.js';
import { shownHost } from '../listening.js';
import { isLoopback, originRule } from '../origins.js';
import { serving, tokensFor } from '../serving.js';
import type { Tokens } from '../tokens.js';
import { HELP, optionsOf } from './options.js';
import type { Options } from './options.js';
import { deskPages, folderPages } from './pages.js';
import { CentreServer, SOCKET_PATH } from './server.js';

/** Starts a centre. */
export const centre = serving(optionsOf, HELP, async (options, opening, say) => {
  const { organisation, clock, onError } = opening;
  const tokens = await tokensFor(
    options,
    organisation.agents.map((one) => one.id),
  );
  const pages =
    options.serve === undefined
      ? deskPages({ agents: tokens.byAgent ? null : organisation.agents, world: options.world })
      : await folderPages(options.serve);
  const tls = options.tls ? await tlsOf(options.tls) : undefined;
  return opening.run(async (embedded) => {
    const server = await CentreServer.start({
      ...{ centre: embedded, tokens, pages, tls, clock, onError },
      ...{ host: options.host, port: options.port, world: options.world },
      origins: originRule(options.host, options.origins),
    });
    for (const line of greeting(options, organisation, tokens, server.port)) say(line);
    return server;
  });
});

/** What stands in the console once it is open. */
function greeting(options: Options, { name, agents }: Organisation, tokens: Tokens, port: number): string[] {
  const { host, tls, serve, manualClock } = options;
  const [http, ws] = tls ? ['https', 'wss'] : ['http', 'ws'];
  const at = `${shownHost(host)}:${String(port)}`;
  const lines = [`${name} is open: ${ws}://${at}${SOCKET_PATH}`];
  if (tokens.byAgent && tokens.isNew) {
    lines.push(
      options.tokens
        ? `Tokens, kept in ${options.tokens}:`
        : 'Tokens, until it is started again (--tokens keeps them):',
    );
    for (const { id, name: agent } of agents) {
      const token = tokens.byAgent.get(id);
      if (token !== undefined)
        lines.push(
          serve === undefined
            ? `  ${agent}: ${http}://${at}/?agent=${id}#token=${token}`
            : `  ${agent} (${id}): ${token}`,
        );
    }
  } else if (serve === undefined) lines.push(`A desk for anybody of it: ${http}://${at}/`);
  else lines.push(`Pages: ${http}://${at}/`);
  if (manualClock) lines.push('Time stands still, until a desktop moves it.');
  if (!tls && !isLoopback(host)) {
    lines.push(
      'Without --cert and --key nothing is encrypted, and on other machines browsers withhold what they keep for secure',
      'pages: the microphone (no browser stations), notifications, the clipboard.',
    );
  }
  return lines;
}
