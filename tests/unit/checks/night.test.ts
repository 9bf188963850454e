import { describe, expect, it } from 'vitest';
import { night } from '../../../lib/checks/night';
import { spoken } from './evidence';
import { ordinary, stepped, watched } from './growing';

/** Posted at nine in the morning: hour 15 is midnight. */
const HOURS = [2, 4, 7, 9, 12, 14, 17, 23, 26, 30];
const run = (of: Parameters<typeof night.run>[0]) => night.run(of, 10);

describe('night', () => {
  it('speaks of growth between eleven and four, China time, that no day had, as of mobilised people', () => {
    const finding = spoken(run(watched(HOURS, { reposts: stepped(900, 1500, 15) })));
    expect(finding).toMatchObject({ group: 'growth', metric: 'reposts', organised: true });
  });

  it('says nothing of the same growth by day', () => {
    expect(run(watched(HOURS, { reposts: stepped(900, 1500, 10) })).say).toBe('quiet');
  });

  it('says nothing of ordinary nights', () => {
    expect(run(watched(HOURS, { reposts: ordinary(900) })).say).toBe('quiet');
  });

  it('is blind where no night was seen between days', () => {
    expect(run(watched([1, 2, 3, 5], { reposts: ordinary(900) }))).toMatchObject({
      reason: { id: 'night.blind.looks' },
    });
    expect(run(watched([9, 23, 26, 30], { reposts: stepped(900, 1500, 15) })).say).toBe('blind');
  });
});
