import { type Lump, lumpOf, type Place, type Symmetric } from '../../lib/checks/density';
import type { Random } from './random';

export interface Part {
  readonly share: number;
  readonly centre: Place;
  readonly covariance: Symmetric;
}

const ROUNDS = 60;
/** Keeps a lump from shrinking onto one place. */
const LEAST_VARIANCE = 0.01;

/** A mixture of Gaussian lumps through places (expectation and maximisation, from random places on). */
export function mixtureOf(places: readonly Place[], lumps: number, random: Random): Part[] {
  const whole = covarianceOf(places);
  let parts: Part[] = random.sample(places, lumps).map((centre) => ({ share: 1 / lumps, centre, covariance: whole }));
  for (let round = 0; round < ROUNDS; round += 1) parts = improved(parts, places);
  return parts;
}

function improved(parts: readonly Part[], places: readonly Place[]): Part[] {
  const lumps = parts.map(({ share, centre, covariance }) => lumpOf(share, centre, covariance));
  const sums = parts.map(() => new Float64Array(10));
  for (const place of places) {
    const shares = lumps.map((lump) => densityOf(lump, place));
    const all = shares.reduce((sum, share) => sum + share, 0) || 1;
    sums.forEach((sum, i) => {
      gather(sum, place, (shares[i] ?? 0) / all);
    });
  }
  return sums.map((sum) => partOf(sum, places.length));
}

function densityOf({ centre, precision, peak }: Lump, place: Place): number {
  const [u, v, w] = [place[0] - centre[0], place[1] - centre[1], place[2] - centre[2]];
  const [xx, xy, xz, yy, yz, zz] = precision;
  return peak * Math.exp(-(xx * u * u + yy * v * v + zz * w * w) / 2 - xy * u * v - xz * u * w - yz * v * w);
}

/** Adds weight, first and second moments. */
function gather(sum: Float64Array, [x, y, z]: Place, weight: number): void {
  [1, x, y, z, x * x, x * y, x * z, y * y, y * z, z * z].forEach((term, i) => {
    sum[i] = (sum[i] ?? 0) + weight * term;
  });
}

function partOf(sum: Float64Array, n: number): Part {
  const weight = Math.max(sum[0] ?? 0, 1e-9);
  const [x = 0, y = 0, z = 0, ...squares] = [...sum.slice(1)].map((value) => value / weight);
  const [xx = 0, xy = 0, xz = 0, yy = 0, yz = 0, zz = 0] = squares;
  const more = LEAST_VARIANCE;
  const covariance = [xx - x * x + more, xy - x * y, xz - x * z, yy - y * y + more, yz - y * z, zz - z * z + more];
  return { share: weight / n, centre: [x, y, z], covariance: covariance as unknown as Symmetric };
}

/** The covariance of places around their mean. */
export function covarianceOf(places: readonly Place[]): Symmetric {
  const sum = new Float64Array(10);
  for (const place of places) gather(sum, place, 1);
  return partOf(sum, places.length).covariance;
}
