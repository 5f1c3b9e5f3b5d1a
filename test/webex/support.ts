/**
 * The real SDK for a test: each agent has a page of its own, in a frame, since there is one SDK in a page. The test page
 * uses its `cc` as a host would.
 */
import { executeServerCommand } from '@web/test-runner-commands';
import type { OrganisationInput } from '../../src/backends/simulator/index.js';
import type { SdkContactCenter } from '../../src/backends/webex/sdk.js';

/** What test/webex/seat/before.js sees. */
interface Seen {
  readonly sockets: WebSocket[];
  readonly frames: number;
  /** Requests under way. */
  readonly asking: number;
  readonly faults: string[];
}

interface SdkWindow extends Window {
  readonly seen: Seen;
  readonly Webex: {
    init(attributes: unknown): { readonly cc: SdkContactCenter; once(event: string, f: () => void): void };
  };
}

export interface SdkPage {
  readonly seen: Seen;
  /** Loads the SDK for an agent. Once. */
  open(gateway: Gateway, agentId: string, options?: Readonly<Record<string, unknown>>): Promise<SdkContactCenter>;
  close(): void;
}

function load(): Promise<SdkPage> {
  const frame = document.createElement('iframe');
  frame.src = '/test/webex/seat/index.html';
  return new Promise((resolve) => {
    frame.addEventListener('load', () => {
      const page = frame.contentWindow as SdkWindow;
      resolve({
        seen: page.seen,
        open: async ({ url, orgId }, agentId, options = {}) => {
          const webex = page.Webex.init({
            credentials: { access_token: `${agentId}_x_${orgId}`, ...(options.credentials as object | undefined) },
            config: {
              services: { discovery: { u2c: `${url}/u2c/api/v1`, hydra: `${url}/hydra/v1` } },
              logger: { level: 'error' },
              ...(options.config as object | undefined),
            },
          });
          await new Promise<void>((ready) => webex.once('ready', () => ready()));
          return webex.cc;
        },
        close: () => frame.remove(),
      });
    });
    document.body.append(frame);
  });
}

// The SDK takes a while to load: the next page does while a test runs.
let spare: Promise<SdkPage> | undefined;

export async function sdkPage(): Promise<SdkPage> {
  const page = await (spare ?? load());
  spare = load();
  return page;
}

export interface Gateway {
  readonly url: string;
  readonly orgId: string;
}

export interface GatewayWish {
  readonly organisation: OrganisationInput;
  /** Time goes by itself. Default: the test moves it. */
  readonly isRunning?: boolean;
}

/** A gateway of this test's own; the one before it ends. */
export const openGateway = (wish: GatewayWish): Promise<Gateway> =>
  executeServerCommand<Gateway, unknown>('gateway', wish);

/** Cuts the wire to the gateway, or mends it. */
export const setWire = (isUp: boolean): Promise<unknown> => executeServerCommand('wire', { isUp });
