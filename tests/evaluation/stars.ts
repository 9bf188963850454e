import { surpriseOf } from '../../lib/checks/calibration';
import { interpolate } from '../../lib/checks/statistics';
import { type Data, numberIn } from './data';

/** A repository's counts, and whether many of its stars are suspected to be bought (StarScout). */
export interface Repository {
  readonly cluster: string;
  readonly padded: boolean;
  readonly stars: number;
  readonly forks: number;
  readonly issues: number;
}

const COMPANIONS = ['forks', 'issues'] as const;
const MIN_STARS = 30;
/** The counts at which shares are kept; straight between, on a log scale. */
const STEPS = [0, 1, 2, 3, 4, 6, 8, 11, 15, 20, 30, 50, 80, 130, 200, 400, 800, 2000];
const BAND = 0.15;

/** For each band of stars: how many repositories in all have fewer forks (issues) than each step, ties half. */
export interface StarsPrior {
  readonly provenance: string;
  readonly bands: readonly {
    readonly stars: number;
    readonly forks: readonly number[];
    readonly issues: readonly number[];
  }[];
}

export function repositories(data: Data): Repository[] {
  return data
    .csv('github_fake_stars', 'repos')
    .map((repo) => ({
      cluster: repo.repo ?? '',
      padded: repo.label === '1',
      stars: numberIn(repo, 'stars'),
      forks: numberIn(repo, 'forks'),
      issues: numberIn(repo, 'issues'),
    }))
    .filter(({ stars }) => stars >= MIN_STARS);
}

/** What forks and issues go with how many stars, from repositories that nobody suspects. */
export function fitStars(repos: readonly Repository[]): StarsPrior {
  const organic = repos.filter(({ padded }) => !padded);
  const places = Array.from({ length: 18 }, (_, i) => 1.5 + i * BAND);
  const bands = places.flatMap((place) => {
    const near = organic.filter(({ stars }) => Math.abs(Math.log10(stars) - place) <= BAND);
    const below = (of: (typeof COMPANIONS)[number], step: number) =>
      near.reduce((sum, repo) => sum + (repo[of] < step ? 1 : repo[of] === step ? 0.5 : 0), 0);
    const shares = (of: (typeof COMPANIONS)[number]) =>
      STEPS.map((step) => Number(((below(of, step) + 0.5) / (near.length + 1)).toPrecision(3)));
    return near.length < 100
      ? []
      : [{ stars: Number(place.toFixed(2)), forks: shares('forks'), issues: shares('issues') }];
  });
  return { provenance: '', bands };
}

/** How surprisingly few forks and issues go with the stars: the sum of both surprises. */
export function emptiness({ bands }: StarsPrior, repo: Repository): number {
  const size = Math.log10(repo.stars);
  const nearest = bands.toSorted((a, b) => Math.abs(a.stars - size) - Math.abs(b.stars - size))[0];
  return COMPANIONS.reduce((sum, of) => {
    const points = STEPS.map((step, i) => [Math.log(step + 1), nearest?.[of][i] ?? 1] as const);
    return sum + surpriseOf(interpolate(points, Math.log(repo[of] + 1)));
  }, 0);
}
