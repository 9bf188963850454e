import { describe, expect, it } from 'vitest';
import { cap } from '../../../lib/checks/cap';
import type { Check } from '../../../lib/checks/check';
import { benfordDeviation, digits } from '../../../lib/checks/digits';
import { followers } from '../../../lib/checks/followers';
import { regime } from '../../../lib/checks/regime';
import type { Evidence, Neighbour } from '../../../lib/model';
import { atLeast, evidence, facts, point, type Shown, START, spoken } from './evidence';

const DAY_MS = 86_400_000;

/** Posts a day apart, the newest first, as an author's page lists them. */
function posts(shown: readonly Shown[]): readonly Neighbour[] {
  return shown.map((each, i) => {
    const postedAt = START - i * DAY_MS;
    const latest = point(each, postedAt + DAY_MS);
    return { facts: facts({ key: `weibo:post:${5_000_000_000_000_000 + i}`, postedAt }), latest, series: [latest] };
  });
}

const times = <T>(n: number, make: (i: number) => T) => Array.from({ length: n }, (_, i) => make(i));
const run = (check: Check, counts: Shown['counts'], others: readonly Shown[], more: Partial<Evidence> = {}) =>
  check.run(
    evidence({
      facts: facts({ postedAt: START }),
      series: [point({ counts: counts ?? {} }, START + DAY_MS)],
      authorItems: posts(others),
      ...more,
    }),
    check.threshold.default,
  );

const likesAround = (i: number) => 200_000 + 20_000 * (i % 5);

describe('regime', () => {
  const campaign = (i: number) => ({
    counts: { likes: likesAround(i), reposts: likesAround(i) * 1.5, comments: 9000 },
  });
  const ordinary = (i: number) => ({
    counts: { likes: likesAround(i), reposts: likesAround(i) * 0.02, comments: 9000 },
  });

  it('calls it organised where every post has more reposts than likes', () => {
    const finding = spoken(run(regime, campaign(0).counts, times(20, campaign)));
    expect(finding).toMatchObject({ organised: true, group: 'mix', seen: { id: 'regime.seen' } });
    expect(finding.llr).toBeGreaterThan(2);
    expect(finding.llr).toBeLessThanOrEqual(4);
  });

  it('says since when, where it was otherwise before', () => {
    const finding = spoken(run(regime, campaign(0).counts, [...times(20, campaign), ...times(12, ordinary)]));
    expect(finding.seen.id).toBe('regime.seen.rise');
    expect(finding.seen.params.since).toMatchObject({ value: START - 19 * DAY_MS });
  });

  it('leaves alone who is as well known without it, and the one post that is unlike the others', () => {
    expect(run(regime, ordinary(0).counts, times(20, ordinary)).say).toBe('quiet');
    expect(run(regime, campaign(0).counts, times(20, ordinary)).say).toBe('quiet');
    expect(run(regime, ordinary(0).counts, times(20, campaign)).say).toBe('quiet');
  });

  it('is blind with few posts, or few likes', () => {
    expect(run(regime, campaign(0).counts, times(5, campaign))).toMatchObject({ reason: { id: 'regime.blind.posts' } });
    expect(run(regime, { likes: 900, reposts: 1800 }, times(20, campaign))).toMatchObject({
      reason: { id: 'regime.blind.small' },
    });
  });
});

describe('cap', () => {
  const capped = { counts: { likes: 300_000, reposts: atLeast(1_000_000), comments: 40_000 } };
  const open = { counts: { likes: 300_000, reposts: 9000, comments: 4000 } };

  it('tells of post after post at the cap, and never carries a verdict alone', () => {
    const finding = spoken(run(cap, capped.counts, [...times(8, () => capped), ...times(8, () => open)]));
    expect(finding).toMatchObject({ metric: 'reposts', llr: 1.5 });
    expect(finding.seen.params).toMatchObject({ posts: { value: 17 }, capped: { value: 9 } });
  });

  it('says nothing of a post below it, of one with millions of likes, or of media accounts', () => {
    expect(
      run(
        cap,
        open.counts,
        times(20, () => capped),
      ).say,
    ).toBe('quiet');
    expect(
      run(
        cap,
        { ...capped.counts, likes: 2_000_000 },
        times(20, () => capped),
      ).say,
    ).toBe('quiet');
    expect(
      run(
        cap,
        capped.counts,
        times(20, () => capped),
        { facts: facts({ flags: ['media'] }) },
      ),
    ).toMatchObject({ reason: { id: 'cap.blind.exempt' } });
  });
});

describe('followers', () => {
  const account = (count: number) => point({ counts: { followers: count } });
  const post = (likes: number) => ({ counts: { likes, reposts: 10, comments: 10 } });

  it('supports, and no more, where post after post has more likes than the account has followers', () => {
    const finding = spoken(
      run(
        followers,
        post(3000).counts,
        times(6, () => post(3000)),
        { account: account(1000) },
      ),
    );
    expect(finding).toMatchObject({ metric: 'likes', llr: 1.5 });
  });

  it('does not mind one post that spread far', () => {
    expect(
      run(
        followers,
        post(3000).counts,
        times(6, () => post(40)),
        { account: account(1000) },
      ).say,
    ).toBe('quiet');
  });

  it('minds a million beyond half of the followers, even once', () => {
    const finding = spoken(run(followers, post(1_500_000).counts, [], { account: account(2_000_000) }));
    expect(finding.seen.id).toBe('followers.seen.one');
  });

  it('takes a rounded number of followers at its high end', () => {
    const wide = point({ counts: { followers: { low: 1000, high: 90_000 } } });
    expect(
      run(
        followers,
        post(3000).counts,
        times(6, () => post(3000)),
        { account: wide },
      ).say,
    ).toBe('quiet');
  });

  it.each([
    ['an account never seen', null, 'followers.blind.account'],
    ['hardly any followers', account(12), 'followers.blind.few'],
    ['too few posts', account(1000), 'followers.blind.posts'],
  ])('is blind with %s', (_, seen, id) => {
    expect(run(followers, post(30).counts, [], { account: seen })).toMatchObject({ say: 'blind', reason: { id } });
  });
});

describe('digits', () => {
  it('never speaks, not even of posts with one and the same count', () => {
    const same = times(10, () => ({ counts: { likes: 5000, reposts: 5000, comments: 5000 } }));
    expect(run(digits, { likes: 5000 }, same)).toMatchObject({ say: 'blind', reason: { id: 'digits.blind.repeats' } });
    expect(run(digits, { likes: 5000 }, [])).toMatchObject({ say: 'blind', reason: { id: 'digits.blind.always' } });
  });

  it('measures the distance from the law of first digits', () => {
    const powers = times(3000, (i) => 10 ** (1 + (i / 3000) * 3));
    expect(benfordDeviation(powers)).toBeLessThan(0.002);
    expect(benfordDeviation(times(200, (i) => 700 + i / 4))).toBeGreaterThan(0.15);
  });
});
