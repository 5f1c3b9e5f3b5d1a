/** The kit without elements: nouns, verbs, rules, the store and the port, for those who write a back end. */
export * from './backend.js';
export * from './clock.js';
export * from './commands.js';
export * from './dial-number.js';
export * from './failure.js';
export * from './happenings.js';
export * from './media.js';
export * from './model.js';
export * from './requests.js';
export * from './rules.js';
export { controlsOf, isOnCall, NO_STATE } from './state.js';
export type { Pending, State } from './state.js';
export * from './store.js';
export * from './team.js';
export * from './variables.js';
export * from './world.js';
