import { describe, expect, it } from 'vitest';
import { lumpOf, normalShare, type Place, type Symmetric, standingIn } from '../../../lib/checks/density';

const covariance: Symmetric = [0.3, 0.1, 0.05, 0.2, -0.04, 0.4];
const lumps = [lumpOf(0.7, [2, 1.5, 1], covariance), lumpOf(0.3, [4, 3, 3], [0.2, 0, 0, 0.2, 0, 0.2])];

describe('a mixture of lumps', () => {
  it('knows the normal distribution', () => {
    expect(normalShare(0)).toBeCloseTo(0.5, 6);
    expect(normalShare(1.959964)).toBeCloseTo(0.975, 6);
    expect(normalShare(-3)).toBeCloseTo(0.0013499, 6);
  });

  it('holds one in all', () => {
    const step = 0.2;
    let sum = 0;
    for (let x = -1; x < 7; x += step)
      for (let y = -1; y < 6; y += step)
        for (let z = -2; z < 6; z += step) sum += standingIn(lumps, [x, y, z], 0).density * step ** 3;
    expect(sum).toBeCloseTo(1, 2);
  });

  it.each([0, 1, 2] as const)('sums up what lies below along axis %i', (axis) => {
    const place: Place = [2.6, 1.9, 1.7];
    const least = 0.3;
    const step = 0.002;
    let sum = 0;
    for (let drop = least + step / 2; drop < place[axis]; drop += step) {
      const lower = place.map((value, i) => (i === axis ? value - drop : value)) as unknown as Place;
      sum += standingIn(lumps, lower, 0).density * step;
    }
    expect(standingIn(lumps, place, least).below[axis]).toBeCloseTo(sum, 5);
  });

  it('has nothing below nought', () => {
    expect(standingIn(lumps, [0.2, 0, 0.1], 0.3).below).toEqual([0, 0, 0]);
  });
});
