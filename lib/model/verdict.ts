import type { Count } from './count';
import type { ItemKey } from './item';
import type { MetricName, StarShares } from './reading';

/** `unusual` 数据异常 · `doubtful` 存疑 · `ordinary` 未见异常 · `unknown` 数据不足 */
export type State = 'unusual' | 'doubtful' | 'ordinary' | 'unknown';

/** A value in a sentence, with what it is, so that each language can write it its own way. */
export type Param =
  | { readonly is: 'count'; readonly value: Count }
  | { readonly is: 'number'; readonly value: number; readonly digits?: number }
  /** 0.031 is 3.1 %. */
  | { readonly is: 'percent'; readonly value: number; readonly digits?: number }
  | { readonly is: 'time'; readonly value: number }
  | { readonly is: 'duration'; readonly valueMs: number }
  | { readonly is: 'metric'; readonly value: MetricName }
  | { readonly is: 'text'; readonly value: string };

/** A sentence by its id in `lib/i18n`, with its values. */
export interface Sentence {
  readonly id: string;
  readonly params: Readonly<Record<string, Param>>;
}

/** Findings of one group depend on each other; groups hardly do. */
export type CheckGroup = 'mix' | 'growth' | 'text' | 'rating' | 'chart' | 'crowd' | 'fact';

/** What a check saw. */
export interface Finding {
  readonly check: string;
  readonly group: CheckGroup;
  readonly metric: MetricName;
  /** `high`: more than is usual; `low`: less; `fell`: the number went down. */
  readonly direction: 'high' | 'low' | 'fell';
  /** The statistic and the threshold it passed, in the check's natural unit. */
  readonly value: number;
  readonly threshold: number;
  /** Natural-log likelihood ratio, inflated : organic. Above 0. */
  readonly llr: number;
  /** Share of ordinary items that look like this or stranger. */
  readonly tail: number;
  readonly headline: Sentence;
  readonly seen: Sentence;
  readonly usual: Sentence;
  /** The benign reading. */
  readonly benign: Sentence;
  /** True where it is evidence of mobilised people. */
  readonly organised?: boolean;
  /** The stretch of time it speaks of, in milliseconds since 1970. */
  readonly span?: readonly [from: number, to: number];
}

/** The three-way answer of a check. */
export type Answer =
  | { readonly say: 'spoke'; readonly finding: Finding }
  /** Could have seen a threefold inflation and saw none. `power` 0…1, `llr` ≤ 0. */
  | { readonly say: 'quiet'; readonly power: number; readonly llr: number }
  | { readonly say: 'blind'; readonly reason: Sentence };

/** The findings combined. */
export interface Verdict {
  readonly key: ItemKey;
  readonly state: State;
  readonly findings: readonly Finding[];
  /** Checks that looked and saw nothing. */
  readonly quiet: readonly string[];
  /** Checks that could not look, and why. */
  readonly blind: readonly { readonly check: string; readonly reason: Sentence }[];
  /** About so many of 1,000 ordinary items look like this; null when nothing spoke. */
  readonly ordinaryPerThousand: number | null;
  /** Evidence of mobilised people. */
  readonly organised: boolean;
  /** For `unknown`: what would tell. */
  readonly missing: Sentence | null;
  readonly rulesVersion: number;
  readonly settingsDigest: string;
  readonly inputDigest: string;
}

/** Where a figure stands among normal ones: information, never a verdict. */
export type Yardstick =
  | {
      readonly is: 'strip';
      /** Which quotient, e.g. reposts per like. */
      readonly of: MetricName;
      readonly per: MetricName;
      /** What it is compared with. */
      readonly among: 'posts' | 'topics';
      readonly value: number;
      /** Values of the quotient below which 1, 25, 50, 75 and 99 % of ordinary items lie. */
      readonly quantiles: readonly [q01: number, q25: number, q50: number, q75: number, q99: number];
      readonly above: number;
    }
  | { readonly is: 'histogram'; readonly shares: StarShares; readonly expected: StarShares; readonly score: number }
  | {
      readonly is: 'chart';
      readonly heat: Count | null;
      readonly rank: number | null;
      readonly promoted: boolean;
      /** Where the heat stands among rows of about this rank. */
      readonly stands: {
        readonly value: number;
        readonly quantiles: readonly [q01: number, q25: number, q50: number, q75: number, q99: number];
        readonly above: number;
      } | null;
    }
  /** A count against the number of all who use the site: for posts larger than any table of quotients reaches. */
  | { readonly is: 'crowd'; readonly of: MetricName; readonly count: Count; readonly users: number }
  /** There is none, and why: the figures are not (yet) there, or nothing open to compare them with. */
  | { readonly is: 'none'; readonly why: 'unseen' | 'giveaway' | 'unrated' | 'own' | 'account' };
