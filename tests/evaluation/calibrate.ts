import type { Band } from '../../lib/checks/calibration';
import { surpriseOf } from '../../lib/checks/calibration';
import { groupBy } from './groups';

const QUANTILES = [0.5, 0.75, 0.9, 0.95, 0.97] as const;

/** The bands of `lib/checks/calibration` from organic values; `edges` are the limits between the strata, ascending. */
export function bandsOf(
  organic: readonly { readonly at: number; readonly value: number }[],
  edges: readonly number[],
): Band[] {
  return edges.slice(0, -1).map((from, i) => {
    const to = edges[i + 1] ?? Number.POSITIVE_INFINITY;
    const values = organic.flatMap(({ at, value }) => (at >= from && at < to ? [value] : [])).sort((a, b) => a - b);
    const quantiles = QUANTILES.map((share) => values[Math.floor(share * values.length)] ?? 0);
    const last = quantiles.at(-1) ?? 0;
    const beyond = values.filter((value) => value > last).map((value) => value - last);
    const tailScale = beyond.reduce((sum, excess) => sum + excess, 0) / Math.max(1, beyond.length);
    return { from, to, quantiles: quantiles.map(rounded), tailScale: rounded(Math.max(tailScale, 1e-6)) };
  });
}

/**
 * A curve for `llrOn`: how much likelier each surprise is among padded than among organic items. Densities in bins of
 * equal width, pooled until they rise (isotonic), shrunk to nought where few items tell, capped as HEURISTICS §0.3.
 */
export function curveOf(
  organicTails: readonly number[],
  paddedTails: readonly number[],
  { floor = -1, cap = 4 }: { readonly floor?: number; readonly cap?: number } = {},
): [surprise: number, llr: number][] {
  const width = 0.5;
  const bins = Array.from({ length: 20 }, (_, i) => ({ at: (i + 0.5) * width, organic: 0, padded: 0 }));
  const count = (tails: readonly number[], side: 'organic' | 'padded') => {
    for (const tail of tails) {
      const bin = bins[Math.min(bins.length - 1, Math.floor(surpriseOf(tail) / width))];
      if (bin) bin[side] += 1 / tails.length;
    }
  };
  count(organicTails, 'organic');
  count(paddedTails, 'padded');
  // Half an item in either bin: an empty one proves nothing.
  const llr = bins.map(({ organic, padded }) =>
    Math.log((padded + 0.5 / paddedTails.length) / (organic + 0.5 / organicTails.length)),
  );
  const weights = bins.map(({ organic, padded }) => organic * organicTails.length + padded * paddedTails.length + 1);
  const rising = isotonic(llr, weights);
  return bins.map(({ at }, i) => [at, rounded(Math.min(cap, Math.max(floor, rising[i] ?? 0)))]);
}

/** How far beyond the cap a likelihood ratio is told apart. */
const BEYOND_CAP = 1.3;

/**
 * The same curve drawn in under the cap, so that the strongest evidence is not all alike, and without flats, so that the
 * stranger always weighs more. The verdict's weight makes up for the scale.
 */
export function within(
  cap: number,
  organicTails: readonly number[],
  paddedTails: readonly number[],
): [surprise: number, llr: number][] {
  const curve = curveOf(organicTails, paddedTails, { cap: BEYOND_CAP * cap });
  return [...groupBy(curve, ([, llr]) => llr).values()].map((flat) => {
    const at = flat.reduce((sum, [surprise]) => sum + surprise, 0) / flat.length;
    const llr = flat[0]?.[1] ?? 0;
    return [rounded(at), rounded(llr > 0 ? llr / BEYOND_CAP : llr)];
  });
}

const SHARES = Array.from({ length: 20 }, (_, i) => (i + 1) / 20);
const SLOPES = Array.from({ length: 20 }, (_, i) => (i + 1) / 10);
const LEAST_LLR = -2;
const SURPRISES = Array.from({ length: 15 }, (_, i) => i);

/**
 * The same from few items: one in so many of the padded shows what is looked for, and the stranger, the surer by a power of
 * its tail, so that the curve goes on where no ordinary item has been: not capped. Share and power are the likeliest of a grid.
 */
export function powerCurve(
  organicTails: readonly number[],
  paddedTails: readonly number[],
): [surprise: number, llr: number][] {
  const items = [
    ...organicTails.map((tail) => ({ surprise: surpriseOf(tail), padded: false, weight: 1 / organicTails.length })),
    ...paddedTails.map((tail) => ({ surprise: surpriseOf(tail), padded: true, weight: 1 / paddedTails.length })),
  ];
  const shape = (share: number, slope: number) => (surprise: number) =>
    Math.log(1 - share + share * Math.exp(slope * surprise));
  const fitted = SHARES.flatMap((share) =>
    SLOPES.map((slope) => {
      const llr = shape(share, slope);
      return { llr, ...levelled(items.map((item) => ({ ...item, score: llr(item.surprise) }))) };
    }),
  );
  const { llr, intercept } = fitted.reduce((best, each) => (each.likelihood > best.likelihood ? each : best));
  const drawn = (value: number) => Math.max(LEAST_LLR, value > 0 ? value / BEYOND_CAP : value);
  return SURPRISES.map((surprise) => [surprise, rounded(drawn(intercept + llr(surprise)))]);
}

/** The intercept with which scores explain best what was padded, by Newton's steps, and how well. */
export function levelled(items: readonly { score: number; padded: boolean; weight: number }[]): {
  intercept: number;
  likelihood: number;
} {
  let intercept = 0;
  for (let step = 0; step < 5; step += 1) {
    let [slope, bend] = [0, 1e-9];
    for (const { score, padded, weight } of items) {
      const p = 1 / (1 + Math.exp(-score - intercept));
      slope += weight * ((padded ? 1 : 0) - p);
      bend += weight * p * (1 - p);
    }
    intercept += slope / bend;
  }
  const likelihood = items.reduce(
    (sum, { score, padded, weight }) =>
      sum - weight * Math.log1p(Math.exp(padded ? -score - intercept : score + intercept)),
    0,
  );
  return { intercept, likelihood };
}

/** The closest sequence that never falls (pool adjacent violators). */
export function isotonic(values: readonly number[], weights: readonly number[]): number[] {
  const pools: { mean: number; weight: number; length: number }[] = [];
  values.forEach((value, i) => {
    pools.push({ mean: value, weight: weights[i] ?? 1, length: 1 });
    for (let last = pools.at(-1), before = pools.at(-2); last && before && before.mean > last.mean; ) {
      const weight = before.weight + last.weight;
      const mean = (before.mean * before.weight + last.mean * last.weight) / weight;
      pools.splice(-2, 2, { mean, weight, length: before.length + last.length });
      last = pools.at(-1);
      before = pools.at(-2);
    }
  });
  return pools.flatMap(({ mean, length }) => new Array<number>(length).fill(mean));
}

const rounded = (value: number) => Number(value.toPrecision(4));
