import type { Count, CountMetric, PageItem, Point, StarShares } from '../model';
import { type ByteReader, type ByteWriter, DamagedBytes } from './bytes';

/**
 * The column in which each figure stands, commonest first, because a stretch begins with the bits of the columns it
 * has. These numbers are on disk: append, never renumber.
 */
const COUNT_COLUMNS: { readonly [M in CountMetric]: number } = {
  reposts: 0,
  comments: 1,
  likes: 2,
  heat: 4,
  replies: 5,
  raters: 6,
  useful: 13,
  wishes: 14,
  collects: 15,
  doing: 16,
  reads: 17,
  discussions: 18,
  originals: 19,
  followers: 20,
  following: 21,
  posts: 22,
  views: 23,
  members: 24,
};
const RANK = 3;
const SCORE = 7;
const FIVE_STARS = 8;

/** How many columns there are; fewer than 31, so that one bit each fits into a number. */
export const COLUMN_COUNT = 25;

const METRIC_OF_COLUMN = new Map(
  Object.entries(COUNT_COLUMNS).map(([metric, column]) => [column, metric as CountMetric]),
);

/** The figures of one look, each at its column; where nothing was found there is a hole, which `forEach` passes over. */
export type Figures = readonly Count[];

/** The figures of a point. Scores and star shares are kept in tenths, as both sites show them. */
export function figuresOfPoint(point: Omit<Point, 'firstAt' | 'lastAt' | 'looks'>): Figures {
  const figures: Count[] = [];
  for (const metric of Object.keys(point.counts) as CountMetric[]) {
    const count = point.counts[metric];
    if (count !== undefined) figures[COUNT_COLUMNS[metric]] = count;
  }
  if (point.rank !== undefined) figures[RANK] = exactly(point.rank);
  if (point.score !== undefined) figures[SCORE] = exactly(tenths(point.score));
  point.stars?.forEach((share, place) => {
    figures[FIVE_STARS + place] = exactly(tenths(share));
  });
  return figures;
}

/** One bit for each column that has a figure. */
export function columnBits(figures: Figures): number {
  let bits = 0;
  figures.forEach((_, column) => {
    bits |= 1 << column;
  });
  return bits;
}

/** The figures that a page shows of an item: only what was found, never an absent or unreadable one. */
export function figuresOfItem(item: PageItem): Figures {
  const counts: { [M in CountMetric]?: Count } = {};
  for (const metric of METRIC_OF_COLUMN.values()) {
    const reading = item.readings[metric];
    if (reading?.state === 'found') counts[metric] = { low: reading.low, high: reading.high };
  }
  const { score, stars } = item.readings;
  return figuresOfPoint({
    counts,
    ...(score?.state === 'found' && { score: score.value }),
    ...(stars?.state === 'found' && { stars: stars.shares }),
    ...(item.rank !== undefined && { rank: item.rank }),
  });
}

/** The point that saw `figures` at the given times. */
export function pointOf(times: Pick<Point, 'firstAt' | 'lastAt' | 'looks'>, figures: Figures): Point {
  const counts: { [M in CountMetric]?: Count } = {};
  figures.forEach((count, column) => {
    const metric = METRIC_OF_COLUMN.get(column);
    if (metric !== undefined) counts[metric] = count;
  });
  const score = figures[SCORE];
  const rank = figures[RANK];
  const stars = starsOf(figures);
  return {
    firstAt: times.firstAt,
    lastAt: times.lastAt,
    looks: times.looks,
    counts,
    ...(score !== undefined && { score: score.low / 10 }),
    ...(stars !== undefined && { stars }),
    ...(rank !== undefined && { rank: rank.low }),
  };
}

/**
 * Writes one column: each low end as the difference from the one before, with one bit that says whether the interval
 * is as wide as the one before. An exact count after an exact one is a single small number.
 */
export function writeColumn(writer: ByteWriter, column: readonly Count[]): void {
  let low = 0;
  let width = EXACT;
  for (const count of column) {
    const difference = count.low - low;
    const newWidth = widthOf(count);
    const tag = (difference < 0 ? NEGATIVE : 0) + (newWidth === width ? 0 : WIDTH_FOLLOWS);
    writer.tagged(Math.abs(difference), tag, 2);
    if (newWidth !== width) writer.varint(newWidth);
    low = count.low;
    width = newWidth;
  }
}

/** Reads the `length` counts of one column. Throws `DamagedBytes`. */
export function readColumn(reader: ByteReader, length: number): Count[] {
  let low = 0;
  let width = EXACT;
  const column: Count[] = [];
  for (let i = 0; i < length; i += 1) {
    const { value, tag } = reader.tagged(2);
    low += tag & NEGATIVE ? -value : value;
    if (tag & WIDTH_FOLLOWS) width = reader.varint();
    const high = width === OPEN ? null : low + width - EXACT;
    if (low < 0 || (high ?? low) > Number.MAX_SAFE_INTEGER) throw new DamagedBytes('count out of range');
    column.push({ low, high });
  }
  return column;
}

const NEGATIVE = 1;
const WIDTH_FOLLOWS = 2;
/** Widths on disk: 0 has no upper end, 1 is an exact count, w holds w whole numbers. */
const OPEN = 0;
const EXACT = 1;

function widthOf({ low, high }: Count): number {
  const valid = Number.isSafeInteger(low) && low >= 0 && (high === null || (Number.isSafeInteger(high) && high >= low));
  if (!valid) throw new RangeError(`not a count: ${low}…${high}`);
  return high === null ? OPEN : high - low + EXACT;
}

function starsOf(figures: Figures): StarShares | undefined {
  const [five, four, three, two, one] = figures.slice(FIVE_STARS, FIVE_STARS + 5);
  if (!(five && four && three && two && one)) return undefined;
  return [five.low / 10, four.low / 10, three.low / 10, two.low / 10, one.low / 10];
}

function exactly(value: number): Count {
  return { low: value, high: value };
}

function tenths(value: number): number {
  return Math.round(value * 10);
}
