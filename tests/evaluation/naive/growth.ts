import { growthCurve } from '../../../lib/checks/clock';
import { betaTail } from '../../../lib/checks/statistics';
import type { Evidence } from '../../../lib/model';

/** A method that takes one count's history alone: the higher, the stranger. */
export type Naive = (history: History) => number;

/** One count of one post at each look, with how far an average post would have grown by then. */
export interface History {
  readonly at: readonly number[];
  readonly count: readonly number[];
  readonly grown: readonly number[];
}

/** Variance beyond Poisson's of an average post: mean + φ·mean² (science/PRIORS.md). */
const OVERDISPERSION = 3.4;

export function historyOf({ facts, series }: Evidence): History {
  const curve = growthCurve(facts.postedAt ?? null, series[0]?.firstAt ?? 0);
  return {
    at: series.map(({ firstAt }) => firstAt),
    count: series.map(({ counts }) => counts.reposts?.low ?? 0),
    grown: series.map(({ firstAt }) => curve(firstAt)),
  };
}

const differences = (values: readonly number[]) => values.slice(1).map((value, i) => value - (values[i] ?? 0));
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const middle = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const highest = (values: readonly number[]) => Math.max(Number.NEGATIVE_INFINITY, ...values);

function ratesOf({ at, count }: History): number[] {
  const spans = differences(at);
  return differences(count).map((gain, i) => gain / (spans[i] ?? 1));
}

const zScore: Naive = (history) => {
  const rates = ratesOf(history);
  const later = rates.slice(2).map((rate, i) => {
    const before = rates.slice(0, i + 2);
    const sd = Math.sqrt(mean(before.map((each) => (each - mean(before)) ** 2)));
    return (rate - mean(before)) / (sd + 1e-12);
  });
  return highest(later);
};

const medianDeviation: Naive = (history) => {
  const rates = ratesOf(history);
  const centre = middle(rates);
  const deviation = 1.4826 * middle(rates.map((rate) => Math.abs(rate - centre))) + 1e-9;
  return highest(rates.slice(1).map((rate) => (rate - centre) / deviation));
};

const jumpToPrevious: Naive = ({ count }) =>
  highest(
    differences(count)
      .slice(1)
      .map((gain, i) => gain / ((count[i + 1] ?? 0) + 10)),
  );

/** The surprise of the strangest step under a negative binomial around the post's own count times the average curve. */
const aroundTheCurve =
  (overdispersion: number): Naive =>
  ({ count, grown }) => {
    const size = 1 / overdispersion;
    const surprises = differences(count)
      .slice(1)
      .map((gain, i) => {
        const before = (count[i + 1] ?? 0) + 1;
        const expected = Math.max(0.5, (before / (grown[i + 1] ?? 1)) * ((grown[i + 2] ?? 0) - (grown[i + 1] ?? 0)));
        return gain <= 0 ? 0 : -Math.log(Math.max(betaTail(size / (size + expected), size, gain), 1e-300));
      });
    return highest(surprises);
  };

const recentRate: Naive = ({ count, grown }) =>
  highest(
    differences(count)
      .slice(1)
      .map((gain, step) => {
        const i = step + 1;
        const since = Math.max(0, i - 3);
        const at = (values: readonly number[], look: number) => values[look] ?? 0;
        const passed = at(grown, i) - at(grown, since) + 1e-3 * at(grown, i);
        const pace = (at(count, i) - at(count, since) + 1) / passed;
        return Math.log((gain + 3) / (Math.max(pace * (at(grown, i + 1) - at(grown, i)), 0.5) + 3));
      }),
  );

/** What people use, and what statistics books offer, for one count over time (EVALUATION §3.3). */
export const NAIVE_GROWTH: Readonly<Record<string, Naive>> = {
  'z-score of own rates': zScore,
  'median/MAD': medianDeviation,
  'jump to previous count': jumpToPrevious,
  'Poisson around the curve': aroundTheCurve(1e-3),
  'negative binomial around the curve': aroundTheCurve(OVERDISPERSION),
  'log of recent rate': recentRate,
};
