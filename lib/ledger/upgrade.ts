import type { IDBPDatabase, IDBPTransaction } from 'idb';
import { v1ToV2 } from './v1-to-v2';

type Step = (
  db: IDBPDatabase<unknown>,
  tx: IDBPTransaction<unknown, string[], 'versionchange'>,
) => void | Promise<void>;

/** Step n takes a database of version n to n + 1. Frozen once released: a change of the schema is a new step. */
const STEPS: readonly Step[] = [
  (db) => {
    db.createObjectStore('items').createIndex('author', ['a', 'o']);
    db.createObjectStore('stretches');
    db.createObjectStore('verdicts').createIndex('state', ['s', 'l']);
    db.createObjectStore('meta');
  },
  v1ToV2,
];

export const DB_VERSION = STEPS.length;

/** Brings a database from `oldVersion` (0: new) to the present one. What rejects must abort the transaction. */
export async function upgrade(...[db, oldVersion, tx]: [Parameters<Step>[0], number, Parameters<Step>[1]]) {
  for (const step of STEPS.slice(oldVersion)) await step(db, tx);
}
