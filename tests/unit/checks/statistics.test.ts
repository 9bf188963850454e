import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betaTail, interpolate, llrOfTail } from '../../../lib/checks/statistics';

describe('betaTail', () => {
  it.each([
    [0.5, 5, 5, 0.5],
    [0.3, 1, 4, 0.7 ** 4],
    [0.9, 3, 1, 1 - 0.9 ** 3],
    [0.2, 2, 2, 0.896],
  ])('beyond %f lies, for Beta(%f, %f), %f', (x, a, b, tail) => expect(betaTail(x, a, b)).toBeCloseTo(tail, 9));

  it('falls as the share grows, and mirrors', () => {
    const share = fc.double({ min: 0.001, max: 0.998, noNaN: true });
    const shape = fc.double({ min: 0.05, max: 200, noNaN: true });
    fc.assert(
      fc.property(share, shape, shape, (x, a, b) => {
        expect(betaTail(x + 0.001, a, b)).toBeLessThanOrEqual(betaTail(x, a, b) + 1e-12);
        expect(betaTail(x, a, b) + betaTail(1 - x, b, a)).toBeCloseTo(1, 8);
      }),
    );
  });
});

describe('llrOfTail', () => {
  it('is worth at most nothing on average over ordinary items, whatever their number', () => {
    const steps = 200_000;
    let mean = 0;
    for (let i = 0; i < steps; i += 1) mean += Math.exp(llrOfTail((i + 0.5) / steps)) / steps;
    expect(mean).toBeLessThanOrEqual(1);
  });

  it('grows as the tail shrinks', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 0.9, noNaN: true }), (p) => {
        expect(llrOfTail(p)).toBeGreaterThan(llrOfTail(p * 1.05));
      }),
    );
  });
});

describe('interpolate', () => {
  const line = [
    [0, 10],
    [10, 20],
  ] as const;
  it.each([
    [-5, 10],
    [5, 15],
    [99, 20],
  ])('at %f gives %f', (x, y) => expect(interpolate(line, x)).toBe(y));
});
