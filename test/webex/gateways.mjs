// The commands behind test/webex/support.ts: a gateway for each test, in the runner's own process, with a wire before it
// that can be cut, or that says more than the gateway does.
import { connect, createServer } from 'node:net';
import { tsImport } from 'tsx/esm/api';

/** By the page and the name that it gave: the gateway there is now, and the wire, which keeps its address. */
const places = new Map();
let modules;

const commands = {
  /** Opens one, and ends the one before. */
  gateway: async ({ name, ...options }, place) => {
    modules ??= tsImport('../../src/bin/gateway/testing.ts', import.meta.url);
    const { openGateway } = await modules;
    place.wire?.cut();
    await place.gateway?.stop();
    // What a browser was allowed to ask of an address it need not ask again.
    place.wire ??= await openWire();
    place.gateway = await openGateway(options);
    place.wire.lead(place.gateway.port);
    return { name, url: place.wire.url, orgId: place.gateway.orgId };
  },
  /** Cuts the wire, or mends it. */
  wire: ({ isUp }, place) => place.wire.set(isUp),
  /** Has an agent's desktop hear texts as they are. */
  utter: ({ agentId, texts }, place) => place.gateway.utter(agentId, texts),
};

export const openGateways = () => ({
  name: 'gateways',
  async executeCommand({ command, payload, session }) {
    if (!Object.hasOwn(commands, command)) return undefined;
    const key = `${session.id} ${payload.name ?? ''}`;
    const place = places.get(key) ?? {};
    places.set(key, place);
    return (await commands[command](payload, place)) ?? true;
  },
  async serverStop() {
    for (const { wire } of places.values()) wire?.close();
    await Promise.all([...places.values()].map(({ gateway }) => gateway?.stop()));
  },
});

/** Hands everything on to a port, and breaks everything off while it is cut. */
async function openWire() {
  const open = new Set();
  let port = 0;
  let isUp = true;
  const server = createServer((near) => {
    if (!isUp) {
      near.destroy();
      return;
    }
    const far = connect(port, '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ]) {
      open.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = () => {
    for (const one of open) one.destroy();
  };
  return {
    url: `http://127.0.0.1:${String(server.address().port)}`,
    /** Leads to another gateway from now on. */
    lead: (to) => {
      port = to;
      isUp = true;
    },
    set: (up) => {
      isUp = up;
      if (!up) cut();
      return true;
    },
    cut,
    close: () => {
      server.close();
      cut();
    },
  };
}
