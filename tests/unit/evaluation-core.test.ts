import { describe, expect, it } from 'vitest';
import { llrOn, tailIn, valueAt } from '../../lib/checks/calibration';
import { bandsOf, curveOf, isotonic } from '../evaluation/calibrate';
import { displayed, displayedShares } from '../evaluation/display';
import { crossFitted } from '../evaluation/groups';
import { Random } from '../evaluation/random';
import { auc, calibrationError, estimate, recallAt, type Scored } from '../evaluation/score';

const scored = (score: number, padded: boolean, cluster = 'a'): Scored => ({ score, padded, cluster });

describe('the scores of the evaluation', () => {
  it('are 1 where all padded items stand above, half where nothing tells them apart', () => {
    const apart = [...[1, 2, 3].map((s) => scored(s, false)), ...[4, 5].map((s) => scored(s, true))];
    expect(auc(apart)).toBe(1);
    expect(auc(apart.map((item) => ({ ...item, score: 7 })))).toBe(0.5);
    expect(auc([scored(2, false), scored(1, true), scored(3, true)])).toBe(0.5);
  });

  it('take the threshold from the organic items alone', () => {
    const organic = Array.from({ length: 100 }, (_, i) => scored(i, false));
    const padded = [98.5, 99.5, 200].map((s) => scored(s, true));
    expect(recallAt([...organic, ...padded], 0.01)).toBe(1);
    expect(recallAt([...organic, ...padded], 0)).toBeCloseTo(2 / 3);
  });

  it('find posteriors calibrated that come true as often as they say', () => {
    const random = new Random(5);
    const items = Array.from({ length: 40_000 }, () => {
      const posterior = random.next() ** 3;
      return scored(posterior, random.chance(posterior));
    });
    const prevalence = items.filter(({ padded }) => padded).length / items.length;
    expect(calibrationError(items, prevalence)).toBeLessThan(0.01);
    expect(
      calibrationError(
        items.map((item) => ({ ...item, score: Math.sqrt(item.score) })),
        prevalence,
      ),
    ).toBeGreaterThan(0.1);
  });

  it('draw whole clusters: one author of many items leaves no certainty', () => {
    const items = ['a', 'b'].flatMap((cluster) =>
      Array.from({ length: 50 }, () => ({ cluster, hit: cluster === 'a' })),
    );
    const share = (all: readonly { hit: boolean }[]) => all.filter(({ hit }) => hit).length / all.length;
    expect(estimate(items, share, new Random(1), 100)).toEqual({ value: 0.5, low: 0, high: 1 });
  });

  it('never score a cluster with what was fitted on it, and fit nothing on held data', () => {
    const values = Array.from({ length: 60 }, (_, i) => ({ cluster: `author ${i % 20}` }));
    const fitted = (on: readonly { cluster: string }[]) => new Set(on.map(({ cluster }) => cluster));
    const parts = crossFitted(values, { split: 'dev', fitted, shipped: new Set<string>() });
    expect(parts.flatMap(({ part }) => part)).toHaveLength(60);
    for (const { part, prior } of parts) expect(part.filter(({ cluster }) => prior.has(cluster))).toEqual([]);
    expect(crossFitted(values, { split: 'held', fitted, shipped: new Set<string>() })).toEqual([
      { part: values, prior: new Set() },
    ]);
  });
});

describe('the draws', () => {
  it('are the same for the same seed, and others for another part of the work', () => {
    const draw = (random: Random) => Array.from({ length: 5 }, () => random.next());
    expect(draw(new Random(7))).toEqual(draw(new Random(7)));
    expect(draw(new Random(7).fork('a'))).not.toEqual(draw(new Random(7).fork('b')));
  });

  it('have the means and spreads they are named for', () => {
    const random = new Random(3);
    const mean = (draw: () => number) => Array.from({ length: 20_000 }, draw).reduce((sum, x) => sum + x, 0) / 20_000;
    expect(mean(() => random.normal(2, 3))).toBeCloseTo(2, 0);
    expect(mean(() => random.gamma(2, 0.6))).toBeCloseTo(1.2, 1);
    expect(mean(() => random.gamma(0.5))).toBeCloseTo(0.5, 1);
    expect(mean(() => random.poisson(4))).toBeCloseTo(4, 0);
    expect(mean(() => random.binomial(5000, 0.999))).toBeCloseTo(4995, 0);
    expect(mean(() => random.dirichlet([1, 3])[1] ?? 0)).toBeCloseTo(0.75, 1);
    expect(random.multinomial(1000, [0.2, 0.3, 0.5]).reduce((sum, x) => sum + x, 0)).toBe(1000);
  });
});

describe('the display layer', () => {
  it('shows what the sites show', () => {
    expect(displayed(8431)).toEqual({ low: 8431, high: 8431 });
    expect(displayed(12_345)).toEqual({ low: 11_500, high: 12_999 });
    expect(displayed(2_000_000)).toEqual({ low: 1_000_000, high: null });
    expect(displayed(2_000_000, { capped: false }).high).not.toBeNull();
    expect(displayedShares([500, 300, 100, 60, 41])).toEqual([50, 30, 10, 6, 4.1]);
  });
});

describe('the calibration', () => {
  const random = new Random(11);
  const organic = Array.from({ length: 30_000 }, () => ({ at: random.uniform(0, 2), value: random.normal() ** 2 }));
  const bands = bandsOf(organic, [0, 1, 2]);

  it('says how many organic items stand as high or higher, beyond the last quantile too', () => {
    for (const tail of [0.4, 0.1, 0.04, 0.01, 0.001]) {
      const value = valueAt(bands, 0.5, tail);
      expect(tailIn(bands, 0.5, value)).toBeCloseTo(tail, 6);
      const above = organic.filter((item) => item.at < 1 && item.value > value).length / 15_000;
      expect(Math.abs(Math.log(above / tail))).toBeLessThan(tail < 0.005 ? 0.8 : 0.25);
    }
  });

  it('gives a weight that never falls with the surprise', () => {
    const tails = (power: number) => Array.from({ length: 5000 }, () => random.next() ** power);
    const curve = curveOf(tails(1), tails(3));
    const weights = [0.9, 0.5, 0.1, 0.01, 0.001].map((tail) => llrOn(curve, tail));
    expect(weights).toEqual(weights.toSorted((a, b) => a - b));
    expect(weights[0]).toBeLessThan(0);
    expect(weights[4]).toBeGreaterThan(1.5);
    expect(isotonic([1, 3, 2, 4], [1, 1, 1, 1])).toEqual([1, 2.5, 2.5, 4]);
  });
});
