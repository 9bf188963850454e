import type { ItemKey, PageItem } from '../model';

/** An unchanged item is told again after this long, so that the history knows it was still so (DESIGN §2, Look). */
const LOOK_EVERY_MS = 10 * 60_000;
/** So many items are held for told; an endless list must not grow the page's memory. The history merges repeats. */
const REMEMBERED = 1000;

/** Which items of a page the background has not heard of yet, or not as they are now. */
export class News {
  readonly #told = new Map<ItemKey, { readonly item: number; readonly atMs: number }>();

  /** Takes the items that are new, changed, or due for another look, and holds them for told. */
  take(items: readonly PageItem[], nowMs: number): readonly PageItem[] {
    const fresh = items.filter((item) => {
      const text = fingerprint(item);
      const before = this.#told.get(item.key);
      if (before?.item === text && nowMs - before.atMs <= LOOK_EVERY_MS) return false;
      // Deleted first, so that the map's order is that of the telling.
      this.#told.delete(item.key);
      this.#told.set(item.key, { item: text, atMs: nowMs });
      return true;
    });
    for (const key of this.#told.keys()) {
      if (this.#told.size <= Math.max(REMEMBERED, items.length)) break;
      this.#told.delete(key);
    }
    return fresh;
  }

  /** Nothing was told. */
  forget(): void {
    this.#told.clear();
  }

  /** They were not heard after all. */
  giveBack(items: readonly PageItem[]): void {
    for (const { key } of items) this.#told.delete(key);
  }
}

const prints = new WeakMap<PageItem, number>();

/** Tells a changed item from an unchanged one in four bytes: 32-bit FNV-1a over its JSON, made once for each reading. */
export function fingerprint(item: PageItem): number {
  const known = prints.get(item);
  if (known !== undefined) return known;
  const text = JSON.stringify(item);
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  prints.set(item, hash);
  return hash;
}
