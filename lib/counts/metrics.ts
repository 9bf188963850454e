import type { CumulativeMetric, LevelMetric, ShareMetric } from '../model';

type Natures = { readonly [M in CumulativeMetric]: 'cumulative' } & { readonly [M in LevelMetric]: 'level' } & {
  readonly [M in ShareMetric]: 'share';
};

/** The nature of every metric. Only cumulative ones have growth and rollback; a rank is no metric. */
export const METRICS: Natures = {
  reposts: 'cumulative',
  comments: 'cumulative',
  likes: 'cumulative',
  views: 'cumulative',
  posts: 'cumulative',
  reads: 'cumulative',
  discussions: 'cumulative',
  originals: 'cumulative',
  raters: 'cumulative',
  wishes: 'cumulative',
  collects: 'cumulative',
  replies: 'cumulative',
  useful: 'cumulative',
  followers: 'level',
  following: 'level',
  heat: 'level',
  doing: 'level',
  members: 'level',
  score: 'level',
  stars: 'share',
};
