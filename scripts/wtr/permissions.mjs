// The command behind test/support/permissions.ts: what the browser's user has said about a permission of this page.
const clients = new WeakMap();

export const permissions = () => ({
  name: 'permissions',
  async executeCommand({ command, payload, session }) {
    if (command !== 'permission') return undefined;
    const page = session.browser.getPage(session.id);
    const browser = page.browser();
    // What a connection has set goes with it, so it stays open.
    const client = clients.get(browser) ?? (await browser.target().createCDPSession());
    clients.set(browser, client);
    await client.send('Browser.setPermission', {
      permission: { name: payload.name },
      setting: payload.setting,
      origin: new URL(page.url()).origin,
      browserContextId: page.browserContext().id,
    });
    return true;
  },
});
