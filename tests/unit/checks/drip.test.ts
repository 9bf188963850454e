import { describe, expect, it } from 'vitest';
import { drip } from '../../../lib/checks/drip';
import { evidence, facts, point, spoken } from './evidence';
import { dripped, HOUR_MS, ordinary, POSTED, watched } from './growing';

const HOURS = [2, 4, 7, 9, 12, 14, 17, 21, 23, 26, 30, 34, 38];
const run = (of: Parameters<typeof drip.run>[0]) => drip.run(of, 10);

describe('drip', () => {
  it('hears one count kept coming at one pace, day and night', () => {
    const finding = spoken(run(watched(HOURS, { reposts: dripped(300, 3000, 2, 36) })));
    expect(finding).toMatchObject({ group: 'growth', metric: 'reposts' });
    expect(finding.llr).toBeLessThanOrEqual(1.5);
  });

  it('says nothing of a count that slows down and sleeps', () => {
    expect(run(watched(HOURS, { reposts: ordinary(3000) })).say).toBe('quiet');
  });

  it('asks for more looks, and for the time of posting', () => {
    expect(run(watched(HOURS.slice(0, 4), { reposts: ordinary(3000) }))).toMatchObject({
      say: 'blind',
      reason: { id: 'drip.blind.looks' },
    });
    expect(run({ ...watched(HOURS, { reposts: ordinary(3000) }), facts: facts() }).say).toBe('blind');
  });

  it('takes no rounded number for steady', () => {
    const looks = HOURS.map((hour) =>
      point({ counts: { reposts: { low: 11_500, high: 12_999 } } }, POSTED + hour * HOUR_MS),
    );
    expect(run(evidence({ facts: facts({ postedAt: POSTED }), series: looks })).say).toBe('blind');
  });
});
