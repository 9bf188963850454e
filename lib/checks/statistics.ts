import { gammaln } from 'simple-statistics';

/** The few distributions the checks need. */

/** The continued fraction of the incomplete beta function (DLMF 8.17.22), by Lentz's method. */
function betaFraction(x: number, a: number, b: number): number {
  const tiny = 1e-300;
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1) || tiny);
  let fraction = d;
  for (let m = 1; m < 300; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    let step = 1;
    for (const term of [even, odd]) {
      d = 1 / (1 + term * d || tiny);
      c = 1 + term / c || tiny;
      step = c * d;
      fraction *= step;
    }
    if (Math.abs(step - 1) < 1e-12) break;
  }
  return fraction;
}

/**
 * P(X ≥ x) for a Beta(a, b) share. No library under review was small enough for this one function.
 *
 * @param x 0…1
 * @param a above 0
 * @param b above 0
 */
export function betaTail(x: number, a: number, b: number): number {
  if (x <= 0) return 1;
  if (x >= 1) return 0;
  const front = Math.exp(gammaln(a + b) - gammaln(a) - gammaln(b) + a * Math.log(x) + b * Math.log1p(-x));
  // The fraction converges fast on one side of the mean only; the other side is its complement.
  if (x < (a + 1) / (a + b + 2)) return 1 - (front * betaFraction(x, a, b)) / a;
  return (front * betaFraction(1 - x, b, a)) / b;
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
