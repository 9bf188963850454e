import type { IDBPTransaction } from 'idb';

export type Upgrade = IDBPTransaction<unknown, string[], 'versionchange'>;

/** Rows copied at a time, where they are small. */
const SLICE = 1000;

/** What a store is called while its rows are taken over. */
export function aside(store: string): string {
  return `${store}-before`;
}

/** All rows of a store that was put aside, in the order of their keys, so many at a time. */
export async function eachSlice<Row, Key>(
  tx: Upgrade,
  store: string,
  work: (slice: readonly (readonly [Key, Row])[]) => void | Promise<void>,
  atOnce = SLICE,
): Promise<void> {
  for (let range: IDBKeyRange | null = null; ; ) {
    const source = tx.objectStore(aside(store));
    const [keys, rows]: [IDBValidKey[], Row[]] = await Promise.all([
      source.getAllKeys(range, atOnce),
      source.getAll(range, atOnce),
    ]);
    const last = keys.at(-1);
    if (last === undefined) return;
    await work(rows.map((row, i) => [keys[i] as Key, row]));
    range = IDBKeyRange.lowerBound(last, true);
  }
}
