import { groupBy } from '../groups';
import { postsByAuthor } from '../posts';
import type { Random } from '../random';
import type { Fit } from '../task';
import { topicsOf } from '../topics';

/** One author's posts, however many, are one voice among many. */
const MOST_PER_AUTHOR = 150;
const FEWEST_IN_ROW = 300;
const SHARES = [0.01, 0.25, 0.5, 0.75, 0.99];
const HALF_DECADES = Array.from({ length: 20 }, (_, i) => Math.round(10 ** (i / 2)));
const PLACES = [1, 2, 4, 11, 21, 31, 51];

interface Case {
  readonly cluster: string;
  readonly size: number;
  readonly value: number;
}

const rounded = (value: number) => Number(value.toPrecision(3));

function rowsOf(cases: readonly Case[], edges: readonly number[], random: Random) {
  return edges.slice(0, -1).flatMap((from, i) => {
    const to = edges[i + 1] ?? Number.POSITIVE_INFINITY;
    const here = cases.filter(({ size }) => size >= from && size < to);
    const balanced = [...groupBy(here, ({ cluster }) => cluster).values()].flatMap((own) =>
      random.sample(own, MOST_PER_AUTHOR),
    );
    if (balanced.length < FEWEST_IN_ROW) return [];
    const sorted = balanced.map(({ value }) => value).sort((a, b) => a - b);
    return [
      { from, to, n: sorted.length, quantiles: SHARES.map((q) => rounded(sorted[Math.floor(q * sorted.length)] ?? 0)) },
    ];
  });
}

const ratio = (of: number, per: number) => (of + 0.5) / (per + 0.5);

export const yardstickFit: Fit = {
  file: 'yardstick.json',
  needs: ['weibo_posts', 'weibo_hotsearch'],
  make: ({ data, random }) => {
    const posts = [...postsByAuthor(data).values()].flat().filter(({ lottery, campaign }) => !lottery && !campaign);
    const topics = topicsOf(data).filter(({ padded }) => !padded);
    const table = (name: string, cases: readonly Case[], edges: readonly number[] = HALF_DECADES) =>
      rowsOf(cases, edges, random.fork(name));
    return {
      provenance: `Values that 1, 25, 50, 75 and 99 % of ordinary items stay below. Posts: ${posts.length} originals of public Weibo accounts, 2015-2020, lotteries and fan-campaign years left out, at most 150 of an author in a row (heyauri/zombie-blog, MIT); accounts were found by snowball, counts are final. Topics: ${topics.length} hot searches that were no advertisements, 2024-05..2025-01 (lxw15337674/weibo-trending-hot-history, MIT). Quotients are (a+0.5)/(b+0.5)`,
      repostsPerLike: table(
        'reposts',
        posts.map((post) => ({ ...post, size: post.likes, value: ratio(post.reposts, post.likes) })),
      ),
      commentsPerLike: table(
        'comments',
        posts.map((post) => ({ ...post, size: post.likes, value: ratio(post.comments, post.likes) })),
      ),
      originalsPerDiscussion: table(
        'originals',
        topics.map((topic) => ({
          ...topic,
          size: topic.discussions,
          value: ratio(topic.originals, topic.discussions),
        })),
      ),
      discussionsPerRead: table(
        'discussions',
        topics.map((topic) => ({ ...topic, size: topic.reads, value: ratio(topic.discussions, topic.reads) })),
      ),
      heatByRank: table(
        'heat',
        topics.map((topic) => ({ ...topic, size: topic.rank, value: topic.heat })),
        PLACES,
      ),
    };
  },
};
