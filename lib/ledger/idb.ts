import { unwrap } from 'idb';
import type { ItemKey } from '../model';
import type { Connection } from './connection';
import { asLedgerError } from './error';
import { bytesOfKey, keyOfBytes } from './keys';
import { authorBytes, type PackedHead, packHead, unpackHead } from './row';
import type { HeadRow, StoreName } from './schema';
import { packKeys, unpackKeys } from './seen';
import { type Keyed, NO_BASES, NO_TOTALS, type Shelf, type Shelves } from './shelf';

const STORES: readonly StoreName[] = ['items', 'stretches', 'verdicts', 'reviews', 'seen', 'meta'];
const LOCK_NAME = 'shuifen-ledger';

/** Rows in IndexedDB, by way of a connection that opens itself. */
export function idbShelves(connection: Connection): Shelves {
  async function run<T>(mode: IDBTransactionMode, work: (shelf: Shelf) => Promise<T>): Promise<T> {
    // Bare requests: a page view makes a hundred of them, and wrapping each costs a tenth of it.
    // Relaxed: complete when the operating system has it. A killed browser loses nothing (TOOLCHAIN §6), at half the price.
    const tx = await connection.begin((db) => unwrap(db).transaction(STORES, mode, { durability: 'relaxed' }));
    const ended = end(tx);
    try {
      const result = await work({ ...readingOf(tx), ...writingOf(tx) });
      await ended;
      return result;
    } catch (error) {
      // Read before aborting: the transaction's own error is the cause, the request's often a mere AbortError.
      const cause = tx.error ?? error;
      abort(tx);
      await ended.catch(() => undefined);
      throw asLedgerError(cause);
    }
  }
  return {
    read: (work) => run('readonly', work),
    write: (work) => underLock(() => run('readwrite', work)),
    close: () => connection.close(),
  };
}

type Writing = 'put' | 'drop' | 'clear';
type Reading = Omit<Shelf, Extract<keyof Shelf, `${Writing}${string}`>>;

function readingOf(tx: IDBTransaction): Reading {
  const items = tx.objectStore('items');
  const get = (store: StoreName, key: IDBValidKey) => result(tx.objectStore(store).get(key));
  return {
    async head(key) {
      const row: PackedHead | undefined = await result(items.get(bytesOfKey(key)));
      return row && unpackHead(row);
    },
    heads: (keys, meanwhile) => headsOf(items, keys, meanwhile),
    stretches: (key) => result(tx.objectStore('stretches').getAll(stretchesOf(key, 0))),
    async authorKeys(author, limit) {
      return (await result(items.index('author').getAllKeys(itemsBy(author), limit))).map(keyOf);
    },
    async authorHeads(author, limit) {
      return (await result(items.index('author').getAll(itemsBy(author), limit))).map(unpackHead);
    },
    headsAfter: (after, limit) =>
      keyed(items, after === null ? null : IDBKeyRange.lowerBound(bytesOfKey(after), true), limit),
    listed: (from, below, limit) => keyed(items.index('state'), IDBKeyRange.bound(from, below, false, true), limit),
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
function writingOf(tx: IDBTransaction): Omit<Shelf, keyof Reading> {
  const put = async (store: StoreName, key: IDBValidKey, row: unknown) => void tx.objectStore(store).put(row, key);
  const drop = async (store: StoreName, key: IDBValidKey | IDBKeyRange) => void tx.objectStore(store).delete(key);
  return {
    putHead: (key, row) => put('items', bytesOfKey(key), packHead(key, row)),
    dropHead: (key) => drop('items', bytesOfKey(key)),
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
      for (const store of STORES) tx.objectStore(store).clear();
    },
  };
}

function result<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** One promise for all: a page of items would make a hundred. */
function headsOf(
  items: IDBObjectStore,
  keys: readonly ItemKey[],
  meanwhile?: (row: HeadRow) => void,
): Promise<readonly (HeadRow | undefined)[]> {
  return new Promise((resolve, reject) => {
    const rows: (HeadRow | undefined)[] = [];
    let missing = keys.length;
    if (missing === 0) resolve(rows);
    keys.forEach((key, i) => {
      const request: IDBRequest<PackedHead | undefined> = items.get(bytesOfKey(key));
      request.onerror = () => reject(request.error);
      request.onsuccess = () => {
        const row = request.result && unpackHead(request.result);
        rows[i] = row;
        if (row !== undefined) meanwhile?.(row);
        missing -= 1;
        if (missing === 0) resolve(rows);
      };
    });
  });
}

function end(tx: IDBTransaction): Promise<void> {
  const ended = new Promise<void>((resolve, reject) => {
    tx.oncomplete = () => resolve();
    tx.onabort = () => reject(tx.error ?? new DOMException('aborted', 'AbortError'));
  });
  // Its failure is heard by whoever waits for it; work that failed before does not.
  ended.catch(() => undefined);
  return ended;
}

async function keyed(source: IDBObjectStore | IDBIndex, range: IDBKeyRange | null, limit: number): Promise<Keyed[]> {
  const [keys, rows] = await Promise.all([
    result(source.getAllKeys(range, limit)),
    result<PackedHead[]>(source.getAll(range, limit)),
  ]);
  return rows.flatMap((row, i) => (keys[i] === undefined ? [] : [[keyOf(keys[i]), unpackHead(row)] as const]));
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

function keyOf(key: IDBValidKey): ItemKey {
  return keyOfBytes(new Uint8Array(key as ArrayBuffer));
}

/** An array sorts after every number. */
function stretchesOf(key: ItemKey, from: number): IDBKeyRange {
  const bytes = bytesOfKey(key);
  return IDBKeyRange.bound([bytes, from], [bytes, []]);
}

/** Everything that begins with the author's bytes; four bytes for the order follow. */
function itemsBy(author: string): IDBKeyRange {
  const start = authorBytes(author);
  const last = new Uint8Array(start.length + 5).fill(255);
  last.set(start);
  return IDBKeyRange.bound(start, last);
}

function abort(tx: IDBTransaction): void {
  try {
    tx.abort();
  } catch {
    // It has ended already.
  }
}

/** All writers of all contexts one at a time. Where there are no locks, IndexedDB's own transactions still order them. */
function underLock<T>(work: () => Promise<T>): Promise<T> {
  const locks = globalThis.navigator?.locks as LockManager | undefined;
  return locks === undefined ? work() : locks.request(LOCK_NAME, work);
}
