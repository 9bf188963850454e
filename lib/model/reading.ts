import type { Count } from './count';

/** Figures whose true value only grows, but for deletions and platform purges. Only these have growth and rollback. */
export type CumulativeMetric =
  | 'reposts'
  | 'comments'
  | 'likes'
  | 'views'
  | 'posts'
  | 'reads'
  | 'discussions'
  | 'originals'
  | 'raters'
  | 'wishes'
  | 'collects'
  | 'replies'
  | 'useful';

/** Figures that go up and down by nature. */
export type LevelMetric = 'followers' | 'following' | 'heat' | 'doing' | 'members' | 'score';

/** The five stars' shares. */
export type ShareMetric = 'stars';

export type MetricName = CumulativeMetric | LevelMetric | ShareMetric;

/** Whole-number metrics: every one but the score and the star shares. */
export type CountMetric = Exclude<MetricName, 'score' | 'stars'>;

/** Shares of five, four, three, two and one star, in percent as shown (33.6 is 33.6 %). */
export type StarShares = readonly [five: number, four: number, three: number, two: number, one: number];

export interface FoundCount extends Count {
  readonly state: 'found';
  /** The figure as the page shows it, at most 40 characters. */
  readonly text: string;
}

export interface FoundScore {
  readonly state: 'found';
  readonly text: string;
  /** Douban's score, 2.0 to 10.0. */
  readonly value: number;
}

export interface FoundStars {
  readonly state: 'found';
  readonly text: string;
  readonly shares: StarShares;
}

export interface Absent {
  readonly state: 'absent';
}

/** Something stood there and could not be read, or two witnesses of one figure disagreed. */
export interface Unreadable {
  readonly state: 'unreadable';
  readonly text: string;
}

/** What one field gave. Nothing turns "not found" into 0. */
export type Reading = FoundCount | FoundScore | FoundStars | Absent | Unreadable;
export type CountReading = FoundCount | Absent | Unreadable;

export type Readings = { readonly [M in CountMetric]?: CountReading } & {
  readonly score?: FoundScore | Absent | Unreadable;
  readonly stars?: FoundStars | Absent | Unreadable;
};
