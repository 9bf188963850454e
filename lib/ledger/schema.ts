import type { Finding, ItemKey, State } from '../model';

export const DB_NAME = 'shuifen';

/**
 * What is known of an item, with its newest stretch; in the database packed (row.ts). What is usual is left out:
 *
 * | name | is |
 * |---|---|
 * | k | kind, its place in a list (head.ts) |
 * | t | title |
 * | a | author: `<site>:<id>` |
 * | n | author's name |
 * | o | order among the author's items: minus the minute of posting (or of the first look), so that the newest come first |
 * | p | time of posting, ms |
 * | r | key of the item it reposts |
 * | f | bits: 1 promoted, then the flags from 2 on |
 * | c | visible comments: visible, eligible, largest cluster |
 * | l | nothing else of its author is known: there is nothing to look for (commit.ts) |
 * | v | the verdict that was reached last, in short |
 * | s | number of closed stretches |
 * | u | seconds from the last counted look to the newest point's `lastAt` |
 * | b | the open stretch, packed (codec.ts) |
 * | x | never on disk: all bytes of a row of which only `b` can be read |
 */
export interface HeadRow {
  readonly k: number;
  readonly t: string;
  readonly a?: string;
  readonly n?: string;
  readonly o?: number;
  readonly p?: number;
  readonly r?: ItemKey;
  readonly f?: number;
  readonly c?: readonly [visible: number, eligible: number, largestCluster: number];
  readonly l?: true;
  readonly v?: KeptState;
  readonly s?: number;
  readonly u?: number;
  readonly b: Uint8Array;
  readonly x?: Uint8Array;
}

/** A verdict in short. Only verdicts that say something are kept: a silent `unknown` is as quickly made anew. */
export interface KeptState {
  readonly state: State;
  /** The number of the rules and settings that it was reached with, in `Bases`; 0 for none that is known. */
  readonly basis: number;
  /** Digest of the evidence, 12 hexadecimal digits. */
  readonly digest: string;
}

/**
 * What a verdict has beside its state, kept only where it has findings: which checks found something, the loudest first,
 * and how much. What there is to say of it is made anew from the history: as sentences it takes twenty times the room.
 */
export interface VerdictRow {
  readonly findings: readonly Pick<Finding, 'check' | 'llr'>[];
}

/** Rules and settings by number: they are the same for thousands of verdicts. */
export interface Bases {
  readonly next: number;
  readonly known: readonly Basis[];
}
export interface Basis {
  readonly number: number;
  readonly rulesVersion: number;
  readonly settingsDigest: string;
}

/** A moderator's decision on an item. */
export interface Review {
  readonly decision: 'open' | 'kept' | 'set-aside';
  readonly note: string;
  /** ms since 1970. */
  readonly at: number;
}

/** Kept in the transactions that change them: counting a store of a million rows takes more than a second. */
export interface Totals {
  readonly items: number;
  readonly points: number;
  /** Time of the first observation; null while there is none. */
  readonly since: number | null;
  /** Items by the site with which their keys begin. */
  readonly sites: Readonly<Record<string, number>>;
}

export interface TotalsRow extends Totals {
  /** How many rows were ever written to `seen`. */
  readonly seen: number;
}

/**
 * The stores of version 4. Every row says its format: bytes in their first one, and end with a checksum; records in `v`
 * (records.ts); `states` has the number 1 in its rows.
 * Keys of items are bytes (keys.ts): as text they would take more room than all else of a row.
 *
 * | store | key | row |
 * |---|---|---|
 * | items | item | `HeadRow`, packed (row.ts) |
 * | authors | the author's account | the author's items, packed (authors.ts) |
 * | states | place, item | what is unusual or doubtful (states.ts) |
 * | stretches | [item, number] | a closed stretch, packed; numbered from 0 in the order in which they were closed |
 * | verdicts | item | `VerdictRow` |
 * | reviews | item | `Review` |
 * | seen | [day, number] | packed (seen.ts): keys of items by the UTC day on which they were seen last; where they stood before is stale |
 * | meta | `totals`, `bases`; `stale`, `renewal`, `retained` | `TotalsRow`, `Bases`; what there is to do (chores.ts) |
 */
export const STORES = ['items', 'authors', 'states', 'stretches', 'verdicts', 'reviews', 'seen', 'meta'] as const;
export type StoreName = (typeof STORES)[number];
