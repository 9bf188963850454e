import type { ItemKey } from '../model';
import { createLedger, type Ledger, type LedgerOptions } from './ledger';
import type { HeadRow, Totals, VerdictRow } from './schema';
import { NO_TOTALS, type Shelf, type Shelves } from './shelf';

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
    authorKeys: async (author, limit) => itemsOf(heads, author, limit).map(([key]) => key),
    authorHeads: async (author, limit) => itemsOf(heads, author, limit).map(([, row]) => row),
    verdict: async (key) => verdicts.get(key),
    totals: async () => totals,
    putHead: async (key, row) => heads.set(key, row),
    async putStretch(key, ordinal, bytes) {
      const closed = stretches.get(key) ?? new Map<number, Uint8Array>();
      stretches.set(key, closed.set(ordinal, bytes));
    },
    putVerdict: async (key, row) => verdicts.set(key, row),
    dropVerdict: async (key) => verdicts.delete(key),
    async putTotals(next) {
      totals = next;
    },
  };
}

function itemsOf(heads: ReadonlyMap<ItemKey, HeadRow>, author: string, limit: number): [ItemKey, HeadRow][] {
  return [...heads]
    .filter(([, row]) => row.a === author)
    .sort(([oneKey, one], [otherKey, other]) => (one.o ?? 0) - (other.o ?? 0) || (oneKey < otherKey ? -1 : 1))
    .slice(0, limit);
}
