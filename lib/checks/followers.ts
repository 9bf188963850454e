import type { Count, CountMetric, Evidence, Finding, Point } from '../model';
import priors from '../verdict/priors/followers.json';
import { type Band, tailIn, valueAt } from './calibration';
import { blind, type Check, NOTHING_SEEN, numberParam, percentParam, says } from './check';
import { clamp, llrOfTail } from './statistics';

/** log10 of likes per follower at the middle of an account's posts. Fitted by tests/evaluation/fits/posts.ts. */
export interface FollowersPrior {
  readonly bands: readonly Band[];
}

const METRICS: readonly CountMetric[] = ['likes', 'reposts', 'comments'];
const MIN_FOLLOWERS = 100;
const ENOUGH_POSTS = 5;
/** One post alone: so many, and more than half of the followers (HEURISTICS A3). */
const MANY = 1_000_000;
const HALF = 0.5;
/** Dormant celebrities, viral strangers and the site's own recommendations are many: a supporting signal only. */
const LLR_CAP = 1.5;

interface Reach {
  readonly metric: CountMetric;
  readonly posts: number;
  /** Actions per follower, at the least that the display allows. */
  readonly share: number;
  readonly tail: number;
}

const perFollower = (count: Count, followers: number) => (count.low + 1) / followers;

/** The middle of the author's posts, each at its least. */
function usualReach(prior: FollowersPrior, evidence: Evidence, followers: number): Reach[] {
  const own = evidence.series.at(-1);
  const points: readonly Point[] = [...(own ? [own] : []), ...evidence.authorItems.map(({ latest }) => latest)];
  return METRICS.flatMap((metric) => {
    const shares = points.flatMap(({ counts }) => (counts[metric] ? [perFollower(counts[metric], followers)] : []));
    if (shares.length < ENOUGH_POSTS) return [];
    const share = shares.toSorted((a, b) => a - b)[Math.floor((shares.length - 1) / 2)] ?? 0;
    return [
      { metric, posts: shares.length, share, tail: tailIn(prior.bands, Math.log10(followers), Math.log10(share)) },
    ];
  });
}

/** One post that more than half of the followers, and a million, would have to have acted on. */
function singleReach({ series }: Evidence, followers: number): Reach[] {
  return METRICS.flatMap((metric) => {
    const count = series.at(-1)?.counts[metric];
    if (!count || count.low < MANY || count.low < HALF * followers) return [];
    return [{ metric, posts: 1, share: perFollower(count, followers), tail: priors.millionOverHalf }];
  });
}

function finding(reach: Reach, followers: Count, usual: number, threshold: number): Finding {
  const params = {
    metric: { is: 'metric', value: reach.metric },
    posts: numberParam(reach.posts),
    share: percentParam(100 * reach.share, 0),
    usual: percentParam(100 * usual, 0),
    followers: { is: 'count', value: followers },
  } as const;
  const one = reach.posts === 1;
  return {
    check: 'followers',
    group: 'mix',
    metric: reach.metric,
    direction: 'high',
    value: reach.tail * 1000,
    threshold,
    llr: clamp(llrOfTail(reach.tail), 0, LLR_CAP),
    tail: reach.tail,
    headline: says('followers.headline', params),
    seen: says(one ? 'followers.seen.one' : 'followers.seen', params),
    usual: says(one ? 'followers.usual.one' : 'followers.usual', params),
    benign: says('followers.benign', params),
  };
}

/**
 * More actions than so many followers give, post after post (science/HEURISTICS.md A5). Only "too many" is looked for:
 * for "too few" no sample of ordinary accounts exists that was not picked for its success.
 */
export function makeFollowers(prior: FollowersPrior): Check {
  return {
    id: 'followers',
    group: 'mix',
    kinds: ['post'],
    threshold: { default: 10, min: 1, max: 50, step: 1, unit: 'perThousandOrdinary' },
    acquits: false,
    run(evidence, threshold) {
      const followers = evidence.account?.counts.followers;
      if (!followers) return blind('followers.blind.account');
      if (followers.high === null || followers.low < MIN_FOLLOWERS) return blind('followers.blind.few');
      const reaches = [...singleReach(evidence, followers.high), ...usualReach(prior, evidence, followers.high)];
      const worst = reaches.toSorted((a, b) => a.tail - b.tail)[0];
      if (!worst) return blind('followers.blind.posts', { needed: numberParam(ENOUGH_POSTS) });
      if (worst.tail * 1000 > threshold) return NOTHING_SEEN;
      const usual = 10 ** valueAt(prior.bands, Math.log10(followers.high), 0.01);
      return { say: 'spoke', finding: finding(worst, followers, usual, threshold) };
    },
  };
}

export const followers: Check = makeFollowers(priors);
