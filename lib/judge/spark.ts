import { type Drawn, dotsOf, isSame, seenOf } from '../draw/dots';
import type { Speaker } from '../i18n';
import type { Spark } from '../messages/protocol';
import type { Count, Evidence, Verdict } from '../model';

/** Which series tells most where no finding names one. */
const PREFERRED: readonly Drawn[] = [
  'score',
  'reposts',
  'likes',
  'raters',
  'heat',
  'rank',
  'replies',
  'comments',
  'reads',
  'discussions',
  'originals',
  'followers',
  'members',
  'views',
  'useful',
  'wishes',
  'doing',
  'collects',
];
/** More pictures would hide the reasons below them. */
const MOST_PICTURES = 5;
/** Widest series drawn; a longer one keeps its ends and every n-th point between. */
const MAX_POINTS = 120;

/** Those that findings speak of, loudest first; then the others in the order in which they tell most. */
function metricsOf(verdict: Verdict): readonly Drawn[] {
  const named = verdict.findings.map(({ metric }): Drawn => (metric === 'stars' ? 'score' : metric));
  return [...new Set([...named, ...PREFERRED])];
}

function writeOf(metric: Drawn, speaker: Speaker): (count: Count) => string {
  if (metric === 'score') return ({ low }) => speaker.number(low, 1);
  if (metric === 'rank') return ({ low }) => speaker.say('spark.rank', { rank: speaker.number(low) });
  return (count) => speaker.count(count);
}

function picture(metric: Drawn, evidence: Evidence, verdict: Verdict, speaker: Speaker): Spark | null {
  const seen = seenOf(evidence.series, metric);
  const [first, last] = [seen[0], seen.at(-1)];
  // One look is no history; a value that has stood still since is one, and so are two values in the same second.
  if (!first || !last || (first === last && first.at === last.until)) return null;
  const write = writeOf(metric, speaker);
  const label = metric === 'rank' ? speaker.say('metric.rank') : speaker.metric(metric);
  const meant = verdict.findings.find(
    (finding) => finding.span && (finding.metric === 'stars' ? 'score' : finding.metric) === metric,
  );
  const isFlat = seen.every(({ count }) => isSame(count, first.count));
  const ends = { first: write(first.count), last: write(last.count) };
  return {
    label,
    change: speaker.say(isFlat ? 'spark.flat' : 'spark.change', ends),
    points: dotsOf(seen, MAX_POINTS),
    span: meant?.span ?? null,
    name: speaker.say(isFlat ? 'spark.flatName' : 'spark.name', {
      metric: label,
      ...ends,
      points: speaker.number(seen.length),
    }),
    ...(metric === 'rank' && { isRank: true }),
    ...(isFlat && { isFlat }),
  };
}

/** The pictures of an item's history, the one that tells most first, what stood still last; one moment has none. */
export function sparksOf(evidence: Evidence, verdict: Verdict, speaker: Speaker): readonly Spark[] {
  return metricsOf(verdict)
    .flatMap((metric) => picture(metric, evidence, verdict, speaker) ?? [])
    .toSorted((a, b) => Number(a.isFlat ?? false) - Number(b.isFlat ?? false))
    .slice(0, MOST_PICTURES);
}
