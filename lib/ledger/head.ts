import type { ItemFacts, ItemFlag, ItemKey, ItemKind, PageItem } from '../model';
import type { HeadRow } from './schema';

/** Kinds and flags stand on disk as their place in these lists: append, never reorder. */
const KINDS: readonly ItemKind[] = ['post', 'comment', 'user', 'hot', 'topic', 'subject', 'drama', 'thread', 'review'];
const FLAGS: readonly ItemFlag[] = ['lottery', 'media', 'pinned', 'comments-closed', 'unverified-layout'];
const PROMOTED = 1;
const FIRST_FLAG = 2;

const MINUTE_MS = 60_000;

/** What a head row says of its item, beside the stretch. */
export type FactsRow = Omit<HeadRow, 'b' | 's' | 'u' | 'l'>;

/**
 * The facts as the latest look shows them. What this look lacks (author, title, time, repost, comment figures: not
 * every page kind shows them) stays as it was; what it can take back (promoted, flags) is as it says.
 */
export function latestFacts(item: PageItem, before: ItemFacts | null): ItemFacts {
  const postedAt = item.postedAt ?? before?.postedAt;
  const repostOf = item.repostOf ?? before?.repostOf;
  const comments = item.comments ?? before?.comments;
  return {
    key: item.key,
    kind: item.kind,
    author: item.author ?? before?.author ?? null,
    title: item.title || before?.title || '',
    promoted: item.promoted,
    flags: item.flags,
    ...(postedAt !== undefined && { postedAt }),
    ...(repostOf !== undefined && { repostOf }),
    ...(comments !== undefined && { comments }),
  };
}

/**
 * Facts → row. Where the time of posting is not known, the place among the author's items is that of the row `before`,
 * or else the time `at` of the first look. The last verdict stays until there is another.
 */
export function rowOfFacts(facts: ItemFacts, before: FactsRow | undefined, at: number): FactsRow {
  const { author, comments } = facts;
  const bits = bitsOf(facts);
  return {
    k: KINDS.indexOf(facts.kind),
    t: facts.title,
    ...(author !== null && {
      a: authorKey(facts.key, author.id),
      n: author.name,
      o: facts.postedAt === undefined ? (before?.o ?? orderOf(at)) : orderOf(facts.postedAt),
    }),
    ...(facts.postedAt !== undefined && { p: facts.postedAt }),
    ...(facts.repostOf !== undefined && { r: facts.repostOf }),
    ...(bits > 0 && { f: bits }),
    ...(before?.v && { v: before.v }),
    ...(comments && { c: [comments.visible, comments.eligible, comments.largestCluster] as const }),
  };
}

/** Row → facts, or null where the row is none of ours. */
export function factsOfRow(key: ItemKey, row: FactsRow): ItemFacts | null {
  const kind = KINDS[row.k];
  if (kind === undefined || typeof row.t !== 'string') return null;
  const bits = row.f ?? 0;
  const author = row.a === undefined ? null : { id: row.a.slice(row.a.indexOf(':') + 1), name: row.n ?? '' };
  return {
    key,
    kind,
    author,
    title: row.t,
    promoted: (bits & PROMOTED) !== 0,
    flags: FLAGS.filter((_, place) => (bits & (FIRST_FLAG << place)) !== 0),
    ...(row.p !== undefined && { postedAt: row.p }),
    ...(row.r !== undefined && { repostOf: row.r }),
    ...(row.c && { comments: { visible: row.c[0], eligible: row.c[1], largestCluster: row.c[2] } }),
  };
}

/** An author under the site of the item: the sites number their users independently. */
function authorKey(item: ItemKey, authorId: string): string {
  return `${item.slice(0, item.indexOf(':'))}:${authorId}`;
}

/** The order among an author's items that a time (ms) gives: the newest come first. */
export function orderOf(time: number): number {
  return 0 - Math.floor(time / MINUTE_MS);
}

function bitsOf({ promoted, flags }: ItemFacts): number {
  return flags.reduce((bits, flag) => bits | (FIRST_FLAG << FLAGS.indexOf(flag)), promoted ? PROMOTED : 0);
}
