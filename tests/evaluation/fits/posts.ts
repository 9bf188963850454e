import { benfordDeviation } from '../../../lib/checks/digits';
import { MIX_METRICS } from '../../../lib/checks/mix';
import { bandsOf } from '../calibrate';
import type { Data } from '../data';
import { median, type Post, postsByAuthor } from '../posts';
import type { Random } from '../random';
import type { Fit } from '../task';

const SOURCE = 'heyauri/zombie-blog @3c6449aa (MIT): originals of 2015-2020, give-aways left out';
const KNOWN_FROM_LIKES = 10_000;
const SITE_CAP = 1_000_000;
const MODE_PER_AUTHOR = 200;

const precise = (value: number) => Number(value.toPrecision(4));

/** log10 of reposts per like. */
const repostsPerLike = ({ reposts, likes }: Pick<Post, 'reposts' | 'likes'>) =>
  Math.log10((Math.min(reposts, SITE_CAP) + 0.5) / (likes + 0.5));

interface Mode {
  readonly mean: number;
  readonly sd: number;
  readonly share: number;
}

/** Two bells through values (expectation and maximisation), the lower one first. */
function twoModes(values: readonly number[]): readonly [Mode, Mode] {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(share * sorted.length)] ?? 0;
  let modes: readonly [Mode, Mode] = [
    { mean: at(0.2), sd: 0.5, share: 0.5 },
    { mean: at(0.9), sd: 0.5, share: 0.5 },
  ];
  const density = ({ mean, sd, share }: Mode, value: number) =>
    (share / sd) * Math.exp(-(((value - mean) / sd) ** 2) / 2);
  for (let round = 0; round < 200; round += 1) {
    const [low, high] = modes;
    const ofHigh = values.map((value) => density(high, value) / (density(low, value) + density(high, value)));
    modes = [
      weighted(
        values,
        ofHigh.map((share) => 1 - share),
      ),
      weighted(values, ofHigh),
    ];
  }
  return modes;
}

function weighted(values: readonly number[], weights: readonly number[]): Mode {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const moment = (of: (value: number) => number) =>
    values.reduce((sum, value, i) => sum + (weights[i] ?? 0) * of(value), 0) / all;
  const mean = moment((value) => value);
  return { mean, sd: Math.sqrt(moment((value) => (value - mean) ** 2)), share: all / values.length };
}

/** Posts of the well-known, at most so many of an author, so that none stands for all. */
export function postsOfTheKnown(authors: ReadonlyMap<string, readonly Post[]>, random: Random): Post[] {
  return [...authors.values()].flatMap((posts) => {
    const fit = posts.filter(({ likes, lottery }) => !lottery && likes >= KNOWN_FROM_LIKES);
    return random.sample(fit, MODE_PER_AUTHOR);
  });
}

/** Both modes of reposts per like, and how often either stands at the site's cap. */
export function fitRegime(posts: readonly Post[]) {
  const [low, high] = twoModes(posts.map(repostsPerLike));
  const shape = ({ mean, sd, share }: Mode) => ({ mean: precise(mean), sd: precise(sd), share: precise(share) });
  const capped = (some: readonly Post[]) =>
    precise((some.filter(({ reposts }) => reposts >= SITE_CAP).length + 1) / (some.length + 2));
  return {
    usual: shape(low),
    campaign: shape(high),
    capped: {
      usual: capped(posts.filter(({ campaign }) => !campaign)),
      campaign: capped(posts.filter(({ campaign }) => campaign)),
    },
  };
}

export const regimeFit: Fit = {
  file: 'regime.json',
  needs: ['weibo_posts'],
  make({ data, random }) {
    const posts = postsOfTheKnown(postsByAuthor(data), random);
    const authors = new Set(posts.map(({ cluster }) => cluster)).size;
    return {
      provenance: `${SOURCE}, with 10,000 likes or more, at most ${MODE_PER_AUTHOR} of an author; n = ${posts.length} posts of ${authors} authors. the two modes of log10 of reposts per like. Capped: share of posts at 1,000,000 reposts before and from the first year whose median is 0.3 reposts per like.`,
      ...fitRegime(posts),
    };
  },
};

interface Account {
  readonly followers: number;
  readonly likes: readonly number[];
}
const MIN_FOLLOWERS = 100;
const ENOUGH_POSTS = 5;

/** Where the middle of an account's likes per follower lies (log10). */
export const reachOf = ({ followers, likes }: Account) => Math.log10((median(likes) + 1) / followers);

export function accountsWithPosts(data: Data): readonly Account[] {
  return data
    .jsonLines<Account>('instafake', 'nonautomated_posts')
    .filter(({ followers, likes }) => followers >= MIN_FOLLOWERS && likes.length >= ENOUGH_POSTS);
}

export const followersFit: Fit = {
  file: 'followers.json',
  needs: ['instafake'],
  make({ data }) {
    const accounts = accountsWithPosts(data);
    const values = accounts.map((account) => ({ at: Math.log10(account.followers), value: reachOf(account) }));
    return {
      provenance: `InstaFake @cf669b27 (no licence: facts only), Instagram 2019: ${accounts.length} real accounts with 100 followers or more. log10 of the median of likes per follower, by log10 of followers. Instagram gives more likes per follower than Weibo does, so it errs on the ordinary side.`,
      bands: bandsOf(values, [2, 8]),
      millionOverHalf: 0.01,
    };
  },
};

/** Counts below this have no first digit to speak of. */
const MIN_COUNT = 10;
const MIN_COUNTS = 100;
/** Nigrini's limit of what still conforms. */
export const NIGRINI_LIMIT = 0.015;

/** How far each author's counts of one kind lie from Benford's law, where there are a hundred of them. */
export function deviationsByAuthor(authors: ReadonlyMap<string, readonly Post[]>) {
  return [...authors].flatMap(([cluster, posts]) =>
    MIX_METRICS.flatMap((metric) => {
      const fit = posts.filter(({ lottery, campaign }) => !lottery && !campaign);
      const counts = fit.map((post) => post[metric]).filter((count) => count >= MIN_COUNT);
      return counts.length < MIN_COUNTS ? [] : [{ cluster, deviation: benfordDeviation(counts) }];
    }),
  );
}

export const digitsFit: Fit = {
  file: 'digits.json',
  needs: ['weibo_posts'],
  make({ data }) {
    const deviations = deviationsByAuthor(postsByAuthor(data));
    const over = deviations.filter(({ deviation }) => deviation > NIGRINI_LIMIT).length;
    return {
      provenance: `${SOURCE}: ${deviations.length} sets of one author's likes, comments or reposts with 100 counts of 10 or more each; share whose first digits deviate by more than Nigrini's 0.015.`,
      honestShareOverLimit: precise(over / deviations.length),
    };
  },
};
