import { describe, expect, it } from 'vitest';
import { speaker } from '../../lib/i18n';
import { panelOf } from '../../lib/judge/panel';
import type { Finding, Sentence } from '../../lib/model';
import { judge, RULES_LOG, RULES_VERSION, yardsticksOf } from '../../lib/verdict';
import { missingOf } from '../../lib/verdict/missing';
import { evidence, facts, film, otherPosts, point, type Shown, START, series } from './checks/evidence';

const usual = { reposts: 214, comments: 96, likes: 1873 };
const tuning = { thresholds: {} };
const post = (counts: object, more: object = {}) =>
  evidence({ series: [point({ counts })], authorItems: otherPosts(8, usual), ...more });

const before: Shown = { counts: { raters: 112_400 }, score: 8.6, stars: [48.6, 36.4, 12.6, 1.6, 0.8] };
const wave: Shown = { counts: { raters: 132_400 }, score: 7.7, stars: [42.6, 31.3, 10.9, 1.6, 13.6] };

/** A fifth of all votes one star, on top of the same crowd. */
const bombed: Shown = { counts: { raters: 140_500 }, score: 7.3, stars: [38.9, 29.1, 10.1, 1.3, 20.6] };

describe('judge', () => {
  it('calls a post ordinary only when the mix could have shown something', () => {
    expect(judge(post(usual), tuning).state).toBe('ordinary');
    const unknown = judge(post(usual, { authorItems: [] }), tuning);
    expect(unknown).toMatchObject({ state: 'unknown', missing: { id: 'missing.looksOrPosts' } });
  });

  it('calls it doubtful when one group speaks, never unusual', () => {
    const verdict = judge(post({ ...usual, reposts: 214 * 1000 }), tuning);
    expect(verdict.state).toBe('doubtful');
    expect(verdict.findings[0]?.check).toBe('ratio');
  });

  it('calls 100 million reposts unusual by a hard fact alone', () => {
    const verdict = judge(
      post({ reposts: 100_000_000, comments: 2_400_000, likes: 910_000 }, { authorItems: [] }),
      tuning,
    );
    expect(verdict).toMatchObject({ state: 'unusual', missing: null });
    expect(verdict.findings[0]?.check).toBe('population');
  });

  it('calls a rating unusual when the histogram and the surge that made it speak together', () => {
    expect(judge(evidence({ facts: film(), series: series(before) }), tuning).state).toBe('ordinary');
    const verdict = judge(evidence({ facts: film(), series: series(before, wave) }), tuning);
    expect(verdict.state).toBe('unusual');
    expect(verdict.findings.map(({ check }) => check).toSorted()).toEqual(['histogram', 'surge']);
  });

  it('says doubtful of the same histogram seen once: nobody saw the wave come', () => {
    expect(judge(evidence({ facts: film(), series: series(bombed) }), tuning).state).toBe('doubtful');
  });

  it('records and does not judge where the layout was never checked on the live site', () => {
    const verdict = judge(
      post({ reposts: 100_000_000, comments: 1, likes: 1000 }, { facts: facts({ flags: ['unverified-layout'] }) }),
      tuning,
    );
    expect(verdict).toMatchObject({ state: 'unknown', findings: [], missing: { id: 'missing.unverified' } });
  });

  it('hears a changed threshold', () => {
    const suspect = post({ ...usual, reposts: 214 * 30 });
    expect(judge(suspect, tuning).findings).toHaveLength(1);
    expect(judge(suspect, { thresholds: { ratio: 0.000001 } }).findings).toHaveLength(0);
  });

  it('is the same for the same input, and has another digest for other settings', () => {
    const one = judge(post(usual), tuning);
    expect(judge(post(usual), tuning)).toEqual(one);
    expect(judge(post(usual), { thresholds: { ratio: 5 } }).settingsDigest).not.toBe(one.settingsDigest);
  });
});

describe('what is missing', () => {
  const known = post(usual);
  const spoke = { check: { id: 'night', acquits: false }, answer: { say: 'spoke', finding: {} as Finding } } as const;
  const blind = (id: string, reason: string, params: Sentence['params'] = {}) =>
    ({ check: { id, acquits: true }, answer: { say: 'blind', reason: { id: reason, params } } }) as const;
  const author = blind('ratio', 'ratio.blind.author', {
    posts: { is: 'number', value: 2 },
    needed: { is: 'number', value: 5 },
  });
  const looks = blind('comove', 'comove.blind.looks');

  it.each([
    [[spoke], 'missing.sign'],
    [[spoke, looks], 'missing.signLooks'],
    [[spoke, author], 'missing.signPosts'],
    [[looks, author], 'missing.looksOrPosts'],
    [[blind('ratio', 'ratio.blind.undecided'), blind('comove', 'missing.undecided')], 'missing.leaning'],
    [[blind('histogram', 'missing.undecided'), blind('comove', 'comove.blind.one')], 'missing.leaning'],
    [[blind('ratio', 'ratio.blind.closed')], 'ratio.blind.closed'],
    [[], 'missing.noCheck'],
  ])('is named, %#', (heard, id) => {
    expect(missingOf(known, heard).id).toBe(id);
  });

  it('is the headline of the panel of an unknown item, and of its badge', () => {
    const unknown = judge(post(usual, { authorItems: [] }), tuning);
    const say = speaker('en');
    const panel = panelOf(post(usual, { authorItems: [] }), unknown, {
      now: START,
      speaker: say,
      review: 'none',
      isPrivate: false,
    });
    expect(panel).toMatchObject({ state: 'unknown', missing: null });
    expect(panel.headline).toMatch(/^2 more looks over 6 hours, or 5 more posts of this account, will tell$/);
  });
});

describe('yardsticksOf', () => {
  it('tells something from the first look on', () => {
    expect(yardsticksOf(post(usual, { authorItems: [] }))).toMatchObject([
      { is: 'strip', of: 'reposts', per: 'likes' },
      { is: 'strip', of: 'comments', per: 'likes' },
    ]);
    expect(yardsticksOf(evidence({ facts: film(), series: series(before) }))).toMatchObject([{ is: 'histogram' }]);
    const board = facts({ key: 'weibo:hot:a', kind: 'hot', author: null, promoted: true });
    expect(yardsticksOf(evidence({ facts: board, series: [point({ counts: { heat: 3_109_260 } })] }))).toMatchObject([
      { is: 'chart', promoted: true, stands: null },
    ]);
  });

  it('holds a post beyond its tables, also one with capped counts, against the number of users', () => {
    const capped = { low: 1_000_000, high: null };
    expect(yardsticksOf(post({ ...usual, reposts: capped, comments: capped }))).toMatchObject([
      { is: 'crowd', of: 'reposts', count: capped },
    ]);
    const [crowd] = yardsticksOf(post({ reposts: 20_000, comments: 9_000, likes: 2_000_000 }));
    expect(crowd).toMatchObject({ is: 'crowd', of: 'likes' });
    expect(crowd?.is === 'crowd' && crowd.users).toBeGreaterThan(4e8);
    expect(yardsticksOf(post(usual)).map(({ is }) => is)).toEqual(['strip', 'strip']);
  });

  it.each([
    [facts({ flags: ['lottery'] }), usual, 'giveaway'],
    [facts(), { reposts: 3 }, 'unseen'],
    [facts({ key: 'weibo:user:1', kind: 'user' }), { followers: 900 }, 'account'],
    [facts({ key: 'weibo:comment:1', kind: 'comment' }), { likes: 5 }, 'own'],
    [facts({ key: 'douban:topic:1', kind: 'thread' }), { replies: 5 }, 'own'],
    [facts({ key: 'douban:review:1', kind: 'review' }), { useful: 5 }, 'own'],
    [facts({ key: 'weibo:topic:1', kind: 'topic' }), { posts: 5 }, 'own'],
    [film(), { raters: 3 }, 'unrated'],
  ] as const)('says why there is none, %#', (of, counts, why) => {
    expect(yardsticksOf(evidence({ facts: of, series: [point({ counts })] }))).toEqual([{ is: 'none', why }]);
  });
});

describe('the log of rules', () => {
  it('tells of every version, newest first', () => {
    expect(RULES_LOG.map(({ version }) => version)).toEqual(
      Array.from({ length: RULES_VERSION }, (_, i) => RULES_VERSION - i),
    );
  });
});
