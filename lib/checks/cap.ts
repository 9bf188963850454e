import type { Count, CountMetric, Evidence, ItemFacts, Point } from '../model';
import priors from '../verdict/priors/regime.json';
import { blind, type Check, NOTHING_SEEN, numberParam, says } from './check';

const CAPPED_METRICS: readonly CountMetric[] = ['reposts', 'comments'];
const ENOUGH_POSTS = 10;
/** With this many likes, a million reposts is nothing out of proportion. */
const LIKES_OF_MILLIONS = 1_000_000;
/** The true figures cannot be seen: whatever the cap hides, it never carries a verdict (HEURISTICS A4). */
const LLR_CAP = 1.5;

const isCapped = (count: Count | undefined) => count !== undefined && count.high === null;

/** Which of an ordinary post's counts stands at the cap; null where the post says nothing about it. */
function atCap(facts: ItemFacts, { counts }: Point, metric: CountMetric): boolean | null {
  const { likes } = counts;
  if (facts.kind !== 'post' || facts.flags.includes('lottery') || !counts[metric] || !likes) return null;
  return likes.high === null || likes.high >= LIKES_OF_MILLIONS ? null : isCapped(counts[metric]);
}

/** The item and the author's other posts: how many were looked at, how many of them stand at the cap. */
function tally({ facts, series, authorItems }: Evidence, metric: CountMetric) {
  const latest = series.at(-1);
  const own = latest ? atCap(facts, latest, metric) : null;
  const others = authorItems.flatMap((other) => atCap(other.facts, other.latest, metric) ?? []);
  return { metric, posts: others.length + 1, capped: others.filter(Boolean).length + (own ? 1 : 0), own: own === true };
}

/** P(at least `hits` of `n`) where each is one with the chance `rate`. */
function atLeast(hits: number, n: number, rate: number): number {
  let term = (1 - rate) ** n;
  let below = 0;
  for (let k = 0; k < hits; k += 1) {
    below += term;
    term *= ((n - k) / (k + 1)) * (rate / (1 - rate));
  }
  // Far out the difference drowns in rounding: the first term of the tail is nearly all of it.
  return Math.max(1 - below, term);
}

/** Post after post at "1 million or more" while the likes stay below it (science/HEURISTICS.md A4): information only. */
export const cap: Check = {
  id: 'cap',
  group: 'mix',
  kinds: ['post'],
  threshold: { default: 10, min: 1, max: 50, step: 1, unit: 'perThousandOrdinary' },
  acquits: false,
  run(evidence, threshold) {
    if (!evidence.facts.key.startsWith('weibo:') || evidence.facts.flags.includes('media'))
      return blind('cap.blind.exempt');
    const tallies = CAPPED_METRICS.map((metric) => tally(evidence, metric)).filter(({ own }) => own);
    const most = tallies.toSorted((a, b) => b.capped - a.capped)[0];
    if (!most) return NOTHING_SEEN;
    if (most.posts < ENOUGH_POSTS)
      return blind('cap.blind.posts', { needed: numberParam(ENOUGH_POSTS), posts: numberParam(most.posts) });
    const { usual, campaign } = priors.capped;
    const llr =
      most.capped * Math.log(campaign / usual) + (most.posts - most.capped) * Math.log((1 - campaign) / (1 - usual));
    const tail = atLeast(most.capped, most.posts, usual);
    if (llr <= 0 || tail * 1000 > threshold) return NOTHING_SEEN;
    const params = {
      metric: { is: 'metric', value: most.metric },
      posts: numberParam(most.posts),
      capped: numberParam(most.capped),
    } as const;
    return {
      say: 'spoke',
      finding: {
        check: 'cap',
        group: 'mix',
        metric: most.metric,
        direction: 'high',
        value: tail * 1000,
        threshold,
        llr: Math.min(LLR_CAP, llr),
        tail,
        headline: says('cap.headline', params),
        seen: says('cap.seen', params),
        usual: says('cap.usual', params),
        benign: says('cap.benign', params),
      },
    };
  },
};
