/**
 * The real SDK for a test: each agent has a page of its own, in a frame, since there is one SDK in a page. The test page
 * uses its `cc` as a host would. Whatever goes wrong in such a page and is caught by nobody fails the test.
 */
import { expect } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import type { OrganisationInput } from '../../src/backends/simulator/index.js';
import { systemClock } from '../../src/core/index.js';
import type { SdkContactCenter } from '../../src/backends/webex/sdk.js';

/** What test/webex/seat/before.js sees. */
interface Seen {
  readonly sockets: WebSocket[];
  readonly frames: number;
  /** The frames. */
  readonly texts: readonly string[];
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
  /** What goes wrong like this from now on is to be expected, until it is called with nothing. */
  forgive(expected?: RegExp): void;
  close(): void;
}

function load(): Promise<SdkPage> {
  const frame = document.createElement('iframe');
  frame.src = '/test/webex/seat/index.html';
  return new Promise((resolve) => {
    frame.addEventListener('load', () => {
      const page = frame.contentWindow as SdkWindow;
      const sdk: SdkPage = {
        seen: page.seen,
        forgive: (expected) => {
          blame(sdk);
          if (expected) forgiven.set(sdk, expected);
          else forgiven.delete(sdk);
        },
        open: async ({ url, orgId, name }, agentId, options = {}) => {
          pagesAt(name).add(sdk);
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
        close: () => {
          blame(sdk);
          for (const pages of open.values()) pages.delete(sdk);
          frame.remove();
        },
      };
      resolve(sdk);
    });
    document.body.append(frame);
  });
}

/** What went wrong, and nobody forgave. */
const faults: string[] = [];
const forgiven = new Map<SdkPage, RegExp>();
const open = new Map<string, Set<SdkPage>>();

function pagesAt(name: string): Set<SdkPage> {
  const pages = open.get(name) ?? new Set();
  open.set(name, pages);
  return pages;
}

function blame(page: SdkPage): void {
  const expected = forgiven.get(page);
  faults.push(...page.seen.faults.splice(0).filter((one) => expected?.test(one) !== true));
}

afterEach(() => {
  for (const pages of open.values()) for (const one of pages) blame(one);
  expect(faults.splice(0), 'what went wrong in pages with the SDK').to.deep.equal([]);
});

// The SDK takes a while to load: the next page does while a test runs.
let spare: Promise<SdkPage> | undefined;

export async function sdkPage(): Promise<SdkPage> {
  const page = await (spare ?? load());
  spare = load();
  return page;
}

export interface Gateway {
  readonly name: string;
  readonly url: string;
  readonly orgId: string;
}

export interface GatewayWish {
  readonly organisation: OrganisationInput;
  /** Of several at a time. */
  readonly name?: string;
  /** Time goes by itself. Default: the test moves it. */
  readonly isRunning?: boolean;
}

/** A gateway of this test's own; the one before it of that name ends, with its pages. */
export function openGateway({ name = '', ...wish }: GatewayWish): Promise<Gateway> {
  for (const page of pagesAt(name)) page.close();
  return executeServerCommand<Gateway, unknown>('gateway', { name, ...wish });
}

/** Cuts the wire to the gateway, or mends it. */
export const setWire = ({ name }: Gateway, isUp: boolean): Promise<unknown> =>
  executeServerCommand('wire', { name, isUp });

/** Has an agent's desktops hear texts as they are, in that order. */
export const utter = ({ name }: Gateway, agentId: string, texts: readonly string[]): Promise<unknown> =>
  executeServerCommand('utter', { name, agentId, texts });

export const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => void systemClock.after(milliseconds, resolve));

export async function until(isSo: () => boolean, limit: number): Promise<void> {
  const end = systemClock.now() + limit;
  while (!isSo()) {
    if (systemClock.now() > end) throw new Error(`Not within ${String(limit)} ms: ${isSo.toString()}`);
    await wait(50);
  }
}
