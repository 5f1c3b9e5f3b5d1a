// The command behind test/contract/socket.test.ts: a centre on a server of its own, with the settings of the test and a
// clock that stands still. A test page has one at a time.
import { tsImport } from 'tsx/esm/api';

const load = async (path) => tsImport(`../../src/${path}`, import.meta.url);
const servers = new Map();
let modules;

export const socketCentres = () => ({
  name: 'socket-centres',
  async executeCommand({ command, payload, session }) {
    if (command !== 'socket-centre') return undefined;
    await servers.get(session.id)?.stop();
    const server = await open(payload);
    servers.set(session.id, server);
    return `ws://127.0.0.1:${server.port}/centre`;
  },
  async serverStop() {
    await Promise.all([...servers.values()].map((server) => server.stop()));
  },
});

async function open(organisation) {
  modules ??= await load('bin/centre/testing.ts');
  return modules.manualCentre(organisation);
}
