import { surpriseOf } from '../../../lib/checks/calibration';
import { lockstepTail } from '../../../lib/checks/lockstep';
import type { Evidence } from '../../../lib/model';
import { type GrowthPriors, growthParts } from '../growth-priors';
import { historyOf, NAIVE_GROWTH } from '../naive/growth';
import { buyTogether, evidenceOfGroup, type Group, groupsOf, groupVisits } from '../neighbours';
import { auc, estimate, recallAt, type Scored, shareWhere } from '../score';
import { type Row, row, type Task, type TaskContext } from '../task';

const GROUPS = 1000;
const PADDED_GROUPS = 400;
const POSTS = 5;
const LOOKS = 10;
const MOVERS = [3, 4, 5] as const;
/** Of the middle one of the group's totals. */
const SIZES = [0.1, 0.25, 0.5] as const;
/** EVALUATION §4 and the issue. */
const GOALS = { '4 of 5 at 0.25×': { floor: 0.7, target: 0.8 } } as const;

/** How strange the posts of a group are together; a higher score is stranger. */
type Judge = (group: readonly Evidence[], prior: GrowthPriors) => number;

const highest = (values: readonly number[]) => Math.max(Number.NEGATIVE_INFINITY, ...values);
const ours: Judge = (group, { lockstep }) =>
  highest(group.map((evidence) => surpriseOf(lockstepTail(evidence, lockstep) ?? 1)));
/** Each post by itself: what a look at one item can see of a package for several. */
const naive = Object.entries(NAIVE_GROWTH).map(([name, method]) => ({
  name: `${name}, each post by itself`,
  judge: ((group) => highest(group.map((evidence) => method(historyOf(evidence))))) satisfies Judge as Judge,
}));

interface Seen {
  readonly prior: GrowthPriors;
  readonly cluster: string;
  readonly padded: boolean;
  readonly group: readonly Evidence[];
}

function seenOf(prior: GrowthPriors, group: Group, { random }: TaskContext, movers = 0, size = 0): Seen | null {
  const times = groupVisits(random, LOOKS);
  const sold = movers > 0 ? buyTogether(group, movers, size, random) : null;
  // A package that came after the last look was not there to be seen.
  if (sold && (times.at(-1) ?? 0) < sold.start) return null;
  const seen = evidenceOfGroup(sold?.group ?? group, times);
  return { prior, cluster: seen[0]?.cluster ?? '', padded: sold !== null, group: seen.map(({ evidence }) => evidence) };
}

/** The same package for several posts of one account (EVALUATION §3.4). */
export const lockstepTask: Task = {
  id: 'lockstep',
  needs: ['weibo_cascades_checked'],
  run(context) {
    const { random, rounds } = context;
    const parts = growthParts(context.data);
    const groups = parts.flatMap(({ part, prior }) =>
      groupsOf(part, Math.ceil(GROUPS / parts.length), POSTS, random).map((group) => ({ prior, group })),
    );
    const organic = groups.flatMap(({ prior, group }) => seenOf(prior, group, context) ?? []);
    const scored = (all: readonly Seen[], judge: Judge): Scored[] =>
      all.map(({ prior, cluster, padded, group }) => ({ cluster, padded, score: judge(group, prior) }));
    const organicBy = new Map(
      [ours, ...naive.map(({ judge }) => judge)].map((judge) => [judge, scored(organic, judge)]),
    );
    const rowsOf = (movers: number, size: number): Row[] => {
      const sold = random
        .sample(groups, PADDED_GROUPS)
        .flatMap(({ prior, group }) => seenOf(prior, group, context, movers, size) ?? []);
      const items = (judge: Judge) => [...(organicBy.get(judge) ?? []), ...scored(sold, judge)];
      const name = `${movers} of ${POSTS} at ${size}×`;
      const figures = { AUC: auc, 'recall@1%': (all: readonly Scored[]) => recallAt(all, 0.01) };
      return Object.entries(figures).map(([metric, figure]) => {
        const best = naive
          .map((each) => ({ name: each.name, value: figure(items(each.judge)) }))
          .toSorted((a, b) => b.value - a.value)[0];
        return row(`lockstep ${name}`, metric, estimate(items(ours), figure, random, rounds), {
          ...(best && { baseline: best.value, baselineName: best.name }),
          ...(metric === 'recall@1%' && GOALS[name as keyof typeof GOALS]),
          n: sold.length,
        });
      });
    };
    const spoke = (all: readonly Scored[]) => 1000 * shareWhere(all, ({ score }) => score >= surpriseOf(0.01));
    const alarms = estimate(organicBy.get(ours) ?? [], spoke, random, rounds);
    return [
      ...MOVERS.flatMap((movers) => SIZES.flatMap((size) => rowsOf(movers, size))),
      row('lockstep organic, any of the five', 'false alarms per 1,000', alarms, { n: organic.length }),
    ];
  },
};
