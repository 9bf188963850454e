import type { StarShares } from '../../lib/model';
import { type Data, numberIn } from './data';

/** A film of the Douban set as it was shown once. */
export interface Film {
  /** Its title and year. */
  readonly cluster: string;
  readonly year: number;
  readonly raters: number;
  readonly score: number;
  /** In percent, five stars first. */
  readonly shares: StarShares;
}

/** All films with at least `fewest` raters and all five shares; of one seen twice the look with more raters. */
export function filmsOf(data: Data, fewest: number): readonly Film[] {
  const films = new Map<string, Film>();
  for (const row of data.csv('douban_films', 'films')) {
    const raters = numberIn(row, 'scoreNum');
    const raw = [5, 4, 3, 2, 1].map((stars) => numberIn(row, `star${stars}`));
    const sum = raw.reduce((total, share) => total + share, 0);
    const cluster = `${row.title}/${row.year}`;
    if (!(raters >= fewest) || !(sum > 99) || (films.get(cluster)?.raters ?? 0) > raters) continue;
    const shares = raw.map((share) => (100 * share) / sum) as unknown as StarShares;
    films.set(cluster, { cluster, year: numberIn(row, 'year'), raters, score: numberIn(row, 'score'), shares });
  }
  return [...films.values()];
}
