import { executeServerCommand } from '@web/test-runner-commands';

/** Composes a text at the caret, as an input method does; another call replaces it. */
export const compose = (text: string): Promise<unknown> =>
  executeServerCommand('input-method', { text, isFinished: false });

/** Ends the composition with a text. */
export const commit = (text: string): Promise<unknown> =>
  executeServerCommand('input-method', { text, isFinished: true });
