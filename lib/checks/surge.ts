import type { Count, Evidence, Finding, StarShares } from '../model';
import { blind, type Check, numberParam, percentParam, says } from './check';
import { clamp, llrOfTail, studentTail } from './statistics';

/** New votes vary more than a fair draw: concentration of the Dirichlet, at its widest measured (HEURISTICS B6). */
const KAPPA = 10;
const MIN_NEW_VOTES = 30;
/** Half of the last shown digit of a share, as a fraction. */
const ROUNDING = 0.0005;
const LLR_CAP = 4;
const LLR_FLOOR = -1;
/** The score that one honest pair of looks in a hundred reaches: Student's t with four degrees of freedom. */
const SPEAKING_Z = 3.747;

interface Look {
  readonly at: number;
  readonly shares: StarShares;
  readonly raters: Count;
  readonly score: number;
}

interface Wave {
  readonly stars: 1 | 5;
  readonly z: number;
  /** By how many spreads the score would rise if the new votes held three times this star's usual share. */
  readonly tripledShift: number;
  readonly newVotes: number;
  readonly newShare: number;
  readonly before: Look;
  readonly after: Look;
}

function looks({ series }: Evidence): Look[] {
  return series.flatMap((point) => {
    const { raters } = point.counts;
    if (!point.stars || point.score === undefined || !raters || raters.high === null) return [];
    return [{ at: point.lastAt, shares: point.stars, raters, score: point.score }];
  });
}

/** How far the new votes of one star lie above the old votes' share of it; null where rounding hides them. */
function waveOf(stars: 1 | 5, before: Look, after: Look): Wave | null {
  const index = stars === 1 ? 4 : 0;
  const [old, now] = [before.shares[index] / 100, after.shares[index] / 100];
  const newVotes = after.raters.low - (before.raters.high ?? before.raters.low);
  if (newVotes < MIN_NEW_VOTES) return null;
  const error = ROUNDING * (before.raters.low + after.raters.low);
  const gained = now * after.raters.low - old * before.raters.low;
  if (gained < 3 * error) return null;
  const p = Math.min(0.5, old + ROUNDING);
  const spread = Math.sqrt(newVotes * p * (1 - p) * (1 + (newVotes - 1) / (KAPPA + 1)) + error ** 2 / 3 + 1);
  const z = (gained - error - newVotes * p) / spread;
  return { stars, z, tripledShift: (2 * newVotes * p) / spread, newVotes, newShare: Math.min(1, Math.max(0, gained / newVotes)), before, after };
}

/** Walks the looks, from each that saw enough new votes since the one before it. */
function waves(all: readonly Look[]): Wave[] {
  const found: Wave[] = [];
  let before = all[0];
  for (const after of all.slice(1)) {
    if (!before) break;
    if (after.raters.low - before.raters.low < MIN_NEW_VOTES) continue;
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
    from: { is: 'time', value: wave.before.at },
    to: { is: 'time', value: wave.after.at },
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
    span: [wave.before.at, wave.after.at],
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
    const worst = found.toSorted((a, b) => b.z - a.z)[0];
    if (!worst) return blind('surge.blind.few', { needed: numberParam(MIN_NEW_VOTES) });
    const tail = Math.min(1, found.length * studentTail(worst.z));
    if (tail * 1000 <= threshold) return { say: 'spoke', finding: finding(worst, tail, threshold) };
    const power = Math.max(...found.map(({ tripledShift }) => studentTail(SPEAKING_Z - tripledShift)));
    return { say: 'quiet', power, llr: clamp(llrOfTail(tail), LLR_FLOOR, 0) };
  },
};
