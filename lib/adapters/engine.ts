import type { Health, ItemKey, PageItem, PageView, Viewer } from '../model';
import * as LIMITS from './limits';
import type { Adapter, ReadItem } from './types';
import { matchesUrl } from './url';
import { first } from './where';

export { claims, itemElements, readItem } from './items';
export type { Kit } from './kit';
export type { Adapter, Mount, ReadItem } from './types';
export { matchesUrl } from './url';
export { type Page, pageOf } from './where';

/** What one reading of a page gave. Without an adapter for its address everything is null or empty. */
export interface PageReading {
  /** At most 500 items, in the order in which they were found. */
  readonly view: PageView | null;
  /** Every item found, each once. */
  readonly found: readonly ReadItem[];
}

/** What one adapter found on a page. */
export interface Gathered {
  readonly adapter: Adapter;
  readonly items: readonly ReadItem[];
}

function isVisible({ mount }: ReadItem): boolean {
  return mount.element.checkVisibility();
}

function standingOf({ rank, moved }: PageItem): Pick<PageItem, 'rank' | 'moved'> {
  return { ...(rank !== undefined && { rank }), ...(moved !== undefined && { moved }) };
}

/** Each key once: the first that is on show, else the first. Its place may stand in another list of the page. */
function distinct(items: readonly ReadItem[]): ReadItem[] {
  const kept = new Map<ItemKey, ReadItem>();
  for (const found of items) {
    const earlier = kept.get(found.item.key);
    const [one, other] = !earlier || (!isVisible(earlier) && isVisible(found)) ? [found, earlier] : [earlier, found];
    const lacks = one.item.rank === undefined && other?.item.rank !== undefined;
    kept.set(found.item.key, lacks ? { ...one, item: { ...one.item, ...standingOf(other.item) } } : one);
  }
  return [...kept.values()];
}

/** How many figures of these items could be read. */
function healthOf(items: readonly ReadItem[]): Health {
  const health = { items: items.length, found: 0, absent: 0, unreadable: 0 };
  for (const {
    item: { readings },
  } of items) {
    for (const metric in readings) health[readings[metric as keyof typeof readings]?.state ?? 'absent'] += 1;
  }
  return health;
}

function viewerOf(doc: Document, { viewer }: Adapter): Viewer {
  if (viewer?.in && first(doc, viewer.in)) return 'in';
  return viewer?.out && first(doc, viewer.out) ? 'out' : 'unknown';
}

function hasLayout(doc: Document, { layout }: Adapter): boolean {
  return layout === undefined || first(doc, layout) !== null;
}

/** The adapters that know an address: old and new layouts, and the several kinds of item that stand side by side. */
export function adaptersFor(url: string, adapters: readonly Adapter[]): readonly Adapter[] {
  return adapters.filter((adapter) => matchesUrl(adapter.urls, url));
}

/**
 * Makes one view of what the adapters of a page found, in their order; the first that found items gives it its name,
 * unless what it reads stands beside something else; and where none found any, the first whose layout the page has.
 */
export function assemble(doc: Document, url: string, gathered: readonly Gathered[]): PageReading {
  const full = gathered.filter(({ items }) => items.length > 0);
  const own = full.filter(({ adapter }) => !adapter.aside);
  // Only where no item says which page it is: to look for a layout goes through all of the page.
  const laid = own[0] ? own : gathered.filter(({ adapter }) => !adapter.aside && hasLayout(doc, adapter));
  const adapter = (laid[0] ?? full[0] ?? gathered.find((each) => hasLayout(doc, each.adapter)))?.adapter;
  if (!adapter) return { view: null, found: [] };
  const found = distinct(full.flatMap(({ items }) => items));
  // What stands aside must not hide that the page's own items are gone.
  const counted = laid[0] && own.length < full.length ? distinct(own.flatMap(({ items }) => items)) : found;
  const view: PageView = {
    url,
    adapter: adapter.id,
    viewer: viewerOf(doc, adapter),
    items: found.slice(0, LIMITS.items).map(({ item }) => item),
    health: healthOf(counted),
  };
  return { view, found };
}
