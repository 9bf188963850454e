import type { ItemKey } from '../model';
import { accountKey, authorOfAccount, bytesOfKey, compareKeys, keyOfBytes, readNumber, writeNumber } from './keys';
import type { HeadRow } from './schema';

/** An item in the list of its author. */
interface Entry {
  /** The lowest first; the account itself has 0. */
  readonly order: number;
  readonly key: ItemKey;
}

const ORDER_BYTES = 4;
const LAST_ORDER = 2 ** 32 - 1;
const LENGTH_BYTES = 2;
/**
 * So many items of an author are listed, the newest; older ones are found by day and state. More would not fit into
 * 64 KiB, from which on Chromium keeps a row in a file of its own.
 */
const MOST_ENTRIES = 4000;

/**
 * The lists of what is known of each author: one row each, which only a new item changes. (An index on the items would
 * be written anew at every look.) One transaction gets and puts each once.
 */
export class IdbAuthors {
  readonly #store: IDBObjectStore;
  readonly #lists = new Map<string, Promise<Entry[]>>();
  readonly #changed = new Map<string, Entry[]>();

  constructor(store: IDBObjectStore) {
    this.#store = store;
  }

  /** The account first, then the items, newest first. */
  async keys(author: string, limit: number): Promise<readonly ItemKey[]> {
    return (await this.#list(author)).slice(0, limit).map(({ key }) => key);
  }

  /** Takes an item to where it is to stand. */
  async move(key: ItemKey, before: HeadRow | undefined, after: HeadRow | undefined): Promise<void> {
    if (before && after && before.a === after.a && before.o === after.o) return;
    const [from, to] = [before && authorOf(key, before), after && authorOf(key, after)];
    if (from) {
      const list = await this.#list(from);
      const at = list.findIndex((entry) => entry.key === key);
      if (at >= 0) list.splice(at, 1);
      this.#changed.set(from, list);
    }
    if (to && after) {
      const list = await this.#list(to);
      const entry = { order: orderOf(key, after), key };
      // A head that could not be read does not say where it stands: it must not stand there twice.
      const own = list.findIndex((other) => other.key === key);
      if (own >= 0) list.splice(own, 1);
      const at = list.findIndex((other) => compareEntries(other, entry) > 0);
      list.splice(at < 0 ? list.length : at, 0, entry);
      this.#changed.set(to, list);
    }
  }

  flush(): void {
    for (const [author, list] of this.#changed) {
      const bytes = bytesOfKey(accountKey(author));
      if (list.length === 0) this.#store.delete(bytes);
      else this.#store.put(packList(list.slice(0, MOST_ENTRIES)), bytes);
    }
    this.forget();
  }

  /** Takes back what was not written yet. */
  forget(): void {
    this.#lists.clear();
    this.#changed.clear();
  }

  #list(author: string): Promise<Entry[]> {
    const known = this.#lists.get(author);
    if (known !== undefined) return known;
    const list = new Promise<Entry[]>((resolve, reject) => {
      const request: IDBRequest<Uint8Array | undefined> = this.#store.get(bytesOfKey(accountKey(author)));
      request.onsuccess = () => resolve(request.result ? unpackList(request.result) : []);
      request.onerror = () => reject(request.error);
    });
    this.#lists.set(author, list);
    return list;
  }
}

function authorOf(key: ItemKey, row: HeadRow): string | undefined {
  return authorOfAccount(key) ?? row.a;
}

function orderOf(key: ItemKey, row: HeadRow): number {
  return authorOfAccount(key) === null ? LAST_ORDER + (row.o ?? 0) : 0;
}

function compareEntries(one: Entry, other: Entry): number {
  return one.order - other.order || compareKeys(one.key, other.key);
}

function packList(list: readonly Entry[]): Uint8Array {
  const all = list.map(({ order, key }) => ({ order, bytes: bytesOfKey(key) }));
  const packed = new Uint8Array(all.reduce((sum, { bytes }) => sum + ORDER_BYTES + LENGTH_BYTES + bytes.length, 0));
  let at = 0;
  for (const { order, bytes } of all) {
    writeNumber(packed, at, ORDER_BYTES, order);
    writeNumber(packed, at + ORDER_BYTES, LENGTH_BYTES, bytes.length);
    packed.set(bytes, at + ORDER_BYTES + LENGTH_BYTES);
    at += ORDER_BYTES + LENGTH_BYTES + bytes.length;
  }
  return packed;
}

function unpackList(packed: Uint8Array): Entry[] {
  const list: Entry[] = [];
  for (let at = 0; at < packed.length; ) {
    const order = readNumber(packed, at, ORDER_BYTES);
    const from = at + ORDER_BYTES + LENGTH_BYTES;
    at = from + readNumber(packed, at + ORDER_BYTES, LENGTH_BYTES);
    list.push({ order, key: keyOfBytes(packed.subarray(from, at)) });
  }
  return list;
}
