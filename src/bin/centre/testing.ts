/** A centre behind a socket whose clock only desktops move: for the contract that every back end keeps. */
import { EmbeddedCentre } from '../../backends/simulator/index.js';
import type { OrganisationInput } from '../../backends/simulator/index.js';
import { ManualClock } from '../../core/index.js';
import { originRule } from '../origins.js';
import { CentreServer } from './server.js';
import { noTokens } from '../tokens.js';

const HOST = '127.0.0.1';

export function manualCentre(organisation: OrganisationInput): Promise<CentreServer> {
  const clock = new ManualClock();
  return CentreServer.start({
    centre: new EmbeddedCentre({ organisation, clock }),
    host: HOST,
    port: 0,
    tokens: noTokens,
    origins: originRule(HOST, []),
    pages: (_, response) => Promise.resolve(void response.end()),
    clock,
    onError: (error) => console.error(error),
  });
}
