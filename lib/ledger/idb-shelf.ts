import type { ItemKey } from '../model';
import { DamagedBytes } from './bytes';
import type { OnDamage } from './error';
import { IdbAuthors } from './idb-authors';
import { IdbHeads } from './idb-heads';
import { bytesOfKey, keyOfBytes } from './keys';
import { unversioned, versioned } from './records';
import { placeOfHead, unpackHead } from './row';
import {
  type Bases,
  type HeadRow,
  type Review,
  STORES,
  type StoreName,
  type TotalsRow,
  type VerdictRow,
} from './schema';
import { packKeys, unpackKeys } from './seen';
import { type Keyed, NO_BASES, NO_TOTALS, type Shelf } from './shelf';
import { entriesFrom, entryOf, placeOfEntry, STATE_ROW, type StatePlace } from './states';

/** The rows of one transaction, and what there is to do before it ends. */
export interface IdbShelf extends Shelf {
  /** Puts the heads and lists that were held back. */
  flush(): void;
}

/** @param onDamage told of lists that cannot be read */
export function idbShelf(tx: IDBTransaction, onDamage: OnDamage = () => undefined): IdbShelf {
  const heads = new IdbHeads(tx.objectStore('items'));
  const authors = new IdbAuthors(tx.objectStore('authors'), heads, onDamage);
  const flush = () => {
    if (tx.mode === 'readonly') return;
    authors.flush();
    heads.flush();
  };
  return { ...readingOf(tx, heads, authors, onDamage), ...writingOf(tx, heads, authors), flush };
}

type Writing = 'put' | 'drop' | 'clear';
type Reading = Omit<Shelf, Extract<keyof Shelf, `${Writing}${string}`>>;

function readingOf(tx: IDBTransaction, heads: IdbHeads, authors: IdbAuthors, onDamage: OnDamage): Reading {
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
    authorKeys: async (author, limit) => (await authors.places(author, null, limit)).map(({ key }) => key),
    authorPlaces: (author, after, limit) => authors.places(author, after, limit),
    async headsAfter(after, limit) {
      heads.flush();
      const rows = await rowsAfter<Uint8Array>(tx.objectStore('items'), after, limit);
      return rows.map(([key, row]) => [key, unpackHead(row)]);
    },
    async listedAfter(place, after, below, limit) {
      const found: Keyed[] = [];
      for (let from: StatePlace = { place, key: after }; ; ) {
        const room = limit - found.length;
        const entries = await keysIn(tx.objectStore('states'), entriesFrom(from, below), room);
        const listed = entries.map(placeOfEntry);
        const rows = await heads.get(listed.map(({ key }) => key));
        // An item whose facts could not be read, once, may have left an entry behind.
        for (const [i, { place: at, key }] of listed.entries()) {
          const row = rows[i];
          if (row !== undefined && placeOfHead(row) === at) found.push([key, row]);
        }
        const last = listed.at(-1);
        if (last === undefined || listed.length < room || found.length === limit) return found;
        from = last;
      }
    },
    reviewsAfter: (after, limit) => recordsAfter(tx.objectStore('reviews'), after, limit),
    verdictsAfter: (after, limit) => recordsAfter(tx.objectStore('verdicts'), after, limit),
    async seenBefore(before, limit) {
      const range = before && IDBKeyRange.upperBound([before.day, before.number], true);
      const rows = await backwards<[number, number]>(tx.objectStore('seen'), range, limit);
      return rows.map(([[day, number], packed]) => ({ day, number, keys: keysOfDay(day, packed, onDamage) }));
    },
    async seenAfter(after, limit) {
      const range = after && IDBKeyRange.lowerBound([after.day, after.number], true);
      const store = tx.objectStore('seen');
      const [keys, rows] = await Promise.all([
        result<IDBValidKey[]>(store.getAllKeys(range, limit)),
        result<Uint8Array[]>(store.getAll(range, limit)),
      ]);
      return rows.map((packed, i) => {
        const [day = 0, number = 0] = keys[i] as number[];
        return { day, number, keys: keysOfDay(day, packed, onDamage) };
      });
    },
    verdict: async (key) => unversioned<VerdictRow>(await get('verdicts', bytesOfKey(key))),
    review: async (key) => unversioned<Review>(await get('reviews', bytesOfKey(key))),
    totals: async () => unversioned<TotalsRow>(await get('meta', 'totals')) ?? NO_TOTALS,
    bases: async () => unversioned<Bases>(await get('meta', 'bases')) ?? NO_BASES,
    note: async (name) => unversioned<{ note: never }>(await get('meta', name))?.note,
  };
}

/** What is put is not waited for one by one: a request that fails ends the transaction, and that is waited for. */
function writingOf(tx: IDBTransaction, heads: IdbHeads, authors: IdbAuthors): Omit<Shelf, keyof Reading> {
  const put = async (store: StoreName, key: IDBValidKey, row: unknown) => void tx.objectStore(store).put(row, key);
  const drop = async (store: StoreName, key: IDBValidKey | IDBKeyRange) => void tx.objectStore(store).delete(key);
  return {
    async putHead(key, row, before) {
      heads.put(key, row.l && authors.isBegunAnew(key, row) ? notAlone(row) : row);
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
    putVerdict: (key, row) => put('verdicts', bytesOfKey(key), versioned(row)),
    dropVerdict: (key) => drop('verdicts', bytesOfKey(key)),
    putReview: (key, review) => put('reviews', bytesOfKey(key), versioned(review)),
    dropReview: (key) => drop('reviews', bytesOfKey(key)),
    putSeen: ({ day, number, keys }) => put('seen', [day, number], packKeys(keys)),
    dropSeen: ({ day, number }) => drop('seen', [day, number]),
    putTotals: (totals) => put('meta', 'totals', versioned(totals)),
    putBases: (bases) => put('meta', 'bases', versioned(bases)),
    putNote: (name, note) => put('meta', name, versioned({ note })),
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
  if (to) tx.objectStore('states').put(STATE_ROW, to);
}

function notAlone({ l: _, ...row }: HeadRow): HeadRow {
  return row;
}

type StretchKey = [item: ArrayBuffer, number: number];

function result<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** The next records of a store whose keys are those of items. */
async function recordsAfter<Row extends object>(store: IDBObjectStore, after: ItemKey | null, limit: number) {
  const rows = await rowsAfter<Row>(store, after, limit);
  return rows.flatMap(([key, row]) => {
    const known = unversioned(row);
    return known === undefined ? [] : [[key, known] as const];
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

/** The keys of a row of `seen`. */
function keysOfDay(day: number, packed: Uint8Array, onDamage: OnDamage): readonly ItemKey[] {
  try {
    return unpackKeys(packed);
  } catch (error) {
    if (!(error instanceof DamagedBytes)) throw error;
    onDamage({ key: `seen:${day}`, reason: `list of the day: ${error.message}` });
    return [];
  }
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
