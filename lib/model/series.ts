import type { Count } from './count';
import type { Author, ItemFlag, ItemKey, ItemKind, VisibleComments } from './item';
import type { CountMetric, StarShares } from './reading';

/**
 * One point of a series: the same values seen at `looks` looks from `firstAt` to `lastAt` (milliseconds, stamped by
 * the background). Scrolling past ten times is one look.
 */
export interface Point {
  readonly firstAt: number;
  readonly lastAt: number;
  readonly looks: number;
  readonly counts: { readonly [M in CountMetric]?: Count };
  readonly score?: number;
  readonly stars?: StarShares;
  readonly rank?: number;
}

/** All observations of one item, oldest first. */
export type Series = readonly Point[];

/** What the ledger knows of an item beside its series: as the latest look showed it. */
export interface ItemFacts {
  readonly key: ItemKey;
  readonly kind: ItemKind;
  readonly author: Author | null;
  readonly title: string;
  readonly postedAt?: number;
  readonly promoted: boolean;
  readonly repostOf?: ItemKey;
  readonly flags: readonly ItemFlag[];
  readonly comments?: VisibleComments;
}

/** Another item of the same author. */
export interface Neighbour {
  readonly facts: ItemFacts;
  readonly latest: Point;
  /** Its newest points, at most 100, the oldest of them first. */
  readonly series: Series;
}

/** All that the checks are given of one item. */
export interface Evidence {
  readonly facts: ItemFacts;
  readonly series: Series;
  /** The author's other items, newest first, at most 40. */
  readonly authorItems: readonly Neighbour[];
  /** The author's own account as it was last seen (followers), where it ever was. */
  readonly account: Point | null;
  /** Fingerprint of all the above: the same inputs give the same one. Tells "changed" from "unchanged", no more. */
  readonly digest: string;
}
