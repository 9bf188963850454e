import { type Drawn, dotsOf, seenOf } from '../draw/dots';
import type { SparkPoint } from '../messages/spark';
import type { Series } from '../model';

/** A row's picture is some hundred pixels wide. */
const MOST_POINTS = 40;

/** The dots of a row's picture; none where the figure has had one value only. */
export function pictureOf(series: Series, metric: Drawn): readonly SparkPoint[] {
  const seen = seenOf(series, metric);
  const values = new Set(seen.map(({ count }) => `${count.low} ${count.high}`));
  return values.size < 2 ? [] : dotsOf(seen, MOST_POINTS);
}
