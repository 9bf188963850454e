import { unwrap } from 'idb';
import type { Connection } from './connection';
import { asLedgerError, type OnDamage } from './error';
import { idbShelf } from './idb-shelf';
import { STORES } from './schema';
import type { Shelf, Shelves } from './shelf';

const LOCK_NAME = 'shuifen-ledger';
/** So many works share a transaction: whoever asked first waits for the last of them. */
const MOST_TOGETHER = 8;

type Work<T> = (shelf: Shelf) => Promise<T>;

/** Rows in IndexedDB, by way of a connection that opens itself. Lists that cannot be read are told. */
export function idbShelves(connection: Connection, onDamage: OnDamage = () => undefined): Shelves {
  async function run<T>(mode: IDBTransactionMode, work: Work<T>): Promise<T> {
    // Bare requests: a page view makes a hundred of them, and wrapping each costs a tenth of it.
    // Relaxed: complete when the operating system has it. A killed browser loses nothing (TOOLCHAIN §6), at half the price.
    const tx = await connection.begin((db) => unwrap(db).transaction(STORES, mode, { durability: 'relaxed' }));
    const ended = end(tx);
    try {
      const shelf = idbShelf(tx, onDamage);
      const result = await work(shelf);
      // What was read is known; when its transaction ends is nobody's concern.
      if (mode === 'readonly') return result;
      shelf.flush();
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
    write: writeTogether((work) => run('readwrite', work)),
    close: () => connection.close(),
  };
}

/** A work that waits for its turn to write. */
interface Waiting {
  /** Never rejects. */
  readonly work: Work<() => void>;
  readonly alone: () => Promise<void>;
}

/**
 * What comes while another transaction is under way (a burst of page views) is done in one, each after the other, and
 * each is told only when that is complete. Where one of them fails nothing of it was kept, and each is done by itself.
 */
function writeTogether(run: <T>(work: Work<T>) => Promise<T>): Shelves['write'] {
  let waiting: Waiting[] = [];
  // Where the lock is refused, IndexedDB's own transactions still order the writers.
  const start = () => void underLock(writeNext).catch(writeNext);
  async function writeNext(): Promise<void> {
    const turn = waiting.slice(0, MOST_TOGETHER);
    waiting = waiting.slice(MOST_TOGETHER);
    if (waiting.length > 0) start();
    const [first, ...others] = turn;
    if (first === undefined) return;
    try {
      if (others.length === 0) return await first.alone();
      const tell = await run(async (shelf) => {
        const told: (() => void)[] = [];
        for (const { work } of turn) told.push(await work(shelf));
        return told;
      });
      for (const each of tell) each();
    } catch {
      for (const { alone } of turn) await alone();
    }
  }
  return <T>(work: Work<T>) =>
    new Promise<T>((resolve, reject) => {
      waiting.push({
        work: async (shelf) => {
          const result = await work(shelf);
          return () => resolve(result);
        },
        alone: () => run(work).then(resolve, reject),
      });
      if (waiting.length === 1) start();
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

function abort(tx: IDBTransaction): void {
  try {
    tx.abort();
  } catch {
    // It has ended already.
  }
}

/** All writers of all contexts one at a time. */
function underLock<T>(work: () => Promise<T>): Promise<T> {
  const locks = globalThis.navigator?.locks as LockManager | undefined;
  return locks === undefined ? work() : locks.request(LOCK_NAME, work);
}
