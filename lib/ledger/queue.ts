import type { Finding, ItemFacts, ItemKey, Point, Series, State } from '../model';
import { decodeStretch } from './codec';
import { connect } from './connection';
import { factsOfRow } from './head';
import { idbShelves } from './idb';
import { placeOfHead, placesOf } from './row';
import type { HeadRow, Review, VerdictRow } from './schema';
import type { Keyed, Shelf, Shelves } from './shelf';

/** What a list of the moderator's desk shows of an item, without its series. */
export interface QueuedItem {
  readonly facts: ItemFacts;
  /** As it was kept last; `unknown` where nothing was. */
  readonly state: State;
  /** When it was seen first and last, ms; 0 where its history cannot be read. */
  readonly firstAt: number;
  readonly lastAt: number;
  readonly latest: Point | null;
  /** What was found when the verdict was kept, the loudest first. */
  readonly findings: readonly Pick<Finding, 'check' | 'llr'>[];
  readonly review: Review | null;
}

/** Where a page of flagged items ended. */
export interface FlaggedMark {
  readonly place: number;
  readonly key: ItemKey;
}

export interface FlaggedPage {
  readonly items: readonly QueuedItem[];
  /** Where the next page goes on; null at the end. */
  readonly after: FlaggedMark | null;
}

/** What was found of the next items: enough for a list. */
export interface FindingsPage {
  readonly findings: readonly (readonly [key: ItemKey, findings: QueuedItem['findings']])[];
  readonly after: ItemKey | null;
}

export interface ReviewsPage {
  readonly reviews: readonly (readonly [key: ItemKey, review: Review])[];
  readonly after: ItemKey | null;
}

/** A decision to be kept, or with null to be taken back. */
export type Decided = readonly [key: ItemKey, review: Review | null];

/**
 * The moderator's desk in the history: what was flagged and what was reviewed, in pages that cost the same however
 * many came before, and decisions on many items in one transaction. Every method rejects with a `LedgerError`.
 */
export interface Queue {
  /**
   * Items of a listed state, newest day first, without findings and reviews: to ask for those one by one would take
   * three times as long.
   */
  flagged(state: 'unusual' | 'doubtful', after: FlaggedMark | null, limit: number): Promise<FlaggedPage>;
  /** What was found, and what was decided, of the next items after a key, in the order of their keys. */
  findings(after: ItemKey | null, limit: number): Promise<FindingsPage>;
  reviews(after: ItemKey | null, limit: number): Promise<ReviewsPage>;
  /** These items, without those never recorded. */
  items(keys: readonly ItemKey[]): Promise<readonly QueuedItem[]>;
  /** The whole series of these items, without their neighbours: for pictures. */
  series(keys: readonly ItemKey[]): Promise<ReadonlyMap<ItemKey, Series>>;
  /** All of them or none. */
  decide(decided: readonly Decided[]): Promise<void>;
  close(): void;
}

/** Opens the desk's view of the history on the disk. */
export function openQueue(): Queue {
  return createQueue(idbShelves(connect()));
}

/** The desk's view of any shelves. */
export function createQueue(shelves: Shelves): Queue {
  return {
    flagged: (state, after, limit) => shelves.read((shelf) => flaggedAfter(shelf, state, after, limit)),
    findings: (after, limit) => shelves.read((shelf) => findingsAfter(shelf, after, limit)),
    async reviews(after, limit) {
      const reviews = await shelves.read((shelf) => shelf.reviewsAfter(after, limit));
      return { reviews, after: reviews.length < limit ? null : (reviews.at(-1)?.[0] ?? null) };
    },
    items: (keys) => shelves.read((shelf) => itemsOf(shelf, keys)),
    series: (keys) => shelves.read((shelf) => seriesOf(shelf, keys)),
    async decide(decided) {
      await shelves.write((shelf) =>
        Promise.all(
          decided.map(([key, review]) => (review === null ? shelf.dropReview(key) : shelf.putReview(key, review))),
        ),
      );
    },
    close: () => shelves.close(),
  };
}

async function flaggedAfter(
  shelf: Shelf,
  state: 'unusual' | 'doubtful',
  after: FlaggedMark | null,
  limit: number,
): Promise<FlaggedPage> {
  const places = placesOf(state);
  if (places === null) return { items: [], after: null };
  const [first, below] = places;
  const rows = await shelf.listedAfter(after?.place ?? first, after?.key ?? null, below, limit);
  const last = rows.at(-1);
  const items = await itemsOfRows(shelf, rows);
  if (last === undefined || rows.length < limit) return { items, after: null };
  return { items, after: { place: placeOfHead(last[1]) ?? below, key: last[0] } };
}

async function findingsAfter(shelf: Shelf, after: ItemKey | null, limit: number): Promise<FindingsPage> {
  const rows = await shelf.verdictsAfter(after, limit);
  return {
    findings: rows.map(([key, said]) => [key, loudest(said)] as const),
    after: rows.length < limit ? null : (rows.at(-1)?.[0] ?? null),
  };
}

/** Items with all that a list shows of them. */
async function itemsOf(shelf: Shelf, keys: readonly ItemKey[]): Promise<readonly QueuedItem[]> {
  const heads = await shelf.heads(keys);
  const rows = keys.flatMap((key, i): Keyed[] => (heads[i] === undefined ? [] : [[key, heads[i]]]));
  const [items, said, reviews] = await Promise.all([
    itemsOfRows(shelf, rows),
    Promise.all(rows.map(([key, { v }]) => (v === undefined ? undefined : shelf.verdict(key)))),
    Promise.all(rows.map(([key]) => shelf.review(key))),
  ]);
  const place = new Map(rows.map(([key], i) => [key, i]));
  return items.map((item) => {
    const i = place.get(item.facts.key) ?? -1;
    return { ...item, findings: loudest(said[i]), review: reviews[i] ?? null };
  });
}

const loudest = (said: VerdictRow | undefined) => said?.findings ?? [];

async function itemsOfRows(shelf: Shelf, rows: readonly Keyed[]): Promise<readonly QueuedItem[]> {
  // Only what was seen often has closed stretches, and with them its first look.
  const closed = await Promise.all(rows.map(([key, { s }]) => (s === undefined ? undefined : shelf.stretches(key))));
  return rows.flatMap(([key, row], i) => {
    const facts = factsOfRow(key, row);
    return facts === null ? [] : [itemOf(facts, row, closed[i]?.[0])];
  });
}

function itemOf(facts: ItemFacts, row: HeadRow, oldest: Uint8Array | undefined): QueuedItem {
  const open = pointsOf(row.b);
  const first = (oldest && pointsOf(oldest)[0]) ?? open[0];
  const latest = open.at(-1) ?? null;
  return {
    facts,
    state: row.v?.state ?? 'unknown',
    firstAt: first?.firstAt ?? 0,
    lastAt: latest?.lastAt ?? 0,
    latest,
    findings: [],
    review: null,
  };
}

/** What cannot be read is told by whoever asks for the evidence of the item. */
function pointsOf(bytes: Uint8Array): Series {
  const decoded = decodeStretch(bytes);
  return decoded.ok ? decoded.points : [];
}

async function seriesOf(shelf: Shelf, keys: readonly ItemKey[]): Promise<ReadonlyMap<ItemKey, Series>> {
  const heads = await shelf.heads(keys);
  const closed = await Promise.all(keys.map((key, i) => (heads[i]?.s === undefined ? [] : shelf.stretches(key))));
  return new Map(
    keys.flatMap((key, i): [ItemKey, Series][] => {
      const head = heads[i];
      return head === undefined ? [] : [[key, [...(closed[i] ?? []), head.b].flatMap(pointsOf)]];
    }),
  );
}
