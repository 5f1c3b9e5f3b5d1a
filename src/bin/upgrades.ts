/** How a request becomes a WebSocket, or not, and how all sockets are closed. */
import type { Duplex } from 'node:stream';
import type { WebSocketServer } from 'ws';
import { systemClock } from '../core/index.js';
import type { Cancel } from '../core/index.js';
import { CLOSED } from './channel.js';

/** So long sockets get to close at the end, in milliseconds. */
export const FAREWELL = 1_500;

/** Answers a request that is to become no WebSocket. To be had before anything else is done with it. */
export function refusal(socket: Duplex): (status: string) => void {
  // Until it is a WebSocket nobody else listens to its errors.
  socket.on('error', () => socket.destroy());
  return (status) => void socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** Says goodbye to all sockets, and ends those that do not answer in time. */
export function dismiss(sockets: WebSocketServer, late?: () => void): Cancel {
  for (const socket of sockets.clients) socket.close(CLOSED.goingAway, 'going-away');
  return systemClock.after(FAREWELL, () => {
    for (const socket of sockets.clients) socket.terminate();
    late?.();
  });
}
