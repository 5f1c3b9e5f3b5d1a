/** A connection that is cut for so long while a call goes on: the desktop says so, and comes back to the truth [ERR-02]. */
import { expect } from '@open-wc/testing';
import { gatewayWorld } from '../../src/backends/gateway/world.js';
import { webex } from '../../src/backends/webex/index.js';
import { heldSince, Store, systemClock } from '../../src/core/index.js';
import { QUIET } from '../contract/player.js';
import { openGateway, sdkPage, setWire } from './support.js';

/** Every attempt of the SDK to come back that fails is a rejection which it leaves unhandled. */
const OF_THE_SDK = /^rejection: .*(?:\n\s+at .*contact-center\.min\.js.*)*$/u;

export function drop(seconds: number): void {
  describe(`a connection of the SDK that is cut for ${String(seconds)} seconds`, () => {
    it('[ERR-02] is told of, comes back, and shows what happened meanwhile', async function () {
      this.timeout((seconds + 60) * 1000);
      const gateway = await openGateway({ organisation: { ...QUIET, connectSeconds: 0 }, isRunning: true });
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
      await until(() => call()?.request?.stage === 'offered', 5_000);
      const id = call()?.id ?? '';
      await world.act('answer-phone', { interactionId: id });
      await until(() => call()?.request === null, 5_000);
      await store.send('hold', { interactionId: id });
      await until(() => heldSince(call()!) !== null, 5_000);

      const { faults } = page.seen;
      expect(faults).to.deep.equal([]);
      await setWire(false);
      await until(() => store.state.link === 'lost', 15_000);
      await wait(seconds * 1000);
      await setWire(true);
      await world.act('customer-leaves', { interactionId: id });
      await until(() => store.state.link === 'open', 45_000);
      const meanwhile = faults.splice(0);
      expect(meanwhile.filter((one) => !OF_THE_SDK.test(one))).to.deep.equal([]);
      await until(() => call()?.wrapUp != null, 10_000);
      const reasonId = store.state.settings?.wrapUpReasons[0]?.id ?? '';
      await store.send('wrap-up', { interactionId: id, reasonId });
      expect(store.state.interactions.size).to.equal(0);
      // After the drop there is one listener for each thing again: the next call comes once.
      await world.act('contact', { channel: 'call', for: 'me' });
      await until(() => call()?.request?.stage === 'offered', 10_000);
      expect(store.state.interactions.size).to.equal(1);
      expect(faults).to.deep.equal([]);
      await store.disconnect();
      world.close();
      page.close();
    });
  });
}

const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => void systemClock.after(milliseconds, resolve));

async function until(isSo: () => boolean, limit: number): Promise<void> {
  const end = systemClock.now() + limit;
  while (!isSo()) {
    if (systemClock.now() > end) throw new Error(`Not within ${String(limit)} ms: ${isSo.toString()}`);
    await wait(50);
  }
}
