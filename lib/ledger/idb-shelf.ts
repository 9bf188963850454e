import type { ItemKey } from '../model';
import { IdbAuthors } from './idb-authors';
import { IdbHeads } from './idb-heads';
import { bytesOfKey, keyOfBytes } from './keys';
import { unpackHead } from './row';
import { type HeadRow, STORES, type StoreName } from './schema';
import { packKeys, unpackKeys } from './seen';
import { type Keyed, NO_BASES, NO_TOTALS, type Shelf } from './shelf';
import { entriesFrom, entryOf, itemOf } from './states';

/** The rows of one transaction, and what there is to do before it ends. */
export interface IdbShelf extends Shelf {
  /** Puts the heads and lists that were held back. */
  flush(): void;
}

export function idbShelf(tx: IDBTransaction): IdbShelf {
  const heads = new IdbHeads(tx.objectStore('items'));
  const authors = new IdbAuthors(tx.objectStore('authors'));
  const flush = () => {
    heads.flush();
    authors.flush();
  };
  return { ...readingOf(tx, heads, authors), ...writingOf(tx, heads, authors), flush };
}

type Writing = 'put' | 'drop' | 'clear';
type Reading = Omit<Shelf, Extract<keyof Shelf, `${Writing}${string}`>>;

function readingOf(tx: IDBTransaction, heads: IdbHeads, authors: IdbAuthors): Reading {
  const get = (store: StoreName, key: IDBValidKey) => result(tx.objectStore(store).get(key));
  return {
    async head(key) {
      return (await heads.get([key]))[0];
    },
    heads: (keys, meanwhile) => heads.get(keys, meanwhile),
    stretches: (key) => result(tx.objectStore('stretches').getAll(stretchesOf(key, 0))),
    stretch: (key, ordinal) => get('stretches', [bytesOfKey(key), ordinal]),
    async stretchCount(key) {
      const newest = await result(tx.objectStore('stretches').openKeyCursor(stretchesOf(key, 0), 'prev'));
      return newest === null ? 0 : (newest.key as StretchKey)[1] + 1;
    },
    authorKeys: (author, limit) => authors.keys(author, limit),
    async headsAfter(after, limit) {
      heads.flush();
      const rows = await rowsAfter<Uint8Array>(tx.objectStore('items'), after, limit);
      return rows.map(([key, row]) => [key, unpackHead(row)]);
    },
    async listedAfter(place, after, below, limit) {
      const entries = await keysIn(tx.objectStore('states'), entriesFrom(place, after, below), limit);
      const keys = entries.map(itemOf);
      const rows = await heads.get(keys);
      return keys.flatMap((key, i): Keyed[] => (rows[i] === undefined ? [] : [[key, rows[i]]]));
    },
    reviewsAfter: (after, limit) => rowsAfter(tx.objectStore('reviews'), after, limit),
    verdictsAfter: (after, limit) => rowsAfter(tx.objectStore('verdicts'), after, limit),
    async seenBefore(before, limit) {
      const range = before && IDBKeyRange.upperBound([before.day, before.number], true);
      const rows = await backwards<[number, number]>(tx.objectStore('seen'), range, limit);
      return rows.map(([[day, number], packed]) => ({ day, number, keys: unpackKeys(packed) }));
    },
    verdict: (key) => get('verdicts', bytesOfKey(key)),
    review: (key) => get('reviews', bytesOfKey(key)),
    totals: async () => (await get('meta', 'totals')) ?? NO_TOTALS,
    bases: async () => (await get('meta', 'bases')) ?? NO_BASES,
  };
}

/** What is put is not waited for one by one: a request that fails ends the transaction, and that is waited for. */
function writingOf(tx: IDBTransaction, heads: IdbHeads, authors: IdbAuthors): Omit<Shelf, keyof Reading> {
  const put = async (store: StoreName, key: IDBValidKey, row: unknown) => void tx.objectStore(store).put(row, key);
  const drop = async (store: StoreName, key: IDBValidKey | IDBKeyRange) => void tx.objectStore(store).delete(key);
  return {
    async putHead(key, row, before) {
      heads.put(key, row);
      follow(tx, key, before, row);
      await authors.move(key, before, row);
    },
    async dropHead(key, before) {
      heads.drop(key);
      follow(tx, key, before, undefined);
      await authors.move(key, before, undefined);
    },
    putStretch: (key, ordinal, bytes) => put('stretches', [bytesOfKey(key), ordinal], bytes),
    dropStretches: (key, from) => drop('stretches', stretchesOf(key, from)),
    putVerdict: (key, row) => put('verdicts', bytesOfKey(key), row),
    dropVerdict: (key) => drop('verdicts', bytesOfKey(key)),
    putReview: (key, review) => put('reviews', bytesOfKey(key), review),
    dropReview: (key) => drop('reviews', bytesOfKey(key)),
    putSeen: ({ day, number, keys }) => put('seen', [day, number], packKeys(keys)),
    dropSeen: ({ day, number }) => drop('seen', [day, number]),
    putTotals: (totals) => put('meta', 'totals', totals),
    putBases: (bases) => put('meta', 'bases', bases),
    async clear() {
      heads.forget();
      authors.forget();
      for (const store of STORES) tx.objectStore(store).clear();
    },
  };
}

/** Takes an item to where it is to stand in the list of states. */
function follow(tx: IDBTransaction, key: ItemKey, before: HeadRow | undefined, after: HeadRow | undefined): void {
  const [from, to] = [entryOf(key, before), entryOf(key, after)];
  if (from && to && indexedDB.cmp(from, to) === 0) return;
  if (from) tx.objectStore('states').delete(from);
  // A row must be something.
  if (to) tx.objectStore('states').put(null, to);
}

type StretchKey = [item: ArrayBuffer, number: number];

function result<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** The next rows of a store whose keys are those of items. */
async function rowsAfter<Row>(
  store: IDBObjectStore,
  after: ItemKey | null,
  limit: number,
): Promise<readonly (readonly [ItemKey, Row])[]> {
  const range = after === null ? null : IDBKeyRange.lowerBound(bytesOfKey(after), true);
  const [keys, rows] = await Promise.all([keysIn(store, range, limit), result<Row[]>(store.getAll(range, limit))]);
  return rows.flatMap((row, i) => (keys[i] === undefined ? [] : [[keyOfBytes(keys[i]), row] as const]));
}

/** The keys of a store whose keys are bytes. */
async function keysIn(
  store: IDBObjectStore,
  range: IDBKeyRange | null,
  limit: number,
): Promise<Uint8Array<ArrayBuffer>[]> {
  const keys = await result(store.getAllKeys(range, limit));
  return keys.map((key) => new Uint8Array(key as ArrayBuffer));
}

/** The last rows of a range, the last one first. */
function backwards<Key>(source: IDBObjectStore, range: IDBKeyRange | null, limit: number) {
  return new Promise<(readonly [Key, Uint8Array])[]>((resolve, reject) => {
    const rows: (readonly [Key, Uint8Array])[] = [];
    const request = source.openCursor(range, 'prev');
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const cursor = request.result;
      if (cursor !== null) rows.push([cursor.key as Key, cursor.value]);
      if (cursor === null || rows.length >= limit) resolve(rows);
      else cursor.continue();
    };
  });
}

/** An array sorts after every number. */
function stretchesOf(key: ItemKey, from: number): IDBKeyRange {
  const bytes = bytesOfKey(key);
  return IDBKeyRange.bound([bytes, from], [bytes, []]);
}
