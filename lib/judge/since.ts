import type { Evidence, Neighbour, Point, Series } from '../model';

/** A longer silence than this lies between two visits; a shorter one is a pause in the same. */
const VISIT_GAP_MS = 3 * 3_600_000;

/**
 * When the last visit before the present one ended: the newest look after which none of these items was seen for three
 * hours. An item whose figures never changed is one stretch from its first look to its last and says nothing of this;
 * one changed figure on the page is enough.
 *
 * @returns ms since 1970, or null where all of it was one visit
 */
export function lastVisitOf(all: readonly Series[]): number | null {
  const ends = all.flatMap((series) => {
    const next = series.findLastIndex((point, i) => {
      const before = series[i - 1];
      return before !== undefined && point.firstAt - before.lastAt >= VISIT_GAP_MS;
    });
    return series[next - 1]?.lastAt ?? [];
  });
  // An item new today that an older one was not told with must not count as a visit of its own.
  return ends.length > 0 ? Math.max(...ends) : null;
}

/** A series as it stood at a time: nothing later, and the point of that time not longer. */
function until(series: Series, at: number): readonly Point[] {
  return series
    .filter((point) => point.firstAt <= at)
    .map((point) => (point.lastAt > at ? { ...point, lastAt: at } : point));
}

/** What was known of an item at a time, to be judged by today's rules; null where it had not been seen. */
export function asOf(evidence: Evidence, at: number): Evidence | null {
  const series = until(evidence.series, at);
  if (series.length === 0) return null;
  const authorItems = evidence.authorItems.flatMap((other): Neighbour[] => {
    const known = until(other.series, at);
    const latest = known.at(-1);
    return latest ? [{ ...other, latest, series: known }] : [];
  });
  return { ...evidence, series, authorItems, digest: '' };
}
