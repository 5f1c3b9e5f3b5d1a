import { executeServerCommand } from '@web/test-runner-commands';

/** What a user may prefer. */
export interface MediaFeatures {
  'forced-colors'?: 'active' | 'none';
  'prefers-color-scheme'?: 'dark' | 'light';
  'prefers-contrast'?: 'more' | 'less' | 'no-preference';
  'prefers-reduced-motion'?: 'reduce' | 'no-preference';
}

/** Sets the features named and resets all others. After the test all are as before. */
export async function emulateFeatures(features: MediaFeatures): Promise<void> {
  await executeServerCommand('media-features', features);
}

// Test files share pages: what one leaves on, the next would get.
afterEach(() => emulateFeatures({}));
