import { expect } from '@open-wc/testing';
import { render } from '../../bench/audio/render.js';

describe('noise removal in a page whose policy allows no WebAssembly', () => {
  it('[NOI-03] lets the sound through, and says what to allow', async () => {
    const sound = Float32Array.from({ length: 24_000 }, (_, at) => 0.3 * Math.sin(at / 20));
    const { heard, removal } = await render(sound);
    expect(removal.state).to.equal('failed');
    expect(removal.failure?.message).to.match(/WebAssembly.*Content Security Policy/);
    expect(heard.every((sample, at) => sample === sound[at])).to.equal(true);
    removal.close();
  });
});
