// Fills the ledger of the bench's worker, and the bare database beside it, with items as the ledger keeps them.
import { type Ledger, openLedger } from '../../../lib/ledger';
import { encodeStretch } from '../../../lib/ledger/codec';
import { latestFacts, rowOfFacts } from '../../../lib/ledger/head';
import { idbShelf } from '../../../lib/ledger/idb-shelf';
import { bytesOfKey } from '../../../lib/ledger/keys';
import { packHead, unpackHead } from '../../../lib/ledger/row';
import { DB_NAME, type HeadRow, STORES, type TotalsRow, type VerdictRow } from '../../../lib/ledger/schema';
import { packKeys } from '../../../lib/ledger/seen';
import type { PageItem } from '../../../lib/model';
import { DAY_MS, looksOf, postOf, START, seriesOf } from './items';
import { openRaw, putAll } from './raw';

export type Side = 'ours' | 'raw';
export const BOTH: readonly Side[] = ['ours', 'raw'];
/** Rows put in one transaction while a ledger is filled. */
export const BATCH = 1000;

export async function ledger(): Promise<Ledger> {
  const opened = await openLedger();
  if (!opened.ok) throw new Error(`the ledger did not open: ${opened.reason}`);
  return opened.ledger;
}

export function openOurs(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DB_NAME);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

export type Row<T> = readonly [key: IDBValidKey, row: T];

/** An item's row as the ledger keeps it. */
export function rowOf(item: PageItem, length: number, alone = false): Row<Uint8Array> {
  const facts = rowOfFacts(latestFacts(item, null), undefined, START);
  const row: HeadRow = { ...facts, ...(alone && { l: true }), b: encodeStretch(seriesOf(item.key, length)) };
  return [bytesOfKey(item.key), packHead(row)];
}

/** Puts items into the ledger as they are. */
export async function putItems(
  db: IDBDatabase,
  items: readonly PageItem[],
  rows: readonly Row<Uint8Array>[],
  said?: (item: PageItem) => VerdictRow,
): Promise<void> {
  const tx = db.transaction(STORES, 'readwrite', { durability: 'relaxed' });
  const complete = new Promise<void>((resolve, reject) => {
    tx.oncomplete = () => resolve();
    tx.onabort = () => reject(tx.error);
  });
  const shelf = idbShelf(tx);
  await Promise.all(
    items.map(({ key }, i) => shelf.putHead(key, unpackHead(rows[i]?.[1] ?? new Uint8Array()), undefined)),
  );
  if (said) for (const item of items) shelf.putVerdict(item.key, said(item));
  shelf.flush();
  await complete;
}

/** Fills ledger and raw database with the same items until `observations` are reached; gives how many items. */
export async function fill(observations: number, sides = BOTH): Promise<number> {
  (await ledger()).close();
  const [ours, raw] = [await openOurs(), await openRaw()];
  let [items, points] = [0, 0];
  while (points < observations) {
    const posts: PageItem[] = [];
    const rows: Row<Uint8Array>[] = [];
    for (; rows.length < BATCH && points < observations; items += 1) {
      posts.push(postOf(items));
      rows.push(rowOf(postOf(items), looksOf(items)));
      points += looksOf(items);
    }
    if (sides.includes('ours')) await putItems(ours, posts, rows);
    if (sides.includes('raw')) await putAll(raw, 'rows', rows);
    await putAll(ours, 'seen', [[[Math.floor(START / DAY_MS), items], packKeys(posts.map(({ key }) => key))]]);
  }
  const totals: TotalsRow = { items, points, since: START, sites: { weibo: items }, seen: items };
  await putAll(ours, 'meta', [['totals', totals]]);
  ours.close();
  raw.close();
  return items;
}
