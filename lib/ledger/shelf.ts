import type { ItemKey } from '../model';
import type { AuthorPlace } from './authors';
import type { Notes } from './chores';
import type { Bases, HeadRow, Review, TotalsRow, VerdictRow } from './schema';
import type { SeenRow } from './seen';

export type Keyed = readonly [key: ItemKey, row: HeadRow];

/** The rows within one transaction. Whoever writes must await what it gets back, or learns of no failure. */
export interface Shelf {
  head(key: ItemKey): Promise<HeadRow | undefined>;
  /** Many at once, in the order of the keys. What can be done with one row alone is done while others are on their way. */
  heads(keys: readonly ItemKey[], meanwhile?: (row: HeadRow) => void): Promise<readonly (HeadRow | undefined)[]>;
  /** Closed stretches, oldest first. */
  stretches(key: ItemKey): Promise<readonly Uint8Array[]>;
  /** The closed stretch of this number. */
  stretch(key: ItemKey, ordinal: number): Promise<Uint8Array | undefined>;
  /** How many closed stretches there are, counted by the number of the newest: the number of the next one. */
  stretchCount(key: ItemKey): Promise<number>;
  /** Keys of what is known of an author (`<site>:<id>`): the account first, if it was seen, then the items, newest first. */
  authorKeys(author: string, limit: number): Promise<readonly ItemKey[]>;
  /** The same, after a place (null: from the first), with the place of each. */
  authorPlaces(author: string, after: AuthorPlace | null, limit: number): Promise<readonly AuthorPlace[]>;
  /** The next items after a key (null: the first), in the order of `compareKeys`. */
  headsAfter(after: ItemKey | null, limit: number): Promise<readonly Keyed[]>;
  /**
   * Items by their place in the list of states (`placesOf`), from one place to below another, newest day first; of the
   * first place only what comes after a key, in the order of `compareKeys`.
   */
  listedAfter(place: number, after: ItemKey | null, below: number, limit: number): Promise<readonly Keyed[]>;
  /** The next reviews, and the next verdicts, after a key (null: the first), in the order of `compareKeys`. */
  reviewsAfter(after: ItemKey | null, limit: number): Promise<readonly (readonly [ItemKey, Review])[]>;
  verdictsAfter(after: ItemKey | null, limit: number): Promise<readonly (readonly [ItemKey, VerdictRow])[]>;
  /** Rows of `seen` before one, newest first; one that cannot be read is told, and given without keys. */
  seenBefore(before: Omit<SeenRow, 'keys'> | null, limit: number): Promise<readonly SeenRow[]>;
  /** Rows of `seen` after one (null: the first), oldest first. */
  seenAfter(after: Omit<SeenRow, 'keys'> | null, limit: number): Promise<readonly SeenRow[]>;
  verdict(key: ItemKey): Promise<VerdictRow | undefined>;
  review(key: ItemKey): Promise<Review | undefined>;
  totals(): Promise<TotalsRow>;
  bases(): Promise<Bases>;
  note<N extends keyof Notes>(name: N): Promise<Notes[N] | undefined>;

  /** @param before the row as it is: what lists it stands in must follow */
  putHead(key: ItemKey, row: HeadRow, before: HeadRow | undefined): Promise<unknown>;
  dropHead(key: ItemKey, before: HeadRow): Promise<unknown>;
  putStretch(key: ItemKey, ordinal: number, bytes: Uint8Array): Promise<unknown>;
  /** Drops the closed stretches of an item from this one on. */
  dropStretches(key: ItemKey, fromOrdinal: number): Promise<unknown>;
  putVerdict(key: ItemKey, row: VerdictRow): Promise<unknown>;
  dropVerdict(key: ItemKey): Promise<unknown>;
  putReview(key: ItemKey, review: Review): Promise<unknown>;
  dropReview(key: ItemKey): Promise<unknown>;
  putSeen(row: SeenRow): Promise<unknown>;
  dropSeen(row: Omit<SeenRow, 'keys'>): Promise<unknown>;
  putTotals(totals: TotalsRow): Promise<unknown>;
  putBases(bases: Bases): Promise<unknown>;
  putNote<N extends keyof Notes>(name: N, note: Notes[N]): Promise<unknown>;
  /** Drops every row of every kind. */
  clear(): Promise<unknown>;
}

/** Where rows are kept: in IndexedDB, or in memory. */
export interface Shelves {
  read<T>(work: (shelf: Shelf) => Promise<T>): Promise<T>;
  /** All or nothing, one writer at a time; resolves when the transaction is complete. */
  write<T>(work: (shelf: Shelf) => Promise<T>): Promise<T>;
  close(): void;
}

export const NO_TOTALS: TotalsRow = { items: 0, points: 0, since: null, sites: {}, seen: 0 };
export const NO_BASES: Bases = { next: 1, known: [] };
