import type { Health, ItemKey, PageView, Viewer } from '../model';
import { itemElements, readItem } from './items';
import { LIMITS } from './limits';
import type { Adapter, Mount, ReadItem } from './types';
import { matchesUrl } from './url';
import { select } from './where';

export { readItem } from './items';
export type { Adapter, Mount } from './types';
export { matchesUrl } from './url';

/** What one reading of a page gave. Without an adapter for its address everything is null or empty. */
export interface PageReading {
  readonly adapter: Adapter | null;
  readonly view: PageView | null;
  readonly mounts: readonly Mount[];
  /** The container whose changes are to be watched; null while the page has not drawn it. */
  readonly watch: Element | null;
}

function isVisible({ mount }: ReadItem): boolean {
  return mount.element.checkVisibility();
}

/** Each key once: the first that is on show, else the first. */
function distinct(items: readonly ReadItem[]): ReadItem[] {
  const kept = new Map<ItemKey, ReadItem>();
  for (const found of items) {
    const earlier = kept.get(found.item.key);
    if (!earlier || (!isVisible(earlier) && isVisible(found))) kept.set(found.item.key, found);
  }
  return [...kept.values()].slice(0, LIMITS.items);
}

/** How many figures of these items could be read. */
function healthOf(items: readonly ReadItem[]): Health {
  const health = { items: items.length, found: 0, absent: 0, unreadable: 0 };
  for (const { item } of items) {
    for (const reading of Object.values(item.readings)) health[reading.state] += 1;
  }
  return health;
}

function viewerOf(doc: Document, adapter: Adapter): Viewer {
  const sees = (selector: string | undefined) => selector !== undefined && select(doc, selector).length > 0;
  if (sees(adapter.viewer?.in)) return 'in';
  return sees(adapter.viewer?.out) ? 'out' : 'unknown';
}

/**
 * Reads a page with all adapters that know its address (old and new layouts side by side); the first that finds
 * items gives the view its name. Changes nothing on the page and never throws, whatever the page holds.
 */
export function readPage(doc: Document, url: string, adapters: readonly Adapter[]): PageReading {
  const fitting = adapters.filter((adapter) => matchesUrl(adapter.urls, url));
  const reads = fitting.map((adapter) => ({
    adapter,
    items: itemElements(doc, adapter).flatMap((element) => readItem(element, adapter, url)),
  }));
  const adapter = (reads.find(({ items }) => items.length > 0) ?? reads[0])?.adapter;
  if (!adapter) return { adapter: null, view: null, mounts: [], watch: null };
  const found = distinct(reads.flatMap(({ items }) => items));
  const view: PageView = {
    url,
    adapter: adapter.id,
    viewer: viewerOf(doc, adapter),
    items: found.map(({ item }) => item),
    health: healthOf(found),
  };
  return { adapter, view, mounts: found.map(({ mount }) => mount), watch: select(doc, adapter.watch)[0] ?? null };
}
