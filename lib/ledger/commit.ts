import type { ItemKey } from '../model';
import { authorOfAccount, siteOfKey } from './keys';
import type { HeadRow, TotalsRow } from './schema';
import { dayOfHead } from './seen';
import type { Keyed, Shelf } from './shelf';

/** A head that is new, or another than before. */
export interface Change {
  readonly key: ItemKey;
  readonly before: HeadRow | undefined;
  /** What it says of `l` is not heeded. */
  readonly after: HeadRow;
  /** How many points the series has more than before; fewer is below 0. */
  readonly newPoints: number;
}

/**
 * Puts heads, and with them all that is kept in step with them: the totals, the days on which items were seen, and
 * whether an item is all that is known of its author. Everything that adds to series goes through here.
 *
 * @param totals as they are
 * @param since time of the earliest look among the changes, for the totals
 */
export async function commit(
  shelf: Shelf,
  changes: readonly Change[],
  totals: TotalsRow,
  since: number,
): Promise<void> {
  const { alone, disturbed } = await companyOf(shelf, changes);
  const puts = changes.map(({ key, before, after: { l: _, ...row } }) =>
    shelf.putHead(key, alone.has(key) ? { ...row, l: true } : row, before),
  );
  for (const [key, before] of disturbed) {
    const { l: _, ...row } = before;
    puts.push(shelf.putHead(key, row, before));
  }
  const days = [...newDays(changes)];
  days.forEach(([day, keys], i) => {
    puts.push(shelf.putSeen({ day, number: totals.seen + i + 1, keys }));
  });
  const newPoints = changes.reduce((sum, change) => sum + change.newPoints, 0);
  if (newPoints !== 0 || days.length > 0) {
    const points = totals.points + newPoints;
    const earliest = totals.since === null ? since : Math.min(totals.since, since);
    puts.push(
      shelf.putTotals({ ...withNewItems(totals, changes), points, since: earliest, seen: totals.seen + days.length }),
    );
  }
  await Promise.all(puts);
}

/**
 * Who is alone with its author, so that no evidence has to look for company. An item that was written without this mark
 * is asked about in vain, no more; so whoever adds an item takes the mark from the one that had it.
 */
async function companyOf(shelf: Shelf, changes: readonly Change[]) {
  const alone = new Set<ItemKey>();
  const arrivals = new Map<string, ItemKey[]>();
  for (const { key, before, after } of changes) {
    const author = after.a ?? authorOfAccount(key);
    if (author === null || author === undefined) continue;
    if (before === undefined || before.a !== after.a) arrivals.set(author, [...(arrivals.get(author) ?? []), key]);
    else if (before.l) alone.add(key);
  }
  const known = await Promise.all([...arrivals.keys()].map((author) => shelf.authorKeys(author, 2)));
  const disturbed: Keyed[] = [];
  for (const [i, newcomers] of [...arrivals.values()].entries()) {
    const [first, second] = known[i] ?? [];
    const [newcomer] = newcomers;
    if (first === undefined && newcomers.length === 1 && newcomer !== undefined) alone.add(newcomer);
    // Of two none is marked.
    if (first === undefined || second !== undefined || newcomers.includes(first)) continue;
    const row = await shelf.head(first);
    if (row?.l && !alone.delete(first)) disturbed.push([first, row]);
  }
  return { alone, disturbed };
}

/** The items whose newest look is of another day than before, by that day. */
function newDays(changes: readonly Change[]): ReadonlyMap<number, readonly ItemKey[]> {
  const days = new Map<number, ItemKey[]>();
  for (const { key, before, after } of changes) {
    const day = dayOfHead(after);
    if (before !== undefined && dayOfHead(before) === day) continue;
    const keys = days.get(day);
    if (keys === undefined) days.set(day, [key]);
    else keys.push(key);
  }
  return days;
}

function withNewItems(totals: TotalsRow, changes: readonly Change[]): TotalsRow {
  const added = changes.filter(({ before }) => before === undefined);
  if (added.length === 0) return totals;
  const sites = { ...totals.sites };
  for (const { key } of added) sites[siteOfKey(key)] = (sites[siteOfKey(key)] ?? 0) + 1;
  return { ...totals, items: totals.items + added.length, sites };
}
