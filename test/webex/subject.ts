/** A subject of the contract: the Webex back end over the real SDK, which the gateway serves. */
import { gatewayWorld } from '../../src/backends/gateway/world.js';
import { webex } from '../../src/backends/webex/index.js';
import type { OrganisationInput } from '../../src/backends/simulator/index.js';
import type { World, WorldView } from '../../src/core/index.js';
import { EMPTY_WORLD } from '../../src/backends/empty-world.js';
import { farSubject } from '../contract/far.js';
import type { FarSeat } from '../contract/far.js';
import type { Subject } from '../contract/player.js';
import { openGateway, sdkPage } from './support.js';
import type { Gateway, SdkPage } from './support.js';
import type { Clock } from '../../src/core/index.js';

export async function webexSubject(organisation: OrganisationInput): Promise<Subject> {
  const gateway = await openGateway({ organisation });
  const clerk = gatewayWorld({ url: gateway.url, agentId: organisation.agents[0]?.id ?? '' });
  return farSubject(
    (agentId, clock) => sit(gateway, agentId, clock),
    (milliseconds) => clerk.advance(milliseconds),
  );
}

function sit(gateway: Gateway, agentId: string, clock: Clock): FarSeat {
  const far = gatewayWorld({ url: gateway.url, agentId });
  // A browser opens six connections to a server, and a stream of views takes one: here the view is fetched.
  let view = EMPTY_WORLD;
  const world: World = {
    get view() {
      return view;
    },
    subscribe: () => () => undefined,
    act: (name, detail) => far.act(name, detail),
  };
  let page: SdkPage | undefined;
  let before = 0;
  const look = async (): Promise<{ readonly frames: number; readonly view: WorldView }> =>
    (await fetch(`${gateway.url}/world/${agentId}`)).json() as ReturnType<typeof look>;
  const backend = webex({
    clock,
    cc: async () => {
      page = await sdkPage();
      before = (await look()).frames;
      return page.open(gateway, agentId);
    },
  });
  return {
    get capabilities() {
      return backend.capabilities;
    },
    world,
    connect: (listener) => backend.connect(listener),
    send: (command) => backend.send(command),
    search: (query, start, count) => backend.search(query, start, count),
    reveal: (interactionId, variable) => backend.reveal(interactionId, variable),
    resync: () => backend.resync(),
    settled: async () => {
      await until(() => !page || page.seen.asking === 0, `${agentId} waits for an answer.`);
      const { frames, view: seen } = await look();
      await until(
        () => !page || page.seen.frames >= frames - before,
        `${agentId} lacks some of ${String(frames - before)} frames.`,
      );
      // What the SDK promised on them is kept.
      await soon();
      view = seen;
    },
    disconnect: async () => {
      await backend.disconnect();
      page?.close();
    },
  };
}

async function until(isSo: () => boolean, otherwise: string): Promise<void> {
  for (let turn = 0; !isSo(); turn += 1) {
    if (turn > 1_000) throw new Error(otherwise);
    await soon();
  }
}

const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
