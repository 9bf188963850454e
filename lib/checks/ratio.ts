import type { Answer, Evidence, Finding } from '../model';
import { blind, type Check, numberParam, says } from './check';
import {
  expectedCount,
  leastResidual,
  MIX_METRICS,
  type Mix,
  type MixMetric,
  mixOf,
  type Usual,
  usualOf,
  usualResidual,
  withoutStrays,
} from './mix';
import { clamp, studentDensity, studentTail } from './statistics';

/** Proportions have not settled before this age (HEURISTICS §0.5). */
const MIN_AGE_MS = 30 * 60_000;
const MIN_LIKES = 20;
/** Posts of the author's own that make "the author's usual mix" (DESIGN §5, Verdict). */
const ENOUGH_POSTS = 5;
/** "Could I have seen a threefold inflation?", on average over the three counts (HEURISTICS §0.4). */
const ENOUGH_POWER = 0.5;
const LLR_CAP = 4;
const LLR_FLOOR = -1;
/** Three counts are looked at, and the one that sticks out is taken. */
const COMPARISONS = MIX_METRICS.length;
/** An inflation shifts the score by something between half a spread and eight: each as likely (HEURISTICS A1). */
const SHIFTS = Array.from({ length: 40 }, (_, i) => 0.5 + (i * 7.5) / 39);
const LOG_THREEFOLD = Math.log10(3);

interface Excess {
  readonly metric: MixMetric;
  readonly score: number;
  readonly usual: Usual;
}

/** ln of how much likelier a score is after an inflation of unknown size than without one. */
function llrAt(score: number): number {
  const inflated = SHIFTS.reduce((sum, shift) => sum + studentDensity(score - shift), 0) / SHIFTS.length;
  return Math.log(inflated / studentDensity(score));
}

/** Beyond the largest shift the ratio of the two tails falls again; a stranger score must never weigh less. */
const PEAK_SCORE = (() => {
  let peak = 0;
  for (let score = 0; score < 12; score += 0.05) if (llrAt(score) > llrAt(peak)) peak = score;
  return peak;
})();

const llrOfScore = (score: number) => llrAt(Math.min(score, PEAK_SCORE));

/** The score above which inflation is the likelier reading: where `llrOfScore` crosses nought. */
const LEANING_SCORE = (() => {
  let low = 0;
  let high = 8;
  for (let i = 0; i < 40; i += 1) {
    const middle = (low + high) / 2;
    if (llrOfScore(middle) > 0) high = middle;
    else low = middle;
  }
  return high;
})();

function excesses(mix: Mix, evidence: Evidence): Excess[] {
  const all = evidence.authorItems.flatMap(({ facts, latest }) => {
    const other = facts.flags.includes('lottery') ? null : mixOf(latest);
    return other && (other.likes.high ?? 0) >= MIN_LIKES ? [other] : [];
  });
  const others = withoutStrays(all);
  return MIX_METRICS.flatMap((metric) => {
    const residual = leastResidual(mix, metric);
    if (residual === null) return [];
    const residuals = others.map((other) => usualResidual(other, metric)).filter((value) => value !== null);
    const usual = usualOf(metric, residuals);
    return [{ metric, usual, score: (residual - usual.mean) / usual.sd }];
  });
}

function finding(mix: Mix, { metric, usual, score }: Excess, tail: number, threshold: number): Finding {
  const most = expectedCount(mix, metric, usual.mean + usual.sd * 3.747);
  const own = usual.posts >= ENOUGH_POSTS;
  const params = {
    metric: { is: 'metric', value: metric },
    count: { is: 'count', value: mix[metric] },
    usual: {
      is: 'count',
      value: { low: expectedCount(mix, metric, usual.mean), high: expectedCount(mix, metric, usual.mean) },
    },
    most: { is: 'count', value: { low: most, high: most } },
    posts: numberParam(usual.posts),
    reposts: { is: 'count', value: mix.reposts },
    comments: { is: 'count', value: mix.comments },
    likes: { is: 'count', value: mix.likes },
  } as const;
  return {
    check: 'ratio',
    group: 'mix',
    metric,
    direction: 'high',
    value: tail * 1000,
    threshold,
    llr: clamp(llrOfScore(score), 0, LLR_CAP),
    tail,
    headline: says('ratio.headline', params),
    seen: says('ratio.seen', params),
    usual: says(own ? 'ratio.usual.author' : 'ratio.usual.anyone', params),
    benign: says('ratio.benign', params),
  };
}

/** Why the mix cannot be judged at all, or null. */
function obstacle(evidence: Evidence, mix: Mix | null, lookedAt: number): Answer | null {
  const { facts } = evidence;
  if (facts.flags.includes('lottery')) return blind('ratio.blind.lottery');
  if (!mix) return blind('ratio.blind.missing');
  if ((mix.likes.high ?? Number.POSITIVE_INFINITY) < MIN_LIKES) return blind('ratio.blind.few');
  if (facts.postedAt !== undefined && lookedAt - facts.postedAt < MIN_AGE_MS) return blind('ratio.blind.young');
  if (facts.flags.includes('comments-closed')) return blind('ratio.blind.closed');
  const capped = MIX_METRICS.filter((metric) => mix[metric].high === null).length;
  return capped > 1 ? blind('ratio.blind.capped') : null;
}

/**
 * One of a post's three counts is out of proportion to the two others, for a post of its size and for its author
 * (science/HEURISTICS.md A1: AUC .905, recall at 1 % .52 on unseen authors).
 */
export const ratio: Check = {
  id: 'ratio',
  group: 'mix',
  kinds: ['post'],
  threshold: { default: 10, min: 1, max: 50, step: 1, unit: 'perThousandOrdinary' },
  acquits: true,
  run(evidence, threshold) {
    // A later look may have shown fewer of the three.
    const latest = evidence.series.findLast((point) => mixOf(point) !== null);
    const mix = latest ? mixOf(latest) : null;
    const stopped = obstacle(evidence, mix, latest?.lastAt ?? 0);
    if (stopped || !mix) return stopped ?? blind('ratio.blind.missing');
    const all = excesses(mix, evidence);
    const worst = all.toSorted((a, b) => b.score - a.score)[0];
    if (!worst) return blind('ratio.blind.capped');
    const tail = Math.min(1, COMPARISONS * studentTail(worst.score));
    if (tail * 1000 <= threshold && llrOfScore(worst.score) > 0)
      return { say: 'spoke', finding: finding(mix, worst, tail, threshold) };
    if (worst.usual.posts < ENOUGH_POSTS || all.length < COMPARISONS)
      return blind('ratio.blind.author', { posts: numberParam(worst.usual.posts), needed: numberParam(ENOUGH_POSTS) });
    const powers = all.map(({ usual }) => studentTail(LEANING_SCORE - LOG_THREEFOLD / usual.sd));
    const power = powers.reduce((sum, value) => sum + value, 0) / powers.length;
    if (power < ENOUGH_POWER) return blind('ratio.blind.scattered');
    // Leaning towards inflation, but not by enough to speak: that acquits nobody.
    if (llrOfScore(worst.score) >= 0) return blind('ratio.blind.undecided');
    return { say: 'quiet', power, llr: clamp(llrOfScore(worst.score), LLR_FLOOR, 0) };
  },
};
