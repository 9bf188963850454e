import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Decoded, decodeStretch, encodeStretch } from '../../lib/ledger/codec';
import type { Point } from '../../lib/model';
import { anyStretch, MINUTE, NOW } from '../ledger/samples';

/** The points of bytes that must be readable. */
function pointsOf(decoded: Decoded): readonly Point[] {
  if (!decoded.ok) throw new Error(decoded.reason);
  return decoded.points;
}

function postPoint(i: number): Point {
  const exactly = (low: number) => ({ low, high: low });
  const at = NOW + i * 47 * MINUTE;
  const counts = { reposts: exactly(800 + i * 37), comments: exactly(300 + i * 11), likes: exactly(5000 + i * 260) };
  return { firstAt: at, lastAt: at, looks: 1, counts };
}

describe('a packed stretch', () => {
  it('gives back every point as it was', () => {
    fc.assert(
      fc.property(anyStretch, (points) => {
        expect(decodeStretch(encodeStretch(points))).toEqual({ ok: true, points });
      }),
    );
  });

  it('is the same whether points come one by one or all at once', () => {
    fc.assert(
      fc.property(anyStretch, (points) => {
        const grown = points.reduce(
          (bytes, point) => encodeStretch([...pointsOf(decodeStretch(bytes)), point]),
          encodeStretch([]),
        );
        expect(grown).toEqual(encodeStretch(points));
      }),
      { numRuns: 30 },
    );
  });

  it('keeps the largest counts and those without upper end', () => {
    const largest = Number.MAX_SAFE_INTEGER;
    const at = { firstAt: NOW, lastAt: NOW, looks: 1 };
    const points: Point[] = [
      { ...at, counts: { reposts: { low: 0, high: largest }, likes: { low: largest, high: null } } },
      { ...at, counts: { reposts: { low: largest, high: largest }, likes: { low: 0, high: 0 } } },
    ];
    expect(decodeStretch(encodeStretch(points))).toEqual({ ok: true, points });
  });

  it('takes at most ten bytes for a further look at three exact counts', () => {
    const hundred = Array.from({ length: 100 }, (_, i) => postPoint(i));
    const further = encodeStretch(hundred).length - encodeStretch(hundred.slice(0, 1)).length;
    expect(further / 99).toBeLessThanOrEqual(10);
  });

  it('spends nothing on a metric that is absent', () => {
    const point = postPoint(0);
    const { likes: _, ...two } = point.counts;
    expect(encodeStretch([{ ...point, counts: two }]).length).toBeLessThan(encodeStretch([point]).length);
    expect(encodeStretch([{ ...point, counts: {} }]).length).toBeLessThanOrEqual(12);
  });

  it('tells of any one byte that changed, and of bytes cut off', () => {
    fc.assert(
      fc.property(anyStretch, fc.nat(), fc.integer({ min: 1, max: 255 }), (points, place, change) => {
        const bytes = encodeStretch(points);
        const at = place % bytes.length;
        const damaged = bytes.map((byte, i) => (i === at ? byte ^ change : byte));
        expect(decodeStretch(damaged)).toEqual({ ok: false, reason: 'checksum differs' });
        expect(decodeStretch(bytes.subarray(0, at)).ok).toBe(false);
      }),
    );
  });

  it('never throws, whatever the row holds', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => typeof decodeStretch(bytes).ok === 'boolean'));
    for (const row of [undefined, null, 'text', { b: 1 }]) {
      expect(decodeStretch(row)).toEqual({ ok: false, reason: 'not bytes' });
    }
  });

  it('says so when the format is of a later version', () => {
    expect(decodeStretch(Uint8Array.of(2, 2, 2))).toEqual({ ok: false, reason: 'unknown format 2' });
  });

  it.each<[string, Partial<Point>]>([
    ['an end before the beginning', { lastAt: NOW - MINUTE }],
    ['a time within a second', { firstAt: NOW + 1, lastAt: NOW + 1 }],
    ['a fraction', { counts: { reposts: { low: 0.5, high: 1 } } }],
    ['a count below nothing', { counts: { reposts: { low: -1, high: 1 } } }],
    ['an interval upside down', { counts: { reposts: { low: 2, high: 1 } } }],
    ['no look at all', { looks: 0 }],
  ])('refuses %s', (_, wrong) => {
    expect(() => encodeStretch([{ firstAt: NOW, lastAt: NOW, looks: 1, counts: {}, ...wrong }])).toThrow(RangeError);
  });

  it('refuses points out of order and more than a hundred', () => {
    expect(() => encodeStretch([postPoint(1), postPoint(0)])).toThrow(RangeError);
    expect(() => encodeStretch(Array.from({ length: 101 }, (_, i) => postPoint(i)))).toThrow(RangeError);
  });
});
