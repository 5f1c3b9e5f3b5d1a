// The development server, for start.mjs, the benchmarks and the end-to-end tests.
import { createServer } from 'node:net';
import { startDevServer } from '@web/dev-server';
import config from '../web-dev-server.config.mjs';

/**
 * Serves the project; returns its address and how to stop. Without a port: any that is free.
 * @param {{ port?: number, watch?: boolean, plugins?: object[] }} [options]
 */
export async function serve({ port, watch = false, plugins = [] } = {}) {
  port ??= await freePort(0);
  const server = await startDevServer({
    config: { ...config, plugins: [...config.plugins, ...plugins], port, watch },
    readCliArgs: false,
    readFileConfig: false,
    autoExitProcess: false,
    logStartMessage: false,
  });
  const stop = () => {
    // A request that is still being answered would open the closed watcher again, and this process would never end.
    server.fileWatcher.add = () => server.fileWatcher;
    return server.stop();
  };
  return { url: `http://${config.hostname}:${port}/`, stop };
}

/** The port itself when it is free (0 stands for any), else undefined. */
export function freePort(port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(undefined));
    probe.listen(port, config.hostname, () => {
      const free = probe.address().port;
      probe.close(() => resolve(free));
    });
  });
}
