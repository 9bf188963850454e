import { expectedShares } from '../checks/histogram-model';
import type { Evidence, Point, Yardstick } from '../model';
import priors from './priors/reposts-per-like.json';

/** Where reposts per like stand among ordinary posts with as many likes; null where a count is missing or capped. */
function strip(point: Point): Yardstick | null {
  const { reposts, likes } = point.counts;
  if (!reposts || !likes || reposts.high === null || likes.high === null) return null;
  const size = (likes.low + likes.high) / 2;
  const row = priors.rows.find(({ likesFrom, likesTo }) => size >= likesFrom && size < likesTo);
  if (!row) return null;
  const [q01 = 0, q25 = 0, q50 = 0, q75 = 0, q99 = 0] = row.repostsPerLike;
  const value = ((reposts.low + reposts.high) / 2 + 0.5) / (size + 0.5);
  const quantiles = [q01, q25, q50, q75, q99] as const;
  return { is: 'strip', of: 'reposts', per: 'likes', value, quantiles, above: shareBelow(value, quantiles) };
}

/** The share of ordinary items with a smaller value, in the steps the table has. */
function shareBelow(value: number, quantiles: readonly number[]): number {
  const shares = [0.01, 0.25, 0.5, 0.75, 0.99];
  return shares.findLast((_, i) => value > (quantiles[i] ?? Number.POSITIVE_INFINITY)) ?? 0;
}

/**
 * Where the item's figures stand among normal ones (DESIGN §7). Needs one look only and judges nothing.
 * Null where the item has no figure that a table knows.
 */
export function yardstickOf({ facts, series }: Evidence): Yardstick | null {
  const latest = series.at(-1);
  if (!latest) return null;
  if (facts.kind === 'post') return strip(latest);
  if (facts.kind === 'subject' && latest.stars && latest.score !== undefined)
    return { is: 'histogram', shares: latest.stars, expected: expectedShares(latest.score), score: latest.score };
  if (facts.kind === 'hot')
    return {
      is: 'chart',
      heat: latest.counts.heat ?? null,
      rank: latest.rank ?? null,
      promoted: facts.promoted,
    };
  return null;
}
