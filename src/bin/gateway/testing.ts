/** A gateway for tests: its clock is moved by pages alone, and everything is at its defaults else. */
import { EmbeddedCentre, parseOrganisation } from '../../backends/simulator/index.js';
import type { OrganisationInput } from '../../backends/simulator/index.js';
import { ManualClock, systemClock } from '../../core/index.js';
import { originRule } from '../origins.js';
import { noTokens } from '../tokens.js';
import { servedBy } from './configuration.js';
import { GatewayServer } from './server.js';

const HOST = '127.0.0.1';

export interface TestGateway {
  /** `http://127.0.0.1:…`, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  readonly orgId: string;
  /** An agent's access token. */
  token(agentId: string): string;
  /** Has an agent's desktops hear texts as they are. */
  utter(agentId: string, texts: readonly string[]): void;
  stop(): Promise<void>;
}

export interface TestOptions {
  readonly organisation: OrganisationInput;
  /** 0, the default, takes any that is free. */
  readonly port?: number;
  /** Time goes by itself. Default: it stands still until `/clock` moves it. */
  readonly isRunning?: boolean;
  readonly tokenSeconds?: number;
  readonly silence?: number;
}

export async function openGateway({
  organisation,
  port = 0,
  isRunning,
  tokenSeconds = 3600,
  silence,
}: TestOptions): Promise<TestGateway> {
  const clock = isRunning ? undefined : new ManualClock();
  const settings = parseOrganisation(organisation);
  const centre = new EmbeddedCentre({ organisation: servedBy(settings), clock: clock ?? systemClock });
  const server = await GatewayServer.start({
    ...{ centre, organisation: settings, host: HOST, port, tokens: noTokens, tokenSeconds, clock, world: true },
    ...(silence === undefined ? {} : { silence }),
    origins: originRule(HOST, []),
    onError: (error) => console.error(error),
  });
  return {
    url: `http://${HOST}:${String(server.port)}`,
    port: server.port,
    orgId: server.configuration.orgId,
    token: (agentId) => server.bearers.bearerOf(agentId),
    utter: (agentId, texts) => {
      for (const text of texts) server.utter(agentId, text);
    },
    stop: async () => {
      await server.stop();
      await centre.stop();
    },
  };
}
