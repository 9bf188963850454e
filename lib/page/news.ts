import type { ItemKey, PageItem } from '../model';

/** An unchanged item is told again after this long, so that the history knows it was still so (DESIGN §2, Look). */
const LOOK_EVERY_MS = 10 * 60_000;

/** Which items of a page the background has not heard of yet, or not as they are now. */
export class News {
  readonly #told = new Map<ItemKey, { readonly item: string; readonly atMs: number }>();

  /** Takes the items that are new, changed, or due for another look, and holds them for told. */
  take(items: readonly PageItem[], nowMs: number): readonly PageItem[] {
    return items.filter((item) => {
      const text = JSON.stringify(item);
      const before = this.#told.get(item.key);
      if (before?.item === text && nowMs - before.atMs <= LOOK_EVERY_MS) return false;
      this.#told.set(item.key, { item: text, atMs: nowMs });
      return true;
    });
  }

  /** They were not heard after all. */
  giveBack(items: readonly PageItem[]): void {
    for (const { key } of items) this.#told.delete(key);
  }
}
