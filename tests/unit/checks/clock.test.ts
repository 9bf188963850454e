import { describe, expect, it } from 'vitest';
import { activeMs, chinaHour, growthCurve } from '../../../lib/checks/clock';
import { stretchesOf } from '../../../lib/checks/looks';
import { evidence, point } from './evidence';

const HOUR_MS = 3_600_000;
const midnight = Date.parse('2020-05-12T00:00:00+08:00');

describe('the clock', () => {
  it('is China’s, whatever the reader’s zone', () => {
    expect(chinaHour(midnight)).toBe(0);
    expect(chinaHour(Date.parse('2020-05-12T00:00:00Z'))).toBe(8);
  });

  it('makes a day a day, and a night hour less than one by day', () => {
    expect(activeMs(midnight, midnight + 24 * HOUR_MS) / HOUR_MS).toBeCloseTo(24, 1);
    const hour = (from: number) => activeMs(midnight + from * HOUR_MS, midnight + (from + 1) * HOUR_MS);
    expect(hour(3)).toBeLessThan(0.4 * hour(10));
  });

  it('lets an ordinary count grow ever slower from its posting on', () => {
    const curve = growthCurve(midnight + 8 * HOUR_MS, 0);
    const gain = (from: number) => curve(midnight + (from + 1) * HOUR_MS) - curve(midnight + from * HOUR_MS);
    expect(gain(9)).toBeGreaterThan(gain(12));
    expect(gain(12)).toBeGreaterThan(gain(36));
  });
});

describe('stretches', () => {
  const at = (hour: number, until = hour) => ({
    ...point({ counts: { reposts: 100 + hour } }, midnight + hour * HOUR_MS),
    lastAt: midnight + until * HOUR_MS,
    looks: until > hour ? 3 : 1,
  });

  it('end at a silence of more than 14 hours and where the clock went back', () => {
    const cut = stretchesOf(evidence({ series: [at(0), at(2), at(17), at(19), at(18), at(20)] }));
    expect(cut.map(({ length }) => length)).toEqual([2, 2, 2]);
  });

  it('count a value that stood as two looks, and looks within ten minutes as one', () => {
    const [stood] = stretchesOf(evidence({ series: [at(0, 3), at(4), at(4.05), at(5)] }));
    expect(stood?.map((look) => (look.at - midnight) / HOUR_MS)).toEqual([0, 3, 4, 5]);
  });
});
