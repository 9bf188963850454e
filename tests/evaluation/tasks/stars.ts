import { crossFitted } from '../groups';
import { auc, estimate, recallAt, type Scored } from '../score';
import { emptiness, fitStars, type Repository, repositories, type StarsPrior } from '../stars';
import stars from '../tables/stars.json';
import { row, type Task } from '../task';

interface Judged extends Scored {
  readonly naive: Readonly<Record<string, number>>;
  readonly stars: number;
}

/** The method that the floor was measured with, on other repositories (EVALUATION §3.2). */
const ALIKE = { forks: 1, issues: 1 } as const;

const GOALS: Readonly<Record<string, { readonly floor: number; readonly target: number }>> = {
  AUC: { floor: 0.904, target: 0.92 },
  'recall@1%': { floor: 0.215, target: 0.28 },
};

/** EVALUATION §3.2: one count bought, the others not, on a site with real labels. Nothing is fitted on the labels. */
export const starsTask: Task = {
  id: 'stars',
  needs: ['github_fake_stars'],
  run({ data, random, rounds }) {
    const repos = repositories(data);
    const parts = crossFitted<Repository, StarsPrior>(repos, { split: data.split, fitted: fitStars, shipped: stars });
    const judged = parts.flatMap(({ part, prior }) =>
      part.map(
        (repo): Judged => ({
          cluster: repo.cluster,
          padded: repo.padded,
          stars: repo.stars,
          score: emptiness(prior, repo),
          naive: {
            'fixed forks/stars': -repo.forks / repo.stars,
            'both tails alike, which set the floor': emptiness(prior, repo, ALIKE),
          },
        }),
      ),
    );
    const middling = judged.filter((repo) => repo.stars >= 50 && repo.stars <= 1000);
    const figures = { AUC: auc, 'recall@1%': (items: readonly Scored[]) => recallAt(items, 0.01) };
    return Object.entries({ 'fake stars': judged, 'fake stars, 50–1,000 stars': middling }).flatMap(([name, items]) =>
      Object.entries(figures).map(([metric, figure]) => {
        const naive = Object.keys(items[0]?.naive ?? {})
          .map((by) => ({ by, value: figure(items.map((item) => ({ ...item, score: item.naive[by] ?? 0 }))) }))
          .toSorted((a, b) => b.value - a.value)[0];
        return row(name, metric, estimate(items, figure, random.fork(name + metric), Math.min(rounds, 50)), {
          ...(naive && { baseline: naive.value, baselineName: naive.by }),
          ...(items === middling ? GOALS[metric] : {}),
          n: items.length,
        });
      }),
    );
  },
};
