import { groupBy } from './groups';
import type { Random } from './random';

/** One item's score in a task: how far it stands out, whether it was padded, and the author (film, topic) it is of. */
export interface Scored {
  readonly score: number;
  readonly padded: boolean;
  readonly cluster: string;
}

/** A figure with its 95 % interval over resampled clusters. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Area under the ROC curve, ties counting half; NaN where one side is empty. */
export function auc(items: readonly Scored[]): number {
  const sorted = items.toSorted((a, b) => a.score - b.score);
  let rankSum = 0;
  let padded = 0;
  for (let start = 0; start < sorted.length; ) {
    let end = start;
    let here = 0;
    while (end < sorted.length && sorted[end]?.score === sorted[start]?.score) {
      if (sorted[end]?.padded) here += 1;
      end += 1;
    }
    rankSum += here * ((start + 1 + end) / 2);
    padded += here;
    start = end;
  }
  return (rankSum - (padded * (padded + 1)) / 2) / (padded * (sorted.length - padded));
}

/** The score that at most `share` of the organic items exceed. */
function thresholdAt(items: readonly Scored[], share: number): number {
  const organic = items.flatMap(({ padded, score }) => (padded ? [] : [score])).sort((a, b) => b - a);
  return organic[Math.floor(share * organic.length)] ?? Number.NEGATIVE_INFINITY;
}

/** Share of the padded items that lie above the score which `share` of the organic ones exceed. */
export function recallAt(items: readonly Scored[], share: number): number {
  const threshold = thresholdAt(items, share);
  return shareWhere(
    items.filter(({ padded }) => padded),
    ({ score }) => score > threshold,
  );
}

/** Share of the items of which `holds` is true; NaN of none. */
export function shareWhere<T>(items: readonly T[], holds: (item: T) => boolean): number {
  return items.filter(holds).length / items.length;
}

/**
 * Expected calibration error of posteriors at a given prevalence, in ten bins of equal width: organic and padded items
 * are weighed as if padded ones were that share.
 */
export function calibrationError(items: readonly Scored[], prevalence: number): number {
  const share = shareWhere(items, ({ padded }) => padded);
  const bins = Array.from({ length: 10 }, () => ({ weight: 0, padded: 0, expected: 0 }));
  for (const { score, padded } of items) {
    const bin = bins[Math.min(9, Math.floor(score * 10))];
    if (!bin) continue;
    const weight = padded ? prevalence / share : (1 - prevalence) / (1 - share);
    bin.weight += weight;
    bin.padded += padded ? weight : 0;
    bin.expected += weight * score;
  }
  const total = bins.reduce((sum, { weight }) => sum + weight, 0);
  return bins.reduce((sum, bin) => sum + Math.abs(bin.padded - bin.expected), 0) / total;
}

/** The figure and its 95 % interval by bootstrap over whole clusters: items of one author are no independent witnesses. */
export function estimate<T extends { readonly cluster: string }>(
  items: readonly T[],
  figure: (items: readonly T[]) => number,
  random: Random,
  rounds: number,
): Estimate {
  const clusters = [...groupBy(items, ({ cluster }) => cluster).values()];
  const draws: number[] = [];
  for (let i = 0; i < rounds; i += 1) {
    const drawn = Array.from({ length: clusters.length }, () => random.pick(clusters) ?? []);
    const value = figure(drawn.flat());
    if (!Number.isNaN(value)) draws.push(value);
  }
  draws.sort((a, b) => a - b);
  const at = (share: number) => draws[Math.min(draws.length - 1, Math.floor(share * draws.length))] ?? Number.NaN;
  return { value: figure(items), low: at(0.025), high: at(0.975) };
}
