import type {
  Answer,
  Count,
  CountMetric,
  Evidence,
  Finding,
  ItemFacts,
  Neighbour,
  Point,
  StarShares,
} from '../../../lib/model';

/** A moment in July 2019, China time, at which the tests' looks begin. */
export const START = Date.parse('2019-07-20T12:00:00+08:00');
const HOUR_MS = 3_600_000;

const exact = (value: number): Count => ({ low: value, high: value });
export const atLeast = (value: number): Count => ({ low: value, high: null });

export interface Shown {
  readonly counts?: { readonly [M in CountMetric]?: Count | number };
  readonly score?: number;
  readonly stars?: StarShares;
}

export function point(shown: Shown, at = START): Point {
  const counts = Object.fromEntries(
    Object.entries(shown.counts ?? {}).map(([metric, count]) => [
      metric,
      typeof count === 'number' ? exact(count) : count,
    ]),
  );
  return {
    firstAt: at,
    lastAt: at,
    looks: 1,
    counts,
    ...(shown.score === undefined ? {} : { score: shown.score }),
    ...(shown.stars === undefined ? {} : { stars: shown.stars }),
  };
}

/** One look an hour. */
export const series = (...shown: readonly Shown[]): readonly Point[] =>
  shown.map((each, i) => point(each, START + i * HOUR_MS));

export function facts(changes: Partial<ItemFacts> = {}): ItemFacts {
  return {
    key: 'weibo:post:4822018659647509',
    kind: 'post',
    author: { id: '1000000001', name: 'A' },
    title: 'A post',
    promoted: false,
    flags: [],
    ...changes,
  };
}

export const film = (changes: Partial<ItemFacts> = {}) =>
  facts({ key: 'douban:subject:1', kind: 'subject', author: null, ...changes });

export function evidence(of: Partial<Evidence>): Evidence {
  return { facts: facts(), series: [], authorItems: [], account: null, digest: '', ...of };
}

/** `n` other posts of the author with this mix, a little different each. */
export function otherPosts(n: number, mix: { reposts: number; comments: number; likes: number }): readonly Neighbour[] {
  return Array.from({ length: n }, (_, i) => {
    const by = 1 + 0.3 * Math.sin(i * 2.3);
    const counts = {
      reposts: Math.round(mix.reposts * by),
      comments: Math.round(mix.comments * (1 + 0.25 * Math.cos(i * 1.7))),
      likes: Math.round(mix.likes * (1 + 0.2 * Math.sin(i))),
    };
    const latest = point({ counts });
    return { facts: facts({ key: `weibo:post:${5_000_000_000_000_000 + i}` }), latest, series: [latest] };
  });
}

/** The finding of an answer that spoke. */
export function spoken(answer: Answer): Finding {
  if (answer.say !== 'spoke') throw new Error(`The check did not speak: ${JSON.stringify(answer)}`);
  return answer.finding;
}
