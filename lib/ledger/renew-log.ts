import { deleteDB, openDB } from 'idb';
import { isLoss } from './loss';

const SCRATCH = 'shuifen-scratch';
/** Below 64 KiB, from which on Chromium keeps a value in a file of its own. */
const VALUE_BYTES = 60_000;
/** Two transactions of 2.4 MB: with what Chromium writes beside them, more than two logs of 4 MiB hold. */
const VALUES = 40;
const ROUNDS = 2;

/**
 * Makes Chromium begin a new log for its IndexedDB; to be done once after each start of the browser, before anything is
 * written. Other browsers keep their databases otherwise: there it does nothing.
 *
 * Chromium's LevelDB goes on writing after a start where the log of the session before ends, even where its last record
 * was torn by the browser being killed. At the start after that, the torn record stands in the middle, the checksum
 * differs, and Chromium deletes the whole database (`dataLoss: "total"`, "database was corrupt: checksum mismatch"): in
 * one of about fifty kills in the middle of writing. `npm run test:faults` shows it, kind `torn`. A log that is full is
 * put away, torn end and all, and what was read from it is kept in tables; so it is filled.
 *
 * Takes about a tenth of a second. Rejects with the browser's own error where nothing can be written.
 *
 * @param onLoss told when the browser has just found everything damaged and deleted it: only the first opening learns of it
 */
export async function renewLog(onLoss: () => void): Promise<void> {
  // Only Chromium tells of lost data, because only Chromium deletes it.
  if (globalThis.IDBVersionChangeEvent === undefined || !('dataLoss' in IDBVersionChangeEvent.prototype)) return;
  const db = await openDB(SCRATCH, 1, {
    upgrade(fresh, _oldVersion, _newVersion, _tx, event) {
      if (isLoss(event)) onLoss();
      fresh.createObjectStore('filling');
    },
  });
  try {
    // Random: the log would hold less of what can be compressed.
    const value = crypto.getRandomValues(new Uint8Array(VALUE_BYTES));
    for (let round = 0; round < ROUNDS; round += 1) {
      const tx = db.transaction('filling', 'readwrite', { durability: 'relaxed' });
      await Promise.all([...Array.from({ length: VALUES }, (_, i) => tx.store.put(value, i)), tx.done]);
    }
  } finally {
    db.close();
    await deleteDB(SCRATCH);
  }
}
