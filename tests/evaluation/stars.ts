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

/** How much each of them tells, of one: issues take writing, forks are one more click. Chosen on the dev repositories. */
const COMPANIONS = { forks: 0.4, issues: 0.6 } as const;
type Companion = keyof typeof COMPANIONS;
const MIN_STARS = 30;
/** log10 of forks (issues) per star at which shares are kept; straight between. */
const STEPS = Array.from({ length: 46 }, (_, i) => Number((-3.9 + i * 0.1).toFixed(1)));
const BAND = 0.15;
/** Repositories up to so far (log10 of stars) on either side tell what is usual. */
const REACH = 0.2;

/** For each band of stars: the share of repositories with fewer forks (issues) per star than each step. */
export interface StarsPrior {
  readonly provenance: string;
  readonly bands: readonly {
    readonly stars: number;
    readonly forks: readonly number[];
    readonly issues: readonly number[];
  }[];
}

const perStar = (repo: Repository, of: Companion) => Math.log10((repo[of] + 0.5) / (repo.stars + 0.5));

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
    const near = organic.filter(({ stars }) => Math.abs(Math.log10(stars) - place) <= REACH);
    const shares = (of: Companion) =>
      STEPS.map((step) => {
        const below = near.filter((repo) => perStar(repo, of) < step).length;
        return Number(((below + 0.5) / (near.length + 1)).toPrecision(3));
      });
    return near.length < 100
      ? []
      : [{ stars: Number(place.toFixed(2)), forks: shares('forks'), issues: shares('issues') }];
  });
  return { provenance: '', bands };
}

/** How surprisingly few forks and issues go with the stars: the weighted sum of both surprises, straight between the bands. */
export function emptiness(
  { bands }: StarsPrior,
  repo: Repository,
  weights: Readonly<Record<Companion, number>> = COMPANIONS,
): number {
  const size = Math.log10(repo.stars);
  return (Object.keys(COMPANIONS) as Companion[]).reduce((sum, of) => {
    const surprises = bands.map((band) => {
      const points = STEPS.map((step, i) => [step, band[of][i] ?? 1] as const);
      return [band.stars, surpriseOf(interpolate(points, perStar(repo, of)))] as const;
    });
    return sum + weights[of] * interpolate(surprises, size);
  }, 0);
}
