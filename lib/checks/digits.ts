import type { Evidence } from '../model';
import priors from '../verdict/priors/digits.json';
import { blind, type Check, numberParam, percentParam } from './check';

const LAW = Array.from({ length: 9 }, (_, i) => Math.log10(1 + 1 / (i + 1)));

/** How far the first digits of some counts lie from Benford's law: the mean absolute deviation of the nine shares. */
export function benfordDeviation(counts: readonly number[]): number {
  const firsts = counts.filter((count) => count >= 1).map((count) => Number(String(Math.floor(count))[0]));
  return (
    LAW.reduce(
      (sum, share, i) => sum + Math.abs(firsts.filter((digit) => digit === i + 1).length / firsts.length - share),
      0,
    ) / 9
  );
}

/** A run of the author's posts in which packages of one size would show (HEURISTICS A6). */
const RUN = 10;
const ALIKE = 4;
const CLOSE = 0.005;
const MIN_COUNT = 1000;

/** How many of the newest ten exact like counts from 1,000 on lie within half a percent of one of them. */
function repeatsIn({ authorItems }: Evidence): number {
  const likes = authorItems.flatMap(({ latest }) => {
    const count = latest.counts.likes;
    return count && count.low === count.high && count.low >= MIN_COUNT ? [count.low] : [];
  });
  const run = likes.slice(0, RUN);
  return Math.max(0, ...run.map((one) => run.filter((other) => Math.abs(other - one) <= CLOSE * one).length));
}

/**
 * Digits are looked at and never judged (science/HEURISTICS.md A6): nine of ten honest accounts would fail Benford's
 * law, because one account spans too few orders of magnitude. The check says so, and what it noticed.
 */
export const digits: Check = {
  id: 'digits',
  group: 'mix',
  kinds: ['post'],
  threshold: { default: 10, min: 1, max: 50, step: 1, unit: 'perThousandOrdinary' },
  acquits: false,
  run(evidence) {
    const alike = repeatsIn(evidence);
    const share = percentParam(100 * priors.honestShareOverLimit, 0);
    if (alike >= ALIKE) return blind('digits.blind.repeats', { alike: numberParam(alike), run: numberParam(RUN) });
    return blind('digits.blind.always', { share });
  },
};
