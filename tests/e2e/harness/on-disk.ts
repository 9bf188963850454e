/** What the database of the history holds. */
export interface OnDisk {
  /** How many rows each store has. */
  readonly rows: Readonly<Record<string, number>>;
  /** What the upkeep notes (lib/ledger/chores.ts), by name. */
  readonly notes: Readonly<Record<string, unknown>>;
}

/** Runs in a page of the extension, and may use nothing from here. */
export async function readDisk(): Promise<OnDisk> {
  const of = <T>(request: IDBRequest<T>) =>
    new Promise<T>((done, failed) => {
      request.onsuccess = () => done(request.result);
      request.onerror = () => failed(request.error);
    });
  const db = await of(indexedDB.open('shuifen'));
  const names = [...db.objectStoreNames];
  const tx = db.transaction(names);
  const counts = names.map((name) => of(tx.objectStore(name).count()));
  const meta = tx.objectStore('meta');
  const [keys, rows] = await Promise.all([of(meta.getAllKeys()), of<{ note?: unknown }[]>(meta.getAll())]);
  const found = await Promise.all(counts);
  db.close();
  return {
    rows: Object.fromEntries(names.map((name, i) => [name, found[i] ?? 0])),
    notes: Object.fromEntries(keys.map((key, i) => [key, rows[i]?.note])),
  };
}
