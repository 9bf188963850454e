import type { Axis } from '../../../lib/checks/additive';
import { leastStrangeness } from '../../../lib/checks/histogram';
import {
  basisOf,
  centred,
  dot,
  type HistogramPrior,
  logRatios,
  meanScore,
  type Side,
  type SideModel,
  scaleBasis,
  tailOf,
} from '../../../lib/checks/histogram-model';
import { growthOf, llrOfWave, placeOf, type SurgePrior, wavesBetween } from '../../../lib/checks/surge-model';
import { fitAdditive } from '../additive';
import { bought, surged } from '../attacks/ratings';
import { bandsOf, curveOf } from '../calibrate';
import { displayedShares } from '../display';
import { type Film, filmsOf } from '../films';
import { leastSquares } from '../linear';
import type { Random } from '../random';
import type { Fit } from '../task';

/** Enough raters for shares to be more than chance; the check itself asks for more. */
const FIT_FROM_RATERS = 300;
const JUDGED_FROM_RATERS = 1000;
const ROBUST_ROUNDS = 8;
/** The scores looked at, cut where the tails differ. */
const EDGES: { readonly [S in Side]: readonly number[] } = { oneStar: [6, 7, 8, 10.01], fiveStar: [2, 5, 6, 7.2] };
const SCORE_EDGES = [2, 3, 4, 5, 5.5, 6, 6.5, 7, 7.5, 8, 8.5, 9, 10.01];
/** Terms of third order help at the one-star end and overfit at the other. */
const TERMS: { readonly [S in Side]: number } = { oneStar: 25, fiveStar: 12 };
const RIDGE = 1e-3;

const rounded = (value: number) => Number(value.toPrecision(5));
const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const within = (score: number, least: number, most: number) => score >= least && score < most;

/** Least squares with outliers weighed down: films that were campaigned against are among the ordinary ones. */
function robustLine(rows: readonly (readonly number[])[], targets: readonly number[]): number[] {
  const ridge = (rows[0] ?? []).map((_, i) => (i === 0 ? 0 : RIDGE * rows.length));
  let line = leastSquares(rows, targets, undefined, ridge);
  for (let round = 0; round < ROBUST_ROUNDS; round += 1) {
    const left = rows.map((row, i) => (targets[i] ?? 0) - dot(line, row));
    const width = 2 * 1.48 * median(left.map(Math.abs));
    line = leastSquares(
      rows,
      targets,
      left.map((each) => 1 / (1 + (each / width) ** 2)),
      ridge,
    );
  }
  return line;
}

function lineOf(side: Side, films: readonly Film[]): Omit<SideModel, 'bands' | 'curve'> {
  const seen = films.map(({ shares, raters }) => ({ raters, ...logRatios(side, displayedShares(shares), raters) }));
  const centre = [0, 1, 2].map((i) => seen.reduce((sum, { others }) => sum + (others[i] ?? 0), 0) / seen.length);
  const reach = centre.map((mean, i) => {
    const sorted = seen.map(({ others }) => (others[i] ?? 0) - mean).sort((a, b) => a - b);
    return [sorted[Math.floor(0.002 * sorted.length)] ?? 0, sorted[Math.floor(0.998 * sorted.length)] ?? 0];
  });
  const all = seen.map(({ others, raters }) => basisOf(centred(others, { centre, reach }), raters));
  const rows = all.map((row) => row.slice(0, TERMS[side]));
  const targets = seen.map(({ suspect }) => suspect);
  const [least = 0, most = 10] = [EDGES[side][0], EDGES[side].at(-1)];
  const nearlyMost = (values: readonly number[]) => {
    const asked = values.filter((_, i) => within(films[i]?.score ?? 0, least, most)).sort((a, b) => a - b);
    return rounded(asked[Math.floor(0.998 * asked.length)] ?? 0);
  };
  const basis = robustLine(rows, targets);
  const left = rows.map((row, i) => Math.abs((targets[i] ?? 0) - dot(basis, row)));
  const logScale = leastSquares(
    all.map(scaleBasis),
    left.map((each) => Math.log(each + 0.02)),
  );
  const factor = median(left.map((each, i) => each / Math.exp(dot(logScale, all[i] ?? [])))) / 0.6745;
  logScale[0] = (logScale[0] ?? 0) + Math.log(factor);
  return {
    centre: centre.map(rounded),
    reach: reach.map((ends) => ends.map(rounded)),
    most: nearlyMost(targets),
    widest: nearlyMost(all.map((row) => dot(logScale, row))),
    basis: basis.map(rounded),
    logScale: logScale.map(rounded),
  };
}

function sideOf(side: Side, films: readonly Film[], random: Random): SideModel {
  const line = { ...lineOf(side, films), bands: [], curve: [] };
  const [least = 0, most = 10] = [EDGES[side][0], EDGES[side].at(-1)];
  const judged = films.filter(({ raters, score }) => raters >= JUDGED_FROM_RATERS && within(score, least, most));
  const seen = judged.map(({ shares, raters }) => {
    const shown = displayedShares(shares);
    return { at: meanScore(shown), value: leastStrangeness(line, side, shown, raters) };
  });
  const bands = bandsOf(seen, EDGES[side]);
  const model = { ...line, bands };
  const padded = judged.map((film) => {
    const { shares, raters } = bought(film, side, random.logUniform(0.01, 0.3));
    return tailOf(model, meanScore(shares), leastStrangeness(line, side, shares, raters));
  });
  const organic = seen.map(({ at, value }) => tailOf(model, at, value));
  return { ...model, curve: curveOf(organic, padded) };
}

/** What the shape of ordinary films' ratings is, and how strange an attack of 1–30 % makes it. */
export function histogramPriorOf(films: readonly Film[], random: Random): HistogramPrior {
  const fitted = films.filter(({ raters }) => raters >= FIT_FROM_RATERS);
  return {
    oneStar: sideOf('oneStar', fitted, random.fork('oneStar')),
    fiveStar: sideOf('fiveStar', fitted, random.fork('fiveStar')),
  };
}

function meanShares(films: readonly Film[]) {
  return SCORE_EDGES.slice(0, -1).flatMap((from, i) => {
    const to = SCORE_EDGES[i + 1] ?? 10;
    const here = films.filter(({ score, raters }) => raters >= JUDGED_FROM_RATERS && score >= from && score < to);
    if (here.length < 15) return [];
    const mean = (k: number) => here.reduce((sum, { shares }) => sum + (shares[k] ?? 0), 0) / here.length;
    return [
      { from, to: Math.min(to, 10), n: here.length, sharesFiveFirst: [0, 1, 2, 3, 4].map((k) => rounded(mean(k))) },
    ];
  });
}

export const histogramFit: Fit = {
  file: 'histogram.json',
  needs: ['douban_films'],
  make: ({ data, random }) => {
    const films = filmsOf(data, FIT_FROM_RATERS);
    return {
      provenance: `Douban film pages crawled late 2020 (woowyl/MSE; facts only), films of 2014-2017, n = ${films.length} with at least 300 raters. a_k = ln((share_k*n+0.5)/(n+2.5)); the suspected a less a_3 on the other three less a_3 (lib/checks/histogram-model.ts); bands of the residual over films of at least 1,000 raters; curve against 1-30 % of all votes bought at that end`,
      ...histogramPriorOf(films, random),
      meanShares: meanShares(films),
    };
  },
};

const STRAIN: Axis = { of: 'strain', from: -1, step: 0.5, knots: 11 };
const GROWTH: Axis = { of: 'growth', from: -3, step: 0.625, knots: 5 };
const EXCESS: Axis = { of: 'excess', from: -4, step: 0.333, knots: 10 };
const USUAL: Axis = { of: 'usual', from: -7.5, step: 2.1, knots: 6 };
const SURGE_FROM_RATERS = 2000;
/** Each film is drawn so often on either side, and so often more for the tails of the honest ones. */
const DRAWS = 4;
const BAND_DRAWS = 12;
const GROWTH_EDGES = [-3.5, -2, -1.4, 1];

function waveModel(side: Side, films: readonly Film[], random: Random) {
  const draws = films.flatMap((film) =>
    Array.from({ length: 2 * DRAWS }, (_, i) => {
      const isBought = i % 2 === 1;
      const size = isBought ? random.logUniform(0.004, 0.25) : 0;
      const waves = wavesBetween(...surged(film, side, size, random));
      const wave = waves.find(({ stars }) => (stars === 1) === (side === 'oneStar'));
      return wave ? { isBought, place: placeOf(wave) } : null;
    }),
  );
  const seen = draws.filter((draw) => draw !== null);
  return fitAdditive(
    [
      [STRAIN, GROWTH],
      [STRAIN, USUAL],
      [EXCESS, GROWTH],
    ],
    seen.map(({ place }) => place),
    seen.map(({ isBought }) => isBought),
  );
}

/** What new votes of honest crowds look like, and bought ones worth 0.4–25 % of all votes. */
export function surgePriorOf(films: readonly Film[], random: Random): SurgePrior {
  const large = films.filter(({ raters }) => raters >= SURGE_FROM_RATERS);
  const draft = {
    oneStar: waveModel('oneStar', large, random.fork('oneStar')),
    fiveStar: waveModel('fiveStar', large, random.fork('fiveStar')),
    bands: [],
  };
  const honest = large.flatMap((film) =>
    Array.from({ length: BAND_DRAWS }, () => wavesBetween(...surged(film, 'oneStar', 0, random))).flatMap((waves) =>
      waves[0] ? [{ at: growthOf(waves[0]), value: Math.max(...waves.map((wave) => llrOfWave(draft, wave))) }] : [],
    ),
  );
  return { ...draft, bands: bandsOf(honest, GROWTH_EDGES) };
}

export const surgeFit: Fit = {
  file: 'surge.json',
  needs: ['douban_films'],
  make: ({ data, random }) => {
    const films = filmsOf(data, SURGE_FROM_RATERS);
    return {
      provenance: `Drawn: ${films.length} Douban films of 2014-2017 with at least 2,000 raters (woowyl/MSE; facts only), each growing by 0.1-20 % between two looks by crowds of their own taste (Dirichlet, concentration 10-20, as IMDb's daily increments have it), with and without bought votes worth 0.4-25 % of all; tables of log-likelihood ratios over strain, growth and the star's old share (lib/checks/surge-model.ts)`,
      ...surgePriorOf(films, random),
    };
  },
};
