import type { ItemKey } from '../model';
import {
  type AuthorList,
  type AuthorPlace,
  authorPlace,
  compareAuthorPlaces,
  listedAuthor,
  packAuthorList,
  unpackAuthorList,
} from './authors';
import { DamagedBytes } from './bytes';
import type { OnDamage } from './error';
import type { IdbHeads } from './idb-heads';
import { accountKey, bytesOfKey } from './keys';
import type { HeadRow } from './schema';

/**
 * So many items of an author are listed, the newest; older ones are found by day and state. More would not fit into
 * 64 KiB, from which on Chromium keeps a row in a file of its own.
 */
const MOST_PLACES = 4000;

/**
 * The lists of what is known of each author: one row each, which only a new item changes. (An index on the items would
 * be written anew at every look.) One transaction gets and puts each once.
 *
 * A list that cannot be read is told and begun anew, with the items of its author that the transaction has to do with;
 * so is every later transaction that meets it.
 */
export class IdbAuthors {
  readonly #store: IDBObjectStore;
  readonly #heads: IdbHeads;
  readonly #onDamage: OnDamage;
  readonly #lists = new Map<string, Promise<AuthorList>>();
  readonly #changed = new Map<string, AuthorList>();
  /** Those of `#lists` that were begun anew. */
  readonly #begunAnew = new Map<string, AuthorList>();

  constructor(store: IDBObjectStore, heads: IdbHeads, onDamage: OnDamage) {
    this.#store = store;
    this.#heads = heads;
    this.#onDamage = onDamage;
  }

  /** The account first, then the items, newest first; of these what comes after a place, if one is given. */
  async places(author: string, after: AuthorPlace | null, limit: number): Promise<readonly AuthorPlace[]> {
    const { places } = await this.#list(author);
    const from = after === null ? 0 : places.findIndex((place) => compareAuthorPlaces(place, after) > 0);
    return from < 0 ? [] : places.slice(from, from + limit);
  }

  /** Takes an item to where it is to stand. */
  async move(key: ItemKey, before: HeadRow | undefined, after: HeadRow | undefined): Promise<void> {
    if (before && after && before.a === after.a && before.o === after.o) return;
    const [from, to] = [before && listedAuthor(key, before), after && listedAuthor(key, after)];
    if (from) this.#remove(from, await this.#list(from), key);
    if (to && after) {
      const list = await this.#list(to);
      // An item whose facts cannot be read may stand anywhere.
      if ((before && before.k < 0) || !list.isWhole) this.#remove(to, list, key);
      this.#insert(to, list, authorPlace(key, after));
    }
  }

  /** Whether the list in which an item stands, and which was asked for, was begun anew: nobody is known to be alone. */
  isBegunAnew(key: ItemKey, row: HeadRow): boolean {
    return this.#begunAnew.has(listedAuthor(key, row) ?? '');
  }

  /** To be called before the heads are let go of. */
  flush(): void {
    for (const [author, list] of this.#begunAnew) this.#complete(author, list);
    for (const [author, { places, isWhole }] of this.#changed) {
      const bytes = bytesOfKey(accountKey(author));
      if (places.length === 0 && isWhole) this.#store.delete(bytes);
      else this.#store.put(packAuthorList({ places: places.slice(0, MOST_PLACES), isWhole }), bytes);
    }
    this.forget();
  }

  /** Takes back what was not written yet. */
  forget(): void {
    this.#lists.clear();
    this.#changed.clear();
    this.#begunAnew.clear();
  }

  #list(author: string): Promise<AuthorList> {
    const known = this.#lists.get(author);
    if (known !== undefined) return known;
    const list = new Promise<AuthorList>((resolve, reject) => {
      const request: IDBRequest<Uint8Array | undefined> = this.#store.get(bytesOfKey(accountKey(author)));
      request.onsuccess = () => resolve(this.#opened(author, request.result));
      request.onerror = () => reject(request.error);
    });
    this.#lists.set(author, list);
    return list;
  }

  #opened(author: string, bytes: Uint8Array | undefined): AuthorList {
    const list = bytes === undefined ? { places: [], isWhole: true } : this.#unpacked(author, bytes);
    if (!list.isWhole) {
      this.#begunAnew.set(author, list);
      this.#complete(author, list);
    }
    return list;
  }

  #unpacked(author: string, bytes: Uint8Array): AuthorList {
    try {
      return unpackAuthorList(bytes);
    } catch (error) {
      if (!(error instanceof DamagedBytes)) throw error;
      this.#onDamage({ key: accountKey(author), reason: `list of the author: ${error.message}` });
      return { places: [], isWhole: false };
    }
  }

  /** Adds the items that the transaction has to do with. */
  #complete(author: string, list: AuthorList): void {
    for (const [key, row] of this.#heads.known()) {
      if (listedAuthor(key, row) !== author) continue;
      if (!list.places.some((place) => place.key === key)) this.#insert(author, list, authorPlace(key, row));
    }
  }

  #remove(author: string, list: AuthorList, key: ItemKey): void {
    const at = list.places.findIndex((place) => place.key === key);
    if (at >= 0) list.places.splice(at, 1);
    this.#changed.set(author, list);
  }

  #insert(author: string, list: AuthorList, place: AuthorPlace): void {
    const at = list.places.findIndex((other) => compareAuthorPlaces(other, place) > 0);
    list.places.splice(at < 0 ? list.places.length : at, 0, place);
    this.#changed.set(author, list);
  }
}
