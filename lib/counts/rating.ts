import type { Absent, FoundScore, FoundStars, StarShares, Unreadable } from '../model';
import { clean, shorten } from './clean';

const LOWEST_SCORE = 2;
const HIGHEST_SCORE = 10;
/** Five shares, each rounded to a tenth of a percent, add up to 100 within this; a wider gap is a misreading. */
const SUM_SLACK = 0.5;

/** Reads a Douban score (`8.3`). Empty where there is none yet. */
export function parseScore(text: string): FoundScore | Absent | Unreadable {
  const cleaned = clean(text);
  if (cleaned === '') return { state: 'absent' };
  const value = cleaned !== null && /^\d{1,2}(\.\d)?$/.test(cleaned) ? Number(cleaned) : Number.NaN;
  if (!(value >= LOWEST_SCORE && value <= HIGHEST_SCORE)) return { state: 'unreadable', text: shorten(text) };
  return { state: 'found', text: shorten(text), value };
}

function share(text: string): number {
  const parts = /^(\d{1,3}(?:\.\d)?) ?%$/.exec(clean(text) ?? '');
  return Number(parts?.[1] ?? Number.NaN);
}

/** Reads the five stars' shares (`33.6%`), five stars first. Absent without texts; five or nothing. */
export function parseShares(texts: readonly string[]): FoundStars | Absent | Unreadable {
  if (texts.length === 0) return { state: 'absent' };
  const text = shorten(
    texts
      .slice(0, 6)
      .map((part) => shorten(part))
      .join(' '),
  );
  const [five, four, three, two, one, more] = texts.map(share);
  const shares: StarShares = [five ?? NaN, four ?? NaN, three ?? NaN, two ?? NaN, one ?? NaN];
  const sum = shares.reduce((total, part) => total + part, 0);
  // Written so that a NaN in the sum is unreadable too.
  if (more !== undefined || !(Math.abs(sum - 100) <= SUM_SLACK)) return { state: 'unreadable', text };
  return { state: 'found', text, shares };
}
