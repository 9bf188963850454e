import type { Evidence, ItemFacts, Point } from '../model';
import priors from '../verdict/priors/regime.json';
import { blind, type Check, NOTHING_SEEN, numberParam, percentParam, says } from './check';
import { normalShare } from './density';
import { clamp } from './statistics';

/** Where log10 of reposts per like lies among the well-known. Fitted by tests/evaluation/fits/posts.ts. */
export interface RegimePrior {
  readonly usual: { readonly mean: number; readonly sd: number };
  readonly campaign: { readonly mean: number; readonly sd: number };
}

/** Below this the two modes cannot be told apart (HEURISTICS A2). */
const MIN_LIKES = 10_000;
const ENOUGH_POSTS = 15;
/** Posts on either side of a change. */
const ENOUGH_BESIDE = 5;
/** A change worth telling: fourfold. */
const CHANGE = Math.log10(4);
const LLR_CAP = 4;

interface Share {
  /** log10 of reposts per like, at the least that the display allows. */
  readonly log: number;
  readonly at: number;
}

function shareOf(facts: ItemFacts, point: Point | undefined): Share | null {
  const { reposts, likes } = point?.counts ?? {};
  if (!point || !reposts || !likes || likes.high === null || likes.high < MIN_LIKES) return null;
  if (facts.kind !== 'post' || facts.flags.includes('lottery')) return null;
  return { log: Math.log10((reposts.low + 0.5) / (likes.high + 0.5)), at: facts.postedAt ?? point.firstAt };
}

const medianOf = (shares: readonly Share[]) =>
  shares.map(({ log }) => log).toSorted((a, b) => a - b)[Math.floor((shares.length - 1) / 2)] ?? Number.NaN;

/** The shares of the item (first) and of the author's other posts; none where the item's own cannot be told. */
function sharesOf({ facts, series, authorItems }: Evidence): readonly Share[] {
  const own = shareOf(
    facts,
    series.findLast(({ counts }) => counts.reposts && counts.likes),
  );
  if (!own) return [];
  return [own, ...authorItems.flatMap((other) => shareOf(other.facts, other.latest) ?? [])];
}

const meanOf = (shares: readonly Share[]) => shares.reduce((sum, { log }) => sum + log, 0) / shares.length;

/** The split in time that leaves both sides most alike in themselves, where they rose fourfold at it. */
function riseIn(shares: readonly Share[]): { readonly before: number; readonly since: number } | null {
  const ordered = shares.toSorted((a, b) => a.at - b.at);
  const splits = ordered.flatMap(({ at }, i) => {
    if (i < ENOUGH_BESIDE || i > ordered.length - ENOUGH_BESIDE) return [];
    const [earlier, later] = [ordered.slice(0, i), ordered.slice(i)];
    const rise = meanOf(later) - meanOf(earlier);
    return [{ before: medianOf(earlier), since: at, rise, apart: i * later.length * rise ** 2 }];
  });
  const best = splits.toSorted((a, b) => b.apart - a.apart)[0];
  return best && best.rise >= CHANGE ? best : null;
}

const logDensity = (value: number, { mean, sd }: { readonly mean: number; readonly sd: number }) =>
  -(((value - mean) / sd) ** 2) / 2 - Math.log(sd);

/**
 * An author whose every post is reposted as only organised fans do it (science/HEURISTICS.md A2): what the mix of a
 * single post cannot show once all posts are like it. Evidence of mobilised people, not of machines.
 */
export function makeRegime({ usual, campaign }: RegimePrior): Check {
  const llrAt = (log: number) => logDensity(log, campaign) - logDensity(log, usual);
  return {
    id: 'regime',
    group: 'mix',
    kinds: ['post'],
    // The line lies near 0.4 reposts per like, above where campaigns begin: well-known authors with many posts are few.
    threshold: { default: 1, min: 0.5, max: 20, step: 0.5, unit: 'perThousandOrdinary' },
    acquits: false,
    run(evidence, threshold) {
      const shares = sharesOf(evidence);
      const own = shares[0];
      if (!own) return blind('regime.blind.small', { likes: numberParam(MIN_LIKES) });
      if (shares.length < ENOUGH_POSTS)
        return blind('regime.blind.posts', { needed: numberParam(ENOUGH_POSTS), posts: numberParam(shares.length) });
      const middle = medianOf(shares);
      const tail = 1 - normalShare((middle - usual.mean) / usual.sd);
      // The post itself must be one of those: another kind of post by the same author is not concerned.
      const llr = clamp(Math.min(llrAt(middle), llrAt(own.log)), 0, LLR_CAP);
      if (tail * 1000 > threshold || llr === 0 || middle < usual.mean) return NOTHING_SEEN;
      const rise = riseIn(shares);
      const params = {
        posts: numberParam(shares.length),
        share: percentParam(100 * 10 ** middle, 0),
        usual: percentParam(100 * 10 ** usual.mean),
        campaign: percentParam(100 * 10 ** campaign.mean, 0),
        ...(rise && {
          before: percentParam(100 * 10 ** rise.before),
          since: { is: 'time', value: rise.since } as const,
        }),
      };
      return {
        say: 'spoke',
        finding: {
          check: 'regime',
          group: 'mix',
          metric: 'reposts',
          direction: 'high',
          value: tail * 1000,
          threshold,
          llr,
          tail,
          headline: says('regime.headline', params),
          seen: says(rise ? 'regime.seen.rise' : 'regime.seen', params),
          usual: says('regime.usual', params),
          benign: says('regime.benign', params),
          organised: true,
        },
      };
    },
  };
}

export const regime: Check = makeRegime(priors);
