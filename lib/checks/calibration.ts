import { interpolate } from './statistics';

/**
 * Where a statistic lies among ordinary items of one stratum (a size, a score, a number of looks): five quantiles, and
 * above the last of them an exponential tail, because steps would flatten just where few false alarms are decided
 * (HEURISTICS §0.3).
 */
export interface Band {
  /** The stratum: from (included) to (not included), in the check's own unit. */
  readonly from: number;
  readonly to: number;
  /** Values that 50, 75, 90, 95 and 97 % of ordinary items stay below. */
  readonly quantiles: readonly number[];
  /** The mean excess above the last quantile. */
  readonly tailScale: number;
}

const TAILS = [0.5, 0.25, 0.1, 0.05, 0.03] as const;
const LAST_TAIL = 0.03;

function bandAt(bands: readonly Band[], at: number): Band | undefined {
  return bands.find(({ from, to }) => at >= from && at < to) ?? (at < (bands[0]?.from ?? 0) ? bands[0] : bands.at(-1));
}

/** Share of ordinary items of the stratum whose statistic is as high or higher; 0.5 for all below the middle. */
export function tailIn(bands: readonly Band[], at: number, value: number): number {
  const band = bandAt(bands, at);
  if (!band) return 1;
  const last = band.quantiles.at(-1) ?? 0;
  if (value > last) return LAST_TAIL * Math.exp(-(value - last) / band.tailScale);
  return interpolate(
    band.quantiles.map((quantile, i) => [quantile, TAILS[i] ?? LAST_TAIL] as const),
    value,
  );
}

/** The value that only `tail` (at most 0.5) of the stratum's ordinary items exceed: the inverse of `tailIn`. */
export function valueAt(bands: readonly Band[], at: number, tail: number): number {
  const band = bandAt(bands, at);
  if (!band) return Number.POSITIVE_INFINITY;
  const last = band.quantiles.at(-1) ?? 0;
  if (tail < LAST_TAIL) return last + band.tailScale * Math.log(LAST_TAIL / tail);
  const points = band.quantiles.map((quantile, i) => [-(TAILS[i] ?? LAST_TAIL), quantile] as const);
  return interpolate(points, -tail);
}

/** How surprising a tail probability is: its negative natural logarithm. 0 at 1, 2.3 at 0.1, 4.6 at 0.01. */
export const surpriseOf = (tail: number) => -Math.log(Math.max(tail, 1e-12));

/**
 * Natural-log likelihood ratio, padded : organic, of a tail probability.
 *
 * @param curve pairs of surprise and ratio, fitted on organic and padded items; straight between them, flat outside
 */
export function llrOn(curve: readonly (readonly number[])[], tail: number): number {
  return interpolate(
    curve.map(([surprise = 0, llr = 0]) => [surprise, llr] as const),
    surpriseOf(tail),
  );
}
