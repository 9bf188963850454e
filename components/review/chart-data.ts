import { type Drawn, dotsOf, seenOf } from '../../lib/draw/dots';
import type { SparkPoint } from '../../lib/messages/spark';
import type { Finding, Point, Series } from '../../lib/model';
import type { Movers } from '../../lib/review/types';

/** A chart is some thousand pixels wide: more stretches of one value than this could not be told apart. */
const MOST_STRETCHES = 3000;
const SECOND_MS = 1000;

type Values = (number | null)[];

/** One figure over time: its middle and both ends of what it can stand for; null where a line must break. */
export interface Curve {
  /** Seconds since 1970. */
  readonly at: number[];
  readonly middle: Values;
  readonly low: Values;
  readonly high: Values;
  /** Places at which the page showed "at least so many". */
  readonly open: readonly number[];
  /** Places at which the figure has surely fallen since the place before. */
  readonly fell: readonly number[];
}

/** What a figure was at each of its looks, thinned to what can be seen. */
export function curveOf(series: Series, metric: Drawn): Curve {
  const curve = { at: numbers(), middle: values(), low: values(), high: values(), open: numbers(), fell: numbers() };
  let before: SparkPoint | null = null;
  for (const dot of dotsOf(seenOf(series, metric), MOST_STRETCHES)) {
    if (dot.gapBefore) breakOff(curve, dot.at);
    const place = curve.at.push(dot.at / SECOND_MS) - 1;
    if (dot.high === null) curve.open.push(place);
    if (before && dot.high !== null && dot.high < before.low && metric !== 'rank') curve.fell.push(place);
    curve.middle.push(dot.high === null ? dot.low : (dot.low + dot.high) / 2);
    curve.low.push(dot.low);
    curve.high.push(dot.high ?? dot.low);
    before = dot;
  }
  return curve;
}

const numbers = (): number[] => [];
const values = (): Values => [];

/** A place without a value halfway through a silence, so that no line leads across it. */
function breakOff(curve: Curve, nextAt: number): void {
  curve.at.push(((curve.at.at(-1) ?? 0) + nextAt / SECOND_MS) / 2);
  for (const broken of [curve.middle, curve.low, curve.high]) broken.push(null);
}

/** The figures of a series that can be drawn, in the order in which they are met. */
export function figuresIn(series: Series): readonly Drawn[] {
  const found = new Set<Drawn>();
  for (const point of series) for (const metric of figuresOf(point)) found.add(metric);
  return [...found];
}

function figuresOf({ score, rank, counts }: Point): readonly Drawn[] {
  return [
    ...(score === undefined ? [] : (['score'] as const)),
    ...(Object.keys(counts) as Drawn[]),
    ...(rank === undefined ? [] : (['rank'] as const)),
  ];
}

/** The moments at which the item was seen, in seconds; both ends of each stretch of the same values. */
export function looksOf(series: Series): readonly number[] {
  return series.flatMap(({ firstAt, lastAt }) =>
    lastAt > firstAt ? [firstAt / SECOND_MS, lastAt / SECOND_MS] : [firstAt / SECOND_MS],
  );
}

/** The stretches that findings on a figure speak of, in seconds; the star shares are drawn as the score. */
export function spansOf(findings: readonly Finding[], metric: Drawn): readonly (readonly [number, number])[] {
  return findings.flatMap(({ span, metric: meant }) =>
    span && (meant === 'stars' ? 'score' : meant) === metric
      ? [[span[0] / SECOND_MS, span[1] / SECOND_MS] as const]
      : [],
  );
}

/** The movers on one axis: what each had gained since the stretch began, at every moment at which any was seen. */
export function gainsOf({ metric, from, to, items }: Movers): { readonly at: number[]; readonly gains: Values[] } {
  const margin = Math.max(to - from, 60 * 60 * SECOND_MS);
  const curves = items.map(({ series }) => curveOf(within(series, from - margin, to + margin), metric));
  const at = [...new Set(curves.flatMap((curve) => curve.at))].sort((one, other) => one - other);
  const gains = curves.map((curve) => {
    const places = new Map(curve.at.map((time, place) => [time, curve.middle[place] ?? null]));
    const start = startOf(curve, from / SECOND_MS);
    return at.map((time) => {
      const value = places.get(time);
      return value === undefined || value === null ? null : value - start;
    });
  });
  return { at, gains };
}

const within = (series: Series, from: number, to: number) =>
  series.filter(({ firstAt, lastAt }) => lastAt >= from && firstAt <= to);

/** What a curve showed last before a moment, or first after it. */
function startOf({ at, middle }: Curve, from: number): number {
  const before = at.findLastIndex((time, place) => time <= from + 1 && middle[place] !== null);
  return middle[before] ?? middle.find((value) => value !== null) ?? 0;
}
