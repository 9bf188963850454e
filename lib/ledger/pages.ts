import type { ItemFacts, ItemKey, Point, State } from '../model';
import { decodeStretch } from './codec';
import { factsOfRow } from './head';
import { siteOfKey } from './keys';
import { placeOfHead, placesOf } from './row';
import type { HeadRow } from './schema';
import { dayOfHead } from './seen';
import type { Keyed, Shelf } from './shelf';

/** Which items to list, and where to go on. */
export interface PageAsk {
  /** One of these; without any, all items. The newest day comes first; of an author, the newest item. */
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

/** Where a page ended: at a place, of which so many rows have been gone through. */
type Mark = readonly [place: number, number: number, skip: number];

/** One page of items, in one transaction that does not grow with the ledger. */
export async function pageOf(shelf: Shelf, ask: PageAsk): Promise<ItemPage> {
  const mark: Mark | null = ask.after === null ? null : JSON.parse(ask.after);
  const places = ask.state === undefined ? null : placesOf(ask.state);
  if (ask.author !== undefined) return pageOfAuthor(shelf, ask.author, ask, mark);
  return places === null ? pageByTime(shelf, ask, mark) : pageOfState(shelf, places, ask, mark);
}

async function pageOfAuthor(shelf: Shelf, author: string, ask: PageAsk, mark: Mark | null): Promise<ItemPage> {
  const skip = mark?.[2] ?? 0;
  const [keys, rows] = await Promise.all([
    shelf.authorKeys(author, skip + ask.limit),
    shelf.authorHeads(author, skip + ask.limit),
  ]);
  const all = rows.flatMap((row, i): Keyed[] => (keys[i] === undefined ? [] : [[keys[i], row]]));
  const items = all.slice(skip).filter((item) => isAsked(item, ask));
  return { items: items.flatMap(listed), after: all.length < skip + ask.limit ? null : marked(0, 0, all.length) };
}

async function pageOfState(
  shelf: Shelf,
  [from, below]: readonly [number, number],
  ask: PageAsk,
  mark: Mark | null,
): Promise<ItemPage> {
  const [place, , skip] = mark ?? [from, 0, 0];
  const found = await shelf.listed(place, below, skip + ask.limit);
  const last = found.at(-1);
  const items = found.slice(skip).filter((item) => isAsked(item, ask));
  if (last === undefined || found.length < skip + ask.limit) return { items: items.flatMap(listed), after: null };
  const end = placeOfHead(last[1]) ?? place;
  const passed = found.filter(([, row]) => placeOfHead(row) === end).length;
  return { items: items.flatMap(listed), after: marked(end, 0, passed) };
}

/** Goes through the days on which items were seen last, the newest first. */
async function pageByTime(shelf: Shelf, ask: PageAsk, mark: Mark | null): Promise<ItemPage> {
  const items: ListedItem[] = [];
  let looked = 0;
  // The row in which the last page ended is gone through once more from there.
  let before = mark === null ? null : { day: mark[0], number: mark[1] + 1 };
  for (;;) {
    const [row] = await shelf.seenBefore(before, 1);
    if (row === undefined) return { items, after: null };
    const from = mark !== null && row.day === mark[0] && row.number === mark[1] ? mark[2] : 0;
    const keys = row.keys.slice(from).filter((key) => ask.site === undefined || siteOfKey(key) === ask.site);
    const heads = await shelf.heads(keys);
    looked += keys.length;
    for (const [i, key] of keys.entries()) {
      const head = heads[i];
      if (head === undefined || dayOfHead(head) !== row.day || !isAsked([key, head], ask)) continue;
      items.push(...listed([key, head]));
      if (items.length === ask.limit) return { items, after: marked(row.day, row.number, row.keys.indexOf(key) + 1) };
    }
    if (looked >= MOST_HEADS) return { items, after: marked(row.day, row.number, row.keys.length) };
    before = row;
  }
}

function marked(...mark: Mark): string {
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
