import { describe, expect, it } from 'vitest';
import type { CountMetric, Evidence, Point, Verdict } from '../../lib/model';
import { judge } from '../../lib/verdict';
import { atLeast, evidence, facts, film, otherPosts, point, type Shown } from './checks/evidence';

/**
 * Documented public cases, with the figures as they were reported, and harmless ones that look alike. Each goes through
 * the whole verdict, as a fair person would want it to.
 */
const at = (time: string) => Date.parse(`${time}+08:00`);
const seen = (...looks: readonly (readonly [time: string, shown: Shown, rank?: number])[]): readonly Point[] =>
  looks.map(([time, shown, rank]) => ({ ...point(shown, at(time)), ...(rank === undefined ? {} : { rank }) }));
const verdictOf = (of: Partial<Evidence>): Verdict => judge(evidence(of), { thresholds: {} });
const spoke = (verdict: Verdict) => verdict.findings.map(({ check }) => check);
const isCalm = ({ state }: Verdict) => state === 'ordinary' || state === 'unknown';

/** A post seen every two hours from the first on, all its counts growing together. */
function growing(
  from: string,
  counts: { readonly [M in CountMetric]?: number },
  shares: readonly number[],
): readonly Point[] {
  return shares.map((share, i) => {
    const grown = Object.entries(counts).map(([metric, count]) => [metric, Math.round(count * share)]);
    return point({ counts: Object.fromEntries(grown) }, at(from) + (i + 1) * 2 * 3_600_000);
  });
}
const FIRST_DAY = [0.46, 0.62, 0.7, 0.75, 0.79, 0.82, 0.84, 0.86];

describe('documented cases', () => {
  it('August 2018: a post with 100 million reposts is unusual by a hard fact', () => {
    const verdict = verdictOf({
      facts: facts({ postedAt: at('2018-08-02T12:00') }),
      series: seen(['2018-08-12T12:00', { counts: { reposts: 100_000_000, comments: 2_400_000, likes: 910_000 } }]),
      account: point({ counts: { followers: 25_000_000 } }, at('2018-08-12T12:00')),
    });
    expect(verdict.state).toBe('unusual');
    expect(spoke(verdict)).toContain('population');
  });

  it('July 2019: a super topic from place 23 to the first, by real people together, is organised', () => {
    const verdict = verdictOf({
      facts: facts({ key: 'weibo:topic:100808a', kind: 'topic', author: null }),
      series: seen(
        ['2019-07-18T00:00', { counts: { heat: 2_086_000 } }, 23],
        ['2019-07-20T21:00', { counts: { heat: 38_856_000 } }, 2],
        ['2019-07-21T08:00', { counts: { heat: 54_060_000 } }, 1],
        ['2019-07-22T00:00', { counts: { heat: 110_000_000 } }, 1],
      ),
    });
    expect(verdict).toMatchObject({ state: 'doubtful', organised: true });
    expect(spoke(verdict)).toEqual(['listmove']);
  });

  it('the topic that it overtook, growing by half in the same days, is not', () => {
    const verdict = verdictOf({
      facts: facts({ key: 'weibo:topic:100808b', kind: 'topic', author: null }),
      series: seen(
        ['2019-07-19T00:00', { counts: { heat: 42_000_000 } }, 1],
        ['2019-07-21T08:00', { counts: { heat: 46_069_000 } }, 2],
        ['2019-07-22T00:00', { counts: { heat: 57_000_000 } }, 2],
      ),
    });
    expect(isCalm(verdict)).toBe(true);
    expect(verdict.organised).toBe(false);
  });

  // 6,752 five-star and 649 one-star ratings within an hour before the first episode.
  const early: Shown = { counts: { raters: 7401 }, score: 9.3, stars: [91.2, 0, 0, 0, 8.8] };

  it('December 2021: a series rated five stars before its first episode is doubtful', () => {
    const verdict = verdictOf({
      facts: film(),
      series: seen(['2021-11-30T18:00', {}], ['2021-11-30T19:00', early]),
    });
    expect(verdict.state).toBe('doubtful');
    expect(spoke(verdict)).toContain('histogram');
  });

  it('December 2021: ratings that the site took away are called a correction', () => {
    const padded: Shown = { counts: { raters: 60_000 }, score: 6.2, stars: [38.1, 13.2, 15.4, 10.4, 22.9] };
    const cleaned: Shown = { counts: { raters: 38_766 }, score: 5.9, stars: [27, 20.4, 23.8, 10.4, 18.4] };
    const verdict = verdictOf({
      facts: film(),
      series: seen(['2021-12-13T12:00', padded], ['2021-12-14T12:00', cleaned]),
    });
    const found = verdict.findings.find(({ check }) => check === 'rollback');
    expect(found).toMatchObject({ metric: 'raters', headline: { id: 'rollback.headline.raters' } });
    expect(found?.benign.id).toBe('rollback.benign.raters');
    expect(verdict.state).not.toBe('unusual');
  });

  it('August 2021: a film that fell from 9.3 to 8.7 overnight is unusual', () => {
    const before: Shown = { counts: { raters: 105_000 }, score: 9.3, stars: [73.2, 21.8, 4.3, 0.4, 0.3] };
    const after: Shown = { counts: { raters: 127_000 }, score: 8.7, stars: [67.9, 18, 3.6, 0.4, 10.1] };
    const verdict = verdictOf({
      facts: film(),
      series: seen(['2021-08-25T22:00', before], ['2021-08-26T09:00', after]),
    });
    expect(verdict.state).toBe('unusual');
    expect(spoke(verdict)).toEqual(expect.arrayContaining(['histogram', 'surge']));
  });
});

describe('harmless cases that look alike', () => {
  const usual = { reposts: 214, comments: 96, likes: 1873 };
  const posted = facts({ postedAt: at('2019-07-20T08:00') });

  it('a give-away with more reposts than likes', () => {
    const verdict = verdictOf({
      facts: { ...posted, flags: ['lottery'] },
      series: growing('2019-07-20T08:00', { reposts: 52_000, comments: 31_000, likes: 9_800 }, FIRST_DAY),
      authorItems: otherPosts(12, usual),
    });
    expect(isCalm(verdict)).toBe(true);
  });

  it('breaking news by a media account, twenty times its usual', () => {
    const verdict = verdictOf({
      facts: { ...posted, flags: ['media'] },
      series: growing('2019-07-20T08:00', { reposts: 5100, comments: 2600, likes: 44_000 }, FIRST_DAY),
      authorItems: otherPosts(20, usual),
    });
    expect(isCalm(verdict)).toBe(true);
  });

  it('the day an album comes out: everything ten times as much, in proportion', () => {
    const verdict = verdictOf({
      facts: { ...posted, postedAt: at('2019-09-16T23:00') },
      series: growing('2019-09-16T23:00', { reposts: 2300, comments: 1000, likes: 19_600 }, FIRST_DAY),
      authorItems: otherPosts(20, usual),
    });
    expect(isCalm(verdict)).toBe(true);
  });

  it('a wave of candles under a post of mourning: alike, but too short to be told apart', () => {
    const verdict = verdictOf({
      facts: { ...posted, comments: { visible: 20, eligible: 2, largestCluster: 2 } },
      series: growing('2019-07-20T08:00', { reposts: 380, comments: 240, likes: 3100 }, FIRST_DAY),
      authorItems: otherPosts(12, usual),
    });
    expect(isCalm(verdict)).toBe(true);
  });

  it('comments that were closed: likes and reposts go on without them', () => {
    const verdict = verdictOf({
      facts: { ...posted, flags: ['comments-closed'] },
      series: seen(
        ['2019-07-20T10:00', { counts: { reposts: 110, comments: 60, likes: 900 } }],
        ['2019-07-20T14:00', { counts: { reposts: 190, comments: 60, likes: 1600 } }],
        ['2019-07-20T20:00', { counts: { reposts: 260, comments: 60, likes: 2200 } }],
        ['2019-07-21T08:00', { counts: { reposts: 320, comments: 60, likes: 2700 } }],
      ),
      authorItems: otherPosts(12, usual),
    });
    expect(isCalm(verdict)).toBe(true);
  });

  it('a hot search that cools, and an account that loses followers', () => {
    const hot = verdictOf({
      facts: facts({ key: 'weibo:hot:a', kind: 'hot', author: null }),
      series: seen(
        ['2019-07-20T10:00', { counts: { heat: 4_186_018 } }, 1],
        ['2019-07-20T16:00', { counts: { heat: 476_178 } }, 14],
        ['2019-07-20T19:00', { counts: { heat: 77_179 } }, 41],
      ),
    });
    const account = verdictOf({
      facts: facts({ key: 'weibo:user:1', kind: 'user' }),
      series: seen(
        ['2019-07-20T10:00', { counts: { followers: 25_104_000 } }],
        ['2019-07-24T10:00', { counts: { followers: 23_900_000 } }],
      ),
    });
    for (const verdict of [hot, account]) expect(verdict.findings).toEqual([]);
  });

  it('a hot word that comes back a week later with smaller figures is another story', () => {
    const verdict = verdictOf({
      facts: facts({ key: 'weibo:hot:a', kind: 'hot', author: null }),
      series: seen(
        ['2019-07-20T10:00', { counts: { heat: 900_000, reads: 88_000_000, discussions: 61_000 } }, 3],
        ['2019-07-27T10:00', { counts: { heat: 300_000, reads: 9_100_000, discussions: 4100 } }, 9],
      ),
    });
    expect(spoke(verdict)).not.toContain('rollback');
  });

  it('a capped count that stays capped', () => {
    const capped = { reposts: atLeast(1_000_000), comments: 41_000, likes: 380_000 };
    const verdict = verdictOf({
      facts: posted,
      series: seen(['2019-07-20T10:00', { counts: capped }], ['2019-07-21T10:00', { counts: capped }]),
    });
    expect(verdict.state).not.toBe('unusual');
  });
});
