import { type Drawn, dotsOf, seenOf } from '../../draw/dots';
import { type Box, type SparkDot, type SparkShape, sparkShape } from '../../draw/geometry';
import type { Speaker } from '../../i18n';
import type { Count, CountMetric, Evidence, Finding, Verdict } from '../../model';
import type { WriteTime } from '../zone';
import { type Html, html } from './html';

const SIZE = { width: 680, height: 168 } as const;
/** Left of the plot stand the figures, below it the times and a tick for each look. */
const LEFT_PX = 76;
const FOOT_PX = 34;
const BOX: Box = { width: SIZE.width - LEFT_PX, height: SIZE.height - FOOT_PX, inset: 10 };
/** Each pixel shows a value of its own at most. */
const MOST_DOTS = BOX.width;
/** Dots closer than this run together; the line alone is clearer then. */
const LEAST_DOT_DISTANCE_PX = 6;
/** Two figures need this much between them. */
const FIGURE_LINE_PX = 14;

const ORDER: readonly Drawn[] = [
  ...(['score', 'reposts', 'comments', 'likes', 'views', 'raters', 'heat', 'rank', 'reads', 'discussions'] as const),
  ...(['originals', 'replies', 'useful', 'followers', 'following', 'posts', 'members'] as const),
  ...(['wishes', 'doing', 'collects'] as const satisfies readonly CountMetric[]),
];

const drawnOf = ({ metric }: Finding): Drawn => (metric === 'stars' ? 'score' : metric);

/** One picture for each figure that did not stay the same, those that findings speak of first. */
export function charts(evidence: Evidence, verdict: Verdict, speak: Speaker, time: WriteTime): readonly Html[] {
  const metrics = new Set([...verdict.findings.map(drawnOf), ...ORDER]);
  return [...metrics].flatMap((metric) => chart(metric, evidence, verdict, speak, time) ?? []);
}

export function figureWord(metric: Drawn, speak: Speaker): string {
  return metric === 'rank' ? speak.say('metric.rank') : speak.metric(metric);
}

function chart(metric: Drawn, { series }: Evidence, verdict: Verdict, speak: Speaker, time: WriteTime): Html | null {
  const seen = seenOf(series, metric);
  const [first, last] = [seen[0], seen.at(-1)];
  if (!first || !last || !seen.some(({ count }) => count.low !== first.count.low || count.high !== first.count.high))
    return null;
  const span = verdict.findings.find((finding) => finding.span && drawnOf(finding) === metric)?.span ?? null;
  const points = dotsOf(seen, MOST_DOTS);
  const shape = sparkShape({ points, span, ...(metric === 'rank' && { isRank: true }) }, BOX);
  const write = (count: Count) => (metric === 'score' ? speak.number(count.low, 1) : speak.count(count));
  const name = speak.say('spark.name', {
    metric: figureWord(metric, speak),
    first: write(first.count),
    last: write(last.count),
    points: speak.number(seen.length),
  });
  const moments = series.flatMap(({ firstAt, lastAt }) => (firstAt === lastAt ? [firstAt] : [firstAt, lastAt]));
  return html`<figure>
<figcaption>${figureWord(metric, speak)}</figcaption>
<svg class="chart" width="${SIZE.width}" height="${SIZE.height}" viewBox="0 0 ${SIZE.width} ${SIZE.height}" role="img" aria-label="${name}">
${scale(shape, (value) => writeValue(value, metric, speak))}
<g transform="translate(${LEFT_PX} 0)">${plot(shape)}${ticks(moments, first.at, last.until)}
<text x="0" y="${SIZE.height - 4}">${time(first.at)}</text>
<text class="end" x="${BOX.width}" y="${SIZE.height - 4}">${time(last.until)}</text></g>
</svg>
</figure>
`;
}

/** The middle of an interval need not be a whole number, but a count is one. */
function writeValue(value: number, metric: Drawn, speak: Speaker): string {
  if (metric === 'score') return speak.number(value, 1);
  return speak.count({ low: Math.round(value), high: Math.round(value) });
}

function scale({ scale: ends }: SparkShape, write: (value: number) => string): Html | null {
  if (!ends) return null;
  const { low, high } = ends;
  const marks = Math.abs(low.y - high.y) >= FIGURE_LINE_PX ? [high, { ...low, open: false }] : [high];
  return html`${marks.map(
    ({ value, y, open }) =>
      html`<path class="grid" d="M${LEFT_PX} ${y}H${SIZE.width}"/><text class="end" x="${LEFT_PX - 8}" y="${y + 4}">${write(value)}${open ? '+' : ''}</text>`,
  )}`;
}

function plot(shape: SparkShape): Html {
  const crowded = shape.dots.length * LEAST_DOT_DISTANCE_PX > BOX.width;
  const dots = shape.dots.filter((dot, i) => !crowded || dot.alone || i === shape.dots.length - 1);
  return html`${
    shape.span &&
    html`<rect class="stretch" x="${shape.span.x}" y="0" width="${shape.span.width}" height="${BOX.height}"/>`
  }${shape.bands.map((d) => html`<path class="band" d="${d}"/>`)}${shape.lines.map(
    ({ d, hot }) => html`<path class="${hot ? 'line hot' : 'line'}" d="${d}"/>`,
  )}${dots.map(dotMark)}`;
}

function dotMark({ x, y, yLow, yHigh, open, hot, alone }: SparkDot): Html {
  const arrow = html`<path class="arrow" d="M${x} ${y}V${y - 8}M${x - 3} ${y - 5}L${x} ${y - 8}l3 3"/>`;
  const whisker = html`<path class="arrow" d="M${x} ${yLow}V${yHigh}M${x - 3} ${yLow}h6M${x - 3} ${yHigh}h6"/>`;
  const mark = open ? arrow : alone && yLow - yHigh > 4 ? whisker : null;
  return html`<g class="${hot ? 'dot hot' : 'dot'}">${mark}<circle cx="${x}" cy="${y}" r="2.2"/></g>`;
}

/** A tick where somebody looked: between two of them nobody knows. */
function ticks(moments: readonly number[], from: number, to: number): Html {
  const place = (at: number) =>
    to > from ? BOX.inset + ((at - from) / (to - from)) * (BOX.width - 2 * BOX.inset) : BOX.width / 2;
  const places = new Set(moments.filter((at) => at >= from && at <= to).map((at) => Math.round(place(at))));
  const d = [...places].map((x) => `M${x} ${BOX.height + 2}v5`).join('');
  return html`<path class="tick" d="${d}"/>`;
}
