/** Where a server listens, and what is said of it. */
import type { Server } from 'node:http';
import { isIP } from 'node:net';
import { hostname, networkInterfaces } from 'node:os';
import { codeOf, Mistake, reasonOf } from './mistake.js';

export interface Place {
  readonly host: string;
  readonly port: number;
  /** Hears of what is no fault of a desktop's. */
  readonly onError: (error: unknown) => void;
}

/** Throws a `Mistake` where it cannot listen there. */
export function listen(server: Server, { host, port, onError }: Place): Promise<void> {
  return new Promise((resolve, reject) => {
    const onFault = (error: unknown): void => reject(new Mistake(listeningFault(error, host, port)));
    server.once('error', onFault);
    server.listen(port, host, () => {
      server.off('error', onFault);
      server.on('error', onError);
      resolve();
    });
  });
}

/** An address that other machines can use. */
export function shownHost(host: string): string {
  if (host !== '0.0.0.0' && host !== '::') return isIP(host) === 6 ? `[${host}]` : host;
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return addresses.find((one) => one.family === 'IPv4' && !one.internal)?.address ?? hostname();
}

function listeningFault(error: unknown, host: string, port: number): string {
  switch (codeOf(error)) {
    case 'EADDRINUSE':
      return `Port ${String(port)} is in use: another program listens there. Choose another with --port.`;
    case 'EACCES':
      return `Port ${String(port)} may not be used by this user. Choose one above 1023 with --port.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `This machine has no address ${host}. Choose one with --host; 0.0.0.0 stands for all.`;
    default:
      return `It cannot listen at ${host}, port ${String(port)}: ${reasonOf(error)}.`;
  }
}
