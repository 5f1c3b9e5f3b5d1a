// The command behind test/support/network.ts: requests for these addresses fail, as they do without a network.
const clients = new WeakMap();

export const blockedUrls = () => ({
  name: 'blocked-urls',
  async executeCommand({ command, payload, session }) {
    if (command !== 'blocked-urls') return undefined;
    const page = session.browser.getPage(session.id);
    let client = clients.get(page);
    if (!client) {
      client = await page.createCDPSession();
      await client.send('Network.enable');
      clients.set(page, client);
    }
    await client.send('Network.setBlockedURLs', { urls: payload });
    return true;
  },
});
