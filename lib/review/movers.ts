import type { CountMetric, Evidence, Finding, Series } from '../model';
import type { Mover, Movers } from './types';

/** One page shows its items at one moment; two pages of one visit within this (as in the check `lockstep`). */
const SAME_LOOK_MS = 5 * 60_000;
/** More lines on one axis cannot be told apart. */
const MOST_MOVERS = 8;

/** A lock-step is what is asked for first; any other stretch in which a count rose will do. */
const telling = ({ check }: Finding) => (check === 'lockstep' ? 0 : 1);

/**
 * The author's other items that were seen at both ends of the stretch in which this one was flagged, with what each
 * gained in it: whether they moved in lock-step is then for the eye. Null where no finding has such a stretch, or
 * nothing else was seen at both its ends.
 */
export function moversOf({ facts, series, authorItems }: Evidence, findings: readonly Finding[]): Movers | null {
  for (const { metric, span } of findings.toSorted((one, other) => telling(one) - telling(other))) {
    if (span === undefined || !isCount(metric)) continue;
    const [from, to] = span;
    const own = gainOf(series, metric, from, to);
    if (own === null) continue;
    const others = authorItems.flatMap((item): Mover[] => {
      const gained = gainOf(item.series, metric, from, to);
      return gained === null ? [] : [{ key: item.facts.key, title: item.facts.title, series: item.series, gained }];
    });
    if (others.length === 0) continue;
    const nearest = others.toSorted((one, other) => Math.abs(one.gained - own) - Math.abs(other.gained - own));
    const judged = { key: facts.key, title: facts.title, series, gained: own };
    return { metric, from, to, items: [judged, ...nearest.slice(0, MOST_MOVERS - 1)] };
  }
  return null;
}

const isCount = (metric: Finding['metric']): metric is CountMetric => metric !== 'score' && metric !== 'stars';

/** The middle of what a count can have gained between two moments; null where it was not seen at both. */
function gainOf(series: Series, metric: CountMetric, from: number, to: number): number | null {
  const [before, after] = [middleAt(series, metric, from), middleAt(series, metric, to)];
  return before === null || after === null ? null : after - before;
}

function middleAt(series: Series, metric: CountMetric, at: number): number | null {
  const point = series.find(({ firstAt, lastAt }) => at >= firstAt - SAME_LOOK_MS && at <= lastAt + SAME_LOOK_MS);
  const count = point?.counts[metric];
  return count === undefined ? null : (count.low + (count.high ?? count.low)) / 2;
}
