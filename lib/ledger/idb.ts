import type { IDBPTransaction } from 'idb';
import type { Connection } from './connection';
import { asLedgerError } from './error';
import type { LedgerSchema } from './schema';
import { NO_TOTALS, type Shelf, type Shelves } from './shelf';

const STORES = ['items', 'stretches', 'verdicts', 'meta'] as const;
type Mode = 'readonly' | 'readwrite';
type Transaction = IDBPTransaction<LedgerSchema, typeof STORES, Mode>;

const LOCK_NAME = 'shuifen-ledger';

/** Rows in IndexedDB, by way of a connection that opens itself. */
export function idbShelves(connection: Connection): Shelves {
  async function run<T>(mode: Mode, work: (shelf: Shelf) => Promise<T>): Promise<T> {
    // Relaxed: complete when the operating system has it. A killed browser loses nothing (TOOLCHAIN §6), at half the price.
    const tx = await connection.begin((db) => db.transaction(STORES, mode, { durability: 'relaxed' }));
    try {
      const result = await work(shelfOf(tx));
      await tx.done;
      return result;
    } catch (error) {
      // Read before aborting: the transaction's own error is the cause, the request's often a mere AbortError.
      const cause = tx.error ?? error;
      await abort(tx);
      throw asLedgerError(cause);
    }
  }
  return {
    read: (work) => run('readonly', work),
    write: (work) => underLock(() => run('readwrite', work)),
    close: () => connection.close(),
  };
}

function shelfOf(tx: Transaction): Shelf {
  const items = tx.objectStore('items');
  const stretches = tx.objectStore('stretches');
  const verdicts = tx.objectStore('verdicts');
  const meta = tx.objectStore('meta');
  const writable = tx as IDBPTransaction<LedgerSchema, typeof STORES, 'readwrite'>;
  return {
    head: (key) => items.get(key),
    stretches: (key) => stretches.getAll(allOf(key)),
    authorKeys: (author, limit) => items.index('author').getAllKeys(allOf(author), limit),
    authorHeads: (author, limit) => items.index('author').getAll(allOf(author), limit),
    verdict: (key) => verdicts.get(key),
    totals: async () => (await meta.get('totals')) ?? NO_TOTALS,
    putHead: (key, row) => writable.objectStore('items').put(row, key),
    putStretch: (key, ordinal, bytes) => writable.objectStore('stretches').put(bytes, [key, ordinal]),
    putVerdict: (key, row) => writable.objectStore('verdicts').put(row, key),
    dropVerdict: (key) => writable.objectStore('verdicts').delete(key),
    putTotals: (totals) => writable.objectStore('meta').put(totals, 'totals'),
  };
}

/** All keys `[first, …]`: an array sorts after every number. */
function allOf(first: string): IDBKeyRange {
  return IDBKeyRange.bound([first], [first, []]);
}

async function abort(tx: Transaction): Promise<void> {
  try {
    tx.abort();
  } catch {
    // It has ended already.
  }
  await tx.done.catch(() => undefined);
}

/** All writers of all contexts one at a time. Where there are no locks, IndexedDB's own transactions still order them. */
function underLock<T>(work: () => Promise<T>): Promise<T> {
  const locks = globalThis.navigator?.locks as LockManager | undefined;
  return locks === undefined ? work() : locks.request(LOCK_NAME, work);
}
