import { describe, expect, it } from 'vitest';
import { lockstep } from '../../../lib/checks/lockstep';
import type { Evidence, Neighbour } from '../../../lib/model';
import { facts, point, spoken } from './evidence';
import { HOUR_MS, ordinary, POSTED, stepped, watched } from './growing';

const HOURS = [10, 13, 16, 20, 24, 30];
const run = (of: Evidence) => lockstep.run(of, 10);

/** Five posts of one account, each two hours older than the last, seen together. */
function account(bought: readonly number[]): Evidence {
  const posts = bought.map((lot, i) => {
    const law = (hour: number) => (lot > 0 ? stepped(600 + 90 * i, lot, 22) : ordinary(600 + 90 * i))(hour);
    return watched(HOURS, { reposts: law });
  });
  const neighbours: readonly Neighbour[] = posts.slice(1).map(({ series }, i) => ({
    facts: facts({ key: `weibo:post:${5_000_000_000_000_001 + i}`, postedAt: POSTED }),
    series,
    latest: series.at(-1) ?? point({}),
  }));
  return { ...(posts[0] ?? watched([], {})), authorItems: neighbours };
}

describe('lockstep', () => {
  it('speaks of posts that grew by the same amount in the same hours', () => {
    const finding = spoken(run(account([200, 204, 0, 197, 201])));
    expect(finding).toMatchObject({ group: 'crowd', metric: 'reposts' });
    expect(finding.span).toEqual([POSTED + 20 * HOUR_MS, POSTED + 24 * HOUR_MS]);
  });

  it('says nothing where all grow each at its own pace', () => {
    expect(run(account([0, 0, 0, 0, 0])).say).toBe('quiet');
  });

  it('does not implicate the one post that stood apart', () => {
    expect(run(account([0, 204, 198, 197, 201])).say).toBe('quiet');
  });

  it('finds amounts that differ less telling than packages', () => {
    const equal = spoken(run(account([200, 204, 0, 197, 201])));
    const uneven = run(account([60, 204, 0, 900, 0]));
    expect(uneven.say === 'spoke' ? uneven.finding.llr : 0).toBeLessThan(equal.llr);
  });

  it('is blind without enough posts seen together', () => {
    const alone = { ...account([200, 200, 200, 200, 200]) };
    expect(run({ ...alone, authorItems: alone.authorItems.slice(0, 2) })).toMatchObject({
      reason: { id: 'lockstep.blind.together' },
    });
  });
});
