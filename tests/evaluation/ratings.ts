import { meanScore, type Side } from '../../lib/checks/histogram-model';
import type { Evidence, Point } from '../../lib/model';
import type { RatingLook } from './attacks/ratings';
import { auc, estimate, recallAt, type Scored } from './score';
import { type Row, row, type TaskContext } from './task';

const HOUR_MS = 3_600_000;
export const DEFAULT_PER_THOUSAND = 10;
export const NAMES: { readonly [S in Side]: string } = { oneStar: 'one-star', fiveStar: 'five-star' };
const GOALS: Readonly<Record<string, { floor: number; target: number }>> = {
  'oneStar 0.02': { floor: 0.52, target: 0.58 },
  'oneStar 0.05': { floor: 0.9, target: 0.93 },
  'fiveStar 0.05': { floor: 0.4, target: 0.48 },
  'fiveStar 0.1': { floor: 0.85, target: 0.88 },
  'surge oneStar 0.01': { floor: 0.74, target: 0.82 },
  'surge fiveStar 0.01': { floor: 0.57, target: 0.7 },
};

/** A film's page at some looks, an hour apart, as the checks are given it. */
export function ratingEvidence(looks: readonly RatingLook[]): Evidence {
  const series = looks.map(({ raters, shares }, i): Point => {
    const at = i * HOUR_MS;
    const score = Math.round(10 * meanScore(shares)) / 10;
    return {
      firstAt: at,
      lastAt: at,
      looks: 1,
      counts: { raters: { low: raters, high: raters } },
      score,
      stars: shares,
    };
  });
  const facts = {
    key: 'douban:subject:1',
    kind: 'subject',
    author: null,
    title: '',
    promoted: false,
    flags: [],
  } as const;
  return { facts, series, authorItems: [], account: null, digest: '' };
}

/** How far a look (or a pair of looks) stands out. */
export type Statistic<T> = (look: T) => number;

function bestOf(scores: Readonly<Record<string, readonly Scored[]>>, figure: (items: readonly Scored[]) => number) {
  const all = Object.entries(scores).map(([name, items]) => ({ name, value: figure(items) }));
  const best = all.toSorted((a, b) => b.value - a.value)[0];
  return { baseline: best?.value ?? null, baselineName: best?.name ?? '' };
}

/** Our scores of some items, and those of each naive rule. */
export interface Compared {
  readonly ours: readonly Scored[];
  readonly naive: Readonly<Record<string, readonly Scored[]>>;
}

/** Recall and area under the curve beside the best naive rule's. */
export function comparedRows(name: string, { ours, naive }: Compared, goal: string, context: TaskContext): Row[] {
  const recall = (items: readonly Scored[]) => recallAt(items, 0.01);
  const n = ours.length;
  const random = context.random.fork(name);
  return [
    row(name, 'recall@1%', estimate(ours, recall, random, context.rounds), {
      ...bestOf(naive, recall),
      ...GOALS[goal],
      n,
    }),
    row(name, 'AUC', estimate(ours, auc, random, context.rounds), { ...bestOf(naive, auc), n }),
  ];
}
