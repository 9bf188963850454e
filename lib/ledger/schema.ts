import type { DBSchema, IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';
import type { ItemKey, State, Verdict } from '../model';

export const DB_NAME = 'shuifen';

/**
 * What is known of an item, with its newest stretch. One row is written at every look, so names are one letter and
 * what is usual is left out:
 *
 * | name | is |
 * |---|---|
 * | k | kind, its place in a list (head.ts) |
 * | t | title |
 * | a | author: `<site>:<id>` |
 * | n | author's name |
 * | o | order among the author's items: minus the minute of posting (or of the first look), so that the newest come first |
 * | p | time of posting, ms |
 * | r | key of the item it reposts |
 * | f | bits: 1 promoted, then the flags from 2 on |
 * | c | visible comments: visible, eligible, largest cluster |
 * | s | number of closed stretches |
 * | u | seconds from the last counted look to the newest point's `lastAt` |
 * | b | the open stretch, packed (codec.ts) |
 */
export interface HeadRow {
  readonly k: number;
  readonly t: string;
  readonly a?: string;
  readonly n?: string;
  readonly o?: number;
  readonly p?: number;
  readonly r?: ItemKey;
  readonly f?: number;
  readonly c?: readonly [visible: number, eligible: number, largestCluster: number];
  readonly s?: number;
  readonly u?: number;
  readonly b: Uint8Array;
}

/** Only verdicts that say something are kept: an `unknown` without findings is as quickly made anew. */
export interface VerdictRow {
  /** State. */
  readonly s: State;
  /** When it was last reached. */
  readonly l: number;
  /** The rest: the key is the row's, the state stands above. */
  readonly v: Omit<Verdict, 'key' | 'state'>;
}

/** Kept in the transactions that change them: counting a store of a million rows takes more than a second. */
export interface Totals {
  readonly items: number;
  readonly points: number;
  /** Time of the first observation; null while there is none. */
  readonly since: number | null;
}

export interface LedgerSchema extends DBSchema {
  /** Heads under their item's key. `author` holds only items that have one. */
  items: { key: ItemKey; value: HeadRow; indexes: { author: [author: string, order: number] } };
  /** Closed stretches, packed, numbered from 0 in the order in which they were closed. */
  stretches: { key: [item: ItemKey, number: number]; value: Uint8Array };
  verdicts: { key: ItemKey; value: VerdictRow; indexes: { state: [state: State, at: number] } };
  meta: { key: 'totals'; value: Totals };
}

type Upgrade = IDBPTransaction<LedgerSchema, StoreNames<LedgerSchema>[], 'versionchange'>;

/** Step n takes a database of version n to n + 1. Frozen once released: a change of the schema is a new step. */
const MIGRATIONS: readonly ((db: IDBPDatabase<LedgerSchema>, tx: Upgrade) => void)[] = [
  (db) => {
    db.createObjectStore('items').createIndex('author', ['a', 'o']);
    db.createObjectStore('stretches');
    db.createObjectStore('verdicts').createIndex('state', ['s', 'l']);
    db.createObjectStore('meta');
  },
];

export const DB_VERSION = MIGRATIONS.length;

/** Brings a database from `oldVersion` (0: new) to the present one, inside the upgrade's own transaction. */
export function migrate(db: IDBPDatabase<LedgerSchema>, oldVersion: number, tx: Upgrade): void {
  for (const step of MIGRATIONS.slice(oldVersion)) step(db, tx);
}
