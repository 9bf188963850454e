import type { StarShares } from '../model';
import priors from '../verdict/priors/histogram.json';
import { type Band, tailIn, valueAt } from './calibration';

/** Which end of the histogram is looked at. */
export type Side = 'oneStar' | 'fiveStar';
export const SIDES: readonly Side[] = ['oneStar', 'fiveStar'];

/** What the share of one end goes with, fitted on ordinary films. */
export interface SideModel {
  /** Means of the three other log-ratios, and how far from them the fitted films reach. */
  readonly centre: readonly number[];
  readonly reach: readonly (readonly number[])[];
  /** The largest log-ratio of the suspected share among the films of the scores looked at: none is expected beyond it. */
  readonly most: number;
  /** The widest spread among them, as its natural log. */
  readonly widest: number;
  /** Coefficients of `basisOf`: the 12 quadratic terms, or all 25. */
  readonly basis: readonly number[];
  /** ln of the spread, by the 12 quadratic terms. */
  readonly logScale: readonly number[];
  /** How often a film's strangeness is how high, by its score. */
  readonly bands: readonly Band[];
  /** Surprise to natural-log likelihood ratio, for `llrOn`. */
  readonly curve: readonly (readonly number[])[];
}

export interface HistogramPrior {
  readonly oneStar: SideModel;
  readonly fiveStar: SideModel;
}

const QUADRATIC_TERMS = 12;

export const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);

/** The share in percent at the suspected end, five stars first. */
export const suspectOf = (side: Side): 0 | 4 => (side === 'oneStar' ? 4 : 0);

/** The mean of five shares as a score of 2 to 10. */
export function meanScore(shares: StarShares): number {
  const total = shares.reduce((sum, share) => sum + share, 0);
  return (2 * shares.reduce((sum, share, i) => sum + share * (5 - i), 0)) / total;
}

/** The suspected share and the three others as logs of their ratio to the three-star share. */
export function logRatios(side: Side, shares: StarShares, raters: number) {
  const ln = (percent: number) => Math.log(((percent / 100) * raters + 0.5) / (raters + 2.5));
  const [five, four, three, two, one] = [ln(shares[0]), ln(shares[1]), ln(shares[2]), ln(shares[3]), ln(shares[4])];
  return side === 'oneStar'
    ? { suspect: one - three, others: [two - three, four - three, five - three] }
    : { suspect: five - three, others: [one - three, two - three, four - three] };
}

/** Log-ratios less their means, kept to where films were seen: beyond it a polynomial says anything. */
export function centred(others: readonly number[], { centre, reach }: Pick<SideModel, 'centre' | 'reach'>): number[] {
  return others.map((value, i) => {
    const [least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY] = reach[i] ?? [];
    return Math.min(most, Math.max(least, value - (centre[i] ?? 0)));
  });
}

/** Constant, the three centred log-ratios, their six products, the size and its square; then the thirteen terms of third order. */
export function basisOf([x = 0, y = 0, z = 0]: readonly number[], raters: number): number[] {
  const size = Math.log10(raters);
  const pairs = [x * x, x * y, x * z, y * y, y * z, z * z];
  const [xx = 0, xy = 0, xz = 0, yy = 0, yz = 0, zz = 0] = pairs;
  const cubes = [xx * x, xx * y, xx * z, xy * y, xy * z, xz * z, yy * y, yy * z, yz * z, zz * z];
  return [1, x, y, z, ...pairs, size, size * size, x * size, y * size, z * size, ...cubes];
}

/**
 * How far the share at one end lies above what the four other shares and the number of raters let one expect, in units
 * of its own spread (science/HEURISTICS.md A8).
 *
 * @param shares in percent, five stars first
 */
export function strangeness(model: SideModel, side: Side, shares: StarShares, raters: number): number {
  const { suspect, others } = logRatios(side, shares, raters);
  const basis = basisOf(centred(others, model), raters);
  const scale = Math.exp(Math.min(model.widest, dot(model.logScale, basis)));
  return (suspect - Math.min(model.most, dot(model.basis, basis))) / scale;
}

/** What the model of the spread is fitted on: the first twelve terms. */
export const scaleBasis = (basis: readonly number[]) => basis.slice(0, QUADRATIC_TERMS);

/** Share of ordinary films of about this score whose `strangeness` is as high or higher. */
export const tailOf = (model: SideModel, score: number, value: number) => tailIn(model.bands, score, value);

/** The share, in percent, that 99 % of ordinary films with such other shares stay below. */
export function usualMost(model: SideModel, side: Side, shares: StarShares, raters: number): number {
  const target = valueAt(model.bands, meanScore(shares), 0.01);
  let [low, high] = [0, 100];
  for (let i = 0; i < 30; i += 1) {
    const middle = (low + high) / 2;
    const trial = shares.map((share, k) => (k === suspectOf(side) ? middle : share)) as unknown as StarShares;
    if (strangeness(model, side, trial, raters) > target) high = middle;
    else low = middle;
  }
  return high;
}

/** The mean histogram of films of about this score, in percent, five stars first. */
export function expectedShares(score: number): StarShares {
  const row = priors.meanShares.find(({ from, to }) => score >= from && score < to) ?? priors.meanShares.at(-1);
  const [five = 0, four = 0, three = 0, two = 0, one = 0] = row?.sharesFiveFirst ?? [];
  return [five, four, three, two, one];
}
