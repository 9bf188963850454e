import type { Count, Point } from '../model';
import priors from '../verdict/priors/mix.json';

/** The three figures of a post whose proportions are compared. */
export type MixMetric = 'reposts' | 'likes' | 'comments';
export const MIX_METRICS: readonly MixMetric[] = ['reposts', 'comments', 'likes'];
export type Mix = { readonly [M in MixMetric]: Count };

/** The three counts of a point, or null where one of them was not read. */
export function mixOf(point: Point): Mix | null {
  const { reposts, likes, comments } = point.counts;
  return reposts && likes && comments ? { reposts, likes, comments } : null;
}

const log = (count: number) => Math.log10(count + 0.5);

function expectedLog(metric: MixMetric, given: readonly [number, number]): number {
  const [a, b] = given;
  const basis = [1, a, b, Math.max(a - 3, 0), Math.max(b - 2, 0), a * b, a * a, b * b];
  return basis.reduce((sum, term, i) => sum + term * (priors.models[metric].coefficients[i] ?? 0), 0);
}

const givenOf = (metric: MixMetric) => priors.models[metric].given as [MixMetric, MixMetric];

/** log10 of how far `metric` lies above what the two other counts let one expect, at one choice of true values. */
function residualAt(metric: MixMetric, value: number, first: number, second: number): number {
  return log(value) - expectedLog(metric, [log(first), log(second)]);
}

/**
 * The least suspicious residual of "too many of `metric`" over all true values the display allows: the suspect at its
 * low end, the two others at whichever ends explain it best. Null where a reference is capped, because a capped
 * reference could explain anything.
 */
export function leastResidual(mix: Mix, metric: MixMetric): number | null {
  const [a, b] = givenOf(metric);
  const first = mix[a];
  const second = mix[b];
  if (first.high === null || second.high === null) return null;
  const corners: number[] = [];
  for (const x of [first.low, first.high])
    for (const y of [second.low, second.high]) corners.push(residualAt(metric, mix[metric].low, x, y));
  return Math.min(...corners);
}

/** The residual at the middle of each interval: for the author's usual mix, where nobody is accused. Null if capped. */
export function usualResidual(mix: Mix, metric: MixMetric): number | null {
  const [a, b] = givenOf(metric);
  const [value, first, second] = [mix[metric], mix[a], mix[b]].map((count) =>
    count.high === null ? null : Math.sqrt((count.low + 0.5) * (count.high + 0.5)) - 0.5,
  );
  if (value == null || first == null || second == null) return null;
  return residualAt(metric, value, first, second);
}

/** What `metric` would be at an ordinary mix, given the two others: the middle of what is usual. */
export function expectedCount(mix: Mix, metric: MixMetric, shift: number): number {
  const [a, b] = givenOf(metric);
  const logValue = expectedLog(metric, [log(mix[a].high ?? mix[a].low), log(mix[b].high ?? mix[b].low)]) + shift;
  return Math.max(0, Math.round(10 ** logValue - 0.5));
}

/** Where residuals of one author's posts lie: shrunk towards everybody's (HEURISTICS A1). */
export interface Usual {
  readonly mean: number;
  readonly sd: number;
  readonly posts: number;
}

/** A post whose mix lies farther than this from the middle of the author's others is no part of the usual. */
const STRAY_SDS = 2.5;

const middleOf = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/**
 * The author's other posts that make the usual mix. One padded post must not make the next one look usual, nor let it
 * hide behind the spread that it causes: what strays in any of the three counts is left out altogether.
 */
export function withoutStrays(mixes: readonly Mix[]): readonly Mix[] {
  const strays = new Set<Mix>();
  for (const metric of MIX_METRICS) {
    const residuals = mixes.flatMap((mix) => {
      const residual = usualResidual(mix, metric);
      return residual === null ? [] : [{ mix, residual }];
    });
    const middle = middleOf(residuals.map(({ residual }) => residual));
    const widest = STRAY_SDS * priors.models[metric].residualSd;
    for (const { mix, residual } of residuals) if (Math.abs(residual - middle) > widest) strays.add(mix);
  }
  return mixes.filter((mix) => !strays.has(mix));
}

/** @param residuals of the author's other posts; none: everybody's spread around nought */
export function usualOf(metric: MixMetric, residuals: readonly number[]): Usual {
  const sdOfAll = priors.models[metric].residualSd;
  const posts = residuals.length;
  if (posts === 0) return { mean: 0, sd: sdOfAll, posts };
  const sum = residuals.reduce((total, value) => total + value, 0);
  const average = sum / posts;
  const squares = residuals.reduce((total, value) => total + (value - average) ** 2, 0);
  const prior = priors.pseudoPosts;
  const within = priors.priorWithinVarianceFactor;
  const variance = (squares + prior * within * sdOfAll ** 2) / (posts + prior);
  // Authors differ by the rest of everybody's variance: that is how far one author's mean is pulled towards nought.
  const pull = within / (1 - within);
  return { mean: sum / (posts + pull), sd: Math.sqrt(variance * (1 + 1 / (posts + pull))), posts };
}
