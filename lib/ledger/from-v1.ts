import { unwrap } from 'idb';
import type { ItemKey, State, Verdict } from '../model';
import { idbShelf } from './idb-shelf';
import { saidOf } from './keep';
import { siteOfKey } from './keys';
import type { HeadRow, TotalsRow } from './schema';
import { dayOfHead } from './seen';
import type { Shelf } from './shelf';
import { aside, eachSlice, type Upgrade } from './take-over';

/** What version 1 kept of a verdict. */
interface VerdictV1 {
  readonly s: State;
  readonly v: Omit<Verdict, 'key' | 'state'>;
}

/**
 * Version 1 kept heads as records under text keys, verdicts in rows of their own with an index of all states, and no
 * list of days. Verdicts keep their state and count as out of date.
 */
export async function fromV1(tx: Upgrade): Promise<void> {
  const shelf = idbShelf(unwrap(tx));
  const sites: Record<string, number> = {};
  let seen = 0;
  await eachSlice<HeadRow, ItemKey>(tx, 'items', async (slice) => {
    const days = await copyItems(tx, shelf, slice);
    for (const [key] of slice) sites[siteOfKey(key)] = (sites[siteOfKey(key)] ?? 0) + 1;
    for (const [day, keys] of days) {
      seen += 1;
      await shelf.putSeen({ day, number: seen, keys });
    }
    shelf.flush();
  });
  await eachSlice<Uint8Array, [ItemKey, number]>(tx, 'stretches', async (slice) => {
    for (const [[key, number], bytes] of slice) await shelf.putStretch(key, number, bytes);
  });
  const totals: Omit<TotalsRow, 'sites' | 'seen'> | undefined = await tx.objectStore('meta').get('totals');
  if (totals !== undefined) await shelf.putTotals({ ...totals, sites, seen });
}

/** Copies heads with their verdicts; gives the items by the day on which they were seen last. */
async function copyItems(tx: Upgrade, shelf: Shelf, slice: readonly (readonly [ItemKey, HeadRow])[]) {
  const verdicts = await Promise.all(
    slice.map(([key]): Promise<VerdictV1 | undefined> => tx.objectStore(aside('verdicts')).get(key)),
  );
  const days = new Map<number, ItemKey[]>();
  const puts: Promise<unknown>[] = [];
  slice.forEach(([key, old], i) => {
    const verdict = verdicts[i];
    const row: HeadRow = { ...old, ...(verdict && { v: { state: verdict.s, basis: 0, digest: '' } }) };
    puts.push(shelf.putHead(key, row, undefined));
    if (verdict && verdict.v.findings.length > 0) puts.push(shelf.putVerdict(key, saidOf(verdict.v)));
    const day = dayOfHead(row);
    days.set(day, [...(days.get(day) ?? []), key]);
  });
  await Promise.all(puts);
  return days;
}
