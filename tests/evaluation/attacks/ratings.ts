import { type Side, suspectOf } from '../../../lib/checks/histogram-model';
import type { StarShares } from '../../../lib/model';
import { displayedShares } from '../display';
import type { Film } from '../films';
import type { Random } from '../random';

/** The film after `share` of all its votes were bought at one end (`bomb1`, `boost5`), as the site then shows it. */
export function bought(film: Film, side: Side, share: number): Pick<Film, 'raters' | 'shares'> {
  const votes = film.shares.map((each, i) => each * (1 - share) + (i === suspectOf(side) ? 100 * share : 0));
  return {
    raters: Math.round(film.raters / (1 - share)),
    shares: displayedShares(votes as unknown as StarShares),
  };
}

/** What a page of the film shows at one look. */
export interface RatingLook {
  readonly raters: number;
  readonly shares: StarShares;
}

const GROWTH = [0.001, 0.2] as const;
const KAPPA = [10, 20] as const;

/**
 * Two looks at a film, between which it grew by a crowd of its own taste, and by votes bought at one end worth `share`
 * of all it had (EVALUATION §2, `surge`).
 */
export function surged(film: Film, side: Side, share: number, random: Random): readonly [RatingLook, RatingLook] {
  const organic = Math.max(3, random.poisson(film.raters * random.logUniform(...GROWTH)));
  const kappa = random.uniform(...KAPPA);
  const taste = random.dirichlet(film.shares.map((each) => Math.max((kappa * each) / 100, 1e-3)));
  const added = random.multinomial(organic, taste);
  const bought = share > 0 ? random.poisson(film.raters * share) : 0;
  added[suspectOf(side)] = (added[suspectOf(side)] ?? 0) + bought;
  const votes = film.shares.map((each, i) => (film.raters * each) / 100 + (added[i] ?? 0));
  const raters = film.raters + organic + bought;
  return [
    { raters: film.raters, shares: displayedShares(film.shares) },
    { raters, shares: displayedShares(votes as unknown as StarShares) },
  ];
}
