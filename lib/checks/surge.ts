import type { Evidence, Finding } from '../model';
import priors from '../verdict/priors/surge.json';
import { tailIn } from './calibration';
import { blind, type Check, numberParam, percentParam, says } from './check';
import { clamp } from './statistics';
import {
  growthOf,
  leastLlrOfWave,
  llrOfWave,
  MIN_NEW_VOTES,
  type RatingLook,
  type SurgePrior,
  tripledLlrOfWave,
  type Wave,
  wavesBetween,
} from './surge-model';

/** So many stretches are looked at, the newest; older ones were judged when they were new. */
const MOST_STRETCHES = 40;
/** The share of the stretches in which a threefold share would have been noticed. */
const ENOUGH_POWER = 0.5;
const NOTICED_TAIL = 0.1;
const LLR_CAP = 4;
const LLR_FLOOR = -1;

interface Look extends RatingLook {
  readonly at: number;
  readonly until: number;
  readonly score: number;
}

interface Stretch {
  /** The stranger of the two ends. */
  readonly wave: Wave<Look>;
  readonly llr: number;
  /** How often honest new votes would look like this or stranger. */
  readonly tail: number;
}

function looks({ series }: Evidence): Look[] {
  return series.flatMap((point) => {
    const { raters } = point.counts;
    // A rounded number of ratings leaves room for any number of new ones: only exact numbers tell what came in.
    if (!point.stars || point.score === undefined || !raters || raters.low !== raters.high) return [];
    return [{ at: point.firstAt, until: point.lastAt, shares: point.stars, raters: raters.low, score: point.score }];
  });
}

function stretchOf(prior: SurgePrior, before: Look, after: Look): Stretch | null {
  const both = wavesBetween(before, after).map((wave) => ({ wave, llr: llrOfWave(prior, wave) }));
  const worst = both.toSorted((a, b) => b.llr - a.llr)[0];
  if (!worst) return null;
  return { ...worst, tail: tailIn(prior.bands, growthOf(worst.wave), worst.llr) };
}

/** Whether three times the old share of one star, and of five, would have stood out in the stretch. */
function wouldShow(prior: SurgePrior, { wave }: Stretch): boolean {
  const tripled = wavesBetween(wave.before, wave.after).map((each) => tripledLlrOfWave(prior, each));
  return tailIn(prior.bands, growthOf(wave), Math.min(...tripled)) < NOTICED_TAIL;
}

/** Walks the looks, from each that saw enough new votes since the one before it. */
function stretches(prior: SurgePrior, all: readonly Look[]): Stretch[] {
  const found: Stretch[] = [];
  let before = all[0];
  for (const after of all.slice(1)) {
    if (!before) break;
    // The site removed ratings: what came since can only be told from here on.
    if (after.raters < before.raters) before = after;
    if (after.raters - before.raters < MIN_NEW_VOTES) continue;
    const stretch = stretchOf(prior, before, after);
    if (stretch) found.push(stretch);
    before = after;
  }
  return found;
}

function finding({ wave, llr }: Stretch, tail: number, threshold: number): Finding {
  const params = {
    stars: numberParam(wave.stars),
    newVotes: { is: 'count', value: { low: wave.newVotes, high: wave.newVotes } },
    newShare: percentParam(100 * clamp(wave.gained / wave.newVotes, 0, 1), 0),
    oldShare: percentParam(wave.before.shares[wave.stars === 1 ? 4 : 0]),
    scoreBefore: numberParam(wave.before.score, 1),
    scoreAfter: numberParam(wave.after.score, 1),
    from: { is: 'time', value: wave.before.until },
  } as const;
  const end = wave.stars === 1 ? 'one' : 'five';
  return {
    check: 'surge',
    group: 'rating',
    metric: 'stars',
    direction: 'high',
    value: tail * 1000,
    threshold,
    llr: clamp(llr, 0, LLR_CAP),
    tail,
    headline: says(`surge.${end}.headline`, params),
    seen: says('surge.seen', params),
    usual: says('surge.usual', params),
    benign: says('surge.benign', params),
    span: [wave.before.until, wave.after.at],
  };
}

/**
 * New ratings between two looks that pull to one end (science/HEURISTICS.md B6): it speaks before the shown score
 * moves. How well it works stands in the README.
 */
export const makeSurge = (prior: SurgePrior): Check => ({
  id: 'surge',
  group: 'rating',
  kinds: ['subject'],
  threshold: { default: 10, min: 1, max: 50, step: 1, unit: 'perThousandOrdinary' },
  acquits: false,
  run(evidence, threshold) {
    const all = looks(evidence);
    if (all.length < 2) return blind('surge.blind.looks');
    const found = stretches(prior, all.slice(-MOST_STRETCHES - 1));
    const worst = found.toSorted((a, b) => a.tail - b.tail)[0];
    if (!worst) return blind('surge.blind.few', { needed: numberParam(MIN_NEW_VOTES) });
    // The strangest of several stretches is stranger than any one of them would be.
    const tail = Math.min(1, found.length * worst.tail);
    const llr = worst.llr - Math.log(found.length);
    // Even the smallest number of votes that rounding allows must lean towards a wave.
    if (tail * 1000 <= threshold && llr > 0 && leastLlrOfWave(prior, worst.wave) > 0)
      return { say: 'spoke', finding: finding({ ...worst, llr }, tail, threshold) };
    const power = found.filter((stretch) => wouldShow(prior, stretch)).length / found.length;
    if (power < ENOUGH_POWER) return blind('surge.blind.power');
    if (llr >= 0) return blind('missing.undecided');
    return { say: 'quiet', power, llr: clamp(llr, LLR_FLOOR, 0) };
  },
});

export const surge = makeSurge(priors);
