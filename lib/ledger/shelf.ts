import type { ItemKey } from '../model';
import type { HeadRow, Totals, VerdictRow } from './schema';

/** The rows within one transaction. Whoever writes must await what it gets back, or learns of no failure. */
export interface Shelf {
  head(key: ItemKey): Promise<HeadRow | undefined>;
  /** Closed stretches, oldest first. */
  stretches(key: ItemKey): Promise<readonly Uint8Array[]>;
  /** Keys of the items of an author (`<site>:<id>`), newest first, and their heads in the same order. */
  authorKeys(author: string, limit: number): Promise<readonly ItemKey[]>;
  authorHeads(author: string, limit: number): Promise<readonly HeadRow[]>;
  verdict(key: ItemKey): Promise<VerdictRow | undefined>;
  totals(): Promise<Totals>;

  putHead(key: ItemKey, row: HeadRow): Promise<unknown>;
  putStretch(key: ItemKey, ordinal: number, bytes: Uint8Array): Promise<unknown>;
  putVerdict(key: ItemKey, row: VerdictRow): Promise<unknown>;
  dropVerdict(key: ItemKey): Promise<unknown>;
  putTotals(totals: Totals): Promise<unknown>;
}

/** Where rows are kept: in IndexedDB, or in memory. */
export interface Shelves {
  read<T>(work: (shelf: Shelf) => Promise<T>): Promise<T>;
  /** All or nothing, one writer at a time; resolves when the transaction is complete. */
  write<T>(work: (shelf: Shelf) => Promise<T>): Promise<T>;
  close(): void;
}

export const NO_TOTALS: Totals = { items: 0, points: 0, since: null };
