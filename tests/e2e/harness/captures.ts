import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sharedPages } from './shared';

/** A figure of the truth: the interval of true values that it can stand for, safe for rounding and for cutting off. */
export interface TrueCount {
  readonly text: string;
  readonly lo: number;
  readonly hi: number | null;
  readonly how?: string;
}

export type TrueCounts = Readonly<Record<string, TrueCount>>;

/** A post's number may be missing: an original inside a retweet is then told by the retweet alone. */
export interface TruePost {
  readonly mid?: string;
  readonly bid?: string;
  readonly counts?: TrueCounts;
}

export interface TrueItem extends TruePost {
  readonly visible?: boolean;
  readonly retweet_of?: TruePost | null;
  readonly is_retweet?: boolean;
  /** Posts that the page has folded into this one. */
  readonly merged_similar?: readonly TruePost[];
  readonly word?: string;
  readonly rank?: number | null;
  readonly pinned?: boolean;
  readonly is_ad?: boolean;
  readonly heat?: TrueCount | null;
  readonly user_id?: string;
  readonly comment_id?: string;
  readonly topic_id?: string;
  readonly replies?: TrueCount;
  readonly subject_id?: string;
  readonly score?: { readonly value: number | null };
  readonly raters?: TrueCount;
  readonly interest?: TrueCounts;
  readonly star_percent?: Readonly<Record<string, string>>;
}

export interface Truth {
  readonly items: readonly TrueItem[];
  /** Lists and figures beside the items: a sidebar, a weekly chart, an account's header. */
  readonly page_counts?: Readonly<Record<string, unknown>>;
}

/** A capture whose items and figures have been checked by hand. */
export interface Capture {
  readonly capture: string;
  readonly url: string;
  readonly encoding: string;
  readonly truth: string;
}

/** All captures that have a hand-checked truth. */
export function capturesWithTruth(): readonly Capture[] {
  const index = JSON.parse(readFileSync(join(sharedPages, 'index.json'), 'utf8')) as {
    captures: readonly (Omit<Capture, 'truth'> & { readonly truth: string | null })[];
  };
  return index.captures.flatMap((each) => (each.truth === null ? [] : [{ ...each, truth: each.truth }]));
}

/** The folder of a capture, which is its page kind. */
export function kindOf({ capture }: Capture): string {
  return capture.split('/')[1] ?? capture;
}

/**
 * Where a truth file says something else than its capture. The one case: the page's own link says 243204人读过 (line
 * 3011, to `subject/1089243/comments?status=P`); the 35 of the truth file stands beside another edition in the sidebar
 * (line 2567, subject 2037260).
 */
const CORRECTIONS: Readonly<Record<string, TrueCounts>> = {
  'captures/douban-book/1089243_2022-12.html': {
    读过: { text: '243204人读过', lo: 243_204, hi: 243_204 },
  },
};

/** What has been found by hand on a capture. */
export function truthOf({ capture, truth }: Capture): Truth {
  const said = JSON.parse(readFileSync(join(sharedPages, truth), 'utf8')) as Truth;
  const correction = CORRECTIONS[capture];
  if (!correction) return said;
  const items = said.items.map((item) => ({ ...item, interest: { ...item.interest, ...correction } }));
  return { ...said, items };
}
