import type { IDBPDatabase } from 'idb';
import { fromV1 } from './from-v1';
import { fromV2 } from './from-v2';
import { fromV3 } from './from-v3';
import { STORES } from './schema';
import { aside, type Upgrade } from './take-over';

/** Takes over what an earlier version has left, in stores that were put aside. */
type Takeover = (tx: Upgrade) => Promise<void>;

/** Of each earlier version: the stores whose rows are other ones today, and how these are read. */
const EARLIER: readonly { readonly replaced: readonly string[]; readonly takeOver: Takeover }[] = [
  { replaced: ['items', 'stretches', 'verdicts'], takeOver: fromV1 },
  { replaced: ['items', 'seen', 'verdicts', 'reviews', 'meta'], takeOver: fromV2 },
  { replaced: ['authors', 'states', 'seen', 'verdicts', 'reviews', 'meta'], takeOver: fromV3 },
];

export const DB_VERSION = EARLIER.length + 1;

/**
 * Brings a database from `oldVersion` (0: new) to the present one, in the upgrade's own transaction: what rejects must
 * abort it, and leaves the old database as it was.
 */
export async function upgrade(db: IDBPDatabase<unknown>, oldVersion: number, tx: Upgrade): Promise<void> {
  const earlier = EARLIER[oldVersion - 1];
  for (const name of earlier?.replaced ?? []) tx.objectStore(name).name = aside(name);
  for (const name of STORES) if (!db.objectStoreNames.contains(name)) db.createObjectStore(name);
  await earlier?.takeOver(tx);
  for (const name of earlier?.replaced ?? []) db.deleteObjectStore(aside(name));
}
