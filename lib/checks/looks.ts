import type { CountMetric, CumulativeMetric, Evidence, Point } from '../model';
import { growthCurve, LONGEST_STEP_MS } from './clock';

/** Looks closer than this tell of one moment: only the latest of them is kept. */
const SHORTEST_STEP_MS = 10 * 60_000;
/** The newest so many looks are judged; what lies before them was judged when it was new. */
const MOST_LOOKS = 32;

/** Figures of which two of one item grow together: the ones that people add to one by one. */
const GROWING: readonly CumulativeMetric[] = [
  'reposts',
  'comments',
  'likes',
  'views',
  'reads',
  'discussions',
  'originals',
  'raters',
  'wishes',
  'collects',
  'replies',
  'useful',
];

/** One moment at which the counts were seen. */
export interface Look {
  readonly at: number;
  /** How far an ordinary count would have grown by then (`growthCurve`). */
  readonly grown: number;
  readonly counts: Point['counts'];
}

/** Looks without a silence of more than 14 hours between them, and without a clock that went back. */
export type Stretch = readonly Look[];

/** A value that stood for a while was seen twice, at both ends. */
function moments(series: Evidence['series']): { at: number; counts: Point['counts'] }[] {
  return series.flatMap(({ firstAt, lastAt, looks, counts }) =>
    looks > 1 && lastAt > firstAt
      ? [
          { at: firstAt, counts },
          { at: lastAt, counts },
        ]
      : [{ at: firstAt, counts }],
  );
}

/** Leaves out looks too close to the one before; the very last is always kept. */
function thinned(stretch: Stretch): Stretch {
  const kept: Look[] = [];
  stretch.forEach((look, i) => {
    const before = kept.at(-1);
    if (!before || look.at - before.at >= SHORTEST_STEP_MS) kept.push(look);
    else if (i === stretch.length - 1 && kept.length > 1) kept[kept.length - 1] = look;
  });
  return kept;
}

/** The post's own time, where it is known and the clock agrees with it. */
export function birthOf({ facts, series }: Pick<Evidence, 'facts' | 'series'>): number | null {
  const first = series[0]?.firstAt;
  if (facts.kind !== 'post' || facts.postedAt === undefined || first === undefined) return null;
  return facts.postedAt <= first ? facts.postedAt : null;
}

/** Several checks walk the same looks: they are cut once. */
const known = new WeakMap<Evidence['series'], readonly Stretch[]>();

/** The newest looks at an item, cut wherever a rate cannot be told. */
export function stretchesOf(evidence: Pick<Evidence, 'facts' | 'series'>): readonly Stretch[] {
  const before = known.get(evidence.series);
  if (before) return before;
  const stretches = cut(evidence);
  known.set(evidence.series, stretches);
  return stretches;
}

function cut(evidence: Pick<Evidence, 'facts' | 'series'>): readonly Stretch[] {
  const born = birthOf(evidence);
  const stretches: Look[][] = [];
  let curve = growthCurve(born, 0);
  for (const { at, counts } of moments(evidence.series.slice(-MOST_LOOKS * 2))) {
    const last = stretches.at(-1)?.at(-1);
    const joins = last !== undefined && at >= last.at && at - last.at <= LONGEST_STEP_MS;
    if (!joins) {
      curve = growthCurve(born, at);
      stretches.push([]);
    }
    stretches.at(-1)?.push({ at, grown: curve(at), counts });
  }
  return stretches.map((stretch) => thinned(stretch).slice(-MOST_LOOKS)).filter(({ length }) => length > 1);
}

/** The metrics seen at two looks at least of one stretch. */
export function growingMetrics(stretches: readonly Stretch[]): readonly CumulativeMetric[] {
  return GROWING.filter((metric) =>
    stretches.some((stretch) => stretch.filter(({ counts }) => counts[metric]).length > 1),
  );
}

/** One count over the looks of a stretch, as plain numbers: checks walk them often. */
export interface Track {
  readonly length: number;
  readonly at: Float64Array;
  readonly grown: Float64Array;
  /** Both ends of each count; the upper one is infinite where it is capped. */
  readonly low: Float64Array;
  readonly high: Float64Array;
}

const tracks = new WeakMap<Stretch, Map<CountMetric, Track>>();

/** The track of a metric that every look of the stretch shows (`withMetrics`). */
export function trackOf(stretch: Stretch, metric: CountMetric): Track {
  const kept = tracks.get(stretch) ?? new Map<CountMetric, Track>();
  const before = kept.get(metric);
  if (before) return before;
  const numbers = (of: (look: Look) => number) => Float64Array.from(stretch, of);
  const made = {
    length: stretch.length,
    at: numbers(({ at }) => at),
    grown: numbers(({ grown }) => grown),
    low: numbers(({ counts }) => counts[metric]?.low ?? 0),
    high: numbers(({ counts }) => counts[metric]?.high ?? Number.POSITIVE_INFINITY),
  };
  tracks.set(stretch, kept.set(metric, made));
  return made;
}

/** The value at a place of a track; a place outside is a bug, and gives NaN, which no check takes for a finding. */
export const numberAt = (values: Float64Array, i: number): number => values[i] ?? Number.NaN;

/** At least so many came in between two looks. */
export const leastGain = ({ low, high }: Track, from: number, to: number) =>
  Math.max(0, numberAt(low, to) - numberAt(high, from));
/** At most so many came in between two looks. */
export const mostGain = ({ low, high }: Track, from: number, to: number) =>
  Math.max(0, numberAt(high, to) - numberAt(low, from));

/** What the last shown digit is worth: an interval spans half a unit below to one unit above. */
export const displayUnit = (low: number, high: number) => Math.max(1, (high - low + 1) / 1.5);

const shown = new WeakMap<Stretch, Map<string, Stretch>>();

/** The looks of a stretch that show all of these metrics. */
export function withMetrics(stretch: Stretch, metrics: readonly CountMetric[]): Stretch {
  if (stretch.every(({ counts }) => metrics.every((metric) => counts[metric]))) return stretch;
  const kept = shown.get(stretch) ?? new Map<string, Stretch>();
  const name = metrics.toSorted().join(' ');
  const chosen = kept.get(name) ?? stretch.filter(({ counts }) => metrics.every((metric) => counts[metric]));
  shown.set(stretch, kept.set(name, chosen));
  return chosen;
}
