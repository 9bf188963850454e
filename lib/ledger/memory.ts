import type { ItemKey } from '../model';
import { type AuthorPlace, authorPlace, compareAuthorPlaces, listedAuthor } from './authors';
import type { Notes } from './chores';
import { compareKeys } from './keys';
import { createLedger, type Ledger, type LedgerOptions } from './ledger';
import { placeOfHead } from './row';
import type { Bases, HeadRow, Review, TotalsRow, VerdictRow } from './schema';
import type { SeenRow } from './seen';
import { type Keyed, NO_BASES, NO_TOTALS, type Shelf, type Shelves } from './shelf';

/** A ledger that forgets: for private windows, and for when the disk is refused. Same rules, same answers. */
export function memoryLedger(options: LedgerOptions = {}): Ledger {
  return createLedger(memoryShelves(), options);
}

/** Rows that are forgotten with the page. */
export function memoryShelves(): Shelves {
  const shelf = memoryShelf();
  let lastWrite: Promise<unknown> = Promise.resolve();
  return {
    read: (work) => work(shelf),
    write(work) {
      // One after the other, or two page views would both build on the same rows. A failed one stops no later one.
      const result = lastWrite.then(() => work(shelf));
      lastWrite = result.catch(() => undefined);
      return result;
    },
    close() {},
  };
}

function memoryShelf(): Shelf {
  const heads = new Map<ItemKey, HeadRow>();
  const stretches = new Map<ItemKey, Map<number, Uint8Array>>();
  const verdicts = new Map<ItemKey, VerdictRow>();
  const reviews = new Map<ItemKey, Review>();
  let seen: readonly SeenRow[] = [];
  let totals: TotalsRow = NO_TOTALS;
  let bases: Bases = NO_BASES;
  let notes: Partial<Notes> = {};
  return {
    head: async (key) => heads.get(key),
    heads: async (keys) => keys.map((key) => heads.get(key)),
    stretches: async (key) => [...(stretches.get(key) ?? [])].sort(([a], [b]) => a - b).map(([, bytes]) => bytes),
    stretch: async (key, ordinal) => stretches.get(key)?.get(ordinal),
    stretchCount: async (key) => Math.max(-1, ...(stretches.get(key)?.keys() ?? [])) + 1,
    authorKeys: async (author, limit) => placesOf(heads, author, null, limit).map(({ key }) => key),
    authorPlaces: async (author, after, limit) => placesOf(heads, author, after, limit),
    async headsAfter(after, limit) {
      const later = [...heads].filter(([key]) => after === null || compareKeys(key, after) > 0);
      return later.sort(([one], [other]) => compareKeys(one, other)).slice(0, limit);
    },
    async listedAfter(place, after, below, limit) {
      const later = ([key, row]: Keyed) => placeOfHead(row) !== place || after === null || compareKeys(key, after) > 0;
      return listed(heads, place, below).filter(later).slice(0, limit);
    },
    reviewsAfter: async (after, limit) => rowsAfter(reviews, after, limit),
    verdictsAfter: async (after, limit) => rowsAfter(verdicts, after, limit),
    async seenBefore(before, limit) {
      const rows = before === null ? seen : seen.filter((row) => newestFirst(row, before) > 0);
      return rows.toSorted(newestFirst).slice(0, limit);
    },
    async seenAfter(after, limit) {
      const rows = after === null ? seen : seen.filter((row) => newestFirst(row, after) < 0);
      return rows.toSorted((one, other) => newestFirst(other, one)).slice(0, limit);
    },
    verdict: async (key) => verdicts.get(key),
    review: async (key) => reviews.get(key),
    totals: async () => totals,
    bases: async () => bases,
    note: async (name) => notes[name],
    putHead: async (key, row) => heads.set(key, row),
    dropHead: async (key) => heads.delete(key),
    async putStretch(key, ordinal, bytes) {
      const closed = stretches.get(key) ?? new Map<number, Uint8Array>();
      stretches.set(key, closed.set(ordinal, bytes));
    },
    async dropStretches(key, from) {
      const closed = [...(stretches.get(key) ?? [])].filter(([ordinal]) => ordinal < from);
      stretches.set(key, new Map(closed));
    },
    putVerdict: async (key, row) => verdicts.set(key, row),
    dropVerdict: async (key) => verdicts.delete(key),
    putReview: async (key, review) => reviews.set(key, review),
    dropReview: async (key) => reviews.delete(key),
    async putSeen(row) {
      seen = [...seen.filter((other) => newestFirst(row, other) !== 0), row];
    },
    async dropSeen(row) {
      seen = seen.filter((other) => newestFirst(row, other) !== 0);
    },
    async putTotals(next) {
      totals = next;
    },
    async putBases(next) {
      bases = next;
    },
    async putNote(name, note) {
      notes = { ...notes, [name]: note };
    },
    async clear() {
      for (const store of [heads, stretches, verdicts, reviews]) store.clear();
      seen = [];
      totals = NO_TOTALS;
      bases = NO_BASES;
      notes = {};
    },
  };
}

function placesOf(heads: ReadonlyMap<ItemKey, HeadRow>, author: string, after: AuthorPlace | null, limit: number) {
  return [...heads]
    .filter(([key, row]) => listedAuthor(key, row) === author)
    .map(([key, row]) => authorPlace(key, row))
    .filter((place) => after === null || compareAuthorPlaces(place, after) > 0)
    .sort(compareAuthorPlaces)
    .slice(0, limit);
}

function listed(heads: ReadonlyMap<ItemKey, HeadRow>, from: number, below: number): Keyed[] {
  const place = ([, row]: Keyed) => placeOfHead(row) ?? -1;
  return [...heads]
    .filter((item) => place(item) >= from && place(item) < below)
    .sort((one, other) => place(one) - place(other) || compareKeys(one[0], other[0]));
}

function rowsAfter<T>(rows: ReadonlyMap<ItemKey, T>, after: ItemKey | null, limit: number) {
  const later = [...rows].filter(([key]) => after === null || compareKeys(key, after) > 0);
  return later.sort(([one], [other]) => compareKeys(one, other)).slice(0, limit);
}

type Numbered = Omit<SeenRow, 'keys'>;
function newestFirst(one: Numbered, other: Numbered): number {
  return other.day - one.day || other.number - one.number;
}
