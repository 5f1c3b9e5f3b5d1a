// The command behind test/support/media.ts. The runner's own emulateMedia drops what it does not know,
// forced-colors and prefers-contrast among them; Chromium's protocol takes them all.
const clients = new WeakMap();

export const mediaFeatures = () => ({
  name: 'media-features',
  async executeCommand({ command, payload, session }) {
    if (command !== 'media-features') return undefined;
    const page = session.browser.getPage(session.id);
    const client = clients.get(page) ?? (await page.createCDPSession());
    clients.set(page, client);
    const features = Object.entries(payload).map(([name, value]) => ({ name, value }));
    await client.send('Emulation.setEmulatedMedia', { features });
    return true;
  },
});
