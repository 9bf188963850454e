import type { Count, CumulativeMetric, Evidence, Point } from '../model';
import { birthOf } from './looks';
import { interpolate } from './statistics';

/** How one count of a post stands to another, against the author's other posts. */
export interface LevelPrior {
  /** How far ln(reposts/comments) of a young post lies from what it will be: 1, ln(hours), ln(hours)². */
  readonly drift: readonly number[];
  /** What so much more than usual weighs: pairs of a natural log and a log-likelihood ratio. */
  readonly curve: readonly (readonly number[])[];
}

const HOUR_MS = 3_600_000;
const LEAST_HOURS = 0.5;
const ENOUGH_ITEMS = 5;
/** The author's middle is drawn towards the drift alone by as many items. */
const PSEUDO_ITEMS = 3;
const PAD = 8;

const middle = ({ low, high }: Count) => (low + (high ?? low)) / 2;

function usualOf(evidence: Evidence): number | null {
  const logs = evidence.authorItems.flatMap(({ facts, latest }) => {
    const { reposts, comments } = latest.counts;
    if (!reposts || !comments || reposts.high === null || comments.high === null) return [];
    if (facts.flags.includes('lottery')) return [];
    return [Math.log((middle(reposts) + PAD) / (middle(comments) + PAD))];
  });
  if (logs.length < ENOUGH_ITEMS) return null;
  const sorted = logs.sort((a, b) => a - b);
  return ((sorted[sorted.length >> 1] ?? 0) * logs.length) / (logs.length + PSEUDO_ITEMS);
}

/** ln of the least that reposts to comments can be where reposts are the suspect, and the most where comments are. */
function nowOf({ counts: { reposts, comments } }: Point, suspect: CumulativeMetric): number | null {
  if (!reposts || !comments || reposts.high === null || comments.high === null) return null;
  const [r, c] = suspect === 'reposts' ? [reposts.low, comments.high] : [reposts.high, comments.low];
  return Math.log((r + PAD) / (c + PAD));
}

/**
 * By how much (natural log) the suspect count stands higher beside the other than in the author's other posts, at the
 * least suspicious of the true values. Null but for reposts and comments of a post whose time, and at least five others
 * of whose author, are known.
 */
export function levelOf(evidence: Evidence, suspect: CumulativeMetric, drift: readonly number[]): number | null {
  const bornAt = birthOf(evidence);
  const last = evidence.series.at(-1);
  if (bornAt === null || !last || (suspect !== 'reposts' && suspect !== 'comments')) return null;
  const [now, usual] = [nowOf(last, suspect), usualOf(evidence)];
  if (now === null || usual === null) return null;
  const age = Math.log(Math.max(LEAST_HOURS, (last.lastAt - bornAt) / HOUR_MS));
  const expected = usual + drift.reduce((sum, weight, power) => sum + weight * age ** power, 0);
  return suspect === 'reposts' ? now - expected : expected - now;
}

/** Of what was bought, so much came before the first look or in step with it, and shows in where a count stands. */
const SHOWN_SHARE = 0.6;

/** What that weighs beside the growth that was seen, as a log-likelihood ratio; 0 where it cannot be told. */
export function levelWeight(evidence: Evidence, suspect: CumulativeMetric, prior: LevelPrior): number {
  const level = levelOf(evidence, suspect, prior.drift);
  if (level === null) return 0;
  const alone = interpolate(
    prior.curve.map(([at = 0, llr = 0]) => [at, llr] as const),
    level,
  );
  return Math.log(1 - SHOWN_SHARE + SHOWN_SHARE * Math.exp(alone));
}
