import { type Axis, additiveAt } from '../../../lib/checks/additive';
import { type ChartPrior, type ChartTable, type Known, placeOf } from '../../../lib/checks/chart';
import type { ListmovePrior } from '../../../lib/checks/listmove';
import { fitAdditive } from '../additive';
import { bandsOf } from '../calibrate';
import { type Growth, standingGrowths } from '../standing';
import type { Fit } from '../task';
import { type Topic, topicsOf } from '../topics';

const axis = (of: string, from: number, to: number, knots: number): Axis => ({
  of,
  from,
  step: Number(((to - from) / (knots - 1)).toFixed(4)),
  knots,
});
const HEAT = axis('heat', 3.8, 6.8, 13);
const READS = axis('reads', 4, 10, 13);
const DISCUSSIONS = axis('discussions', 0, 7.5, 16);
const ORIGINALS = axis('originals', 0, 5.5, 12);
const SHARE = axis('originals/discussions', -4.5, 0, 19);
const DENSITY = axis('discussions/reads', -5.5, -1, 13);
const YIELD = axis('originals/reads', -7, -2.5, 13);
const HEAT_READS = axis('heat/reads', -5, 1, 13);
const HEAT_DISCUSSIONS = axis('heat/discussions', -2, 4, 13);
const AXES: { readonly [K in Known]: readonly Axis[] } = {
  all: [HEAT, READS, DISCUSSIONS, ORIGINALS, SHARE, DENSITY, YIELD],
  noHeat: [READS, DISCUSSIONS, ORIGINALS, SHARE, DENSITY, YIELD],
  noOriginals: [HEAT, READS, DISCUSSIONS, DENSITY, HEAT_READS, HEAT_DISCUSSIONS],
};
/** Of so many topics not all are needed: the others change nothing but the time it takes. */
const MANY_TOPICS = 50_000;
const EVERY_NTH_ORGANIC = 3;
const MIN_DISCUSSIONS = 300;
/** Decimal logs of discussions between which tails are told apart. */
const SIZE_EDGES = [2.4, 3, 3.6, 4.5, 10];

const rounded = (value: number) => Number(value.toPrecision(4));

function tableOf(known: Known, topics: readonly Topic[]): ChartTable {
  const every = topics.length > MANY_TOPICS ? EVERY_NTH_ORGANIC : 1;
  const some = topics.filter(({ padded }, i) => padded || i % every === 0);
  const fitted = fitAdditive(
    AXES[known].map((each) => [each]),
    some.map(placeOf),
    some.map(({ padded }) => padded),
  );
  const organic = topics.flatMap((topic) =>
    topic.padded || topic.discussions < MIN_DISCUSSIONS
      ? []
      : [{ at: Math.log10(topic.discussions + 1), value: additiveAt(fitted, placeOf(topic)) }],
  );
  return { ...fitted, bands: bandsOf(organic, SIZE_EDGES) };
}

/** Decimal log of the size; of the quotient the 1st, 25th, 50th, 75th, 99th and the two 5 % ends, by half decades. */
function quotients(topics: readonly Topic[], of: (topic: Topic) => number, per: (topic: Topic) => number) {
  return [2, 2.5, 3, 3.5, 4, 4.5, 5, 5.5, 6, 6.5, 7, 7.5, 8, 8.5, 9].flatMap((from) => {
    const here = topics.filter((topic) => {
      const size = Math.log10(per(topic) + 1);
      return !topic.padded && size >= from && size < from + 0.5;
    });
    if (here.length < 300) return [];
    const sorted = here.map((topic) => Math.log10((of(topic) + 1) / (per(topic) + 1))).sort((a, b) => a - b);
    const at = (share: number) => rounded(sorted[Math.floor(share * sorted.length)] ?? 0);
    return [{ from: rounded(from), n: here.length, at }];
  });
}

/** What advertisements look like beside other topics of the board. */
export function chartPriorOf(topics: readonly Topic[]): ChartPrior {
  const originals = quotients(
    topics,
    (topic) => topic.originals,
    (topic) => topic.discussions,
  );
  const reads = quotients(
    topics,
    (topic) => topic.discussions,
    (topic) => topic.reads,
  );
  return {
    tables: {
      all: tableOf('all', topics),
      noHeat: tableOf('noHeat', topics),
      noOriginals: tableOf('noOriginals', topics),
    },
    originalsPerDiscussion: originals.map(({ from, at }) => [from + 0.25, at(0.05), at(0.5)]),
    discussionsPerRead: reads.map(({ from, at }) => [from + 0.25, at(0.5), at(0.95)]),
  };
}

export const chartFit: Fit = {
  file: 'chart.json',
  needs: ['weibo_hotsearch'],
  make: ({ data }) => {
    const topics = topicsOf(data);
    const paid = topics.filter(({ padded }) => padded).length;
    return {
      provenance: `Weibo's hot-search board, hourly, 2024-05-20..2025-01-31 (lxw15337674/weibo-trending-hot-history, MIT): last row with heat of ${topics.length - paid} topics and of ${paid} that Weibo marked as advertisements; sums of curves of log10(figure+1) and their quotients, by logistic regression, both kinds weighing the same`,
      ...chartPriorOf(topics),
    };
  },
};

const HOUR_EDGES = [3, 12, 36, 73].map(Math.log10);

/** How fast standing topics grow. */
export function listmovePriorOf(growths: readonly Growth[]): ListmovePrior {
  const values = growths.map(({ hours, before, now }) => ({ at: Math.log10(hours), value: Math.log(now / before) }));
  return { bands: bandsOf(values, HOUR_EDGES) };
}

export const listmoveFit: Fit = {
  file: 'listmove.json',
  needs: ['weibo_hotsearch'],
  make: ({ data }) => {
    const growths = standingGrowths(data);
    const topics = new Set(growths.map(({ cluster }) => cluster)).size;
    return {
      provenance: `In place of the super-topic list, of which no history is public: discussions of ${topics} hot-search topics of a million or more, ${growths.length} pairs of looks 3-72 h apart, 2024-05..2025-01 (lxw15337674/weibo-trending-hot-history, MIT); ln of the growth by decimal log of the hours`,
      ...listmovePriorOf(growths),
    };
  },
};
