import { describe, expect, it } from 'vitest';
import { listmove } from '../../../lib/checks/listmove';
import { atLeast, evidence, facts, point, type Shown, START, spoken } from './evidence';

const HOUR_MS = 3_600_000;
const topic = facts({ key: 'weibo:topic:100808a', kind: 'topic', author: null });
const run = (...looks: readonly (readonly [hours: number, counts: Shown['counts'], rank?: number])[]) =>
  listmove.run(
    evidence({
      facts: topic,
      series: looks.map(([hours, counts, rank]) => ({
        ...point({ counts: counts ?? {} }, START + hours * HOUR_MS),
        ...(rank === undefined ? {} : { rank }),
      })),
    }),
    listmove.threshold.default,
  );

describe('listmove', () => {
  it('speaks of a score that leaps, calls it organised and names the places', () => {
    const finding = spoken(run([0, { heat: 2_086_000 }, 23], [69, { heat: 38_856_000 }, 2]));
    expect(finding).toMatchObject({ organised: true, seen: { id: 'listmove.seen.ranked' } });
    expect(finding.llr).toBeLessThanOrEqual(4);
  });

  it('is quiet when a score grows by a few percent a day', () => {
    expect(run([0, { heat: 5_000_000 }, 9], [48, { heat: 5_400_000 }, 8]).say).toBe('quiet');
  });

  it('leaves a leap alone that brought members and posts along', () => {
    const before = { heat: 2_000_000, followers: 100_000, posts: 30_000 };
    const now = { heat: 12_000_000, followers: 520_000, posts: 170_000 };
    expect(run([0, before], [48, now]).say).not.toBe('spoke');
    expect(run([0, before], [48, { ...now, followers: 110_000, posts: 33_000 }]).say).toBe('spoke');
  });

  it('says nothing of small scores, of a fall, of a topic that did not climb, of a capped score', () => {
    expect(run([0, { heat: 2000 }], [48, { heat: 60_000 }]).say).not.toBe('spoke');
    expect(run([0, { heat: 38_000_000 }], [48, { heat: 2_000_000 }]).say).not.toBe('spoke');
    expect(run([0, { heat: 2_000_000 }, 20], [48, { heat: 20_000_000 }, 24]).say).not.toBe('spoke');
    expect(run([0, { heat: atLeast(1_000_000) }], [48, { heat: 20_000_000 }]).say).not.toBe('spoke');
  });

  it('is blind after one look, after a week without one, and without a score', () => {
    expect(run([0, { heat: 2_000_000 }])).toMatchObject({ reason: { id: 'listmove.blind.looks' } });
    expect(run([0, { heat: 2_000_000 }], [168, { heat: 40_000_000 }]).say).toBe('blind');
    expect(run([0, { reads: 5000 }])).toMatchObject({ reason: { id: 'listmove.blind.missing' } });
  });
});
