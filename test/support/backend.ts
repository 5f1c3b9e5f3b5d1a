/** A real seat of which a test replaces a part: to hold something back, or to have it fail. */
import type { Backend } from '../../src/core/index.js';
import { settle } from './desk.js';
import type { Desk } from './desk.js';

/** The seat of a desk, with some of it replaced. */
export const through = (seat: Backend, changes: Partial<Backend>): Backend => ({
  capabilities: seat.capabilities,
  connect: (listener) => seat.connect(listener),
  send: (command) => seat.send(command),
  search: (query, start, count) => seat.search(query, start, count),
  reveal: (interactionId, variable) => seat.reveal(interactionId, variable),
  resync: () => seat.resync(),
  disconnect: () => seat.disconnect(),
  ...changes,
});

/** Connects the desktop of a desk anew, through a seat that was changed. */
export async function reconnect(d: Desk, changes: Partial<Backend>): Promise<void> {
  d.desktop.backend = through(d.backend, changes);
  await settle();
  d.heard.length = 0;
}
