// The command behind test/support/clipboard.ts: pages that run at the same time share one clipboard, and take turns.
const LONGEST = 3_000;

let last = Promise.resolve();
const turns = new Map();

export const clipboardTurn = () => ({
  name: 'clipboard-turn',
  async executeCommand({ command, payload: isWanted, session }) {
    if (command !== 'clipboard-turn') return undefined;
    if (isWanted) {
      const before = last;
      last = new Promise((end) => turns.set(session.id, end));
      await before;
      // A page that fails in its turn must not keep the others waiting.
      setTimeout(turns.get(session.id), LONGEST).unref();
    } else turns.get(session.id)?.();
    return true;
  },
});
