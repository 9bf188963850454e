import { growthCurve } from '../../../lib/checks/clock';
import type { CountMetric, Evidence, Point } from '../../../lib/model';
import { evidence, facts, point } from './evidence';

/** Nine in the morning in China: the first night is far. */
export const POSTED = Date.parse('2020-05-12T09:00:00+08:00');
export const HOUR_MS = 3_600_000;

/** How many a post of `total` after three days has had by then, if it grows as ordinary posts do. */
function ordinaryBy(total: number, hours: number): number {
  const curve = growthCurve(POSTED, POSTED);
  return Math.floor((total * curve(POSTED + hours * HOUR_MS)) / curve(POSTED + 72 * HOUR_MS));
}

/** Looks at a post at these hours after it appeared, each metric by its own law. */
export function watched(
  hours: readonly number[],
  laws: { readonly [M in CountMetric]?: (hour: number) => number },
  changes: Partial<Evidence> = {},
): Evidence {
  const series: readonly Point[] = hours.map((hour) =>
    point(
      { counts: Object.fromEntries(Object.entries(laws).map(([metric, law]) => [metric, Math.round(law(hour))])) },
      POSTED + hour * HOUR_MS,
    ),
  );
  return evidence({ facts: facts({ postedAt: POSTED }), series, ...changes });
}

export const ordinary = (total: number) => (hour: number) => ordinaryBy(total, hour);
/** The same with `bought` more, all from this hour on. */
export const stepped = (total: number, bought: number, from: number) => (hour: number) =>
  ordinaryBy(total, hour) + (hour >= from ? bought : 0);
/** The same with `bought` more at a constant pace between two hours. */
export const dripped = (total: number, bought: number, from: number, to: number) => (hour: number) =>
  ordinaryBy(total, hour) + bought * Math.min(1, Math.max(0, (hour - from) / (to - from)));
