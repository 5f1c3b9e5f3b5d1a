/**
 * A connection that is cut while a call goes on: the desktop says so, and comes back to the truth [ERR-02]. The SDK's
 * waiting is real, so that all of them wait at the same time, each at a gateway of its own.
 */
import { expect } from '@open-wc/testing';
import { gatewayWorld } from '../../src/backends/gateway/world.js';
import { webex } from '../../src/backends/webex/index.js';
import { heldSince, Store } from '../../src/core/index.js';
import { QUIET } from '../contract/player.js';
import { openGateway, sdkPage, setWire, until, wait } from './support.js';

/** Every attempt of the SDK to come back that fails is a rejection which it leaves unhandled. */
const OF_THE_SDK = /^rejection: .*(?:\n\s+at .*contact-center\.min\.js.*)*$/u;
/** Cuts of so many seconds: the SDK comes back by itself, is signed in anew, has given up. */
const CUTS = [2, 20, 70];

describe('a connection of the SDK', () => {
  let all: Map<number, Promise<void>>;

  before(() => {
    all = new Map(CUTS.map((seconds) => [seconds, drop(seconds)]));
    // Each is told of by its own test.
    for (const one of all.values()) one.catch(() => undefined);
  });

  for (const seconds of CUTS) {
    it(`[ERR-02] that is cut for ${String(seconds)} seconds is told of, comes back, and shows what happened meanwhile`, async function () {
      this.timeout((seconds + 90) * 1000);
      await all.get(seconds);
    });
  }
});

async function drop(seconds: number): Promise<void> {
  const organisation = { ...QUIET, connectSeconds: 0 };
  const gateway = await openGateway({ organisation, name: String(seconds), isRunning: true });
  const agentId = QUIET.agents[0]?.id ?? '';
  const world = gatewayWorld({ url: gateway.url, agentId });
  const page = await sdkPage();
  const store = new Store(webex({ cc: () => page.open(gateway, agentId) }));
  await store.connect();
  const teamId = store.state.settings?.teams[0]?.id ?? '';
  await store.send('sign-in', { teamId, station: { kind: 'extension', number: '7001' } });
  await store.send('set-state', { state: { name: 'available' } });
  await world.act('contact', { channel: 'call', for: 'me' });
  const call = () => [...store.state.interactions.values()][0];
  const isHeld = (): boolean => {
    const one = call();
    return one !== undefined && heldSince(one) !== null;
  };
  await until(() => call()?.request?.stage === 'offered', 15_000);
  const id = call()?.id ?? '';
  await world.act('answer-phone', { interactionId: id });
  await until(() => call()?.request === null, 15_000);
  await store.send('hold', { interactionId: id });
  await until(isHeld, 15_000);

  page.forgive(OF_THE_SDK);
  await setWire(gateway, false);
  await until(() => store.state.link === 'lost', 25_000);
  await wait(seconds * 1000);
  await setWire(gateway, true);
  await world.act('customer-leaves', { interactionId: id });
  await until(() => store.state.link === 'open', 45_000);
  page.forgive();
  await until(() => call()?.wrapUp != null, 15_000);
  const reasonId = store.state.settings?.wrapUpReasons[0]?.id ?? '';
  await store.send('wrap-up', { interactionId: id, reasonId });
  expect(store.state.interactions.size).to.equal(0);
  // After the drop there is one listener for each thing again: the next call comes once.
  await world.act('contact', { channel: 'call', for: 'me' });
  await until(() => call()?.request?.stage === 'offered', 15_000);
  expect(store.state.interactions.size).to.equal(1);
  await store.disconnect();
  world.close();
  page.close();
}
