import type { ItemKey, PageItem } from '../model';

/** An unchanged item is told again after this long, so that the history knows it was still so (DESIGN §2, Look). */
const LOOK_EVERY_MS = 10 * 60_000;
/** So many items are held for told; an endless list must not grow the page's memory. The history merges repeats. */
const REMEMBERED = 500;

/** Most are the very thing that was told; what was read anew may be the same all the same. */
function isSame(one: PageItem, other: PageItem): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

/** Which items of a page the background has not heard of yet, or not as they are now. */
export class News {
  readonly #told = new Map<ItemKey, { readonly item: PageItem; readonly atMs: number }>();

  /** Takes the items that are new, changed, or due for another look, and holds them for told. */
  take(items: readonly PageItem[], nowMs: number): readonly PageItem[] {
    const fresh = items.filter((item) => {
      const before = this.#told.get(item.key);
      if (before && isSame(before.item, item) && nowMs - before.atMs <= LOOK_EVERY_MS) return false;
      // Deleted first, so that the map's order is that of the telling.
      this.#told.delete(item.key);
      this.#told.set(item.key, { item, atMs: nowMs });
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
