/** A link that breaks, for any back end: to see what a desktop, or a page around it, makes of a bad connection. */
export { withFaults } from './backend.js';
export type { Faulty, FaultOptions } from './backend.js';
export type { LinkControl } from './link.js';
export type { LinkFaults } from '../../core/index.js';
