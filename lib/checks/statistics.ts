/**
 * The few distributions the checks need, in closed form.
 * Student's t with four degrees of freedom is the tail that fits engagement residuals (science/HEURISTICS.md, A1).
 */

/** Density of Student's t with four degrees of freedom. */
export function studentDensity(t: number): number {
  return 0.375 * (1 + (t * t) / 4) ** -2.5;
}

/** P(T > t) for Student's t with four degrees of freedom; keeps its precision far out. */
export function studentTail(t: number): number {
  if (t < 0) return 1 - studentTail(-t);
  // With s = t/√(t²+4): P(T ≤ t) = 1/2 + 3/4·s − 1/4·s³, hence the tail (1−s)²(2+s)/4.
  const root = Math.sqrt(t * t + 4);
  const gap = 4 / (root * (root + t));
  const s = 1 - gap;
  return (gap * gap * (2 + s)) / 4;
}

/**
 * Log-likelihood ratio, inflated : organic, of a calibrated tail probability. The calibrator
 * (1 − p + p·ln p) / (p·ln² p) averages κ·p^(κ−1) over κ in (0, 1) (Vovk and Wang 2021, "E-values: calibration,
 * combination and applications"): its mean over organic items is at most 1 whatever the attack, so it never oversells.
 *
 * @param tail share of ordinary items that look like this or stranger, 0…1
 * @returns natural-log ratio; −0.69 at 1, 0 near 0.2, 1.5 at 0.01, 3.0 at 0.001
 */
export function llrOfTail(tail: number): number {
  if (tail >= 0.999) return -Math.LN2;
  const p = Math.max(tail, 1e-12);
  const log = Math.log(p);
  return Math.log((1 - p + p * log) / (p * log * log));
}

export function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

/** Straight-line interpolation through `points` (ascending x), flat outside. */
export function interpolate(points: readonly (readonly [x: number, y: number])[], x: number): number {
  let before: readonly [number, number] | undefined;
  for (const point of points) {
    if (x < point[0]) {
      if (!before) return point[1];
      return before[1] + ((x - before[0]) / (point[0] - before[0])) * (point[1] - before[1]);
    }
    before = point;
  }
  return before ? before[1] : Number.NaN;
}
