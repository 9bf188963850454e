import type { Answer, Evidence, Finding } from '../model';
import priors from '../verdict/priors/mix.json';
import { llrOn, tailIn } from './calibration';
import { blind, type Check, numberParam, says } from './check';
import type { Lump, Place } from './density';
import {
  allowancesFor,
  crowdOf,
  expectedCount,
  expectedOf,
  MIN_LIKES,
  MIX_METRICS,
  type Mix,
  type MixPrior,
  mixOf,
  raised,
  riseOf,
  type Strangeness,
  strangenessOf,
  usualMixes,
} from './mix';
import { clamp } from './statistics';

/** Proportions have not settled before this age (HEURISTICS §0.5). */
const MIN_AGE_MS = 30 * 60_000;
/** Posts of the author's own that make "the author's usual mix" (DESIGN §5, Verdict). */
const ENOUGH_POSTS = 5;
/** "Could I have seen a threefold inflation?", on average over the three counts (HEURISTICS §0.4). */
const ENOUGH_POWER = 0.5;
const LLR_CAP = 4;
const LLR_FLOOR = -1;

/** How one post's mix stands: what the check goes by. */
export interface MixStanding extends Strangeness {
  readonly mix: Mix;
  /** Other posts of the author that told what is usual. */
  readonly posts: number;
  /** Where posts of this author are expected. */
  readonly expected: readonly Lump[];
  /** What is taken off for having risen above the author's other posts. */
  readonly allowances: Place;
}

/**
 * How strange the newest full mix of an item is for its size and its author, as a rising score; null where there is no
 * mix, or nothing in it that could be compared.
 */
export function mixStanding(prior: MixPrior): (evidence: Evidence) => MixStanding | null {
  const crowd = crowdOf(prior);
  return ({ series, authorItems }) => {
    // A later look may have shown fewer of the three.
    const latest = series.findLast((point) => mixOf(point) !== null);
    const mix = latest && mixOf(latest);
    if (!mix) return null;
    const usual = usualMixes(authorItems);
    const expected = expectedOf(crowd, prior, usual);
    const allowances = allowancesFor(prior, riseOf(mix, usual));
    const strangeness = strangenessOf(expected, mix, allowances);
    return strangeness && { ...strangeness, mix, posts: usual.length, expected, allowances };
  };
}

/** Why the mix cannot be judged at all, or null. */
function obstacle({ facts, series }: Evidence): Answer | null {
  const latest = series.findLast((point) => mixOf(point) !== null);
  const mix = latest && mixOf(latest);
  if (facts.flags.includes('lottery')) return blind('ratio.blind.lottery');
  if (!mix) return blind('ratio.blind.missing');
  if ((mix.likes.high ?? Number.POSITIVE_INFINITY) < MIN_LIKES) return blind('ratio.blind.few');
  if (facts.postedAt !== undefined && latest.lastAt - facts.postedAt < MIN_AGE_MS) return blind('ratio.blind.young');
  if (facts.flags.includes('comments-closed')) return blind('ratio.blind.closed');
  return MIX_METRICS.filter((metric) => mix[metric].high === null).length > 1 ? blind('ratio.blind.capped') : null;
}

function finding({ mix, metric, posts, expected }: MixStanding, weight: Weight, threshold: number): Finding {
  const count = (share: number) => {
    const value = expectedCount(expected, mix, metric, share);
    return { is: 'count', value: { low: value, high: value } } as const;
  };
  const params = {
    metric: { is: 'metric', value: metric },
    count: { is: 'count', value: mix[metric] },
    usual: count(0.5),
    most: count(0.99),
    posts: numberParam(posts),
    reposts: { is: 'count', value: mix.reposts },
    comments: { is: 'count', value: mix.comments },
    likes: { is: 'count', value: mix.likes },
  } as const;
  return {
    check: 'ratio',
    group: 'mix',
    metric,
    direction: 'high',
    value: weight.tail * 1000,
    threshold,
    llr: weight.llr,
    tail: weight.tail,
    headline: says('ratio.headline', params),
    seen: says('ratio.seen', params),
    usual: says(posts >= ENOUGH_POSTS ? 'ratio.usual.author' : 'ratio.usual.anyone', params),
    benign: says('ratio.benign', params),
  };
}

interface Weight {
  /** Share of ordinary posts, with as many of the author's others known, that look like this or stranger. */
  readonly tail: number;
  readonly llr: number;
}

function weigh(prior: MixPrior, { posts, score }: Pick<MixStanding, 'posts' | 'score'>): Weight {
  const tail = tailIn(prior.bands, posts, score);
  return { tail, llr: Math.min(LLR_CAP, llrOn(posts >= ENOUGH_POSTS ? prior.llr.known : prior.llr.alone, tail)) };
}

/** How surely this very post would look inflated with one of its counts three times as high, on average over them. */
function powerAt(prior: MixPrior, { mix, posts, expected, allowances }: MixStanding): number {
  const seen = MIX_METRICS.map((metric) => {
    const strangeness = strangenessOf(expected, raised(mix, metric, 3), allowances);
    return strangeness ? clamp(0.5 + weigh(prior, { posts, score: strangeness.score }).llr, 0, 1) : 0;
  });
  return seen.reduce((sum, value) => sum + value, 0) / seen.length;
}

/**
 * One of a post's three counts is out of proportion to the two others, for a post of its size and for its author
 * (science/HEURISTICS.md A1). The score is a likelihood ratio: how dense ordinary posts lie where this one would have
 * stood with one of its counts lower, against how dense they lie here; the density is spread around the author's other
 * posts, and around everybody's where there are few.
 */
export function makeRatio(prior: MixPrior): Check {
  const standingOf = mixStanding(prior);
  return {
    id: 'ratio',
    group: 'mix',
    kinds: ['post'],
    threshold: { default: 10, min: 1, max: 50, step: 1, unit: 'perThousandOrdinary' },
    acquits: true,
    run(evidence, threshold) {
      const stopped = obstacle(evidence);
      if (stopped) return stopped;
      const standing = standingOf(evidence);
      if (!standing) return blind('ratio.blind.capped');
      const weight = weigh(prior, standing);
      if (weight.tail * 1000 <= threshold && weight.llr > 0)
        return { say: 'spoke', finding: finding(standing, weight, threshold) };
      const { posts, compared } = standing;
      if (posts < ENOUGH_POSTS || compared < MIX_METRICS.length)
        return blind('ratio.blind.author', { posts: numberParam(posts), needed: numberParam(ENOUGH_POSTS) });
      // Leaning towards inflation, but not by enough to speak: that acquits nobody.
      if (weight.llr >= 0) return blind('ratio.blind.undecided');
      const power = powerAt(prior, standing);
      if (power < ENOUGH_POWER) return blind('ratio.blind.scattered');
      return { say: 'quiet', power, llr: clamp(weight.llr, LLR_FLOOR, 0) };
    },
  };
}

export const ratio: Check = makeRatio(priors);
