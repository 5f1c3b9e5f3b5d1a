import { expect } from '@open-wc/testing';
import { emulateFeatures } from './media.js';

const matches = (query: string) => matchMedia(`(${query})`).matches;

describe('emulateFeatures', () => {
  it('sets what is named', async () => {
    await emulateFeatures({
      'forced-colors': 'active',
      'prefers-contrast': 'more',
      'prefers-reduced-motion': 'reduce',
    });
    expect(matches('forced-colors: active')).to.equal(true);
    expect(matches('prefers-contrast: more')).to.equal(true);
    expect(matches('prefers-reduced-motion: reduce')).to.equal(true);
  });

  it('is undone after each test', () => {
    expect(matches('forced-colors: active')).to.equal(false);
    expect(matches('prefers-reduced-motion: reduce')).to.equal(false);
  });
});
