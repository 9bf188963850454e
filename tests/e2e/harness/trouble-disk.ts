// What befalls a history on the disk. These run in a page of the extension and may use nothing from here.

/** Opens an older version and does not give way, right behind a deletion: the worker cannot open its own between them. */
export function holdOlder(): Promise<void> {
  return new Promise((done, failed) => {
    indexedDB.deleteDatabase('shuifen');
    const request = indexedDB.open('shuifen', 1);
    request.onerror = () => failed(request.error);
    request.onupgradeneeded = () => {
      for (const name of ['items', 'stretches', 'verdicts', 'meta']) request.result.createObjectStore(name);
    };
    request.onsuccess = () => {
      (globalThis as unknown as { held: IDBDatabase }).held = request.result;
      done();
    };
  });
}

/** Leaves what a later version would leave behind. */
export function openNewer(): Promise<void> {
  return new Promise((done, failed) => {
    const request = indexedDB.open('shuifen', 99);
    request.onerror = () => failed(request.error);
    request.onsuccess = () => {
      request.result.close();
      done();
    };
  });
}

/** Takes the database away, so that the worker, which may have it open already, has to open it anew. */
export function deleteHistory(): Promise<void> {
  return new Promise((done, failed) => {
    const request = indexedDB.deleteDatabase('shuifen');
    request.onsuccess = () => done();
    request.onerror = () => failed(request.error);
  });
}

/** Flips a bit in every third row of the items, in what it says of the item or in its figures; gives how many. */
export async function damageRows(part: 'facts' | 'figures'): Promise<number> {
  const of = <T>(request: IDBRequest<T>) =>
    new Promise<T>((done, failed) => {
      request.onsuccess = () => done(request.result);
      request.onerror = () => failed(request.error);
    });
  const db = await of(indexedDB.open('shuifen'));
  const items = db.transaction('items', 'readwrite').objectStore('items');
  const [keys, rows] = await Promise.all([of(items.getAllKeys()), of<Uint8Array[]>(items.getAll())]);
  const damaged = rows.map((row, i) => [keys[i], row] as const).filter((_, i) => i % 3 === 0);
  for (const [key, row] of damaged) {
    // The facts come first, behind a byte of format and one or two of length; the figures last.
    const at = part === 'facts' ? 5 : row.length - 3;
    row[at] = (row[at] ?? 0) ^ 1;
    await of(items.put(row, key));
  }
  db.close();
  return damaged.length;
}
