import type { ItemKey } from '../model';
import { decodeStretch } from './codec';
import { siteOfKey } from './keys';
import type { HeadRow } from './schema';
import type { Keyed, Shelf } from './shelf';

/** So many heads are looked at in one transaction. */
const SLICE = 500;

/** Drops items with all that is kept of them. Those that are not known are passed over. */
export async function forgetItems(shelf: Shelf, keys: readonly ItemKey[]): Promise<void> {
  const heads = await shelf.heads(keys);
  await dropAll(
    shelf,
    keys.flatMap((key, i): Keyed[] => (heads[i] === undefined ? [] : [[key, heads[i]]])),
  );
}

/**
 * Drops the items of one site among the next heads.
 *
 * @param after the key after which to go on; null for the first
 * @returns where to go on; null at the end
 */
export async function forgetSiteAfter(shelf: Shelf, site: string, after: ItemKey | null): Promise<ItemKey | null> {
  const heads = await shelf.headsAfter(after, SLICE);
  await dropAll(
    shelf,
    heads.filter(([key]) => siteOfKey(key) === site),
  );
  return heads.length < SLICE ? null : (heads.at(-1)?.[0] ?? null);
}

async function dropAll(shelf: Shelf, items: readonly Keyed[]): Promise<void> {
  if (items.length === 0) return;
  const [totals, ...lengths] = await Promise.all([shelf.totals(), ...items.map((item) => lengthOf(shelf, item))]);
  const sites = { ...totals.sites };
  for (const [key] of items) sites[siteOfKey(key)] = (sites[siteOfKey(key)] ?? 1) - 1;
  const points = totals.points - lengths.reduce((sum, length) => sum + length, 0);
  await Promise.all([
    ...items.flatMap(([key]) => [
      shelf.dropHead(key),
      shelf.dropStretches(key, 0),
      shelf.dropVerdict(key),
      shelf.dropReview(key),
    ]),
    shelf.putTotals({ ...totals, items: totals.items - items.length, points, sites }),
  ]);
}

/** Where a stretch cannot be read, its points were counted and are not known any more: the total stays too high. */
async function lengthOf(shelf: Shelf, [key, row]: readonly [ItemKey, HeadRow]): Promise<number> {
  const closed = row.s === undefined ? [] : await shelf.stretches(key);
  return [...closed, row.b].reduce((sum, bytes) => {
    const decoded = decodeStretch(bytes);
    return sum + (decoded.ok ? decoded.points.length : 0);
  }, 0);
}
