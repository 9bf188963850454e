import { median } from 'simple-statistics';
import type { Count, Neighbour, Point } from '../model';
import type { Band } from './calibration';
import {
  type Axis,
  type Lump,
  lumpOf,
  type Place,
  type Standing,
  type Symmetric,
  standingIn,
  widened,
} from './density';
import { clamp } from './statistics';

/** The three figures of a post whose proportions are compared, in the order of the axes. */
export const MIX_METRICS = ['likes', 'comments', 'reposts'] as const;
export type MixMetric = (typeof MIX_METRICS)[number];
export type Mix = { readonly [M in MixMetric]: Count };

/** Where ordinary posts lie in the space of log10(count + 1). Fitted by tests/evaluation/fits/mix.ts. */
export interface MixPrior {
  /** Everybody's posts: a mixture of lumps. */
  readonly crowd: readonly {
    readonly share: number;
    readonly centre: readonly number[];
    readonly covariance: readonly number[];
  }[];
  /** The same lumps once more, wider by a factor: a post of an author unlike any that was fitted on. */
  readonly wide: { readonly share: number; readonly factor: number };
  /** How far two posts of one author lie apart: what is spread around each of the author's other posts. */
  readonly own: {
    readonly covariance: readonly number[];
    readonly scales: readonly { readonly share: number; readonly factor: number }[];
    /** So many posts of the author's own weigh as much as everybody's. */
    readonly crowdPosts: number;
  };
  /** How much stranger ordinary posts look that rose above the author's others: they reach people who do otherwise. */
  readonly allowance: Allowance;
  /** Where the strangeness of ordinary posts lies, by how many other posts of the author are known. */
  readonly bands: readonly Band[];
  /** ln of how much likelier a surprise is among padded posts, without and with enough of the author's own. */
  readonly llr: { readonly alone: readonly (readonly number[])[]; readonly known: readonly (readonly number[])[] };
}

/** Posts with fewer likes say nothing about proportions (HEURISTICS A1). */
export const MIN_LIKES = 20;
/** The least padding that is looked for: a doubling. */
const LEAST_PADDING = Math.log10(2);
/** A density below this is no knowledge: such a place was never seen, by whatever path one came there. */
const NEVER_SEEN = 1e-9;

/** The three counts of a point, or null where one of them was not read. */
export function mixOf(point: Point): Mix | null {
  const { reposts, likes, comments } = point.counts;
  return reposts && likes && comments ? { reposts, likes, comments } : null;
}

/** The mixes of the author's other posts that tell what is usual: give-aways and posts that hardly anybody saw do not. */
export function usualMixes(authorItems: readonly Neighbour[]): readonly Mix[] {
  return authorItems.flatMap(({ facts, latest }) => {
    const mix = facts.kind !== 'post' || facts.flags.includes('lottery') ? null : mixOf(latest);
    return mix && (mix.likes.high ?? mix.likes.low) >= MIN_LIKES ? [mix] : [];
  });
}

const log = (count: number) => Math.log10(count + 1);
const middle = ({ low, high }: Count) => (log(low) + log(high ?? low)) / 2;

/** Where a mix lies: each count at the middle of what its display can stand for, a capped one at the least. */
export const placeOf = (mix: Mix): Place => [middle(mix.likes), middle(mix.comments), middle(mix.reposts)];

const symmetric = (values: readonly number[]) => values as unknown as Symmetric;

/** Everybody's posts, ready to be evaluated. */
export function crowdOf({ crowd, wide }: MixPrior): readonly Lump[] {
  return crowd.flatMap(({ share, centre, covariance }) => [
    lumpOf(share * (1 - wide.share), centre as unknown as Place, symmetric(covariance)),
    lumpOf(share * wide.share, centre as unknown as Place, widened(symmetric(covariance), wide.factor)),
  ]);
}

/**
 * Where one more post of this author would lie: around each of the author's other posts, and with a share that
 * dwindles as they grow in number, wherever anybody's does.
 */
export function expectedOf(crowd: readonly Lump[], { own }: MixPrior, usual: readonly Mix[]): readonly Lump[] {
  if (usual.length === 0) return crowd;
  const ofCrowd = own.crowdPosts / (usual.length + own.crowdPosts);
  const ofEach = (1 - ofCrowd) / usual.length;
  const spreads = own.scales.map(({ share, factor }) => ({
    share: share * ofEach,
    spread: widened(symmetric(own.covariance), factor),
  }));
  const around = usual.flatMap((mix) => {
    const centre = placeOf(mix);
    const [x, y, z] = [byChance(centre[0]), byChance(centre[1]), byChance(centre[2])];
    return spreads.map(({ share, spread: [xx, xy, xz, yy, yz, zz] }) =>
      lumpOf(share, centre, [xx + x, xy, xz, yy + y, yz, zz + z]),
    );
  });
  return [...crowd.map((lump) => ({ ...lump, peak: lump.peak * ofCrowd })), ...around];
}

/** Small counts scatter by chance alone: the variance of log10(n + 1) is about 1 / (n + 1) ln² 10. */
const byChance = (place: number) => 10 ** -place / Math.LN10 ** 2;

/** What is taken off the scores (`strangenessOf`) of a post that rose. */
export interface Allowance {
  /** Where at least two counts rose: off all three. */
  readonly risen: number;
  /** Where the likes did, whatever the others: off the likes. A tap is what strangers leave. */
  readonly liked: number;
}

/** The rise from which on each allowance is made in full, log10. */
const FULL_RISE = Math.log10(2);
const FULL_LIKED = 1;

/**
 * How far a mix rose above the author's others, each from 0 to 1: by the second highest of its counts, for the highest may
 * be the padded one; and by its likes.
 */
export function riseOf(mix: Mix, usual: readonly Mix[]): Allowance {
  if (usual.length === 0) return { risen: 0, liked: 0 };
  const places = usual.map(placeOf);
  const above = placeOf(mix).map((value, i) => value - median(places.map((place) => place[i] ?? 0)));
  const [, second = 0] = above.toSorted((a, b) => b - a);
  return { risen: clamp(second / FULL_RISE, 0, 1), liked: clamp((above[0] ?? 0) / FULL_LIKED, 0, 1) };
}

/** What is taken off the score of each axis. */
export function allowancesFor({ allowance: { risen, liked } }: MixPrior, rise: Allowance): Place {
  const all = risen * rise.risen;
  return [all + liked * rise.liked, all, all];
}

const NO_ALLOWANCES: Place = [0, 0, 0];

/** How much better a raised count explains a mix than none does. */
export interface Strangeness {
  /** ln of the mean over the three counts: rises with every one that sticks out. */
  readonly score: number;
  /** The count that sticks out most. */
  readonly metric: MixMetric;
  /** How many of the three could be looked at. */
  readonly compared: number;
}

const lowest = (mix: Mix) => MIX_METRICS.map((metric) => log(mix[metric].low)) as unknown as Place;
const highest = (mix: Mix) => MIX_METRICS.map((metric) => log(mix[metric].high ?? mix[metric].low)) as unknown as Place;

/**
 * How strange a mix is, at the least suspicious true values: each suspect at its low end, the two others at both their
 * low or both their high ends, since the counts of a post rise and fall together. A capped reference could explain
 * anything, so then the suspect is left out.
 *
 * @param allowances taken off the score of each count
 */
export function strangenessOf(
  expected: readonly Lump[],
  mix: Mix,
  allowances: Place = NO_ALLOWANCES,
): Strangeness | null {
  const [low, high] = [lowest(mix), highest(mix)];
  const allLow = standingIn(expected, low, LEAST_PADDING);
  const excesses = MIX_METRICS.flatMap((metric, i) => {
    const axis = i as Axis;
    const others = MIX_METRICS.filter((other) => other !== metric);
    if (others.some((other) => mix[other].high === null)) return [];
    const score = scoreOf(allLow, axis) - allowances[axis];
    if (others.every((other) => mix[other].high === mix[other].low)) return [{ metric, score }];
    const corner = high.map((value, k) => (k === axis ? low[axis] : value)) as unknown as Place;
    const atCorner = scoreOf(standingIn(expected, corner, LEAST_PADDING), axis) - allowances[axis];
    return [{ metric, score: Math.min(score, atCorner) }];
  });
  const worst = excesses.toSorted((a, b) => b.score - a.score)[0];
  if (!worst) return null;
  const mean = excesses.reduce((sum, { score }) => sum + Math.exp(score), 0) / MIX_METRICS.length;
  return { score: Math.log(mean), metric: worst.metric, compared: excesses.length };
}

/** ln of how dense ordinary posts lie where this one was before one count was raised, over how dense they lie here. */
const scoreOf = ({ density, below }: Standing, axis: Axis) =>
  Math.log((below[axis] + NEVER_SEEN) / (density + NEVER_SEEN));

/** The count of `metric` that a share of ordinary posts with the same two others stay below. */
export function expectedCount(expected: readonly Lump[], mix: Mix, metric: MixMetric, share: number): number {
  const axis = MIX_METRICS.indexOf(metric) as Axis;
  const at = (value: number) =>
    MIX_METRICS.map((each) => (each === metric ? value : log(mix[each].high ?? mix[each].low))) as unknown as Place;
  const massBelow = (value: number) => standingIn(expected, at(value), 0).below[axis];
  const all = massBelow(10);
  let [low, high] = [0, 10];
  for (let i = 0; i < 20; i += 1) {
    const half = (low + high) / 2;
    if (massBelow(half) < share * all) low = half;
    else high = half;
  }
  return Math.max(0, Math.round(10 ** high - 1));
}

/** The mix with one count `factor` times as high, each taken to be the number in the middle of its display. */
export function raised(mix: Mix, metric: MixMetric, factor: number): Mix {
  const exact = ({ low, high }: Count, by: number) => {
    const value = Math.round(Math.sqrt((low + 1) * ((high ?? low) + 1)) * by) - 1;
    return { low: value, high: value };
  };
  const at = (each: MixMetric) => exact(mix[each], each === metric ? factor : 1);
  return { likes: at('likes'), comments: at('comments'), reposts: at('reposts') };
}
