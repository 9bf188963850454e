import type { ItemFacts, ItemKey, Point, State } from '../model';
import { decodeStretch } from './codec';
import { factsOfRow } from './head';
import { compareKeys, siteOfKey } from './keys';
import { placeOfHead, placesOf } from './row';
import type { HeadRow } from './schema';
import { dayOfHead, type SeenRow } from './seen';
import type { Keyed, Shelf } from './shelf';

/** Which items to list, and where to go on. */
export interface PageAsk {
  /**
   * One of these; without any, all items. Of an author the newest item comes first. Else it is the newest day, and
   * without a state, within the day what was first seen on it last. What is seen again on a later day moves to the front.
   */
  readonly state?: State;
  /** `<site>:<id>` */
  readonly author?: string;
  /** What keys begin with, e.g. `weibo`. Goes with a state. */
  readonly site?: string;
  /** `after` of the page before; null for the first. */
  readonly after: string | null;
  readonly limit: number;
}

export interface ListedItem {
  readonly facts: ItemFacts;
  readonly latest: Point | null;
  /** As it was kept last; `unknown` where nothing was. */
  readonly state: State;
}

export interface ItemPage {
  /** At most `limit`; fewer, even none, does not mean that there are no more. */
  readonly items: readonly ListedItem[];
  /** Where the next page goes on; null where there is none. */
  readonly after: string | null;
}

/** No page looks at more heads than this, however rare what it looks for is. */
const MOST_HEADS = 2000;

/**
 * Where a page ended: behind an item, which need not be there any more. So what is forgotten or added between two pages
 * neither hides another item nor shows it twice.
 */
type Mark = readonly [place: number, key: ItemKey];
/** Of the list of days: behind a key in a row, or behind the whole row. */
type DayMark = readonly [day: number, number: number, key: ItemKey | null];

/** One page of items, in one transaction that does not grow with the ledger. */
export async function pageOf(shelf: Shelf, ask: PageAsk): Promise<ItemPage> {
  const mark = ask.after === null ? null : JSON.parse(ask.after);
  const places = ask.state === undefined ? null : placesOf(ask.state);
  if (ask.author !== undefined) return pageOfAuthor(shelf, ask.author, ask, mark);
  return places === null ? pageByTime(shelf, ask, mark) : pageOfState(shelf, places, ask, mark);
}

async function pageOfAuthor(shelf: Shelf, author: string, ask: PageAsk, mark: Mark | null): Promise<ItemPage> {
  const places = await shelf.authorPlaces(author, mark && { order: mark[0], key: mark[1] }, ask.limit);
  const rows = await shelf.heads(places.map(({ key }) => key));
  const all = places.flatMap(({ key }, i): Keyed[] => (rows[i] === undefined ? [] : [[key, rows[i]]]));
  const last = places.length < ask.limit ? undefined : places.at(-1);
  const items = all.filter((item) => isAsked(item, ask)).flatMap(listed);
  return { items, after: last ? marked(last.order, last.key) : null };
}

async function pageOfState(
  shelf: Shelf,
  [from, below]: readonly [number, number],
  ask: PageAsk,
  mark: Mark | null,
): Promise<ItemPage> {
  const [place, key] = mark ?? [from, null];
  const found = await shelf.listedAfter(place, key, below, ask.limit);
  const items = found.filter((item) => isAsked(item, ask)).flatMap(listed);
  const last = found.length < ask.limit ? undefined : found.at(-1);
  return { items, after: last ? marked(placeOfHead(last[1]) ?? place, last[0]) : null };
}

/** Goes through the days on which items were seen last, the newest first. */
async function pageByTime(shelf: Shelf, ask: PageAsk, mark: DayMark | null): Promise<ItemPage> {
  const items: ListedItem[] = [];
  let looked = 0;
  let before = mark && rowBefore(mark);
  for (;;) {
    const [row] = await shelf.seenBefore(before, 1);
    if (row === undefined) return { items, after: null };
    const keys = keysToGo(row, mark).filter((key) => ask.site === undefined || siteOfKey(key) === ask.site);
    const heads = await shelf.heads(keys);
    looked += keys.length;
    for (const [i, key] of keys.entries()) {
      const head = heads[i];
      if (head === undefined || dayOfHead(head) !== row.day || !isAsked([key, head], ask)) continue;
      items.push(...listed([key, head]));
      if (items.length === ask.limit) return { items, after: marked(row.day, row.number, key) };
    }
    if (looked >= MOST_HEADS) return { items, after: marked(row.day, row.number, null) };
    before = row;
  }
}

/** The row in which the last page ended is gone through once more, from there. */
function rowBefore([day, number, key]: DayMark): { readonly day: number; readonly number: number } {
  return { day, number: key === null ? number : number + 1 };
}

/** By their keys, or whoever goes on could not tell where; of one site the newest posts have the largest. */
function keysToGo({ day, number, keys }: SeenRow, mark: DayMark | null): readonly ItemKey[] {
  const sorted = keys.toSorted((one, other) => compareKeys(other, one));
  const from = mark !== null && day === mark[0] && number === mark[1] ? mark[2] : null;
  return from === null ? sorted : sorted.filter((key) => compareKeys(key, from) < 0);
}

function marked(...mark: Mark | DayMark): string {
  return JSON.stringify(mark);
}

function isAsked([key, row]: Keyed, { state, site }: PageAsk): boolean {
  if (site !== undefined && siteOfKey(key) !== site) return false;
  return state === undefined || stateOf(row) === state;
}

function stateOf(row: HeadRow): State {
  return row.v?.state ?? 'unknown';
}

function listed([key, row]: readonly [ItemKey, HeadRow]): ListedItem[] {
  const facts = factsOfRow(key, row);
  const decoded = decodeStretch(row.b);
  const latest = decoded.ok ? (decoded.points.at(-1) ?? null) : null;
  return facts === null ? [] : [{ facts, latest, state: stateOf(row) }];
}
