import type { ItemKey } from '../model';
import { bytesOfKey } from './keys';
import { packHead, unpackHead } from './row';
import type { HeadRow } from './schema';

/**
 * The heads that one transaction has to do with. Each is got once and put once, at the end, however often it is asked
 * for and changed: recording, judging and keeping the verdicts of a page together cost little more than recording alone.
 */
export class IdbHeads {
  readonly #items: IDBObjectStore;
  /** As they are, or are to be; undefined where there is none. */
  readonly #rows = new Map<ItemKey, HeadRow | undefined>();
  readonly #changed = new Set<ItemKey>();

  constructor(items: IDBObjectStore) {
    this.#items = items;
  }

  /** In the order of the keys; `meanwhile` is told of each row while others are on their way. */
  async get(keys: readonly ItemKey[], meanwhile?: (row: HeadRow) => void): Promise<readonly (HeadRow | undefined)[]> {
    const unknown = keys.filter((key) => !this.#rows.has(key));
    if (unknown.length > 0) await this.#fetch(unknown, meanwhile);
    return keys.map((key) => this.#rows.get(key));
  }

  /** Those that were got or put and are there. */
  *known(): Generator<readonly [ItemKey, HeadRow]> {
    for (const [key, row] of this.#rows) if (row !== undefined) yield [key, row];
  }

  put(key: ItemKey, row: HeadRow): void {
    this.#rows.set(key, row);
    this.#changed.add(key);
  }

  drop(key: ItemKey): void {
    this.#rows.set(key, undefined);
    this.#changed.add(key);
  }

  /** Writes what was changed. What comes after the last wait must be followed by this. */
  flush(): void {
    for (const key of this.#changed) {
      const row = this.#rows.get(key);
      if (row === undefined) this.#items.delete(bytesOfKey(key));
      else this.#items.put(packHead(row), bytesOfKey(key));
    }
    this.forget();
  }

  /** Takes back what was not written yet. */
  forget(): void {
    this.#rows.clear();
    this.#changed.clear();
  }

  /**
   * One promise for all: a page of items would make a hundred. Of failures the transaction tells, to which they bubble:
   * one listener instead of one at each request.
   */
  #fetch(keys: readonly ItemKey[], meanwhile?: (row: HeadRow) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      const { transaction } = this.#items;
      const fail = ({ target }: Event) => reject(target instanceof IDBRequest ? target.error : transaction.error);
      transaction.addEventListener('error', fail, { once: true });
      let missing = keys.length;
      for (const key of keys) {
        const request: IDBRequest<Uint8Array | undefined> = this.#items.get(bytesOfKey(key));
        request.onsuccess = () => {
          const row = request.result && unpackHead(request.result);
          this.#rows.set(key, row);
          if (row !== undefined) meanwhile?.(row);
          missing -= 1;
          if (missing > 0) return;
          transaction.removeEventListener('error', fail);
          resolve();
        };
      }
    });
  }
}
