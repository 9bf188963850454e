import { describe, expect, it } from 'vitest';
import { selfburst } from '../../../lib/checks/selfburst';
import { spoken } from './evidence';
import { HOUR_MS, ordinary, POSTED, stepped, watched } from './growing';

const HOURS = [2, 4, 7, 9, 12, 15, 20, 26];
const run = (of: Parameters<typeof selfburst.run>[0]) => selfburst.run(of, 10);

describe('selfburst', () => {
  it('finds the moment of a jump, and never weighs enough to make an item doubtful alone', () => {
    const finding = spoken(run(watched(HOURS, { reposts: stepped(900, 3000, 10) })));
    expect(finding.span).toEqual([POSTED + 9 * HOUR_MS, POSTED + 12 * HOUR_MS]);
    expect(finding.llr).toBeLessThanOrEqual(1);
  });

  it('says nothing of ordinary growth', () => {
    expect(run(watched(HOURS, { reposts: ordinary(900) })).say).toBe('quiet');
  });

  it('takes a jump for less strange after which the count goes on growing, as after a large account passed it on', () => {
    const passedOn = (hour: number) => ordinary(900)(hour) + (hour < 10 ? 0 : 700 + 260 * (hour - 10));
    const sold = (hour: number) => ordinary(900)(hour) + (hour < 10 ? 0 : 700);
    const rarity = (law: (hour: number) => number) => spoken(run(watched(HOURS, { reposts: law }))).tail;
    expect(rarity(passedOn)).toBeGreaterThan(3 * rarity(sold));
  });

  it('is blind before it knows a pace', () => {
    expect(run(watched([2, 4], { reposts: ordinary(900) })).say).toBe('blind');
  });
});
