import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Sha256, sha256 } from '../../lib/export/sha256';
import { timesIn } from '../../lib/export/zone';

describe('Sha256', () => {
  it('is what the platform computes, however the bytes are cut into pieces', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 6 }), (pieces) => {
        const hash = new Sha256();
        for (const piece of pieces) hash.update(piece);
        expect(hash.hex()).toBe(createHash('sha256').update(Buffer.concat(pieces)).digest('hex'));
      }),
    );
  });

  it.each([0, 1, 55, 56, 63, 64, 65, 119, 120, 128])('pads %d bytes rightly', (length) => {
    const bytes = new Uint8Array(length).fill(0xa5);
    expect(sha256(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'));
  });

  it('takes a text as UTF-8', () => {
    expect(sha256('水分')).toBe(createHash('sha256').update('水分', 'utf8').digest('hex'));
  });
});

describe('timesIn', () => {
  it.each([
    ['Asia/Shanghai', '2019-07-20T16:04:00Z', '2019-07-21T00:04:00+08:00'],
    ['UTC', '2019-07-20T16:04:00Z', '2019-07-20T16:04:00+00:00'],
    ['Asia/Kathmandu', '2019-07-20T16:04:00Z', '2019-07-20T21:49:00+05:45'],
    // The hour in which clocks go back stands there twice, with two offsets.
    ['America/New_York', '2019-11-03T05:30:00Z', '2019-11-03T01:30:00-04:00'],
    ['America/New_York', '2019-11-03T06:30:00Z', '2019-11-03T01:30:00-05:00'],
  ])('%s: %s is %s', (zone, at, written) => {
    expect(timesIn(zone)(Date.parse(at))).toBe(written);
  });

  it('writes what is read back as the same second, in every zone', () => {
    const zones = ['Asia/Shanghai', 'Europe/Berlin', 'America/St_Johns', 'Pacific/Apia', 'Australia/Lord_Howe'];
    const anyTime = fc.integer({ min: Date.UTC(2009, 0), max: Date.UTC(2035, 0) });
    fc.assert(
      fc.property(fc.constantFrom(...zones), anyTime, (zone, at) => {
        expect(Date.parse(timesIn(zone)(at))).toBe(Math.floor(at / 1000) * 1000);
      }),
    );
  });
});
