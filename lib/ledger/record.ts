import type { ItemFacts, ItemKey, PageItem, PageView } from '../model';
import { decodeStretch, encodeStretch, SECOND_MS, STRETCH_POINTS, wholeSecond } from './codec';
import { figuresOfItem } from './columns';
import { commit } from './commit';
import type { OnDamage } from './error';
import { factsOfRow, latestFacts, rowOfFacts } from './head';
import { addLook, type Looked, type OpenStretch } from './look';
import { headsToBuildOn } from './mend';
import type { HeadRow } from './schema';
import type { Shelf } from './shelf';

/** What one page view did to the series, each item in one list. `passed`: the look told nothing new. */
export interface Recorded {
  readonly added: readonly ItemKey[];
  readonly changed: readonly ItemKey[];
  readonly extended: readonly ItemKey[];
  readonly passed: readonly ItemKey[];
}

type Did = keyof Recorded;

/** An item while a page view is folded into it. */
interface Entry {
  readonly row: HeadRow | undefined;
  readonly facts: ItemFacts;
  readonly open: OpenStretch;
  /** Stretches that became full in this view, packed. */
  readonly closed: readonly Uint8Array[];
  readonly newPoints: number;
  readonly did: Did;
}

const NEWS_ORDER: readonly Did[] = ['passed', 'extended', 'changed', 'added'];

/** Folds a page view into the rows of its items: all rows are read, then all put, so that one failure keeps none. */
export async function recordView(shelf: Shelf, view: PageView, atMs: number, onDamage: OnDamage): Promise<Recorded> {
  const at = wholeSecond(atMs);
  const items = [...new Map(view.items.map((item) => [item.key, item])).values()];
  const keys = items.map(({ key }) => key);
  const [totals, rows] = await Promise.all([shelf.totals(), headsToBuildOn(shelf, keys)]);
  // Not the earlier of the two: a clock that was set back is no reason to believe it.
  const since = totals.since ?? at;
  const entries = new Map(items.map((item, i) => [item.key, entryOf(item, rows[i], onDamage)]));
  for (const item of view.items) {
    // The original inside a retweet may stand in the same view as itself: two looks of one item, in the page's order.
    const entry = entries.get(item.key);
    if (entry !== undefined) entries.set(item.key, foldItem(entry, item, at, since));
  }
  // Packed before the first put: what cannot be packed throws here, and nothing of the view is kept.
  const changes = [...entries].map(([key, entry]) => ({
    key,
    before: entry.row,
    after: packEntry(entry, at),
    newPoints: entry.newPoints,
  }));
  const puts = [...entries].flatMap(([key, entry]) =>
    // By number, not by time: two stretches can begin in the same second where a clock went back.
    entry.closed.map((bytes, i) => shelf.putStretch(key, (entry.row?.s ?? 0) + i, bytes)),
  );
  await Promise.all([commit(shelf, changes, totals, since), ...puts]);
  return recordedOf(entries);
}

function entryOf(item: PageItem, row: HeadRow | undefined, onDamage: OnDamage): Entry {
  const open: OpenStretch = { points: [], uncountedMs: 0 };
  const fresh: Entry = { row, facts: latestFacts(item, null), open, closed: [], newPoints: 0, did: 'passed' };
  if (row === undefined) return fresh;
  const known = { ...fresh, facts: factsOfRow(item.key, row) ?? fresh.facts };
  if (row.k < 0) onDamage({ key: item.key, reason: 'not a head' });
  const decoded = decodeStretch(row.b);
  if (decoded.ok) return { ...known, open: { points: decoded.points, uncountedMs: (row.u ?? 0) * SECOND_MS } };
  onDamage({ key: item.key, reason: decoded.reason });
  return { ...known, closed: [row.b] };
}

function foldItem(entry: Entry, item: PageItem, at: number, since: number): Entry {
  // A stretch behind a closed one cannot begin before that ends.
  const hasOlder = entry.row?.s === undefined || (entry.open.points[0]?.firstAt ?? at) <= at;
  const looked = addLook(entry.open, figuresOfItem(item), at, hasOlder ? since : undefined);
  const did = entry.row === undefined ? 'added' : moreNews(entry.did, looked.did);
  const next = { ...entry, facts: latestFacts(item, entry.facts), did };
  if (looked.did !== 'changed') return { ...next, open: looked.open };
  return { ...next, ...closeIfFull(entry, looked), newPoints: entry.newPoints + 1 };
}

/** The 101st point begins a new stretch; the hundred before it are put away and never written again. */
function closeIfFull(entry: Entry, { open }: Looked): Pick<Entry, 'open' | 'closed'> {
  if (open.points.length <= STRETCH_POINTS) return { open, closed: entry.closed };
  const full = encodeStretch(open.points.slice(0, STRETCH_POINTS));
  return { open: { ...open, points: open.points.slice(STRETCH_POINTS) }, closed: [...entry.closed, full] };
}

function packEntry({ row, facts, open, closed }: Entry, at: number): HeadRow {
  const closedCount = (row?.s ?? 0) + closed.length;
  const uncountedSeconds = open.uncountedMs / SECOND_MS;
  return {
    ...rowOfFacts(facts, row, at),
    ...(closedCount > 0 && { s: closedCount }),
    ...(uncountedSeconds > 0 && { u: uncountedSeconds }),
    b: encodeStretch(open.points),
  };
}

function moreNews(one: Did, other: Did): Did {
  return NEWS_ORDER.indexOf(one) > NEWS_ORDER.indexOf(other) ? one : other;
}

function recordedOf(entries: ReadonlyMap<ItemKey, Entry>): Recorded {
  const recorded = { added: [], changed: [], extended: [], passed: [] } as Record<Did, ItemKey[]>;
  for (const [key, { did }] of entries) recorded[did].push(key);
  return recorded;
}
