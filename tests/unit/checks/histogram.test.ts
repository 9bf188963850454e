import { describe, expect, it } from 'vitest';
import { histogram } from '../../../lib/checks/histogram';
import { expectedShares, meanScore } from '../../../lib/checks/histogram-model';
import type { StarShares } from '../../../lib/model';
import { evidence, film, point, spoken } from './evidence';

/** A film whose votes are `share` of one star (index 4) or five stars (index 0) on top of an ordinary crowd. */
function mixed(score: number, index: number, share: number): StarShares {
  const shares = expectedShares(score).map((each, i) => each * (1 - share) + (i === index ? 100 * share : 0));
  return shares.map((each) => Math.round(each * 10) / 10) as unknown as StarShares;
}

const run = (stars: StarShares, raters = 112_400, score = Math.round(meanScore(stars) * 10) / 10) =>
  histogram.run(evidence({ facts: film(), series: [point({ counts: { raters }, score, stars })] }), 10);

describe('histogram', () => {
  it.each([6.2, 7.2, 8.2, 8.8])('is quiet on the mean histogram of a score of %f', (score) => {
    expect(run(expectedShares(score)).say).toBe('quiet');
  });

  it('speaks of a tenth of one-star votes on a good film', () => {
    expect(spoken(run(mixed(8.8, 4, 0.1))).headline.id).toBe('histogram.one.headline');
  });

  it('speaks of a fifth of five-star votes on a weak film', () => {
    expect(spoken(run(mixed(5.8, 0, 0.2))).headline.id).toBe('histogram.five.headline');
  });

  it('says nothing of five-star votes on a film that everybody loves', () => {
    expect(run(mixed(8.8, 0, 0.2)).say).not.toBe('spoke');
  });

  it('is blind below a thousand ratings, and where score and shares contradict each other', () => {
    expect(run(mixed(8.8, 4, 0.1), 800)).toMatchObject({ say: 'blind', reason: { id: 'histogram.blind.few' } });
    expect(run(mixed(8.8, 4, 0.1), 9000, 9.6)).toMatchObject({ say: 'blind', reason: { id: 'histogram.blind.score' } });
  });

  it('is blind where nobody has rated', () => {
    expect(histogram.run(evidence({ facts: film(), series: [point({})] }), 10).say).toBe('blind');
  });

  it('speaks less readily at a stricter threshold', () => {
    const stars = mixed(8.2, 4, 0.04);
    const at = (threshold: number) =>
      histogram.run(
        evidence({ facts: film(), series: [point({ counts: { raters: 5000 }, score: 7.9, stars })] }),
        threshold,
      ).say;
    expect(at(50)).toBe('spoke');
    expect(at(0.0001)).not.toBe('spoke');
  });
});
