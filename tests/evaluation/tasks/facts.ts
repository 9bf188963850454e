import { makeListmove } from '../../../lib/checks/listmove';
import { population } from '../../../lib/checks/population';
import { rollback } from '../../../lib/checks/rollback';
import type { Count, CountMetric, Evidence, ItemKind, Series } from '../../../lib/model';
import listmovePrior from '../../../lib/verdict/priors/listmove.json';
import { type Data, numberIn } from '../data';
import { displayed } from '../display';
import { listmovePriorOf } from '../fits/charts';
import { crossFitted, groupBy } from '../groups';
import { postsByAuthor } from '../posts';
import type { Random } from '../random';
import { estimate, shareWhere } from '../score';
import { type Growth, standingGrowths } from '../standing';
import { type Row, row, type Task, type TaskContext } from '../task';

const DAY_MS = 86_400_000;
const PERCENT_FALL = 1;
const FEWEST = 100;
const exact = (value: number): Count => ({ low: value, high: value });

/** One figure of one item at two looks, as the checks are given it. */
function evidenceOf(
  kind: ItemKind,
  metric: CountMetric,
  looks: readonly (readonly [at: number, count: Count])[],
): Evidence {
  const series: Series = looks.map(([at, count]) => ({
    firstAt: at,
    lastAt: at,
    looks: 1,
    counts: { [metric]: count },
  }));
  const facts = { key: `weibo:${kind}:1`, kind, author: null, title: '', promoted: false, flags: [] } as const;
  return { facts, series, authorItems: [], account: null, digest: '' };
}

interface Pair {
  readonly cluster: string;
  readonly metric: CountMetric;
  readonly kind: ItemKind;
  readonly before: Count;
  readonly now: Count;
}

const speaks = ({ kind, metric, before, now }: Pair) =>
  rollback.run(
    evidenceOf(kind, metric, [
      [0, before],
      [DAY_MS / 24, now],
    ]),
    PERCENT_FALL,
  ).say === 'spoke';

/** A video's figures from one day to the next. */
function videoPairs(data: Data): Pair[] {
  const videos = groupBy(data.csv('youtube_trending'), (record) => record.video ?? '');
  return [...videos].flatMap(([cluster, records]) => {
    const days = records.toSorted((a, b) => (a.date ?? '').localeCompare(b.date ?? ''));
    return days.slice(1).flatMap((now, i) => {
      const before = days[i] ?? now;
      if (Date.parse(now.date ?? '') - Date.parse(before.date ?? '') !== DAY_MS) return [];
      return (['views', 'likes', 'comments'] as const).flatMap((metric): Pair[] => {
        const field = metric === 'comments' ? 'comment_count' : metric;
        const [was, is] = [numberIn(before, field), numberIn(now, field)];
        return was >= FEWEST && is >= 0 ? [{ cluster, metric, kind: 'post', before: exact(was), now: exact(is) }] : [];
      });
    });
  });
}

/** A hot topic's counters from one hourly look to the next. */
function topicPairs(data: Data): Pair[] {
  const looks = new Map<string, Readonly<Record<string, string>>>();
  const fields = { reads: 'read', discussions: 'discuss', originals: 'origin' } as const;
  return data.csv('weibo_hotsearch', 'hourly').flatMap((now) => {
    const cluster = now.topic ?? '';
    const before = looks.get(cluster);
    looks.set(cluster, now);
    if (!before || numberIn(now, 'ts') - numberIn(before, 'ts') > 3 * 3600) return [];
    return (Object.keys(fields) as (keyof typeof fields)[]).flatMap((metric): Pair[] => {
      const [was, is] = [numberIn(before, fields[metric]), numberIn(now, fields[metric])];
      if (!(was >= FEWEST) || !(is >= 0)) return [];
      const shown = (value: number) => displayed(value, { capped: false });
      return [{ cluster, metric, kind: 'hot', before: shown(was), now: shown(is) }];
    });
  });
}

function baseRate(
  name: string,
  pairs: readonly Pair[],
  per: number,
  target: number | undefined,
  context: TaskContext,
): Row {
  const share = (items: readonly { spoke: boolean }[]) => per * shareWhere(items, ({ spoke }) => spoke);
  const heard = pairs.map((pair) => ({ cluster: pair.cluster, spoke: speaks(pair) }));
  // Of hundreds of thousands of pairs hardly one speaks: a few rounds say as much.
  const rounds = Math.min(context.rounds, heard.length > 100_000 ? 5 : 100);
  return row(
    `rollback, ${name}`,
    `false alarms per ${per.toLocaleString('en')}`,
    estimate(heard, share, context.random.fork(name), rounds),
    {
      ...(target === undefined ? {} : { target }),
      n: pairs.length,
    },
  );
}

/** Figures that fell by more than two display units and more than 1 %, of every size. */
function falls(random: Random): Pair[] {
  return Array.from({ length: 4000 }, (_, i): Pair => {
    const before = Math.round(random.logUniform(150, 5_000_000));
    const unit = before < 10_000 ? 1 : 1000;
    const least = Math.max(2 * unit, 0.01 * before);
    const now = Math.max(0, Math.floor(before - least - random.uniform(1.01, 5) * unit));
    const shown = (value: number) => displayed(value, { capped: false });
    return { cluster: `${i}`, metric: 'likes', kind: 'post', before: shown(before), now: shown(now) };
  });
}

/** The rule as HEURISTICS B5 has it: what is shown lets no other reading than a fall by so much. */
function isShown({ before, now }: Pair): boolean {
  const unit = (before.high ?? 0) >= 10_000 ? 1000 : 1;
  const missing = before.low - (now.high ?? Number.POSITIVE_INFINITY);
  return missing > 2 * unit && missing > 0.01 * before.low;
}

/** EVALUATION §4, rollback: every real fall is told, and honest counts hardly ever are. */
export const rollbackTask: Task = {
  id: 'rollback',
  needs: [],
  run(context) {
    const { data, random } = context;
    const fell = falls(random.fork('falls')).map((pair) => ({ ...pair, spoke: speaks(pair) }));
    const shown = fell.filter(isShown);
    const recall = (pairs: typeof fell) =>
      estimate(pairs, (items) => shareWhere(items, ({ spoke }) => spoke), random.fork('recall'), context.rounds);
    const videos = videoPairs(data);
    const topics = topicPairs(data);
    const of = (metric: CountMetric) => videos.filter((pair) => pair.metric === metric);
    return [
      row('rollback, falls of more than 2 units and 1 %', 'recall', recall(shown), { target: 1, n: shown.length }),
      row('rollback, the same before rounding hides a part', 'recall', recall(fell), { n: fell.length }),
      ...(videos.length > 0
        ? [
            baseRate('likes from day to day', of('likes'), 1000, 2, context),
            baseRate('views from day to day', of('views'), 1000, 2, context),
            baseRate('comments from day to day', of('comments'), 1000, undefined, context),
          ]
        : []),
      ...(topics.length > 0 ? [baseRate('topic counters from hour to hour', topics, 10_000, 1, context)] : []),
    ];
  },
};

/** The largest honest counts against the number of users: none may be called impossible. */
export const populationTask: Task = {
  id: 'population',
  needs: ['weibo_posts'],
  run({ data, random, rounds }) {
    const posts = [...postsByAuthor(data).values()].flat();
    const heard = posts.map(({ cluster, at, likes }) => {
      const evidence = evidenceOf('post', 'likes', [[at + DAY_MS, displayed(likes, { capped: false })]]);
      return {
        cluster,
        spoke: population.run({ ...evidence, facts: { ...evidence.facts, postedAt: at } }, 1).say === 'spoke',
      };
    });
    const share = (items: readonly { spoke: boolean }[]) => 1000 * shareWhere(items, ({ spoke }) => spoke);
    const few = Math.min(rounds, 10);
    return [
      row('population, likes of posts', 'false alarms per 1,000', estimate(heard, share, random, few), {
        n: heard.length,
      }),
    ];
  },
};

const moves = (prior: Parameters<typeof makeListmove>[0], hours: number, before: number, now: number) => {
  const check = makeListmove(prior);
  const shown = (value: number) => displayed(value, { capped: false });
  const looks = [
    [0, shown(before)],
    [hours * 3_600_000, shown(now)],
  ] as const;
  return check.run(evidenceOf('topic', 'heat', looks), check.threshold.default).say === 'spoke';
};

/** Heat curves of hot searches: what would be said if the rows of the board were taken for a list of standing topics. */
function curveRow(data: Data, context: TaskContext): Row[] {
  const curves = data.csv('weibo_hotsearch_30min', 'heat_curves').map((record) => {
    const heats = Object.entries(record).flatMap(([field, value]) =>
      /^\d+min$/.test(field) && value ? [{ hours: Number.parseInt(field, 10) / 60, heat: Number(value) }] : [],
    );
    const later = heats.filter(({ hours }) => hours >= 3);
    return { cluster: record.词条名 ?? '', first: heats[0], later };
  });
  const heard = curves.flatMap(({ cluster, first, later }) =>
    first ? [{ cluster, spoke: later.some(({ hours, heat }) => moves(listmovePrior, hours, first.heat, heat)) }] : [],
  );
  const share = (items: readonly { spoke: boolean }[]) => 1000 * shareWhere(items, ({ spoke }) => spoke);
  return heard.length === 0
    ? []
    : [
        row(
          'listmove, if it judged rows of the board',
          'false alarms per 1,000',
          estimate(heard, share, context.random, context.rounds),
          {
            n: heard.length,
          },
        ),
      ];
}

/** C2: standing topics that nobody moved, as the list would show them. */
export const listmoveTask: Task = {
  id: 'listmove',
  needs: ['weibo_hotsearch'],
  run(context) {
    const growths = standingGrowths(context.data);
    const parts = crossFitted<Growth, ReturnType<typeof listmovePriorOf>>(growths, {
      split: context.data.split,
      fitted: listmovePriorOf,
      shipped: listmovePrior,
    });
    const heard = parts.flatMap(({ part, prior }) =>
      part.map(({ cluster, hours, before, now }) => ({ cluster, spoke: moves(prior, hours, before, now) })),
    );
    const tenfold = parts.flatMap(({ part, prior }) =>
      part.map(({ cluster, hours, before }) => ({ cluster, spoke: moves(prior, hours, before, 10 * before) })),
    );
    const share = (items: readonly { spoke: boolean }[]) => shareWhere(items, ({ spoke }) => spoke);
    const { random, rounds } = context;
    return [
      row(
        'listmove, standing topics',
        'false alarms per 1,000',
        estimate(heard, (items) => 1000 * share(items), random, rounds),
        {
          n: heard.length,
        },
      ),
      row('listmove, tenfold within three days', 'recall', estimate(tenfold, share, random, rounds), {
        n: tenfold.length,
      }),
      ...curveRow(context.data, context),
    ];
  },
};
