import type { Page } from 'playwright';
import { unpackAuthorList } from '../../lib/ledger/authors';
import { decodeStretch } from '../../lib/ledger/codec';
import { keyOfBytes } from '../../lib/ledger/keys';
import { unpackHead } from '../../lib/ledger/row';
import { unpackKeys } from '../../lib/ledger/seen';
import { placeOfEntry } from '../../lib/ledger/states';

/** Bytes stand as hexadecimal digits after `x`. */
type Row = readonly [key: unknown, row: unknown];

/** A database to the last byte. */
export interface Dump {
  readonly version: number;
  readonly stores: Readonly<Record<string, { readonly indexes: readonly string[]; readonly rows: readonly Row[] }>>;
}

/** All rows of the ledger's database, past any code of ours. */
export function dumpOf(page: Page): Promise<Dump> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const digits = (bytes: Uint8Array) => `x${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
    const plain = (value: unknown): unknown => {
      if (value instanceof Uint8Array) return digits(value);
      if (value instanceof ArrayBuffer) return digits(new Uint8Array(value));
      if (Array.isArray(value)) return value.map(plain);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, plain(part)]));
    };
    const db = await done(indexedDB.open('shuifen'));
    const stores = await Promise.all(
      [...db.objectStoreNames].map(async (name) => {
        const store = db.transaction(name).objectStore(name);
        const [keys, rows] = await Promise.all([done(store.getAllKeys()), done(store.getAll())]);
        return [
          name,
          { indexes: [...store.indexNames], rows: rows.map((row, i) => [plain(keys[i]), plain(row)] as const) },
        ] as const;
      }),
    );
    db.close();
    return { version: db.version, stores: Object.fromEntries(stores) };
  });
}

/** What the rows of a database of today say, in the order of their keys. */
export function contentOf({ stores }: Dump) {
  const rows = (name: string) => stores[name]?.rows ?? [];
  const key = (digits: unknown) => keyOfBytes(bytesOf(digits));
  return {
    items: rows('items').map(([item, row]) => {
      const { b, ...facts } = unpackHead(bytesOf(row));
      return [key(item), facts, pointsOf(b)];
    }),
    authors: rows('authors').map(([account, list]) => {
      const { places, isWhole } = unpackAuthorList(bytesOf(list));
      return [key(account), isWhole, places.map((place) => place.key)];
    }),
    states: rows('states').map(([entry, row]) => [placeOfEntry(bytesOf(entry)), row]),
    stretches: rows('stretches').map(([id, bytes]) => {
      const [item, number] = id as [unknown, number];
      return [key(item), number, pointsOf(bytesOf(bytes))];
    }),
    verdicts: rows('verdicts').map(([item, row]) => [key(item), row]),
    reviews: rows('reviews').map(([item, row]) => [key(item), row]),
    seen: rows('seen').map(([id, list]) => [id, unpackKeys(bytesOf(list))]),
    meta: rows('meta'),
  };
}

function bytesOf(digits: unknown): Uint8Array<ArrayBuffer> {
  if (typeof digits !== 'string' || digits[0] !== 'x') throw new Error(`not bytes: ${digits}`);
  return Uint8Array.from(digits.slice(1).match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** Each point as its first and last time, the number of looks and the lowest values; why, where none can be read. */
function pointsOf(bytes: Uint8Array) {
  const decoded = decodeStretch(bytes);
  if (!decoded.ok) return decoded.reason;
  return decoded.points.map(({ firstAt, lastAt, looks, counts }) => {
    const figures = Object.entries(counts).map(([metric, { low, high }]) => [metric, low, high]);
    return [firstAt, lastAt, looks, ...figures];
  });
}
