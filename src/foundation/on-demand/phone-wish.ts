import type { Desktop } from '../context.js';

/** Desktops of agents who signed out to take calls on a phone: the sign-in begins with one. */
export const phoneWishes = new WeakSet<Desktop>();
