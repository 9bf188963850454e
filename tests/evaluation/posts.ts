import type { Evidence, ItemFacts, Neighbour, Point } from '../../lib/model';
import { type Data, numberIn } from './data';
import { displayed } from './display';
import { groupBy } from './groups';

/** A real post with its true counts. */
export interface Post {
  /** Its author: what resampling and cross-fitting go by. */
  readonly cluster: string;
  readonly at: number;
  readonly likes: number;
  readonly comments: number;
  readonly reposts: number;
  readonly lottery: boolean;
  /** From the first year on in which the author's posts were reposted by organised fans: no witness of what is ordinary. */
  readonly campaign: boolean;
}

/** Likes hardly existed before. */
const SINCE = '2015';
const HISTORY = 40;
const LIKES_OF_THE_KNOWN = 10_000;
/** Reposts per like, at the year's median, from which a known author's fans campaign (science/PRIORS.md). */
const CAMPAIGN_RATIO = 0.3;
const ENOUGH_FOR_A_YEAR = 15;

/** The middle of some values; NaN of none. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** The originals (no retweets) of each author, oldest first. */
export function postsByAuthor(data: Data): ReadonlyMap<string, readonly Post[]> {
  const rows = data.csv('weibo_posts', 'posts').filter((row) => row.retweet === '0' && (row.date ?? '') >= SINCE);
  const posts = rows.map((row) => ({
    cluster: row.author ?? '',
    at: Date.parse(`${row.date}T12:00:00+08:00`),
    likes: numberIn(row, 'likes'),
    comments: numberIn(row, 'comments'),
    reposts: numberIn(row, 'reposts'),
    lottery: row.lottery === '1',
  }));
  const readable = posts.filter((post) => Object.values(post).every((value) => !Number.isNaN(value)));
  const authors = groupBy(readable, ({ cluster }) => cluster);
  return new Map([...authors].map(([author, own]) => [author, withCampaigns(own).sort((a, b) => a.at - b.at)]));
}

function withCampaigns(posts: readonly Omit<Post, 'campaign'>[]): Post[] {
  const years = [...groupBy(posts, ({ at }) => new Date(at).getUTCFullYear())];
  const campaigns = years.filter(
    ([, own]) =>
      own.length >= ENOUGH_FOR_A_YEAR &&
      median(own.map(({ likes }) => likes)) >= LIKES_OF_THE_KNOWN &&
      median(own.map(({ likes, reposts }) => reposts / Math.max(1, likes))) >= CAMPAIGN_RATIO,
  );
  // Fans do not stop at New Year: what follows a campaign year is no witness of what is ordinary either.
  const since = Math.min(Number.POSITIVE_INFINITY, ...campaigns.map(([year]) => year));
  return posts.map((post) => ({ ...post, campaign: new Date(post.at).getUTCFullYear() >= since }));
}

/** The up to 40 posts nearest in time around the one at `place`: what a reader who scrolls past it has seen too. */
export function around<T>(posts: readonly T[], place: number, most = HISTORY): readonly T[] {
  const from = Math.max(0, Math.min(place - Math.floor(most / 2), posts.length - most - 1));
  return posts.slice(from, from + most + 1).filter((_, i) => from + i !== place);
}

const DAY_MS = 86_400_000;

/** A post as one look a day after it was posted shows it. */
export function pointOf({ at, likes, comments, reposts }: Pick<Post, 'at' | 'likes' | 'comments' | 'reposts'>): Point {
  const counts = {
    likes: displayed(likes, { capped: false }),
    comments: displayed(comments),
    reposts: displayed(reposts),
  };
  return { firstAt: at + DAY_MS, lastAt: at + DAY_MS, looks: 1, counts };
}

const factsOf = ({ cluster, at, lottery }: Post, key: string): ItemFacts => ({
  key: `weibo:post:${key}`,
  kind: 'post',
  author: { id: cluster, name: cluster },
  title: '',
  postedAt: at,
  promoted: false,
  flags: lottery ? ['lottery'] : [],
});

export function neighbourOf(post: Post, key: string): Neighbour {
  const latest = pointOf(post);
  return { facts: factsOf(post, key), latest, series: [latest] };
}

/** What the checks are given of a post seen once, with the author's other posts. */
export function evidenceOf(post: Post, others: readonly Neighbour[]): Evidence {
  return { facts: factsOf(post, 'this'), series: [pointOf(post)], authorItems: others, account: null, digest: '' };
}
