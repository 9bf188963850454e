import fc from 'fast-check';
import type { History } from '../../lib/ledger/history';
import type { CountMetric, ItemFacts, Point, StarShares } from '../../lib/model';
import { HOUR, MINUTE, NOW, postKey } from './samples';

/** How figures go on from one look to the next: slowly for the most part, with a burst and a fall somewhere. */
interface Course {
  readonly looks: number;
  readonly start: number;
  readonly perLook: number;
  readonly burstAt: number;
  readonly burst: number;
  readonly fallAt: number;
  readonly everyMs: number;
  /** How many reposts a like has. */
  readonly reposts: number;
}

const course: fc.Arbitrary<Course> = fc.record({
  looks: fc.constantFrom(8, 30, 130),
  start: fc.constantFrom(0, 40, 9_000, 30_000, 2_000_000),
  perLook: fc.constantFrom(0, 1, 3, 40, 900),
  burstAt: fc.integer({ min: 1, max: 300 }),
  burst: fc.constantFrom(100, 20_000, 400_000),
  fallAt: fc.integer({ min: 1, max: 600 }),
  everyMs: fc.constantFrom(11 * MINUTE, HOUR, 5 * HOUR),
  reposts: fc.constantFrom(0.1, 0.1, 0.12, 40),
});

const exactly = (low: number) => ({ low, high: low });

function factsOf(key: string, kind: ItemFacts['kind']): ItemFacts {
  return { key, kind, author: null, title: '', promoted: false, flags: [] };
}

/** What stood there at each look: at `i` the value, and whether it had just burst. */
function seriesOf(
  { looks, start, perLook, burstAt, burst, fallAt, everyMs }: Course,
  pointOf: (value: number, isAfter: boolean) => Omit<Point, 'firstAt' | 'lastAt' | 'looks'>,
): Point[] {
  return Array.from({ length: looks }, (_, i): Point => {
    const value = start + perLook * i + (i >= burstAt ? burst : 0) - (i >= fallAt ? Math.floor(start / 2) : 0);
    const at = NOW + i * everyMs;
    return { firstAt: at, lastAt: at, looks: 1, ...pointOf(value, i >= burstAt) };
  });
}

function postOf(course: Course, id: number): History {
  const counts = (likes: number): { readonly [M in CountMetric]?: { low: number; high: number } } => ({
    likes: exactly(likes),
    comments: exactly(Math.floor(likes / 20)),
    reposts: exactly(Math.floor(likes * course.reposts)),
  });
  const author = { id: '1000', name: '月下读书人' };
  const facts = { ...factsOf(postKey(100 + id), 'post'), author, postedAt: NOW - (1 + id) * HOUR };
  return { facts, series: seriesOf(course, (likes) => ({ counts: counts(likes) })) };
}

const PLAIN: StarShares = [33.6, 48.5, 16.3, 1.4, 0.2];
const PUSHED: StarShares = [61.2, 24, 8.3, 1.1, 5.4];

/** A film whose burst of ratings is not like those before. */
function filmOf(course: Course, id: number): History {
  const series = seriesOf(course, (raters, isAfter) => ({
    counts: { raters: exactly(raters), collects: exactly(Math.floor(raters * 1.2)) },
    score: isAfter ? 8.8 : 8.3,
    stars: isAfter ? PUSHED : PLAIN,
  }));
  return { facts: factsOf(`douban:subject:${100 + id}`, 'subject'), series };
}

/** A word of a chart, whose rank goes up and down with its heat. */
function wordOf(course: Course, id: number): History {
  const series = seriesOf(course, (heat) => ({ counts: { heat: exactly(heat) }, rank: 1 + (heat % 50) }));
  return { facts: factsOf(`weibo:hot:词${id}`, 'hot'), series };
}

/** An author's posts, films, and words of a chart. */
export const anyHistories: fc.Arbitrary<readonly History[]> = fc
  .tuple(
    fc.array(course, { minLength: 3, maxLength: 8 }),
    fc.array(course, { minLength: 1, maxLength: 2 }),
    fc.array(course, { minLength: 1, maxLength: 2 }),
  )
  .map(([posts, films, words]) => [...posts.map(postOf), ...films.map(filmOf), ...words.map(wordOf)]);
