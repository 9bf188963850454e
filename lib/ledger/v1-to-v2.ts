import type { IDBPDatabase, IDBPTransaction } from 'idb';
import type { ItemKey, State, Verdict } from '../model';
import { bytesOfKey, siteOfKey } from './keys';
import { packHead } from './row';
import type { HeadRow, TotalsRow } from './schema';
import { dayOfHead, packKeys } from './seen';

/** What version 1 kept of a verdict. */
interface VerdictV1 {
  readonly s: State;
  readonly v: Omit<Verdict, 'key' | 'state'>;
}

type Upgrade = IDBPTransaction<unknown, string[], 'versionchange'>;

/** Rows copied at a time. */
const SLICE = 1000;
const REPLACED = ['items', 'stretches', 'verdicts'] as const;

/**
 * Version 1 kept heads as records under text keys, verdicts in rows of their own with an index of all states, and no
 * list of days. All is copied into new stores and the old ones are dropped, in the upgrade's own transaction: what
 * fails leaves the old database as it was. Verdicts keep their state and count as out of date.
 */
export async function v1ToV2(db: IDBPDatabase<unknown>, tx: Upgrade): Promise<void> {
  for (const name of REPLACED) tx.objectStore(name).name = `${name}-v1`;
  const items = db.createObjectStore('items');
  items.createIndex('author', 'a');
  items.createIndex('state', 's');
  for (const name of ['stretches', 'verdicts', 'reviews', 'seen']) db.createObjectStore(name);
  const sites: Record<string, number> = {};
  let seen = 0;
  await eachSlice<HeadRow>(tx, 'items-v1', async (slice) => {
    const days = await copyItems(tx, slice);
    for (const [key] of slice) sites[siteOfKey(key)] = (sites[siteOfKey(key)] ?? 0) + 1;
    for (const [day, keys] of days) {
      seen += 1;
      tx.objectStore('seen').put(packKeys(keys), [day, seen]);
    }
  });
  await eachSlice<Uint8Array, [ItemKey, number]>(tx, 'stretches-v1', async (slice) => {
    for (const [[key, number], bytes] of slice) tx.objectStore('stretches').put(bytes, [bytesOfKey(key), number]);
  });
  const totals: Omit<TotalsRow, 'sites' | 'seen'> | undefined = await tx.objectStore('meta').get('totals');
  // A new database comes this way too, and must open even where there is no room for a row.
  if (totals !== undefined) tx.objectStore('meta').put({ ...totals, sites, seen } satisfies TotalsRow, 'totals');
  for (const name of REPLACED) db.deleteObjectStore(`${name}-v1`);
}

/** Copies heads with their verdicts; gives the items by the day on which they were seen last. */
async function copyItems(tx: Upgrade, slice: readonly (readonly [ItemKey, HeadRow])[]) {
  const verdicts = await Promise.all(
    slice.map(([key]): Promise<VerdictV1 | undefined> => tx.objectStore('verdicts-v1').get(key)),
  );
  const days = new Map<number, ItemKey[]>();
  slice.forEach(([key, old], i) => {
    const verdict = verdicts[i];
    const row: HeadRow = { ...old, ...(verdict && { v: { state: verdict.s, basis: 0, digest: '' } }) };
    tx.objectStore('items').put(packHead(key, row), bytesOfKey(key));
    if (verdict && verdict.v.findings.length > 0) {
      const { rulesVersion: _rules, settingsDigest: _settings, inputDigest: _input, ...said } = verdict.v;
      tx.objectStore('verdicts').put(said, bytesOfKey(key));
    }
    const day = dayOfHead(row);
    days.set(day, [...(days.get(day) ?? []), key]);
  });
  return days;
}

/** All rows of a store, in the order of their keys, so many at a time. */
async function eachSlice<Row, Key extends IDBValidKey = ItemKey>(
  tx: Upgrade,
  store: string,
  work: (slice: readonly (readonly [Key, Row])[]) => Promise<void>,
): Promise<void> {
  for (let range: IDBKeyRange | null = null; ; ) {
    const source = tx.objectStore(store);
    const [keys, rows]: [IDBValidKey[], Row[]] = await Promise.all([
      source.getAllKeys(range, SLICE),
      source.getAll(range, SLICE),
    ]);
    const last = keys.at(-1);
    if (last === undefined) return;
    await work(rows.map((row, i) => [keys[i] as Key, row]));
    range = IDBKeyRange.lowerBound(last, true);
  }
}
