import { expectedShares } from '../checks/histogram-model';
import type { Count, CountMetric, Evidence, Point, Yardstick } from '../model';
import priors from './priors/yardstick.json';

type Table = readonly { readonly from: number; readonly to: number; readonly quantiles: readonly number[] }[];

/** The shares of ordinary items that a table's quantiles stand for. */
const SHARES = [0.01, 0.25, 0.5, 0.75, 0.99];

const middle = ({ low, high }: Count) => (low + (high ?? low)) / 2;

/** The share of ordinary items with a smaller value, in the steps the table has. */
function shareBelow(value: number, quantiles: readonly number[]): number {
  return SHARES.findLast((_, i) => value > (quantiles[i] ?? Number.POSITIVE_INFINITY)) ?? 0;
}

function standing(table: Table, size: number, value: number) {
  const row = table.find(({ from, to }) => size >= from && size < to);
  if (!row) return null;
  const [q01 = 0, q25 = 0, q50 = 0, q75 = 0, q99 = 0] = row.quantiles;
  const quantiles = [q01, q25, q50, q75, q99] as const;
  return { value, quantiles, above: shareBelow(value, quantiles) };
}

/** Where a quotient of two counts stands among ordinary items of its size; none where a count is missing or capped. */
function strip(point: Point, of: CountMetric, per: CountMetric, among: 'posts' | 'topics', table: Table): Yardstick[] {
  const [one, other] = [point.counts[of], point.counts[per]];
  if (!one || !other || one.high === null || other.high === null) return [];
  const size = middle(other);
  const at = standing(table, size, (middle(one) + 0.5) / (size + 0.5));
  return at ? [{ is: 'strip', of, per, among, ...at }] : [];
}

/** Heat comes from the board and the other figures from the topic's page: each as it was last shown. */
function latestOf({ series }: Evidence): Point | undefined {
  const latest = series.at(-1);
  if (!latest) return undefined;
  const counts: Point['counts'] = Object.assign({}, ...series.slice(-12).map((point) => point.counts));
  return { ...latest, counts };
}

function chart({ facts }: Evidence, point: Point): Yardstick {
  const heat = point.counts.heat ?? null;
  const rank = point.rank ?? null;
  const stands = heat && rank && !facts.promoted ? standing(priors.heatByRank, rank, middle(heat)) : null;
  return { is: 'chart', heat, rank, promoted: facts.promoted, stands };
}

/**
 * Where the item's figures stand among normal ones (DESIGN §7), the one that tells most first. Needs one look only and
 * judges nothing. Empty where no table knows such figures: of accounts, threads, reviews and comments none was found
 * that is open and fits, and nothing is said rather than something invented.
 */
export function yardsticksOf(evidence: Evidence): readonly Yardstick[] {
  const { facts } = evidence;
  const latest = facts.kind === 'hot' ? latestOf(evidence) : evidence.series.at(-1);
  if (!latest) return [];
  if (facts.kind === 'post' && !facts.flags.includes('lottery'))
    return [
      ...strip(latest, 'reposts', 'likes', 'posts', priors.repostsPerLike),
      ...strip(latest, 'comments', 'likes', 'posts', priors.commentsPerLike),
    ];
  if (facts.kind === 'subject' && latest.stars && latest.score !== undefined)
    return [{ is: 'histogram', shares: latest.stars, expected: expectedShares(latest.score), score: latest.score }];
  if (facts.kind === 'hot')
    return [
      chart(evidence, latest),
      ...strip(latest, 'originals', 'discussions', 'topics', priors.originalsPerDiscussion),
      ...strip(latest, 'discussions', 'reads', 'topics', priors.discussionsPerRead),
    ];
  return [];
}
