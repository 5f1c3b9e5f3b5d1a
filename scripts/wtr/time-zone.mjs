// The command behind test/support/time-zone.ts: the page's own time zone, as if the machine stood there.
const clients = new WeakMap();

export const timeZone = () => ({
  name: 'time-zone',
  async executeCommand({ command, payload, session }) {
    if (command !== 'time-zone') return undefined;
    const page = session.browser.getPage(session.id);
    const client = clients.get(page) ?? (await page.createCDPSession());
    clients.set(page, client);
    await client.send('Emulation.setTimezoneOverride', { timezoneId: payload });
    return true;
  },
});
