// IndexedDB without a ledger: the tight loops that the ledger is measured against.
import type { Point } from '../../../lib/model';

const ROWS = 'rows';

/** One store of rows under their item's key, no index. */
export function openRaw(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('raw', 1);
    request.onupgradeneeded = () => request.result.createObjectStore(ROWS);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

export function putAll(
  db: IDBDatabase,
  store: string,
  rows: Iterable<readonly [key: IDBValidKey, row: unknown]>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const tx = db.transaction(store, 'readwrite', { durability: 'relaxed' });
    tx.oncomplete = () => resolve();
    tx.onabort = () => reject(tx.error);
    const rowsOf = tx.objectStore(store);
    for (const [key, row] of rows) rowsOf.put(row, key);
  });
}

/** Gets every row, lets its packed bytes grow by one point of ten bytes, and puts it back: one transaction. */
export function growRaw(db: IDBDatabase, keys: readonly IDBValidKey[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const tx = db.transaction(ROWS, 'readwrite', { durability: 'relaxed' });
    tx.oncomplete = () => resolve();
    tx.onabort = () => reject(tx.error);
    const rows = tx.objectStore(ROWS);
    for (const key of keys) {
      const request = rows.get(key);
      request.onsuccess = () => {
        const row: Uint8Array | undefined = request.result;
        const grown = new Uint8Array((row?.length ?? 0) + 10);
        grown.set(row ?? []);
        rows.put(grown, key);
      };
    }
  });
}

/** Gets every row, which is not there, and puts it: one transaction. */
export function addRaw(db: IDBDatabase, rows: Iterable<readonly [key: IDBValidKey, row: unknown]>): Promise<void> {
  return new Promise((resolve, reject) => {
    const tx = db.transaction(ROWS, 'readwrite', { durability: 'relaxed' });
    tx.oncomplete = () => resolve();
    tx.onabort = () => reject(tx.error);
    const store = tx.objectStore(ROWS);
    for (const [key, row] of rows) store.get(key).onsuccess = () => store.put(row, key);
  });
}

/** Reads the rows of `flat` bytes and makes their points of them. */
export function readRaw(db: IDBDatabase, keys: readonly IDBValidKey[]): Promise<Point[][]> {
  return new Promise((resolve, reject) => {
    const tx = db.transaction(ROWS);
    const all: Point[][] = [];
    tx.oncomplete = () => resolve(all);
    tx.onabort = () => reject(tx.error);
    const rows = tx.objectStore(ROWS);
    for (const key of keys) {
      const request = rows.get(key);
      request.onsuccess = () => all.push(pointsOf(request.result.b));
    }
  });
}

/** Points of three exact counts as plain 32-bit numbers: nothing is quicker to read. */
export function flat(points: readonly Point[]): Uint32Array {
  return Uint32Array.from(
    points.flatMap(({ firstAt, counts: { reposts, comments, likes } }) => [
      firstAt / 1000,
      reposts?.low ?? 0,
      comments?.low ?? 0,
      likes?.low ?? 0,
    ]),
  );
}

function pointsOf(numbers: Uint32Array): Point[] {
  const points: Point[] = [];
  for (let i = 0; i < numbers.length; i += 4) {
    const [at = 0, reposts = 0, comments = 0, likes = 0] = [numbers[i], numbers[i + 1], numbers[i + 2], numbers[i + 3]];
    points.push({
      firstAt: at * 1000,
      lastAt: at * 1000,
      looks: 1,
      counts: {
        reposts: { low: reposts, high: reposts },
        comments: { low: comments, high: comments },
        likes: { low: likes, high: likes },
      },
    });
  }
  return points;
}
