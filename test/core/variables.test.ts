import { expect } from '@open-wc/testing';
import { fitted, localOf, MOST_CHARACTERS, variableFault, zonedOf } from '../../src/core/index.js';
import type { VariableType } from '../../src/core/index.js';
import { emulateTimeZone } from '../support/time-zone.js';

/** Numbers from 0 up to 1, the same for the same seed. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

const ZONES = [
  ...['UTC', 'Asia/Shanghai', 'Asia/Kolkata', 'Asia/Kathmandu', 'America/Los_Angeles', 'America/St_Johns'],
  ...['Europe/Berlin', 'Australia/Lord_Howe', 'Pacific/Kiritimati', 'Pacific/Pago_Pago'],
];

describe('variables', () => {
  describe('variableFault', () => {
    const GOOD: Readonly<Record<VariableType, readonly string[]>> = {
      string: ['', 'anything', '<b>', '12', '😀'.repeat(256)],
      integer: ['', '0', '-7', '007', '9'.repeat(256)],
      decimal: ['', '0', '129.90', '-0.5', '12'],
      boolean: ['', 'true', 'false'],
      'date-time': ['', '2026-11-22T17:30:00+08:00', '2026-11-22T09:30Z', '2026-02-28T23:59:59.999-03:30'],
    };
    const BAD: Readonly<Record<Exclude<VariableType, 'string'>, readonly string[]>> = {
      integer: ['1.5', '1e3', 'a', '--1', '+1', ' 1', '１', '0x10'],
      decimal: ['129,90', '.5', '1.', '1e3', '1.2.3', 'NaN', 'Infinity'],
      boolean: ['yes', '1', 'TRUE', ' true'],
      'date-time': ['2026-11-22', '2026-11-22T17:30', '2026-13-01T00:00Z', '2026-11-22T25:00Z', 'tomorrow', '17:30'],
    };
    for (const [type, texts] of Object.entries(GOOD) as [VariableType, string[]][]) {
      it(`[CAD-01] takes every ${type}, and none at all`, () => {
        for (const text of texts) expect(variableFault(type, text), text).to.equal(null);
      });
    }
    for (const [type, texts] of Object.entries(BAD) as [keyof typeof BAD, string[]][]) {
      it(`[CAD-01] refuses what is no ${type}`, () => {
        for (const text of texts) expect(variableFault(type, text), text).to.equal(type);
      });
    }

    it('[CAD-02] refuses more than 256 characters of any type', () => {
      for (const type of Object.keys(GOOD) as VariableType[]) {
        expect(variableFault(type, '1'.repeat(257))).to.equal('too-long');
      }
      expect(variableFault('string', '😀'.repeat(257))).to.equal('too-long');
    });
  });

  describe('fitted', () => {
    it('[CAD-02] leaves what fits, and cuts the rest between characters', () => {
      const draw = chance(1);
      for (let time = 0; time < 300; time += 1) {
        const text = Array.from({ length: Math.floor(draw() * 400) }, () => (draw() < 0.5 ? 'a' : '😀')).join('');
        const cut = fitted(text);
        expect(text.startsWith(cut)).to.equal(true);
        expect(Array.from(cut)).to.have.length(Math.min(MOST_CHARACTERS, Array.from(text).length));
        expect(cut).not.to.match(/[\uD800-\uDBFF]$/u);
      }
    });
  });

  describe('dates and times', () => {
    for (const zone of ZONES) {
      it(`[CAD-06] mean the same moment before and after, in ${zone}`, async () => {
        await emulateTimeZone(zone);
        const draw = chance(7);
        for (let time = 0; time < 300; time += 1) {
          const moment = Math.floor((draw() * 4_102_444_800_000) / 60_000) * 60_000;
          const utc = new Date(moment).toISOString().replace('.000Z', 'Z');
          const local = localOf(utc);
          expect(local).to.match(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/u);
          const saved = zonedOf(local, '');
          expect(variableFault('date-time', saved)).to.equal(null);
          // An hour that the clock shows twice is the first of the two; what is shown stays the same.
          expect(localOf(saved)).to.equal(local);
          expect(Math.abs(Date.parse(saved) - moment)).to.be.oneOf([0, 1_800_000, 3_600_000]);
          expect(zonedOf(local, utc)).to.match(/Z$/u);
          expect(Date.parse(zonedOf(local, utc))).to.equal(Date.parse(saved));
        }
      });
    }

    it('[CAD-06] 17:30 in Shanghai is 2026-11-22T17:30:00+08:00, and Z stays Z', async () => {
      await emulateTimeZone('Asia/Shanghai');
      expect(zonedOf('2026-11-22T17:30', '')).to.equal('2026-11-22T17:30:00+08:00');
      expect(zonedOf('2026-11-22T17:30', '2026-01-01T00:00:00-05:00')).to.equal('2026-11-22T17:30:00+08:00');
      expect(zonedOf('2026-11-22T17:30', '2026-01-01T00:00:00Z')).to.equal('2026-11-22T09:30:00Z');
      expect(localOf('2026-11-22T09:30:00Z')).to.equal('2026-11-22T17:30');
    });

    it('[CAD-06] take the zone of their own day, in summer and in winter', async () => {
      await emulateTimeZone('Europe/Berlin');
      expect(zonedOf('2026-07-01T12:00', '')).to.equal('2026-07-01T12:00:00+02:00');
      expect(zonedOf('2026-12-01T12:00', '')).to.equal('2026-12-01T12:00:00+01:00');
    });

    it('[CAD-06] an hour that the clock leaves out is a moment all the same', async () => {
      await emulateTimeZone('Europe/Berlin');
      const saved = zonedOf('2026-03-29T02:30', '');
      expect(variableFault('date-time', saved)).to.equal(null);
      expect(new Date(saved).toISOString()).to.equal('2026-03-29T01:30:00.000Z');
    });

    it('[CAD-06] an hour that the clock shows twice is the first of the two', async () => {
      await emulateTimeZone('America/Los_Angeles');
      expect(zonedOf('2026-11-01T01:30', '')).to.equal('2026-11-01T01:30:00-07:00');
    });

    it('[CAD-06] odd zones keep their minutes', async () => {
      await emulateTimeZone('Asia/Kathmandu');
      expect(zonedOf('2026-11-22T17:30', '')).to.equal('2026-11-22T17:30:00+05:45');
      await emulateTimeZone('America/St_Johns');
      expect(zonedOf('2026-11-22T17:30', '')).to.equal('2026-11-22T17:30:00-03:30');
    });

    it('[CAD-06] seconds stay, and nothing is nothing', async () => {
      await emulateTimeZone('Asia/Shanghai');
      expect(zonedOf('2026-11-22T17:30:15', '')).to.equal('2026-11-22T17:30:15+08:00');
      expect(zonedOf('', '2026-11-22T17:30:00Z')).to.equal('');
      expect(localOf('')).to.equal('');
      expect(localOf('no date')).to.equal('');
    });
  });
});
