import { type ChartPrior, type Figures, KNOWN, type Known, leastLlr, makeChart } from '../../../lib/checks/chart';
import type { Evidence } from '../../../lib/model';
import chartPrior from '../../../lib/verdict/priors/chart.json';
import { chartPriorOf } from '../fits/charts';
import { crossFitted } from '../groups';
import { auc, estimate, recallAt, type Scored, shareWhere } from '../score';
import { type Row, row, type Task, type TaskContext } from '../task';
import { figuresShown, type Topic, topicsOf } from '../topics';

/** Every topic is a cluster of its own: a few rounds over so many say enough. */
const MOST_ROUNDS = 40;
const DEFAULT_PER_THOUSAND = 10;
/** All paid topics and so many of the others: all of them take minutes and say the same. */
const EVERY_NTH_ORGANIC = 4;
const GOALS = {
  AUC: { floor: 0.923, target: 0.93 },
  'recall@1%': { floor: 0.276, target: 0.32 },
} as const;
const NAMES: { readonly [K in Known]: string } = {
  all: 'paid hot search, four figures',
  noHeat: 'paid hot search, without heat',
  noOriginals: 'paid hot search, without originals',
};

const log = (value: number) => Math.log(value + 1);
const NAIVE: Readonly<Record<string, (topic: Topic) => number>> = {
  heat: ({ heat }) => heat,
  'reads/discussions': ({ reads, discussions }) => log(reads) - log(discussions),
  'discussions/originals': ({ discussions, originals }) => log(discussions) - log(originals),
};

/** A hot search as the check is given it: seen for an hour, with all its figures. */
function topicEvidence(figures: Figures): Evidence {
  const series = [0, 3_600_000].map((at) => ({ firstAt: at, lastAt: at, looks: 1, counts: figures }));
  const facts = { key: 'weibo:hot:a', kind: 'hot', author: null, title: '', promoted: false, flags: [] } as const;
  return { facts, series, authorItems: [], account: null, digest: '' };
}

interface Part {
  readonly name: string;
  readonly part: readonly Topic[];
  readonly prior: ChartPrior;
}

function comparedRows(name: string, known: Known, parts: readonly Part[], context: TaskContext): Row[] {
  const random = context.random.fork(name);
  const scored = (statistic: (topic: Topic, prior: ChartPrior) => number) =>
    parts.flatMap(({ part, prior }) =>
      part.map((topic): Scored => ({ cluster: topic.cluster, padded: topic.padded, score: statistic(topic, prior) })),
    );
  const ours = scored((topic, prior) => leastLlr(prior, known, figuresShown(topic)));
  const naive = Object.entries(NAIVE).map(([of, statistic]) => ({ of, items: scored(statistic) }));
  const figures = { AUC: auc, 'recall@1%': (items: readonly Scored[]) => recallAt(items, 0.01) } as const;
  return (['AUC', 'recall@1%'] as const).map((metric) => {
    const best = naive
      .map(({ of, items }) => ({ of, value: figures[metric](items) }))
      .toSorted((a, b) => b.value - a.value)[0];
    return row(name, metric, estimate(ours, figures[metric], random, Math.min(MOST_ROUNDS, context.rounds)), {
      baseline: best?.value ?? null,
      baselineName: best?.of ?? '',
      ...(known === 'all' ? GOALS[metric] : {}),
      n: ours.length,
    });
  });
}

function falseAlarmRows(parts: readonly Part[], context: TaskContext): Row[] {
  const heard = parts.flatMap(({ part, prior }) => {
    const check = makeChart(prior);
    return part.map((topic) => ({
      ...topic,
      say: check.run(topicEvidence(figuresShown(topic)), DEFAULT_PER_THOUSAND).say,
    }));
  });
  const strata: readonly (readonly [string, (topic: Topic) => boolean])[] = [
    ['all topics', () => true],
    ['fewer than 1,000 discussions', ({ discussions }) => discussions < 1000],
    ['1,000–10,000 discussions', ({ discussions }) => discussions >= 1000 && discussions < 10_000],
    ['10,000 discussions and more', ({ discussions }) => discussions >= 10_000],
  ];
  const share = (items: readonly { say: string }[]) => 1000 * shareWhere(items, ({ say }) => say === 'spoke');
  const rounds = Math.min(MOST_ROUNDS, context.rounds);
  return strata.map(([name, holds]) => {
    const organic = heard.filter((topic) => !topic.padded && holds(topic));
    return row(
      `chart, ${name}`,
      'false alarms per 1,000',
      estimate(organic, share, context.random.fork(name), rounds),
      {
        n: organic.length,
      },
    );
  });
}

/** The months, cut where the earlier ones teach and the later ones are asked: the figures drift (EVALUATION §3.8). */
function byTime(topics: readonly Topic[]): Part[] {
  const times = topics.map(({ at }) => at).sort((a, b) => a - b);
  const cut = times[Math.floor(times.length / 2)] ?? 0;
  const earlier = topics.filter(({ at }) => at < cut);
  return [{ name: 'later half', part: topics.filter(({ at }) => at >= cut), prior: chartPriorOf(earlier) }];
}

/** EVALUATION §3.8: the rows that Weibo itself marks as advertisements, told from their figures alone. */
export const chartTask: Task = {
  id: 'chart',
  needs: ['weibo_hotsearch'],
  run(context) {
    const topics = topicsOf(context.data).filter(({ padded }, i) => padded || i % EVERY_NTH_ORGANIC === 0);
    const { split } = context.data;
    const parts = crossFitted(topics, { split, folds: 3, fitted: chartPriorOf, shipped: chartPrior }).map(
      (part, i) => ({
        name: `fold ${i}`,
        ...part,
      }),
    );
    return [
      ...KNOWN.flatMap((known) => comparedRows(NAMES[known], known, parts, context)),
      ...(split === 'dev'
        ? comparedRows('paid hot search, learned on earlier months', 'all', byTime(topics), context)
        : []),
      ...falseAlarmRows(parts, context),
    ];
  },
};
