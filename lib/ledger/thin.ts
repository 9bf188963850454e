import type { Count, CountMetric, Point, Series } from '../model';

/** How long everything is kept, and what happens then: a rule for the user to see and to change. */
export interface RetentionRule {
  readonly keepAllDays: number;
  /** `thin`: only changes that the sites themselves would show are kept; `keep`: all is kept for good. */
  readonly afterwards: 'thin' | 'keep';
  /** What is thinned may take so many megabytes (10⁶ bytes); past that, what was not seen for longest goes. */
  readonly mostMegabytes: number;
}

export const DEFAULT_RETENTION: RetentionRule = { keepAllDays: 30, afterwards: 'thin', mostMegabytes: 500 };

const TEN_THOUSAND = 1e4;
const HUNDRED_MILLION = 1e8;

/**
 * The points that stay where a stretch is thinned: the first and the last; those at which a figure appeared, went away or
 * fell; a change of score, shares or rank; and growth by at least the unit in which the sites show a count of that size
 * (1 below 10,000, `0.1万` below 100,000,000, `0.1亿` above), counted from the point kept before.
 *
 * @returns `points` itself where all stay
 */
export function thin(points: Series): Series {
  const kept: Point[] = [];
  points.forEach((point, i) => {
    const before = kept.at(-1);
    const isEnd = before === undefined || i === points.length - 1;
    // The point before a fall is the height that it fell from.
    const next = points[i + 1];
    if (isEnd || tells(point, before) || (next !== undefined && falls(next, point))) kept.push(point);
  });
  return kept.length === points.length ? points : kept;
}

function tells(point: Point, before: Point): boolean {
  if (point.score !== before.score || point.rank !== before.rank || `${point.stars}` !== `${before.stars}`) return true;
  const [now, then] = [Object.keys(point.counts), Object.keys(before.counts)];
  if (now.length !== then.length) return true;
  return (now as CountMetric[]).some((metric) => {
    const [count, old] = [point.counts[metric], before.counts[metric]];
    return count === undefined || old === undefined || isShown(count, old);
  });
}

function isShown(count: Count, before: Count): boolean {
  if ((count.high === null) !== (before.high === null)) return true;
  const growth = Math.max(count.low - before.low, (count.high ?? 0) - (before.high ?? 0));
  return count.low < before.low || growth >= unitOf(before.low);
}

function falls(point: Point, before: Point): boolean {
  return (Object.keys(point.counts) as CountMetric[]).some((metric) => {
    const [count, old] = [point.counts[metric], before.counts[metric]];
    return count !== undefined && old !== undefined && count.low < old.low;
  });
}

function unitOf(value: number): number {
  if (value < TEN_THOUSAND) return 1;
  return value < HUNDRED_MILLION ? TEN_THOUSAND / 10 : HUNDRED_MILLION / 10;
}
