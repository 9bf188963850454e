import type { SparkPoint } from '../messages/protocol';
import type { Count, CountMetric, Point, Series } from '../model';

/** A figure that can be drawn: the star shares are drawn as the score. */
export type Drawn = CountMetric | 'score' | 'rank';

/** No line is drawn over a longer silence: nobody knows what happened in it (DESIGN §5, Time). */
const GAP_MS = 14 * 3_600_000;

/** A value that a figure had, from its first look to its last. */
export interface Seen {
  readonly at: number;
  readonly until: number;
  readonly looks: number;
  readonly count: Count;
}

/** A figure of a point as an interval, also where it is a score or a rank. */
export function countOf({ score, rank, counts }: Point, metric: Drawn): Count | undefined {
  if (metric !== 'score' && metric !== 'rank') return counts[metric];
  const value = metric === 'score' ? score : rank;
  return value === undefined ? undefined : { low: value, high: value };
}

/** Whether two intervals are the same one. */
export const isSame = (a: Count | undefined, b: Count | undefined) => a?.low === b?.low && a?.high === b?.high;

/** The values that a figure had, one after the other: looks at which only other figures changed are one stretch. */
export function seenOf(series: Series, metric: Drawn): readonly Seen[] {
  const seen: Seen[] = [];
  for (const point of series) {
    const count = countOf(point, metric);
    if (!count) continue;
    const last = seen.at(-1);
    if (last && isSame(last.count, count) && point.firstAt - last.until <= GAP_MS)
      seen[seen.length - 1] = { ...last, until: point.lastAt, looks: last.looks + point.looks };
    else seen.push({ at: point.firstAt, until: point.lastAt, looks: point.looks, count });
  }
  return seen;
}

/** Whether a value that stood for so long was looked at often enough to draw a line through it. */
function isGap({ at, until, looks }: Seen): boolean {
  return (until - at) / Math.max(1, looks - 1) > GAP_MS;
}

/**
 * The dots of a picture: both ends of each stretch, and whether a line may lead to it.
 *
 * @param most so many stretches are drawn; of more, the ends and every n-th between are kept
 */
export function dotsOf(seen: readonly Seen[], most: number): readonly SparkPoint[] {
  const every = Math.ceil(seen.length / most);
  const kept = seen.filter((_, i) => i % every === 0 || i === seen.length - 1);
  return kept.flatMap((each, i) => {
    const { at, until, count } = each;
    const before = kept[i - 1];
    const dot = { low: count.low, high: count.high };
    const first = { ...dot, at, gapBefore: before !== undefined && at - before.until > GAP_MS };
    return until > at ? [first, { ...dot, at: until, gapBefore: isGap(each) }] : [first];
  });
}
