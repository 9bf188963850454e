import type { StarShares } from '../model';
import { type Additive, additiveAt } from './additive';
import type { Band } from './calibration';

/** One look at a rating whose number of ratings is known to the unit. */
export interface RatingLook {
  readonly shares: StarShares;
  readonly raters: number;
}

/** The new votes for one star between two looks, as far as the rounding of the shares lets them be known. */
export interface Wave<Look extends RatingLook = RatingLook> {
  readonly stars: 1 | 5;
  readonly before: Look;
  readonly after: Look;
  readonly newVotes: number;
  /** New votes for the star: the likeliest number, and how far rounding lets it be from that. */
  readonly gained: number;
  readonly error: number;
  /** The star's share of all votes before, 0…1. */
  readonly usual: number;
}

/** What tells bought waves from honest ones, fitted on films that grew by crowds of their own taste. */
export interface SurgePrior {
  /** Natural-log likelihood ratio of a wave of one star, and of five. */
  readonly oneStar: Additive;
  readonly fiveStar: Additive;
  /** How high the higher of the two stands in honest pairs of looks, by the decimal log of the growth. */
  readonly bands: readonly Band[];
}

/** Half of the last shown digit of a share, as a fraction. */
const ROUNDING = 0.0005;
const MIN_USUAL = 0.0005;
/** Tastes differ by this much from crowd to crowd: concentration of the Dirichlet (HEURISTICS B6). */
const KAPPA = 20;
export const MIN_NEW_VOTES = 10;

/** The waves of the two ends between two looks; none where there are too few new votes. */
export function wavesBetween<Look extends RatingLook>(before: Look, after: Look): Wave<Look>[] {
  const newVotes = after.raters - before.raters;
  if (newVotes < MIN_NEW_VOTES || before.raters <= 0) return [];
  const error = ROUNDING * (before.raters + after.raters);
  return ([1, 5] as const).map((stars) => {
    const index = stars === 1 ? 4 : 0;
    const [old, now] = [before.shares[index] / 100, after.shares[index] / 100];
    const gained = now * after.raters - old * before.raters;
    return { stars, before, after, newVotes, gained, error, usual: Math.min(1 - MIN_USUAL, Math.max(MIN_USUAL, old)) };
  });
}

/** How many of the crowd's own spreads the star's new votes lie above its old share. */
function strainOf({ newVotes, error, usual }: Wave, gained: number): number {
  const taste = 1 + (newVotes - 1) / (KAPPA + 1);
  const spread = Math.sqrt(newVotes * usual * (1 - usual) * taste + (error * error) / 3 + 1);
  return (gained - newVotes * usual) / spread;
}

/**
 * What the tables stand on: the strain (asinh), the excess votes as a part of all votes there were and the growth (both
 * decimal logs), the star's old share (log-odds).
 */
export function placeOf(wave: Wave, gained = wave.gained): Readonly<Record<string, number>> {
  return {
    strain: Math.asinh(strainOf(wave, gained)),
    excess: Math.log10(Math.max(1e-4, (gained - wave.newVotes * wave.usual) / wave.before.raters)),
    growth: growthOf(wave),
    usual: Math.log(wave.usual / (1 - wave.usual)),
  };
}

export const growthOf = ({ newVotes, before }: Wave) => Math.log10(newVotes / before.raters);

/** Natural-log likelihood ratio, bought : honest, of one star's new votes. */
export function llrOfWave(prior: SurgePrior, wave: Wave): number {
  return additiveAt(wave.stars === 1 ? prior.oneStar : prior.fiveStar, placeOf(wave));
}

/** The same at the smallest number of new votes for the star that rounding leaves room for. */
export function leastLlrOfWave(prior: SurgePrior, wave: Wave): number {
  const place = placeOf(wave, wave.gained - wave.error);
  return additiveAt(wave.stars === 1 ? prior.oneStar : prior.fiveStar, place);
}

/** The same if the star had held three times its old share of the new votes. */
export function tripledLlrOfWave(prior: SurgePrior, wave: Wave): number {
  const place = placeOf(wave, Math.min(1, 3 * wave.usual) * wave.newVotes - wave.error);
  return additiveAt(wave.stars === 1 ? prior.oneStar : prior.fiveStar, place);
}
