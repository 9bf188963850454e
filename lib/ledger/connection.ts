import { type IDBPDatabase, openDB } from 'idb';
import { asLedgerError, LedgerError } from './error';
import type { LedgerOptions } from './ledger';
import { isLoss } from './loss';
import { DB_NAME } from './schema';
import { DB_VERSION, upgrade } from './upgrade';

type Database = IDBPDatabase;
type Watching = Pick<LedgerOptions, 'onLoss' | 'onEmpty'>;

/** A database that is opened when needed, given up when another version asks for it, and opened again when lost. */
export interface Connection {
  /** Opens if necessary and starts a transaction. Rejects with a `LedgerError`. */
  begin<T>(start: (db: Database) => T): Promise<T>;
  close(): void;
}

/** @param watching who is told of what an opening finds */
export function connect(watching: Watching = {}): Connection {
  let current: Promise<Database> | null = null;
  let closed = false;

  function open(): Promise<Database> {
    if (closed) return Promise.reject(new LedgerError('closed'));
    if (current !== null) return current;
    const opening = openAndLook(() => forget(opening), watching).catch((error: unknown) => {
      throw asLedgerError(error);
    });
    current = opening;
    opening.catch(() => forget(opening));
    return opening;
  }
  function forget(lost: Promise<Database>): void {
    if (current === lost) current = null;
  }

  return {
    async begin(start) {
      for (let attempt = 1; ; attempt += 1) {
        const opened = open();
        const db = await opened;
        try {
          return start(db);
        } catch (error) {
          // It may have been closed between our asking and our having it: once more, on a new one.
          forget(opened);
          if (attempt === 2) throw asLedgerError(error);
        }
      }
    },
    close() {
      closed = true;
      current?.then((db) => db.close()).catch(() => undefined);
      current = null;
    },
  };
}

/** Whatever is done with the database comes after the look. */
async function openAndLook(lost: () => void, watching: Watching): Promise<Database> {
  const db = await openOnce(lost, watching);
  if (watching.onEmpty !== undefined && (await isEmpty(db))) watching.onEmpty();
  return db;
}

/** One that is closed at this very moment says nothing. */
async function isEmpty(db: Database): Promise<boolean> {
  try {
    return (await db.getAllKeys('items', null, 1)).length === 0;
  } catch {
    return false;
  }
}

/** An opening that takes longer stands behind another page's request, and is told nothing at all. */
const PATIENCE_MS = 5000;

/**
 * Opens the database. `lost` is called when it may be used no longer. Rejects with the browser's own error, which some
 * throw at once instead of telling it by the request.
 */
function openOnce(lost: () => void, { onLoss }: Watching): Promise<Database> {
  return new Promise((resolve, reject) => {
    if (globalThis.indexedDB === undefined) return reject(new LedgerError('refused'));
    let givenUp = false;
    let begun = false;
    const giveUp = (): void => {
      givenUp = true;
      reject(new LedgerError('blocked'));
    };
    const patience = setTimeout(giveUp, PATIENCE_MS);
    openDB(DB_NAME, DB_VERSION, {
      upgrade(db, oldVersion, _newVersion, tx, event) {
        // It is our turn: a migration takes as long as it takes.
        clearTimeout(patience);
        begun = true;
        if (isLoss(event)) onLoss?.();
        // Left to itself, a step that threw would keep what it has done so far. A request that failed undoes it anyway.
        upgrade(db, oldVersion, tx).catch(() => {
          if (tx.error === null) tx.abort();
        });
      },
      blocked: giveUp,
      blocking(_currentVersion, _blockedVersion, event) {
        // A newer version of the extension, or a deletion, waits for us: our next use opens anew, or says why not.
        (event.target as IDBDatabase).close();
        lost();
      },
      terminated: lost,
    })
      .then(
        (db) => (givenUp ? db.close() : resolve(db)),
        (error: unknown) => reject(begun && isAborted(error) ? new LedgerError('migration', error) : error),
      )
      .finally(() => clearTimeout(patience));
  });
}

/** An opening ends so where its upgrade was undone; also, before that, where the browser is just clearing the database. */
function isAborted(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}
