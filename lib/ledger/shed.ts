import type { ItemKey } from '../model';
import { markStale, namesOfGone } from './chores';
import { DAY_MS, vouchedNow } from './clock';
import { dropAll, lengthOf } from './forget';
import type { TotalsRow } from './schema';
import { dayOf, dayOfHead, type SeenRow } from './seen';
import type { Keyed, Shelf } from './shelf';
import type { RetentionRule } from './thin';
import { isPinnedBy } from './tidy';

const MEGABYTE = 1e6;
/** What an item that was seen once takes on the disk, with title, author and verdict, and each further observation. */
const ITEM_BYTES = 200;
const POINT_BYTES = 10;
/** So many rows of the list of days are gone through in one transaction, and so many items dropped. */
const SLICE = 20;
const MOST_DROPPED = 100;

export type SeenMark = Omit<SeenRow, 'keys'>;

export interface ShedAsk {
  readonly rule: RetentionRule;
  /** ms, the background's clock. */
  readonly now: number;
  /** Where the list of days is gone on with; null for its beginning. */
  readonly after: SeenMark | null;
}

export interface Shed {
  /** Where to go on; null where there is room again, or nothing left that may go. */
  readonly after: SeenMark | null;
  /** How many items were dropped. */
  readonly items: number;
}

/**
 * What the history takes on the disk, in bytes, by what it knows of itself. What the browser tells
 * (`navigator.storage.estimate`) is no measure to drop things by: in Chromium it falls only when the database is
 * compacted, long after something was deleted, so that everything would be gone by then; Firefox rounds it; and both
 * count what else the extension stores.
 */
function sizeOf({ items, points }: Pick<TotalsRow, 'items' | 'points'>): number {
  return items * ITEM_BYTES + Math.max(0, points - items) * POINT_BYTES;
}

/** How many bytes there are too many. */
export async function excessOf(shelf: Shelf, { rule }: Pick<ShedAsk, 'rule'>): Promise<number> {
  if (rule.afterwards === 'keep') return 0;
  return Math.max(0, sizeOf(await shelf.totals()) - rule.mostMegabytes * MEGABYTE);
}

/**
 * Drops items that were not seen for longest, until the history is as small as the rule says. What was seen within the
 * days for which everything is kept stays, and so does what is flagged or was reviewed.
 */
export async function shedOldest(shelf: Shelf, ask: ShedAsk): Promise<Shed> {
  const vouched = await vouchedNow(shelf, ask.now);
  const end = vouched && dayOf(vouched - ask.rule.keepAllDays * DAY_MS);
  let after = ask.after;
  let items = 0;
  for (const row of end === null ? [] : await shelf.seenAfter(after, SLICE)) {
    const excess = await excessOf(shelf, ask);
    if (row.day >= (end ?? 0) || excess === 0) return { after: null, items };
    const listed = await listedIn(shelf, row);
    const goners = await enough(shelf, await unpinned(shelf, listed), excess);
    await dropAll(shelf, goners);
    await markStale(shelf, namesOfGone(goners));
    await relist(shelf, row, listed, goners);
    items += goners.length;
    // The row is gone through once more where not all of it could go at once.
    if (items >= MOST_DROPPED) return { after, items };
    after = { day: row.day, number: row.number };
  }
  return { after: after === ask.after ? null : after, items };
}

/** The items of a row that were not seen later: where they stood before is stale. */
async function listedIn(shelf: Shelf, { day, keys }: SeenRow): Promise<readonly Keyed[]> {
  const heads = await shelf.heads(keys);
  return keys.flatMap((key, i): Keyed[] => {
    const head = heads[i];
    return head !== undefined && dayOfHead(head) === day ? [[key, head]] : [];
  });
}

async function unpinned(shelf: Shelf, listed: readonly Keyed[]): Promise<readonly Keyed[]> {
  const quiet = listed.filter(([, head]) => !isPinnedBy(head));
  const reviews = await Promise.all(quiet.map(([key]) => shelf.review(key)));
  return quiet.filter((_, i) => reviews[i] === undefined);
}

/** As many of the first ones as take so many bytes, or can go at once. */
async function enough(shelf: Shelf, items: readonly Keyed[], bytes: number): Promise<readonly Keyed[]> {
  let left = bytes;
  for (const [i, item] of items.slice(0, MOST_DROPPED).entries()) {
    left -= sizeOf({ items: 1, points: (await lengthOf(shelf, item)).points });
    if (left <= 0) return items.slice(0, i + 1);
  }
  return items.slice(0, MOST_DROPPED);
}

/** Leaves in a row what is still there: the next round has the less to go through. */
async function relist(shelf: Shelf, row: SeenRow, listed: readonly Keyed[], goners: readonly Keyed[]): Promise<void> {
  const gone = new Set<ItemKey>(goners.map(([key]) => key));
  const keys = listed.flatMap(([key]) => (gone.has(key) ? [] : [key]));
  if (keys.length === 0) await shelf.dropSeen(row);
  else if (keys.length < row.keys.length) await shelf.putSeen({ ...row, keys });
}
