// The commands behind test/webex/support.ts: a gateway for each test, in the runner's own process, with a wire before it
// that can be cut. A test page has one at a time.
import { connect, createServer } from 'node:net';
import { tsImport } from 'tsx/esm/api';

const gateways = new Map();
let modules;

const commands = {
  /** Opens one, and ends the one before. */
  gateway: async (payload, session) => {
    await end(session);
    modules ??= tsImport('../../src/bin/gateway/testing.ts', import.meta.url);
    const { openGateway } = await modules;
    const gateway = await openGateway(payload);
    const wire = await openWire(gateway.port);
    gateways.set(session, { gateway, wire });
    return { url: wire.url, orgId: gateway.orgId };
  },
  /** Cuts the wire, or mends it. */
  wire: ({ isUp }, session) => gateways.get(session)?.wire.set(isUp),
};

export const openGateways = () => ({
  name: 'gateways',
  async executeCommand({ command, payload, session }) {
    return commands[command]?.(payload, session.id);
  },
  async serverStop() {
    await Promise.all([...gateways.keys()].map(end));
  },
});

async function end(session) {
  const { gateway, wire } = gateways.get(session) ?? {};
  gateways.delete(session);
  wire?.close();
  await gateway?.stop();
}

/** Hands everything on to a port, and breaks everything off while it is cut. */
async function openWire(port) {
  const open = new Set();
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
    set: (up) => {
      isUp = up;
      if (!up) cut();
      return true;
    },
    close: () => {
      server.close();
      cut();
    },
  };
}
