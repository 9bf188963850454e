import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { surge } from '../../../lib/checks/surge';
import type { StarShares } from '../../../lib/model';
import { evidence, film, type Shown, series, spoken } from './evidence';

const organic: StarShares = [48.6, 36.4, 12.6, 1.6, 0.8];

/** What the page shows after `added` more votes with these shares. */
function later(raters: number, shares: StarShares, added: number, of: StarShares): Shown {
  const total = raters + added;
  const stars = shares.map(
    (share, i) => Math.round((10 * (share * raters + (of[i] ?? 0) * added)) / total) / 10,
  ) as unknown as StarShares;
  return { counts: { raters: total }, score: 8.2, stars };
}

const first: Shown = { counts: { raters: 112_400 }, score: 8.6, stars: organic };
const run = (...shown: readonly Shown[]) => surge.run(evidence({ facts: film(), series: series(...shown) }), 10);

describe('surge', () => {
  it('speaks of a wave of one-star votes between two looks, and says how many', () => {
    const finding = spoken(run(first, later(112_400, organic, 20_000, [10, 5, 3, 2, 80])));
    expect(finding.headline.id).toBe('surge.one.headline');
    expect(finding.seen.params.newShare).toMatchObject({ is: 'percent' });
    expect(finding.span).toHaveLength(2);
  });

  it('speaks of five-star waves too', () => {
    expect(spoken(run(first, later(112_400, organic, 20_000, [99, 1, 0, 0, 0]))).headline.id).toBe(
      'surge.five.headline',
    );
  });

  it('never speaks of new votes that are like the old ones, and is quiet where a wave would have shown', () => {
    for (const added of [500, 5000, 50_000])
      expect(run(first, later(112_400, organic, added, organic)).say).not.toBe('spoke');
    const poor: StarShares = [10, 20, 40, 20, 10];
    const before: Shown = { counts: { raters: 112_400 }, score: 6, stars: poor };
    expect(run(before, later(112_400, poor, 10_000, poor)).say).toBe('quiet');
  });

  it('is blind while rounding hides the new votes', () => {
    expect(run(first, later(112_400, organic, 40, [0, 0, 0, 0, 100])).say).toBe('blind');
  });

  it('starts anew where the site removed ratings, and takes nothing that came before for new', () => {
    const padded: Shown = { counts: { raters: 60_000 }, score: 8.5, stars: [60, 20, 10, 5, 5] };
    const cleaned: Shown = { counts: { raters: 38_766 }, score: 7.5, stars: [38.1, 31, 15.5, 7.7, 7.7] };
    const grown: Shown = { counts: { raters: 63_000 }, score: 7.5, stars: [38.1, 31, 15.5, 7.7, 7.7] };
    expect(run(padded, cleaned, grown).say).not.toBe('spoke');
  });

  it('says nothing of rounded numbers of ratings, which leave room for any number of new ones', () => {
    const stars: StarShares = [40, 30, 15, 10, 5];
    const at = (low: number, high: number): Shown => ({ counts: { raters: { low, high } }, score: 7.8, stars });
    expect(run(at(11_500, 12_999), at(13_500, 14_999)).say).toBe('blind');
  });

  it('never speaks while the shares stay as they are', () => {
    const total = fc.integer({ min: 1000, max: 5_000_000 });
    const parts = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(total, total, parts, (before, added, weights) => {
        const sum = weights.reduce((all, each) => all + each, 0);
        const stars = weights.map((each) => Math.round((1000 * each) / sum) / 10) as unknown as StarShares;
        const at = (raters: number): Shown => ({ counts: { raters }, score: 7, stars });
        expect(run(at(before), at(before + added)).say).not.toBe('spoke');
      }),
    );
  });

  it('never compares with a look before the score was opened', () => {
    const unopened: Shown = { counts: { raters: 300 } };
    expect(run(unopened, first).say).toBe('blind');
  });
});
