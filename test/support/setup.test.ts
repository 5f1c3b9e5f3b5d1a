import { expect } from '@open-wc/testing';
import { expectProblem } from './setup.js';

describe('the page every test runs in', () => {
  it('refuses a style attribute', async () => {
    document.createElement('p').setAttribute('style', 'color: red');
    await expectProblem(/style-src/);
  });

  it('refuses markup from a string', async () => {
    expect(() => {
      document.createElement('p').innerHTML = '<b>bold</b>';
    }).to.throw(TypeError);
    await expectProblem(/require-trusted-types-for/);
  });

  it('refuses a Trusted Types policy that a strict host has not named', async () => {
    const { trustedTypes } = window as unknown as { trustedTypes: { createPolicy(name: string, rules: object): void } };
    expect(() => trustedTypes.createPolicy('other', {})).to.throw(TypeError);
    await expectProblem(/trusted-types/);
  });

  it('notices what is written to the console', async () => {
    console.warn('planted');
    await expectProblem(/console\.warn: planted/);
  });

  it('notices a rejection that nobody handles', async () => {
    void Promise.reject(new Error('planted'));
    await expectProblem(/thrown in a Promise outside a test/);
    await expectProblem(/console\.error: Error: planted/);
  });

  it('names the elements that are not the same, at once', () => {
    const button = document.createElement('button');
    button.textContent = 'Hold';
    document.body.append(button);
    expect(() => expect(button).to.equal(document.body)).to.throw('expected <button> “Hold” to be <body> “”');
    expect(() => expect(null).to.equal(button)).to.throw('expected null to be <button> “Hold”');
    expect(() => expect(button).not.to.equal(button)).to.throw('not to be');
    expect(button).to.equal(button);
    expect(button).not.to.equal(document.body);
    button.remove();
  });
});
