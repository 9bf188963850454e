import type { FoundCount, FoundScore, FoundStars, StarShares } from '../../model';

/** A figure that a case expects, in full unless `high` is given. */
export function count(text: string, low: number, high: number | null = low): FoundCount {
  return { state: 'found', text, low, high };
}

export function score(text: string, value: number): FoundScore {
  return { state: 'found', text, value };
}

export function stars(...shares: StarShares): FoundStars {
  return { state: 'found', text: shares.map((share) => `${share.toFixed(1)}%`).join(' '), shares };
}

export const ABSENT = { state: 'absent' } as const;

export function unreadable(text: string) {
  return { state: 'unreadable', text } as const;
}
