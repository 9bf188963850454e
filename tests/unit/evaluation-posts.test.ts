import { describe, expect, it } from 'vitest';
import { makeRatio, mixStanding } from '../../lib/checks/ratio';
import { TEMPLATES, withTemplates } from '../evaluation/attacks/comments';
import { bought, boughtAnyhow } from '../evaluation/attacks/posts';
import { fitTemplates } from '../evaluation/fits/comments';
import { casesOf, fitMix } from '../evaluation/fits/mix';
import { mixtureOf } from '../evaluation/mixture';
import { around, evidenceOf, type Post } from '../evaluation/posts';
import { Random } from '../evaluation/random';
import { auc, recallAt, type Scored } from '../evaluation/score';
import { speaks } from '../evaluation/tasks/comments';

const DAY_MS = 86_400_000;

/** Authors of many sizes, each with a mix of its own, whose posts scatter around it. */
function invented(random: Random, authors: number, postsEach: number): Map<string, readonly Post[]> {
  return new Map(
    Array.from({ length: authors }, (_, a) => {
      const cluster = `author ${a}`;
      const [size, repost, comment] = [random.uniform(2, 4.5), random.normal(-0.8, 0.5), random.normal(-0.9, 0.4)];
      const posts = Array.from({ length: postsEach }, (_, i): Post => {
        const likes = size + random.normal(0, 0.3);
        return {
          cluster,
          at: Date.parse('2019-01-01T12:00:00+08:00') + i * DAY_MS,
          likes: Math.max(20, Math.round(10 ** likes)),
          comments: Math.round(10 ** (likes + comment + random.normal(0, 0.15))),
          reposts: Math.round(10 ** (likes + repost + random.normal(0, 0.2))),
          lottery: false,
          campaign: false,
        };
      });
      return [cluster, posts];
    }),
  );
}

describe('the evaluation of posts, on invented authors', () => {
  const random = new Random(7);
  const cases = casesOf(invented(random, 60, 25), 8, random);
  const fitted = fitMix(cases, random);
  const fresh = casesOf(invented(random, 20, 25), 10, random);
  const standingOf = mixStanding(fitted);
  const score = (post: Post, others: (typeof fresh)[number]['others']) =>
    standingOf(evidenceOf(post, others))?.score ?? Number.NEGATIVE_INFINITY;
  const scored = (alone: boolean): Scored[] =>
    fresh.flatMap(({ cluster, post, others }) => {
      const known = alone ? [] : others;
      return [
        { cluster, padded: false, score: score(post, known) },
        { cluster, padded: true, score: score(boughtAnyhow(post, random).post, known) },
      ];
    });

  it('finds bought counts of authors it never saw, and more of them where it knows the author', () => {
    const [known, alone] = [scored(false), scored(true)];
    expect(auc(known)).toBeGreaterThan(0.93);
    expect(auc(known)).toBeGreaterThan(auc(alone));
    expect(recallAt(known, 0.01)).toBeGreaterThan(recallAt(alone, 0.01));
  });

  it('speaks of about as many ordinary posts as the threshold says', () => {
    const check = makeRatio(fitted);
    const alarms = fresh.filter(({ post, others }) => check.run(evidenceOf(post, others), 10).say === 'spoke').length;
    expect(alarms / fresh.length).toBeLessThan(0.04);
  });

  it('weighs a post the more, the more of one count was bought', () => {
    const [{ post, others }] = fresh as [(typeof fresh)[number]];
    const scores = [1, 3, 10, 100, 10_000].map((factor) => score(bought(post, 'comments', factor), others));
    expect(scores).toEqual(scores.toSorted((a, b) => a - b));
  });

  it('takes for neighbours the posts nearest in time, never the post itself', () => {
    const line = Array.from({ length: 60 }, (_, i) => i);
    expect(around(line, 30, 4)).toEqual([28, 29, 31, 32]);
    expect(around(line, 0, 4)).toEqual([1, 2, 3, 4]);
    expect(around(line, 59)).toEqual(line.slice(19, 59));
  });

  it('finds the lumps that places were drawn from', () => {
    const places = Array.from({ length: 900 }, (_, i) => {
      const centre = i % 3 === 0 ? 4 : 1;
      return [random.normal(centre, 0.3), random.normal(centre, 0.3), random.normal(centre, 0.3)] as const;
    });
    const parts = mixtureOf(places, 2, random).toSorted((a, b) => a.share - b.share);
    expect(parts[0]?.share).toBeCloseTo(1 / 3, 1);
    expect(parts[0]?.centre[0]).toBeCloseTo(4, 1);
    expect(parts[1]?.centre[2]).toBeCloseTo(1, 1);
  });
});

describe('the evaluation of comments, on invented pages', () => {
  const random = new Random(9);
  const words = [
    ...'山水风云花鸟虫鱼春夏秋冬东西南北高低远近红黄蓝绿书画琴棋诗酒茶饭天地日月星辰江河湖海林木石土城市乡村',
  ];
  const page = () => Array.from({ length: 20 }, () => random.sample(words, random.integer(6, 20)).join(''));
  const pages = Array.from({ length: 300 }, (_, i) => ({ cluster: `${i}`, texts: page() }));
  const fitted = fitTemplates(pages, random);

  it('the generator changes so many comments, all from one sentence', () => {
    const { texts } = pages[0] ?? { texts: [] };
    const changed = withTemplates(texts, { copies: 5, edits: 0, templates: TEMPLATES, random });
    const copies = changed.filter((text, i) => text !== texts[i]);
    expect(copies).toHaveLength(5);
    expect(new Set(copies).size).toBe(1);
  });

  it('the check that was fitted on them speaks of copied sentences, and hardly of pages like them', () => {
    const fresh = Array.from({ length: 100 }, page);
    const attack = { copies: 8, edits: 0.1, templates: TEMPLATES, random };
    const spokeOf = (some: readonly (readonly string[])[]) => some.filter((texts) => speaks(fitted, texts)).length;
    expect(spokeOf(fresh)).toBeLessThan(5);
    expect(spokeOf(fresh.map((texts) => withTemplates(texts, attack)))).toBeGreaterThan(95);
  });
});
