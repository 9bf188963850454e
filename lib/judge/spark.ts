import type { Speaker } from '../i18n';
import type { Spark, SparkPoint } from '../messages/protocol';
import type { Count, CountMetric, Evidence, MetricName, Series, Verdict } from '../model';

/** No line is drawn over a longer silence: nobody knows what happened in it (DESIGN §5, Time). */
const GAP_MS = 14 * 3_600_000;
/** Which series tells most where no finding names one. */
const PREFERRED: readonly CountMetric[] = ['reposts', 'likes', 'raters', 'heat', 'replies', 'comments'];
/** Widest series drawn; a longer one keeps its ends and every n-th point between. */
const MAX_POINTS = 120;

interface Seen {
  readonly at: number;
  readonly until: number;
  readonly looks: number;
  readonly count: Count;
}

function seenOf(series: Series, metric: MetricName): readonly Seen[] {
  return series.flatMap((point) => {
    if (metric === 'score' || metric === 'stars')
      return point.score === undefined
        ? []
        : [
            {
              at: point.firstAt,
              until: point.lastAt,
              looks: point.looks,
              count: { low: point.score, high: point.score },
            },
          ];
    const count = point.counts[metric];
    return count ? [{ at: point.firstAt, until: point.lastAt, looks: point.looks, count }] : [];
  });
}

/** The metric that the first finding speaks of, else the one that tells most. A star finding is drawn as the score. */
function metricOf(evidence: Evidence, verdict: Verdict): MetricName | null {
  const named = verdict.findings[0]?.metric;
  if (named) return named === 'stars' ? 'score' : named;
  const latest = evidence.series.at(-1);
  if (latest?.score !== undefined) return 'score';
  return PREFERRED.find((metric) => latest?.counts[metric]) ?? null;
}

/** Whether a value that stood for so long was looked at often enough to draw a line through it. */
function isGap({ at, until, looks }: Seen): boolean {
  return (until - at) / Math.max(1, looks - 1) > GAP_MS;
}

function dots(seen: readonly Seen[]): readonly SparkPoint[] {
  const every = Math.ceil(seen.length / MAX_POINTS);
  const kept = seen.filter((_, i) => i % every === 0 || i === seen.length - 1);
  return kept.flatMap((each, i) => {
    const { at, until, count } = each;
    const before = kept[i - 1];
    const dot = { low: count.low, high: count.high };
    const first = { ...dot, at, gapBefore: before !== undefined && at - before.until > GAP_MS };
    return until > at ? [first, { ...dot, at: until, gapBefore: isGap(each) }] : [first];
  });
}

/** The picture of an item's history; null where it was seen with one value only. */
export function sparkOf(evidence: Evidence, verdict: Verdict, speaker: Speaker): Spark | null {
  const metric = metricOf(evidence, verdict);
  if (!metric) return null;
  const seen = seenOf(evidence.series, metric);
  const [first, last] = [seen[0], seen.at(-1)];
  if (!first || !last || seen.length < 2) return null;
  const write = (count: Count) => (metric === 'score' ? speaker.number(count.low, 1) : speaker.count(count));
  return {
    label: speaker.metric(metric),
    points: dots(seen),
    span: verdict.findings.find((finding) => finding.span)?.span ?? null,
    name: speaker.say('spark.name', {
      metric: speaker.metric(metric),
      first: write(first.count),
      last: write(last.count),
      points: speaker.number(seen.length),
    }),
  };
}
