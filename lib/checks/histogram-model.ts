import type { StarShares } from '../model';
import priors from '../verdict/priors/histogram.json';

/** Which end of the histogram is looked at. */
export type Side = 'oneStar' | 'fiveStar';

interface SideModel {
  readonly centre: readonly number[];
  readonly basis: readonly number[];
  readonly logScale: readonly number[];
  readonly factor: number;
  readonly bands: readonly Band[];
}
interface Band {
  readonly from: number;
  readonly to: number;
  readonly q50: number;
  readonly q95: number;
  readonly q97: number;
  readonly tailScale: number;
}

const models: { readonly [S in Side]: SideModel } = priors;

const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);

/** The mean of five shares as a score of 2 to 10. */
export function meanScore(shares: StarShares): number {
  const total = shares.reduce((sum, share) => sum + share, 0);
  return (2 * shares.reduce((sum, share, i) => sum + share * (5 - i), 0)) / total;
}

/**
 * How far the one-star (or five-star) share lies above what the four other shares and the number of raters let one
 * expect, in units of its own spread. Model: science/HEURISTICS.md A8, priors/histogram.json.
 *
 * @param shares in percent, five stars first
 */
export function strangeness(side: Side, shares: StarShares, raters: number): number {
  const model = models[side];
  const ln = (percent: number) => Math.log(((percent / 100) * raters + 0.5) / (raters + 2.5));
  const [five, four, three, two, one] = [ln(shares[0]), ln(shares[1]), ln(shares[2]), ln(shares[3]), ln(shares[4])];
  const suspect = side === 'oneStar' ? one - three : five - three;
  const others =
    side === 'oneStar' ? [two - three, four - three, five - three] : [one - three, two - three, four - three];
  const [x = 0, y = 0, z = 0] = others.map((value, i) => value - (model.centre[i] ?? 0));
  const size = Math.log10(raters);
  const basis = [1, x, y, z, x * x, x * y, x * z, y * y, y * z, z * z, size, size * size];
  const scale = Math.exp(dot(basis.slice(0, 4), model.logScale)) * model.factor;
  return (suspect - dot(basis, model.basis)) / scale;
}

/** Share of ordinary films of about this score whose `strangeness` is as high or higher. */
export function tailOf(side: Side, score: number, value: number): number {
  const { bands } = models[side];
  const band = bands.find(({ from, to }) => score >= from && score < to) ?? bands.at(-1);
  if (!band) return 1;
  if (value > band.q97) return 0.03 * Math.exp(-(value - band.q97) / band.tailScale);
  if (value > band.q95) return 0.05 - (0.02 * (value - band.q95)) / (band.q97 - band.q95);
  if (value > band.q50) return 0.5 - (0.45 * (value - band.q50)) / (band.q95 - band.q50);
  return 0.5;
}

/** The share that would be ordinary given the four others: the one at which `strangeness` equals `target`. */
export function shareAt(side: Side, shares: StarShares, raters: number, target: number): number {
  const index = side === 'oneStar' ? 4 : 0;
  let low = 0;
  let high = 100;
  for (let i = 0; i < 30; i += 1) {
    const middle = (low + high) / 2;
    const trial = shares.map((share, k) => (k === index ? middle : share)) as unknown as StarShares;
    if (strangeness(side, trial, raters) > target) high = middle;
    else low = middle;
  }
  return high;
}

/** The strangeness that 99 % of ordinary films of about this score stay below. */
export function strangenessAt99(side: Side, score: number): number {
  const { bands } = models[side];
  const band = bands.find(({ from, to }) => score >= from && score < to) ?? bands.at(-1);
  return band ? band.q97 + band.tailScale * Math.log(3) : Number.POSITIVE_INFINITY;
}

/** The mean histogram of films of about this score, in percent, five stars first. */
export function expectedShares(score: number): StarShares {
  const band = priors.meanShares.find(({ from, to }) => score >= from && score < to) ?? priors.meanShares.at(-1);
  const [five = 0, four = 0, three = 0, two = 0, one = 0] = band?.sharesFiveFirst ?? [];
  return [five, four, three, two, one];
}
