import { waitUntil as wait } from '@open-wc/testing';

/** Until something is so. Open WC's own gives up after a second, which is little where a machine has other things to do. */
export const waitUntil = (
  isSo: () => unknown,
  message?: string,
  options: { readonly interval?: number; readonly timeout?: number } = {},
): Promise<void> => wait(isSo, message, { timeout: 10_000, ...options });
