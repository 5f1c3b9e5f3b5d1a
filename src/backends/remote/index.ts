/** A contact centre that is not in this page: one for all tabs of a browser, or one for several machines. */
export { sharedCentre } from './shared.js';
export type { Shared, SharedOptions } from './shared.js';
export type { Place } from './places.js';
export type { WorkerSource } from './worker.js';
export { socketCentre } from './socket.js';
export type { SocketOptions } from './socket.js';
export { remote } from './client.js';
export type { Remote, RemoteOptions } from './client.js';
export type { OpenChannel } from './connection.js';
export { WIRE_VERSION } from './wire.js';
export type { Channel } from './wire.js';
