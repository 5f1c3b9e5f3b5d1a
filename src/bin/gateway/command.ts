/** `wx-agent-kit gateway`: reads what it was given, starts the centre and the gateway before it, and stops them in order. */
import { tlsOf } from '../files.js';
import { shownHost } from '../listening.js';
import { isLoopback, originRule } from '../origins.js';
import { serving, tokensFor } from '../serving.js';
import type { Tokens } from '../tokens.js';
import { CallbackFile } from './callback-file.js';
import { servedBy } from './configuration.js';
import { HELP, optionsOf } from './options.js';
import type { Options } from './options.js';
import { GatewayServer } from './server.js';

/** Starts a gateway. */
export const gateway = serving(optionsOf, HELP, async (options, opening, say) => {
  const { organisation, clock, onError } = opening;
  const agentIds = organisation.agents.map((one) => one.id);
  const tls = options.tls ? await tlsOf(options.tls) : undefined;
  const tokens = await tokensFor(options, agentIds);
  return opening.run(async (centre) => {
    // The lock on the centre's file is on its neighbour, too.
    const callbacks = options.state === undefined ? undefined : await CallbackFile.open(`${options.state}.callbacks`);
    const server = await GatewayServer.start({
      ...{ centre, organisation, tokens, tls, clock, callbacks, onError },
      ...{ host: options.host, port: options.port, world: options.world, tokenSeconds: options.tokenSeconds },
      origins: originRule(options.host, options.origins),
    });
    for (const line of greeting(options, server, tokens)) say(line);
    return server;
  }, servedBy(organisation));
});

/** What stands in the console once it is open. */
function greeting(options: Options, { port, bearers, configuration }: GatewayServer, tokens: Tokens): string[] {
  const { host, tls, manualClock } = options;
  const url = `${tls ? 'https' : 'http'}://${shownHost(host)}:${String(port)}`;
  const { name, agents } = configuration.settings;
  const lines = [
    `${name} is open: ${url}`,
    `For the SDK: config.services.discovery.u2c is ${url}/u2c/api/v1`,
    `The organisation: ${configuration.orgId}`,
  ];
  if (!tokens.byAgent || tokens.isNew) {
    lines.push(
      tokens.byAgent && !options.tokens
        ? 'Access tokens, until it is started again (--tokens keeps them):'
        : 'Access tokens:',
    );
    for (const agent of agents) lines.push(`  ${agent.name}: ${bearers.bearerOf(agent.id)}`);
  }
  if (manualClock) lines.push('Time stands still, until a page moves it.');
  if (!tls && !isLoopback(host)) lines.push('Without --cert and --key nothing is encrypted.');
  return lines;
}
