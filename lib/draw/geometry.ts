import type { Spark, SparkPoint } from '../messages/protocol';

/** A drawing's size in px and the margin inside it that lines keep free. */
export interface Box {
  readonly width: number;
  readonly height: number;
  readonly inset: number;
}

export interface SparkDot {
  readonly x: number;
  readonly y: number;
  /** Where the interval's ends stand; the same when the figure is exact. */
  readonly yLow: number;
  readonly yHigh: number;
  /** The page showed only "at least so many". */
  readonly open: boolean;
  /** Inside the unusual stretch. */
  readonly hot: boolean;
  /** No line leads to it or from it. */
  readonly alone: boolean;
}

/** A sparkline, ready to be drawn: coordinates in px, paths as SVG path data. */
export interface SparkShape {
  readonly dots: readonly SparkDot[];
  /** One path per unbroken run, split where the unusual stretch begins and ends. */
  readonly lines: readonly { readonly d: string; readonly hot: boolean }[];
  /** One path for each silence, from the last dot before it to the first after it. */
  readonly gaps: readonly string[];
  /** Display rounding: everything the true value can be, one area per unbroken run. */
  readonly bands: readonly string[];
  readonly span: { readonly x: number; readonly width: number } | null;
  /** The lowest and highest value on the line; `open` when there may be more. Null without points. */
  readonly scale: {
    readonly low: { readonly value: number; readonly y: number };
    readonly high: { readonly value: number; readonly y: number; readonly open: boolean };
  } | null;
}

/**
 * A smaller change than this share of the figure is not blown up to the full height: side by side, 44 → 46 would look
 * like 68 → 214; it takes two fifths. A score that falls from 8.9 to 8.1 takes nearly all of it.
 */
const LEAST_RANGE_SHARE = 0.1;
/** Nor does the display's rounding fill the picture: the range is at least so many times the widest interval. */
const LEAST_RANGE_INTERVALS = 3;
/** Room above a figure that has no upper bound, as a share of the range. */
const OPEN_HEADROOM = 0.2;
/** A narrower stretch would not be seen. */
const LEAST_SPAN_PX = 4;

const px = (value: number) => Number(value.toFixed(1));
const top = (point: SparkPoint) => point.high ?? point.low;
const middle = (point: SparkPoint) => (point.low + top(point)) / 2;

/** Keeps a share inside 0…1; what is not a number becomes 0. */
export function clampShare(share: number): number {
  return Number.isNaN(share) ? 0 : Math.min(1, Math.max(0, share));
}

type Drawable = Pick<Spark, 'points' | 'span' | 'isRank'>;

/**
 * Lays a series out in a box. Points must be in the order of time. Times are drawn to scale, so that a long silence
 * looks long; one point, or several at one time, stand in the middle; a flat series runs at half height.
 */
export function sparkShape({ points, span, isRank }: Drawable, box: Box): SparkShape {
  const x = timeScale(points, box);
  const y = isRank ? upsideDown(valueScale(points, box), box) : valueScale(points, box);
  const dots = points.map((point, i): SparkDot => {
    const open = point.high === null;
    const next = points[i + 1];
    return {
      x: px(x(point.at)),
      y: px(y(middle(point))),
      yLow: px(y(point.low)),
      yHigh: open ? 0 : px(y(top(point))),
      open,
      hot: span !== null && point.at >= span[0] && point.at <= span[1],
      alone: (i === 0 || point.gapBefore) && (next === undefined || next.gapBefore),
    };
  });
  const all = unbroken(points, dots);
  const runs = all.filter((run) => run.length > 1);
  return {
    dots,
    lines: runs.flatMap(linesOf),
    gaps: dots.flatMap((dot, i) => {
      const before = points[i]?.gapBefore && dots[i - 1];
      return before ? `M${before.x} ${before.y}L${dot.x} ${dot.y}` : [];
    }),
    bands: runs.filter((run) => run.some((dot) => dot.yLow !== dot.yHigh)).map(bandOf),
    span: span && points.length > 1 ? stretch(x(span[0]), x(span[1]), box) : null,
    scale: extremes(points, y),
  };
}

function timeScale(points: readonly SparkPoint[], box: Box): (at: number) => number {
  const first = points[0]?.at ?? 0;
  const duration = (points.at(-1)?.at ?? 0) - first;
  if (duration <= 0) return () => box.width / 2;
  return (at) => box.inset + clampShare((at - first) / duration) * (box.width - 2 * box.inset);
}

function valueScale(points: readonly SparkPoint[], box: Box): (value: number) => number {
  const min = Math.min(...points.map((point) => point.low));
  const max = Math.max(...points.map(top));
  const widest = Math.max(...points.map((point) => top(point) - point.low));
  const range = Math.max(max - min, Math.abs(max) * LEAST_RANGE_SHARE, widest * LEAST_RANGE_INTERVALS) || 1;
  const floor = (min + max - range) / 2;
  const height = range * (points.some((point) => point.high === null) ? 1 + OPEN_HEADROOM : 1);
  return (value) => box.height - box.inset - ((value - floor) / height) * (box.height - 2 * box.inset);
}

/** First place stands at the top. */
function upsideDown(y: (value: number) => number, { height }: Box): (value: number) => number {
  return (value) => height - y(value);
}

function unbroken(points: readonly SparkPoint[], dots: readonly SparkDot[]): SparkDot[][] {
  const runs: SparkDot[][] = [];
  dots.forEach((dot, i) => {
    const run = runs.at(-1);
    if (run && !points[i]?.gapBefore) run.push(dot);
    else runs.push([dot]);
  });
  return runs;
}

function linesOf(run: readonly SparkDot[]): { d: string; hot: boolean }[] {
  const lines: { d: string; hot: boolean }[] = [];
  run.slice(1).forEach((dot, i) => {
    const from = run[i] ?? dot;
    const hot = from.hot && dot.hot;
    const line = lines.at(-1);
    if (line?.hot === hot) line.d += `L${dot.x} ${dot.y}`;
    else lines.push({ d: `M${from.x} ${from.y}L${dot.x} ${dot.y}`, hot });
  });
  return lines;
}

function bandOf(run: readonly SparkDot[]): string {
  const upper = run.map((dot) => `${dot.x} ${dot.yHigh}`);
  const lower = run.map((dot) => `${dot.x} ${dot.yLow}`).reverse();
  return `M${[...upper, ...lower].join('L')}Z`;
}

function stretch(from: number, to: number, box: Box): { x: number; width: number } {
  const width = Math.max(to - from, LEAST_SPAN_PX);
  const x = Math.min(Math.max((from + to - width) / 2, 0), box.width - width);
  return { x: px(x), width: px(width) };
}

function extremes(points: readonly SparkPoint[], y: (value: number) => number): SparkShape['scale'] {
  if (points.length === 0) return null;
  const low = Math.min(...points.map(middle));
  const high = Math.max(...points.map(middle));
  const open = points.some((point) => point.high === null && point.low === high);
  return { low: { value: low, y: px(y(low)) }, high: { value: high, y: px(y(high)), open } };
}

/** One row of the histogram: shares of the whole (0…1) and lengths of the bars (0…1 of the longest). */
export interface HistogramBar {
  readonly label: string;
  readonly share: number;
  readonly length: number;
  readonly expectedLength: number;
}

/** Brings seen and expected shares, in whatever unit, to shares of their own whole and to one scale of length. */
export function histogramBars(
  rows: readonly { readonly label: string; readonly share: number; readonly expected: number }[],
): HistogramBar[] {
  const seenWhole = rows.reduce((sum, row) => sum + row.share, 0) || 1;
  const expectedWhole = rows.reduce((sum, row) => sum + row.expected, 0) || 1;
  const longest = Math.max(...rows.flatMap((row) => [row.share / seenWhole, row.expected / expectedWhole])) || 1;
  return rows.map((row) => ({
    label: row.label,
    share: clampShare(row.share / seenWhole),
    length: clampShare(row.share / seenWhole / longest),
    expectedLength: clampShare(row.expected / expectedWhole / longest),
  }));
}
