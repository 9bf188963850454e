import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeSeries } from '../../lib/ledger/merge-series';
import type { Point, Series } from '../../lib/model';
import { anyStretch, MINUTE, NOW } from '../ledger/samples';

/** A point with so many likes, seen from one minute to another. */
function seen(likes: number, from: number, to = from, looks = 1): Point {
  const counts = { likes: { low: likes, high: likes } };
  return { firstAt: NOW + from * MINUTE, lastAt: NOW + to * MINUTE, looks, counts };
}

/** Short series of few values in few minutes, so that two of them meet in every way there is. */
const anyCrowded: fc.Arbitrary<Series> = fc
  .array(fc.record({ gap: fc.nat(2), span: fc.nat(3), likes: fc.nat(2), looks: fc.integer({ min: 1, max: 4 }) }), {
    maxLength: 6,
  })
  .map((rows) => {
    let at = 0;
    return rows.map(({ gap, span, likes, looks }) => {
      const from = at + gap;
      at = from + span;
      return seen(likes, from, at, looks);
    });
  });
const anyPair = fc.oneof(fc.tuple(anyCrowded, anyCrowded), fc.tuple(anyStretch, anyStretch));

describe('two series of one item', () => {
  it('are the same merged, whichever comes first', () => {
    fc.assert(
      fc.property(anyPair, ([a, b]) => {
        expect(mergeSeries(a, b)).toEqual(mergeSeries(b, a));
      }),
    );
  });

  it('gain nothing from being merged again', () => {
    fc.assert(
      fc.property(anyPair, ([a, b]) => {
        const merged = mergeSeries(a, b);
        expect(mergeSeries(merged, a)).toBe(merged);
        expect(mergeSeries(merged, b)).toBe(merged);
        expect(mergeSeries(a, a)).toBe(a);
      }),
    );
  });

  it('come in order of time, and no look of either is missing', () => {
    const looksOf = (series: Series) =>
      series.flatMap(({ firstAt, lastAt, counts }) => [firstAt, lastAt].map((at) => ({ at, counts })));
    const shows = (series: Series, { at, counts }: { readonly at: number; readonly counts: Point['counts'] }) =>
      series.some(
        (point) => point.firstAt <= at && at <= point.lastAt && JSON.stringify(point.counts) === JSON.stringify(counts),
      );
    fc.assert(
      fc.property(anyCrowded, anyCrowded, (a, b) => {
        const merged = mergeSeries(a, b);
        const times = merged.flatMap(({ firstAt, lastAt }) => [firstAt, lastAt]);
        expect(times).toEqual(times.toSorted((one, other) => one - other));
        for (const look of [...looksOf(a), ...looksOf(b)]) expect(shows(merged, look)).toBe(true);
        for (const look of looksOf(merged)) expect(shows(a, look) || shows(b, look)).toBe(true);
      }),
    );
  });

  it.each([
    ['follow each other', [seen(1, 0)], [seen(2, 5)], [seen(1, 0), seen(2, 5)]],
    ['are one continued', [seen(1, 0, 10, 2)], [seen(1, 0, 30, 4)], [seen(1, 0, 30, 4)]],
    ['overlap with the same figures', [seen(1, 0, 20, 3)], [seen(1, 10, 40, 2)], [seen(1, 0, 40, 3)]],
    ['saw the same at other times', [seen(1, 0, 10, 2)], [seen(1, 20, 30, 2)], [seen(1, 0, 10, 2), seen(1, 20, 30, 2)]],
    ['contradict each other in between', [seen(1, 0, 20, 3)], [seen(2, 10)], [seen(1, 0), seen(2, 10), seen(1, 20)]],
    [
      'cross each other',
      [seen(1, 0, 20, 3)],
      [seen(2, 10, 30, 3)],
      [seen(1, 0), seen(2, 10), seen(1, 20), seen(2, 30)],
    ],
    [
      'keep their own order within one moment',
      [seen(3, 0), seen(1, 0), seen(2, 0)],
      [seen(3, 0), seen(2, 0)],
      [seen(3, 0), seen(1, 0), seen(2, 0)],
    ],
  ])('%s', (_, one, other, merged) => {
    expect(mergeSeries(one, other)).toEqual(merged);
  });
});
