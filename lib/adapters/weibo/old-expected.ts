import type { CountReading } from '../../model';

/** A bare label: what a toolbar shows in place of 0. */
export const ABSENT: CountReading = { state: 'absent' };

/** A figure in full, with the words that stand at it. */
export function full(count: number, text = String(count)): CountReading {
  return { state: 'found', text, low: count, high: count };
}

/** A shortened figure and what it can stand for. */
export function shown(text: string, low: number, high: number | null): CountReading {
  return { state: 'found', text, low, high };
}

/** Reposts, comments and likes in full; null stands for a bare label. */
export function counts(reposts: number | null, comments: number | null, likes: number | null) {
  const [r = ABSENT, c = ABSENT, l = ABSENT] = [reposts, comments, likes].map((n) => (n === null ? ABSENT : full(n)));
  return { reposts: r, comments: c, likes: l };
}
