import { type IDBPDatabase, openDB } from 'idb';
import { asLedgerError, LedgerError } from './error';
import { DB_NAME, DB_VERSION, type LedgerSchema, migrate } from './schema';

type Database = IDBPDatabase<LedgerSchema>;

/** A database that is opened when needed, given up when another version asks for it, and opened again when lost. */
export interface Connection {
  /** Opens if necessary and starts a transaction. Rejects with a `LedgerError`. */
  begin<T>(start: (db: Database) => T): Promise<T>;
  close(): void;
}

export function connect(): Connection {
  let current: Promise<Database> | null = null;
  let closed = false;

  function open(): Promise<Database> {
    if (closed) return Promise.reject(new LedgerError('closed'));
    if (current !== null) return current;
    const opening = openOnce(() => forget(opening));
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

/** Opens the database. `lost` is called when it may be used no longer. */
function openOnce(lost: () => void): Promise<Database> {
  return new Promise((resolve, reject) => {
    let givenUp = false;
    if (globalThis.indexedDB === undefined) return reject(new LedgerError('refused'));
    openDB<LedgerSchema>(DB_NAME, DB_VERSION, {
      upgrade: (db, oldVersion, _newVersion, tx) => migrate(db, oldVersion, tx),
      blocked() {
        givenUp = true;
        reject(new LedgerError('blocked'));
      },
      blocking(_currentVersion, _blockedVersion, event) {
        // A newer version of the extension, or a deletion, waits for us: our next use opens anew, or says why not.
        (event.target as IDBDatabase).close();
        lost();
      },
      terminated: lost,
    }).then(
      (db) => (givenUp ? db.close() : resolve(db)),
      (error: unknown) => reject(asLedgerError(error)),
    );
  });
}
