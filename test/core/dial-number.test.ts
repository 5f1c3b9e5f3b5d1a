import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { dialled, dialNumberFault, dialNumberFormat, isExtension, masked, readable } from '../../src/core/index.js';

describe('dial numbers', () => {
  it('takes 3 to 18 digits, with + # * : among them that do not count', () => {
    for (const number of [
      '911',
      '+12015532447',
      '+11234567890',
      '01161123456789',
      '*72#:123',
      '123456789012345678',
      '++#*:123456789012345678',
    ]) {
      expect(dialNumberFault(number), number).to.equal(null);
    }
    expect(dialNumberFault('')).to.equal('empty');
    expect(dialNumberFault('+1')).to.equal('too-short');
    expect(dialNumberFault('##**::')).to.equal('too-short');
    expect(dialNumberFault('1234567890123456789')).to.equal('too-long');
    expect(dialNumberFault('(201) 553-2447')).to.equal('characters');
  });

  it('dials digits and the four special characters, and nothing else', () => {
    expect(dialled('+1 (201) 553-2447 ext. *9')).to.equal('+12015532447*9');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(dialled(text)).to.match(/^[\d+#*:]*$/u);
        expect(dialled(dialled(text))).to.equal(dialled(text));
      }),
    );
  });

  it('tells the formats apart, and names what fits none of them', () => {
    for (const [number, format] of [
      ['+12015532447', 'us'],
      ['+14155550134', 'us'],
      // No area code begins with 1 or 0.
      ['+11234567890', 'e164'],
      ['+10155532447', 'e164'],
      ['+1201553244', 'e164'],
      ['+442079460321', 'e164'],
      ['+123456789012345', 'e164'],
      // More than 15 digits no number of the world has.
      ['+1234567890123456', 'other'],
      ['+0123456', 'other'],
      ['01161123456789', 'idd'],
      ['00442079460321', 'idd'],
      ['011', 'other'],
      ['0011', 'other'],
      ['2214', 'other'],
      ['*72#', 'other'],
      ['+1201553#447', 'other'],
      ['', 'other'],
    ] as const) {
      expect(dialNumberFormat(number), number).to.equal(format);
    }
  });

  it('takes digits only for an extension', () => {
    expect(isExtension('2214')).to.equal(true);
    for (const text of ['', '22a', '+22', '2 2', '１２']) expect(isExtension(text), text).to.equal(false);
  });

  it('hides all digits but the last four, and keeps the shape', () => {
    expect(masked('+14155550134')).to.equal('+•••••••0134');
    expect(masked('+1 415 555 0134')).to.equal('+• ••• ••• 0134');
    expect(masked('911')).to.equal('911');
    expect(masked('')).to.equal('');
    fc.assert(
      fc.property(fc.stringMatching(/^\+?\d{5,18}$/u), (number) => {
        expect(masked(number).replace(/\D/gu, '')).to.equal(number.slice(-4));
        expect(masked(number)).to.have.length(number.length);
      }),
    );
  });

  it('writes numbers of the North American plan in groups, masked or not, and leaves others', () => {
    expect(readable('+14155550134')).to.equal('+1 415 555 0134');
    expect(readable(masked('+14155550134'))).to.equal('+• ••• ••• 0134');
    for (const number of ['+442079460958', '2214', '', '+1415555013']) expect(readable(number)).to.equal(number);
  });
});
