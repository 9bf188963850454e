import { useEffect, useMemo, useState } from 'preact/hooks';
import type uPlot from 'uplot';
import type { Drawn } from '../../lib/draw/dots';
import type { Speaker } from '../../lib/i18n';
import type { Series, Verdict } from '../../lib/model';
import { type Curve, curveOf, figuresIn, looksOf, spansOf } from './chart-data';
import { axesOf, marked, type Palette, ticked, tinted } from './drawing';
import { momentWords } from './moments';
import { Plot } from './Plot';

const CHART_PX = 104;
const TIMES_PX = 22;
const DAY_S = 86_400;
/** A single moment needs some time around it. */
const LEAST_RANGE_S = 600;
/** Dots closer than this run together. */
const MOST_DOTS = 80;

type Range = readonly [from: number, to: number];

interface Props {
  readonly series: Series;
  readonly verdict: Verdict;
  /** ms since 1970 */
  readonly now: number;
  readonly speaker: Speaker;
}

/** Every figure of an item over time, one below the other on one axis of time. */
export function Charts({ series, verdict, now, speaker }: Props) {
  const whole = useMemo(() => rangeOf(series), [series]);
  const [range, setRange] = useState<Range>(whole);
  useEffect(() => setRange(whole), [whole]);
  const metrics = useMemo(() => figuresIn(series), [series]);
  const zoom = (next: Range) => setRange((before) => (before[0] === next[0] && before[1] === next[1] ? before : next));
  return (
    <section class="charts" aria-label={speaker.say('review.chart')}>
      <div class="ranges">
        {rangesOf(whole, verdict, now).map(({ label, range: to }) => (
          <button
            key={label}
            type="button"
            class="act"
            aria-pressed={to[0] === range[0] && to[1] === range[1]}
            onClick={() => setRange(to)}
          >
            {speaker.say(label)}
          </button>
        ))}
        <small>{speaker.say('review.chart.zoom')}</small>
      </div>
      {metrics.map((metric, nth) => (
        <Figure
          key={metric}
          metric={metric}
          isLast={nth === metrics.length - 1}
          shared={{ series, verdict, now, speaker, range, onZoom: zoom }}
        />
      ))}
      <p class="legend">{speaker.say('review.chart.key')}</p>
    </section>
  );
}

interface Shared extends Props {
  readonly range: Range;
  onZoom(range: Range): void;
}

function Figure({ metric, isLast, shared }: { metric: Drawn; isLast: boolean; shared: Shared }) {
  const { series, verdict, now, speaker, range, onZoom } = shared;
  const curve = useMemo(() => curveOf(series, metric), [series, metric]);
  const [at, setAt] = useState<number | null>(null);
  const write = (place: number) => valueAt(curve, place, metric, speaker);
  const label = metric === 'rank' ? speaker.say('metric.rank') : speaker.metric(metric);
  const shown = at === null ? curve.middle.length - 1 : at;
  const options = (palette: Palette): Omit<uPlot.Options, 'width' | 'height'> => ({
    legend: { show: false },
    padding: [8, 10, 0, 0],
    cursor: { sync: { key: 'review' }, drag: { x: true, y: false }, points: { size: 6 }, y: false },
    scales: { x: { time: true }, y: { dir: metric === 'rank' ? -1 : 1, range: roomy } },
    axes: axesOf(palette, speaker.language, isLast, metric === 'score' ? 1 : 0),
    series: [
      {},
      {
        stroke: palette.accent,
        width: 1.8,
        points: { show: curve.at.length <= MOST_DOTS, size: 4, fill: palette.accent },
      },
      { stroke: 'transparent', points: { show: false } },
      { stroke: 'transparent', points: { show: false } },
    ],
    bands: [{ series: [3, 2], fill: palette.band }],
    hooks: {
      drawClear: [tinted(spansOf(verdict.findings, metric), palette.unusual)],
      draw: [ticked(looksOf(series), now / 1000, palette), marked(curve, palette)],
      setCursor: [({ cursor }) => setAt(cursor.idx ?? null)],
    },
  });
  return (
    <figure>
      <figcaption>
        <b>{label}</b> <span class="value">{write(shown)}</span>
        {at !== null && curve.at[at] !== undefined && <small>{momentWords(curve.at[at] * 1000, speaker)}</small>}
      </figcaption>
      <Plot
        name={speaker.say('review.chart.name', {
          metric: label,
          first: write(0),
          last: write(curve.middle.length - 1),
        })}
        height={isLast ? CHART_PX + TIMES_PX : CHART_PX}
        data={[curve.at, curve.middle, curve.low, curve.high]}
        range={range}
        basis={[curve, verdict, isLast]}
        options={options}
        onZoom={onZoom}
      />
    </figure>
  );
}

/** What the page can have meant, as it is written everywhere else. */
function valueAt({ low, high, middle, open }: Curve, place: number, metric: Drawn, speaker: Speaker): string {
  const [from, to] = [low[place], high[place]];
  if (from == null || to == null || middle[place] == null) return '–';
  if (metric === 'score') return speaker.number(from, 1);
  return metric === 'rank'
    ? speaker.number(from)
    : speaker.count({ low: from, high: open.includes(place) ? null : to });
}

/** Some room above and below, also where a figure never changed. */
function roomy(_: uPlot, min: number | null, max: number | null): [number, number] {
  if (min === null || max === null) return [0, 1];
  const room = Math.max((max - min) * 0.1, Math.abs(max) * 0.01, 0.1);
  return [Math.max(0, min - room), max + room];
}

function rangeOf(series: Series): Range {
  const [first, last] = [series[0]?.firstAt ?? 0, series.at(-1)?.lastAt ?? 0];
  return padded(first / 1000, last / 1000);
}

function padded(from: number, to: number): Range {
  const room = Math.max((to - from) * 0.02, LEAST_RANGE_S);
  return [from - room, to + room];
}

/** Ways to look that need no mouse. */
function rangesOf(whole: Range, { findings }: Verdict, now: number) {
  const spans = findings.flatMap(({ span }) => (span ? [span] : []));
  const from = Math.min(...spans.map(([start]) => start)) / 1000;
  const to = Math.max(...spans.map(([, end]) => end)) / 1000;
  const around = Math.max(to - from, LEAST_RANGE_S) / 2;
  return [
    { label: 'review.chart.all', range: whole },
    ...(spans.length > 0
      ? [{ label: 'review.chart.flagged', range: [from - around, to + around] as const } as const]
      : []),
    { label: 'review.chart.last', range: [whole[1] - DAY_S, whole[1]] },
    { label: 'review.chart.now', range: [whole[0], now / 1000 + (now / 1000 - whole[0]) * 0.02] },
  ] as const;
}
