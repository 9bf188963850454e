import { expectedShares } from '../checks/histogram-model';
import { usersSince } from '../checks/population';
import type { Count, CountMetric, Evidence, ItemKind, Point, Yardstick } from '../model';
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

/** Beyond the tables' largest posts a count is large enough to be held against the number of all users. */
const CROWD_FROM = 316_228;

function crowd(evidence: Evidence, point: Point): Yardstick[] {
  const users = usersSince(evidence);
  const largest = (['reposts', 'likes', 'comments'] as const)
    .flatMap((of) => ({ of, count: point.counts[of] ?? { low: 0, high: 0 } }))
    .toSorted((a, b) => b.count.low - a.count.low)[0];
  if (users === null || !largest || middle(largest.count) < CROWD_FROM) return [];
  return [{ is: 'crowd', ...largest, users }];
}

function ofPost(evidence: Evidence, point: Point): Yardstick[] {
  if (evidence.facts.flags.includes('lottery')) return [{ is: 'none', why: 'giveaway' }];
  const mix = [
    ...strip(point, 'reposts', 'likes', 'posts', priors.repostsPerLike),
    ...strip(point, 'comments', 'likes', 'posts', priors.commentsPerLike),
  ];
  return mix.length > 0 ? mix : crowd(evidence, point);
}

function ofSubject({ stars, score }: Point): Yardstick[] {
  if (!stars || score === undefined) return [];
  return [{ is: 'histogram', shares: stars, expected: expectedShares(score), score }];
}

function measuredOf(evidence: Evidence, latest: Point): Yardstick[] {
  switch (evidence.facts.kind) {
    case 'post':
      return ofPost(evidence, latest);
    case 'subject':
      return ofSubject(latest);
    case 'hot':
      return [
        chart(evidence, latest),
        ...strip(latest, 'originals', 'discussions', 'topics', priors.originalsPerDiscussion),
        ...strip(latest, 'discussions', 'reads', 'topics', priors.discussionsPerRead),
      ];
    default:
      return [];
  }
}

/** What is said where nothing can be measured. Of the other kinds no table was found that is open and fits. */
const NONE: { readonly [K in ItemKind]?: Extract<Yardstick, { is: 'none' }>['why'] } = {
  post: 'unseen',
  subject: 'unrated',
  user: 'account',
};

/**
 * Where the item's figures stand among normal ones (DESIGN §7), the one that tells most first. Needs one look only and
 * judges nothing. Where there is no yardstick it says why, rather than invent one: never empty for what was seen.
 */
export function yardsticksOf(evidence: Evidence): readonly Yardstick[] {
  const { facts } = evidence;
  const latest = facts.kind === 'hot' ? latestOf(evidence) : evidence.series.at(-1);
  if (!latest) return [];
  const measured = measuredOf(evidence, latest);
  return measured.length > 0 ? measured : [{ is: 'none', why: NONE[facts.kind] ?? 'own' }];
}
