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

/** The metric of each column; none where the rank, the score and the shares stand. */
const METRICS: readonly (CountMetric | undefined)[] = Array.from({ length: COLUMN_COUNT }, (_, column) =>
  (Object.keys(COUNT_COLUMNS) as CountMetric[]).find((metric) => COUNT_COLUMNS[metric] === column),
);

/** The figures of one look, each at its column; where nothing was found there is a hole, which `forEach` passes over. */
export type Figures = readonly Count[];

/** The figures of a point. Scores and star shares are kept in tenths, as both sites show them. */
export function figuresOfPoint(point: Omit<Point, 'firstAt' | 'lastAt' | 'looks'>): Figures {
  const figures: Count[] = [];
  eachFigure(point, (column, count) => {
    figures[column] = count;
  });
  return figures;
}

/** Every figure of a point with its column. */
export function eachFigure(
  point: Omit<Point, 'firstAt' | 'lastAt' | 'looks'>,
  take: (column: number, count: Count) => void,
): void {
  const { counts } = point;
  for (const metric in counts) {
    const count = counts[metric as CountMetric];
    if (count !== undefined) take(COUNT_COLUMNS[metric as CountMetric], count);
  }
  if (point.rank !== undefined) take(RANK, exactly(point.rank));
  if (point.score !== undefined) take(SCORE, exactly(tenths(point.score)));
  point.stars?.forEach((share, place) => {
    take(FIVE_STARS + place, exactly(tenths(share)));
  });
}

/** One bit for each column that has a figure. */
export function columnBits(figures: Figures): number {
  let bits = 0;
  figures.forEach((_, column) => {
    bits |= 1 << column;
  });
  return bits;
}

/**
 * The figures that a page shows of an item: only what was found, never an absent or unreadable one. How many places it
 * moved is not among them: it is the site's word on two charts of its own, no check reads it, and the ranks that were
 * seen tell it.
 */
export function figuresOfItem(item: PageItem): Figures {
  const counts: { [M in CountMetric]?: Count } = {};
  for (const metric of METRICS) {
    const reading = metric && item.readings[metric];
    if (metric && reading?.state === 'found') counts[metric] = { low: reading.low, high: reading.high };
  }
  const { score, stars } = item.readings;
  return figuresOfPoint({
    counts,
    ...(score?.state === 'found' && { score: score.value }),
    ...(stars?.state === 'found' && { stars: stars.shares }),
    ...(item.rank !== undefined && { rank: item.rank }),
  });
}

/** A point while it is read. */
export interface GrowingPoint {
  firstAt: number;
  lastAt: number;
  looks: number;
  counts: { [M in CountMetric]?: Count };
  score?: number;
  stars?: StarShares;
  rank?: number;
}

/** The point that saw `figures` at the given times. */
export function pointOf(
  { firstAt, lastAt, looks }: Pick<Point, 'firstAt' | 'lastAt' | 'looks'>,
  figures: Figures,
): Point {
  const point: GrowingPoint = { firstAt, lastAt, looks, counts: {} };
  figures.forEach((count, column) => {
    setFigure(point, column, count);
  });
  return point;
}

const UNREAD: Count = { low: 0, high: 0 };

const POST_COLUMNS = 0b111;

/** Makes counts to be read, one for each metric among these columns. */
export function placesFor(columns: number): () => GrowingPoint['counts'] {
  // Those of every post: the engine makes them faster written out than as a copy.
  if (columns === POST_COLUMNS) return () => ({ reposts: UNREAD, comments: UNREAD, likes: UNREAD });
  const places: GrowingPoint['counts'] = {};
  METRICS.forEach((metric, column) => {
    if (metric !== undefined && ((columns >> column) & 1) === 1) places[metric] = UNREAD;
  });
  return () => ({ ...places });
}

/** Sets one figure of a point; the star shares come one by one, the first of them first. */
function setFigure(point: GrowingPoint, column: number, count: Count): void {
  const metric = METRICS[column];
  if (metric !== undefined) point.counts[metric] = count;
  else if (column === RANK) point.rank = count.low;
  else if (column === SCORE) point.score = count.low / 10;
  else if (column === FIVE_STARS) point.stars = [count.low / 10, 0, 0, 0, 0];
  else if (point.stars) point.stars = withShare(point.stars, column - FIVE_STARS, count.low / 10);
}

function withShare(stars: StarShares, place: number, share: number): StarShares {
  const [five, four, three, two, one] = stars.with(place, share);
  return [five ?? 0, four ?? 0, three ?? 0, two ?? 0, one ?? 0];
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

/** Reads one column into the points that it has a figure for. Throws `DamagedBytes`. */
export function readColumn(reader: ByteReader, column: number, points: readonly GrowingPoint[]): void {
  const metric = METRICS[column];
  const { bytes } = reader;
  let { at } = reader;
  let low = 0;
  let width = EXACT;
  for (const point of points) {
    // Nearly every difference takes two bytes at most: those are read here, where it is quickest.
    const first = bytes[at] ?? 0;
    const second = first < 128 ? 0 : (bytes[at + 1] ?? 0);
    let difference = (first & 31) + (second << 5);
    if (second < 128) {
      at += first < 128 ? 1 : 2;
    } else {
      reader.skipTo(at);
      difference = reader.tagged(2);
      at = reader.at;
    }
    low += first & NEGATIVE_BIT ? -difference : difference;
    if (first & WIDTH_BIT) {
      reader.skipTo(at);
      width = reader.varint();
      at = reader.at;
    }
    const high = width === OPEN ? null : low + width - EXACT;
    if (low < 0 || (high ?? low) > Number.MAX_SAFE_INTEGER) throw new DamagedBytes('count out of range');
    // The three of every post by name: the engine is slower with a name that varies, and these are nearly all there are.
    if (metric === 'reposts') point.counts.reposts = { low, high };
    else if (metric === 'comments') point.counts.comments = { low, high };
    else if (metric === 'likes') point.counts.likes = { low, high };
    else if (metric !== undefined) point.counts[metric] = { low, high };
    else setFigure(point, column, { low, high });
  }
  reader.skipTo(at);
}

const NEGATIVE = 1;
const WIDTH_FOLLOWS = 2;
/** Where the two stand in the first byte of a number. */
const NEGATIVE_BIT = NEGATIVE << 5;
const WIDTH_BIT = WIDTH_FOLLOWS << 5;
/** Widths on disk: 0 has no upper end, 1 is an exact count, w holds w whole numbers. */
const OPEN = 0;
const EXACT = 1;

function widthOf({ low, high }: Count): number {
  const valid = Number.isSafeInteger(low) && low >= 0 && (high === null || (Number.isSafeInteger(high) && high >= low));
  if (!valid) throw new RangeError(`not a count: ${low}…${high}`);
  return high === null ? OPEN : high - low + EXACT;
}

function exactly(value: number): Count {
  return { low: value, high: value };
}

function tenths(value: number): number {
  return Math.round(value * 10);
}
