import { type Judge, makeJudge, posteriorOf, SHIPPED_MODEL, type VerdictModel } from '../../../lib/verdict';
import { scoreOf } from '../../../lib/verdict/model';
import { isWellSampled } from '../cascades';
import {
  atDefaults,
  checksWith,
  fitTerms,
  type HeardItem,
  heardParts,
  heardPosts,
  ordinaryOf,
  saidOf,
} from '../fits/verdict';
import { groupBy } from '../groups';
import { type GrowthPart, growthParts } from '../growth-priors';
import { auc, calibrationError, type Estimate, estimate, recallAt, type Scored, shareWhere } from '../score';
import { type Row, row, type Task, type TaskContext } from '../task';
import { Views } from '../views';

const PREVALENCE = 0.05;
const VIEWS_EACH = 4;

/** One item under one way to combine. */
interface Combined extends Scored {
  /** Where the way gives one: the probability of padding. */
  readonly posterior: number;
}

type Combine = (item: HeardItem) => number;
const llrsOf = (item: HeardItem) =>
  saidOf(item).map(({ answer }) =>
    answer.say === 'spoke' ? answer.finding.llr : answer.say === 'quiet' ? answer.llr : 0,
  );
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const prior = Math.log(PREVALENCE / (1 - PREVALENCE));

/** Other ways to make one verdict of many answers: log-odds (EVALUATION §3.11). */
const NAIVE: Readonly<Record<string, Combine>> = {
  max: (item) => prior + Math.max(0, ...llrsOf(item)),
  'plain sum': (item) => prior + sum(llrsOf(item)),
  'noisy-or': (item) => {
    const spared = llrsOf(item).reduce((rest, llr) => rest * (1 - posteriorOf(prior + llr)), 1);
    return Math.log((1 - spared) / Math.max(spared, 1e-12));
  },
  'count of findings': (item) => prior + saidOf(item).filter(({ answer }) => answer.say === 'spoke').length,
};

/** Each check alone, by its id. */
function singles(items: readonly HeardItem[]): Readonly<Record<string, Combine>> {
  const idsOf = ({ heard }: HeardItem) => heard.map(({ check }) => check.id);
  const ids = new Set(items.flatMap(idsOf));
  return Object.fromEntries(
    [...ids].map((id): [string, Combine] => [
      `${id} alone`,
      (item) => prior + (llrsOf(item)[idsOf(item).indexOf(id)] ?? 0),
    ]),
  );
}

function scoredBy(items: readonly HeardItem[], combine: Combine): readonly Combined[] {
  return items.map((item) => {
    const score = combine(item);
    return { score, posterior: posteriorOf(score), padded: item.padded, cluster: item.cluster };
  });
}

const FIGURES: Readonly<Record<string, (items: readonly Combined[]) => number>> = {
  AUC: auc,
  'recall@1%': (items) => recallAt(items, 0.01),
  'recall@0.1%': (items) => recallAt(items, 0.001),
};
const calibration = (items: readonly Combined[]) =>
  calibrationError(
    items.map((item) => ({ ...item, score: item.posterior })),
    PREVALENCE,
  );
const GOALS: Readonly<Record<string, Partial<Row>>> = {
  AUC: { floor: 0.921, target: 0.94 },
  'recall@1%': { floor: 0.47, target: 0.6 },
};

/** The parts, each with a model fitted on the others; on held data with the one that ships. */
function crossModels(
  parts: readonly (readonly HeardItem[])[],
  beside: () => readonly HeardItem[],
  split: 'dev' | 'held',
): readonly VerdictModel[] {
  if (split === 'held') return parts.map(() => SHIPPED_MODEL);
  const posts = beside();
  return parts.map((_, i) => {
    const others = [...parts.filter((_, k) => k !== i).flat(), ...posts];
    const weights = fitTerms(others);
    return {
      ...weights,
      ordinary: {
        post: ordinaryOf(atDefaults(others.filter(({ padded }) => !padded)), weights),
      },
    };
  });
}

/** The part of an item is the one that its judge was not fitted on. */
function combinedBy(parts: readonly (readonly HeardItem[])[], models: readonly VerdictModel[]): readonly Combined[] {
  return parts.flatMap((items, i) =>
    scoredBy(items, (item) => scoreOf(saidOf(item), models[i] ?? SHIPPED_MODEL, 'post')),
  );
}

function combination(
  open: readonly (readonly HeardItem[])[],
  shut: readonly (readonly HeardItem[])[],
  models: readonly VerdictModel[],
  context: TaskContext,
): Row[] {
  const { random, rounds } = context;
  const all = open.flat();
  const ways = { ...NAIVE, ...singles(all) };
  const naive = Object.entries(ways).map(([name, combine]) => ({ name, items: scoredBy(all, combine) }));
  const ours = combinedBy(open, models);
  const kept = combinedBy(shut, models);
  const rows = Object.entries(FIGURES).map(([metric, figure]) => {
    const best = naive
      .map(({ name, items }) => ({ name, value: figure(items) }))
      .toSorted((a, b) => b.value - a.value)[0];
    return row('verdict', metric, estimate(ours, figure, random, rounds), {
      ...(best && { baseline: best.value, baselineName: best.name }),
      ...GOALS[metric],
      n: ours.length,
    });
  });
  const others = naive
    .filter(({ name }) => name in NAIVE)
    .map(({ name, items }) =>
      row(`verdict by ${name}`, 'recall@1%', point(recallAt(items, 0.01)), { n: items.length }),
    );
  const noisy = calibration(scoredBy(shut.flat(), (item) => NAIVE['noisy-or']?.(item) ?? 0));
  return [
    ...rows,
    row('verdict, default thresholds', 'AUC', estimate(kept, auc, random, rounds), { n: kept.length }),
    row(
      'verdict, default thresholds',
      'recall@1%',
      estimate(kept, (items) => recallAt(items, 0.01), random, rounds),
      { n: kept.length },
    ),
    row('verdict', 'calibration error at 5 %', estimate(kept, calibration, random, rounds), {
      target: 0.02,
      baseline: noisy,
      baselineName: 'noisy-or',
      n: kept.length,
    }),
    ...others,
  ];
}

const point = (value: number): Estimate => ({ value, low: Number.NaN, high: Number.NaN });

/** How each kind of treatment fares at the verdict's own states. */
function noticed(parts: readonly (readonly HeardItem[])[], judges: readonly Judge[], context: TaskContext): Row[] {
  const judged = parts.flatMap((items, i) =>
    items.map(({ cluster, treatment, evidence, heard }) => ({
      cluster,
      treatment,
      state: judges[i]?.conclude(evidence, heard, { thresholds: {} }).state ?? 'unknown',
    })),
  );
  return [...groupBy(judged, ({ treatment }) => treatment)].flatMap(([treatment, items]) => {
    const share = (states: readonly string[]) =>
      estimate(
        items,
        (all) => 1000 * shareWhere(all, ({ state }) => states.includes(state)),
        context.random,
        context.rounds,
      );
    const limits = treatment === 'organic' ? [{ target: 15 }, { target: 1 }] : [{}, {}];
    const name = treatment === 'organic' ? 'verdict on a news account' : `verdict on ${treatment}`;
    return [
      row(name, 'doubtful or worse per 1,000', share(['doubtful', 'unusual']), { ...limits[0], n: items.length }),
      row(name, 'unusual per 1,000', share(['unusual']), { ...limits[1], n: items.length }),
    ];
  });
}

const SIX = 6;

/** Six looks at two counts, nothing else known: how often that is not enough. */
function abstention(
  views: Views,
  parts: readonly GrowthPart[],
  judges: readonly Judge[],
  { random, rounds }: TaskContext,
): Row[] {
  const judged = parts.flatMap(({ part }, i) =>
    part
      .filter(isWellSampled)
      .map((cascade) => views.view(cascade, 'organic', random, SIX))
      .filter(({ looks }) => looks === SIX)
      .map(({ cluster, evidence }) => {
        const series = evidence.series.map((each) => {
          const { likes: _, ...counts } = each.counts;
          return { ...each, counts };
        });
        const { comments: _, ...facts } = evidence.facts;
        return {
          cluster,
          state: judges[i]?.judge({ ...evidence, facts, series, authorItems: [] }, { thresholds: {} }).state,
        };
      }),
  );
  const unknown = estimate(judged, (items) => shareWhere(items, ({ state }) => state === 'unknown'), random, rounds);
  return [row('verdict, six looks, two counts', 'share unknown', unknown, { target: 0.2, n: judged.length })];
}

/** All checks together (EVALUATION §3.11): ranking, calibration, false alarms by stratum, abstention. */
export const verdictTask: Task = {
  id: 'verdict',
  needs: ['weibo_cascades_checked', 'comment_pages'],
  run(context) {
    const { data, random } = context;
    const parts = growthParts(data);
    const views = new Views(
      data,
      parts.flatMap(({ part }) => part),
      context.templates,
    );
    const seen = parts.map(({ part }) => views.pairs(part, VIEWS_EACH, random));
    const open = heardParts(parts, seen);
    const shut = open.map(atDefaults);
    const models = crossModels(open, () => heardPosts(data, random), data.split);
    const judges = models.map((model, i) => makeJudge(model, parts[i] && checksWith(parts[i].prior)));
    return [
      ...combination(open, shut, models, context),
      ...noticed(shut, judges, context),
      ...abstention(views, parts, judges, context),
    ];
  },
};
