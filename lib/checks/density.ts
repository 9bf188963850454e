/** A place in three dimensions, and the six numbers of a symmetric matrix: xx, xy, xz, yy, yz, zz. */
export type Place = readonly [x: number, y: number, z: number];
export type Axis = 0 | 1 | 2;
export type Symmetric = readonly [xx: number, xy: number, xz: number, yy: number, yz: number, zz: number];

/** One Gaussian lump of a mixture, ready to be evaluated. */
export interface Lump {
  readonly centre: Place;
  readonly precision: Symmetric;
  /** Its share times the density at its centre. */
  readonly peak: number;
}

const PEAK_OF_UNIT = (2 * Math.PI) ** -1.5;
const SQRT_TWO_PI = Math.sqrt(2 * Math.PI);
/** Squared distance beyond which a lump weighs less than 1e-9 of its peak. */
const FAR = 42;

/** @param share of the whole mixture */
export function lumpOf(share: number, centre: Place, covariance: Symmetric): Lump {
  const [xx, xy, xz, yy, yz, zz] = covariance;
  const [a, b, c] = [yy * zz - yz * yz, xz * yz - xy * zz, xy * yz - xz * yy];
  const determinant = xx * a + xy * b + xz * c;
  const [d, e, f] = [xx * zz - xz * xz, xy * xz - xx * yz, xx * yy - xy * xy];
  const by = 1 / determinant;
  return {
    centre,
    precision: [a * by, b * by, c * by, d * by, e * by, f * by],
    peak: share * PEAK_OF_UNIT * Math.sqrt(by),
  };
}

/** The same lump with `factor` times its variance. */
export function widened([xx, xy, xz, yy, yz, zz]: Symmetric, factor: number): Symmetric {
  return [xx * factor, xy * factor, xz * factor, yy * factor, yz * factor, zz * factor];
}

/** P(Z ≤ z) of the standard normal, to 1e-7 (Abramowitz and Stegun 26.2.17). */
export function normalShare(z: number): number {
  if (Math.abs(z) > 6) return z > 0 ? 1 : 0;
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const series = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const tail = (Math.exp((-z * z) / 2) / SQRT_TWO_PI) * series;
  return z > 0 ? 1 - tail : tail;
}

/** The density of a mixture at a place, and along each axis the mass from `least` to `most` below it. */
export interface Standing {
  readonly density: number;
  readonly below: Place;
}

/**
 * How dense a mixture is at `place`, and how much of it lies on the line through it along each axis, between `least`
 * below and the axis's zero: where the item would have stood before one of its counts was raised.
 */
export function standingIn(lumps: readonly Lump[], place: Place, least: number): Standing {
  let density = 0;
  const below: [number, number, number] = [0, 0, 0];
  const [x, y, z] = place;
  for (const { centre, precision, peak } of lumps) {
    const [xx, xy, xz, yy, yz, zz] = precision;
    const [u, v, w] = [x - centre[0], y - centre[1], z - centre[2]];
    const [pu, pv, pw] = [xx * u + xy * v + xz * w, xy * u + yy * v + yz * w, xz * u + yz * v + zz * w];
    const square = u * pu + v * pv + w * pw;
    if (square < FAR) density += peak * Math.exp(-square / 2);
    below[0] += peak * massBelow(square, pu, xx, least, x);
    below[1] += peak * massBelow(square, pv, yy, least, y);
    below[2] += peak * massBelow(square, pw, zz, least, z);
  }
  return { density, below };
}

/** The integral of a lump of unit peak along one axis, from `least` to `most` below the place. */
function massBelow(square: number, slope: number, precision: number, least: number, most: number): number {
  if (most <= least) return 0;
  const nearest = square - (slope * slope) / precision;
  // So far aside that no sum would notice.
  if (nearest > FAR) return 0;
  const root = Math.sqrt(precision);
  const middle = slope / precision;
  const share = normalShare((most - middle) * root) - normalShare((least - middle) * root);
  return ((Math.exp(-nearest / 2) * SQRT_TWO_PI) / root) * Math.max(0, share);
}
