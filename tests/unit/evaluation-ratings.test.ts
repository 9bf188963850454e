import { describe, expect, it } from 'vitest';
import { leastStrangeness } from '../../lib/checks/histogram';
import { expectedShares, type Side } from '../../lib/checks/histogram-model';
import { makeSurge, surge } from '../../lib/checks/surge';
import { llrOfWave, wavesBetween } from '../../lib/checks/surge-model';
import type { StarShares } from '../../lib/model';
import histogramPrior from '../../lib/verdict/priors/histogram.json';
import surgePrior from '../../lib/verdict/priors/surge.json';
import { fitAdditive } from '../evaluation/additive';
import { bought, surged } from '../evaluation/attacks/ratings';
import { displayedShares } from '../evaluation/display';
import type { Film } from '../evaluation/films';
import { histogramPriorOf } from '../evaluation/fits/ratings';
import { leastSquares, solve } from '../evaluation/linear';
import { Random } from '../evaluation/random';
import { ratingEvidence } from '../evaluation/ratings';
import { recallAt, type Scored } from '../evaluation/score';

/** Invented films around the usual shape of their score: the evaluation's own way, without its data. */
function films(n: number, random: Random): readonly Film[] {
  return Array.from({ length: n }, (_, i) => {
    const score = random.uniform(5, 9);
    const usual = expectedShares(score);
    const raters = Math.round(random.logUniform(3000, 500_000));
    const shares = random.dirichlet(usual.map((share) => 6 * share)).map((share) => 100 * share);
    return { cluster: `film ${i}`, year: 2016, raters, score, shares: shares as unknown as StarShares };
  });
}

const invented = films(600, new Random(4));

function recallOf(side: Side, size: number, prior: typeof histogramPrior, score: (film: Film) => boolean): number {
  const model = prior[side];
  const items = invented.filter(score).flatMap((film): Scored[] => {
    const value = (shares: StarShares, raters: number) => leastStrangeness(model, side, shares, raters);
    const padded = bought(film, side, size);
    return [
      { cluster: film.cluster, padded: false, score: value(displayedShares(film.shares), film.raters) },
      { cluster: film.cluster, padded: true, score: value(padded.shares, padded.raters) },
    ];
  });
  return recallAt(items, 0.01);
}

describe('the evaluation of ratings, on invented films', () => {
  it('finds bought votes at either end, the more of them the surer', () => {
    const good = ({ score }: Film) => score >= 6;
    const weak = ({ score }: Film) => score <= 7;
    expect(recallOf('oneStar', 0.1, histogramPrior, good)).toBeGreaterThan(0.8);
    expect(recallOf('fiveStar', 0.2, histogramPrior, weak)).toBeGreaterThan(0.8);
    expect(recallOf('oneStar', 0.02, histogramPrior, good)).toBeLessThan(
      recallOf('oneStar', 0.1, histogramPrior, good),
    );
  });

  it('fits the shape of ratings anew from films alone', () => {
    const fitted = histogramPriorOf(films(500, new Random(8)), new Random(1));
    const good = ({ score }: Film) => score >= 6;
    expect(recallOf('oneStar', 0.1, { ...histogramPrior, ...fitted } as typeof histogramPrior, good)).toBeGreaterThan(
      0.8,
    );
  });

  it('finds a wave between two looks, and hardly ever one where there was none', () => {
    const random = new Random(6);
    const items = invented.flatMap((film) =>
      [0, 0.03].map((size): Scored => {
        const waves = wavesBetween(...surged(film, 'oneStar', size, random));
        return {
          cluster: film.cluster,
          padded: size > 0,
          score: Math.max(-9, ...waves.map((wave) => llrOfWave(surgePrior, wave))),
        };
      }),
    );
    expect(recallAt(items, 0.01)).toBeGreaterThan(0.6);
    const alarms = invented.filter((film) => {
      const looks = surged(film, 'oneStar', 0, random);
      return surge.run(ratingEvidence(looks), 10).say === 'spoke';
    });
    expect(alarms.length).toBeLessThan(0.03 * invented.length);
  });

  it('gives a check that was never taught anything nothing to say', () => {
    const nothing = { intercept: 0, terms: [] };
    const untaught = makeSurge({ oneStar: nothing, fiveStar: nothing, bands: [] });
    const looks = surged(invented[0] as Film, 'oneStar', 0.2, new Random(2));
    expect(untaught.run(ratingEvidence(looks), 10).say).not.toBe('spoke');
  });
});

describe('the fits', () => {
  it('solve what can be solved by hand', () => {
    expect(
      solve(
        [
          [0, 2],
          [4, 0],
        ],
        [6, 8],
      ),
    ).toEqual([2, 3]);
    const line = leastSquares(
      [
        [1, 0],
        [1, 1],
        [1, 2],
      ],
      [1, 3, 5],
    );
    expect(line[0]).toBeCloseTo(1);
    expect(line[1]).toBeCloseTo(2);
  });

  it('learn a curve that tells two kinds apart', () => {
    const random = new Random(3);
    const kinds = Array.from({ length: 4000 }, (_, i) => i % 2 === 0);
    const places = kinds.map((kind) => ({ x: random.normal(kind ? 1 : 0) }));
    const fitted = fitAdditive([[{ of: 'x', from: -3, step: 1, knots: 8 }]], places, kinds);
    const [values = []] = fitted.terms.map((term) => term.values);
    // The log ratio of two unit bells a step apart rises by one a step.
    const at = (knot: number) => (values[knot] ?? 0) + fitted.intercept;
    expect(at(4) - at(3)).toBeGreaterThan(0.6);
    expect(at(4) - at(3)).toBeLessThan(1.4);
    expect(at(3)).toBeLessThan(0);
  });
});
