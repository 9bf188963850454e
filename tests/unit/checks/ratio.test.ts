import { describe, expect, it } from 'vitest';
import { ratio } from '../../../lib/checks/ratio';
import { atLeast, evidence, facts, otherPosts, point, START, spoken } from './evidence';

const usual = { reposts: 214, comments: 96, likes: 1873 };
const run = (counts: object, more: Parameters<typeof evidence>[0] = {}) =>
  ratio.run(evidence({ series: [point({ counts })], authorItems: otherPosts(8, usual), ...more }), 10);

describe('ratio', () => {
  it('speaks of the count that sticks out, and weighs more the further it does', () => {
    const found = [20, 60, 1000, 1_000_000].map((factor) => spoken(run({ ...usual, reposts: 214 * factor })));
    for (const finding of found) expect(finding).toMatchObject({ metric: 'reposts', direction: 'high' });
    const llrs = found.map(({ llr }) => llr);
    expect(llrs).toEqual(llrs.toSorted((a, b) => a - b));
    expect(Math.max(...llrs)).toBe(4);
  });

  it.each(['likes', 'comments'] as const)('sees bought %s too', (metric) => {
    expect(spoken(run({ ...usual, [metric]: usual[metric] * 40 })).metric).toBe(metric);
  });

  it('is quiet at the usual mix once it knows the author, and says with what power', () => {
    const answer = run(usual);
    expect(answer.say).toBe('quiet');
    if (answer.say === 'quiet') {
      expect(answer.llr).toBeLessThan(0);
      expect(answer.power).toBeGreaterThan(0.3);
    }
  });

  it('acquits nobody where it leans towards inflation without speaking', () => {
    const answers = [2, 3, 4, 6, 8].map((factor) => run({ ...usual, reposts: usual.reposts * factor }));
    expect(answers.at(0)?.say).not.toBe('spoke');
    for (const answer of answers.slice(1)) expect(answer.say).not.toBe('quiet');
  });

  it('acquits nobody where the author’s own posts differ too much to see a threefold rise', () => {
    const scattered = [30, 1500, 60, 900, 40, 2000, 25, 350].flatMap((reposts) =>
      otherPosts(1, { ...usual, reposts, comments: Math.max(2, Math.round(reposts / 3)) }),
    );
    expect(run(usual, { authorItems: scattered })).toMatchObject({
      say: 'blind',
      reason: { id: 'ratio.blind.scattered' },
    });
  });

  it('is blind without five other posts of the author', () => {
    expect(run(usual, { authorItems: otherPosts(4, usual) })).toMatchObject({
      say: 'blind',
      reason: { id: 'ratio.blind.author' },
    });
  });

  it('takes the least suspicious true value: a wide interval does not speak where its high end would', () => {
    const narrow = run({ ...usual, reposts: { low: 6000, high: 6000 } });
    const wide = run({ ...usual, reposts: { low: 300, high: 6000 } });
    expect(narrow.say).toBe('spoke');
    expect(wide.say).not.toBe('spoke');
  });

  it.each([
    ['a give-away', { facts: facts({ flags: ['lottery'] }) }, {}, 'ratio.blind.lottery'],
    ['closed comments', { facts: facts({ flags: ['comments-closed'] }) }, {}, 'ratio.blind.closed'],
    ['a post of ten minutes', { facts: facts({ postedAt: START - 600_000 }) }, {}, 'ratio.blind.young'],
    ['few likes', {}, { likes: 12 }, 'ratio.blind.few'],
    ['two capped counts', {}, { reposts: atLeast(1_000_000), comments: atLeast(1_000_000) }, 'ratio.blind.capped'],
  ])('is blind for %s', (_, more, counts, id) => {
    expect(run({ ...usual, reposts: 214 * 60, ...counts }, more)).toMatchObject({ say: 'blind', reason: { id } });
  });

  it('is blind where a count is not shown', () => {
    expect(run({ likes: 100, comments: 3 })).toMatchObject({ say: 'blind', reason: { id: 'ratio.blind.missing' } });
  });

  it('does not speak against a post like its author’s others, however odd their mix', () => {
    const odd = { reposts: 3000, comments: 40, likes: 900 };
    const answer = ratio.run(evidence({ series: [point({ counts: odd })], authorItems: otherPosts(12, odd) }), 10);
    expect(answer.say).not.toBe('spoke');
  });
});
