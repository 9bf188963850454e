import type { Speaker } from '../i18n';
import type { PanelDetails } from '../messages/protocol';
import type { CountMetric, Evidence, Point } from '../model';

/** More rows than anyone reads in a panel; the review has them all. */
const MOST_ROWS = 40;

type Column = { readonly label: string; readonly write: (point: Point) => string };

const NOTHING = '–';

function columnsOf({ series }: Evidence, speaker: Speaker): readonly Column[] {
  const named = [...new Set(series.flatMap(({ counts }) => Object.keys(counts) as CountMetric[]))];
  const number = (digits: number, value: number | undefined) =>
    value === undefined ? NOTHING : speaker.number(value, digits);
  return [
    ...(series.some(({ rank }) => rank !== undefined)
      ? [{ label: speaker.say('metric.rank'), write: ({ rank }: Point) => number(0, rank) }]
      : []),
    ...(series.some(({ score }) => score !== undefined)
      ? [{ label: speaker.metric('score'), write: ({ score }: Point) => number(1, score) }]
      : []),
    ...named.map((metric) => ({
      label: speaker.metric(metric),
      write: ({ counts }: Point) => {
        const count = counts[metric];
        return count ? speaker.count(count) : NOTHING;
      },
    })),
  ];
}

/** Every stretch of the same values as it was seen, the newest first. */
export function detailsOf(evidence: Evidence, speaker: Speaker): PanelDetails {
  const columns = columnsOf(evidence, speaker);
  const shown = evidence.series.slice(-MOST_ROWS).toReversed();
  const left = evidence.series.length - shown.length;
  return {
    columns: [speaker.say('details.at'), speaker.say('details.looks'), ...columns.map(({ label }) => label)],
    rows: shown.map((point) => [
      speaker.time(point.firstAt),
      speaker.number(point.looks),
      ...columns.map(({ write }) => write(point)),
    ]),
    more: left > 0 ? speaker.say('details.more', { rows: speaker.number(left) }) : null,
  };
}
