// The command behind test/support/input-method.ts: text that is composed, as with an input method for Chinese, and then
// committed. The runner's own sendKeys types characters that are finished at once.
export const inputMethod = () => ({
  name: 'input-method',
  async executeCommand({ command, payload, session }) {
    if (command !== 'input-method') return undefined;
    const { text, isFinished } = payload;
    const page = session.browser.getPage(session.id);
    const client = await page.createCDPSession();
    if (isFinished) await client.send('Input.insertText', { text });
    else {
      const { length } = text;
      await client.send('Input.imeSetComposition', { text, selectionStart: length, selectionEnd: length });
    }
    await client.detach();
    return true;
  },
});
