import type { Readings } from './reading';

/** Stable over pages and years, e.g. `weibo:post:4822018659647509`, `douban:subject:4296866`. */
export type ItemKey = string;

export type ItemKind = 'post' | 'comment' | 'user' | 'hot' | 'topic' | 'subject' | 'drama' | 'thread' | 'review';

/** What the page says about an item that changes how its counts may be judged. */
export type ItemFlag = 'lottery' | 'media' | 'pinned' | 'comments-closed' | 'unverified-layout';

export interface Author {
  readonly id: string;
  /** At most 40 characters. */
  readonly name: string;
}

/** The three figures taken from the visible comments; their text is used on the page and not kept. */
export interface VisibleComments {
  readonly visible: number;
  readonly eligible: number;
  readonly largestCluster: number;
}

/** One item as one page shows it. */
export interface PageItem {
  readonly key: ItemKey;
  readonly kind: ItemKind;
  readonly author: Author | null;
  /** At most 60 characters. */
  readonly title: string;
  /** Milliseconds since 1970, when the page gives an absolute time. */
  readonly postedAt?: number;
  /** Place on the page's chart, from 1. */
  readonly rank?: number;
  /** Places it moved since the chart before: up above 0, down below, 0 where it stayed. */
  readonly moved?: number;
  readonly promoted: boolean;
  readonly repostOf?: ItemKey;
  readonly flags: readonly ItemFlag[];
  /** The id of the adapter that read it, where that was never checked on the live site: what the user may confirm. */
  readonly layout?: string;
  readonly readings: Readings;
  readonly comments?: VisibleComments;
}
