import { MIX_METRICS, type MixMetric, type MixPrior } from '../../../lib/checks/mix';
import { mixStanding } from '../../../lib/checks/ratio';
import type { Neighbour } from '../../../lib/model';
import priors from '../../../lib/verdict/priors/mix.json';
import { bought, boughtAnyhow, lotOf, proportional } from '../attacks/posts';
import { type Case, casesOf, fitShape } from '../fits/mix';
import { crossFitted, groupBy } from '../groups';
import { evidenceOf, type Post, postsByAuthor } from '../posts';
import { auc, estimate, recallAt, type Scored } from '../score';
import { type Row, row, type Task, type TaskContext } from '../task';

const PER_AUTHOR = 60;
/** The cells of the table are many: fewer posts do for each. */
const PER_AUTHOR_IN_CELLS = 10;
/** Posts whose author's mix is well known. */
const WELL_KNOWN = 10;

/** A way to score a post; a higher score is stranger. */
type Judge = (post: Post, others: readonly Neighbour[]) => number;
/** The judge that goes by what was fitted without this author. */
type JudgeOf = (cluster: string) => Judge;

function judgeBy(prior: MixPrior): Judge {
  const standingOf = mixStanding(prior);
  return (post, others) => standingOf(evidenceOf(post, others))?.score ?? Number.NEGATIVE_INFINITY;
}

/** Cross-fitted on dev, shipped on held: which prior each author's posts are judged by. */
function fittedJudges({ data, random }: TaskContext, cases: readonly Case[]): { prior: (cluster: string) => MixPrior } {
  const parts = crossFitted<Case, MixPrior>(cases, {
    split: data.split,
    fitted: (on) => fitShape(on, random.fork('fit')),
    shipped: priors,
  });
  const byCluster = new Map(parts.flatMap(({ part, prior }) => part.map(({ cluster }) => [cluster, prior] as const)));
  return { prior: (cluster) => byCluster.get(cluster) ?? priors };
}

type Attack = (post: Post) => Post;

function scored(cases: readonly Case[], attack: Attack | null, judgeOf: JudgeOf, alone: boolean): Scored[] {
  return cases.map(({ cluster, post, others }) => ({
    cluster,
    padded: attack !== null,
    score: judgeOf(cluster)(attack ? attack(post) : post, alone ? [] : others),
  }));
}

const ratioOf = (of: MixMetric, per: MixMetric) => (post: Post) => Math.log((post[of] + 0.5) / (post[per] + 0.5));

/** The naive methods: one fixed ratio; the farthest of three ratios from everybody's mean, in standard deviations. */
function naiveJudges(cases: readonly Case[]): Readonly<Record<string, Judge>> {
  const ratios = [ratioOf('reposts', 'likes'), ratioOf('comments', 'likes'), ratioOf('reposts', 'comments')];
  const moments = ratios.map((ratio) => {
    const values = cases.map(({ post }) => ratio(post));
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return { mean, sd: Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) };
  });
  return {
    'fixed reposts/likes': ratioOf('reposts', 'likes'),
    'largest |z| of three ratios': (post) =>
      Math.max(...ratios.map((ratio, i) => Math.abs(ratio(post) - (moments[i]?.mean ?? 0)) / (moments[i]?.sd ?? 1))),
  };
}

/** The figures of one attack: ours with intervals, and the best naive method's. */
class Contest {
  readonly #context: TaskContext;
  readonly #judgeOf: JudgeOf;
  readonly #naive: Readonly<Record<string, Judge>>;
  readonly #organic = new Map<string, readonly Scored[]>();

  constructor(context: TaskContext, cases: readonly Case[], judgeOf: JudgeOf) {
    this.#context = context;
    this.#judgeOf = judgeOf;
    this.#naive = naiveJudges(cases);
  }

  #both(cases: readonly Case[], attack: Attack, judgeOf: JudgeOf, alone: boolean, name: string): readonly Scored[] {
    const key = `${name}/${alone}/${cases.length}`;
    const organic = this.#organic.get(key) ?? scored(cases, null, judgeOf, alone);
    this.#organic.set(key, organic);
    return [...organic, ...scored(cases, attack, judgeOf, alone)];
  }

  rows(task: string, cases: readonly Case[], attack: Attack, more: { alone?: boolean; goals?: Goals } = {}): Row[] {
    const { random, rounds } = this.#context;
    const { alone = false, goals = {} } = more;
    const ours = this.#both(cases, attack, this.#judgeOf, alone, 'ours');
    const naive = Object.entries(this.#naive).map(([name, judge]) => ({
      name,
      items: this.#both(cases, attack, () => judge, alone, name),
    }));
    return Object.entries(FIGURES).map(([metric, figure]) => {
      const best = naive
        .map(({ name, items }) => ({ name, value: figure(items) }))
        .toSorted((a, b) => b.value - a.value)[0];
      return row(task, metric, estimate(ours, figure, random.fork(task), rounds), {
        ...(best && { baseline: best.value, baselineName: best.name }),
        ...goals[metric],
        n: cases.length,
      });
    });
  }
}

type Goals = Readonly<Record<string, { readonly floor: number; readonly target: number }>>;
const FIGURES: Readonly<Record<string, (items: readonly Scored[]) => number>> = {
  AUC: auc,
  'recall@1%': (items) => recallAt(items, 0.01),
};
const KNOWN_GOALS: Goals = { AUC: { floor: 0.905, target: 0.925 }, 'recall@1%': { floor: 0.52, target: 0.6 } };
const ALONE_GOALS: Goals = { AUC: { floor: 0.86, target: 0.88 }, 'recall@1%': { floor: 0.41, target: 0.46 } };

/** EVALUATION §3.1: one count bought on real posts of authors nothing was fitted on. */
export const mixTask: Task = {
  id: 'mix',
  needs: ['weibo_posts'],
  run(context) {
    const { data, random } = context;
    const cases = casesOf(postsByAuthor(data), PER_AUTHOR, random.fork('cases'));
    const { prior } = fittedJudges(context, cases);
    const judges = new Map<MixPrior, Judge>();
    const judgeOf: JudgeOf = (cluster) => {
      const fitted = prior(cluster);
      const judge = judges.get(fitted) ?? judgeBy(fitted);
      judges.set(fitted, judge);
      return judge;
    };
    const contest = new Contest(context, cases, judgeOf);
    const known = cases.filter(({ others }) => others.length >= WELL_KNOWN);
    const few = [...groupBy(known, ({ cluster }) => cluster).values()].flatMap((own) =>
      own.slice(0, PER_AUTHOR_IN_CELLS),
    );
    const anyhow = (name: string): Attack => {
      const draw = random.fork(name);
      return (post) => boughtAnyhow(post, draw).post;
    };
    const lots = random.fork('lots');
    return [
      ...contest.rows('mix ×2–100, ≥ 10 other posts', known, anyhow('known'), { goals: KNOWN_GOALS }),
      ...contest.rows('mix ×2–100, one post alone', cases, anyhow('alone'), { alone: true, goals: ALONE_GOALS }),
      ...contest.rows('mix, a lot of 1,000 to 100,000', few, (post) =>
        lotOf(post, lots.pick(MIX_METRICS), lots.pick([1000, 5000, 10_000, 100_000] as const)),
      ),
      ...MIX_METRICS.flatMap((metric) =>
        [3, 10, 30, 100].flatMap((factor) =>
          contest.rows(`mix ${metric} ×${factor}`, few, (post) => bought(post, metric, factor)),
        ),
      ),
      ...contest.rows('mix, all three in proportion ×10 (blind spot)', few, (post) => proportional(post, 10)),
    ];
  },
};
