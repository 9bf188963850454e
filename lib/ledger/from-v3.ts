import { unwrap } from 'idb';
import type { ItemKey, Verdict } from '../model';
import { type AuthorPlace, packAuthorList } from './authors';
import { saidOf } from './keep';
import { keyOfBytes, readNumber } from './keys';
import { versioned } from './records';
import { packKeys } from './seen';
import { STATE_ROW } from './states';
import { eachSlice, type Upgrade } from './take-over';

const ORDER_BYTES = 4;
const LENGTH_BYTES = 2;
/** A list of an author is up to 56 kB: so few are held at a time. */
const LISTS = 100;

/** Version 3 had neither format nor checksum in its lists, and no format in its records. */
export async function fromV3(tx: Upgrade): Promise<void> {
  await renew(tx, 'authors', (list) => packAuthorList({ places: placesIn(bytesOf(list)), isWhole: true }), LISTS);
  await renew(tx, 'states', () => STATE_ROW);
  await sealRows(tx);
}

/** What versions 2 and 3 had alike. */
export async function sealRows(tx: Upgrade): Promise<void> {
  await renew(tx, 'seen', (list) => packKeys(keysIn(bytesOf(list))), LISTS);
  await renew(tx, 'verdicts', (row) => versioned(saidOf(verdictOf(row))));
  for (const store of ['reviews', 'meta']) await renew(tx, store, (row) => versioned(recordOf(row)));
}

/** Every row of a store as it is today, under the key that it had. */
function renew(tx: Upgrade, name: string, renewed: (row: unknown) => unknown, atOnce?: number): Promise<void> {
  const store = unwrap(tx).objectStore(name);
  return eachSlice<unknown, IDBValidKey>(
    tx,
    name,
    (slice) => {
      for (const [key, row] of slice) store.put(renewed(row), key);
    },
    atOnce,
  );
}

/** Each place: four bytes for the order, two for the length of the key, the key. */
function placesIn(list: Uint8Array): AuthorPlace[] {
  const places: AuthorPlace[] = [];
  for (let at = 0; at < list.length; ) {
    const [key, next] = keyAt(list, at + ORDER_BYTES);
    places.push({ order: readNumber(list, at, ORDER_BYTES), key });
    at = next;
  }
  return places;
}

/** Each key: two bytes for its length, the key. */
function keysIn(list: Uint8Array): ItemKey[] {
  const keys: ItemKey[] = [];
  for (let at = 0; at < list.length; ) {
    const [key, next] = keyAt(list, at);
    keys.push(key);
    at = next;
  }
  return keys;
}

function keyAt(list: Uint8Array, at: number): readonly [key: ItemKey, next: number] {
  const from = at + LENGTH_BYTES;
  const to = from + readNumber(list, at, LENGTH_BYTES);
  return [keyOfBytes(list.subarray(from, to)), to];
}

/** What is no row of that version's ends the migration, and leaves everything as it was. */
function bytesOf(row: unknown): Uint8Array {
  if (row instanceof Uint8Array) return row;
  throw new TypeError('not a list of version 3');
}

/** Those versions kept all that a verdict says. */
function verdictOf(row: unknown): Pick<Verdict, 'findings'> {
  const record = recordOf(row);
  if ('findings' in record && Array.isArray(record.findings)) return { findings: record.findings };
  throw new TypeError('not a verdict of version 3');
}

function recordOf(row: unknown): object {
  if (typeof row === 'object' && row !== null) return row;
  throw new TypeError('not a record of version 3');
}
