import type { ItemKey, Point } from '../model';
import { markStale, namesOfGone } from './chores';
import { decodeStretch } from './codec';
import { siteOfKey } from './keys';
import { dayOf, type SeenRow } from './seen';
import type { Keyed, Shelf } from './shelf';

/** So many heads are looked at in one transaction. */
const SLICE = 500;
/** So many rows of the list of days are held at a time. */
const SEEN_SLICE = 200;

/** Drops items with all that is kept of them. Those that are not known are passed over. */
export async function forgetItems(shelf: Shelf, keys: readonly ItemKey[]): Promise<void> {
  const heads = await shelf.heads(keys);
  const known = keys.flatMap((key, i): Keyed[] => (heads[i] === undefined ? [] : [[key, heads[i]]]));
  const lengths = await dropAll(shelf, known);
  await markStale(shelf, namesOfGone(known));
  const gone = new Set(known.map(([key]) => key));
  const firstDay = Math.min(...lengths.map(({ firstAt }) => dayOf(firstAt)));
  await dropSeen(shelf, firstDay, async (listed) => listed.filter((key) => gone.has(key)));
}

/**
 * Drops the items of one site among the next heads, and with the last of them the site's places in the list of days.
 *
 * @param after the key after which to go on; null for the first
 * @returns where to go on; null at the end
 */
export async function forgetSiteAfter(shelf: Shelf, site: string, after: ItemKey | null): Promise<ItemKey | null> {
  const heads = await shelf.headsAfter(after, SLICE);
  const isOfSite = (key: ItemKey) => siteOfKey(key) === site;
  await dropAll(
    shelf,
    heads.filter(([key]) => isOfSite(key)),
  );
  const last = heads.at(-1);
  if (last !== undefined && heads.length === SLICE) return last[0];
  // What was recorded between two slices stays, and stays listed.
  const isEmpty = ((await shelf.totals()).sites[site] ?? 0) === 0;
  await dropSeen(shelf, 0, async (listed) => {
    const keys = listed.filter(isOfSite);
    const left = isEmpty ? [] : await shelf.heads(keys);
    return keys.filter((_, i) => left[i] === undefined);
  });
  return null;
}

interface Length {
  readonly points: number;
  /** Of the first look, ms; 0 where it cannot be read. */
  readonly firstAt: number;
}

/** Drops items with all that is kept of them, but for their places in the list of days. */
export async function dropAll(shelf: Shelf, items: readonly Keyed[]): Promise<readonly Length[]> {
  if (items.length === 0) return [];
  const [totals, lengths] = await Promise.all([
    shelf.totals(),
    Promise.all(items.map((item) => lengthOf(shelf, item))),
  ]);
  const sites = { ...totals.sites };
  for (const [key] of items) sites[siteOfKey(key)] = (sites[siteOfKey(key)] ?? 1) - 1;
  const points = totals.points - lengths.reduce((sum, length) => sum + length.points, 0);
  await Promise.all([
    ...items.flatMap(([key, row]) => [
      shelf.dropHead(key, row),
      shelf.dropStretches(key, 0),
      shelf.dropVerdict(key),
      shelf.dropReview(key),
    ]),
    shelf.putTotals({ ...totals, items: totals.items - items.length, points, sites }),
  ]);
  return lengths;
}

/** Where a stretch cannot be read, its points were counted and are not known any more: the total stays too high. */
export async function lengthOf(shelf: Shelf, [key, row]: Keyed): Promise<Length> {
  const closed = row.s === undefined && row.k >= 0 ? [] : await shelf.stretches(key);
  const stretches = [...closed, row.b].map(decodeStretch);
  const points = stretches.flatMap((decoded): readonly Point[] => (decoded.ok ? decoded.points : []));
  return { points: points.length, firstAt: stretches[0]?.ok ? (points[0]?.firstAt ?? 0) : 0 };
}

/**
 * Takes items out of the list of days: seen again on the same day, they would be listed twice.
 *
 * @param firstDay before which none of them can be listed
 * @param goneOf which of the keys that are listed are to go
 */
async function dropSeen(
  shelf: Shelf,
  firstDay: number,
  goneOf: (listed: readonly ItemKey[]) => Promise<readonly ItemKey[]>,
): Promise<void> {
  for (let before: SeenRow | null = null; ; ) {
    const rows: readonly SeenRow[] = await shelf.seenBefore(before, SEEN_SLICE);
    for (const row of rows) {
      const gone = new Set(row.day < firstDay ? [] : await goneOf(row.keys));
      const keys = row.keys.filter((key) => !gone.has(key));
      if (keys.length === 0) await shelf.dropSeen(row);
      else if (gone.size > 0) await shelf.putSeen({ ...row, keys });
    }
    before = rows.at(-1) ?? null;
    if (before === null || rows.length < SEEN_SLICE || before.day < firstDay) return;
  }
}
