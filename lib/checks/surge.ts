import type { Evidence, Finding, StarShares } from '../model';
import { blind, type Check, numberParam, percentParam, says } from './check';
import { betaTail, clamp, llrOfTail } from './statistics';

/** New votes vary more than a fair draw: concentration of the Dirichlet, at its widest measured (HEURISTICS B6). */
const KAPPA = 10;
const MIN_NEW_VOTES = 30;
/** Half of the last shown digit of a share, as a fraction. */
const ROUNDING = 0.0005;
/** The share of the stretches in which a threefold share would have been noticed. */
const ENOUGH_POWER = 0.5;
const LLR_CAP = 4;
const LLR_FLOOR = -1;

interface Look {
  readonly at: number;
  readonly until: number;
  readonly shares: StarShares;
  readonly raters: number;
  readonly score: number;
}

interface Wave {
  readonly stars: 1 | 5;
  /** How often honest new votes would hold this share of the star or more. */
  readonly tail: number;
  /** The same for the smallest share that would have been three times the old one. */
  readonly tripledTail: number;
  readonly newVotes: number;
  readonly newShare: number;
  readonly before: Look;
  readonly after: Look;
}

function looks({ series }: Evidence): Look[] {
  return series.flatMap((point) => {
    const { raters } = point.counts;
    // A rounded number of ratings leaves room for any number of new ones: only exact numbers tell what came in.
    if (!point.stars || point.score === undefined || !raters || raters.low !== raters.high) return [];
    return [{ at: point.firstAt, until: point.lastAt, shares: point.stars, raters: raters.low, score: point.score }];
  });
}

/**
 * How often `newVotes` honest votes hold at least `share` of a star whose old share was `usual`: a beta-binomial of
 * concentration κ, its variance matched by one Beta distribution.
 */
function tailOfShare(share: number, usual: number, newVotes: number): number {
  const concentration = (newVotes * (KAPPA + 1)) / (KAPPA + newVotes) - 1;
  return betaTail(share, concentration * usual, concentration * (1 - usual));
}

/** The new votes of one star between two looks, least suspiciously read; null where rounding hides them. */
function waveOf(stars: 1 | 5, before: Look, after: Look): Wave | null {
  const index = stars === 1 ? 4 : 0;
  const [old, now] = [before.shares[index] / 100, after.shares[index] / 100];
  const newVotes = after.raters - before.raters;
  if (newVotes < MIN_NEW_VOTES) return null;
  const error = ROUNDING * (before.raters + after.raters);
  const gained = now * after.raters - old * before.raters;
  if (newVotes * Math.max(now, old) < 3 * error) return null;
  const usual = Math.min(0.999, old + ROUNDING);
  const least = Math.max(0, gained - error) / newVotes;
  return {
    stars,
    tail: tailOfShare(Math.min(least, 0.9999), usual, newVotes),
    tripledTail: tailOfShare(Math.min(0.9999, 3 * usual), usual, newVotes),
    newVotes,
    newShare: Math.min(1, Math.max(0, gained / newVotes)),
    before,
    after,
  };
}

/** Walks the looks, from each that saw enough new votes since the one before it. */
function waves(all: readonly Look[]): Wave[] {
  const found: Wave[] = [];
  let before = all[0];
  for (const after of all.slice(1)) {
    if (!before) break;
    // The site removed ratings: what came since can only be told from here on.
    if (after.raters < before.raters) before = after;
    if (after.raters - before.raters < MIN_NEW_VOTES) continue;
    for (const stars of [1, 5] as const) {
      const wave = waveOf(stars, before, after);
      if (wave) found.push(wave);
    }
    before = after;
  }
  return found;
}

function finding(wave: Wave, tail: number, threshold: number): Finding {
  const params = {
    stars: numberParam(wave.stars),
    newVotes: { is: 'count', value: { low: wave.newVotes, high: wave.newVotes } },
    newShare: percentParam(wave.newShare * 100, 0),
    oldShare: percentParam(wave.before.shares[wave.stars === 1 ? 4 : 0]),
    scoreBefore: numberParam(wave.before.score, 1),
    scoreAfter: numberParam(wave.after.score, 1),
    from: { is: 'time', value: wave.before.until },
  } as const;
  const id = wave.stars === 1 ? 'surge.one' : 'surge.five';
  return {
    check: 'surge',
    group: 'rating',
    metric: 'stars',
    direction: 'high',
    value: tail * 1000,
    threshold,
    llr: clamp(llrOfTail(tail), 0, LLR_CAP),
    tail,
    headline: says(`${id}.headline`, params),
    seen: says('surge.seen', params),
    usual: says('surge.usual', params),
    benign: says('surge.benign', params),
    span: [wave.before.until, wave.after.at],
  };
}

/**
 * New ratings between two looks that pull to one end (science/HEURISTICS.md B6): it speaks before the shown score
 * moves. One-star votes worth 1 % of all: recall at 1 % .74–.81.
 */
export const surge: Check = {
  id: 'surge',
  group: 'rating',
  kinds: ['subject'],
  threshold: { default: 10, min: 1, max: 50, step: 1, unit: 'perThousandOrdinary' },
  acquits: false,
  run(evidence, threshold) {
    const all = looks(evidence);
    if (all.length < 2) return blind('surge.blind.looks');
    const found = waves(all);
    const worst = found.toSorted((a, b) => a.tail - b.tail)[0];
    if (!worst) return blind('surge.blind.few', { needed: numberParam(MIN_NEW_VOTES) });
    // The strangest of several stretches is stranger than any one of them would be.
    const tail = Math.min(1, found.length * worst.tail);
    if (tail * 1000 <= threshold) return { say: 'spoke', finding: finding(worst, tail, threshold) };
    const power = found.filter(({ tripledTail }) => tripledTail * 1000 <= threshold).length / found.length;
    if (power < ENOUGH_POWER) return blind('surge.blind.power');
    return { say: 'quiet', power, llr: clamp(llrOfTail(tail), LLR_FLOOR, 0) };
  },
};
