import type { ItemKey } from '../model';
import { createLedger, type Ledger, type LedgerOptions } from './ledger';
import type { HeadRow, Totals, VerdictRow } from './schema';
import { type AuthorRow, NO_TOTALS, type Shelf, type Shelves } from './shelf';

/** A ledger that forgets: for private windows, and for when the disk is refused. Same rules, same answers. */
export function memoryLedger(options: LedgerOptions = {}): Ledger {
  return createLedger(memoryShelves(), options);
}

function memoryShelves(): Shelves {
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
  let totals: Totals = NO_TOTALS;
  return {
    head: async (key) => heads.get(key),
    stretches: async (key) => [...(stretches.get(key) ?? [])].sort(([a], [b]) => a - b).map(([, bytes]) => bytes),
    authorHeads: async (author, limit) => authorRows(heads, author).slice(0, limit),
    verdict: async (key) => verdicts.get(key),
    totals: async () => totals,
    putHead: async (key, row) => heads.set(key, row),
    async putStretch(key, firstSecond, bytes) {
      const closed = stretches.get(key) ?? new Map<number, Uint8Array>();
      stretches.set(key, closed.set(firstSecond, bytes));
    },
    putVerdict: async (key, row) => verdicts.set(key, row),
    dropVerdict: async (key) => verdicts.delete(key),
    async putTotals(next) {
      totals = next;
    },
  };
}

function authorRows(heads: ReadonlyMap<ItemKey, HeadRow>, author: string): AuthorRow[] {
  return [...heads]
    .filter(([, row]) => row.a === author)
    .map(([key, row]) => ({ key, row }))
    .sort((one, other) => (one.row.o ?? 0) - (other.row.o ?? 0) || (one.key < other.key ? -1 : 1));
}
